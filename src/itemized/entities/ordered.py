"""Many rows put in order: parted on the disk by where they belong, then sorted a part at a time."""

from __future__ import annotations

import tempfile
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from itemized.errors import LedgerError

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 20_000  # rows
_SORTS, _KEY = "sorts", "entry_key"


def ordered(
    batches: pa.RecordBatchReader, edges: Sequence[tuple[int, str]]
) -> pa.RecordBatchReader:
    """The same rows by their columns `sorts` (whole numbers) and `entry_key`, without `sorts`.

    edges: values of the two that part the rows, in order. No more is held at a time than the rows
    between two of them; all of them lie in the folder for temporary files until they are given.
    """
    import pyarrow as pa

    schema = batches.schema.remove(batches.schema.get_field_index(_SORTS))

    def given() -> Iterator[pa.RecordBatch]:
        with tempfile.TemporaryDirectory(prefix="itemized-") as folder:
            parts = [Path(folder, f"{n}.arrow") for n in range(len(edges) + 1)]
            _part(batches, edges, parts)
            for path in parts:
                yield from _sorted(path).to_batches(max_chunksize=_BATCH)
                path.unlink()

    return pa.RecordBatchReader.from_batches(schema, given())


def _part(
    batches: pa.RecordBatchReader, edges: Sequence[tuple[int, str]], parts: Sequence[Path]
) -> None:
    """Write each row to the part that it belongs to."""
    import pyarrow as pa

    packed = pa.ipc.IpcWriteOptions(compression="lz4")
    with ExitStack() as held:
        try:
            files = [held.enter_context(path.open("wb")) for path in parts]
            into = [
                held.enter_context(pa.ipc.new_stream(file, batches.schema, options=packed))
                for file in files
            ]
            for batch in batches:
                for n, rows in _apart(batch, edges):
                    into[n].write_batch(rows)
        except OSError as error:
            raise LedgerError(
                f"rows could not be set aside ({error.strerror or error})",
                where=str(parts[0].parent),
                way_out="free some space there, or name another folder in TMPDIR",
            ) from error


def _apart(
    batch: pa.RecordBatch, edges: Sequence[tuple[int, str]]
) -> Iterator[tuple[int, pa.RecordBatch]]:
    """The rows of a batch by the number of their part."""
    import numpy as np

    places = [place for place, _ in edges]
    numbers = batch.column(_SORTS).to_numpy()
    first = np.searchsorted(places, numbers, "left")
    several = np.flatnonzero(first != np.searchsorted(places, numbers, "right"))
    keys = batch.column(_KEY)
    for row in several:  # its place is that of an edge, and the key tells on which side it lies
        first[row] = bisect_left(edges, (int(numbers[row]), keys[int(row)].as_py()))
    order = np.argsort(first, kind="stable")
    rows, starts = batch.take(order), np.searchsorted(first[order], range(len(edges) + 2))
    for n in np.unique(first):
        yield int(n), rows.slice(starts[n], starts[n + 1] - starts[n])


def _sorted(path: Path) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    with pa.ipc.open_stream(path.read_bytes()) as held:
        rows = held.read_all()
    by = [(_SORTS, "ascending"), (_KEY, "ascending")]
    return rows.take(pc.sort_indices(rows, sort_keys=by)).drop_columns([_SORTS])
