"""Read: one snapshot, opened read-only, answering until closed whatever is loaded meanwhile."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from itemized.errors import LedgerError, QueryError
from itemized.ledger import _snapshot
from itemized.ledger._clock import Clock
from itemized.ledger._database import (
    Connection,
    duckdb_errors,
    filled,
    open_to_read,
    quoted,
    sql,
    too_long,
)
from itemized.ledger._snapshot import Part, Snapshot
from itemized.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 20_000  # rows of a batch: large enough to be quick, small enough to stay within a few MB


def needs_rebuilding(settings: Settings) -> bool:
    """Whether the snapshot in force has lost the database derived from it, or an earlier version
    derived it that had not all that is asked of it now."""
    while True:
        held = _snapshot.in_force(settings.ledger)
        if held.derived < _snapshot.DERIVED:
            return True
        if _snapshot.hot_path(settings.ledger, held.number).exists():
            return False
        if not _snapshot.moved_on(settings.ledger, held):
            return True


def content(settings: Settings) -> str:
    """The hash of what the snapshot in force holds; the same for the same files in any order."""
    return _snapshot.in_force(settings.ledger).content


@dataclass(frozen=True)
class Asked:
    """One query as it was put, and what came. again: rows kept with it give the same anew."""

    sql: str
    params: Mapping[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    again: bool = False


class Answers:
    """What one snapshot was asked, kept for whoever asks the same: it never changes.

    most: cells that are held; what was not asked for the longest goes first. For threads at once.
    """

    def __init__(self, most: int = 1_000_000) -> None:
        self._most, self._cells = most, 0
        self._held: OrderedDict[tuple[str, ...], Answer] = OrderedDict()
        self._turn = Lock()
        #: What layers above made of answers and keep for the next question, by their names.
        self.aside: dict[str, Any] = {}

    def get(self, key: tuple[str, ...]) -> Answer | None:
        """The columns and rows of a question; None where they are not held."""
        with self._turn:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: tuple[str, ...], answer: Answer) -> None:
        """Hold an answer, unless it alone would take most of the room."""
        cells = _cells(answer)
        if cells > self._most // 8:
            return
        with self._turn:
            if key not in self._held:
                self._held[key] = answer
                self._cells += cells
            while self._cells > self._most:
                self._cells -= _cells(self._held.popitem(last=False)[1])


Answer = tuple[tuple[str, ...], list[tuple[Any, ...]]]  # columns and rows


def _cells(answer: Answer) -> int:
    return len(answer[0]) * len(answer[1]) + 20  # and what the text of a question takes


def _opened(settings: Settings) -> tuple[Snapshot, Connection]:
    """The snapshot in force and its database. Where loads have cleared it away between the two
    steps, the one that is in force by then."""
    ledger = settings.ledger
    while True:
        held = _snapshot.in_force(ledger)
        path = _snapshot.hot_path(ledger, held.number)
        try:
            if path.exists():
                return held, open_to_read(path, settings.memory, settings.threads)
        except LedgerError:
            if not _snapshot.moved_on(ledger, held):
                raise
        if not _snapshot.moved_on(ledger, held):
            raise LedgerError(
                f"its derived database {path.name} is missing",
                where=str(ledger),
                way_out="load any file again",
            )


class Reader:
    """Rows of one snapshot.

        with Reader(settings) as reader:
            reader.rows("SELECT name FROM entities WHERE entity_id = $id", {"id": "C00428557"})

    Raises NoLedgerError where nothing is loaded, LedgerError where the ledger is damaged or of
    another version, QueryError for SQL that cannot be run. as_of: the ledger as filings stood on
    that day, later ones left out; sums kept beside the rows (of entities, flows) are today's.
    """

    _answers: Answers | None = None
    _clock: Clock | None = None  # of the question, where its time is limited
    _day: date | None = None

    def __init__(
        self, settings: Settings, as_of: date | None = None, *, answers: Answers | None = None
    ) -> None:
        """answers: of this snapshot, where the same questions will be asked again."""
        held, self._db = _opened(settings)
        self._held = held
        self.snapshot = str(held.number)
        self.content = held.content  # one hash, the same wherever the same files are loaded
        self._answers = answers
        self._stand(as_of)

    @property
    def day(self) -> date | None:
        """The day as of which it answers; None is now."""
        return self._day

    def another(self, as_of: date | None = None) -> Reader:
        """One more reader of the same snapshot, to be closed by itself."""
        other = copy(self)
        other._db = self._db.cursor()
        other._stand(as_of)
        return other

    def _stand(self, as_of: date | None) -> None:
        """Answer as of a day."""
        self._day = as_of
        if as_of is not None:
            between = "coalesce({day} >= uncounted_from AND {day} < uncounted_until, false)"
            views = filled(sql("as_of")).replace("{between}", between)
            views = views.replace("{day}", f"DATE {quoted(as_of)}")
            self._db.execute(views.replace("{held}", f'"{self.snapshot}".main'))

    def parts_of(self, sha256: str, table: str) -> tuple[Part, ...]:
        """The parts of the lake made of this table of a loaded file."""
        return tuple(p for p in self._held.parts if (p.sha256, p.table) == (sha256, table))

    def rows(self, sql: str, params: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a query with named `$` parameters."""
        return self.table(sql, params)[1]

    def dicts(self, sql: str, params: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """All rows of a query, each as column → value."""
        columns, rows = self.table(sql, params)
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def table(
        self, sql: str, params: Mapping[str, Any] | None = None
    ) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """The columns of a query and its rows."""
        if self._answers is None:
            return self._asked_anew(sql, params)
        key = (str(self._day), *question_key(sql, params))
        answer = self._answers.get(key)
        if answer is None:
            answer = self._asked_anew(sql, params)
            self._answers.put(key, answer)
        return answer[0], list(answer[1])

    def _asked_anew(self, sql: str, params: Mapping[str, Any] | None) -> Answer:
        with duckdb_errors("query"):
            return self._columns(sql, params), self._db.fetchall()

    def has(self, table: str, column: str | None = None) -> bool:
        """Whether the snapshot's database has a table, or this column of it: one derived by an
        older version may not."""
        query = (
            "SELECT 1 FROM duckdb_columns() WHERE table_name = $table"
            " AND ($column::VARCHAR IS NULL OR column_name = $column)"
        )
        return bool(self.rows(query, {"table": table, "column": column}))

    @property
    def aside(self) -> dict[str, Any]:
        """What layers above keep of this snapshot from one question to the next, by their names;
        nothing where none follows, or the reader answers as of a day."""
        if self._answers is None or self._day is not None:
            return {}
        return self._answers.aside

    def forget(self) -> None:
        """Ask anew whatever is asked: a query of the user's own may give something else again."""
        self._answers = None

    def first(self, sql: str, most: int) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """The columns of a query and its first rows."""
        with duckdb_errors("query"):
            return self._columns(sql, None), self._db.fetchmany(most)

    def batches(self, sql: str, params: Mapping[str, Any] | None = None) -> pa.RecordBatchReader:
        """The rows of a query as Arrow batches, read as they are asked for while this is open. Each
        such query has a question's whole time; what is done with its rows is not counted."""
        if self._clock:
            self._clock.anew()
        self._in_time()
        with duckdb_errors("query"):
            found = self._db.sql(sql, params=dict(params) if params else None)
            if found is None:
                raise QueryError("it holds no query", way_out='try: itemized sql "select 1"')
            read = found.to_arrow_reader(_BATCH)
        return self._clock.counting(read) if self._clock else read

    def _columns(self, sql: str, params: Mapping[str, Any] | None) -> tuple[str, ...]:
        """Run a query and give its columns; its rows wait in the connection."""
        self._in_time()
        # DuckDB's stubs leave out that a text without a statement gives nothing
        done: Connection | None = self._db.execute(sql, dict(params) if params else None)
        if done is None:
            raise QueryError("it holds no query", way_out='try: itemized sql "select 1"')
        return tuple(d[0] for d in done.description or ())

    @contextmanager
    def patience(self, seconds: float | None) -> Iterator[None]:
        """Break off what runs once it has taken so long, and begin nothing after; None waits
        without end."""
        if seconds is None:
            yield
            return
        self._clock = Clock(seconds, self._db.interrupt)
        try:
            yield
        finally:
            self._clock.stop()
            self._clock = None

    def _in_time(self) -> None:
        """Refuse to begin a query when the time is up: the alarm may have rung between two."""
        if self._clock and self._clock.up:
            raise too_long("query")

    def close(self) -> None:
        """Let the snapshot go."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Remembering(Reader):
    """Puts each question once to the reader behind it: a snapshot gives the same answer again.

    A check asks who is meant by a name for each claim that names it. Closing it leaves the reader
    behind it open; it is not for tables that a question makes for itself.
    """

    def __init__(self, reader: Reader) -> None:
        self.snapshot, self.content = reader.snapshot, reader.content
        self._reader, self._day = reader, reader.day
        self._asked: dict[tuple[str, str], Asked] = {}

    def table(
        self, sql: str, params: Mapping[str, Any] | None = None
    ) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """The columns of a query and its rows, asked for or remembered."""
        key = question_key(sql, params)
        if (asked := self._asked.get(key)) is None:
            columns, rows = self._reader.table(sql, params)
            asked = Asked(sql, dict(params or {}), columns, tuple(rows))
            self._asked[key] = asked
        return asked.columns, list(asked.rows)

    def close(self) -> None:
        """Nothing is held that would have to be let go."""


def question_key(sql: str, params: Mapping[str, Any] | None) -> tuple[str, str]:
    """What tells a question from others."""
    return sql, repr(sorted((params or {}).items()))


def coverage_as_of(day: date) -> str:
    """A query of the coverage as far as reports had been due by a day."""
    return _of_day("coverage_as_of", day)


def filings_as_of(day: date) -> str:
    """A query of the filings that were public on a day, as they stood."""
    return _of_day("filings_as_of", day)


def _of_day(name: str, day: date) -> str:
    return sql(name).replace("{day}", f"DATE {quoted(day)}").replace("{held}", "main")


def bound(sql: str, **lists: Sequence[object]) -> tuple[str, dict[str, object]]:
    """SQL with each {name} as the names of as many parameters as its list has items, and these.

    Constants let DuckDB leave out the row groups that hold none of them; a bound list does not.
    """
    values: dict[str, object] = {}
    for name, items in lists.items():
        named = {f"{name}_{n}": item for n, item in enumerate(items)}
        sql = sql.replace("{" + name + "}", ", ".join(f"${key}" for key in named) or "NULL")
        values |= named
    return sql, values


def written_out(text: str, params: Mapping[str, Any]) -> str:
    """A query with its parameters' values in their places, for a reader to run as it stands."""
    return re.sub(r"\$([a-z][a-z_0-9]*)", lambda found: _literal(params[found[1]]), text)


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, (bool, int, Decimal)):
        return str(value).lower()
    if isinstance(value, date):
        return f"DATE {quoted(value)}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_literal, value))}]::VARCHAR[]"
    return quoted(value)
