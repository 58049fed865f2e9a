"""What people decided on who is who: rows appended to one CSV in the ledger, never edited.

A decision binds ways of writing, as they are written, and not entities: it holds whatever is loaded
or built anew afterward. Undoing one is a row of its own.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from itemized.errors import InputError, LedgerError
from itemized.ledger._snapshot import put

FILE = "decisions.csv"
VERBS = ("same", "different", "undo")
_SIDE = ("name", "kind", "city", "state", "zip", "employer", "occupation", "id")
COLUMNS = (
    "number",
    "day",
    "decision",
    *(f"{s}_{c}" for s in "ab" for c in _SIDE),
    "undoes",
    "because",
)


@dataclass(frozen=True)
class Written:
    """A way of writing as it stands in the records, or a party's id alone."""

    name: str | None = None
    kind: str | None = None
    city: str | None = None
    state: str | None = None
    zip: str | None = None
    employer: str | None = None
    occupation: str | None = None
    id: str | None = None

    def __str__(self) -> str:
        place = ", ".join(x for x in (self.city, self.state) if x)
        return " · ".join(x for x in (self.name, place, self.employer, self.id) if x)


@dataclass(frozen=True)
class Decision:
    """That two ways are the same or different, or that an earlier decision no longer holds."""

    number: int
    day: date
    verb: str
    because: str
    a: Written = Written()
    b: Written = Written()
    undoes: int | None = None
    holds: bool = True  # not undone, and no undoing itself


def all_decisions(ledger: Path) -> tuple[Decision, ...]:
    """Every decision in the order taken; `holds` says which are in force."""
    try:
        text = (ledger / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    return parse(text, str(ledger / FILE))


def parse(text: str, where: str) -> tuple[Decision, ...]:
    """Decisions out of a CSV. Raises InputError, naming the line, where one cannot be read."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise InputError(
            "has other columns than decisions have",
            where=where,
            way_out="export them with: itemized decisions --export FILE",
        )
    found = [_decision(row, f"{where}:{line}") for line, row in enumerate(reader, 2)]
    undone = {d.undoes for d in found if d.undoes is not None}
    return tuple(replace(d, holds=d.verb != "undo" and d.number not in undone) for d in found)


def _decision(row: Mapping[str, str], where: str) -> Decision:
    try:
        sides = [Written(**{c: row[f"{s}_{c}"] or None for c in _SIDE}) for s in "ab"]
        number, day = int(row["number"]), date.fromisoformat(row["day"])
        undoes = int(row["undoes"]) if row["undoes"] else None
    except (ValueError, TypeError, KeyError) as e:
        raise InputError(
            "is no decision", where=where, way_out="mend or leave out that line"
        ) from e
    whole = undoes is not None if row["decision"] == "undo" else all(s.name or s.id for s in sides)
    if row["decision"] not in VERBS or not whole or not row["because"]:
        raise InputError(
            "says not what was decided, on whom, or why",
            where=where,
            way_out="mend or leave out that line",
        )
    return Decision(number, day, row["decision"], row["because"], sides[0], sides[1], undoes)


def as_csv(decisions: Sequence[Decision]) -> str:
    """The decisions as one CSV, which `parse` reads again."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for d in decisions:
        sides = [getattr(s, f.name) or "" for s in (d.a, d.b) for f in fields(Written)]
        writer.writerow([d.number, d.day.isoformat(), d.verb, *sides, d.undoes or "", d.because])
    return text.getvalue()


def append(ledger: Path, new: Sequence[Decision]) -> None:
    """Write decisions after those held, whole or not at all."""
    held = [*all_decisions(ledger), *new]
    beside = ledger / (FILE + ".new")
    try:
        beside.write_text(as_csv(held), encoding="utf-8")
        put(beside, ledger / FILE)
    except OSError as e:
        raise LedgerError(
            "decisions cannot be written",
            where=str(ledger),
            way_out="check its permissions and the disk",
        ) from e


def cited(ledger: Path) -> list[tuple[object, ...]]:
    """The sides of the decisions in force: number, side, verb, and what is written."""
    rows: list[tuple[object, ...]] = []
    for d in all_decisions(ledger):
        if d.holds:
            for side, w in (("a", d.a), ("b", d.b)):
                rows.append((d.number, side, d.verb, len(rows), *(getattr(w, c) for c in _SIDE)))
    return rows
