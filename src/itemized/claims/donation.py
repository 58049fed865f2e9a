"""One gift: a donor, a recipient, an amount."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected
from itemized.claims._check.payments import check_payment
from itemized.claims._text.gifts import read_gifts

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.model import Claim


def read(context: Context) -> list[Claim]:
    """Gifts told as one payment, whichever side the sentence takes."""
    return [
        gift.money.claim("donation", gift.direction, gift.donor, gift.recipient)
        for gift in read_gifts(context)
        if not gift.total
    ]


KIND = ClaimKind(
    name="donation",
    title="A gift",
    doc="Somebody gave a sum, once, to a campaign, committee, party or group.",
    directions=("gave", "received"),
    rank=50,
    read=read,
    check=check_payment,
    examples=(
        Example(
            "Ada Quill donated $1M to the Better Roads PAC in May.",
            (
                Expected(
                    "donated $1M to the Better Roads PAC",
                    "Ada Quill",
                    "Better Roads PAC",
                    "1000000",
                    "gave",
                    date(2022, 5, 1),
                    date(2022, 6, 1),
                ),
            ),
        ),
        Example(
            "Hemp grower Oz Tarrant cut a $25,000 check to Sen. Mia Holt’s campaign on Feb. 13.",
            (
                Expected(
                    "", "Oz Tarrant", "Mia Holt’s campaign", "25000", "gave", date(2022, 2, 13)
                ),
            ),
        ),
        Example(
            "Rep. Lee Moss, a Democrat, accepted $5,000 from Acme Holdings for his campaign.",
            (Expected("accepted $5,000", "Acme Holdings", "Lee Moss", "5000", "received"),),
        ),
        Example(
            "Rep. Pat Lund, a Republican, accepted $5,000 from Acme Holdings for his campaign.",
            (Expected("accepted $5,000", "Acme Holdings", "Pat Lund", "5000", "received"),),
        ),
        Example(
            "The super PAC was given $2 million by Dana Vole, a retired banker.",
            (Expected("", "Dana Vole", None, "2000000", "received"),),
        ),
        Example("Ada Quill denied giving $250,000 to the Better Roads PAC."),
        Example("Ada Quill declined to donate $250,000 to the Better Roads PAC."),
        Example("It is false that Ada Quill gave $250,000 to the Better Roads PAC."),
        Example("If Ada Quill gave $250,000 to the Better Roads PAC, nobody knows."),
        Example("Ada Quill would have given $250,000 to the Better Roads PAC."),
        Example("Ada Quill was asked to give $250,000 to the Better Roads PAC."),
        Example("Ada Quill failed to give $250,000 to the Better Roads PAC."),
        Example("Ada Quill didn’t donate $250,000 to the Better Roads PAC."),
        Example("She was paid a salary of $90,000 and gave a speech about the budget."),
        Example("The jury awarded $2.5 million in damages to Acme Holdings."),
        Example("The county gave the school district $3 million for new roofs."),
    ),
)
