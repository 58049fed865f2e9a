"""Payments of routes on a line of time: a row for each band, a dot for each payment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from itemized.export import _routes as words
from itemized.export import _svg as svg
from itemized.export._bands import Band
from itemized.model import Record
from itemized.money import show_dollars
from itemized.questions import short

_EDGE = 16
_HEAD = 30  # room for the scale
_DOT = 2.5, 9.0  # radius of the smallest and the largest payment
_WIDE = 700  # from here on labels stand beside the rows; narrower, above them
_MARK = 104  # pixels from one mark of the scale to the next, at the least
_STEPS = 1, 2, 3, 6, 12, 24, 60, 120  # months between marks of the scale
_DAYS = 1, 2, 5, 10, 20, 40  # days between them, where months would be too few


def timeline(
    bands: Sequence[Band],
    title: str,
    *,
    across: int,
    link: Callable[[Band], str | None],
    to_row: Callable[[Record], str | None] | None = None,
) -> str:
    """The drawing, `across` pixels wide; the labels lead where `link` says, the dots to filings or,
    where `to_row` is given, where that says; the keyboard then passes over them, to their table."""
    beside = across >= _WIDE
    label = 0.42 * across if beside else across - 2 * _EDGE
    left, right = (_EDGE + label + 14 if beside else _EDGE + 10), across - _EDGE - 10
    row = 26 if beside else 44
    drawn = list(_once(bands))
    days = [d for b in bands for d in (b.hop.first, b.hop.last)]
    first, last = min(days, default=date.min), max(days, default=date.min)
    span = max(1, (last - first).days)

    def x(day: date) -> float:
        return left + (day - first).days / span * (right - left)

    down = _HEAD + row * len(drawn) + _EDGE
    parts = list(_scale(first, last, x, down, (right - left) / _MARK))
    top = max((abs(r.amount) for b in bands for r in b.hop.records), default=Decimal(1))
    for n, b in enumerate(drawn):
        y = _HEAD + row * (n + 1) - 13
        named = f"{short(b.hop.payer)} → {words.payee(b.hop)}"
        at = svg.text(_EDGE, y + 4 if beside else y - 16, _label(b, label))
        parts.append(svg.linked(at, link(b), f"{named}: {words.hop_words(b.hop)}"))
        parts.append(f'<line class="rule" x1="{left:.1f}" x2="{right:.1f}" y1="{y}" y2="{y}"/>')
        parts += _dots(b, x, y, top, to_row)
    return svg.document(parts, across, down, title)


def _once(bands: Sequence[Band]) -> Iterator[Band]:
    """The bands with the rows that no band before has: a payment is one dot."""
    seen = set[str]()
    for b in bands:
        rows = tuple(r for r in b.hop.records if r.entry_key not in seen)
        seen |= {r.entry_key for r in rows}
        if rows or not b.hop.records:
            yield replace(b, hop=replace(b.hop, records=rows))


def _label(band: Band, room: float) -> str:
    """Both names, each in what the other leaves of the room."""
    payer, payee = band.hop.payer, words.payee(band.hop)
    room -= svg.width(" → ")
    short = svg.fitted(payer, max(room / 2, room - svg.width(payee)))
    return f"{short} → {svg.fitted(payee, room - svg.width(short))}"


def _dots(
    band: Band,
    x: Callable[[date], float],
    y: float,
    top: Decimal,
    to_row: Callable[[Record], str | None] | None,
) -> Iterator[str]:
    look = "back" if band.returns else band.hop.side or ""
    for r in band.hop.records:
        if r.date is None:
            continue
        share = svg.part(abs(r.amount), top, 1.0) ** 0.5
        radius = _DOT[0] + (_DOT[1] - _DOT[0]) * share
        mark = f'<circle class="band {look}" cx="{x(r.date):.1f}" cy="{y}" r="{radius:.1f}"/>'
        said = f"{r.date}: {show_dollars(abs(r.amount))}"
        to = to_row(r) if to_row else r.url
        yield svg.linked(mark, to, said, by_key=to_row is None)


def _scale(
    first: date, last: date, x: Callable[[date], float], down: float, most: float
) -> Iterator[str]:
    """Marks on first days of months, or of few days from the first on: no more than fit beside one
    another, and within the drawing."""
    for day, label in _marks(first, last, max(1.0, most)):
        if first < last:
            at = f'x1="{x(day):.1f}" x2="{x(day):.1f}" y1="24" y2="{down:.0f}"'
            yield f'<line class="rule" {at}/>'
        # half a label's width from either edge at the least
        half = svg.width(label) / 2
        middle = max(half + 4, min(x(day), x(last) + 10 + _EDGE - half - 4))
        yield svg.text(middle, 18, label, kind="dim", anchor="middle")


def _marks(first: date, last: date, most: float) -> Iterator[tuple[date, str]]:
    days = (last - first).days
    if days < 2 * _DAYS[-1]:
        step = next((s for s in _DAYS if days / s <= most), 2 * _DAYS[-1])
        yield from ((d, str(d)) for d in (first + timedelta(n) for n in range(0, days + 1, step)))
        return
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((s for s in _STEPS if months / s <= most), _STEPS[-1])
    for n in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = date(n // 12, n % 12 + 1, 1)
        if n % step == 0 and first <= day <= last:
            yield day, f"{day:%b %Y}"
