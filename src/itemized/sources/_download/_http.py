"""A file over HTTP: tried again, gone on with where it broke off, checked before it is named."""

from __future__ import annotations

from shutil import disk_usage
from typing import Any

import httpx

from itemized.errors import FetchError
from itemized.sources._download._kept import (
    Fetched,
    Job,
    damage_of,
    keep,
    kept,
    sniff,
    writing,
)
from itemized.sources._download._part import Part, begin, continues, day_in, part_of
from itemized.sources._download._run import FolderError, Pace, Patience
from itemized.sources._download._whole import ends_itself
from itemized.sources._public import is_public, resolve

_TRY_AGAIN = {408, 425, 429, 500, 502, 503, 504}
_NOT_THERE = {404, 410}
_STEPS = 1000  # of a file: with each the tries begin anew, so that they come to an end
_LARGE = 1 << 30  # bytes of a file whose length is not known


class Again(Exception):  # noqa: N818  no error to anybody while the next try may go through
    """The server may answer later; `after` is what it asked for, in seconds."""

    def __init__(self, why: str, after: float | None = None) -> None:
        self.why = why
        self.after = after
        super().__init__(why)


def download(client: httpx.Client, job: Job) -> Fetched | None:
    """The file, from the network; null where it is optional and not there. Raises FetchError."""
    patience = job.run.patience
    there = kept(job)
    left, wait = patience.tries, patience.wait
    furthest = part_of(job).size
    while True:
        job.run.turn()
        try:
            return _try(client, job, there)
        except (httpx.UnsupportedProtocol, httpx.LocalProtocolError) as e:
            raise _cannot(job, str(e), "check the address") from e
        except (Again, httpx.TransportError) as e:
            come = part_of(job)
            if come.size - furthest > (come.total or _LARGE) // _STEPS:  # the line is not dead
                left, wait, furthest = patience.tries, patience.wait, come.size
            left -= 1
            after = e.after if isinstance(e, Again) else None
            pause = min(wait, patience.longest_wait) if after is None else after
            if not left or pause > patience.longest_wait:
                later = "run the same command later; what has come is kept"
                raise _cannot(job, _why(e), later) from e
            job.run.hold(pause)
            wait *= 2
        except (httpx.HTTPError, httpx.InvalidURL) as e:
            raise _cannot(job, str(e), "check the address") from e


def _cannot(job: Job, why: str, way_out: str) -> FetchError:
    return FetchError(f"could not be fetched ({why})", where=job.url, way_out=way_out)


def _why(e: Again | httpx.TransportError) -> str:
    if isinstance(e, Again):
        return e.why if e.after is None else f"{e.why} and asks to wait {e.after:.0f} seconds"
    return str(e) or type(e).__name__


def _try(client: httpx.Client, job: Job, there: Fetched | None) -> Fetched | None:
    """The file, in one try; null where it is optional and not there. Raises Again, FetchError."""
    part = part_of(job)
    with client.stream("GET", job.url, headers=_asking(job, part, there)) as answer:
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            if part.complete:
                return _finish(job, part.note, there, in_one=False)
            if there is not None:
                return there
        if answer.status_code in _NOT_THERE:
            if there is None and not job.download.optional:
                raise FetchError(
                    "there is no such file at this address (404)", where=job.url, way_out=job.check
                )
            return there
        _refuse(answer, job)
        on = answer.status_code == httpx.codes.PARTIAL_CONTENT
        if on and not continues(answer, part):
            job.drop_part()
            raise Again("another part came than the one asked for")
        total, note = _receive(answer, job, part if on else None)
    size = job.part.stat().st_size
    if total is not None and size < total:
        raise Again(f"{size:,} of {total:,} bytes came")
    return _finish(job, note, there, in_one=not on)


def _asking(job: Job, part: Part, there: Fetched | None) -> dict[str, str]:
    """Headers that ask for the rest of a part, or for a file other than the one here."""
    if part.size and not part.complete:
        return {"Range": f"bytes={part.size}-", "If-Range": part.validator}
    if part.complete:
        etag, changed = part.note.get("etag"), part.note.get("last_modified")
    elif there is not None and there.url == job.url:
        etag, changed = there.etag, there.last_modified
    else:
        return {}
    if etag:
        return {"If-None-Match": etag}
    return {"If-Modified-Since": changed} if changed else {}


def _refuse(answer: httpx.Response, job: Job) -> None:
    """Raise where the answer is not the file."""
    status = answer.status_code
    if status in _TRY_AGAIN:
        raise Again(f"the server answers {status}", _retry_after(answer, job.run.patience))
    if status == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
        job.drop_part()
        raise Again("the part kept here is no part of the file there")
    if status not in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
        raise FetchError(
            f"the server answers {status}",
            where=job.url,
            way_out="fetch the file by hand and load it, or give another address with --from",
        )
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise job.refuse("it came packed, though it was asked for as it is")
    told = "Content-Length" in answer.headers or "Transfer-Encoding" in answer.headers
    if not told and not ends_itself(job.download.name):
        raise job.refuse("the server does not say how long it is, so a cut would not show")


def _retry_after(answer: httpx.Response, patience: Patience) -> float | None:
    """Seconds that the server asks to wait: a number, or until a date."""
    text = answer.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdecimal():
        return float(text)
    then = day_in(text)
    return max(0.0, (then - patience.now()).total_seconds()) if then else None


def _whole_size(answer: httpx.Response, *, on: bool) -> int | None:
    """Bytes of the whole file, as the server says; None where it does not."""
    if on:
        size = answer.headers.get("Content-Range", "").rpartition("/")[2]
    else:
        size = answer.headers.get("Content-Length", "")
    return int(size) if size.isdecimal() else None


def _receive(
    answer: httpx.Response, job: Job, part: Part | None
) -> tuple[int | None, dict[str, Any]]:
    """Write the body, behind a part where there is one; the whole file's size, and its note."""
    total = _whole_size(answer, on=part is not None)
    if part is not None and total is None:
        total = part.total
    done = part.size if part is not None else 0
    job.run.check()
    _check_room(job, total, done)
    pace = Pace(job.run.patience, done)
    with writing(job.folder):
        if part is None:
            job.part_note.unlink(missing_ok=True)
        with job.part.open("ab" if part is not None else "wb") as f:
            note = part.note if part is not None else begin(job, answer, total)
            for chunk in answer.iter_raw():
                job.run.check()
                if not done:
                    sniff(chunk, job)
                f.write(chunk)
                f.flush()  # so that nothing is left to write when all is to stop
                done += len(chunk)
                _check_amount(job, done, pace)
                job.run.tell(job.download.name, done, total)
    if total is None:
        job.run.tell(job.download.name, done, done)
    return total, note


def _check_room(job: Job, total: int | None, done: int) -> None:
    """Refuse, before it comes, a file that is too large for anything or for the disk."""
    most = job.run.patience.most
    if total is not None and total > most:
        raise job.refuse(f"it is {total:,} bytes long, and no file may have more than {most:,}")
    free = disk_usage(job.folder).free
    if total is not None and total - done > free:
        raise FolderError(
            f"has {free:,} bytes left, and {total - done:,} are to come",
            where=str(job.folder),
            way_out="make room there, or set ITEMIZED_DOWNLOADS to another folder",
        )


def _check_amount(job: Job, done: int, pace: Pace) -> None:
    if done > job.run.patience.most:
        raise job.refuse(f"more than {job.run.patience.most:,} bytes came")
    if pace.too_slow(done):
        raise _cannot(
            job,
            f"it comes slower than {job.run.patience.slowest:,} bytes a second",
            "run the same command later; what has come is kept",
        )


def led_on(answer: httpx.Response) -> None:
    """FetchError where an answer leads from the web to what only this machine or network reaches,
    or to where it would come unencrypted."""
    if not answer.has_redirect_location:
        return
    here, to = answer.request.url, answer.request.url.join(answer.headers["Location"])
    if here.scheme == "https" and to.scheme == "http":
        why = "without encryption"
    elif to.host != here.host and not _open(to) and _open(here):
        why = "on this network"
    else:
        return
    raise FetchError(
        f"leads on to {to.host}, {why}",
        where=str(here),
        way_out="fetch the file by hand and load it, or give another address with --from",
    )


def _open(url: httpx.URL) -> bool:
    try:
        return all(map(is_public, resolve(url.host, url.port or 443)))
    except (OSError, ValueError):
        return True  # no such host, as whoever connects to it will say


def _finish(job: Job, note: dict[str, Any], there: Fetched | None, *, in_one: bool) -> Fetched:
    """Check the part that is now all there, and give it its name.

    in_one: it came in one answer, so that what is wrong with it is so at the publisher too.
    """
    with writing(job.folder):
        why = damage_of(job)
    if why is None:
        return keep(job, note, there)
    if in_one:
        raise job.refuse(why)
    job.drop_part()
    raise Again(why)
