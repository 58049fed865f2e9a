"""What it means that no row answers a claim, and what lies near: shown as such, never a match."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from itemized.claims._check import asking, other_kinds, reports, summaries, unstated
from itemized.claims._check import coverage as loaded
from itemized.claims._check.case import Case, Draft
from itemized.claims._check.readings import TOTALS, row_words
from itemized.claims._check.reasons import OfCounted
from itemized.claims._check.resolve import BESIDE, WITH_PAC, but_form, shown
from itemized.claims._check.sides import Sides, is_person
from itemized.entities.named import committees_of
from itemized.model import Claim, Finding, Mention, Question, Verdict

_WORD = re.compile(r"[^\W_]+")
_DIFFERS = Verdict.DIFFERS
GUARD = "A gift to a committee is not a gift to the candidate it helps."
#: Federal law asks for a giver's name only above this sum in a year (52 U.S.C. 30104(b)(3)(A)).
ITEMIZED_ABOVE = Decimal(200)
_MANY = 1000  # rows that are looked through for a name that is alike


def no_rows(draft: Draft, case: Case, sides: Sides) -> Finding:
    """The finding where the records hold no payment between the two in the period."""
    claim = draft.claim
    start, end = loaded.window(claim, case)
    asked = asking.asks(draft, case, sides)
    draft.answers = case.answers(asked)
    alike = alike_named(draft, case, sides)
    if alike is not None:
        return alike
    bounded = _bounded(draft, case, sides)
    if bounded is not None:
        return bounded
    if not loaded.covered(case.coverage, sides.tables, start, end):
        return not_checkable(draft.say(*of_another_kind(claim, case, sides)), case, sides)
    givers = sides.donor.ids if sides.donor else ()
    unreported = reports.gap_between(case, givers, asking.filers(case, sides), end)
    found = _instead(draft, case, sides)
    if found is not None and not (unreported and found.fields.get("recipient") is _DIFFERS):
        return found
    if _small(claim) and not sides.held:
        draft.say(f"Gifts of ${ITEMIZED_ABOVE} and less need not be itemized.")
        return draft.done(Verdict.NOT_CHECKABLE)
    if unreported:
        draft.records, draft.fields = (), {}
        draft.because.clear()
        draft.missing = reports.way(end, asking.filers(case, sides))
        return not_checkable(draft.say(unreported), case, sides)
    if claim.kind == "raised_total" and claim.amounts:
        return unstated.unstated(draft, case, sides, asking.filers(case, sides))
    draft.say(OfCounted(f"No row shows it. {loaded.loaded_words(case, sides.tables)}"))
    if claim.period is None:
        draft.say("The text gives no day; earlier records than those loaded were not looked at.")
    draft.say(*_same_amount(case, asked, draft))
    return draft.done(Verdict.NO_MATCHING_RECORD)


def _bounded(draft: Draft, case: Case, sides: Sides) -> Finding | None:
    """The finding on money raised from anyone by the filer's own total of a longer time."""
    if draft.claim.kind != "raised_total" or not draft.claim.amounts or sides.giver is not None:
        return None
    return unstated.by_longer(draft, case, asking.filers(case, sides), summaries.RAISED)


def _instead(draft: Draft, case: Case, sides: Sides) -> Finding | None:
    """The finding where the payment stands on record otherwise than the text tells it."""
    kind = draft.claim.kind
    if not draft.claim.amounts or (kind in TOTALS and kind != "donation_total"):
        return None
    found = other_day(draft, case, sides) or other_kinds.paid_as(draft, case, sides)
    if found is None and kind not in TOTALS:
        found = other_recipient(draft, case, sides)
    return found or other_kinds.spent_on(draft, case, sides)


def of_another_kind(claim: Claim, case: Case, sides: Sides) -> tuple[str, ...]:
    """What the records have instead, where the payment itself may be in what is not loaded."""
    if not claim.amounts or (claim.kind in TOTALS and claim.kind != "donation_total"):
        return ()
    found = other_kinds.paid_as(Draft(claim), case, sides)
    found = found or other_kinds.spent_on(Draft(claim), case, sides)
    return tuple(f"Near it lies: {reason}" for reason in found.because[:1]) if found else ()


def _small(claim: Claim) -> bool:
    return bool(claim.amounts and claim.kind not in TOTALS) and (
        claim.amounts[0].value <= ITEMIZED_ABOVE
    )


def alike_named(draft: Draft, case: Case, sides: Sides) -> Finding | None:
    """The very payment by a party whose name shares the family name and a given name or initial.

    It is a match of names and nothing more: whether one person is meant nobody has settled.
    """
    claim = draft.claim
    if sides.giver is None or claim.kind in TOTALS or not (claim.amounts or _related(claim)):
        return None
    if not asking.filers(case, sides):
        return None
    asked = replace(asking.asks(draft, case, sides), payers=())
    asked = asked if claim.amounts else replace(asked, limit=_MANY)
    rows = tuple(
        row
        for row in asking.agreeing(case, draft, asked)
        if names_alike(sides.giver.name, row.payer)
    )
    if not rows:
        return None
    draft.records = rows
    draft.fields = {"donor": Verdict.AMBIGUOUS, "recipient": Verdict.MATCH}
    draft.fields |= {"amount": Verdict.MATCH} if claim.amounts else {}
    draft.say(
        f"Near it lies {row_words(rows[0])}.",
        f"{sides.giver.name} and {rows[0].payer} are a match of names, not settled.",
    )
    return draft.done(Verdict.AMBIGUOUS)


def _related(claim: Claim) -> bool:
    """Whether a claim is of support without a sum from a person."""
    giver = claim.donor
    return claim.kind == "relation" and isinstance(giver, Mention) and giver.kind == "person"


def names_alike(written: str, filed: str) -> bool:
    """Whether a name of the text and a filed one share the family name and a given name or initial.

    >>> names_alike("R. Ada Quill", "QUILL, ADA ROSE"), names_alike("Otto Quill", "QUILL, ADA")
    (True, False)

    Of a name that may be a firm's, that only the legal form is another.
    """
    if but_form(written, filed):
        return True
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
    rows = asking.agreeing(
        case, draft, replace(asking.asks(draft, case, sides), start=None, end=None)
    )
    if not rows:
        return None
    draft.records = rows
    draft.fields = {"date": Verdict.DIFFERS, "amount": Verdict.MATCH} | _named(sides)
    draft.say(f"The records have it on another day than {_when(claim)}: {row_words(rows[0])}.")
    return draft.done(Verdict.DIFFERS)


def _when(claim: Claim) -> str:
    """The claim's time; of one told from another, the days that were taken."""
    period = claim.period
    assert period is not None
    if not period.assumed.startswith("from ") or period.start is None or period.end is None:
        return period.text
    last = period.end - timedelta(days=1)
    days = str(last) if last == period.start else f"{period.start} to {last}"
    return f"\u201c{period.text}\u201d ({days}, {period.assumed.partition(';')[0]})"


def other_recipient(draft: Draft, case: Case, sides: Sides) -> Finding | None:
    """The same giver's payment of that amount in that time, to one other recipient."""
    if sides.donor is None or sides.recipient is None or not sides.donor.meant:
        return None
    question = replace(asking.asks(draft, case, sides), payees=())
    if sides.taker is None or not question.payers:
        return None
    rows = asking.agreeing(case, draft, question)
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
        asked = asking.asks(draft, case, sides)
        rows = asking.agreeing(
            case, draft, replace(asked, payees=committees_of(case.ledger, match))
        )
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


def _named(sides: Sides) -> dict[str, Verdict]:
    named = {"donor": sides.donor, "recipient": sides.recipient}
    return {role: Verdict.MATCH for role, side in named.items() if side is not None}


def _same_amount(case: Case, question: Question, draft: Draft) -> list[str]:
    """Rows of the amount from the one to the other, turned round, and with one of the two: near,
    and not the claim's."""
    if not draft.claim.amounts or not question.payers or not question.payees:
        return []
    turned = replace(question, payers=question.payees, payees=question.payers)
    back = asking.agreeing(case, draft, turned)
    near = asking.agreeing(case, draft, replace(question, payers=()))
    near += asking.agreeing(case, draft, replace(question, payees=()))
    return [
        *(f"Near it, the other way round, lies {row_words(row)}." for row in back[:1]),
        *(f"Near it lies {row_words(row)}." for row in near[:2]),
    ]
