"""REST under /v1: whole answers as files, however many rows they have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response
from starlette.convertors import StringConvertor, register_url_convertor

from itemized.answers import Answered
from itemized.web import _answered, _asked, _asked_lists, _listed
from itemized.web._answered import SCHEDULES, TOLD, ScheduleName
from itemized.web._documents import FILES, REFUSALS
from itemized.web._listed import Format
from itemized.web._shown import json_bytes

Ending = Annotated[Format, Path(description="The format of the file.")]


class _Form(StringConvertor):
    """How a file is asked for. What ends otherwise is no file: an id may have a full stop in it."""

    regex = "|".join(get_args(Format))


register_url_convertor("form", _Form())
router = APIRouter(prefix="/v1", responses=REFUSALS, dependencies=[Depends(_asked.only_known)])


@router.get("/entries.{form}", response_class=Response, responses=FILES)
def entries(request: Request, form: Ending, asked: _asked.AskedRows) -> Response:
    """All the rows asked for as one file. JSON has the form of /v1/entries."""
    return _listed.entries_file(request, asked, form)


@router.get("/schedules/{name}.{form}", response_class=Response, responses=FILES)
def schedules(
    request: Request, name: ScheduleName, form: Ending, asked: _asked.AskedRows
) -> Response:
    """All the rows of one schedule as one file."""
    asked = replace(asked, schedules=SCHEDULES[name])
    return _listed.entries_file(request, asked, form, (TOLD,))


@router.get("/committees.{form}", response_class=Response, responses=FILES)
def committees(request: Request, form: Ending, asked: _asked_lists.AskedCommittees) -> Response:
    """All the committees asked for as one file. JSON has the form of /v1/committees."""
    return _listed.list_file(request, asked, form)


@router.get("/candidates.{form}", response_class=Response, responses=FILES)
def candidates(request: Request, form: Ending, asked: _asked_lists.AskedCandidates) -> Response:
    """All the candidates asked for as one file. JSON has the form of /v1/candidates."""
    return _listed.list_file(request, asked, form)


@router.get("/filings.{form}", response_class=Response, responses=FILES)
def filings(request: Request, form: Ending, asked: _asked_lists.AskedFilings) -> Response:
    """All the filings asked for as one file. JSON has the form of /v1/filings."""
    return _listed.list_file(request, asked, form)


@router.get("/stated.{form}", response_class=Response, responses=FILES)
def stated(request: Request, form: Ending, asked: _asked_lists.AskedStated) -> Response:
    """All the stated totals asked for as one file. JSON has the form of /v1/stated."""
    return _listed.list_file(request, asked, form)


@router.get("/coverage.{form}", response_class=Response, responses=FILES)
def coverage(request: Request, form: Ending, as_of: _asked.AsOf = None) -> Response:
    """The loaded files as one file, a row each. JSON is that of /v1/coverage."""
    return _whole(request, "coverage", form, *_answered.coverage(request, as_of))


@router.get("/find.{form}", response_class=Response, responses=FILES)
def find(request: Request, form: Ending, asked: _asked_lists.AskedName) -> Response:
    """Who a name may mean as one file, a row each. JSON is that of /v1/find."""
    return _whole(request, "matches", form, *_answered.find(request, asked))


@router.get("/entities/{entity_id:path}.{form:form}", response_class=Response, responses=FILES)
def entity(request: Request, form: Ending, asked: _asked_lists.AskedParty) -> Response:
    """All rows behind what a party gave, received and spent, with those left out, as one file. JSON
    is that of /v1/entities."""
    return _whole(request, "entries", form, *_answered.entity(request, asked))


@router.get("/compare.{form}", response_class=Response, responses=FILES)
def compare(request: Request, form: Ending, asked: _asked_lists.AskedSeveral) -> Response:
    """Parties side by side as one file, a row a sum of each. JSON is that of /v1/compare."""
    return _whole(request, "compared", form, *_answered.compare(request, asked))


@router.get("/totals.{form}", response_class=Response, responses=FILES)
def totals(request: Request, form: Ending, asked: _asked_lists.AskedSums) -> Response:
    """The sums of parties as one file, a row each. JSON is that of /v1/totals."""
    return _whole(request, "totals", form, *_answered.totals(request, asked))


@router.get("/trace.{form}", response_class=Response, responses=FILES)
def trace(
    request: Request, form: Ending, ends: _asked_lists.AskedEnds, wanted: _asked_lists.AskedRoutes
) -> Response:
    """Routes of money as one file, a row a hop. JSON is that of /v1/trace."""
    return _whole(request, "hops", form, *_answered.trace(request, ends, wanted))


@router.get("/behind.{form}", response_class=Response, responses=FILES)
def behind(
    request: Request,
    form: Ending,
    account: _asked_lists.AskedAccount,
    wanted: _asked_lists.AskedRoutes,
) -> Response:
    """Who stands behind an account as one file, a row a class and a giver. JSON is that of
    /v1/behind."""
    return _whole(request, "behind", form, *_answered.behind(request, account, wanted))


@router.post("/claims.{form}", response_class=Response, responses=FILES)
def claims(request: Request, form: Ending, article: _answered.AnArticle) -> Response:
    """The statements of an article as one file, a row each. JSON is that of /v1/claims."""
    return _whole(request, "claims", form, *_answered.claims(request, article))


@router.post("/check.{form}", response_class=Response, responses=FILES)
def check(request: Request, form: Ending, article: _answered.AnArticle) -> Response:
    """Each statement of an article with its verdict as one file, a row each. JSON is that of
    /v1/check."""
    return _whole(request, "findings", form, *_answered.check(request, article))


def _whole(
    request: Request, name: str, form: Format, answer: Answered, document: dict[str, object]
) -> Response:
    def told() -> Iterator[bytes]:
        yield json_bytes(document)

    return _listed.file(request, name, form, answer, told)
