"""What a load did: file by file, and which files it passed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from itemized.model import Coverage
from itemized.model_files import Loaded


@dataclass(frozen=True)
class PassedOver:
    """A file of a folder, or a member of a zip, of which nothing was read, and why not."""

    file: str
    why: str


@dataclass(frozen=True)
class LoadReport:
    """All files of one load, and the snapshot they are in.

    replaced: files that took the place of one of another name, each with that one.
    """

    loads: tuple[Loaded, ...]
    snapshot: str
    passed_over: tuple[PassedOver, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class CoverageDated(Coverage):
    """The same with the first and last day of the file's payments, complete or not."""

    dated_from: date | None = None
    dated_through: date | None = None


@dataclass(frozen=True)
class FileLine:
    """A line of a loaded file. said: what it says, by the names of what is read of it; several such
    where a line holds several. reason: why it could not be used. text: such a line as it stands,
    None where the file's lines may hold street addresses."""

    line: int
    filing_key: str | None = None
    party_id: str | None = None
    said: tuple[Mapping[str, Any], ...] = ()
    reason: str | None = None
    text: str | None = None


@dataclass(frozen=True)
class FileLines:
    """A page of the lines of a table of a loaded file. n: lines in all."""

    source: str
    table: str
    scope: str
    holds: str
    file: str
    sha256: str
    rows: tuple[FileLine, ...]
    next: int | None  # the number of the line that the page after begins behind; None on the last
    n: int
