"""Snapshots: which parts make up the ledger, and which snapshot is the current one.

LEDGER/lake/<source>/<table>/<period>/<sha256>.parquet   immutable parts; of a file that stands
    by itself with a hash of its name too
LEDGER/snapshots/<n>.json   the parts of snapshot n, with the sha256 of all that it rests on
LEDGER/CURRENT              "<n> <sha256 of <n>.json>", replaced by one rename
LEDGER/hot/<n>.duckdb       derived from the parts, rebuildable
LEDGER/tables/<n>-...       the same as Parquet, where Spark was asked
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from itemized.errors import LedgerError, NoLedgerError

#: source, table, period (0 for a file that stands by itself), and such a file's name
Place = tuple[str, str, int, str]

FORMAT = 5  # raised when parts or snapshots change so that older code cannot read them
DERIVED = 9  # raised when questions need what an earlier derived database has not: it is built anew
_ANEW = "load the files into a new ledger"
KEPT = 2  # snapshots before the current one that can still be read


@dataclass(frozen=True)
class Part:
    """One file's rows of one table, as they lie in the lake."""

    source: str
    table: str
    holds: str
    scope: str
    precedence: int
    period: int
    file: str  # name of the file it was read from, with the zip's member
    sha256: str  # of that file
    retrieved: str  # ISO date
    path: str  # under the ledger, with forward slashes
    rows: int
    rejects: int
    seal: str  # sha256 of the part itself
    unknown: tuple[tuple[str, str, int], ...] = ()  # column, code that no rule knows, rows
    key: str = ""  # of a file that stands by itself, which only one of its own name replaces
    few: bool = False  # the user has said that it is right with however few rows

    @property
    def place(self) -> Place:
        """What a newer file of the same kind replaces."""
        return (self.source, self.table, 0 if self.key else self.period, self.key)

    @property
    def retrieved_day(self) -> date:
        """`retrieved` as a date."""
        return date.fromisoformat(self.retrieved)


@dataclass(frozen=True)
class Snapshot:
    """The parts of the ledger at one time, in a fixed order."""

    number: int
    parts: tuple[Part, ...]
    hot: str = ""  # sha256 of the derived database
    #: bytes and sha256 of people's decisions as they were; later ones are written after them
    decisions: tuple[int, str] = (0, "")
    before: str = ""  # sha256 of the list of the snapshot before
    derived: int = DERIVED  # which form of the derived database was made of it

    def with_parts(self, new: Iterable[Part], gone: Iterable[Part] = ()) -> Snapshot:
        """The next snapshot: each new part in the place of the one it renews; none of `gone`."""
        left = set(self.parts) - set(gone)
        held = {p.place: p for p in left} | {p.place: p for p in new}
        return Snapshot(self.number + 1, tuple(held[k] for k in sorted(held)))

    def same_content(self, other: Snapshot) -> bool:
        """Whether both were made from the same files."""
        return {(p.place, p.sha256, p.file, p.seal, p.few) for p in self.parts} == {
            (p.place, p.sha256, p.file, p.seal, p.few) for p in other.parts
        }

    @property
    def content(self) -> str:
        """One hash of what is in it: the same for the same files, in whatever order they came."""
        told = sorted(
            [*p.place, p.sha256, p.file, p.rows, p.rejects, *(["few"] if p.few else [])]
            for p in self.parts
        )
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()

    def text(self) -> str:
        """The list as it is written."""
        told = {name: getattr(self, name) for name in ("hot", "decisions", "before", "derived")}
        held = {"format": FORMAT, **told, "parts": [asdict(p) for p in self.parts]}
        return json.dumps(held, indent=1, ensure_ascii=False)


def current(ledger: Path) -> Snapshot | None:
    """The snapshot in force; None where nothing was loaded yet.

    Raises LedgerError where the ledger was written by another version or is damaged.
    """
    while (named := named_now(ledger)) is not None:
        try:
            return read(ledger, *named)
        except LedgerError:
            # Loads meanwhile may have cleared away the list that was in force a moment ago.
            if named_now(ledger) == named:
                raise
    return None


def named_now(ledger: Path) -> tuple[int, str] | None:
    """The number that CURRENT names and the sha256 of its list; None where there is none."""
    try:
        return _named((ledger / "CURRENT").read_text(encoding="ascii"))
    except FileNotFoundError as e:
        # The list of a first load may lie there without it; where there were more, it was lost.
        if any(int(p.stem) > 1 for p in (ledger / "snapshots").glob("*.json") if p.stem.isdigit()):
            raise LedgerError("CURRENT is missing", where=str(ledger), way_out=_ANEW) from e
        return None
    except NotADirectoryError as e:
        raise LedgerError(
            "is a file and not a folder", where=str(ledger), way_out="choose another with --ledger"
        ) from e
    except PermissionError as e:
        raise LedgerError("there is no permission to read it", where=str(ledger)) from e
    except ValueError as e:
        raise LedgerError("CURRENT is damaged", where=str(ledger), way_out=_ANEW) from e


def moved_on(ledger: Path, held: Snapshot) -> bool:
    """Whether another snapshot than this is in force by now."""
    named = named_now(ledger)
    return named is not None and named[0] != held.number


def _named(text: str) -> tuple[int, str]:
    """The number of the snapshot in force and the sha256 of its list ("" before format 4)."""
    found = re.fullmatch(r"(\d+)(?: ([0-9a-f]{64}))?\n", text)
    if not found:
        raise ValueError(text)
    return int(found[1]), found[2] or ""


def in_force(ledger: Path) -> Snapshot:
    """The snapshot in force; NoLedgerError where there is none."""
    snapshot = current(ledger)
    if snapshot is None:
        raise NoLedgerError(
            "nothing is loaded here yet",
            where=str(ledger),
            way_out="load records with: itemized load SOURCE PATH",
        )
    return snapshot


def read(ledger: Path, number: int, seal: str | None = None) -> Snapshot:
    """A snapshot by its number. seal: the sha256 that its list must have."""
    try:
        data = list_path(ledger, number).read_bytes()
        held: dict[str, Any] = json.loads(data)
        version = held["format"]
        if version == FORMAT and seal is not None and hashlib.sha256(data).hexdigest() != seal:
            raise ValueError(number)
    except (FileNotFoundError, ValueError, KeyError, TypeError) as e:
        raise LedgerError(
            f"snapshot {number} is missing or damaged",
            where=str(ledger),
            way_out=_ANEW,
        ) from e
    if version != FORMAT:
        raise LedgerError(
            f"was written in ledger format {version}, and this itemized reads format {FORMAT}",
            where=str(ledger),
            way_out="load the files into a new ledger with --ledger",
        )
    size, decided = held["decisions"]
    parts = tuple(_part(p) for p in held["parts"])
    derived = held.get("derived", 0)
    return Snapshot(number, parts, held["hot"], (size, decided), held["before"], derived)


def _part(held: dict[str, Any]) -> Part:
    return Part(**{**held, "unknown": tuple(tuple(u) for u in held.get("unknown", ()))})


def write(ledger: Path, snapshot: Snapshot) -> None:
    """Write a snapshot's list of parts; it is not in force until `put_in_force`."""
    _write_whole(list_path(ledger, snapshot.number), snapshot.text())


def put_in_force(ledger: Path, snapshot: Snapshot) -> None:
    """Make a written snapshot the current one: the single step that publishes a load."""
    seal = hashlib.sha256(snapshot.text().encode()).hexdigest()
    _write_whole(ledger / "CURRENT", f"{snapshot.number} {seal}\n")


def list_path(ledger: Path, number: int) -> Path:
    """Where the list of a snapshot's parts lies."""
    return ledger / "snapshots" / f"{number}.json"


def _write_whole(path: Path, text: str) -> None:
    """Write beside, then put in place: a reader sees the old file or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8", newline="")
    put(beside, path)


def put(beside: Path, path: Path) -> None:
    """Give a written file its name once all of it lies on the disk, and its name as well: what
    names it afterward never outlives it, also where the power fails."""
    with beside.open("rb+") as f:
        os.fsync(f.fileno())
    beside.replace(path)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def hot_path(ledger: Path, number: int) -> Path:
    """Where a snapshot's derived database lies."""
    return ledger / "hot" / f"{number}.duckdb"


def prune(ledger: Path, now: Snapshot) -> None:
    """Remove snapshots older than KEPT, derived databases but the newest two with their tables for
    Spark, and parts and leavings of broken loads that no kept snapshot names. Only called while the
    lock is held.

    What cannot be removed stays for the next load: no answer rests on it.
    """
    kept: list[Snapshot] = [now]
    for name in (ledger / "snapshots").glob("*"):
        number = int(name.stem) if name.suffix == ".json" and name.stem.isdigit() else -1
        if number == now.number:
            continue
        try:
            if not now.number - KEPT <= number < now.number:
                raise LookupError(number)
            kept.append(read(ledger, number))
        except (LedgerError, LookupError):  # an earlier list that is damaged keeps nothing
            _remove(name)
    # DuckDB spills what a reader sorts into <n>.duckdb.tmp beside the database
    newest = re.compile(rf"({now.number}|{now.number - 1})(\.duckdb(\.tmp)?|-[0-9a-f]+)")
    for name in (*(ledger / "hot").glob("*"), *(ledger / "tables").glob("*")):
        if not newest.fullmatch(name.name):
            _remove(name)
    named = {p.path for s in kept for p in s.parts}
    for name in (ledger / "lake").rglob("*"):
        if name.is_file() and name.relative_to(ledger).as_posix() not in named:
            _remove(name)
    for name in (ledger / "tmp").glob("*"):
        _remove(name)


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
