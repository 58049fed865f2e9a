"""Sums by year as bars, each leading to its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from itemized.export import _svg as svg
from itemized.money import show_dollars

_EDGE = 16
_ROW = 22
_LABEL = 64  # room for a year, or "undated"

#: year (None where no day is given), sum, rows
Years = Sequence[tuple[int | None, Decimal, int]]


def bars(years: Years, title: str, *, across: int, link: Callable[[int | None], str | None]) -> str:
    """The drawing, `across` pixels wide; years without a row are left out."""
    amounts = [show_dollars(total) for _, total, _ in years]
    room = max((svg.width(a) for a in amounts), default=0.0) + 8
    length = max(1.0, across - 2 * _EDGE - _LABEL - room)
    top = max((abs(total) for _, total, _ in years), default=Decimal(0))
    parts = []
    for n, ((year, total, rows), amount) in enumerate(zip(years, amounts, strict=True)):
        y = _EDGE + _ROW * n
        named = str(year) if year is not None else "undated"
        long = svg.part(abs(total), top, length)
        look = "band back" if total < 0 else "band"
        inner = (
            svg.text(_EDGE, y + 14, named)
            + f'<rect class="{look}" x="{_EDGE + _LABEL}" y="{y + 3}" width="{max(long, 1.0):.1f}"'
            f' height="{_ROW - 8}"/>' + svg.text(_EDGE + _LABEL + long + 6, y + 14, amount)
        )
        said = f"{named}: {amount} in {rows:,} row{'' if rows == 1 else 's'}"
        parts.append(svg.linked(inner, link(year), said))
    return svg.document(parts, across, 2 * _EDGE + _ROW * max(1, len(years)), title)
