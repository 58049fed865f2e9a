"""`itemized fetch`: download a publisher's files."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from itemized.cli import _shared
from itemized.errors import UsageError


def run(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Whose records, e.g. fec_bulk.")],
    *,
    cycle: _shared.Cycle = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="YEAR", help="The year of the records.")
    ] = None,
    from_day: Annotated[
        date | None,
        typer.Option(
            "--from-day",
            parser=_shared.day,
            metavar="DATE",
            help="Files published by days: the first.",
        ),
    ] = None,
    to_day: Annotated[
        date | None,
        typer.Option(
            "--to-day", parser=_shared.day, metavar="DATE", help="The last; today if not given."
        ),
    ] = None,
    filings: Annotated[
        list[str] | None,
        typer.Option("--filing", metavar="NUMBER", help="One filing or filer; may be repeated."),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="FILE", help="Of these only this file; may be repeated."),
    ] = None,
    origin: Annotated[
        str | None,
        typer.Option("--from", metavar="DIR_OR_URL", help="A mirror, or a folder of files."),
    ] = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Download a publisher's files.

    Run again, it goes on where it stopped, and fetches what has changed.
    """
    desk = _shared.open_desk(ledger)
    with _shared.progress(together=True) as progress:
        report = desk.fetch(
            source,
            cycle=cycle,
            year=year,
            days=_days(from_day, to_day, desk.settings.today),
            filings=filings or (),
            only=only or (),
            origin=origin,
            progress=progress,
        )
    if as_json:
        from itemized.export.json import fetch_document

        return _shared.print_json(fetch_document(report))
    from itemized.export.terminal import fetch_report

    return _shared.print_report(fetch_report(report))


def _days(first: date | None, last: date | None, today: date) -> tuple[date, date] | None:
    if first is None and last is None:
        return None
    if first is None:
        raise UsageError("--to-day needs a first day", way_out="say it with --from-day")
    return first, last or today
