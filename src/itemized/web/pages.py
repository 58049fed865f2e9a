"""The pages that stand at the front: search, lists, what is loaded, and how it is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from itemized.errors import NoLedgerError
from itemized.export import _base
from itemized.model import Coverage
from itemized.model_files import Loaded
from itemized.model_rows import ListAsked
from itemized.web import _asked, _asked_lists
from itemized.web._grounds import grounds
from itemized.web._listed import desk
from itemized.web._shown import (
    address,
    day_of,
    entity_address,
    filing_address,
    page,
    rows_address,
)
from itemized.web._shown import static_address as static

router = APIRouter(include_in_schema=False, dependencies=[Depends(_asked.only_known)])
_MATCHES = 50  # of a name, on a page


@router.get("/")
def home(request: Request, as_of: _asked.AsOf = None) -> HTMLResponse:
    """Search, the checker, and what is loaded, in short."""
    try:
        lots = _base.lots(desk(request).status(as_of).coverage)
    except NoLedgerError:
        lots = []
    return page(request, "home.html.j2", private=False, lots=lots, matches=None)


@router.get("/find")
def find(
    request: Request,
    q: Annotated[str, Query(max_length=200)] = "",
    place: Annotated[str | None, Query(max_length=100)] = None,
    employer: Annotated[str | None, Query(max_length=100)] = None,
    as_of: _asked.AsOf = None,
) -> HTMLResponse:
    """Who a name may mean. As a name is typed, the browser asks for this page and takes out of it
    whatever goes with the name."""
    asked = q.strip()
    found = (
        desk(request).find(asked, limit=_MATCHES + 1, place=place, employer=employer, as_of=as_of)
        if asked
        else None
    )
    return page(
        request,
        "find.html.j2",
        matches=found[:_MATCHES] if found is not None else None,
        more=len(found or ()) > _MATCHES,
        place=place,
        employer=employer,
        q=asked,
        grounds=None if found is None else grounds(found.basis),
    )


@router.get("/show")
def show(
    request: Request,
    name: Annotated[str, Query(min_length=1, max_length=200)],
    as_of: _asked.AsOf = None,
) -> Response:
    """The page of whoever a name means, or the choice where that is not one."""
    day = day_of(request)
    filing = desk(request).filing(name)
    if filing:
        return RedirectResponse(filing_address(filing.filing["filing_key"], as_of=day), 303)
    found = desk(request).find(name, limit=2, as_of=as_of)
    sure = [m for m in found if m.tier in ("same id", "same name")]
    if len(sure) == 1:
        return RedirectResponse(entity_address(sure[0].entity_id, as_of=day), 303)
    return RedirectResponse(address("/find", q=name, as_of=day), 303)


#: What each list is asked by, and which column tells one of its rows.
_NAMED: dict[str, tuple[Callable[..., ListAsked], str]] = {
    "committees": (_asked_lists.committees_asked, "committee_id"),
    "candidates": (_asked_lists.candidates_asked, "candidate_id"),
    "filings": (_asked_lists.filings_asked, "filing_key"),
    "stated": (_asked_lists.stated_asked, "stated_key"),
}


def _list(what: str, asks: Callable[..., ListAsked], of_row: str) -> None:
    """Add the page of a list. In it `by` is a committee, candidate or filer."""

    @router.get(f"/{what}")
    def listed(
        request: Request,
        asked: ListAsked = Depends(_asked_lists.on_page(asks)),  # noqa: B008  FastAPI reads it
        after: _asked.Cursor = None,
    ) -> HTMLResponse:
        answer = desk(request).listed_of(asked, after=after, limit=50)
        return page(
            request,
            "list.html.j2",
            private=False,
            what=what,
            answer=answer,
            id=of_row,
            grounds=grounds(answer.basis),
        )


for _what, (_asks, _of_row) in _NAMED.items():
    _list(_what, _asks, _of_row)


@router.get("/lines")
def lines(
    request: Request,
    file: _asked.File = None,
    table: _asked.Table = None,
    after: _asked_lists.AfterLine = 0,
    as_of: _asked.AsOf = None,
    *,
    unread: bool = False,
) -> Response:
    """Lines of a loaded file that no list of payments or of a registry has; the files that there
    are where none is named."""
    if not (file and table):
        return RedirectResponse(address("/loaded", as_of=as_of), 303)
    held = desk(request)
    found = held.lines_of(file, table, after=after, limit=50, unread=unread)
    basis = held.status(as_of).basis
    question = f"Lines of {found.file}, {found.scope}"
    return page(
        request,
        "lines.html.j2",
        found=found,
        unread=unread,
        after=after,
        grounds=grounds(basis, question=question, sql=""),
    )


@router.get("/loaded")
def loaded(request: Request, as_of: _asked.AsOf = None) -> HTMLResponse:
    """What is loaded and through when."""
    held = desk(request).status(as_of)
    files: dict[str, list[tuple[Coverage, list[tuple[int, str, str]]]]] = {}
    for each, load in zip(held.coverage, held.loads, strict=True):
        files.setdefault(each.source, []).append((each, _rows_of(each, load, as_of)))
    return page(
        request,
        "loaded.html.j2",
        private=False,
        held=held,
        files=files,
        lots={lot.source: lot for lot in _base.lots(held.coverage)},
        grounds=grounds(held.basis),
    )


_LISTS = {"entries": "/rows", "committees": "/committees", "candidates": "/candidates"}


def _rows_of(file: Coverage, load: Loaded, as_of: date | None) -> list[tuple[int, str, str]]:
    """What the rows of a loaded file came to: how many, what became of them, and their page. The
    parts sum to all rows of the file."""
    of = {"file": file.sha256, "table": file.table, "as_of": as_of}
    parts = (
        (load.entries, "", address(_LISTS.get(file.holds, "/lines"), **of)),
        (load.merged, "taken from another file", rows_address(**of, again="true")),
        (load.rejects, "not read", address("/lines", **of, unread="true")),
    )
    return [part for part in parts if part[0]]


@router.get("/method")
def method(request: Request, as_of: _asked.AsOf = None) -> HTMLResponse:
    """How it counts, reads the clock and words its verdicts. as_of: kept for the pages after it, as
    this one says."""
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
    return RedirectResponse(static("icon.svg"), 301)


@router.get("/robots.txt")
def robots() -> PlainTextResponse:
    """Search engines may come everywhere: what may name an individual says itself that it is not
    for them, which one that may not read it would never learn."""
    said = "# Pages that may name individuals say noindex, which only who may read them can heed."
    return PlainTextResponse(f"{said}\nUser-agent: *\nDisallow:\n")
