"""Answers by Spark, from the same ledger and the same SQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import duckdb
from sqlglot import exp

from itemized.errors import QueryError
from itemized.ledger import _tables, _translate
from itemized.ledger._clock import Clock
from itemized.ledger._database import duckdb_errors, too_long
from itemized.ledger._spark_session import session
from itemized.ledger.read import Answer, Answers, Reader
from itemized.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 20_000
#: Views over a snapshot's files, by where these lie and the table: made once in a process, since
#: reading the heads of the files takes longer than many a question.
_HELD: dict[tuple[str, str], str] = {}


class SparkReader(Reader):
    """Rows of one snapshot, as `Reader` gives them, found by Spark.

    The snapshot's tables are written out as Parquet when it is first asked of; views and macros
    are those of its derived database. A query that names no table of the ledger is DuckDB's.
    """

    def __init__(
        self, settings: Settings, as_of: date | None = None, *, answers: Answers | None = None
    ) -> None:
        self._spark = session(settings.engine, settings.memory)
        super().__init__(settings, as_of, answers=answers)
        self._tables = _tables.written(settings, self._held, self._db)
        with duckdb_errors("the ledger"):
            self._macros = {
                name: (names, text)
                for name, names, text in self._db.execute(
                    "SELECT function_name, parameters, macro_definition FROM duckdb_functions()"
                    " WHERE NOT internal"
                ).fetchall()
            }

    def _stand(self, as_of: date | None) -> None:
        super()._stand(as_of)
        self._tag = f"itemized-{uuid4().hex}"
        self._made: list[str] = []  # views of this reader alone
        self._views: dict[tuple[str, bool], str] = {}
        with duckdb_errors("the ledger"):
            self._texts = {
                (name, bool(temporary)): text
                for name, temporary, text in self._db.execute(
                    "SELECT view_name, temporary, sql FROM duckdb_views() WHERE NOT internal"
                ).fetchall()
            }

    def _asked_anew(self, sql: str, params: Mapping[str, Any] | None) -> Answer:
        return self._found(sql, params, None)

    def first(self, sql: str, most: int) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """The columns of a query and its first rows."""
        return self._found(sql, None, most)

    def batches(self, sql: str, params: Mapping[str, Any] | None = None) -> pa.RecordBatchReader:
        """The rows of a query as Arrow batches."""
        found = self._asked(sql, params)
        if found is None:
            return super().batches(sql, params)
        with self._errors():
            held: pa.Table = found.toArrow()
            return held.to_reader(_BATCH)

    def close(self) -> None:
        """Let the snapshot and the views over it go."""
        for name in self._made:
            with suppress(Exception):
                self._spark.catalog.dropTempView(name)
        super().close()

    def _found(
        self, sql: str, params: Mapping[str, Any] | None, most: int | None
    ) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        found = self._asked(sql, params)
        if found is None:
            if most is not None:
                return super().first(sql, most)
            return super()._asked_anew(sql, params)
        columns = self._columns_of(sql, params)
        with self._errors():
            rows = (found if most is None else found.limit(most)).collect()
            return columns, [tuple(map(_value, row)) for row in rows]

    def _columns_of(self, sql: str, params: Mapping[str, Any] | None) -> tuple[str, ...]:
        """The columns as DuckDB names them."""
        with duckdb_errors("query"):
            return tuple(self._db.sql(sql, params=dict(params) if params else None).columns)

    def _asked(self, sql: str, params: Mapping[str, Any] | None) -> Any:
        """What Spark makes of a query; None where it is not Spark's to answer."""
        self._in_time()
        query = _translate.tree(sql, params or {}, self._macros, self._worked_out)
        return self._run(query) if self._named(query) else None

    def _run(self, query: exp.Expression) -> Any:
        text = _translate.spark_sql(query)
        with self._errors():
            return self._spark.sql(text)

    def _named(self, query: exp.Expression) -> bool:
        """Put views of Spark's in place of the ledger's tables; whether any was named."""
        any_named = False
        for table in list(query.find_all(exp.Table)):
            name = table.name.lower()
            if not name or _is_local(table, name):
                continue
            if (view := self._view(name, held=bool(table.args.get("db")))) is not None:
                any_named = True
                if not table.alias:
                    table.set("alias", exp.TableAlias(this=exp.to_identifier(table.name)))
                for part in ("db", "catalog"):
                    table.set(part, None)
                table.set("this", exp.to_identifier(view, quoted=True))
        return any_named

    def _view(self, name: str, *, held: bool) -> str | None:
        """The view of Spark's that is a table of the ledger; None where there is no such table."""
        temporary = not held and (name, True) in self._texts
        key = (name, temporary)
        if key in self._views:
            return self._views[key]
        if key not in self._texts:
            return self._file_view(name)
        view = f"ledger_{self._tag[9:]}_{name}{'_then' if temporary else ''}"
        made = _translate.tree(self._texts[key], {}, self._macros, self._worked_out)
        query = made.expression
        for select in query.find_all(exp.Select):
            _without_rowid(select)
        self._named(query)
        found = self._run(query)
        found.createOrReplaceTempView(view)
        self._made.append(view)
        self._views[key] = view
        return view

    def _file_view(self, name: str) -> str | None:
        """The view over a table's files."""
        if name not in self._tables.rows:
            return None
        key = (self._tables.where, name)
        if key not in _HELD:
            with self._errors():
                found = self._spark.read.parquet(f"{self._tables.where}/{name}")
                view = f"ledger_{uuid4().hex}_{name}"
                found.createOrReplaceTempView(view)
            _HELD[key] = view
        return _HELD[key]

    def _worked_out(self, text: str) -> tuple[list[tuple[str, str]], list[tuple[Any, ...]]] | None:
        try:
            done = self._db.execute(text)
            return [(d[0], str(d[1])) for d in done.description or ()], done.fetchall()
        except duckdb.Error:
            return None  # it speaks of what is around it

    @contextmanager
    def patience(self, seconds: float | None) -> Iterator[None]:
        """Break off what runs once it has taken so long, and begin nothing after."""
        if seconds is None:
            yield
            return
        self._spark.addTag(self._tag)
        self._clock = Clock(seconds, lambda: self._spark.interruptTag(self._tag))
        try:
            yield
        finally:
            self._clock.stop()
            self._spark.removeTag(self._tag)
            self._clock = None

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Spark's errors as ours."""
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        try:
            yield
        except (PySparkException, Py4JError) as e:
            if self._clock and self._clock.up:
                raise too_long("query") from e
            told = str(e).strip().split("\n", 1)[0]
            raise QueryError(
                f"Spark cannot answer it ({told[:300]})",
                where="query",
                way_out="ask without ITEMIZED_ENGINE, which is DuckDB",
            ) from e


def _is_local(table: exp.Table, name: str) -> bool:
    """Whether a name is that of a query in the same question; within itself it is the table's."""
    if table.args.get("db"):
        return False
    around = table.parent
    within = table
    while around is not None:
        held = around.args.get("with_")
        for cte in held.expressions if held else ():
            if cte is within:
                break  # those after it are not known to it, nor is it to itself
            if cte.alias.lower() == name:
                return True
        within = around if isinstance(around, exp.CTE) else within
        around = around.parent
    return False


def _without_rowid(select: exp.Select) -> None:
    """The number of a row is a column of Spark's table; DuckDB's `*` does not have it."""
    source = select.args.get("from_")
    if source is None or source.this.name.lower() != "kept_rows":
        return
    for star in select.expressions:
        if isinstance(star, exp.Star):
            left_out = star.args.get("except_") or []
            star.set("except_", [*left_out, exp.column("rowid")])


def _value(value: Any) -> Any:
    """A value as DuckDB gives it: whole numbers too wide for Spark's come as decimals."""
    if isinstance(value, Decimal) and value.as_tuple().exponent == 0:
        return int(value)
    return list(value) if isinstance(value, list) else value
