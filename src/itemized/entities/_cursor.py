"""Where a page of rows ends, as text that leads to the next one."""

from __future__ import annotations

import base64
import json
from datetime import date
from decimal import Decimal

from itemized.errors import UsageError
from itemized.model_rows import Row
from itemized.money import read_dollars


def cursor_of(last: Row, order: str) -> str:
    """Where a page ends. It holds no more than the row's own place, so that it stays good after a
    later load."""
    if order in ("newest", "oldest"):
        place = str(last.date or ("0001-01-01" if order == "newest" else "9999-12-31"))
    else:
        place = str(last.amount or 0)
    told = json.dumps([order, place, last.entry_key], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def place_of(cursor: str, order: str) -> tuple[date | Decimal, str]:
    """The place and key of the row at which a page ended."""
    try:
        data = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        held, place, key = json.loads(data)
        if held != order or not isinstance(key, str):
            raise ValueError(cursor)
        if order in ("newest", "oldest"):
            return date.fromisoformat(place), key
        return read_dollars(place), key
    except (ValueError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise UsageError(
            "the cursor is not one of this answer's pages", way_out="begin with the first page"
        ) from error
