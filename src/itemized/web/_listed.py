"""Rows, lists and files of rows, as the API tells them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, Literal

from fastapi import Request
from fastapi.responses import FileResponse, Response, StreamingResponse
from starlette.background import BackgroundTask

from itemized.answers import RowsAnswer
from itemized.desk import Desk
from itemized.export import csv as csv_format
from itemized.export._json import json_value
from itemized.model import NOTICE
from itemized.model_rows import Row, RowsAsked, row_of
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
    return {
        "content_sha256": desk(request).content(),
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


def page(
    request: Request,
    what: str,
    by: str | None,
    name: str | None,
    after: str | None,
    most: int,
    as_of: date | None,
) -> Document:
    """A page of a registry or of filings."""
    found = desk(request).listed(what, by=by, name=name, after=after, limit=most, as_of=as_of)
    return Document(
        {
            what: [json_value(each) for each in found.rows],
            "next": found.next,
            "n": found.n,
            "as_of": json_value(found.as_of),
            "caveats": list(found.caveats),
            "provenance": provenance(request, found.as_of),
            "notice": NOTICE,
        }
    )


def file(
    request: Request, asked: RowsAsked, form: Format, caveats: tuple[str, ...] = ()
) -> Response:
    """All the rows asked for as a file; JSON and CSV are sent while the rows are read. caveats:
    said besides those of the answer, where the file has room for any."""
    held = desk(request)
    answer = held.rows_of(_asked.known(held, asked)[0], limit=0)
    about = {
        "Content-Disposition": f'attachment; filename="entries.{form}"',
        "X-Notice": NOTICE,
    }
    sent: dict[str, Callable[[], Iterator[bytes]]] = {
        "json": lambda: _json(request, answer, caveats),
        "csv": lambda: _csv(answer),
    }
    if request.scope.get(HEAD):
        return StreamingResponse(iter(()), media_type=_KINDS[form], headers=about)
    if form in sent:
        return StreamingResponse(sent[form](), media_type=_KINDS[form], headers=about)
    folder = ExitStack()
    path = Path(folder.enter_context(tempfile.TemporaryDirectory())) / f"entries.{form}"
    if form == "parquet":
        answer.export(parquet=path)
    else:
        answer.export(ndjson=path)
    return FileResponse(
        path, media_type=_KINDS[form], headers=about, background=BackgroundTask(folder.close)
    )


def _beside(request: Request, answer: RowsAnswer, caveats: tuple[str, ...] = ()) -> dict[str, Any]:
    """What is said beside rows."""
    return {
        "n": answer.n,
        "total": json_value(answer.total),
        "as_of": json_value(answer.asked.as_of),
        "caveats": [*answer.caveats, *caveats],
        "provenance": provenance(request, answer.asked.as_of),
        "notice": NOTICE,
    }


def _csv(answer: RowsAnswer) -> Iterator[bytes]:
    with answer.basis.run(answer.sql) as batches:
        yield from csv_format.lines(batches)


def _json(request: Request, answer: RowsAnswer, caveats: tuple[str, ...] = ()) -> Iterator[bytes]:
    """The document of all rows, each on a line of its own."""
    yield b'{"rows": ['
    before = "\n"
    with answer.basis.run(answer.sql) as batches:
        for batch in batches:
            told = [json.dumps(row(row_of(r)), ensure_ascii=False) for r in batch.to_pylist()]
            if told:
                yield (before + ",\n".join(told)).encode("utf-8", "replace")
                before = ",\n"
    beside = json.dumps({"next": None, **_beside(request, answer, caveats)}, ensure_ascii=False)
    yield f"\n], {beside[1:]}\n".encode("utf-8", "replace")
