"""Whom names and ids mean: the parties that a question is about, or why that cannot be said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from itemized.entities.find import by_id, find, fuller
from itemized.entities.identify import sql
from itemized.entities.orders import naming, said
from itemized.errors import AmbiguousError, NotFoundError
from itemized.ledger import Reader, written_out
from itemized.model import Match
from itemized.model_rows import NONE
from itemized.questions import short

_TOLD = 5  # parties that a sentence names


def named(reader: Reader, names: Sequence[str]) -> tuple[tuple[Match, ...], tuple[str, ...]]:
    """The entities meant by names or ids, and caveats where a name is more than one entity's.

    Ids alone are looked up, which takes no search for names.

    A name that is written so in full by several entities means all of them, and a caveat says so;
    one that nobody writes so means those who write it with more initials or given names.
    Raises NotFoundError where nothing goes by a name, or where only part of several names does.
    """
    sure = by_id(reader, names)
    if all(name in sure for name in names):
        return tuple(sure[name] for name in dict.fromkeys(names)), ()
    found: dict[str, Match] = {}
    caveats: list[str] = []
    for name in names:
        matches = find(reader, name, limit=200)
        best = [m for m in matches if m.tier == "same id"] or [
            m for m in matches if m.tier == "same name"
        ]
        if not best:
            best = [m for m in matches if fuller(name, m)]
        if not best and len(matches) == 1:
            best = list(matches)
        if not best:
            raise _not_found(reader, name, matches)
        if len(best) > 1:
            caveats.append(
                f"{len(best)} parties are written {name!r}, or so with more given names, and are"
                " shown together; they may be different people or organizations. One alone is"
                f" asked for by its id: {told(best)}."
            )
        if others := [m for m in matches if m not in best]:
            caveats.append(
                f"{len(others)} more {'party holds' if len(others) == 1 else 'parties hold'} the"
                f" words of {name!r} and may be meant too; not counted in: {told(others)}."
            )
        found |= {m.entity_id: m for m in best}
    return tuple(found.values()), tuple(caveats)


def committees_of(reader: Reader, match: Match) -> tuple[str, ...]:
    """The ids under which gifts to a party are recorded: its own and, for a candidate, those of
    the authorized committees. A committee that only spends for a candidate is none of them."""
    if match.kind != "candidate":
        return (match.entity_id,)
    rows = reader.rows(sql("authorized"), {"candidate": match.entity_id})
    return (match.entity_id, *(row[0] for row in rows))


def said_of_candidates(reader: Reader, found: Iterable[Match]) -> tuple[str, ...]:
    """Of candidates among the parties, sentences on which committees get gifts to them."""
    said = []
    for match in found:
        if match.kind == "candidate" and (ids := committees_of(reader, match)[1:]):
            names = by_id(reader, ids)
            each = "; ".join(f"{names[i].name} ({i})" if i in names else i for i in ids)
            said.append(
                f"{match.name} is a candidate: gifts to the campaign are records of its own"
                f" committees, which are asked about by their names: {each}."
            )
    return tuple(said)


def told(matches: Sequence[Match]) -> str:
    """Who they are, each with the id by which it is asked for; of many the first few."""
    named = [
        f"{short(m.name)} ({', '.join(filter(None, (m.place, m.entity_id)))})"
        for m in matches[:_TOLD]
    ]
    more = len(matches) - len(named)
    return "; ".join([*named, *([f"and {more:,} more"] if more else [])])


def ids_of(reader: Reader, name: str | None) -> tuple[str, ...] | None:
    """The ids that a name means, or NONE itself; None where there is no name."""
    if name == NONE:
        return (NONE,)
    return tuple(m.entity_id for m in named(reader, [name])[0]) if name else None


def query_of(found: Iterable[Match]) -> str:
    """A query of the parties found, as the ledger has them, to be run as it stands."""
    return written_out(
        "SELECT entity_id, name, kind, place, first, last, given, received FROM entities"
        " WHERE list_contains($ids, entity_id) ORDER BY rank",
        {"ids": [match.entity_id for match in found]},
    )


def _not_found(reader: Reader, name: str, matches: Sequence[Match]) -> NotFoundError:
    papers = "".join(f"; {each.rstrip('.')}" for each in said(naming(reader, name)))
    if not matches:
        return NotFoundError(
            f"no party in the loaded records is written {name!r}{papers}",
            way_out="try fewer words, or: itemized status",
        )
    return AmbiguousError(
        f"{len(matches)} parties could be meant by {name!r}: {told(matches)}{papers}",
        choices=matches,
        way_out=f'choose by id from: itemized find "{name}"',
    )
