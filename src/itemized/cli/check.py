"""`itemized check`: an article's statements beside the filings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itemized.cli import _shared

if TYPE_CHECKING:
    from itemized.model import Check


Evidence = Annotated[
    list[Path] | None,
    typer.Option(
        "--evidence",
        metavar="TABLE",
        help="A table of your own (CSV, Parquet, DuckDB, SQLite), described beside it in TOML.",
    ),
]
Proposer = Annotated[
    str | None,
    typer.Option(
        "--propose-with",
        metavar="URL",
        help="Let a language model at URL propose further statements; they get no verdict.",
    ),
]


def run(
    article: _shared.Article,
    *,
    published: _shared.Published = None,
    as_of: _shared.AsOf = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="F", help="Write a page for a browser, too.")
    ] = None,
    md: Annotated[
        Path | None, typer.Option("--md", metavar="F", help="Write the report as Markdown, too.")
    ] = None,
    claimreview: Annotated[
        Path | None,
        typer.Option("--claimreview", metavar="F", help="Write ClaimReview JSON-LD, to be signed."),
    ] = None,
    bundle: Annotated[
        Path | None,
        typer.Option("--bundle", metavar="F", help="Write a zip that `itemized replay` checks."),
    ] = None,
    evidence: Evidence = None,
    propose_with: Proposer = None,
    csv: Annotated[Path | None, _shared.csv_of("the findings and the rows behind them")] = None,
    parquet: Annotated[Path | None, _shared.parquet_of("the findings")] = None,
    ndjson: Annotated[Path | None, _shared.ndjson_of("the findings")] = None,
    ftm: _shared.Ftm = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Check an article's statements against the filings.

    Shows each statement with what the filings showed on the article's day and what they show now.
    """
    _shared.writable(html, md, claimreview, bundle, ndjson, ftm)
    desk = _shared.open_desk(ledger, there=True)
    tables = evidence or ()
    if bundle:
        check, packed = desk.bundle(article, published=published, as_of=as_of, evidence=tables)
        _shared.write_whole(bundle, packed)
    else:
        check = desk.check(article, published=published, as_of=as_of, evidence=tables)
    if propose_with:
        from itemized.claims._propose import propose_beside
        from itemized.claims.reading import kinds

        check = propose_beside(check, propose_with, kinds())
    _shared.export(check, csv, parquet, ndjson, ftm)
    if html:
        _shared.write_page(check, html)
    if md:
        _write_markdown(check, md)
    if claimreview:
        _write_claimreview(check, claimreview)
    if as_json:
        from itemized.claims.checking import to_json

        return _shared.print_json(to_json(check))
    from itemized.export.terminal import check_report

    return _shared.print_report(check_report(check))


def _write_markdown(check: Check, path: Path) -> None:
    import itemized
    from itemized.export.markdown import check_markdown

    words = check_markdown(check, version=itemized.__version__)
    _shared.write_whole(path, words.encode("utf-8", errors="replace"))


def _write_claimreview(check: Check, path: Path) -> None:
    from itemized.export.claimreview import claimreview_text

    _shared.write_whole(path, claimreview_text(check).encode("ascii"))
