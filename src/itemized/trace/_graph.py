"""The ledger as a graph: who paid whom, the payments themselves, and what accounts held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from itemized.ledger import Reader, bound
from itemized.model import FOLLOWED
from itemized.trace._base import Wanted, text
from itemized.trace._cash import Stated, accounts
from itemized.trace._shared import Shared, shared
from itemized.trace.bounds import SINK, SOURCE, Account

_ALL = 1 << 40
#: Edges of a node that are asked for at first, and how many times as many each time after: few
#: routes need more than the largest.
_PAGE, _GROWS = 50, 8

Key = tuple[str, str, str | None, bool]
#: A node, the number of the page, and whom alone it holds edges to.
_Page = tuple[str, int, frozenset[str] | None]


class Edge(NamedTuple):
    """All that one paid to another, at most, and between which days by either's report. Ids, or
    SOURCE and SINK.

    side: of spending on a candidate. ends: money that goes no further (goods, such spending).
    turned: some of it ran otherwise than from payer to payee as reported (refunds, such spending).
    """

    payer: str
    payee: str
    side: str | None
    ends: bool
    cents: int
    first: date
    last: date
    turned: bool = False

    @property
    def key(self) -> tuple[str, str, str | None, bool]:
        """What tells it from other edges."""
        return self.payer, self.payee, self.side, self.ends


class Paid(NamedTuple):
    """One payment of an edge, less what of it did not come about. paid: the payer's day, where its
    report has another than the receiver's."""

    day: date
    kind: str
    cents: int
    conduit: str | None
    entry: int
    paid: date | None = None

    @property
    def early(self) -> date:
        """The first day on which the money can have gone."""
        return self.day if self.paid is None else min(self.day, self.paid)

    @property
    def late(self) -> date:
        """The last day on which it can have gone."""
        return self.day if self.paid is None else max(self.day, self.paid)


def in_order(paid: Iterable[Paid]) -> list[Paid]:
    """Payments in order of time."""
    return sorted(paid, key=lambda p: (p.day, p.entry, p.kind, p.cents))


def _reach(page: int) -> int:
    """How many of a node's edges its pages before this one hold."""
    return int(_PAGE * (_GROWS**page - 1) // (_GROWS - 1))


class Graph:
    """Answers about edges, payments and accounts, each asked of the ledger once.

    start and finish: the ids that SOURCE and SINK stand for. back: edges are those into a node.
    common: what graphs of the same wishes were made of.
    """

    def __init__(
        self,
        reader: Reader,
        wanted: Wanted,
        start: Sequence[str] = (),
        finish: Sequence[str] = (),
        *,
        back: bool = False,
        common: Shared | None = None,
    ) -> None:
        self.reader, self.wanted, self.back = reader, wanted, back
        self.stands = {SOURCE: tuple(start), SINK: tuple(finish)}
        self._node = dict.fromkeys(finish, SINK) | dict.fromkeys(start, SOURCE)
        self.kinds = [str(k) for k in wanted.kinds or FOLLOWED]
        self.asked = {
            "start": wanted.start,
            "end": wanted.end,
            "as_of": wanted.as_of,
            "sources": list(wanted.sources) or None,
        }
        self._narrowed = bool(
            wanted.start or wanted.end or wanted.as_of or wanted.sources or wanted.kinds
        )
        self._plain = not (back or self._narrowed)
        self._shared = common or shared(reader, plain=self._plain)
        self._edges: dict[_Page, list[Edge]] = {}
        self._left: dict[_Page, int | None] = {}
        self._paid: dict[Key, list[Paid]] = {}
        self._stated: dict[str, list[Stated]] = {}

    def ids(self, node: str) -> tuple[str, ...]:
        """The entities that a node is."""
        return self.stands.get(node, (node,))

    def several(self, node: str) -> bool:
        """Whether it is several parties taken together, whose edges come all on one page: what
        they pay to one, or get, is a sum over them."""
        return len(self.ids(node)) > 1

    def left(self, node: str, page: int) -> int | None:
        """The most that any of a node's edges after a page can carry; None where none is left."""
        return self._left[node, page, None]

    def looked_at(self) -> set[str]:
        """The nodes whose edges were asked for."""
        return {node for node, *_ in self._edges}

    def edges(self, node: str, page: int, only: frozenset[str] | None = None) -> list[Edge]:
        """A loaded page of a node's edges, the largest first."""
        return self._edges[node, page, only]

    def load_edges(
        self, nodes: Iterable[str], page: int, only: frozenset[str] | None = None
    ) -> None:
        """Ask for a page of the edges of nodes, the largest first.

        only: edges to these alone (all on one page).
        """
        new = [n for n in dict.fromkeys(nodes) if (n, page, only) not in self._edges]
        if not new:
            return
        every = only is not None or any(map(self.several, new))
        through = _ALL if every else _reach(page + 1)
        limits = {"after": _reach(page), "through": through, "only": sorted(only) if only else None}
        found: dict[str, list[Edge]] = {node: [] for node in new}
        for row in self._edge_rows(new, page, limits):
            edge = self._edge(*row)
            found[edge.payee if self.back else edge.payer].append(edge)
        for node, edges in found.items():
            full = not every and len(edges) == through - _reach(page)
            self._left[node, page, only] = edges[-1].cents if full else None
            # what one of several taken together paid to another went nowhere
            kept = [e for e in edges if e.payer != e.payee]
            self._edges[node, page, only] = _merged(kept) if every else kept
        if not every and (ends := frozenset(n for n in self.stands if self.several(n))):
            self._sum_over(ends, new, page)

    def _sum_over(self, ends: frozenset[str], nodes: Sequence[str], page: int) -> None:
        """Edges to an end that is several parties, which lie on several pages, as one each, ahead
        of the first page."""
        only = frozenset(self._every(ends))
        if page == 0:
            self.load_edges(nodes, 0, only)
        for node in nodes:
            others = [e for e in self._edges[node, page, None] if self._far(e) not in ends]
            first = self._edges[node, 0, only] if page == 0 else []
            self._edges[node, page, None] = first + others

    def _far(self, edge: Edge) -> str:
        return edge.payer if self.back else edge.payee

    def _edge_rows(
        self, nodes: Sequence[str], page: int, limits: dict[str, Any]
    ) -> Iterable[tuple[Any, ...]]:
        if self._plain and not any(n in self.stands for n in nodes):
            return self._onward(nodes, page, limits)
        sql = text("edges_into" if self.back else "edges")
        ids = [i for n in nodes for i in self.ids(n)]
        sql, params = bound(sql, nodes=ids, kinds=self.kinds)
        return self.reader.rows(sql, params | limits | self.asked)

    def _onward(
        self, nodes: Sequence[str], page: int, limits: dict[str, Any]
    ) -> Iterable[tuple[Any, ...]]:
        """A page of the edges of passers, from those that the ledger keeps."""
        if limits["only"] is not None:
            sql, params = bound(text("onward"), nodes=nodes)
            return self.reader.rows(sql, params | limits)
        held = {n: self._shared.edges.get((n, page)) for n in nodes}
        if new := [n for n, rows in held.items() if rows is None]:
            found: dict[str, list[tuple[Any, ...]]] = {n: [] for n in new}
            sql, params = bound(text("onward"), nodes=new)
            for row in self.reader.rows(sql, params | limits):
                found[row[0]].append(row)
            self._shared.room(sum(map(len, found.values())))
            self._shared.edges |= {(n, page): rows for n, rows in found.items()}
            held |= found
        return (row for rows in held.values() for row in rows or ())

    def _edge(self, near: str, far: str, side: str | None, ends: bool, *rest: Any) -> Edge:  # noqa: FBT001  a row
        a, b = self._node.get(near, near), self._node.get(far, far)
        return Edge(b, a, side, ends, *rest) if self.back else Edge(a, b, side, ends, *rest)

    def _every(self, nodes: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(i for n in nodes for i in self.ids(n)))

    def common(self) -> Shared:
        """What graphs forward with the same wishes hold in common."""
        return shared(self.reader, plain=not self._narrowed)

    def gate(self) -> frozenset[str]:
        """Who paid SINK and got money itself."""
        asked = (self.stands[SINK], tuple(self.kinds))
        if (held := self._shared.gates.get(asked)) is None:
            sql, params = bound(text("gate"), nodes=self.stands[SINK], kinds=self.kinds)
            held = frozenset(row[0] for row in self.reader.rows(sql, params))
            self._shared.room(len(held))
            self._shared.gates[asked] = held
        return held

    def load_payments(self, edges: Sequence[Edge]) -> None:
        """Ask for the payments of edges."""
        for edge in edges:
            if edge.key not in self._paid and (paid := self._shared.paid.get(edge.key)) is not None:
                self._paid[edge.key] = paid
        new = [e for e in dict.fromkeys(edges) if e.key not in self._paid]
        if not new:
            return
        found: dict[Key, dict[tuple[str, str], list[Paid]]] = defaultdict(lambda: defaultdict(list))
        for rows, among in ways(new).items():
            payers, payees = (
                self._every(e.payer for e in among),
                self._every(e.payee for e in among),
            )
            sql, params = bound(text("payments"), payers=payers, kinds=self.kinds)
            params |= {"payees": payees, **self.asked}
            for payer, payee, side, ends, *paid in self.reader.rows(
                sql.replace("{rows}", rows), params
            ):
                key = (self._node.get(payer, payer), self._node.get(payee, payee), side, ends)
                found[key][payer, payee].append(Paid(*paid))
        for edge in new:
            each = found[edge.key].values()  # a check that bounces takes back its own payer's money
            self._paid[edge.key] = in_order(p for paid in each for p in came_about(paid))
        between = [e.key for e in new if e.payer not in self.stands and e.payee not in self.stands]
        self._shared.room(sum(len(self._paid[key]) for key in between))
        self._shared.paid |= {key: self._paid[key] for key in between}

    def payments(self, edge: Edge) -> list[Paid]:
        """The payments of an edge whose payments were loaded, in order of time."""
        return self._paid[edge.key]

    def load_accounts(self, nodes: Iterable[str]) -> None:
        """Ask what accounts state that they held. As of a day nothing is: statements of totals say
        what later filings do, and have no day of their own."""
        new = [n for n in dict.fromkeys(nodes) if n not in self._stated and n not in self.stands]
        known = self._shared.stated  # another thread may begin a new one meanwhile
        held = {n: known[n] for n in new if n in known}
        new = [n for n in new if n not in held]
        self._stated |= held | {node: [] for node in new}
        if new and self.wanted.as_of is None:
            self._stated |= accounts(self.reader, new)
            self._shared.room(sum(len(s.account.days) for n in new for s in self._stated[n]))
            self._shared.stated |= {n: self._stated[n] for n in new}

    def account(self, node: str, first: int, last: int) -> Account | None:
        """What an account held over some days, where one statement of its own covers them."""
        for stated in self._stated.get(node, ()):
            if stated.start <= first and last <= stated.through:
                return stated.account
        return None


def ways(edges: Sequence[Edge]) -> dict[str, Sequence[Edge]]:
    """Which tables hold payments of which edges: `straight` those from payer to payee as reported,
    `turned` the others."""
    turned = [e for e in edges if e.turned]
    straight = [e for e in edges if e.side is None]
    return {name: held for name, held in (("straight", straight), ("turned", turned)) if held}


def _merged(edges: Iterable[Edge]) -> list[Edge]:
    """Edges of several payers who are taken together, as one each."""
    found: dict[Key, Edge] = {}
    for e in edges:
        if (old := found.get(e.key)) is not None:
            first, last = min(old.first, e.first), max(old.last, e.last)
            turned = old.turned or e.turned
            e = e._replace(cents=old.cents + e.cents, first=first, last=last, turned=turned)
        found[e.key] = e
    return sorted(found.values(), key=lambda e: (-e.cents, e.payer, e.payee, e.side or "", e.ends))


_OF_GIVERS = {"contribution": "earmark", "earmark": "contribution"}


def came_about(paid: Sequence[Paid]) -> list[Paid]:
    """Payments in order of time, less those that were reversed (a bounced check, a void).

    A negative row takes back the latest payments of its kind before it, and those of its own day
    whichever row is listed first; one with nothing before it is left out. Where there was no gift
    of its kind, one that was earmarked is taken back by what takes back others, and the other way
    round: both are the giver's to the recipient (11 CFR 110.6(a)).

    >>> day = date(2021, 1, 1)
    >>> gift, bounced = (Paid(day, "contribution", cents, None, 1) for cents in (500, -200))
    >>> [p.cents for p in came_about([gift, bounced])]
    [300]
    >>> [p.cents for p in came_about([bounced, gift])]
    [300]
    """
    stacks: dict[str, list[Paid]] = defaultdict(list)
    for p in sorted(paid, key=lambda p: (p.day, p.cents < 0)):
        other = _OF_GIVERS.get(p.kind, "")
        kind = other if p.cents < 0 and p.kind not in stacks and other in stacks else p.kind
        if p.cents > 0:
            stacks[kind].append(p)
        stack, back = stacks.get(kind, []), -p.cents
        while back > 0 and stack:
            last = stack.pop()
            if last.cents > back:
                stack.append(last._replace(cents=last.cents - back))
            back -= last.cents
    return in_order(p for stack in stacks.values() for p in stack)
