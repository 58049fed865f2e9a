"""What rows are asked for, as conditions of a query and their parameters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from itemized.errors import UsageError
from itemized.model import GIFTS, SPENDING
from itemized.model_rows import ORDERS, SIDES, RowsAsked

#: What rows stand behind a line of a filing's summary page, and what a row is by that: FEC's lines
#: are supported by lines of a schedule, others' by a schedule or a type, as in
#: ledger/sql/summary_lines.sql.
_SUPPORTS = (
    "string_split((SELECT any_value(supports) FROM summary_lines"
    " WHERE filing_key = $filing AND line = $summary), '|')"
)
_SUPPORT = (
    "[CASE WHEN schedule IN ('SA', 'SB') THEN schedule || coalesce(line, '') ELSE schedule END,"
    " type_code]"
)
#: What holds of a row where something is asked of it, by what is asked.
_CONDITIONS: Mapping[str, str] = {
    "start": "date >= $start",
    "end": "date < $end",
    "as_of": "filed <= $as_of",
    "targets": "list_contains($targets, target)",
    "kinds": "list_contains($kinds, kind)",
    "schedules": "list_contains($schedules, schedule)",
    "line": "line = $line",
    "summary": f"NOT coalesce(memo, false) AND list_has_any({_SUPPORTS}, {_SUPPORT})",
    "source": "source = $source",
    "file": "file = $file",
    "table": "table_name = $table",
    "least": "amount >= $least::DECIMAL(14, 2)",
    "most": "amount <= $highest::DECIMAL(14, 2)",
    "why": "NOT known AND coalesce(why_not, 'mirror') = $why",
}


def conditions(asked: RowsAsked) -> dict[str, str]:
    """What holds of a row that is asked for, but for its parties and filing."""
    of_side = {"given": "$gifts", "received": "$gifts", "spent": "$spending"}.get(asked.side)
    held = {name: said for name, said in _CONDITIONS.items() if getattr(asked, name) is not None}
    if of_side:
        held["side"] = f"list_contains({of_side}, kind)"
    if asked.counted_only:
        held["counted"] = "known"
    if asked.undated:
        held["undated"] = "date IS NULL"
    return held


def numbers_of(keys: Sequence[str]) -> dict[str, int | None]:
    """The digits that end each publisher's own number, as `kept_rows` has them apart."""
    found = [re.search(r"[0-9]{1,10}\Z", key) for key in keys]
    return {f"number_{n}": int("1" + m[0]) if m else None for n, m in enumerate(found)}


def used(text: str, bounds: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters that a query has."""
    named = set(re.findall(r"\$([a-z_0-9]+)", text))
    return {name: value for name, value in bounds.items() if name in named}


_SCALARS = (
    *("start", "end", "as_of", "line", "source", "filing", "summary", "file", "table"),
    *("least", "why"),
)


def bounds_of(asked: RowsAsked) -> dict[str, Any]:
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
        **numbers_of(keys or ()),
        "highest": asked.most,
        "gifts": [k.value for k in GIFTS],
        "spending": [k.value for k in SPENDING],
    }
