"""Files that say the same rows under different names: which takes whose place.

Of a table with a `family` the file's name is no matter. What counts is the periods its rows are of:
a file that holds all those of one loaded before takes its place, and one that holds only some of
them is refused, since rows are never told for the same by their looks (decision 87).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from itemized.errors import InputError
from itemized.ledger._database import Connection, quoted
from itemized.ledger._snapshot import Part, Snapshot
from itemized.settings import Settings
from itemized.sources._base import Source, Table

_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MOST_NAMED = 6


def superseded(
    bench: Callable[[int | None], Connection],
    settings: Settings,
    source: Source,
    before: Snapshot,
    new: Sequence[Part],
) -> list[tuple[Part, Part]]:
    """Each new part with one from before, of another name, whose place it takes too. bench: gives a
    working database.

    Raises InputError where two files hold some of the same periods, and neither holds the other's.
    """
    tables = {t.name: t for t in source.tables if t.family}
    if not tables:
        return []
    held = {p.place: p for p in before.parts if p.source == source.name and p.table in tables}
    fresh = [p for p in new if p.table in tables and held.get(p.place) != p]
    if not fresh:
        return []
    places = {p.place for p in new}
    old = [p for p in held.values() if p.place not in places]
    again = [p for p in new if p.table in tables]
    with bench(None) as db:
        spoken = {p.place: _periods(db, settings, tables[p.table], p) for p in (*old, *again)}
    for n, part in enumerate(again):
        for other in again[:n]:
            _refuse_both(part, other, tables, spoken)
    return list(_replaced(fresh, old, tables, spoken))


def _replaced(
    fresh: Sequence[Part],
    old: Sequence[Part],
    tables: Mapping[str, Table],
    spoken: Mapping[tuple[str, str, int, str], frozenset[str]],
) -> Iterator[tuple[Part, Part]]:
    for part in fresh:
        for other in old:
            mine, its = spoken[part.place], spoken[other.place]
            if tables[part.table].family != tables[other.table].family or not mine & its:
                continue
            if lacking := its - mine:
                raise InputError(
                    f"holds {_named(mine & its)}, as {other.file}, loaded before, does, and not"
                    f" its {_named(lacking)}",
                    where=part.file,
                    way_out=f"fetch {other.file} again in its place, or load this one into another"
                    " ledger with --ledger",
                )
            yield part, other


def _refuse_both(
    part: Part,
    other: Part,
    tables: Mapping[str, Table],
    spoken: Mapping[tuple[str, str, int, str], frozenset[str]],
) -> None:
    same = spoken[part.place] & spoken[other.place]
    family = tables[part.table].family == tables[other.table].family
    if family and same and part.sha256 != other.sha256:
        raise InputError(
            f"and {other.file} both hold {_named(same)}",
            where=part.file,
            way_out="load one of them",
        )


def _periods(db: Connection, settings: Settings, table: Table, part: Part) -> frozenset[str]:
    """The periods that a part speaks of: the year in its file's name where most of its rows are of
    that one, else all that its rows are of."""
    found = dict(
        db.execute(
            f"SELECT coalesce({table.row_period}, ''), count(*)"
            f" FROM read_parquet({quoted(settings.ledger / part.path)})"
            " WHERE reason IS NULL GROUP BY 1"
        ).fetchall()
    )
    named = set(_A_YEAR.findall(PurePosixPath(part.file).name))
    year = named.pop() if len(named) == 1 else ""
    if found.get(year, 0) * 2 > sum(found.values()):
        return frozenset({year})
    return frozenset(found)


def _named(periods: frozenset[str]) -> str:
    """Periods for a reader.

    >>> _named(frozenset({"2021", "2019"}))
    '2019 and 2021'
    """
    told = [period or "rows of no year" for period in sorted(periods)]
    if len(told) > _MOST_NAMED:
        return f"{told[0]} to {told[-1]}"
    return " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))
