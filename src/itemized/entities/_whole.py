"""Rows in full, by their numbers: rows, parties and filings are asked for one after the other.

A join of them takes DuckDB far longer to plan than these take to run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from itemized.entities.find import these
from itemized.entities.identify import bare
from itemized.ledger import Reader
from itemized.model import Record
from itemized.model_rows import Row, row_of

_WRITTEN = (
    "SELECT party_key, name, kind, city, state, left(zip, 5) AS zip, employer, occupation"
    " FROM parties WHERE {these}"
)
_PAGES = (
    "SELECT filing_key, url FROM filings"
    " WHERE filing_key IN (SELECT unnest($keys::VARCHAR[])) AND url IS NOT NULL"
)
_INNER = ("entry", "payer_key", "payee_key")


def whole(reader: Reader, entries: Sequence[int], as_of: date | None) -> list[Row]:
    """The rows of these numbers, in their order, as they stood on a day."""
    held = {row["entry"]: row for row in _plain(reader, entries, as_of)}
    found = [held[entry] for entry in entries if entry in held]
    parties = _parties(reader, found)
    pages = _pages(reader, {row["filing_key"] for row in found if row["url"] is None})
    return [_row(row, parties, pages) for row in found]


def records(
    reader: Reader, entries: Sequence[int], as_of: date | None, *, asked_for: str = "account_whole"
) -> tuple[Record, ...]:
    """What an account shows of these rows, the largest first. asked_for: the query; of few rows
    that of whole rows, which a page of them asks for too, of others one of what is shown alone."""
    found = _plain(reader, entries, as_of, asked_for)
    parties = _parties(reader, found)

    def place(row: Mapping[str, Any]) -> tuple[Any, ...]:
        size = Decimal(-1) if row["amount"] is None else abs(row["amount"])
        return -size, row["date"] is None, row["date"] or date.min, row["entry_key"]

    def record(row: Mapping[str, Any]) -> Record:
        names = {
            side: parties.get(row[f"{side}_key"], _NOBODY)["name"] or row[f"{side}_id"]
            for side in ("payer", "payee")
        }
        return Record(**names, **{name: row[name] for name in _SHOWN})

    return tuple(record(row) for row in sorted(found, key=place))


def _plain(
    reader: Reader, entries: Sequence[int], as_of: date | None, query: str = "account_whole"
) -> list[dict[str, Any]]:
    if not entries:
        return []
    # in one order, so that the same rows are asked for in the same words
    text = bare(query).replace("{these}", these("entry", sorted(entries)))
    return reader.dicts(text, {"as_of": as_of})


def _row(
    row: Mapping[str, Any], parties: Mapping[int, Mapping[str, Any]], pages: Mapping[str, str]
) -> Row:
    values = {name: value for name, value in row.items() if name not in _INNER}
    for side in ("payer", "payee"):
        party = parties.get(row[f"{side}_key"], _NOBODY)
        values |= {f"{side}_{name}": party[name] for name in _TOLD}
        values[side] = row[f"{side}_id"] if party["name"] is None else party["name"]
    values["url"] = pages.get(row["filing_key"]) if row["url"] is None else row["url"]
    return row_of(values)


_SHOWN = tuple(f.name for f in fields(Record) if f.name not in ("payer", "payee"))
_TOLD = ("kind", "city", "state", "zip", "employer", "occupation")
_NOBODY: Mapping[str, Any] = dict.fromkeys(("name", *_TOLD))


def _parties(reader: Reader, rows: Iterable[Mapping[str, Any]]) -> dict[int, Mapping[str, Any]]:
    keys = {row[side] for row in rows for side in ("payer_key", "payee_key")}
    wanted = sorted(key for key in keys if key is not None)
    text = _WRITTEN.replace("{these}", these("party_key", wanted))
    return {row.pop("party_key"): row for row in reader.dicts(text)}


def _pages(reader: Reader, filings: Iterable[str | None]) -> dict[str, str]:
    """The agencies' pages of filings, for rows that name none themselves."""
    named = sorted(filing for filing in filings if filing is not None)
    return dict(reader.rows(_PAGES, {"keys": named})) if named else {}
