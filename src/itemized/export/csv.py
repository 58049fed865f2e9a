"""CSV: a folder of files that spreadsheets open without running what stands in a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from itemized.errors import UsageError
from itemized.export._about import About
from itemized.export._sheet import (
    Sheet,
    Written,
    described,
    write_json,
    write_manifest,
    write_whole,
)
from itemized.model import NOTICE

if TYPE_CHECKING:
    import pyarrow as pa

#: Marks that are not seen: of direction (Unicode's Bidi_Control), joiners, the soft hyphen. Names
#: in Hebrew or Arabic need the first; a program may drop any on its way to what stands behind.
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
#: What a spreadsheet takes for the beginning of a formula: = + - @, their wide forms, and the
#: blanks that it skips on the way to one (OWASP, CSV Injection). Behind marks of our own too, so
#: that taking one away always gives the text as it was.
FORMULA = f"\\A'*[{_UNSEEN}]*[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20]"
GUARD = "'"
_SAID = (
    "Text cells that begin with = + - @ (or their wide forms), a tab, a carriage return or a line"
    " feed, behind marks that are not seen too, have a ' before them, so that no spreadsheet takes"
    " them for a formula. To have the text as filed, take one ' away from text cells that begin"
    " with one or more ' and then one of these. Numbers, dates and true or false are as they are."
)
_MARKS = (
    "Text is as filed, marks that turn the direction of writing (U+202E and others) with it: in an"
    " editor that heeds them the rest of a line may be shown in another order than it stands in."
    " What a program reads is not changed by them."
)
_TYPES = {"decimal": "number", "int": "integer", "uint": "integer", "double": "number"}


def write(folder: Path, sheets: Iterable[Sheet], about: About) -> tuple[Written, ...]:
    """A CSV for each sheet, datapackage.json, NOTICE.txt and manifest.json, in this order."""
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Written] = []
    resources: list[dict[str, Any]] = []
    for sheet in sheets:
        schema, said = sheet.batches.schema, described(sheet)
        file = write_whole(folder / f"{sheet.name}.csv", partial(_write, sheet))
        files.append(file)
        resources.append(_resource(sheet, schema, said, file))
    files.append(write_json(folder / "datapackage.json", _package(resources, about)))
    files.append(write_whole(folder / "NOTICE.txt", _notice))
    write_manifest(folder / "manifest.json", about, files)
    return tuple(files)


def guarded(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The same rows, no text of which begins like a formula, the names of columns neither."""
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = []
    for column in batch.columns:
        if pa.types.is_dictionary(column.type):
            column = column.cast(column.type.value_type)
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            risky = pc.match_substring_regex(column, FORMULA)
            marked = pc.binary_join_element_wise(pa.scalar(GUARD, column.type), column, "")
            column = pc.if_else(risky, marked, column)
        columns.append(column)
    return pa.RecordBatch.from_arrays(columns, names=_names(batch.schema))


def _names(schema: pa.Schema) -> list[str]:
    return [GUARD + name if re.match(FORMULA, name) else name for name in schema.names]


def lines(sheet: Sheet) -> Iterator[bytes]:
    """The rows of a CSV as bytes, a batch at a time, the head with the first."""
    import pyarrow as pa
    from pyarrow import csv

    _refuse_nested(sheet)
    empty = pa.RecordBatch.from_pylist([], sheet.batches.schema)
    first = next(sheet.batches, empty)
    for batch in chain((first,), sheet.batches):
        buffer = pa.BufferOutputStream()
        csv.write_csv(guarded(batch), buffer, csv.WriteOptions(include_header=batch is first))
        yield buffer.getvalue().to_pybytes()


def _refuse_nested(sheet: Sheet) -> None:
    """Only a query of the user's own gives columns that hold lists."""
    import pyarrow as pa

    for field in sheet.batches.schema:
        if pa.types.is_nested(field.type):
            raise UsageError(
                f"the column {field.name} holds lists, and a cell of CSV holds one value",
                way_out="write it as text in the query, or export Parquet or NDJSON",
            )


def _write(sheet: Sheet, file: IO[bytes]) -> int:
    import pyarrow as pa
    from pyarrow import csv

    rows = 0
    empty = pa.RecordBatch.from_pylist([], sheet.batches.schema)
    _refuse_nested(sheet)
    with csv.CSVWriter(file, guarded(empty).schema) as writer:
        for batch in sheet.batches:
            writer.write_batch(guarded(batch))
            rows += batch.num_rows
    return rows


def _notice(file: IO[bytes]) -> None:
    file.write(f"{NOTICE}\n".encode())


def _package(resources: list[dict[str, Any]], about: About) -> dict[str, Any]:
    """Frictionless Data's description of a folder of tables."""
    return {
        "profile": "tabular-data-package",
        "name": "itemized-export",
        "title": about.question,
        "description": f"{_SAID} {_MARKS} {NOTICE}",
        "version": about.content,
        "created": f"{about.day}T00:00:00Z",
        "resources": resources,
        "itemized": {
            "guard": _SAID,
            "guard_pattern": FORMULA,
            "marks": _MARKS,
            "notice": NOTICE,
        },
    }


def _resource(
    sheet: Sheet, schema: pa.Schema, said: dict[str, str], file: Written
) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": sheet.name,
        "title": sheet.title,
        "path": file.path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [
                {"name": name, **_typed(str(f.type)), "description": said[f.name]}
                for f, name in zip(schema, _names(schema), strict=True)
            ],
            "missingValues": [""],
        },
    }


def _typed(kind: str) -> dict[str, Any]:
    if kind.startswith("date"):
        return {"type": "date", "format": "default"}
    if kind == "bool":
        return {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]}
    name = kind.rstrip("0123456789()[], ").split("[")[0].split("(")[0].rstrip("0123456789")
    return {"type": _TYPES.get(name, "string")}
