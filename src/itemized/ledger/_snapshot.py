"""Snapshots: which parts make up the ledger, and which snapshot is the current one.

LEDGER/lake/<source>/<table>/<period>/<sha256>.parquet   immutable parts
LEDGER/snapshots/<n>.json                                the parts of snapshot n
LEDGER/CURRENT                                           "<n>", replaced by one rename
LEDGER/hot/<n>.duckdb                                    derived from the parts, rebuildable
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from itemized.errors import LedgerError, NoLedgerError

#: source, table, period (0 for a file that stands by itself), and such a file's name
Place = tuple[str, str, int, str]

FORMAT = 3  # raised when parts or snapshots change so that older code cannot read them
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
    unknown: tuple[tuple[str, str, int], ...] = ()  # column, code that no rule knows, rows
    key: str = ""  # of a file that stands by itself, which only one of its own name replaces

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

    def with_parts(self, new: Iterable[Part]) -> Snapshot:
        """The next snapshot: each new part takes the place of the one it renews."""
        held = {p.place: p for p in self.parts} | {p.place: p for p in new}
        return Snapshot(self.number + 1, tuple(held[k] for k in sorted(held)))

    def same_content(self, other: Snapshot) -> bool:
        """Whether both were made from the same files."""
        return {(p.place, p.sha256, p.file) for p in self.parts} == {
            (p.place, p.sha256, p.file) for p in other.parts
        }


def current(ledger: Path) -> Snapshot | None:
    """The snapshot in force; None where nothing was loaded yet.

    Raises LedgerError where the ledger was written by another version or is damaged.
    """
    try:
        number = int((ledger / "CURRENT").read_text(encoding="ascii"))
    except FileNotFoundError:
        return None
    except NotADirectoryError as e:
        raise LedgerError(
            "is a file and not a folder", where=str(ledger), way_out="choose another with --ledger"
        ) from e
    except PermissionError as e:
        raise LedgerError("there is no permission to read it", where=str(ledger)) from e
    except ValueError as e:
        raise LedgerError(
            "CURRENT is damaged", where=str(ledger), way_out="load the files into a new ledger"
        ) from e
    return read(ledger, number)


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


def read(ledger: Path, number: int) -> Snapshot:
    """A snapshot by its number."""
    name = ledger / "snapshots" / f"{number}.json"
    try:
        held: dict[str, Any] = json.loads(name.read_text(encoding="utf-8"))
        version = held["format"]
    except (FileNotFoundError, ValueError, KeyError, TypeError) as e:
        raise LedgerError(
            f"snapshot {number} is missing or damaged",
            where=str(ledger),
            way_out="load the files into a new ledger",
        ) from e
    if version != FORMAT:
        raise LedgerError(
            f"was written in ledger format {version}, and this itemized reads format {FORMAT}",
            where=str(ledger),
            way_out="load the files into a new ledger with --ledger",
        )
    return Snapshot(number, tuple(_part(p) for p in held["parts"]))


def _part(held: dict[str, Any]) -> Part:
    return Part(**{**held, "unknown": tuple(tuple(u) for u in held.get("unknown", ()))})


def write(ledger: Path, snapshot: Snapshot) -> None:
    """Write a snapshot's list of parts; it is not in force until `put_in_force`."""
    held = {"format": FORMAT, "parts": [asdict(p) for p in snapshot.parts]}
    text = json.dumps(held, indent=1, ensure_ascii=False)
    _write_whole(ledger / "snapshots" / f"{snapshot.number}.json", text)


def put_in_force(ledger: Path, snapshot: Snapshot) -> None:
    """Make a written snapshot the current one: the single step that publishes a load."""
    _write_whole(ledger / "CURRENT", f"{snapshot.number}\n")


def _write_whole(path: Path, text: str) -> None:
    """Write beside, flush to the disk, then rename: a reader sees the old file or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8") as f:
        f.write(text)
        f.flush()
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
    """Remove snapshots older than KEPT, derived databases but the newest two, and parts and
    leavings of broken loads that no kept snapshot names. Only called while the lock is held."""
    kept: list[Snapshot] = [now]
    for name in (ledger / "snapshots").glob("*.json"):
        number = int(name.stem) if name.stem.isdigit() else -1
        if now.number - KEPT <= number < now.number:
            kept.append(read(ledger, number))
        elif number != now.number:
            name.unlink()
    for name in (ledger / "hot").glob("*"):
        if name.name not in {f"{n}.duckdb" for n in (now.number, now.number - 1)}:
            name.unlink()
    named = {p.path for s in kept for p in s.parts}
    for name in (ledger / "lake").rglob("*"):
        if name.is_file() and name.relative_to(ledger).as_posix() not in named:
            name.unlink()
