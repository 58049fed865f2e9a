"""A filer's own totals: what it raised and spent in all, what it had and what it owed.

Itemized rows lack what is too small to be listed (52 U.S.C. 30104(b)(3)(A), (5)(A): $200 and less
in a year), so that the filer's own total is the better answer where it speaks of the same days.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from itemized.claims._check.amounts import BELOW, Compared, compare
from itemized.claims._check.case import Case, Draft
from itemized.claims._check.question import template
from itemized.claims._check.readings import Seen
from itemized.model import Finding, Verdict
from itemized.model_filings import Stated
from itemized.money import show_dollars

#: A report's last day and the end of a period in a text may lie this far apart.
_SLACK = timedelta(days=3)
#: Totals that money raised, and money spent, may mean: in words, and the summaries' column.
RAISED = (("total receipts", "receipts"), ("receipts from individuals", "from_individuals"))
SPENT = (("total disbursements", "disbursements"),)
Lines = tuple[tuple[str, str], ...]
Days = tuple[date | None, date | None]  # half-open


def lines(case: Case, filers: tuple[str, ...]) -> list[dict[str, Any]]:
    """The summaries of some filers, oldest first, each with `opens` (the cycle's first day)."""
    if not filers:
        return []
    wanted = {f"filer_{i}": filer for i, filer in enumerate(filers)}
    sql = template("summaries").replace("{wanted}", ", ".join(f"${name}" for name in wanted))
    return [row for row in case.ledger.dicts(sql, wanted) if row["through"] is not None]


def of_line(row: dict[str, Any], what: str, column: str, days: tuple[date | None, date]) -> Stated:
    """What a summary states in one of its columns. days: its first and last."""
    return Stated(
        source=row["source"],
        period=row["period"],
        filer_id=row["filer_id"],
        name=row["name"] or row["filer_id"],
        what=what,
        column=column,
        stated=row[column],
        start=days[0],
        through=days[1],
        read_from=row["file"],
        read_as=row["table_name"],
        read_at=row["file_line"],
    )


def stated(case: Case, filers: tuple[str, ...], wanted: Lines, days: Days) -> list[Stated]:
    """The totals that the filers state of just these days (half-open)."""
    start, end = days
    if start is None or end is None:
        return []
    return [
        of_line(row, what, column, (start, row["through"]))
        for row in lines(case, filers)
        if row["opens"] == start and abs(row["through"] - (end - timedelta(days=1))) <= _SLACK
        for what, column in wanted
        if row[column]
    ]


def by_stated(
    draft: Draft, found: Iterable[Stated], seen: Seen | None, own: str = "filer"
) -> Finding | None:
    """The finding on a sum by the filer's own totals; None where none speaks of these days.

    seen: what the itemized rows came to. Where these alone agree, that is said and no difference.
    """
    totals = list(found)
    if not totals or not draft.claim.amounts:
        return None
    claimed = draft.claim.amounts[0]
    each = [(compare(claimed, one.stated), one) for one in totals]
    agreeing = sorted(
        (c.verdict is not Verdict.MATCH, i) for i, (c, _) in enumerate(each) if c.agrees
    )
    draft.because.clear()
    if agreeing:
        compared, one = each[agreeing[0][1]]
        draft.fields["amount"] = compared.verdict
        draft.say(f"It rests on the {own}'s own total: {_capital(compared.because)}.")
        draft.say(f"That is its {one.words}.", _beside(seen))
        draft.stated = (one,)
        return draft.done(compared.verdict)
    listed = " and ".join(one.words for one in totals)
    if (
        seen is not None
        and seen.rows
        and claimed.qualifier not in BELOW  # rows are fewer than all of it in any case
        and seen.verdict in (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
    ):
        draft.fields["amount"] = Verdict.MATCH_WITH_CAVEAT
        draft.say(*seen.because, f"The {own}'s own summary has {listed}, which is another figure.")
        draft.stated = beside(totals)
        return draft.done(Verdict.MATCH_WITH_CAVEAT)
    draft.fields["amount"] = Verdict.DIFFERS
    nearest = min(each, key=lambda pair: abs(pair[1].stated - claimed.value))
    draft.say(f"{_capital(nearest[0].because)}.", f"The {own}'s own summary has {listed}.")
    draft.say(_beside(seen))
    draft.stated = tuple(totals)
    return draft.done(Verdict.DIFFERS)


def of_all(
    draft: Draft, case: Case, groups: Iterable[tuple[str, ...]], wanted: Lines, days: Days
) -> Finding | None:
    """The finding on a sum of several filers together by the totals that each of them states; None
    where one states none of just these days."""
    each = [stated(case, filers, wanted[:1], days) for filers in groups]
    if not draft.claim.amounts or any(len(found) != 1 for found in each):
        return None
    totals = tuple(found[0] for found in each)
    whole = compare(draft.claim.amounts[0], sum((one.stated for one in totals), Decimal(0)))
    draft.because.clear()
    draft.stated = totals
    draft.say(f"{_capital(whole.because)}.")
    draft.say(f"That is the sum of their own totals: {'; '.join(one.words for one in totals)}.")
    draft.fields["amount"] = whole.verdict
    return draft.done(whole.verdict)


def beside(totals: Iterable[Stated]) -> tuple[Stated, ...]:
    """The same where no verdict rests on them."""
    return tuple(replace(one, rests=False) for one in totals)


def _beside(seen: Seen | None) -> str:
    if seen is None or not seen.rows:
        return ""
    basis = seen.answers.basis
    rows = "1 itemized row comes" if basis.n == 1 else f"{basis.n} itemized rows come"
    return f"Beside it, {rows} to {show_dollars(Decimal(basis.value or 0))}."


def compared(draft: Draft, actual: Decimal) -> Compared:
    """The claim's first amount against a figure of the records."""
    return compare(draft.claim.amounts[0], actual)


def _capital(clause: str) -> str:
    return clause[:1].upper() + clause[1:]
