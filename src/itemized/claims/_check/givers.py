"""Two givers set against each other: who of them gave more, to one recipient or in all."""

from __future__ import annotations

import re
from decimal import Decimal

from itemized.claims._check import around, nearby
from itemized.claims._check import coverage as loaded
from itemized.claims._check.case import Case, Draft
from itemized.claims._check.resolve import shown
from itemized.claims._check.sides import Sides
from itemized.model import GIFTS, Claim, Finding, Mention, Question, Verdict
from itemized.money import show_dollars

_LESS = re.compile(r"\b(?:less|fewer)\b", re.IGNORECASE)


def check_givers(
    draft: Draft, case: Case, givers: tuple[Mention, ...], taker: Mention | None
) -> Finding:
    """The finding on one giver's gifts being more than another's.

    In all there may be gifts that only a state's records hold, so that no sum of federal ones
    takes that back; to one recipient its own reports tell.
    """
    if draft.claim.amounts or draft.claim.extra.get("multiple"):
        draft.say("By how much one gave more than the other is not looked up.")
        return draft.done(Verdict.NOT_CHECKABLE)
    every: list[Sides] = []
    for giver in givers:
        sides = around.ready(draft, case, giver, taker)
        if isinstance(sides, Finding):
            return sides
        unknown = around.unknown(draft, case, sides)
        if unknown is not None:
            return unknown
        every.append(sides)
    answers = [case.answers(_question(draft.claim, case, sides)) for sides in every]
    totals = [Decimal(one.basis.value or 0) for one in answers]
    draft.answers = answers[0]
    draft.records = tuple(r for one in answers for r in one.basis.records if r.paid)
    for sides, total in zip(every, totals, strict=True):
        draft.say(f"{_name(sides)}: {show_dollars(total)} in rows on file.")
    finding = _weighed(draft, case, every[0], (totals[0], totals[1]))
    for sides in every:
        finding = around.several(sides, finding)
    return finding


def _name(sides: Sides) -> str:
    meant = sides.donor.meant if sides.donor else ()
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


def _weighed(draft: Draft, case: Case, sides: Sides, totals: tuple[Decimal, Decimal]) -> Finding:
    one, two = totals[::-1] if _LESS.search(draft.claim.quote) else totals
    start, end = loaded.window(draft.claim, case)
    whole = loaded.covered(case.coverage, loaded.tables_for(None), start, end)
    told = draft.claim.period is not None and sides.recipient is not None
    if one > two:
        draft.say("Only itemized rows are in these sums.")
        draft.fields["amount"] = Verdict.MATCH_WITH_CAVEAT
        return draft.done(Verdict.MATCH_WITH_CAVEAT)
    if not (whole and told):
        draft.say("Payments that are not loaded may make it otherwise.")
        draft.records = ()
        return nearby.not_checkable(draft, case, sides)
    draft.fields["amount"] = Verdict.DIFFERS
    return draft.done(Verdict.DIFFERS)
