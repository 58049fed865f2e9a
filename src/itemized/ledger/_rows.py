"""Rows of files with headers, quotes and broken lines, as Arrow batches: a block of text at a time.

Where fields and rows end is worked out over a whole block at once. Only rows that do not come out
with the right number of fields are looked at one by one, and where these are many the block is left
as it is: its rows are then rejected each with its reason, or the file is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from itemized.errors import InputError
from itemized.ledger import _lines
from itemized.ledger._files import Piece
from itemized.ledger._html import as_lines, is_html, lines_of
from itemized.ledger._letters import letters_of
from itemized.ledger._wide import quoted_again, without_empty_ends
from itemized.model import no_progress
from itemized.sources._delimited import Delimited, Found, Quotes, read_header

SCHEMA = pa.schema([("line", pa.int64()), ("raw", pa.string()), ("f", pa.list_(pa.string()))])
_NEWLINE, _RETURN, _QUOTE = ord("\n"), ord("\r"), ord('"')
_MOST_HELD = 1 << 20  # bytes of an unfinished row: more is a quote that nothing closes
_MOST_LINES = 24  # lines that one broken row is looked for in
_FIRST = 1 << 16  # bytes of a file whose rows tell whether each ends with a delimiter
_MANY = 200  # broken rows of a block that are mended whatever its size; above, a twentieth of it

_OTHER = "if the publisher changed its layout, this version cannot read it yet"
#: Rows may count or not by what it says.
_MORE = (
    "if it changes nothing of what the other columns say, delete it from a copy of the file and"
    " load that: columns are found by their names"
)

Positions = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Marks:
    """Positions in a text: delimiters between fields, ends of rows, quotes (or one of a doubled
    pair) that are no part of a field, and quotes that would open a field but stand within one: over
    several lines, a sign that an earlier quote was never closed. inside: whether the text ends
    within quotes."""

    delimiters: Positions
    ends: Positions
    dropped: Positions
    doubtful: Positions
    inside: bool


def header_of(piece: Piece, layout: Delimited) -> Found:
    """What the first row of a file says; InputError where its columns are not the table's."""
    text = b""
    chunks, layout = _opened(_lines.text_of(piece, no_progress), layout)
    for chunk in chunks:
        text += chunk
        if b"\n" in chunk and (not layout.trailing or len(text) >= _FIRST):
            break
    first, _, more = text.removeprefix(b"\xef\xbb\xbf").partition(b"\n")
    rows = _batch(_lines.utf8(first + b"\n"), 1, layout, None)
    found = read_header(layout, piece.table.columns, rows["f"][0].as_py(), piece.table.unused)
    if found.wrong:
        raise InputError(found.wrong, where=piece.where, way_out=_MORE if _new(found) else _OTHER)
    if layout.trailing and not found.ends and _each_ends(more, layout, found.width):
        found = replace(found, columns=(*found.columns, ""), ends=1)
    if layout.dos:
        found = replace(found, letters=letters_of(_lines.text_of(piece, no_progress)))
    return found


def _each_ends(text: bytes, layout: Delimited, width: int) -> bool:
    """Whether rows end with one delimiter more than their header: most of a file's first ones, as
    any of them may be damaged."""
    whole = text[: text.rfind(b"\n") + 1] or text + b"\n"
    rows = _batch(_lines.utf8(whole), 1, layout, None)["f"].to_pylist()
    ended = sum(len(row) == width + 1 and not row[-1].strip() for row in rows)
    return 2 * ended > len(rows)


def _new(found: Found) -> bool:
    return "not known" in (found.wrong or "")


def _opened(text: Iterator[bytes], layout: Delimited) -> tuple[Iterator[bytes], Delimited]:
    """A text and how its rows are written: of a table in a web page, its cells as fields."""
    begin = next(text, b"")
    whole = chain((begin,), text)
    if is_html(begin):
        return lines_of(whole), as_lines(layout)
    return whole, layout


def batches(text: Iterator[bytes], layout: Delimited, found: Found) -> Iterator[pa.RecordBatch]:
    """The rows of a text: number of their first line, raw text, fields. A header is left out."""
    text, layout = _opened(text, layout)
    line, held, first = 1, b"", True
    for block in _lines.blocks(text):
        start = block.removeprefix(b"\xef\xbb\xbf") if first else block
        whole = held + _lines.utf8(start, found.letters)
        end = _settled(whole, layout, found.width)
        held = whole[end:]
        if end:
            rows = _batch(whole[:end], line, layout, found.width)
            rows = _filled(rows.slice(1) if first and found.header else rows)
            yield without_empty_ends(quoted_again(rows, layout, found), layout, found)
            line += whole.count(b"\n", 0, end)
            first = False
    if held:
        rows = _batch(held, line, layout, found.width)
        rows = _filled(rows.slice(1) if first and found.header else rows)
        yield without_empty_ends(quoted_again(rows, layout, found), layout, found)


def _filled(rows: pa.RecordBatch) -> pa.RecordBatch:
    """Without empty lines."""
    empty = pc.is_in(rows["raw"], pa.array(["\n", "\r\n"]))
    return rows.filter(pc.invert(empty)) if pc.any(empty).as_py() else rows


def _settled(text: bytes, layout: Delimited, width: int) -> int:
    """How much of a text can be read without what follows it."""
    marks = _marks(np.frombuffer(text, np.uint8), layout)
    ends = marks.ends
    last = int(ends[-1]) + 1 if len(ends) else 0
    if layout.rejoin and len(ends):
        starts = np.concatenate(([0], ends[:-1] + 1))
        fields = np.diff(np.searchsorted(marks.delimiters, np.append(starts, last))) + 1
        whole = np.flatnonzero(fields == width)
        last = int(ends[whole[-1]]) + 1 if len(whole) else 0
    return last if len(text) - last <= _MOST_HELD else len(text)


def _batch(text: bytes, first: int, layout: Delimited, width: int | None) -> pa.RecordBatch:
    """The rows of a text that ends with a line end. width: how many fields they should have."""
    octets = np.frombuffer(text, np.uint8)
    marks = _marks(octets, layout)
    if not len(marks.ends) or marks.ends[-1] != len(text) - 1:
        marks = replace(marks, ends=np.append(marks.ends, len(text) - 1))
    if width is not None:
        marks = _mended(text, marks, layout, width)
    starts = np.concatenate(([0], marks.ends[:-1] + 1))
    raw_at = np.append(starts, len(text)).astype(np.int32)
    raw = pa.StringArray.from_buffers(len(starts), pa.py_buffer(raw_at), pa.py_buffer(text))
    lines = np.searchsorted(np.flatnonzero(octets == _NEWLINE), starts) + first
    return pa.RecordBatch.from_arrays(
        [pa.array(lines.astype(np.int64)), raw, _fields(octets, marks, layout, width)],
        schema=SCHEMA,
    )


def _fields(octets: Any, marks: Marks, layout: Delimited, width: int | None) -> pa.ListArray:
    """The fields of each row, without delimiters, line ends and the quotes around them."""
    kept = np.ones(len(octets), bool)
    for gone in (marks.delimiters, marks.ends, marks.dropped):
        kept[gone] = False
    before = marks.ends[marks.ends > 0] - 1
    kept[before[octets[before] == _RETURN]] = False
    bounds = np.sort(np.concatenate((marks.delimiters, marks.ends)))
    offsets = np.zeros(len(bounds) + 1, np.int32)
    offsets[1:] = np.cumsum(kept, dtype=np.int32)[bounds]
    # a NUL is no character of a name or an amount; a blank keeps it from making another of it
    content = octets[kept]
    content = np.where(content == 0, np.uint8(ord(" ")), content).astype(np.uint8).tobytes()
    fields = pa.StringArray.from_buffers(len(bounds), pa.py_buffer(offsets), pa.py_buffer(content))
    rows = np.zeros(len(marks.ends) + 1, np.int32)
    rows[1:] = np.searchsorted(bounds, marks.ends, side="right")
    return pa.ListArray.from_arrays(pa.array(rows), fields)


# ------------------------------------------------------------------------------ where things end


def _marks(octets: Any, layout: Delimited) -> Marks:
    delimiters = np.flatnonzero(octets == ord(layout.delimiter))
    ends = np.flatnonzero(octets == _NEWLINE)
    none = np.zeros(0, np.int64)
    if layout.quotes is Quotes.DATA:
        return Marks(delimiters, ends, none, none, inside=False)
    quotes = np.flatnonzero(octets == _QUOTE)
    if not len(quotes):
        return Marks(delimiters, ends, none, none, inside=False)
    starts, after, dropped, doubtful = _quoted(octets, quotes, layout)

    def outside(positions: Positions) -> Positions:
        run = np.searchsorted(starts, positions) - 1
        found: Positions = positions[~((run >= 0) & after[run])]
        return found

    return Marks(outside(delimiters), outside(ends), dropped, doubtful, bool(after[-1]))


def _quoted(
    octets: Any, quotes: Positions, layout: Delimited
) -> tuple[Positions, Any, Positions, Positions]:
    """Where runs of quotes begin, whether a field is open after each, which quotes are no data, and
    which are doubtful.

    What a run does depends on whether a field is open before it, and is one of four things: it
    opens, closes, changes nothing or turns it about. So the state after each follows from the last
    run that settles it and the number of turns since.
    """
    first = np.flatnonzero(np.diff(quotes, prepend=-2) > 1)
    starts = quotes[first]
    n = np.diff(np.append(first, len(quotes)))
    last = starts + n - 1
    padded = np.concatenate(([_NEWLINE], octets, [_NEWLINE]))
    before, behind = padded[starts], padded[last + 2]
    delimiter = ord(layout.delimiter)
    opens = (before == delimiter) | (before == _NEWLINE)
    closes = (behind == delimiter) | (behind == _NEWLINE) | (behind == _RETURN)
    bare = layout.quotes is Quotes.BARE
    closed = opens & (n > 1) & closes & (bare | (n % 2 == 0))  # opened and closed in one
    from_out = opens & ~closed  # open after it, where none was open before
    from_in = ~(closes & (bare | (n % 2 == 1)))  # open after it, where one was
    settles = from_out == from_in
    index = np.arange(len(starts))
    setter = np.maximum.accumulate(np.where(settles, index, -1))
    turns = np.cumsum(from_out & ~from_in)
    base = (setter >= 0) & from_out[setter]
    since = turns - np.where(setter < 0, 0, turns[setter])
    after = base ^ (since % 2 == 1)
    was = np.concatenate(([False], after[:-1]))
    opening = opens & ~was
    closing = np.where(was, ~from_in, closed)
    gone = [starts[opening], last[closing]]
    if not bare:
        within = was | opening
        pairs = np.where(within, (n - opening - closing) // 2, 0)
        many = np.repeat(index, pairs)
        step = np.arange(len(many)) - np.repeat(np.cumsum(pairs) - pairs, pairs)
        gone.append(starts[many] + opening[many] + step)
    doubtful = opens & was & after & ~closes & (bare | (n % 2 == 1))
    return starts, after, np.concatenate(gone), starts[doubtful]


# ------------------------------------------------------------------------------ broken rows


def _mended(text: bytes, marks: Marks, layout: Delimited, width: int) -> Marks:
    """The marks with rows of a wrong number of fields taken line by line, and joined where that
    makes whole ones."""
    starts = np.concatenate(([0], marks.ends[:-1] + 1))
    stops = marks.ends + 1
    fields = np.diff(np.searchsorted(marks.delimiters, np.append(starts, len(text)))) + 1
    right = fields == width
    right[np.searchsorted(marks.ends, _over_lines(text, marks, starts))] = False
    broken = np.flatnonzero(~right)
    if not len(broken) or len(broken) > max(_MANY, len(starts) // 20):
        return marks
    groups = np.split(broken, np.flatnonzero(np.diff(broken) > 1) + 1)
    kept = np.ones(len(text), bool)
    found: list[tuple[Positions, Positions, Positions]] = []
    for group in groups:
        begin, end = int(starts[group[0]]), int(stops[group[-1]])
        if text.count(b"\n", begin, end) > 1:
            kept[begin:end] = False
            found += _rows_of(text[begin:end], begin, layout, width)
    parts = zip(*found, strict=True) if found else ((), (), ())
    delimiters, ends, dropped = (
        np.sort(np.concatenate((old[kept[old]], *new)))
        for old, new in zip((marks.delimiters, marks.ends, marks.dropped), parts, strict=True)
    )
    return Marks(delimiters, ends, dropped, marks.doubtful, marks.inside)


def _over_lines(text: bytes, marks: Marks, starts: Positions) -> Positions:
    """The doubtful quotes that stand in a row of several lines."""
    row = np.searchsorted(marks.ends, marks.doubtful)
    several = [text.find(b"\n", int(starts[r])) != int(marks.ends[r]) for r in row.tolist()]
    found: Positions = marks.doubtful[np.array(several, bool)]
    return found


def _rows_of(
    text: bytes, at: int, layout: Delimited, width: int
) -> Iterator[tuple[Positions, Positions, Positions]]:
    """The rows of a broken stretch: as few lines each as make a whole one, else one line alone."""
    lines = [part + b"\n" for part in text.split(b"\n")[:-1]]
    i = 0
    while i < len(lines):
        row = lines[i]
        marks = _marks(np.frombuffer(row, np.uint8), layout)
        taken = 1
        for j in range(i, min(i + _MOST_LINES, len(lines))):
            tried = b"".join(lines[i : j + 1])
            m = _marks(np.frombuffer(tried, np.uint8), layout)
            one = j == i or layout.rejoin or (len(m.ends) == 1 and not len(m.doubtful))
            if one and not m.inside and len(m.delimiters) + 1 == width:
                row, marks, taken = tried, m, j - i + 1
                break
        yield marks.delimiters + at, np.array([at + len(row) - 1]), marks.dropped + at
        at += len(row)
        i += taken
