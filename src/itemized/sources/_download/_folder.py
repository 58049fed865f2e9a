"""A file out of a folder that stands in for the publisher's site."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from itemized.errors import FetchError
from itemized.sources._download._kept import Fetched, Job, describe, keep, kept, sniff, writing


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
    there = (folder / job.download.path, folder / job.download.name)
    found = next((p for p in there if p.is_file()), None)
    if found is None:
        return None
    with writing(job.folder):
        job.drop_part()
        with found.open("rb") as f:
            sniff(f.read(64), job)
        shutil.copyfile(found, job.part)
        got = describe(job, found.resolve().as_uri())
        job.progress(job.download.name, got.size, got.size, "bytes")
        same = kept(job)
        if same is not None and same.sha256 == got.sha256:
            job.drop_part()
            return same
        return keep(job, got)
