"""What DuckDB's functions are in Spark's SQL, where sqlglot leaves them or says something else."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

from sqlglot import exp, parse_one
from sqlglot.errors import UnsupportedError


def _made(template: str, **parts: exp.Expression) -> exp.Expression:
    """Spark's SQL with trees in place of its `:names`."""
    found = parse_one(template, read="spark")
    for node in list(found.find_all(exp.Placeholder)):
        new = exp.paren(parts[node.name].copy(), copy=False)
        if node is found:
            return new
        node.replace(new)
    return found


def _first_place_is_one(node: exp.Expression) -> exp.Expression:
    """list[n]: sqlglot counts a plain number from 0, and leaves what has to be worked out."""
    if len(node.expressions) != 1 or isinstance(node.expressions[0], exp.Slice):
        return node
    (place,) = node.expressions
    if isinstance(place, exp.Literal) and not place.is_string:
        place = exp.Literal.number(int(place.name) + 1)
    return _made("try_element_at(:held, :place)", held=node.this, place=place)


def _length(node: exp.Expression) -> exp.Expression:
    of_list = isinstance(node.this, (exp.ArrayFilter, exp.Transform, exp.Array))
    return exp.Anonymous(this="size", expressions=[node.this]) if of_list else node


def _array(node: exp.Expression) -> exp.Expression:
    """[x FOR y IN list IF z]"""
    if len(node.expressions) != 1 or not isinstance(node.expressions[0], exp.Comprehension):
        return node
    told = node.expressions[0]
    name = told.expression
    held, condition = told.args["iterator"], told.args.get("condition")
    if condition is not None:
        held = exp.ArrayFilter(
            this=held, expression=exp.Lambda(this=condition, expressions=[name.copy()])
        )
    return exp.Transform(
        this=held, expression=exp.Lambda(this=told.this, expressions=[name.copy()])
    )


def _by_largest(node: exp.Expression) -> exp.Expression:
    """arg_max leaves out rows without the value; max_by takes them."""
    found = exp.Anonymous(this="max_by", expressions=[node.this, node.expression])
    known = exp.Is(this=node.this.copy(), expression=exp.Null()).not_()
    return exp.Filter(this=found, expression=exp.Where(this=known))


def _divided(node: exp.Expression) -> exp.Expression:
    """DuckDB divides in floating point, whatever it divides."""
    if node.args.get("done"):
        return node
    return exp.Div(
        this=exp.cast(exp.paren(node.this.copy()), "DOUBLE"),
        expression=exp.cast(exp.paren(node.expression.copy()), "DOUBLE"),
        done=True,
    )


def _wider(node: exp.Expression) -> exp.Expression:
    """Spark has no numbers without a sign."""
    if node.this == exp.DType.UINT:
        return exp.DataType.build("BIGINT")
    return exp.DataType.build("DECIMAL(20, 0)") if node.this == exp.DType.UBIGINT else node


def _called(node: exp.Expression) -> exp.Expression:
    change = _CALLED.get(node.name.lower())
    return change(node.expressions) if change else node


def _one_slip(args: list[exp.Expression]) -> exp.Expression:
    """damerau_levenshtein, exact as far as 1: two letters exchanged are one slip and not two."""
    exchanged = "concat(left(:a, i - 1), substr(:a, i + 1, 1), substr(:a, i, 1), substr(:a, i + 2))"
    places = "sequence(1, greatest(length(:a) - 1, 1))"
    return _made(
        "CASE WHEN levenshtein(:a, :b) = 2 AND length(:a) = length(:b)"
        f" AND exists({places}, i -> {exchanged} = :b) THEN 1 ELSE levenshtein(:a, :b) END",
        a=args[0],
        b=args[1],
    )


def _whole_match(args: list[exp.Expression]) -> exp.Expression:
    return _made("regexp_like(:text, concat('^(?:', :form, ')$'))", text=args[0], form=args[1])


def _hex(node: exp.Expression) -> exp.Expression:
    """The one form that the ledger writes numbers in, 'p-{:014x}'."""
    if node.this.name != "p-{:014x}":
        raise UnsupportedError(f"format of {node.this.name!r}")
    return _made("concat('p-', lpad(lower(hex(:number)), 14, '0'))", number=node.expressions[0])


def _shifted(node: exp.Expression) -> exp.Expression:
    """Numbers of 64 bits without a sign are decimals in Spark, which are not shifted."""
    places = exp.Literal.number(2 ** int(node.expression.name))
    return _made("CAST(:number AS DECIMAL(20, 0)) DIV :by", number=node.this, by=places)


def _in_order(node: exp.Expression) -> exp.Expression:
    """list(x ORDER BY ...)"""
    order = node.this
    if not isinstance(order, exp.Order):
        return node
    keys = ", ".join(f"'k{n}', :k{n}" for n in range(len(order.expressions)))
    cases = " ".join(
        f"WHEN a.k{n} < b.k{n} THEN {1 if each.args.get('desc') else -1}"
        f" WHEN a.k{n} > b.k{n} THEN {-1 if each.args.get('desc') else 1}"
        for n, each in enumerate(order.expressions)
    )
    return _made(
        f"transform(array_sort(collect_list(named_struct('x', :x, {keys})),"
        f" (a, b) -> CASE {cases} ELSE 0 END), s -> s.x)",
        x=order.this,
        **{f"k{n}": each.this for n, each in enumerate(order.expressions)},
    )


@cache
def _accents() -> tuple[str, str]:
    """Letters of Latin script with a mark, and those without it."""
    pairs = []
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        plain = "".join(
            c for c in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(c)
        )
        if len(plain) == 1 and plain != chr(code):
            pairs.append((chr(code), plain))
    marks = "".join(chr(code) for code in range(0x300, 0x370))
    return "".join(a for a, _ in pairs) + marks, "".join(b for _, b in pairs)


def _no_accents(args: list[exp.Expression]) -> exp.Expression:
    found, plain = map(exp.Literal.string, _accents())
    return exp.Anonymous(this="translate", expressions=[args[0], found, plain])


def _every(_: list[exp.Expression]) -> exp.Expression:
    """As DuckDB writes count(*) in the text of a view."""
    return exp.Count(this=exp.Star())


_CALLED: dict[str, Callable[[list[Any]], exp.Expression]] = {
    "count_star": _every,
    "damerau_levenshtein": _one_slip,
    "regexp_full_match": _whole_match,
    "strip_accents": _no_accents,
}

#: A node of the tree → what says it to Spark.
FUNCTIONS: dict[type[exp.Expression], Callable[[Any], exp.Expression]] = {
    exp.Anonymous: _called,
    exp.ArgMax: _by_largest,
    exp.Array: _array,
    exp.ArrayAgg: _in_order,
    exp.BitwiseRightShift: _shifted,
    exp.Bracket: _first_place_is_one,
    exp.DataType: _wider,
    exp.Div: _divided,
    exp.Format: _hex,
    exp.Length: _length,
}
