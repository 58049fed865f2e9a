"""Spending for and against candidates, with vendors and in all: each verdict written by hand."""

from __future__ import annotations

from typing import Any

import pytest

from itemized.claims._check.case import Case
from itemized.claims._check.payments import check_payment
from itemized.claims._check.spenders import check_outside, check_spent
from itemized.claims._check.spending import check_bought
from itemized.model import Finding, Verdict

CHECKS = {"ie_spending": check_outside, "spent_total": check_spent, "payment": check_bought}


@pytest.fixture
def ledger(world: Any) -> Any:
    """January through June 2019 is loaded."""
    world.covers("2019-01-01", "2019-06-30")
    world.covers("2019-01-01", "2019-06-30", "oppexp")
    world.committee("C1", "HARBOR FUND", type="O")
    world.committee("C2", "LANTERN PAC", type="O")
    world.committee("C3", "DOE FOR CONGRESS", type="H", designation="P", candidate="H1")
    world.candidate("H1", "DOE, JANE", "C3")
    world.committee("C6", "ROE FOR SENATE", type="S", designation="P", candidate="S1")
    world.candidate("S1", "ROE, RICHARD", "C6")
    world.entity("p-ads", "BELLWETHER MEDIA", "organization")
    world.entity("p-print", "TALL PRESS", "organization")
    spends(world, "C1", "180000", "2019-03-05", "H1", "support")
    spends(world, "C1", "20000", "2019-03-19", "H1", "support")
    spends(world, "C1", "95000", "2019-03-21", "S1", "oppose")
    spends(world, "C2", "50000", "2019-04-02", "H1", "support")
    spends(world, "C2", "7000", "2019-04-02", "H1", "support", why_not="memo", memo=True)
    world.gift("C1", "p-print", "1200.50", "2019-02-11", kind="operating")
    world.gift("C1", "p-print", "800", "2019-02-25", kind="operating")
    world.gift("C2", "C3", "5000", "2019-05-02")
    return world


def spends(world: Any, by: str, amount: str, day: str, on: str, side: str, **more: Any) -> None:
    """An independent expenditure, paid to the agency that makes the advertising."""
    kind = "independent_expenditure"
    world.gift(by, "p-ads", amount, day, kind=kind, target=on, support_oppose=side, **more)


def found(world: Any, make: Any, kind: str, **more: Any) -> Finding:
    """Check one claim of an article of June 1, 2019; side and target go to `extra`."""
    extra = {k: more.pop(k) for k in ("target", "support_oppose") if k in more}
    text, published = more.pop("text", ""), more.pop("published", "2019-06-01")
    claim = make.claim(kind, text, direction="spent", extra=extra, **more)
    case = Case.of(make.reading(claim, published=published, text=text), world)
    return CHECKS.get(kind, check_payment)(claim, case)


def outside(world: Any, make: Any, value: str, side: str = "support", **more: Any) -> Finding:
    """Harbor Fund spent so much for (or against) Jane Doe in March, unless told otherwise."""
    told = {"donor": "Harbor Fund", "target": "Jane Doe"}
    told |= {"period": make.period("2019-03-01", "2019-04-01")} | more
    amounts = make.amount(f"${value}", value, "exact", "1000")
    return found(world, make, "ie_spending", amounts=amounts, support_oppose=side, **told)


def test_the_sum_for_a_candidate(ledger: Any, make: Any) -> None:
    it = outside(ledger, make, "200000")
    assert it.verdict is Verdict.MATCH
    assert [r.amount for r in it.records] == [180_000, 20_000]
    assert it.fields["target"] is it.fields["side"] is Verdict.MATCH
    assert it.now is not None
    assert it.now.sentence == (
        "How much did HARBOR FUND (C1) spend, counting only independent expenditures, for DOE, JANE"
        " (H1), from 2019-03-01 until before 2019-04-01?"
    )


@pytest.mark.parametrize(
    ("value", "more", "verdict", "differs"),
    [
        ("180000", {}, Verdict.MATCH_WITH_CAVEAT, ()),  # one row of two
        ("300000", {}, Verdict.DIFFERS, ("amount",)),
        ("200000", {"side": "oppose"}, Verdict.DIFFERS, ("side",)),
        ("95000", {"target": "Richard Roe"}, Verdict.DIFFERS, ("side",)),
        ("95000", {"target": "Sen. Richard Roe", "side": "oppose"}, Verdict.MATCH, ()),
        ("50000", {"donor": "Lantern PAC"}, Verdict.DIFFERS, ("date",)),
        ("77000", {"donor": "Lantern PAC"}, Verdict.NO_MATCHING_RECORD, ()),
        ("200000", {"donor": "Nobody Knows PAC"}, Verdict.NOT_CHECKABLE, ()),
        ("200000", {"target": "the candidates it likes"}, Verdict.NOT_CHECKABLE, ()),
        ("200000", {"target": "Otto Nkemelu"}, Verdict.NOT_CHECKABLE, ()),
        ("295000", {"target": ""}, Verdict.MATCH, ()),  # on advertising, whoever it was about
    ],
)
def test_outside_spending(
    ledger: Any, make: Any, value: str, more: dict[str, str], verdict: Verdict, differs: tuple[str]
) -> None:
    it = outside(ledger, make, value, **more)
    assert (it.verdict, it.differs) == (verdict, differs), it.because
    assert bool(it.records) == (verdict not in (Verdict.NOT_CHECKABLE, Verdict.NO_MATCHING_RECORD))


def test_a_contribution_is_no_outside_spending(ledger: Any, make: Any) -> None:
    may = make.period("2019-05-01", "2019-06-01")
    it = outside(ledger, make, "5000", donor="Lantern PAC", period=may)
    assert it.verdict is Verdict.NO_MATCHING_RECORD
    assert any(s.startswith("Near it lies a contribution: LANTERN PAC") for s in it.because)
    assert it.because[-1].startswith("Outside spending is not a contribution")


def test_outside_spending_is_no_contribution(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        "donation",
        donor="Harbor Fund",
        recipient="Richard Roe",
        recipient_kind="candidate",
        amounts=make.amount("$95,000", "95000", "exact", "1000"),
    )
    assert (it.verdict, it.differs) == (Verdict.DIFFERS, ("recipient",))
    assert [r.payee for r in it.records] == ["BELLWETHER MEDIA"]
    assert it.because[-1].startswith("Outside spending is not a contribution")


def test_a_memo_is_no_more_spending(ledger: Any, make: Any) -> None:
    april = make.period("2019-04-01", "2019-05-01")
    it = outside(ledger, make, "57000", donor="Lantern PAC", period=april)
    assert (it.verdict, it.differs) == (Verdict.DIFFERS, ("amount",))
    assert any("left out of sums (memo)" in s for s in it.because)


def test_groups_that_nobody_names(ledger: Any, make: Any) -> None:
    both = make.period("2019-01-01", "2019-06-01")
    groups = {"donor": "outside groups", "donor_kind": "group", "period": both}
    agrees = outside(ledger, make, "250000", **groups)
    differs = outside(ledger, make, "400000", **groups)
    # what everybody spent is near what "outside groups" did, and no match
    assert (agrees.verdict, differs.verdict) == (Verdict.NOT_CHECKABLE, Verdict.NOT_CHECKABLE)
    assert any(s.startswith("Near it: all filers together spent $250,000") for s in agrees.because)
    assert not agrees.records


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Harbor Fund spent $200,000 supporting Jane Doe.", Verdict.AMBIGUOUS),
        ("Harbor Fund spent $200,000 supporting Sen. Jane Doe.", Verdict.DIFFERS),
        ("Harbor Fund spent $200,000 supporting Rep. Jane Doe.", Verdict.MATCH),
        ("Harbor Fund spent $200,000 supporting Jane Doe in Ohio.", Verdict.DIFFERS),
    ],
)
def test_two_candidates_of_one_name(ledger: Any, make: Any, text: str, verdict: Verdict) -> None:
    ledger.committee("C9", "JANE DOE FOR SENATE", type="S")
    ledger.candidate("S9", "DOE, JANE", "C9")
    ledger.rows("UPDATE candidates SET office = 'S', state = 'OH' WHERE candidate_id = 'S9'")
    spends(ledger, "C1", "4000", "2019-03-20", "S9", "support")
    it = outside(ledger, make, "200000", text=text)
    assert it.verdict is verdict, it.because
    if verdict is Verdict.AMBIGUOUS:
        assert any("(AZ" in s or "H1" in s for s in it.because)
        assert any("S9" in s for s in it.because)


def test_a_campaigns_own_advertising(ledger: Any, make: Any) -> None:
    it = outside(ledger, make, "9000", donor="Doe for Congress", target="Richard Roe")
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert "operating expenditures" in it.because[0]


def test_races_that_states_keep(ledger: Any, make: Any) -> None:
    text = "Harbor Fund spent $200,000 to elect Jane Doe governor of California."
    it = outside(ledger, make, "200000", text=text)
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert any("California" in missing for missing in it.missing)


@pytest.mark.parametrize("loaded", [True, False])
def test_a_time_that_is_not_loaded(ledger: Any, make: Any, loaded: bool) -> None:
    more = {"period": make.period("2021-03-01", "2021-04-01"), "published": "2021-07-26"}
    it = outside(ledger if loaded else None, make, "200000", **more)
    assert (it.verdict, it.records) == (Verdict.NOT_CHECKABLE, ())
    assert it.missing[0].endswith("fec_bulk --cycle 2022")


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("200000", Verdict.MATCH),
        ("20000", Verdict.MATCH_WITH_CAVEAT),
        ("900000", Verdict.NOT_CHECKABLE),  # it may have been in an earlier cycle
    ],
)
def test_without_a_day_the_cycle_is_meant(
    ledger: Any, make: Any, value: str, verdict: Verdict
) -> None:
    it = outside(ledger, make, value, period=None)
    assert it.verdict is verdict, it.because
    assert "The text gives no day; the sum is that of the two-year cycle 2019-2020." in it.because


def bought(world: Any, make: Any, value: str, **more: Any) -> Finding:
    told = {"donor": "Harbor Fund", "recipient": "Tall Press"}
    told |= {"period": make.period("2019-02-01", "2019-03-01")} | more
    return found(world, make, "payment", amounts=make.amount(f"${value}", value), **told)


@pytest.mark.parametrize(
    ("value", "more", "verdict"),
    [
        ("2000.50", {}, Verdict.MATCH),
        ("800", {}, Verdict.MATCH_WITH_CAVEAT),
        ("5000", {}, Verdict.DIFFERS),
        ("800", {"donor": "Lantern PAC"}, Verdict.NO_MATCHING_RECORD),
        ("800", {"recipient": "Nobody & Sons"}, Verdict.NO_MATCHING_RECORD),
        ("800", {"recipient": None}, Verdict.NOT_CHECKABLE),
        ("800", {"donor": None}, Verdict.NOT_CHECKABLE),
    ],
)
def test_payments_to_a_vendor(
    ledger: Any, make: Any, value: str, more: dict[str, str], verdict: Verdict
) -> None:
    it = bought(ledger, make, value, **more)
    assert it.verdict is verdict, it.because


def test_a_vendor_under_two_places_is_said_to_be_a_match_of_names(ledger: Any, make: Any) -> None:
    ledger.entity("p-print2", "TALL PRESS", "organization", "AKRON, OH")
    ledger.gift("C1", "p-print2", "99.50", "2019-02-26", kind="operating")
    it = bought(ledger, make, "2100")
    assert it.verdict is Verdict.MATCH
    assert any(s.startswith("2 parties go by the name Tall Press") for s in it.because)


def spent(world: Any, make: Any, value: str, **more: Any) -> Finding:
    told = {"donor": "Harbor Fund", "period": make.period("2019-01-01", "2019-06-01")} | more
    amounts = make.amount(f"${value}", value, "exact", "1000")
    return found(world, make, "spent_total", amounts=amounts, **told)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("297000", Verdict.MATCH),  # 295,000 on candidates and 2,000.50 in operating payments
        ("250000", Verdict.DIFFERS),
        ("400000", Verdict.NOT_CHECKABLE),  # the rest may be too small to be itemized
    ],
)
def test_all_that_was_spent_by_the_rows(
    ledger: Any, make: Any, value: str, verdict: Verdict
) -> None:
    assert spent(ledger, make, value).verdict is verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("400000", Verdict.MATCH),
        ("297000", Verdict.MATCH_WITH_CAVEAT),
        ("350000", Verdict.DIFFERS),
    ],
)
def test_all_that_was_spent_by_the_spenders_own_total(
    ledger: Any, make: Any, value: str, verdict: Verdict
) -> None:
    ledger.summary("C1", "2019-05-31", disbursements="400000")
    it = spent(ledger, make, value)
    assert it.verdict is verdict, it.because
    told = " ".join(it.because)
    assert "total disbursements of $400,000 from 2019-01-01 through 2019-05-31" in told
    assert "FEC's webk, cycle 2020, line 7" in told
    assert ("It rests on the spender's own total" in told) == (verdict is Verdict.MATCH)
    assert spent(ledger, make, value, donor="Nobody").verdict is Verdict.NOT_CHECKABLE


def test_words_are_about_records(ledger: Any, make: Any) -> None:
    said = " ".join(s for v in ("1000", "200000") for s in outside(ledger, make, v).because).lower()
    assert not [word for word in ("false", "lied", "illegal", "wrong") if word in said]


@pytest.mark.parametrize(
    ("agency", "missing"),
    [
        ("California Secretary of State", "California Secretary of State, for that time"),
        ("Illinois State Board of Elections", "Illinois State Board of Elections, for that time"),
        ("Federal Election Commission", "Federal Election Commission, cycle 2018"),
    ],
)
@pytest.mark.parametrize("kind", ["ie_spending", "spent_total"])
def test_of_a_spender_nobody_knows_the_agency_that_the_text_credits_is_missing(
    ledger: Any, make: Any, kind: str, agency: str, missing: str
) -> None:
    text = f"Zebra Unknown PAC spent $1,500 in 2018, according to the {agency}."
    about = {"donor": "Zebra Unknown PAC", "period": make.period("2018-01-01", "2019-01-01")}
    told = found(ledger, make, kind, text=text, **about)
    assert told.verdict is Verdict.NOT_CHECKABLE
    assert [line for line in told.missing if missing in line]
    federal = agency.startswith("Federal")
    assert any("Federal Election" in line for line in told.missing) == federal
    assert ("ederal records" in " ".join(told.because)) == federal


def test_a_known_federal_spender_stays_the_fecs(ledger: Any, make: Any) -> None:
    text = "Harbor Fund spent $200 in 2018, according to the California Secretary of State."
    about = {"donor": "Harbor Fund", "period": make.period("2018-01-01", "2019-01-01")}
    told = found(ledger, make, "spent_total", text=text, **about)
    assert any("Federal Election Commission" in line for line in told.missing)
