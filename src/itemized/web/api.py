"""REST under /v1: the documents of `--json`, rows by pages, and whole answers as files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Query, Request
from fastapi.responses import (
    FileResponse,
    HTMLResponse,
    Response,
    StreamingResponse,
)
from pydantic import BaseModel, Field
from starlette.background import BackgroundTask

from itemized.answers import RowsAnswer
from itemized.claims.checking import to_json
from itemized.desk import Desk
from itemized.errors import NotFoundError
from itemized.export import csv as csv_format
from itemized.export import json as documents
from itemized.model import NOTICE, Article
from itemized.model_rows import Row, RowsAsked
from itemized.web import _asked
from itemized.web._documents import (
    FILES,
    LIST,
    MAYBE,
    NUMBER,
    OBJECT,
    REFUSALS,
    ROWS,
    TEXT,
    Document,
    answers,
)
from itemized.web._shown import page

DESCRIPTION = (
    "Amounts are text with two decimals, days ISO dates. `next` leads to the page after; walking"
    " on by it gives each row once. Errors are problem documents (RFC 9457). " + NOTICE
)
router = APIRouter(
    prefix="/v1",
    responses=REFUSALS,
)
SCHEDULES = {"schedule_a": ("A",), "schedule_b": ("B",), "schedule_e": ("E",)}


def _desk(request: Request) -> Desk:
    held: Desk = request.app.state.desk
    return held


@router.get(
    "/coverage",
    responses=answers(
        coverage=LIST,
        snapshot=TEXT,
        never=LIST,
        not_loaded=LIST,
        caveats=LIST,
        loads=LIST,
        reconciled=OBJECT,
    ),
)
def coverage(request: Request) -> Document:
    """What is loaded, through when, and what can never be had."""
    return Document(documents.status_document(_desk(request).status()))


@router.get("/find", responses=answers(matches=LIST, caveats=LIST, notice=TEXT))
def find(
    request: Request,
    q: _asked.Name,
    limit: Annotated[int, Query(ge=1, le=200)] = 20,
    place: Annotated[str | None, Query(max_length=100)] = None,
    employer: Annotated[str | None, Query(max_length=100)] = None,
    as_of: _asked.AsOf = None,
) -> Document:
    """Who a name may mean, best first. A match is one of names, never of persons."""
    held = _desk(request)
    found = held.find(q, limit=limit, place=place, employer=employer, as_of=as_of)
    caveats = held.not_yet_due(as_of) if as_of else ()
    return Document(documents.find_document(found, caveats))


@router.get(
    "/entities/{entity_id:path}",
    responses=answers(
        entity=OBJECT,
        entities=LIST,
        given=OBJECT,
        received=OBJECT,
        spent=OBJECT,
        left_out=LIST,
        spellings=LIST,
        related=LIST,
        records=LIST,
        as_of=MAYBE,
        unitemized=OBJECT,
        coverage=LIST,
        caveats=LIST,
        provenance=OBJECT,
        notice=TEXT,
    ),
)
def entity(
    request: Request,
    entity_id: str,
    days: _asked.Days,
    as_of: _asked.AsOf = None,
    recipient: Annotated[str | None, Query(max_length=200)] = None,
) -> Document:
    """What a party gave, received and spent; by year and by counterpart; what is left out."""
    shown = _desk(request).show(
        [entity_id], start=days.start, end=days.end, as_of=as_of, recipient=recipient
    )
    return Document(
        {**documents.show_document(shown), "provenance": _provenance(request, shown.as_of)}
    )


@router.get(
    "/totals",
    responses=answers(
        entity_ids=LIST,
        given=OBJECT,
        received=OBJECT,
        spent=OBJECT,
        left_out=LIST,
        unitemized=OBJECT,
        as_of=MAYBE,
        caveats=LIST,
        provenance=OBJECT,
        notice=TEXT,
    ),
)
def totals(
    request: Request,
    name: Annotated[list[str], Query(min_length=1, max_length=20)],
    days: _asked.Days,
    as_of: _asked.AsOf = None,
) -> Document:
    """What parties, taken together, gave, received and spent: the sums and years alone."""
    shown = _desk(request).show(name, start=days.start, end=days.end, as_of=as_of)
    whole = documents.show_document(shown)
    kept = {
        side: {k: v for k, v in whole[side].items() if not k.startswith("by_") or k == "by_year"}
        for side in ("given", "received", "spent")
    }
    more = ("left_out", "unitemized", "as_of", "caveats", "notice")
    ids = [m.entity_id for m in shown.entities]
    return Document(
        {
            "entity_ids": ids,
            **kept,
            **{k: whole[k] for k in more},
            "provenance": _provenance(request, shown.as_of),
        }
    )


_KINDS = {"parquet": "application/vnd.apache.parquet", "ndjson": "application/x-ndjson"}
Format = Literal["csv", "parquet", "ndjson"]


@router.get("/entries", responses=answers(**ROWS))
def entries(
    request: Request,
    asked: _asked.AskedRows,
    after: _asked.Cursor = None,
    per_page: _asked.PerPage = 100,
) -> Document:
    """Itemized rows, a page at a time."""
    return _rows(request, asked, after, per_page)


@router.get("/entries.{form}", response_class=Response, responses=FILES)
def entries_file(request: Request, form: Format, asked: _asked.AskedRows) -> Response:
    """All the rows asked for as one file, however many."""
    held = _desk(request)
    return _file(held.rows_of(_asked.known(held, asked)[0], limit=1), form)


@router.get("/schedules/{table}", responses=answers(**ROWS))
def schedules(
    request: Request,
    table: Literal["schedule_a", "schedule_b", "schedule_e"],
    asked: _asked.AskedRows,
    after: _asked.Cursor = None,
    per_page: _asked.PerPage = 100,
) -> Document:
    """Rows of one schedule, by openFEC's names: those that state it, as electronic filings do. Rows
    of the FEC's bulk files state none; /v1/entries has them by side and kind."""
    asked = replace(asked, schedules=SCHEDULES[table])
    return _rows(request, asked, after, per_page)


@router.get("/entries/{entry_key:path}", responses=answers(row=OBJECT, notice=TEXT))
def entry(request: Request, entry_key: str) -> Document:
    """One row by its key."""
    return Document({"row": _row(_desk(request).row(entry_key)), "notice": NOTICE})


@router.get(
    "/committees",
    responses=answers(committees=LIST, next=MAYBE, n=NUMBER, provenance=OBJECT, notice=TEXT),
)
def committees(
    request: Request,
    name: Annotated[str | None, Query(max_length=100)] = None,
    committee_id: Annotated[str | None, Query(max_length=100)] = None,
    after: _asked.Cursor = None,
    per_page: _asked.PerPage = 100,
) -> Document:
    """Registered committees, as registered in each period."""
    return _list(request, "committees", committee_id, name, after, per_page)


@router.get(
    "/candidates",
    responses=answers(candidates=LIST, next=MAYBE, n=NUMBER, provenance=OBJECT, notice=TEXT),
)
def candidates(
    request: Request,
    name: Annotated[str | None, Query(max_length=100)] = None,
    candidate_id: Annotated[str | None, Query(max_length=100)] = None,
    after: _asked.Cursor = None,
    per_page: _asked.PerPage = 100,
) -> Document:
    """Candidates, as registered in each period."""
    return _list(request, "candidates", candidate_id, name, after, per_page)


@router.get(
    "/filings",
    responses=answers(filings=LIST, next=MAYBE, n=NUMBER, provenance=OBJECT, notice=TEXT),
)
def filings(
    request: Request,
    name: Annotated[str | None, Query(max_length=100)] = None,
    committee_id: Annotated[str | None, Query(max_length=100)] = None,
    after: _asked.Cursor = None,
    per_page: _asked.PerPage = 100,
) -> Document:
    """Filings with the totals they state."""
    return _list(request, "filings", committee_id, name, after, per_page)


@router.get(
    "/filings/{filing_key:path}",
    responses=answers(filing=OBJECT, lines=LIST, rows=LIST, caveats=LIST, notice=TEXT),
)
def filing(request: Request, filing_key: str) -> Document:
    """One filing: its summary page beside its rows, and what it changed."""
    shown = _desk(request).filing(filing_key)
    if shown is None:
        raise NotFoundError(f"no loaded filing goes by {filing_key}", way_out="see /v1/filings")
    return Document(documents.filing_document(shown))


@router.get(
    "/trace",
    responses=answers(
        routes=LIST, hops=NUMBER, as_of=MAYBE, caveats=LIST, provenance=OBJECT, notice=TEXT
    ),
)
def trace(
    request: Request,
    wanted: _asked.AskedRoutes,
    giver: Annotated[list[str], Query(max_length=20)] = [],  # noqa: B006  FastAPI copies it
    recipient: Annotated[list[str], Query(max_length=20)] = [],  # noqa: B006
) -> Document:
    """Routes of money out of givers, into recipients, or between the two."""
    traced = _desk(request).trace(giver, recipient, wanted)
    return Document(
        {**documents.trace_document(traced), "provenance": _provenance(request, wanted.as_of)}
    )


class ArticleIn(BaseModel):
    """An article to be read."""

    text: str = Field(max_length=400_000, description="The article's text, or the page's HTML.")
    published: date | None = None
    as_of: date | None = Field(None, ge=_asked.EARLIEST, le=_asked.LATEST)


@router.post("/claims", responses=answers(article=OBJECT, claims=LIST))
def claims(request: Request, article: Annotated[ArticleIn, Body()]) -> Document:
    """Every claim about political money in an article."""
    from itemized import _discover

    reading = _desk(request).claims(_opened(request, article))
    return Document(_discover.modules("itemized.claims")["reading"].to_json(reading))


@router.post("/check", responses=answers(article=OBJECT, claims=LIST, coverage=LIST, notice=TEXT))
def check(request: Request, article: Annotated[ArticleIn, Body()]) -> Document:
    """Each claim of an article beside the records."""
    found = _desk(request).check(_opened(request, article), as_of=article.as_of)
    return Document(to_json(found))


@router.get("", include_in_schema=False)
def docs(request: Request) -> HTMLResponse:
    """What there is to ask, out of the OpenAPI description."""
    return page(request, "api.html.j2", private=False, api=request.app.openapi())


def _opened(request: Request, article: ArticleIn) -> Article:
    return _desk(request).article(
        article.text.encode("utf-8", "replace"), published=article.published
    )


def _provenance(request: Request, as_of: date | None) -> dict[str, Any]:
    return {
        "content_sha256": _desk(request).content(),
        "as_of": as_of.isoformat() if as_of else None,
        "itemized": request.app.version,
    }


def _rows(request: Request, asked: RowsAsked, after: str | None, most: int) -> Document:
    held = _desk(request)
    answer = held.rows_of(_asked.known(held, asked)[0], after=after, limit=most)
    return Document(
        {
            "rows": [_row(row) for row in answer.rows],
            "next": answer.next,
            "n": answer.n,
            "total": documents.json_value(answer.total),
            "as_of": documents.json_value(answer.asked.as_of),
            "caveats": list(answer.caveats),
            "provenance": _provenance(request, answer.asked.as_of),
            "notice": NOTICE,
        }
    )


def _row(row: Row) -> dict[str, Any]:
    held: dict[str, Any] = documents.json_value(vars(row))
    return held


def _list(
    request: Request, what: str, by: str | None, name: str | None, after: str | None, most: int
) -> Document:
    found = _desk(request).listed(what, by=by, name=name, after=after, limit=most)
    return Document(
        {
            what: [documents.json_value(row) for row in found.rows],
            "next": found.next,
            "n": found.n,
            "provenance": _provenance(request, None),
            "notice": NOTICE,
        }
    )


def _file(answer: RowsAnswer, form: Format) -> Response:
    saved = {
        "Content-Disposition": f'attachment; filename="entries.{form}"',
        "X-Notice": NOTICE,
    }
    if form == "csv":
        return StreamingResponse(
            _lines(answer), media_type="text/csv; charset=utf-8", headers=saved
        )
    folder = ExitStack()
    path = Path(folder.enter_context(tempfile.TemporaryDirectory())) / f"entries.{form}"
    if form == "parquet":
        answer.export(parquet=path)
    else:
        answer.export(ndjson=path)
    return FileResponse(
        path, media_type=_KINDS[form], headers=saved, background=BackgroundTask(folder.close)
    )


def _lines(answer: RowsAnswer) -> Iterator[bytes]:
    """The rows as CSV, sent while they are read."""
    with answer.basis.run(answer.sql) as batches:
        yield from csv_format.lines(batches)
