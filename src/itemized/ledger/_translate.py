"""From DuckDB's SQL to Spark's, by sqlglot and a short list of rewrites for what it leaves.

In: a query with named `$` parameters, and their values. Out: a tree of Spark's, its tables still by
the names that the ledger gives them. What touches no row (a macro over a parameter, a list of
words) is worked out by DuckDB before, so that it comes out the same to the letter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from sqlglot import exp, parse
from sqlglot.errors import SqlglotError

from itemized.errors import QueryError
from itemized.ledger._spark_functions import FUNCTIONS

#: Runs a query in DuckDB: its columns with their types, and its rows. None where it cannot be run
#: by itself.
Work = Callable[[str], tuple[list[tuple[str, str]], list[tuple[Any, ...]]] | None]
#: A macro's parameters and what it stands for.
Macro = tuple[list[str], str]

_TOO_DEEP = 20  # macros within macros: those of the ledger reach three
_WIDER = {
    "UTINYINT": "INTEGER",
    "USMALLINT": "INTEGER",
    "UINTEGER": "BIGINT",
    "UBIGINT": "DECIMAL(20, 0)",
    "HUGEINT": "DECIMAL(38, 0)",
    '"NULL"': "VARCHAR",
}
_TEXTS = exp.DataType.build("VARCHAR[]", dialect="duckdb")


def tree(
    text: str, params: Mapping[str, Any], macros: Mapping[str, Macro], work: Work
) -> exp.Expression:
    """The tree of a query, in Spark's functions. QueryError where it cannot be read or said."""
    try:
        return _all(plain(text, params, macros, work), _function)
    except (SqlglotError, RecursionError) as e:
        raise _untold(e) from e


def plain(
    text: str, params: Mapping[str, Any], macros: Mapping[str, Macro], work: Work
) -> exp.Expression:
    """The tree of a query in DuckDB's functions, with its values, and without what others lack:
    macros, columns replaced in `*`, unions by name, QUALIFY."""
    try:
        found = _parsed(text).copy()
        found = _all(found, lambda node: _bound(node, params))
        for limit in list(found.find_all(exp.Limit, exp.Offset)):
            if isinstance(limit.expression, exp.Null):  # to DuckDB that is none
                limit.pop()
        found = _all(found, lambda node: _worked_out(node, macros, work))
        for _ in range(_TOO_DEEP):
            if not any(str(node.this).lower() in macros for node in found.find_all(exp.Anonymous)):
                break
            found = _all(found, lambda node: _spelled_out(node, macros))
        found = _all(found, lambda node: _starred(node, work))
        found = _all(found, _by_name)
        return _all(found, lambda node: _qualified(node, work))
    except (SqlglotError, RecursionError) as e:
        raise _untold(e) from e


def spark_sql(found: exp.Expression) -> str:
    """A tree as Spark reads it."""
    try:
        return str(found.sql(dialect="spark"))
    except SqlglotError as e:
        raise _untold(e) from e


def _untold(error: Exception) -> QueryError:
    told = " ".join(str(error).split()).replace("\x1b[4m", "").replace("\x1b[0m", "")
    return QueryError(
        f"cannot be said in Spark's SQL ({told[:200]})",
        where="query",
        way_out="ask without ITEMIZED_ENGINE, which is DuckDB",
    )


@cache
def _parsed(text: str) -> exp.Expression:
    found = [each for each in parse(text, read="duckdb") if each is not None]
    if len(found) != 1:
        what = "it holds no query" if not found else "it holds several statements"
        raise QueryError(what, way_out='try: itemized sql "select 1"')
    return found[0]


def _all(
    found: exp.Expression, change: Callable[[exp.Expression], exp.Expression]
) -> exp.Expression:
    """The tree with each node changed, those within others first."""
    for node in reversed(list(found.walk(bfs=True))):
        if (new := change(node)) is not node:
            if node is found:
                return new
            node.replace(new)
    return found


def literal(value: Any) -> exp.Expression:
    """A value as SQL; a list is of texts or of whole numbers."""
    if isinstance(value, bool) or value is None:
        return exp.convert(value)
    if isinstance(value, (int, Decimal, float)):
        return exp.Literal.number(str(value))
    if isinstance(value, date):
        return exp.cast(exp.Literal.string(value.isoformat()), "DATE")
    if isinstance(value, (list, tuple)):
        whole = value and all(isinstance(each, int) for each in value)
        held = exp.Array(expressions=[literal(each) for each in value])
        return exp.cast(held, exp.DataType.build("BIGINT[]", dialect="duckdb") if whole else _TEXTS)
    return exp.Literal.string(str(value))


def _bound(node: exp.Expression, params: Mapping[str, Any]) -> exp.Expression:
    if not isinstance(node, (exp.Placeholder, exp.Parameter)):
        return node
    name = node.name
    if name not in params:
        raise QueryError(f"its parameter ${name} has no value")
    value = params[name]
    if value is None and isinstance(node.parent, exp.ArrayContains) and node.arg_key == "this":
        return exp.cast(exp.Null(), _TEXTS)
    return literal(value)


def _worked_out(node: exp.Expression, macros: Mapping[str, Macro], work: Work) -> exp.Expression:
    """What DuckDB can say without looking at a row: a query of no table, a macro of no column."""
    if isinstance(node, exp.Select) and not node.find(exp.Star):
        tables = [each.name for each in node.find_all(exp.Table) if each.name]
        if tables or not node.find(exp.Anonymous, exp.GenerateSeries, exp.Explode, exp.Unnest):
            return node
        text = node.sql(dialect="duckdb")
        return _rows(*found) if (found := work(text)) else node
    called = isinstance(node, exp.Anonymous) and (
        node.name.lower() in macros or node.name.lower() == "hash"
    )
    if called and not node.find(exp.Column, exp.Query):
        found = work(f"SELECT {node.sql(dialect='duckdb')} AS value")
        if found is not None:
            return exp.cast(literal(found[1][0][0]), _type(found[0][0][1]))
    return node


def _rows(columns: list[tuple[str, str]], rows: list[tuple[Any, ...]]) -> exp.Expression:
    """Rows as a query of no table."""
    none = [tuple(None for _ in columns)]
    each = [
        exp.select(
            *(
                exp.alias_(exp.cast(literal(value), _type(kind)), name, quoted=True)
                for value, (name, kind) in zip(row, columns, strict=True)
            )
        )
        for row in rows or none
    ]
    if not rows:
        return each[0].where(exp.false())
    if len(columns) == 1 and len(rows) > 1:  # a list is read sooner than a union of so many
        (name, kind) = columns[0]
        held = exp.Array(expressions=[literal(row[0]) for row in rows])
        listed = exp.cast(held, exp.DataType.build(f"{_type(kind)}[]", dialect="duckdb"))
        return exp.select(exp.alias_(exp.Explode(this=listed), name, quoted=True))
    held = each[0]
    for one in each[1:]:
        held = exp.Union(this=held, expression=one, distinct=False)
    return held


def _type(kind: str) -> str:
    """DuckDB's unsigned and huge numbers as those that Spark has."""
    return _WIDER.get(kind, kind)


def _spelled_out(node: exp.Expression, macros: Mapping[str, Macro]) -> exp.Expression:
    if not isinstance(node, exp.Anonymous) or node.name.lower() not in macros:
        return node
    names, text = macros[node.name.lower()]
    given = dict(zip(names, node.expressions, strict=True))
    body = exp.paren(_parsed(f"SELECT {text}").expressions[0].unalias().copy(), copy=False)
    for column in list(body.find_all(exp.Column)):
        if not column.table and column.name in given:
            column.replace(exp.paren(given[column.name].copy(), copy=False))
    return body


def _starred(node: exp.Expression, work: Work) -> exp.Expression:
    """`* REPLACE (...)`, which Spark lacks, as the columns one by one."""
    if not isinstance(node, exp.Select):
        return node
    for star in node.expressions:
        replaced = star.args.get("replace") if isinstance(star, exp.Star) else None
        if not replaced:
            continue
        bare = exp.select(exp.Star(except_=star.args.get("except_"))).from_(
            node.args["from_"].this.copy()
        )
        described = work(f"SELECT * FROM ({bare.sql(dialect='duckdb')}) LIMIT 0")
        if described is None:
            raise QueryError("its columns cannot be told without its tables")
        new = {each.alias.lower(): each for each in replaced}
        columns = [
            new.get(name.lower()) or exp.column(name, quoted=True) for name, _ in described[0]
        ]
        rest = [each for each in node.expressions if each is not star]
        node.set("expressions", columns + rest)
    return node


def _by_name(node: exp.Expression) -> exp.Expression:
    """`UNION BY NAME` of queries that list their columns: each with all of them, in one order."""
    if not isinstance(node, exp.Union) or not node.args.get("by_name"):
        return node
    if isinstance(node.parent, exp.Union) and node.parent.args.get("by_name"):
        return node  # taken care of with the whole
    sides: list[exp.Select] = []

    def gather(side: exp.Expression) -> None:
        if isinstance(side, exp.Union) and side.args.get("by_name"):
            gather(side.this)
            gather(side.expression)
            side.set("by_name", None)
        elif isinstance(side, exp.Select) and not side.is_star:
            sides.append(side)
        else:
            raise QueryError("a union by name cannot be said of columns that are not listed")

    gather(node)
    names = list(dict.fromkeys(each.alias_or_name for side in sides for each in side.expressions))
    for side in sides:
        held = {each.alias_or_name: each for each in side.expressions}
        side.set(
            "expressions",
            [held.get(name) or exp.alias_(exp.Null(), name, quoted=True) for name in names],
        )
    return node


def _qualified(node: exp.Expression, work: Work) -> exp.Expression:
    """QUALIFY as a query around, which keeps the order of the rows."""
    qualify = node.args.get("qualify") if isinstance(node, exp.Select) else None
    if qualify is None:
        return node
    outer_with, order = node.args.get("with_"), node.args.get("order")
    node.set("qualify", None)
    node.set("order", None)
    node.set("with_", None)
    aliases = {each.alias: each.this for each in node.expressions if isinstance(each, exp.Alias)}
    kept = _all(qualify.this, lambda each: _meant(each, node, aliases, work))
    added = [exp.alias_(kept, "_kept")]
    ordered = []
    for n, each in enumerate(order.expressions if order else []):
        if isinstance(each.this, (exp.Column, exp.Var)) and each.this.name.upper() == "ALL":
            ordered.append(each)
            continue
        key = each.this
        if isinstance(key, exp.Column) and not key.table and key.name in aliases:
            key = aliases[key.name]
        added.append(exp.alias_(key.copy(), f"_by{n}"))
        each.set("this", exp.column(f"_by{n}"))
        ordered.append(each)
    node.set("expressions", [*node.expressions, *added])
    hidden = exp.Star(except_=[exp.column(each.alias) for each in added])
    new = exp.select(hidden).from_(node.subquery("_all")).where(exp.column("_kept"))
    if ordered:
        new.set("order", exp.Order(expressions=ordered))
    new.set("with_", outer_with)
    return new


def _meant(
    column: exp.Expression,
    select: exp.Select,
    aliases: Mapping[str, exp.Expression],
    work: Work,
) -> exp.Expression:
    """A column by what it is the alias of, which Spark does not look up within a window. Where the
    tables have one of that name, that is meant."""
    if not isinstance(column, exp.Column) or column.table or column.name not in aliases:
        return column
    asked = exp.select(column.copy()).from_(select.args["from_"].this.copy()).limit(0)
    asked.set("joins", [each.copy() for each in select.args.get("joins") or []])
    return aliases[column.name].copy() if work(asked.sql(dialect="duckdb")) is None else column


def _function(node: exp.Expression) -> exp.Expression:
    change = FUNCTIONS.get(type(node))
    return change(node) if change else node
