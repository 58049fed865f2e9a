"""Routes as pictures are given them: as many bands as wanted, returns and both sides among them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from itemized.model import Match, Record
from itemized.trace import Behind, Class, Hop, Route, Stands, Traced, Wanted

DAY = date(2021, 1, 4)
NAME = "THE COALITION OF WATERFRONT MERCHANTS AND MARINERS NUMBER"


def match(entity_id: str, name: str) -> Match:
    return Match(
        entity_id, name, "committee", None, DAY, DAY, Decimal(0), Decimal(0), "same id", ""
    )


def hop(payer: str, payee: str, dollars: int, *, days: int = 0, side: str | None = None) -> Hop:
    day, amount = DAY + timedelta(days), Decimal(dollars)
    record = Record(
        f"s:{payer}{payee}",
        payer,
        payee,
        amount,
        day,
        day,
        "stated",
        True,
        None,
        f"https://example.org/{payer}/{payee}",
    )
    kind = "independent_expenditure" if side else "transfer"
    return Hop(
        payer,
        f"{NAME} {payer}",
        payee,
        f"{NAME} {payee}",
        kind,
        1,
        amount,
        amount,
        day,
        day,
        (record,),
        side=side,
    )


def traced(bands: int) -> Traced:
    """Routes of one to three hops that come to so many bands."""
    routes: list[Route] = []
    for n in range(bands):
        first = hop("A", f"B{n // 4 * 4}", 900_000 // (n // 4 + 1), days=n)
        second = hop(
            f"B{n // 4 * 4}",
            f"C{n}",
            7_000 * (n + 1),
            days=40 + 3 * n,
            side=(None, None, "support", "oppose")[n % 4],
        )
        third = hop(f"C{n}", "A" if n % 8 else f"D{n}", 300 + n, days=300 + n)
        hops = {0: (first,), 1: (first, second), 2: (first, second), 3: (first, second)}[n % 4]
        hops = (*hops, third) if n % 4 == 1 else hops
        routes.append(
            Route(hops, min(h.total for h in hops), Decimal(0), returns=hops[-1].payee_id == "A")
        )
    return Traced(Wanted(), (match("A", f"{NAME} A"),), (), tuple(routes))


def stands() -> Stands:
    """Who stands behind a committee."""
    hundred, zero = Decimal(100), Decimal(0)
    classes = (
        Class("person", hundred, hundred, Decimal(140)),
        Class("organization", Decimal(60), Decimal(60), hundred),
        Class("committee", zero, None, zero),
        Class("unknown", zero, None, zero),
        Class("own", zero, zero, zero),
        Class("before", zero, zero, zero),
    )
    giver = Behind("p-1", "[bold]QUILL, ADA[/bold]", "person", hundred, 2, 3)
    return Stands(
        Wanted(), (match("A", NAME),), Decimal(200), zero, classes, (giver,), ("Mind this.",)
    )
