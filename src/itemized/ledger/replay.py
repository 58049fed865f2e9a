"""Replay: what a check asked of the ledger, kept with the rows it rests on, and asked again.

A recorder stands between a check and its ledger and keeps every query with its rows. Afterwards it
gathers the ledger rows that those queries can need, and runs each query again over these alone: one
that gives the very same rows is marked, and a replay computes it anew. Searches for names look
through the whole ledger, and sums over more rows than a bundle holds need all of them: those are
answered from the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from itemized.errors import InputError, QueryError
from itemized.ledger._database import Connection, duckdb_errors
from itemized.ledger.read import Asked, Reader, Remembering, question_key

#: Ledger rows of one table that a recording holds at most; about 15 MB of entries.
MOST_ROWS = 20_000
#: The tables a recording holds rows of.
TABLES = (
    "candidates",
    "committees",
    "coverage",
    "entities",
    "entries",
    "filings",
    "links",
    "parties",
    "summaries",
)
_COLUMNS = (
    "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = $name"
    " AND table_catalog <> 'temp'"  # the ledger as of a day has views of the same columns
    " ORDER BY ordinal_position"
)
_ARROW: Mapping[str, Any] = {
    "VARCHAR": pa.string(),
    "VARCHAR[]": pa.list_(pa.string()),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "UBIGINT": pa.uint64(),
    "DATE": pa.date32(),
    "BOOLEAN": pa.bool_(),
}
_DECIMAL = re.compile(r"DECIMAL\((\d{1,2}),\s?(\d{1,2})\)")
_COLUMN = re.compile(r"[a-z_][a-z_0-9]*")
_COMMENT = re.compile(r"--[^\n]*")
_INSIDE = re.compile(r"\([^()]*\)")
_TABLE = re.compile(r"\b(?:FROM|JOIN)\s+([a-z_]+)", re.IGNORECASE)
#: Parameters by whose names a query says which rows it can need. A query with any other may look
#: through the whole ledger, and is not run over a part of it.
_SCOPED = re.compile(
    r"(payer|payee|part|kind|id|filer|employer)_\d+|ids|candidate|target|support_oppose|start|end|as_of|amount|rows"
)
_LISTS = (("payer", "payer_id"), ("payee", "payee_id"), ("kind", "kind"))
_SCALARS = (
    ("start", "date >= $start"),
    ("end", "date < $end"),
    ("target", "target = $target"),
    ("support_oppose", "support_oppose = $support_oppose"),
)
#: Which rows of a table belong to ids; $ids are all that queries asked for.
_BY_ID: Mapping[str, str] = {
    "candidates": "candidate_id IN (SELECT unnest($ids))"
    " OR principal_committee IN (SELECT unnest($ids))",
    "committees": "committee_id IN (SELECT unnest($ids))",
    "coverage": "len($ids) >= 0",
    "entities": "entity_id IN (SELECT unnest($ids))",
    "links": "candidate_id IN (SELECT unnest($ids)) OR committee_id IN (SELECT unnest($ids))",
    "summaries": "filer_id IN (SELECT unnest($ids)) OR filer_id IN (SELECT candidate_id"
    " FROM candidates WHERE principal_committee IN (SELECT unnest($ids)))",
    "filings": "filer_id IN (SELECT unnest($ids)) OR filing_key IN (SELECT unnest($keys))"
    " OR filing_key IN (SELECT replaced_by FROM filings"
    " WHERE filing_key IN (SELECT unnest($keys)))",
    "parties": "entity_id IN (SELECT unnest($ids)) OR party_key IN (SELECT unnest($keys)::UBIGINT)",
}

_Filter = tuple[str, tuple[tuple[str, Any], ...]]


@dataclass(frozen=True)
class Held:
    """Rows of one of the ledger's tables, in order. columns: name and DuckDB type of each."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Recorded:
    """All that a check asked of a snapshot, in the order asked, and the rows that answer it.

    as_of: the day as of which it was asked; None is now, or a recording of before days were kept,
    whose questions name none.
    """

    snapshot: str
    asked: tuple[Asked, ...]
    tables: tuple[Held, ...]
    as_of: date | None = None


class Recorder(Remembering):
    """A reader that keeps what it is asked; closing it leaves the one behind it open.

    recorder = Recorder(reader)
    check(reading, recorder)
    recorder.recorded().asked
    """

    def recorded(self) -> Recorded:
        """What was asked so far, with the rows behind it."""
        asked = tuple(map(_settled, self._asked.values()))
        filters = _filters(self._reader, asked)
        tables = _gathered(self._reader, asked, filters)
        with Replayer(Recorded(self.snapshot, asked, tables)) as part:
            marked = tuple(replace(a, again=_needs(a, filters) and part.gives(a)) for a in asked)
        return Recorded(self.snapshot, marked, tables, self.day)


class Replayer(Reader):
    """A reader that answers from a recording: no ledger, no file, no network.

    Queries that are marked are run over the rows held, and must give what is recorded; the others
    are answered from the record. anew and told: how many of each were asked. InputError where a
    query is not in the recording, or its rows do not give what the recording says.
    """

    def __init__(self, recorded: Recorded) -> None:
        self.snapshot, self._day = recorded.snapshot, recorded.as_of
        self._asked = {question_key(a.sql, a.params): a for a in recorded.asked}
        self._met: set[tuple[str, str]] = set()
        self._db = _database(recorded.tables)

    @property
    def anew(self) -> int:
        """How many queries were computed from the rows held."""
        return sum(self._asked[key].again for key in self._met)

    @property
    def told(self) -> int:
        """How many queries were answered from the record alone."""
        return len(self._met) - self.anew

    def rows(self, sql: str, params: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a query that was recorded."""
        return self.table(sql, params)[1]

    def table(
        self, sql: str, params: Mapping[str, Any] | None = None
    ) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """The columns and rows of a query that was recorded."""
        key = question_key(sql, params)
        asked = self._asked.get(key)
        if asked is None:
            raise InputError("the check asks what was not asked when it was recorded")
        self._met.add(key)
        if asked.again and not self.gives(asked):
            raise InputError("the rows held do not give what is recorded for a query")
        return asked.columns, list(asked.rows)

    def gives(self, asked: Asked) -> bool:
        """Whether the rows held give, to the letter, what the ledger gave.

        A query that sets no order may give its rows in another; the order recorded stands.
        """
        try:
            columns, rows = super().table(asked.sql, asked.params)
        except QueryError:
            return False
        return columns == asked.columns and sorted(map(repr, rows)) == sorted(map(repr, asked.rows))


def _settled(asked: Asked) -> Asked:
    """The query; its rows in an order of ours where it sets none, so that recordings are equal."""
    outer, inner = _COMMENT.sub("", asked.sql), ""
    while outer != inner:
        outer, inner = _INSIDE.sub("", outer), outer
    if re.search(r"\bORDER\s+BY\b", outer, re.IGNORECASE):
        return asked
    return replace(asked, rows=tuple(sorted(asked.rows, key=repr)))


def _tables(sql: str) -> set[str]:
    """The tables that a query names, and whatever its own parts are called."""
    return {name.lower() for name in _TABLE.findall(_COMMENT.sub("", sql))}


def _needs(asked: Asked, filters: Mapping[_Filter, bool]) -> bool:
    """Whether the rows that a query can need are among those held."""
    tables = _tables(asked.sql)
    if tables == {"coverage"}:
        return True
    scoped = asked.params and all(_SCOPED.fullmatch(name) for name in asked.params)
    if not scoped or not tables <= set(TABLES):
        return False
    return "entries" not in tables or filters.get(_filter(asked.params), False)


def _filter(params: Mapping[str, Any]) -> _Filter:
    """The widest set of entries that a query with such parameters speaks of; "" is every entry."""
    clauses: list[str] = []
    values: dict[str, Any] = {}
    for name, column in _LISTS:
        wanted = {k: v for k, v in params.items() if re.fullmatch(rf"{name}_\d+", k)}
        if wanted:
            clauses.append(f"{column} IN ({', '.join('$' + key for key in wanted)})")
            values |= wanted
    for name, clause in _SCALARS:
        if params.get(name) is not None:
            clauses.append(clause)
            values[name] = params[name]
    return " AND ".join(clauses), tuple(values.items())


def _filters(reader: Reader, asked: Iterable[Asked]) -> dict[_Filter, bool]:
    """The filters of all queries about entries, and whether few enough rows pass each."""
    wanted = dict.fromkeys(_filter(a.params) for a in asked if "entries" in _tables(a.sql))
    counted = {
        (where, values): reader.rows(f"SELECT count(*) FROM entries WHERE {where}", dict(values))
        for where, values in wanted
        if where
    }
    held: dict[_Filter, bool] = {}
    total = 0
    # The smallest first, so that one sum over a whole cycle does not crowd out all the others.
    for key, [(n,)] in sorted(counted.items(), key=lambda item: (item[1], repr(item[0]))):
        total += n
        held[key] = total <= MOST_ROWS
    return held


def _gathered(
    reader: Reader, asked: Iterable[Asked], filters: Mapping[_Filter, bool]
) -> tuple[Held, ...]:
    columns = {name: _columns(reader, name) for name in TABLES}
    entries = _entries(reader, columns["entries"], [key for key, held in filters.items() if held])
    place = {name: i for i, (name, _) in enumerate(columns["entries"])}
    filings = {row[place["filing_key"]] for row in entries.rows}
    parties = {str(row[place[side]]) for row in entries.rows for side in ("payer_key", "payee_key")}
    ids = sorted({v for a in asked for value in a.params.values() for v in _texts(value)})
    keys = {"filings": filings, "parties": parties}
    tables = [entries]
    for name, where in _BY_ID.items():
        bound: dict[str, Any] = {"ids": ids}
        if name in keys:
            bound["keys"] = sorted(key for key in keys[name] if key not in (None, "None"))
        tables.append(_held(reader, name, columns[name], where, bound))
    return tuple(sorted(tables, key=lambda held: held.name))


def _columns(reader: Reader, name: str) -> tuple[tuple[str, str], ...]:
    """The columns of a table that a recording can hold, with their types."""
    found = reader.rows(_COLUMNS, {"name": name})
    return tuple((column, kind) for column, kind in found if _arrow(kind) is not None)


def _entries(reader: Reader, columns: tuple[tuple[str, str], ...], filters: list[_Filter]) -> Held:
    key = [name for name, _ in columns].index("entry_key")
    found: dict[str, tuple[Any, ...]] = {}
    for where, values in filters:
        held = _held(reader, "entries", columns, where, dict(values))
        found |= {row[key]: row for row in held.rows}
    return Held("entries", columns, tuple(found[name] for name in sorted(found)))


def _held(
    reader: Reader,
    name: str,
    columns: tuple[tuple[str, str], ...],
    where: str,
    bound: Mapping[str, Any],
) -> Held:
    listed = ", ".join(f'"{column}"' for column, _ in columns)
    sql = f'SELECT {listed} FROM "{name}" WHERE {where} ORDER BY ALL LIMIT {MOST_ROWS}'
    return Held(name, columns, tuple(reader.rows(sql, bound)))


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(str(v) for v in value)
    return (value,) if isinstance(value, str) else ()


def _arrow(kind: str) -> Any:
    """The Arrow type of a DuckDB type; None for one that a recording does not hold."""
    found = _DECIMAL.fullmatch(kind)
    if found and 0 < int(found[1]) <= 38 and int(found[2]) <= int(found[1]):
        return pa.decimal128(int(found[1]), int(found[2]))
    return _ARROW.get(kind)


def _database(tables: Iterable[Held]) -> Connection:
    """A database in memory with these tables and no way out of it."""
    with duckdb_errors("the rows held"):
        db = duckdb.connect(":memory:")
        for held in tables:
            if held.name not in TABLES:
                raise InputError(f"holds rows of a table {held.name!r}, and there is none")
            if held.columns:
                db.register("held", _arrow_table(held))
                db.execute(f'CREATE TABLE "{held.name}" AS SELECT * FROM held')
                db.unregister("held")
        db.execute("SET enable_external_access = false")
        db.execute("SET lock_configuration = true")
    return db


def _arrow_table(held: Held) -> Any:
    names = [name for name, _ in held.columns]
    types = [_arrow(kind) for _, kind in held.columns]
    if None in types or not all(_COLUMN.fullmatch(name) for name in names):
        raise InputError(f"holds a column of {held.name} that no ledger has")
    try:
        arrays = [
            pa.array([row[i] for row in held.rows], type=kind) for i, kind in enumerate(types)
        ]
    except (pa.ArrowException, IndexError, OverflowError) as error:
        raise InputError(f"holds rows of {held.name} that no ledger has") from error
    return pa.Table.from_arrays(arrays, names=names)
