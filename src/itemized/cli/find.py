"""`itemized find`: who could that be."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from itemized.cli import _shared
from itemized.errors import NotFoundError


def run(
    name: Annotated[
        list[str],
        typer.Argument(metavar="NAME", help='A name or id; in "double quotes", exactly so.'),
    ],
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many to show.")] = 20,
    place: Annotated[
        str | None, typer.Option("--place", metavar="CITY_STATE_OR_ZIP", help="Only from there.")
    ] = None,
    employer: Annotated[
        str | None, typer.Option("--employer", metavar="NAME", help="Only written with it.")
    ] = None,
    start: _shared.Start = None,
    end: _shared.End = None,
    as_of: _shared.AsOf = None,
    csv: Annotated[Path | None, _shared.csv_of("the matches")] = None,
    parquet: Annotated[Path | None, _shared.parquet_of("the matches")] = None,
    ndjson: Annotated[Path | None, _shared.ndjson_of("the matches")] = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """List who a name could mean.

    With places, totals and the reason for each match. The exit code is 1 if nobody matches.
    """
    start, end = _shared.period(start, end)
    words = " ".join(name)
    desk = _shared.open_desk(ledger)
    matches = desk.find(
        words, limit=limit, start=start, end=end, as_of=as_of, place=place, employer=employer
    )
    caveats = desk.beside(words, as_of, end)
    if as_json:
        from itemized.export.json import find_document

        _shared.print_json(find_document(matches, caveats))
    if not matches:
        papers = "".join(f"; {said.rstrip('.')}" for said in desk.beside(words))
        raise NotFoundError(
            f"no party in the loaded records goes by {words!r}{papers}",
            way_out='itemized sql "select filer_id, text, filed, url from filings" lists them'
            if papers
            else "try fewer words, or see what is loaded with: itemized status",
        )
    _shared.export(matches, csv, parquet, ndjson)
    if not as_json:
        from itemized.export.terminal import find_report

        _shared.print_report(find_report(matches, caveats))
