"""Payments that payer and receiver report on two days, which the order of time depends on."""

from __future__ import annotations

from collections.abc import Sequence

from itemized.ledger import bound
from itemized.trace._base import text
from itemized.trace._graph import Graph
from itemized.trace._search import Measured
from itemized.trace.bounds import SINK


def on_two_days(graph: Graph, found: Sequence[Measured], *, toward: bool) -> list[str]:
    """A sentence where "at most" may be too small by the receivers' days being followed.

    Of routes found their own payments are looked at; between two parties also all that the last
    one got, and what those looked at on the way paid one another, since a way may be missing by it.
    """
    if graph.wanted.hops == 1:
        return []
    longer = {edge for route in found if len(route.edges) > 1 for edge in route.edges}
    n = 0
    if pairs := {(a, b) for e in longer for a in graph.ids(e.payer) for b in graph.ids(e.payee)}:
        payers, payees = (sorted(set(side)) for side in zip(*pairs, strict=True))
        n = sum(count for a, b, count in _told(graph, payees, payers) if (a, b) in pairs)
    if toward:
        near = sorted({i for node in graph.looked_at() for i in graph.ids(node)})
        among = {(a, b): n for a, b, n in _told(graph, near, near)} if near else {}
        among |= {(a, b): n for a, b, n in _told(graph, graph.ids(SINK), None)}
        n += sum(count for pair, count in among.items() if pair not in pairs)
    if not n:
        return []
    which = "1 payment" if n == 1 else f"{n:,} payments"
    said = (
        f"{which} between these parties the payer reports on another day than the receiver, whose"
        ' day is followed. By the payer\'s, more may have come in time: "at most" may be too small'
        " by it, and a way may be missing."
    )
    return [said]


def _told(
    graph: Graph, payees: Sequence[str], payers: Sequence[str] | None
) -> list[tuple[str, str, int]]:
    sql, params = bound(text("otherwise"), payees=list(payees))
    params |= {"payers": payers} | {name: graph.asked[name] for name in ("as_of", "sources")}
    return [(a, b, n) for a, b, n in graph.reader.rows(sql, params)]
