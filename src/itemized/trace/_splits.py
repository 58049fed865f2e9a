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

#: Words of memo texts that name no committee. Filers write such texts freely ("JFC ATTRIB: ...").
_NO_NAME = frozenset(
    "JFC JF JT JOINT FUNDRAISING FUNDRAISER COMMITTEE ATTRIB ATTRIBUTION ATTRIBUTED ATTR MEMO ITEM"
    " TRANSFER TRANSFERRED PROCEEDS CONTRIBUTION CONTRIBUTIONS RECEIPT SHARE ALLOCATION ALLOCATED"
    " FROM OF TO THE VIA THROUGH A NOTE SEE BELOW ABOVE".split()
)


class Split(NamedTuple):
    """Memo rows of a partner on somebody's share, and their sum. unnamed: how many of them do not
    say which joint committee it is of."""

    n: int
    total: Decimal
    unnamed: int


class _Memo(NamedTuple):
    day: date
    cents: int
    words: tuple[str, ...]


class Splits:
    """The memo rows of the partners on routes found, and of which route each can be."""

    def __init__(self, graph: Graph, found: Sequence[Measured]) -> None:
        self._graph = graph
        self._memos: dict[tuple[str, str], list[_Memo]] = defaultdict(list)
        self._joint = self._raising({i for m in found for n in m.nodes[1:-1] for i in graph.ids(n)})
        joint = [
            (m, place) for m in found for place in range(1, len(m.edges)) if self._names(m, place)
        ]
        if joint:
            givers = {i for m, place in joint for i in graph.ids(m.nodes[place - 1])}
            self._read(givers, {i for m, place in joint for i in graph.ids(m.nodes[place + 1])})

    def _names(self, route: Measured, place: int) -> list[tuple[str, ...]]:
        """The names of the joint committees that a party on it is."""
        ids = self._graph.ids(route.nodes[place])
        return [self._joint[i] for i in ids if i in self._joint]

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
            self._memos[giver, partner].append(_Memo(day, cents, _words(said)))

    def told(self, route: Measured, place: int) -> Split | None:
        """Of the hop at this place, whose payer is a joint committee: the memo rows of whom its
        money came from on this route; None where there are none.

        A share is of gifts to the joint committee, told from the first of them to the last payment
        of the hop. Shares above the gifts or above the hop are of other money, too: none is told.
        """
        if not 0 < place < len(route.edges):
            return None
        names = self._names(route, place)
        givers, partners = (self._graph.ids(route.nodes[place + n]) for n in (-1, 1))
        gifts, paid = route.hops[place - 1 : place + 1]
        shares = [
            memo
            for giver in givers
            for partner in partners
            for memo in self._memos.get((giver, partner), ())
            if min(p.early for p in gifts) <= memo.day <= max(p.late for p in paid)
            and any(_can_mean(memo.words, name) for name in names)
        ]
        total = sum(memo.cents for memo in shares)
        if not shares or total > min(sum(p.cents for p in hop) for hop in (gifts, paid)):
            return None
        unnamed = sum(_NO_NAME.issuperset(memo.words) for memo in shares)
        return Split(len(shares), dollars(total), unnamed)


def _words(said: str | None) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", (said or "").upper()))


def _can_mean(said: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a memo's text names this committee, or none: another may be named much like it."""
    here = (n for n in range(len(said)) if said[n : n + len(name)] == name)
    n = next(here, None)
    return _NO_NAME.issuperset(said if n is None else (*said[:n], *said[n + len(name) :]))
