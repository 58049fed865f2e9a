"""Arrow batches as text, without a row of them passing through Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from itemized.ledger._database import Connection, duckdb_errors


def as_json_lines(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[int, memoryview]]:
    """Each batch as JSON objects, one a line: how many, and their text. Decimals become text."""
    with duckdb.connect() as db:
        for batch in batches:
            if batch.num_rows:
                yield batch.num_rows, text_of(_objects(db, batch, " || chr(10)"))


def as_json_rows(batches: pa.RecordBatchReader, schema: pa.Schema) -> pa.RecordBatchReader:
    """Rows of another schema, whose first column is each row as a JSON object; the rest is null."""

    def made() -> Iterator[pa.RecordBatch]:
        with duckdb.connect() as db:
            for batch in batches:
                objects = _objects(db, batch, "").column(0).cast(schema.field(0).type)
                nulls = [pa.nulls(batch.num_rows, field.type) for field in list(schema)[1:]]
                yield pa.RecordBatch.from_arrays([objects, *nulls], schema=schema)

    return pa.RecordBatchReader.from_batches(schema, made())


def text_of(batch: pa.RecordBatch) -> memoryview:
    """The text of a batch's first column, one value after the other; none may be null."""
    texts = batch.column(0)
    whole = pc.binary_join(pa.ListArray.from_arrays([0, len(texts)], texts), "")
    return memoryview(whole[0].as_buffer())


def _objects(db: Connection, batch: pa.RecordBatch, end: str) -> pa.RecordBatch:
    batch = batch.rename_columns(_apart(batch.schema.names))
    fields = ", ".join(_field(field) for field in batch.schema)
    with duckdb_errors("query"):
        db.register("held", batch)
        found = db.sql(f"SELECT to_json(struct_pack({fields})){end} AS line FROM held")
        table = found.to_arrow_table()
    return pa.RecordBatch.from_arrays([table.column(0).combine_chunks()], schema=table.schema)


def _apart(names: list[str]) -> list[str]:
    """The names, of which later equal ones get a number: an object has each name once."""
    found: list[str] = []
    for name in names:
        number, told = 1, name
        while told.lower() in {earlier.lower() for earlier in found}:
            number, told = number + 1, f"{name}_{number + 1}"
        found.append(told)
    return found


def _field(field: pa.Field) -> str:
    name = '"' + field.name.replace('"', '""') + '"'
    if pa.types.is_decimal(field.type):
        return f"{name} := {name}::VARCHAR"
    if pa.types.is_floating(field.type):  # NaN and infinity are no JSON
        return f"{name} := CASE WHEN isfinite({name}) THEN {name} END"
    return f"{name} := {name}"
