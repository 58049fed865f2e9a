"""Routes as bands between columns of parties: what the pictures and their table show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from itemized.trace import Hop, Route, Traced


@dataclass(frozen=True)
class Band:
    """All routes' payments from one party to the next, so many hops along.

    column: that of the payer, from 0. value: the most that can have come so far of the money
    followed (or, of routes into a party, have come all the way). hop: the payments, of the route
    with most of them. returns: the payee stands on the way before. from_end: of routes
    into a party.
    """

    number: int
    column: int
    value: Decimal
    hop: Hop
    returns: bool
    from_end: bool = False

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
    """The bands of all routes, by column and then the largest first."""
    from_end = not traced.start
    longest = max((len(r.hops) for r in traced.routes), default=0)
    whole = {r.ids: r.at_most for r in traced.routes}
    found: dict[tuple[object, ...], tuple[Decimal, Hop, bool]] = {}
    for route in traced.routes:
        skipped = longest - len(route.hops) if from_end else 0
        for place, hop in enumerate(route.hops):
            returns = route.returns and hop is route.hops[-1]
            key = (place + skipped, hop.payer_id, hop.payee_id, hop.side, returns)
            value = _value(route, place, whole, from_end=from_end)
            old = found.get(key)
            if old is not None:
                value, hop = max(value, old[0]), max(hop, old[1], key=lambda h: h.total)
            found[key] = value, hop, returns
    order = sorted(found.items(), key=lambda f: (f[0][0], -f[1][0], str(f[0])))
    return tuple(
        Band(number, int(str(key[0])), value, hop, returns, from_end)
        for number, (key, (value, hop, returns)) in enumerate(order, start=1)
    )


def _value(
    route: Route, place: int, whole: Mapping[tuple[str, ...], Decimal], *, from_end: bool
) -> Decimal:
    part: Sequence[Hop] = route.hops[place:] if from_end else route.hops[: place + 1]
    ids = route.ids[place:] if from_end else route.ids[: place + 2]
    return whole.get(ids) or min(hop.total for hop in part)
