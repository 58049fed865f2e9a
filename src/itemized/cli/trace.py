"""`itemized trace`: where the money went, and where it came from."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itemized.cli import _shared
from itemized.errors import UsageError

if TYPE_CHECKING:
    from itemized.trace import Stands, Traced


def _dollars(text: str) -> Decimal:
    from itemized.money import read_dollars

    try:
        return read_dollars(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


From = Annotated[str | None, typer.Argument(metavar="[FROM]", help="Whose money: a name or id.")]
To = Annotated[str | None, typer.Argument(metavar="[TO]", help="Only routes that end there.")]
Into = Annotated[
    str | None, typer.Option("--into", metavar="NAME_OR_ID", help="Routes into it, from anybody.")
]
BehindWhom = Annotated[
    str | None,
    typer.Option("--behind", metavar="NAME_OR_ID", help="Who stands behind it, all in all."),
]
Hops = Annotated[int, typer.Option("--hops", help="The most hops of a route.")]
Limit = Annotated[
    int, typer.Option("--limit", min=1, help="How many routes of each number of hops, or givers.")
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only payments of this kind; repeatable."),
]
Least = Annotated[
    Decimal | None,
    typer.Option(
        "--least", parser=_dollars, metavar="AMOUNT", help="Only routes that can carry it."
    ),
]
Systems = Annotated[
    list[str] | None,
    typer.Option("--system", "--source", metavar="SOURCE", help="Only records of it."),
]
Svg = Annotated[Path | None, typer.Option("--svg", metavar="F", help="Draw the routes, too.")]
Timeline = Annotated[
    Path | None,
    typer.Option("--timeline", metavar="F", help="Draw their payments on a line of time, too."),
]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="F", help="Write a page with the drawings and a table."),
]


def run(
    start: From = None,
    to: To = None,
    *,
    into: Into = None,
    behind: BehindWhom = None,
    hops: Hops = 3,
    limit: Limit = 20,
    begin: _shared.Start = None,
    end: _shared.End = None,
    kinds: Kinds = None,
    least: Least = None,
    systems: Systems = None,
    as_of: _shared.AsOf = None,
    svg: Svg = None,
    timeline: Timeline = None,
    html: Html = None,
    csv: Annotated[Path | None, _shared.csv_of("the hops and all rows of their payments")] = None,
    parquet: Annotated[Path | None, _shared.parquet_of("the hops")] = None,
    ndjson: Annotated[Path | None, _shared.ndjson_of("the hops")] = None,
    ftm: _shared.Ftm = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Follow money from party to party, in order of time.

    Each route lists the payments of its hops. Through accounts that mix money no dollar can be
    traced: what is said is how much can have come that far at most, and must have at least.
    """
    from itemized.trace import Wanted

    _shared.writable(svg, timeline, html, ndjson, ftm)
    begin, end = _shared.period(begin, end)
    sources = tuple(systems or ())
    rows = None if csv or parquet or ndjson or ftm else Wanted.records
    wanted = Wanted(
        hops, limit, begin, end, tuple(kinds or ()), sources, least or Decimal(0), as_of, rows
    )
    desk = _shared.open_desk(ledger)
    if behind:
        if start or into or svg or timeline or html:
            raise UsageError(
                "--behind answers one question of its own",
                way_out="leave out FROM, TO, --into, --svg, --timeline and --html",
            )
        stands = desk.behind(behind, wanted)
        _shared.export(stands, csv, parquet, ndjson, ftm)
        return _behind(stands, as_json)
    if into and to:
        raise UsageError("TO and --into are both given", way_out="give one of them")
    traced = desk.trace(start or (), to or into or (), wanted)
    _shared.export(traced, csv, parquet, ndjson, ftm)
    return _routes(traced, (svg, timeline, html), as_json)


def _behind(stands: Stands, as_json: bool) -> None:
    if as_json:
        from itemized.export.json import behind_document

        return _shared.print_json(behind_document(stands))
    from itemized.export.terminal import behind_report

    return _shared.print_report(behind_report(stands))


def _routes(
    traced: Traced, files: tuple[Path | None, Path | None, Path | None], as_json: bool
) -> None:
    svg, timeline, html = files
    if svg or timeline or html:
        import itemized
        from itemized.export.routes import routes_page, routes_svg, timeline_svg

        if svg:
            _shared.write_whole(svg, routes_svg(traced).encode("utf-8", "replace"))
        if timeline:
            _shared.write_whole(timeline, timeline_svg(traced).encode("utf-8", "replace"))
        if html:
            page = routes_page(traced, version=itemized.__version__)
            _shared.write_whole(html, page.encode("utf-8", "replace"))
    if as_json:
        from itemized.export.json import trace_document

        return _shared.print_json(trace_document(traced))
    from itemized.export.terminal import trace_report

    return _shared.print_report(trace_report(traced))
