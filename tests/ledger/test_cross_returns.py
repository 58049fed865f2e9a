"""A gift that went back is taken off once where two agencies' reports say so."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ledger.two_agencies import FEDERAL, PAYEE, STATE, desk, federal, gift, given, itemized, state

GAVE = itemized("24K", "05022020", "10000")


@pytest.mark.parametrize("number", ["", FEDERAL])
def test_a_return_in_both_reports_is_one(number: str, tmp_path: Path) -> None:
    received = gift("5/4/2020", "10000", CMTE_ID=number)
    returned = gift("6/1/2020", "-10000", CMTE_ID=number, TRAN_TYPE="R")
    loaded = desk(
        tmp_path,
        state(tmp_path, [received, returned]),
        federal(tmp_path, GAVE, itemized("17R", "06022020", "10000")),
    )
    rows = loaded.sql("SELECT source, amount, why_not FROM entries ORDER BY date").rows
    assert [row[2] for row in rows] == ["mirror", None, "mirror", None]
    assert given(loaded, FEDERAL) == 0
    assert loaded.show([STATE]).received.total == 0


def test_a_return_that_one_report_has_is_taken_off(tmp_path: Path) -> None:
    loaded = desk(
        tmp_path,
        state(tmp_path, [gift("5/4/2020", "10000"), gift("6/1/2020", "-4000", TRAN_TYPE="R")]),
        federal(tmp_path, GAVE),
    )
    assert given(loaded, FEDERAL) == Decimal(6000)


def test_a_gift_and_a_return_are_not_each_other(tmp_path: Path) -> None:
    """The payment is not in the state's report, whose return is of an earlier gift."""
    loaded = desk(
        tmp_path,
        state(tmp_path, [gift("5/4/2020", "-10000", TRAN_TYPE="R")]),
        federal(tmp_path, GAVE, itemized("24K", "03022020", "700", PAYEE)),
    )
    assert [row[0] for row in loaded.sql("SELECT DISTINCT why_not FROM entries").rows] == [None]
    assert not loaded.sql("SELECT pair FROM perhaps_twice").rows


def test_a_return_that_nothing_pairs_may_be_one(tmp_path: Path) -> None:
    """The state committee booked it three months after the federal one had its money back."""
    received = gift("5/4/2020", "10000"), gift("6/30/2020", "-4000", TRAN_TYPE="R")
    loaded = desk(
        tmp_path,
        state(tmp_path, received),
        federal(tmp_path, GAVE, itemized("17R", "04012020", "4000")),
    )
    assert given(loaded, FEDERAL) == Decimal(2000)
    query = "SELECT source, amount, days FROM perhaps_twice ORDER BY source"
    rows = loaded.sql(query).rows
    assert [tuple(row) for row in rows] == [("california", -4000, 90), ("fec_bulk", -4000, 90)]
    told = " ".join(loaded.show([FEDERAL]).caveats)
    assert "2 rows may be the same return in two agencies' reports" in told
    assert "90 days apart), counted twice here: $4,000 too little, if so" in told
