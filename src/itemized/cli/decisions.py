"""`itemized decisions`: what people decided on who is who."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from itemized.cli import _shared
from itemized.errors import UsageError


def run(
    *,
    undo: Annotated[int | None, typer.Option("--undo", metavar="N", help="Take one back.")] = None,
    because: Annotated[str, typer.Option("--because", help="Why it is taken back.")] = "",
    export_to: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write all as one CSV.")
    ] = None,
    import_from: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help="Take those of a CSV, too.")
    ] = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """List, undo, export and import decisions on who is who."""
    if sum(x is not None for x in (undo, export_to, import_from)) > 1:
        raise UsageError(
            "--undo, --export and --import are three things", way_out="do one at a time"
        )
    desk = _shared.open_desk(ledger)
    if undo is not None:
        desk.undo(undo, because=because)
    if import_from is not None:
        print(f"{desk.import_decisions(import_from)} decisions were new")
        return None
    if export_to is not None:
        _shared.write_whole(export_to, desk.export_decisions().encode())
        return None
    held = desk.decisions()
    if as_json:
        from itemized.export.json import decisions_document

        return _shared.print_json(decisions_document(held))
    for d in held:
        what = (
            f"undoes {d.undoes}"
            if d.undoes
            else f"{d.a}  {'=' if d.verb == 'same' else '≠'}  {d.b}"
        )
        state = "" if d.holds or d.verb == "undo" else " (undone)"
        print(f"{d.number}. {d.day} {what}{state}: {d.because}")
    if not held:
        print("nothing was decided yet")
    return None
