"""The ledger's rows themselves: page by page, one by its key, or all of them as a stream."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from itemized.entities import _sides
from itemized.entities._conditions import UNNAMED, bounds_of, conditions, of_filer, used
from itemized.entities._cursor import cursor_of, place_of
from itemized.entities._lies import keyed, where
from itemized.entities._near import FEW, Near, page_of, sum_of
from itemized.entities._whole import whole
from itemized.entities.account import not_yet_due, unsettled
from itemized.entities.find import stretches, these, within
from itemized.entities.identify import bare
from itemized.entities.named import ids_of, named
from itemized.errors import NotFoundError, UsageError
from itemized.ledger import Reader, in_filing, not_yet, written_out
from itemized.model_rows import NONE, Row, Rows, RowsAsked
from itemized.model_sums import Summed

if TYPE_CHECKING:
    import pyarrow as pa

MOST = 1000  # rows of one page
_FEW = 5000  # rows whose keys are put together to be sorted
_PART, _PARTS = 50_000, 500  # rows that are put in order at a time, about; and how many such parts
_SAMPLED = 64  # rows that tell where one of these ends
_DAYS, _CENTS = "datediff('day', DATE '0001-01-01', place)", "CAST(place * 100 AS BIGINT)"
#: What rows are sorted by, which way, its type, and the same as a number that grows in this order;
#: the key of the row settles what that leaves open.
_PLACES: Mapping[str, tuple[str, str, str, str]] = {
    "newest": ("coalesce(date, DATE '0001-01-01')", "DESC", "DATE", f"-{_DAYS}"),
    "oldest": ("coalesce(date, DATE '9999-12-31')", "ASC", "DATE", _DAYS),
    "largest": ("coalesce(amount, 0)", "DESC", "DECIMAL(14, 2)", f"-{_CENTS}"),
    "smallest": ("coalesce(amount, 0)", "ASC", "DECIMAL(14, 2)", _CENTS),
}

_A_FILING = "SELECT 1 FROM filings WHERE filing_key = $key"
_A_FILE = "SELECT 1 FROM coverage WHERE sha256 = $key"
_A_TOTAL = "SELECT 1 FROM reconciled WHERE concat_ws('|', source, period, filer_id, what) = $key"
_SAID_AS = (
    "SELECT entry_key FROM further_references"
    " WHERE source = $source AND source_id = $source_id AND entry_key <> $key LIMIT 1"
)
#: The numbers of the ways in which parties are written, for a query that stands by itself.
_PARTIES = "(SELECT party_key FROM parties WHERE entity_id IN (SELECT unnest($who::VARCHAR[])))"
#: Parties of a few rows: joined to all of them, DuckDB would put all together first.
_THESE = (
    "(FROM parties WHERE party_key IN"
    " (SELECT payer_key FROM mine UNION SELECT payee_key FROM mine))"
)


def meant(
    reader: Reader,
    wanted: RowsAsked,
    names: Sequence[str],
    giver: str | None,
    recipient: str | None,
) -> tuple[RowsAsked, tuple[str, ...]]:
    """`wanted` of the parties that names or ids mean, and caveats where a name is several's."""
    caveats: list[str] = []

    def ids(*several: str) -> tuple[str, ...]:
        matches, said = named(reader, several)
        caveats.extend(said)
        return tuple(match.entity_id for match in matches)

    of = replace(
        wanted,
        entities=ids(*names),
        givers=ids_of(reader, giver),
        recipients=ids_of(reader, recipient),
    )
    return of, tuple(caveats)


def rows(
    reader: Reader,
    asked: RowsAsked,
    *,
    after: str | None = None,
    limit: int = 100,
    caveats: tuple[str, ...] = (),
) -> Rows:
    """One page of the rows asked for; `after` is the `next` of the page before."""
    if not 1 <= limit <= MOST:
        raise UsageError(f"a page has 1 to {MOST} rows, not {limit}", way_out="change the limit")
    these = _found(reader, asked)
    n, total, sums = these.sums()
    found = these.page(after, limit + 1, n)
    page = tuple(found[:limit])
    return Rows(
        sums=sums,
        rows=page,
        next=these.cursor(page[-1]) if len(found) > limit else None,
        n=n,
        total=total if _sides.one_sum(asked) else None,
        asked=asked,
        snapshot=reader.snapshot,
        caveats=caveats
        + unsettled(reader, {row.source for row in page})
        + not_yet_due(reader, asked.entities, asked.end, asked.as_of),
    )


def check_known(reader: Reader, asked: RowsAsked) -> None:
    """NotFoundError where a filing or file is asked about that is not loaded, UsageError where it
    cannot be told which rows are behind a line of a summary page: no row would read like $0."""
    if asked.again and not (asked.file and asked.table):
        raise UsageError("what is said again is said in one file", way_out="name file and table")
    if asked.summary and not asked.filing:
        raise UsageError(
            "a line of a summary page is of one filing", way_out="name the filing, too"
        )
    for key, query, what, way_out in (
        (asked.filing, _A_FILING, "filing has the key", "keys look like fec_bulk:1300000"),
        (asked.file, _A_FILE, "file has the sha256", "itemized status lists them"),
        (asked.stated, _A_TOTAL, "total has the key", "the list of stated totals has all"),
    ):
        if key and not reader.rows(query, {"key": key}):
            raise NotFoundError(f"no loaded {what} {key!r}", way_out=way_out)


class _Found:
    """The rows asked for, in few columns. A query of all columns takes longer to plan than to run,
    so that those of a page are put together by their numbers once these are known.

    entries: a query of them, with bounds as its parameters. light: one of the same rows without
    their keys, where there are many and it looks through them sooner.
    """

    def __init__(
        self,
        reader: Reader,
        asked: RowsAsked,
        entries: str,
        light: str,
        bounds: Mapping[str, Any],
    ) -> None:
        self._reader, self._asked = reader, asked
        self._entries, self._light, self._bounds = entries, light, bounds

    def sums(self) -> tuple[int, Decimal, tuple[Summed, ...]]:
        """How many there are, what those that count come to, and the same of each side."""
        asked, parties = self._asked, None
        if asked.entities and _sides.sides_of(asked):
            parties = stretches(self._reader, asked.entities)
        if (near := self.near) is not None:
            n, total = sum_of(near, all_of_them=asked.why is not None)
            return n, total, tuple(_sides.sums_near(near, asked, parties))
        paid, got = ("paid", "got") if self._light else _sides.ways(parties or ())
        text = _sides.sums_text(asked, self._light or self._entries, paid, got)
        ((n, total, *told),) = self._reader.rows(text, used(text, self._bounds))
        return n, total, tuple(_sides.sums_of(asked, told))

    @cached_property
    def near(self) -> list[Near] | None:
        """All of them where they are few, and something tells where they lie; None elsewhere."""
        asked = self._asked
        narrow = (asked.entry_keys, asked.givers, asked.recipients, asked.filing)
        if self._light or (not asked.entities and all(each is None for each in narrow)):
            return None
        text = bare("account_near").replace("{entries}", self._entries)
        found = self._reader.rows(text, used(text, {**self._bounds, "few": FEW + 1}))
        return [Near(*row) for row in found] if len(found) <= FEW else None

    def page(self, after: str | None, most: int, n: int) -> list[Row]:
        """The first of them in order, or those behind a cursor. n: how many there are in all."""
        return whole(self._reader, self._numbers(after, most, n), self._asked.as_of)

    def cursor(self, last: Row) -> str:
        """What leads on from a page that ends with this row."""
        return cursor_of(last, self._asked)

    def _numbers(self, after: str | None, most: int, n: int) -> list[int]:
        _, way, of, _ = _PLACES[self._asked.order]
        at = None if after is None else place_of(after, self._asked)
        if (near := self.near) is not None:
            return page_of(near, down=way == "DESC", after=at, most=most)
        past, where = "<" if way == "DESC" else ">", "true"
        bounds = {**self._bounds, "most": most}
        if at is not None:
            place, key = at
            bounds |= {"place": place, "key": key}
            where = f"(place {past} $place::{of} OR place = $place::{of} AND entry_key > $key)"
        edge = self._edge(most, bounds.get("place")) if n > _FEW or self._light else None
        if edge is not None:
            bounds["edge"] = edge
            where += f" AND (place = $edge::{of} OR NOT place {past} $edge::{of})"
        entries = self._nearer(edge, past, of) if self._light else self._entries
        text = bare("account_page").replace("{entries}", entries)
        text = text.replace("{where}", where).replace("{way}", way)
        return [entry for (entry,) in self._reader.rows(text, used(text, bounds))]

    def _nearer(self, edge: date | Decimal | None, past: str, of: str) -> str:
        """A query of the rows that may be on the page, by their numbers if these are few enough."""
        where = "true"
        if edge is not None:
            where = f"place = $edge::{of} OR NOT place {past} $edge::{of}"
        text = bare("account_on_page").replace("{entries}", self._light).replace("{where}", where)
        asked = used(text, {**self._bounds, "edge": edge, "most": _FEW + 1})
        found = [entry for (entry,) in self._reader.rows(text, asked)]
        if len(found) > _FEW:
            return self._entries
        few = bare("account_few").replace("{which}", these("entry", found))
        return _entries(self._asked, f"({few})", {})

    def _edge(self, most: int, place: date | Decimal | None) -> Any:
        """A place that no row of the page lies past; None where all that is left is one page. To
        find it the places alone are read: of a large account the keys are many to put together."""
        _, way, of, _ = _PLACES[self._asked.order]
        bounds, skipped, rest = dict(self._bounds), most - 1, "true"
        if place is not None:
            bounds["place"] = place
            before = f"FROM ({self._light or self._entries}) WHERE place = $place::{of}"
            same = bare("account_count").replace("{entries}", before).replace("{sums}", "")
            skipped += self._reader.rows(same, used(same, bounds))[0][0]
            rest = f"place {'<=' if way == 'DESC' else '>='} $place::{of}"
        query = bare("account_edge").replace("{entries}", self._light or self._entries)
        query = query.replace("{way}", way).replace("{rest}", rest)
        found = self._reader.rows(query, used(query, {**bounds, "skipped": skipped}))
        return found[0][0] if found else None


def row(reader: Reader, entry_key: str, as_of: date | None = None) -> Row:
    """One row by its key, or by one under which another file says it too, as it counted on a day;
    NotFoundError where no loaded row has it, or it came only later."""
    asked = RowsAsked(entry_keys=(entry_key,), as_of=as_of)
    found = _found(reader, asked).page(None, 1, 1)
    if not found and (other := _said_as(reader, entry_key)):
        return row(reader, other, as_of)
    if not found and as_of:
        raise not_yet(f"row {entry_key}", row(reader, entry_key).filed, as_of)
    if not found:
        raise NotFoundError(
            f"no loaded row has the key {entry_key!r}", way_out="keys look like fec_bulk:4010120"
        )
    return found[0]


def _said_as(reader: Reader, entry_key: str) -> str | None:
    """The key of the row that a further reference was merged into."""
    source, _, source_id = entry_key.partition(":")
    found = reader.rows(_SAID_AS, {"source": source, "source_id": source_id, "key": entry_key})
    return str(found[0][0]) if found else None


def stream(reader: Reader, asked: RowsAsked) -> pa.RecordBatchReader:
    """All the rows asked for, in order, as Arrow batches; the reader must stay open meanwhile.

    Many are taken as they lie and put in order part by part, so that memory does not grow with
    their number.
    """
    edges, bounds = _edges(reader, asked), bounds_of(asked)
    if not edges:
        text = _alone(asked, few=True)
        return reader.batches(text, used(text, bounds))
    from itemized.entities.ordered import ordered

    text = _alone(asked, sorts=f", {_PLACES[asked.order][3]} AS sorts").rpartition("ORDER BY")[0]
    return ordered(reader.batches(text, used(text, bounds)), edges)


def _edges(reader: Reader, asked: RowsAsked) -> list[tuple[int, str]]:
    """Where parts of about _PART rows end, as a sample tells: none where one part holds all. Which
    rows are given, and in what order, does not hang on it."""
    n, *_ = _found(reader, asked).sums()
    parts = min(-(-n // _PART), _PARTS)
    if parts < 2:
        return []
    # one of so many rows, by a hash, so that it is the same each time
    below = f"{min(0xFFFFFFFF, 0x100000000 * parts * _SAMPLED // n):08x}"
    text = bare("account_sample").replace("{entries}", _by_itself(asked))
    text = text.replace("{sorts}", _PLACES[asked.order][3])
    found = sorted(reader.rows(text, used(text, {**bounds_of(asked), "bound": below})))
    edges = [found[len(found) * k // parts] for k in range(1, parts)] if found else []
    return [(sorts, key) for sorts, key in edges]


def query(asked: RowsAsked) -> str:
    """The query of all the rows asked for, with its values written out, to be run as it stands."""
    return written_out(_alone(asked), bounds_of(asked))


def _alone(asked: RowsAsked, *, few: bool = False, sorts: str = "") -> str:
    """The query of all the rows asked for, which rests on nothing that was looked up before."""
    parties = _THESE if few or asked.entry_keys is not None else "parties"
    return _text(asked, _by_itself(asked), parties=parties, sorts=sorts)


def _by_itself(asked: RowsAsked) -> str:
    narrowed = {
        side: _of(side, ids, f"{side} IN {_PARTIES.replace('$who', f'${who}')}")
        for side, who, ids in (
            ("payer_key", "givers", asked.givers),
            ("payee_key", "recipients", asked.recipients),
        )
        if ids is not None
    }
    if asked.filing is not None:
        narrowed["filing"] = _OF_FILING
    asked = of_filer(asked)
    held = conditions(asked)
    read = [held.pop(name) for name in ("file", "table") if name in held]
    if read:
        narrowed["file"] = _READ_FROM.replace("{asked}", " AND ".join(read))
    return _entries(asked, _among(asked), {**held, **narrowed})


def _of(side: str, ids: Sequence[str], theirs: str) -> str:
    """That a side of a row is one of those asked for. theirs: the same of those who have an id."""
    if NONE not in ids:
        return theirs
    unnamed = UNNAMED.replace("{side}", side)
    return unnamed if len(ids) == 1 else f"({theirs} OR {unnamed})"


def _among(asked: RowsAsked) -> str:
    """The rows to look among: of one or both sides, or those whose number a key holds."""
    if asked.entry_keys is not None:
        return bare("account_keyed").replace("{which}", keyed(asked.entry_keys))
    if not asked.entities:
        return "entries"
    ids = _PARTIES.replace("$who", "$ids")
    paid = f"FROM entries WHERE payer_key IN {ids}"
    got = f"FROM entries WHERE payee_key IN {ids}"
    others = f"{got} AND NOT coalesce(payer_key IN {ids}, false)"
    if asked.side == "all":
        return f"({paid} UNION ALL {others})"
    among = {"received": got, "received_besides": others}.get(asked.side, paid)
    return f"({among})"


def _found(reader: Reader, asked: RowsAsked) -> _Found:
    """The rows asked for, parties and filing looked up: DuckDB leaves out what holds none of the
    numbers that a query names, and plans such a query sooner."""
    asked = of_filer(asked)
    bounds, held, filed = bounds_of(asked), conditions(asked), None
    for side, ids in (("payer_key", asked.givers), ("payee_key", asked.recipients)):
        if ids is not None:
            held[side] = _of(side, ids, f"({within(side, stretches(reader, ids))})")
    if asked.filing is not None:
        named = reader.rows(_SAME_FILING, {"filing": asked.filing})
        number = next((n for _, n in named), None)
        bounds |= {"filing_id": number, "sources": [s for s, _ in named]}
        filed = in_filing(reader, number)
        held["filing"] = "list_contains($sources, source)"
        if filed is None or asked.entities:
            held["filing"] += " AND filing_id = $filing_id"
    lies = where(reader, asked, filed)
    few = bare("account_few")
    among = " UNION ALL ".join(few.replace("{which}", each) for each in lies.conditions)
    light = _entries(asked, f"({lies.light})", held) if lies.light else ""
    return _Found(reader, asked, _entries(asked, f"({among})", held), light, bounds)


def _entries(asked: RowsAsked, among: str, held: Mapping[str, str]) -> str:
    """The query of rows, with as much in it as is asked: each condition takes time to plan."""
    text = bare("account_entries").replace("{place}", _PLACES[asked.order][0])
    return text.replace("{asked}", " AND ".join(held.values()) or "true").replace("{among}", among)


#: `entries` tells the file and line of a row as one, and not its table.
_READ_FROM = "entry_key IN (SELECT source || ':' || source_id FROM entry_rows WHERE {asked})"
#: Of one agency's filing the rows may have come from another source of its.
_OF_FILING = (
    "filing_key IN (SELECT same.filing_key FROM filings asked"
    " JOIN filings same USING (system, filing_id) WHERE asked.filing_key = $filing)"
)
_SAME_FILING = (
    "SELECT same.source, same.filing_id FROM filings asked"
    " JOIN filings same USING (system, filing_id) WHERE asked.filing_key = $filing ORDER BY ALL"
)


def _text(asked: RowsAsked, entries: str, *, parties: str, sorts: str = "") -> str:
    """The query of rows in full. parties: those of these rows, among others. sorts: a further
    column."""
    text = bare("account_rows").replace("{entries}", entries).replace("{sorts}", sorts)
    return text.replace("{written}", parties).replace("{way}", _PLACES[asked.order][1])
