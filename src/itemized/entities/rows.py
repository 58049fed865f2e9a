"""The ledger's rows themselves: page by page, one by its key, or all of them as a stream."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from itemized.entities.account import not_yet_due, unsettled
from itemized.entities.identify import bare
from itemized.entities.named import ids_of, named
from itemized.errors import NotFoundError, UsageError
from itemized.ledger import Reader, not_yet, written_out
from itemized.model import GIFTS, SPENDING
from itemized.model_rows import ORDERS, SIDES, Row, Rows, RowsAsked, row_of
from itemized.money import read_dollars

if TYPE_CHECKING:
    import pyarrow as pa

MOST = 1000  # rows of one page
_PART, _PARTS = 50_000, 500  # rows that are put in order at a time, about; and how many such parts
_SAMPLED = 64  # rows that tell where one of these ends
_DAYS, _CENTS = "datediff('day', DATE '0001-01-01', place)", "CAST(place * 100 AS BIGINT)"
#: What rows are sorted by, which way, its type, and the same as a number that grows in this order;
#: the key of the row settles what that leaves open.
_PLACES: Mapping[str, tuple[str, str, str, str]] = {
    "newest": ("coalesce(date, DATE '0001-01-01')", "DESC", "DATE", f"-{_DAYS}"),
    "oldest": ("coalesce(date, DATE '9999-12-31')", "ASC", "DATE", _DAYS),
    "largest": ("coalesce(amount, 0)", "DESC", "DECIMAL(14, 2)", f"-{_CENTS}"),
    "smallest": ("coalesce(amount, 0)", "ASC", "DECIMAL(14, 2)", _CENTS),
}

#: The numbers of the ways in which parties are written. Rows are kept in the order of the payer's,
#: and the number of the payee is one narrow column: a few rows are found without all being read.
_PARTIES = "(SELECT party_key FROM parties WHERE entity_id IN (SELECT unnest($who::VARCHAR[])))"
#: Parties of a few rows: joined to all of them, DuckDB would put all together first.
_THESE = (
    "(FROM parties WHERE party_key IN"
    " (SELECT payer_key FROM mine UNION SELECT payee_key FROM mine))"
)


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
    _, way, of, _ = _PLACES[asked.order]
    more: dict[str, Any] = {"most": limit + 1}
    past = "<" if way == "DESC" else ">"
    where = "true"
    if after is not None:
        more |= dict(zip(("place", "key"), _told(after, asked.order), strict=True))
        where = f"(place {past} $place::{of} OR place = $place::{of} AND entry_key > $key)"
    edge = _edge(reader, asked, limit + 1, more.get("place"))
    if edge is not None:
        more["edge"] = edge
        where += f" AND (place = $edge::{of} OR NOT place {past} $edge::{of})"
    text = _text(asked, f"WHERE {where}", f"ORDER BY place {way}, entry_key LIMIT $most")
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
        caveats=caveats
        + unsettled(reader, {row.source for row in page})
        + not_yet_due(reader, asked.entities, asked.end, asked.as_of),
    )


def check_filing(reader: Reader, filing_key: str | None) -> None:
    """NotFoundError where a filing is named that is not loaded."""
    asked = {"key": filing_key}
    if filing_key and not reader.rows("SELECT 1 FROM filings WHERE filing_key = $key", asked):
        raise NotFoundError(
            f"no loaded filing has the key {filing_key!r}",
            way_out="keys look like fec_bulk:1300000",
        )


def _edge(reader: Reader, asked: RowsAsked, most: int, place: date | Decimal | None) -> Any:
    """A place that no row of the page lies past; None where all that is left is one page. To find
    it the places alone are read: of a large account, putting all its rows together takes long."""
    _, way, of, _ = _PLACES[asked.order]
    bounds, skipped, rest = _bounds(asked), most - 1, "true"
    query = bare("account_edge").replace("{entries}", _entries(asked)).replace("{way}", way)
    if place is not None:
        bounds["place"] = place
        at = f"place = $place::{of}"
        same = bare("account_count").replace("{entries}", f"FROM ({_entries(asked)}) WHERE {at}")
        skipped += reader.rows(same, bounds)[0][0]
        rest = f"place {'<=' if way == 'DESC' else '>='} $place::{of}"
    found = reader.rows(query.replace("{rest}", rest), {**bounds, "skipped": skipped})
    return found[0][0] if found else None


def _sum(reader: Reader, asked: RowsAsked) -> tuple[int, Decimal]:
    ((n, total),) = reader.rows(
        bare("account_count").replace("{entries}", _entries(asked)), _bounds(asked)
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
    """All the rows asked for, in order, as Arrow batches; the reader must stay open meanwhile.

    Many are taken as they lie and put in order part by part, so that memory does not grow with
    their number.
    """
    edges, bounds = _edges(reader, asked), _bounds(asked)
    if not edges:
        return reader.batches(_text(asked, few=True), bounds)
    from itemized.entities.ordered import ordered

    text = _text(asked, sorts=f", {_PLACES[asked.order][3]} AS sorts").rpartition("ORDER BY")[0]
    return ordered(reader.batches(text, bounds), edges)


def _edges(reader: Reader, asked: RowsAsked) -> list[tuple[int, str]]:
    """Where parts of about _PART rows end, as a sample tells: none where one part holds all. Which
    rows are given, and in what order, does not hang on it."""
    n, _ = _sum(reader, asked)
    parts = min(-(-n // _PART), _PARTS)
    if parts < 2:
        return []
    # one of so many rows, by a hash, so that it is the same each time
    bound = f"{min(0xFFFFFFFF, 0x100000000 * parts * _SAMPLED // n):08x}"
    text = bare("account_sample").replace("{entries}", _entries(asked))
    text = text.replace("{sorts}", _PLACES[asked.order][3])
    found = sorted(reader.rows(text, {**_bounds(asked), "bound": bound}))
    edges = [found[len(found) * k // parts] for k in range(1, parts)] if found else []
    return [(sorts, key) for sorts, key in edges]


def query(asked: RowsAsked) -> str:
    """The query of all the rows asked for, with its values written out, to be run as it stands."""
    return written_out(_text(asked), _bounds(asked))


def _entries(asked: RowsAsked) -> str:
    text = bare("account_entries").replace("{place}", _PLACES[asked.order][0])
    narrowed = [
        f"{side} IN {_parties(who)}"
        for side, who, ids in (
            ("payer_key", "givers", asked.givers),
            ("payee_key", "recipients", asked.recipients),
        )
        if ids is not None
    ]
    text = text.replace("{narrowed}", " AND ".join(narrowed) or "true")
    return text.replace("{among}", _among(asked))


def _parties(who: str) -> str:
    return _PARTIES.replace("$who", f"${who}")


def _among(asked: RowsAsked) -> str:
    """The rows to look among: of one or both sides, or those whose number a key holds."""
    if asked.entry_keys is not None:
        numbers = _numbers(asked.entry_keys)
        given = ", ".join(f"${name}" for name in numbers) or "NULL"
        none = "id_no IS NULL" if None in numbers.values() else "false"
        return bare("account_keyed").replace("{numbers}", given).replace("{bare}", none)
    if not asked.entities:
        return "entries"
    ids = _parties("ids")
    paid = f"FROM entries WHERE payer_key IN {ids}"
    got = f"FROM entries WHERE payee_key IN {ids}"
    if asked.side == "all":
        return f"({paid} UNION ALL {got} AND NOT coalesce(payer_key IN {ids}, false))"
    return f"({got})" if asked.side == "received" else f"({paid})"


def _numbers(keys: Sequence[str]) -> dict[str, int | None]:
    """The digits that end each publisher's own number, as `kept_rows` has them apart."""
    found = [re.search(r"[0-9]{1,10}\Z", key) for key in keys]
    return {f"number_{n}": int("1" + m[0]) if m else None for n, m in enumerate(found)}


def _text(
    asked: RowsAsked, after: str = "", page: str = "", *, few: bool = False, sorts: str = ""
) -> str:
    text = bare("account_rows").replace("{entries}", _entries(asked)).replace("{sorts}", sorts)
    text = text.replace("{after}", after).replace("{page}", page)
    few = few or bool(page) or asked.entry_keys is not None
    text = text.replace("{written}", _THESE if few else "parties")
    return text.replace("{way}", _PLACES[asked.order][1])


_SCALARS = (
    *("side", "start", "end", "as_of", "line", "source", "filing", "least"),
    *("counted_only", "why", "undated"),
)


def _bounds(asked: RowsAsked) -> dict[str, Any]:
    if asked.side not in SIDES:
        raise UsageError(f"there is no side {asked.side!r}", way_out=f"one of: {', '.join(SIDES)}")
    if asked.order not in ORDERS:
        raise UsageError(
            f"there is no order {asked.order!r}", way_out=f"one of: {', '.join(ORDERS)}"
        )
    held = vars(asked)
    keys = asked.entry_keys
    parties = {"givers": asked.givers, "recipients": asked.recipients}
    if keys is not None:
        parties = {**parties, "entries": keys}
    elif asked.entities:
        parties = {**parties, "ids": asked.entities}
    several = ("targets", "kinds", "schedules")
    return {
        **{k: held[k] for k in _SCALARS},
        **{k: None if held[k] is None else list(held[k]) for k in several},
        **{k: list(ids) for k, ids in parties.items() if ids is not None},
        **_numbers(keys or ()),
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
