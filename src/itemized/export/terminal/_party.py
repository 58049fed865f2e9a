"""A party in a terminal: what it gave, received and spent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from itemized.export._base import loaded, reason, rows
from itemized.export.terminal._page import Page
from itemized.model import Match, Shown, Totals
from itemized.money import show_dollars

_INDENT = 2
_MOST = 15


def show_report(shown: Shown) -> Page:
    """Totals by year and by counterpart, what they leave out, and every spelling."""
    page = Page()
    for entity in shown.entities:
        page.line(entity.name, style="bold")
        page.line(described(entity), style="dim")
    page.line(_clock(shown), style="dim")
    _totals(page, "Gave", "to", shown.given)
    _totals(page, "Received", "from", shown.received)
    _unitemized(page, shown)
    _totals(page, "Spent", "to", shown.spent)
    _left_out(page, shown)
    _spellings(page, shown)
    _related(page, shown)
    _documents(page, shown)
    _bullets(page, "Mind", shown.caveats)
    _bullets(page, "Loaded", loaded(shown.coverage))
    page.notice()
    return page


def described(entity: Match) -> str:
    """What an entity is, where, and its id."""
    return " · ".join(filter(None, [entity.kind, entity.place, entity.entity_id]))


def _clock(shown: Shown) -> str:
    if shown.as_of:
        return f"As the filings stood on {shown.as_of}"
    return "As all loaded filings tell it"


def _totals(page: Page, title: str, word: str, totals: Totals) -> None:
    page.line()
    if not totals.n:
        page.line(f"{title} nothing that counts in the loaded records", style="bold")
        return
    page.line(f"{title} {show_dollars(totals.total)} in {rows(totals.n)}", style="bold")
    page.table(
        ("year", "total", "rows"),
        [(year or "undated", show_dollars(sum_), f"{n:,}") for year, sum_, n in totals.by_year],
        right=(1, 2),
        indent=_INDENT,
    )
    parties = totals.by_counterpart
    page.table(
        (word, "total", "rows"),
        [(name, show_dollars(sum_), f"{n:,}") for _, name, sum_, n in parties[:_MOST]],
        right=(1, 2),
        indent=_INDENT,
    )
    if len(parties) > _MOST:
        page.line(
            f"and {len(parties) - _MOST:,} more (--json has all)", style="dim", indent=_INDENT
        )


def _unitemized(page: Page, shown: Shown) -> None:
    total, reports = shown.unitemized
    if reports:
        page.line(
            f"and, as {reports:,} loaded report{'s state' if reports > 1 else ' states'},"
            f" {show_dollars(total)} from individuals in amounts too small to be itemized,"
            " which no row holds",
            indent=_INDENT,
        )


def _left_out(page: Page, shown: Shown) -> None:
    if not shown.left_out:
        return
    page.line()
    page.line("Left out of the totals", style="bold")
    page.table(
        ("why", "total as filed", "rows"),
        [(reason(why), show_dollars(total), f"{n:,}") for why, n, total in shown.left_out],
        right=(1, 2),
        indent=_INDENT,
    )


def _spellings(page: Page, shown: Shown) -> None:
    if not shown.spellings:
        return
    page.line()
    page.line("Written as", style="bold")
    page.table(
        ("name", "place", "employer", "why", "rows"),
        [
            (s.get("name") or "", place(s), s.get("employer") or "", s.get("tier") or "", _count(s))
            for s in shown.spellings[:_MOST]
        ],
        right=(4,),
        indent=_INDENT,
    )
    if len(shown.spellings) > _MOST:
        page.line(f"and {len(shown.spellings) - _MOST:,} more", style="dim", indent=_INDENT)


def _related(page: Page, shown: Shown) -> None:
    if not shown.related:
        return
    page.line()
    page.line("Beside it, and not counted in", style="bold")
    page.table(
        ("relation", "name", "id", "evidence"),
        [
            (r["relation"], r["name"] or "", r["id"] or "", r["evidence"])
            for r in shown.related[:_MOST]
        ],
        indent=_INDENT,
    )
    if len(shown.related) > _MOST:
        page.line(f"and {len(shown.related) - _MOST:,} more (--json has all)", indent=_INDENT)


def _documents(page: Page, shown: Shown) -> None:
    if not shown.documents:
        return
    page.line()
    page.line("Documents in stations' political files: orders, in no total", style="bold")
    page.table(
        ("put there", "station", "race or issue", "document", "address"),
        [
            (
                str(d["filed"] or ""),
                d["station"] or "",
                d["race"] or "",
                d["text"] or "",
                d["url"] or "",
            )
            for d in shown.documents[:_MOST]
        ],
        indent=_INDENT,
    )
    if (n := shown.documents[0]["n"]) > _MOST:
        page.line(f"and {n - _MOST:,} more (itemized sql lists filings)", indent=_INDENT)


def place(spelling: Mapping[str, Any]) -> str:
    """City and state of a spelling; streets are never shown."""
    if spelling.get("place"):
        return str(spelling["place"])
    return ", ".join(str(spelling[key]) for key in ("city", "state") if spelling.get(key))


def _count(spelling: Mapping[str, Any]) -> str:
    n = spelling.get("n", spelling.get("rows"))
    return f"{n:,}" if isinstance(n, int) else ""


def _bullets(page: Page, title: str, lines: tuple[str, ...] | list[str]) -> None:
    if not lines:
        return
    page.line()
    page.line(title, style="bold")
    for line in lines:
        page.item("-", line, indent=_INDENT)
