"""What a claim asks of the records, and the rows that answer it."""

from __future__ import annotations

from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Case, Draft
from itemized.claims._check.readings import KINDS
from itemized.claims._check.sides import Sides
from itemized.entities.named import committees_of
from itemized.model import GIFTS, Question, Record, Verdict


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
        return tuple(r for r in basis.records if r.paid)
    claimed = draft.claim.amounts[0]
    return tuple(
        r for r in basis.records if r.paid and compare(claimed, r.amount).verdict is Verdict.MATCH
    )
