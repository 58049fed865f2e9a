"""Routes on random ledgers, as the ledger's own SQL holds them, against networkx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import duckdb
import pyarrow
import pytest
import random_ledgers as ledgers

from itemized.ledger._database import filled, sql
from itemized.trace import Wanted, _graph
from itemized.trace._graph import Edge, Graph, Paid, _Stated
from itemized.trace._search import Search
from itemized.trace.bounds import SINK, SOURCE

WORLDS = 2_000
HOPS = 3


class Rows:
    """A database in memory that answers as the ledger's reader does."""

    def __init__(self, db: duckdb.DuckDBPyConnection | None) -> None:
        self._db = db
        self.aside: dict[str, Any] = {}

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
            true AS counted, NULL::DATE AS counted_until,
            NULL::DATE AS uncounted_from, NULL::DATE AS uncounted_until, date AS filed, 'stated' AS filed_basis,
            NULL::VARCHAR AS why_not, '' AS source_id, NULL::VARCHAR AS url, NULL::VARCHAR AS type_code, row_number() OVER () AS entry FROM paid;
        CREATE TABLE summaries AS SELECT filer_id, 's' AS source, 1 AS period, 'committee' AS filer_kind,
            DATE '0001-12-31' AS through, COLUMNS(* EXCLUDE filer_id)::DECIMAL(14, 2) FROM said;
        CREATE TABLE filings AS SELECT * EXCLUDE (source, period, filer_kind, through), through AS period_start,
            through AS period_end, NULL AS replaced_by FROM summaries WHERE false;
        CREATE TABLE coverage AS SELECT 's' AS source, 1 AS period, 'summaries' AS holds, DATE '0001-01-01' AS "from";
        CREATE TABLE parties AS SELECT filer_id AS id, filer_id AS entity_id FROM summaries;
        CREATE TABLE stretch AS SELECT entity_id, row_number() OVER (ORDER BY entity_id) AS low
            FROM (SELECT payer_id AS entity_id FROM paid UNION SELECT payee_id FROM paid);
        CREATE TABLE belongs AS SELECT low AS party_key, low FROM stretch;
        CREATE TABLE entities AS FROM stretch;
        CREATE TABLE numbered_rows AS SELECT e.*, payer.low AS payer_key, payee.low AS payee_key
            FROM entry_rows e JOIN stretch payer ON payer.entity_id = payer_id JOIN stretch payee ON payee.entity_id = payee_id;
        DROP TABLE entry_rows;
        ALTER TABLE numbered_rows RENAME TO entry_rows;
        CREATE TABLE received AS SELECT *, payee_key AS payee_no, payer_key AS payer_no, false AS about FROM entry_rows"""
    )
    db.execute(filled(sql("moves")))
    return Rows(db)


class Held(Graph):
    """A ledger's payments as tracing asks for them, without a database between."""

    def __init__(self, ledger: ledgers.Ledger, wanted: Wanted, *finish: str) -> None:
        super().__init__(Rows(None), wanted, [SOURCE], finish)  # type: ignore[arg-type]
        for p in ledger.payments:
            key = (*(self._node.get(name, name) for name in (p.payer, p.payee)), None, False)
            paid = self._paid.setdefault(key, [])
            paid.append(Paid(date.fromordinal(p.day), "contribution", p.cents, None, 0))
        for name, account in ledger.accounts.items():
            self._stated[name] = [_Stated(1, 99, account, 0)]

    def load_edges(self, nodes, page, only=None) -> None:
        """All edges of each node, as the sums of its payments."""
        for node in nodes:
            self._edges[node, page, only is not None] = [
                Edge(*key, sum(p.cents for p in paid), paid[0].day, paid[-1].day)
                for key, paid in self._paid.items()
                if key[0] == node and (only is None or key[1] in (SINK, *only))
            ]

    def load_payments(self, edges) -> None:
        """They are there."""

    def load_accounts(self, nodes) -> None:
        """They are there."""

    def gate(self) -> frozenset[str]:
        """Who paid SINK."""
        return frozenset(key[0] for key in self._paid if key[1] == SINK)


def found(graph: Graph) -> dict[tuple[str, ...], int]:
    routes = Search(graph, toward=bool(graph.stands[SINK])).run()
    return {tuple(n.split("-")[-1] for n in m.nodes): m.cents for m in routes}


EVERY = Wanted(hops=HOPS, limit=10_000)


@pytest.mark.parametrize("part", range(4))
def test_routes_are_those_of_networkx(part: int) -> None:
    """2,000 ledgers: the same chains, and of each the same "at most"."""
    for seed in range(part, WORLDS, 4):
        expected = ledgers.routes_by_networkx(made(seed), HOPS)
        assert found(Held(made(seed), EVERY)) == expected, seed
        ending = {path: cents for path, cents in expected.items() if path[-1] == SINK}
        assert found(Held(made(seed), EVERY, SINK)) == ending, seed


@pytest.mark.parametrize("page", [1, 50])
def test_so_are_those_out_of_the_ledgers_own_tables(
    reader: Rows, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    """Also where a node's edges come one, two, four at a time, and there are never enough."""
    monkeypatch.setattr(_graph, "_PAGE", page)
    monkeypatch.setattr(_graph, "_GROWS", 2)
    reader.aside.clear()
    for seed in range(0, WORLDS, 25):
        every = ledgers.routes_by_networkx(made(seed), HOPS)
        start, sink = [f"{seed}-{SOURCE}"], [f"{seed}-{SINK}"]
        assert found(Graph(reader, EVERY, start)) == every, seed  # type: ignore[arg-type]
        ending = {path: cents for path, cents in every.items() if path[-1] == SINK}
        assert found(Graph(reader, EVERY, start, sink)) == ending, seed  # type: ignore[arg-type]


def test_the_largest_are_the_largest() -> None:
    for seed in range(0, WORLDS, 2):
        every = ledgers.routes_by_networkx(made(seed), HOPS)
        few = found(Held(made(seed), Wanted(hops=HOPS, limit=2)))
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
