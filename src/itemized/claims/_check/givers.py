"""Gifts set against each other: who of two gave more, or to whom of two somebody gave more."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from itemized.claims._check import around, margins, nearby
from itemized.claims._check import coverage as loaded
from itemized.claims._check.case import Case, Draft
from itemized.claims._check.resolve import Resolved, shown
from itemized.claims._check.sides import Sides
from itemized.model import GIFTS, Claim, Finding, Mention, Question, Verdict
from itemized.money import show_dollars


def check_gifts(
    draft: Draft, case: Case, pairs: Sequence[tuple[Mention, Mention | None]]
) -> Finding:
    """The finding on the gifts of one pair being more than those of another.

    In all there may be gifts that only a state's records hold, so that no sum of federal ones
    takes that back; to one recipient its own reports tell.
    """
    every: list[Sides] = []
    for giver, taker in pairs:
        sides = around.ready(draft, case, giver, taker)
        if isinstance(sides, Finding):
            return sides
        unknown = around.unknown(draft, case, sides)
        if unknown is not None:
            return unknown
        every.append(sides)
    margin = margins.said(draft.claim, case)
    if margin is None:
        draft.say("By how much one gave more than the other was not understood.")
        return draft.done(Verdict.NOT_CHECKABLE)
    answers = [case.answers(_question(draft.claim, case, sides)) for sides in every]
    one, two = (Decimal(each.basis.value or 0) for each in answers)
    draft.answers = answers[0]
    draft.records = tuple(r for each in answers for r in each.basis.records if r.paid)
    for sides, total in zip(every, (one, two), strict=True):
        draft.say(f"{_name(sides, every)}: {show_dollars(total)} in rows on file.")
    if margins.LESS.search(draft.claim.quote):
        one, two = two, one
    found = margins.verdict(draft.claim, margin, one, two)
    if draft.claim.amounts or draft.claim.extra.get("multiple"):
        draft.say(margins.words(draft.claim, margin, one, two))
    finding = _weighed(draft, case, every[0], found)
    for sides in every:
        finding = around.several(sides, finding)
    return finding


def _name(sides: Sides, every: list[Sides]) -> str:
    """The one of the pair that differs from the other pair's."""
    givers = len({each.giver for each in every}) > 1
    return _shown(sides.donor if givers else sides.recipient)


def _shown(side: Resolved | None) -> str:
    meant = side.meant if side else ()
    return shown(meant[0]) if meant else ""


def _question(claim: Claim, case: Case, sides: Sides) -> Question:
    payers, payees = around.ids(case, sides)
    period = claim.period
    return Question(
        "sum",
        payers=payers,
        payees=payees,
        kinds=GIFTS,
        start=period.start if period else None,
        end=period.end if period else None,
    )


def _weighed(draft: Draft, case: Case, sides: Sides, found: Verdict) -> Finding:
    start, end = loaded.window(draft.claim, case)
    whole = loaded.covered(case.coverage, loaded.tables_for(None), start, end)
    told = draft.claim.period is not None and sides.recipient is not None
    if found in (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT):
        draft.say("Only itemized rows are in these sums.")
        draft.fields["amount"] = Verdict.MATCH_WITH_CAVEAT
        return draft.done(Verdict.MATCH_WITH_CAVEAT)
    if not (whole and told):
        draft.say("Payments that are not loaded may make it otherwise.")
        draft.records = ()
        return nearby.not_checkable(draft, case, sides)
    draft.fields["amount"] = Verdict.DIFFERS
    return draft.done(Verdict.DIFFERS)
