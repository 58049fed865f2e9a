"""The ledger's rows themselves: page by page, one by its key, or all of them as a stream."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from itemized.entities.account import ids_of, named, not_yet_due
from itemized.entities.identify import sql
from itemized.errors import NotFoundError, UsageError
from itemized.ledger import Reader, not_yet, written_out
from itemized.model import GIFTS, SPENDING
from itemized.model_rows import ORDERS, SIDES, Row, Rows, RowsAsked, row_of
from itemized.money import read_dollars

if TYPE_CHECKING:
    import pyarrow as pa

MOST = 1000  # rows of one page
#: What rows are sorted by, and which way; the key of the row settles what that leaves open.
_PLACES: Mapping[str, tuple[str, str, str]] = {
    "newest": ("coalesce(date, DATE '0001-01-01')", "DESC", "DATE"),
    "oldest": ("coalesce(date, DATE '9999-12-31')", "ASC", "DATE"),
    "largest": ("coalesce(amount, 0)", "DESC", "DECIMAL(14, 2)"),
    "smallest": ("coalesce(amount, 0)", "ASC", "DECIMAL(14, 2)"),
}


def meant(
    reader: Reader,
    wanted: RowsAsked,
    names: Sequence[str],
    giver: str | None,
    recipient: str | None,
) -> tuple[RowsAsked, tuple[str, ...]]:
    """`wanted` of the parties that names or ids mean, and caveats where a name is several's."""
    caveats: list[str] = []

    def ids(*several: str) -> tuple[str, ...]:
        matches, said = named(reader, several)
        caveats.extend(said)
        return tuple(match.entity_id for match in matches)

    of = replace(
        wanted,
        entities=ids(*names),
        givers=ids_of(reader, giver),
        recipients=ids_of(reader, recipient),
    )
    return of, tuple(caveats)


def rows(
    reader: Reader,
    asked: RowsAsked,
    *,
    after: str | None = None,
    limit: int = 100,
    caveats: tuple[str, ...] = (),
) -> Rows:
    """One page of the rows asked for; `after` is the `next` of the page before."""
    if not 1 <= limit <= MOST:
        raise UsageError(f"a page has 1 to {MOST} rows, not {limit}", way_out="change the limit")
    bounds = _bounds(asked)
    _, way, of = _PLACES[asked.order]
    more: dict[str, Any] = {"most": limit + 1}
    where = ""
    if after is not None:
        more |= dict(zip(("place", "key"), _told(after, asked.order), strict=True))
        past = "<" if way == "DESC" else ">"
        where = f"WHERE (place {past} $place::{of} OR place = $place::{of} AND entry_key > $key)"
    text = _text(asked, where, f"ORDER BY place {way}, entry_key LIMIT $most")
    found = [row_of(row) for row in reader.dicts(text, {**bounds, **more})]
    n, total = _sum(reader, asked)
    page = tuple(found[:limit])
    return Rows(
        rows=page,
        next=_cursor(page[-1], asked.order) if len(found) > limit else None,
        n=n,
        total=total,
        asked=asked,
        snapshot=reader.snapshot,
        caveats=caveats + not_yet_due(reader, asked.entities, asked.end, asked.as_of),
    )


def check_filing(reader: Reader, filing_key: str | None) -> None:
    """NotFoundError where a filing is named that is not loaded."""
    asked = {"key": filing_key}
    if filing_key and not reader.rows("SELECT 1 FROM filings WHERE filing_key = $key", asked):
        raise NotFoundError(
            f"no loaded filing has the key {filing_key!r}",
            way_out="keys look like fec_bulk:1300000",
        )


def _sum(reader: Reader, asked: RowsAsked) -> tuple[int, Decimal]:
    ((n, total),) = reader.rows(
        _sql("account_count").replace("{entries}", _entries(asked)), _bounds(asked)
    )
    return n, total


def row(reader: Reader, entry_key: str, as_of: date | None = None) -> Row:
    """One row by its key, as it counted on a day; NotFoundError where no loaded row has it, or it
    came only later."""
    asked = RowsAsked(entry_keys=(entry_key,), as_of=as_of)
    found = reader.dicts(_text(asked), _bounds(asked))
    if not found and as_of:
        raise not_yet(f"row {entry_key}", row(reader, entry_key).filed, as_of)
    if not found:
        raise NotFoundError(
            f"no loaded row has the key {entry_key!r}", way_out="keys look like fec_bulk:4010120"
        )
    return row_of(found[0])


def stream(reader: Reader, asked: RowsAsked) -> pa.RecordBatchReader:
    """All the rows asked for, in order, as Arrow batches; the reader must stay open meanwhile."""
    return reader.batches(_text(asked), _bounds(asked))


def query(asked: RowsAsked) -> str:
    """The query of all the rows asked for, with its values written out, to be run as it stands."""
    return written_out(_text(asked), _bounds(asked))


def _sql(name: str) -> str:
    """A query without its remarks, which name what is put in its place."""
    lines = sql(name).splitlines(keepends=True)
    return "".join(line for line in lines if not line.lstrip().startswith("--"))


def _entries(asked: RowsAsked) -> str:
    text = _sql("account_entries").replace("{place}", _PLACES[asked.order][0])
    if asked.entry_keys is None:
        return text.replace("{keyed}", "true")
    # the publisher's own number is looked for first: a key is only put together of what has one
    numbers = ", ".join(f"${name}" for name in _numbers(asked.entry_keys)) or "NULL"
    keyed = f"source_id IN ({numbers}) AND list_contains($entries, entry_key)"
    return text.replace("{keyed}", keyed)


def _numbers(keys: Sequence[str]) -> dict[str, str]:
    return {f"number_{n}": key.partition(":")[2] for n, key in enumerate(keys)}


def _text(asked: RowsAsked, after: str = "", page: str = "") -> str:
    text = _sql("account_rows").replace("{entries}", _entries(asked))
    text = text.replace("{after}", after).replace("{page}", page)
    return text.replace("{way}", _PLACES[asked.order][1])


def _bounds(asked: RowsAsked) -> dict[str, Any]:
    if asked.side not in SIDES:
        raise UsageError(f"there is no side {asked.side!r}", way_out=f"one of: {', '.join(SIDES)}")
    if asked.order not in ORDERS:
        raise UsageError(
            f"there is no order {asked.order!r}", way_out=f"one of: {', '.join(ORDERS)}"
        )
    held = vars(asked)
    keys = asked.entry_keys
    keyed = {} if keys is None else {"entries": list(keys), **_numbers(keys)}
    several = ("givers", "recipients", "targets", "kinds", "schedules")
    return {
        **{k: held[k] for k in ("side", "start", "end", "as_of", "source", "filing", "least")},
        **{k: None if held[k] is None else list(held[k]) for k in several},
        **keyed,
        "ids": list(asked.entities),
        "counted_only": asked.counted_only,
        "highest": asked.most,
        "gifts": [k.value for k in GIFTS],
        "spending": [k.value for k in SPENDING],
    }


def _cursor(last: Row, order: str) -> str:
    """Where a page ends. It holds no more than the row's own place, so that it stays good after a
    later load."""
    if order in ("newest", "oldest"):
        place = str(last.date or ("0001-01-01" if order == "newest" else "9999-12-31"))
    else:
        place = str(last.amount or 0)
    told = json.dumps([order, place, last.entry_key], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _told(cursor: str, order: str) -> tuple[date | Decimal, str]:
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
