"""Money raised, by a filer's own totals: itemized rows lack the gifts too small to be listed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from itemized.claims._check import coverage as loaded
from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Case, Draft
from itemized.claims._check.question import template
from itemized.model import Finding, Verdict
from itemized.money import show_dollars

#: A report's last day and the end of a period in a text may lie this far apart.
_SLACK = timedelta(days=3)


def settle(draft: Draft, case: Case, payees: tuple[str, ...]) -> Finding:
    """The finding where the itemized receipts are not the sum that the text gives.

    The filer's own total settles it where its days are those of the claim. Without one, more in
    rows than in the text is a difference, and less is none: the rest may be unitemized.
    """
    claimed = draft.claim.amounts[0]
    start, end = loaded.window(draft.claim, case)
    totals = _totals(case, payees, start, end)
    for what, total, through in totals:
        compared = compare(claimed, total)
        if compared.agrees:
            draft.fields["amount"] = compared.verdict
            draft.say(f"The filer's own {what} through {through} are {show_dollars(total)}.")
            return draft.done(compared.verdict)
    if totals:
        listed = " and ".join(f"{what} of {show_dollars(total)}" for what, total, _ in totals)
        draft.say(f"The filer's own summary through {totals[0][2]} has {listed}.")
        return draft.done(Verdict.DIFFERS)
    itemized = Decimal((draft.answers.basis.value if draft.answers else 0) or 0)
    covered = loaded.covered(case.coverage, loaded.tables_for(None), start, end)
    if covered and itemized > (claimed.value if claimed.high is None else claimed.high):
        return draft.done(Verdict.DIFFERS)
    draft.say(
        "Gifts of $200 and less need not be itemized, so that all receipts may be more than the"
        " rows come to; no summary of the filer's for these days is loaded."
    )
    draft.fields.pop("amount", None)
    draft.missing = loaded.missing_federal(case, loaded.tables_for(None), start, end)
    return draft.done(Verdict.NOT_CHECKABLE)


def _totals(
    case: Case, payees: tuple[str, ...], start: date | None, end: date | None
) -> list[tuple[str, Decimal, date]]:
    """Receipts and those from individuals, where a summary speaks of just these days."""
    if not payees or start is None or end is None:
        return []
    wanted = {f"filer_{i}": filer for i, filer in enumerate(payees)}
    sql = template("summaries").replace("{wanted}", ", ".join(f"${name}" for name in wanted))
    found = []
    for row in case.ledger.dicts(sql, wanted):
        through = row["through"]
        if (
            through is None
            or row["opens"] != start
            or abs(through - (end - timedelta(days=1))) > _SLACK
        ):
            continue
        for what, column in (
            ("total receipts", "receipts"),
            ("receipts from individuals", "from_individuals"),
        ):
            if row[column]:
                found.append((what, row[column], through))
    return found
