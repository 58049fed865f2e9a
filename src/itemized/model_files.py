"""The words for what loading one file came to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Loaded:
    """What one file came to: rows = entries + merged + rejects."""

    file: str
    table: str
    rows: int
    entries: int
    merged: int
    rejects: int
    seconds: float
    already: bool = False  # the very same file was loaded before
    unknown: tuple[tuple[str, str, int], ...] = ()  # codes not known, kept: column, code, rows
    cut_short: bool = False  # its last line does not end: it may have been cut short
