"""Routes as bands between columns of parties: what the pictures and their table show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from itemized.model import Kind
from itemized.trace import Hop, Route, Traced

#: Payer, payee, the side of spending, and whether it is goods, which go no further.
_Edge = tuple[str, str, str, bool]
#: Edges one after another, from the end whose money is followed.
_Part = tuple[_Edge, ...]
#: Column, edge, and whether it comes back.
_Place = tuple[int, _Edge, bool]


@dataclass(frozen=True)
class Band:
    """All routes' payments from one party to the next, so many hops along.

    column: that of the payer, from 0. value: the most that can have come so far of the money
    followed (or, of routes into a party, have come all the way). hop: the payments, of the route
    with most of them. returns: the payee stands on the way before. from_end: of routes
    into a party. again: the number of a band before it with the same payments, which there come
    back or stand at another place of a route; 0 where there is none.
    """

    number: int
    column: int
    value: Decimal
    hop: Hop
    returns: bool
    from_end: bool = False
    again: int = 0

    @property
    def payer(self) -> tuple[int, str]:
        """Where it starts: column and id."""
        return self.column, self.hop.payer_id

    @property
    def payee(self) -> tuple[int, str]:
        """Where it ends: column and id, with the side of spending and whether it comes back."""
        back = " back" if self.returns else ""
        return self.column + 1, f"{self.hop.payee_id}{back} {self.hop.side or ''}".strip()


def bands(traced: Traced) -> tuple[Band, ...]:
    """The bands of all routes, by column and then the largest first.

    Goods and money between the same two are bands of their own, as are payments whose days no other
    route's hold: each payment of a route is in a band.
    """
    from_end = not traced.start
    longest = max((len(r.hops) for r in traced.routes), default=0)
    most = _bounds(traced.routes, from_end=from_end)
    found: dict[_Place, list[tuple[Hop, _Part]]] = defaultdict(list)
    for route in traced.routes:
        for hop, part in _parts(route, from_end=from_end):
            column = longest - len(part) if from_end else len(part) - 1
            returns = route.returns and hop is route.hops[-1]
            found[column, part[-1], returns].append((hop, part))
    drawn = [
        (place, _value(hop, parts, most), hop)
        for place, here in found.items()
        for hop, parts in _spans(here)
    ]
    drawn.sort(key=lambda d: (d[0][0], -d[1], d[0], d[2].first))
    first: dict[tuple[_Edge, date, date, Decimal], int] = {}
    made = []
    for number, ((column, edge, returns), value, hop) in enumerate(drawn, start=1):
        before = first.setdefault((edge, hop.first, hop.last, hop.total), number)
        again = before if before < number else 0
        made.append(Band(number, column, value, hop, returns, from_end, again))
    return tuple(made)


def _parts(route: Route, *, from_end: bool) -> Iterator[tuple[Hop, _Part]]:
    """Each hop with all edges up to it, from the end whose money is followed."""
    hops = route.hops[::-1] if from_end else route.hops
    edges = tuple((h.payer_id, h.payee_id, h.side or "", h.kind == Kind.IN_KIND) for h in hops)
    for n, hop in enumerate(hops, start=1):
        yield hop, edges[:n]


def _bounds(routes: Sequence[Route], *, from_end: bool) -> Mapping[_Part, Decimal]:
    """The most that can have gone along each part. Of the same part one route's payments hold all
    of the other's, so that the larger bound is that of both."""
    most: dict[_Part, Decimal] = {}
    for route in routes:
        for hop, part in _parts(route, from_end=from_end):
            most[part] = max(hop.at_most, most.get(part, hop.at_most))
    return most


def _spans(here: Sequence[tuple[Hop, _Part]]) -> Iterator[tuple[Hop, set[_Part]]]:
    """The hops with most payments, each with the parts by which it or hops within it are reached.

    Routes have all payments from one to the other that can have been made between two days, so that
    a hop whose days lie within another's has no payment besides the other's.
    """

    def order(held: tuple[Hop, _Part]) -> tuple[date, int, Decimal]:
        first, last = held[0].within
        return first, -last.toordinal(), -held[0].total

    spans: list[tuple[Hop, set[_Part]]] = []
    for hop, part in sorted(here, key=order):
        if not spans or hop.within[1] > spans[-1][0].within[1]:
            spans.append((hop, set()))
        spans[-1][1].add(part)
    yield from spans


def _value(hop: Hop, parts: set[_Part], most: Mapping[_Part, Decimal]) -> Decimal:
    """The most that can have come by any of the parts: what can by each, summed, but no more than
    by all that they begin with, however far along, nor than was paid."""
    return min(
        hop.total,
        *(
            sum((most[start] for start in {part[:n] for part in parts}), Decimal(0))
            for n in range(1, max(map(len, parts)) + 1)
        ),
    )
