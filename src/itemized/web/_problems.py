"""What goes wrong, as a page for people and as RFC 9457 for programs."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import Scope

from itemized.errors import (
    AmbiguousError,
    ArticleError,
    InputError,
    ItemizedError,
    LedgerError,
    NoLedgerError,
    NotFoundError,
    Place,
    QueryError,
    UsageError,
    spoken,
)
from itemized.model import Match

PROBLEM = "application/problem+json"
#: What went wrong, as the heading of a page.
_TITLES: Mapping[int, str] = {
    400: "That cannot be asked so",
    403: "Not taken from another site",
    404: "Nothing goes by that here",
    408: "It took too long to come",
    413: "More than one article",
    421: "Not under this name",
    422: "Something in it is not as it must be",
    429: "Too many requests",
    500: "Something went wrong here",
    503: "No answer just now",
}
#: What a parameter is called on the pages, where that is another name.
_FIELDS: Mapping[str, str] = {
    "as_of": "As filed by",
    "least": "At least $",
    "most": "At most $",
    "giver": "Paid by",
    "recipient": "Paid to",
    "of": "Party",
    "q": "Name or id",
    "per_page": "Rows of a page",
}
#: What narrows a question: taken away, the question stays.
_NARROWING = ("from", "to", "least", "most", "as_of", "hops", "source", "kind", "limit", "filing")
_CHOICES = 50  # whom a name may mean, of those told
_STATUS: tuple[tuple[type[ItemizedError], int], ...] = (
    (AmbiguousError, 422),
    (NotFoundError, 404),
    (UsageError, 400),
    (ArticleError, 422),
    (InputError, 422),
    (NoLedgerError, 503),
    (QueryError, 503),
    (LedgerError, 503),
)


def status_of(error: ItemizedError) -> int:
    """The status of HTTP that tells an error of ours."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def line_of(error: ItemizedError, place: Place = "page") -> str:
    """The error's line as pages or the API say it, without where on this machine something lies."""
    where = " ".join(error.where.split())
    told = str(error)
    if where == "-" or Path(where).is_absolute():
        told = told.removeprefix(f"{where}: ")
    return spoken(told, place)


def refusal(scope: Scope, status: int, what: str, headers: Mapping[str, str]) -> Response:
    """A refusal before anything was asked: a problem document under /v1, else a page for a browser
    and plain words for who takes no page."""
    accepted = (value for name, value in scope["headers"] if name == b"accept")
    if scope["path"].startswith("/v1") or any(b"text/html" in each for each in accepted):
        return _told(Request(scope), status, what, headers)
    return Response(f"{what}\n", status, dict(headers), media_type="text/plain")


def problem(
    status: int, what: str, headers: Mapping[str, str] | None = None, **more: Any
) -> JSONResponse:
    """A problem document (RFC 9457)."""
    held = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": what,
        **more,
    }
    return JSONResponse(held, status, headers=dict(headers or {}), media_type=PROBLEM)


def attend(app: FastAPI) -> None:
    """Let every error of ours, and of what was asked, be told in its form."""

    @app.exception_handler(ItemizedError)
    async def ours(request: Request, error: ItemizedError) -> Response:
        status = status_of(error)
        choices = error.choices if isinstance(error, AmbiguousError) else ()
        told = [_choice(each) for each in choices[:_CHOICES]]
        place: Place = "api" if request.url.path.startswith("/v1") else "page"
        way_out = spoken(error.way_out, place) or None
        return _told(request, status, line_of(error, place), way_out=way_out, choices=told)

    @app.exception_handler(RequestValidationError)
    async def wrongly_asked(request: Request, error: RequestValidationError) -> Response:
        faults = [_fault(fault) for fault in error.errors()]
        said = "; ".join(f"{f['where']}: {f['what']}" for f in faults)
        return _told(request, 422, said, errors=faults)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        said = error.detail or HTTPStatus(error.status_code).phrase
        if error.status_code == 404:
            said = f"There is nothing at {request.url.path}."
        return _told(request, error.status_code, said, headers=error.headers)

    @app.exception_handler(Exception)
    async def unforeseen(request: Request, error: Exception) -> Response:
        # what it was stands in the server's own log, and is no reader's business
        said = "the server met an error of its own; nothing was changed by it"
        return _told(request, 500, said)


def _choice(match: Match) -> dict[str, str | None]:
    return {name: getattr(match, name) for name in ("entity_id", "name", "kind", "place")}


def _fault(fault: Mapping[str, Any]) -> dict[str, str]:
    where = ".".join(str(part) for part in fault["loc"][1:]) or str(fault["loc"][0])
    return {"where": where, "what": str(fault["msg"]).removeprefix("Value error, ")}


def _field(where: str) -> str:
    """What a page calls the parameter that a fault is in.

    >>> _field("kind.0"), _field("as_of")
    ('Kind', 'As filed by')
    """
    name = where.split(".")[0]
    return _FIELDS.get(name, name.replace("_", " ").capitalize())


def _plainly(what: str) -> str:
    """A fault as a page tells it, without the words of whoever reads parameters."""
    return what.replace("Input should be", "it must be").replace("List should have", "it may have")


def _ways_on(request: Request, status: int, faults: list[Mapping[str, str]]) -> Mapping[str, str]:
    """Addresses of the same question without what it cannot have, each with what is left out."""
    from itemized.web._shown import again

    given = set(request.query_params)
    asked = request.method in ("GET", "HEAD") and "endpoint" in request.scope
    if not asked or status not in (400, 404, 422):
        return {}
    faulty = {f["where"].split(".")[0] for f in faults} & given
    narrowing = set(_NARROWING) & given
    if faulty:
        return {"Ask without it": again(request, **dict.fromkeys(sorted(faulty | {"after"})))}
    if "after" in given:
        return {"From the first": again(request, after=None)}
    if given == {"as_of"} and status == 404:  # what came later than that day
        return {"Ask as filings tell it now": again(request, as_of=None)}
    if narrowing:
        return {"Ask without the filters": again(request, **dict.fromkeys(sorted(narrowing)))}
    return {}


def _told(
    request: Request,
    status: int,
    what: str,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> Response:
    said = {k: v for k, v in more.items() if v}
    waits = {"Retry-After": "5"} if status == 503 else {}
    if request.url.path.startswith("/v1"):
        return problem(status, what, {**waits, **(headers or {})}, **said)
    from itemized.web._shown import page

    faults = said.get("errors", [])
    return page(
        request,
        "problem.html.j2",
        status=status,
        title=_TITLES.get(status, HTTPStatus(status).phrase),
        what="; ".join(f"{_field(f['where'])}: {_plainly(f['what'])}" for f in faults) or what,
        ways=_ways_on(request, status, faults),
        headers={**waits, **(headers or {})},
    )
