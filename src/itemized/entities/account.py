"""What the records hold on one or several entities together: gave, received, spent, left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from itemized import _discover
from itemized.entities._conditions import used
from itemized.entities._near import FEW
from itemized.entities._summed import NOBODY, ZERO, Narrow, largest, left_out, totals
from itemized.entities._whole import records
from itemized.entities.find import Stretches, narrowed, stretches, way_number, within
from itemized.entities.identify import bare, sql
from itemized.entities.named import ids_of, named
from itemized.entities.orders import documents_of
from itemized.entities.orders import said as orders_said
from itemized.entities.twice import of_account, said, twins
from itemized.ledger import Reader, bound, coverage_as_of, unitemized
from itemized.ledger import unsettled as _unsettled
from itemized.model import GIFTS, SPENDING, Coverage, Kind, Record, Shown, Totals
from itemized.money import show_dollars

_ROWS = 50  # records listed beneath the totals, largest first
#: Every loaded file and what it lets the ledger answer.
COVERAGE = (
    'SELECT source, table_name, scope, "from", through, file, sha256, retrieved, rows, holds'
    " FROM coverage WHERE rows > 0 ORDER BY source, period, table_name"
)
#: In order, for a recording to be compared with.
_THIN = "SELECT DISTINCT source || '/' || table_name AS named FROM thin ORDER BY named"


def coverage_query(as_of: date | None, of: Sequence[str] = ()) -> str:
    """A query of what the loaded files let the ledger answer, to be run as it stands. of: sources
    by their names, where not all are asked about."""
    asked = COVERAGE.replace(", holds", ", holds, dated_from, dated_through")
    if of:
        names = ", ".join(f"'{name}'" for name in of)
        asked = asked.replace("WHERE rows > 0", f"WHERE rows > 0 AND source IN ({names})")
    if as_of is None:
        return asked
    return asked.replace("FROM coverage", f"FROM ({coverage_as_of(as_of)})")


_ESTIMATED = (
    "The days on which filings became public are estimated (from the agency's page numbers, or the "
    "day the report was due): the records loaded do not state them."
)
_BESIDE = (
    " in none of these sums: loans and their repayments, what was paid to them for goods, services"
    " and advertising, and payments of another kind."
)
_AMENDED = (
    "Some rows come from amended reports; before the amendment they may have been on file in"
    " another form."
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
    to = ids_of(reader, recipient)
    bounds = {"start": start, "end": end, "as_of": as_of}
    rows = _Rows(reader, ids, to, bounds)
    filers = [i for i in ids if way_number(i) is None]  # who has no id of an agency's files nothing
    left_out, (estimated, amended, sources, besides) = rows.left_out()
    beside = sum(n for _, n, _ in besides)
    twice = of_account(twins(reader, ids, **bounds), ids, to)
    documents = documents_of(reader, entities, **bounds) if to is None else ()
    return Shown(
        entities=narrowed(reader, entities, as_of=as_of),
        given=rows.totals("given", GIFTS, most),
        received=rows.totals("received", GIFTS, most),
        spent=rows.totals("given", SPENDING, most),
        left_out=left_out,
        spellings=_spellings(reader, rows.stretches, as_of),
        records=rows.largest(),
        as_of=as_of,
        coverage=coverage(reader),
        caveats=caveats
        + said(reader, twice)
        + orders_said(documents)
        + ((_rows_that_count(beside) + _BESIDE,) if beside else ())
        + rows.by_then()
        + ((_ESTIMATED,) if estimated else ())
        + ((_AMENDED,) if amended else ())
        + unsettled(reader, sources)
        + not_yet_due(reader, ids, end, as_of),
        # of one recipient among several, no report tells the small gifts apart
        unitemized=unitemized(reader, {"ids": filers, **bounds})
        if to is None and filers
        else (Decimal("0.00"), 0),
        related=_related(reader, ids, as_of),
        twice=twice,
        documents=documents,
        besides=besides,
    )


def _listed(kinds: Iterable[Kind]) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)


def _told_by_then(n: int, total: Decimal, kinds: str, way: str) -> str:
    which, gift, them = (
        ("1 payment", "a gift", "it") if n == 1 else (f"{n:,} payments", "gifts", "them")
    )
    return (
        f"{which} {way}, {show_dollars(total)}, stood by then in the payer's report alone, as"
        f" {kinds}, and {'is no gift' if n == 1 else 'are no gifts'} in these sums: the"
        f" recipient's report, filed later, makes {gift} of {them}."
    )


def _rows_that_count(n: int) -> str:
    return "1 more row counts and is" if n == 1 else f"{n:,} more rows count and are"


_COUNTERPARTS = (
    "SELECT {column}, entity_id, name FROM entities"
    " WHERE {column} IN (SELECT unnest($values::{type}[]))"
)


#: Rows by what sets them apart (a reason, a side): that, how many, and their sum.
Besides = tuple[tuple[str, int, Decimal], ...]


class _Rows:
    """The rows in which parties stand: those they paid lie together, and so do those paid to them.

    to: only payments to these. bounds: start, end (half-open) and as_of.
    """

    def __init__(
        self,
        reader: Reader,
        ids: Sequence[str],
        to: Sequence[str] | None,
        bounds: Mapping[str, Any],
    ) -> None:
        self.reader = reader
        self.stretches = stretches(reader, ids)
        self._numbers = numbers = [low for low, _ in self.stretches]
        self._bounds = {**bounds, "recipients": None if to is None else list(to)}
        got = numbers if to is None else [n for n, _ in stretches(reader, to) if n in numbers]
        mine = ", ".join(map(str, numbers)) or "NULL"
        self._texts = {
            "given": bare("account_given").replace("{mine}", within("payer_key", self.stretches)),
            "received": bare("account_received").replace(
                "{got}", ", ".join(map(str, got)) or "NULL"
            ),
        }
        self._few: dict[str, list[Narrow] | None] = {}
        self._all = bare("account_all").replace("{mine}", mine)
        for side, text in self._texts.items():
            self._all = self._all.replace("{" + side + "}", text)
        for name, kinds in (("gifts", GIFTS), ("spending", SPENDING)):
            self._all = self._all.replace("{" + name + "}", _listed(kinds))

    def _side(self, side: str) -> list[Narrow] | None:
        """All rows of what they paid ("given") or of what was paid to them, where they are few."""
        if side not in self._few:
            text = bare("account_narrow").replace("{rows}", self._texts[side])
            asked = used(text, {**self._bounds, "few": FEW + 1})
            rows = [Narrow(*row) for row in self.reader.rows(text, asked)]
            self._few[side] = rows if len(rows) <= FEW else None
        return self._few[side]

    def _each(self) -> list[Narrow] | None:
        """Each row once, also where both sides are theirs, if they are few."""
        given, received = self._side("given"), self._side("received")
        if given is None or received is None:
            return None
        return [*given, *(row for row in received if row.other not in self._numbers)]

    def totals(self, side: str, kinds: Iterable[Kind], most: int | None) -> Totals:
        """Sums of rows that count, over what they paid ("given") or what was paid to them."""
        if (few := self._side(side)) is not None:
            wanted = [kind.value for kind in kinds]
            column = "entity_id" if side == "given" else "low"
            return totals(few, wanted, most, partial(self._parties, column))
        text = bare("account_totals").replace("{rows}", self._texts[side])
        text = text.replace("{named}", "entity_id" if side == "given" else "low")
        asked = {"kinds": [k.value for k in kinds], "most": most, **self._bounds}
        if side == "received":
            del asked["recipients"]
        rows = self.reader.rows(text, asked)
        years = tuple((r[1], r[3], r[4]) for r in rows if r[0] == "year")
        others = tuple(
            (*((r[2], r[5]) if r[2] else NOBODY), r[3], r[4]) for r in rows if r[0] == "other"
        )
        total, rest = (next(r for r in rows if r[0] == part) for part in ("all", "rest"))
        left = (rest[6], rest[3] or Decimal("0.00"), rest[4])
        return Totals(total[3] or Decimal("0.00"), total[4], years, others, left)

    def left_out(
        self,
    ) -> tuple[Besides, tuple[bool, bool, set[str], Besides]]:
        """Rows that do not count, by reason; and of all rows whether any filing day is not as
        stated, whether any is out of an amended report, whose records they are, and those that
        count and are in no sum by their kind, by side."""
        if (each := self._each()) is not None:
            told = any(row.estimated for row in each), any(row.amended for row in each)
            return left_out(each), (*told, {row.source for row in each}, self._beside())
        text = bare("account_left_out").replace("{rows}", self._all)
        rows = self.reader.rows(text, self._bounds)
        known = (
            any(r[3] for r in rows),
            any(r[4] for r in rows),
            {source for r in rows for source in r[5]},
            _sides(*next((r[6:] for r in rows if r[0] is None), (0, ZERO, 0, ZERO))),
        )
        return tuple((r[0], r[1], r[2]) for r in rows if r[0] is not None), known

    def by_then(self) -> tuple[str, ...]:
        """Sentences on what stood by a day in the payer's report alone, as no gift, and is one by
        the recipient's later report."""
        if self._bounds["as_of"] is None:
            return ()
        text, found = bare("account_by_then").replace("{gifts}", _listed(GIFTS)), []
        for side, way in (("given", "made"), ("received", "received")):
            asked = text.replace("{rows}", self._texts[side])
            ((n, total, kinds),) = self.reader.rows(asked, used(asked, self._bounds))
            if n:
                found.append(_told_by_then(n, total, kinds, way))
        return tuple(found)

    def _beside(self) -> Besides:
        given, received = self._side("given") or (), self._side("received") or ()
        paid = [r.amount for r in given if r.known and r.kind not in (*GIFTS, *SPENDING)]
        got = [
            r.amount
            for r in received
            if r.known and r.kind not in GIFTS and r.other not in self._numbers
        ]
        return _sides(len(paid), _added(paid), len(got), _added(got))

    def largest(self) -> tuple[Record, ...]:
        """The largest rows, counted or not."""
        day = self._bounds["as_of"]
        if (each := self._each()) is not None:
            return records(self.reader, largest(each, _ROWS), day)
        text = bare("account_largest").replace("{rows}", self._all)
        found = self.reader.rows(text, {**self._bounds, "most": _ROWS})
        return records(self.reader, [entry for (entry,) in found], day, asked_for="account_records")

    def _parties(
        self, column: str, values: Collection[str | int]
    ) -> dict[str | int, tuple[str, str]]:
        """Ids and names of parties by a column of theirs."""
        if not values:
            return {}
        query = _COUNTERPARTS.replace("{column}", column)
        query = query.replace("{type}", "UBIGINT" if column == "low" else "VARCHAR")
        rows = self.reader.rows(query, {"values": sorted(values)})
        return {value: (entity_id, name) for value, entity_id, name in rows}


def _sides(paid: int, of_paid: Decimal, got: int, of_got: Decimal) -> Besides:
    return ("paid_besides", paid, of_paid), ("received_besides", got, of_got)


def _added(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((each for each in amounts if each is not None), ZERO)


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


#: In how many rows each way of writing stands; as of a day, in how many filed by then.
_SPELLINGS = """
    SELECT name, city, state, employer, occupation, id, entity_id, way_id(way) AS way, tier,
        because, sum({n})::BIGINT AS rows
    FROM parties {known} WHERE {theirs} GROUP BY ALL {seen}
    ORDER BY rows DESC, name, city, state, employer, occupation, way
"""
_KNOWN = """
    LEFT JOIN (
        SELECT party_key, count(*) AS known FROM (
            SELECT payer_key AS party_key FROM kept_rows WHERE {paid} AND filed <= $as_of
            UNION ALL
            SELECT payee_key FROM kept_rows WHERE {got} AND filed <= $as_of
        ) GROUP BY ALL
    ) USING (party_key)
"""


def _spellings(
    reader: Reader, held: Stretches, as_of: date | None
) -> tuple[Mapping[str, Any], ...]:
    query = _SPELLINGS.replace("{theirs}", within("party_key", held))
    if as_of is None:
        return tuple(reader.dicts(query.format(n="n", known="", seen="")))
    known = _KNOWN.format(paid=within("payer_key", held), got=within("payee_key", held))
    # registries state no days: a name of theirs is shown on any
    seen = "HAVING rows > 0 OR max(registered) > 0"
    query = query.format(n="coalesce(known, 0)", known=known, seen=seen)
    return tuple(reader.dicts(query, {"as_of": as_of}))


def _related(reader: Reader, ids: list[str], as_of: date | None) -> tuple[Mapping[str, Any], ...]:
    """Candidates, committees and organizations that registries, and joint fundraising as filed by
    a day, set beside these, and who may be the same; each with its evidence, none counted in."""
    found = []
    # who has no id of an agency's is in no registry, and the question takes long to plan
    if registered := [i for i in ids if way_number(i) is None]:
        text, values = bound(bare("related"), ids=registered)
        found += reader.dicts(text, {**values, "as_of": as_of})
    found += reader.dicts(*bound(bare("alike"), ids=ids))
    return tuple({k: v for k, v in row.items() if k != "place"} for row in found)


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
    """Every loaded file that holds rows, and what it lets the ledger answer, by source, period and
    table."""
    return tuple(Coverage(*row) for row in reader.rows(COVERAGE))


def thin(reader: Reader) -> frozenset[str]:
    """The tables, each as source/table, of which a file holds fewer rows than a whole one does."""
    return frozenset(row[0] for row in reader.rows(_THIN))
