"""Who could that be: entities whose written names meet a name, best first, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from itemized.entities.identify import sql
from itemized.ledger import Reader
from itemized.model import GIFTS, Match

#: Best first. What each means stands in the sentence beside it.
TIERS: Mapping[str, str] = {
    "same id": "its id is the one asked for",
    "same name": "its name is written with the same words",
    "name within": "its name holds every word asked for",
    "close name": "its name holds words spelled like those asked for",
}
_WAY = re.compile(r"p-([0-9a-f]{14})")
_CANDIDATES = (
    5000  # entities looked at before ranking; a name more common than that needs more words
)


def find(
    reader: Reader,
    name: str,
    *,
    limit: int = 20,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
) -> tuple[Match, ...]:
    """Entities that a name or id may mean, at most `limit`.

    In double quotes the words must be met exactly; otherwise spelling is forgiven where too few
    meet. `start`, `end` (half-open) and `as_of` narrow what `given` and `received` sum. A match is
    one of names: two people of one name are two matches, and one person may be several.
    """
    exact = len(name) > 1 and name[0] == name[-1] == '"'
    rows = reader.rows(
        sql("find"),
        {
            "name": name.strip().strip('"'),
            "exact": exact,
            "way": way_number(name),
            "most": _CANDIDATES,
            "limit": limit,
        },
    )
    matches = [_match(row) for row in rows]
    spelled = _spellings(reader, [m.entity_id for m in matches])
    matches = [replace(m, spellings=spelled.get(m.entity_id, ())) for m in matches]
    if start or end or as_of:
        sums = _narrowed(reader, [m.entity_id for m in matches], start, end, as_of)
        matches = [replace(m, **sums[m.entity_id]) for m in matches]
    return tuple(matches)


def way_number(text: str) -> int | None:
    """The number in the id of a way of writing; None for any other text.

    >>> way_number("p-000000000000ff"), way_number("C00428557")
    (255, None)
    """
    found = _WAY.fullmatch(text.strip())
    return int(found[1], 16) if found else None


def _match(row: tuple[Any, ...]) -> Match:
    entity_id, name, kind, place, first, last, given, received, tier = row
    return Match(entity_id, name, kind, place, first, last, given, received, tier, TIERS[tier])


def _spellings(reader: Reader, ids: list[str]) -> dict[str, tuple[str, ...]]:
    """How each entity's name is written, commonest first, with place and employer."""
    rows = reader.rows(
        """
        SELECT entity_id, list(way ORDER BY n DESC, way) FROM (
            SELECT entity_id, sum(n) AS n,
                concat_ws(' · ', name, nullif(concat_ws(', ', city, state), ''), employer) AS way
            FROM parties WHERE list_contains($ids, entity_id) GROUP BY ALL
        ) GROUP BY entity_id
        """,
        {"ids": ids},
    )
    return {entity_id: tuple(ways) for entity_id, ways in rows}


def _narrowed(
    reader: Reader, ids: list[str], start: date | None, end: date | None, as_of: date | None
) -> dict[str, dict[str, Any]]:
    rows = reader.rows(
        sql("narrowed"),
        {"ids": ids, "gifts": [k.value for k in GIFTS], "start": start, "end": end, "as_of": as_of},
    )
    return {r[0]: {"given": r[1], "received": r[2], "first": r[3], "last": r[4]} for r in rows}
