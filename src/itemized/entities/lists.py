"""Registries and filings as lists, a page at a time: each row once, however long the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from itemized.entities._conditions import used
from itemized.entities._cursor import key_cursor, key_of
from itemized.entities.find import stretches, way_number, within
from itemized.entities.identify import bare
from itemized.errors import UsageError
from itemized.ledger import UNITEMIZED, Reader, filings_as_of, written_out
from itemized.model_rows import ListAsked, Listed

LISTS = ("committees", "candidates", "filings", "stated")
_INNER = (
    "key",
    "owner",
    "file",
    "table_name",
    "line",
)  # columns that only paging and narrowing need
_NARROWS = ("name", "file", "table", "as_of", "start", "end", "fits")
_LATER = "Filings that became public later, or on a day that is not known, are left out."
_TODAY = (
    "What is itemized grows with each load: totals are set beside it only as it is today, and as_of"
    " does not narrow them."
)
_OF_DAY = {"filings": _LATER, "stated": _TODAY}
_UNDATED = (
    "The registries of committees and candidates state no day on which an entry was made: they are"
    " shown as loaded, and as_of does not narrow them."
)


def listed(
    reader: Reader, asked: ListAsked, *, after: str | None = None, limit: int = 100
) -> Listed:
    """A page of a list, in the order of its keys; `after` is the `next` of the page before."""
    text, bounds = _text(asked), _bounds(asked)
    at = {**bounds, "key": key_of(after, asked) if after else None, "limit": limit + 1}
    # only who has an id of an agency's files anything
    none = asked.what == "filings" and asked.by and way_number(asked.by) is not None
    found = [] if none else reader.dicts(bare("list_page").replace("{asked}", text), at)
    if after is None and len(found) <= limit:
        n = len(found)
    else:
        ((n,),) = reader.rows(bare("list_count").replace("{asked}", text), bounds)
    following = key_cursor(found[limit - 1]["key"], asked) if len(found) > limit else None
    shown = tuple({k: v for k, v in r.items() if k not in _INNER} for r in found[:limit])
    said = (_OF_DAY.get(asked.what, _UNDATED),) if asked.as_of else ()
    return Listed(asked.what, shown, following, n, reader.snapshot, asked.as_of, said)


def query(asked: ListAsked) -> str:
    """The query of a whole list in order, with its values written out, to be run as it stands."""
    return written_out(bare("list_whole").replace("{asked}", _text(asked)), _bounds(asked))


def own_totals(reader: Reader, ids: Sequence[str]) -> tuple[Mapping[str, Any], ...]:
    """What filers state of a whole cycle (receipts, disbursements, cash_end, debts), the newest
    first, each with the file, table and line that state it."""
    mine = within("party_key", stretches(reader, ids))
    return tuple(reader.dicts(bare("own_totals").replace("{mine}", mine), {}))


def _text(asked: ListAsked) -> str:
    if asked.what not in LISTS:
        raise UsageError(
            f"there is no list of {asked.what!r}", way_out=f"one of: {', '.join(LISTS)}"
        )
    filings = f"({filings_as_of(asked.as_of)})" if asked.as_of else "filings"
    text = bare(f"list_{asked.what}").replace("{filings}", filings)
    text = text.replace("{unitemized}", UNITEMIZED if asked.unitemized else "true")
    return bare("list_of").replace("{list}", text)


def _bounds(asked: ListAsked) -> dict[str, Any]:
    held = {"owner": asked.by, **{name: getattr(asked, name) for name in _NARROWS}}
    return used(_text(asked), held)
