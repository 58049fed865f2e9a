"""A sum that no total of a filer's own speaks of: what its rows and a longer total say of it.

A part of what came in is no more than all of it, so that the total of a longer time bounds the sum
of a shorter one from above; of cash on hand that is not so. Itemized rows bound it from below.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from itemized.claims._check import coverage as loaded
from itemized.claims._check import summaries
from itemized.claims._check.amounts import BELOW, NEAR
from itemized.claims._check.case import Case, Draft
from itemized.claims._check.question import template
from itemized.claims._check.sides import Sides
from itemized.claims._check.summaries import RAISED, SPENT, Lines
from itemized.model import Amount, Finding, Verdict
from itemized.model_filings import Stated
from itemized.money import show_dollars

_DAY = timedelta(days=1)
_SMALL = {
    RAISED: "Gifts of $200 and less need not be itemized, so that all receipts",
    SPENT: "Payments of $200 and less need not be itemized, so that all disbursements",
}


def unstated(
    draft: Draft, case: Case, sides: Sides, filers: tuple[str, ...], wanted: Lines = RAISED
) -> Finding:
    """The finding where itemized rows are not the sum of the text and no own total is there.

    More in rows than in the text is a difference, and less is none: the rest may be unitemized.
    """
    claimed = draft.claim.amounts[0]
    start, end = loaded.window(draft.claim, case)
    itemized = Decimal((draft.answers.basis.value if draft.answers else 0) or 0)
    covered = loaded.covered(case.coverage, sides.tables, start, end)
    most = claimed.value if claimed.high is None else claimed.high
    if itemized > most and (covered or over(claimed, itemized)):
        return draft.done(Verdict.DIFFERS)
    bounded = by_longer(draft, case, filers, wanted)
    if bounded is not None:
        return bounded
    # the sum above which gifts are itemized is each state's own
    small = _SMALL[wanted].replace("of $200 and less ", "")
    small = small.replace("Gifts", "Small gifts").replace("Payments", "Small payments")
    small = small if any("/" in table for table in sides.tables) else _SMALL[wanted]
    draft.say(
        f"{small} may be more than the rows come to; no summary of the filer's for these"
        " days is loaded."
    )
    draft.fields.pop("amount", None)
    draft.missing = loaded.missing_federal(case, sides.tables, start, end)
    return draft.done(Verdict.NOT_CHECKABLE)


def over(claimed: Amount, itemized: Decimal) -> bool:
    """Whether loaded rows are well above what the text has a sum below, so that rows that are not
    loaded can only add to it."""
    return claimed.qualifier in BELOW and itemized > claimed.value * (1 + NEAR)


def by_longer(draft: Draft, case: Case, filers: tuple[str, ...], wanted: Lines) -> Finding | None:
    """The finding on a sum by the filer's own total of a longer time; None where it says nothing.

    It bears an upper bound out, and contradicts a sum that is more than it, or more than its own
    itemized rows of the rest of the time leave of it.
    """
    claimed = draft.claim.amounts[0]
    days = loaded.window(draft.claim, case)
    whole = at_most(case, filers, wanted, days)
    if whole is None:
        return None
    low = claimed.value if claimed.low is None else claimed.low
    below = claimed.qualifier in BELOW
    slack = whole.stated * NEAR  # totals hold negative entries too

    def settled(most: Decimal) -> bool:
        return most <= claimed.value if below else low > most + slack

    most = whole.stated if settled(whole.stated) else _left(case, filers, whole, wanted, days)
    if not settled(most):
        return None
    draft.say(
        f"The filer's own summary has {whole.words}; a part of that time has no more than all of"
        " it."
    )
    if most < whole.stated:
        draft.say(
            f"Its itemized rows of the rest of it come to {show_dollars(whole.stated - most)},"
            f" which leaves {show_dollars(most)} at most."
        )
    draft.stated = (whole,)
    plain = Verdict.MATCH if most == whole.stated else Verdict.MATCH_WITH_CAVEAT
    draft.fields["amount"] = plain if below else Verdict.DIFFERS
    return draft.done(draft.fields["amount"])


def at_most(
    case: Case, filers: tuple[str, ...], wanted: Lines, days: tuple[date | None, date | None]
) -> Stated | None:
    """The smallest total of the one filer that speaks of all these days (half-open) and of more.

    Of several committees none: together they may have more than any of them.
    """
    start, end = days
    filer = _one(filers)
    if start is None or end is None or not filer:
        return None
    what, column = wanted[0]
    each = [
        summaries.of_line(row, what, column, (row["opens"], row["through"]))
        for row in summaries.lines(case, (filer,))
        if row["opens"] <= start and end - _DAY <= row["through"] and row[column] is not None
    ]
    return min(each, key=lambda one: one.stated, default=None)


def all_itemized(case: Case, filers: tuple[str, ...], days: tuple[date | None, date | None]) -> str:
    """What says that no gift of these days is left out of the rows: the filer's own total of gifts
    from people, of these days or of more, is what its rows come to. Empty where it is another."""
    whole = at_most(case, filers, RAISED[1:], days)
    if whole is None:
        return ""
    asked = {"filer": _one(filers), "opens": whole.start, "through": whole.through}
    ((rows,),) = case.ledger.rows(template("itemized_people"), asked)
    if Decimal(rows) != whole.stated:
        return ""
    return f"Its rows come to its own {whole.words}, so that no gift is left out of them."


def _one(filers: tuple[str, ...]) -> str:
    """The one committee among the ids that somebody reports under; empty for several."""
    committees = tuple(i for i in filers if i.startswith("C")) or filers
    return committees[0] if len(committees) == 1 else ""


def _left(
    case: Case,
    filers: tuple[str, ...],
    whole: Stated,
    wanted: Lines,
    days: tuple[date | None, date | None],
) -> Decimal:
    """What of a longer total its own itemized rows outside of these days leave for them."""
    sql = template("own_rows").replace("{wanted}", "$filer")
    sql = sql.replace("{side}", "payer" if wanted is SPENT else "payee")
    asked = {"filer": _one(filers), "opens": whole.start, "through": whole.through}
    ((rows,),) = case.ledger.rows(sql, asked | {"start": days[0], "end": days[1]})
    return max(whole.stated - Decimal(rows), Decimal(0))
