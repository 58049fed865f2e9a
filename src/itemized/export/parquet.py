"""Parquet: one file with the types of the ledger, its provenance in its own metadata."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from itemized.export._about import About
from itemized.export._sheet import (
    Sheet,
    Written,
    described,
    manifest_of,
    write_manifest,
    write_whole,
)

if TYPE_CHECKING:
    import pyarrow as pa


def write(path: Path, sheet: Sheet, about: About) -> Written:
    """The rows of a sheet as one file, and the manifest beside it."""

    def filled(file: IO[bytes]) -> int:
        rows = 0
        for n, part in parts(sheet, about):
            file.write(part)
            rows += n
        return rows

    file = write_whole(path, filled)
    write_manifest(manifest_of(path), about, [file], columns=described(sheet))
    return file


def parts(sheet: Sheet, about: About) -> Iterator[tuple[int, bytes]]:
    """The same file bit by bit, each with how many rows it adds: a group of rows for each batch, so
    that no more than one is held at a time."""
    import pyarrow.parquet as pq

    schema, sink = _schema(sheet, about), _Sink()
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for batch in sheet.batches:
            writer.write_batch(batch.cast(schema))
            yield batch.num_rows, sink.taken()
    yield 0, sink.taken()


def _schema(sheet: Sheet, about: About) -> pa.Schema:
    import pyarrow as pa

    said = described(sheet)
    return pa.schema(
        [f.with_metadata({"description": said[f.name]}) for f in sheet.batches.schema],
        metadata={"itemized": json.dumps(about.facts()).encode()},
    )


class _Sink:
    """What is written, until it is taken: a file of Parquet is only ever added to."""

    closed = False

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, data: bytes) -> int:
        """Hold it."""
        self._held.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is to be let go."""

    def taken(self) -> bytes:
        """All that was written since the last time."""
        held, self._held = self._held, []
        return b"".join(held)
