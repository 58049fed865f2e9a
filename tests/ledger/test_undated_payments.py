"""A payment whose row gives no day meets its receipt by the days of its report."""

from __future__ import annotations

from pathlib import Path

from ledger.two_agencies import (
    FEDERAL,
    OTHER,
    PAYEE,
    PAYER,
    STATE,
    desk,
    federal,
    gift,
    given,
    itemized,
    payment,
    state,
)


def _paid(day: str, amount: str) -> dict[str, str]:
    return payment(day, amount, "Gorse Club", CMTE_ID="1400003")


def _got(day: str, amount: str) -> dict[str, str]:
    return gift(day, amount, PAYEE, "9010", CMTE_ID="1400002")


def test_within_one_agency(tmp_path: Path) -> None:
    paid = [_paid("", "10000"), _paid("5/20/2020", "777"), _paid("", "300")]
    # $300 came more than two months after the payer's report closed
    got = [_got("5/9/2020", "10000"), _got("9/30/2020", "300")]
    loaded = desk(tmp_path, state(tmp_path, got, paid))
    assert given(loaded, STATE) == 10_000 + 777 + 300 + 300
    assert loaded.show([OTHER]).received.total == given(loaded, STATE)


def test_dated_payments_come_first(tmp_path: Path) -> None:
    """Two gifts, each in both reports: the undated row may mean either, the dated one not."""
    paid = [_paid("", "500"), _paid("5/7/2020", "500")]
    loaded = desk(
        tmp_path, state(tmp_path, [_got("2/3/2020", "500"), _got("5/9/2020", "500")], paid)
    )
    assert given(loaded, STATE) == 1000


def test_to_a_filer_of_another_agency(tmp_path: Path) -> None:
    receipts = [itemized("18K", "05092020", "10000"), itemized("18K", "05192020", "300")]
    paid = [payment("", "10000", PAYER), payment("5/17/2020", "300", PAYER)]
    loaded = desk(tmp_path, state(tmp_path, paid=paid), federal(tmp_path, *receipts))
    assert given(loaded, STATE) == 10_300
    assert loaded.show([FEDERAL]).received.total == 10_300


def test_what_no_rule_pairs_may_be_one(tmp_path: Path) -> None:
    """Of $300 the receipt is dated 93 days after the payer's report closed, of $400 half a year."""
    receipts = [itemized("18K", "10012020", "300"), itemized("18K", "12312020", "400")]
    paid = [payment("", "300", PAYER), payment("", "400", PAYER)]
    loaded = desk(tmp_path, state(tmp_path, paid=paid), federal(tmp_path, *receipts))
    query = "SELECT source, amount, days FROM perhaps_twice ORDER BY source"
    assert [tuple(row) for row in loaded.sql(query).rows] == [
        ("california", 300, 93),
        ("fec_bulk", 300, 93),
    ]
