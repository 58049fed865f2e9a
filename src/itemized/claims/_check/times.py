"""Claims of a time that cannot be laid on the calendar: "June 31", "the next month" after no month.

Without its days the records were asked of any time, so that what agrees with them agrees in part.
"""

from __future__ import annotations

from dataclasses import replace

from itemized.claims._check.readings import TOTALS
from itemized.claims._text.calendar import APART, IN_ROUND, NO_SUCH_DAY, NOT_TIED
from itemized.model import Finding, Period, Verdict

_ONE = ("donation", "transfer", "in_kind", "loan", "payment", "relation", "refund", "self_funding")
_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
_OPEN = (Verdict.OUT_OF_SCOPE, Verdict.NOT_CHECKABLE)


def timed(finding: Finding) -> Finding:
    """The finding; no plain match where its time is none, and no difference where a sum is of a
    time told in round figures."""
    period = finding.claim.period
    if period is None or finding.verdict is Verdict.OUT_OF_SCOPE:
        return finding
    if _says(period, NO_SUCH_DAY):
        return _no_day(finding, period)
    if _says(period, APART):
        return _left(finding, f"\u201c{period.text}\u201d was not looked up: {APART}.")
    if _says(period, NOT_TIED):
        return _untied(finding, period)
    if (
        _says(period, IN_ROUND)
        and finding.claim.kind in TOTALS
        and finding.verdict is Verdict.DIFFERS
    ):
        why = f"\u201c{period.text}\u201d gives the sum's time in round figures only."
        return _left(finding, why)
    return finding


def _says(period: Period, why: str) -> bool:
    return why in period.assumed.split("; ")


def _no_day(finding: Finding, period: Period) -> Finding:
    """A payment on a day that there is not was made on another one."""
    why = f"\u201c{period.text}\u201d is no day: {NO_SUCH_DAY} in the calendar."
    if finding.verdict in _AGREES and finding.claim.kind in _ONE:
        return replace(
            finding,
            verdict=Verdict.DIFFERS,
            because=(why, *finding.because),
            fields={k: v for k, v in finding.fields.items() if k != "period"}
            | {"date": Verdict.DIFFERS},
            differs=("date",),
        )
    return _left(finding, why)


def _untied(finding: Finding, period: Period) -> Finding:
    """One payment may be the one that is meant; what a sum comes to rests on its time."""
    why = f"When that was, \u201c{period.text}\u201d, was not looked up: {NOT_TIED}."
    if finding.claim.kind not in _ONE:
        return _left(finding, why)
    verdict = finding.verdict
    return replace(
        finding,
        verdict=Verdict.MATCH_WITH_CAVEAT if verdict is Verdict.MATCH else verdict,
        because=(*finding.because, why),
        fields={k: v for k, v in finding.fields.items() if k != "period"},
    )


def _left(finding: Finding, why: str) -> Finding:
    """The finding left open; where nothing was settled, with a word more."""
    if finding.verdict in _OPEN:
        return replace(finding, because=(why, *finding.because))
    near = tuple(f"Near it lies: {reason}" for reason in finding.because[:1])
    return replace(
        finding,
        verdict=Verdict.NOT_CHECKABLE,
        because=(why, *near),
        fields={},
        records=(),
        differs=(),
    )
