"""A payment on record that is of another kind than the text tells: a loan, or outside spending.

It is shown as what the record says it is, and never as the gift or the loan of the text.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from itemized.claims._check import asking
from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Answers, Case, Draft
from itemized.claims._check.question import names, template
from itemized.claims._check.readings import KINDS, TOTALS, row_words
from itemized.claims._check.resolve import Resolved
from itemized.claims._check.sides import Sides
from itemized.model import GIFTS, Claim, Finding, Kind, Record, Verdict

OUTSIDE = "Outside spending is not a contribution: no candidate receives it."
_IS = {
    Kind.CONTRIBUTION: "a contribution",
    Kind.IN_KIND: "a gift in kind",
    Kind.EARMARK: "an earmarked gift",
    Kind.TRANSFER: "a transfer",
    Kind.REFUND: "a refund",
    Kind.LOAN: "a loan",
    Kind.LOAN_REPAYMENT: "the repayment of a loan",
    Kind.INDEPENDENT_EXPENDITURE: "outside spending",
    Kind.ELECTIONEERING: "an electioneering communication",
    Kind.COORDINATED: "a coordinated expenditure",
    Kind.OPERATING: "an operating expenditure",
    Kind.AD_BUY: "a purchase of advertising",
    Kind.OTHER: "another payment",
}
_TOLD = {"loan": "a loan", "payment": "a payment for something"}


def words_of(kind: Kind) -> str:
    """What a payment of a kind is called."""
    return _IS.get(kind, kind.value)


def paid_as(draft: Draft, case: Case, sides: Sides) -> Finding | None:
    """The same amount between the two as a payment of another kind: lent and not given."""
    claim = draft.claim
    own = KINDS.get(claim.kind, GIFTS)
    if sides.donor is None or sides.recipient is None or not (sides.donor.meant and claim.amounts):
        return None
    kinds = tuple(kind for kind in Kind if kind not in (*own, Kind.REFUND))
    asked = replace(asking.asks(draft, case, sides), kinds=kinds)
    answers = case.answers(asked)
    rows = _of_the_amount(claim, answers)
    if not rows:
        return None
    draft.answers, draft.records = answers, rows
    draft.because.clear()
    draft.fields = {
        "kind": Verdict.DIFFERS,
        "donor": Verdict.MATCH,
        "recipient": Verdict.MATCH,
        "amount": Verdict.MATCH,
    }
    is_ = words_of(Kind(rows[0].kind)) if rows[0].kind else "of another kind"
    draft.say(
        f"The records have it as {is_}, and not as {_TOLD.get(claim.kind, 'a gift')}:"
        f" {row_words(rows[0])}."
    )
    return draft.done(Verdict.DIFFERS)


def _of_the_amount(claim: Claim, answers: Answers) -> tuple[Record, ...]:
    """The rows of the claim's amount; of a sum, those that come to it together."""
    basis, claimed = answers.basis, claim.amounts[0]
    rows = tuple(
        r for r in basis.records if r.paid and compare(claimed, r.amount).verdict is Verdict.MATCH
    )
    if rows or claim.kind not in TOTALS or not basis.n:
        return rows
    whole = compare(claimed, Decimal(basis.value or 0)).verdict is Verdict.MATCH
    return tuple(r for r in basis.records if r.paid) if whole else ()


def spent_on(draft: Draft, case: Case, sides: Sides) -> Finding | None:
    """The same amount that the giver spent on the candidate, and gave to nobody."""
    if sides.donor is None or sides.recipient is None or not sides.donor.ids:
        return None
    for candidate in _candidates(case, sides.recipient):
        question = replace(
            asking.asks(draft, case, sides),
            payees=(),
            kinds=(Kind.INDEPENDENT_EXPENDITURE,),
            target=candidate,
        )
        answers = case.answers(question)
        rows = _of_the_amount(draft.claim, answers)
        if rows:
            draft.records = rows
            draft.fields = {
                "recipient": Verdict.DIFFERS,
                "donor": Verdict.MATCH,
                "amount": Verdict.MATCH,
            }
            name = names(case.ledger, question).get(candidate, candidate)
            draft.say(
                f"The records have it as spending on {name} ({candidate}), paid to a vendor:"
                f" {row_words(rows[0])}.",
                OUTSIDE,
            )
            return draft.done(Verdict.DIFFERS)
    return None


def _candidates(case: Case, side: Resolved) -> tuple[str, ...]:
    """The candidates that a recipient is, or whose own committee it is."""
    own = [match.entity_id for match in side.meant if match.kind == "candidate"]
    committees = [match.entity_id for match in side.meant if match.kind == "committee"]
    if not committees:
        return tuple(own)
    wanted = {f"id_{i}": each for i, each in enumerate(committees)}
    sql = template("candidates_of").replace("{wanted}", ", ".join(f"${name}" for name in wanted))
    return (*own, *(row[0] for row in case.ledger.rows(sql, wanted)))
