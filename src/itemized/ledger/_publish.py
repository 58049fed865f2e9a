"""From the lake to what answers: the derived database of a snapshot, made whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from itemized.errors import LedgerError
from itemized.ledger._database import (
    Connection,
    duckdb_errors,
    filled,
    open_to_write,
    quoted,
    ran_out_of_memory,
    run,
    sql,
    total_rows,
)
from itemized.ledger._due import deadlines
from itemized.ledger._snapshot import Part, Snapshot, hot_path, put
from itemized.ledger.decisions import cited
from itemized.model import Progress
from itemized.settings import Settings
from itemized.sources._base import Holds, Source
from itemized.sources._columns import COLUMNS, OPTIONAL
from itemized.sources._pairs import pairs, unpaired

#: Runs SQL, with parameters where the second argument has them, and gives the last rows.
Run = Callable[..., list[tuple[Any, ...]]]
#: Given a way to run SQL in a database holding `party` and `cited`, makes `identified` (party_key,
#: entity_id, way, tier, because), `entity` (entity_id, kind, name, ids, place) and `alike`. The
#: layer above offers it.
Identify = Callable[[Run], None]

#: Bytes a row that are enough to publish it. Three million lines of filings within 320 MB take the
#: same time as with all of the machine; rows of bulk files are paired and compared with each other,
#: and two million of them within 320 MB took half as long again (docs/method/performance.md).
_OF_FILING, _OF_BULK = 100, 1000
_STEPS = (
    *("filings", "merge", "repeats", "mirrors", "crossed", "mingled", "parties", "identify"),
    *("entries", "twice", "names", "coverage", "moves", "related", "reconcile", "summary_lines"),
    "changes",
)

#: What further tables are made of, and is not kept as it is.
_ONLY_TO_BUILD = {Holds.FILINGS: "documents", Holds.STATED: "stated"}


def publish(
    snapshot: Snapshot,
    sources: Mapping[str, Source],
    settings: Settings,
    identify: Identify,
    progress: Progress,
) -> Path:
    """Build `hot/<n>.duckdb` for a snapshot beside the old one and give its path."""
    target = hot_path(settings.ledger, snapshot.number)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(target.name + ".new")
    beside.unlink(missing_ok=True)
    enough = sum(p.rows * (_OF_FILING if p.key else _OF_BULK) for p in snapshot.parts)

    def built(within: int | None) -> None:
        beside.unlink(missing_ok=True)
        where = duckdb_errors("building the ledger")
        with open_to_write(beside, settings, enough=within) as db, where:
            _build(db, snapshot, sources, settings, identify, progress)

    try:
        try:
            built(enough)
        except LedgerError as e:
            if settings.memory or not ran_out_of_memory(e):
                raise
            built(None)  # what is enough was measured on other records than these
        put(beside, target)
    finally:
        beside.unlink(missing_ok=True)
        beside.with_name(beside.name + ".wal").unlink(missing_ok=True)
    return target


def _build(
    db: Connection,
    snapshot: Snapshot,
    sources: Mapping[str, Source],
    settings: Settings,
    identify: Identify,
    progress: Progress,
) -> None:
    actions: dict[str, Callable[[], object]] = {
        "repeats": lambda: _repeats(db, snapshot, sources),
        "mirrors": lambda: _mirrors(db, snapshot, sources),
        "crossed": lambda: _crossed(db, snapshot, sources),
        "mingled": lambda: _mingled(db, snapshot, sources),
        "reconcile": lambda: _reconcile(db, snapshot, sources),
        "identify": lambda: identify(lambda query, params=None: run(db, query, params)),
    }
    db.execute("SET preserve_insertion_order = false")
    _registries(db, snapshot, sources, settings.ledger)
    _parts(db, snapshot, sources)
    _cited(db, settings.ledger)
    deadlines(db, snapshot, sources)
    _at_once(db, snapshot, sources)
    for done, step in enumerate(_STEPS):
        progress("building the ledger", done, len(_STEPS), "steps")
        action = actions.get(step)
        if action:
            action()
        else:
            run(db, filled(sql(step)))
    progress("building the ledger", len(_STEPS), len(_STEPS), "steps")


def _registries(
    db: Connection, snapshot: Snapshot, sources: Mapping[str, Source], ledger: Path
) -> None:
    """Tables of the registries and summaries, the view `lake` of all entries and `filed_lines` of
    those out of documents (`of_documents`: whose), `documents` as they speak of themselves with
    what they state of their totals, and `rejects`."""
    numbers = _file_numbers(snapshot)
    for holds in Holds:
        parts = [p for p in snapshot.parts if p.holds == holds and p.rows > p.rejects]
        union = _union(parts, holds, sources, ledger, numbers)
        if holds is Holds.ENTRIES:
            db.execute(f"CREATE TEMP VIEW lake AS {union}")
            documents = {p.source for p in snapshot.parts if sources[p.source].document is not None}
            filed = [p for p in parts if p.source in documents]
            lines = _union(filed, holds, sources, ledger, numbers)
            db.execute(f"CREATE TEMP VIEW filed_lines AS {lines}")
            db.execute("CREATE TEMP TABLE of_documents (source VARCHAR)")
            for name in sorted(documents):
                db.execute("INSERT INTO of_documents VALUES (?)", [name])
        elif holds in _ONLY_TO_BUILD:
            db.execute(f"CREATE TEMP TABLE {_ONLY_TO_BUILD[holds]} AS {union}")
        else:
            db.execute(f"CREATE TABLE {holds.value} AS {union}")
    rejected = [_reject_rows(p, sources, ledger) for p in snapshot.parts if p.rejects]
    db.execute(
        "CREATE TABLE rejects (source VARCHAR, table_name VARCHAR, period INTEGER, file VARCHAR,"
        " sha256 VARCHAR, line BIGINT, reason VARCHAR, raw VARCHAR)"
    )
    for query in rejected:
        db.execute(f"INSERT INTO rejects {query}")


def _file(part: Part) -> tuple[str, int, str, str]:
    """Which loaded file a part was made of: one file may have been loaded under several names."""
    return (part.source, 0 if part.key else part.period, part.key, part.sha256)


def _file_numbers(snapshot: Snapshot) -> dict[tuple[str, int, str, str], int]:
    """A number for each loaded file, the same in whatever order they came in."""
    return {file: n for n, file in enumerate(sorted({_file(p) for p in snapshot.parts}), 1)}


def _union(
    parts: list[Part],
    holds: Holds,
    sources: Mapping[str, Source],
    ledger: Path,
    numbers: Mapping[tuple[str, int, str, str], int],
) -> str:
    """All usable rows of these parts; an empty table of the right columns where there are none."""
    columns = COLUMNS[holds]

    def held(part: Part) -> str:
        later = sources[part.source].table(part.table).later
        return ", ".join(f'({later[c]}) AS "{c}"' if c in later else f'"{c}"' for c in columns)

    if not parts:
        typed = ", ".join(f'NULL::{t} AS "{c}"' for c, t in columns.items())
        return (
            "SELECT NULL::VARCHAR AS source, NULL::VARCHAR AS system,"
            " NULL::VARCHAR AS table_name, NULL::INTEGER AS period, NULL::INTEGER AS part,"
            " NULL::VARCHAR AS file, NULL::INTEGER AS file_no, NULL::INTEGER AS precedence,"
            " NULL::BIGINT AS file_line,"
            f" {typed} WHERE false"
        )
    return "\nUNION ALL ".join(
        f"SELECT {quoted(p.source)} AS source, {quoted(_system(sources[p.source]))} AS system,"
        f" {quoted(p.table)} AS table_name,"
        f" {p.period} AS period, {quoted(p.sha256)} AS file, {numbers[_file(p)]} AS file_no,"
        f" {p.precedence} AS precedence,"
        f" line AS file_line, {held(p)}"
        f" FROM {_rows_of(p, ledger)} WHERE reason IS NULL"
        for p in parts
    )


def _rows_of(part: Part, ledger: Path) -> str:
    """A part's rows, in SQL. Parts of filings that an earlier version wrote may be without columns
    that a `select` may leave out."""
    rows = f"read_parquet({quoted(ledger / part.path)})"
    if part.holds != Holds.FILINGS:
        return rows
    nulls = ", ".join(
        f'NULL::{COLUMNS[Holds.FILINGS][c]} AS "{c}"' for c in OPTIONAL[Holds.FILINGS]
    )
    return f"(FROM {rows} UNION ALL BY NAME SELECT {nulls} WHERE false)"


def _system(source: Source) -> str:
    return source.system or source.name


def _reject_rows(part: Part, sources: Mapping[str, Source], ledger: Path) -> str:
    """Rows that could not be used; their text stays in the lake where it may hold an address."""
    private = sources[part.source].table(part.table).addresses
    raw = "NULL" if private else "rtrim(raw, chr(13) || chr(10))"
    return (
        f"SELECT {quoted(part.source)}, {quoted(part.table)}, {part.period}, {quoted(part.file)},"
        f" {quoted(part.sha256)}, line, reason,"
        f" {raw} FROM read_parquet({quoted(ledger / part.path)})"
        " WHERE reason IS NOT NULL"
    )


def _parts(db: Connection, snapshot: Snapshot, sources: Mapping[str, Source]) -> None:
    db.execute(
        "CREATE TEMP TABLE part (source VARCHAR, table_name VARCHAR, holds VARCHAR, scope VARCHAR,"
        " period INTEGER, name VARCHAR, file VARCHAR, retrieved DATE, rows BIGINT, rejects BIGINT,"
        " file_no INTEGER, starts DATE, ends DATE, place INTEGER, place_key VARCHAR, a_day INTEGER)"
    )
    numbers = _file_numbers(snapshot)
    for p in snapshot.parts:
        # a filing whose year is unknown has period 0, which is no calendar's
        source = sources[p.source]
        dated = p.period or not source.period_word  # a registry's period is none
        starts, ends = source.span(p.period) if dated else (None, None)
        db.execute(
            f"INSERT INTO part VALUES ({', '.join('?' * 16)})",
            [
                *(p.source, p.table, p.holds, p.scope, p.period, p.file, p.sha256),
                *(p.retrieved_day, p.rows, p.rejects, numbers[_file(p)], starts, ends),
                *(p.place[2], p.key, 0 if p.few else source.table(p.table).a_day),
            ],
        )


def _cited(db: Connection, ledger: Path) -> None:
    """What people's decisions in force speak of: both sides of each, as written."""
    db.execute(
        "CREATE TEMP TABLE cited (number INTEGER, side VARCHAR, verb VARCHAR, cite INTEGER,"
        " name VARCHAR, kind VARCHAR, city VARCHAR, state VARCHAR, zip VARCHAR, employer VARCHAR,"
        " occupation VARCHAR, id VARCHAR)"
    )
    for row in cited(ledger):
        db.execute(f"INSERT INTO cited VALUES ({', '.join('?' * len(row))})", list(row))


def _at_once(db: Connection, snapshot: Snapshot, sources: Mapping[str, Source]) -> None:
    """`at_once`: filings that all their rows say to be reports within a day, whatever their covers
    say: they take no other's place."""
    db.execute("CREATE TEMP TABLE at_once (system VARCHAR, filing_id VARCHAR)")
    for name in sorted({p.source for p in snapshot.parts if sources[p.source].at_once}):
        db.execute(
            "INSERT INTO at_once SELECT system, filing_id FROM lake"
            f" WHERE source = {quoted(name)} AND filing_id IS NOT NULL GROUP BY ALL"
            f" HAVING bool_and(coalesce({sources[name].at_once}, false))"
        )


def _repeats(db: Connection, snapshot: Snapshot, sources: Mapping[str, Source]) -> None:
    """Rows of late reports that a periodic one says again, by each source's rule: they go the way
    of notices, which the filings alone tell."""
    for name in sorted({p.source for p in snapshot.parts}):
        if rule := sources[name].repeats:
            run(
                db,
                "CREATE OR REPLACE TEMP TABLE said_again AS FROM"
                f" ({_said_again(db, rule, sources[name])})"
                " ANTI JOIN notice USING (source, source_id)",
            )
            run(db, "INSERT INTO notice BY NAME FROM said_again")


def _mirrors(db: Connection, snapshot: Snapshot, sources: Mapping[str, Source]) -> None:
    """Payer-side reports of money that a counted receipt holds already, by each source's rule, over
    all rows of its agency."""
    rules = {
        (_system(sources[p.source]), sources[p.source].mirrors)
        for p in snapshot.parts
        if sources[p.source].mirrors
    }
    for system, rule in sorted(rules):
        _look_at(db, system)
        run(
            db,
            "INSERT INTO mirror BY NAME SELECT * REPLACE"
            " (substr(source_id, strpos(source_id, ':') + 1) AS source_id),"
            f" split_part(source_id, ':', 1) AS source FROM ({rule})",
        )


def _crossed(db: Connection, snapshot: Snapshot, sources: Mapping[str, Source]) -> None:
    """Payments that filers of two agencies report: the payer's row mirrors the payee's, as within
    one agency."""
    db.execute("CREATE TEMP TABLE named_abroad (source VARCHAR, source_id VARCHAR, id VARCHAR)")
    db.execute(
        "CREATE TEMP TABLE alike (payment VARCHAR, receipt VARCHAR, today BOOLEAN, days BIGINT)"
    )
    if len({_system(sources[p.source]) for p in snapshot.parts}) < 2:
        return
    run(db, sql("cross"))
    run(db, "CREATE OR REPLACE TEMP VIEW reported AS FROM cross_rows")
    run(db, f"CREATE TEMP TABLE crossing AS {pairs()}")
    run(db, sql("crossed"))
    run(db, unpaired(sql("unpaired")))
    while run(db, sql("alike"))[0][0]:
        pass  # rows whose nearest is paired have another nearest now


def _mingled(db: Connection, snapshot: Snapshot, sources: Mapping[str, Source]) -> None:
    """Rows that two reports, or a report and its amendment, may both hold and nothing tells."""
    for name in sorted({p.source for p in snapshot.parts}):
        if rule := sources[name].mingled:
            _look_at(db, _system(sources[name]))
            run(
                db,
                "INSERT INTO alike BY NAME"
                f" SELECT payment, receipt, true AS today, 0 AS days FROM ({rule})",
            )


def _look_at(db: Connection, system: str) -> None:
    """What rules are asked over: all rows of an agency (`reported`) and its filings (`covers`)."""
    of = f"WHERE system = {quoted(system)}"
    run(
        db,
        "CREATE OR REPLACE TEMP VIEW reported AS SELECT * REPLACE"
        f" (source || ':' || source_id AS source_id) FROM standing {of}",
    )
    run(
        db,
        "CREATE OR REPLACE TEMP VIEW covers AS FROM document LEFT JOIN"
        f" (SELECT system, filing_id, list(side) AS sides FROM itemizing GROUP BY ALL)"
        f" USING (system, filing_id) {of}",
    )


def _said_again(db: Connection, rule: str, source: Source) -> str:
    """The rows that a source's rule finds as source, source_id, until and, where the rule gives
    another reason than its own, why."""
    _look_at(db, _system(source))
    return (
        "SELECT split_part(source_id, ':', 1) AS source,"
        " substr(source_id, strpos(source_id, ':') + 1) AS source_id, max(until) AS until,"
        f" max(why) AS why FROM (FROM ({rule}) UNION ALL BY NAME"
        " SELECT NULL::DATE AS until, NULL::VARCHAR AS why WHERE false) GROUP BY ALL"
    )


def _reconcile(db: Connection, snapshot: Snapshot, sources: Mapping[str, Source]) -> None:
    """Filers' stated totals beside their itemized rows; a gap is shown, never repaired."""
    db.execute(
        "CREATE TABLE reconciled (source VARCHAR, period INTEGER, filer_id VARCHAR, name VARCHAR,"
        " through DATE, what VARCHAR, itemized DECIMAL(18, 2), stated DECIMAL(18, 2),"
        " expected BOOLEAN, file VARCHAR, table_name VARCHAR, file_line BIGINT)"
    )
    for name in sorted({p.source for p in snapshot.parts}):
        for total in sources[name].totals:
            text = sql("reconcile").replace("{total_rows}", total_rows(name, total))
            text = text.replace("{column}", total.column).replace("{sign}", str(total.sign))
            text = text.replace("{partly}", str(total.partly).lower())
            text = text.replace("{source}", quoted(name)).replace("{table}", quoted(total.table))
            run(db, text.replace("{what}", quoted(total.what)))
