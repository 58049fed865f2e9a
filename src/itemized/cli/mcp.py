"""`itemized mcp`: tools for agents, over the Model Context Protocol."""

from __future__ import annotations

from typing import Annotated

import typer

from itemized.cli import _shared


def run(
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the tools as one JSON document, and stop.")
    ] = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Serve an agent over stdin and stdout.

    In the Model Context Protocol, with tools that only read: find, show, trace, check, coverage. It
    stops when its stdin is closed.
    """
    from itemized.agents import server, tools_document

    served = server(_shared.open_desk(ledger, stays=True))
    if as_json:
        return _shared.print_json(tools_document(served))
    return served.run("stdio")
