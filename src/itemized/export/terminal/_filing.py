"""A filing in a terminal: what it states, line by line, and what it changed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from itemized.export._base import plain, rows
from itemized.export.terminal._page import Page
from itemized.model_filings import Change, Reconciliation, ShownFiling, StatedLine
from itemized.money import show_dollars

_INDENT = 2
_MOST = 40  # changed rows and gaps listed; --json has all


def filing_report(shown: ShownFiling) -> Page:
    """Who filed what and when, its summary page beside its rows, and what it changed."""
    page, filing = Page(), shown.filing
    form = f"{filing['form']}{filing['amendment'] or ''}" if filing["form"] else "Filing"
    page.line(f"{form} {filing['filing_id']}", style="bold")
    names = [filing["filer_name"], filing["filer_id"], filing["report_type"]]
    page.line(" · ".join(plain(name) for name in names if name), style="dim")
    if filing["period_start"] or filing["period_end"]:
        page.line(f"covers {filing['period_start'] or '?'} through {filing['period_end'] or '?'}")
    page.line(f"filed {filing['filed'] or 'on a day not known'} ({filing['filed_basis'] or '?'})")
    if filing["url"]:
        page.link(filing["url"])
    _lines(page, [line for line in shown.lines if line.stated or line.itemized])
    if not shown.lines and shown.schedules:
        page.line()
        page.line("Its rows, memo rows left out", style="bold")
        page.table(
            ("schedule", "line", "total as filed", "rows"),
            [(s, at, show_dollars(total), f"{n:,}") for s, at, n, total in shown.schedules],
            right=(2, 3),
            indent=_INDENT,
        )
    _difference(page, shown)
    for caveat in shown.caveats:
        page.item("-", caveat, indent=_INDENT)
    page.notice()
    return page


def _lines(page: Page, lines: Iterable[StatedLine]) -> None:
    held = list(lines)
    if not held:
        return
    page.line()
    page.line("Its summary page beside its rows, memo rows left out", style="bold")
    page.table(
        ("line", "", "stated", "itemized", "gap"),
        [
            (line.line, line.what, *map(show_dollars, (line.stated, line.itemized)), _gap(line))
            for line in held
        ],
        right=(2, 3, 4),
        indent=_INDENT,
    )


def _gap(line: StatedLine) -> str:
    if line.gap:
        return show_dollars(line.gap)
    return "" if line.stated == line.itemized else "small amounts"


def _difference(page: Page, shown: ShownFiling) -> None:
    change = shown.difference
    page.line()
    if change is None:
        amends = shown.filing["amends"]
        page.line(f"It amends {amends}, which is not loaded." if amends else "It amends none.")
        return
    page.line(f"Beside {change.amends}, whose place it took", style="bold")
    page.line(
        f"{rows(change.added)} added, {change.taken_away:,} taken away, {change.changed:,} changed",
        indent=_INDENT,
    )
    for row in change.rows[:_MOST]:
        page.item("-", f"{row.change}: {_row(row)}", indent=_INDENT)
    if len(change.rows) > _MOST:
        page.line(f"and {len(change.rows) - _MOST:,} more (--json has all)", indent=_INDENT)


def _row(row: Change) -> str:
    where = f"{row.schedule}{row.line}" if row.schedule in ("SA", "SB") else row.schedule
    who = f"{plain(row.name or 'no name')}, {where}"
    if row.change != "changed":
        amount = row.amount_after if row.amount_before is None else row.amount_before
        day = row.date_after or row.date_before
        return ", ".join(filter(None, [who, _dollars(amount), str(day or "")]))
    told = (
        f"{name} {plain(before or 'empty')} → {plain(after or 'empty')}"
        for name, (before, after) in row.fields.items()
    )
    return f"{who}: {'; '.join(told)}"


def _dollars(amount: Decimal | None) -> str:
    return "" if amount is None else show_dollars(amount)


def reconcile_report(found: Reconciliation) -> Page:
    """How many filings reconcile with their own summary pages, and each gap of the others."""
    page = Page()
    if not found.filings:
        page.line("No report that states its totals is loaded (see itemized load --help).")
        return page
    share = Decimal(100 * found.exact) / found.filings
    page.line(
        f"Of {found.filings:,} reports that state their totals line by line, {found.exact:,}"
        f" ({share:.1f} %) reconcile with their itemized rows to the cent on every line.",
        style="bold",
    )
    if found.gaps:
        page.line("Gaps, stated less itemized", style="bold")
        page.table(
            ("filing", "line", "stated", "itemized", "gap"),
            [
                (g.filing_key, g.line, *map(show_dollars, (g.stated, g.itemized, g.gap)))
                for g in found.gaps[:_MOST]
            ],
            right=(2, 3, 4),
            indent=_INDENT,
        )
    if len(found.gaps) > _MOST:
        page.line(f"and {len(found.gaps) - _MOST:,} more (--json has all)", style="dim")
    return page
