"""The publisher's own lines, kept as fields: those that our columns give back are not kept twice.

A part of a table with `given_back` holds, for each of the publisher's columns, a column named like
it with "_" before: null where what we made of the row gives the field back. A line is put together
from these, to the byte; where that cannot be (it has no such fields, or ends otherwise), it lies in
`raw` as it was. Whether all lines come back is checked over the written part, before it is used.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from isal import isal_zlib

from itemized.errors import LedgerError
from itemized.ledger._database import Connection, quoted
from itemized.sources._base import Table

_BATCH = 61_440  # lines put together at once
_EMPTY = pa.array(["\n", "\r\n"])


def named(column: str) -> str:
    """What a publisher's column is called in a part."""
    return f'"_{column}"'


def stored(table: Table) -> str:
    """Columns of a part, out of our columns, `f`, `raw` and `reason`: `raw` and the fields."""
    width = len(table.columns)
    whole = (
        f"reason IS NULL AND f IS NOT NULL AND ends_with(raw, f[{width}])"
        " AND NOT ends_with(raw, chr(13) || chr(10))"
    )
    columns = [f"CASE WHEN NOT coalesce({whole}, false) THEN raw END AS raw"]
    for i, name in enumerate(table.columns, 1):
        field = f"f[{i}]" if i < width else f"f[{i}][:-2]"  # the last one has the line's end
        differs = "reason IS NULL"
        if given := table.given_back.get(name):
            differs += f" AND {field} IS DISTINCT FROM {given}"
        columns.append(f"CASE WHEN {differs} THEN {field} END AS {named(name)}")
    return ", ".join(columns)


def line_of(table: Table) -> str:
    """A line of a part as it was read, as SQL over the part's columns."""
    if not table.given_back:
        return "raw"
    fields = (
        f"coalesce({named(name)}, {table.given_back[name]})"
        if name in table.given_back
        else named(name)
        for name in table.columns
    )
    return f"coalesce(raw, concat_ws({quoted(table.delimiter)}, {', '.join(fields)}) || chr(10))"


def checksum(lines: pa.StringArray, before: int) -> int:
    """The checksum of lines that follow others, empty ones left out as a part leaves them out."""
    if len(lines) and (pc.min(pc.binary_length(lines)).as_py() or 0) <= len("\r\n"):
        lines = lines.filter(pc.invert(pc.is_in(lines, _EMPTY)))
    if not len(lines):
        return before
    _, ends, text = lines.buffers()
    at = memoryview(ends).cast("i")
    first, last = at[lines.offset], at[lines.offset + len(lines)]
    return int(isal_zlib.crc32(memoryview(text)[first:last], before))


def check(db: Connection, table: Table, part: str, expected: int, where: str) -> None:
    """Put every line of a written part together again, and compare them with those that were read.

    A part has its lines in stretches, each in order, but these as threads were done with them.
    Raises LedgerError where a byte differs.
    """
    stretches: list[tuple[int, int, int]] = []  # its first line, its checksum, bytes
    query = f"SELECT line, {line_of(table)} AS text FROM read_parquet({quoted(part)})"
    for batch in db.sql(query).to_arrow_reader(_BATCH):
        number = batch["line"].to_numpy()
        starts = np.append(np.flatnonzero(np.diff(number, prepend=number[0] - 2) != 1), len(number))
        for start, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True):
            lines = batch["text"].slice(start, end - start)
            size = pc.sum(pc.binary_length(lines)).as_py() or 0
            stretches.append((int(number[start]), checksum(lines, 0), size))
    found = 0
    for _, of_stretch, size in sorted(stretches):
        found = isal_zlib.crc32_combine(found, of_stretch, size)
    if found != expected:
        raise LedgerError(
            "its lines do not come back as they were read",
            where=where,
            way_out="nothing was changed; please report this",
        )
