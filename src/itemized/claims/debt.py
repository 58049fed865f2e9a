"""A campaign or committee owes a sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.model import Claim

_AFTER = re.compile(
    r"\s*(?:(?:worth )?of |in )?(?:debts?|obligations|unpaid bills|the (?:hole|red))\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:debts? of|ow(?:es|ed|ing))\s+(?:\w+ ){0,2}$", re.IGNORECASE)


def read(context: Context) -> list[Claim]:
    """Debts: "$5.7 million in debt"."""
    claims = []
    for money in context.moneys:
        after = _AFTER.match(context.text, money.end, money.sentence.end)
        if money.political and (after or _BEFORE.search(money.before)):
            main = context.phrases(money.sentence).main_subject(money.sentence, money.start)
            claims.append(money.claim("debt", "has", money.subject or main))
    return claims


KIND = ClaimKind(
    name="debt",
    title="Debt",
    doc="A campaign or committee owes a sum.",
    directions=("has",),
    rank=81,
    read=read,
    check=Later("balances", "check_balance"),
    examples=(
        Example(
            "The Better Roads PAC was left with $5.7 million in debt after the election.",
            (Expected("$5.7 million in debt", None, None, "5700000", "has"),),
        ),
        Example("Graduates leave with $30,000 in debt on average."),
    ),
)
