"""Whole sentences about the made-up world, each held against what its raw rows say.

What is right beside each was worked out from the planted rows (world/facts.py, beyond.py).
"""

from __future__ import annotations

from datetime import date

import pytest

from itemized.desk import Desk
from itemized.model import Finding, Verdict

PUBLISHED = date(2023, 6, 1)
HELD = Verdict.HELD_THEN_STILL_HOLDS
NOT_THEN = Verdict.DID_NOT_HOLD_THEN
MATCH, CAVEAT = Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT
DIFFERS, NONE, OPEN = Verdict.DIFFERS, Verdict.NO_MATCHING_RECORD, Verdict.NOT_CHECKABLE


def found(desk: Desk, text: str, kind: str, published: date = PUBLISHED) -> list[Finding]:
    """What is found of the statements of one kind."""
    article = desk.article(f"Money in the race\n\n{text}\n".encode(), published=published)
    return [f for f in desk.check(article).findings if f.claim.kind == kind]


def verdicts(desk: Desk, text: str, kind: str, published: date = PUBLISHED) -> list[Verdict]:
    return [f.verdict for f in found(desk, text, kind, published)]


#: Eight gave to Lantern Street PAC in 2021: Ferrante-Lowe is third, Thornbury-Vex last of them.
RANKS = {
    "Augustin Ferrante-Lowe was among the five largest donors to Lantern Street PAC in 2021.": HELD,
    "Augustin Ferrante-Lowe was one of the two largest donors to Lantern Street PAC in"
    " 2021.": NOT_THEN,
    "Silas Thornbury-Vex was among the top five donors to Lantern Street PAC in 2021.": NOT_THEN,
    "Silas Thornbury-Vex was one of the top 8 donors to Lantern Street PAC in 2021.": HELD,
    "Augustin Ferrante-Lowe was one of Lantern Street PAC’s largest donors in 2021.": HELD,
    "Silas Thornbury-Vex was the eighth-largest donor to Lantern Street PAC in 2021.": HELD,
    "Silas Thornbury-Vex was the sixth-largest donor to Lantern Street PAC in 2021.": NOT_THEN,
    "Beatrix Dunmorrow’s $100,000 gift was the third-largest to Lantern Street PAC in 2021.": HELD,
    "Beatrix Dunmorrow’s $100,000 gift was the largest Lantern Street PAC received in"
    " 2021.": NOT_THEN,
    "Marguerite T. Okonkwo-Hale’s $1 million gift was the largest Lantern Street PAC received"
    " in 2021.": HELD,
}


@pytest.mark.parametrize("text", RANKS)
def test_ranks(story: Desk, text: str) -> None:
    assert verdicts(story, text, "superlative") == [RANKS[text]]
