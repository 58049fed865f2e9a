"""Files that are filings, or zips of them: what each says of itself, and its lines in batches.

Where a source reads documents, every file stands by itself: a daily zip or a filing is renewed by a
file of its own name and by no other.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pyarrow as pa

from itemized.errors import InputError
from itemized.ledger import _files, _lines
from itemized.ledger._files import Piece
from itemized.model import no_progress
from itemized.sources._base import Document, Head, Source, Table

_HEAD = 1 << 18  # bytes: a cover line and, of a letter, all that will be kept of it


def find_documents(source: Source, path: Path, *, named: bool) -> list[Piece]:
    """The pieces of one file, one a table of the source. named: asked for outright, not found in a
    folder; then a file that holds no filing at all is refused."""
    members: list[str | None]
    if _is_zip(path, named=named):
        members = list(dict.fromkeys(m for m, _ in _files.tables_in_zip(source, path)))
        if not members:
            raise InputError(
                f"this zip holds no file of {source.name}",
                where=path.name,
                way_out=f"it looks for {source.tables[0].files[0]}",
            )
    else:
        members = [None]
    whole = Piece(path, None, source.tables[0], 0, _files.sha256_of(path))
    documents = tuple((m, _described(source, replace(whole, member=m))) for m in members)
    documents += tuple(
        (name, Document(said={}, reason="it is a zip inside a zip; unpack it first"))
        for name in _files.zips_in_zip(path)
    )
    if all(d.reason for _, d in documents):
        if named:
            raise InputError(f"cannot be used: {documents[0][1].reason}", where=path.name)
        if not any(t.over == "documents" for t in source.tables):
            return []  # another file of the folder: no table of this source would hold it
    days = [d.said.get("filed") or "" for _, d in documents]
    year = max(days)[:4]
    everything = any(d.whole for _, d in documents)
    return [
        replace(
            whole,
            table=table,
            period=int(year) if year.isdecimal() and not everything else 0,
            key="" if everything else path.name.split(".", 1)[0],
            documents=documents,
        )
        for table in source.tables
    ]


def _is_zip(path: Path, *, named: bool) -> bool:
    if named:
        return _files.head_of(path).startswith(_files.ZIP_MAGIC)
    return zipfile.is_zipfile(path)


def _described(source: Source, piece: Piece) -> Document:
    assert source.document is not None  # only such sources come here
    text = b""
    for chunk in _lines.text_of(piece, no_progress):
        text += chunk
        if len(text) >= _HEAD:
            break
    within = piece.path.name if piece.member else ""
    name = Path(piece.member or piece.path.name).name
    return source.document(Head(name, within, _decoded(text)))


def _decoded(text: bytes) -> str:
    # a character cut in two at the end must not make the rest another encoding
    return _lines.utf8(text[: text.rfind(b"\n") + 1] or text).decode("utf-8", "replace")


def documents_table(piece: Piece) -> pa.Table:
    """One row a document: line (its place in the file), raw (its name), reason, and its columns."""
    found = piece.documents
    columns: dict[str, pa.Array] = {
        "line": pa.array(range(1, len(found) + 1), pa.int64()),
        "raw": pa.array([member or piece.path.name for member, _ in found], pa.string()),
        "unusable": pa.array([d.reason for _, d in found], pa.string()),
    }
    for name in piece.table.columns:
        columns[name] = pa.array([d.said.get(name) for _, d in found], pa.string())
    return pa.table(columns)


def schema_of(table: Table) -> pa.Schema:
    """What `line_batches` gives for a table: line, raw, f, and what its documents said."""
    return pa.schema(
        [
            ("line", pa.int64()),
            ("raw", pa.string()),
            ("f", pa.list_(pa.string())),
            *((name, pa.string()) for name in table.columns),
        ]
    )


def line_batches(source: Source, piece: Piece) -> Iterator[pa.RecordBatch]:
    """The lines after each usable document's header, with `f` where SQL cannot split them."""
    schema = schema_of(piece.table)
    for member, document in piece.documents:
        if document.reason is not None:
            continue
        clean = source.without_letters() if source.without_letters else bytes
        text = _lines.text_of(replace(piece, member=member), no_progress)
        number = 1
        # a filter may hold lines back: asked without text, it gives them up
        for block in chain(_lines.blocks(text), (b"",)):
            batch = _lines.batch(_lines.utf8(clean(block)), number)
            skipped = max(0, document.first - number)
            number += batch.num_rows
            if skipped < batch.num_rows:
                yield _with_said(batch.slice(skipped), document, piece.table, schema)


def _with_said(
    batch: pa.RecordBatch, document: Document, table: Table, schema: pa.Schema
) -> pa.RecordBatch:
    n = batch.num_rows
    fields = (
        pa.nulls(n, schema.field("f").type)
        if document.split is None
        else pa.array(
            [document.split(raw) for raw in batch["raw"].to_pylist()], schema.field("f").type
        )
    )
    said = [pa.repeat(pa.scalar(document.said.get(c), pa.string()), n) for c in table.columns]
    return pa.RecordBatch.from_arrays([batch["line"], batch["raw"], fields, *said], schema=schema)
