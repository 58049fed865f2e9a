"""Somebody collected gifts of others worth a sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.model import Claim

_BUNDLED = re.compile(r"\bbundl(?:ed|es|ing|ers?)\b", re.IGNORECASE)


def read(context: Context) -> list[Claim]:
    """Sums that bundlers brought together."""
    claims = []
    for money in context.moneys:
        word = _BUNDLED.search(
            context.text, max(money.sentence.start, money.start - 90), money.start
        )
        if word and money.political:
            phrases = context.phrases(money.sentence)
            names = context.cast.between(money.sentence.start, word.start())
            giver = context.cast.mention(names[0]) if names else None
            goes_to = phrases.after("for|to", money.end, money.sentence.end)
            claims.append(money.claim("bundled", "raised", giver, goes_to))
    return claims


KIND = ClaimKind(
    name="bundled",
    title="Money bundled",
    doc="Somebody collected gifts of others worth a sum.",
    directions=("gave", "raised"),
    rank=79,
    read=read,
    check=Later("counts", "check_bundled"),
    examples=(
        Example(
            "Dana Vole bundled $500,000 for Mia Holt’s campaign.",
            (Expected("", "Dana Vole", "Mia Holt’s campaign", "500000", "raised"),),
        ),
        Example("The cable package bundled at $99 a month."),
    ),
)
