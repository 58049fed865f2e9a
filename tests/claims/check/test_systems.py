"""Record systems, agencies, places, and names that slip."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from itemized.claims._check import places, systems
from itemized.claims._check.agencies import check_attribution
from itemized.claims._check.case import Case
from itemized.claims._check.consistency import check_consistency
from itemized.model import Finding, Mention, Span, Verdict


@pytest.fixture
def ledger(world: Any) -> Any:
    world.covers("2019-01-01", "2020-12-31")
    world.entity("p-ruth", "ADLER, RUTH")
    world.committee("C1", "HARBORLIGHT PAC")
    world.gift("p-ruth", "C1", "1000000", "2019-03-14")
    return world


def credited(world: Any, make: Any, agency: str, recipient: str = "Harborlight PAC") -> Finding:
    gift = make.claim(
        "donation",
        id="c1",
        donor="Ruth Adler",
        recipient=recipient,
        amounts=make.amount("$1M", "1000000", "exact", "1000000"),
    )
    claim = make.claim("attribution", id="c2", extra={"agency": agency})
    return check_attribution(claim, Case.of(make.reading(gift, claim), world))


@pytest.mark.parametrize("agency", ["FCC", "SEC", "IRS", "Missouri Ethics Commission"])
def test_an_agency_that_keeps_no_such_records(ledger: Any, make: Any, agency: str) -> None:
    it = credited(ledger, make, agency)
    assert (it.verdict, it.differs) == (Verdict.DIFFERS, ("agency",))
    assert any("Federal Election Commission" in s for s in it.because)


@pytest.mark.parametrize("agency", ["FCC", "SEC"])
def test_that_needs_no_rows(make: Any, agency: str) -> None:
    assert credited(None, make, agency).differs == ("agency",)


def test_the_agency_that_keeps_them_matches_with_a_row_only(ledger: Any, make: Any) -> None:
    with_row = credited(ledger, make, "FEC")
    assert with_row.verdict is Verdict.MATCH
    assert with_row.records
    without = credited(ledger, make, "Federal Election Commission", "Lantern Super PAC")
    assert without.verdict is Verdict.NOT_CHECKABLE
    assert without.fields == {"agency": Verdict.MATCH}
    assert not without.records


def test_no_payment_to_credit(ledger: Any, make: Any) -> None:
    claim = make.claim("attribution", extra={"agency": "FEC"})
    it = check_attribution(claim, Case.of(make.reading(claim), ledger))
    assert it.verdict is Verdict.NOT_CHECKABLE


def test_a_name_that_slips_shows_who_is_registered(ledger: Any, make: Any) -> None:
    claim = make.claim("consistency", extra={"names": ("Harbor Light PAC", "Light Harbor")})
    it = check_consistency(claim, Case.of(make.reading(claim), ledger))
    assert it.verdict is Verdict.INCONSISTENT
    assert "HARBORLIGHT PAC (C1)" in it.because[1]
    alone = check_consistency(claim, Case.of(make.reading(claim), None))
    assert alone.verdict is Verdict.INCONSISTENT


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("LA District Attorney", ("California",)),
        ("in St. Louis and Philadelphia", ("Missouri", "Pennsylvania")),
        ("Kansas City", ("Kansas",)),
        ("West Virginia", ("West Virginia",)),
        ("Washington, D.C.", ()),
        ("George Washington", ()),
        ("Washington state", ("Washington",)),
        ("la la land", ()),
    ],
)
def test_places(text: str, states: tuple[str, ...]) -> None:
    assert places.states_in(text) == states


@pytest.mark.parametrize(
    "text",
    "district attorney|attorneys general|circuit attorney|state's attorney|Mayor|governor"
    "|state senator|DA|county executive|Proposition 22".split("|"),
)
def test_offices_of_states_and_cities(text: str) -> None:
    assert places.local_office(f"the {text} race") is not None


@pytest.mark.parametrize("text", ["senator", "president", "Data", "congressman"])
def test_other_words_are_no_local_office(text: str) -> None:
    assert places.local_office(f"the {text} race") is None


def test_every_system_says_on_what_authority() -> None:
    assert all(s.cite and s.keeps and s.agency for s in systems.SYSTEMS)
    assert systems.of_agency("the F.E.C.") is systems.FEC


def test_states_without_a_source_are_named_all_the_same() -> None:
    assert [s.agency for s in systems.of_states(("Ohio",))] == ["Ohio's campaign finance agency"]
    assert systems.way_to(systems.of_states(("Ohio",))[0]).endswith("itemized has no source for it")


def test_two_figures_for_one_thing(make: Any) -> None:
    told = {"what": "figures", "figures": ["$1M", "$3M"], "why": "two figures for one thing"}
    twice = make.claim("consistency", extra=told)
    it = check_consistency(twice, Case.of(make.reading(twice), None))
    assert it.verdict is Verdict.INCONSISTENT
    undated = {**told, "why": "larger than the gift called the largest"}
    larger = make.claim("consistency", extra=undated)
    it = check_consistency(larger, Case.of(make.reading(larger), None))
    assert it.verdict is Verdict.AMBIGUOUS


def test_rows_beside_an_open_claim_are_not_its_own(ledger: Any, make: Any) -> None:
    """A total over years that are not loaded has rows near it, and none that settle it."""
    total = make.claim(
        "donation_total",
        id="c1",
        donor="Ruth Adler",
        recipient="Harborlight PAC",
        amounts=make.amount("$9M", "9000000", "exact", "1000000"),
        period=make.period("2010-01-01", "2019-06-01"),
    )
    claim = make.claim("attribution", id="c2", extra={"agency": "FEC"})
    it = check_attribution(claim, Case.of(make.reading(total, claim), ledger))
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert not it.records


def test_a_local_office_without_a_place_has_one_line(ledger: Any, make: Any) -> None:
    from itemized.claims._check.payments import check_payment

    text = "Ruth Adler gave $1,000 to Joe Doe, who runs for sheriff."
    claim = make.claim("donation", text, donor="Ruth Adler", recipient="Joe Doe")
    it = check_payment(claim, Case.of(make.reading(claim), ledger))
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert len(it.missing) == 1
    assert "the text does not name" in it.missing[0]


def missing(world: Any, make: Any, text: str, giver: str, taker: str, **more: Any) -> str:
    """What is named as missing for a gift of 2021, of which nothing is loaded."""
    from itemized.claims.checking import check

    mentions = {
        role: Mention(name, name, text.index(name), text.index(name) + len(name), kind)
        for role, name, kind in (("donor", giver, "person"), ("recipient", taker, more.get("kind")))
    }
    own = more.get("sentence", text)
    start = text.index(own)
    claim = replace(
        make.claim("donation", text, **mentions, amounts=make.amount("$5,000", "5000")),
        period=make.period("2021-01-01", "2021-02-01"),
        sentence=Span(start, start + len(own)),
    )
    (it,) = check(make.reading(claim, published="2021-06-01", text=text), world).findings
    assert it.verdict is Verdict.NOT_CHECKABLE, it.because
    return " ".join(it.missing)


@pytest.mark.parametrize(
    ("text", "giver", "taker", "kind"),
    [
        (
            "Ruth Adler, of Illinois, gave $5,000 to Sen. Jane Doe.",
            "Ruth Adler",
            "Jane Doe",
            "person",
        ),
        ("Illinois donor Ruth Adler gave $5,000 to Jane Doe.", "Ruth Adler", "Jane Doe", "person"),
        (
            "Ruth Adler gave $5,000 to Harborlight PAC in Illinois.",
            "Ruth Adler",
            "Harborlight PAC",
            "committee",
        ),
        (
            "Ruth Adler gave $5,000 to Joe Roe for Congress in Illinois.",
            "Ruth Adler",
            "Joe Roe for Congress",
            "committee",
        ),
        (
            "Ruth Adler, who lives in Illinois, gave $5,000 to Joe Roe.",
            "Ruth Adler",
            "Joe Roe",
            "person",
        ),
    ],
)
def test_a_place_beside_a_federal_gift_is_no_missing_system(
    ledger: Any, make: Any, text: str, giver: str, taker: str, kind: str
) -> None:
    ledger.committee("C00000003", "DOE FOR SENATE", type="S")
    ledger.candidate("S8IL00001", "DOE, JANE", "C00000003")
    told = missing(ledger, make, text, giver, taker, kind=kind)
    assert "cycle 2022" in told
    assert "Illinois" not in told


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Adler gave $5,000 to Joe Roe in Illinois.",
        "In Illinois, Ruth Adler gave $5,000 to Joe Roe.",
        "Ruth Adler gave $5,000 to Illinois prosecutor Joe Roe.",
    ],
)
def test_the_place_of_a_recipient_still_is(ledger: Any, make: Any, text: str) -> None:
    assert "Illinois" in missing(ledger, make, text, "Ruth Adler", "Joe Roe", kind="person")


@pytest.mark.parametrize(
    ("before", "named", "other"),
    [
        (
            "Philadelphia prosecutor Joe Roe spoke in Boston.",
            "Philadelphia",
            "Massachusetts Office",
        ),
        ("A court in Philadelphia has work for years.", "Philadelphia", "Massachusetts Office"),
        # of two states the text does not say which
        (
            "A court in Philadelphia and one in Boston sit.",
            "the text does not name",
            "itemized fetch",
        ),
    ],
)
def test_the_place_of_a_local_office_may_stand_elsewhere_in_the_text(
    ledger: Any, make: Any, before: str, named: str, other: str
) -> None:
    own = "Ruth Adler gave $5,000 to prosecutor Joe Roe."
    text = f"{own} {before}"
    told = missing(ledger, make, text, "Ruth Adler", "Joe Roe", kind="person", sentence=own)
    assert named in told
    assert other not in told
