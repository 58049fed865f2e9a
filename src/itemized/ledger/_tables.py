"""The tables that answer as Parquet files, for engines that read no DuckDB.

LEDGER/tables/<n>-<hash>/<table>/<k>.parquet   of snapshot n; <hash>: of its derived database
LEDGER/tables/<n>-<hash>/tables.json           columns and rows of each, written last
ITEMIZED_TABLES/<n>-<hash>/...                 instead, where that is set: a folder or s3://, gs://
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from itemized.errors import LedgerError
from itemized.ledger._database import Connection, duckdb_errors
from itemized.ledger._snapshot import Snapshot
from itemized.settings import Settings

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

_LIST = "tables.json"
_BATCH = 100_000  # rows read at once
_GROUP = 1_000_000  # rows of a row group, which is what one task of Spark reads at least
_FILE = 20_000_000  # rows of a file
_TYPES = {"UINTEGER": "BIGINT", "UBIGINT": "DECIMAL(20, 0)", "HUGEINT": "DECIMAL(38, 0)"}
#: The one column whose numbers need all 64 bits; other numbers without a sign count parties.
_HASHED = "way"


@dataclass(frozen=True)
class Tables:
    """Where a snapshot's tables lie, and their names with their rows."""

    where: str
    rows: dict[str, int]


def written(settings: Settings, snapshot: Snapshot, db: Connection) -> Tables:
    """The tables of a snapshot, written out unless they already are. db: its derived database."""
    import pyarrow as pa
    from pyarrow import fs

    name = f"{snapshot.number}-{snapshot.hot[:12]}"
    base = settings.tables or str((settings.ledger / "tables").absolute())
    where = f"{base.rstrip('/')}/{name}"
    try:
        if "://" in where:
            system, root = fs.FileSystem.from_uri(where)
        else:
            system, root = fs.LocalFileSystem(), str(Path(where).expanduser().absolute())
            where = Path(root).as_uri()
        if (held := _listed(system, root)) is None:
            held = _write(system, root, db)
    except (OSError, pa.ArrowException) as e:
        told = str(e).strip().split("\n", 1)[0]
        raise LedgerError(
            f"the tables for Spark cannot be written there ({told})",
            where=where,
            way_out="set ITEMIZED_TABLES to a folder or an address (s3://, gs://) that can be",
        ) from e
    return Tables(re.sub(r"^s3://", "s3a://", where), held)


def _listed(system: FileSystem, root: str) -> dict[str, int] | None:
    try:
        with system.open_input_stream(f"{root}/{_LIST}") as file:
            held: dict[str, int] = json.loads(file.read())
    except FileNotFoundError:
        return None
    return held


def _write(system: FileSystem, root: str, db: Connection) -> dict[str, int]:
    with duckdb_errors("writing the tables for Spark"):
        names = db.execute(
            "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary"
        ).fetchall()
        held = {}
        for (name,) in sorted(names):
            system.create_dir(f"{root}/{name}", recursive=True)
            held[name] = _write_table(system, f"{root}/{name}", name, db)
    with system.open_output_stream(f"{root}/{_LIST}") as file:
        file.write(json.dumps(held, indent=1).encode())
    return held


def _write_table(system: FileSystem, folder: str, name: str, db: Connection) -> int:
    """Its rows in the order they lie in, which is what lets whole row groups be passed over."""
    from pyarrow import parquet

    reader = db.sql(f"SELECT {_columns(name, db)} FROM main.{name}").to_arrow_reader(_BATCH)
    rows = part = 0
    batch: Any = None
    while batch is None or rows:
        path = f"{folder}/{part:05}.parquet"
        with parquet.ParquetWriter(path, reader.schema, filesystem=system, compression="zstd") as f:
            within = 0
            while within < _FILE and (batch := next(reader, None)) is not None:
                f.write_batch(batch, row_group_size=_GROUP)
                within += batch.num_rows
        rows, part = rows + within, part + 1
        if batch is None:
            break
    return rows


def _columns(name: str, db: Connection) -> str:
    """The columns of a table in types that Spark has; of rows their number too, which is theirs."""
    held = [
        _column(name, kind) for name, kind, *_ in db.execute(f"DESCRIBE main.{name}").fetchall()
    ]
    return ", ".join([*held, "rowid"] if name == "kept_rows" else held)


def _column(name: str, kind: str) -> str:
    cast = _TYPES.get(kind)
    if kind == "UBIGINT" and name != _HASHED:
        cast = "BIGINT"
    return f'"{name}"::{cast} AS "{name}"' if cast else f'"{name}"'
