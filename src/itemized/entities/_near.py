"""Few rows, asked for once: what they come to, by side, and which of them stand on a page.

Each query takes longer to plan than to look at so few rows. What counts is told by the query, as it
is for many rows; here it is only summed and put in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from itemized.entities.find import Stretches
from itemized.model import GIFTS, SPENDING

FEW = 500  # rows
_GIFTS = frozenset(kind.value for kind in GIFTS)
_SPENDING = frozenset(kind.value for kind in SPENDING)
#: Of which kinds a row is by its side, or of which it is not.
_KINDS: Mapping[str, tuple[bool, frozenset[str]]] = {
    "given": (True, _GIFTS),
    "received": (True, _GIFTS),
    "spent": (True, _SPENDING),
    "paid_besides": (False, _GIFTS | _SPENDING),
    "received_besides": (False, _GIFTS),
}


@dataclass(frozen=True)
class Near:
    """A row as `account_near` gives it. place: what it is sorted by."""

    entry: int
    place: date | Decimal
    entry_key: str
    amount: Decimal | None
    known: bool  # whether it counts
    kind: str
    payer_key: int | None
    payee_key: int | None


def sum_of(rows: Iterable[Near], *, all_of_them: bool = False) -> tuple[int, Decimal]:
    """How many there are, and what those that count come to, or all of them."""
    held = [*rows]
    counted = (row.amount for row in held if row.amount is not None and (row.known or all_of_them))
    return len(held), sum(counted, Decimal("0.00"))


def of_side(rows: Iterable[Near], side: str, parties: Stretches | None) -> list[Near]:
    """Those of a side of parties that count; None is whoever it was."""

    def theirs(key: int | None) -> bool:
        return parties is None or (
            key is not None and any(low <= key <= high for low, high in parties)
        )

    def here(row: Near) -> bool:
        if side == "received":
            return theirs(row.payee_key)
        if side == "received_besides":
            return theirs(row.payee_key) and not theirs(row.payer_key)
        return theirs(row.payer_key)

    among, kinds = _KINDS[side]
    return [row for row in rows if row.known and (row.kind in kinds) is among and here(row)]


def page_of(
    rows: Iterable[Near], *, down: bool, after: tuple[date | Decimal, str] | None, most: int
) -> list[int]:
    """The numbers of the first rows in order, or of those behind a place and key. down: from the
    greatest place on; the key settles what places leave open, and always goes up."""
    held = sorted(rows, key=lambda row: row.entry_key)
    held.sort(key=lambda row: row.place, reverse=down)
    if after is not None:
        held = [row for row in held if _past(row, after, down=down)]
    return [row.entry for row in held[:most]]


def _past(row: Near, after: tuple[date | Decimal, str], *, down: bool) -> bool:
    place, key = after
    if row.place == place:
        return row.entry_key > key
    further: bool = row.place < place if down else row.place > place  # type: ignore[operator]
    return further
