"""What an amendment changed, where rows have no number that they keep in it."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from itemized.desk import Desk
from itemized.model_filings import Difference
from itemized.sources import california
from itemized.web import create_app
from sources.calaccess import COVER, cover, load, payment, receipt, table
from sources.loading import Bench

FIRST, SECOND = "california:700-0", "california:700-1"
AMENDED = {"AMEND_ID": "1"}
COVERS = table(
    COVER,
    cover("700", "1400001"),
    cover("700", "1400001", day="9/30/2021") | AMENDED,
)


def gift(name: str, amount: str, **more: str) -> dict[str, str]:
    return receipt("700", amount, "6/1/2021", CTRIB_NAML=name, **more)


FILED = (gift("Yu", "9000"), gift("Fen", "30"), gift("Fen", "40"), *[gift("Quill", "100")] * 2)


def amended(*gifts: dict[str, str]) -> str:
    """Rows of the filing and of its amendment, in which each stands elsewhere."""
    later = (row | AMENDED | {"LINE_ITEM": str(40 - n)} for n, row in enumerate(gifts))
    return table("RCPT_CD", *FILED, *later)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, (california.SOURCE,))


def difference(bench: Bench) -> Difference:
    shown = Desk(bench.settings).filing(SECOND)
    assert shown is not None
    assert shown.difference is not None
    assert shown.difference.amends == FIRST
    return shown.difference


def told(found: Difference) -> list[tuple[object, ...]]:
    return [(c.change, c.name, c.amount_before, c.amount_after) for c in found.rows]


def test_rows_that_only_stand_elsewhere_are_the_same(bench: Bench) -> None:
    load(bench, **{COVER: COVERS, "RCPT_CD": amended(*FILED)})
    assert told(difference(bench)) == []
    page = TestClient(create_app(bench.settings)).get(f"/filing/{SECOND}").text
    assert "No loaded row of the one says what none of the other says." in page


def test_rows_lowered_taken_away_and_added_are_told_apart(bench: Bench) -> None:
    _, *others = FILED
    rows = amended(gift("Yu", "900"), *others[:-1], gift("Wren", "5"))
    spent = table("EXPN_CD", payment("700", "75", **AMENDED))
    load(bench, **{COVER: COVERS, "RCPT_CD": rows, "EXPN_CD": spent})
    found = difference(bench)
    assert sorted(told(found), key=str) == [
        ("added", "Gorse Media", None, Decimal(75)),
        ("added", "Wren, Ansel", None, Decimal(5)),
        ("changed", "Yu, Ansel", Decimal(9000), Decimal(900)),
        ("taken away", "Quill, Ansel", Decimal(100), None),
    ]
    assert (found.added, found.taken_away, found.changed) == (2, 1, 1)
    [changed] = [c for c in found.rows if c.change == "changed"]
    assert changed.fields == {"amount": ("9000.00", "900.00")}
    page = TestClient(create_app(bench.settings)).get(f"/filing/{SECOND}").text
    for key, amount in ((changed.row_before, "$9,000"), (changed.row_after, "$900")):
        assert re.search(
            rf'href="/record/{quote(key or "", safe="")}"[^>]*>{re.escape(amount)}<', page
        )


def test_of_two_rows_of_one_name_nobody_knows_which_became_which(bench: Bench) -> None:
    load(bench, **{COVER: COVERS, "RCPT_CD": amended(FILED[0], gift("Fen", "31"), *FILED[3:])})
    assert sorted(told(difference(bench)), key=str) == [
        ("added", "Fen, Ansel", None, Decimal(31)),
        ("taken away", "Fen, Ansel", Decimal(30), None),
        ("taken away", "Fen, Ansel", Decimal(40), None),
    ]
