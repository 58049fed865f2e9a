"""NDJSON: one JSON object a row; amounts are text, so that no reader makes floats of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from itemized.export._about import About
from itemized.export._sheet import (
    Sheet,
    Written,
    described,
    manifest_of,
    write_manifest,
    write_whole,
)


def write(path: Path, sheet: Sheet, about: About) -> Written:
    """The rows of a sheet, each on a line of its own, and the manifest beside the file."""

    def filled(file: IO[bytes]) -> int:
        rows = 0
        for n, lines in parts(sheet):
            file.write(lines)
            rows += n
        return rows

    file = write_whole(path, filled)
    write_manifest(manifest_of(path), about, [file], columns=described(sheet))
    return file


def parts(sheet: Sheet) -> Iterator[tuple[int, memoryview]]:
    """The same lines a batch at a time, each with how many there are."""
    from itemized.ledger.arrow import as_json_lines

    return as_json_lines(sheet.batches)
