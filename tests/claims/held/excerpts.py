"""The longer passages of excerpts.txt, whose head says what they are and how they are marked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from claims.held.passages import Passage, Want

_FILE = Path(__file__).with_name("excerpts.txt")


def _want(line: str) -> Want:
    what, donor, recipient, amount, at = (part.strip() for part in line.split("|"))
    kind, direction = what.split()
    return Want(kind, direction, donor or None, recipient or None, amount or None, at)


def _excerpt(block: str) -> Passage:
    day, *lines = block.strip().split("\n")
    text = "\n".join(line for line in lines if not line.startswith("> ")).strip()
    wants = tuple(_want(line[2:]) for line in lines if line.startswith("> "))
    return Passage(text, wants, date.fromisoformat(day.strip()))


EXCERPTS = tuple(_excerpt(b) for b in _FILE.read_text(encoding="utf-8").split("\n===")[1:])
