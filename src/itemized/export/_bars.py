"""Sums by year as bars, each leading to its rows; of one party, or of several side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from itemized.export import _svg as svg
from itemized.money import show_dollars
from itemized.questions import short

_EDGE = 16
_ROW = 26  # high enough for a finger, where each row is a link
_LABEL = 64  # room for a year, or "undated"

#: year (None where no day is given), sum, rows
Years = Sequence[tuple[int | None, Decimal, int]]


def bars(years: Years, title: str, *, across: int, link: Callable[[int | None], str | None]) -> str:
    """The drawing, `across` pixels wide; years without a row are left out."""
    named = [(_year(year), total, rows, link(year)) for year, total, rows in years]
    scale = _Scale([total for _, total, _, _ in named], _LABEL, across)
    parts = [
        scale.bar(name, f"{name}: ", total, rows, to, _EDGE + _ROW * n)
        for n, (name, total, rows, to) in enumerate(named)
    ]
    return svg.document(parts, across, 2 * _EDGE + _ROW * max(1, len(years)), title)


def side_by_side(
    parties: Sequence[tuple[str, Years]],
    title: str,
    *,
    across: int,
    link: Callable[[int, int | None], str | None],
) -> str:
    """The same of several parties, a group of bars a year. parties: each by name. link: by the
    party's place and the year."""
    years = sorted({y for _, of in parties for y, _, _ in of}, key=lambda y: (y is None, y))
    scale = _Scale([total for _, of in parties for _, total, _ in of], across * 0.34, across)
    parts, y = [], _EDGE
    for year in years:
        parts.append(svg.text(_EDGE, y + 14, _year(year), kind="strong"))
        y += _ROW
        for place, (name, of) in enumerate(parties):
            total, rows = next(((t, n) for its, t, n in of if its == year), (Decimal(0), 0))
            said = f"{short(name)}, {_year(year)}: "
            parts.append(scale.bar(name, said, total, rows, link(place, year), y))
            y += _ROW
        y += _ROW // 3
    return svg.document(parts, across, y + _EDGE, title)


def _year(year: int | None) -> str:
    return str(year) if year is not None else "undated"


class _Scale:
    """How long the bars of a drawing are: the largest as long as its labels leave room."""

    def __init__(self, totals: Sequence[Decimal], label: float, across: int) -> None:
        room = max((svg.width(show_dollars(total)) for total in totals), default=0.0) + 8
        self._label = label
        self._length = max(1.0, across - 2 * _EDGE - label - room)
        self._top = max((abs(total) for total in totals), default=Decimal(0))

    def bar(
        self, name: str, title: str, total: Decimal, rows: int, link: str | None, y: int
    ) -> str:
        """A name, a bar and its amount, in a row of the drawing."""
        long, amount = svg.part(abs(total), self._top, self._length), show_dollars(total)
        left = _EDGE + self._label
        inner = svg.text(_EDGE, y + 14, svg.fitted(name, self._label - 6)) + (
            f'<rect class="{"band back" if total < 0 else "band"}" x="{left:.1f}" y="{y + 3}"'
            f' width="{max(long, 1.0):.1f}" height="{_ROW - 8}"/>'
        )
        inner += svg.text(left + long + 6, y + 14, amount)
        return svg.linked(inner, link, f"{title}{amount} in {rows:,} row{'' if rows == 1 else 's'}")
