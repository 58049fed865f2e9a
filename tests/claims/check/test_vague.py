"""Statements of money without a figure are checked without one: nothing is made up for them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from itemized.claims import checking
from itemized.claims.reading import read
from itemized.model import Article, Verdict

CASES = {
    "Ruth Adler has given tens of thousands of dollars to the Harbor Fund PAC.": (
        "donation_total",
        Verdict.NO_MATCHING_RECORD,  # the rows have $6,000
    ),
    "Ruth Adler has given thousands of dollars to the Harbor Fund PAC.": (
        "donation_total",
        Verdict.MATCH_WITH_CAVEAT,
    ),
    "The Harbor Fund PAC raised millions of dollars in January 2019.": (
        "raised_total",
        Verdict.NO_MATCHING_RECORD,
    ),
    "Guild PAC transferred thousands of dollars to the Harbor Fund PAC.": (
        "transfer",
        Verdict.MATCH_WITH_CAVEAT,
    ),
    "Lantern PAC is running ads attacking Ruth Adler.": ("ie_spending", Verdict.NOT_CHECKABLE),
    "Otto Berg founded Lantern PAC.": ("relation", Verdict.OUT_OF_SCOPE),
}


@pytest.fixture
def ledger(world: Any) -> Any:
    world.covers("2018-01-01", "2020-12-31", "itcont", "itoth", "itpas2", "oppexp")
    world.entity("p-ruth", "ADLER, RUTH")
    world.entity("p-otto", "BERG, OTTO")
    world.committee("C1", "HARBOR FUND PAC")
    world.committee("C2", "LANTERN PAC")
    world.committee("C3", "GUILD PAC")
    world.gift("p-ruth", "C1", "6000", "2019-01-14")
    world.gift("C3", "C1", "1000", "2019-01-21", kind="transfer")
    world.summary("C1", "2019-01-31", receipts="12000", cash_end="9000")
    return world


@pytest.mark.parametrize("text", CASES)
def test_without_a_figure(ledger: Any, text: str) -> None:
    kind, verdict = CASES[text]
    reading = read(Article(text, None, date(2019, 3, 25), None, ""))
    found = [f for f in checking.check(reading, ledger).findings if f.claim.kind == kind]
    assert [f.verdict for f in found] == [verdict]
    assert not found[0].claim.amounts
