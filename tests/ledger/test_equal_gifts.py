"""Equal gifts that two agencies' reports tell of on days far apart."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from itemized.desk import Desk
from ledger.two_agencies import FEDERAL, desk, federal, gift, given, itemized, state


def _pairs(loaded: Desk) -> list[tuple[str, ...]]:
    rows = loaded.sql("SELECT pair, date FROM perhaps_twice ORDER BY pair, date").rows
    return [
        tuple(str(row[1])[5:] for row in rows if row[0] == pair) for pair in {r[0] for r in rows}
    ]


def test_each_of_two_late_gifts_is_told(tmp_path: Path) -> None:
    paid = [itemized("24K", day, "5000") for day in ("01012020", "01022020")]
    got = [gift(day, "5000") for day in ("4/1/2020", "4/20/2020")]
    loaded = desk(
        tmp_path,
        state(tmp_path, [*got, gift("5/2/2020", "300")]),
        federal(tmp_path, *paid, itemized("24K", "05012020", "300")),
    )
    assert sorted(_pairs(loaded)) == [("01-01", "04-20"), ("01-02", "04-01")]
    assert sum(pair.amount for pair in loaded.show([FEDERAL]).twice) == 10_000
    assert given(loaded, FEDERAL) == 20_300


@pytest.mark.parametrize(
    ("amount", "total", "told"),
    [
        ("5000", Decimal(60_000), [("05-05", "08-07"), ("06-05", "07-07")]),
        ("5000.25", Decimal("55_002.75"), [("05-05", "08-07")]),  # the cents tell
    ],
)
def test_no_pair_is_made_across_the_edge_of_what_is_loaded(
    amount: str, total: Decimal, told: list[tuple[str, str]], tmp_path: Path
) -> None:
    """A gift every month: the payer's report is loaded until June, the recipient's from July on."""
    paid = [itemized("24K", f"{month:02}052020", amount) for month in range(1, 7)]
    got = [gift(f"{month}/7/2020", amount, filing="9006") for month in range(7, 13)]
    loaded = desk(tmp_path, state(tmp_path, got), federal(tmp_path, *paid))
    assert given(loaded, FEDERAL) == total
    assert sorted(_pairs(loaded)) == told
