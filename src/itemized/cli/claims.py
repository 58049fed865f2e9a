"""`itemized claims`: what an article says, before anything is looked up."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from itemized.cli import _shared
from itemized.errors import UsageError

if TYPE_CHECKING:
    from itemized.model import Reading


def run(
    article: _shared.Article,
    *,
    published: _shared.Published = None,
    text: Annotated[
        bool, typer.Option("--text", help="Print only the text that offsets count in.")
    ] = False,
    propose_with: Annotated[
        str | None,
        typer.Option(
            "--propose-with",
            metavar="URL",
            help="Let a language model at URL propose further statements; they are marked.",
        ),
    ] = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Only read an article, and list its statements.

    Nothing is looked up, and no ledger is needed.
    """
    if text and as_json:
        raise UsageError("--text and --json exclude each other", way_out="leave one out")
    reading: Reading = _shared.open_desk(ledger).claims(article, published=published)
    if propose_with and not text:
        from itemized.claims._propose import propose
        from itemized.claims.reading import kinds

        reading = propose(reading, propose_with, kinds())
    if text:
        return _print_text(reading.article.text)
    if as_json:
        from itemized.claims.reading import to_json

        return _shared.print_json(to_json(reading))
    from itemized.export.terminal import claims_report

    return _shared.print_report(claims_report(reading))


def _print_text(text: str) -> None:
    """To a file exactly as offsets count it; to a terminal without what would steer that."""
    if sys.stdout.isatty():
        from itemized.export.terminal import inert

        text = inert(text)
    sys.stdout.write(text)
