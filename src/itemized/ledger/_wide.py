"""Rows with a delimiter too many, in files without quotes: read where nothing can have moved.

A delimiter typed into a text moves all that follows by a field. Where the last fields are empty the
row still ends in nothing, and looks like one that only has a delimiter too many at its end. The
fields of which one can tell what they hold decide: as the row stands each must hold that, and there
must be no text whose halves, put together again, leave a row that could be meant as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from itemized.sources._delimited import Delimited, Found


def without_empty_ends(rows: pa.RecordBatch, layout: Delimited, found: Found) -> pa.RecordBatch:
    """The rows, those with too many fields cut to as many as they need where that can be told."""
    wide = np.flatnonzero(pc.list_value_length(rows["f"]).to_numpy() > found.width)
    if not layout.forms or not len(wide):
        return rows
    forms = [re.compile(layout.forms[c]) if c in layout.forms else None for c in found.columns]
    fields = rows["f"].to_pylist()
    for row in wide.tolist():
        if _is_meant(fields[row], forms):
            fields[row] = fields[row][: found.width]
    told = pa.array(fields, rows.schema.field("f").type)
    return pa.RecordBatch.from_arrays([rows["line"], rows["raw"], told], schema=rows.schema)


Forms = Sequence[re.Pattern[str] | None]


def _is_meant(fields: Sequence[str], forms: Forms) -> bool:
    return _fit(fields, forms) and not any(_fit(other, forms) for other in _others(fields, forms))


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
    told = [place for place in full if place < len(forms) and forms[place] is not None]
    for place, form in enumerate(forms):
        if form is not None or not any(other > place for other in full):
            continue
        for more in range(1, len(fields) - len(forms) + 1):
            end = place + more + 1
            if all(t < place or (t >= end and forms[t - more] is not None) for t in told):
                yield [*fields[:place], " ".join(fields[place:end]), *fields[end:]]
