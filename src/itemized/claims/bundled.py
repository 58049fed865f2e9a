"""Somebody collected gifts of others worth a sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.parties import Parties
    from itemized.model import Claim

_BUNDLED = re.compile(r"\bbundl(?:ed|es|ing|ers?)\b", re.IGNORECASE)
_FOR = re.compile(r"\s+(?:\w+ly )?for ", re.IGNORECASE)
_TAKES = re.compile(
    r"\b(?:campaigns?|candidates?|committees?|part(?:y|ies)|democrats|republicans|president"
    r"|senators?"
    r"|governor|nominee|pacs?)\b",
    re.IGNORECASE,
)
_NEAR = 24  # code points from "for" to a name, a title between them


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
            claims.append(money.claim("bundled", "received", giver, goes_to))
        elif money.political and (taker := _raised_for(money)):
            claims.append(money.claim("bundled", "received", money.subject, taker))
    return claims


def _raised_for(money: Money) -> Parties | None:
    """For whom a person raised it: "the actress raised $271,000 for Roe", who is somebody else."""
    by = money.subject if money.family == "raise" and not money.follows else None
    found = _FOR.match(money.text, money.end, money.sentence.end)
    if found is None or not isinstance(by, Mention) or by.kind != "person":
        return None
    phrases = money.context.phrases(money.sentence)
    taker = phrases.after("for", found.end() - 4, money.sentence.end)
    every = taker if isinstance(taker, tuple) else (taker,) if taker else ()
    own = any(by.name in p.name or p.name in by.name for p in every)
    fits = every and every[0].start - found.end() < _NEAR
    return taker if fits and not own and all(_takes(p) for p in every) else None


def _takes(party: Mention) -> bool:
    return party.kind in {"person", "committee", "side"} or bool(_TAKES.search(party.name))


KIND = ClaimKind(
    name="bundled",
    title="Money bundled",
    doc="Somebody collected gifts of others worth a sum.",
    directions=("gave", "received"),
    rank=79,
    read=read,
    check=Later("counts", "check_bundled"),
    examples=(
        Example(
            "Dana Vole bundled $500,000 for Mia Holt’s campaign.",
            (Expected("", "Dana Vole", "Mia Holt’s campaign", "500000", "received"),),
        ),
        Example(
            "Dana Vole, a lobbyist, has raised more than $1.5 million for Mia Holt’s campaign.",
            (Expected("", "Dana Vole", "Mia Holt’s campaign", "1500000", "received"),),
        ),
        Example("Mia Holt has raised $1.5 million for her campaign."),
        Example("The Better Roads PAC has raised $1.5 million for Republican candidates."),
        Example("The cable package bundled at $99 a month."),
        Example(
            "The actress Dana Vole raised $271,000 for Sen. Mia Holt’s campaign.",
            (Expected("$271,000", "Dana Vole", "Mia Holt’s campaign", "271000", "received"),),
        ),
        Example("Mia Holt raised $271,000 for her campaign, and Lee Moss $9,000 for a shelter."),
    ),
)
