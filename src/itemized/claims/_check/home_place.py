"""Parties of one name told apart by the home that the text gives: "John Smith of Ohio".

A place is taken where it stands right beside the name and the records have just some of those of
the name there. Where none is there, or all are, the name stays that of all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from itemized.claims._check.places import POSTAL
from itemized.claims._check.question import template
from itemized.claims._check.resolve import Resolved, shown
from itemized.model import Match

if TYPE_CHECKING:
    from itemized.ledger import Reader

_CAP = r"[A-Z][\w.'\u2019-]*"
_PLACE = rf"(?:the )?(?P<place>{_CAP}(?: {_CAP}){{0,2}}(?:, {_CAP}(?: {_CAP})?)?)"
_PLAIN = (
    r"(?!(?:to|from|by|of|for|and|or|with|in|on|at|that|who|native|born|gave|got|sent|paid|said)\b)"
    r"[a-z][\w-]*"
)
_LIVES = r"(?:who )?(?:lives|living|is based|based|resides|residing) (?:in|near|outside)"
_AFTER = (
    # "of Ohio", ", 64, of Gulls Rest, Maine", ", a retired teacher from Reno, Nevada"
    re.compile(
        rf",?(?: \d\d,)? (?:(?:an?|the) (?:[a-z][\w-]* ){{1,6}}?)?(?:of|from|{_LIVES}) {_PLACE}"
    ),
    # ", an Osterveld, Ohio, physician", ", the Portland investor"
    re.compile(rf",(?: \d\d,)? (?:an?|the) {_PLACE},? {_PLAIN}\b"),
    re.compile(rf" \((?:of )?{_PLACE}\)"),
)
#: "Ohio physician", "The Duskwater, New Mexico, driver".
_BEFORE = re.compile(
    rf"(?:^|[^\w'\u2019.-])(?!(?:In|At|On|From|For|After|Before|When|While)\b)(?:[Tt]he |[Aa]n? )?"
    rf"{_PLACE},? (?:{_PLAIN} ){{1,2}}$"
)
_STATES = {state.upper(): code for state, code in POSTAL.items()}


@dataclass(frozen=True)
class _Home:
    """Where the rows have one party: cities, and the postal codes of states."""

    cities: frozenset[str]
    states: frozenset[str]


def at_home(found: Resolved, text: str, reader: Reader) -> Resolved:
    """The parties of a name whose home is the place that the text gives it.

    That beside the mention itself decides; else the one that stands beside the same name elsewhere.
    """
    mention = found.mention
    if len(found.meant) < 2:
        return found
    own = _places(text, mention.start, mention.end, mention.text)
    spans = [m.span() for m in re.finditer(re.escape(mention.name), text)]
    others = [place for a, b in spans for place in _places(text, a, b, mention.name)]
    homes = _homes(reader, found.meant) if own or others else {}
    for places in (own, others):
        fitting = {_fitting(place, found.meant, homes): place for place in places}
        fitting.pop((), None)
        if len(fitting) == 1:
            ((meant, place),) = fitting.items()
            return _with(found, meant, place)
        if fitting:
            return found  # it is somebody else's there
    return found


def _with(found: Resolved, meant: tuple[Match, ...], place: str) -> Resolved:
    aside = tuple(match for match in found.meant if match not in meant)
    if not aside:
        return found
    home = (
        f"{len(found.meant)} parties of the records go by the name {found.mention.name}. The text"
        f" gives {place} as the home; the records have {' and '.join(map(shown, meant))} there and"
        f" not {' or '.join(map(shown, aside[:3]))}."
    )
    return replace(found, meant=meant, elsewhere=aside, home=home)


def _places(text: str, start: int, end: int, written: str) -> list[str]:
    """The places right beside a name, as written; none where it does not stand there."""
    if text[start:end] != written:
        return []
    hits = [form.match(text, end, end + 120) for form in _AFTER]
    hits.append(_BEFORE.search(text[max(0, start - 80) : start]))
    return [hit["place"].rstrip(".,'\u2019") for hit in hits if hit]


def _fitting(place: str, meant: tuple[Match, ...], homes: dict[str, _Home]) -> tuple[Match, ...]:
    """Those of a name who are at home in a place: of its city, else of its state."""
    wanted = place.upper()
    head, _, tail = wanted.rpartition(", ")
    state = _code(tail)
    city = head if state else wanted
    in_state = [m for m in meant if not state or state in homes[m.entity_id].states]
    in_city = [m for m in in_state if city in homes[m.entity_id].cities]
    return tuple(in_city or (in_state if state else ()))


def _code(word: str) -> str:
    plain = word.replace(".", "")
    return _STATES.get(word) or (plain if plain in _STATES.values() else "")


def _homes(reader: Reader, meant: tuple[Match, ...]) -> dict[str, _Home]:
    wanted = {f"id_{i}": match.entity_id for i, match in enumerate(meant)}
    sql = template("homes").replace("{wanted}", ", ".join(f"${name}" for name in wanted))
    rows = reader.dicts(sql, wanted)
    found = {}
    for match in meant:
        own = [row for row in rows if row["entity_id"] == match.entity_id]
        city, _, state = (match.place or "").upper().rpartition(", ")
        found[match.entity_id] = _Home(
            frozenset({city, *(row["city"] for row in own)} - {"", None}),
            frozenset({state, *(row["state"] for row in own)} - {"", None}),
        )
    return found
