"""Several parties of one name: which answers they leave open, and what is said of the others."""

from __future__ import annotations

from typing import Any

import pytest

from itemized.claims._check.case import Case
from itemized.claims._check.payments import check_payment
from itemized.claims._check.ranks import check_superlative
from itemized.model import Finding, Verdict

NOTE = "2 parties go by the name Ann Boyle in the records and are taken together: a match of names"


@pytest.fixture
def ledger(world: Any) -> Any:
    """Ann Boyle of Akron and Ann Boyle of Tulsa; all of 2019 and 2020 is loaded."""
    world.covers("2019-01-01", "2020-12-31")
    world.entity("p-ann", "BOYLE, ANN", place="AKRON, OH")
    world.entity("p-ann2", "BOYLE, ANN", place="TULSA, OK")
    world.committee("C1", "HARBOR FUND")
    world.committee("C2", "LANTERN PAC")
    world.gift("p-ann", "C1", "2800", "2019-03-09")
    world.gift("p-ann2", "C1", "500", "2019-03-22")
    world.gift("p-ann2", "C2", "700", "2019-04-22")
    return world


def found(world: Any, make: Any, kind: str, value: str, **more: Any) -> Finding:
    qualifier = more.pop("qualifier", "exact")
    told = {"donor": "Ann Boyle", "period": make.period("2019-01-01", "2019-06-01")} | more
    claim = make.claim(kind, amounts=make.amount(f"${value}", value, qualifier), **told)
    check = check_superlative if kind == "superlative" else check_payment
    return check(claim, Case.of(make.reading(claim), world))


@pytest.mark.parametrize(
    ("kind", "value", "more", "verdict"),
    [
        ("donation", "2800", {}, Verdict.AMBIGUOUS),  # one of the two gave it
        ("donation", "45000", {}, Verdict.DIFFERS),  # neither did
        ("donation_total", "3300", {}, Verdict.AMBIGUOUS),  # only if they are one
        ("donation_total", "2800", {}, Verdict.AMBIGUOUS),
        ("donation_total", "9000", {}, Verdict.DIFFERS),  # whoever is meant
        ("donation_total", "450", {"qualifier": "at_least"}, Verdict.MATCH_WITH_CAVEAT),
    ],
)
def test_which_of_them_is_meant(
    ledger: Any, make: Any, kind: str, value: str, more: dict[str, str], verdict: Verdict
) -> None:
    it = found(ledger, make, kind, value, recipient="Harbor Fund", **more)
    assert it.verdict is verdict, it.because
    assert any(s.startswith(NOTE) for s in it.because) == (verdict is not Verdict.AMBIGUOUS)


def test_a_name_with_one_party_that_gave_there(ledger: Any, make: Any) -> None:
    it = found(ledger, make, "donation_total", "700", recipient="Lantern PAC")
    assert it.verdict is Verdict.MATCH


def test_a_superlative_says_that_it_takes_names_together(ledger: Any, make: Any) -> None:
    it = found(ledger, make, "superlative", "2800")
    assert it.verdict is Verdict.HELD_THEN_STILL_HOLDS
    assert it.because[-1].startswith(NOTE)


def test_a_total_over_several_recipients_says_so_too(ledger: Any, make: Any) -> None:
    both = tuple(make.mention(name) for name in ("Harbor Fund", "Lantern PAC"))
    it = found(ledger, make, "donation_total", "4000", recipient=both)
    assert it.verdict is Verdict.MATCH, it.because
    assert it.because[-1].startswith(NOTE)
