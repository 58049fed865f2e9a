"""`itemized show`: what somebody gave, received and spent; or one filing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itemized.cli import _shared
from itemized.errors import UsageError
from itemized.model_rows import RowsAsked

if TYPE_CHECKING:
    from itemized.model_filings import ShownFiling


def run(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME_OR_ID",
            help="Names or ids, several are taken together; or the number of one filing.",
        ),
    ],
    *,
    start: _shared.Start = None,
    end: _shared.End = None,
    as_of: _shared.AsOf = None,
    recipient: Annotated[
        str | None,
        typer.Option(
            "--recipient",
            metavar="NAME_OR_ID",
            help="Only payments to this party; - is nobody whom the row names.",
        ),
    ] = None,
    csv: Annotated[Path | None, _shared.csv_of("all rows")] = None,
    parquet: Annotated[Path | None, _shared.parquet_of("all rows")] = None,
    ndjson: Annotated[Path | None, _shared.ndjson_of("all rows")] = None,
    ftm: _shared.Ftm = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Show what was given, received and spent.

    By year and by counterpart, with what the totals leave out, and why. Of a filing: what it
    states, line by line, and what it changed in the one it amends.
    """
    start, end = _shared.period(start, end)
    desk = _shared.open_desk(ledger)
    filing = desk.filing(names[0], as_of) if len(names) == 1 else None
    if filing:
        if start or end or recipient:
            raise UsageError(
                f"{names[0]} is one filing, which no period or recipient narrows",
                way_out="show it alone",
            )
        if csv or parquet or ndjson or ftm:
            asked = RowsAsked(filing=filing.filing["filing_key"], as_of=as_of)
            rows = desk.rows_of(asked, limit=1)
            _shared.export(rows, csv, parquet, ndjson, ftm)
        return _show_filing(filing, as_json=as_json)
    shown = desk.show(names, start=start, end=end, as_of=as_of, recipient=recipient)
    _shared.export(shown, csv, parquet, ndjson, ftm)
    if as_json:
        from itemized.export.json import show_document

        return _shared.print_json(show_document(shown))
    from itemized.export.terminal import show_report

    return _shared.print_report(show_report(shown))


def _show_filing(filing: ShownFiling, *, as_json: bool) -> None:
    if as_json:
        from itemized.export._filing_json import filing_document

        return _shared.print_json(filing_document(filing))
    from itemized.export.terminal import filing_report

    return _shared.print_report(filing_report(filing))
