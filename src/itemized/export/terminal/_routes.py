"""Routes of money in a terminal."""

from __future__ import annotations

from itemized.export import _routes as words
from itemized.export._base import long_date
from itemized.export.terminal._page import Page
from itemized.money import show_dollars
from itemized.trace import Route, Stands, Traced

_INDENT = 2
_MOST = 25


def trace_report(traced: Traced) -> Page:
    """Every route with the payments of its hops and its bounds."""
    page = Page()
    page.line(_title(traced), style="bold")
    if traced.wanted.as_of:
        page.line(f"As the filings stood on {long_date(traced.wanted.as_of)}", style="dim")
    if not traced.routes:
        page.line()
        page.line("No chain of reported payments in order of time is among the loaded records.")
    for route in traced.routes:
        page.line()
        _route(page, route)
    if together := words.together_sentence(traced):
        page.line()
        page.line(together, style="bold")
    _mind(page, traced.caveats)
    page.notice()
    return page


def _title(traced: Traced) -> str:
    start = ", ".join(m.name for m in traced.start)
    finish = ", ".join(m.name for m in traced.finish)
    if start and finish:
        return f"From {start} to {finish}"
    return f"Where money of {start} went" if start else f"Where money of {finish} came from"


def _route(page: Page, route: Route) -> None:
    page.line(words.bounds(route).capitalize(), style="bold")
    page.line(route.hops[0].payer, indent=_INDENT)
    for hop in route.hops:
        page.item("→", words.payee(hop), indent=_INDENT)
        page.line(words.hop_words(hop), style="dim", indent=2 * _INDENT)
        for note in words.hop_notes(hop):
            page.line(note, style="dim", indent=2 * _INDENT)
    if len(route.hops) > 1:
        page.line(words.route_sentence(route), indent=_INDENT)


def behind_report(stands: Stands) -> Page:
    """Where an account's money comes from in the end."""
    page = Page()
    page.line(f"Behind {', '.join(m.name for m in stands.account)}", style="bold")
    page.line(words.stands_sentence(stands))
    page.line()
    page.table(
        ("ends in", "amount"),
        [(words.ENDS[end], show_dollars(amount)) for end, amount in stands.by_end],
        right=(1,),
        indent=_INDENT,
    )
    page.line()
    page.table(
        ("largest", "ends as", "amount", "hops"),
        [(b.name, b.ends, show_dollars(b.amount), b.hops) for b in stands.givers[:_MOST]],
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
