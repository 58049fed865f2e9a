"""Routes of money as pictures: SVG made here, and a page with the same data in a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from itemized import _discover
from itemized.export import _base
from itemized.export import _routes as words
from itemized.export._bands import Band, bands
from itemized.export._sankey import sankey
from itemized.export._timeline import timeline
from itemized.model import NOTICE
from itemized.money import show_dollars
from itemized.questions import short
from itemized.trace import Hop, Traced

if TYPE_CHECKING:
    from jinja2 import Environment

    from itemized.sources._base import Source

WIDE, NARROW = 960, 400  # pixels


class Drawn(Traced):
    """Routes that a notebook shows as a picture with its table."""

    def _repr_html_(self) -> str:
        return routes_part(self)

    def svg(self) -> str:
        """The routes as a Sankey diagram."""
        return routes_svg(self)

    def timeline_svg(self) -> str:
        """Their payments on a line of time, as SVG."""
        return timeline_svg(self)


def drawn(traced: Traced) -> Drawn:
    """The same routes, for a notebook."""
    return Drawn(**vars(traced))


def routes_svg(traced: Traced, *, across: int = WIDE) -> str:
    """A Sankey diagram of the routes; each band leads to the filing of its largest payment, or to
    where its publisher finds it by its number."""
    return sankey(bands(traced), _title(traced), across=across, link=_filing)


def timeline_svg(traced: Traced, *, across: int = WIDE) -> str:
    """The payments of the routes on a line of time; each dot leads to its filing."""
    return timeline(bands(traced), _title(traced), across=across, link=_filing)


def _title(traced: Traced) -> str:
    """The title of a picture that stands alone: with what narrows it."""
    narrowed = ", ".join(words.narrowed(traced.wanted))
    return f"{words.title(traced)}: {narrowed}" if narrowed else words.title(traced)


def routes_page(traced: Traced, *, version: str = "") -> str:
    """One HTML file: both pictures, for wide and narrow windows, and every band in a table."""
    return _environment().get_template("routes.html.j2").render(**_shown(traced), version=version)


@dataclass(frozen=True)
class Site:
    """Where pages are of a party and of a row, by its id and its key; of a hop's rows of some kinds
    ("" where none has just these); and the one that says how bounds are worked out."""

    party: Callable[[str], str]
    row: Callable[[str], str]
    paid: Callable[[Hop, Sequence[str]], str]
    bounds: str


def routes_part(traced: Traced, site: Site | None = None) -> str:
    """Both pictures and the table of every band, to stand within a page. site: of which it is."""
    return _environment().get_template("routes_part.html.j2").render(**_shown(traced, site))


def _filing(band: Band) -> str | None:
    rows = band.hop.records
    return next((at for r in rows if (at := r.url or _search(r.entry_key.partition(":")[0]))), None)


@cache
def _search(source: str) -> str:
    """Where the publisher of a source finds filings that have no address; "" where nowhere."""
    if source not in _discover.names("itemized.sources"):
        return ""
    of: Source = import_module(f"itemized.sources.{source}").SOURCE
    return of.search


def _shown(traced: Traced, site: Site | None = None) -> dict[str, object]:
    found, named = bands(traced), words.title(traced)
    to_table: Callable[[Band], str] = lambda b: f"#band-{b.number}"  # noqa: E731  a link of the page
    of_party: Callable[[Sequence[Band]], str] = lambda of: to_table(of[0])  # noqa: E731
    sizes = (("wide", WIDE), ("narrow", NARROW))
    drawings = [
        *((s, sankey(found, named, across=n, link=to_table, party=of_party)) for s, n in sizes),
        *((s, timeline(found, named, across=n, link=to_table)) for s, n in sizes),
    ]
    return {
        "traced": traced,
        "site": site,
        "title": named,
        "drawings": drawings if found else [],
        "bands": found,
        "legend": words.legend((b.hop.side, b.returns) for b in found),
        "together": words.together_sentence(traced),
        "at_most_of": words.at_most_of(traced),
        "width": words.width(traced),
        "order": words.shown(traced),
        "asked": words.narrowed(traced.wanted),
        "one_way": words.one_way,
        "nothing": words.nothing_sentence(traced.wanted),
        "notice": NOTICE,
    }


@cache
def _environment() -> Environment:
    environment = _base.environment("itemized.export")
    environment.filters.update(
        plain=_base.plain,
        short=short,
        dollars=show_dollars,
        address=_base.web_address,
        filed=_base.filed,
        payee=words.payee,
        parties=words.parties,
        days=words.days,
        kinds=words.kinds,
        notes=words.hop_notes,
        bounds=words.bounds,
        sentence=words.route_sentence,
        long_date=_base.long_date,
    )
    return environment
