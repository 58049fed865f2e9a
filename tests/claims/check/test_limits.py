"""Contribution limits against FEC's table: figures and verdicts written by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from itemized.claims._check import limits
from itemized.claims._check.case import Case
from itemized.claims._check.legal_limit import check_limit
from itemized.model import Finding, Verdict


def found(make: Any, text: str, value: str, published: str | None = "2021-07-26") -> Finding:
    claim = make.claim("legal_limit", text, amounts=make.amount(f"${value}", value))
    return check_limit(claim, Case.of(make.reading(claim, published=published), None))


@pytest.mark.parametrize(
    ("text", "value", "verdict"),
    [
        ("The legal limit is $2,900.", "2900", Verdict.MATCH),
        ("Individuals may give candidates the $2,900 maximum.", "2900", Verdict.MATCH),
        ("The maximum to a candidate is $5,800.", "5800", Verdict.MATCH_WITH_CAVEAT),
        ("The legal limit for a candidate is $2,800.", "2800", Verdict.DIFFERS),
        ("The limit for a candidate is $100,000.", "100000", Verdict.DIFFERS),
        ("Donors may give $2,900 to a candidate per election.", "2900", Verdict.MATCH),
        ("The limit is $100,000.", "100000", Verdict.NOT_CHECKABLE),
        ("The cap on gifts to a national party is $36,500.", "36500", Verdict.MATCH),
        ("The limit for a party's headquarters account is $109,500.", "109500", Verdict.MATCH),
        ("The limit for a state party is $10,000.", "10000", Verdict.MATCH),
        ("The limit on gifts to PACs is $5,000.", "5000", Verdict.MATCH),
        ("PACs may give a candidate, at the limit, $5,000.", "5000", Verdict.MATCH),
        ("An individual's limit to a candidate is $5,000.", "5000", Verdict.DIFFERS),
        ("Governors may take the limit of $31,000.", "31000", Verdict.NOT_CHECKABLE),
        ("It came in donations of $200 or less to the campaign.", "200", Verdict.OUT_OF_SCOPE),
        ("Gifts of more than $200 must be itemized.", "200", Verdict.MATCH),
    ],
)
def test_limits_in_a_text(make: Any, text: str, value: str, verdict: Verdict) -> None:
    it = found(make, text, value)
    assert it.verdict is verdict, it.because
    if verdict is Verdict.MATCH:
        assert "U.S.C." in " ".join(it.because)
    said = " ".join(it.because).lower()
    assert not [word for word in ("illegal", "violat", "broke", "exceed") if word in said]


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("1996-05-01", "1000"),
        ("2004-03-01", "2000"),
        ("2009-03-01", "2400"),
        ("2012-03-01", "2500"),
        ("2014-03-01", "2600"),
        ("2016-03-01", "2700"),
        ("2019-03-01", "2800"),
        ("2023-03-01", "3300"),
        ("2022-12-20", "3300"),  # per election, from the day after the general election
        ("2022-12-20", "2900"),
        ("2025-03-01", "3500"),
        ("1975-03-01", "1000"),  # the law of 1974 held from January 1, 1975
    ],
)
def test_limits_change_with_the_cycle(make: Any, day: str, value: str) -> None:
    text = f"The limit to a candidate is ${value}."
    assert found(make, text, value, day).verdict is Verdict.MATCH


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2010-06-01", "30400"),
        ("2012-03-01", "30800"),
        ("2014-03-01", "32400"),
        ("2016-03-01", "33400"),
    ],
)
def test_limits_to_a_national_party(make: Any, day: str, value: str) -> None:
    text = f"The limit to a national party is ${value}."
    assert found(make, text, value, day).verdict is Verdict.MATCH
    before = found(make, text, value, str(date.fromisoformat(day).replace(year=2006)))
    assert (before.verdict, before.differs) == (Verdict.DIFFERS, ("amount",))


def test_a_figure_of_another_cycle_is_named(make: Any) -> None:
    it = found(make, "The limit to a candidate is $2,800.", "2800")
    assert it.differs == ("amount",)
    assert any("$2,800 is the limit" in s and "2019-2020" in s for s in it.because)


@pytest.mark.parametrize("day", [None, "1970-01-01", "2031-01-01"])
def test_days_that_the_table_does_not_reach(make: Any, day: str | None) -> None:
    it = found(make, "The limit to a candidate is $2,800.", "2800", day)
    assert it.verdict is Verdict.NOT_CHECKABLE


def test_no_figure(make: Any) -> None:
    claim = make.claim("legal_limit", "It was the largest allowed by law.")
    it = check_limit(claim, Case.of(make.reading(claim), None))
    assert it.verdict is Verdict.OUT_OF_SCOPE


def test_accounts_are_three_times_the_partys_limit() -> None:
    charts = {2016: 100_200, 2018: 101_700, 2020: 106_500, 2022: 109_500, 2024: 123_900}
    for cycle, dollars in (charts | {2026: 132_900}).items():
        (account,) = (
            limit
            for limit in limits.of_cycle(cycle)
            if (limit.giver, limit.recipient) == ("individual", "party account")
        )
        assert account.amount == Decimal(dollars)


def test_limits_per_year_wait_for_the_year() -> None:
    assert {limit.cycle for limit in limits.on(date(2022, 10, 31))} == {2022}
    ahead = [limit for limit in limits.on(date(2022, 12, 20)) if limit.cycle == 2024]
    assert {limit.per for limit in ahead} == {"election"}


@pytest.mark.parametrize(
    ("text", "value", "day", "verdict"),
    [
        # those who may give nothing; a PAC of theirs may
        ("A corporation may give $2,900 to a candidate.", "2900", "2021", Verdict.DIFFERS),
        ("Labor unions can give candidates $5,000.", "5000", "2021", Verdict.DIFFERS),
        ("Federal contractors may give a candidate $2,900.", "2900", "2021", Verdict.DIFFERS),
        ("Foreign nationals may give a candidate $2,900.", "2900", "2021", Verdict.DIFFERS),
        ("A company's PAC can give a candidate $5,000.", "5000", "2021", Verdict.MATCH),
        # super PACs take any sum, and give candidates none
        ("An individual may give $5,000 to a super PAC.", "5000", "2021", Verdict.DIFFERS),
        ("Super PACs can give $5,000 to a candidate.", "5000", "2021", Verdict.DIFFERS),
        # the unit of the figure
        ("A person can give a candidate $2,900 per cycle.", "2900", "2021", Verdict.DIFFERS),
        ("A person can give a candidate $5,800 per election.", "5800", "2021", Verdict.DIFFERS),
        (
            "A person can give a candidate $5,800 per election cycle.",
            "5800",
            "2021",
            Verdict.MATCH_WITH_CAVEAT,
        ),
        (
            "A couple can give a candidate $5,800 per election.",
            "5800",
            "2021",
            Verdict.MATCH_WITH_CAVEAT,
        ),
        ("A couple can give a candidate $2,900 per election.", "2900", "2021", Verdict.DIFFERS),
        # what parties may give
        ("Party committees can give a candidate $5,000.", "5000", "2021", Verdict.MATCH),
        ("The party can give a Senate candidate $51,200.", "51200", "2021", Verdict.MATCH),
        ("The party can give a Senate candidate $51,200.", "51200", "2013", Verdict.NOT_CHECKABLE),
        # the sum of all gifts, until April 2, 2014
        (
            "A person can give all candidates and committees $123,200.",
            "123200",
            "2013",
            Verdict.MATCH,
        ),
        (
            "A person can give all candidates and committees $123,200.",
            "123200",
            "2021",
            Verdict.DIFFERS,
        ),
        (
            "A person can give all candidates and committees $25,000.",
            "25000",
            "1990",
            Verdict.MATCH,
        ),
        (
            "A person can give all candidates and committees $95,000.",
            "95000",
            "2007",
            Verdict.DIFFERS,
        ),
    ],
)
def test_givers_takers_and_units(
    make: Any, text: str, value: str, day: str, verdict: Verdict
) -> None:
    giver = text.partition(" can ")[0].partition(" may ")[0]
    claim = make.claim("legal_limit", text, amounts=make.amount(f"${value}", value), donor=giver)
    it = check_limit(claim, Case.of(make.reading(claim, published=f"{day}-06-01"), None))
    assert it.verdict is verdict, it.because


@pytest.mark.parametrize(
    ("text", "giver", "taker", "verdict"),
    [
        ("Corporations may not give to campaigns", "Corporations", None, Verdict.MATCH_WITH_CAVEAT),
        ("Foreigners may not give to campaigns", "Foreigners", None, Verdict.MATCH_WITH_CAVEAT),
        ("Teachers may not give to campaigns", "Teachers", None, Verdict.OUT_OF_SCOPE),
        ("Corporations may not give to it", "Corporations", "super PAC", Verdict.OUT_OF_SCOPE),
        ("can accept unlimited sums", None, "super PAC", Verdict.MATCH_WITH_CAVEAT),
        ("can accept unlimited sums", None, "campaign", Verdict.OUT_OF_SCOPE),
    ],
)
def test_limits_without_a_figure(
    make: Any, text: str, giver: str | None, taker: str | None, verdict: Verdict
) -> None:
    claim = make.claim("legal_limit", text, donor=giver, recipient=taker)
    it = check_limit(claim, Case.of(make.reading(claim, published="2021-06-01"), None))
    assert it.verdict is verdict, it.because


def test_a_text_on_a_state_race_alone_may_mean_the_states_limit(make: Any) -> None:
    claim = make.claim(
        "legal_limit", "The limit for a candidate is $5,000.", amounts=make.amount("$5,000", "5000")
    )
    for more, verdict in (
        ("She runs for governor.", Verdict.NOT_CHECKABLE),
        ("She runs for governor and he for Congress.", Verdict.DIFFERS),
    ):
        made = make.reading(claim, published="2021-06-01", text=f"{claim.quote} {more}")
        it = check_limit(claim, Case.of(made, None))
        assert it.verdict is verdict, it.because
