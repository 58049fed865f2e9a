"""What formats share: verdicts in words, text made inert, what is loaded in a line."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from itemized.model import Answer, Check, Coverage, Finding, Record, Verdict, WhyNot
from itemized.model_loads import CoverageDated
from itemized.money import show_dollars

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True)
class Wording:
    """A verdict for a reader: words, a mark that stands without color, and a tone to color by."""

    words: str
    mark: str
    tone: str  # agree, differ, changed, open, outside


WORDINGS: Mapping[Verdict, Wording] = {
    Verdict.MATCH: Wording("The filings agree", "=", "agree"),
    Verdict.MATCH_WITH_CAVEAT: Wording("The filings agree, with a caveat", "≈", "agree"),
    Verdict.DIFFERS: Wording("The filings differ", "≠", "differ"),
    Verdict.HELD_THEN_STILL_HOLDS: Wording("Held then, still holds", "=", "agree"),
    Verdict.HELD_THEN_NOT_NOW: Wording("Held then, no longer holds", "±", "changed"),
    Verdict.DID_NOT_HOLD_THEN: Wording("Did not hold then", "≠", "differ"),
    Verdict.NO_MATCHING_RECORD: Wording("No matching record", "0", "differ"),
    Verdict.NOT_CHECKABLE: Wording("Not checkable with the loaded records", "?", "open"),
    Verdict.AMBIGUOUS: Wording("More than one reading", "?", "open"),
    Verdict.INCONSISTENT: Wording("The text disagrees with itself", "≠", "differ"),
    Verdict.OUT_OF_SCOPE: Wording("Not looked up", "-", "outside"),
}

#: The same where a table that the user brought stands in place of filings.
_BY_TABLE: Mapping[Verdict, str] = {
    Verdict.MATCH: "The user's table agrees",
    Verdict.MATCH_WITH_CAVEAT: "The user's table agrees, with a caveat",
    Verdict.DIFFERS: "The user's table differs",
    Verdict.NOT_CHECKABLE: "Not checkable with the user's table",
}

REASONS: Mapping[str, str] = {
    WhyNot.MEMO: "a memo line: it explains money that another row counts",
    WhyNot.CONDUIT_COPY: "the conduit's copy of a gift counted where it arrived",
    WhyNot.MIRROR: "the payer's report of a receipt already counted",
    WhyNot.REPLACED: "replaced by an amendment",
    WhyNot.REPEATED: "said again in another report or file, where it counts",
    WhyNot.UNVERIFIED_FILER: "the agency has not verified the filer",
    WhyNot.SUB_ITEM: "a part of another row",
    WhyNot.UNKNOWN_CODE: "of a code that no rule here speaks of",
    WhyNot.IMPLAUSIBLE: "larger than any one payment known to have been made there",
}

#: Unicode's controls, format characters (bidirectional ones among them) and lone surrogates.
_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_FIELDS: Mapping[str, str] = {"entity_type": "kind of entity"}


@dataclass(frozen=True)
class Numbered:
    """A finding with its number, from 1 in the order of the text; 0 for those outside filings."""

    number: int
    finding: Finding

    @property
    def wording(self) -> Wording:
        """How its verdict is told; filings are not spoken of where a user's table settled it."""
        return worded(self.finding.verdict, by_table=self.finding.evidence is not None)

    @property
    def verdict(self) -> str:
        """The verdict in words, with what differs."""
        fields = ", ".join(field_name(name) for name in self.finding.differs)
        return f"{self.wording.words}: {fields}" if fields else self.wording.words

    @property
    def outside(self) -> bool:
        """Whether no filing could answer it."""
        return self.finding.verdict is Verdict.OUT_OF_SCOPE


class Fetched(Protocol):
    """A downloaded file, as the sources hand it over."""

    @property
    def path(self) -> Path: ...
    @property
    def url(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def sha256(self) -> str: ...
    @property
    def retrieved(self) -> str: ...
    @property
    def already(self) -> bool: ...
    @property
    def how(self) -> str: ...


class FetchReport(Protocol):
    """What a fetch brought, as the sources hand it over."""

    @property
    def files(self) -> Sequence[Fetched]: ...
    @property
    def absent(self) -> Sequence[str]: ...
    @property
    def load(self) -> Sequence[str]: ...


def environment(package: str) -> Environment:
    """The templates of a package. Whatever they show is escaped, and what they lack is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    # Escape always: a template's name ends in .j2, so a guess by its ending would leave it off.
    return Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def worded(verdict: Verdict, *, by_table: bool = False) -> Wording:
    """How a verdict is told. by_table: a table of the user's settled it, and no filing."""
    told = WORDINGS[verdict]
    return replace(told, words=_BY_TABLE.get(verdict, told.words)) if by_table else told


def numbered(check: Check) -> list[Numbered]:
    """The findings in the order of the text; those that filings could answer are numbered."""
    in_order = sorted(check.findings, key=lambda f: (f.claim.start, -f.claim.end, f.claim.id))
    numbers = count(1)
    return [
        Numbered(0 if f.verdict is Verdict.OUT_OF_SCOPE else next(numbers), f) for f in in_order
    ]


def tally(findings: Sequence[Numbered]) -> list[tuple[Wording, int]]:
    """How many findings each verdict has, in the order of the verdicts."""
    order = list(WORDINGS)
    told = sorted(
        (order.index(n.finding.verdict), n.finding.evidence is not None, n.wording.words)
        for n in findings
    )
    by_words = {n.wording.words: n.wording for n in findings}
    return [(by_words[words], n) for (_, _, words), n in Counter(told).items()]


def field_name(name: str) -> str:
    """A field of a claim as a reader calls it."""
    return _FIELDS.get(name, name.replace("_", " "))


def inert(text: str) -> str:
    """Text from outside without what steers a terminal or turns the text's direction."""
    if text.isprintable():  # which no such character is
        return text
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _STEERING)


def plain(text: object) -> str:
    r"""Text from outside, inert and on one line; of text that nothing is seen of, that it is so: a
    link or heading of it would else be empty.

    >>> plain("EVIL\x1b[31m PAC\u202e\n  OF OHIO"), plain("\u200b"), plain("")
    ('EVIL[31m PAC OF OHIO', '(nothing to be seen)', '')
    """
    said = " ".join(str(text).split())
    shown = inert(said)
    return shown if shown.strip() or not said else "(nothing to be seen)"


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web; anything else is no link."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def host(url: str | None) -> str | None:
    """The host of a web address, without www."""
    address = web_address(url)
    return urlsplit(address).netloc.removeprefix("www.") if address else None


def long_date(day: date) -> str:
    """A date as a newspaper writes it.

    >>> long_date(date(2021, 7, 26))
    'July 26, 2021'
    """
    return f"{day:%B} {day.day}, {day.year}"


def rows(n: int) -> str:
    """A number of rows in words."""
    return f"{n:,} row{'' if n == 1 else 's'}"


def figure(answer: Answer) -> str:
    """What the ledger gave, in words.

    A sum over no rows is told as no row: nothing on file is not a gift of $0.
    """
    if answer.n == 0 or answer.value is None:
        return "no counted row" if answer.records else "no row"
    measure, over = answer.question.measure, rows(answer.n)
    if measure.startswith("standing"):
        return f"number {answer.value:,} of {answer.n:,}"
    if measure == "givers":
        return f"{answer.value:,} givers in {over}"
    if measure == "share":
        return f"{Decimal(answer.value).normalize():f} %, over {over}"
    if measure == "sum":
        return f"{show_dollars(Decimal(answer.value))} in {over}"
    if measure == "largest":
        return f"{show_dollars(Decimal(answer.value))}, the largest of {over}"
    if measure == "rank":
        return f"number {answer.value:,} among {over}"
    return over


def itemized(finding: Finding) -> str:
    """What then, by then and now are of, where the verdict rests on something else."""
    return "itemized rows, " if finding.rests_on else ""


def clocks(
    finding: Finding, check: Check, say: Callable[[date], str] = str
) -> list[tuple[str, Answer, str]]:
    """The answers of a finding that there are: then, by then and now, each with what it is of.

    say: how a day is written. Records taken as of a day hold nothing that was filed later.
    """
    told = f"as filings told it on {say(check.as_of)}" if check.as_of else "as filings tell it now"
    asked = finding.then.question.as_of if finding.then else None
    days = [day for day in (asked, check.as_of) if day]
    known, by = min(days, default=None), check.reading.article.published
    then, by_then = (say(day) if day else "the article's day" for day in (known, by))
    of = itemized(finding)
    each = (
        ("Then", finding.then, f"{of}as filed by {then}"),
        ("By then", finding.by_then, f"{of}dated by {by_then}, {told}"),
        ("Now", finding.now, f"{of}{told}"),
    )
    return [(name, answer, gloss) for name, answer, gloss in each if answer]


def filed(record: Record) -> str:
    """The day a record became public, and how that is known where nobody states it."""
    if record.filed is None:
        return "not known"
    basis = record.filed_basis or "stated"
    return str(record.filed) if basis == "stated" else f"{record.filed} ({plain(basis)})"


def reason(why_not: str | None) -> str:
    """Why a row is left out of totals, in words."""
    return REASONS.get(why_not or "", plain(why_not or "").replace("_", " "))


def counting(record: Record) -> str:
    """Whether a record counts toward totals, and if not, why."""
    return "counted" if record.counted else f"not counted: {reason(record.why_not)}"


@dataclass(frozen=True)
class Lot:
    """Files of one source that are loaded, or of one scope of it, and the days they speak of.

    spans: the days that are complete. dated: the first and last day of their payments, where no day
    is complete and that is known. paid: whether they hold payments. rows: of payments and, of a
    file that holds none, of the largest table that it is read into: a line may go into several.
    """

    source: str
    scope: str
    spans: tuple[tuple[date, date], ...]
    dated: tuple[date, date] | None
    paid: bool
    files: int
    rows: int


def lots(coverage: Iterable[Coverage], *, by_scope: bool = False) -> list[Lot]:
    """What is loaded, by source or, closer, by scope."""
    groups: dict[tuple[str, str], list[Coverage]] = {}
    for item in coverage:
        groups.setdefault((item.source, item.scope if by_scope else ""), []).append(item)
    return [_lot(source, scope, items) for (source, scope), items in sorted(groups.items())]


def _lot(source: str, scope: str, items: list[Coverage]) -> Lot:
    payments = [c for c in items if c.holds == "entries"]
    spans = tuple(stretches(payments or items))
    days = [d for c in payments for d in days_of(c) if d and not spans]
    files: dict[tuple[str, str], list[Coverage]] = {}
    for item in items:
        files.setdefault((item.file, item.sha256), []).append(item)
    return Lot(
        source,
        scope,
        spans,
        (min(days), max(days)) if days else None,
        bool(payments),
        len(files),
        sum(map(_rows_of, files.values())),
    )


def days_of(coverage: Coverage) -> tuple[date | None, date | None]:
    """The first and last day of a file's payments, complete or not, where they are known."""
    if isinstance(coverage, CoverageDated):
        return coverage.dated_from, coverage.dated_through
    return None, None


def _rows_of(tables: list[Coverage]) -> int:
    """The rows of one file, by the tables that it is read into."""
    payments = [c.rows for c in tables if c.holds == "entries"]
    return sum(payments) if payments else max(c.rows for c in tables)


def loaded(coverage: Iterable[Coverage], *, by_scope: bool = False) -> list[str]:
    """What is loaded and through when: a line a source or, closer, a line a scope of it."""
    return [_line(lot) for lot in lots(coverage, by_scope=by_scope)]


def _line(lot: Lot) -> str:
    spans = " and ".join(f"{first} through {last}" for first, last in lot.spans)
    files = f"{lot.files:,} file{'' if lot.files == 1 else 's'}"
    named = f"{plain(lot.source)} ({plain(lot.scope)})" if lot.scope else plain(lot.source)
    return ", ".join(filter(None, [named, spans, files, rows(lot.rows), _incomplete(lot)]))


def _incomplete(lot: Lot) -> str:
    """What stands in the place of complete days, of payments that make none complete."""
    if lot.spans or not lot.paid:
        return ""
    days = "dated {} through {}, ".format(*lot.dated) if lot.dated else ""
    return f"{days}no day complete"


def stretches(coverage: Iterable[Coverage]) -> list[tuple[date, date]]:
    """The days covered, as stretches without a gap: two cycles four years apart stay two."""
    found: list[tuple[date, date]] = []
    for first, last in sorted((c.start, c.through) for c in coverage if c.start and c.through):
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
