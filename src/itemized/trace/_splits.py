"""What partners of joint committees report as the givers' own, told where it is of one route."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from itemized.ledger import bound
from itemized.trace._base import dollars, text
from itemized.trace._graph import Graph
from itemized.trace._search import Measured
from itemized.trace.bounds import SOURCE

#: Words of memo texts that name no committee. Filers write such texts freely ("JFC ATTRIB: ...").
_NO_NAME = frozenset(
    "JFC JF JT JOINT FUNDRAISING FUNDRAISER COMMITTEE ATTRIB ATTRIBUTION ATTRIBUTED ATTR MEMO ITEM"
    " TRANSFER TRANSFERRED PROCEEDS CONTRIBUTION CONTRIBUTIONS RECEIPT SHARE ALLOCATION ALLOCATED"
    " FROM OF TO THE VIA THROUGH A NOTE SEE BELOW ABOVE".split()
)


class _Memo(NamedTuple):
    day: date
    cents: int
    words: tuple[str, ...]


class Splits:
    """The memo rows of the partners on routes found, and of which route each can be."""

    def __init__(self, graph: Graph, found: Sequence[Measured]) -> None:
        self._graph = graph
        self._memos: dict[tuple[str, str], list[_Memo]] = defaultdict(list)
        longer = [m for m in found if len(m.edges) > 1]
        self._joint = self._raising({i for m in longer for i in graph.ids(m.nodes[1])})
        longer = [m for m in longer if self._names(m)]
        if longer:
            givers = {i for m in longer for i in graph.ids(m.nodes[0])}
            self._read(givers, {i for m in longer for i in graph.ids(m.nodes[2])})

    def _names(self, route: Measured) -> list[tuple[str, ...]]:
        """The names of the joint committees that its first stop is."""
        return [self._joint[i] for i in self._graph.ids(route.nodes[1]) if i in self._joint]

    def _raising(self, ids: set[str]) -> dict[str, tuple[str, ...]]:
        """Those that raise money jointly (see sql/joint.sql), and the words of their names."""
        if not ids:
            return {}
        sql, params = bound(text("joint"), ids=sorted(ids))
        return {i: _words(name) for i, name in self._graph.reader.rows(sql, params)}

    def _read(self, givers: set[str], partners: set[str]) -> None:
        sql, params = bound(text("splits"), givers=sorted(givers), partners=sorted(partners))
        for giver, partner, day, cents, said in self._graph.reader.rows(
            sql, params | self._graph.asked
        ):
            node = SOURCE if giver in self._graph.stands[SOURCE] else giver
            self._memos[node, partner].append(_Memo(day, cents, _words(said)))

    def told(self, route: Measured) -> tuple[int, Decimal] | None:
        """Of the second hop: the memo rows on this route and their sum; None where there are none.

        A share is of gifts to the joint committee, told from the first of them to the last payment
        of the hop. Shares above the gifts or above the hop are of other money, too: none is told.
        """
        names, partners = self._names(route), self._graph.ids(route.nodes[2])
        gifts, paid = route.hops[:2]
        shares = [
            memo.cents
            for partner in partners
            for memo in self._memos.get((route.nodes[0], partner), ())
            if gifts[0].day <= memo.day <= paid[-1].day
            and any(_can_mean(memo.words, name) for name in names)
        ]
        total = sum(shares)
        if not shares or total > min(sum(p.cents for p in hop) for hop in (gifts, paid)):
            return None
        return len(shares), dollars(total)


def _words(said: str | None) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", (said or "").upper()))


def _can_mean(said: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a memo's text names this committee, or none: another may be named much like it."""
    here = (n for n in range(len(said)) if said[n : n + len(name)] == name)
    n = next(here, None)
    return _NO_NAME.issuperset(said if n is None else (*said[:n], *said[n + len(name) :]))
