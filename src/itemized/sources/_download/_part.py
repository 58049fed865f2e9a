"""What of a file has come: how many bytes, of which version, and whether an answer goes on with it.

Two versions are never spliced. A part is gone on with only under a strong validator (RFC 9110
sections 8.8.1 and 13.1.5): an ETag that is not weak, or a Last-Modified well before the answer's
own Date. What then comes must begin at the very byte and be of the same version and length.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from itemized.sources._download._kept import Job, read_json

if TYPE_CHECKING:
    import httpx

_SETTLED = timedelta(minutes=1)  # RFC 9110 section 8.8.2.2: changed long enough before the answer


@dataclass(frozen=True)
class Part:
    """Bytes that can be gone on with, and the version they are of; no bytes where there are none.

    note: url, etag and last_modified, for the manifest. total: bytes of the whole file, where the
    server said so.
    """

    size: int = 0
    validator: str = ""
    total: int | None = None
    note: dict[str, Any] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether all of it is there, and only the name is wanting."""
        return bool(self.size) and self.size == self.total


def part_of(job: Job) -> Part:
    """The part that lies here, where it can be gone on with."""
    held = read_json(job.part_note)
    note, validator, total = held.get("note"), held.get("validator"), held.get("total")
    if not isinstance(note, dict) or note.get("url") != job.url:
        return Part()
    if not isinstance(validator, str) or not validator or not job.part.is_file():
        return Part()
    size = job.part.stat().st_size
    if isinstance(total, int) and size > total:
        return Part()
    return Part(size, validator, total if isinstance(total, int) else None, note)


def begin(job: Job, answer: httpx.Response, total: int | None) -> dict[str, Any]:
    """Write down what the part that now begins is of; what the manifest is to say."""
    headers = answer.headers
    note = {
        "url": job.url,
        "etag": headers.get("ETag"),
        "last_modified": headers.get("Last-Modified"),
    }
    text = json.dumps({"note": note, "validator": _validator(headers), "total": total})
    job.part_note.write_text(text, encoding="utf-8")
    return note


def _validator(headers: httpx.Headers) -> str | None:
    etag = headers.get("ETag", "")
    if etag:
        return None if etag.startswith("W/") else etag
    changed, answered = day_in(headers.get("Last-Modified")), day_in(headers.get("Date"))
    if changed and answered and answered - changed >= _SETTLED:
        return headers["Last-Modified"]
    return None


def day_in(text: str | None) -> datetime | None:
    """The time in a header, with its zone; null where it holds none."""
    try:
        found = parsedate_to_datetime(text or "")
    except ValueError:
        return None
    return found if found.tzinfo else None


def continues(answer: httpx.Response, part: Part) -> bool:
    """Whether an answer goes on with a part: from the very byte, in the very version."""
    unit, _, rest = answer.headers.get("Content-Range", "").partition(" ")
    span, _, total = rest.partition("/")
    first = span.partition("-")[0]
    same = "ETag" if part.note.get("etag") else "Last-Modified"
    return (
        unit == "bytes"
        and first.isdecimal()
        and int(first) == part.size
        and (part.total is None or total in (str(part.total), "*"))
        and answer.headers.get(same) == part.validator
    )
