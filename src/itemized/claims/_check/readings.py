"""One way of taking the names of a claim, put to the records at three times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from itemized.claims._check.amounts import BELOW, Compared, compare
from itemized.claims._check.case import Answers, Case
from itemized.claims._check.question import left_out, standing
from itemized.claims._check.reasons import OfCounted
from itemized.model import (
    GIFTS,
    SPENDING,
    Amount,
    Answer,
    Claim,
    Kind,
    Question,
    Record,
    Verdict,
)
from itemized.money import show_dollars

#: Kinds of claim whose amount is a sum of payments and not one of them.
TOTALS = ("donation_total", "raised_total", "spent_total")
#: Kinds of claim about what went out and to nobody's gain: one payment, or what several come to.
SPENT = ("ie_spending", "payment", "self_funding")
#: Which rows a kind of claim is about, where they are not gifts of any kind.
KINDS: dict[str, tuple[Kind, ...]] = {
    "ie_spending": (Kind.INDEPENDENT_EXPENDITURE,),
    "spent_total": SPENDING,
    "payment": SPENDING,
    "loan": (Kind.LOAN,),
    "self_funding": (Kind.CONTRIBUTION, Kind.IN_KIND, Kind.REFUND, Kind.LOAN),
}
#: Why a row may be left out of sums and still be what a text speaks of.
_TELLS_AGAIN = {
    "memo": "a memo, which explains money that another row counts",
    "conduit_copy": "the conduit's copy of a gift counted where it arrived",
}
#: How the day of a filing is known, in words that go before the day.
_KNOWN = {"stated": "filed", "due date": "due", "estimated": "filed about"}
#: Words that make an amount a sum; "nearly $5,000" without them may be one payment.
IN_ALL = re.compile(
    r"\b(?:total|combined|altogether|in all|cumulative\w*|sum|together|jointly|collectively)\b",
    re.IGNORECASE,
)
_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


@dataclass(frozen=True)
class Asked:
    """A claim with the ids that one reading of its names gives; who: that reading in words.

    target and side: the candidate that money was spent on, and whether to support or oppose.
    employers: those whose employees are meant, beside `payers`.
    """

    claim: Claim
    case: Case
    payers: tuple[str, ...]
    payees: tuple[str, ...]
    who: str
    target: str | None = None
    side: str | None = None
    employers: tuple[str, ...] = ()

    @property
    def amount(self) -> Amount | None:
        """The amount to be compared; claims with several are checked one amount at a time."""
        return self.claim.amounts[0] if self.claim.amounts else None

    def question(self) -> Question:
        """What to ask: the sum between the two, with the rows nearest to the claim's amount."""
        period = self.claim.period
        return Question(
            "sum" if self.amount else "exists",
            payers=self.payers,
            payees=self.payees,
            kinds=KINDS.get(self.claim.kind, GIFTS),
            start=period.start if period else None,
            end=period.end if period else None,
            target=self.target,
            support_oppose=self.side,
            amount=self.amount.value if self.amount else None,
            employers=self.employers,
        )

    @property
    def spender(self) -> bool:
        """Whether the one who paid reports the rows, and not the one who was paid."""
        return set(self.question().kinds) <= set(SPENDING)

    @property
    def filers(self) -> tuple[str, ...]:
        """The ids of those whose reports the rows would stand in."""
        return self.payers if self.spender else self.payees


@dataclass(frozen=True)
class Weighed:
    """What one answer says to the amount, with the rows that say it."""

    verdict: Verdict
    because: str
    records: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Seen:
    """What a reading of the names came to. rows: whether the records hold any between the two."""

    asked: Asked
    verdict: Verdict
    answers: Answers
    rows: bool
    because: tuple[str, ...] = ()
    fields: dict[str, Verdict] = field(default_factory=dict)
    records: tuple[Record, ...] = ()


def look(asked: Asked) -> Seen:
    """Ask the three questions, and weigh what comes back against the claim."""
    answers = asked.case.answers(asked.question())
    basis = answers.basis
    if not basis.records:
        return Seen(asked, Verdict.NO_MATCHING_RECORD, answers, rows=False)
    weighed = weigh(asked, basis)
    fields = {"donor": Verdict.MATCH} if asked.payers else {}
    fields |= {"recipient": Verdict.MATCH} if asked.payees else {}
    fields |= {"target": Verdict.MATCH} if asked.target else {}
    fields |= {"side": Verdict.MATCH} if asked.side else {}
    fields |= {"period": Verdict.MATCH} if asked.claim.period and basis.n else {}
    verdict, reasons = _in_time(asked, answers, weighed)
    if verdict is Verdict.MATCH and (back := _given_back(asked, weighed.records)):
        verdict, reasons = Verdict.MATCH_WITH_CAVEAT, (*reasons, back)
    if asked.amount is not None:
        fields["amount"] = verdict
    # Rows that do not count and say something else are no answer.
    rows = verdict is not Verdict.NO_MATCHING_RECORD
    return Seen(asked, verdict, answers, rows, reasons, fields, weighed.records)


def weigh(asked: Asked, answer: Answer) -> Weighed:
    """What an answer says to the claim's amount, or without one, to there being any payment."""
    if asked.amount is None:
        return _any(answer)
    nearly = asked.amount.qualifier == "nearly" and not IN_ALL.search(asked.claim.quote)
    if asked.claim.kind in TOTALS and not (nearly and asked.claim.kind == "donation_total"):
        return _total(asked, asked.amount, answer)
    if asked.claim.kind in (*SPENT, *TOTALS):
        return _spent(asked, asked.amount, answer)
    return _single(asked, asked.amount, answer)


def row_words(record: Record) -> str:
    """A row in words: who, whom, how much, when, and since when it is known.

    Where no day of filing is stated the words say on what the day rests.
    """
    day = f" on {record.date}" if record.date else ", undated"
    known = _KNOWN.get(record.filed_basis or "stated", record.filed_basis)
    filed = f" ({known} {record.filed})" if record.filed else ""
    amount = show_dollars(record.amount)
    return f"{record.payer} to {record.payee}: {amount}{day}{filed}"


# ---------------------------------------------------------------- weighing


def _any(answer: Answer) -> Weighed:
    counted = tuple(r for r in answer.records if r.paid)
    if counted:
        words = f"{answer.n:,} rows show such payments" if answer.n > 1 else "One row shows it"
        return Weighed(Verdict.MATCH, f"{words}, among them {row_words(counted[0])}.", counted)
    again = _told_again(answer.records)
    if again:
        return Weighed(Verdict.MATCH_WITH_CAVEAT, _left_out_words(again[0]), again)
    only = OfCounted("Only refunds are recorded between the two.")
    return Weighed(Verdict.DIFFERS, only, answer.records)


def _total(asked: Asked, claimed: Amount, answer: Answer) -> Weighed:
    value = Decimal(answer.value or 0)
    compared = compare(claimed, value)
    rows = f"{answer.n:,} counted row{'s' if answer.n != 1 else ''}"
    because = f"{_capital(compared.because)}. What the records show is the sum of {rows}."
    if not compared.agrees:
        because = f"{because} {_with_left_out(asked, claimed, answer)}".strip()
    return Weighed(compared.verdict, OfCounted(because), answer.records)


def _spent(asked: Asked, claimed: Amount, answer: Answer) -> Weighed:
    """The sum of the rows; where that is another one, a single row of the amount."""
    total = _total(asked, claimed, answer)
    rows = tuple(r for r in answer.records if r.paid and compare(claimed, r.amount).agrees)
    bound = claimed.qualifier in BELOW or IN_ALL.search(asked.claim.quote)
    if total.verdict in _AGREES or not rows or bound:
        return total
    shown = show_dollars(Decimal(answer.value or 0))
    because = (
        f"{row_words(rows[0])}. All {answer.n:,} rows of the time that is meant come to {shown}."
    )
    return Weighed(Verdict.MATCH_WITH_CAVEAT, because, rows)


def _single(asked: Asked, claimed: Amount, answer: Answer) -> Weighed:
    if claimed.qualifier in BELOW:
        return _total(asked, claimed, answer)  # a bound on all that was given, not on one of them
    counted = [r for r in answer.records if r.paid]
    each = [(compare(claimed, r.amount), r) for r in counted]
    total = compare(claimed, Decimal(answer.value or 0))
    for verdict in _AGREES:
        rows = tuple(r for c, r in each if c.verdict is verdict)
        if rows:
            return _row(verdict, claimed, next(c for c, r in each if r is rows[0]), rows, answer)
        if answer.n > 1 and total.verdict is verdict:
            because = f"{_capital(total.because)}, in {answer.n:,} rows and not in one."
            return Weighed(Verdict.MATCH_WITH_CAVEAT, because, answer.records)
    again = tuple(r for r in _told_again(answer.records) if compare(claimed, r.amount).agrees)
    if again and not counted:
        return Weighed(Verdict.MATCH_WITH_CAVEAT, _left_out_words(again[0]), again)
    if not each:
        none = OfCounted("No counted row shows such a payment.")
        return Weighed(Verdict.NO_MATCHING_RECORD, none)
    because = f"{_capital(each[0][0].because)}. The nearest row: {row_words(each[0][1])}."
    if answer.n > 1:
        because += f" All {answer.n:,} rows come to {show_dollars(Decimal(answer.value or 0))}."
    return Weighed(Verdict.DIFFERS, OfCounted(because), answer.records)


def _row(
    verdict: Verdict,
    claimed: Amount,
    compared: Compared,
    rows: tuple[Record, ...],
    answer: Answer,
) -> Weighed:
    because = f"{row_words(rows[0])}."
    if verdict is not Verdict.MATCH or rows[0].amount != claimed.value:
        because += f" {_capital(compared.because)}."
    net = Decimal(answer.value or 0)
    if net < rows[0].amount:
        because += f" Other rows take some of it back; the net is {show_dollars(net)}."
        verdict = Verdict.MATCH_WITH_CAVEAT
    return Weighed(verdict, because, rows + tuple(r for r in answer.records if not r.counted))


def _given_back(asked: Asked, rows: tuple[Record, ...]) -> str:
    """What says that every payment of a row's amount was given back, within its time or later."""
    if asked.amount is None or asked.claim.kind in (*SPENT, *TOTALS) or not rows:
        return ""
    sum_ = rows[0].amount
    back, same = (_of_amount(asked, each) for each in (-sum_, sum_))
    given = [r for r in same if r.paid]
    voided = len(same) - len(given)
    if not back or len(back) - voided < len(given):
        return ""
    return f"It was given back: the row of {back[-1].date} takes that amount off again."


def _of_amount(asked: Asked, sum_: Decimal) -> list[Record]:
    """The counted rows of just this amount between the two, of any time."""
    question = replace(asked.question(), start=None, end=None, amount=sum_)
    records = asked.case.answers(question).basis.records
    return [r for r in records if r.counted and r.amount == sum_]


def _told_again(records: Sequence[Record]) -> tuple[Record, ...]:
    return tuple(r for r in records if not r.counted and r.why_not in _TELLS_AGAIN)


def _left_out_words(record: Record) -> str:
    return f"{row_words(record)}. The row is {_TELLS_AGAIN[record.why_not or 'memo']}."


def _with_left_out(asked: Asked, claimed: Amount, answer: Answer) -> str:
    """What the sum would be with rows that do not count, where that is what the text has."""
    left = left_out(asked.case.ledger, answer.question)
    for why, n, total in left:
        naive = Decimal(answer.value or 0) + total
        if compare(claimed, naive).verdict is Verdict.MATCH:
            return (
                f"With {n} row{'s' if n != 1 else ''} more, left out of sums"
                f" ({why.replace('_', ' ')}), it would be"
                f" {show_dollars(naive)}."
            )
    return ""


# ---------------------------------------------------------------- then, by then, now


def _in_time(asked: Asked, answers: Answers, weighed: Weighed) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict with what the filings of the article's day had to say."""
    verdict, reasons = weighed.verdict, [weighed.because]
    if answers.then is None:
        return verdict, tuple(reasons)
    day = asked.case.known_by
    then = weigh(asked, answers.then) if answers.then.records else None
    known = then is not None and then.verdict in _AGREES
    if verdict in _AGREES and not known:
        stated = any(r.filed_basis == "stated" for r in weighed.records if r.counted)
        reasons.append(_known_later(weighed, day))
        return (Verdict.MATCH_WITH_CAVEAT if stated else verdict), tuple(reasons)
    if verdict not in _AGREES and known and then is not None:
        reasons.insert(0, f"By what had been filed by {day}: {then.because}")
        reasons.append("Filings made since then show it otherwise.")
        return Verdict.MATCH_WITH_CAVEAT, tuple(reasons)
    if standing(asked.case.ledger, answers.basis.question)[0]:
        reasons.append(
            "Rows out of amended reports are among these; on the article's day an earlier form of"
            " them may have been on file."
        )
    return verdict, tuple(reasons)


def _known_later(weighed: Weighed, day: object) -> str:
    filed = [r.filed for r in weighed.records if r.counted and r.filed]
    if not filed and any(r.counted for r in weighed.records):
        return (
            f"These records give no day of filing; whether they were public by {day} they do not"
            " say."
        )
    if not filed:
        return f"No filing made by {day} is known to show it."
    basis = {r.filed_basis for r in weighed.records if r.counted}
    when = "was filed on" if basis == {"stated"} else "was due, or is estimated to be filed, by"
    return f"The report that completes it {when} {max(filed)}, after the article's day ({day})."


def _capital(clause: str) -> str:
    return clause[:1].upper() + clause[1:]
