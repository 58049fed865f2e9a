"""Who could that be: entities whose written names meet a name, best first, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from itemized.entities.identify import sql
from itemized.ledger import Reader, bound
from itemized.model import GIFTS, Match

#: Best first. What each means stands in the sentence beside it.
TIERS: Mapping[str, str] = {
    "same id": "its id is the one asked for",
    "same name": "its name is written with the same words",
    "name within": "its name holds every word asked for",
    "close name": "its name holds words spelled like those asked for",
}
_ID = re.compile(r"[\w:. -]*[\d:][\w:. -]*")  # ids hold a digit or our colon
_LISTED = 500  # numbers at most in a list
_LEAST = 4  # letters of a word whose spelling is forgiven
_WORDS = 8  # of a name are looked up; nobody's needs more
_WORD = re.compile(r"[^\W_]+")
_WAY = re.compile(r"p-([0-9a-f]{14})")
_CANDIDATES = (
    5000  # entities looked at before ranking; a name more common than that needs more words
)


def find(  # noqa: PLR0913 - each narrows the search by itself
    reader: Reader,
    name: str,
    *,
    limit: int = 20,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
    place: str | None = None,
    employer: str | None = None,
) -> tuple[Match, ...]:
    """Entities that a name or id may mean, at most `limit`.

    In double quotes the words must be met exactly; otherwise spelling is forgiven where none meet.
    `place` (city, state or zip) and `employer` keep those written so. `start`, `end` (half-open)
    and `as_of` narrow what `given` and `received` sum. A match is one of names: two people of one
    name are two matches, and one person may be several.
    """
    exact = len(name) > 1 and name[0] == name[-1] == '"'
    asked = name.strip().strip('"')
    within_days = start or end or as_of
    # an id means its party, and takes no search for names
    if limit == 1 and not (within_days or place or employer) and (held := by_id(reader, [asked])):
        return tuple(held.values())
    ((clean,),) = reader.rows("SELECT clean_name($name)", {"name": asked})
    sure = _by_id(reader, asked)
    # an id means its party: no slip of the pen is looked for, nor more than are asked for
    enough = 0 < limit <= len(sure) and not (place or employer)
    ranks, close = ([], False) if enough else _ranks(reader, clean, exact=exact or bool(sure))
    if place or employer:
        ranks, sure = (_written(reader, held, place, employer) for held in (ranks, sure))
    best = reader.rows(
        sql("find"),
        {
            "ranks": ranks,
            "close": close,
            "clean": clean,
            "comma": "," in asked,
            "sure": sure,
            "limit": limit,
        },
    )
    found = sql("find_entities").replace("{these}", these("low", [low for low, _ in best]))
    rows = {row[0]: row for row in reader.rows(found)}
    matches = [_match(tier, rows[low]) for low, tier in best]
    spelled = written(reader, [row[:2] for row in rows.values()])
    matches = [replace(m, spellings=spelled.get(m.entity_id, ())) for m in matches]
    return narrowed(reader, matches, start=start, end=end, as_of=as_of)


def _written(
    reader: Reader, ranks: list[int], place: str | None, employer: str | None
) -> list[int]:
    asked = {"ranks": ranks, "place": place, "employer": employer}
    return [rank for (rank,) in reader.rows(sql("find_written"), asked)]


def _by_id(reader: Reader, asked: str) -> list[int]:
    """The rank of the entity whose id is asked for, or that is written in the way whose id is."""
    way = way_number(asked)
    if way is not None:
        query = (
            "SELECT rank FROM entities WHERE entity_id ="
            " (SELECT min(entity_id) FROM parties WHERE way >> 8 = $way)"
        )
        return [rank for (rank,) in reader.rows(query, {"way": way})]
    if not _ID.fullmatch(asked.strip()):
        return []
    query = "SELECT rank FROM entities WHERE entity_id IN ($as_is, upper($as_is))"
    return [rank for (rank,) in reader.rows(query, {"as_is": asked.strip()})]


def _ranks(reader: Reader, clean: str, *, exact: bool) -> tuple[list[int], bool]:
    """Ranks of the entities that hold every word, the richest first, and whether only by a slip."""
    words = list(dict.fromkeys(clean.split()))[:_WORDS]
    if not words:
        return [], False
    stretches = [_stretch(reader, word, begins=not exact and len(word) != 2) for word in words]
    whole = "".join(words)
    found = _meet(reader, stretches)
    if len(words) > 1:  # "color of change" and COLOROFCHANGE PAC
        found |= set(_meet(reader, [_stretch(reader, whole, begins=not exact)]))
    if found or exact:
        return sorted(found)[:_CANDIDATES], False
    near = [
        s if s or len(word) < _LEAST else _slips(reader, word)
        for word, s in zip(words, stretches, strict=True)
    ]
    found = _meet(reader, near)
    if not found:
        near = [
            [*s, *(_slips(reader, w) if len(w) >= _LEAST else [])]
            for w, s in zip(words, stretches, strict=True)
        ]
        found = _meet(reader, near)
    if not found and len(words) > 1:
        found = _meet(reader, [_slips(reader, whole)])
    return sorted(found)[:_CANDIDATES], True


Stretch = list[tuple[int, int]]  # numbers of words, from and to


def _stretch(reader: Reader, word: str, *, begins: bool) -> Stretch:
    low, high, n = reader.rows(
        sql("find_words"), {"word": word, "upto": word + "~" if begins else word}
    )[0]
    return [(low, high)] if n else []


def _slips(reader: Reader, word: str) -> Stretch:
    return [(no, no) for (no,) in reader.rows(sql("find_slips"), {"word": word})]


def _meet(reader: Reader, stretches: list[Stretch]) -> set[int]:
    """The richest entities that have a word of every stretch."""
    if not all(stretches):
        return set()
    params: dict[str, Any] = {"most": _CANDIDATES}
    parts = []
    for i, stretch in enumerate(stretches):
        bounds = []
        for j, (low, high) in enumerate(stretch):
            params |= {f"low_{i}_{j}": low, f"high_{i}_{j}": high}
            bounds.append(f"word_no BETWEEN $low_{i}_{j} AND $high_{i}_{j}")
        parts.append(sql("find_ranks").replace("{stretch}", " OR ".join(bounds)))
    query = " INTERSECT ".join(parts) if len(parts) > 1 else parts[0]
    query = sql("find_first").replace("{query}", query)
    return {rank for (rank,) in reader.rows(query, params)}


def fuller(asked: str, match: Match) -> bool:
    """Whether a person's name is the one asked for, written with more given names or initials."""
    if match.kind not in ("person", "candidate", None) or match.tier == "close name":
        return False
    names = [match.name, *(spelling.split(" · ")[0] for spelling in match.spellings)]
    family, comma, given = asked.upper().partition(",")
    words = _WORD.findall(given if comma else asked.upper())
    for name in names:
        theirs, parted, more = name.upper().partition(",")
        full = [*_WORD.findall(more), *([] if comma else _WORD.findall(theirs))]
        same_family = not comma or _WORD.findall(family) == _WORD.findall(theirs)
        last = comma or words[-1:] == _WORD.findall(theirs)[-1:]
        if parted and same_family and last and len(words) > (not comma) and set(words) <= set(full):
            return True
    return False


def way_number(text: str) -> int | None:
    """The number in the id of a way of writing; None for any other text.

    >>> way_number("p-000000000000ff"), way_number("C00428557")
    (255, None)
    """
    found = _WAY.fullmatch(text.strip())
    return int(found[1], 16) if found else None


_WHO = (
    "SELECT low, high, entity_id, name, kind, place, first, last, given, received FROM entities"
    " WHERE entity_id IN ({ids})"
)


def by_id(reader: Reader, names: Sequence[str]) -> dict[str, Match]:
    """The entities whose ids are among these texts, by their ids."""
    if not names:
        return {}
    rows = reader.rows(*bound(_WHO, ids=names))
    spelled = written(reader, [(low, high) for low, high, *_ in rows])
    matches = (_match("same id", row) for row in rows)
    return {m.entity_id: replace(m, spellings=spelled.get(m.entity_id, ())) for m in matches}


def _match(tier: str, row: tuple[Any, ...]) -> Match:
    _, _, entity_id, name, kind, place, first, last, given, received = row
    return Match(entity_id, name, kind, place, first, last, given, received, tier, TIERS[tier])


#: Numbers of ways of writing, first to last, of one entity each.
Stretches = Sequence[tuple[int, int]]


def stretches(reader: Reader, ids: Sequence[str]) -> list[tuple[int, int]]:
    """Of each entity the numbers, first to last, of the ways in which it is written; what parties
    and rows are kept in the order of, so that a few are found without looking at all."""
    if not ids:
        return []
    # in the words of by_id, which has mostly asked before
    return sorted((low, high) for low, high, *_ in reader.rows(*bound(_WHO, ids=ids)))


def within(column: str, held: Stretches) -> str:
    """SQL: whether a column of such numbers is in one of the stretches. A list of few numbers lets
    DuckDB leave out what holds none of them, stretches beside each other do not."""
    held = sorted(held)  # the same question in the same words, whatever order rows came in
    if (numbers := _few(held)) is not None:
        return f"{column} IN ({', '.join(map(str, numbers)) or 'NULL'})"
    return " OR ".join(f"{column} BETWEEN {low} AND {high}" for low, high in held) or "false"


def _few(held: Stretches) -> list[int] | None:
    """All numbers of these stretches, in order, where they are few."""
    numbers = [n for low, high in sorted(held) for n in range(low, min(high, low + _LISTED) + 1)]
    return numbers if len(numbers) < _LISTED else None


def these(column: str, numbers: Sequence[int]) -> str:
    """SQL: whether a column is one of these numbers. Joined to a list of them a table is read where
    they lie; IN as many constants it is read, all columns, from the first to the last."""
    kind = "BIGINT" if column == "entry" else "UBIGINT"  # as the column is: of another it is cast
    return f"{column} IN (SELECT unnest([{', '.join(map(str, numbers))}]::{kind}[]))"


def written(reader: Reader, held: Stretches) -> dict[str, tuple[str, ...]]:
    """How each entity's name is written, commonest first, with place and employer."""
    theirs = within("party_key", held)
    if len(held) > 1 and (numbers := _few(held)) is not None:
        theirs = these("party_key", numbers)
    rows = reader.rows(sql("find_spellings").replace("{theirs}", theirs))
    return {entity_id: tuple(ways) for entity_id, ways in rows}


def narrowed(
    reader: Reader,
    matches: Sequence[Match],
    *,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
) -> tuple[Match, ...]:
    """These parties with their sums, and from when till when they have rows, of those days."""
    if not matches or not (start or end or as_of):
        return tuple(matches)
    ids = [m.entity_id for m in matches]
    held = stretches(reader, ids)
    query = sql("narrowed").replace("{paid}", within("payer_key", held))
    query = query.replace("{got}", these("r.payee_no", [low for low, _ in held]))
    gifts = [kind.value for kind in GIFTS]
    asked = {"ids": ids, "gifts": gifts, "start": start, "end": end, "as_of": as_of}
    sums = {
        r[0]: {"given": r[1], "received": r[2], "first": r[3], "last": r[4]}
        for r in reader.rows(query, asked)
    }
    return tuple(replace(m, **sums[m.entity_id]) for m in matches)
