"""What it means that no row answers a claim, and what lies near: shown as such, never a match."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from itemized.claims._check import coverage as loaded
from itemized.claims._check import reports, summaries
from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Case, Draft
from itemized.claims._check.readings import KINDS, TOTALS, row_words
from itemized.claims._check.resolve import BESIDE, WITH_PAC, committees_of, shown
from itemized.claims._check.sides import Sides, is_person
from itemized.model import GIFTS, Finding, Kind, Question, Record, Verdict

_WORD = re.compile(r"[^\W_]+")
_DIFFERS = Verdict.DIFFERS
OUTSIDE = "Outside spending is not a contribution: no candidate receives it."
GUARD = "A gift to a committee is not a gift to the candidate it helps."
#: Federal law asks for a giver's name only above this sum in a year (52 U.S.C. 30104(b)(3)(A)).
ITEMIZED_ABOVE = Decimal(200)


def no_rows(draft: Draft, case: Case, sides: Sides) -> Finding:
    """The finding where the records hold no payment between the two in the period."""
    claim = draft.claim
    start, end = loaded.window(claim, case)
    asked = asks(draft, case, sides)
    draft.answers = case.answers(asked)
    alike = alike_named(draft, case, sides)
    if alike is not None:
        return alike
    if not loaded.covered(case.coverage, sides.tables, start, end):
        return not_checkable(draft, case, sides)
    givers = sides.donor.ids if sides.donor else ()
    unreported = reports.gap_between(case, givers, filers(case, sides), end)
    if claim.amounts and claim.kind not in TOTALS:
        found = (
            other_day(draft, case, sides)
            or other_recipient(draft, case, sides)
            or spent_on(draft, case, sides)
        )
        if found is not None and not (unreported and found.fields.get("recipient") is _DIFFERS):
            return found
        if claim.amounts[0].value <= ITEMIZED_ABOVE and not sides.held:
            draft.say(f"Gifts of ${ITEMIZED_ABOVE} and less need not be itemized.")
            return draft.done(Verdict.NOT_CHECKABLE)
    if unreported:
        draft.records, draft.fields = (), {}
        draft.because.clear()
        draft.missing = reports.way(end, filers(case, sides))
        return not_checkable(draft.say(unreported), case, sides)
    if claim.kind == "raised_total" and claim.amounts:
        return summaries.unstated(draft, case, sides)
    draft.say(f"No row shows it. {loaded.loaded_words(case, sides.tables)}")
    if claim.period is None:
        draft.say("The text gives no day; earlier records than those loaded were not looked at.")
    draft.say(*_same_amount(case, asked, draft))
    return draft.done(Verdict.NO_MATCHING_RECORD)


def alike_named(draft: Draft, case: Case, sides: Sides) -> Finding | None:
    """The very payment by a party whose name shares the family name and a given name or initial.

    It is a match of names and nothing more: whether one person is meant nobody has settled.
    """
    if sides.giver is None or not draft.claim.amounts or draft.claim.kind in TOTALS:
        return None
    if not filers(case, sides):
        return None
    rows = tuple(
        row
        for row in agreeing(case, draft, replace(asks(draft, case, sides), payers=()))
        if names_alike(sides.giver.name, row.payer)
    )
    if not rows:
        return None
    draft.records = rows
    draft.fields = {"donor": Verdict.AMBIGUOUS, "recipient": Verdict.MATCH, "amount": Verdict.MATCH}
    draft.say(
        f"Near it lies {row_words(rows[0])}.",
        f"{sides.giver.name} and {rows[0].payer} are a match of names, not settled.",
    )
    return draft.done(Verdict.AMBIGUOUS)


def names_alike(written: str, filed: str) -> bool:
    """Whether a name of the text and a filed one share the family name and a given name or initial.

    >>> names_alike("R. Ada Quill", "QUILL, ADA ROSE"), names_alike("Otto Quill", "QUILL, ADA")
    (True, False)
    """
    family, comma, given = filed.upper().partition(",")
    words = [word for word in _WORD.findall(written.upper()) if word not in BESIDE]
    own = _WORD.findall(family)
    if not comma or not own or words[-len(own) :] != own:
        return False
    filed_given = [word for word in _WORD.findall(given) if word not in BESIDE]
    return any(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
        for a in words[: -len(own)]
        for b in filed_given
    )


def not_checkable(draft: Draft, case: Case, sides: Sides) -> Finding:
    """The finding that names the federal cycles, or the systems, that would settle the claim."""
    claim = draft.claim
    start, end = loaded.window(claim, case)
    federal = loaded.missing_federal(case, sides.tables, start, end)
    places = loaded.named_places(claim, case, sides.taker) if is_person(sides.taker) else ()
    draft.missing = tuple(dict.fromkeys((*federal, *draft.missing, *places)))
    draft.say(loaded.loaded_words(case, sides.tables))
    if claim.period is None and case.published is not None:
        draft.say(
            f"The text gives no day; the cycle of the article's day ({case.published}) is the first"
            " to look at, and an earlier one is possible."
        )
    # What would be wrong in rows that are not all there is not known to be.
    draft.fields = {k: v for k, v in draft.fields.items() if v is not Verdict.DIFFERS}
    return draft.done(Verdict.NOT_CHECKABLE)


def other_day(draft: Draft, case: Case, sides: Sides) -> Finding | None:
    """The same payment on a day outside the period that the text gives."""
    claim = draft.claim
    if claim.period is None or not claim.amounts or claim.kind in TOTALS:
        return None
    if not loaded.covered(case.coverage, sides.tables, *loaded.window(claim, case)):
        return None
    rows = agreeing(case, draft, replace(asks(draft, case, sides), start=None, end=None))
    if not rows:
        return None
    draft.records = rows
    draft.fields = {"date": Verdict.DIFFERS, "amount": Verdict.MATCH} | _named(sides)
    draft.say(f"The records have it on another day than {claim.period.text}: {row_words(rows[0])}.")
    return draft.done(Verdict.DIFFERS)


def other_recipient(draft: Draft, case: Case, sides: Sides) -> Finding | None:
    """The same giver's payment of that amount in that time, to one other recipient."""
    if sides.donor is None or sides.recipient is None or not sides.donor.meant:
        return None
    question = replace(asks(draft, case, sides), payees=())
    if sides.taker is None or not question.payers:
        return None
    rows = agreeing(case, draft, question)
    if len({row.payee_id for row in rows}) != 1:
        return None
    draft.records = rows
    draft.fields = {
        "recipient": Verdict.DIFFERS,
        "donor": Verdict.MATCH,
        "amount": Verdict.MATCH,
    }
    draft.say(
        f"The records have it to another recipient than {sides.taker.name}: {row_words(rows[0])}."
    )
    if is_person(sides.taker):
        draft.say(GUARD)
    return draft.done(Verdict.DIFFERS)


def spent_on(draft: Draft, case: Case, sides: Sides) -> Finding | None:
    """The same amount that the giver spent on the candidate, and gave to nobody."""
    if sides.donor is None or sides.recipient is None or not is_person(sides.taker):
        return None
    for match in sides.recipient.meant:
        if match.kind != "candidate" or not sides.donor.ids:
            continue
        question = replace(
            asks(draft, case, sides),
            payees=(),
            kinds=(Kind.INDEPENDENT_EXPENDITURE,),
            target=match.entity_id,
        )
        rows = agreeing(case, draft, question)
        if rows:
            draft.records = rows
            draft.fields = {
                "recipient": Verdict.DIFFERS,
                "donor": Verdict.MATCH,
                "amount": Verdict.MATCH,
            }
            draft.say(
                f"The records have it as spending on {shown(match)}, paid to a vendor:"
                f" {row_words(rows[0])}.",
                OUTSIDE,
            )
            return draft.done(Verdict.DIFFERS)
    return None


def under_near_name(draft: Draft, case: Case, sides: Sides) -> Finding | None:
    """The payment to the one committee whose name is near the text's; said, not taken silently."""
    if sides.recipient is None or sides.donor is None or not sides.donor.meant:
        return None
    if draft.claim.kind in TOTALS:
        return None
    for match in sides.recipient.may_be:
        # Without an amount that agrees, only the organization's own name and PAC is near enough.
        if match.kind != "committee" or not (draft.claim.amounts or match.tier == WITH_PAC):
            continue
        asked = asks(draft, case, sides)
        rows = agreeing(case, draft, replace(asked, payees=committees_of(case.ledger, match)))
        if rows:
            draft.records = rows
            draft.fields = {"donor": Verdict.MATCH, "recipient": Verdict.MATCH_WITH_CAVEAT}
            draft.say(
                f"{row_words(rows[0])}.",
                f"The row's recipient is {shown(match)}, a party of its own; that the text means it"
                " is likely and not said.",
            )
            return draft.done(Verdict.MATCH_WITH_CAVEAT)
    return None


def filers(case: Case, sides: Sides) -> tuple[str, ...]:
    """The ids that the recipient reports under, in every reading of its name."""
    meant = sides.recipient.meant if sides.recipient is not None else ()
    return tuple(i for match in meant for i in committees_of(case.ledger, match))


def asks(draft: Draft, case: Case, sides: Sides) -> Question:
    """What the claim asks, with every reading of each name taken together."""
    claim = draft.claim
    payees: tuple[str, ...] = ()
    if sides.recipient is not None:
        # a name that nobody has is asked for as it stands: there is no row, and the SQL says so
        payees = filers(case, sides) or (sides.recipient.mention.name,)
    payers: tuple[str, ...] = ()
    if sides.donor is not None:
        payers = sides.donor.ids or (sides.donor.mention.name,)
    return Question(
        "sum" if claim.amounts else "exists",
        payers=payers,
        payees=payees,
        kinds=KINDS.get(claim.kind, GIFTS),
        start=claim.period.start if claim.period else None,
        end=claim.period.end if claim.period else None,
        amount=claim.amounts[0].value if claim.amounts else None,
    )


def agreeing(case: Case, draft: Draft, question: Question) -> tuple[Record, ...]:
    """Counted rows of the claim's amount, up to the article's day."""
    basis = case.answers(question).basis
    if not draft.claim.amounts:
        return tuple(r for r in basis.records if r.counted)
    claimed = draft.claim.amounts[0]
    return tuple(
        r
        for r in basis.records
        if r.counted and compare(claimed, r.amount).verdict is Verdict.MATCH
    )


def _named(sides: Sides) -> dict[str, Verdict]:
    named = {"donor": sides.donor, "recipient": sides.recipient}
    return {role: Verdict.MATCH for role, side in named.items() if side is not None}


def _same_amount(case: Case, question: Question, draft: Draft) -> list[str]:
    """Rows of the amount with one of the two parties: near, and not the claim's."""
    if not draft.claim.amounts or not question.payers or not question.payees:
        return []
    near = agreeing(case, draft, replace(question, payers=()))
    near += agreeing(case, draft, replace(question, payees=()))
    return [f"Near it lies {row_words(row)}." for row in near[:2]]
