"""What drawings are made of: text that fits its place, and colors for light and dark."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from html import escape

from itemized.export._base import plain, web_address

FONT = 12  # pixels
LINE = 15  # from one line of text to the next
#: About how wide a letter of a sans-serif is, in parts of the font's size; capitals are wide.
_WIDE, _CAPITAL, _SMALL = 0.92, 0.71, 0.57
_DIGIT = 0.64

STYLE = """
.routes { --paper: #ffffff; --ink: #1d2329; --dim: #59636e; --rule: #d5dae0; --band: #4a7ab5;
  --for: #2f8f5b; --against: #c25a2c; --back: #8a63b8; background: var(--paper);
  font-family: system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; font-size: 12px; }
@media (prefers-color-scheme: dark) { .routes { --paper: #14181d; --ink: #e6e9ec; --dim: #a3adb8;
  --rule: #363e48; --band: #7aa9e0; --for: #62c98f; --against: #ee9468; --back: #b795e6; } }
.routes text { fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 3px;
  stroke-linejoin: round; }
.routes .dim { fill: var(--dim); }
.routes .strong { font-weight: 600; }
.routes .party { fill: var(--ink); }
.routes .rule { stroke: var(--rule); stroke-width: 1; }
.routes .band { fill: var(--band); fill-opacity: 0.42; stroke: var(--band); }
.routes rect.band { fill-opacity: 1; }
.routes .support { fill: var(--for); stroke: var(--for); }
.routes .oppose { fill: var(--against); stroke: var(--against); }
.routes .back { fill: var(--back); stroke: var(--back); stroke-dasharray: 4 3; }
.routes a:has(.party) { text-decoration: none; }
.routes a:has(.party) .dim { text-decoration: underline; }
.routes a:hover .band, .routes a:focus .band { fill-opacity: 0.75; }
"""


def width(text: str, size: int = FONT) -> float:
    """About how wide a text is, rather too much than too little.

    >>> width("PAC") > width("pac")
    True
    """
    return size * sum(map(_em, text))


@lru_cache(2000)
def _em(letter: str) -> float:
    if letter in "MW@%&":
        return _WIDE
    if letter.isupper():
        return _CAPITAL
    if letter in ".,":
        return _SMALL / 2
    return _DIGIT if letter.isdigit() else _SMALL


def fitted(text: str, room: float) -> str:
    """The text, cut with an ellipsis where it is too wide.

    >>> fitted("LANTERN STREET PAC", 90)
    'LANTERN S…'
    """
    text, across, fits = plain(text), 0.0, 0
    short = room - width("…")
    # letter by letter, and no further than there is room: a name may have 10,000 letters
    for place, letter in enumerate(text, start=1):
        across += width(letter)
        if across > room:
            return text[:fits].rstrip() + "…"
        if across <= short:
            fits = place
    return text


def wrapped(text: str, room: float, lines: int = 2) -> list[str]:
    """The text in at most so many lines, the last one cut where it must be."""
    words, found = plain(text).split(), [""]
    for place, word in enumerate(words):
        longer = f"{found[-1]} {word}".strip()
        if width(longer) <= room or not found[-1]:
            found[-1] = longer
        elif len(found) < lines:
            found.append(word)
        else:
            found[-1] = " ".join([found[-1], *words[place:]])
            break
    return [fitted(line, room) for line in found]


def text(x: float, y: float, words: str, *, kind: str = "", anchor: str = "start") -> str:
    """A line of text."""
    shown = f' class="{kind}"' if kind else ""
    ends = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}"{shown}{ends}>{escape(words, quote=False)}</text>'


def linked(inner: str, address: str | None, title: str, *, by_key: bool = True) -> str:
    """A mark with its title, leading to an address of the web, to a page of this site or to a place
    on the page. by_key: the keyboard stops there, too."""
    named = f"<title>{escape(plain(title), quote=False)}</title>"
    here = address and (address.startswith("#") or re.match(r"/(?![/\\])", address))
    to = address if here else web_address(address)
    if not to:
        return f"<g>{named}{inner}</g>"
    passed = "" if by_key else ' tabindex="-1"'
    return f'<a href="{escape(to)}"{passed}>{named}{inner}</a>'


def document(parts: list[str], across: float, down: float, title: str) -> str:
    """The drawing as one SVG."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="routes" role="group" width="{across:.0f}"'
        f' height="{down:.0f}" viewBox="0 0 {across:.0f} {down:.0f}"'
        f' style="max-width: min(100%, {across:.0f}px)">'
        f"<title>{escape(plain(title), quote=False)}</title><style>{STYLE}</style>"
        f'<rect width="100%" height="100%" style="fill: var(--paper)"/>' + "".join(parts) + "</svg>"
    )


def part(value: Decimal, of: Decimal, length: float) -> float:
    """The length that stands for a value; lengths alone are no exact numbers."""
    return float(value / of) * length if of > 0 else 0.0
