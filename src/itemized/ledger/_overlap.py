"""Files that say the same rows under different names: which takes whose place.

Of a table with a `family` the file's name is no matter. What counts is whose rows it holds, and of
which periods: a file that holds those of every filer and period of one loaded before takes its
place, and one that holds only some of them is refused, since rows are never told for the same by
their looks (decisions 87 and 95).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from itemized.errors import InputError
from itemized.ledger._database import Connection, quoted
from itemized.ledger._snapshot import Part, Place, Snapshot
from itemized.settings import Settings
from itemized.sources._base import Source, Table

#: A filer's rows of a period: the period and whose they are.
Share = tuple[str, str]


@dataclass(frozen=True)
class _Speaks:
    """What a part is of, and all that it holds: a stray row of another year makes no file of it."""

    of: frozenset[Share]
    holds: frozenset[Share]


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

    Raises InputError where two files hold some of the same filers' rows of a period, and neither
    holds all of the other's.
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
        spoken = {p.place: _speaks(db, settings, tables[p.table], p) for p in (*old, *again)}
    for n, part in enumerate(again):
        for other in again[:n]:
            _refuse_both(part, other, tables, spoken)
    return list(_replaced(fresh, old, tables, spoken))


def _replaced(
    fresh: Sequence[Part],
    old: Sequence[Part],
    tables: Mapping[str, Table],
    spoken: Mapping[Place, _Speaks],
) -> Iterator[tuple[Part, Part]]:
    for part in fresh:
        for other in old:
            mine, its = spoken[part.place], spoken[other.place]
            same = mine.of & its.of
            if tables[part.table].family != tables[other.table].family or not same:
                continue
            if lacking := its.holds - mine.holds:
                raise InputError(
                    f"holds {_named(same)}, as {other.file}, loaded before, does, and not"
                    f" its {_lacking(lacking, mine)}",
                    where=part.file,
                    way_out=f"fetch {other.file} again in its place, or load this one into another"
                    " ledger with --ledger",
                )
            yield part, other


def _refuse_both(
    part: Part,
    other: Part,
    tables: Mapping[str, Table],
    spoken: Mapping[Place, _Speaks],
) -> None:
    same = spoken[part.place].of & spoken[other.place].of
    family = tables[part.table].family == tables[other.table].family
    if family and same and part.sha256 != other.sha256:
        raise InputError(
            f"and {other.file} both hold {_named(same)}",
            where=part.file,
            way_out="load one of them",
        )


def _speaks(db: Connection, settings: Settings, table: Table, part: Part) -> _Speaks:
    """What a part is of: the year in its file's name where most of its rows are of that one, else
    all that its rows are of."""
    rows = db.execute(
        f"SELECT coalesce({table.row_period}, ''), coalesce(filer_id, ''), count(*)"
        f" FROM read_parquet({quoted(settings.ledger / part.path)})"
        " WHERE reason IS NULL GROUP BY ALL"
    ).fetchall()
    holds = frozenset((period, filer) for period, filer, _ in rows)
    named = set(_A_YEAR.findall(PurePosixPath(part.file).name))
    year = named.pop() if len(named) == 1 else ""
    of_year = sum(n for period, _, n in rows if period == year)
    if of_year * 2 > sum(n for *_, n in rows):
        return _Speaks(frozenset(share for share in holds if share[0] == year), holds)
    return _Speaks(holds, holds)


def _lacking(lacking: frozenset[Share], mine: _Speaks) -> str:
    """What a file does not hold of another: years where it has none of them, else filers."""
    years = {period for period, _ in mine.holds}
    if whole := {share for share in lacking if share[0] not in years}:
        return _named(whole)
    filers = sorted({filer or "rows of no filer" for _, filer in lacking})
    more = f" and {len(filers) - 1:,} more" if len(filers) > 1 else ""
    return f"rows of {filers[0]}{more} in {_named(lacking)}"


def _named(shares: Collection[Share]) -> str:
    """The periods of shares, for a reader.

    >>> _named({("2021", "A"), ("2019", "A"), ("2019", "B")})
    '2019 and 2021'
    """
    told = [period or "rows of no year" for period in sorted({period for period, _ in shares})]
    if len(told) > _MOST_NAMED:
        return f"{told[0]} to {told[-1]}"
    return " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))
