"""Which of several parties of one name a verdict rests on, and where a short form leads."""

from __future__ import annotations

from typing import Any

import pytest

from itemized.claims.checking import check
from itemized.model import Finding, Verdict


@pytest.fixture
def ledger(world: Any) -> Any:
    """Three committees of one name, of which two have gifts; all of 2019 is loaded."""
    world.covers("2019-01-01", "2020-12-31")
    world.entity("p-ada", "QUILL, ADA")
    for number in "123":
        world.committee(f"C0000000{number}", "COLE FOR CONGRESS", type="H")
    world.committee("C00000009", "HARBOR FUND")
    world.gift("p-ada", "C00000001", "2800", "2019-03-09")
    world.gift("C00000009", "C00000002", "5000", "2019-03-09")
    return world


def found(world: Any, make: Any, kind: str, value: str, **more: Any) -> Finding:
    claim = make.claim(
        kind,
        f"${value} in 2019",
        amounts=make.amount(f"${value}", value),
        period=make.period("2019-01-01", "2019-06-01"),
        **more,
    )
    (finding,) = check(make.reading(claim), world).findings
    return finding


def rests(finding: Finding) -> list[str]:
    return [said for said in finding.because if "This rests on" in said]


def test_a_verdict_names_the_one_it_rests_on_and_the_others(ledger: Any, make: Any) -> None:
    it = found(ledger, make, "donation", "2800", donor="Ada Quill", recipient="Cole for Congress")
    assert it.verdict is Verdict.MATCH, it.because
    (said,) = rests(it)
    assert said.startswith("3 parties of the records go by the name Cole for Congress.")
    one, others = said.split("none of the others")
    assert "C00000001" in one
    assert "C00000002" in others
    assert "C00000003" in others


def test_a_name_of_one_alone_needs_no_such_words(ledger: Any, make: Any) -> None:
    it = found(ledger, make, "donation", "5000", donor="Harbor Fund", recipient="Ada Quill")
    assert not rests(it)
    ledger.gift("p-ada", "C00000009", "700", "2019-03-10")
    it = found(ledger, make, "donation", "700", donor="Ada Quill", recipient="Harbor Fund")
    assert it.verdict is Verdict.MATCH
    assert not rests(it)


def test_answers_that_differ_are_ambiguous_and_listed(ledger: Any, make: Any) -> None:
    ledger.gift("p-ada", "C00000002", "1000", "2019-03-12")
    it = found(ledger, make, "donation", "2800", donor="Ada Quill", recipient="Cole for Congress")
    assert it.verdict is Verdict.AMBIGUOUS
    assert any("C00000001" in said for said in it.because)
    assert any("C00000002" in said for said in it.because)
    assert not rests(it)


def test_where_none_has_a_row_all_were_asked(ledger: Any, make: Any) -> None:
    it = found(ledger, make, "donation", "9000", donor="Harbor Fund", recipient="Cole for Congress")
    assert it.now is not None
    asked = set(it.now.question.payees)
    assert asked >= {"C00000001", "C00000002", "C00000003"} or rests(it)


def test_balances_name_all_of_a_name(ledger: Any, make: Any) -> None:
    more = {"donor": "Cole for Congress", "direction": "has"}
    it = found(ledger, make, "cash_on_hand", "9000", **more)
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert all(f"C0000000{number}" in it.because[0] for number in "123")
    ledger.summary("C00000002", "2019-05-31", cash_end="9000")
    it = found(ledger, make, "cash_on_hand", "9000", **more)
    assert it.verdict is Verdict.MATCH, it.because
    assert "C00000002" in rests(it)[0].split("none of the others")[0]


def test_a_short_form_says_what_it_was_read_as(ledger: Any, make: Any) -> None:
    ledger.committee("C00000005", "LAMPLIGHTER NATIONAL COMMITTEE", type="Y")
    ledger.committee("C00000006", "LANTERN NURSES COMMITTEE", type="Q")
    ledger.gift("p-ada", "C00000005", "30000", "2019-03-10")
    ledger.gift("C00000009", "C00000006", "50", "2019-03-10")
    it = found(ledger, make, "donation", "30000", donor="Ada Quill", recipient="LNC")
    assert it.verdict is Verdict.MATCH, it.because
    (said,) = [s for s in it.because if "is read as" in s]
    assert said.startswith("LNC is read as LAMPLIGHTER NATIONAL COMMITTEE (C00000005)")
    assert "LANTERN NURSES COMMITTEE (C00000006)" in said
