"""By how much, or how many times, a text has one sum be more than another; and whether it is."""

from __future__ import annotations

import re
from decimal import Decimal

from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Case
from itemized.model import Amount, Claim, Verdict
from itemized.money import show_dollars

_TIMES = {
    "twice": 2, "double": 2, "two": 2, "triple": 3, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_MORE = re.compile(r"(?:more than|over|at least)\s+$", re.IGNORECASE)
#: Words that turn round which of the two has more.
LESS = re.compile(r"\b(?:less|fewer|behind|trail\w*|lag\w*)\b", re.IGNORECASE)
#: Words that say who had more and not by how much.
_MORE_THAN = re.compile(r"\b(?:more|less|fewer)\b.* than\b|\bout-?(?:raised|spent)\b", re.I)
_ANY_MORE = Amount("more", Decimal(0), "more_than", Decimal(0), None)
_NEARLY = re.compile(r"(?:nearly|almost)\s+$", re.IGNORECASE)


def said(claim: Claim, case: Case) -> Amount | None:
    """The margin in dollars, or the multiple."""
    if claim.amounts:
        return claim.amounts[0]
    word = str(claim.extra.get("multiple", "")).lower()
    times = _TIMES.get(word) or (Decimal(word) if re.fullmatch(r"\d+(\.\d+)?", word) else None)
    if times is None:
        return _ANY_MORE if not word and _MORE_THAN.search(claim.quote) else None
    before = case.reading.article.text[max(0, claim.start - 20) : claim.start]
    value = Decimal(times)
    if _MORE.search(before) or "more than" in claim.quote[: len(word) + 18]:
        return Amount(word, value, "more_than", value, None)
    qualifier = "nearly" if _NEARLY.search(before) else "about"
    slack = value / 10
    return Amount(word, value, qualifier, value - slack, value + slack)


def bare(margin: Amount) -> bool:
    """Whether the text says only who had more: any figure of the two may be meant."""
    return margin is _ANY_MORE


def verdict(claim: Claim, margin: Amount, one: Decimal, two: Decimal) -> Verdict:
    """Whether the sum said to be more is that much more than the other."""
    if margin is _ANY_MORE:
        return Verdict.MATCH if one > two else Verdict.DIFFERS
    if claim.amounts:
        return compare(margin, one - two).verdict
    return compare(margin, one / two).verdict if two > 0 else Verdict.DIFFERS


def words(claim: Claim, margin: Amount, one: Decimal, two: Decimal) -> str:
    """The margin of the text beside that of the records."""
    if margin is _ANY_MORE:
        more = "more" if one > two else "less" if one < two else "just as much"
        return f"By that the one said to have more has {more}."
    if claim.amounts:
        gap = f"{show_dollars(abs(one - two))} {'more' if one >= two else 'less'}"
        return f"The text says {margin.text} more, the records {gap}."
    ratio = f"{(one / two).quantize(Decimal('0.01'))} times as much" if two > 0 else "no multiple"
    return f"The text says {margin.text}, the records {ratio}."
