"""A third opinion: the ledger's queries put to ClickHouse (chdb) over the tables written for Spark.

In: SQL of DuckDB's with named parameters. Out: the same rows, or `CannotError` with what ClickHouse or
sqlglot says. It is a test's reader and nothing more: no command answers by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import duckdb
from sqlglot import exp, parse_one
from sqlglot.errors import SqlglotError

from itemized.errors import ItemizedError
from itemized.ledger import _tables, _translate
from itemized.ledger._spark_functions import FUNCTIONS
from itemized.ledger.read import Reader
from itemized.ledger.spark import _is_local, _without_rowid
from itemized.settings import Settings

SETTINGS = (
    "join_use_nulls = 1, aggregate_functions_null_for_empty = 1, union_default_mode = 'ALL',"
    " prefer_column_name_to_alias = 1, joined_subquery_requires_alias = 0, transform_null_in = 0,"
    " data_type_default_nullable = 0, cast_keep_nullable = 1, session_timezone = 'UTC',"
    " allow_experimental_correlated_subqueries = 1, output_format_arrow_string_as_string = 1,"
    " intersect_default_mode = 'DISTINCT', except_default_mode = 'DISTINCT', max_threads = 2"
)


class CannotError(Exception):
    """What ClickHouse, or sqlglot on the way to it, says of a query that it cannot answer."""


class HouseReader(Reader):
    """Rows of one snapshot by ClickHouse."""

    def __init__(self, settings: Settings, day: Any = None) -> None:
        super().__init__(settings, day)
        self._tables = _tables.written(settings, self._held, self._db)
        self._macros = {
            name: (names, text)
            for name, names, text in self._db.execute(
                "SELECT function_name, parameters, macro_definition FROM duckdb_functions()"
                " WHERE NOT internal"
            ).fetchall()
        }
        self._texts = {
            (name, bool(temporary)): text
            for name, temporary, text in self._db.execute(
                "SELECT view_name, temporary, sql FROM duckdb_views() WHERE NOT internal"
            ).fetchall()
        }

    def table(
        self, sql: str, params: Mapping[str, Any] | None = None
    ) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        import chdb

        asked = self._db.sql(sql, params=dict(params) if params else None)
        columns, kinds = tuple(asked.columns), [str(kind) for kind in asked.types]
        try:
            query = _translate.plain(sql, params or {}, self._macros, self._worked_out)
            if not self._named(query):
                return super().table(sql, params)
            text = _said(query)
        except (ItemizedError, SqlglotError) as e:
            raise CannotError(f"sqlglot: {e}") from e
        try:
            found = chdb.query(f"{text}\nSETTINGS {SETTINGS}", "ArrowTable")
        except Exception as e:
            raise CannotError(f"{str(e)[:600]}\n{text[:3000]}") from e
        rows = zip(*(each.to_pylist() for each in found.columns), strict=True)
        return columns, [tuple(map(_value, row, kinds)) for row in rows]

    def _named(self, query: exp.Expression) -> bool:
        any_named = False
        for table in list(query.find_all(exp.Table)):
            name = table.name.lower()
            if not name or _is_local(table, name):
                continue
            if (found := self._source(name, held=bool(table.args.get("db")))) is None:
                continue
            any_named = True
            alias = table.alias or table.name
            joins = table.args.get("joins")
            new = found.copy()
            new.set("alias", exp.TableAlias(this=exp.to_identifier(alias)))
            if joins:
                new.set("joins", joins)
            table.replace(new)
        return any_named

    def _source(self, name: str, *, held: bool) -> exp.Expression | None:
        temporary = not held and (name, True) in self._texts
        if (name, temporary) in self._texts:
            made = _translate.plain(
                self._texts[name, temporary], {}, self._macros, self._worked_out
            )
            query = made.expression
            for select in query.find_all(exp.Select):
                _without_rowid(select)
            self._named(query)
            return exp.Subquery(this=query)
        if name not in self._tables.rows:
            return None
        place = f"{self._tables.where.removeprefix('file://')}/{name}/*.parquet"
        return exp.Table(
            this=exp.Anonymous(
                this="file", expressions=[exp.Literal.string(place), exp.Literal.string("Parquet")]
            )
        )

    def _worked_out(self, text: str) -> Any:
        try:
            done = self._db.execute(text)
            return [(d[0], str(d[1])) for d in done.description or ()], done.fetchall()
        except duckdb.Error:
            return None


def _said(query: exp.Expression) -> str:
    query = _translate._all(query, _function)
    return str(query.sql(dialect="clickhouse"))


def _made(template: str, **parts: exp.Expression) -> exp.Expression:
    """ClickHouse's SQL with trees in place of its `_names_`."""
    found = parse_one(template, read="clickhouse")
    return found.transform(
        lambda node: (
            exp.paren(parts[node.name].copy(), copy=False)
            if isinstance(node, exp.Column) and node.name in parts
            else node
        )
    )


def _call(name: str, *args: exp.Expression) -> exp.Expression:
    return exp.Anonymous(this=name, expressions=[each.copy() for each in args])


def _is_null(node: exp.Expression) -> exp.Expression:
    """A list cannot be NULL: where one that is asked for is not given, that is settled here."""
    given = node.this.unnest()
    while isinstance(given, exp.Cast):
        given = given.this.unnest()
    none = isinstance(node.expression, exp.Null)
    return exp.true() if none and isinstance(given, exp.Null) else node


def _either(node: exp.Expression) -> exp.Expression:
    sides = (node.this.unnest(), node.expression.unnest())
    true = any(isinstance(each, exp.Boolean) and each.this for each in sides)
    return exp.true() if true else node


def _in_order(node: exp.Expression) -> exp.Expression:
    """list(x ORDER BY ...). Of several keys, those that are to come last first have to be numbers."""
    order = node.this
    if not isinstance(order, exp.Order):
        return _call("groupArray", node.this)
    keys = order.expressions
    back = all(each.args.get("desc") for each in keys)
    signed = [
        exp.Neg(this=exp.paren(each.this.copy()))
        if each.args.get("desc") and not back
        else each.this
        for each in keys
    ]
    held = _call("groupArray", _call("tuple", order.this, *signed))
    by = ", ".join(f"s.{n + 2}" for n in range(len(keys)))
    sort = "arrayReverseSort" if back else "arraySort"
    return _made(f"arrayMap(s -> s.1, {sort}(s -> tuple({by}), held))", held=held)


def _strung(node: exp.Expression) -> exp.Expression:
    """string_agg(x, by ORDER BY ...); with DISTINCT it is in the order of x."""
    words = node.this
    if (each := words.find(exp.Distinct)) is not None:
        held = _call("arraySort", _call("groupUniqArray", *each.expressions))
    else:
        held = _in_order(exp.ArrayAgg(this=words))
    return _call("arrayStringConcat", held, node.args["separator"])


def _grouped(node: exp.Expression) -> exp.Expression:
    """Of a column and an alias of one name, DuckDB orders groups by the alias."""
    order = node.args.get("order")
    if node.args.get("group") is None or order is None:
        return node
    aliases = {each.alias: each.this for each in node.expressions if isinstance(each, exp.Alias)}
    for each in order.expressions:
        key = each.this
        if isinstance(key, exp.Column) and not key.table and key.name in aliases:
            each.set("this", aliases[key.name].copy())
    return node


def _joined(node: exp.Expression) -> exp.Expression:
    """concat_ws leaves out what is NULL."""
    by, *words = node.expressions
    return _made(
        "arrayStringConcat(arrayFilter(x -> isNotNull(x), words), by)",
        words=exp.Array(expressions=[each.copy() for each in words]),
        by=by,
    )


def _replaced(node: exp.Expression) -> exp.Expression:
    every = "g" in (node.args["modifiers"].name if node.args.get("modifiers") else "")
    name = "replaceRegexpAll" if every else "replaceRegexpOne"
    return _call(name, node.this, node.expression, node.args["replacement"])


def _called(node: exp.Expression) -> exp.Expression:
    change = _CALLED.get(node.name.lower())
    return change(*node.expressions) if change else node


_CALLED: dict[str, Callable[..., exp.Expression]] = {
    "count_star": lambda: exp.Count(this=exp.Star()),
    "damerau_levenshtein": lambda a, b: _call("damerauLevenshteinDistance", a, b),
    "regexp_full_match": lambda text, form: _made(
        "match(text, concat('^(?:', form, ')$'))", text=text, form=form
    ),
    "strip_accents": lambda text: _made(
        "replaceRegexpAll(normalizeUTF8NFD(text), '\\\\p{Mn}', '')", text=text
    ),
}

_SAID: dict[type[exp.Expression], Callable[[Any], exp.Expression]] = {
    exp.Anonymous: _called,
    exp.ArrayAgg: _in_order,
    exp.Array: FUNCTIONS[exp.Array],
    exp.BitwiseRightShift: lambda node: _made(
        "bitShiftRight(toUInt64(held), by)", held=node.this, by=node.expression
    ),
    exp.ConcatWs: _joined,
    exp.DateFromParts: lambda node: _call(
        "makeDate32", node.args["year"], node.args["month"], node.args["day"]
    ),
    exp.Div: FUNCTIONS[exp.Div],
    exp.Format: lambda node: _made(
        "concat('p-', leftPad(lower(hex(held)), 14, '0'))", held=node.expressions[0]
    ),
    exp.GroupConcat: _strung,
    exp.Is: _is_null,
    exp.Length: lambda node: _call(
        "length"
        if isinstance(node.this, (exp.ArrayFilter, exp.Transform, exp.Array))
        else "lengthUTF8",
        node.this,
    ),
    exp.LogicalOr: lambda node: _call("max", node.this),
    exp.Or: _either,
    exp.RegexpExtractAll: lambda node: _call("extractAll", node.this, node.expression),
    exp.RegexpReplace: _replaced,
    exp.Select: _grouped,
    exp.Translate: lambda node: _call(
        "translateUTF8", node.this, node.args["from_"], node.args["to"]
    ),
}


def _function(node: exp.Expression) -> exp.Expression:
    change = _SAID.get(type(node))
    return change(node) if change else node


def _value(value: Any, kind: str) -> Any:
    """As DuckDB gives it: truths are numbers to ClickHouse, and whole numbers too wide decimals."""
    if kind == "BOOLEAN" and value in (0, 1):
        return bool(value)
    if isinstance(value, Decimal) and value.as_tuple().exponent == 0:
        return int(value)
    return value
