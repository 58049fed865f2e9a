"""Claims that no loan, transfer, refund or money of one's own was given.

Rows of that kind contradict one. That there is none bears it out only where the records in which
one would stand are loaded for all of its time, and never plainly.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from itemized.claims._check import around, nearby, reports
from itemized.claims._check import coverage as loaded
from itemized.claims._check.absence import check_absence
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.own_money import check_loan, check_own
from itemized.claims._check.readings import row_words
from itemized.claims._check.sides import Sides
from itemized.model import GIFTS, Claim, Finding, Kind, Mention, Question, Record, Verdict
from itemized.money import show_dollars

_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
_KINDS = {"refund": (Kind.REFUND,), "transfer": GIFTS}
#: What of each kind may be left out of reports, or stand in those that are not loaded.
_LEFT_OUT = {
    "refund": "Refunds of small gifts need not be itemized (52 U.S.C. 30104(b)(5)(E)).",
    "own": f"Gifts of ${nearby.ITEMIZED_ABOVE} and less need not be itemized.",
    "transfer": "",
    "loan": "",
}
_EARLIER = "Earlier records than those loaded were not looked at."


def check_absent(claim: Claim, case: Case) -> Finding:
    """The finding on a claim that something was not given, received, spent, lent or given back."""
    return check_denied(claim, case) if claim.extra.get("of") else check_absence(claim, case)


def check_denied(claim: Claim, case: Case) -> Finding:
    """The finding on the denial of a kind of payment."""
    of = str(claim.extra["of"])
    told = around.dated(claim, case)
    found = _own(told, case, of) if of in ("loan", "own") else _between(told, case, of)
    return replace(found, claim=claim)


# ---------------------------------------------------------------- loans, and one's own money


def _own(claim: Claim, case: Case, of: str) -> Finding:
    """The finding by that on the same loan or gift without a sum, turned round."""
    check, kind = (check_loan, "loan") if of == "loan" else (check_own, "self_funding")
    found = check(replace(claim, kind=kind, extra={}), case)
    rows = tuple(row for row in found.records if row.paid)
    if found.verdict is Verdict.NO_MATCHING_RECORD:
        return _turned(found, Verdict.MATCH_WITH_CAVEAT, (*found.because, _LEFT_OUT[of]))
    if rows and found.verdict in (*_AGREES, Verdict.DIFFERS):
        gifts = tuple(row for row in rows if row.kind != Kind.LOAN)
        if of == "own" and not gifts and found.verdict is Verdict.DIFFERS:
            said = ["The records have money of one's own that was lent, and not given:"]
            because = (*said, row_words(rows[0]) + ".")
            return replace(_turned(found, Verdict.NOT_CHECKABLE, because), fields={}, differs=())
        return _contradicted(found, gifts if of == "own" and gifts else rows)
    return found


def _contradicted(found: Finding, rows: tuple[Record, ...]) -> Finding:
    more = f", the first of {len(rows)}" if len(rows) > 1 else ""
    because = (f"The records have one: {row_words(rows[0])}{more}.",)
    return replace(_turned(found, Verdict.DIFFERS, because), records=rows)


def _turned(found: Finding, verdict: Verdict, because: tuple[str, ...]) -> Finding:
    differs = ("amount",) if verdict is Verdict.DIFFERS else ()
    said = tuple(words for words in because if words)
    fields = {"amount": verdict}
    return replace(found, verdict=verdict, because=said, fields=fields, differs=differs)


# ---------------------------------------------------------------- transfers and refunds


def _between(claim: Claim, case: Case, of: str) -> Finding:
    """The finding on transfers from the one to the other, or on what the one gave back to it."""
    draft = Draft(claim)
    payers, payees = mentions(claim.donor), mentions(claim.recipient)
    if len(payers) != 1 or len(payees) != 1:
        draft.say("The text does not name the one party from which and the one to which.")
        return draft.done(Verdict.NOT_CHECKABLE)
    giver, taker = (payees[0], payers[0]) if of == "refund" else (payers[0], payees[0])
    return _of_one(draft, case, of, giver, taker)


def _of_one(draft: Draft, case: Case, of: str, giver: Mention, taker: Mention) -> Finding:
    claim = draft.claim
    sides = around.ready(draft, case, giver, taker)
    if isinstance(sides, Finding):
        return sides
    unknown = around.unknown(draft, case, sides)
    if unknown is not None:
        return unknown
    sides = _having_given(case, sides) if of == "refund" else sides
    rows = _rows(draft, case, sides, of)
    if not rows:
        return around.several(sides, _nothing(draft, case, sides, of))
    draft.records = rows
    other = _other(claim, rows, of)
    if other:
        return draft.say(other).done(Verdict.NOT_CHECKABLE)
    words = _back_words(rows[0]) if of == "refund" else row_words(rows[0])
    more = f", the first of {len(rows)}" if len(rows) > 1 else ""
    draft.say(f"The records have one: {words}{more}.")
    draft.fields["amount"] = Verdict.DIFFERS
    return around.several(sides, draft.done(Verdict.DIFFERS))


def _having_given(case: Case, sides: Sides) -> Sides:
    """The sides with those of the giver's name who gave: to others nothing can go back."""
    if sides.donor is None or len(sides.donor.meant) == 1:
        return sides
    _, payees = around.ids(case, sides)
    gave = tuple(
        match
        for match in sides.donor.meant
        if case.answers(Question("exists", (match.entity_id,), payees)).basis.n
    )
    return replace(sides, donor=replace(sides.donor, meant=gave)) if gave else sides


def _rows(draft: Draft, case: Case, sides: Sides, of: str) -> tuple[Record, ...]:
    """The counted rows of the kind between the two, in the time of the claim."""
    payers, payees = around.ids(case, sides)
    period = draft.claim.period
    start, end = (period.start, period.end) if period else (None, None)
    question = Question("exists", payers, payees, kinds=_KINDS[of], start=start, end=end)
    draft.answers = case.answers(question)
    rows = tuple(row for row in draft.answers.basis.records if row.counted)
    if of == "transfer":
        return tuple(row for row in rows if row.kind != Kind.REFUND)
    # what was voided did not go back
    return rows if sum(row.amount for row in rows) < 0 else ()


def _other(claim: Claim, rows: tuple[Record, ...], of: str) -> str:
    """What says that the rows may be another payment than the text denies; empty where not."""
    if of == "transfer" and all(row.kind != Kind.TRANSFER for row in rows):
        return f"The records have a payment that they call no transfer: {row_words(rows[0])}."
    sum_ = claim.extra.get("sum")
    if sum_ and all(-row.amount != Decimal(str(sum_)) for row in rows):
        return f"The records have another sum given back: {_back_words(rows[0])}."
    return ""


def _back_words(row: Record) -> str:
    day = f" on {row.date}" if row.date else ""
    return f"{row.payee} to {row.payer}: {show_dollars(-row.amount)} given back{day}"


def _nothing(draft: Draft, case: Case, sides: Sides, of: str) -> Finding:
    """No row: borne out where all reports that would hold one are loaded."""
    start, end = loaded.window(draft.claim, case)
    if not loaded.covered(case.coverage, sides.tables, start, end):
        return nearby.not_checkable(draft, case, sides)
    filers = around.ids(case, sides)
    unreported = reports.gap_between(case, filers[0] if of == "transfer" else (), filers[1], end)
    if unreported:
        draft.missing = reports.way(end, filers[1])
        return nearby.not_checkable(draft.say(unreported), case, sides)
    draft.say(f"No row shows one. {loaded.loaded_words(case, sides.tables)}", _LEFT_OUT[of])
    draft.say("" if draft.claim.period else _EARLIER)
    draft.fields["amount"] = Verdict.MATCH_WITH_CAVEAT
    return draft.done(Verdict.MATCH_WITH_CAVEAT)
