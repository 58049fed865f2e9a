"""A recording answers what was asked, computes what it can, and reaches nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from itemized.errors import InputError
from itemized.ledger.read import Asked
from itemized.ledger.replay import Held, Recorded, Replayer, _settled

ENTRIES = Held(
    "entries",
    (
        ("entry_key", "VARCHAR"),
        ("payer_id", "VARCHAR"),
        ("amount", "DECIMAL(14,2)"),
        ("date", "DATE"),
        ("payer_key", "UBIGINT"),
        ("counted", "BOOLEAN"),
    ),
    (
        ("s:1", "p1", Decimal("2900.00"), date(2021, 3, 9), 2**64 - 1, True),
        ("s:2", "p1", Decimal("-900.50"), None, 7, True),
    ),
)
SUM = "SELECT sum(amount)::DECIMAL(18, 2) AS value FROM entries WHERE payer_id IN ($payer_1)"


def recorded(*asked: Asked) -> Recorded:
    return Recorded("1", asked, (ENTRIES,))


def test_a_marked_query_is_computed_and_another_told() -> None:
    marked = Asked(SUM, {"payer_1": "p1"}, ("value",), ((Decimal("1999.50"),),), again=True)
    told = Asked("SELECT 1 AS one", {"name": "x"}, ("one",), ((1,),))
    with Replayer(recorded(marked, told)) as replayer:
        assert replayer.rows(SUM, {"payer_1": "p1"}) == [(Decimal("1999.50"),)]
        assert replayer.dicts("SELECT 1 AS one", {"name": "x"}) == [{"one": 1}]
        assert replayer.rows("SELECT 1 AS one", {"name": "x"}) == [(1,)]
        assert (replayer.anew, replayer.told) == (1, 1)
        assert replayer.snapshot == "1"


def test_a_record_that_the_rows_do_not_give_is_refused() -> None:
    for value in (Decimal("1999.5"), Decimal("2000.00"), None):
        asked = Asked(SUM, {"payer_1": "p1"}, ("value",), ((value,),), again=True)
        with Replayer(recorded(asked)) as replayer, pytest.raises(InputError, match="do not give"):
            replayer.rows(SUM, {"payer_1": "p1"})


def test_what_was_not_asked_is_not_answered() -> None:
    asked = Asked(SUM, {"payer_1": "p1"}, ("value",), (), again=True)
    with Replayer(recorded(asked)) as replayer:
        for sql, params in ((SUM, {"payer_1": "p2"}), (SUM + " ", {"payer_1": "p1"}), (SUM, None)):
            with pytest.raises(InputError, match="was not asked"):
                replayer.rows(sql, params)


def test_a_recording_reaches_no_file_and_changes_no_setting(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    for sql in (
        f"SELECT * FROM read_csv('{secret}')",
        f"SELECT * FROM '{secret}'",
        f"COPY entries TO '{tmp_path / 'out.csv'}'",
        f"ATTACH '{tmp_path / 'x.duckdb'}'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "LOAD httpfs",
    ):
        asked = Asked(sql, {}, ("a",), ((1,),), again=True)
        with Replayer(recorded(asked)) as replayer, pytest.raises(InputError, match="do not give"):
            replayer.rows(sql)
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]


@pytest.mark.parametrize(
    ("sql", "kept"),
    [
        ("SELECT a FROM t ORDER BY a DESC", True),
        ("SELECT a FROM t -- ORDER BY a\nWHERE a IN ($id_1)", False),
        ("SELECT list(a ORDER BY a) FROM (SELECT a FROM t ORDER BY a) GROUP BY b", False),
        ("SELECT a FROM (SELECT a FROM t) order by abs(a - (1)), a", True),
    ],
)
def test_rows_without_an_order_are_recorded_in_ours(sql: str, *, kept: bool) -> None:
    rows = ((3,), (1,), (2,))
    assert (_settled(Asked(sql, {}, ("a",), rows)).rows == rows) is kept


@pytest.mark.parametrize(
    "held",
    [
        Held("entries", (("a", "BLOB"),), ()),
        Held("entries", (("a b", "DATE"),), ()),
        Held("entries", (("a", "DATE"),), (("no day",),)),
        Held("entries", (("a", "INTEGER"),), ((2**40,),)),
        Held("entries", (("a", "INTEGER"), ("b", "INTEGER")), ((1,),)),
        Held("entries", (("a", "DECIMAL(4,2)"),), ((Decimal("1000.00"),),)),
        Held("secrets", (("a", "INTEGER"),), ()),
        Held('x" AS SELECT 1; --', (("a", "INTEGER"),), ()),
    ],
)
def test_tables_that_no_ledger_has_are_refused(held: Held) -> None:
    with pytest.raises(InputError):
        Replayer(Recorded("1", (), (held,)))
