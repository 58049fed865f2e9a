"""Decisions by people: that two ways of writing are one, or not, or that an earlier one falls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from itemized.entities.find import find, way_number
from itemized.errors import NotFoundError, UsageError
from itemized.ledger import Reader
from itemized.ledger.decisions import Decision, Written, all_decisions, parse

_WRITTEN = "SELECT name, kind, city, state, zip, employer, occupation FROM parties"


def decide(  # noqa: PLR0913 - what a decision consists of
    reader: Reader, verb: str, a: str, b: str, *, because: str, day: date, held: Sequence[Decision]
) -> Decision:
    """The decision that a and b (names or ids of parties, or of ways of writing) are "same" or
    "different". Raises UsageError where it would say nothing, NotFoundError for an unclear name."""
    if not because.strip():
        raise UsageError("a decision needs its reason", way_out="say it with --because")
    (one, is_one), (other, is_other) = written(reader, a), written(reader, b)
    if one == other:
        raise UsageError(
            f"{a!r} and {b!r} are one and the same way of writing",
            way_out="choose among the ids of: itemized show, under Written as",
        )
    if verb == "same":
        if is_one == is_other:
            raise UsageError(f"{a!r} and {b!r} are one party already", way_out="see: itemized show")
        _refuse_kinds(one, other)
    number = max((d.number for d in held), default=0) + 1
    return Decision(number, day, verb, " ".join(because.split()), one, other)


def _refuse_kinds(one: Written, other: Written) -> None:
    """A committee is never the person or organization behind it."""
    kinds = {one.kind, other.kind}
    if "committee" in kinds and kinds != {"committee"}:
        raise UsageError(
            "a committee and a party that is none cannot be one",
            way_out="show them together with: itemized show A B",
        )


def written(reader: Reader, text: str) -> tuple[Written, str]:
    """The way of writing that a name or id stands for, and the entity it is in now."""
    way = way_number(text)
    if way is not None:
        rows = reader.rows(
            f"{_WRITTEN} WHERE way >> 8 = $way ORDER BY n DESC, party_key LIMIT 1", {"way": way}
        )
        if rows:
            (match,) = find(reader, text, limit=1)
            return Written(*rows[0]), match.entity_id
    matches = find(reader, text, limit=20)
    best = [m for m in matches if m.tier in ("same id", "same name")] or list(matches)
    if len(best) != 1:
        some = "; ".join(f"{m.name} ({m.entity_id})" for m in best[:3])
        raise NotFoundError(
            f"{len(best)} parties could be meant by {text!r}"
            + (f", among them {some}" if some else ""),
            way_out=f'choose by id from: itemized find "{text}"',
        )
    entity_id = best[0].entity_id
    if way_number(entity_id) is not None:
        return written(reader, entity_id)
    return Written(name=best[0].name, kind=best[0].kind, id=entity_id), entity_id


def undo(held: Sequence[Decision], number: int, *, because: str, day: date) -> Decision:
    """The row that takes a decision back. Raises NotFoundError where none of that number holds."""
    if not any(d.number == number and d.holds for d in held):
        raise NotFoundError(
            f"no decision {number} is in force", way_out="list them with: itemized decisions"
        )
    return Decision(
        max(d.number for d in held) + 1, day, "undo", because or "taken back", undoes=number
    )


def imported(held: Sequence[Decision], path: Path) -> list[Decision]:
    """The decisions of a file that are not held yet, numbered on from those that are."""
    known = {_content(d) for d in held}
    number = max((d.number for d in held), default=0)
    new: list[Decision] = []
    for found in parse(path.read_text(encoding="utf-8-sig"), str(path)):
        if found.holds and _content(found) not in known:
            number += 1
            known.add(_content(found))
            new.append(replace(found, number=number))
    return new


def _content(decision: Decision) -> tuple[object, ...]:
    return decision.verb, decision.a, decision.b, decision.because, decision.holds


__all__ = ["all_decisions", "decide", "imported", "undo", "written"]
