"""Checking an article in the browser: it is handed in, read and looked up, and its answer kept."""

from __future__ import annotations

import hashlib
import json
import tempfile
from base64 import b64decode, b64encode
from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

import itemized
from itemized.answers import CheckAnswer
from itemized.claims._check.question import kinds_of
from itemized.claims.checking import to_json
from itemized.days import read_day
from itemized.desk import Desk
from itemized.errors import ItemizedError, NoLedgerError, NotFoundError, UsageError
from itemized.export._about import STYLES
from itemized.export.claimreview import claimreview_text
from itemized.export.html import check_page
from itemized.export.markdown import check_markdown
from itemized.model import Answer, Article, Question
from itemized.model_filings import Stated
from itemized.web import _asked
from itemized.web._kept import tagged
from itemized.web._problems import line_of, status_of
from itemized.web._shelf import Room, Shelf
from itemized.web._shown import address, json_bytes, page, rows_address

router = APIRouter(include_in_schema=False, dependencies=[Depends(_asked.only_known)])
_HELD = 40  # checked articles that are kept in memory; older ones are let go
_LINE = 20  # articles that may wait their turn
_LONGEST = 400_000  # characters of an article from a page
_PAGES = (".txt", ".html", ".htm", ".xhtml")
#: What is kept on disk of a server for oneself, and of one for others.
LOCAL, PUBLIC = Room(1000, 2_000_000_000), Room(200, 200_000_000)
FORMATS: Mapping[str, str] = {
    "report.html": "text/html; charset=utf-8",
    "report.md": "text/markdown; charset=utf-8",
    "report.json": "application/json",
    "claimreview.json": "application/ld+json",
    "bundle.zip": "application/zip",
}


@dataclass(frozen=True)
class HandedIn:
    """An article as it was handed in. name: what its file is called; "-" of a text pasted."""

    raw: bytes
    name: str
    published: date | None
    as_of: date | None


@dataclass
class Checked:
    """An article on its way: read, then looked up; or what went wrong. parts: of its answer, where
    they could not be kept on disk."""

    key: str
    article: Article
    given: HandedIn
    stage: str = "waiting"  # waiting, reading, looking, done, failed
    found: int = 0
    wrong: str = ""
    parts: Mapping[str, bytes] = field(default_factory=dict)


class Checks:
    """The articles handed to this server, each checked once, one at a time."""

    def __init__(self, desk: Desk, room: Room = LOCAL) -> None:
        self._desk = desk
        self._shelf = Shelf(desk.settings.ledger, room)
        self._held: OrderedDict[str, Checked] = OrderedDict()
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="check")

    def hand_in(self, given: HandedIn) -> str:
        """Begin to check an article, unless the same was checked before; its key."""
        article = self._desk.article(given.raw, name=given.name, published=given.published)
        key = self._key(article, given)
        if self._shelf.get(key, "page.html"):
            return key
        with self._lock:
            held = self._held.get(key)
            if held and held.stage != "failed":
                return key
            if sum(c.stage not in ("done", "failed") for c in self._held.values()) >= _LINE:
                raise UsageError(
                    "many articles are waiting already", way_out="try again in a minute"
                )
            checked = self._held[key] = Checked(key, article, given)
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        self._worker.submit(self._work, checked)
        return key

    def get(self, key: str) -> Checked | None:
        """An article on its way; None where it is not."""
        with self._lock:
            return self._held.get(key)

    def part(self, key: str, name: str) -> bytes:
        """A part of a finished check: its page, or one of the exports."""
        held = self.get(key)
        data = held.parts.get(name) if held else None
        data = data or self._shelf.get(key, name)
        if data is None:
            raise NotFoundError(
                "no checked article is kept under this address", way_out="hand the article in again"
            )
        return data

    def given(self, key: str) -> HandedIn:
        """The article of a check, as it was handed in; of no day."""
        if checked := self.get(key):
            return replace(checked.given, as_of=None)
        held = json.loads(self.part(key, "article.json"))
        return HandedIn(b64decode(held["raw"]), held["name"], _day(held["published"]), None)

    def anew(self, key: str, as_of: date | None) -> str:
        """Begin to check the same article as of another day; its key."""
        return self.hand_in(replace(self.given(key), as_of=as_of))

    def _key(self, article: Article, given: HandedIn) -> str:
        """The same article, days, records and program are the same check."""
        try:
            content = self._desk.content()
        except NoLedgerError:
            content = "none"
        text = hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest()
        days = article.published, given.as_of
        parts = (article.sha256, text, *map(str, days), content, itemized.__version__)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]

    def _work(self, checked: Checked) -> None:
        try:
            checked.stage = "reading"
            checked.found = len(self._desk.claims(checked.article).claims)
            checked.stage = "looking"
            check, bundle = self._desk.bundle(checked.article, as_of=checked.given.as_of)
            if self._key(checked.article, checked.given) != checked.key:
                raise UsageError("records were loaded meanwhile", way_out="hand it in again")
            parts = _parts(checked, check, bundle)
            checked.parts = {} if self._shelf.put(checked.key, parts) else parts
            checked.stage = "done"
        except ItemizedError as error:
            checked.wrong, checked.stage = line_of(error), "failed"
        except Exception as error:  # noqa: BLE001  the reader of the page must hear of any
            said = f"it could not be checked ({type(error).__name__})"
            checked.wrong, checked.stage = said, "failed"


def _parts(checked: Checked, check: CheckAnswer, bundle: bytes) -> dict[str, bytes]:
    """All that is kept of a check."""
    version, given = itemized.__version__, checked.given
    site: dict[str, object] = {
        "key": checked.key,
        "day": str(given.as_of or ""),
        "formats": list(FORMATS),
        "citation": {style: check.cite(style) for style in STYLES},
        "rows": lambda answer: _rows_behind(answer, given.as_of),
        "line": lambda one: _line_of(one, given.as_of),
    }
    article = {
        "raw": b64encode(given.raw).decode(),
        "name": given.name,
        "published": str(given.published or ""),
    }
    return {
        "page.html": check_page(check, version=version, site=site).encode("utf-8", "replace"),
        "report.html": check_page(check, version=version).encode("utf-8", "replace"),
        "report.md": check_markdown(check, version=version).encode("utf-8", "replace"),
        "report.json": json_bytes(to_json(check)),
        "claimreview.json": claimreview_text(check).encode("ascii"),
        "bundle.zip": bundle,
        "article.json": json.dumps(article).encode(),
    }


def _line_of(one: Stated, as_of: date | None) -> str:
    """The page of the line that states a total, as of the day asked about."""
    of = {"file": one.read_from, "table": one.read_as, "after": one.read_at - 1}
    return address("/lines", **of, as_of=as_of)


def _rows_behind(answer: Answer, day: date | None) -> list[tuple[str, str]]:
    """The pages of the rows behind an answer: of a share or a place among others those of the part
    and of the whole. None where no such page holds just these. day: as of which the records were
    taken; what was filed later is in no answer."""
    days = [each for each in (answer.question.as_of, day) if each]
    asked = replace(answer.question, as_of=min(days, default=None))
    if not answer.n or max(len(asked.payers), len(asked.payees)) > _asked.NAMED:
        return []
    if asked.employers:  # whom records name by their employers are told row by row
        counted = [r.entry_key for r in answer.records if r.counted]
        told = len(counted) == answer.n
        return [("", rows_address(key=counted, as_of=asked.as_of))] if told else []
    side = _PART.get(asked.measure)
    if side is None:
        return [("", _rows_of(asked))]
    whole = replace(asked, payers=()) if side == "payers" else replace(asked, payees=())
    return [("its part", _rows_of(asked)), ("all of it", _rows_of(whole))]


#: Measures of a part, and which side of the question is the part and no condition of the whole.
_PART = {"share": "payers", "standing_payer": "payers", "standing_payee": "payees"}


def _rows_of(asked: Question) -> str:
    return rows_address(
        giver=asked.payers,
        recipient=asked.payees,
        candidate=asked.target,
        support_oppose=asked.support_oppose,
        kind=[str(kind) for kind in kinds_of(asked)],
        from_=asked.start,
        to=asked.end and asked.end - timedelta(days=1),
        counted="true",
        as_of=asked.as_of,
        order="largest" if asked.measure in ("largest", "rank") else None,
    )


def _checks(request: Request) -> Checks:
    held: Checks = request.app.state.checks
    return held


@router.get("/check")
def form(request: Request, as_of: _asked.AsOf = None) -> HTMLResponse:
    """Where an article is pasted or uploaded; the day asked about stands in the form."""
    return _form(request, as_of=str(as_of or ""))


def _form(
    request: Request,
    *,
    text: str = "",
    published: str = "",
    as_of: str = "",
    wrong: ItemizedError | None = None,
) -> HTMLResponse:
    """The form, with all that was written into it before."""
    return page(
        request,
        "check.html.j2",
        status=status_of(wrong) if wrong else 200,
        private=wrong is not None,
        text=text,
        published=published,
        filed_by=as_of,
        wrong=line_of(wrong) if wrong else "",
        public=request.app.state.public,
    )


@router.post("/check")
def hand_in(
    request: Request,
    text: Annotated[str, Form()] = "",
    file: Annotated[UploadFile | None, File()] = None,
    published: Annotated[str, Form()] = "",
    as_of: Annotated[str, Form()] = "",
) -> Response:
    """Begin to check an article; what cannot be read is said above the form, which keeps it."""
    raw, name = text.encode("utf-8", "replace"), "-"
    if file is not None and file.filename:
        raw, name = file.file.read(), Path(file.filename).name
    try:
        if name != "-" and not name.lower().endswith(_PAGES):
            raise UsageError(
                "is no .txt or .html file", where=name[:80], way_out="save the article as one"
            )
        if name == "-" and len(text) > _LONGEST:
            raise UsageError(
                f"the text has more than {_LONGEST:,} characters", way_out="hand in one article"
            )
        given = HandedIn(raw, name, _day(published), _day(as_of))
        return RedirectResponse(f"/checked/{_checks(request).hand_in(given)}", 303)
    except ItemizedError as error:
        return _form(request, text=text, published=published, as_of=as_of, wrong=error)


def _day(text: str) -> date | None:
    try:
        return read_day(text) if text.strip() else None
    except ValueError:
        raise UsageError(f"{text[:40]!r} is no date", way_out="write it as 2021-07-26") from None


@router.get("/checked/{key}")
def checked(request: Request, key: str, as_of: _asked.AsOf = None) -> Response:
    """The article with its statements marked, or how far it has come. as_of: the same article as of
    that day, which has an address of its own."""
    if as_of is not None:
        return RedirectResponse(f"/checked/{_checks(request).anew(key, as_of)}", 303)
    held = _checks(request).get(key)
    part = request.headers.get("hx-request") == "true"
    if held is None or held.stage == "done":
        if part:
            return HTMLResponse("", headers={"HX-Redirect": f"/checked/{key}"})
        report = _checks(request).part(key, "page.html")
        found = HTMLResponse(report, headers={"X-Robots-Tag": "noindex, nofollow"})
        return tagged(request, found)
    return page(request, "progress_part.html.j2" if part else "progress.html.j2", checked=held)


@router.post("/checked/{key}/again")
def again(request: Request, key: str, as_of: Annotated[str, Form()] = "") -> Response:
    """The same article beside the records as filings stood on another day."""
    return RedirectResponse(f"/checked/{_checks(request).anew(key, _day(as_of))}", 303)


@router.get("/checked/{key}/{name}")
def export(request: Request, key: str, name: str, as_of: _asked.AsOf = None) -> Response:
    """The answer in another format."""
    if as_of is not None:
        raise UsageError(
            "a file is of the check that its address names, and of the day of that",
            way_out=f"ask for /checked/{key[:40]} as of the day, and take the file of its page",
        )
    if name not in FORMATS:
        raise NotFoundError(f"there is no {name[:40]} of it", way_out="see the links of its page")
    saved = {"Content-Disposition": f'attachment; filename="{name}"'}
    saved["X-Robots-Tag"] = "noindex, nofollow"
    part = _checks(request).part(key, name)
    return tagged(request, Response(part, media_type=FORMATS[name], headers=saved))


@router.get("/replay")
def replay_form(request: Request, as_of: _asked.AsOf = None) -> HTMLResponse:
    """Where a bundle is uploaded. as_of: kept for the pages after it, as this one says."""
    return page(request, "replay.html.j2", private=False, replayed=None, name="", wrong="")


@router.post("/replay")
def replay(request: Request, file: Annotated[UploadFile, File()]) -> HTMLResponse:
    """A bundle's verdicts computed again, from the bundle alone."""
    desk: Desk = request.app.state.desk
    name = Path(file.filename or "bundle.zip").name[:80]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.zip"
        path.write_bytes(file.file.read())
        try:
            replayed, wrong, status = desk.replay(path), "", 200
        except ItemizedError as error:
            # told by the name that the reader knows, and not by where it lies here
            told = type(error)(error.what, where=name, way_out=error.way_out)
            replayed, wrong, status = None, str(told), status_of(error)
    return page(request, "replay.html.j2", status=status, replayed=replayed, name=name, wrong=wrong)
