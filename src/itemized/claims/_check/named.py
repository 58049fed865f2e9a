"""Whether a statement names enough for the lack of a row to be held against it."""

from __future__ import annotations

from dataclasses import replace

from itemized.claims._check.case import mentions
from itemized.model import Finding, Verdict

_BETWEEN_TWO = ("donation", "donation_total", "transfer")
_WITHOUT_A_ROW = (Verdict.DIFFERS, Verdict.NO_MATCHING_RECORD)


def named_enough(finding: Finding) -> Finding:
    """The finding, left open where it holds something against words that name too little.

    A party taken from an earlier sentence, with no word for it in the claim's own, may not be the
    one that is meant: a row can bear it out, but the lack of one says nothing.
    """
    claim = finding.claim
    if finding.verdict not in _WITHOUT_A_ROW:
        return finding
    if claim.kind == "superlative" and not (claim.donor and claim.recipient):
        if finding.verdict is Verdict.NO_MATCHING_RECORD:
            return _left_open(finding, "The text does not name both sides of the payment.")
        return finding
    parties = (*mentions(claim.donor), *mentions(claim.recipient))
    carried = [
        m.name
        for m in parties
        if m.resolved and not claim.sentence.start <= m.start < claim.sentence.end
    ]
    if claim.kind in _BETWEEN_TWO and carried:
        return _left_open(finding, f"The sentence itself has no word for {carried[0]}.")
    return finding


def _left_open(finding: Finding, why: str) -> Finding:
    because = (why, "No row bears the statement out as it was read, which settles nothing.")
    return replace(
        finding, verdict=Verdict.NOT_CHECKABLE, because=because, fields={}, differs=(), records=()
    )
