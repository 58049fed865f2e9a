"""Somebody gave goods or services worth a sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.noun_gifts import gift_of

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.model import Claim

_IN_KIND = re.compile(r"\bin-?kind\b", re.IGNORECASE)
_ITEM = re.compile(r"\bincluding\s+(?:\w+ ){0,2}$", re.IGNORECASE)


def read(context: Context) -> list[Claim]:
    """Sums said to be in kind, and the items of one."""
    claims: list[Claim] = []
    for money in context.moneys:
        near = context.text[
            max(money.sentence.start, money.start - 50) : min(money.end + 60, money.sentence.end)
        ]
        item = (
            claims
            and claims[-1].sentence.start == money.sentence.start
            and _ITEM.search(money.before)
        )
        if not money.political or not (item or _IN_KIND.search(near)):
            continue
        got = money.family in {"receive", "raise"} and not money.follows
        if got and not item:
            if money.from_party is not None:
                claims.append(money.claim("in_kind", "received", money.from_party, money.subject))
            continue
        recipient = money.to_party or context.phrases(money.sentence).after(
            "for", money.sentence.start, money.start
        )
        if recipient is None and money.verb:
            names = [
                n
                for n in context.cast.between(money.end, money.sentence.end)
                if context.cast.kind(n) not in {"place", "side"}
            ]
            recipient = context.cast.mention(names[0]) if names else None
        if not item and money.family in {"receive", "raise"} and not money.follows:
            claims.append(money.claim("in_kind", "received", money.from_party, money.subject))
            continue
        if item:
            recipient = claims[-1].recipient
        told = gift_of(money)  # "made an in-kind contribution of $5"
        donor = money.subject or (told[0] if told else None)
        claims.append(money.claim("in_kind", "gave", donor, recipient))
    return claims


KIND = ClaimKind(
    name="in_kind",
    title="A gift in kind",
    doc="Somebody gave goods or services worth a sum.",
    directions=("gave", "received"),
    rank=75,
    read=read,
    check=Later("own_money", "check_in_kind"),
    examples=(
        Example(
            "Lee Moss for Senate also received $31,000 in an in-kind donation from Dana Vole of"
            " Reno.",
            (Expected("", "Dana Vole", "Lee Moss for Senate", "31000", "received"),),
        ),
        Example(
            "Dana Vole gave $15,000 in in-kind contributions to Lee Moss for Senate.",
            (Expected("", "Dana Vole", "Lee Moss for Senate", "15000", "gave"),),
        ),
        Example(
            "Dana Vole made an in-kind contribution of $15,000 to Lee Moss for Senate.",
            (Expected("", "Dana Vole", "Lee Moss for Senate", "15000", "gave"),),
        ),
        Example("The firm received $15,000 in shares, paid in kind."),
        Example(
            "Mia Holt also received $31,000 in an in-kind donation from Dana Vole.",
            (Expected("", "Dana Vole", "Mia Holt", "31000", "received"),),
        ),
        Example("Mia Holt’s campaign raked in $1.3 million in direct and in-kind contributions."),
    ),
)
