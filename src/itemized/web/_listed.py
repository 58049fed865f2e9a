"""Rows, lists and files of rows, as the API tells them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any, Literal

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from itemized.answers import Answered, RowsAnswer
from itemized.desk import Desk
from itemized.errors import NoLedgerError
from itemized.export._json import json_value
from itemized.model import NOTICE
from itemized.model_rows import ListAsked, Listed, Row, RowsAsked, row_of
from itemized.web import _asked
from itemized.web._documents import Document
from itemized.web._head import HEAD

Format = Literal["json", "csv", "parquet", "ndjson"]
_KINDS: Mapping[Format, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "ndjson": "application/x-ndjson",
}


def desk(request: Request) -> Desk:
    """The Desk that this server asks."""
    held: Desk = request.app.state.desk
    return held


def provenance(request: Request, as_of: date | None) -> dict[str, Any]:
    """What an answer rests on: the records loaded, the day, the program."""
    try:
        content = desk(request).content()
    except NoLedgerError:  # an article is read without any
        content = None
    return {
        "content_sha256": content,
        "as_of": as_of.isoformat() if as_of else None,
        "itemized": request.app.version,
    }


def rows(
    request: Request,
    asked: RowsAsked,
    after: str | None,
    most: int,
    caveats: tuple[str, ...] = (),
) -> Document:
    """A page of rows. caveats: said besides those of the answer."""
    held = desk(request)
    answer = held.rows_of(_asked.known(held, asked)[0], after=after, limit=most)
    shown = [row(each) for each in answer.rows]
    return Document({"rows": shown, "next": answer.next, **_beside(request, answer, caveats)})


def row(of: Row) -> dict[str, Any]:
    """A row as JSON."""
    held: dict[str, Any] = json_value(vars(of))
    return held


def page(request: Request, asked: ListAsked, after: str | None, most: int) -> Document:
    """A page of a registry or of filings."""
    found = desk(request).listed_of(asked, after=after, limit=most)
    rows = [json_value(each) for each in found.rows]
    return Document({asked.what: rows, "next": found.next, **_beside_list(request, found)})


def entries_file(
    request: Request, asked: RowsAsked, form: Format, caveats: tuple[str, ...] = ()
) -> Response:
    """All the rows asked for as a file. caveats: said besides those of the answer, where the file
    has room for any."""
    held = desk(request)
    answer = held.rows_of(_asked.known(held, asked)[0], limit=1)

    def document() -> Iterator[bytes]:
        beside = _beside(request, answer, caveats)
        return _json(answer, "rows", lambda values: row(row_of(values)), beside)

    return file(request, "entries", form, answer, document)


def list_file(request: Request, asked: ListAsked, form: Format) -> Response:
    """All of a list as a file."""
    answer = desk(request).listed_of(asked, limit=1)

    def document() -> Iterator[bytes]:
        return _json(answer, asked.what, json_value, _beside_list(request, answer))

    return file(request, asked.what, form, answer, document)


def file(
    request: Request,
    name: str,
    form: Format,
    answer: Answered,
    document: Callable[[], Iterable[bytes]],
) -> Response:
    """The table of an answer as a file, sent while its rows are read. document: what it is as
    JSON. What goes wrong before the first rows are there is still told as a problem."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{form}"',
        "X-Notice": NOTICE,
    }
    sent: Iterator[bytes] = iter(())
    if not request.scope.get(HEAD):
        sent = iter(document()) if form == "json" else answer.sent(form)
        sent = chain((next(sent, b""),), sent)
    return StreamingResponse(sent, media_type=_KINDS[form], headers=headers)


def _beside(request: Request, answer: RowsAnswer, caveats: tuple[str, ...] = ()) -> dict[str, Any]:
    """What is said beside rows."""
    return {
        "n": answer.n,
        "total": json_value(answer.total),
        "sums": json_value([of._asdict() for of in answer.sums]),
        "as_of": json_value(answer.asked.as_of),
        "caveats": [*answer.caveats, *caveats],
        "provenance": provenance(request, answer.asked.as_of),
        "notice": NOTICE,
    }


def _beside_list(request: Request, answer: Listed) -> dict[str, Any]:
    """What is said beside a list."""
    return {
        "n": answer.n,
        "as_of": json_value(answer.as_of),
        "caveats": list(answer.caveats),
        "provenance": provenance(request, answer.as_of),
        "notice": NOTICE,
    }


def _json(
    answer: Answered,
    name: str,
    told: Callable[[dict[str, Any]], Any],
    beside: Mapping[str, Any],
) -> Iterator[bytes]:
    """The document of all rows, each on a line of its own."""
    before = f'{{"{name}": [\n'
    with answer.table() as sheet:
        for batch in sheet.batches:
            lines = [json.dumps(told(r), ensure_ascii=False) for r in batch.to_pylist()]
            if lines:
                yield (before + ",\n".join(lines)).encode("utf-8", "replace")
                before = ",\n"
    start = "" if before == ",\n" else before
    rest = json.dumps({"next": None, **beside}, ensure_ascii=False)
    yield f"{start}\n], {rest[1:]}\n".encode("utf-8", "replace")
