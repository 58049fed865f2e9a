"""What organizations in general are called tells none of them from another."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.two_agencies import desk, federal, gift, itemized, state


@pytest.mark.parametrize(
    ("payer", "written", "told"),
    [
        ("IBEW LOCAL 3 VOTERS PAC", "Teamsters Local 911", False),
        ("UNITED LAMPLIGHTERS UNION LOCAL 911", "Teamsters Union Local 911", False),
        ("LAMPLIGHTERS LOCAL 911 PAC", "Lamplighters Local", True),
    ],
)
def test_a_word_that_tells(payer: str, written: str, told: bool, tmp_path: Path) -> None:
    paid = itemized("24K", "05022020", "1000")
    loaded = desk(
        tmp_path,
        state(tmp_path, [gift("5/4/2020", "1000", written)]),
        federal(tmp_path, paid, name=payer),
    )
    assert bool(loaded.sql("SELECT pair FROM perhaps_twice").rows) is told
