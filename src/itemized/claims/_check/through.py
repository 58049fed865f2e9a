"""Claims that money went from one party to another through a third: a route answers them.

Through an account that mixes money no dollar can be traced. The payments on file, in order of
time, bear out that there is such a way; how much of the last one can have been the first party's
money, and must have been, is told with it, and a sum in the text is held against these bounds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from itemized.claims._check import around, nearby, stops
from itemized.claims._check import coverage as loaded
from itemized.claims._check.case import Case, Draft, mentions, together
from itemized.claims._check.coverage import tables_for
from itemized.claims._check.other_kinds import OUTSIDE
from itemized.claims._check.resolve import Resolved
from itemized.claims._check.sides import Sides
from itemized.claims._check.ways_end import ends
from itemized.claims._check.ways_found import hop_words, settled
from itemized.claims._check.ways_when import ended_later, is_of, told_by, when
from itemized.entities.named import committees_of
from itemized.model import Claim, Finding, Match, Mention, Verdict

if TYPE_CHECKING:
    from itemized.trace import Route, Traced

_HOPS, _LONGEST = 3, 6  # most that is meant is near; longer ways are many, and looked for second
_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
#: A sum of several that is of each of them.
EACH = re.compile(r"\b(?:each|apiece|respectively)\b", re.IGNORECASE)
#: Givers and takers whose sum is of all of them together.
_Several = tuple[tuple[Match, ...], tuple[Match, ...]]
_MOST = 300  # routes of each number of hops that are looked at


@dataclass(frozen=True)
class _Ways:
    """The ways between two parties of at most so many steps, and whom they are to lead through.

    spent: on a candidate, whose committees got none of it. givers, takers: where a sum is of
    several taken together, all of them. either: through any of these is enough.
    """

    case: Case
    between: tuple[stops.Stop, ...]
    hops: int
    spent: bool = False
    givers: tuple[Match, ...] = ()
    takers: tuple[Match, ...] = ()
    either: bool = False

    @property
    def through(self) -> str:
        """The names of those it is to lead through."""
        return " and ".join(stop.committees[0].name for stop in self.between)

    def of(self, traced: Traced) -> list[Route]:
        """Of routes those that lead through all of them, or any."""
        enough = any if self.either else all
        return [
            route
            for route in traced.routes
            if enough(stop.ids.intersection(route.ids[1:-1]) for stop in self.between)
        ]

    def earmarked(self, traced: Traced) -> bool:
        """Whether one of them passed on gifts of the routes that its filers earmarked."""
        hops = (hop for route in traced.routes for hop in route.hops)
        conduits = {conduit for hop in hops for conduit, *_ in hop.conduits}
        return any(stop.ids & conduits for stop in self.between)

    def to(self, giver: Match, taker: Match) -> tuple[str, ...]:
        """Where it is to arrive: the taker and its committees, but for the giver itself."""
        own = [
            (match.entity_id,) if self.spent else committees_of(self.case.ledger, match)
            for match in self.takers or (taker,)
        ]
        ids = dict.fromkeys(i for each in own for i in each)
        return tuple(i for i in ids if i not in self.of_givers(giver))

    def of_givers(self, giver: Match) -> list[str]:
        """Whose money it is: the giver's, or that of all who gave together."""
        return [m.entity_id for m in self.givers or (giver,)]

    def traced(
        self, giver: Match, taker: Match, start: date | None = None, *, as_of: date | None = None
    ) -> Traced:
        """The routes from the one to the other up to the article's day."""
        # with it comes the database, which reading does without
        from itemized.trace import Wanted, trace

        day = self.case.published
        end = day + timedelta(days=1) if day else None
        wanted = Wanted(hops=self.hops, limit=_MOST, start=start, end=end, as_of=as_of)
        return trace(self.case.ledger, self.of_givers(giver), self.to(giver, taker), wanted)


def check_through(
    claim: Claim,
    case: Case,
    target: Mention | None = None,
    *,
    directly: Callable[[], Finding] | None = None,
) -> Finding | None:
    """The finding on a claim whose sentence names through whom the money went; None where it names
    nobody the records know.

    target: on whom it was spent, of outside spending. directly: what finds the claim's gift itself.
    Where the one it went through is the conduit of earmarked gifts, both are looked at: these, and
    the ways through its account.
    """
    found, earmarked = _asked(claim, case, target)
    if found is None or not earmarked or directly is None:
        return found
    gifts = directly()
    if gifts.verdict in _AGREES or found.verdict in _AGREES:
        return gifts if gifts.verdict in _AGREES else found
    verdicts = {gifts.verdict, found.verdict}
    verdict = found.verdict if len(verdicts) == 1 else Verdict.DIFFERS
    verdict = Verdict.NOT_CHECKABLE if Verdict.NOT_CHECKABLE in verdicts else verdict
    said = (*gifts.because, "Of ways through its account:", *found.because)
    return replace(found, verdict=verdict, because=said, records=gifts.records + found.records)


def _asked(claim: Claim, case: Case, target: Mention | None) -> tuple[Finding | None, bool]:
    """The finding by ways, and whether one that they lead through is also a conduit between the
    claim's parties; of several parties the gravest."""
    if case.reader is None or claim.kind not in stops.KINDS:
        return None, False
    givers, takers = mentions(claim.donor), (target,) if target else mentions(claim.recipient)
    between = stops.between(claim, case)
    if not givers or not takers or not between or len(claim.amounts) > 1:
        return None, False
    pairs = [Sides.of(case, giver, taker) for giver, taker in product(givers, takers)]
    if any(not sides.donor or not sides.recipient or sides.unknown for sides in pairs):
        return None, False
    alike = claim.extra.get("each") or EACH.search(claim.quote)
    asked = _of_all if len(pairs) > 1 and claim.amounts and not alike else _of_each
    return asked(claim, case, pairs, between)


def _of_each(
    claim: Claim, case: Case, pairs: list[Sides], between: tuple[stops.Stop, ...]
) -> tuple[Finding | None, bool]:
    each = [_of_pair(claim, case, sides, between) for sides in pairs]
    found = [finding for finding, _ in each if finding is not None]
    if len(found) < len(each):
        return None, False
    return together(found), any(earmarked for _, earmarked in each)


def _of_all(
    claim: Claim, case: Case, pairs: list[Sides], between: tuple[stops.Stop, ...]
) -> tuple[Finding | None, bool]:
    """The finding on a sum of several givers or takers: there is a way between each two of them,
    and the sum is of all together or of each. Where the text does not say which, the reading that
    agrees is taken."""
    ways, earmarked = _of_each(replace(claim, amounts=()), case, pairs, between)
    if ways is None or ways.verdict not in _AGREES:
        return ways, earmarked
    named = [(sides.donor, sides.recipient) for sides in pairs]
    givers, takers = (
        tuple(dict.fromkeys(match for side in sides if side for match in side.meant))
        for sides in zip(*named, strict=True)
    )
    several = (givers if len(givers) > 1 else (), takers if len(takers) > 1 else ())
    every, _ = _of_pair(claim, case, pairs[0], between, several)
    if every is not None and every.verdict in _AGREES:
        return every, earmarked
    alone, _ = _of_each(claim, case, pairs, between)
    return (alone if alone and alone.verdict in _AGREES else every), earmarked


def _of_pair(
    claim: Claim,
    case: Case,
    sides: Sides,
    between: tuple[stops.Stop, ...],
    several: _Several = ((), ()),
) -> tuple[Finding | None, bool]:
    dated = around.dated(claim, case)
    found, earmarked = _by_way(dated, case, sides, between, several)
    if len(between) > 1 and (found is None or not found.routed):
        apart = _by_each(dated, case, sides, between, several) if claim.amounts else None
        if apart is not None:
            return stops.with_others(apart, claim, case, between), earmarked
        between = between[:1]  # each may have carried a part: told of the first alone
        found, earmarked = _by_way(dated, case, sides, between, several)
    return found and stops.with_others(found, claim, case, between), earmarked


def _by_each(
    claim: Claim,
    case: Case,
    sides: Sides,
    between: tuple[stops.Stop, ...],
    several: _Several,
) -> Finding | None:
    """The finding on a sum that went through several, a part through each; None where no way leads
    through one of them."""
    one = replace(claim, amounts=())
    ways = [_by_way(one, case, sides, (stop,), several)[0] for stop in between]
    if any(found is None or not found.routed for found in ways):
        return None
    return _by_way(claim, case, sides, between, several, either=True)[0]


def _by_way(
    claim: Claim,
    case: Case,
    sides: Sides,
    between: tuple[stops.Stop, ...],
    several: _Several,
    *,
    either: bool = False,
) -> tuple[Finding | None, bool]:
    """The finding on ways that lead through all of these (or any), and whether one is a conduit."""
    ways = _Ways(case, between, _HOPS, claim.kind == "ie_spending", *several, either)
    found, earmarked = _looked(claim, case, sides, ways)
    if found is not None and _may_be_longer(found):
        longer, _ = _looked(claim, case, sides, replace(ways, hops=_LONGEST))
        found = longer if longer is not None and longer.routed else found
    return found, earmarked


#: What a finding that money went a way makes of the claim that none did.
_DENIED = {
    Verdict.MATCH: Verdict.DIFFERS,
    Verdict.MATCH_WITH_CAVEAT: Verdict.DIFFERS,
    Verdict.DID_NOT_HOLD_THEN: Verdict.HELD_THEN_NOT_NOW,
    Verdict.DIFFERS: Verdict.MATCH_WITH_CAVEAT,
    Verdict.NO_MATCHING_RECORD: Verdict.MATCH_WITH_CAVEAT,
}


def check_no_way(claim: Claim, case: Case, directly: Callable[[], Finding]) -> Finding | None:
    """The finding on a claim that nothing went from one party to another through a third; None
    where it names no third.

    directly: what finds whether anything went there at all; gifts that name the third as their
    conduit speak against the claim as much as a way through its account.
    """
    way = replace(claim, kind="relation", amounts=())
    found, earmarked = _asked(way, case, None)
    if found is None:
        return None
    if earmarked:
        gifts = directly()
        if gifts.records and not stops.unknown_way(gifts, way, case):
            return gifts
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


def _looked(claim: Claim, case: Case, sides: Sides, ways: _Ways) -> tuple[Finding | None, bool]:
    draft = Draft(claim)
    earmarked = False
    giver, taker = sides.donor, sides.recipient
    every: list[Traced] = []
    other: list[Route] = []
    givers = {match.entity_id for match in giver.meant} if giver else set()
    for parties in product(giver.meant if giver else (), taker.meant if taker else ()):
        if givers.issuperset(ways.to(*parties)):
            continue  # from somebody to themselves
        traced = ways.traced(*parties)
        earmarked = earmarked or ways.earmarked(traced)
        for way in ends(claim):
            by = partial(_by_way_of, ways, way)
            if by(traced):
                return _timed(draft, ways, parties, by, traced), earmarked
        other += ways.of(traced)
        every.append(traced)
    if other:
        return _otherwise(draft, other), earmarked
    if not every:
        return None, False
    if any(_cut(traced) for traced in every):
        draft.say(
            f"More ways lead from {_name(giver)} to {_name(taker)} than were looked"
            f" at; none of the largest leads through {ways.through}."
        )
        return nearby.not_checkable(draft, case, sides), earmarked
    return _no_route(draft, case, sides, ways), earmarked


def _by_way_of(ways: _Ways, way: Callable[[Route], bool], traced: Traced) -> list[Route]:
    return [route for route in ways.of(traced) if way(route)]


def _otherwise(draft: Draft, routes: list[Route]) -> Finding:
    """The finding where the only ways there are refunds, or spending on the last party."""
    best = routes[0]
    draft.records = tuple(record for hop in best.hops for record in hop.records)
    draft.say(*map(hop_words, best.hops))
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
        later = period.start and ways.case.published and period.start > ways.case.published
        within = None if later else ways.traced(*parties, period.start)
        # what was given in that time may have gone on later
        timed = [
            r
            for r in (by(within) if within else ())
            if period.end is None or r.hops[0].first < period.end
        ]
        if within and timed:
            routes, traced, start = timed, within, period.start
            draft.say(*filter(None, [ended_later(timed, period)]))
        else:
            routes = [r for r in routes if any(is_of(hop, period) for hop in r.hops[1:])]
            if not routes:
                draft.fields["period"] = Verdict.DIFFERS
                draft.say(f"Payments on file lead that way, but none of them is {when(period)}.")
                return settled(draft, by(traced), traced, Verdict.DIFFERS, cut=_cut(traced))
            draft.say(f"The way began before; a later payment of it was {when(period)}.")
    if day := ways.case.known_by:
        then = ways.traced(*parties, start, as_of=day)
        if not by(then) and not _cut(then) and told_by(ways.case, routes[0], day):
            draft.say(
                f"By {day} some of these payments were on file in one report alone, which counts"
                " them otherwise: the payer's, or the recipient's as shares of joint fundraising."
            )
            found = settled(draft, routes, traced, cut=_cut(traced))
            softer = Verdict.MATCH_WITH_CAVEAT
            return replace(found, verdict=softer) if found.verdict is Verdict.MATCH else found
        if not by(then) and not _cut(then):
            draft.say(f"By {day} no filing showed such a way: what follows was filed later.")
            return settled(draft, routes, traced, Verdict.DID_NOT_HOLD_THEN, cut=_cut(traced))
    return settled(draft, routes, traced, cut=_cut(traced))


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
