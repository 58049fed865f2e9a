"""The words all layers speak: frozen dataclasses and the vocabularies of DESIGN's tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from itemized.model_files import Loaded
from itemized.model_filings import Reconciled, Stated, Twice

Day = date  # for classes whose own `date` hides the type's name
#: Shown with every answer that may name contributors (52 U.S.C. 30111(a)(4)).
NOTICE = (
    "Information on individual contributors copied from reports filed with the FEC may not be "
    "sold or used to solicit contributions or for any commercial purpose (52 U.S.C. 30111(a)(4))."
)


class Kind(StrEnum):
    """What a payment is, whatever a publisher's code for it."""

    CONTRIBUTION = "contribution"
    IN_KIND = "in_kind"
    EARMARK = "earmark"
    TRANSFER = "transfer"
    REFUND = "refund"
    LOAN = "loan"
    LOAN_REPAYMENT = "loan_repayment"
    INDEPENDENT_EXPENDITURE = "independent_expenditure"
    ELECTIONEERING = "electioneering"
    COORDINATED = "coordinated"
    OPERATING = "operating"
    AD_BUY = "ad_buy"
    OTHER = "other"


#: Kinds that are gifts, with the refunds that take them back: what "gave" and "received" sum.
GIFTS = (Kind.CONTRIBUTION, Kind.IN_KIND, Kind.EARMARK, Kind.TRANSFER, Kind.REFUND)
GIVEN = (*GIFTS, Kind.LOAN, Kind.LOAN_REPAYMENT)  # whose payees have it, whatever it is for
SPENDING_ABOUT = (Kind.INDEPENDENT_EXPENDITURE, Kind.ELECTIONEERING, Kind.COORDINATED)
#: Kinds followed where none is named: what a committee pays for its own running goes to vendors.
FOLLOWED = (*GIVEN, *SPENDING_ABOUT)
#: What "spent" sums: kinds that a committee pays for its own purposes.
SPENDING = (*SPENDING_ABOUT, Kind.OPERATING, Kind.AD_BUY)


class WhyNot(StrEnum):
    """Why a row does not count toward totals."""

    MEMO = "memo"
    CONDUIT_COPY = "conduit_copy"
    MIRROR = "mirror"
    REPLACED = "replaced"
    REPEATED = "repeated"
    UNVERIFIED_FILER = "unverified_filer"
    SUB_ITEM = "sub_item"
    IMPLAUSIBLE = "implausible"
    UNKNOWN_CODE = "unknown_code"


class Verdict(StrEnum):
    """What the records say of a field or a claim. About records, never about people."""

    MATCH = "MATCH"
    MATCH_WITH_CAVEAT = "MATCH_WITH_CAVEAT"
    DIFFERS = "DIFFERS"
    HELD_THEN_STILL_HOLDS = "HELD_THEN_STILL_HOLDS"
    HELD_THEN_NOT_NOW = "HELD_THEN_NOT_NOW"
    DID_NOT_HOLD_THEN = "DID_NOT_HOLD_THEN"
    NO_MATCHING_RECORD = "NO_MATCHING_RECORD"
    NOT_CHECKABLE = "NOT_CHECKABLE_WITH_LOADED_RECORDS"
    AMBIGUOUS = "AMBIGUOUS"
    INCONSISTENT = "INCONSISTENT_IN_TEXT"
    OUT_OF_SCOPE = "OUT_OF_SCOPE"


# ---------------------------------------------------------------- what a text says


@dataclass(frozen=True)
class Span:
    """A stretch of an article's text: Unicode code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words it covers."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Article:
    """An article as read: its text is what every span counts in."""

    text: str
    title: str | None
    published: date | None
    url: str | None
    sha256: str  # of the bytes handed in
    author: str | None = None
    outlet: str | None = None
    assumed: tuple[str, ...] = ()  # what was assumed, in sentences (a missing date, say)


@dataclass(frozen=True)
class Amount:
    """An amount the text gives, with the interval its own precision allows.

    qualifier: exact, about, nearly, more_than, at_least, up_to, less_than, range. low and high are
    dollars, inclusive; None is no bound. start and end are None where the number is no token.
    """

    text: str
    value: Decimal
    qualifier: str
    low: Decimal | None
    high: Decimal | None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Mention:
    """A party as the text names it, and as it was resolved.

    text: the words at the span. name: whom they mean ("the PAC" → "Color of Change PAC").
    resolved: true where `name` was taken from elsewhere in the text. kind: person, committee,
    organization, candidate, party, office, group, agency or None.
    """

    text: str
    name: str
    start: int
    end: int
    kind: str | None = None
    resolved: bool = False
    entity_id: str | None = None


@dataclass(frozen=True)
class Period:
    """A stretch of days, half-open: `start` is in it, `end` is not; None is no bound."""

    text: str
    start: date | None
    end: date | None
    assumed: str = ""  # what was assumed to get there, as a sentence


@dataclass(frozen=True)
class Claim:
    """One statement of the text about political money, with only what the text says.

    extra holds what only some kinds have: rank and scope of a superlative, the agency of an
    attribution, the two names of a consistency claim, the side of an expenditure.
    """

    id: str
    kind: str
    direction: str | None
    start: int
    end: int
    quote: str
    sentence: Span
    donor: Mention | tuple[Mention, ...] | None = None
    recipient: Mention | tuple[Mention, ...] | None = None
    amounts: tuple[Amount, ...] = ()
    period: Period | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """An article with every claim found in it, in the order of the text."""

    article: Article
    claims: tuple[Claim, ...]


# ---------------------------------------------------------------- what the records say


@dataclass(frozen=True)
class Question:
    """One thing asked of the ledger. No part of it is SQL; each measure has one tested template.

    measure: as in claims/_check/question.py. payers and payees are entity ids; empty is anyone.
    start and end bound the date of the payment, half-open. as_of: only what had been filed by
    then. limit: how many rows to show. employers: payers who state one of these as theirs, beside
    `payers` where both are given.
    """

    measure: str
    payers: tuple[str, ...] = ()
    payees: tuple[str, ...] = ()
    kinds: tuple[str, ...] = GIFTS
    start: date | None = None
    end: date | None = None
    as_of: date | None = None
    target: str | None = None
    support_oppose: str | None = None
    amount: Decimal | None = None
    limit: int = 20
    employers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """One ledger row behind an answer."""

    entry_key: str
    payer: str
    payee: str
    amount: Decimal
    date: Day | None
    filed: Day | None
    filed_basis: str | None
    counted: bool
    why_not: str | None
    url: str | None
    payer_id: str = ""
    payee_id: str = ""
    type_code: str | None = None
    memo_text: str | None = None
    ref: str = ""
    kind: str | None = None

    @property
    def paid(self) -> bool:
        """Whether it counts and was given: a voided refund gives nothing a second time."""
        return self.counted and self.amount > 0 and self.kind != Kind.REFUND


@dataclass(frozen=True)
class Answer:
    """What the ledger gave for a question, and how to get it again."""

    question: Question
    sentence: str  # the question in one English sentence
    sql: str
    params: Mapping[str, Any]
    value: Decimal | int | None
    n: int
    records: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Finding:
    """The verdict on one claim with its reasons; there is none without `because`.

    evidence: the user's own table it rests on (title, file, sha256, rows). readings: what else the
    claim may ask, best first; the verdict rests on none. routed: its routes, as trace.Traced.
    stated: totals of filers' own that it rests on or tells beside; the answers stay those of rows.
    """

    claim: Claim
    verdict: Verdict
    because: tuple[str, ...]
    fields: Mapping[str, Verdict] = field(default_factory=dict)
    then: Answer | None = None  # what the filings showed on the article's day
    by_then: Answer | None = None  # what had happened by then, as filings tell it now
    now: Answer | None = None
    records: tuple[Record, ...] = ()
    missing: tuple[str, ...] = ()  # record systems, with the command that fetches them
    differs: tuple[str, ...] = ()  # names of fields
    evidence: Mapping[str, Any] | None = None
    readings: tuple[Answer, ...] = ()
    routed: Any = None
    stated: tuple[Stated, ...] = ()

    @property
    def asked(self) -> Stated | Answer | None:
        """What its verdict rests on first, with the query that gives it again."""
        return next(iter(self.rests_on), self.by_then or self.now)

    @property
    def rests_on(self) -> tuple[Stated, ...]:
        """Totals of filers' own that the verdict rests on; none where it is rows or nothing."""
        open_ = (Verdict.NOT_CHECKABLE, Verdict.AMBIGUOUS, Verdict.OUT_OF_SCOPE)
        return tuple(one for one in self.stated if one.rests and self.verdict not in open_)

    def __post_init__(self) -> None:
        if not self.because:
            raise ValueError("a finding needs its reason")


@dataclass(frozen=True)
class Check:
    """An article with the finding on each of its claims."""

    reading: Reading
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    snapshot: str | None
    as_of: date | None = None  # the day as of which the records were taken


@dataclass(frozen=True)
class Coverage:
    """What one loaded file lets the ledger answer; start is `from` in the ledger's own table."""

    source: str
    table: str
    scope: str
    start: date | None
    through: date | None
    file: str
    sha256: str
    retrieved: date | None
    rows: int
    holds: str = "entries"  # entries, committees, candidates, links or summaries


@dataclass(frozen=True)
class Match:
    """One entity that a name may mean. A match of names, never of persons."""

    entity_id: str
    name: str
    kind: str | None
    place: str | None
    first: date | None
    last: date | None
    given: Decimal
    received: Decimal
    tier: str
    because: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Totals:
    """A sum over counted rows, with what it is made of."""

    total: Decimal
    n: int
    by_year: tuple[tuple[int | None, Decimal, int], ...] = ()
    by_counterpart: tuple[tuple[str, str, Decimal, int], ...] = ()  # id or "", name, total, n
    others: tuple[int, Decimal, int] = (0, Decimal("0.00"), 0)  # not listed: parties, total, n


@dataclass(frozen=True)
class Shown:
    """What the records hold on one or several entities taken together."""

    entities: tuple[Match, ...]
    given: Totals
    received: Totals
    spent: Totals
    left_out: tuple[tuple[str, int, Decimal], ...]  # why_not, rows, total as filed
    spellings: tuple[Mapping[str, Any], ...]
    records: tuple[Record, ...]
    as_of: date | None
    coverage: tuple[Coverage, ...]
    caveats: tuple[str, ...] = ()
    related: tuple[Mapping[str, Any], ...] = ()  # relation, id, name, evidence; never counted in
    unitemized: tuple[Decimal, int] = (Decimal("0.00"), 0)  # as committees state; reports; no row
    twice: tuple[Twice, ...] = ()  # payments that may be in the totals twice
    documents: tuple[Mapping[str, Any], ...] = ()  # of political files: orders, in no total
    besides: tuple[tuple[str, int, Decimal], ...] = ()  # side, rows, total: count, in no sum above


@dataclass(frozen=True)
class Status:
    """What is loaded, through when, and how it stands beside the filers' own totals."""

    snapshot: str
    coverage: tuple[Coverage, ...]
    loads: tuple[Loaded, ...]
    reconciled: tuple[Reconciled, ...]  # gaps that small gifts do not account for, largest first
    compared: int  # totals compared
    agreeing: int  # of those, equal to the dollar, or larger by gifts too small to be itemized
    never: tuple[tuple[str, str], ...] = ()  # source, what no file of it holds
    absent: tuple[str, ...] = ()  # sources of which nothing is loaded
    as_of: date | None = None
    caveats: tuple[str, ...] = ()  # what a day, or a file that is not loaded, leaves open


@dataclass(frozen=True)
class Table:
    """What a query of the user's own gave."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Progress(Protocol):
    """Called now and then during long work: how far a stage has come, in its own unit."""

    def __call__(self, stage: str, done: int, total: int | None, unit: str) -> None:
        """`done` of `total` (None where not known) `unit`s (rows, bytes) of the stage."""


def no_progress(stage: str, done: int, total: int | None, unit: str) -> None:
    """Say nothing."""
