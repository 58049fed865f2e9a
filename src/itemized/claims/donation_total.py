"""Several gifts taken together: what a donor gave, or a recipient had from it, over a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.gifts import read_gifts

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.gifts import Gift
    from itemized.model import Claim

_SEVERAL = 2


def read(context: Context) -> list[Claim]:
    """Gifts told as a sum of several."""
    gifts = read_gifts(context)
    return [
        _over_all(
            gift.money.claim("donation_total", gift.direction, gift.donor, gift.recipient),
            [g for g in gifts if not g.total and g.money.end <= gift.money.start],
        )
        for gift in gifts
        if gift.total
    ]


def _over_all(total: Claim, before: list[Gift]) -> Claim:
    """The total "of $8" with the time of all the gifts that are told one by one before it."""
    periods = [g.money.period for g in before if g.money.sentence.start == total.sentence.start]
    told = [(p.start, p.end, p) for p in periods if p and p.start and p.end]
    if total.period not in periods or len(told) < _SEVERAL or total.period is None:
        return total
    first, last = min(told, key=lambda t: t[0]), max(told, key=lambda t: t[1])
    words = f"{first[2].text} to {last[2].text}"
    return replace(total, period=replace(first[2], text=words, end=last[1]))


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
            "Unions, trial lawyers and teachers gave $3.4 million to the committee trying to repeal"
            " the law.",
            (Expected("", "Unions; trial lawyers; teachers", None, "3400000", "gave"),),
        ),
        Example(
            "Bo Penn and six of his companies donated $36,000 to Lt. Gov. Mia Holt.",
            (Expected("", "Bo Penn; six of his companies", "Mia Holt", "36000", "gave"),),
        ),
        Example(
            "The Better Roads PAC reported $4 million, with Acme Holdings supplying more than"
            " $1 million.",
            (Expected("", "Acme Holdings", "Better Roads PAC", "1000000", "gave"),),
        ),
        Example(
            "Other donors to Mia Holt include the pilots union ($4,000) and a coal company"
            " ($3,000).",
            (
                Expected("", "pilots union", "Mia Holt", "4000", "gave"),
                Expected("", "coal company", "Mia Holt", "3000", "gave"),
            ),
        ),
        Example(
            "The Better Roads PAC gave $90,000 to candidates, among them Mia Holt ($5,000) and Lee"
            " Moss ($2,000).",
            (
                Expected("", "Better Roads PAC", "candidates", "90000", "gave"),
                Expected("", "Better Roads PAC", "Mia Holt", "5000", "gave"),
                Expected("", "Better Roads PAC", "Lee Moss", "2000", "gave"),
            ),
        ),
        Example(
            "Employees of Acme Holdings gave $90,000 in May.",
            (Expected("", "Employees of Acme Holdings", None, "90000", "gave"),),
        ),
        Example(
            "Acme Holdings employees and executives gave $90,000 to federal committees in May.",
            (
                Expected(
                    "", "Acme Holdings employees; executives", "federal committees", "90000", "gave"
                ),
            ),
        ),
        Example("Employees of Acme Holdings gave $90,000 to a shelter in May."),
        Example("Employees of Acme Holdings donated $90,000 in the May food drive."),
        Example("Employees of Acme Holdings gave $90,000 worth of toys in May."),
        Example("Bakers, brewers and builders gave their workers $3.4 million in raises."),
        Example("The city's costs include the pilots union ($4,000) and a coal company ($3,000)."),
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
        Example(
            "Mia Holt’s campaign took in $9 million, $1 million of which came from Ada Quill and "
            "his"
            " wife, Joan.",
            (Expected("", "Ada Quill; Joan Quill", None, "1000000", "gave"),),
        ),
        Example(
            "Dana Vole did not pledge money to the Better Roads PAC, but Lee Moss made three"
            " donations in"
            " 2016 totaling $505 to the Valley PAC.",
            (Expected("$505", "Lee Moss", "Valley PAC", "505", "gave"),),
        ),
        Example(
            "Who pays for the race\n\nMia Holt\n\nCash on hand: $356,292\n\nTop donors:\n\n- Acme"
            " PAC"
            " ($9,000)\n\n- Ada Quill ($3,000)",
            (
                Expected("", "Acme PAC", "Mia Holt", "9000", "gave"),
                Expected("", "Ada Quill", "Mia Holt", "3000", "gave"),
            ),
        ),
        Example(
            "Ada Quill has given tens of thousands of dollars to Mia Holt’s campaign.",
            (
                Expected(
                    "tens of thousands of dollars",
                    "Ada Quill",
                    "Mia Holt’s campaign",
                    direction="gave",
                    extra=(("vague", "tens of thousands of dollars"),),
                ),
            ),
        ),
        Example(
            "A judge who struck down the sales tax last year donated nearly $30,000 to the Better"
            " Roads PAC.",
            (Expected("$30,000", None, "Better Roads PAC", "30000", "gave"),),
        ),
        Example("Millions of donors gave to the campaign; the hospital spent millions on beds."),
        Example(
            "Since 2005, the two families have contributed more than $1.4 million to federal"
            " candidates.",
            (Expected("", "two families", "federal candidates", "1400000", "gave"),),
        ),
    ),
)
