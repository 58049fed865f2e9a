"""`itemized different`: decide that two are not one."""

from __future__ import annotations

from typing import Annotated

import typer

from itemized.cli import _shared

A = Annotated[str, typer.Argument(metavar="A", help="A name or id, or the id of a spelling.")]
B = Annotated[str, typer.Argument(metavar="B", help="Another one.")]
Because = Annotated[str, typer.Option("--because", help="Why; it is kept with the decision.")]


def run(
    a: A,
    b: B,
    *,
    because: Because,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Decide that two parties or spellings are not one.

    The decision is kept with its reason, holds through later loads, and can be undone
    (itemized decisions --undo).
    """
    decision = _shared.open_desk(ledger).decide("different", a, b, because=because)
    if as_json:
        from itemized.export.json import decisions_document

        return _shared.print_json(decisions_document([decision])["decisions"][0])
    print(f"decision {decision.number}: {decision.a} is not {decision.b}")
    return None
