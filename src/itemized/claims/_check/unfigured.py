"""Statements that give no figure ("millions of dollars"): rows show that money moved, not how much.

A word for a sum is held only against what it cannot mean: rows that add up to less than one of its
units do not show it. That is no contradiction either, for the text gives no sum to differ from.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from itemized.claims._text.vague import least
from itemized.model import Finding, Verdict

_HELD = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


def with_no_figure(finding: Finding) -> Finding:
    """The finding, where rows were found for a statement without a figure: no plain match."""
    words = str(finding.claim.extra.get("vague") or "")
    if not words or finding.verdict not in _HELD:
        return finding
    total = sum((abs(r.amount) for r in finding.records if r.counted), Decimal(0))
    basis = finding.by_then or finding.now
    every = basis is not None and basis.n <= len(finding.records)
    if every and finding.records and total < least(words):
        said = (
            f"The text says “{words}”; the rows found add up to ${total:,.2f}, which is less than"
            " that means."
        )
        return replace(
            finding, verdict=Verdict.NO_MATCHING_RECORD, because=(*finding.because, said)
        )
    said = f"The text says “{words}” and gives no figure, so the sum itself was not compared."
    return replace(finding, verdict=Verdict.MATCH_WITH_CAVEAT, because=(*finding.because, said))
