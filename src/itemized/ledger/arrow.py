"""Arrow batches as text, without a row of them passing through Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import duckdb
import pyarrow as pa
import pyarrow.compute as pc


def as_json_lines(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[int, memoryview]]:
    """Each batch as JSON objects, one a line: how many, and their text. Decimals become text."""
    with duckdb.connect() as db:
        for batch in batches:
            if batch.num_rows:
                fields = ", ".join(_field(field) for field in batch.schema)
                query = f"SELECT to_json(struct_pack({fields})) || chr(10) AS line FROM held"
                db.register("held", batch)
                yield batch.num_rows, _joined(db.sql(query).to_arrow_table())


def text_of(batch: pa.RecordBatch) -> memoryview:
    """The text of a batch's first column, one value after the other; none may be null."""
    return _joined(pa.Table.from_batches([batch]))


def _joined(table: pa.Table) -> memoryview:
    texts = table.column(0).combine_chunks()
    whole = pc.binary_join(pa.ListArray.from_arrays([0, len(texts)], texts), "")
    return memoryview(whole[0].as_buffer())


def _field(field: pa.Field) -> str:
    name = '"' + field.name.replace('"', '""') + '"'
    return f"{name} := {name}::VARCHAR" if pa.types.is_decimal(field.type) else f"{name} := {name}"
