"""Desk: the one door that the shell, pages, API and notebooks go through; its methods delegate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from itemized import __version__, questions
from itemized.desk_articles import ArticleDesk
from itemized.desk_rows import all_sources, source_named
from itemized.errors import AmbiguousError, UsageError
from itemized.model import Match, Progress, no_progress
from itemized.model_filings import Reconciliation, ShownFiling, Verified
from itemized.model_loads import LoadReport
from itemized.model_rows import RowsAsked

if TYPE_CHECKING:
    from itemized.answers import CompareAnswer, FindAnswer, ShowAnswer, SqlAnswer, StatusAnswer
    from itemized.answers_routes import BehindAnswer, TraceAnswer
    from itemized.ledger import Reader
    from itemized.ledger.decisions import Decision
    from itemized.sources._download import FetchReport
    from itemized.trace import Wanted

# The database comes with `ledger` and `entities`, which are therefore imported where they are used:
# reading an article needs neither, and should start without waiting for them.


class Desk(ArticleDesk):
    """Load records, ask who gave what to whom, and check what an article says of it.

        desk = Desk(Settings.from_environment())
        desk.load("fec_bulk", [Path("indiv20.zip")], cycle=2020)
        desk.check("article.txt", published=date(2019, 3, 1)).findings

    Every method raises an ItemizedError whose text is one line with the way out.
    """

    version = __version__

    def fetch(  # noqa: PLR0913  keywords all, one for each way to ask
        self,
        source: str,
        *,
        cycle: int | None = None,
        year: int | None = None,
        days: tuple[date, date] | None = None,
        filings: Sequence[str] = (),
        only: Sequence[str] = (),
        origin: str | None = None,
        progress: Progress = no_progress,
    ) -> FetchReport:
        """Download a source's files, going on where an earlier call broke off.

        Of a cycle or year, of the days from one to another (both included), or filings by number.
        """
        from itemized.sources._download import Wish, fetch

        publisher = source_named(source)
        asked = cycle or year
        period = publisher.period_of_year(asked) if asked else None
        wish = Wish(period, days, tuple(filings), tuple(only), origin)
        return fetch(publisher, wish, self.settings, progress)

    def load(
        self,
        source: str,
        paths: Sequence[Path | str],
        *,
        cycle: int | None = None,
        fewer: bool = False,
        progress: Progress = no_progress,
    ) -> LoadReport:
        """Read files into the ledger: all of them or, where one cannot be used, none.

        fewer: take a file also where it holds far fewer rows than the one whose place it takes, and
        as whole where it holds fewer than a whole one does.
        """
        publisher = source_named(source)
        period = publisher.period_of_year(cycle) if cycle else None
        return self._writer(progress).load(publisher, [Path(p) for p in paths], period, fewer=fewer)

    def status(self, as_of: date | None = None, *, of: Sequence[str] = ()) -> StatusAnswer:
        """What is loaded, through when, and beside the filers' own totals.

        as_of: as far as reports had been due by that day; totals are compared as of today alone.
        of: sources by their names, where not all are asked about.
        """
        from itemized import ledger
        from itemized.answers import StatusAnswer
        from itemized.entities.account import coverage_query

        with self._reader(as_of) as reader:
            asked = {name: source_named(name) for name in of} or all_sources()
            found = ledger.status(reader, asked, as_of)
            text = coverage_query(as_of, of)
            basis = self._basis(
                reader, questions.status(), text, as_of=as_of, coverage=found.coverage
            )
            return StatusAnswer(**vars(found), basis=basis)

    def reconcile(self) -> Reconciliation:
        """Each loaded filing's own summary page beside its itemized rows, line by line."""
        from itemized import ledger

        with self._reader() as reader:
            return ledger.reconcile(reader)

    def verify(self, progress: Progress = no_progress) -> Verified:
        """Whether every byte of the ledger is as it was written."""
        from itemized.ledger.verify import verify

        return verify(self.settings, progress)

    def rebuild(self, progress: Progress = no_progress) -> None:
        """Build what answers anew, out of the rows that are loaded."""
        self._writer(progress).rebuild()

    def filing(self, name: str, as_of: date | None = None) -> ShownFiling | None:
        """The filing that a number or key means, with what it changed; None where none is meant.

        as_of: as it stood on that day; NotFoundError where it came only later.
        """
        from itemized import ledger

        if not ledger.may_name_filing(name):
            return None
        with self._reader() as today:
            key = ledger.find_filing(today, name)
            if key is None:
                return None
            if as_of is None:
                return ledger.show_filing(today, key)
            filed = ledger.filed_on(today, key)
        if filed is None or filed > as_of:
            raise ledger.not_yet(f"filing {key}", filed, as_of)
        with self._reader(as_of) as reader:
            return ledger.show_filing(reader, key, as_of)

    def find(  # noqa: PLR0913 - each narrows the search by itself
        self,
        name: str,
        *,
        limit: int = 20,
        start: date | None = None,
        end: date | None = None,
        as_of: date | None = None,
        place: str | None = None,
        employer: str | None = None,
    ) -> FindAnswer:
        """Entities that a name or id may mean, best first; in double quotes, exactly so.

        place (city, state or zip) and employer keep only those written so.
        """
        from itemized import entities
        from itemized.answers import FindAnswer

        with self._reader() as reader:
            found = entities.find(
                reader,
                name,
                limit=limit,
                start=start,
                end=end,
                as_of=as_of,
                place=place,
                employer=employer,
            )
            parties = entities.query_of(found)
            return FindAnswer(
                found,
                self._basis(reader, questions.find(name, place, employer), parties, as_of=as_of),
            )

    def one(self, name: str) -> Match:
        """The one party that a name or id means; AmbiguousError where it is several's, so that no
        two are taken together that nobody asked about together."""
        from itemized import entities

        with self._reader() as reader:
            found, _ = entities.named(reader, _several(name))
        if len(found) > 1:
            raise AmbiguousError(
                f"{len(found)} parties are written {name!r}",
                choices=found,
                way_out="ask with the id of one of them, or with the ids of several",
            )
        return found[0]

    def beside(
        self, name: str, as_of: date | None = None, end: date | None = None
    ) -> tuple[str, ...]:
        """What is to be said beside who a name may mean, in sentences: reports not due yet by a day
        (on days before `end`), and documents of political files that name it."""
        from itemized.entities.account import not_yet_due
        from itemized.entities.orders import naming, said

        with self._reader() as reader:
            return (*not_yet_due(reader, (), end, as_of), *said(naming(reader, name, as_of)))

    def show(
        self,
        names: str | Sequence[str],
        *,
        start: date | None = None,
        end: date | None = None,
        as_of: date | None = None,
        recipient: str | None = None,
        most: int | None = None,
    ) -> ShowAnswer:
        """What the parties named, taken together, gave, received and spent.

        names: one name or id, or a list of them. most: of the counterparts on each side only so
        many, those of the largest totals; what the others come to is in `others`.
        """
        days = {"start": start, "end": end, "as_of": as_of}
        with self._reader() as reader:
            return self._shown(reader, _some(names), days, recipient, most)

    def compare(
        self,
        names: Sequence[str],
        *,
        start: date | None = None,
        end: date | None = None,
        as_of: date | None = None,
        most: int | None = None,
    ) -> CompareAnswer:
        """What each of several parties gave, received and spent, side by side, as `show` has it of
        each."""
        from itemized.answers import CompareAnswer
        from itemized.entities.rows import query

        days = {"start": start, "end": end, "as_of": as_of}
        with self._reader() as reader:
            found = [self._shown(reader, (name,), days, None, most) for name in _some(names)]
            every = [match for shown in found for match in shown.entities]
            ids = tuple(match.entity_id for match in every)
            rows = RowsAsked(ids, start=start, end=end, as_of=as_of)
            question = questions.compare([match.name for match in every], start, end)
            basis = self._basis(reader, question, query(rows), rows, as_of=as_of)
            return CompareAnswer(tuple(found), basis=basis)

    def _shown(
        self,
        reader: Reader,
        names: tuple[str, ...],
        days: Mapping[str, date | None],
        recipient: str | None,
        most: int | None,
    ) -> ShowAnswer:
        """What `show` gives. days: start, end and as_of."""
        from itemized import entities
        from itemized.answers import ShowAnswer
        from itemized.entities.rows import query

        start, end, as_of = days["start"], days["end"], days["as_of"]
        found = entities.show(
            reader, names, start=start, end=end, as_of=as_of, recipient=recipient, most=most
        )
        held = self._coverage(reader.snapshot, as_of) if as_of else found.coverage
        found = replace(found, coverage=held)
        behind = RowsAsked(
            tuple(m.entity_id for m in found.entities),
            start=start,
            end=end,
            as_of=as_of,
            recipients=entities.ids_of(reader, recipient),
        )
        question = questions.show([m.name for m in found.entities], start, end, recipient)
        basis = self._basis(reader, question, query(behind), behind, as_of=as_of, coverage=held)
        return ShowAnswer(**vars(found), basis=basis)

    def decide(self, verb: str, a: str, b: str, *, because: str) -> Decision:
        """Decide that two parties, or two ways of writing, are "same" or "different"."""
        from itemized.entities import decide as deciding

        held = self.decisions()
        with self._reader() as reader:
            decision = deciding.decide(
                reader, verb, a, b, because=because, day=self.settings.today, held=held
            )
        self._writer().decide([decision])
        return decision

    def undo(self, number: int, *, because: str = "") -> None:
        """Take a decision back; it stays on record as undone."""
        from itemized.entities import decide as deciding

        undone = deciding.undo(self.decisions(), number, because=because, day=self.settings.today)
        self._writer().decide([undone])

    def decisions(self) -> tuple[Decision, ...]:
        """Everything that was decided on who is who, in order."""
        from itemized.ledger.decisions import all_decisions

        return all_decisions(self.settings.ledger)

    def export_decisions(self) -> str:
        """All decisions as one CSV."""
        from itemized.ledger.decisions import as_csv

        return as_csv(self.decisions())

    def import_decisions(self, path: Path) -> int:
        """Take the decisions in force of another ledger's CSV; how many were new."""
        from itemized.entities import decide as deciding

        new = deciding.imported(self.decisions(), path)
        if new:
            self._writer().decide(new)
        return len(new)

    def trace(
        self,
        start: str | Sequence[str] = (),
        to: str | Sequence[str] = (),
        wanted: Wanted | None = None,
    ) -> TraceAnswer:
        """Routes of money out of the parties `start`, into those of `to`, or between the two.

        Names or ids, several of a side taken together; one side may be empty.
        """
        from itemized import entities, trace
        from itemized.answers_routes import TraceAnswer
        from itemized.export._routes import narrowed

        asked = wanted or trace.Wanted()
        for name in asked.sources:
            source_named(name)
        with self._reader() as reader:
            found = trace.trace(reader, _several(start), _several(to), asked)
            cut = [] if found.complete else [f"the {asked.limit} largest of each length"]
            question = questions.trace(
                [m.name for m in found.start],
                [m.name for m in found.finish],
                [*narrowed(asked), *cut],
            )
            records = [r for route in found.routes for hop in route.hops for r in hop.records]
            basis = self._resting(reader, question, records, asked.as_of)
            ends = {
                "start": entities.narrowed(reader, found.start, as_of=asked.as_of),
                "finish": entities.narrowed(reader, found.finish, as_of=asked.as_of),
            }
            return TraceAnswer(**{**vars(found), **ends}, basis=basis)

    def behind(self, names: str | Sequence[str], wanted: Wanted | None = None) -> BehindAnswer:
        """Who stands behind an account: its givers, theirs, and so on."""
        from itemized import entities, trace
        from itemized.answers_routes import BehindAnswer
        from itemized.export._routes import narrowed

        asked = wanted or trace.Wanted()
        for name in asked.sources:
            source_named(name)
        with self._reader() as reader:
            found = trace.behind(reader, _some(names), asked)
            question = questions.behind([m.name for m in found.account], narrowed(asked))
            text = trace.received_sql(found.account, asked)
            basis = self._basis(reader, question, text, as_of=asked.as_of)
            basis = replace(basis, rows=text, entries=partial(basis.run, text))
            account = entities.narrowed(reader, found.account, as_of=asked.as_of)
            return BehindAnswer(**{**vars(found), "account": account}, basis=basis)

    def sql(self, query: str, *, most: int | None = None) -> SqlAnswer:
        """The answer to a query of the user's own, or its first `most` rows.

        Read-only, with no way to files or network.
        """
        from itemized.answers import SqlAnswer

        with self._reader() as reader:
            reader.forget()
            columns, rows = reader.table(query) if most is None else reader.first(query, most)
            basis = self._basis(reader, questions.sql(query), query)
            return SqlAnswer(columns, tuple(rows), basis=basis)


def _several(names: str | Sequence[str]) -> tuple[str, ...]:
    """One name or several as several; a text is one name, whatever stands in it."""
    held = (names,) if isinstance(names, str) else tuple(names)
    if not all(name.strip() for name in held):
        raise UsageError("a name is empty", way_out="give names or ids")
    return held


def _some(names: str | Sequence[str]) -> tuple[str, ...]:
    """The same, and at least one: what nobody gave would read like a sum of $0."""
    held = _several(names)
    if not held:
        raise UsageError("no party is named", way_out="give a name or an id")
    return held
