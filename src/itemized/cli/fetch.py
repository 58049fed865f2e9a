"""`itemized fetch`: download a publisher's files."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from itemized.cli import _shared


def run(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Whose records, e.g. fec_bulk.")],
    *,
    cycle: _shared.Cycle = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="YEAR", help="The year of the records.")
    ] = None,
    origin: Annotated[
        str | None,
        typer.Option("--from", metavar="DIR_OR_URL", help="A mirror, or a folder of files."),
    ] = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Download a publisher's files.

    Run again, it goes on where it stopped.
    """
    with _shared.progress() as progress:
        files = _shared.open_desk(ledger).fetch(
            source, cycle=cycle, year=year, origin=origin, progress=progress
        )
    if as_json:
        from itemized.export.json import fetch_document

        return _shared.print_json(fetch_document(files))
    from itemized.export.terminal import fetch_report

    folder = shlex.quote(str(files[0].path.parent)) if files else ""
    period = f" --cycle {cycle}" if cycle else f" --year {year}" if year else ""
    load = f"itemized load {shlex.quote(source)} {folder}{period}" if files else ""
    return _shared.print_report(fetch_report(files, load))
