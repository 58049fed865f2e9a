"""Rows with a delimiter too many: read where it can be told what they mean.

With quotes that are never doubled (Pennsylvania's) a quote in a text may stand before a comma
(`"Smith, "Bob", Jr."`). It closes nothing if what follows the comma is no field's beginning, and if
the row then has as many fields as it should.

Without quotes nothing may have moved.

A delimiter typed into a text moves all that follows by a field. Where the last fields are empty the
row still ends in nothing, and looks like one that only has a delimiter too many at its end. The
fields of which one can tell what they hold decide: as the row stands, or with the halves of a text
put together again, each must hold that, and there must be one such row alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from itemized.sources._delimited import Delimited, Found, Quotes


def without_empty_ends(rows: pa.RecordBatch, layout: Delimited, found: Found) -> pa.RecordBatch:
    """The rows, those with too many fields cut to as many as they need where that can be told."""
    wide = np.flatnonzero(pc.list_value_length(rows["f"]).to_numpy() > found.width)
    if not layout.forms or not len(wide):
        return rows
    forms = [re.compile(layout.forms[c]) if c in layout.forms else None for c in found.columns]
    fields = rows["f"].to_pylist()
    for row in wide.tolist():
        meant = _meant(fields[row], forms)
        if len(meant) == 1:
            fields[row] = meant[0][: found.width]
    told = pa.array(fields, rows.schema.field("f").type)
    return pa.RecordBatch.from_arrays([rows["line"], rows["raw"], told], schema=rows.schema)


def quoted_again(rows: pa.RecordBatch, layout: Delimited, found: Found) -> pa.RecordBatch:
    """The rows, those with too many fields split anew where that makes the right number."""
    broken = np.flatnonzero(pc.list_value_length(rows["f"]).to_numpy() > found.width)
    if layout.quotes is not Quotes.BARE or not len(broken):
        return rows
    begins = re.compile(_CLOSES.replace("{0}", re.escape(layout.delimiter)))
    fields = rows["f"].to_pylist()
    for row in broken.tolist():
        told = _split(rows["raw"][row].as_py().rstrip("\r\n"), layout.delimiter, begins)
        if len(told) == found.width:
            fields[row] = told
    told_rows = pa.array(fields, rows.schema.field("f").type)
    return pa.RecordBatch.from_arrays([rows["line"], rows["raw"], told_rows], schema=rows.schema)


#: A quote that ends a field: a delimiter behind it, and behind that a quote, a number or nothing.
_CLOSES = r'"(?={0}(?:["0-9.+$(-]|{0}|$)|$)'


def _split(line: str, delimiter: str, closes: re.Pattern[str]) -> list[str]:
    fields: list[str] = []
    at = 0
    while at <= len(line):
        if line[at : at + 1] == '"' and (end := closes.search(line, at + 1)):
            fields.append(line[at + 1 : end.start()])
            at = end.end() + 1
        else:
            stop = line.find(delimiter, at)
            stop = len(line) if stop < 0 else stop
            fields.append(line[at:stop])
            at = stop + 1
    return fields


Forms = Sequence[re.Pattern[str] | None]


def _meant(fields: list[str], forms: Forms) -> list[list[str]]:
    """Every row that may be meant."""
    return [each for each in (fields, *_others(fields, forms)) if _fit(each, forms)]


def _fit(fields: Sequence[str], forms: Forms) -> bool:
    """Whether each field holds what its column does, and those beyond the last hold nothing."""
    return not any(field.strip() for field in fields[len(forms) :]) and all(
        form is None or not (text := field.strip()) or form.fullmatch(text)
        for field, form in zip(fields, forms, strict=False)
    )


def _others(fields: Sequence[str], forms: Forms) -> Iterator[list[str]]:
    """What the row is if a text of it holds some of the delimiters that are too many.

    What stands where it should, a code or a day, is not taken for a part of a text.
    """
    full = [place for place, field in enumerate(fields) if field.strip()]
    told = [
        p for p in full if p < len(forms) and (of := forms[p]) and of.fullmatch(fields[p].strip())
    ]
    for place, form in enumerate(forms):
        if form is not None or not any(other > place for other in full):
            continue
        for more in range(1, len(fields) - len(forms) + 1):
            end = place + more + 1
            if all(t < place or (t >= end and forms[t - more] is not None) for t in told):
                yield [*fields[:place], " ".join(fields[place:end]), *fields[end:]]
