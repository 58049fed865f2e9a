"""Routes on random ledgers, as the ledger's own SQL holds them, against networkx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from importlib import resources
from typing import Any

import duckdb
import pyarrow
import pytest
import random_ledgers as ledgers

from itemized.trace import Wanted
from itemized.trace._graph import Graph
from itemized.trace._search import Search
from itemized.trace.bounds import SINK, SOURCE

WORLDS = 2_000
HOPS = 3


class Rows:
    """A database in memory that answers as the ledger's reader does."""

    def __init__(self, db: duckdb.DuckDBPyConnection) -> None:
        self._db = db

    def rows(self, sql: str, params: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        return self._db.execute(sql, params).fetchall()


def made(seed: int) -> ledgers.Ledger:
    return ledgers.ledger(seed, one_a_day=bool(seed % 2))


def _entries() -> Iterator[tuple[str, str, date, str]]:
    for seed in range(WORLDS):
        for p in made(seed).payments:
            yield (
                f"{seed}-{p.payer}",
                f"{seed}-{p.payee}",
                date.fromordinal(p.day),
                f"{p.cents / 100:.2f}",
            )


def _statements() -> Iterator[tuple[str, str, str, str, str]]:
    for seed in range(WORLDS):
        for name, account in made(seed).accounts.items():
            came, went = sum(account.came.values()), sum(account.went.values())
            cents = (account.opening, account.opening + came - went, came, went)
            yield f"{seed}-{name}", *(f"{c / 100:.2f}" for c in cents)  # type: ignore[misc]


def _table(columns: str, rows: Iterator[tuple[Any, ...]]) -> pyarrow.Table:
    return pyarrow.table(dict(zip(columns.split(), zip(*rows, strict=True), strict=True)))


@pytest.fixture(scope="module")
def reader() -> Rows:
    """All ledgers in one database, and what tracing derives from them."""
    db = duckdb.connect(config={"threads": 1})
    db.register("paid", _table("payer_id payee_id date amount", _entries()))
    db.register(
        "said", _table("filer_id cash_start cash_end receipts disbursements", _statements())
    )
    db.execute(
        """CREATE TABLE entry_rows AS SELECT * REPLACE (amount::DECIMAL(14, 2) AS amount), 'contribution' AS kind,
            NULL::VARCHAR AS target, NULL::VARCHAR AS support_oppose, NULL::VARCHAR AS conduit_id, 's' AS source,
            true AS counted, NULL::DATE AS counted_until, date AS filed, 'stated' AS filed_basis,
            NULL::VARCHAR AS why_not, NULL::VARCHAR AS type_code FROM paid;
        CREATE TABLE summaries AS SELECT filer_id, 's' AS source, 1 AS period, 'committee' AS filer_kind,
            DATE '0001-12-31' AS through, COLUMNS(* EXCLUDE filer_id)::DECIMAL(14, 2) FROM said;
        CREATE TABLE filings AS SELECT * EXCLUDE (source, period, filer_kind, through), through AS period_start,
            through AS period_end, NULL AS replaced_by FROM summaries WHERE false;
        CREATE TABLE coverage AS SELECT 's' AS source, 1 AS period, 'summaries' AS holds, DATE '0001-01-01' AS "from";
        CREATE TABLE parties AS SELECT filer_id AS id, filer_id AS entity_id FROM summaries"""
    )
    db.execute(resources.files("itemized.ledger").joinpath("sql", "moves.sql").read_text())
    return Rows(db)


def found(reader: Rows, seed: int, wanted: Wanted, *finish: str) -> dict[tuple[str, ...], int]:
    graph = Graph(reader, wanted, [f"{seed}-{SOURCE}"], [f"{seed}-{name}" for name in finish])  # type: ignore[arg-type]
    routes = Search(graph, toward=bool(finish)).run()
    return {tuple(n.removeprefix(f"{seed}-") for n in m.nodes): m.cents for m in routes}


@pytest.mark.parametrize("part", range(8))
def test_routes_are_those_of_networkx(reader: Rows, part: int) -> None:
    """2,000 ledgers: the same chains, and of each the same "at most"."""
    for seed in range(part, WORLDS, 8):
        expected = ledgers.routes_by_networkx(made(seed), HOPS)
        assert found(reader, seed, Wanted(hops=HOPS, limit=10_000)) == expected, seed


@pytest.mark.parametrize("part", range(4))
def test_routes_between_two_are_those_that_end_there(reader: Rows, part: int) -> None:
    for seed in range(part, WORLDS, 20):
        every = ledgers.routes_by_networkx(made(seed), HOPS)
        expected = {path: cents for path, cents in every.items() if path[-1] == SINK}
        assert found(reader, seed, Wanted(hops=HOPS, limit=10_000), SINK) == expected, seed


def test_the_largest_are_the_largest(reader: Rows) -> None:
    for seed in range(0, WORLDS, 20):
        every = ledgers.routes_by_networkx(made(seed), HOPS)
        few = found(reader, seed, Wanted(hops=HOPS, limit=2))
        for hops in range(1, HOPS + 1):
            largest = sorted(
                (c for path, c in every.items() if len(path) == hops + 1), reverse=True
            )
            assert (
                sorted((c for path, c in few.items() if len(path) == hops + 1), reverse=True)
                == largest[:2]
            )


def test_what_is_asked_of_random_ledgers_is_no_trifle() -> None:
    sizes = [len(ledgers.routes_by_networkx(made(seed), HOPS)) for seed in range(0, WORLDS, 10)]
    assert sum(sizes) > 700
    assert max(sizes) > 10
