"""Several gifts taken together: what a donor gave, or a recipient had from it, over a time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.gifts import read_gifts

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.model import Claim


def read(context: Context) -> list[Claim]:
    """Gifts told as a sum of several."""
    return [
        gift.money.claim("donation_total", gift.direction, gift.donor, gift.recipient)
        for gift in read_gifts(context)
        if gift.total
    ]


KIND = ClaimKind(
    name="donation_total",
    title="Gifts taken together",
    doc="Somebody gave, or received from somebody, a total over several gifts or over a time.",
    directions=("gave", "received"),
    rank=51,
    read=read,
    check=Later("payments", "check_payment"),
    examples=(
        Example(
            "Dana Vole has given candidates of both parties more than $3 million since 2016.",
            (
                Expected(
                    "", "Dana Vole", None, "3000000", "gave", date(2016, 1, 1), date(2022, 9, 16)
                ),
            ),
        ),
        Example(
            "Sen. Mia Holt has received $57,000 in contributions from Acme Holdings over the"
            " past decade.",
            (Expected("", "Acme Holdings", "Mia Holt", "57000", "received"),),
        ),
        Example(
            "All told, the Vole family gave $750,000 to opponents of the ballot measure.",
            (Expected("", None, "opponents of the ballot measure", "750000", "gave"),),
        ),
        Example(
            "Donors to Mia Holt’s campaign include Acme Holdings ($50,000) and the Vole family"
            " ($20,000).",
            (
                Expected("", "Acme Holdings", "Mia Holt’s campaign", "50000", "gave"),
                Expected("", "Vole family", "Mia Holt’s campaign", "20000", "gave"),
            ),
        ),
        Example(
            "Gifts to the Better Roads PAC this year\n\n- Ada Quill: $50,000\n"
            "- Acme Holdings: $20,000",
            (
                Expected("", "Ada Quill", "Better Roads PAC", "50000", "gave"),
                Expected("", "Acme Holdings", "Better Roads PAC", "20000", "gave"),
            ),
        ),
        Example(
            "Among those giving $50,000 to the Better Roads PAC were Acme Holdings and Ada Quill.",
            (Expected("", "Acme Holdings; Ada Quill", "Better Roads PAC", "50000"),),
        ),
        Example("Owners of boats include Ada Quill ($50,000) and Bo Penn ($20,000)."),
        Example("The state received $4 million in federal disaster aid over two years."),
        Example("The museum has received more than $8 million from the bequest since 2016."),
    ),
)
