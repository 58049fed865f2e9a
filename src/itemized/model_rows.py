"""The words for a ledger row with all it says, and for pages of such rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from itemized.model import Record
from itemized.model_sums import Summed

Day = date  # for classes whose own `date` hides the type's name
#: What the payer or payee of a row may be, by the kinds of entities: candidates are people.
CLASSES: Mapping[str, tuple[str, ...]] = {
    "person": ("person", "candidate"),
    "organization": ("organization",),
    "committee": ("committee",),
    "unknown": (),  # named, and of any other kind or none
}
#: In place of a line, a schedule, a candidate, a giver or a recipient: rows that state none.
NONE = "-"
#: How rows may be sorted; a row without a date comes last both ways.
ORDERS = ("newest", "oldest", "largest", "smallest")


@dataclass(frozen=True)
class Row(Record):
    """One ledger row with every column that the ledger shows. No street address is among them.

    payer_ and payee_ columns are as the row writes them; zips are cut to five digits.
    """

    source: str = ""
    filing_key: str | None = None
    filer_id: str | None = None
    schedule: str | None = None
    line: str | None = None
    amount_filed: Decimal | None = None
    date_text: str | None = None  # the record's own words where they are no date
    election: str | None = None
    memo: bool | None = None
    amendment: str | None = None
    conduit_id: str | None = None
    target: str | None = None
    support_oppose: str | None = None
    payer_kind: str | None = None
    payer_city: str | None = None
    payer_state: str | None = None
    payer_zip: str | None = None
    payer_employer: str | None = None
    payer_occupation: str | None = None
    payee_kind: str | None = None
    payee_city: str | None = None
    payee_state: str | None = None
    payee_zip: str | None = None
    payee_employer: str | None = None
    payee_occupation: str | None = None


@dataclass(frozen=True)
class RowsAsked:
    """Which rows are asked for. No part of it is SQL.

    entities: ids, taken together; empty is anyone. side: one of SIDES. givers and recipients narrow
    to payments from and to these ids, among which "-" is nobody whom the row names; None is anyone.
    giver_kind and recipient_kind: only payments from and to such (CLASSES). start and end bound the
    date of the payment, half-open. targets: candidates' ids, as `target` has them; "-" alone is
    that a row is about none, or does not say for or against whom. line: of the form, as filed; "-"
    is that none is stated, as of schedules. summary: only those behind this line of the filing's
    own summary page. file: only those read from the loaded file of this sha256, and table: as this
    table of its; again: only those that stand in that file too, and were taken from another.
    stated: only those behind a total that a filer states for a whole period, by its key in the list
    of those. memo: only rows marked as memos (True) or not so (False). support_oppose: only those
    for (support) or against (oppose) a candidate, or that say neither (about). least and most: of
    at least or at most so many dollars in size, paid or taken back. why: only rows that count
    toward no total, for this reason. undated: only rows without a day. as_of: only what had been
    filed by then, counted as it counted then. entry_keys: only these rows.
    """

    entities: tuple[str, ...] = ()
    side: str = "all"
    start: date | None = None
    end: date | None = None
    as_of: date | None = None
    givers: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    giver_kind: str | None = None
    recipient_kind: str | None = None
    targets: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    schedules: tuple[str, ...] | None = None
    line: str | None = None
    source: str | None = None
    filing: str | None = None  # its key
    summary: str | None = None
    file: str | None = None
    table: str | None = None
    again: bool = False
    stated: str | None = None
    memo: bool | None = None
    support_oppose: str | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    counted_only: bool = False
    why: str | None = None  # as `why_not` has it
    undated: bool = False
    entry_keys: tuple[str, ...] | None = None
    order: str = "newest"


@dataclass(frozen=True)
class Rows:
    """One page of rows. Walking on by `next` gives each row of the answer exactly once.

    n: rows of the whole answer, counted or not. total: the sum of those that count; of
    rows asked for by why they do not, of all of them. It is None of all that parties stand in,
    where it would add up what they paid and what they were paid. sums: of rows on any side, each
    side by itself; a row between two of the parties is on both.
    """

    rows: tuple[Row, ...]
    next: str | None  # the cursor of the page after this one; None on the last
    n: int
    total: Decimal | None
    asked: RowsAsked
    snapshot: str
    caveats: tuple[str, ...] = ()
    sums: tuple[Summed, ...] = ()


@dataclass(frozen=True)
class ListAsked:
    """Which rows of a list are asked for.

    what: committees, candidates, filings or stated (totals that filers state for a whole period,
    beside their rows). by: only those of this committee, candidate or filer. name: whose name holds
    it. file: of registries, only those read from the loaded file of this sha256, and table: as this
    table of its. unitemized: of filings, only reports in force that state gifts too small to be
    itemized, their whole period within start and end (half-open). fits: of stated totals, only
    those that fit the rows (True) or do not (False). as_of: only filings of that day or before, as
    they stood; registries state no days, and say so.
    """

    what: str
    by: str | None = None
    name: str | None = None
    file: str | None = None
    table: str | None = None
    as_of: date | None = None
    unitemized: bool = False
    start: date | None = None
    end: date | None = None
    fits: bool | None = None


@dataclass(frozen=True)
class Listed:
    """A page of a registry or of filings: each row as column → value."""

    what: str
    rows: tuple[Mapping[str, Any], ...]
    next: str | None
    n: int
    snapshot: str
    as_of: date | None = None
    caveats: tuple[str, ...] = ()


#: What each column says, for the descriptions that go with exports.
COLUMNS: Mapping[str, str] = {
    "entry_key": "The row's key in the ledger: its source and the publisher's own id of the row.",
    "source": "The publisher whose records hold the row.",
    "filing_key": "The filing that the row is in.",
    "filer_id": "The agency's id of whoever reported the row.",
    "date": "The day of the payment; empty where the record gives none that is one.",
    "date_text": "What the record has for a date, where it is none.",
    "amount": "Dollars, signed by the effect on what the payer has given the payee.",
    "amount_filed": "The amount as filed.",
    "kind": "What the payment is, in the ledger's own words.",
    "type_code": "The publisher's code for it, untouched.",
    "payer": "Who paid, as the row writes it.",
    "payer_id": "The ledger's id of that party.",
    "payee": "Who was paid, as the row writes it.",
    "payee_id": "The ledger's id of that party.",
    "counted": "Whether the row counts toward totals, on the day asked about.",
    "why_not": "Why it does not count.",
    "filed": "The day the filing became public.",
    "filed_basis": "How that day is known: stated, due date or estimated.",
    "amendment": "Whether the filing is new (N), an amendment (A) or a termination (T).",
    "schedule": "The schedule of the form.",
    "line": "The line of the form.",
    "election": "The election that the payment is for, as filed.",
    "memo": "Whether the filer marks the row as a memo.",
    "memo_text": "The filer's memo text or stated purpose.",
    "conduit_id": "The committee through which an earmarked gift came.",
    "target": "The candidate that the spending is about.",
    "support_oppose": "Whether the spending is for or against that candidate.",
    **{
        f"{side}_{name}": f"{said} the {side}, as the row writes it."
        for side in ("payer", "payee")
        for name, said in (
            ("kind", "The kind of"),
            ("city", "The city of"),
            ("state", "The state of"),
            ("zip", "The first five digits of the zip of"),
            ("employer", "The employer of"),
            ("occupation", "The occupation of"),
        )
    },
    "url": "The agency's page for the filing.",
    "ref": "The loaded file (sha256) and the line of it that the row was read from.",
}


def row_of(values: Mapping[str, Any]) -> Row:
    """A row out of its columns; what has no name in the ledger is told as empty text."""
    texts = ("payer", "payee", "payer_id", "payee_id", "ref")
    return Row(**{**values, **{name: values[name] or "" for name in texts}})
