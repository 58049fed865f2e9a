"""One committee passed a sum on to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.gifts import read_gifts

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.model import Claim

_PASSED = re.compile(r"pass|mov|transfer|funnel|rout|channel|steer|shift", re.IGNORECASE)


def _committee(party: object) -> bool:
    every = party if isinstance(party, tuple) else (party,)
    return all(
        getattr(p, "kind", None) == "committee"
        or re.search(r"\b(?:\w*pacs?|committees?|groups)\b", getattr(p, "name", ""), re.IGNORECASE)
        for p in every
        if p is not None
    )


def read(context: Context) -> list[Claim]:
    """Gifts from committee to committee."""
    claims = []
    for gift in read_gifts(context):
        verb = gift.money.verb
        passed = verb is not None and _PASSED.match(verb.word)
        if gift.donor is None and not passed:
            continue
        if (
            _committee(gift.donor) and gift.recipient is not None and _committee(gift.recipient)
        ) or (passed and _committee(gift.donor)):
            claims.append(gift.money.claim("transfer", gift.direction, gift.donor, gift.recipient))
    return claims


KIND = ClaimKind(
    name="transfer",
    title="A transfer",
    doc="One committee passed a sum on to another.",
    directions=("gave", "received"),
    rank=66,
    read=read,
    check=Later("payments", "check_payment"),
    examples=(
        Example(
            "The Better Roads PAC passed on $21 million to the Valley Victory Fund.",
            (Expected("", "Better Roads PAC", "Valley Victory Fund", "21000000", "gave"),),
        ),
        Example("The company moved $21 million to a bank abroad."),
        Example(
            "The Better Roads PAC has transferred millions of dollars to the Valley Victory Fund.",
            (
                Expected(
                    "millions of dollars", "Better Roads PAC", "Valley Victory Fund", None, "gave"
                ),
            ),
        ),
    ),
)
