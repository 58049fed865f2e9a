"""Parquet: one file with the types of the ledger, its provenance in its own metadata."""

from __future__ import annotations

import json
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
    """The rows of a sheet as one file, and the manifest beside it."""
    said = described(sheet)

    def filled(file: IO[bytes]) -> int:
        import pyarrow as pa
        import pyarrow.parquet as pq

        facts = {"itemized": json.dumps(about.facts()).encode()}
        schema = pa.schema(
            [f.with_metadata({"description": said[f.name]}) for f in sheet.batches.schema],
            metadata=facts,
        )
        rows = 0
        with pq.ParquetWriter(file, schema, compression="zstd") as writer:
            for batch in sheet.batches:
                writer.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=schema))
                rows += batch.num_rows
        return rows

    file = write_whole(path, filled)
    write_manifest(manifest_of(path), about, [file], columns=said)
    return file
