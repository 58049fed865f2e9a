"""REST under /v1: the documents of `--json`, rows by pages, and whole answers as files."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse

from itemized.errors import NotFoundError
from itemized.export._documents import DOCUMENTS, PARTS, schema
from itemized.export._filing_json import filing_document
from itemized.export._json import json_value
from itemized.export._schemas import (
    ACCOUNT,
    BESIDE,
    BESIDES,
    CANDIDATE,
    COMMITTEE,
    FILING_LISTED,
    MATCH,
    PROVENANCE,
    ROW,
    STATED,
    SUMS,
    TEXT,
    TEXTS,
    holds,
    several,
    texts,
)
from itemized.model import NOTICE
from itemized.web import _answered, _asked, _asked_lists, _listed
from itemized.web._answered import SCHEDULES, TOLD, ScheduleName
from itemized.web._documents import (
    LINES,
    LISTED,
    OF_DAY,
    REFUSALS,
    ROWS,
    SCHEMA,
    Document,
    answers,
)
from itemized.web._listed import desk, provenance
from itemized.web._shown import page

DESCRIPTION = (
    "Amounts are text with two decimals, days ISO dates. `next` leads to the page after; walking"
    " on by it gives each row once. Errors are problem documents (RFC 9457). " + NOTICE
)
EntryKey = Annotated[str, Path(description="A row's key, as `entry_key` has it.")]
FilingKey = Annotated[str, Path(description="A filing's key, as `filing_key` has it.")]
SchemaName = Annotated[
    str, Path(max_length=60, description="The name of a document, as /v1/schemas lists them.")
]
router = APIRouter(
    prefix="/v1",
    responses=REFUSALS,
    dependencies=[Depends(_asked.only_known)],
)


@router.get(
    "/coverage",
    responses=answers(**PARTS["status"], provenance=PROVENANCE),
)
def coverage(request: Request, as_of: _asked.AsOf = None) -> Document:
    """What is loaded, through when, and what can never be had. As of a day, the stretches reach as
    far as reports had been due by then; files, rows and comparisons of totals are today's."""
    return Document(_answered.coverage(request, as_of)[1])


@router.get("/find", responses=answers(**PARTS["find"], **OF_DAY))
def find(request: Request, asked: _asked_lists.AskedName) -> Document:
    """Who a name may mean, best first. A match is one of names, never of persons."""
    return Document(_answered.find(request, asked)[1])


@router.get(
    "/entities/{entity_id:path}",
    responses=answers(**PARTS["show"], provenance=PROVENANCE),
)
def entity(request: Request, asked: _asked_lists.AskedParty) -> Document:
    """What a party gave, received and spent; by year and by counterpart; what is left out."""
    return Document(_answered.entity(request, asked)[1])


@router.get(
    "/totals",
    responses=answers(
        entity_ids=TEXTS,
        **dict.fromkeys(("given", "received", "spent"), SUMS),
        **{part: ACCOUNT[part] for part in (*BESIDES, "left_out", "unitemized")},
        **BESIDE,
    ),
)
def totals(request: Request, asked: _asked_lists.AskedSums) -> Document:
    """What parties, taken together, gave, received and spent: the sums and years alone."""
    return Document(_answered.totals(request, asked)[1])


@router.get(
    "/compare",
    responses=answers(
        parties=several(holds(entity=MATCH, **ACCOUNT, caveats=TEXTS)),
        **OF_DAY,
        notice=TEXT,
    ),
)
def compare(request: Request, asked: _asked_lists.AskedSeveral) -> Document:
    """Two to four parties side by side, each as /v1/entities tells it, without its rows."""
    return Document(_answered.compare(request, asked)[1])


@router.get("/entries", responses=answers(**ROWS))
def entries(
    request: Request,
    asked: _asked.AskedRows,
    after: _asked.Cursor = None,
    per_page: _asked.PerPage = 100,
) -> Document:
    """Itemized rows, a page at a time."""
    return _listed.rows(request, asked, after, per_page)


@router.get("/schedules/{name}", responses=answers(**ROWS))
def schedules(
    request: Request,
    name: ScheduleName,
    asked: _asked.AskedRows,
    after: _asked.Cursor = None,
    per_page: _asked.PerPage = 100,
) -> Document:
    """The FEC's rows of one schedule, by openFEC's names. Electronic filings and operating
    expenditures state theirs; of other rows of the bulk files it is told by their type."""
    asked = replace(asked, schedules=SCHEDULES[name])
    return _listed.rows(request, asked, after, per_page, (TOLD,))


@router.get(
    "/entries/{entry_key:path}",
    responses=answers(row=ROW, **OF_DAY, notice=TEXT),
)
def entry(request: Request, entry_key: EntryKey, as_of: _asked.AsOf = None) -> Document:
    """One row by its key, as it counted on a day; 404 where it had not been filed by then."""
    row = _listed.row(desk(request).row(entry_key, as_of))
    of = {"as_of": json_value(as_of), "provenance": provenance(request, as_of)}
    return Document({"row": row, **of, "notice": NOTICE})


@router.get(
    "/committees",
    responses=answers(committees=several(COMMITTEE), **LISTED),
)
def committees(
    request: Request,
    asked: _asked_lists.AskedCommittees,
    after: _asked.Cursor = None,
    per_page: _asked.PerPage = 100,
) -> Document:
    """Registered committees, as registered in each period. Registries state no days: as_of does not
    narrow them, and the answer says so."""
    return _listed.page(request, asked, after, per_page)


@router.get(
    "/candidates",
    responses=answers(candidates=several(CANDIDATE), **LISTED),
)
def candidates(
    request: Request,
    asked: _asked_lists.AskedCandidates,
    after: _asked.Cursor = None,
    per_page: _asked.PerPage = 100,
) -> Document:
    """Candidates, as registered in each period. Registries state no days: as_of does not narrow
    them, and the answer says so."""
    return _listed.page(request, asked, after, per_page)


@router.get(
    "/filings",
    responses=answers(filings=several(FILING_LISTED), **LISTED),
)
def filings(
    request: Request,
    asked: _asked_lists.AskedFilings,
    after: _asked.Cursor = None,
    per_page: _asked.PerPage = 100,
) -> Document:
    """Filings with the totals they state."""
    return _listed.page(request, asked, after, per_page)


@router.get(
    "/filings/{filing_key:path}",
    responses=answers(**PARTS["filing"], provenance=PROVENANCE),
)
def filing(request: Request, filing_key: FilingKey, as_of: _asked.AsOf = None) -> Document:
    """One filing: its summary page beside its rows, and what it changed; 404 where it had not been
    filed by the day asked about."""
    shown = desk(request).filing(filing_key, as_of)
    if shown is None:
        raise NotFoundError(f"no loaded filing goes by {filing_key}", way_out="see /v1/filings")
    return Document({**filing_document(shown), "provenance": provenance(request, as_of)})


@router.get(
    "/trace",
    responses=answers(**PARTS["trace"], provenance=PROVENANCE),
)
def trace(
    request: Request, ends: _asked_lists.AskedEnds, wanted: _asked_lists.AskedRoutes
) -> Document:
    """Routes of money out of givers, into recipients, or between the two."""
    return Document(_answered.trace(request, ends, wanted)[1])


@router.get(
    "/behind",
    responses=answers(**PARTS["behind"], provenance=PROVENANCE),
)
def behind(
    request: Request, account: _asked_lists.AskedAccount, wanted: _asked_lists.AskedRoutes
) -> Document:
    """Who stands behind an account: its givers, theirs, and so on; `limit` is of the givers."""
    return Document(_answered.behind(request, account, wanted)[1])


@router.get("/stated", responses=answers(stated=several(STATED), **LISTED))
def stated(
    request: Request,
    asked: _asked_lists.AskedStated,
    after: _asked.Cursor = None,
    per_page: _asked.PerPage = 100,
) -> Document:
    """Totals that filers state for a whole period, each beside the sum of the rows that go into it:
    /v1/entries with its `stated_key` as `stated`. As they are today: as_of does not narrow them."""
    return _listed.page(request, asked, after, per_page)


@router.get("/lines", responses=answers(**LINES))
def lines(
    request: Request,
    asked: _asked_lists.AskedLines,
    after: _asked_lists.AfterLine = 0,
    per_page: _asked.PerPage = 100,
) -> Document:
    """Lines of a loaded file that are no payments and no registry (totals, covers, details, links,
    codes), as they were read; or, of any file, those that could not be used, and why."""
    found = desk(request).lines_of(**vars(asked), after=after, limit=per_page)
    held = json_value({**vars(found), "rows": [vars(row) for row in found.rows]})
    return Document({**held, "provenance": provenance(request, None), "notice": NOTICE})


@router.get("/schemas", responses=answers(schemas=several(holds(**texts("name of")))))
def schemas() -> Document:
    """The documents and files of ours that are JSON, and what gives each."""
    return Document({"schemas": [{"name": n, "of": of} for n, of in DOCUMENTS.items()]})


@router.get("/schemas/{name}", responses=SCHEMA)
def schema_of(name: SchemaName) -> Document:
    """The JSON Schema of such a document, closed: it names every part."""
    return Document(schema(name))


@router.post("/claims", responses=answers(**PARTS["claims"]))
def claims(request: Request, article: _answered.AnArticle) -> Document:
    """Every claim about political money in an article."""
    return Document(_answered.claims(request, article)[1])


@router.post(
    "/check",
    responses=answers(**PARTS["check"], **OF_DAY),
)
def check(request: Request, article: _answered.AnArticle) -> Document:
    """Each claim of an article beside the records."""
    return Document(_answered.check(request, article)[1])


@router.get("", include_in_schema=False)
def docs(request: Request, as_of: _asked.AsOf = None) -> HTMLResponse:
    """What there is to ask, out of the OpenAPI description."""
    return page(request, "api.html.j2", private=False, api=request.app.openapi(), schemas=DOCUMENTS)
