"""What a bundle holds, as JSON values that come back as they were: dates, amounts, claims.

What JSON has no form for is an object with one key that begins with "$": {"$date": "2021-09-27"},
{"$decimal": "1000000.00"}, {"$Span": {"start": 3, "end": 9}}.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from itemized.ledger.replay import Held
from itemized.model import Amount, Claim, Mention, Period, Span

_CLASSES = {each.__name__: each for each in (Amount, Claim, Mention, Period, Span)}


def dump(document: Any) -> bytes:
    """A document as bytes, always the same ones: two spaces, Unicode as it is, a last newline."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def dump_rows(document: Mapping[str, Any]) -> bytes:
    """A document of lists as bytes, each item of a list on a line of its own."""
    parts = []
    for name, value in document.items():
        shown = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value:
            lines = (json.dumps(each, ensure_ascii=False) for each in value)
            shown = "[\n" + ",\n".join(lines) + "\n]"
        parts.append(f"{json.dumps(name)}: {shown}")
    return ("{" + ",\n".join(parts) + "}\n").encode("utf-8", "replace")


def freeze(value: Any) -> Any:
    """A value as JSON has it; TypeError for one that could not come back.

    >>> freeze({"on": date(2021, 9, 27), "of": (Decimal("1.50"),)})
    {'$map': {'on': {'$date': '2021-09-27'}, 'of': {'$tuple': [{'$decimal': '1.50'}]}}}
    """
    if isinstance(value, str):
        return str(value)  # a word of an enumeration is its text
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal):
        return {"$decimal": str(value)}
    if type(value) is date:
        return {"$date": value.isoformat()}
    if isinstance(value, list):
        return [freeze(each) for each in value]
    if isinstance(value, tuple):
        return {"$tuple": [freeze(each) for each in value]}
    if isinstance(value, Mapping):
        return {"$map": {str(key): freeze(each) for key, each in value.items()}}
    if is_dataclass(value) and type(value).__name__ in _CLASSES:
        held = {each.name: freeze(getattr(value, each.name)) for each in fields(value)}
        return {f"${type(value).__name__}": held}
    raise TypeError(f"a bundle cannot hold a {type(value).__name__}")


def thaw(value: Any) -> Any:
    """The value that `freeze` made this of; ValueError or TypeError where it made nothing such.

    >>> thaw({"$Span": {"start": 3, "end": 9}})
    Span(start=3, end=9)
    """
    if isinstance(value, list):
        return [thaw(each) for each in value]
    if not isinstance(value, dict):
        return value
    ((name, held),) = value.items()
    if name == "$map":
        return {key: thaw(each) for key, each in held.items()}
    if name == "$tuple":
        return tuple(thaw(each) for each in held)
    if name == "$date":
        return date.fromisoformat(held)
    if name == "$decimal":
        return Decimal(held)
    made = _CLASSES[name.removeprefix("$")]
    return made(**{key: thaw(each) for key, each in held.items()})


def table_document(held: Held) -> dict[str, Any]:
    """Rows of a ledger's table: plain values, amounts and dates as text, types beside the names."""
    return {
        "columns": [{"name": name, "type": kind} for name, kind in held.columns],
        "rows": [[_plain(value) for value in row] for row in held.rows],
    }


def table_of(name: str, document: Mapping[str, Any]) -> Held:
    """The rows that `table_document` wrote."""
    columns = tuple((str(c["name"]), str(c["type"])) for c in document["columns"])
    readers = [_READ.get(kind.partition("(")[0], _same) for _, kind in columns]
    rows = tuple(tuple(_read(readers, row)) for row in document["rows"])
    return Held(name, columns, rows)


def _read(readers: list[Any], row: list[Any]) -> Iterable[Any]:
    for read, value in zip(readers, row, strict=True):
        yield None if value is None else read(value)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal | date) else value


def _same(value: Any) -> Any:
    return value


_READ: Mapping[str, Any] = {"DATE": date.fromisoformat, "DECIMAL": Decimal}
