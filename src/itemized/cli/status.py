"""`itemized status`: what is loaded."""

from __future__ import annotations

from typing import Annotated

import typer

from itemized.cli import _shared
from itemized.desk_rows import source_named
from itemized.errors import UsageError


def run(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help="Of these sources alone, loaded or not, and what no file of them holds.",
        ),
    ] = None,
    *,
    reconcile: Annotated[
        bool,
        typer.Option("--reconcile", help="Filings beside their own summary pages, to the cent."),
    ] = False,
    as_of: _shared.AsOf = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Say what is loaded, and through when.

    Beside the totals that filers state for themselves.
    """
    desk = _shared.open_desk(ledger)
    for name in sources or ():
        source_named(name)
    if reconcile and as_of:
        raise UsageError(
            "filings are compared with their own pages as of today alone",
            way_out="leave --as-of out",
        )
    if reconcile:
        found = desk.reconcile()
        if as_json:
            from itemized.export._filing_json import reconcile_document

            return _shared.print_json(reconcile_document(found))
        from itemized.export.terminal import reconcile_report

        return _shared.print_report(reconcile_report(found))
    status = desk.status(as_of, of=sources or ())
    if as_json:
        from itemized.export.json import status_document

        return _shared.print_json(status_document(status))
    from itemized.export.terminal import status_report

    return _shared.print_report(status_report(status, narrowed=bool(sources)))
