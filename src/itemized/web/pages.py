"""The pages: each asks one thing of the Desk and shows it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from itemized.desk import Desk
from itemized.errors import NoLedgerError, NotFoundError, UsageError
from itemized.export import _bars, _base
from itemized.export.routes import routes_part
from itemized.model import Shown, Totals
from itemized.web import _asked
from itemized.web._shown import (
    address,
    entity_address,
    filing_address,
    page,
    rows_address,
    static_address,
)

router = APIRouter(include_in_schema=False)
Sort = Literal["total", "rows", "name"]
_ACROSS = 640  # pixels of a drawing
_COUNTERPARTS = 50  # of a table on an entity's page
_COMPARED = 4
SIDES = (("given", "Gave", "to"), ("received", "Received", "from"), ("spent", "Spent", "to"))


def desk(request: Request) -> Desk:
    """The Desk that this server asks."""
    held: Desk = request.app.state.desk
    return held


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """Search, the checker, and what is loaded, in short."""
    try:
        loaded = _base.loaded(desk(request).status().coverage)
    except NoLedgerError:
        loaded = []
    return page(request, "home.html.j2", private=False, loaded=loaded, matches=None)


@router.get("/find")
def find(
    request: Request,
    q: Annotated[str, Query(max_length=200)] = "",
    place: Annotated[str | None, Query(max_length=100)] = None,
    employer: Annotated[str | None, Query(max_length=100)] = None,
    as_of: _asked.AsOf = None,
) -> HTMLResponse:
    """Who a name may mean; as it is typed only the matches are sent."""
    asked = q.strip()
    found = (
        desk(request).find(asked, limit=50, place=place, employer=employer, as_of=as_of)
        if asked
        else None
    )
    part = request.headers.get("hx-request") == "true"
    return page(request, "matches.html.j2" if part else "find.html.j2", matches=found, q=asked)


@router.get("/entity/{entity_id:path}")
def entity(
    request: Request,
    entity_id: str,
    days: _asked.Days,
    as_of: _asked.AsOf = None,
    sort: Sort = "total",
    holds: Annotated[str, Query(max_length=100)] = "",
) -> HTMLResponse:
    """A person, organization, committee or candidate: gave, received, spent."""
    shown = desk(request).show([entity_id], start=days.start, end=days.end, as_of=as_of)
    filings = desk(request).listed("filings", by=shown.entities[0].entity_id, limit=20)
    return page(
        request,
        "entity.html.j2",
        private=shown.entities[0].kind not in ("committee", "candidate"),
        shown=shown,
        match=shown.entities[0],
        sides=[_side(request, shown, *side, sort, holds) for side in SIDES],
        filings=filings,
        citation={style: shown.cite(style) for style in ("text", "bibtex", "csl")},
        sort=sort,
        holds=holds,
        to=request.query_params.get("to"),
    )


def _side(
    request: Request, shown: Shown, side: str, word: str, toward: str, sort: Sort, holds: str
) -> dict[str, object]:
    """One of gave, received and spent: its sum, years, counterparts, and where their rows are."""
    totals: Totals = getattr(shown, side)
    of = [m.entity_id for m in shown.entities]
    period = {k: request.query_params.get(k) for k in ("from", "to", "as_of")}
    here = {"of": of, "side": side, "counted": "true", **period}

    def year(of_year: int | None) -> str | None:
        if of_year is None:
            return None
        return rows_address(**{**here, "from": f"{of_year}-01-01", "to": f"{of_year}-12-31"})

    other = "giver" if side == "received" else "recipient"
    found = [c for c in totals.by_counterpart if holds.casefold() in c[1].casefold()]
    return {
        "side": side,
        "word": word,
        "toward": toward,
        "totals": totals,
        "rows": rows_address(**here),
        "years": [(y, total, n, year(y)) for y, total, n in totals.by_year],
        "drawing": _bars.bars(totals.by_year, f"{word} by year", across=_ACROSS, link=year)
        if totals.n
        else "",
        "counterparts": [
            (c, entity_address(c[0], as_of=period["as_of"]), rows_address(**here, **{other: c[0]}))
            for c in sorted(found, key=_ORDERS[sort])[:_COUNTERPARTS]
        ],
        "more": max(0, len(found) - _COUNTERPARTS),
    }


_ORDERS = {
    "total": lambda c: (-abs(c[2]), c[1], c[0]),
    "rows": lambda c: (-c[3], c[1], c[0]),
    "name": lambda c: (c[1], c[0]),
}


@router.get("/show")
def show(request: Request, name: Annotated[str, Query(min_length=1, max_length=200)]) -> Response:
    """The page of whoever a name means, or the choice where that is not one."""
    filing = desk(request).filing(name)
    if filing:
        return RedirectResponse(filing_address(filing.filing["filing_key"]), 303)
    sure = [m for m in desk(request).find(name, limit=2) if m.tier in ("same id", "same name")]
    if len(sure) == 1:
        return RedirectResponse(entity_address(sure[0].entity_id), 303)
    return RedirectResponse(address("/find", q=name), 303)


@router.get("/rows")
def rows(
    request: Request,
    asked: _asked.AskedRows,
    after: _asked.Cursor = None,
    per_page: _asked.PerPage = 50,
) -> HTMLResponse:
    """A list of rows; every filter stands in the address."""
    asked, names = _asked.known(desk(request), asked)
    answer = desk(request).rows_of(asked, after=after, limit=per_page)
    return page(
        request,
        "rows.html.j2",
        answer=answer,
        wanted=asked,
        names=names,
        to=request.query_params.get("to"),
    )


@router.get("/record/{entry_key:path}")
def record(request: Request, entry_key: str) -> HTMLResponse:
    """One row of a filing, with all it says."""
    return page(request, "record.html.j2", row=desk(request).row(entry_key))


@router.get("/filing/{filing_key:path}")
def filing(request: Request, filing_key: str) -> HTMLResponse:
    """One filing: its summary page beside its rows, and what it changed."""
    shown = desk(request).filing(filing_key)
    if shown is None:
        raise NotFoundError(
            f"no loaded filing goes by {filing_key}", way_out="search for its filer"
        )
    return page(request, "filing.html.j2", shown=shown, filing=shown.filing)


@router.get("/trace")
def trace(
    request: Request,
    wanted: _asked.AskedRoutes,
    giver: Annotated[str, Query(max_length=200)] = "",
    recipient: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:
    """Routes of money out of one party, into one, or between two."""
    traced = None
    if giver or recipient:
        traced = desk(request).trace(giver or (), recipient or (), wanted)
    return page(
        request,
        "trace.html.j2",
        traced=traced,
        part=routes_part(traced) if traced else "",
        wanted=wanted,
        giver=giver,
        recipient=recipient,
        to=request.query_params.get("to"),
    )


@router.get("/compare")
def compare(
    request: Request,
    days: _asked.Days,
    of: Annotated[list[str], Query(max_length=_COMPARED)] = [],  # noqa: B006  FastAPI copies it
    as_of: _asked.AsOf = None,
) -> HTMLResponse:
    """Two to four parties side by side."""
    names = [name for name in of if name.strip()]
    if len(names) == 1:
        raise UsageError("one party is no comparison", way_out="name two to four")
    held = desk(request)
    found = [held.show([n], start=days.start, end=days.end, as_of=as_of) for n in names]
    years = sorted(
        {y for s in found for side, _, _ in SIDES for y, _, _ in getattr(s, side).by_year if y}
    )
    return page(
        request,
        "compare.html.j2",
        found=found,
        names=names,
        sides=SIDES,
        years=years,
        most=_COMPARED,
        to=request.query_params.get("to"),
        year_of=_of_year,
    )


def _of_year(totals: Totals, year: int) -> Decimal:
    return next((total for y, total, _ in totals.by_year if y == year), Decimal(0))


@router.get("/loaded")
def loaded(request: Request) -> HTMLResponse:
    """What is loaded and through when."""
    return page(request, "loaded.html.j2", private=False, held=desk(request).status())


@router.get("/method")
def method(request: Request) -> HTMLResponse:
    """How it counts, reads the clock and words its verdicts."""
    return page(
        request,
        "method.html.j2",
        private=False,
        reasons=_base.REASONS,
        wordings=_base.WORDINGS,
    )


@router.get("/favicon.ico")
def icon() -> RedirectResponse:
    """For browsers that look there first."""
    return RedirectResponse(static_address("icon.svg"), 301)


@router.get("/robots.txt")
def robots() -> PlainTextResponse:
    """Search engines may read committees and the method, and nothing that names individuals."""
    lines = [
        "User-agent: *",
        *(f"Disallow: /{p}" for p in ("find", "rows", "record", "trace")),
        "Disallow: /v1",
    ]
    return PlainTextResponse("\n".join(lines) + "\n")
