"""Checking an article in the browser: it is handed in, read and looked up, and its answer kept."""

from __future__ import annotations

import hashlib
import tempfile
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

import itemized
from itemized.claims.checking import to_json
from itemized.desk import Desk
from itemized.errors import ItemizedError, NoLedgerError, NotFoundError, UsageError
from itemized.export.claimreview import claimreview_text
from itemized.export.html import check_page
from itemized.export.markdown import check_markdown
from itemized.model import Article, Check
from itemized.web._shown import json_bytes, page, static_address

router = APIRouter(include_in_schema=False)
_HELD = 40  # checked articles that are kept; older ones are let go
_LINE = 20  # articles that may wait their turn
_LONGEST = 400_000  # characters of an article from a page


@dataclass
class Checked:
    """An article on its way: read, then looked up; or what went wrong."""

    key: str
    article: Article
    as_of: date | None
    stage: str = "waiting"  # waiting, reading, looking, done, failed
    found: int = 0
    check: Check | None = None
    bundle: bytes = b""
    wrong: str = ""


class Checks:
    """The articles handed to this server, each checked once, one at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._held: OrderedDict[str, Checked] = OrderedDict()
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="check")

    def hand_in(self, article: Article, as_of: date | None) -> Checked:
        """Begin to check an article, or give what was begun for the same before."""
        key = self._key(article, as_of)
        with self._lock:
            if key in self._held:
                return self._held[key]
            if (
                sum(c.stage in ("waiting", "reading", "looking") for c in self._held.values())
                >= _LINE
            ):
                raise UsageError(
                    "many articles are waiting already", way_out="try again in a minute"
                )
            checked = self._held[key] = Checked(key, article, as_of)
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        self._worker.submit(self._work, checked)
        return checked

    def get(self, key: str) -> Checked:
        """An article handed in before."""
        with self._lock:
            if key not in self._held:
                raise NotFoundError(
                    "this checked article is no longer kept", way_out="hand it in again"
                )
            return self._held[key]

    def _key(self, article: Article, as_of: date | None) -> str:
        try:
            content = self._desk.content()
        except NoLedgerError:
            content = "none"
        parts = (article.sha256, article.title, article.published, as_of, content)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:20]

    def _work(self, checked: Checked) -> None:
        try:
            checked.stage = "reading"
            checked.found = len(self._desk.claims(checked.article).claims)
            checked.stage = "looking"
            checked.check, checked.bundle = self._desk.bundle(checked.article, as_of=checked.as_of)
            checked.stage = "done"
        except ItemizedError as error:
            checked.wrong, checked.stage = str(error), "failed"
        except Exception as error:  # noqa: BLE001  the reader of the page must hear of any
            checked.wrong, checked.stage = f"it could not be checked ({error})", "failed"


def _checks(request: Request) -> Checks:
    held: Checks = request.app.state.checks
    return held


@router.get("/check")
def form(request: Request) -> HTMLResponse:
    """Where an article is pasted or uploaded."""
    return page(request, "check.html.j2", private=False)


@router.post("/check")
def hand_in(
    request: Request,
    text: Annotated[str, Form(max_length=_LONGEST)] = "",
    file: Annotated[UploadFile | None, File()] = None,
    published: Annotated[str, Form(max_length=10)] = "",
    as_of: Annotated[str, Form(max_length=10)] = "",
) -> RedirectResponse:
    """Begin to check an article."""
    name, raw = "-", text.encode()
    if file is not None and file.filename:
        name, raw = Path(file.filename).name, file.file.read()
        if not name.lower().endswith((".txt", ".html", ".htm", ".xhtml")):
            raise UsageError(
                "is no .txt or .html file", where=name[:80], way_out="save the article as one"
            )
    desk: Desk = request.app.state.desk
    article = desk.article(raw, name=name, published=_day(published))
    checked = _checks(request).hand_in(article, _day(as_of))
    return RedirectResponse(f"/check/{checked.key}", 303)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text.strip() else None
    except ValueError:
        raise UsageError(f"{text!r} is no date", way_out="write it as 2021-07-26") from None


@router.get("/check/{key}")
def checked(request: Request, key: str) -> HTMLResponse:
    """The article with its statements marked, or how far it has come."""
    held = _checks(request).get(key)
    part = request.headers.get("hx-request") == "true"
    if part and held.stage == "done":
        return HTMLResponse("", headers={"HX-Redirect": f"/check/{held.key}"})
    if held.check is not None and held.stage == "done":
        site = {"style": static_address("site.css"), "key": key}
        report = check_page(held.check, version=itemized.__version__, site=site)
        return HTMLResponse(report, headers={"X-Robots-Tag": "noindex, nofollow"})
    return page(request, "progress_part.html.j2" if part else "progress.html.j2", checked=held)


_FORMATS: dict[str, tuple[str, Callable[[Checked, Check], bytes]]] = {
    "report.html": (
        "text/html; charset=utf-8",
        lambda _, c: check_page(c, version=itemized.__version__).encode("utf-8", "replace"),
    ),
    "report.md": (
        "text/markdown; charset=utf-8",
        lambda _, c: check_markdown(c, version=itemized.__version__).encode("utf-8", "replace"),
    ),
    "report.json": ("application/json", lambda _, c: json_bytes(to_json(c))),
    "claimreview.json": ("application/ld+json", lambda _, c: claimreview_text(c).encode("ascii")),
    "bundle.zip": ("application/zip", lambda held, _: held.bundle),
}


@router.get("/check/{key}/{name}")
def export(request: Request, key: str, name: str) -> Response:
    """The answer in another format."""
    held = _checks(request).get(key)
    if name not in _FORMATS or held.check is None:
        raise NotFoundError(f"there is no {name[:40]} of it", way_out="see the links of its page")
    kind, made = _FORMATS[name]
    saved = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(made(held, held.check), media_type=kind, headers=saved)


@router.get("/replay")
def replay_form(request: Request) -> HTMLResponse:
    """Where a bundle is uploaded."""
    return page(request, "replay.html.j2", private=False, replayed=None, name="")


@router.post("/replay")
def replay(request: Request, file: Annotated[UploadFile, File()]) -> HTMLResponse:
    """A bundle's verdicts computed again, from the bundle alone."""
    desk: Desk = request.app.state.desk
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.zip"
        path.write_bytes(file.file.read())
        replayed = desk.replay(path)
    return page(
        request, "replay.html.j2", replayed=replayed, name=Path(file.filename or "bundle.zip").name
    )
