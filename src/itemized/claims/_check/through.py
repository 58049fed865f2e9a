"""Claims that money went from one party to another through a third: a route answers them.

Through an account that mixes money no dollar can be traced. The payments on file, in order of
time, bear out that there is such a way; how much of the last one can have been the first party's
money, and must have been, is told with it, and a sum in the text is held against these bounds.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from itemized.claims._check import coverage as loaded
from itemized.claims._check import nearby
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.coverage import tables_for
from itemized.claims._check.resolve import Resolved, committees_of
from itemized.claims._check.sides import Sides
from itemized.model import Claim, Finding, Match, Mention, Verdict
from itemized.money import show_dollars

if TYPE_CHECKING:
    from itemized.trace import Hop, Route, Traced

KINDS = ("relation", "donation", "donation_total", "transfer")
_HOPS = 3
_MOST = 300  # routes of each number of hops that are looked at
_NAME = r"[A-Z][\w.&'\u2019-]*"
_THROUGH = re.compile(
    r"\b(?:[Tt]hrough|[Vv]ia|[Bb]y way of)\s+(?:the |a |his |her |its |their )?"
    rf"(?P<name>{_NAME}(?:\s+(?:(?:of|for|the|and|&|to)\s+)*{_NAME})*)"
)


def check_through(claim: Claim, case: Case) -> Finding | None:
    """The finding on a claim whose sentence names through whom the money went; None where it names
    nobody the records know, or a conduit of earmarked gifts, which is no stop on the way."""
    if case.reader is None or claim.kind not in KINDS:
        return None
    givers, takers = mentions(claim.donor), mentions(claim.recipient)
    if len(givers) != 1 or len(takers) != 1 or len(claim.amounts) > 1:
        return None
    between = _between(claim, case, (*givers, *takers))
    sides = Sides.of(case, givers[0], takers[0])
    if between is None or not sides.donor or not sides.recipient or sides.unknown:
        return None
    draft = Draft(claim)
    every = []
    for giver, taker in product(sides.donor.meant, sides.recipient.meant):
        traced = _traced(case, giver, taker)
        if between.entity_id in _conduits(traced):
            return None
        if routes := _by_way_of(between, traced):
            return _timed(draft, case, (giver, taker, between), routes, traced)
        every.append(traced)
    if any(_cut(traced) for traced in every):
        draft.say(
            f"More ways lead from {_name(sides.donor)} to {_name(sides.recipient)} than were looked"
            f" at; none of the largest leads through {between.name}."
        )
        return nearby.not_checkable(draft, case, sides)
    return _no_route(draft, case, sides, between)


def _by_way_of(between: Match, traced: Traced) -> list[Route]:
    return [r for r in traced.routes if between.entity_id in r.ids[1:-1]]


def _cut(traced: Traced) -> bool:
    """Whether there may be routes beside those listed."""
    lengths = Counter(len(r.hops) for r in traced.routes)
    return not traced.complete or any(n >= _MOST for n in lengths.values())


def _timed(
    draft: Draft,
    case: Case,
    parties: tuple[Match, Match, Match],
    routes: list[Route],
    traced: Traced,
) -> Finding:
    """The finding where there is such a way, at the time the text names and as filed by its day."""
    giver, taker, between = parties
    period = draft.claim.period
    if period and (period.start or period.end):
        within = _traced(case, giver, taker, period.start)
        # what was given in that time may have gone on later
        timed = [
            r
            for r in _by_way_of(between, within)
            if period.end is None or r.hops[0].first < period.end
        ]
        if not timed:
            draft.fields["period"] = Verdict.DIFFERS
            draft.say(
                "Payments on file lead that way, but none begin within"
                f" {period.text or 'that time'}."
            )
            return _settled(draft, routes, traced, Verdict.DIFFERS)
        routes, traced = timed, within
    if case.published:
        start = period.start if period else None
        then = _traced(case, giver, taker, start, as_of=case.published)
        if not _by_way_of(between, then) and not _cut(then):
            draft.say(
                f"By {case.published} no filing showed such a way: what follows was filed later."
            )
            return _settled(draft, routes, traced, Verdict.DID_NOT_HOLD_THEN)
    return _settled(draft, routes, traced)


def _conduits(traced: Traced) -> set[str]:
    hops = (hop for route in traced.routes for hop in route.hops)
    return {conduit for hop in hops for conduit, *_ in hop.conduits}


def _between(claim: Claim, case: Case, parties: tuple[Mention, ...]) -> Match | None:
    """Whom the sentence says the money went through, where that is one committee on record."""
    sentence = claim.sentence
    for m in _THROUGH.finditer(case.reading.article.text, sentence.start, sentence.end):
        words = m["name"].rstrip(".,;").split()
        for n in range(len(words), 0, -1):
            name = " ".join(words[:n])
            start = m.start("name")
            mention = Mention(name, name, start, start + len(name), "committee")
            if any(p.start < mention.end and mention.start < p.end for p in parties):
                break
            found = case.resolve(mention, "recipient").meant
            if len(found) == 1 and found[0].kind == "committee":
                return found[0]
    return None


def _traced(
    case: Case,
    giver: Match,
    taker: Match,
    start: date | None = None,
    *,
    as_of: date | None = None,
) -> Traced:
    # with it comes the database, which reading does without
    from itemized.trace import Wanted, trace

    end = case.published + timedelta(days=1) if case.published else None
    wanted = Wanted(hops=_HOPS, limit=_MOST, start=start, end=end, as_of=as_of)
    to = committees_of(case.ledger, taker)
    return trace(case.ledger, [giver.entity_id], to, wanted)


def _settled(
    draft: Draft, routes: list[Route], traced: Traced, verdict: Verdict | None = None
) -> Finding:
    """The finding where there is such a way: by its bounds, and the sum in the text.

    verdict: the one it has whatever the bounds are.
    """
    most = sum((r.at_most for r in routes), Decimal(0))
    if traced.together:
        most = min(most, traced.together[0])
    leasts = [r.at_least for r in routes if r.at_least is not None]
    least = max(leasts, default=None)
    best = routes[0]
    draft.routed = replace(traced, routes=tuple(routes))
    records = (record for route in routes for hop in route.hops for record in hop.records)
    draft.records = tuple({record.entry_key: record for record in records}.values())
    draft.fields |= {"donor": Verdict.MATCH, "recipient": Verdict.MATCH}
    draft.say(*map(_hop_words, best.hops))
    draft.say(_bounds_words(routes, most, least))
    for hop in best.hops[1:]:
        if hop.split:
            draft.say(
                f"{hop.payee} itself reports {show_dollars(hop.split[1])} as {best.hops[0].payer}'s"
                " share of a joint fundraising committee's money."
            )
    return draft.done(verdict or _verdict(draft, most, least))


def _verdict(draft: Draft, most: Decimal, least: Decimal | None) -> Verdict:
    """Whether the bounds bear the text out: only in part, where the money was mixed."""
    amounts = draft.claim.amounts
    if not amounts:
        return Verdict.MATCH if least else Verdict.MATCH_WITH_CAVEAT
    low, high = amounts[0].low, amounts[0].high
    if low is not None and most < low:
        draft.fields["amount"] = Verdict.DIFFERS
        draft.say(f"The text says {amounts[0].text}.")
        return Verdict.DIFFERS
    if high is not None and least is not None and least > high:
        draft.fields["amount"] = Verdict.DIFFERS
        draft.say(f"The text says {amounts[0].text}.")
        return Verdict.DIFFERS
    sure = least is not None and (low or 0) <= least and (high is None or most <= high)
    draft.fields["amount"] = Verdict.MATCH if sure else Verdict.MATCH_WITH_CAVEAT
    return draft.fields["amount"]


def _hop_words(hop: Hop) -> str:
    days = str(hop.first) if hop.first == hop.last else f"{hop.first} to {hop.last}"
    paid = "one payment" if hop.n == 1 else f"{hop.n:,} payments"
    whom = f"for {hop.payee}" if hop.side == "support" else f"to {hop.payee}"
    whom = f"against {hop.payee}" if hop.side == "oppose" else whom
    return f"{hop.payer} {whom}: {show_dollars(hop.total)} in {paid}, {days}."


def _bounds_words(routes: list[Route], most: Decimal, least: Decimal | None) -> str:
    first, last = routes[0].hops[0], routes[0].hops[-1]
    over = "Of this" if len(routes) == 1 else f"Over {len(routes):,} such ways taken together"
    said = (
        f"{over}, at most {show_dollars(most)} of what reached {last.payee} can have been"
        f" {first.payer}'s money"
    )
    if least:
        return (
            f"{said}, and at least {show_dollars(least)} must have been, if the records are whole."
        )
    if why := next((r.why for r in routes if r.at_least is None), ""):
        return f"{said}; no least can be given, since {why}."
    return f"{said}; none of it need have been: the accounts held other money."


def _no_route(draft: Draft, case: Case, sides: Sides, between: Match) -> Finding:
    """The finding where no chain of payments in order of time leads that way."""
    start, end = loaded.window(draft.claim, case)
    draft.say(
        f"No payments on file lead, in order of time, from {_name(sides.donor)} through"
        f" {between.name} to {_name(sides.recipient)} in at most {_HOPS} steps."
    )
    tables = dict.fromkeys((*sides.tables, *tables_for("committee")))
    if not loaded.covered(case.coverage, tuple(tables), start, end):
        return nearby.not_checkable(draft, case, sides)
    draft.say(loaded.loaded_words(case, tuple(tables)))
    return draft.done(Verdict.NO_MATCHING_RECORD)


def _name(side: Resolved | None) -> str:
    return side.meant[0].name if side and side.meant else "anybody"
