"""The largest givers behind an account, each by all the ways its money can have come there.

What a giver stands for is what a trace from it to the account says of all routes together, and each
is traced by itself. Which are traced is told beforehand: a giver can stand for no more than it gave
the account and those behind it, and they passed on no more than they paid toward it afterwards.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from itemized.ledger import bound
from itemized.money import show_dollars
from itemized.trace._base import Behind, dollars, text
from itemized.trace._graph import Graph
from itemized.trace._search import MOST_MEASURED, Search
from itemized.trace._shared import Shared
from itemized.trace.bounds import SINK, at_most
from itemized.trace.routes import payments_of

#: Givers traced beyond those to be shown, to tell which are the largest.
_MORE = 20
_TOO_MANY = (
    f"Of a giver shown more than {MOST_MEASURED:,} chains of payments lead there, of which not all"
    " were looked at: more of its money may have come. --from and --to leave fewer."
)


class Onward(NamedTuple):
    """What one of those behind an account paid another, or the account: the first day on which it
    can have come, and the last on which it can have left."""

    early: date
    late: date
    payer: str
    payee: str
    cents: int


class _Giver(NamedTuple):
    entity_id: str
    name: str
    kind: str | None
    cents: int  # that it can stand for at most


def largest(graph: Graph, onward: Iterable[Onward]) -> tuple[tuple[Behind, ...], list[str]]:
    """The `limit` largest givers behind an account that are not looked behind, the largest first,
    and sentences on those that may be as large. onward: what those looked behind paid toward it."""
    most = graph.wanted.limit
    candidates = _candidates(graph, list(onward), most + _MORE + 1)
    common = graph.common()
    found: list[Behind] = []
    said: dict[str, None] = {}
    for n, giver in enumerate(candidates):
        last = found[most - 1].at_most if len(found) >= most else Decimal(0)
        if not last < dollars(giver.cents) >= graph.wanted.least:
            break  # and so are all after it
        if n == most + _MORE:
            said[_others(n, giver)] = None
            break
        stands, complete = _traced(graph, giver, common)
        said |= {} if complete else {_TOO_MANY: None}
        if stands and stands.at_most >= graph.wanted.least:
            insort(found, stands, key=lambda b: (-b.at_most, b.name, b.entity_id))
    return tuple(found[:most]), list(said)


def _others(n: int, next_one: _Giver) -> str:
    return (
        f"Only the givers that could stand for the most were traced ({n:,} of them); of the others"
        " some may stand for more than those shown, and none for more than"
        f" {show_dollars(dollars(next_one.cents))}."
    )


def _traced(graph: Graph, giver: _Giver, common: Shared) -> tuple[Behind | None, bool]:
    """What a giver stands for, if anything, and whether all its ways were looked at."""
    every = replace(graph.wanted, limit=MOST_MEASURED, least=Decimal(0))
    forward = Graph(graph.reader, every, [giver.entity_id], graph.stands[SINK], common=common)
    search = Search(forward, toward=True)
    routes = [m for m in search.run() if m.edges[-1].side is None]
    if not routes:
        return None, search.complete
    cents = at_most(*payments_of(forward, routes))
    hops = len(routes[0].edges)
    of = (giver.entity_id, giver.name, giver.kind)
    return Behind(*of, dollars(cents), hops, len(routes)), search.complete


def _candidates(graph: Graph, onward: Sequence[Onward], n: int) -> list[_Giver]:
    """Who gave the account or those behind it, by the most of it that can have come there."""
    passed = _passed_on(onward, graph.wanted.hops)
    near: list[tuple[str, int | None, date | None]] = [(i, None, None) for i in graph.ids(SINK)]
    near += [(node, *passed[node]) for node in sorted(passed)]
    ids, caps, lasts = (list(column) for column in zip(*near, strict=True))
    sql, params = bound(text("givers"), nodes=ids, kinds=graph.kinds)
    params |= {"ids": ids, "caps": caps, "lasts": lasts, "among": n}
    return [_Giver(*row) for row in graph.reader.rows(sql, params | graph.asked)]


def _passed_on(onward: Sequence[Onward], times: int) -> dict[str, tuple[int, date]]:
    """The most that each of those behind an account can have passed on toward it, in cents, and
    the last day it did."""
    lasts = _lasts(onward)
    paid: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for p in onward:
        if p.payee in lasts and p.early <= lasts[p.payee]:
            paid[p.payer][p.payee] += p.cents
    most = {node: sum(each.values()) for node, each in paid.items()}
    for _ in range(times):  # each time closer, and never too small
        most = {
            node: sum(min(cents, most.get(to, cents)) for to, cents in each.items())
            for node, each in paid.items()
        }
    return {node: (cents, lasts[node]) for node, cents in most.items()}


def _lasts(onward: Iterable[Onward]) -> dict[str, date]:
    """The last day on which each can have paid toward the account."""
    days: dict[tuple[str, str], list[tuple[date, date]]] = defaultdict(list)
    for p in onward:
        days[p.payer, p.payee].append((p.early, p.late))
    for pair, each in days.items():  # of those that can have come by a day the last that left
        each.sort()
        days[pair] = list(accumulate(each, lambda a, b: (b[0], max(a[1], b[1]))))
    lasts = {SINK: date.max}
    changed = True
    while changed:
        changed = False
        for (payer, payee), each in days.items():
            n = bisect_right(each, (lasts[payee], date.max)) if payee in lasts else 0
            if n and (payer not in lasts or each[n - 1][1] > lasts[payer]):
                lasts[payer], changed = each[n - 1][1], True
    return lasts
