"""What a source is: data plus SQL text.

A module in this folder offers one `SOURCE`. Its tables say which files hold them, which columns
those have and, in SQL, how a publisher's row becomes ours. The ledger runs that SQL over whole
files, so that no row passes through Python by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from itemized.sources._columns import Holds as Holds
from itemized.sources._delimited import Delimited

#: Columns of `rows` that a `select` passes on as they are: the row's number in its file (from 1),
#: its raw text, why it is unfit (null where it is fit), and whether it speaks of another period.
CARRIED = "line, raw, reason, other_year"

#: The same of a table with `given_back`: its fields too.
CARRIED_WITH_FIELDS = f"{CARRIED}, f"


@dataclass(frozen=True)
class Rule:
    """What rows of one code are and whether they count, with where that is laid down.

    sign: the factor from the amount as filed to the amount as it affects what the payer gave.
    """

    code: str
    kind: str
    side: str
    counted: bool
    why_not: str | None
    cite: str
    sign: int = 1
    support_oppose: str | None = None


@dataclass(frozen=True)
class Total:
    """A total that filers state for themselves, and the itemized rows that go into it.

    column: a column of COLUMNS[Holds.SUMMARIES]. table: the table that holds its rows; without it
    nothing is compared. rows: SQL condition over the source's entries that
    count or mirror one that does (with `table_name`, and `filer_type`, the filer's own type in the
    registry). sign: -1 where the entries' amounts stand against the total (refunds). partly: only
    the larger items must be itemized, so a stated total may be larger.
    """

    what: str
    column: str
    table: str
    rows: str
    sign: int = 1
    partly: bool = False


@dataclass(frozen=True)
class Head:
    """How a document begins: its bare name, the zip it lies in ('' if none) and its first text."""

    name: str
    within: str
    text: str


@dataclass(frozen=True)
class Document:
    """What a source makes of a document's beginning.

    said: what holds for all of it, by the names that tables over its lines or over documents ask
        for in `columns`. reason: why none of it can be used, or null.
    first: the number of the first line after its header. letters: whether some lines are blocks of
        free text, which `Source.without_letters` takes out.
    whole: it holds all that its publisher has, and the next such one takes its place.
    split: makes fields of a line, for documents whose lines SQL cannot split; null where the
        table's `delimiter` does.
    """

    said: Mapping[str, str | None]
    reason: str | None = None
    first: int = 1
    letters: bool = False
    whole: bool = False
    split: Callable[[str], list[str]] | None = None


@dataclass(frozen=True)
class Table:
    """One kind of file that a source publishes.

    files: patterns (fnmatch, lower case) that a file's or a zip member's bare name must match. A
        file of which several tables are made matches the very same patterns in each.
    columns: the publisher's columns in file order; every row must have as many fields. Where
        `delimited` says that files have a header, their order is the header's, and a column that is
        missing or not known stops the load.
    select: SQL over `rows` (the publisher's columns as text, '' where empty) giving CARRIED and the
        columns COLUMNS asks for; `$period` stands for the cycle or year as an INTEGER, `$file` for
        what tells the file from others, `$folder` for its folder's name. It sees unfit rows too
        (with no columns at all where their number was wrong) and must not fail on them: `try_cast`
        what `bad` judges.
    bad: SQL expression over `rows`: why a row cannot be used, as text, or null where it can.
    other_year: SQL expression over `rows`: true where a row speaks of another period than
        `$period`; a file most of whose judged rows do is refused. Null rows are not judged.
    precedence: where two tables hold the same source_id, the lower one is the entry and the other
        is merged into it.
    over: what `rows` are, where a source's files are documents (see Source.document): "lines", with
        `line`, `raw`, `f` (its fields as a list) and `columns` of what its document said, or
        "documents", one row for each, with `columns`. Such a select filters the rows it is for.
    lookups: names of relations beside `rows`, each as column → values; called when loading.
    distinct: the source_id may stand in several lines of a file, which are rows of their own all
        the same: each then gets its line's number too.
    counted_off: of such lines each gets which of them it is instead: files that overlap, and that a
        row's own words tell it by, then have as many of them as the one with most.
    numbered: the source_id is the publisher's own number of a record. Lines of a file that say the
        very same under one number are that record once; those that differ are rows of their own.
    delimited: how rows are written, where they are more than lines split at `delimiter`. Fields
        come without blanks at their ends then.
    day, amount: of rows of money, the publisher's columns that hold these. Where most of the cells
        of a day hold no day, or those of an amount hold days, the file is refused.
    forms: columns of the publisher in files that may have no header → our column made of it and
        the regular expression that it must fit; where most cells do not, the file is refused.
    codes: columns of ours that hold a publisher's codes, each with the codes that are known, in
        whatever case ('' where a row may have none). Rows with others are kept as they are, and the
        load says so. A code that no column of ours holds as it is goes by the publisher's name, and
        `select` gives it besides ours.
    explodes: a row holds several payments, and the `select` gives each of them as a row of its own
        (at least one for every row read), with the same line and a source_id that tells them apart.
        Rows read are then counted as the payments read; of a row that states several totals, which
        come likewise, as the row that it is.
    whole: a file holds all years, and its period is 0.
    rewritten: makes lines of fields of a small file that has none, from its bare name and bytes.
    period_column: the publisher's column that names the period in every row, in files without a
        header: where neither a file's name nor the user tells it, its first row does.
    partial: patterns of files that hold some of the table's rows, each standing by itself: it is
        renewed by a file of its own name only (with its folders', in patterns that begin "*/"), and
        makes no stretch of time complete.
    family: a name that tables share whose files hold the same rows, whatever these are called: of
        two such files of a period one takes the other's place.
    row_period: SQL over our columns: the period of a row, in tables with a family.
    given_back: columns of the publisher → SQL over our columns that gives their text back. Where a
        table has any, and its rows are plain lines split at `delimiter`, the ledger keeps lines as
        fields, and only those that our columns do not give back; its `select` then gives
        CARRIED_WITH_FIELDS.
    a_day: rows that a whole file holds at the very least for each day that it reaches. One with
        fewer is loaded and makes no stretch of time complete, unless the user says it is right.
    later: columns of ours that `select` does not give, and that are made of the kept ones (and of
        the publisher's, each named with "_" before) whenever they are asked for, as SQL.
    """

    name: str
    title: str
    holds: Holds
    files: tuple[str, ...]
    columns: tuple[str, ...]
    select: str
    bad: str = "NULL"
    other_year: str = "NULL"
    scope: str = ""
    delimiter: str = "|"
    least_rows: int = 1
    a_day: int = 0
    precedence: int = 0
    ignored: tuple[str, ...] = ()
    over: str = "file"
    lookups: Callable[[], Mapping[str, Mapping[str, Sequence[str | int | None]]]] | None = None
    distinct: bool = False
    counted_off: bool = False
    numbered: bool = False
    #: rows hold street addresses: the text of a reject is then in the lake alone
    addresses: bool = False
    delimited: Delimited | None = None
    explodes: bool = False
    whole: bool = False
    partial: tuple[str, ...] = ()
    family: str = ""
    row_period: str = "election"
    rewritten: Callable[[str, bytes], bytes] | None = None
    period_column: str = ""
    lone: bool = False  # a file is one document
    day: str = "date"
    amount: str = "amount"
    forms: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    given_back: Mapping[str, str] = field(default_factory=dict)
    later: Mapping[str, str] = field(default_factory=dict)

    @property
    def unused(self) -> tuple[str, ...]:
        """The publisher's columns that nothing is made of: a header may do without them."""
        asked = set(re.findall(r"\w+(?:[ /]\w+)*", f"{self.select} {self.bad} {self.other_year}"))
        words = asked | {word for name in asked for word in re.split("[ /]", name)}
        return tuple(c for c in self.columns if c not in words and f'"{c}"' not in self.select)


@dataclass(frozen=True)
class Settling:
    """A table without which rows of other tables cannot be told from each other.

    table: its name. file: what its publisher calls it. of: the tables of rows that it settles.
    tells: what nothing else tells, as the end of "only it tells".
    """

    table: str
    file: str
    of: tuple[str, ...]
    tells: str


@dataclass(frozen=True)
class Deadline:
    """One report that filers of a pace owe: the days it closes and is due on.

    pace: how often a filer reports (monthly, quarterly, half-yearly), as `Source.pace` tells it.
    """

    pace: str
    code: str
    closes: date
    due: date


@dataclass(frozen=True)
class Download:
    """One file to fetch: its address under the publisher's base, and the name to keep it by."""

    path: str
    name: str
    optional: bool = False


def _same_year(year: int) -> int:
    return year


def _calendar_year(period: int) -> tuple[date, date]:
    return date(period, 1, 1), date(period, 12, 31)


def _nothing(period: int) -> tuple[Download, ...]:
    return ()


def _no_deadlines(year: int) -> tuple[Deadline, ...]:
    return ()


@dataclass(frozen=True)
class Source:
    """A publisher of records, and all that the ledger needs to know about it."""

    name: str
    title: str
    agency: str
    base_url: str
    tables: tuple[Table, ...]
    rules: tuple[Rule, ...] = ()
    #: what a file's period is called; '' where every file holds all years
    period_word: str = "cycle"
    #: the period (cycle) that a year's records lie in
    period_of_year: Callable[[int], int] = _same_year
    #: first and last day that a period's records speak of; where it is not said, its year's, and
    #: from the first period's on where every file holds all years
    span: Callable[[int], tuple[date, date]] = _calendar_year
    first_period: int = 1980
    #: the files to fetch for a period; of period 0 where every file holds all years
    downloads: Callable[[int], tuple[Download, ...]] = _nothing
    #: a day's file, for publishers of one a day; a day on which nobody filed need not have one
    day: Callable[[date], Download] | None = None
    #: a single filing by its number, under filings_url; null where the text is no number of one.
    #: Of a publisher that gives its records out filer by filer: those of one filer
    filing: Callable[[str], Download | None] | None = None
    filings_url: str = ""
    #: SQL over `reported` (this source's entries with line, period and all columns of
    #: COLUMNS[Holds.ENTRIES]) giving the `source_id` of each row that reports, from the payer's
    #: side, money that another filer's receipt holds already, counted today or earlier; `since`,
    #: the day that receipt became public, and `until`, the day it stopped counting (null where it
    #: counts); where the receipts are told, their keys (`receipts`), the row's own day (`paid`) and
    #: since when both are on file (`told`)
    mirrors: str = ""
    #: SQL over `reported` (as for `mirrors`) and `covers` (the filings of its system, with the
    #: columns of COLUMNS[Holds.FILINGS], and `sides`, those of its rows that are loaded) giving the
    #: `source_id` of each row of a late or 24/48-hour report that a loaded periodic report says
    #: again, and `until`, the day that report was filed; and, for rows that do not count for
    #: another reason, that reason as `why`. `standing` has the rows of all agencies, for one that
    #: gets copies of another's reports.
    #: Where both are loaded as filings, whose `nature` tells them, this needs no rule.
    repeats: str = ""
    #: SQL over `reported` and `covers` giving pairs of rows (`payment`, `receipt`) that may be one
    #: in two reports of one filer, or in one report and what amends it, where nothing tells: all of
    #: them count, and it is said (decision 76)
    mingled: str = ""
    #: SQL condition over rows: those that only a report within a day has. A filing of such rows
    #: alone is one, and takes no other's place, whatever its cover says
    at_once: str = ""
    #: committees' stated totals to compare the itemized rows with
    totals: tuple[Total, ...] = ()
    #: reads a document's beginning, for publishers whose files are filings and not whole periods;
    #: then each file (a filing, or a zip of many) stands by itself and replaces only its own kind
    document: Callable[[Head], Document] | None = None
    #: a filter over a document's text, block by block, that leaves the number of lines as it is
    without_letters: Callable[[], Callable[[bytes], bytes]] | None = None
    #: the reports that are due on a year's money
    deadlines: Callable[[int], tuple[Deadline, ...]] = _no_deadlines
    #: SQL expression over this source's committees: their pace, or null where nothing tells
    pace: str = "NULL"
    #: the page on which its publisher finds a filing by its number, where none has an address
    search: str = ""
    #: what can never be found in its files, in sentences
    never: tuple[str, ...] = ()
    #: tables that others need beside them: where one is not loaded, answers say what is open
    settling: tuple[Settling, ...] = ()
    #: what sources of the same agency, whose filings go by the same numbers, share
    system: str = ""

    def __post_init__(self) -> None:
        if not self.period_word and self.span is _calendar_year:
            days = date(self.first_period, 1, 1), date(2199, 12, 31)
            object.__setattr__(self, "span", lambda _: days)  # the year 0 of a file is none

    def table(self, name: str) -> Table:
        """The table of that name; KeyError where there is none."""
        return {t.name: t for t in self.tables}[name]
