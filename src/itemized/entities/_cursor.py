"""Where a page of rows or of a list ends, as text that leads to the next one."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import date
from decimal import Decimal

from itemized.errors import UsageError
from itemized.model_rows import ListAsked, Row, RowsAsked
from itemized.money import read_dollars

_BYTES = 6  # of a question's hash: another's cursor is told by it, and nothing is kept secret


def cursor_of(last: Row, asked: RowsAsked) -> str:
    """Where a page ends. It holds the row's own place and the question, so that it stays good after
    a later load."""
    if asked.order in ("newest", "oldest"):
        place = str(last.date or ("0001-01-01" if asked.order == "newest" else "9999-12-31"))
    else:
        place = str(last.amount or 0)
    return _text(asked, place, last.entry_key)


def place_of(cursor: str, asked: RowsAsked) -> tuple[date | Decimal, str]:
    """The place and key of the row at which a page ended."""
    place, key = _told(cursor, asked, 2)
    try:
        if asked.order in ("newest", "oldest"):
            return date.fromisoformat(place), key
        return read_dollars(place), key
    except ValueError as error:
        raise _none_of_these() from error


def key_cursor(key: str, asked: ListAsked) -> str:
    """Where a page of a list ends."""
    return _text(asked, key)


def key_of(cursor: str, asked: ListAsked) -> str:
    """The key at which a page of a list ended."""
    (key,) = _told(cursor, asked, 1)
    return key


def _text(asked: RowsAsked | ListAsked, *place: str) -> str:
    told = json.dumps([_question(asked), *place], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _told(cursor: str, asked: RowsAsked | ListAsked, parts: int) -> list[str]:
    try:
        data = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        of, *held = json.loads(data)
    except (ValueError, TypeError, RecursionError) as error:
        raise _none_of_these() from error
    place = [part for part in held if isinstance(part, str)]
    if not len(held) == len(place) == parts:
        raise _none_of_these()
    if of != _question(asked):
        raise UsageError(
            "the cursor is another question's", way_out="ask what it was given for, or begin anew"
        )
    return place


def _question(asked: RowsAsked | ListAsked) -> str:
    """The question, its order too, in a few letters."""
    return hashlib.sha256(repr(asked).encode("utf-8", "replace")).hexdigest()[: 2 * _BYTES]


def _none_of_these() -> UsageError:
    return UsageError(
        "the cursor is not one of this answer's pages", way_out="begin with the first page"
    )
