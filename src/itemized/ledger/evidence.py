"""Evidence: a table that a user brings, read whole into memory beside the ledger and never into it.

CSV, Parquet, or a table of a DuckDB or SQLite file; which of these a file is, its first bytes say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from itemized.errors import InputError
from itemized.ledger._database import Connection, duckdb_errors, quoted
from itemized.ledger.read import Reader

#: What a column is read as: words, a day, or dollars.
TEXT, DAY, DOLLARS = "VARCHAR", "DATE", "DECIMAL(14,2)"
_READ = {
    TEXT: "nullif(trim({0}), '')",
    DAY: "coalesce(try_cast(trim({0}) AS DATE),"
    " try_strptime(trim({0}), ['%m/%d/%Y', '%Y%m%d', '%Y'])::DATE)",
    DOLLARS: "try_cast(replace(replace(trim({0}), '$', ''), ',', '') AS DECIMAL(14,2))",
}
_CALLED = {DAY: "day", DOLLARS: "amount"}
_SUGGEST = "correct it there, or leave the column out of the description"
_ARROW = {TEXT: pa.string(), DAY: pa.date32(), DOLLARS: pa.decimal128(14, 2)}


@dataclass(frozen=True)
class Brought:
    """A user's table: its columns with their types, its rows, and the sha256 of its file."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Any, ...], ...]
    sha256: str


class EvidenceReader(Reader):
    """Answers queries over one table, `evidence`, with no way to files or network.

    with EvidenceReader(brought) as reader:
        reader.rows("SELECT count(*) FROM evidence")
    """

    def __init__(self, brought: Brought) -> None:
        self.snapshot = brought.sha256
        self._db = duckdb.connect(":memory:")
        arrays = []
        for i, (name, kind) in enumerate(brought.columns):
            if kind not in _ARROW:
                raise InputError(f"its column {name} has a type of no evidence, {kind}")
            try:
                arrays.append(pa.array([row[i] for row in brought.rows], type=_ARROW[kind]))
            except (pa.ArrowException, IndexError, OverflowError) as error:
                raise InputError(f"its column {name} does not hold what it says") from error
        held = pa.Table.from_arrays(arrays, names=[name for name, _ in brought.columns])
        with duckdb_errors("evidence"):
            self._db.register("held", held)
            self._db.execute("CREATE TABLE evidence AS SELECT * FROM held")
            self._db.unregister("held")
            _shut(self._db)


def read_evidence(path: Path, wanted: Mapping[str, str], table: str = "") -> Brought:
    """Read the wanted columns (name → TEXT, DAY or DOLLARS) of a user's table.

    table: which one, where the file is a database. InputError, in one line, where the file is none
    of these, lacks a column, or holds a day or an amount that is none.
    """
    if not path.is_file():
        raise InputError("there is no such file", where=str(path), way_out="check the path")
    with path.open("rb") as file:
        head = file.read(16)
    try:
        with duckdb.connect(":memory:") as db:
            _attach(db, path, head, table, list(wanted))
            rows = _typed(db, path, wanted)
    except duckdb.Error as error:
        told = str(error).strip().split("\n", 1)[0]
        raise InputError(
            f"cannot be read as a table ({told})",
            where=str(path),
            way_out="hand in a CSV in UTF-8 with its column names in the first line",
        ) from error
    return Brought(tuple(wanted.items()), tuple(rows), _hash(path))


def _attach(db: Connection, path: Path, head: bytes, table: str, columns: list[str]) -> None:
    """Make the file's columns, all as text, the view `brought` of a database in memory."""
    name = quoted(_literally(path))
    if head.startswith(b"SQLite format 3\0"):
        db.register("brought", _from_sqlite(path, _named(table, path), columns))
        return
    if head[8:12] == b"DUCK":
        db.execute(f"ATTACH {quoted(path)} AS file (READ_ONLY)")
        source = f"file.{_identifier(_named(table, path))}"
    elif head.startswith(b"PAR1"):
        source = f"read_parquet({name})"
    else:
        source = f"read_csv({name}, header = true, all_varchar = true)"
    db.execute(f"CREATE TEMP VIEW brought AS SELECT * FROM {source}")


def _from_sqlite(path: Path, table: str, columns: list[str]) -> pa.Table:
    # DuckDB reads SQLite by an extension that it would download; Python has it built in.
    try:
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            listed = [row[1] for row in db.execute(f"PRAGMA table_info({_identifier(table)})")]
            held = [name for name in columns if name in listed]
            asked = ", ".join(f"CAST({_identifier(name)} AS TEXT)" for name in held) or "1"
            rows = db.execute(f"SELECT {asked} FROM {_identifier(table)}").fetchall()
        finally:
            db.close()
    except sqlite3.Error as error:
        raise InputError(
            f"cannot be read ({error})", where=str(path), way_out="check `table` in the description"
        ) from error
    arrays = [pa.array([row[i] for row in rows], type=pa.string()) for i in range(len(held))]
    return pa.Table.from_arrays(arrays, names=held)


def _named(table: str, path: Path) -> str:
    if not table:
        raise InputError(
            "is a database, and the description does not say which table of it",
            where=str(path),
            way_out='add table = "..." to it',
        )
    return table


def _typed(db: Connection, path: Path, wanted: Mapping[str, str]) -> list[tuple[Any, ...]]:
    held = {row[0] for row in db.execute("DESCRIBE brought").fetchall()}
    for name in wanted:
        if name not in held:
            listed = ", ".join(sorted(held))
            raise InputError(
                f"has no column {name}", where=str(path), way_out=f"it has these: {listed}"
            )
    for name, kind in wanted.items():
        _refuse_unreadable(db, path, name, kind)
    columns = ", ".join(
        f"{_read(name, kind)} AS {_identifier(name)}" for name, kind in wanted.items()
    )
    return list(db.execute(f"SELECT {columns} FROM brought ORDER BY ALL").fetchall())


def _refuse_unreadable(db: Connection, path: Path, name: str, kind: str) -> None:
    if kind == TEXT:
        return
    plain = f"nullif(trim({_identifier(name)}::VARCHAR), '')"
    bad = db.execute(
        f"SELECT {plain} FROM brought WHERE {plain} IS NOT NULL AND {_read(name, kind)} IS NULL"
    ).fetchall()
    if bad:
        more = f", and {len(bad) - 1} more like it" if len(bad) > 1 else ""
        raise InputError(
            f"its column {name} holds {bad[0][0]!r}, which is no {_CALLED[kind]}{more}",
            where=str(path),
            way_out=_SUGGEST,
        )


def _read(name: str, kind: str) -> str:
    return _READ[kind].format(f"{_identifier(name)}::VARCHAR")


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literally(path: Path) -> str:
    """The path for a function that would take *, ? and [ for a pattern."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in str(path))


def _shut(db: Connection) -> None:
    db.execute("SET enable_external_access = false")
    db.execute("SET lock_configuration = true")


def _hash(path: Path) -> str:
    found = sha256()
    with path.open("rb") as file:
        for part in iter(lambda: file.read(1 << 20), b""):
            found.update(part)
    return found.hexdigest()
