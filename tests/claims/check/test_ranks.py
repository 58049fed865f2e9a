"""Superlatives: held then, holds now, and what outranks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from itemized.claims._check.case import Case
from itemized.claims._check.ranks import check_superlative
from itemized.model import Finding, Verdict


@pytest.fixture
def ledger(world: Any) -> Any:
    """All of 2019 and 2020 is loaded; the largest gift before the article is filed after it."""
    world.covers("2019-01-01", "2020-12-31")
    world.entity("p-ruth", "ADLER, RUTH")
    world.entity("p-ann", "BOYLE, ANN")
    world.committee("C1", "HARBOR FUND")
    world.committee("C2", "LANTERN PAC")
    world.gift("p-ruth", "C1", "1000000", "2019-03-14")
    world.gift("p-ruth", "C2", "250000", "2019-02-05")
    world.gift("p-ann", "C2", "60000", "2019-02-09")
    world.gift("p-ann", "C2", "9000000", "2019-02-09", memo=True, why_not="memo")
    return world


def found(world: Any, make: Any, **more: Any) -> Finding:
    """Check one claim of June 1, 2019; the period is that year to date unless given."""
    more.setdefault("period", make.period("2019-01-01", "2019-06-02"))
    claim = make.claim("superlative", **more)
    return check_superlative(claim, Case.of(make.reading(claim), world))


def dollars(make: Any, value: str) -> Any:
    return make.amount(f"${value}", value, "exact", "1000")


def test_held_then_and_still_holds(ledger: Any, make: Any) -> None:
    it = found(ledger, make, donor="Ruth Adler", amounts=dollars(make, "1000000"))
    assert it.verdict is Verdict.HELD_THEN_STILL_HOLDS
    assert [r.entry_key for r in it.records] == ["e0"]
    assert it.fields["rank"] is Verdict.MATCH


@pytest.mark.parametrize(
    ("day", "filed"),
    [
        ("2019-05-12", "2020-01-31"),  # before the article, on file after it
        ("2019-10-01", "2019-11-20"),  # after the article, in the year it speaks of
    ],
)
def test_held_then_and_not_now(ledger: Any, make: Any, day: str, filed: str) -> None:
    ledger.gift("p-ruth", "C2", "1500000", day, filed=filed)
    it = found(ledger, make, donor="Ruth Adler", amounts=dollars(make, "1000000"))
    assert it.verdict is Verdict.HELD_THEN_NOT_NOW
    assert [r.amount for r in it.records] == [1_500_000, 1_000_000]
    assert "Today it is number 2." in it.because


def test_did_not_hold_then(ledger: Any, make: Any) -> None:
    it = found(ledger, make, donor="Ruth Adler", amounts=dollars(make, "250000"))
    assert (it.verdict, it.differs) == (Verdict.DID_NOT_HOLD_THEN, ("rank",))
    assert [r.amount for r in it.records] == [1_000_000, 250_000]


def test_the_largest_that_a_recipient_received(ledger: Any, make: Any) -> None:
    second = found(
        ledger,
        make,
        direction="received",
        donor="Ann Boyle",
        recipient="Lantern PAC",
        amounts=dollars(make, "60000"),
    )
    first = found(
        ledger,
        make,
        direction="received",
        recipient="Lantern PAC",
        amounts=dollars(make, "250000"),
    )
    assert second.verdict is Verdict.DID_NOT_HOLD_THEN
    assert first.verdict is Verdict.HELD_THEN_STILL_HOLDS


def test_second_largest(ledger: Any, make: Any) -> None:
    it = found(ledger, make, donor="Ruth Adler", amounts=dollars(make, "250000"), extra={"rank": 2})
    assert it.verdict is Verdict.HELD_THEN_STILL_HOLDS


def test_an_amount_that_no_row_has(ledger: Any, make: Any) -> None:
    it = found(ledger, make, donor="Ruth Adler", amounts=dollars(make, "3000000"))
    assert (it.verdict, it.differs) == (Verdict.DIFFERS, ("amount",))


@pytest.mark.parametrize(
    ("start", "end"), [("2017-01-01", "2019-06-02"), ("2021-01-01", "2021-06-02")]
)
def test_time_that_is_not_loaded(ledger: Any, make: Any, start: str, end: str) -> None:
    it = found(
        ledger,
        make,
        donor="Ruth Adler",
        amounts=dollars(make, "1000000"),
        period=make.period(start, end),
    )
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert it.missing


def test_without_a_period_largest_means_ever(ledger: Any, make: Any) -> None:
    it = found(ledger, make, donor="Ruth Adler", amounts=dollars(make, "1000000"), period=None)
    assert it.verdict is Verdict.NOT_CHECKABLE


def test_without_a_ledger(make: Any) -> None:
    it = found(None, make, donor="Ruth Adler", amounts=dollars(make, "1000000"))
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert it.missing[0].endswith("fec_bulk --cycle 2020")


def test_nobody_to_measure(ledger: Any, make: Any) -> None:
    assert found(ledger, make, amounts=dollars(make, "5")).verdict is Verdict.NOT_CHECKABLE
    unknown = found(ledger, make, donor="Otto Nkemelu", amounts=dollars(make, "5000"))
    assert unknown.verdict is Verdict.NO_MATCHING_RECORD


def test_it_stands_for_the_payment_told_before(ledger: Any, make: Any) -> None:
    """ "It was the largest that the fund received" has the amount of the sentence before."""
    gift = make.claim(
        "donation",
        "Ruth Adler gave $250,000 to Lantern PAC.",
        id="c1",
        donor="Ruth Adler",
        recipient="Lantern PAC",
        amounts=dollars(make, "250000"),
    )
    quote = "It was the largest single donation that Lantern PAC received"
    largest = make.claim(
        "superlative",
        quote,
        id="c2",
        direction="received",
        recipient="Lantern PAC",
        period=make.period("2019-01-01", "2019-06-01"),
        extra={"rank": "the largest", "scope": "single donation"},
    )
    moved = replace(largest, start=50, end=50 + len(quote))
    it = check_superlative(moved, Case.of(make.reading(gift, moved, text="x" * 120), ledger))
    assert it.verdict is Verdict.HELD_THEN_STILL_HOLDS
    assert it.claim is moved
    assert [r.payer for r in it.records] == ["ADLER, RUTH"]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("the second-largest", Verdict.HELD_THEN_STILL_HOLDS),
        ("one of the largest", Verdict.HELD_THEN_STILL_HOLDS),
        ("No. 3", Verdict.DID_NOT_HOLD_THEN),
    ],
)
def test_places_in_words(ledger: Any, make: Any, said: str, verdict: Verdict) -> None:
    it = found(
        ledger, make, donor="Ruth Adler", amounts=dollars(make, "250000"), extra={"rank": said}
    )
    assert it.verdict is verdict


def test_ranks_of_donors_are_not_ranks_of_payments(ledger: Any, make: Any) -> None:
    it = found(ledger, make, donor="Ruth Adler", extra={"rank": "the largest", "scope": "donor"})
    assert it.verdict is Verdict.OUT_OF_SCOPE
