"""Answers as a notebook shows them: sentences, a drawing with its table, the notice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from itemized.export import _base
from itemized.export import _routes as words
from itemized.export._bars import bars
from itemized.model import NOTICE, Check, Match, Record, Shown, Status, Table, Totals
from itemized.model_rows import Listed, Rows
from itemized.money import show_dollars
from itemized.trace import Stands

if TYPE_CHECKING:
    from jinja2 import Environment

MOST = 20  # rows of a table; .df() has all
_ACROSS = 720  # pixels


@dataclass(frozen=True)
class _Grid:
    caption: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[object]]
    right: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    links: tuple[int, ...] = ()  # columns of addresses; a name that looks like one is no link


def shown_html(shown: Shown, title: str) -> str:
    """What parties gave, received and spent."""
    sides = (("gave", shown.given), ("received", shown.received), ("spent", shown.spent))
    drawings, grids = [], []
    for word, totals in sides:
        if totals.n:
            by_year = f"{word} by year"
            drawings.append(bars(totals.by_year, by_year, across=_ACROSS, link=lambda _: None))
            grids.append(_years(f"{by_year.capitalize()}", totals))
            grids.append(_counterparts("Received from" if word == "received" else "To", totals))
    said = [f"{word.capitalize()} {_sum(totals)}." for word, totals in sides]
    if shown.as_of:
        said.append(f"As filed by {shown.as_of}.")
    grids.append(_records("The largest rows", shown.records))
    return _part(title, said, grids, drawings, shown.caveats)


def stands_html(stands: Stands, title: str) -> str:
    """Who stands behind an account."""
    classes = _Grid(
        "What it ends in",
        ("Ends in", "Straight", "At least", "At most"),
        [
            (words.CLASSES[c.name], *map(words.dollars, (c.direct, c.at_least, c.at_most)))
            for c in stands.classes
        ],
        right=(1, 2, 3),
    )
    givers = _Grid(
        "The largest givers, over all the ways their money can have come",
        ("Name", "Kind", "At most", "Ways", "Id"),
        [
            (g.name, g.kind or "", show_dollars(g.at_most), g.routes, g.entity_id)
            for g in stands.givers[:MOST]
        ],
        right=(2, 3),
    )
    said = [words.stands_sentence(stands)]
    if stands.wanted.as_of:
        said.append(f"As filed by {stands.wanted.as_of}.")
    rows = _records("The largest rows that came", stands.records)
    return _part(title, said, [classes, givers, rows], caveats=stands.caveats)


def found_html(matches: Iterable[Match], title: str) -> str:
    """Who could be meant."""
    grid = _Grid(
        "Matches of names, never of persons",
        ("Name", "Kind", "Place", "Gave", "Received", "Id", "Because"),
        [
            (
                *(m.name, m.kind or "", m.place or ""),
                *(show_dollars(m.given), show_dollars(m.received), m.entity_id, m.because),
            )
            for m in matches
        ],
        right=(3, 4),
    )
    return _part(title, [], [grid])


def rows_html(page: Rows, title: str) -> str:
    """A page of rows."""
    if page.total is None:
        sides = [
            f"{of.side.replace('_', ' ')} {show_dollars(of.total)}" for of in page.sums if of.n
        ]
        count = f": {', '.join(sides) or 'none'}"
    else:
        count = f" sum to {show_dollars(page.total)}"
    said = [f"{_base.rows(page.n)}; those that count{count}."]
    return _part(title, said, [_records("The first rows", page.rows)], caveats=page.caveats)


def checked_html(check: Check, title: str) -> str:
    """The statements of an article and their verdicts."""
    rows: list[Sequence[object]] = []
    for item in _base.numbered(check):
        finding = item.finding
        told = [
            f"{word}: {_base.figure(answer)}"
            for word, answer in (
                ("then", finding.then),
                ("by then", finding.by_then),
                ("now", finding.now),
            )
            if answer
        ]
        verdict = f"{item.wording.mark} {item.verdict}"
        rows.append((item.number or "", verdict, finding.claim.quote, " ".join(finding.because)))
        rows[-1] = (*rows[-1], "; ".join(told))
    columns = ("", "Verdict", "Statement", "Because", "In the records")
    said = [f"{wording.words}: {n}." for wording, n in _base.tally(_base.numbered(check))]
    return _part(title, said, [_Grid("Statements in the order of the text", columns, rows)])


def status_html(status: Status, title: str) -> str:
    """What is loaded."""
    columns = ("Source", "Holds", "From", "Through", "Rows", "File")
    rows = [
        (c.source, c.scope, c.start or "", c.through or "", f"{c.rows:,}", c.file)
        for c in status.coverage
    ]
    said = (
        f"Of {status.compared} totals that committees state for themselves, {status.agreeing} fit"
        " the itemized rows."
    )
    return _part(title, [said], [_Grid("Loaded files", columns, rows, right=(4,))])


def listed_html(page: Listed, title: str) -> str:
    """A page of a registry or of filings; what no row of it states is left out."""
    columns = [name for name in (page.rows or ({},))[0] if any(r[name] for r in page.rows)]
    rows = [["" if r[name] is None else r[name] for name in columns] for r in page.rows[:MOST]]
    more = page.n - len(rows)
    said = [f"{page.n:,} in all{', the first of them here' if more else ''}.", *page.caveats]
    return _part(title, said, [_Grid(page.what.capitalize(), tuple(columns), rows)])


def table_html(table: Table, title: str) -> str:
    """What a query gave."""
    rows = [["" if v is None else v for v in row] for row in table.rows[:MOST]]
    more = len(table.rows) - len(rows)
    said = [f"{_base.rows(len(table.rows))}{', the first of them here' if more else ''}."]
    return _part(title, said, [_Grid("Answer", table.columns, rows)])


def _years(caption: str, totals: Totals) -> _Grid:
    rows = [
        ("undated" if year is None else year, show_dollars(total), f"{n:,}")
        for year, total, n in totals.by_year
    ]
    return _Grid(caption, ("Year", "Total", "Rows"), rows, right=(1, 2))


def _counterparts(caption: str, totals: Totals) -> _Grid:
    first = totals.by_counterpart[:MOST]
    rows = [(name, show_dollars(total), f"{n:,}", of) for of, name, total, n in first]
    more = len(totals.by_counterpart) - len(first)
    told = f"{caption} (and {more:,} more)" if more else caption
    return _Grid(told, ("Name", "Total", "Rows", "Id"), rows, right=(1, 2))


def _records(caption: str, records: Sequence[Record]) -> _Grid:
    columns = ("Date", "Payer", "Payee", "Amount", "Counts", "Filed", "Filing")
    rows = [
        (
            *(r.date or "undated", r.payer, r.payee, show_dollars(r.amount)),
            *(_base.counting(r), _base.filed(r), r.url or r.entry_key),
        )
        for r in records[:MOST]
    ]
    return _Grid(caption, columns, rows, right=(3,), days=(0,), links=(6,))


def _sum(totals: Totals) -> str:
    return f"{show_dollars(totals.total)} in {_base.rows(totals.n)}"


def _part(
    title: str,
    said: Sequence[str],
    tables: Sequence[_Grid],
    drawings: Sequence[str] = (),
    caveats: Sequence[str] = (),
) -> str:
    return (
        _environment()
        .get_template("answer_part.html.j2")
        .render(
            title=title,
            said=said,
            tables=[t for t in tables if t.rows],
            drawings=drawings,
            caveats=caveats,
            notice=NOTICE,
        )
    )


@cache
def _environment() -> Environment:
    environment = _base.environment("itemized.export")
    environment.filters.update(
        plain=_base.plain,
        address=lambda cell: _base.web_address(cell) if isinstance(cell, str) else None,
        host=_base.host,
    )
    return environment
