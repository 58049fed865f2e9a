"""The longer passages of excerpts.txt, the other .txt files here, whose heads say what they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from claims.held.passages import Passage, Want


def _want(line: str) -> Want:
    what, donor, recipient, amount, at = (part.strip() for part in line.split("|"))
    kind, direction = what.split()
    return Want(kind, direction, donor or None, recipient or None, amount or None, at)


def _excerpt(block: str) -> Passage:
    day, *lines = block.strip().split("\n")
    text = "\n".join(line for line in lines if not line.startswith("> ")).strip()
    wants = tuple(_want(line[2:]) for line in lines if line.startswith("> "))
    return Passage(text, wants, date.fromisoformat(day.strip()))


def _read(name: str) -> tuple[Passage, ...]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return tuple(_excerpt(block) for block in text.split("\n===")[1:])


EXCERPTS = _read("excerpts.txt")
FRESH = _read("fresh.txt")
MANNERS = _read("manners.txt")
TURNS = _read("turns.txt")
ROUNDS = _read("rounds.txt")
PAPERS = _read("papers.txt")
OUTLETS = _read("outlets.txt")
BEATS = _read("beats.txt")
BEATS_HELD = _read("beats_held.txt")
DESKS = _read("desks.txt")
DESKS_HELD = _read("desks_held.txt")
WIRE_HELD = _read("wire_held.txt")
OTHERS = _read("others.txt")
DISPATCHES_HELD = _read("dispatches_held.txt")
