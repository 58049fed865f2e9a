"""`itemized load`: read files into the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from itemized.cli import _shared


def run(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Whose records, e.g. fec_bulk.")],
    paths: Annotated[
        list[Path],
        # what cannot be read is refused by the ledger, in its own one line
        typer.Argument(metavar="PATH", readable=False, help="Files as published, or a folder."),
    ],
    *,
    cycle: _shared.Period = None,
    fewer: Annotated[
        bool,
        typer.Option(
            "--fewer",
            help="Take files that hold far fewer rows than those they replace, and as whole those"
            " that hold fewer than whole ones do.",
        ),
    ] = False,
    memory: _shared.Memory = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Read files into the ledger.

    All of them or, where one cannot be used, none. Reading the same file again changes nothing.
    """
    with _shared.progress() as progress:
        desk = _shared.open_desk(ledger, memory)
        report = desk.load(source, paths, cycle=cycle, fewer=fewer, progress=progress)
    if as_json:
        from itemized.export.json import load_document

        return _shared.print_json(load_document(report))
    from itemized.export.terminal import load_report

    return _shared.print_report(load_report(report))
