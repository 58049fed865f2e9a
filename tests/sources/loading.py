"""A ledger of one or several sources in a folder of its own, and files made worse on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from itemized import entities, ledger
from itemized.ledger import Reader
from itemized.model_loads import LoadReport
from itemized.settings import Settings
from itemized.sources._base import Source

SAMPLES = Path(__file__).parents[1] / "samples"


@dataclass(frozen=True)
class Bench:
    """Where sources are loaded and asked."""

    folder: Path
    sources: tuple[Source, ...]

    @property
    def settings(self) -> Settings:
        return Settings(ledger=self.folder / "ledger", downloads=self.folder / "downloads")

    def load(self, *paths: Path, source: str = "", period: int | None = None) -> LoadReport:
        held = {s.name: s for s in self.sources}
        meant = held[source] if source else self.sources[0]
        writer = ledger.Writer(self.settings, held, entities.identify)
        return writer.load(meant, paths, period, fewer=True)  # files here are of any few rows

    def put(self, name: str, data: bytes | str) -> Path:
        path = self.folder / "given" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def rows(self, query: str, **params: Any) -> list[tuple[Any, ...]]:
        with Reader(self.settings) as reader:
            return reader.rows(query, params)

    def rejects(self) -> list[tuple[Any, ...]]:
        return self.rows("SELECT table_name, line, reason FROM rejects ORDER BY ALL")

    def counted(self) -> list[tuple[Any, ...]]:
        return self.rows(
            "SELECT kind, why_not, count(*), sum(amount)::VARCHAR FROM entries GROUP BY ALL ORDER BY ALL"
        )


def worse(path: Path, delimiter: bytes) -> list[Any]:
    """The file with one kind of damage in each copy, as parameters named for the damage."""
    return [pytest.param(data, id=name) for name, data in _worse(path.read_bytes(), delimiter)]


def _worse(data: bytes, delimiter: bytes) -> Iterator[tuple[str, bytes]]:
    lines = data.splitlines(keepends=True)
    middle = next(n for n in range(len(lines) // 2, len(lines)) if lines[n].count(delimiter) > 2)

    def with_line(line: bytes) -> bytes:
        return b"".join([*lines[:middle], line, *lines[middle + 1 :]])

    victim = lines[middle]
    fields = victim.split(delimiter)
    yield "a line cut short", with_line(victim[: len(victim) // 2] + b"\n")
    yield "the file cut short", data[: len(data) - len(lines[-1]) // 2 - 1]
    yield "no last line end", data.rstrip(b"\r\n")
    yield "NUL bytes", with_line(victim.replace(b"e", b"\0", 2))
    yield "a stray tab", with_line(victim[:9] + b"\t" + victim[9:])
    yield "a stray quote", with_line(victim[: len(victim) // 3] + b'"' + victim[len(victim) // 3 :])
    yield "a stray delimiter", with_line(fields[0] + delimiter + delimiter.join(fields))
    yield "Latin-1", with_line(victim.replace(b"a", b"\xe9", 2))
    yield "broken UTF-8", with_line(victim.replace(b"a", b"\xc3\x28", 1))
    yield (
        "swapped columns",
        with_line(delimiter.join([fields[-2], *fields[1:-2], fields[0], fields[-1]])),
    )
    yield "a line twice", with_line(victim + victim)
    yield "LF for CRLF", data.replace(b"\r\n", b"\n")
    yield "a byte order mark", b"\xef\xbb\xbf" + data
