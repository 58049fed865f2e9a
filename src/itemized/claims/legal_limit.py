"""What the law lets somebody give, or has reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.draft import Draft
from itemized.claims._text.thresholds import of_raised, of_share

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.model import Claim

_LIMIT = re.compile(
    r"\b(?:(?:legal|contribution|donation|federal|individual|giving) (?:limit|maximum|cap)s?"
    r"|limit(?:ed|s)? to"
    r"|the maximum (?:allowed|amount|contribution|donation)|(?:largest|most|maximum) (?:legal"
    r"|allowed|permitted)"
    r"|legally (?:allowed|permitted)|allowed by law|by law|limits? (?:of|on)"
    r"|caps? (?:\w+ ){0,3}?(?:contributions?|donations?|gifts?|giving)|capped at"
    r"|(?:individuals?|donors?|contributors?|people|anyone|a person|companies|citizens) (?:may"
    r"|can|could)"
    r" (?:only |legally )?(?:give|donate|contribute|send))\b",
    re.IGNORECASE,
)
_GIFTS_OF = re.compile(
    r"\b(?:donations?|contributions?|gifts?|donors?|amounts?)(?:\s+(?:that|who|of|which|come"
    r"|gave|give|gives"
    r"|came|in|give|gave|giving"
    r"|are|were|worth|is|totaling))*\s+(?:over|under|above|below|exceeding|more than|less than"
    r"|up to|at least"
    r"|in excess of|of)?\s*$",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"\b(?:may|can|could) (?:only |legally )?(?:give|donate|contribute|send)\b"
    r"|\bcaps? (?:\w+ ){0,3}?(?:contributions?|donations?|gifts?)",
    re.IGNORECASE,
)
_BOUND = {"more_than", "less_than", "up_to", "at_least"}
_WORDS = re.compile(
    r"\bthe (?:largest|biggest|highest|maximum|most) (?:legal|allowed|permitted"
    r"|allowable)[^,.;]{0,80}"
)


def read(context: Context) -> list[Claim]:
    """Limits and thresholds: "donations of $200 or less", "the $2,900 limit"."""
    claims = []
    for money in context.moneys:
        if not money.political or money.amount.value > 1_000_000:
            continue
        if of_share(money) or of_raised(money):
            continue
        before = context.text[max(money.sentence.start, money.start - 60) : money.start]
        near = context.text[
            max(money.clause_start, money.start - 50) : min(money.end + 60, money.clause_end)
        ]
        small = money.amount.value <= 10_000 and money.amount.qualifier in _BOUND
        limited = _LIMIT.search(near) and (
            money.family not in {"give", "raise", "receive", "spend"} or _MAY.search(near)
        )
        if limited or (small and _GIFTS_OF.search(before)):
            claims.append(money.claim("legal_limit", "limit"))
    for sentence in context.sentences:
        for m in _WORDS.finditer(sentence.text):
            a, b = sentence.start + m.start(), sentence.start + m.end()
            names = context.cast.between(a, b)
            who = context.cast.mention(names[0]) if names else None
            claims.append(context.claim(Draft("legal_limit", "limit", a, b, None, who)))
    return claims


KIND = ClaimKind(
    name="legal_limit",
    title="A legal limit",
    doc="What the law lets somebody give, or has reported.",
    directions=("limit",),
    rank=95,
    imagines=True,
    read=read,
    check=Later("legal_limit", "check_limit"),
    examples=(
        Example(
            "Much of it came in donations of $200 or less to the campaign.",
            (Expected("", amount="200", direction="limit"),),
        ),
        Example("The speed limit was raised and fines of $200 or less were waived."),
    ),
)
