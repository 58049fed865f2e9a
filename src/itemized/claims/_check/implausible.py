"""Rows held to be slips, which count nowhere: no answer passes over them (decision 72)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Case
from itemized.claims._check.question import left_out
from itemized.claims._check.readings import TOTALS, row_words
from itemized.claims._check.reasons import OfCounted
from itemized.claims._check.systems import of_source
from itemized.model import Answer, Finding, Record, Verdict, WhyNot
from itemized.money import show_dollars

_HELD = "larger than any one payment known to have been made there"
_NOT_BORNE_OUT = (Verdict.NO_MATCHING_RECORD, Verdict.DIFFERS, Verdict.NOT_CHECKABLE)


def with_implausible(finding: Finding, case: Case) -> Finding:
    """The finding, left open where such a row is what the text speaks of, and with a sentence on
    those that its answer leaves out."""
    basis = finding.by_then or finding.now
    if case.reader is None or basis is None:
        return finding
    if rows := _meant(finding, case, basis):
        return _left_open(finding, rows)
    if all(r.counted for r in basis.records):
        return finding
    for why, n, total in left_out(case.reader, basis.question):
        if why == WhyNot.IMPLAUSIBLE:
            what = "1 row of" if n == 1 else f"{n:,} rows that come to"
            verb = "is" if n == 1 else "are"
            said = f"{what} {show_dollars(total)} {verb} left out, {_HELD}."
            return replace(finding, because=(*finding.because, said))
    return finding


def _meant(finding: Finding, case: Case, basis: Answer) -> tuple[Record, ...]:
    """Such rows of what was asked for, or else of any day, that have the amount of the text."""
    single = finding.claim.kind not in TOTALS or not basis.n
    if finding.verdict not in _NOT_BORNE_OUT or not single:
        return ()
    anytime = replace(basis.question, start=None, end=None, as_of=None)
    asked = [basis.records]
    if finding.claim.amounts and (anytime.payers or anytime.payees):
        asked.append(case.ask(anytime).records)
    return next((rows for rows in (_agreeing(finding, r) for r in asked) if rows), ())


def _agreeing(finding: Finding, records: Sequence[Record]) -> tuple[Record, ...]:
    amounts = finding.claim.amounts
    return tuple(
        r
        for r in records
        if not r.counted
        and r.why_not == WhyNot.IMPLAUSIBLE
        and (not amounts or any(compare(each, r.amount).agrees for each in amounts))
    )


def _left_open(finding: Finding, rows: tuple[Record, ...]) -> Finding:
    agencies = dict.fromkeys(of_source(r.entry_key.partition(":")[0]).agency for r in rows)
    said = (
        f"A row has it that counts in no total, for it is {_HELD}: {row_words(rows[0])}.",
        "Whether it is a slip of typing or was paid, the records do not say.",
    )
    rest = (each for each in finding.because if not isinstance(each, OfCounted))
    return replace(
        finding,
        verdict=Verdict.NOT_CHECKABLE,
        because=(*said, *rest),
        fields={},
        differs=(),
        records=rows,
        missing=tuple(f"{agency}: the filing itself, or its correction" for agency in agencies),
    )
