"""`itemized verify`: whether every byte of the ledger is as it was written."""

from __future__ import annotations

from typing import Annotated

import typer

from itemized.cli import _shared
from itemized.errors import LedgerError


def run(
    *,
    rebuild: Annotated[
        bool,
        typer.Option("--rebuild", help="First build what answers anew, out of the loaded rows."),
    ] = False,
    memory: _shared.Memory = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Say whether every byte is as it was written.

    The whole ledger is read and compared with the hashes it was sealed with. Ends with 1 where a
    file is missing or a byte was changed, and says the way out.
    """
    desk = _shared.open_desk(ledger, memory)
    with _shared.progress() as progress:
        if rebuild:
            desk.rebuild(progress)
        found = desk.verify(progress)
    if as_json:
        from itemized.export.json import verify_document

        _shared.print_json(verify_document(found))
    else:
        from itemized.export.terminal import verify_report

        _shared.print_report(verify_report(found))
    if found.damaged:
        raise LedgerError(
            f"{len(found.damaged)} of its files are not as they were written",
            where=str(desk.settings.ledger),
            way_out=found.damaged[0].way_out,
        )
