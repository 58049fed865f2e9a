"""One sum is set against another: an edge, a multiple, more than somebody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.draft import Draft
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.model import Claim

_MARGIN = re.compile(
    r"\b(?:out-?(?:raised|spent|paced|raising|spending|pacing)\b[^;.]*\bby\b|(?:advantage|edge"
    r"|lead|gap|margin) of)"
    r"\s+(?:[\w-]+ ){0,4}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+(?:more|less|fewer)\b(?: [\w-]+){0,10} than\b|\s+(?:[\w-]+ ){0,2}?(?:advantage|edge"
    r"|lead|gap)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:(?P<n>\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten) times|twice|double"
    r"|triple|quadruple)"
    r" (?:the (?:amount|sum|\$)|what|as much|more than)\b[^.;,]{0,80}",
    re.IGNORECASE,
)
#: "Spent $5, more than it raised".
_THAN_RAISED = re.compile(
    r"\bmore than (?:it|he|she|they|the \w+) (?:had )?(?:raised|took in|collected|brought in)\b",
    re.IGNORECASE,
)
#: "Outraised the other 3 to 1", "a 20-to-1 cash advantage".
_RATIO = re.compile(
    r"\bout-?(?:raised?|spent|spend|raising|spending)\b[^.;$]{3,60}? (?:\d+|two|three|four|five|six"
    r"|ten)[- ]to[- ](?:\d+|one)\b"
    r"|\b(?:\d+|two|three|four|five|six|ten)[- ]to[- ](?:\d+"
    r"|one) (?:[\w-]+ ){0,2}?(?:advantage|edge"
    r"|lead)\b",
    re.IGNORECASE,
)
_CASH = re.compile(r"\bcash|\bon hand|\bin the bank", re.IGNORECASE)


_EDGE = re.compile(r"to[- ](?:\d+|one) .*(?:advantage|edge|lead)$", re.IGNORECASE)
_FORMS = (_TIMES, _THAN_RAISED, _RATIO)


def _direction(words: str) -> str:
    if _CASH.search(words):
        return "has"
    if re.search(r"\b(?:out-?spen|spen[dt]|sunk)", words, re.IGNORECASE):
        return "spent"
    if re.search(r"\b(?:gave|given|gives|donated|contributed)\b", words, re.I):
        return "gave"
    return "received"


def read(context: Context) -> list[Claim]:
    """Edges and multiples."""
    claims = []
    for money in context.moneys:
        margin = _MARGIN.search(money.before)
        after = _AFTER.match(context.text, money.end, money.sentence.end)
        if not money.political or not (margin or after):
            continue
        direction = _direction(money.sentence.text)
        phrases = context.phrases(money.sentence)
        own = money.subject if money.verb and not money.follows else None
        first = own or phrases.main_subject(money.sentence, money.start)
        other = re.search(r"\bout-?(?:raised|spent|paced)\b", money.before, re.IGNORECASE)
        names = (
            context.cast.between(money.sentence.start + other.end(), money.start) if other else []
        )
        both = (
            (first, context.cast.mention(names[0]))
            if names and isinstance(first, Mention)
            else first
        )
        one, two = (None, both) if direction == "received" else (both, None)
        claims.append(money.claim("comparison", direction, one, two))
    for sentence in context.sentences:
        for m in (m for form in _FORMS for m in form.finditer(sentence.text)):
            if not context.is_political(sentence):
                continue
            a, b = sentence.start + m.start(), sentence.start + m.end()
            told = [m.subject for m in context.moneys if m.sentence is sentence and m.end <= a]
            main = context.phrases(sentence).main_subject(sentence, a)
            subject = (told[-1] if told else None) or main
            than = m.re is _THAN_RAISED
            direction = "spent" if than else _direction(sentence.text)
            direction = "has" if _EDGE.search(m[0]) else direction
            one, two = (None, subject) if direction == "received" else (subject, None)
            claims.append(
                context.claim(
                    Draft(
                        "comparison",
                        direction,
                        a,
                        b,
                        one,
                        two,
                        (),
                        None,
                        {"multiple": m["n"] or m[0].split()[0]} if m.re is _TIMES else {},
                    )
                )
            )
    return claims


KIND = ClaimKind(
    name="comparison",
    title="A comparison",
    doc="One sum is set against another: an edge, a multiple, more than somebody else.",
    directions=("received", "has", "spent", "gave"),
    rank=85,
    read=read,
    check=Later("compared", "check_comparison"),
    examples=(
        Example(
            "Acme Holdings’ donors have given 23 times as much to Mia Holt’s campaign as to"
            " Lee Moss.",
            (Expected("23 times", direction="gave"),),
        ),
        Example(
            "The Better Roads PAC has outraised the Valley Victory Fund by some $4 million, filings"
            " show.",
            (Expected("", None, "Better Roads PAC; Valley Victory Fund", "4000000", "received"),),
        ),
        Example(
            "Mia Holt’s campaign outraised Lee Moss nearly 3-to-1.",
            (Expected("3-to-1", None, "Mia Holt’s campaign", None, "received"),),
        ),
        Example(
            "The Better Roads PAC spent $6 million in May, more than it raised.",
            (Expected("more than it raised", "Better Roads PAC", None, None, "spent"),),
        ),
        Example("The team led by 4 points, twice as much as before."),
        Example("Rents are $400 more than last year."),
    ),
)
