"""In how many payments a text has a sum, held against the rows that bear it out.

Filers put several checks in one row and one gift in several, so that another number of rows makes
no difference of itself: it is told, and the match is no plain one.
"""

from __future__ import annotations

import re

from itemized.claims._check import around
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
#: "In a single payment".
_IN_ONE = re.compile(
    r"[^,;.$]{0,80}?\bin (?:(?:a|one) (?:single|lone|lump)|one) (?:payment|check|gift|donation"
    r"|contribution|transfer|installment|sum)\b",
    re.IGNORECASE,
)
#: "In three gifts last year, Roe gave $5".
_IN_ALL_BEFORE = re.compile(
    rf"\bin (?P<n>{NUMBER}) (?:separate |equal |different )?{_PAYMENTS}[^;.$]{{0,120}}$", re.I
)
#: "Five contributions to Doe's campaign totaling $5".
_TOTALING = re.compile(
    rf"\b(?P<n>{NUMBER}) (?:separate |equal |individual |political |campaign )*{_PAYMENTS}"
    r"[^,;.$]{0,80}?,? (?:totall?ing|that total(?:ed|led)?|worth|adding up to|amounting to|for a"
    r" total of|which total(?:ed|led)?)"
    r" (?:a (?:combined |total of )?|more than |about |nearly |over |almost |some |just )*$",
    re.IGNORECASE,
)
#: "Gave to Doe's campaign twice".
_TIMES = re.compile(rf"[^,;.$]{{0,60}}?\b(?:(?P<two>twice)|(?P<n>{NUMBER}) times)\b", re.IGNORECASE)
_BORNE_OUT = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
_KINDS = ("donation", "donation_total", "transfer", "payment")


def with_parts(finding: Finding, case: Case) -> Finding:
    """The finding with a sentence where the rows are fewer or more than the payments told."""
    claim = finding.claim
    if claim.kind == "relation" and finding.verdict in _BORNE_OUT:
        return _with_times(finding, case)
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
    elif in_all := (
        _TOTALING.search(text, low, amount.start)
        or _IN_ALL.match(text, amount.end, high)
        or _IN_ALL_BEFORE.search(text, low, amount.start)
    ):
        told = value_of(in_all["n"])
    elif _IN_ONE.match(text, amount.end, high):
        told = 1
    else:
        return finding
    return _told(finding, told, len(rows))


def _with_times(finding: Finding, case: Case) -> Finding:
    """The same of support without a sum that is told so many times over."""
    claim, text = around.dated(finding.claim, case), case.reading.article.text
    found = _TIMES.match(text, claim.end, claim.sentence.end)
    if found is None:
        return finding
    start, end = (claim.period.start, claim.period.end) if claim.period else (None, None)
    rows = [
        row
        for row in finding.records
        if row.paid
        and (start is None or (row.date is not None and row.date >= start))
        and (end is None or (row.date is not None and row.date < end))
    ]
    return _told(finding, 2 if found["two"] else value_of(found["n"]), len(rows))


def _told(finding: Finding, told: int, rows: int) -> Finding:
    basis = finding.by_then or finding.now
    if told == rows or (basis is not None and rows >= basis.question.limit):
        return finding  # of more rows than are shown it is not known here
    are = "row of it counts" if rows == 1 else "rows of it count"
    said = f"The text has it in {told:,} payments; {rows:,} {are}."
    return told_beside(finding, said, "count", Verdict.DIFFERS)
