"""Somebody lent a campaign or committee a sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.model import Claim

#: "Took out a $5 million loan".
_TAKEN = re.compile(r"(?:took|tak|got|secur|receiv|accept|land)", re.IGNORECASE)
_FROM = re.compile(r" from (?:him|her)self\b")
_NOUN = re.compile(r"\s*(?:in )?(?:personal |campaign |bank )?loans?\b", re.IGNORECASE)
_TO_SELF = re.compile(r" (?:in loans )?to (?:him|her)self\b")


def read(context: Context) -> list[Claim]:
    """Sums lent, mostly by candidates to their own campaigns."""
    claims = []
    for money in context.moneys:
        lent = money.family == "loan"
        noun = _NOUN.match(context.text, money.end, money.sentence.end)
        if not money.political or not (lent or noun) or (money.rival and not noun):
            continue
        if noun and money.family == "receive" and money.from_party is not None:
            lender, debtor = money.from_party, money.subject
            own = isinstance(lender, Mention) and isinstance(debtor, Mention)
            if own and lender.name == debtor.name:  # type: ignore[union-attr]
                claims.append(money.claim("loan", "gave", lender, debtor))
            else:
                claims.append(money.claim("loan", "received", lender, debtor))
            continue
        if noun and money.from_party is not None and _FROM.match(context.text, noun.end()):
            claims.append(money.claim("loan", "gave", money.from_party, money.from_party))
            continue
        if noun and money.verb and _TAKEN.match(money.verb.word):
            claims.append(money.claim("loan", "received", money.from_party, money.subject))
            continue
        itself = _TO_SELF.match(context.text, money.end, money.sentence.end)
        debtor = money.subject if itself else money.to_party
        by = money.subject or money.from_party
        if debtor is None and isinstance(by, Mention) and by.kind == "person":
            debtor = by  # a candidate's loan goes to their own campaign (11 CFR 116.11)
        claims.append(money.claim("loan", "gave", by, debtor))
    return claims


KIND = ClaimKind(
    name="loan",
    title="A loan",
    doc="Somebody lent a campaign or committee a sum.",
    directions=("gave", "received"),
    rank=82,
    read=read,
    check=Later("own_money", "check_loan"),
    examples=(
        Example(
            "Candidate Lee Moss got $1.1 million, including a $500,000 loan from himself.",
            (Expected("", "Lee Moss", None, "500000", "gave"),),
        ),
        Example(
            "Lee Moss accepted a $355,000 loan from Acme Holdings for his campaign.",
            (Expected("", "Acme Holdings", "Lee Moss", "355000", "received"),),
        ),
        Example(
            "Lee Moss lent his campaign $500,000 in March.",
            (Expected("", "Lee Moss", "Lee Moss’s campaign", "500000", "gave"),),
        ),
        Example("The bank lent the builder $500,000."),
        Example(
            "Mia Holt’s campaign took out a $20 million loan in August.",
            (Expected("", None, "Mia Holt’s campaign", "20000000", "received"),),
        ),
    ),
)
