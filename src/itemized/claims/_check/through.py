"""Claims that money went from one party to another through a third: a route answers them.

Through an account that mixes money no dollar can be traced. The payments on file, in order of
time, bear out that there is such a way; how much of the last one can have been the first party's
money, and must have been, is told with it, and a sum in the text is held against these bounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from itemized.claims._check import around, nearby, outside, stops
from itemized.claims._check import coverage as loaded
from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.coverage import tables_for
from itemized.claims._check.other_kinds import OUTSIDE, words_of
from itemized.claims._check.resolve import Resolved
from itemized.claims._check.sides import Sides
from itemized.entities.named import committees_of
from itemized.model import Amount, Claim, Finding, Kind, Match, Mention, Period, Verdict
from itemized.money import show_dollars

if TYPE_CHECKING:
    from itemized.trace import Hop, Route, Traced

_HOPS, _LONGEST = 3, 6  # most that is meant is near; longer ways are many, and looked for second
_MOST = 300  # routes of each number of hops that are looked at
_TRIFLE = 10  # of a payment so many times as large, hardly any was the first party's


@dataclass(frozen=True)
class _Ways:
    """The ways between two parties of at most so many steps, and whom they are to lead through.

    spent: on a candidate, whose committees got none of it.
    """

    case: Case
    between: tuple[Match, ...]
    hops: int
    spent: bool = False

    @property
    def through(self) -> str:
        """The names of those it is to lead through."""
        return " and ".join(match.name for match in self.between)

    def traced(
        self, giver: Match, taker: Match, start: date | None = None, *, as_of: date | None = None
    ) -> Traced:
        """The routes from the one to the other up to the article's day."""
        # with it comes the database, which reading does without
        from itemized.trace import Wanted, trace

        day = self.case.published
        end = day + timedelta(days=1) if day else None
        wanted = Wanted(hops=self.hops, limit=_MOST, start=start, end=end, as_of=as_of)
        to = (taker.entity_id,) if self.spent else committees_of(self.case.ledger, taker)
        return trace(self.case.ledger, [giver.entity_id], to, wanted)


def check_through(claim: Claim, case: Case, target: Mention | None = None) -> Finding | None:
    """The finding on a claim whose sentence names through whom the money went; None where it names
    nobody the records know, or a conduit of earmarked gifts, which is no stop on the way.

    target: on whom it was spent, of outside spending.
    """
    if case.reader is None or claim.kind not in stops.KINDS:
        return None
    givers, takers = mentions(claim.donor), (target,) if target else mentions(claim.recipient)
    if len(givers) != 1 or len(takers) != 1 or len(claim.amounts) > 1:
        return None
    between = stops.between(claim, case)
    sides = Sides.of(case, givers[0], takers[0])
    if not between or not sides.donor or not sides.recipient or sides.unknown:
        return None
    dated = around.dated(claim, case)
    found = _by_way(dated, case, sides, between)
    if len(between) > 1 and (found is None or not found.routed):
        between = between[:1]  # each may have carried a part: told of the first alone
        found = _by_way(dated, case, sides, between)
    return stops.with_others(found, claim, case, between) if found is not None else None


def _by_way(claim: Claim, case: Case, sides: Sides, between: tuple[Match, ...]) -> Finding | None:
    """The finding on ways that lead through all of these."""
    spent = claim.kind == "ie_spending"
    found = _looked(claim, case, sides, _Ways(case, between, _HOPS, spent))
    if found is not None and _may_be_longer(found):
        longer = _looked(claim, case, sides, _Ways(case, between, _LONGEST, spent))
        found = longer if longer is not None and longer.routed else found
    return found


#: What a finding that money went a way makes of the claim that none did.
_DENIED = {
    Verdict.MATCH: Verdict.DIFFERS,
    Verdict.MATCH_WITH_CAVEAT: Verdict.DIFFERS,
    Verdict.DID_NOT_HOLD_THEN: Verdict.HELD_THEN_NOT_NOW,
    Verdict.DIFFERS: Verdict.MATCH_WITH_CAVEAT,
    Verdict.NO_MATCHING_RECORD: Verdict.MATCH_WITH_CAVEAT,
}


def check_no_way(claim: Claim, case: Case) -> Finding | None:
    """The finding on a claim that nothing went from one party to another through a third; None
    where it names no third."""
    found = check_through(replace(claim, kind="relation", amounts=()), case)
    if found is None:
        return None
    verdict = _DENIED.get(found.verdict, found.verdict)
    if found.routed and not any(route.at_least for route in found.routed.routes):
        verdict = Verdict.NOT_CHECKABLE  # there is such a way, and it may have carried nothing
    fields = {} if verdict is found.verdict else {"amount": verdict}
    return replace(found, claim=claim, verdict=verdict, fields=fields)


def _may_be_longer(found: Finding) -> bool:
    """Whether ways of more steps could bear out what those looked at do not."""
    none = found.verdict is Verdict.NO_MATCHING_RECORD
    short = found.fields.get("amount") is Verdict.DIFFERS and found.routed is not None
    return none or short


def _looked(claim: Claim, case: Case, sides: Sides, ways: _Ways) -> Finding | None:
    draft = Draft(claim)
    giver, taker = sides.donor, sides.recipient
    every: list[Traced] = []
    other: list[Route] = []
    for parties in product(giver.meant if giver else (), taker.meant if taker else ()):
        traced = ways.traced(*parties)
        if _conduits(traced) & {match.entity_id for match in ways.between}:
            return None
        for way in _ends(claim):
            by = partial(_by_way_of, ways.between, way)
            if by(traced):
                return _timed(draft, ways, parties, by, traced)
        other += _by_way_of(ways.between, lambda _: True, traced)
        every.append(traced)
    if other:
        return _otherwise(draft, other)
    if any(_cut(traced) for traced in every):
        draft.say(
            f"More ways lead from {_name(giver)} to {_name(taker)} than were looked"
            f" at; none of the largest leads through {ways.through}."
        )
        return nearby.not_checkable(draft, case, sides)
    return _no_route(draft, case, sides, ways)


def _by_way_of(
    between: tuple[Match, ...], way: Callable[[Route], bool], traced: Traced
) -> list[Route]:
    stops_ = {match.entity_id for match in between}
    return [r for r in traced.routes if stops_.issubset(r.ids[1:-1]) and way(r)]


def _ends(claim: Claim) -> tuple[Callable[[Route], bool], ...]:
    """How a way that bears the claim out may end, the likeliest first."""
    if claim.kind == "ie_spending":
        return (_is_spent_against,) if outside.side(claim) == "oppose" else (_is_support,)
    return (_is_gift, _is_support) if claim.kind == "relation" else (_is_gift,)


def _is_gift(route: Route) -> bool:
    """Whether the last party got the money, and none on the way only gave back what it had."""
    return route.hops[-1].side is None and not any(map(_gives_back, route.hops))


def _is_support(route: Route) -> bool:
    """Whether the last party is whom the money was spent for."""
    return route.hops[-1].side == "support" and not any(map(_gives_back, route.hops))


def _is_spent_against(route: Route) -> bool:
    """Whether the last party is whom the money was spent against."""
    return route.hops[-1].side == "oppose" and not any(map(_gives_back, route.hops))


def _gives_back(hop: Hop) -> bool:
    kinds = [kind for kind, *_ in hop.kinds] or [hop.kind]
    return all(kind in (Kind.REFUND, Kind.LOAN_REPAYMENT) for kind in kinds)


def _otherwise(draft: Draft, routes: list[Route]) -> Finding:
    """The finding where the only ways there are refunds, or spending on the last party."""
    best = routes[0]
    draft.records = tuple(record for hop in best.hops for record in hop.records)
    draft.say(*map(_hop_words, best.hops))
    if best.hops[-1].side is None:
        draft.say("What is given back is no gift.")
    elif draft.claim.kind != "ie_spending":
        draft.say(OUTSIDE)
    draft.fields |= {"donor": Verdict.MATCH, "recipient": Verdict.DIFFERS}
    return draft.done(Verdict.DIFFERS)


def _cut(traced: Traced) -> bool:
    """Whether there may be routes beside those listed."""
    lengths = Counter(len(r.hops) for r in traced.routes)
    return not traced.complete or any(n >= _MOST for n in lengths.values())


def _timed(
    draft: Draft,
    ways: _Ways,
    parties: tuple[Match, Match],
    by: Callable[[Traced], list[Route]],
    traced: Traced,
) -> Finding:
    """The finding where there is such a way, at the time the text names and as filed by its day.

    by: of the routes those that lead as the text says."""
    period, routes = draft.claim.period, by(traced)
    start = None
    if period and (period.start or period.end):
        within = ways.traced(*parties, period.start)
        # what was given in that time may have gone on later
        timed = [r for r in by(within) if period.end is None or r.hops[0].first < period.end]
        if timed:
            routes, traced, start = timed, within, period.start
        else:
            routes = [r for r in routes if any(_is_of(hop, period) for hop in r.hops[1:])]
            if not routes:
                draft.fields["period"] = Verdict.DIFFERS
                draft.say(f"Payments on file lead that way, but none of them is {_when(period)}.")
                return _settled(draft, by(traced), traced, Verdict.DIFFERS)
            draft.say(f"The way began before; a later payment of it was {_when(period)}.")
    if day := ways.case.published:
        then = ways.traced(*parties, start, as_of=day)
        if not by(then) and not _cut(then):
            draft.say(f"By {day} no filing showed such a way: what follows was filed later.")
            return _settled(draft, routes, traced, Verdict.DID_NOT_HOLD_THEN)
    return _settled(draft, routes, traced)


def _is_of(hop: Hop, period: Period) -> bool:
    """Whether a payment that is known by its day is of a time."""
    days = {hop.first, hop.last, *(record.date for record in hop.records if record.date)}
    return any(
        (period.start is None or period.start <= day) and (period.end is None or day < period.end)
        for day in days
    )


def _when(period: Period) -> str:
    one_day = period.start and period.end == period.start + timedelta(days=1)
    return f"{'on' if one_day else 'within'} {period.text or 'that time'}"


def _conduits(traced: Traced) -> set[str]:
    hops = (hop for route in traced.routes for hop in route.hops)
    return {conduit for hop in hops for conduit, *_ in hop.conduits}


def _settled(
    draft: Draft, routes: list[Route], traced: Traced, verdict: Verdict | None = None
) -> Finding:
    """The finding where there is such a way: by its bounds, and the sum in the text.

    verdict: the one it has whatever the bounds are.
    """
    most = sum((r.at_most for r in routes), Decimal(0))
    side = routes[0].hops[-1].side
    most = min([most, *(t.at_most for t in traced.together if t.side == side)])
    leasts = [r.at_least for r in routes if r.at_least is not None]
    least = max(leasts, default=None)
    best = routes[0]
    draft.routed = replace(traced, routes=tuple(routes))
    records = (record for route in routes for hop in route.hops for record in hop.records)
    draft.records = tuple({record.entry_key: record for record in records}.values())
    draft.fields |= {"donor": Verdict.MATCH, "recipient": Verdict.MATCH}
    draft.say(*map(_hop_words, best.hops))
    draft.say(_bounds_words(routes, most, least))
    draft.say(f"Ways of more than {traced.wanted.hops} steps were not looked at.")
    if best.hops[-1].side and draft.claim.kind != "ie_spending":
        draft.say(OUTSIDE)
    for hop in best.hops[1:]:
        if hop.split:
            draft.say(
                f"{hop.payee} itself reports {show_dollars(hop.split[1])} as {best.hops[0].payer}'s"
                " share of a joint fundraising committee's money."
            )
    return draft.done(verdict or _verdict(draft, routes, most, least, cut=_cut(traced)))


def _verdict(
    draft: Draft, routes: list[Route], most: Decimal, least: Decimal | None, *, cut: bool
) -> Verdict:
    """Whether the bounds bear the text out: only in part, where the money was mixed."""
    amounts = draft.claim.amounts
    if not amounts:
        # without a caveat only what the last one got, and was no trifle of what was paid there
        paid = sum((route.hops[-1].total for route in routes), Decimal(0))
        sure = bool(least) and _TRIFLE * most >= paid and not routes[0].hops[-1].side
        return Verdict.MATCH if sure else Verdict.MATCH_WITH_CAVEAT
    low, high = amounts[0].low, amounts[0].high
    over = _over(amounts[0], most)
    if over is not None and cut:
        draft.say(f"The text says {amounts[0].text}; more ways lead there than were looked at.")
        return Verdict.NOT_CHECKABLE
    if over is Verdict.MATCH_WITH_CAVEAT:
        draft.say(f"The text says {amounts[0].text}, loosely rounded above that.")
    elif over is not None:
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


def _over(amount: Amount, most: Decimal) -> Verdict | None:
    """What is made of a sum above the most that can have come; None of one that is not above it."""
    low = amount.value if amount.low is None else amount.low
    if most < low:
        return Verdict.DIFFERS
    if amount.value <= most or amount.qualifier in ("range", "less_than", "up_to"):
        return None
    return compare(amount, most).verdict


def _hop_words(hop: Hop) -> str:
    days = str(hop.first) if hop.first == hop.last else f"{hop.first} to {hop.last}"
    paid = "one payment" if hop.n == 1 else f"{hop.n:,} payments"
    whom = f"for {hop.payee}" if hop.side == "support" else f"to {hop.payee}"
    whom = f"against {hop.payee}" if hop.side == "oppose" else whom
    return f"{hop.payer} {whom}: {show_dollars(hop.total)} in {paid}, {days}{_kind_words(hop)}."


def _kind_words(hop: Hop) -> str:
    """What the payments are, where they are no gifts of money and no spending on a candidate."""
    kinds = [Kind(kind) for kind, *_ in hop.kinds or ((hop.kind,),)]
    odd = [words_of(kind) for kind in kinds if kind not in (Kind.CONTRIBUTION, Kind.TRANSFER)]
    return f" ({', '.join(odd)})" if odd and not hop.side else ""


def _bounds_words(routes: list[Route], most: Decimal, least: Decimal | None) -> str:
    first, last = routes[0].hops[0], routes[0].hops[-1]
    over = "Of this" if len(routes) == 1 else f"Over {len(routes):,} such ways taken together"
    what = f"was spent on {last.payee}" if last.side else f"reached {last.payee}"
    said = (
        f"{over}, at most {show_dollars(most)} of what {what} can have been {first.payer}'s money"
    )
    if least:
        return (
            f"{said}, and at least {show_dollars(least)} must have been, if the records are whole."
        )
    if why := next((r.why for r in routes if r.at_least is None), ""):
        return f"{said}; no least can be given, since {why}."
    return f"{said}; none of it need have been: the accounts held other money."


def _no_route(draft: Draft, case: Case, sides: Sides, ways: _Ways) -> Finding:
    """The finding where no chain of payments in order of time leads that way."""
    start, end = loaded.window(draft.claim, case)
    draft.say(
        f"No payments on file lead, in order of time, from {_name(sides.donor)} through"
        f" {ways.through} to {_name(sides.recipient)} in at most {ways.hops} steps."
    )
    tables = dict.fromkeys((*sides.tables, *tables_for("committee")))
    if not loaded.covered(case.coverage, tuple(tables), start, end):
        return nearby.not_checkable(draft, case, sides)
    draft.say(loaded.loaded_words(case, tuple(tables)))
    return draft.done(Verdict.NO_MATCHING_RECORD)


def _name(side: Resolved | None) -> str:
    return side.meant[0].name if side and side.meant else "anybody"
