"""Routes as a Sankey diagram: a column of parties for each hop, bands as wide as their amounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from itemized.export import _routes as words
from itemized.export import _svg as svg
from itemized.export._bands import Band
from itemized.money import show_dollars
from itemized.questions import short

_BAR = 9  # how wide a party's bar is
_GAP = 12  # between the parties of a column
_EDGE = 16  # around the drawing
_TALL = 340  # what the fullest column's amounts are drawn to
_ONE = 110  # and of few bands each adds no more
_THIN = 1.5  # the thinnest band
#: What a large amount is told in, where its digits find no room.
_UNITS = (Decimal(10**9), "B"), (Decimal(10**6), "M"), (Decimal(10**3), "K")
_ROOM = 150  # pixels between columns from which two lines hold most names

Key = tuple[int, str]


@dataclass
class _Node:
    """A party in a column: its bands in and out, where it was put, how tall it is with its name,
    and how tall its bar is."""

    key: Key
    name: str
    into: list[Band] = field(default_factory=list)
    out: list[Band] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    y: float = 0.0
    tall: float = 0.0
    thick: float = 0.0

    @property
    def top(self) -> float:
        """Where its bands begin: in the middle of the room that its name takes."""
        return self.y + (self.tall - self.thick) / 2


def sankey(
    bands: Sequence[Band],
    title: str,
    *,
    across: int,
    link: Callable[[Band], str | None],
    party: Callable[[Sequence[Band]], str | None] = lambda _: None,
) -> str:
    """The drawing, `across` pixels wide; link: where a band leads; party: where a party does, by
    the bands that its amount is the sum of."""
    columns = max((b.column + 2 for b in bands), default=0)
    pitch = (across - 2 * _EDGE) / max(1, columns)
    nodes = _nodes(bands)
    thick = _thickness(bands, nodes)
    for node in nodes.values():
        node.lines = svg.wrapped(node.name, pitch - _BAR - 10, 2 if pitch >= _ROOM else 3)
        node.lines.append(_shown(_followed(node), pitch - _BAR - 10))
        sides = (sum(thick[b.number] for b in side) for side in (node.into, node.out))
        node.thick = max(*sides)
        node.tall = max(node.thick, svg.LINE * len(node.lines))
    down = _place(nodes, columns, backward=len({n.key for n in nodes.values() if not n.out}) == 1)
    parts = _bands(bands, nodes, thick, pitch, link)
    parts += [_party(node, pitch, party(_sides(node))) for node in nodes.values()]
    return svg.document(parts, across, down + _EDGE, title)


def _nodes(bands: Sequence[Band]) -> dict[Key, _Node]:
    nodes: dict[Key, _Node] = {}
    for b in bands:
        nodes.setdefault(b.payer, _Node(b.payer, short(b.hop.payer))).out.append(b)
        name = words.payee(b.hop)
        name = f"↩ back to {name}" if b.returns else name
        nodes.setdefault(b.payee, _Node(b.payee, name)).into.append(b)
    return nodes


def _followed(node: _Node) -> Decimal:
    return sum((b.value for b in _sides(node)), Decimal(0))


def _sides(node: _Node) -> Sequence[Band]:
    """The bands of what of the money followed a party got or, of routes into one, of what went on
    from it: on the other side each dollar may be in several, since any of them can have held it."""
    [first, *_] = [*node.into, *node.out]
    sides = (node.out, node.into) if first.from_end else (node.into, node.out)
    return sides[0] or sides[1]


def _shown(amount: Decimal, room: float) -> str:
    """The amount, or where it is too wide for the room about how much ("~$1.09M"), or nothing: the
    title and the table have it whole."""
    about = abs(amount)
    size, unit = next(((s, u) for s, u in _UNITS if about >= s), (Decimal(1), ""))
    places = (max(0, n - (about / size).adjusted()) for n in (2, 1, 0))
    short = (f"~${round(about / size, n):f}{unit}" for n in places)
    return next((s for s in (show_dollars(amount), *short) if svg.width(s) <= room), "")


def _amount(node: _Node) -> Decimal:
    """How tall a party is drawn, in dollars: its bands must find room on either side."""
    return max(sum((b.value for b in side), Decimal(0)) for side in (node.into, node.out))


def _thickness(bands: Sequence[Band], nodes: dict[Key, _Node]) -> dict[int, float]:
    full: dict[int, Decimal] = defaultdict(Decimal)
    for node in nodes.values():
        full[node.key[0]] += _amount(node)
    top = max(full.values(), default=Decimal(1))
    tall = min(_TALL, _ONE * len(bands))
    return {b.number: max(_THIN, svg.part(b.value, top, tall)) for b in bands}


def _place(nodes: dict[Key, _Node], columns: int, *, backward: bool) -> float:
    """Put each column's parties beneath one another, near those they are tied to; how far down."""
    middle: dict[Key, float] = {}
    lowest = 0.0
    order = range(columns - 1, -1, -1) if backward else range(columns)
    for column in order:
        here = [n for n in nodes.values() if n.key[0] == column]
        here.sort(key=lambda n: (_pull(n, middle, backward), -_amount(n), n.key))
        pulls = [_pull(n, middle, backward) for n in here]
        y = float(_EDGE)
        for node, pull in zip(here, pulls, strict=True):
            node.y = y = max(y, pull - node.tall / 2)
            y += node.tall + _GAP
        # what was pushed down by those above it is moved up again, all of the column as one
        off = [n.y + n.tall / 2 - pull for n, pull in zip(here, pulls, strict=True)]
        up = max(0.0, min(here[0].y - _EDGE, sum(off) / len(off)))
        for node in here:
            node.y -= up
            middle[node.key] = node.y + node.tall / 2
        lowest = max(lowest, y - _GAP - up)
    return lowest


def _pull(node: _Node, middle: dict[Key, float], backward: bool) -> float:  # noqa: FBT001  of _place
    ties = [b.payee for b in node.out] if backward else [b.payer for b in node.into]
    known = [middle[tie] for tie in ties if tie in middle]
    return sum(known) / len(known) if known else 0.0


def _bands(
    bands: Sequence[Band],
    nodes: dict[Key, _Node],
    thick: dict[int, float],
    pitch: float,
    link: Callable[[Band], str | None],
) -> list[str]:
    leave: dict[int, float] = {}
    arrive: dict[int, float] = {}
    for node in nodes.values():
        leave |= _stacked(node, sorted(node.out, key=lambda b: nodes[b.payee].y), thick)
        arrive |= _stacked(node, sorted(node.into, key=lambda b: nodes[b.payer].y), thick)
    drawn = []
    for b in sorted(bands, key=lambda b: -b.value):
        x0, x1 = _EDGE + b.column * pitch + _BAR, _EDGE + (b.column + 1) * pitch
        path = _ribbon(x0, leave[b.number], x1, arrive[b.number], thick[b.number])
        look = "back" if b.returns else b.hop.side or ""
        mark = f'<path class="band {look}" d="{path}"/>'
        drawn.append(svg.linked(mark, link(b), _title(b)))
    return drawn


def _stacked(node: _Node, bands: Sequence[Band], thick: dict[int, float]) -> dict[int, float]:
    found, y = {}, node.top
    for b in bands:
        found[b.number] = y
        y += thick[b.number]
    return found


def _ribbon(x0: float, y0: float, x1: float, y1: float, thick: float) -> str:
    bend = (x0 + x1) / 2
    return (
        f"M{x0:.1f} {y0:.1f}C{bend:.1f} {y0:.1f} {bend:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
        f"V{y1 + thick:.1f}C{bend:.1f} {y1 + thick:.1f} {bend:.1f} {y0 + thick:.1f}"
        f" {x0:.1f} {y0 + thick:.1f}Z"
    )


def _title(band: Band) -> str:
    bound = "can have gone all the way" if band.from_end else "can be of the money followed"
    rows = band.hop.records
    return "".join(
        [
            f"{short(band.hop.payer)} → {words.payee(band.hop)}: {words.hop_words(band.hop)};",
            f" at most {show_dollars(band.value)} {bound}",
            "; the same payments as another band's" if band.again else "",
            f"; {rows[0].entry_key}" if rows and not any(r.url for r in rows) else "",
        ]
    )


def _party(node: _Node, pitch: float, link: str | None) -> str:
    x = _EDGE + node.key[0] * pitch
    place = f'x="{x:.1f}" y="{node.top:.1f}" width="{_BAR}" height="{node.thick:.1f}"'
    bar = f'<rect class="party" {place} rx="1"/>'
    first = node.y + node.tall / 2 - svg.LINE * (len(node.lines) - 1) / 2 + 4
    lines = [
        svg.text(
            x + _BAR + 5,
            first + n * svg.LINE,
            line,
            kind="dim" if n == len(node.lines) - 1 else "",
        )
        for n, line in enumerate(node.lines)
    ]
    said = f"{node.name}, {show_dollars(_followed(node))}"
    # the bands lead there too, and are where the keyboard stops
    return svg.linked(bar + "".join(lines), link, said, by_key=False)
