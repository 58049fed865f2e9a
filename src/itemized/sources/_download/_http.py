"""A file over HTTP: tried again, gone on with where it broke off, checked before it is named."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from itemized.errors import FetchError
from itemized.sources._download._kept import (
    Fetched,
    Job,
    describe,
    is_whole,
    keep,
    kept,
    read_json,
    sniff,
    writing,
)

_TRY_AGAIN = {408, 425, 429, 500, 502, 503, 504}


@dataclass(frozen=True)
class Patience:
    """How long to wait and how often to try again. Times are seconds.

    wait doubles with each try up to longest_wait; a server's Retry-After counts instead, but one
    that asks for more than longest_wait is not waited for.
    """

    tries: int = 5
    wait: float = 1.0
    longest_wait: float = 120.0
    connect: float = 20.0
    read: float = 60.0
    sleep: Callable[[float], None] = time.sleep


class Again(Exception):  # noqa: N818  no error to anybody while the next try may go through
    """The server may answer later; `after` is what it asked for, in seconds."""

    def __init__(self, why: str, after: float | None = None) -> None:
        self.why = why
        self.after = after
        super().__init__(why)


def download(client: httpx.Client, job: Job, patience: Patience) -> Fetched | None:
    """The file, from the network; null where it is optional and not there. Raises FetchError."""
    wait = patience.wait
    for left in reversed(range(patience.tries)):
        try:
            return _try(client, job)
        except (Again, httpx.TransportError) as e:
            after = e.after if isinstance(e, Again) else None
            pause = min(wait, patience.longest_wait) if after is None else after
            if not left or pause > patience.longest_wait:
                raise FetchError(
                    f"could not be fetched ({_why(e)})",
                    where=job.url,
                    way_out="run the same command later; what has come is kept",
                ) from e
            patience.sleep(pause)
            wait *= 2
        except (httpx.HTTPError, httpx.InvalidURL) as e:
            raise FetchError(
                f"could not be fetched ({e})", where=job.url, way_out="check the address"
            ) from e
    raise AssertionError("the last try returns or raises")


def _try(client: httpx.Client, job: Job) -> Fetched | None:
    """The file, in one try; null where it is optional and not there. Raises Again, FetchError."""
    begun, version = _part(job)
    there = None if begun else kept(job)
    headers = (
        {"Range": f"bytes={begun}-", "If-Range": version} if begun else _if_changed(job, there)
    )
    with client.stream("GET", job.url, headers=headers) as answer:
        if answer.status_code == httpx.codes.NOT_MODIFIED and there is not None:
            return there
        if answer.status_code == httpx.codes.NOT_FOUND:
            _not_there(job)
            return None
        _refuse(answer, job)
        resumed = answer.status_code == httpx.codes.PARTIAL_CONTENT
        if resumed and not _goes_on(answer, begun, version):
            job.drop_part()
            raise Again("another part came than the one asked for")
        total = _receive(answer, job, begun if resumed else 0)
        return _finish(job, answer.headers, total)


def _part(job: Job) -> tuple[int, str]:
    """Bytes of the part kept here that can be gone on with, and the ETag they are of."""
    note = read_json(job.part_note)
    etag = note.get("etag")
    # RFC 9110 section 13.1.5: a weak validator must not be used in If-Range.
    strong = isinstance(etag, str) and etag and not etag.startswith("W/")
    if not strong or note.get("url") != job.url or not job.part.is_file():
        return 0, ""
    return job.part.stat().st_size, str(etag)


def _goes_on(answer: httpx.Response, begun: int, version: str) -> bool:
    """Whether a part continues ours: from the very byte, in the very version."""
    return _first_byte(answer) == begun and answer.headers.get("ETag", version) == version


def _if_changed(job: Job, there: Fetched | None) -> dict[str, str]:
    """Headers that ask for the file only if it is another than the one here."""
    if there is None or there.url != job.url:
        return {}
    if there.etag:
        return {"If-None-Match": there.etag}
    return {"If-Modified-Since": there.last_modified} if there.last_modified else {}


def _not_there(job: Job) -> None:
    """FetchError, unless the file need not be there."""
    if job.download.optional:
        return
    raise FetchError(
        "there is no such file at this address (404)",
        where=job.url,
        way_out="check the cycle or year, or give another address with --from",
    )


def _refuse(answer: httpx.Response, job: Job) -> None:
    """Raise where the answer is not the file."""
    status = answer.status_code
    if status in _TRY_AGAIN:
        raise Again(f"the server answers {status}", _retry_after(answer))
    if status == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
        job.drop_part()
        raise Again("the part kept here is no part of the file there")
    if status not in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
        raise FetchError(
            f"the server answers {status}",
            where=job.url,
            way_out="fetch the file by hand and load it, or give another address with --from",
        )


def _retry_after(answer: httpx.Response) -> float | None:
    """Seconds that the server asks to wait: a number, or until a date."""
    text = answer.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (then.astimezone(UTC) - datetime.now(UTC)).total_seconds())


def _first_byte(answer: httpx.Response) -> int | None:
    """Where the part begins that came: "bytes 200-1023/1024" → 200."""
    unit, _, rest = answer.headers.get("Content-Range", "").partition(" ")
    first = rest.partition("-")[0]
    return int(first) if unit == "bytes" and first.isdigit() else None


def _whole_size(answer: httpx.Response, begun: int) -> int | None:
    """Bytes of the whole file, as the server says; None where it does not."""
    if begun:
        size = answer.headers.get("Content-Range", "").rpartition("/")[2]
    else:
        size = answer.headers.get("Content-Length", "")
    return int(size) if size.isdigit() else None


def _receive(answer: httpx.Response, job: Job, begun: int) -> int | None:
    """Write the body behind `begun` bytes; the whole file's size as the server said it."""
    total = _whole_size(answer, begun)
    done = begun
    with writing(job.folder):
        if not begun:
            job.part_note.unlink(missing_ok=True)
        with job.part.open("ab" if begun else "wb") as f:
            if not begun:
                note = {"url": job.url, "etag": answer.headers.get("ETag")}
                job.part_note.write_text(json.dumps(note), encoding="utf-8")
            for chunk in answer.iter_raw():
                if not done:
                    sniff(chunk, job)
                f.write(chunk)
                done += len(chunk)
                job.progress(job.download.name, done, total, "bytes")
    return total


def _finish(job: Job, headers: httpx.Headers, total: int | None) -> Fetched:
    """Check the part that is now all there, and give it its name."""
    size = job.part.stat().st_size
    if total is not None and size < total:
        raise Again(f"{size:,} of {total:,} bytes came")
    if (total is not None and size > total) or not is_whole(job):
        job.drop_part()
        raise Again("it came cut short or mixed up")
    return keep(job, describe(job, job.url, headers.get("ETag"), headers.get("Last-Modified")))


def _why(e: Again | httpx.TransportError) -> str:
    if isinstance(e, Again):
        return e.why if e.after is None else f"{e.why} and asks to wait {e.after:.0f} seconds"
    return str(e) or type(e).__name__
