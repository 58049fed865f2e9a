"""In how many payments a text has a sum, held against the rows that bear it out.

Filers put several checks in one row and one gift in several, so that another number of rows makes
no difference of itself: it is told, and the match is no plain one.
"""

from __future__ import annotations

import re

from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Case, told_beside
from itemized.claims._text.numbers import NUMBER, value_of
from itemized.model import Finding, Verdict

_PAYMENTS = r"(?:gifts|donations|contributions|checks|payments|installments|transfers)\b"
#: "Two $75,000 checks": each of the sum. "In three gifts": the sum is all of them.
_OF_EACH = re.compile(rf"\b(?P<n>{NUMBER}) (?:separate |equal )?$", re.IGNORECASE)
_EACH_IS = re.compile(rf"[- ](?:\w+ )?{_PAYMENTS}", re.IGNORECASE)
_IN_ALL = re.compile(
    rf"[^,;.$]{{0,80}}?\bin (?P<n>{NUMBER}) (?:separate |equal )?{_PAYMENTS}", re.I
)
_BORNE_OUT = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
_KINDS = ("donation", "donation_total", "transfer", "payment")


def with_parts(finding: Finding, case: Case) -> Finding:
    """The finding with a sentence where the rows are fewer or more than the payments told."""
    claim = finding.claim
    amount = claim.amounts[0] if len(claim.amounts) == 1 else None
    if amount is None or amount.start is None or amount.end is None or claim.kind not in _KINDS:
        return finding
    if finding.verdict not in _BORNE_OUT or not finding.records:
        return finding
    text, low, high = case.reading.article.text, claim.sentence.start, claim.sentence.end
    rows = [row for row in finding.records if row.paid]
    of_each = _OF_EACH.search(text[low : amount.start])
    if of_each and _EACH_IS.match(text, amount.end, high):
        told = value_of(of_each["n"])
        rows = [row for row in rows if compare(amount, row.amount).agrees]
    elif in_all := _IN_ALL.match(text, amount.end, high):
        told = value_of(in_all["n"])
    else:
        return finding
    if told == len(rows):
        return finding
    are = "row of it counts" if len(rows) == 1 else "rows of it count"
    said = f"The text has it in {told:,} payments; {len(rows):,} {are}."
    return told_beside(finding, said, "count", Verdict.DIFFERS)
