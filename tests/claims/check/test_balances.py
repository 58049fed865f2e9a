"""Cash, debts, money raised, and candidates' own money: each verdict written by hand."""

from __future__ import annotations

from typing import Any

import pytest

from itemized.claims._check.balances import check_balance
from itemized.claims._check.case import Case
from itemized.claims._check.own_money import check_in_kind, check_loan, check_own
from itemized.claims._check.payments import check_payment
from itemized.model import Finding, Verdict

CHECKS = {
    "cash_on_hand": check_balance,
    "debt": check_balance,
    "self_funding": check_own,
    "loan": check_loan,
    "in_kind": check_in_kind,
}


@pytest.fixture
def ledger(world: Any) -> Any:
    """January through June 2019 is loaded; summaries reach through May."""
    world.covers("2019-01-01", "2019-06-30")
    world.committee("C1", "HARBOR FUND", type="O")
    world.committee("C3", "DOE FOR CONGRESS", type="H", designation="P", candidate="H1")
    world.candidate("H1", "DOE, JANE", "C3")
    world.entity("p-jane", "DOE, JANE", "candidate", "MESA, AZ")
    world.entity("p-other", "DOE, JANE", "person", "AKRON, OH")
    world.entity("p-ruth", "ADLER, RUTH")
    world.gift("H1", "C3", "10000", "2019-01-25", type_code="15C")
    world.gift("p-jane", "C3", "25000", "2019-01-28", type_code="16C", kind="loan")
    world.gift("p-other", "C3", "2800", "2019-02-01", type_code="15")
    world.gift("p-ruth", "C3", "1500", "2019-03-01", memo_text="IN-KIND: CATERING")
    world.gift("p-ruth", "C3", "900", "2019-03-05")
    world.gift("p-ruth", "C1", "60000", "2019-03-05")
    own = {"cash_end": "44000.25", "cash_start": "9000", "debts": "7000"}
    world.summary("C1", "2019-05-31", receipts="75000", from_individuals="70000", **own)
    return world


def found(world: Any, make: Any, kind: str, value: str, **more: Any) -> Finding:
    """Check one claim of an article of June 10."""
    published, text = more.pop("published", "2019-06-10"), more.pop("text", "")
    claim = make.claim(kind, text, amounts=make.amount(f"${value}", value), **more)
    case = Case.of(make.reading(claim, published=published, text=text), world)
    return CHECKS.get(kind, check_payment)(claim, case)


DAYS = {
    "May": ("2019-05-01", "2019-06-01"),
    "April": ("2019-04-01", "2019-05-01"),
    "2018": ("2018-01-01", "2019-01-01"),
    "this year": ("2019-01-01", "2019-06-11"),
}


@pytest.mark.parametrize(
    ("value", "when", "verdict"),
    [
        ("44000.25", "May", Verdict.MATCH),
        ("44000.25", None, Verdict.MATCH),
        ("44000.25", "this year", Verdict.MATCH),
        ("44000.25", "April", Verdict.NOT_CHECKABLE),
        ("9000", "2018", Verdict.MATCH),  # with which the cycle began
        ("9000", None, Verdict.NOT_CHECKABLE),
        ("51000", "May", Verdict.DIFFERS),
        ("51000", None, Verdict.NOT_CHECKABLE),
    ],
)
def test_cash_on_hand(
    ledger: Any, make: Any, value: str, when: str | None, verdict: Verdict
) -> None:
    period = make.period(*DAYS[when]) if when else None
    it = found(ledger, make, "cash_on_hand", value, donor="Harbor Fund", period=period)
    assert it.verdict is verdict, it.because
    if verdict is Verdict.MATCH:
        assert "FEC's webk, cycle 2020, line 7" in it.because[0]
    if verdict is Verdict.NOT_CHECKABLE:
        told = "that closes on 2019-04-30" if when else "that the text rests on"
        assert told in it.missing[0]
        assert it.differs == ()


def test_a_balance_of_after_the_article(ledger: Any, make: Any) -> None:
    it = found(
        ledger, make, "cash_on_hand", "44000.25", donor="Harbor Fund", published="2019-05-01"
    )
    assert it.verdict is Verdict.NOT_CHECKABLE


def test_the_committees_of_a_candidate(ledger: Any, make: Any) -> None:
    ledger.summary("H1", "2019-05-31", cash_end="6000", debts="25000")
    for holder in ("Jane Doe’s campaign", "Doe for Congress"):
        cash = found(ledger, make, "cash_on_hand", "6000", donor=holder, donor_kind="committee")
        assert cash.verdict is Verdict.MATCH, cash.because


@pytest.mark.parametrize(
    ("value", "verdict"), [("7000", Verdict.MATCH), ("9000", Verdict.NOT_CHECKABLE)]
)
def test_debts(ledger: Any, make: Any, value: str, verdict: Verdict) -> None:
    assert found(ledger, make, "debt", value, donor="Harbor Fund").verdict is verdict


@pytest.mark.parametrize("holder", ["Nobody Knows PAC", "Doe for Congress", None])
def test_nobodys_balance(ledger: Any, make: Any, holder: str | None) -> None:
    it = found(ledger, make, "cash_on_hand", "5000", donor=holder)
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert found(None, make, "debt", "5000", donor=holder).verdict is Verdict.NOT_CHECKABLE


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("75000", Verdict.MATCH),
        ("70000", Verdict.MATCH),  # receipts from individuals
        ("60000", Verdict.MATCH_WITH_CAVEAT),  # the itemized rows alone
        ("65000", Verdict.DIFFERS),
    ],
)
def test_money_raised_rests_on_the_filers_own_total(
    ledger: Any, make: Any, value: str, verdict: Verdict
) -> None:
    whole = make.period("2019-01-01", "2019-06-01")
    it = found(ledger, make, "raised_total", value, recipient="Harbor Fund", period=whole)
    assert it.verdict is verdict, it.because
    states = {"75000": ["receipts"], "70000": ["from_individuals"], "60000": []}
    own = states.get(value, ["receipts", "from_individuals"])
    assert [one.column for one in it.rests_on] == own
    assert (it.asked is it.by_then) == (not own)
    assert len(it.stated) == (1 if verdict is Verdict.MATCH else 2)
    for one in it.stated:  # each is had again by its own query
        assert ledger.rows(one.sql, one.params) == [(one.stated,)]
    if verdict is Verdict.MATCH:
        assert it.because[0].startswith("It rests on the filer's own total")
        assert it.because[-1] == "Beside it, 1 itemized row comes to $60,000."


def test_money_raised_without_a_single_row(ledger: Any, make: Any) -> None:
    ledger.committee("C7", "SMALL GIFTS FUND")
    ledger.summary("C7", "2019-05-31", receipts="4321.50")
    whole = make.period("2019-01-01", "2019-06-01")
    it = found(ledger, make, "raised_total", "4321.50", recipient="Small Gifts Fund", period=whole)
    assert (it.verdict, it.records) == (Verdict.MATCH, ())
    assert "FEC's webk" in " ".join(it.because)


def test_rows_below_an_own_total_of_other_days_are_no_difference(ledger: Any, make: Any) -> None:
    march = make.period("2019-03-01", "2019-04-01")
    it = found(ledger, make, "raised_total", "74000", recipient="Harbor Fund", period=march)
    assert (it.verdict, it.differs) == (Verdict.NOT_CHECKABLE, ())


@pytest.mark.parametrize(
    ("kind", "value", "verdict"),
    [
        ("self_funding", "35000", Verdict.MATCH),  # 10,000 given and 25,000 lent
        ("self_funding", "25000", Verdict.MATCH_WITH_CAVEAT),  # one of two
        ("self_funding", "37800", Verdict.DIFFERS),  # a namesake's gift is not the candidate's
        ("loan", "25000", Verdict.MATCH),
        ("loan", "35000", Verdict.DIFFERS),
    ],
)
def test_candidates_own_money(
    ledger: Any, make: Any, kind: str, value: str, verdict: Verdict
) -> None:
    ledger.filing("q1", "2019-04-15")
    ledger.rows("UPDATE filings SET filer_id = 'C3', period_end = DATE '2019-06-30'")
    year = make.period("2019-01-01", "2019-06-11")
    it = found(ledger, make, kind, value, donor="Jane Doe", donor_kind="person", period=year)
    assert it.verdict is verdict, it.because
    assert not [r for r in it.records if r.payer_id == "p-other"]


def test_loans_of_others(ledger: Any, make: Any) -> None:
    ledger.gift("p-ruth", "C3", "4000", "2019-04-04", kind="loan", type_code="16F")
    both = {"donor": "Ruth Adler", "recipient": "Doe for Congress"}
    assert found(ledger, make, "loan", "4000", **both).verdict is Verdict.MATCH
    assert found(ledger, make, "loan", "900", **both).verdict is Verdict.DIFFERS  # that was a gift


@pytest.mark.parametrize(
    ("value", "verdict"), [("1500", Verdict.MATCH), ("900", Verdict.MATCH_WITH_CAVEAT)]
)
def test_gifts_in_kind(ledger: Any, make: Any, value: str, verdict: Verdict) -> None:
    both = {"donor": "Ruth Adler", "recipient": "Doe for Congress"}
    assert found(ledger, make, "in_kind", value, **both).verdict is verdict
