"""Claims of a sum: what agreement and difference mean where not all of its time is loaded."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from itemized.claims._check import coverage as loaded
from itemized.claims._check import nearby, reports, summaries, unstated
from itemized.claims._check.amounts import BELOW
from itemized.claims._check.case import Case, Draft
from itemized.claims._check.readings import Asked, Seen, look
from itemized.claims._check.resolve import joined
from itemized.claims._check.sides import Sides
from itemized.claims._check.systems import FEC, way_to
from itemized.entities.named import committees_of
from itemized.model import Amount, Claim, Finding, Mention, Verdict
from itemized.money import show_dollars

_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
#: What is split between two is no sum of each, and each has a part of it.
SPLIT = re.compile(r"\b(?:split(?:s|ting)?|divid(?:es?|ed|ing))\b", re.IGNORECASE)
_BOTH = re.compile(r"\bto both\b", re.IGNORECASE)
_EVENLY = re.compile(rf"{SPLIT.pattern}.*\b(?:evenly|equally|in half)\b", re.IGNORECASE)


def settle(draft: Draft, case: Case, sides: Sides, seen: Seen) -> Finding:
    """The finding on a sum between two sides that have rows.

    A sum over part of the time meant may agree by chance, and where it is less than the text's it
    says nothing; where it is more, the whole can only be more still.
    """
    claim = draft.claim
    start, end = loaded.window(claim, case)
    whole = loaded.covered(case.coverage, sides.tables, start, end)
    whose = "spender" if seen.asked.spender else "recipient"
    unreported = reports.gap(case, seen.asked.filers, end, whose) if whole else ""
    if unreported:
        draft.say(unreported)
        draft.missing = reports.way(end, seen.asked.filers)
        whole = False
    raised = claim.kind == "raised_total" and not claim.donor
    if seen.verdict in _AGREES and (raised or claim.kind == "spent_total") and _bounded(claim):
        return _unstated(draft, case, sides, seen)
    if seen.verdict in _AGREES:
        if whole:
            return draft.done(seen.verdict)
        draft.say(loaded.loaded_words(case, sides.tables, spent=seen.asked.spender))
        draft.say("Not all of the time that the text means is loaded.")
        draft.missing += loaded.missing_federal(case, sides.tables, start, end)
        return draft.done(Verdict.MATCH_WITH_CAVEAT)
    if raised or claim.kind == "spent_total":  # what one gave is in rows or is little
        return _unstated(draft, case, sides, seen)
    ceiling = claim.amounts[0].high if claim.amounts else None
    total = Decimal(seen.answers.basis.value or 0)
    if ceiling is not None and total > ceiling:
        return draft.done(Verdict.DIFFERS)
    if whole and claim.period is not None:
        return draft.done(Verdict.DIFFERS)
    if whole and case.published is not None:
        draft.missing = (way_to(FEC, loaded.cycle_of(case.published) - 2),)
    return nearby.not_checkable(draft, case, sides)


def _bounded(claim: Claim) -> bool:
    """Whether the text only says what a sum is less than: rows that are fewer do not bear it out,
    for what is not itemized is more."""
    return bool(claim.amounts) and claim.amounts[0].qualifier in BELOW


def _unstated(draft: Draft, case: Case, sides: Sides, seen: Seen) -> Finding:
    filers = seen.asked.filers
    if draft.claim.kind == "spent_total":
        return unstated.unstated(draft, case, sides, filers, summaries.SPENT)
    held = Sides(held=sides.held or loaded.tables_for(None))
    return unstated.unstated(draft, case, held, filers)


def of_several(
    claim: Claim, case: Case, givers: tuple[Mention, ...], takers: tuple[Mention, ...]
) -> Finding:
    """The finding on a sum over several givers or recipients that the text names together."""
    draft = Draft(claim)
    pairs = [Sides.of(case, giver, None) for giver in givers]
    pairs += [Sides.of(case, None, taker) for taker in takers]
    local = [taker for taker in takers if loaded.local_race(claim, case, taker)]
    for taker in local:
        draft.missing += loaded.missing_local(claim, case, taker)
    unknown = [side for side in pairs if side.unknown or side.vague]
    if unknown or draft.missing:
        names = (named.name for side in unknown for named in (side.giver, side.taker) if named)
        listed = ", ".join((*names, *(taker.name for taker in local)))
        draft.say(f"The loaded records have no one party for {listed}.")
        return nearby.not_checkable(draft, case, Sides())
    payers = tuple(i for side in pairs if side.donor for i in side.donor.ids)
    matches = [match for side in pairs if side.recipient for match in side.recipient.meant]
    payees = tuple(i for match in matches for i in committees_of(case.ledger, match))
    seen = look(Asked(claim, case, payers, payees, "all of them together"))
    draft.answers, draft.records = seen.answers, seen.records
    draft.fields |= seen.fields
    named = [side for pair in pairs for side in (pair.donor, pair.recipient) if side]
    draft.say(*seen.because, *(joined(len(side.meant), side.mention.name) for side in named))
    if not seen.rows:
        return nearby.not_checkable(draft, case, Sides())
    found = settle(draft, case, Sides(), seen)
    if found.verdict not in _AGREES:
        return found
    shares = _shares(seen, case, pairs)
    without = " and ".join(name for name, total in shares if not total)
    if _EVENLY.search(claim.quote) and len({total for _, total in shares}) > 1:
        parts = "; ".join(f"{show_dollars(total)} to {name}" for name, total in shares)
        draft.say(f"The text has it divided evenly, the records {parts}.")
        draft.fields["amount"] = Verdict.DIFFERS
        return draft.done(Verdict.DIFFERS)
    if without and (SPLIT.search(claim.quote) or _BOTH.search(claim.quote)) and not draft.missing:
        draft.say(f"No row shows any of it for {without}.")
        draft.fields["recipient"] = Verdict.DIFFERS
        return draft.done(Verdict.DIFFERS)
    if not without:
        return found
    said = f"No row shows any of it for {without}."
    return replace(found, verdict=Verdict.MATCH_WITH_CAVEAT, because=(*found.because, said))


def own_of_all(claim: Claim, case: Case, takers: tuple[Mention, ...]) -> Finding | None:
    """The finding on what several raised together, by the totals that they state; None where that
    is not known of each."""
    days = loaded.window(claim, case)
    draft = Draft(claim)
    draft.fields["recipient"] = Verdict.MATCH
    groups = []
    for taker in takers:
        side = Sides.of(case, None, taker).recipient
        every = [committees_of(case.ledger, match) for match in (side.meant if side else ())]
        # of several that a name may mean, the one that states a total of that time
        told = [ids for ids in every if summaries.stated(case, ids, summaries.RAISED[:1], days)]
        if len(told) != 1:
            return None
        groups += told
    return summaries.of_all(draft, case, groups, summaries.RAISED, days)


def fewer_rows(found: Finding, claimed: Amount) -> Finding | None:
    """The finding on what several raised, left open where their rows come to less than the text
    has, or than it has it below: what is not itemized is more. None for any other."""
    basis = found.by_then or found.now
    most = claimed.value if claimed.high is None else claimed.high
    if basis is None or Decimal(basis.value or 0) > most:
        return None
    if found.verdict is not Verdict.DIFFERS and claimed.qualifier not in BELOW:
        return None
    said = "Small gifts need not be itemized, and no totals of their own for these days are loaded."
    because = (*found.because, said)
    open_ = replace(found, verdict=Verdict.NOT_CHECKABLE, because=because, fields={}, differs=())
    return replace(open_, records=())


def _shares(seen: Seen, case: Case, pairs: list[Sides]) -> list[tuple[str, Decimal]]:
    """What part in a sum each has of several givers or recipients that the text names together."""
    asked = seen.asked.question()
    shares = []
    for side in pairs:
        one = side.donor or side.recipient
        beside = [other for other in pairs if bool(other.donor) == bool(side.donor)]
        if one is None or len(beside) == 1:
            continue
        ids = tuple(i for match in one.meant for i in committees_of(case.ledger, match))
        only = replace(asked, payers=ids) if side.donor else replace(asked, payees=ids)
        shares.append((one.mention.name, Decimal(case.answers(only).basis.value or 0)))
    return shares
