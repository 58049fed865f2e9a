"""`itemized show`: what somebody gave, received and spent."""

from __future__ import annotations

from typing import Annotated

import typer

from itemized.cli import _shared


def run(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME_OR_ID", help="Names or ids; several are taken together."),
    ],
    *,
    start: _shared.Start = None,
    end: _shared.End = None,
    as_of: _shared.AsOf = None,
    recipient: Annotated[
        str | None,
        typer.Option("--recipient", metavar="NAME_OR_ID", help="Only payments to this party."),
    ] = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Show what was given, received and spent.

    By year and by counterpart, with what the totals leave out, and why.
    """
    start, end = _shared.period(start, end)
    shown = _shared.open_desk(ledger).show(
        names, start=start, end=end, as_of=as_of, recipient=recipient
    )
    if as_json:
        from itemized.export.json import show_document

        return _shared.print_json(show_document(shown))
    from itemized.export.terminal import show_report

    return _shared.print_report(show_report(shown))
