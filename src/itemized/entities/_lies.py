"""Where the rows asked for lie: looked up before, so that a query names the numbers it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from itemized.entities._conditions import numbers_of
from itemized.entities.find import Stretches, stretches, these, within
from itemized.entities.identify import bare
from itemized.ledger import Reader
from itemized.model_rows import RowsAsked
from itemized.model_sums import RECEIVED

_LISTED = 500  # numbers at most in a list
_BY_KEY = (
    "entry IN (SELECT rowid FROM kept_rows WHERE id_no IN ({given})"
    " OR {none} AND list_contains($entries, source || ':' || id_start))"
    " AND list_contains($entries, source || ':' || source_id)"
)
_GOT = "SELECT entry FROM received WHERE payee_no IN ({lows}) LIMIT $most"
#: What only the rows themselves have, and not `received`.
_OF_ROWS = (
    *("givers", "recipients", "giver_kind", "recipient_kind", "targets", "schedules", "line"),
    *("filing", "summary", "file", "table", "again", "stated", "memo", "support_oppose"),
)


@dataclass(frozen=True)
class Lies:
    """Where rows lie: conditions of `entry_rows`, no row in two of them. light: the same rows as a
    query that tells what they are summed and sorted by, where many are looked through sooner so."""

    conditions: Sequence[str]
    light: str = ""


def where(reader: Reader, asked: RowsAsked, filed: Sequence[int] | None) -> Lies:
    """Where the rows asked for lie. filed: the numbers of those of the filing asked for."""
    if asked.entry_keys is not None:
        return Lies([keyed(asked.entry_keys)])
    if not asked.entities:
        return Lies(["true" if filed is None else these("entry", filed)])
    mine = stretches(reader, asked.entities)
    paid = within("payer_key", mine)
    if asked.side not in ("all", *RECEIVED):
        return Lies([paid])
    lows = ", ".join(str(low) for low, _ in mine) or "NULL"
    rows = reader.rows(_GOT.replace("{lows}", lows), {"most": _LISTED})
    found = sorted(entry for (entry,) in rows)
    many = len(found) == _LISTED
    got = within("payee_key", mine) if many else these("entry", found)
    light = _light(asked, mine, lows) if many else ""
    others = f"({got}) AND NOT coalesce({paid}, false)"
    if asked.side in RECEIVED:
        theirs = got if asked.side == "received" else others
        return Lies([theirs] if found else ["false"], light)
    return Lies([paid, others] if found else [paid], light)


def _light(asked: RowsAsked, mine: Stretches, lows: str) -> str:
    if any(getattr(asked, name) not in (None, False) for name in _OF_ROWS):
        return ""
    got = bare("account_got").replace("{lows}", lows)
    if asked.side == "received":
        return got.replace("{mine}", "true")
    others = f"(payer_no IS NULL OR payer_no NOT IN ({lows}))"
    if asked.side == "received_besides":
        return got.replace("{mine}", others)
    spent = bare("account_paid").replace("{mine}", within("payer_key", mine))
    spent = spent.replace("{theirs}", within("payee_key", mine))
    return f"{spent} UNION ALL {got.replace('{mine}', others)}"


def keyed(keys: Sequence[str]) -> str:
    """Whether a row is one of these keys: by the digits that end it, so that one narrow column is
    read and not each row's key put together."""
    numbers = numbers_of(keys)
    given = ", ".join(f"${name}" for name in numbers) or "NULL"
    none = "id_no IS NULL" if None in numbers.values() else "false"
    return _BY_KEY.replace("{given}", given).replace("{none}", none)
