"""The words for what filers state of their totals, and for one filing and what it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


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
