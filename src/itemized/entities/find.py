"""Who could that be: entities whose written names meet a name, best first, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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
_ORDER = {tier: n for n, tier in enumerate(TIERS)}
_ID = re.compile(r"[\w:. -]*[\d:][\w:. -]*")  # ids hold a digit or our colon
_LISTED = 500  # numbers at most in a list
_NEAR = 2_000  # numbers of a stretch that is read whole, about as many as DuckDB reads at once
_LEAST = 4  # letters of a word whose spelling is forgiven
_WORDS = 8  # of a name are looked up; nobody's needs more
_LONG = 20  # words of a name that is looked for as it stands, and not begun with each of them
_WORD = re.compile(r"[^\W_]+")
_JOINED = "_"  # begins the words of an organization's name written as one
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
    ranks, same, close = (
        ([], [], False)
        if enough
        else _ranks(reader, clean, comma="," in asked, exact=exact or bool(sure))
    )
    if place or employer:
        ranks, sure = (_written(reader, held, place, employer) for held in (ranks, sure))
    tiers = dict.fromkeys(ranks, "close name" if close else "name within")
    tiers |= dict.fromkeys(set(same) & set(ranks), "same name") | dict.fromkeys(sure, "same id")
    best = sorted(tiers, key=lambda rank: (_ORDER[tiers[rank]], rank))[:limit]
    found = sql("find_entities").replace("{these}", these("rank", best))
    rows = {row[0]: row[1:] for row in reader.rows(found)}
    matches = [_match(tiers[rank], rows[rank]) for rank in best]
    spelled = written(reader, [row[:2] for row in rows.values()])
    matches = [replace(m, spellings=spelled.get(m.entity_id, ())) for m in matches]
    return narrowed(reader, matches, start=start, end=end, as_of=as_of)


def _written(
    reader: Reader, ranks: list[int], place: str | None, employer: str | None
) -> list[int]:
    asked = {"ranks": ranks, "place": place, "employer": employer}
    return [rank for (rank,) in reader.rows(sql("find_written"), asked)]


def _by_id(reader: Reader, asked: str) -> list[int]:
    """Ranks of the entities whose id is asked for, else of those that have it as another id or
    whose number it is; or of the one that is written in the way whose id is."""
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
    found = reader.rows(query, {"as_is": asked.strip()})
    if not found and reader.has("numbers"):  # which older databases have not
        found = reader.rows(sql("find_numbers"), {"number": asked.strip()})
    return [rank for (rank,) in found]


def _ranks(
    reader: Reader, clean: str, *, comma: bool, exact: bool
) -> tuple[list[int], list[int], bool]:
    """Ranks of the entities that hold every word, the richest first; of those whose whole name it
    is; and whether the former do so only by a slip."""
    words = list(dict.fromkeys(clean.split()))[:_WORDS]
    if not words:
        return [], [], False
    stretches = [_stretch(reader, word, begins=not exact and len(word) != 2) for word in words]
    whole = "".join(words)
    found = _meet(reader, stretches)
    # "color of change" and COLOROFCHANGE PAC, either way about
    as_one = _stretch(reader, whole if exact else _JOINED + whole, begins=not exact)
    found |= _meet(reader, [as_one])
    same = _same(reader, clean, comma=comma)
    if not exact:  # more than the richest that are looked at, where they are many
        found |= set(same)
    if found or exact:
        return sorted(found), same, False
    near = [
        s if s.names or len(word) < _LEAST else _slips(reader, word)
        for word, s in zip(words, stretches, strict=True)
    ]
    found = _meet(reader, near)
    if not found:
        near = [
            _either(s, _slips(reader, w)) if len(w) >= _LEAST else s
            for w, s in zip(words, stretches, strict=True)
        ]
        found = _meet(reader, near)
    if not found or len(words) == 1:
        as_one = _slips(reader, _JOINED + whole)
        found |= _meet(
            reader, [as_one if len(words) == 1 else _either(as_one, _slips(reader, whole))]
        )
    return sorted(found)[:_CANDIDATES], [], True


def _same(reader: Reader, clean: str, *, comma: bool) -> list[int]:
    """Ranks of the entities that are written with the same words."""
    words = clean.split()
    turned = [
        " ".join(words[n:] + words[:n]) for n in range(len(words) if len(words) < _LONG else 1)
    ]
    asked = {"clean": clean, "comma": comma, "turned": turned, "most": _CANDIDATES}
    return [rank for (rank,) in reader.rows(sql("find_whole"), asked)]


@dataclass(frozen=True)
class _Stretch:
    """Words by their numbers, from and to, and in how many names they stand."""

    bounds: tuple[tuple[int, int], ...] = ()
    names: int = 0


def _stretch(reader: Reader, word: str, *, begins: bool) -> _Stretch:
    asked = {"word": word, "upto": word + "~" if begins else word}
    low, high, names = reader.rows(sql("find_words"), asked)[0]
    return _Stretch(((low, high),), names) if names else _Stretch()


def _slips(reader: Reader, word: str) -> _Stretch:
    held = reader.rows(sql("find_slips"), {"word": word})
    return _Stretch(tuple((no, no) for no, _ in held), sum(n for _, n in held))


def _either(one: _Stretch, other: _Stretch) -> _Stretch:
    return _Stretch(one.bounds + other.bounds, one.names + other.names)


def _meet(reader: Reader, stretches: Sequence[_Stretch]) -> set[int]:
    """The richest entities that have a word of every stretch."""
    if not all(stretch.names for stretch in stretches):
        return set()
    params: dict[str, Any] = {"most": _CANDIDATES}
    parts = []
    # the rarer words are put beside the commonest one: what is looked up is the smaller
    for i, stretch in enumerate(sorted(stretches, key=lambda s: -s.names)):
        within_ = []
        for j, (low, high) in enumerate(stretch.bounds):
            params |= {f"low_{i}_{j}": low, f"high_{i}_{j}": high}
            within_.append(f"word_no BETWEEN $low_{i}_{j} AND $high_{i}_{j}")
        parts.append(sql("find_ranks").replace("{stretch}", " OR ".join(within_)).strip())
    query = sql("find_first").replace(
        "{query}", " AND rank IN (".join(parts) + ")" * (len(parts) - 1)
    )
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
    """SQL: whether a column is one of these numbers. Where they lie near each other that stretch is
    read, and the question is planned sooner. Else the table is joined to a list of them, and read
    where they lie; IN as many constants it is read, all columns, from the first to the last."""
    listed = ", ".join(map(str, numbers))
    if numbers and (low := min(numbers)) + _NEAR > (high := max(numbers)):
        return f"{column} BETWEEN {low} AND {high} AND {column} IN ({listed})"
    # as the column is: of another kind it is cast
    kind = {"entry": "BIGINT", "rank": "INTEGER"}.get(column, "UBIGINT")
    return f"{column} IN (SELECT unnest([{listed}]::{kind}[]))"


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
