"""The largest routes, found best first, and measured by their payments."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from itemized.trace._graph import Edge, Graph, Paid
from itemized.trace.bounds import SINK, SOURCE, Accounts, Payment, at_most_along

#: Chains looked at between two questions to the ledger, at first and at most: each question costs
#: more than the chains it saves, and those looked at too many are few while the search is young.
_CHUNK, _MOST_CHUNK = 32, 1024
#: Chains measured before the search gives up and says so.
MOST_MEASURED = 20_000


class Chain(NamedTuple):
    """Edges one after another, with the most that can have gone over each, and when it arrives.

    edge: the last hop's, at the far end. page: where set, not a chain but the rest of the node's
    edges, from that page on, none of them larger than `cents`.
    """

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    cents: int
    when: date | None  # no earlier than this it arrives; searching back, no later it left
    page: int = 0

    @property
    def returns(self) -> bool:
        """Whether its end stands on it before."""
        return self.nodes[-1] in self.nodes[:-1]

    @property
    def ended(self) -> bool:
        """Whether money goes no further from its end."""
        return bool(self.edges) and (self.returns or self.edges[-1].ends)

    @property
    def shortest(self) -> int:
        """The fewest hops of a route that can come of it."""
        return len(self.edges) + (1 if self.page or not self.edges else 0)


@dataclass(frozen=True)
class Measured:
    """A chain whose payments were looked at: those of each hop that fit the order of time."""

    edges: tuple[Edge, ...]
    hops: tuple[tuple[Paid, ...], ...]
    cents: int  # at most

    @property
    def nodes(self) -> tuple[str, ...]:
        """The parties, in order."""
        return (self.edges[0].payer, *(e.payee for e in self.edges))

    def window(self, place: int) -> tuple[date, date] | None:
        """Between which days the money of a hop with payments on two days can have gone."""
        hop, days = self.hops[place], _between(self.hops)
        if days is None or all(p.paid is None for p in hop):
            return None
        first, last = days[place]
        return max(first, min(p.early for p in hop)), min(last, max(p.late for p in hop))


class Search:
    """Finds, of each number of hops, the `limit` routes that can carry the most.

    A chain can carry no more than any of its edges, so chains are taken by that; when as many
    routes are measured as are asked for, and none left can carry more, they are the largest.
    """

    def __init__(self, graph: Graph, *, toward: bool) -> None:
        self.graph, self.toward = graph, toward
        wanted = graph.wanted
        # one more is looked for, to tell whether any was left out
        self.hops, self.limit = wanted.hops, wanted.limit + 1
        self.least = max(1, int(100 * wanted.least))
        self.found: dict[int, list[Measured]] = {n: [] for n in range(1, self.hops + 1)}
        self.measured, self.complete = 0, True
        self.cut: tuple[int, ...] = ()  # the numbers of hops of which there are more routes
        self._heap: list[tuple[int, int, Chain]] = []
        # the least that a route of so many hops, or of as many or more, must carry to be among them
        self._beats = [0] * (self.hops + 2)
        self._beats_onward = [0] * (self.hops + 2)
        self._waiting = [0] * (self.hops + 2)  # chains in the heap, by the shortest route of each
        self._order = count()
        self._gate = graph.gate() if toward else frozenset()

    def run(self) -> list[Measured]:
        """The routes, the largest first; among equals those of fewer hops, then by name."""
        root = SINK if self.graph.back else SOURCE
        self._push(Chain((root,), (), 1 << 60, None))
        size = _CHUNK
        while self._heap and self._open(-self._heap[0][0]):
            if self.measured > MOST_MEASURED:
                self.complete = False
                break
            chunk = [self._pop() for _ in range(min(size, len(self._heap)))]
            size = min(2 * size, _MOST_CHUNK)
            self._measure([c for c in chunk if c.edges and not c.page and self._arrived(c)])
            self._expand([c for c in chunk if self._goes_on(c)])
        most = self.graph.wanted.limit
        self.cut = tuple(n for n, found in self.found.items() if len(found) > most)
        every = [m for found in self.found.values() for m in found[:most]]
        return sorted(every, key=lambda m: (-m.cents, len(m.edges), m.nodes))

    def _goes_on(self, chain: Chain) -> bool:
        """Whether longer chains begin with it. Between two parties money that reached the last one
        is not followed around and back; searched back, goods that a party got end no way to it."""
        over = chain.returns if self.graph.back else chain.ended
        there = self.toward and chain.nodes[-1] == SINK
        return not over and not there and self._leads(chain, len(chain.edges) + 1)

    def _arrived(self, chain: Chain) -> bool:
        return (not self.toward or chain.nodes[-1] == SINK) and self._wants(
            len(chain.edges), chain.cents
        )

    def _wants(self, hops: int, cents: int) -> bool:
        """Whether a route of so many hops that can carry no more would be among the largest."""
        return cents >= self._beats[hops]

    def _leads(self, chain: Chain, hops: int) -> bool:
        """Whether routes of so many hops or more that begin with it would be among the largest."""
        return hops <= self.hops and chain.cents >= self._beats_onward[hops]

    def _open(self, cents: int) -> bool:
        """Whether chains are left that could come to more than what was found."""
        return any(self._wants(n, cents) and any(self._waiting[: n + 1]) for n in self.found)

    # ------------------------------------------------------------ longer chains

    def _push(self, chain: Chain) -> None:
        if chain.cents >= self.least and self._leads(chain, chain.shortest):
            self._waiting[chain.shortest] += 1
            heappush(self._heap, (-chain.cents, next(self._order), chain))

    def _pop(self) -> Chain:
        chain = heappop(self._heap)[2]
        self._waiting[chain.shortest] -= 1
        return chain

    def _expand(self, chains: Sequence[Chain]) -> None:
        goal = frozenset(self.graph.stands[SINK])
        for only in {self._only(c, goal) for c in chains}:
            group = [c for c in chains if self._only(c, goal) == only]
            for page in {c.page for c in group}:
                nodes = [c.nodes[-1] for c in group if c.page == page]
                roots = [n for n in nodes if n in self.graph.stands]
                self.graph.load_edges(roots, page, only)
                self.graph.load_edges([n for n in nodes if n not in roots], page, only)
            for chain in group:
                self._longer(chain, only)

    def _only(self, chain: Chain, goal: frozenset[str]) -> frozenset[str] | None:
        """Between two parties: whom the next hop must reach for the chain to arrive in time."""
        left = self.hops - len(chain.edges)
        if not self.toward or left > 2:
            return None
        return goal if left == 1 else goal | self._gate

    def _longer(self, chain: Chain, only: frozenset[str] | None) -> None:
        node = chain.nodes[-1]
        for edge in self.graph.edges(node, chain.page, only):
            if (longer := self._with(chain, edge)) is not None:
                self._push(longer)
        if only is None and (left := self.graph.left(node, chain.page)) is not None:
            cents = min(chain.cents, left)
            self._push(Chain(chain.nodes, chain.edges, cents, chain.when, page=chain.page + 1))

    def _with(self, chain: Chain, edge: Edge) -> Chain | None:
        """The chain and one more hop, if its time allows it."""
        far = edge.payer if self.graph.back else edge.payee
        if self.graph.back and (far in chain.nodes or (edge.ends and chain.edges)):
            return None  # what went round before it came says nothing more of who paid in
        when = chain.when
        if self.graph.back:
            if when is not None and edge.first > when:
                return None
            when = min(when or edge.last, edge.last)
        else:
            if when is not None and edge.last < when:
                return None
            when = max(when or edge.first, edge.first)
        cents = min(chain.cents, edge.cents)
        return Chain((*chain.nodes, far), (*chain.edges, edge), cents, when)

    # ------------------------------------------------------------ measuring

    def _measure(self, chains: Sequence[Chain]) -> None:
        self.measured += len(chains)
        self.graph.load_payments([e for c in chains for e in c.edges])
        self.graph.load_accounts(n for c in chains for n in c.nodes[1:-1])
        for chain in chains:
            if not self._wants(len(chain.edges), chain.cents):
                continue  # those before it left no place
            edges = chain.edges[::-1] if self.graph.back else chain.edges
            route = measured(self.graph, edges)
            if route is not None and route.cents >= self.least:
                self._keep(route)

    def _keep(self, route: Measured) -> None:
        hops = len(route.edges)
        found = self.found[hops]
        insort(found, route, key=lambda m: (-m.cents, m.nodes))
        del found[self.limit :]
        if len(found) == self.limit:
            self._beats[hops] = found[-1].cents + 1
            for n in range(hops, 0, -1):
                self._beats_onward[n] = min(self._beats[n : self.hops + 1])


def measured(graph: Graph, edges: tuple[Edge, ...]) -> Measured | None:
    """The payments of a chain that fit the order of time, and the most it can have carried."""
    hops = in_time([graph.payments(e) for e in edges])
    if hops is None:
        return None
    cents = _at_most(graph, edges, hops)
    return Measured(edges, hops, cents) if cents else None


def so_far(graph: Graph, route: Measured) -> list[int]:
    """Of each hop the most, in cents, that can have come so far of what set out at the end that is
    followed: by the hops up to it or, of routes into a party, by it and those after."""
    edges, hops = route.edges, route.hops
    places = range(len(hops))
    if graph.back:
        return [_at_most(graph, edges[n:], hops[n:]) for n in places]
    return [_at_most(graph, edges[: n + 1], hops[: n + 1]) for n in places]


def _at_most(graph: Graph, edges: Sequence[Edge], hops: Sequence[Sequence[Paid]]) -> int:
    return at_most_along(payments(hops), route_accounts(graph, edges, hops))


def in_time(hops: Sequence[Sequence[Paid]]) -> tuple[tuple[Paid, ...], ...] | None:
    """Of each hop the payments that money can have come and gone on by; None if one has none.

    A payment on two days can have been made on either, or between: it is among them where on one of
    these days money can have come before and gone on after.
    """
    if (days := _between(hops)) is None:
        return None
    kept = [
        tuple(p for p in hop if max(p.early, first) <= min(p.late, last))
        for hop, (first, last) in zip(hops, days, strict=True)
    ]
    return tuple(kept) if all(kept) else None


def _between(hops: Sequence[Sequence[Paid]]) -> list[tuple[date, date]] | None:
    """Of each hop when money can have come to its payer, and when it must have come to its payee to
    go on; None where none can."""
    opens, closes = [date.min], [date.max]
    for hop in hops:
        arrived = [max(p.early, opens[-1]) for p in hop if p.late >= opens[-1]]
        if not arrived:
            return None
        opens.append(min(arrived))
    for hop in reversed(hops):
        left = [min(p.late, closes[-1]) for p in hop if p.early <= closes[-1]]
        if not left:
            return None
        closes.append(max(left))
    return list(zip(opens[:-1], closes[-2::-1], strict=True))


def payments(hops: Sequence[Sequence[Paid]]) -> list[list[Payment]]:
    """The payments of a chain as bounds take them: its accounts go by their places on it."""
    names = [SOURCE, *map(str, range(1, len(hops))), SINK]
    return [
        [payment(p, payer, payee) for p in hop]
        for hop, payer, payee in zip(hops, names, names[1:], strict=False)
    ]


def payment(paid: Paid, payer: str, payee: str) -> Payment:
    """A payment as bounds take it: between the days of the payer's report and the receiver's."""
    day = paid.late.toordinal()
    came = None if paid.paid is None else paid.early.toordinal()
    return Payment(day, payer, payee, paid.cents, came)


def own_days(paid: Sequence[Paid], *, payer: bool) -> Iterator[int]:
    """The days that the payer, or the receiver, of payments gives for them."""
    for p in paid:
        yield (p.paid or p.day if payer else p.day).toordinal()


def route_accounts(graph: Graph, edges: Sequence[Edge], hops: Sequence[Sequence[Paid]]) -> Accounts:
    """What the accounts between the ends state, by their places on the chain."""
    found = {}
    for place, edge in enumerate(edges[1:], start=1):
        came, went = hops[place - 1 : place + 1]
        days = {*own_days(came, payer=False), *own_days(went, payer=True)}
        account = graph.account(edge.payer, min(days), max(days))
        if account is not None:
            found[str(place)] = account
    return found
