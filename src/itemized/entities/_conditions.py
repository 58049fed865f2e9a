"""What rows are asked for, as conditions of a query and their parameters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from itemized import _discover
from itemized.entities import _sides
from itemized.errors import UsageError
from itemized.ledger import ABOUT, filled, total_rows
from itemized.model import GIFTS, SPENDING
from itemized.model_rows import CLASSES, NONE, ORDERS, RowsAsked
from itemized.model_sums import SIDES

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
#: A row that stands in a file too, and was taken from another.
_AGAIN = (
    "entry_key IN (SELECT entry_key FROM further_references"
    " WHERE split_part(ref, ':', 1) = $file AND table_name = $table)"
)
#: That no candidate or measure is what a row is about, so that its money is followed to whom it was
#: paid, as in ledger/sql/moves.sql.
_OF_NOBODY = f"NOT coalesce({filled(ABOUT)}, false)"
#: That a row does not name one of its sides.
UNNAMED = "({side} IS NULL OR {side} IN (SELECT party_key FROM parties WHERE entity_id IS NULL))"
_IN_TOTAL = (
    "entry_key IN (SELECT entry_key FROM ({rows})"
    " WHERE filer_id = $stated_filer AND period = $stated_period)"
)
#: That one side of a row is of the kinds of entities asked for or, where none known is asked for,
#: somebody of none of them.
_OF_KIND = (
    "{side}_key IN (SELECT party_key FROM parties JOIN entities USING (entity_id) WHERE"
    " coalesce(list_contains(${way}_kinds, entities.kind), false) <> (${way}_kind = 'unknown'))"
)
#: What holds of a row where something is asked of it, by what is asked.
_CONDITIONS: Mapping[str, str] = {
    "start": "date >= $start",
    "end": "date < $end",
    "as_of": "filed <= $as_of",
    "giver_kind": _OF_KIND.format(side="payer", way="giver"),
    "recipient_kind": _OF_KIND.format(side="payee", way="recipient"),
    "targets": "list_contains($targets, target)",
    "kinds": "list_contains($kinds, kind)",
    "schedules": "list_contains($schedules, schedule)",
    "line": "line = $line",
    "summary": f"NOT coalesce(memo, false) AND list_has_any({_SUPPORTS}, {_SUPPORT})",
    "support_oppose": "coalesce(support_oppose, 'about') = $support_oppose",
    "source": "source = $source",
    "file": "file = $file",
    "table": "table_name = $table",
    # by size: who asks for large payments asks for those taken back, too, which a sum rests on
    "least": "abs(amount) >= $least::DECIMAL(14, 2)",
    "most": "abs(amount) <= $highest::DECIMAL(14, 2)",
    "why": "NOT known AND coalesce(why_not, 'mirror') = $why",
}


def conditions(asked: RowsAsked) -> dict[str, str]:
    """What holds of a row that is asked for, but for its parties and filing."""
    held = {name: said for name, said in _CONDITIONS.items() if getattr(asked, name) is not None}
    if (of_side := _sides.kinds_of(asked)) is not None:
        held["side"] = of_side
    if asked.counted_only:
        held["counted"] = "known"
    if asked.line == NONE:
        held["line"] = "coalesce(line, '') = ''"
    if asked.targets == (NONE,):
        held["targets"] = _OF_NOBODY
    if NONE in (asked.schedules or ()):
        held["schedules"] = f"({held['schedules']} OR coalesce(schedule, '') = '')"
    if asked.undated:
        held["undated"] = "date IS NULL"
    if asked.memo is not None:
        held["memo"] = "memo" if asked.memo else "NOT coalesce(memo, false)"
    if asked.again:
        held = {name: said for name, said in held.items() if name not in ("file", "table")}
        held["again"] = _AGAIN
    if asked.stated is not None:
        held["stated"] = _behind(*_stated(asked.stated)[:2])
    return held


def _stated(key: str) -> tuple[str, str, int, str]:
    """A total that a filer states for a whole period, out of its key: whose records it is in, what
    it is of, the period and the filer."""
    source, period, filer, what = [*key.split("|", 3), "", "", "", ""][:4]
    return source, what, int(period) if period.isdecimal() else 0, filer


def of_filer(asked: RowsAsked) -> RowsAsked:
    """The same among the rows of the filer whose total is asked about: others need no look."""
    return replace(asked, entities=(_stated(asked.stated)[3],)) if asked.stated else asked


def _behind(source: str, what: str) -> str:
    """That a row goes into such a total."""
    module = _discover.modules("itemized.sources").get(source)
    total = next((t for t in module.SOURCE.totals if t.what == what), None) if module else None
    if total is None:
        raise UsageError(
            f"no total of {source!r} is called {what!r}", way_out="see the list of stated totals"
        )
    return _IN_TOTAL.replace("{rows}", total_rows(source, total))


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
    *("least", "why", "support_oppose", "giver_kind", "recipient_kind"),
)


def _kinds(of: str | None) -> list[str]:
    """The kinds of entities of a class; of those of no known kind all others."""
    if of is not None and of not in CLASSES:
        raise UsageError(f"nobody is a {of!r}", way_out=f"one of: {', '.join(CLASSES)}")
    every = (kind for held in CLASSES.values() for kind in held)
    return list(CLASSES.get(of or "", ()) or every)


def bounds_of(asked: RowsAsked) -> dict[str, Any]:
    if asked.side not in SIDES:
        raise UsageError(f"there is no side {asked.side!r}", way_out=f"one of: {', '.join(SIDES)}")
    if asked.order not in ORDERS:
        raise UsageError(
            f"there is no order {asked.order!r}", way_out=f"one of: {', '.join(ORDERS)}"
        )
    asked = of_filer(asked)
    held = vars(asked)
    keys = asked.entry_keys
    parties = {"givers": asked.givers, "recipients": asked.recipients}
    if keys is not None:
        parties = {**parties, "entries": keys}
    elif asked.entities:
        parties = {**parties, "ids": asked.entities}
    total: dict[str, Any] = {}
    if asked.stated is not None:
        _, _, period, filer = _stated(asked.stated)
        total = {"stated_filer": filer, "stated_period": period}
    several = ("targets", "kinds", "schedules")
    return {
        **{f"{way}_kinds": _kinds(held[f"{way}_kind"]) for way in ("giver", "recipient")},
        **{k: held[k] for k in _SCALARS},
        **{k: None if held[k] is None else list(held[k]) for k in several},
        **{k: list(ids) for k, ids in parties.items() if ids is not None},
        **total,
        **numbers_of(keys or ()),
        "highest": asked.most,
        "gifts": [k.value for k in GIFTS],
        "spending": [k.value for k in SPENDING],
    }
