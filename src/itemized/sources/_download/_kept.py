"""One file to fetch, and what of it lies in the folder already."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from itemized.errors import FetchError
from itemized.model import Progress
from itemized.sources._base import Download

_MANIFEST = "manifest.json"
_MAGIC = {".zip": (b"PK", "zip file"), ".gz": (b"\x1f\x8b", "gzip file")}


@dataclass(frozen=True)
class Fetched:
    """One file of a download, as the manifest keeps it.

    size: bytes. retrieved: when it was written here, UTC, ISO 8601. already: it lay here unchanged.
    """

    name: str
    path: Path
    url: str
    etag: str | None
    last_modified: str | None
    sha256: str
    size: int
    retrieved: str
    already: bool = False


@dataclass(frozen=True)
class Job:
    """One file to fetch, and where it goes."""

    download: Download
    folder: Path
    base: str
    progress: Progress

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


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """FetchError in place of what the file system says: no room, no permission."""
    try:
        yield
    except OSError as e:
        raise FetchError(
            f"cannot be written to ({(e.strerror or str(e)).lower()})",
            where=str(folder),
            way_out="make room there, or set ITEMIZED_DOWNLOADS to another folder",
        ) from e


def sniff(head: bytes, job: Job) -> None:
    """FetchError where the first bytes are not of such a file: a web page, most often."""
    magic, what = _MAGIC.get(job.path.suffix.lower(), (b"", ""))
    page = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    if page or not head.startswith(magic[: len(head)]):
        job.drop_part()
        raise FetchError(
            f"a web page came, and no {what or 'records'}" if page else f"what came is no {what}",
            where=job.url,
            way_out="open the address in a browser to see why",
        )


def is_whole(job: Job) -> bool:
    """Whether the part is a file to its end, as far as its kind shows that."""
    if job.path.suffix.lower() == ".zip":
        return zipfile.is_zipfile(job.part)
    return job.part.stat().st_size > 0


def describe(
    job: Job, url: str, etag: str | None = None, last_modified: str | None = None
) -> Fetched:
    """The part, as the manifest will keep it."""
    with job.part.open("rb") as f:
        digest = hashlib.file_digest(f, "sha256").hexdigest()
    return Fetched(
        name=job.download.name,
        path=job.path,
        url=url,
        etag=etag,
        last_modified=last_modified,
        sha256=digest,
        size=job.part.stat().st_size,
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def keep(job: Job, got: Fetched) -> Fetched:
    """Give the part its name and note it in the manifest."""
    with writing(job.folder):
        job.part.replace(job.path)
        job.part_note.unlink(missing_ok=True)
        facts = {k: v for k, v in asdict(got).items() if k not in ("path", "already")}
        entries = read_json(job.folder / _MANIFEST) | {got.name: facts}
        beside = job.folder / f"{_MANIFEST}.new"
        text = json.dumps(dict(sorted(entries.items())), indent=2)
        beside.write_text(text + "\n", encoding="utf-8")
        beside.replace(job.folder / _MANIFEST)
    return got


def kept(job: Job) -> Fetched | None:
    """What the manifest says of the file; null where it does not lie here as it says."""
    facts = read_json(job.folder / _MANIFEST).get(job.download.name)
    try:
        found = Fetched(path=job.path, **facts) if isinstance(facts, dict) else None
    except TypeError:  # written by another version
        return None
    if found is None or not job.path.is_file() or job.path.stat().st_size != found.size:
        return None
    return replace(found, already=True)


def read_json(path: Path) -> dict[str, Any]:
    """The object in a file; empty where there is none or it was left half written."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
