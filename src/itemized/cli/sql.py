"""`itemized sql`: a query of one's own."""

from __future__ import annotations

from typing import Annotated

import typer

from itemized.cli import _shared


def run(
    query: Annotated[str, typer.Argument(metavar="QUERY", help='"select ..."')],
    *,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Put a query of your own to the ledger.

    Read-only, with no way to files or the network.
    """
    desk = _shared.open_desk(ledger)
    if as_json:
        from itemized.export.json import table_document

        return _shared.print_json(table_document(desk.sql(query)))
    from itemized.export.terminal import MOST_ROWS, table_report

    return _shared.print_report(table_report(desk.sql(query, most=MOST_ROWS + 1)))
