"""An account of few rows, summed here.

Each query of an account takes longer to plan than few rows take to look at. What counts is told by
account_narrow; of many rows account_totals, account_left_out and account_largest give the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from itemized.model import Totals

ZERO = Decimal("0.00")
#: Id and name of a counterpart that no row names: a filer whose cover is not loaded, say.
NOBODY = ("", "not named in the loaded records")
#: By the account's own words for a counterpart (an id or a number) its id and name.
Named = Callable[[Collection[Any]], dict[Any, tuple[str, str]]]


@dataclass(frozen=True)
class Narrow:
    """A row as `account_narrow` gives it. other: whom it was paid to or came from."""

    other: Any
    kind: str
    amount: Decimal | None
    date: date | None
    source: str
    known: bool  # whether it counts
    why: str | None
    estimated: bool  # the day it was filed is not as stated
    amended: bool
    entry: int


def totals(rows: Iterable[Narrow], kinds: Iterable[str], most: int | None, named: Named) -> Totals:
    """Sums of rows that count, by year and by counterpart, of these the largest by themselves."""
    wanted = frozenset(kinds)
    mine = [row for row in rows if row.known and row.kind in wanted]
    years: list[tuple[int | None, Any, int]] = [
        (year, *_sum(of))
        for year, of in _by(mine, lambda row: None if row.date is None else row.date.year)
    ]
    sums = [(other, *_sum(of)) for other, of in _by(mine, lambda row: row.other)]
    sums.sort(key=lambda of: -_last(of[1]))  # stable: by counterpart where totals are equal
    shown = sums if most is None else sums[:most]
    names = named([other for other, _, _ in shown if other is not None]) if shown else {}
    others: list[tuple[Any, ...]] = [
        (*names.get(other, NOBODY), total, n) for other, total, n in shown
    ]
    others.sort(key=lambda of: (-_last(of[2]), not of[0], of[0]))
    total, n = _added(total for _, total, _ in years), len(mine)
    rest = (
        len(sums) - len(shown),
        _added(of[1] for of in sums) - _added(of[1] for of in shown),
        n - sum(of[2] for of in shown),
    )
    return Totals(total, n, tuple(years), tuple(others), rest)


def left_out(rows: Iterable[Narrow]) -> tuple[tuple[str, int, Decimal], ...]:
    """Rows that do not count, by reason, with their sums as filed."""
    reasons = _by((row for row in rows if row.why is not None), lambda row: row.why)
    found = [(why, *reversed(_sum(of))) for why, of in reasons]
    return tuple(sorted(found, key=lambda of: -of[1]))


def largest(rows: Iterable[Narrow], most: int) -> list[int]:
    """The numbers of the largest rows, counted and not."""

    def place(row: Narrow) -> tuple[Any, ...]:
        size = Decimal(-1) if row.amount is None else abs(row.amount)
        return -size, row.date is None, row.date or date.min, row.entry

    return [row.entry for row in sorted(rows, key=place)[:most]]


def _by(rows: Iterable[Narrow], key: Callable[[Narrow], Any]) -> list[tuple[Any, list[Narrow]]]:
    """Rows by a value in its order, those without one last."""

    def place(row: Narrow) -> tuple[bool, Any]:
        value = key(row)
        return (True, 0) if value is None else (False, value)

    return [
        (key(held[0]), held) for _, of in groupby(sorted(rows, key=place), place) if (held := [*of])
    ]


def _sum(rows: Sequence[Narrow]) -> tuple[Decimal | None, int]:
    """What rows come to, nothing where none has an amount, and how many they are."""
    amounts = [row.amount for row in rows if row.amount is not None]
    return (sum(amounts, ZERO) if amounts else None), len(rows)


def _added(sums: Iterable[Decimal | None]) -> Decimal:
    return sum((each for each in sums if each is not None), ZERO)


def _last(total: Decimal | None) -> Decimal:
    """A total to sort by, downward; one that is none comes last."""
    return Decimal("-Infinity") if total is None else total
