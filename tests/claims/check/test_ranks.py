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
    assert it.verdict is Verdict.NOT_CHECKABLE  # the largest of whose, the text does not say


def told(world: Any, make: Any, quote: str, **more: Any) -> Finding:
    """Check a superlative with its words, of which "the largest" is the rank."""
    extra = {"rank": "the largest", "scope": more.pop("scope", "donation")}
    more.setdefault("amounts", dollars(make, "250000"))
    return found(world, make, quote=quote, extra=extra, **more)


@pytest.mark.parametrize(
    ("tail", "verdict"),
    [
        ("Ruth Adler has made to Lantern PAC", Verdict.HELD_THEN_STILL_HOLDS),
        ("Ruth Adler has made this year", Verdict.DID_NOT_HOLD_THEN),
        ("to Lantern PAC so far in 2019", Verdict.HELD_THEN_STILL_HOLDS),
        ("that Lantern PAC received", Verdict.HELD_THEN_STILL_HOLDS),
        ("to Harbor Fund", Verdict.DID_NOT_HOLD_THEN),
        ("in the country in 2019", Verdict.DID_NOT_HOLD_THEN),
        ("nationwide", Verdict.DID_NOT_HOLD_THEN),
        ("made by anyone", Verdict.DID_NOT_HOLD_THEN),
        ("overall", Verdict.DID_NOT_HOLD_THEN),
        ("of the cycle", Verdict.DID_NOT_HOLD_THEN),
        ("to any PAC", Verdict.NOT_CHECKABLE),
        ("in the state", Verdict.NOT_CHECKABLE),
        ("by a corporation", Verdict.NOT_CHECKABLE),
    ],
)
def test_among_whose_payments(ledger: Any, make: Any, tail: str, verdict: Verdict) -> None:
    direction = "received" if "received" in tail else "gave"
    it = told(
        ledger,
        make,
        f"$250,000 was the largest donation {tail}",
        donor="Ruth Adler",
        recipient="Lantern PAC" if "Harbor" not in tail else None,
        direction=direction,
    )
    if tail == "to Harbor Fund":  # the giver's row of that amount went elsewhere
        assert it.verdict is Verdict.DIFFERS
        return
    assert it.verdict is verdict, it.because


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("1000000", Verdict.HELD_THEN_STILL_HOLDS),  # the largest of all
        ("60000", Verdict.AMBIGUOUS),  # the giver's largest, and not the largest of all
    ],
)
def test_the_largest_without_whose(ledger: Any, make: Any, value: str, verdict: Verdict) -> None:
    who = "Ruth Adler" if value == "1000000" else "Ann Boyle"
    it = told(ledger, make, "the largest donation in 2019", donor=who, amounts=dollars(make, value))
    assert it.verdict is verdict, it.because


def test_the_largest_of_anyone_may_still_come_in(ledger: Any, make: Any) -> None:
    """Of a time whose quarter is not loaded to its end, nobody's largest is known."""
    ledger.rows("UPDATE coverage SET through = DATE '2019-05-31'")
    it = told(
        ledger,
        make,
        "the largest donation in the country",
        donor="Ruth Adler",
        amounts=dollars(make, "1000000"),
        period=make.period("2019-05-01", "2019-06-01"),
    )
    assert it.verdict is not Verdict.HELD_THEN_STILL_HOLDS


@pytest.mark.parametrize(
    ("text", "donor", "verdict"),
    [
        ("Ruth Adler's $250,000 gift was the largest", "gift", Verdict.HELD_THEN_STILL_HOLDS),
        ("The $250,000 check was the largest", "check", Verdict.NOT_CHECKABLE),
    ],
)
def test_a_word_for_a_payment_is_nobody(
    ledger: Any, make: Any, text: str, donor: str, verdict: Verdict
) -> None:
    ledger.entity("p-gift", "GIFT, OTTO")
    ledger.entity("p-check", "CHECK, OTTO")
    whole = f"{text} contribution to Lantern PAC"
    start = whole.index("$250,000")
    claim = make.claim(
        "superlative",
        whole[start:],
        donor=make.mention(donor, "group"),
        amounts=dollars(make, "250000"),
        period=make.period("2019-01-01", "2019-06-02"),
        extra={"rank": "the largest", "scope": "contribution"},
    )
    claim = replace(
        claim, start=start, end=len(whole), sentence=replace(claim.sentence, end=len(whole))
    )
    it = check_superlative(claim, Case.of(make.reading(claim, text=whole), ledger))
    assert it.verdict is verdict, it.because


def test_an_amount_of_its_own_words_is_never_another(ledger: Any, make: Any) -> None:
    gift = make.claim(
        "donation",
        "Ruth Adler gave $1,000,000 to Harbor Fund.",
        donor="Ruth Adler",
        recipient="Harbor Fund",
        amounts=dollars(make, "1000000"),
    )
    quote = "Adler's $250,000 was the largest donation that Ruth Adler made"
    largest = make.claim(
        "superlative",
        quote,
        id="c2",
        donor="Ruth Adler",
        period=make.period("2019-01-01", "2019-06-02"),
        extra={"rank": "the largest", "scope": "donation"},
    )
    moved = replace(largest, start=50, end=50 + len(quote))
    it = check_superlative(moved, Case.of(make.reading(gift, moved, text="x" * 150), ledger))
    assert it.verdict is Verdict.DID_NOT_HOLD_THEN
    assert it.records[-1].amount == 250_000


def test_the_giver_named_must_be_the_rows(ledger: Any, make: Any) -> None:
    it = told(
        ledger,
        make,
        "$250,000 was the largest donation that Lantern PAC received",
        donor="Otto Nkemelu",
        recipient="Lantern PAC",
        direction="received",
    )
    assert it.verdict is Verdict.NO_MATCHING_RECORD


def test_payments_of_one_sort_are_not_told_apart(ledger: Any, make: Any) -> None:
    it = told(
        ledger,
        make,
        "$250,000 was the largest PAC contribution that Lantern PAC received",
        recipient="Lantern PAC",
        direction="received",
        scope="PAC contribution",
    )
    assert it.verdict is Verdict.NOT_CHECKABLE


def test_the_smallest_has_no_measure(ledger: Any, make: Any) -> None:
    it = found(
        ledger, make, quote="the smallest donation", donor="Ruth Adler",
        amounts=dollars(make, "250000"),
    )  # fmt: skip
    assert it.verdict is Verdict.OUT_OF_SCOPE


@pytest.mark.parametrize(("kind", "first"), [("refund", True), ("contribution", False)])
def test_a_refund_that_was_voided_outranks_nothing(
    ledger: Any, make: Any, kind: str, *, first: bool
) -> None:
    """A voided refund is a positive row of a refund: the gift it was of stands once as it is."""
    ledger.gift("p-ruth", "C2", "2000000", "2019-04-02", filed="2019-04-20", kind=kind)
    it = found(ledger, make, donor="Ruth Adler", amounts=dollars(make, "1000000"))
    assert (it.verdict is Verdict.HELD_THEN_STILL_HOLDS) is first
