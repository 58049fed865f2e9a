"""The ledger in a terminal: what was fetched and loaded, what is there, who could be meant."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from rich.filesize import decimal

from itemized.export._base import FetchReport, loaded, plain, rows
from itemized.export.terminal._page import Page
from itemized.model import Match, Status, Table
from itemized.model_files import Loaded
from itemized.model_filings import Verified
from itemized.model_loads import LoadReport, PassedOver
from itemized.money import show_dollars

_INDENT = 2
_WIDE = 80
_GAPS = 10
MOST_ROWS = 200  # of a query's answer; a terminal is no place for more
_SPELLINGS = 8
_MOST_FILES = 40  # that a fetch or a load names one by one
_FEW_NAMES = 6
_HOW = {
    "new": "fetched",
    "renewed": "fetched: the publisher has changed it",
    "mended": "fetched again: the one here was damaged",
    "unchanged": "here already",
}


def fetch_report(report: FetchReport) -> Page:
    """The files of a fetch, what was done for each, and the command that loads them."""
    page = Page()
    if len(report.files) <= _MOST_FILES:
        page.table(
            ("file", "bytes", ""),
            [(f.path.name, f"{f.size:,}", _HOW[f.how]) for f in report.files],
            right=(1,),
        )
    else:
        page.table(
            ("files", "bytes", ""),
            [
                (f"{len(sizes):,}", f"{sum(sizes):,}", words)
                for how, words in _HOW.items()
                if (sizes := [f.size for f in report.files if f.how == how])
            ],
            right=(0, 1),
        )
    if report.absent:
        named = ", ".join(report.absent[:_FEW_NAMES])
        more = len(report.absent) - _FEW_NAMES
        page.line()
        page.line(f"Not published there: {named}{f' and {more:,} more' if more > 0 else ''}.")
    page.line()
    page.line("To load:")
    page.link(shlex.join(report.load), indent=_INDENT)
    return page


def load_report(report: LoadReport) -> Page:
    """Every row of every file accounted for."""
    page = Page()
    _loads(page, report.loads)
    _unknown(page, report.loads)
    _cut_short(page, report.loads)
    _without_rows(page, report.loads)
    _passed_over(page, report.passed_over)
    for file, old in dict.fromkeys(report.replaced):
        page.line()
        page.line(f"{file} holds all periods of {old}, loaded before, and took its place.")
    if any(load.rejects for load in report.loads):
        page.line()
        page.line(
            "Rows that could not be used are kept; file, line, reason and text: "
            'itemized sql "select * from rejects". Of tables with street addresses the text is '
            "not shown there: it stands in the file, at that line."
        )
    page.line()
    page.line(f"The ledger is now snapshot {report.snapshot}.")
    return page


def status_report(status: Status, *, narrowed: bool = False) -> Page:
    """What is loaded, through when, how it stands beside the filers' own totals, and what can never
    be had of what is loaded. narrowed: it is of the sources that somebody asked about, and says
    what no file of these holds, loaded or not."""
    page = Page()
    page.line(f"Snapshot {status.snapshot}", style="bold")
    for line in loaded(status.coverage, by_scope=True):
        page.item("-", line, indent=_INDENT)
    if status.loads:
        page.line()
        _loads(page, status.loads)
    _bullets(page, "What is open", status.caveats)
    _stated_totals(page, status)
    never: dict[bool, list[str]] = {True: [], False: []}
    for source, what in status.never:
        never[source in status.absent].append(f"{source}: {what}")
    of_these = never[False] + never[True] if narrowed else never[False]
    _bullets(page, "What no file of these holds", of_these)
    if status.absent:
        page.line()
        more = "" if narrowed else " What no file of one of these holds: itemized status NAME"
        page.line(f"Nothing is loaded of {', '.join(status.absent)}.{more}")
    return page


def _stated_totals(page: Page, status: Status) -> None:
    if not status.compared:
        return
    page.line()
    page.line(
        f"Of {status.compared:,} totals that committees state for themselves, {status.agreeing:,} "
        "fit the itemized rows: equal to the dollar, or larger by what need not be itemized."
    )
    if status.reconciled:
        page.line("The largest gaps of the others", style="bold")
        for gap in status.reconciled[:_GAPS]:
            page.item("-", f"{plain(gap.name)} ({gap.filer_id}, {gap.period})", indent=_INDENT)
            page.line(
                f"{gap.what}: {show_dollars(gap.stated)} stated, {show_dollars(gap.itemized)} "
                f"itemized, gap {show_dollars(gap.gap)}",
                style="dim",
                indent=_INDENT + 2,
            )


def _bullets(page: Page, title: str, lines: Iterable[str]) -> None:
    lines = list(lines)
    if lines:
        page.line()
        page.line(title, style="bold")
    for line in lines:
        page.item("-", line, indent=_INDENT)


def find_report(matches: Iterable[Match], caveats: Iterable[str] = ()) -> Page:
    """Who could be meant. A match of names, never of persons."""
    page = Page()
    for match in matches:
        page.line(match.name, style="bold")
        page.line(
            " · ".join(filter(None, [match.kind, match.place, match.entity_id])),
            style="dim",
            indent=_INDENT,
        )
        gave, received = show_dollars(match.given), show_dollars(match.received)
        years = f"{match.first} to {match.last}" if match.first and match.last else ""
        page.line(
            " · ".join(filter(None, [f"gave {gave}", f"received {received}", years])),
            indent=_INDENT,
        )
        page.line(f"{plain(match.tier)}: {plain(match.because)}", indent=_INDENT)
        if len(match.spellings) > 1:
            page.line("written as", style="dim", indent=_INDENT)
            for spelling in match.spellings[:_SPELLINGS]:
                page.item("-", spelling, style="dim", indent=_INDENT + 2)
        if len(match.spellings) > _SPELLINGS:
            page.line(f"and {len(match.spellings) - _SPELLINGS} more", style="dim", indent=_INDENT)
    for caveat in caveats:
        page.line()
        page.line(caveat)
    page.notice()
    return page


def table_report(table: Table) -> Page:
    """What a query of the user's own gave: a table or, where that is too wide, row by row."""
    page = Page()
    cells = [[_cell(value) for value in row] for row in table.rows[:MOST_ROWS]]
    if _width(table.columns, cells) <= _WIDE:
        numbers = [
            place
            for place in range(len(table.columns))
            if table.rows and isinstance(table.rows[0][place], (int, Decimal))
        ]
        page.table(table.columns, cells, right=numbers)
    else:
        for number, row in enumerate(cells, start=1):
            page.line(f"row {number:,}", style="bold")
            page.table(("", ""), zip(table.columns, row, strict=True), indent=_INDENT, head=False)
    if len(table.rows) > MOST_ROWS:
        page.line(f"the first {MOST_ROWS} rows; all of them with --json", style="dim")
    else:
        page.line(rows(len(table.rows)), style="dim")
    return page


def _width(columns: Iterable[str], cells: list[list[str]]) -> int:
    return sum(2 + max(map(len, column)) for column in zip(columns, *cells, strict=True))


def _cell(value: Any) -> str:
    return "" if value is None else plain(value)


def _unknown(page: Page, loads: Iterable[Loaded]) -> None:
    """Codes that a source does not know, a line a table."""
    told = [load for load in loads if load.unknown]
    if told:
        page.line()
        page.line("Codes that are not known; their rows are kept, and no rule speaks of them:")
    for load in told:
        codes = [
            f"{column} {plain(code) or 'empty'} ({rows(n)})"
            for column, code, n in load.unknown[:_FEW_NAMES]
        ]
        more = len(load.unknown) - _FEW_NAMES
        page.item(
            "-",
            f"{load.table}: {', '.join(codes)}{f' and {more:,} more' if more > 0 else ''}",
            indent=_INDENT,
        )


def _cut_short(page: Page, loads: Iterable[Loaded]) -> None:
    """Files that end within a line."""
    if files := list(dict.fromkeys(load.file for load in loads if load.cut_short)):
        page.line()
        page.line("The last line of these does not end, so they may have been cut short:")
        _few(page, files)


def _without_rows(page: Page, loads: Iterable[Loaded]) -> None:
    """Files that hold a header and nothing more."""
    held: dict[str, int] = {}
    for load in loads:
        held[load.file] = held.get(load.file, 0) + load.rows
    if files := [file for file, rows in held.items() if not rows]:
        page.line()
        page.line("These hold no rows, only the names of columns:")
        _few(page, files)


def _few(page: Page, files: Sequence[str]) -> None:
    """The first files of a list that may be of thousands, a line each, and how many more."""
    for file in files[:_MOST_FILES]:
        page.item("-", file, indent=_INDENT)
    if len(files) > _MOST_FILES:
        page.item("-", f"and {len(files) - _MOST_FILES:,} more", indent=_INDENT)


def _passed_over(page: Page, passed: Iterable[PassedOver]) -> None:
    """Files of which nothing was read, a line a reason."""
    files: dict[str, list[str]] = {}
    for one in passed:
        files.setdefault(one.why, []).append(one.file)
    if files:
        page.line()
        page.line("Passed over:")
    for why, names in files.items():
        more = len(names) - _FEW_NAMES
        named = ", ".join(map(plain, names[:_FEW_NAMES]))
        page.item("-", f"{named}{f' and {more:,} more' if more > 0 else ''}: {why}", indent=_INDENT)


def _loads(page: Page, loads: Iterable[Loaded]) -> None:
    loads = tuple(loads)
    many = len(loads) > _MOST_FILES
    page.table(
        ("files" if many else "file", "table", "rows", "entries", "merged", "rejects", "seconds"),
        _tables(loads) if many else _files(loads),
        right=(2, 3, 4, 5, 6),
    )
    if many:
        page.line("Each file by itself is in the list that --json gives.", style="dim")


def _files(loads: Sequence[Loaded]) -> list[tuple[str, ...]]:
    """A line a table of each file; of a zip its table tells which member is meant, if it tells
    one."""
    times = Counter((_outer(load.file), load.table) for load in loads)
    return [
        _line(_outer(load.file) if times[_outer(load.file), load.table] == 1 else load.file, [load])
        for load in loads
    ]


def _tables(loads: Sequence[Loaded]) -> list[tuple[str, ...]]:
    """A line a table, over all files that it was read from."""
    of: dict[str, list[Loaded]] = {}
    for load in loads:
        of.setdefault(load.table, []).append(load)
    return [
        _line(f"{len(each):,} file{'' if len(each) == 1 else 's'}", each) for each in of.values()
    ]


def _line(named: str, loads: Sequence[Loaded]) -> tuple[str, ...]:
    counts = ((x.rows, x.entries, x.merged, x.rejects) for x in loads)
    before = all(load.already for load in loads)
    return (
        named,
        loads[0].table,
        *(f"{sum(each):,}" for each in zip(*counts, strict=True)),
        "before" if before else f"{sum(load.seconds for load in loads):.1f}",
    )


def _outer(file: str) -> str:
    """The file itself, of a member of a zip."""
    outer = file.split("/", 1)[0]
    return outer if outer.lower().endswith(".zip") else file


def verify_report(found: Verified) -> Page:
    """Whether every byte is as it was written, and the way out where one is not."""
    page = Page()
    page.line(f"Snapshot {found.snapshot}", style="bold")
    page.line(f"{found.files:,} files, {decimal(found.bytes)} read", indent=_INDENT)
    page.line(f"content {found.content}", style="dim", indent=_INDENT)
    if not found.damaged:
        page.line("Every byte is as it was written.")
        return page
    page.line()
    page.line("Not as it was written", style="bold")
    for damage in found.damaged:
        page.item("-", f"{damage.file} {damage.what}; {damage.way_out}", indent=_INDENT)
    return page
