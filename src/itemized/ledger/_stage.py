"""From a file to a part of the lake: every row read, typed, judged, and kept with its raw text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pyarrow as pa

from itemized.ledger import _judge, _raw, _rows
from itemized.ledger._database import Connection, duckdb_errors, open_to_write, quoted
from itemized.ledger._documents import documents_table, line_batches, schema_of
from itemized.ledger._files import Piece, sha256_of
from itemized.ledger._lines import Lines, numbered
from itemized.ledger._snapshot import Part, put
from itemized.model import Progress
from itemized.settings import Settings
from itemized.sources._base import CARRIED, Source, Table
from itemized.sources._columns import COLUMNS, OPTIONAL
from itemized.sources._delimited import Found

# A group of rows is held whole, once by each thread, before it is packed. Lines of filings are
# wide: with DuckDB's own 122,880 a million of them take 250 MB more and no less time.
_ROW_GROUP = 20_480
_ROW_GROUP_OF_FIELDS = 122_880  # lines kept as fields are half as wide, and pack the better


@dataclass(frozen=True)
class Staged:
    """A part made of a file. cut_short: the file's last line does not end."""

    part: Part
    cut_short: bool = False


def _name(piece: Piece) -> str:
    """The name of a part: what its file's own name says (the day, for one) is in it too."""
    own = f"-{hashlib.sha256(piece.key.encode()).hexdigest()[:8]}" if piece.key else ""
    return piece.sha256 + own


class Benches:
    """The working databases of one load's stages: opening one takes longer than reading a short
    file, and a filing by itself is read into six parts."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._open: dict[int | None, Connection] = {}

    def one(self, enough: int | None) -> Connection:
        """An empty place in a database that has enough memory, to be closed by itself."""
        if enough not in self._open:
            self._open[enough] = open_to_write(":memory:", self._settings, enough=enough)
        return self._open[enough].cursor()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for db in self._open.values():
            db.close()


def stage(
    source: Source, piece: Piece, settings: Settings, benches: Benches, progress: Progress
) -> Staged:
    """Read a piece into the lake and say what part it makes; nothing is in force by that alone.

    Raises InputError where the file is damaged, has other columns, or is of another year.
    """
    table = piece.table
    path = f"lake/{source.name}/{table.name}/{piece.period}/{_name(piece)}.parquet"
    target = settings.ledger / path
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(target.name + ".new")
    found = _rows.header_of(piece, table.delimited) if table.delimited else None
    lines = _lines_of(piece, found, progress)
    streamed = None if table.over == "file" else 0  # lines of documents only pass through
    with benches.one(streamed) as db:
        try:
            if table.over == "file":
                query = stage_sql(table, piece.period, found)
                query = query.replace("$file", quoted(piece.sha256[:12]))
                query = query.replace("$folder", quoted(piece.folder))
                _copy(db, lines, query, str(beside))
                if table.given_back:
                    _raw.check(db, table, str(beside), lines.checksum, piece.where)
                _tell_apart(db, table, str(beside))
            else:
                _copy_documents(db, source, piece, str(beside))
            if found:
                _judge.check_none_lost(db, piece, lines.rows, str(beside))
            headed = found is not None and found.header
            rows, rejects = _judge.judge(db, piece, source, str(beside), headed=headed)
            unknown = _judge.unknown_codes(db, table, str(beside))
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        finally:
            lines.close()
            # what batches of text took is kept for more of them, and what follows is not text
            pa.default_memory_pool().release_unused()
    put(beside, target)
    part = Part(
        source=source.name,
        table=table.name,
        holds=table.holds.value,
        scope=table.scope or table.title,
        precedence=table.precedence,
        period=piece.period,
        file=piece.where,
        sha256=piece.sha256,
        retrieved=piece.retrieved.isoformat(),
        path=path,
        rows=rows,
        rejects=rejects,
        seal=sha256_of(target),
        unknown=unknown,
        key=piece.key,
    )
    return Staged(part, lines.cut_short and table.rewritten is None)


def _lines_of(piece: Piece, found: Found | None, progress: Progress) -> Lines:
    layout, rewritten = piece.table.delimited, piece.table.rewritten
    if rewritten is not None:
        name = Path(piece.member or piece.path.name).name
        return Lines(
            piece,
            progress,
            batches=lambda text: numbered(iter([rewritten(name, b"".join(text))])),
        )
    if layout is None or found is None:
        summed = _raw.checksum if piece.table.given_back else None
        return Lines(piece, progress, summed=summed)
    return Lines(piece, progress, _rows.SCHEMA, lambda text: _rows.batches(text, layout, found))


def _copy(db: Connection, lines: Lines, query: str, target: str) -> None:
    db.register("lines", lines.reader())
    _plan_for_streams(db)
    try:
        with duckdb_errors(lines.piece.where):
            _write(
                db,
                query,
                target,
                _ROW_GROUP_OF_FIELDS if lines.piece.table.given_back else _ROW_GROUP,
            )
    except Exception:
        if lines.error is not None:
            raise lines.error from None
        raise


def _plan_for_streams(db: Connection) -> None:
    # A stream's length is not known beforehand, and the planner takes it for a handful of rows:
    # it would hold all of them in memory to join a source's small tables to them.
    db.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")


def _copy_documents(db: Connection, source: Source, piece: Piece, target: str) -> None:
    """A part of what documents say of themselves, or of their lines."""
    table = piece.table
    _plan_for_streams(db)
    for name, columns in (table.lookups() if table.lookups else {}).items():
        db.register(name, pa.table({c: list(values) for c, values in columns.items()}))
    if table.over == "documents":
        db.register("lines", documents_table(piece))
        said = f"SELECT *, coalesce(unusable, {table.bad}) AS reason, NULL::BOOLEAN AS other_year"
    else:
        batches = line_batches(source, piece)
        db.register("lines", pa.RecordBatchReader.from_batches(schema_of(table), batches))
        said = f"SELECT * REPLACE ({_fields(table)} AS f)"
    rows = f"rows AS ({said} FROM lines WHERE trim(raw, {_BLANK}) <> '')"
    query = f"WITH {rows}, ours AS ({table.select}) {_ours(table)}"
    with duckdb_errors(piece.where):
        _write(db, query, target)
        _tell_apart(db, table, target)


def _write(db: Connection, query: str, target: str, group: int = _ROW_GROUP) -> None:
    # version 2 packs numbers as differences, and lengths of texts apart from the texts
    db.execute(
        f"COPY ({query}) TO {quoted(target)} (FORMAT parquet, COMPRESSION zstd,"
        f" PARQUET_VERSION v2, ROW_GROUP_SIZE {group})"
    )


#: Files without a header that somebody has given one.
_HEADED = "WHEN line = 1 AND upper(raw) LIKE {name} THEN 'names the columns and is no row'"
#: Said of a row with too many fields where columns tell that some moved, or do not tell.
_MOVED = """
                      || CASE WHEN width > {width} THEN ': a tab too many, and nothing tells which'
                          ELSE '' END"""
_BLANK = "' ' || chr(9) || chr(10) || chr(13)"


def _fields(table: Table) -> str:
    """The fields of a line: as its document split them, else at the delimiter, without the one
    pair of quotes that some software wraps around each."""
    bare = "rtrim(raw, chr(13) || chr(10))"
    split = f"string_split({bare}, {quoted(table.delimiter)})"
    return f"""CASE
        WHEN f IS NOT NULL THEN f
        WHEN contains(raw, '"') THEN list_transform({split}, lambda x:
            CASE WHEN regexp_full_match(trim(x), '"[^"]*"') THEN trim(x)[2:-2] ELSE x END)
        ELSE {split}
    END"""


def _tell_apart(db: Connection, table: Table, part: str) -> None:
    told = table.distinct or table.counted_off or table.numbered
    if told and (apart := _told_apart(db, table, part)):
        _write(db, apart, part + ".again")
        Path(part + ".again").replace(part)


def _told_apart(db: Connection, table: Table, part: str) -> str | None:
    """Rows of one file that share an id are rows of their own: the query that gives each its line's
    number too, or which of them it is, or None where there are none such. Of rows that say the very
    same under a record's number all get that of the first."""
    written = f"read_parquet({quoted(part)})"
    said = "rtrim(raw, chr(13) || chr(10))"
    db.execute(
        f"CREATE TEMP TABLE shared AS SELECT source_id FROM {written} WHERE reason IS NULL"
        " GROUP BY ALL HAVING count(*) > 1"
    )
    number = "line"
    if table.numbered:  # texts are compared of the few that share a number, and not of all
        number = f"min(line) OVER (PARTITION BY source_id, {said})"
        db.execute(
            f"DELETE FROM shared WHERE source_id NOT IN (SELECT source_id FROM {written} w"
            " SEMI JOIN shared USING (source_id) WHERE reason IS NULL"
            f" GROUP BY ALL HAVING count(DISTINCT {said}) > 1)"
        )
    if not db.execute("SELECT 1 FROM shared LIMIT 1").fetchall():
        return None
    apart = f"source_id || ':line ' || {number}"
    if table.counted_off:
        which = "row_number() OVER (PARTITION BY source_id ORDER BY line)"
        apart = f"source_id || CASE {which} WHEN 1 THEN '' ELSE ':' || {which} END"
    db.execute(
        f"CREATE TEMP TABLE apart AS SELECT DISTINCT ON (line, source_id) line, source_id,"
        f" {apart} AS told FROM {written} SEMI JOIN shared USING (source_id)"
    )
    return f"""SELECT w.* REPLACE (coalesce(a.told, w.source_id) AS source_id)
        FROM {written} w LEFT JOIN apart a USING (line, source_id)"""


def stage_sql(table: Table, period: int, found: Found | None = None) -> str:
    """The query that makes a part from `lines`: our columns, the raw line, and why a row is unfit.

    A row with the wrong number of fields has none of them when `select` sees it. found: where the
    columns of this file stand, if its lines come split.
    """
    width = found.width if found else len(table.columns)
    other_year = table.other_year.replace("$period", str(period)) if period else "NULL"
    select = table.select.replace("$period", str(period))
    split = "f" if found else f"string_split(raw, {quoted(table.delimiter)}) AS f"
    fit, wanted = f"len(f) = {width}", str(width)
    if found and found.ends:  # what stands where a line only ends has moved there
        named = width - found.ends
        fit += f" AND trim(array_to_string(f[{named + 1}:], '')) = ''"
        wanted = f"' || CASE width WHEN {width} THEN {named} ELSE {width} END || '"
    forms = table.delimited is not None and bool(table.delimited.forms)
    headed = "" if found else _HEADED.format(name=quoted(table.columns[0] + "%"))
    moved = _MOVED.format(width=width) if forms else ""
    return f"""
    WITH split AS (
        SELECT line, raw, {split} FROM lines
        WHERE raw NOT IN (chr(10), chr(13) || chr(10))
    ), fitted AS (
        SELECT line, raw, len(f) AS width, CASE WHEN {fit} THEN f END AS f FROM split
    ), named AS (
        SELECT line, raw, {"f, " if table.given_back else ""}width, f IS NULL AS unfit,
            {", ".join(_named(table, found))} FROM fitted
    ), rows AS (
        SELECT *, CASE {headed} WHEN unfit THEN 'has ' || width
                      || CASE width WHEN 1 THEN ' field' ELSE ' fields' END
                      || ' and not {wanted}'{moved}
                  ELSE {table.bad} END AS reason,
               ({other_year}) AS other_year
        FROM named
    ), ours AS ({select})
    {_ours(table)}
    """


def _named(table: Table, found: Found | None) -> list[str]:
    """The publisher's columns by name, each from its field."""
    if found is None:
        width = len(table.columns)
        fields = [f'f[{i}] AS "{name}"' for i, name in enumerate(table.columns[:-1], 1)]
        return [*fields, f'rtrim(f[{width}], chr(13) || chr(10)) AS "{table.columns[-1]}"']
    place = {name: i for i, name in enumerate(found.columns, 1)}
    return [
        f'trim(f[{place[name]}]) AS "{name}"'
        if name in place
        else f"CASE WHEN f IS NOT NULL THEN '' END AS \"{name}\""
        for name in table.columns
    ]


def _ours(table: Table) -> str:
    """Our columns out of `ours`; those that a select may leave out are null there."""
    ours = COLUMNS[table.holds]
    kept = (*(c for c in ours if c not in table.later), *(c for c in table.codes if c not in ours))
    columns = ", ".join(f'"{c}"' for c in kept)
    carried = CARRIED
    if table.given_back:
        carried = f"line, {_raw.stored(table)}, reason, other_year"
    given = OPTIONAL.get(table.holds, ())
    if not given:
        return f"SELECT {carried}, {columns} FROM ours"
    nulls = ", ".join(f'NULL::{COLUMNS[table.holds][c]} AS "{c}"' for c in given)
    return (
        f"SELECT {carried}, {columns} FROM"
        f" (SELECT * FROM ours UNION ALL BY NAME SELECT {nulls} WHERE false)"
    )
