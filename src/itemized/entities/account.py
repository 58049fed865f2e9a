"""What the records hold on one or several entities together: gave, received, spent, left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from itemized import _discover
from itemized.entities.find import find, fuller
from itemized.entities.identify import sql
from itemized.errors import AmbiguousError, NotFoundError
from itemized.ledger import Reader, coverage_as_of, unitemized, written_out
from itemized.ledger import unsettled as _unsettled
from itemized.model import GIFTS, SPENDING, Coverage, Match, Record, Shown, Totals

_ROWS = 50  # records listed beneath the totals, largest first
#: Every loaded file and what it lets the ledger answer.
COVERAGE = (
    'SELECT source, table_name, scope, "from", through, file, sha256, retrieved, rows, holds'
    " FROM coverage ORDER BY source, period, table_name"
)


def coverage_query(as_of: date | None) -> str:
    """A query of what the loaded files let the ledger answer, to be run as it stands."""
    if as_of is None:
        return COVERAGE
    return COVERAGE.replace("FROM coverage", f"FROM ({coverage_as_of(as_of)})")


_ESTIMATED = (
    "The days on which filings became public are estimated (from the agency's page numbers, or the "
    "day the report was due): the records loaded do not state them."
)
_AMENDED = (
    "Some rows come from amended reports; before the amendment they may have been on file in"
    " another form."
)


def named(reader: Reader, names: Sequence[str]) -> tuple[tuple[Match, ...], tuple[str, ...]]:
    """The entities meant by names or ids, and caveats where a name is more than one entity's.

    A name that is written so in full by several entities means all of them, and a caveat says so;
    one that nobody writes so means those who write it with more initials or given names.
    Raises NotFoundError where nothing goes by a name, or where only part of several names does.
    """
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
            raise _not_found(name, matches)
        if len(best) > 1:
            caveats.append(
                f"{len(best)} parties are written {name!r}, or so with more given names, and are"
                " shown together; they may be different people or organizations"
                " (see: itemized find)."
            )
        if more := len(matches) - len(best):
            caveats.append(
                f"{more} more {'party holds' if more == 1 else 'parties hold'} the words of"
                f" {name!r} and may be meant too; not counted in (see: itemized find)."
            )
        found |= {m.entity_id: m for m in best}
    return tuple(found.values()), tuple(caveats)


def ids_of(reader: Reader, name: str | None) -> tuple[str, ...] | None:
    """The ids that a name means; None where there is no name."""
    return tuple(m.entity_id for m in named(reader, [name])[0]) if name else None


def query_of(found: Iterable[Match]) -> str:
    """A query of the parties found, as the ledger has them, to be run as it stands."""
    return written_out(
        "SELECT entity_id, name, kind, place, first, last, given, received FROM entities"
        " WHERE list_contains($ids, entity_id) ORDER BY rank",
        {"ids": [match.entity_id for match in found]},
    )


def _not_found(name: str, matches: Sequence[Match]) -> NotFoundError:
    if not matches:
        return NotFoundError(
            f"no party in the loaded records is written {name!r}",
            way_out="try fewer words, or: itemized status",
        )
    some = "; ".join(f"{m.name} ({m.entity_id})" for m in matches[:3])
    return AmbiguousError(
        f"{len(matches)} parties could be meant by {name!r}, among them {some}",
        choices=matches,
        way_out=f'choose by id from: itemized find "{name}"',
    )


def show(  # noqa: PLR0913  each narrows the account by itself
    reader: Reader,
    names: Sequence[str],
    *,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
    recipient: str | None = None,
    most: int | None = None,
) -> Shown:
    """Gave, received and spent by the parties named, taken together.

    start and end bound the date of the payment, half-open; a row without a date is in no bounded
    period. as_of leaves out filings not yet public by then. recipient narrows to payments to it.
    most: of the counterparts only those of the so many largest totals.
    """
    entities, caveats = named(reader, names)
    ids = [m.entity_id for m in entities]
    to = [m.entity_id for m in named(reader, [recipient])[0]] if recipient else None
    bounds: dict[str, Any] = {
        "ids": ids,
        "start": start,
        "end": end,
        "as_of": as_of,
        "recipients": to,
    }
    gifts, spending = [k.value for k in GIFTS], [k.value for k in SPENDING]
    own = {**{k: v for k, v in bounds.items() if k != "ids"}, **_keys(reader, ids)}
    reader.rows(_standing("account_own", own), own)
    known = reader.rows(sql("account_bases"))[0]
    left_out = reader.rows(sql("account_left_out"), {"as_of": as_of})
    return Shown(
        entities=entities,
        given=_totals(reader, "payer", gifts, bounds, most),
        received=_totals(reader, "payee", gifts, bounds, most),
        spent=_totals(reader, "payer", spending, bounds, most),
        left_out=tuple((r[0], r[1], r[2]) for r in left_out),
        spellings=_spellings(reader, ids),
        records=_records(reader, own),
        as_of=as_of,
        coverage=coverage(reader),
        caveats=caveats
        + ((_ESTIMATED,) if known[0] else ())
        + ((_AMENDED,) if known[1] else ())
        + unsettled(reader, known[2])
        + not_yet_due(reader, ids, end, as_of),
        # of one recipient among several, no report tells the small gifts apart
        unitemized=unitemized(reader, bounds) if to is None else (Decimal("0.00"), 0),
        related=_related(reader, ids),
    )


def _totals(
    reader: Reader, side: str, kinds: list[str], bounds: Mapping[str, Any], most: int | None
) -> Totals:
    """Sums over counted rows where the entities stand on that side ("payer" or "payee")."""
    text = (
        sql("account_totals")
        .replace("{side}", side)
        .replace("{other}", "payee" if side == "payer" else "payer")
    )
    asked = {"ids": bounds["ids"], "as_of": bounds["as_of"], "kinds": kinds, "most": most}
    rows = reader.rows(text, asked)
    years = tuple((r[1], r[3], r[4]) for r in rows if r[0] == "year")
    others = tuple((r[2], r[5], r[3], r[4]) for r in rows if r[0] == "other")
    total, rest = (next(r for r in rows if r[0] == part) for part in ("all", "rest"))
    left = (rest[6], rest[3] or Decimal("0.00"), rest[4])
    return Totals(total[3] or Decimal("0.00"), total[4], years, others, left)


def not_yet_due(
    reader: Reader,
    ids: Sequence[str],
    end: date | None,
    as_of: date | None,
    *,
    any_pace: bool = True,
) -> tuple[str, ...]:
    """Where a report on days asked about was due only after `as_of`, a sentence that says so.

    By how often the committees named report, where that is known; else for every pace, if
    `any_pace`. end: the first day no longer asked about.
    """
    if as_of is None:
        return ()
    last = min(as_of, end - timedelta(days=1)) if end else as_of
    asked = {"ids": list(ids), "as_of": as_of, "last": last, "any_pace": any_pace}
    rows = reader.rows(sql("deadlines"), asked)
    return tuple(
        f"Of filers with the {agency}, those that report {pace.replace('-', ' ')} had to have"
        f" reported payments through {through} by {as_of}; the next report was due on {due}."
        for agency, pace, through, due in rows
    )


def unsettled(reader: Reader, sources: Iterable[str]) -> tuple[str, ...]:
    """Of rows of these sources, what a file that is not loaded leaves open, in sentences."""
    wanted = set(sources)
    known = {
        name: module.SOURCE
        for name, module in _discover.modules("itemized.sources").items()
        if name in wanted
    }
    return tuple(said for _, told in sorted(_unsettled(reader, known).items()) for said in told)


def _spellings(reader: Reader, ids: list[str]) -> tuple[Mapping[str, Any], ...]:
    return tuple(
        reader.dicts(
            "SELECT name, city, state, employer, occupation, id, entity_id, way_id(way) AS way,"
            " tier, because, sum(n)::BIGINT AS rows"
            " FROM parties WHERE list_contains($ids, entity_id) GROUP BY ALL"
            " ORDER BY rows DESC, name, city, state, employer, occupation, way",
            {"ids": ids},
        )
    )


def _related(reader: Reader, ids: list[str]) -> tuple[Mapping[str, Any], ...]:
    """Candidates, committees and organizations that the registries set beside these, and who may
    be the same; each with its evidence, none of them counted in."""
    rows = reader.dicts(sql("related"), {"ids": ids})
    return tuple({k: v for k, v in row.items() if k != "place"} for row in rows)


def _records(reader: Reader, own: Mapping[str, Any]) -> tuple[Record, ...]:
    rows = reader.dicts(_standing("account_records", own), {**own, "most": _ROWS})
    return tuple(Record(**row) for row in rows)


def _keys(reader: Reader, ids: Sequence[str]) -> dict[str, int]:
    """The numbers of the ways in which parties are written, as parameters: low_0 to high_0, ..."""
    keys = reader.rows(sql("account_keys"), {"ids": list(ids)})
    lows = {f"low_{i}": low for i, (low, _) in enumerate(keys)}
    return {**lows, **{f"high_{i}": high for i, (_, high) in enumerate(keys)}}


def _standing(name: str, own: Mapping[str, Any]) -> str:
    """A query of the rows in which parties stand whose numbers are among the parameters."""
    text = sql(name)
    stretches = sum(key.startswith("low_") for key in own)
    for side in ("payer", "payee"):
        each = (f"{side}_key BETWEEN $low_{i} AND $high_{i}" for i in range(stretches))
        text = text.replace("{" + side + "}", " OR ".join(each) or "false")
    return text


def registered(reader: Reader) -> list[tuple[str, str, str | None]]:
    """Every name that a registry holds: name, entity id, kind (committee or candidate)."""
    return [
        (name, entity_id, kind)
        for name, entity_id, kind in reader.rows(
            "SELECT DISTINCT name, entity_id, kind FROM parties"
            " WHERE registered > 0 AND name IS NOT NULL ORDER BY ALL"
        )
    ]


def coverage(reader: Reader) -> tuple[Coverage, ...]:
    """Every loaded file and what it lets the ledger answer, by source, period and table."""
    return tuple(Coverage(*row) for row in reader.rows(COVERAGE))
