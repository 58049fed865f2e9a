"""NDJSON: one JSON object a row; amounts are text, so that no reader makes floats of them."""

from __future__ import annotations

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
    said = described(sheet)

    def filled(file: IO[bytes]) -> int:
        from itemized.ledger.arrow import as_json_lines

        rows = 0
        for n, lines in as_json_lines(sheet.batches):
            file.write(lines)
            rows += n
        return rows

    file = write_whole(path, filled)
    write_manifest(manifest_of(path), about, [file], columns=said)
    return file
