"""Sums told without a figure: "millions", "tens of thousands of dollars", "hefty sums".

They are read as any sum is, by the verb that governs them, with a value in the middle of what the
word may mean; the claim then keeps the words and no amount, for the text gives none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from itemized.model import Amount, Claim

#: What marks an amount that stands for no figure.
VAGUE = "vague"
_SUM = re.compile(
    r"\b(?:(?P<of>tens|dozens|hundreds) of )?(?P<unit>thousands|millions|billions)"
    r"(?: (?:more|upon \w+))?(?: of dollars\b|\b(?! of\b)(?! (?:people|voters|americans|viewers"
    r"|jobs|acres|times|men|women|others|who|have"
    r"|had|were|are|will|did|do|would|could|may|might|also|still|now|saw|watch\w*|lost|live)\b))"
    r"|\b(?P<figures>five|six|seven|eight|nine)(?:-figure (?:donations?|checks?|gifts?"
    r"|contributions?|sums?|ad buys?|ad campaigns?|buys?|payments?)\b"
    r"|[- ]figures\b(?! (?:in|of|who|from|at|with|and)\b))"
    r"|\bmulti-?million-dollar (?:(?:cash|campaign) )?(?:infusions?|gifts?|checks?|donations?"
    r"|contributions?)(?: of cash)?\b"
    r"|\b(?:large|huge|vast|hefty|massive|enormous|staggering|substantial|significant|small|modest"
    r"|sizable|considerable|untold) (?:sums|amounts)(?: of (?:money|cash))?\b(?! of\b)",
    re.IGNORECASE,
)
_UNITS = {"thousands": 3, "millions": 6, "billions": 9}
_FIGURES = {"five": 4, "six": 5, "seven": 6, "eight": 7, "nine": 8}
_MANY = {"tens": 1, "dozens": 1, "hundreds": 2}


def find_vague(text: str) -> list[Amount]:
    """The sums without a figure, in order.

    >>> [a.text for a in find_vague("He spent millions of dollars; millions of people voted.")]
    ['millions of dollars']
    """
    return [
        Amount(m[0], _middle(m), VAGUE, None, None, m.start(), m.end()) for m in _SUM.finditer(text)
    ]


def _middle(m: re.Match[str]) -> Decimal:
    if m["figures"]:
        return Decimal(3).scaleb(_FIGURES[m["figures"].lower()])
    if not m["unit"]:
        return Decimal(5_000_000 if "million" in m[0] else 50_000)
    return Decimal(5).scaleb(_UNITS[m["unit"].lower()] + _MANY.get((m["of"] or "").lower(), 0))


def least(words: str) -> Decimal:
    """The fewest dollars that a sum without a figure can mean; none for "hefty sums".

    >>> least("tens of thousands of dollars"), least("millions"), least("hefty sums")
    (Decimal('10000'), Decimal('1000000'), Decimal('0'))
    """
    m = _SUM.search(words)
    if m is not None and m["figures"]:
        return Decimal(10 ** _FIGURES[m["figures"].lower()])
    if m is None or not m["unit"]:
        return Decimal(0)
    return Decimal(10 ** (_UNITS[m["unit"].lower()] + _MANY.get((m["of"] or "").lower(), 0)))


def without_vague(claim: Claim) -> Claim:
    """The claim with the words of a sum that has no figure, and without its amount."""
    vague = [a for a in claim.amounts if a.qualifier == VAGUE]
    if not vague:
        return claim
    own = tuple(a for a in claim.amounts if a.qualifier != VAGUE)
    return replace(claim, amounts=own, extra={**claim.extra, "vague": vague[0].text})
