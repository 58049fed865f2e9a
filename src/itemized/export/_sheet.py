"""What formats of data share: a sheet of rows, files written whole, and the manifest with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from itemized.export._about import About

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Sheet:
    """Rows with one set of columns, to be read once from front to back.

    columns: what each says; a column without a word is told by its name alone.
    """

    name: str  # of letters and _, as a file's name takes it
    title: str
    columns: Mapping[str, str]
    batches: pa.RecordBatchReader


@dataclass(frozen=True)
class Written:
    """A file that was written."""

    path: Path
    rows: int | None  # None where it holds none of its own
    bytes: int
    sha256: str


def write_whole(path: Path, write: Callable[[IO[bytes]], int | None]) -> Written:
    """Write a file beside and put it in place; `write` gives the number of its rows."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            rows = write(file)
        with beside.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        size = beside.stat().st_size
        beside.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        beside.unlink(missing_ok=True)
    return Written(path, rows, size, digest)


def write_manifest(path: Path, about: About, files: Iterable[Written], **more: Any) -> None:
    """What lies in the files, their sha256, what was asked of which records, and the notice."""
    held = {
        "files": [
            {"path": f.path.name, "bytes": f.bytes, "sha256": f.sha256, "rows": f.rows}
            for f in files
        ],
        **more,
        **about.facts(),
    }
    write_json(path, held)


def manifest_of(path: Path) -> Path:
    """Where the manifest of a single file lies: beside it."""
    return path.with_name(f"{path.name}.manifest.json")


def write_json(path: Path, document: Any) -> Written:
    """A document as a file."""
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"

    def write(file: IO[bytes]) -> None:
        file.write(text.encode("utf-8", "replace"))

    return write_whole(path, write)


def described(sheet: Sheet) -> dict[str, str]:
    """Each column of a sheet and what it says."""
    return {name: sheet.columns.get(name, "") for name in sheet.batches.schema.names}
