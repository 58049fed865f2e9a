"""Routes of money in a terminal."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from itemized.export import _routes as words
from itemized.export._base import filed, long_date, web_address
from itemized.export.terminal._page import Page
from itemized.money import show_dollars
from itemized.trace import Hop, Route, Stands, Traced, Wanted

_INDENT = 2
_MOST = 25


def trace_report(traced: Traced) -> Page:
    """Every route with the payments of its hops and its bounds."""
    page = Page()
    page.line(words.title(traced), style="bold")
    _narrowed(page, traced.wanted)
    if traced.wanted.as_of:
        page.line(f"As the filings stood on {long_date(traced.wanted.as_of)}", style="dim")
    if not traced.routes:
        page.line()
        page.line(words.nothing_sentence(traced.wanted))
    for route in traced.routes:
        page.line()
        _route(page, route)
    if together := words.together_sentence(traced):
        page.line()
        page.line(together, style="bold")
    _mind(page, traced.caveats)
    page.notice()
    return page


def _narrowed(page: Page, wanted: Wanted) -> None:
    if narrowed := words.narrowed(wanted):
        page.line(f"Asked for: {', '.join(narrowed)}", style="dim")


def _route(page: Page, route: Route) -> None:
    page.line(words.bounds(route).capitalize(), style="bold")
    page.line(route.hops[0].payer, indent=_INDENT)
    for hop in route.hops:
        page.item("→", words.payee(hop), indent=_INDENT)
        page.line(words.hop_words(hop), style="dim", indent=2 * _INDENT)
        for note in words.hop_notes(hop):
            page.line(note, style="dim", indent=2 * _INDENT)
        _filing(page, hop)
    if len(route.hops) > 1:
        page.line(words.route_sentence(route), indent=_INDENT)


def _filing(page: Page, hop: Hop) -> None:
    """Where the payment of a hop, or the largest of them, was filed."""
    for record in hop.records[:1]:
        which = "" if hop.n == 1 else "the largest "
        page.line(f"{which}filed {filed(record)}", style="dim", indent=2 * _INDENT)
        if address := web_address(record.url):
            page.link(address, indent=2 * _INDENT)


def behind_report(stands: Stands) -> Page:
    """Where an account's money comes from in the end."""
    page = Page()
    page.line(f"Behind {', '.join(m.name for m in stands.account)}", style="bold")
    _narrowed(page, replace(stands.wanted, least=Decimal(0)))
    page.line(words.stands_sentence(stands))
    if stands.unitemized is not None:
        small = show_dollars(stands.unitemized)
        page.line(f"Besides, it states {small} of receipts that no row itemizes.")
    page.line()
    page.table(
        ("ends in", "straight", "at least", "at most"),
        [
            (words.CLASSES[c.name], *map(words.dollars, (c.direct, c.at_least, c.at_most)))
            for c in stands.classes
        ],
        right=(1, 2, 3),
        indent=_INDENT,
    )
    page.line()
    if stands.wanted.least:  # it narrows the givers alone
        least = show_dollars(stands.wanted.least)
        page.line(f"Of the givers, only those of at least {least}:", style="dim")
    page.table(
        ("largest givers behind it", "kind", "at most", "ways"),
        [(b.name, b.kind or "", show_dollars(b.at_most), b.routes) for b in stands.givers[:_MOST]],
        right=(2, 3),
        indent=_INDENT,
    )
    if len(stands.givers) > _MOST:
        page.line(f"and {len(stands.givers) - _MOST:,} more (--json has all)", style="dim")
    _mind(page, stands.caveats)
    page.notice()
    return page


def _mind(page: Page, caveats: tuple[str, ...]) -> None:
    if caveats:
        page.line()
        page.line("Mind", style="bold")
    for caveat in caveats:
        page.item("-", caveat, indent=_INDENT)
