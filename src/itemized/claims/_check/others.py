"""What else a sum may mean: each other reading is a question of its own, shown with its answer.

Calendar year or two-year cycle; gifts alone or also what committees pass on to one another; one
committee of a candidate or all of them. A reading that the words leave open can bear a statement
out where the first one does not; the finding then says that it rests on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from itemized.claims._check import coverage as loaded
from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Case
from itemized.claims._check.employers import other_givers
from itemized.claims._check.readings import TOTALS
from itemized.claims._check.summaries import beside
from itemized.model import GIFTS, SPENDING, Answer, Claim, Finding, Kind, Question, Verdict
from itemized.money import show_dollars

_OF_SUMS = (*TOTALS, "donation", "transfer", "ie_spending")
_OF_FIRMS = ("donation", "donation_total", "transfer")
_GIVEN = tuple(kind for kind in GIFTS if kind is not Kind.TRANSFER)
_LENT = (*GIFTS, Kind.LOAN)
_MOST = 3
#: Verdicts that a sum under another reading may turn to agreement, where they have no row.
_NOTHING = (Verdict.NO_MATCHING_RECORD, Verdict.NOT_CHECKABLE)


@dataclass(frozen=True)
class Other:
    """Another reading: its question, what makes it another, and whether the words leave it open."""

    question: Question
    words: str
    open: bool


def with_readings(finding: Finding, case: Case) -> Finding:
    """The finding with the other readings of its sum whose answers are not its own."""
    basis = finding.by_then or finding.now
    claim = finding.claim
    if case.reader is None or basis is None or claim.kind not in _OF_SUMS:
        return finding
    if basis.question.measure != "sum" or not claim.amounts:
        return finding
    if not basis.n and claim.kind not in _OF_FIRMS:
        return finding
    asked: dict[tuple[object, ...], tuple[Other, Answer]] = {}
    for other in _others(claim, case, basis.question) if basis.n else _by_staff(finding, case):
        answer = case.ask(other.question)
        if answer.n and answer.value != basis.value:
            asked.setdefault((answer.value, answer.n), (other, answer))
    told = list(asked.values())[:_MOST]
    if not told:
        return finding
    finding = replace(finding, readings=tuple(answer for _, answer in told))
    return _rescued(finding, told)


def _rescued(finding: Finding, told: list[tuple[Other, Answer]]) -> Finding:
    """Agreement with a caveat where a reading that the words leave open has the text's sum."""
    claimed = finding.claim.amounts[0]
    amount = finding.verdict is Verdict.DIFFERS and finding.differs == ("amount",)
    nothing = finding.verdict in _NOTHING and not finding.records
    if not (amount or nothing) or len(finding.claim.amounts) != 1:
        return finding
    for other, answer in told:
        value = answer.value
        if (
            not other.open
            or value is None
            or compare(claimed, Decimal(value)).verdict is not Verdict.MATCH
        ):
            continue
        sum_ = f"{show_dollars(Decimal(value))} in {answer.n:,} row{'s' if answer.n != 1 else ''}"
        why = f"It rests on this reading: {other.words}, which comes to {sum_}."
        because = (why, *finding.because)
        fields = {**finding.fields, "amount": Verdict.MATCH_WITH_CAVEAT}
        return replace(
            finding,
            verdict=Verdict.MATCH_WITH_CAVEAT,
            because=because,
            fields=fields,
            differs=(),
            stated=beside(finding.stated),
            records=tuple(r for r in answer.records if r.counted),
        )
    return finding


def _others(claim: Claim, case: Case, first: Question) -> Iterator[Other]:
    if claim.kind in _OF_FIRMS:
        yield from (Other(*each) for each in other_givers(claim, case, first))
    yield from _other_kinds(claim, first)
    yield from _other_committees(first)
    yield from _other_times(claim, case, first)


def _by_staff(finding: Finding, case: Case) -> Iterator[Other]:
    """Where a firm itself gave nothing that is loaded, what its employees gave."""
    first = finding.by_then or finding.now
    if first is not None:
        yield from (Other(*each) for each in other_givers(finding.claim, case, first.question))


def _other_kinds(claim: Claim, first: Question) -> Iterator[Other]:
    if tuple(first.kinds) != GIFTS:
        return
    raised = claim.kind == "raised_total"
    without = replace(first, kinds=_GIVEN)
    yield Other(without, "without what committees pass on to one another", open=raised)
    yield Other(replace(first, kinds=_LENT), "with loans", open=raised)


def _other_committees(first: Question) -> Iterator[Other]:
    """A candidate's committees one by one, where the question takes them together."""
    own = [i for i in first.payees if i.startswith("C")]
    candidates = [i for i in first.payees if i[:1] in "HSP" and not i.startswith("p-")]
    if candidates and len(own) > 1:
        for committee in own:
            yield Other(replace(first, payees=(committee,)), f"to {committee} alone", open=True)


def _other_times(claim: Claim, case: Case, first: Question) -> Iterator[Other]:
    """The cycle of a year, and the year of the article where the text gives no time."""
    start, end = first.start, first.end
    period = claim.period
    stated = period is not None and period.start is not None
    day = start if stated and start else case.published
    if day is None or set(first.kinds) <= set(SPENDING):
        return
    cycle = loaded.cycle_of(day)
    opens = date(cycle - 1, 1, 1)
    year = stated and start is not None and (start.month, start.day) == (1, 1)
    if year and start != opens:
        words = f"in the cycle {cycle - 1}-{cycle} and not in the year"
        yield Other(replace(first, start=opens), words, open=False)
    if not stated:
        words = f"in the year {day.year}"
        yield Other(replace(first, start=date(day.year, 1, 1), end=end), words, open=True)
        words = f"in the two-year cycle {cycle - 1}-{cycle}"
        yield Other(replace(first, start=opens, end=end), words, open=True)
