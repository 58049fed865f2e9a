"""Payments that payer and receiver report on two days, which the order of time depends on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from itemized.trace._search import Measured

_NAMED = 3  # payments whose days are told; of more only how many


def on_two_days(found: Sequence[Measured]) -> list[str]:
    """A sentence on the payments of routes that are on two days, where the order of time counts."""
    hops = (hop for route in found if len(route.hops) > 1 for hop in route.hops)
    days = {p.entry: (p.day, p.paid) for hop in hops for p in hop if p.paid}
    return [two_days(sorted(days.values()))] if days else []


def two_days(apart: Sequence[tuple[date, date]], among: str = "these routes") -> str:
    """What is said of payments on two days: the receiver's and the payer's of each."""
    n = len(apart)
    which = "1 payment" if n == 1 else f"{n:,} payments"
    told = ", ".join(f"{paid} in place of {day}" for day, paid in apart) if n <= _NAMED else ""
    return (
        f"{which} of {among} the payer reports on another day than the receiver, whose day is"
        f' shown{f" ({told})" if told else ""}. Money can have gone on either or between: "at most"'
        ' counts what could come in time by any of these days, and "at least" what had to by all.'
    )
