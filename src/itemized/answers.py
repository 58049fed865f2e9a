"""Answers as Python has them: figures, and with them frames, the query, a citation, a picture.

gave = desk.show(["C99000001"])
gave.received.total         an exact Decimal
gave.df()                   every row behind it, for pandas (.pl() for polars, .arrow())
gave.sql                    the query of those rows, for desk.sql
gave.cite("bibtex")         what to write beneath it
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from itemized.errors import UsageError
from itemized.export import _tables
from itemized.export._about import About, cite
from itemized.export._sheet import Sheet
from itemized.model import Check, Match, Reading, Shown, Status, Table
from itemized.model_rows import COLUMNS, Listed, Rows

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa
    from rich.console import RenderableType

_FRAMES = "install them with: pip install 'itemized[frames]'"
_ENTRIES = "The rows of the ledger behind the answer"
#: Gives the batches of a query put to the snapshot that the answer was taken from.
Run = Callable[[str], AbstractContextManager["pa.RecordBatchReader"]]


@dataclass(frozen=True)
class Basis:
    """What an answer rests on, and the way back to its rows.

    question: in one phrase. sql: a query of what it rests on, as it stands. rows: one that gives
    the ledger's rows behind it; None where there are none. entries: those rows themselves, in order
    and however many. about: asked for only when it is told.
    """

    question: str
    sql: str
    rows: str | None
    run: Run
    about: Callable[[], About]
    entries: Callable[[], AbstractContextManager[pa.RecordBatchReader]] | None = None


class Answered:
    """What every answer offers beside its own figures."""

    basis: Basis

    @property
    def sql(self) -> str:
        """A query to put to desk.sql or `itemized sql`: of show, rows, status and sql it gives the
        answer's table again; of trace, behind and check the rows behind them; of find parties."""
        return self.basis.sql

    def arrow(self) -> pa.Table:
        """The answer's table, whole, as Arrow."""
        with self._sheet() as sheet:
            return sheet.batches.read_all()

    def df(self) -> pd.DataFrame:
        """The answer's table as a pandas frame; amounts stay exact."""
        try:
            import pandas as pd
        except ImportError as error:
            raise UsageError("pandas is not installed", way_out=_FRAMES) from error
        frame: pd.DataFrame = self.arrow().to_pandas(types_mapper=pd.ArrowDtype)
        return frame

    def pl(self) -> pl.DataFrame:
        """The answer's table as a polars frame; amounts stay exact."""
        try:
            import polars as pl
        except ImportError as error:
            raise UsageError("polars is not installed", way_out=_FRAMES) from error
        return pl.DataFrame(self.arrow())

    def cite(self, style: str = "text") -> str:
        """On what records it rests, as of when: as "text", "bibtex" or "csl" (CSL-JSON)."""
        return cite(self.basis.about(), style)

    def export(
        self,
        *,
        csv: Path | str | None = None,
        parquet: Path | str | None = None,
        ndjson: Path | str | None = None,
        ftm: Path | str | None = None,
    ) -> None:
        """Write the answer's rows, all of them: CSV into a folder, the others into one file.

        CSV has the rows of the ledger beside the answer's own table; FollowTheMoney has them alone.
        """
        from itemized.export import csv as csv_format
        from itemized.export import followthemoney
        from itemized.export import ndjson as ndjson_format
        from itemized.export import parquet as parquet_format

        about = self.basis.about()
        if csv is not None:
            csv_format.write(Path(csv), self._sheets(), about)
        if parquet is not None:
            with self._sheet() as sheet:
                parquet_format.write(Path(parquet), sheet, about)
        if ndjson is not None:
            with self._sheet() as sheet:
                ndjson_format.write(Path(ndjson), sheet, about)
        if ftm is not None:
            if self.basis.rows is None:
                raise UsageError(
                    "there are no payments in this answer", way_out="export what `show` gives"
                )
            followthemoney.write(Path(ftm), self.basis.rows, self.basis.run, about)

    def sent(self, form: str) -> Iterator[bytes]:
        """The answer's table as one file ("csv", "parquet" or "ndjson"), bit by bit while its rows
        are read: no more than a batch of them is held."""
        from itemized.export import csv as csv_format
        from itemized.export import ndjson as ndjson_format
        from itemized.export import parquet as parquet_format

        with self._sheet() as sheet:
            if form == "csv":
                yield from csv_format.lines(sheet)
            elif form == "parquet":
                for _, part in parquet_format.parts(sheet, self.basis.about()):
                    yield part
            elif form == "ndjson":
                for _, lines in ndjson_format.parts(sheet):
                    yield bytes(lines)
            else:
                raise UsageError(f"there is no format {form!r}", way_out="csv, parquet or ndjson")

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.basis.question}>"

    def table(self) -> AbstractContextManager[Sheet]:
        """The answer's own table, to be read once, batch by batch, and while it is held."""
        return self._sheet()

    @contextmanager
    def _sheet(self) -> Iterator[Sheet]:
        """The answer's own table."""
        with self._entries() as sheet:
            yield sheet

    def _sheets(self) -> Iterator[Sheet]:
        """The answer's own table and the rows of the ledger behind it, one at a time."""
        with self._sheet() as sheet:
            yield sheet
        if self.basis.rows is not None and type(self)._sheet is not Answered._sheet:
            with self._entries() as entries:
                yield entries

    @contextmanager
    def _entries(self) -> Iterator[Sheet]:
        """The rows of the ledger behind it."""
        if self.basis.entries is None:
            raise UsageError("there are no rows behind this answer", way_out="export its table")
        with self.basis.entries() as batches:
            yield Sheet("entries", _ENTRIES, COLUMNS, batches)


@dataclass(frozen=True, repr=False)
class ShowAnswer(Answered, Shown):
    """What parties gave, received and spent; its table is the rows behind that."""

    basis: Basis = field(kw_only=True, compare=False)

    def sums(self) -> SumsAnswer:
        """The same sums as an answer of their own, whose table has a row a sum."""
        return SumsAnswer(**vars(self))

    def _repr_html_(self) -> str:
        from itemized.export import _notebook

        return _notebook.shown_html(self, self.basis.question)

    def __rich__(self) -> RenderableType:
        from itemized.export.terminal import show_report

        return show_report(self)


class SumsAnswer(ShowAnswer):
    """What parties gave, received and spent; its table is the sums."""

    @contextmanager
    def _sheet(self) -> Iterator[Sheet]:
        yield _tables.sheet("totals", "Totals", _tables.TOTALS, _tables.totals(self))


@dataclass(frozen=True, repr=False)
class CompareAnswer(Answered):
    """Parties side by side, each as by itself; its table has a row a sum."""

    parties: tuple[ShowAnswer, ...]
    basis: Basis = field(kw_only=True, compare=False)

    @contextmanager
    def _sheet(self) -> Iterator[Sheet]:
        found = _tables.compared(self.parties)
        yield _tables.sheet("compared", "Parties side by side", _tables.COMPARED, found)

    def _repr_html_(self) -> str:
        return "".join(shown._repr_html_() for shown in self.parties)


@dataclass(frozen=True, repr=False)
class RowsAnswer(Answered, Rows):
    """One page of rows; its table is all of them."""

    basis: Basis = field(kw_only=True, compare=False)

    def _repr_html_(self) -> str:
        from itemized.export import _notebook

        return _notebook.rows_html(self, self.basis.question)


@dataclass(frozen=True, repr=False)
class ListedAnswer(Answered, Listed):
    """One page of a list; its table is the whole list."""

    basis: Basis = field(kw_only=True, compare=False)

    def _repr_html_(self) -> str:
        from itemized.export import _notebook

        return _notebook.listed_html(self, self.basis.question)

    @contextmanager
    def _sheet(self) -> Iterator[Sheet]:
        with self.basis.run(self.basis.sql) as batches:
            yield Sheet(self.what, self.what.capitalize(), {}, batches)


class FindAnswer(Answered, tuple[Match, ...]):
    """Who a name may mean, best first; its table has a row a match."""

    def __new__(cls, matches: Iterable[Match], basis: Basis) -> FindAnswer:
        """The matches, with what they rest on."""
        found = super().__new__(cls, matches)
        found.basis = basis
        return found

    @contextmanager
    def _sheet(self) -> Iterator[Sheet]:
        yield _tables.sheet("matches", "Matches", _tables.MATCHES, _tables.matches(self))

    def _repr_html_(self) -> str:
        from itemized.export import _notebook

        return _notebook.found_html(self, self.basis.question)

    def __rich__(self) -> RenderableType:
        from itemized.export.terminal import find_report

        return find_report(self)


@dataclass(frozen=True, repr=False)
class ClaimsAnswer(Answered, Reading):
    """An article's statements as they were read; its table has a row a statement. No record is
    behind it, and no query gives it."""

    basis: Basis = field(kw_only=True, compare=False)

    @contextmanager
    def _sheet(self) -> Iterator[Sheet]:
        read = _tables.claims(self)
        yield _tables.sheet("claims", "Statements", _tables.CLAIMS, read)


@dataclass(frozen=True, repr=False)
class CheckAnswer(Answered, Check):
    """An article's statements and the findings on them; its table has a row a statement."""

    basis: Basis = field(kw_only=True, compare=False)

    @contextmanager
    def _sheet(self) -> Iterator[Sheet]:
        found = _tables.findings(self)
        yield _tables.sheet("findings", "Statements and findings", _tables.FINDINGS, found)

    def _repr_html_(self) -> str:
        from itemized.export import _notebook

        return _notebook.checked_html(self, self.basis.question)

    def __rich__(self) -> RenderableType:
        from itemized.export.terminal import check_report

        return check_report(self)


@dataclass(frozen=True, repr=False)
class StatusAnswer(Answered, Status):
    """What is loaded; its table has a row a loaded file."""

    basis: Basis = field(kw_only=True, compare=False)

    @contextmanager
    def _sheet(self) -> Iterator[Sheet]:
        with self.basis.run(self.basis.sql) as batches:
            yield Sheet("coverage", "Loaded files", {}, batches)

    def _repr_html_(self) -> str:
        from itemized.export import _notebook

        return _notebook.status_html(self, self.basis.question)

    def __rich__(self) -> RenderableType:
        from itemized.export.terminal import status_report

        return status_report(self)


@dataclass(frozen=True, repr=False)
class SqlAnswer(Answered, Table):
    """What a query of one's own gave; its table is all that the query gives."""

    basis: Basis = field(kw_only=True, compare=False)

    @contextmanager
    def _sheet(self) -> Iterator[Sheet]:
        with self.basis.run(self.basis.sql) as batches:
            yield Sheet("answer", "The answer of a query", {}, batches)

    def _repr_html_(self) -> str:
        from itemized.export import _notebook

        return _notebook.table_html(self, self.basis.question)

    def __rich__(self) -> RenderableType:
        from itemized.export.terminal import table_report

        return table_report(self)
