"""`itemized watch`: what a load brought that is new."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from itemized.cli import _shared


def run(
    file: Annotated[
        Path, typer.Argument(metavar="WATCH.TOML", help="Donors, committees, races, questions.")
    ],
    *,
    atom: Annotated[
        Path | None, typer.Option("--atom", metavar="F", help="Write an Atom feed, too.")
    ] = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Say what is new since the load before.

    For each donor, committee, party, race or question of a file: rows that are new, changed or
    gone. The first time it only begins to watch; what was seen is kept beside the ledger.
    """
    watched = _shared.open_desk(ledger).watch(file)
    if atom:
        import itemized
        from itemized.export.atom import feed

        _shared.write_whole(atom, feed(watched, version=itemized.__version__))
    if as_json:
        from itemized.export._watch import watch_document

        return _shared.print_json(watch_document(watched))
    from itemized.export.terminal import watch_report

    return _shared.print_report(watch_report(watched))
