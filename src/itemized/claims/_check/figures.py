"""What a party raised, spent or had, in each sense that a text may mean, best first."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from itemized.claims._check import balances, summaries
from itemized.claims._check import coverage as loaded
from itemized.claims._check.case import Answers, Case
from itemized.claims._check.resolve import shown
from itemized.entities.named import committees_of
from itemized.model import GIFTS, SPENDING, Claim, Match, Question
from itemized.model_filings import Stated
from itemized.money import show_dollars

#: What only itemized rows say: less than all there may be.
ITEMIZED = "itemized rows"


@dataclass(frozen=True)
class Figure:
    """A sum in one sense: which (of the summaries' lines, or ITEMIZED), dollars, and in words.

    stated: where a filer states it.
    """

    what: str
    total: Decimal
    words: str
    stated: Stated | None = None

    @property
    def own(self) -> bool:
        """Whether the filer states it, so that nothing is left out of it."""
        return self.stated is not None


def stated(*figures: Figure) -> tuple[Stated, ...]:
    """Of figures those that their filers state."""
    return tuple(one.stated for one in figures if one.stated)


def figures(claim: Claim, case: Case, match: Match) -> tuple[Figure, ...]:
    """What a party raised (received), spent or had, in the time of a claim, best first."""
    ids = committees_of(case.ledger, match)
    if claim.direction == "has":
        return _held(claim, case, match)
    lines = summaries.SPENT if claim.direction == "spent" else summaries.RAISED
    told = summaries.stated(case, ids, lines, loaded.window(claim, case))
    found = [Figure(one.what, one.stated, f"{shown(match)}: {one.words}", one) for one in told]
    if found:
        return tuple(found)
    answers = case.answers(question(claim, ids))
    total = Decimal(answers.basis.value or 0)
    if answers.basis.n:
        words = f"{shown(match)}: {show_dollars(total)} in {answers.basis.n} {ITEMIZED}"
        found.append(Figure(ITEMIZED, total, words))
    return tuple(found)


def question(claim: Claim, ids: tuple[str, ...]) -> Question:
    """The itemized sum of what some filers received or spent in the time of a claim."""
    spent = claim.direction == "spent"
    period = claim.period
    return Question(
        "sum",
        payers=ids if spent else (),
        payees=() if spent else ids,
        kinds=SPENDING if spent else GIFTS,
        start=period.start if period else None,
        end=period.end if period else None,
    )


def answers(claim: Claim, case: Case, match: Match) -> Answers:
    """The three answers of the itemized sum."""
    return case.answers(question(claim, committees_of(case.ledger, match)))


def _held(claim: Claim, case: Case, match: Match) -> tuple[Figure, ...]:
    """Cash on hand at the close of the day that the text speaks of, or the newest before it came
    out."""
    each = balances.stated(case, match, "cash_on_hand")
    day = balances.day_of(claim, case)
    fitting = [b for b in each if b.through == day] if day is not None else []
    if day is None:
        fitting = [b for b in each if case.published is None or b.through <= case.published][-1:]
    return tuple(
        Figure(
            f"{b.what} {b.days}",
            b.stated,
            f"{shown(match)}: {b.words}",
            b,
        )
        for b in fitting
    )
