"""Values as JSON has them, for the documents of answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from itemized.money import CENT


def json_value(value: Any) -> Any:
    """Any value as JSON has it; what JSON has no form for becomes text."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        # NaN and infinity are no JSON.
        return value if value - value == 0 else str(value)
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Mapping):
        return {str(key): json_value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [json_value(item) for item in value]
    return str(value)


def dollars(value: Decimal) -> str:
    """An amount, with two decimals."""
    return str(value.quantize(CENT))


def maybe(value: Decimal | None) -> str | None:
    """An amount, or none."""
    return None if value is None else dollars(value)


def day(day: date | None) -> str | None:
    """A day, or none."""
    return day.isoformat() if day else None
