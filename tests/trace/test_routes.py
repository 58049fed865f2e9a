"""Routes on random ledgers, as the ledger's own SQL holds them, against networkx."""

from __future__ import annotations

from datetime import date

import pytest
import random_ledgers as ledgers
from as_tables import Rows
from random_ledgers import WORLDS, made

from itemized.trace import Wanted, _graph
from itemized.trace._base import dollars
from itemized.trace._cash import Stated
from itemized.trace._graph import Edge, Graph, Paid
from itemized.trace._search import Search
from itemized.trace.bounds import SINK, SOURCE
from itemized.trace.routes import least_of

HOPS = 3


class Held(Graph):
    """A ledger's payments as tracing asks for them, without a database between."""

    def __init__(self, ledger: ledgers.Ledger, wanted: Wanted, *finish: str) -> None:
        super().__init__(Rows(None), wanted, [SOURCE], finish)  # type: ignore[arg-type]
        for n, p in enumerate(ledger.payments):
            key = (*(self._node.get(name, name) for name in (p.payer, p.payee)), None, False)
            paid = self._paid.setdefault(key, [])
            days = (ledgers.receivers_day(p), ledgers.payers_day(p))
            day, own = (date.fromordinal(d) for d in days)
            paid.append(
                Paid(day, "contribution", p.cents, None, n, None if p.came is None else own)
            )
            paid.sort(key=lambda p: p.day)
        for name, account in ledger.accounts.items():
            self._stated[name] = [Stated(1, 99, account, 0)]

    def load_edges(self, nodes, page, only=None) -> None:
        """All edges of each node, as the sums of its payments."""
        for node in nodes:
            self._left[node, page, only] = None
            self._edges[node, page, only] = [
                Edge(
                    *key,
                    sum(p.cents for p in paid),
                    min(p.early for p in paid),
                    max(p.late for p in paid),
                )
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
    """2,000 ledgers, and as many with payments on two days: the same chains, and of each the same
    "at most"."""
    for seed in range(part, 2 * WORLDS, 4):
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
    for seed in range(0, 2 * WORLDS, 25):
        every = ledgers.routes_by_networkx(made(seed), HOPS)
        start, sink = [f"{seed}-{SOURCE}"], [f"{seed}-{SINK}"]
        assert found(Graph(reader, EVERY, start)) == every, seed  # type: ignore[arg-type]
        ending = {path: cents for path, cents in every.items() if path[-1] == SINK}
        assert found(Graph(reader, EVERY, start, sink)) == ending, seed  # type: ignore[arg-type]


def test_routes_into_a_party_with_both_bounds_are_those_of_networkx(reader: Rows) -> None:
    """200 ledgers out of the ledger's own tables: chains, "at most" and "at least"."""
    reader.aside.clear()
    known = 0
    for seed in range(3, 2 * WORLDS, 20):
        expected = ledgers.routes_into_by_networkx(made(seed), HOPS)
        graph = Graph(reader, EVERY, [], [f"{seed}-{SINK}"], back=True)  # type: ignore[arg-type]
        routes = Search(graph, toward=False).run()
        named = {tuple(n.split("-")[-1] for n in m.nodes): m for m in routes}
        assert {path: m.cents for path, m in named.items()} == {
            path: most for path, (_, most) in expected.items()
        }, seed
        for path, m in named.items():
            least, silent = least_of(graph, m)
            assert least == (None if silent else dollars(expected[path][0])), (seed, path)
            assert not silent or not expected[path][0], (seed, path)
            known += least is not None and least > 0 and len(path) > 2
    assert known > 20


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
