"""`itemized schema`: what a JSON document or file of ours holds."""

from __future__ import annotations

from typing import Annotated

import typer

from itemized.cli import _shared


def run(
    name: Annotated[
        str | None, typer.Argument(metavar="[DOCUMENT]", help="Which; without it they are listed.")
    ] = None,
    *,
    as_json: _shared.AsJson = False,
) -> None:
    """Print the JSON Schema of --json or of an exported file.

    A schema names every part of the document; what it does not name is not there.
    """
    from itemized.export._documents import DOCUMENTS, schema

    if name is not None:
        return _shared.print_json(schema(name))
    if as_json:
        listed = [{"name": each, "of": of} for each, of in DOCUMENTS.items()]
        return _shared.print_json({"schemas": listed})
    for each, of in DOCUMENTS.items():
        typer.echo(f"{each:18}{of}")
    return None
