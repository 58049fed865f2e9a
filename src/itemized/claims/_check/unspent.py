"""Claims that nothing was spent: what bears the spending out contradicts them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from itemized.claims._check.case import Case
from itemized.claims._check.readings import row_words
from itemized.claims._check.spenders import check_outside, check_spent
from itemized.claims._check.spending import check_bought
from itemized.model import Claim, Finding, Verdict

_SMALL = (
    "Small payments need not be itemized (of federal committees those of $200 and less to one payee"
    " in a year; 11 CFR 104.3(b)(4))."
)


def check_unspent(claim: Claim, case: Case) -> Finding:
    """The finding on "spent nothing", by that on the same spending without a sum."""
    kind, check = _spending(claim)
    found = check(replace(claim, kind=kind), case)
    rows = tuple(row for row in found.records if row.counted and row.amount > 0)
    if found.verdict is Verdict.NO_MATCHING_RECORD:
        return replace(
            found,
            claim=claim,
            verdict=Verdict.MATCH_WITH_CAVEAT,
            because=(*found.because, _SMALL),
            fields={"amount": Verdict.MATCH_WITH_CAVEAT},
            differs=(),
        )
    if found.verdict in (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT) and rows:
        more = f", the first of {len(rows)}" if len(rows) > 1 else ""
        return replace(
            found,
            claim=claim,
            verdict=Verdict.DIFFERS,
            because=(f"The records have one: {row_words(rows[0])}{more}.",),
            fields={"amount": Verdict.DIFFERS},
            differs=("amount",),
            records=rows,
        )
    return replace(found, claim=claim)


def _spending(claim: Claim) -> tuple[str, Callable[[Claim, Case], Finding]]:
    """The kind of spending that is denied, with what checks it."""
    if claim.extra.get("target"):
        return "ie_spending", check_outside
    if claim.recipient is not None:
        return "payment", check_bought
    if "independent expenditure" in claim.quote or "outside" in claim.quote:
        return "ie_spending", check_outside
    return "spent_total", check_spent
