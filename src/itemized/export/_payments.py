"""A party's payments as bands, one a counterpart: what its line of time and its table show."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from itemized.export._bands import Band
from itemized.model_rows import Row
from itemized.trace import Hop

_BANDS = 14  # counterparts that are drawn, the largest first


def payments(rows: Sequence[Row]) -> tuple[Band, ...]:
    """The rows with a day, in bands from payer to payee, the largest first."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.date:
            found.setdefault((row.payer_id, row.payee_id), []).append(row)
    several = sorted(found.values(), key=lambda of: (-abs(_sum(of)), of[0].entry_key))
    return tuple(_band(n, of) for n, of in enumerate(several[:_BANDS], start=1))


def _band(number: int, rows: Sequence[Row]) -> Band:
    days = [row.date for row in rows if row.date]
    first, total = rows[0], _sum(rows)
    hop = Hop(
        payer_id=first.payer_id,
        payer=first.payer,
        payee_id=first.payee_id,
        payee=first.payee,
        kind=first.kind or "other",
        n=len(rows),
        total=total,
        at_most=total,
        first=min(days),
        last=max(days),
        records=tuple(rows),
    )
    return Band(number, 0, total, hop, returns=False)


def _sum(rows: Sequence[Row]) -> Decimal:
    return sum((row.amount for row in rows), Decimal(0))
