"""What a Desk stands on: its ledger, opened to read or to write, and the rows in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import partial
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Any

from itemized import _discover, questions
from itemized.errors import LedgerError, UsageError
from itemized.model import Coverage, Match, Progress, Record, no_progress
from itemized.model_loads import FileLines
from itemized.model_rows import ListAsked, Row, Rows, RowsAsked
from itemized.model_watch import Watched
from itemized.settings import Settings, this_day
from itemized.sources._base import Source

if TYPE_CHECKING:
    import pyarrow as pa

    from itemized import ledger
    from itemized.answers import Basis, ListedAnswer, RowsAnswer
    from itemized.export._about import About

# The database comes with `ledger` and `entities`, which are therefore imported where they are used.
#: The snapshot that all of one request is answered from.
_OF_ALL: ContextVar[ledger.Reader | None] = ContextVar("of_all", default=None)
_BEGIN = Lock()


class RowDesk:
    """A ledger's rows: page by page, one by its key, or all as a stream."""

    version: str  # of this program, for citations

    def __init__(self, settings: Settings, *, stays: bool = False) -> None:
        """stays: many questions will follow, so the snapshot is held open between them."""
        self.settings = settings
        self._stays = stays
        self._shelf: ledger.Shelf | None = None

    def rows(  # noqa: PLR0913  keywords all, one for each way to narrow
        self,
        names: str | Sequence[str] = (),
        *,
        side: str = "all",
        start: date | None = None,
        end: date | None = None,
        as_of: date | None = None,
        recipient: str | None = None,
        giver: str | None = None,
        kinds: Sequence[str] | None = None,
        counted_only: bool = False,
        order: str = "newest",
        after: str | None = None,
        limit: int = 100,
    ) -> RowsAnswer:
        """One page of the rows behind what `show` sums; `next` leads on until each came once.

        names: of parties, or one as a text; none is anyone.

            page = desk.rows(["C99000001"], side="received", counted_only=True)
            page.n, page.total, page.rows[0].payer
            desk.rows(["C99000001"], side="received", counted_only=True, after=page.next)

        side: given, received, spent, paid_besides and received_besides (in none of those three:
        loans, what a vendor was paid), or all. Of all that parties stand in `page.total` is None,
        and `page.sums` has each side. recipient and giver narrow to payments to and from a party.
        counted_only leaves out rows that count toward no total. order: newest, oldest, largest or
        smallest. after: the `next` of the page before.
        """
        from itemized.entities import rows

        names = (names,) if isinstance(names, str) else names
        wanted = RowsAsked(
            side=side,
            start=start,
            end=end,
            as_of=as_of,
            kinds=tuple(kinds) if kinds else None,
            counted_only=counted_only,
            order=order,
        )
        with self._reader() as reader:
            asked, caveats = rows.meant(reader, wanted, names, giver, recipient)
            page = rows.rows(reader, asked, after=after, limit=limit, caveats=caveats)
            return self._page(reader, page, names)

    def rows_of(
        self, asked: RowsAsked, *, after: str | None = None, limit: int = 100
    ) -> RowsAnswer:
        """One page of rows, asked for by ids and in every way that RowsAsked has.

        A source or filing that there is not is refused: no row of it would read like a sum of $0.
        """
        from itemized.entities import rows

        if asked.source:
            source_named(asked.source)
        with self._reader() as reader:
            rows.check_known(reader, asked)
            page = rows.rows(reader, asked, after=after, limit=limit)
            return self._page(reader, page, asked.entities)

    def by_ids(self, ids: Sequence[str]) -> Mapping[str, Match]:
        """The parties whose ids are among these, by their ids."""
        from itemized import entities

        with self._reader() as reader:
            return entities.by_id(reader, tuple(dict.fromkeys(ids)))

    def content(self) -> str:
        """One hash of all that is loaded: the same wherever the same files are, in any order."""
        from itemized import ledger

        if self._stays:
            return self.now().content
        return ledger.content(self.settings)

    def at_hand(self) -> ledger.Reader | None:
        """The snapshot that a desk that stays answers from now; None where that is to be opened
        first, and `now` would wait for it."""
        return self._held_open().at_hand()

    def now(self) -> ledger.Reader:
        """The snapshot that a desk that stays answers from now."""
        return _OF_ALL.get() or self._held_open().now()

    @contextmanager
    def all_of(self, snapshot: ledger.Reader) -> Iterator[None]:
        """Answer whatever is asked within this from one snapshot, which `now` gave, so that what
        rests on several questions never mixes two."""
        before = _OF_ALL.set(snapshot)
        try:
            yield
        finally:
            _OF_ALL.reset(before)

    def _held_open(self) -> ledger.Shelf:
        from itemized import ledger

        with _BEGIN:
            self._shelf = self._shelf or ledger.Shelf(self.settings, self._whole)
        return self._shelf

    def today(self) -> date:
        """The day that answers are made on: the one of the settings or, of a desk that stays, that
        of the clock."""
        return this_day() if self._stays else self.settings.today

    def listed(
        self,
        what: str,
        *,
        by: str | None = None,
        name: str | None = None,
        after: str | None = None,
        limit: int = 100,
        as_of: date | None = None,
    ) -> ListedAnswer:
        """A page of "committees", "candidates" or "filings", in the order of their keys.

        by: only those of this committee, candidate or filer. name: whose name holds it. as_of:
        only filings of that day or before, as they stood; registries state no days, and say so.
        """
        asked = ListAsked(what, by=by, name=name, as_of=as_of)
        return self.listed_of(asked, after=after, limit=limit)

    def listed_of(
        self, asked: ListAsked, *, after: str | None = None, limit: int = 100
    ) -> ListedAnswer:
        """A page of a list, asked for in every way that ListAsked has."""
        from itemized.answers import ListedAnswer
        from itemized.entities import lists

        with self._reader() as reader:
            page = lists.listed(reader, asked, after=after, limit=limit)
            question, text = questions.listed(asked), lists.query(asked)
            basis = self._basis(reader, question, text, as_of=asked.as_of)
            return ListedAnswer(**vars(page), basis=basis)

    def own_totals(
        self, ids: Sequence[str], as_of: date | None = None
    ) -> tuple[Mapping[str, Any], ...]:
        """What filers state of a whole cycle, the newest first, with where each stands."""
        from itemized.entities import lists

        with self._reader(as_of) as reader:
            return lists.own_totals(reader, ids)

    def lines_of(
        self, file: str, table: str, *, unread: bool = False, after: int = 0, limit: int = 100
    ) -> FileLines:
        """A page of the lines of a table of a loaded file (its sha256) that are no payments and no
        registry. unread: of any table, those that could not be used, each with why."""
        from itemized import ledger

        with self._reader() as reader:
            lake = self.settings.ledger
            return ledger.file_lines(
                reader, lake, file, table, unread=unread, after=after, limit=limit
            )

    def watch(self, path: Path | str) -> Watched:
        """What a load brought for what a file asks to be told of, since the look before.

        The first look only begins to watch. Asked again of the same ledger the news is the same.
        """
        from itemized.entities.watching import read_watches, watch

        watches = read_watches(Path(path))
        with self._reader() as reader:
            return watch(reader, watches, self.settings.ledger, self.settings.today)

    def _page(self, reader: ledger.Reader, page: Rows, names: Sequence[str]) -> RowsAnswer:
        from itemized.answers import RowsAnswer
        from itemized.entities.rows import query

        asked = page.asked
        question = questions.rows(names, asked)
        basis = self._basis(reader, question, query(asked), asked, as_of=asked.as_of)
        return RowsAnswer(**vars(page), basis=basis)

    def row(self, entry_key: str, as_of: date | None = None) -> Row:
        """One row by its key, as it counted on a day; NotFoundError where no loaded row has it, or
        it came only later."""
        from itemized.entities import rows

        with self._reader() as reader:
            return rows.row(reader, entry_key, as_of)

    @contextmanager
    def stream(self, asked: RowsAsked) -> Iterator[pa.RecordBatchReader]:
        """All rows asked for, in order and without a cap, as Arrow batches of one snapshot.

        with desk.stream(page.asked) as batches:
            for batch in batches: ...
        """
        from itemized.entities import rows

        with self._reader() as reader:
            yield rows.stream(reader, asked)

    def loaded(self) -> list[str]:
        """The sources of which records are loaded, by name."""
        from itemized import entities

        with self._reader() as reader:
            return sorted({c.source for c in entities.coverage(reader)})

    def _basis(
        self,
        reader: ledger.Reader | None,
        question: str,
        sql: str,
        rows: RowsAsked | None = None,
        *,
        as_of: date | None = None,
        coverage: tuple[Coverage, ...] | None = None,
    ) -> Basis:
        """What an answer rests on. rows: those of the ledger, where the query gives such."""
        from itemized.answers import Basis

        snapshot = reader.snapshot if reader else None
        content = reader.content if reader else ""

        def about() -> About:
            from itemized.export._about import About

            held = self._coverage(snapshot, as_of) if coverage is None else coverage
            sources = all_sources()
            day = self.today()
            return About(
                question,
                as_of,
                snapshot or "none",
                content,
                held,
                day,
                lambda name: sources[name].agency,
                self.version,
                sql,
            )

        run = partial(self._batches, snapshot=snapshot)
        entries = partial(self._entries, rows, snapshot) if rows else None
        return Basis(question, sql, sql if rows else None, run, about, entries)

    def _resting(
        self,
        reader: ledger.Reader | None,
        question: str,
        records: Iterable[Record],
        as_of: date | None,
        coverage: tuple[Coverage, ...] | None = None,
    ) -> Basis:
        """What an answer rests on that shows these records."""
        from itemized.entities.rows import query

        keys = tuple(dict.fromkeys(r.entry_key for r in records))
        asked = RowsAsked(entry_keys=keys, as_of=as_of)
        text = query(asked)
        return self._basis(reader, question, text, asked, as_of=as_of, coverage=coverage)

    def _coverage(self, snapshot: str | None, as_of: date | None) -> tuple[Coverage, ...]:
        from itemized import entities

        with self._same(snapshot, as_of) as reader:
            return entities.coverage(reader)

    @contextmanager
    def _batches(self, sql: str, snapshot: str | None) -> Iterator[pa.RecordBatchReader]:
        with self._same(snapshot) as reader:
            yield reader.batches(sql)

    @contextmanager
    def _entries(self, asked: RowsAsked, snapshot: str | None) -> Iterator[pa.RecordBatchReader]:
        from itemized.entities import rows

        with self._same(snapshot) as reader:
            yield rows.stream(reader, asked)

    @contextmanager
    def _same(self, snapshot: str | None, as_of: date | None = None) -> Iterator[ledger.Reader]:
        """The ledger as it was when an answer was taken from it."""
        with self._reader(as_of) as reader:
            if reader.snapshot != snapshot:
                raise LedgerError(
                    f"snapshot {snapshot} that the answer is of is no longer the current one",
                    where=str(self.settings.ledger),
                    way_out="ask again",
                )
            yield reader

    def _writer(self, progress: Progress = no_progress) -> ledger.Writer:
        from itemized import entities, ledger

        return ledger.Writer(self.settings, all_sources(), entities.identify, progress)

    @contextmanager
    def _reader(self, as_of: date | None = None) -> Iterator[ledger.Reader]:
        from itemized import ledger

        if self._stays:
            opened = self._held_open().another(self.now(), as_of)
        else:
            self._whole()
            opened = ledger.reader(self.settings, as_of)
        with opened as reader, reader.patience(self.settings.patience):
            yield reader

    def _whole(self) -> None:
        """Build what answers anew where it was lost."""
        from itemized import ledger

        if ledger.needs_rebuilding(self.settings):
            try:
                self._writer().rebuild()
            except LedgerError as error:
                raise LedgerError(
                    f"what answers is lost or of an earlier version and must be built anew: {error}"
                ) from error


def source_named(name: str) -> Source:
    """A source by its name."""
    held = _discover.names("itemized.sources")
    if name not in held:
        raise UsageError(f"there is no source {name!r}", way_out=f"choose among: {', '.join(held)}")
    return all_sources()[name]


def all_sources() -> Mapping[str, Source]:
    """Every source by its name."""
    return {
        name: _source_of(module) for name, module in _discover.modules("itemized.sources").items()
    }


def _source_of(module: ModuleType) -> Source:
    source = module.SOURCE
    if not isinstance(source, Source):
        raise TypeError(f"{module.__name__}.SOURCE is no Source")
    return source
