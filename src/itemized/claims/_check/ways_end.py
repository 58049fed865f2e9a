"""How a way that bears a claim out may end: in money, or in what was spent about a candidate."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from itemized.claims._check import outside
from itemized.model import Claim, Kind

if TYPE_CHECKING:
    from itemized.trace import Hop, Route


def ends(claim: Claim) -> tuple[Callable[[Route], bool], ...]:
    """How a way that bears the claim out may end, the likeliest first."""
    if claim.kind == "ie_spending":
        return (_is_spent_against,) if outside.side(claim) == "oppose" else (_is_support,)
    return (_is_gift, _is_support) if claim.kind == "relation" else (_is_gift,)


def _is_gift(route: Route) -> bool:
    """Whether the last party got the money, and none on the way only gave back what it had."""
    return route.hops[-1].side is None and not any(map(_gives_back, route.hops))


def _is_support(route: Route) -> bool:
    """Whether the last party is whom the money was spent for."""
    return route.hops[-1].side == "support" and not any(map(_gives_back, route.hops))


def _is_spent_against(route: Route) -> bool:
    """Whether the last party is whom the money was spent against."""
    return route.hops[-1].side == "oppose" and not any(map(_gives_back, route.hops))


def _gives_back(hop: Hop) -> bool:
    kinds = [kind for kind, *_ in hop.kinds] or [hop.kind]
    return all(kind in (Kind.REFUND, Kind.LOAN_REPAYMENT) for kind in kinds)
