"""`itemized check`: an article's statements beside the filings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from itemized.cli import _shared


def run(
    article: _shared.Article,
    *,
    published: _shared.Published = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="F", help="Write a page for a browser, too.")
    ] = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Check an article's statements against the filings.

    Shows each statement with what the filings showed on the article's day and what they show now.
    """
    check = _shared.open_desk(ledger).check(article, published=published)
    if html:
        _shared.write_page(check, html)
    if as_json:
        from itemized.claims.checking import to_json

        return _shared.print_json(to_json(check))
    from itemized.export.terminal import check_report

    return _shared.print_report(check_report(check))
