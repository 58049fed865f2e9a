"""A file out of a folder that stands in for the publisher's site."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from itemized.errors import FetchError
from itemized.sources._download._kept import Fetched, Job, damage_of, keep, kept, sniff, writing

_BLOCK = 1 << 20


def local_folder(base: str) -> Path | None:
    """The folder that a base address names, with file:// or plain; null where it is on the web."""
    lower = base.lower()
    if lower.startswith(("http://", "https://")):
        return None
    is_url = lower.startswith("file://")
    path = Path(url2pathname(urlsplit(base).path)) if is_url else Path(base).expanduser()
    if not path.is_dir():
        raise FetchError(
            "is neither a folder nor an address that begins with http:// or https://",
            where=base,
            way_out="check --from or ITEMIZED_ADDRESS_*",
        )
    return path


def copy(job: Job, folder: Path) -> Fetched | None:
    """The file, from a folder laid out as the publisher's site or holding just the files.

    Null where it is not in there: a folder seldom holds all that a publisher offers.
    """
    beside = (folder / job.download.path, folder / job.download.name)
    found = next((p for p in beside if p.is_file()), None)
    if found is None:
        return None
    job.run.check()
    job.drop_part()
    _copied(job, found)
    with writing(job.folder):
        why = damage_of(job)
    if why is not None:
        job.drop_part()
        raise FetchError(why, where=str(found), way_out="get that file anew")
    note = {"url": found.resolve().as_uri(), "etag": None, "last_modified": None}
    return keep(job, note, kept(job))


def _copied(job: Job, found: Path) -> None:
    total, done = found.stat().st_size, 0
    with found.open("rb") as f, writing(job.folder), job.part.open("wb") as part:
        while block := f.read(_BLOCK):
            job.run.check()
            if not done:
                sniff(block, job)
            part.write(block)
            part.flush()
            done += len(block)
            job.run.tell(job.download.name, done, total)
