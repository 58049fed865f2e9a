"""One file to fetch, and what of it lies in the folder already."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from itemized.errors import FetchError
from itemized.sources._base import Download
from itemized.sources._download._run import FolderError, Run
from itemized.sources._download._whole import damage, unlike

_MANIFEST = "manifest.json"
_NOT_NOTED = ("path", "how")


@dataclass(frozen=True)
class Fetched:
    """One file of a download, as the manifest keeps it.

    size: bytes. retrieved: when it was written here, UTC, ISO 8601. how: "new"; "unchanged", it lay
    here so; "renewed", the publisher's is another now; "mended", the one here was not what the
    manifest says.
    """

    name: str
    path: Path
    url: str
    etag: str | None
    last_modified: str | None
    sha256: str
    size: int
    retrieved: str
    how: str = "new"

    @property
    def already(self) -> bool:
        """Whether it lay here and still does."""
        return self.how == "unchanged"


@dataclass(frozen=True)
class Job:
    """One file to fetch, and where it goes. check: what to look at where it is not there."""

    download: Download
    folder: Path
    base: str
    run: Run
    check: str = "check the address"

    @property
    def url(self) -> str:
        """The file's address."""
        return f"{self.base.rstrip('/')}/{self.download.path}"

    @property
    def path(self) -> Path:
        """Where the file lies when it is whole."""
        return self.folder / self.download.name

    @property
    def part(self) -> Path:
        """Where it grows."""
        return self.folder / f"{self.download.name}.part"

    @property
    def part_note(self) -> Path:
        """Which address and version the part is of."""
        return self.folder / f"{self.download.name}.part.json"

    def drop_part(self) -> None:
        """Begin again the next time."""
        self.part.unlink(missing_ok=True)
        self.part_note.unlink(missing_ok=True)

    def refuse(self, why: str) -> FetchError:
        """What came is thrown away."""
        self.drop_part()
        return FetchError(why, where=self.url, way_out="open the address in a browser to see why")


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """FolderError in place of what the file system says: no room, no permission."""
    try:
        yield
    except OSError as e:
        raise FolderError(
            f"cannot be written to ({(e.strerror or str(e)).lower()})",
            where=str(folder),
            way_out="make room there, or set ITEMIZED_DOWNLOADS to another folder",
        ) from e


def sniff(head: bytes, job: Job) -> None:
    """FetchError where the first bytes are not of such a file."""
    if (why := unlike(job.download.name, head)) is not None:
        raise job.refuse(why)


def damage_of(job: Job) -> str | None:
    """What is wrong with the part, which is all there; null where nothing shows."""
    size = job.part.stat().st_size

    def told(done: int) -> None:
        job.run.check()
        job.run.tell(f"checking {job.download.name}", done, size)

    found = damage(job.download.name, job.part, told)
    job.run.tell(f"checking {job.download.name}", size, size)
    return found


def keep(job: Job, note: Mapping[str, Any], there: Fetched | None) -> Fetched:
    """Give the part its name and write it into the manifest.

    note: url, etag and last_modified. there: the file that lies here; where what came is the same,
    that one stays. The manifest is written first: killed before the part has its name, the next run
    finds a part that is all there.
    """
    with writing(job.folder):
        sha256 = _sha256(job.part)
        if there is not None and there.sha256 == sha256:
            job.drop_part()
            got = replace(there, **note)
            _note(job, got)
            return got
        got = Fetched(
            name=job.download.name,
            path=job.path,
            sha256=sha256,
            size=job.part.stat().st_size,
            retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
            how="renewed" if there else "mended" if job.path.exists() else "new",
            **note,
        )
        with job.part.open("rb") as f:
            os.fsync(f.fileno())
        job.run.check()
        _note(job, got)
        job.part.replace(job.path)
        job.part_note.unlink(missing_ok=True)
    return got


def _note(job: Job, got: Fetched) -> None:
    facts = {k: v for k, v in asdict(got).items() if k not in _NOT_NOTED}
    with job.run.writing:
        entries = read_json(job.folder / _MANIFEST) | {got.name: facts}
        beside = job.folder / f"{_MANIFEST}.new"
        text = json.dumps(dict(sorted(entries.items())), indent=2)
        beside.write_text(text + "\n", encoding="utf-8")
        beside.replace(job.folder / _MANIFEST)


def kept(job: Job) -> Fetched | None:
    """What the manifest says of the file; null where what lies here is not that file, byte for
    byte."""
    facts = read_json(job.folder / _MANIFEST).get(job.download.name)
    try:
        found = Fetched(path=job.path, **facts) if isinstance(facts, dict) else None
    except TypeError:  # written by another version
        return None
    try:
        same = found is not None and job.path.stat().st_size == found.size
        if found is None or not same or _sha256(job.path) != found.sha256:
            return None
    except OSError:  # not there, or not to be read: then it is to be fetched
        return None
    return replace(found, how="unchanged")


def names_in(folder: Path) -> set[str]:
    """Names of the files that lie in a folder by its manifest."""
    return set(read_json(folder / _MANIFEST))


def _sha256(path: Path) -> str:
    with path.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()


def read_json(path: Path) -> dict[str, Any]:
    """The object in a file; empty where there is none or it was left half written."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
