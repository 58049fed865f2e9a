"""A gift given back, by the rows of refunds: their payer is still the giver, their sum below 0."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from itemized.claims._check import around, nearby
from itemized.claims._check import coverage as loaded
from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.readings import row_words
from itemized.claims._check.reasons import OfCounted
from itemized.claims._check.sides import Sides
from itemized.model import Claim, Finding, Kind, Question, Record, Verdict
from itemized.money import show_dollars

_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
#: What is only wished for or promised is in no record yet.
_AHEAD = re.compile(
    r"\b(?:will|would|plan(?:s|ned)?|promis\w+|pledg\w+|vow\w*|intend\w*|going|should|must|may|might"
    r"|could|ask(?:s|ed)?|urg\w+|call\w*|demand\w*|agree\w*|offer\w*|said it|want\w*|need\w*) "
    r"(?:[\w'\u2019-]+ ){0,6}?(?:be )?(?:return|refund|give|given|send|sent|hand|pay|repay)\w*\b",
    re.IGNORECASE,
)


def check_refund(claim: Claim, case: Case) -> Finding:
    """The finding on a gift that its receiver is said to have given back."""
    told = around.filled(claim, case)
    draft = Draft(told)
    holders, givers = mentions(told.donor), mentions(told.recipient)
    if _AHEAD.search(case.sentence(claim)):
        draft.say("The text has it still to be given back, which no record can show yet.")
        return replace(draft.done(Verdict.OUT_OF_SCOPE), claim=claim)
    if len(holders) != 1 or len(givers) != 1 or len(told.amounts) != 1:
        draft.say("The text does not name who gave back what to whom.")
        return replace(draft.done(Verdict.NOT_CHECKABLE), claim=claim)
    sides = around.ready(draft, case, givers[0], holders[0])
    if isinstance(sides, Finding):
        return replace(sides, claim=claim)
    unknown = around.unknown(draft, case, sides)
    if unknown is not None:
        return replace(unknown, claim=claim)
    sides = _with_rows(told, case, sides)
    return replace(around.several(sides, _look(draft, case, sides)), claim=claim)


def _with_rows(claim: Claim, case: Case, sides: Sides) -> Sides:
    """The sides with the one giver of the name who got anything back, where there is just one."""
    if sides.donor is None or len(sides.donor.meant) == 1:
        return sides
    each = [replace(sides, donor=replace(sides.donor, meant=(m,))) for m in sides.donor.meant]
    having = [one for one in each if case.answers(_question(claim, case, one)).basis.n]
    return having[0] if len(having) == 1 else sides


def _question(claim: Claim, case: Case, sides: Sides) -> Question:
    payers, payees = around.ids(case, sides)
    return Question(
        "sum",
        payers=payers,
        payees=payees,
        kinds=(Kind.REFUND,),
        start=claim.period.start if claim.period else None,
        end=claim.period.end if claim.period else None,
        amount=-claim.amounts[0].value,
    )


def _look(draft: Draft, case: Case, sides: Sides) -> Finding:
    draft.answers = case.answers(_question(draft.claim, case, sides))
    basis = draft.answers.basis
    rows = tuple(row for row in basis.records if row.counted)
    if not rows:
        return _none(draft, case, sides)
    back = -Decimal(basis.value or 0)
    draft.records = rows
    if back <= 0:
        draft.say(f"The records have it voided: {row_words(rows[0])}. The gift stands.")
        draft.fields["kind"] = Verdict.DIFFERS
        return draft.done(Verdict.DIFFERS)
    return _weighed(draft, case, sides, back)


def _weighed(draft: Draft, case: Case, sides: Sides, back: Decimal) -> Finding:
    """One refund of that amount, or all of them together."""
    claimed = draft.claim.amounts[0]
    one = tuple(row for row in draft.records if compare(claimed, -row.amount).verdict in _AGREES)
    compared = compare(claimed, -one[0].amount if one else back)
    draft.records = one[:1] or draft.records
    draft.say(
        f"{_words(draft.records[0])}.", f"{compared.because[:1].upper()}{compared.because[1:]}."
    )
    draft.fields |= {"donor": Verdict.MATCH, "recipient": Verdict.MATCH}
    draft.fields["amount"] = compared.verdict
    if compared.verdict in _AGREES or _whole(draft.claim, case, sides):
        return draft.done(compared.verdict)
    return nearby.not_checkable(draft, case, sides)


def _words(row: Record) -> str:
    """The row as money that went back: from the receiver to the giver."""
    day = f" on {row.date}" if row.date else ""
    return f"{row.payee} to {row.payer}: {show_dollars(-row.amount)} given back{day}"


def _whole(claim: Claim, case: Case, sides: Sides) -> bool:
    return claim.period is not None and loaded.covered(
        case.coverage, sides.tables, *loaded.window(claim, case)
    )


def _none(draft: Draft, case: Case, sides: Sides) -> Finding:
    """No refund between the two: an answer only where all of the time is loaded."""
    if not _whole(draft.claim, case, sides):
        return nearby.not_checkable(draft, case, sides)
    draft.say(OfCounted(f"No row shows it. {loaded.loaded_words(case, sides.tables)}"))
    return draft.done(Verdict.NO_MATCHING_RECORD)
