"""The words for what filers state of their totals, and for one filing and what it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from itemized.money import show_dollars


@dataclass(frozen=True)
class Reconciled:
    """A filer's itemized rows beside its own stated total. A gap is shown, never repaired."""

    source: str
    period: int
    filer_id: str
    name: str
    what: str  # which total, in words
    itemized: Decimal
    stated: Decimal
    through: date | None = None
    fits: bool = False
    read_from: str = ""  # the loaded file (sha256) that states it, its table and the line
    read_as: str = ""
    read_at: int = 0

    @property
    def stated_key(self) -> str:
        """What tells it from other totals."""
        return f"{self.source}|{self.period}|{self.filer_id}|{self.what}"

    @property
    def gap(self) -> Decimal:
        """Stated less itemized, in dollars."""
        return self.stated - self.itemized


#: A total that a filer states, asked of the ledger again.
_AGAIN = (
    "SELECT {column} FROM summaries WHERE file = $file AND table_name = $read_as"
    " AND period = $period AND file_line = $line"
)


@dataclass(frozen=True)
class Stated:
    """A total that a filer states for itself, on one line of a loaded file.

    what: which, in words. stated: dollars. start, through: its first and last day; start is None of
    what is as of the close of a day. column: of the ledger's `summaries`. rests: whether a verdict
    rests on it, or it is only told beside.
    """

    source: str
    period: int
    filer_id: str
    name: str
    what: str
    column: str
    stated: Decimal
    start: date | None
    through: date
    read_from: str  # the loaded file (sha256) that states it, its table and the line
    read_as: str
    read_at: int
    rests: bool = True

    @property
    def place(self) -> str:
        """Where it stands, for somebody who wants to look: table, cycle and line."""
        return f"FEC's {self.read_as}, cycle {self.period}, line {self.read_at}"

    @property
    def days(self) -> str:
        """The days that it speaks of, in words."""
        if self.start is None:
            return f"as of {self.through}"
        return f"from {self.start} through {self.through}"

    @property
    def words(self) -> str:
        """The total in words, with its days and its place."""
        return f"{self.what} of {show_dollars(self.stated)} {self.days} ({self.place})"

    @property
    def sentence(self) -> str:
        """What is asked for it, as a sentence."""
        return f"What does {self.name} state of its {self.what} {self.days}?"

    @property
    def sql(self) -> str:
        """The query that gives it again, with `params`."""
        return _AGAIN.replace("{column}", self.column)

    @property
    def params(self) -> Mapping[str, Any]:
        """The values of the query."""
        return {
            "file": self.read_from,
            "read_as": self.read_as,
            "period": self.period,
            "line": self.read_at,
        }


@dataclass(frozen=True)
class StatedLine:
    """One line of a filing's own summary page beside its itemized rows, memo rows left out.

    whole: whether every payment is itemized, however small. gap: stated less itemized, where that
    is not what the filer says came in amounts too small to be itemized.
    """

    filing_key: str
    filer_id: str
    filer: str | None
    form: str
    line: str
    what: str
    stated: Decimal
    itemized: Decimal
    rows: int
    whole: bool
    gap: Decimal


@dataclass(frozen=True)
class Reconciliation:
    """The loaded reports that state their totals, beside their itemized rows, to the cent."""

    filings: int  # that state totals
    exact: int  # of those, without a gap on any line
    gaps: tuple[StatedLine, ...]


@dataclass(frozen=True)
class Change:
    """One row that an amendment added, took away or changed (its fields, before and after).

    row_before and row_after: the keys of the ledger's rows.
    """

    change: str  # added, taken away, changed
    transaction: str | None
    schedule: str
    line: str
    name: str | None
    amount_before: Decimal | None
    amount_after: Decimal | None
    date_before: date | None
    date_after: date | None
    fields: Mapping[str, tuple[str | None, str | None]]
    row_before: str | None = None
    row_after: str | None = None


@dataclass(frozen=True)
class Difference:
    """An amendment beside the filing whose place it took."""

    amends: str  # filing_key of that filing
    added: int
    taken_away: int
    changed: int
    rows: tuple[Change, ...]


@dataclass(frozen=True)
class ShownFiling:
    """One filing: what it says of itself, line by line, and what it changed.

    filing: the columns of the ledger's `filings`. schedules: schedule, line, rows, total as filed
    of the rows that are no memo. difference: None where it amends none that is loaded. files: the
    sha256 of each file that its rows were read from.
    """

    filing: Mapping[str, Any]
    lines: tuple[StatedLine, ...]
    schedules: tuple[tuple[str, str, int, Decimal], ...]
    difference: Difference | None
    caveats: tuple[str, ...] = ()
    as_of: date | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Damage:
    """A file of the ledger that is not as it was written."""

    file: str  # under the ledger
    what: str
    way_out: str


@dataclass(frozen=True)
class Verified:
    """What reading every byte of a ledger came to.

    content: one hash of what was loaded, the same for the same files in any order.
    """

    snapshot: str
    content: str
    files: int
    bytes: int
    damaged: tuple[Damage, ...]


@dataclass(frozen=True)
class Twice:
    """A payment that may be in the reports of two agencies, which nothing pairs, or in a report and
    its amendment, which nothing tells apart: both rows count.

    payment, receipt: the keys of the payer's row and of the recipient's; of an amended report,
    those of its two rows. days: how much later the second is.
    """

    payment: str
    receipt: str
    amount: Decimal
    days: int
