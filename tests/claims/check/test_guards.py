"""Groups, relatives, firms and words that are no names: nobody's row is taken for theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from itemized.claims._check.case import Case
from itemized.claims._check.payments import check_payment
from itemized.model import Finding, Mention, Span, Verdict


@pytest.fixture
def ledger(world: Any) -> Any:
    """The first half of 2019 is loaded."""
    world.covers("2019-01-01", "2019-06-30")
    world.entity("p-ruth", "ADLER, RUTH")
    world.entity("p-gift", "GIFT, OTTO")
    world.committee("C1", "HARBOR FUND")
    world.gift("p-ruth", "C1", "125000", "2019-02-14")
    world.gift("p-gift", "C1", "250", "2019-02-14")
    return world


def found(world: Any, make: Any, quote: str, **more: Any) -> Finding:
    """Check one claim; names get their place in the quote."""
    for role in ("donor", "recipient"):
        name = more.get(role)
        if name is not None:
            start = quote.index(name)
            kind = more.pop(f"{role}_kind", None)
            more[role] = Mention(name, name, start, start + len(name), kind)
    more.setdefault("amounts", make.amount("$125,000", "125000", "exact", "1000"))
    claim = make.claim(more.pop("kind", "donation"), quote=quote, **more)
    return check_payment(claim, Case.of(make.reading(claim), world))


@pytest.mark.parametrize(
    ("donor", "kind"),
    [
        ("corporations", "group"),
        ("small donors", "group"),
        ("hedge funds", "group"),
        ("unions", "group"),
        ("individuals", "group"),
        ("PACs", "group"),
        ("the Adler brothers", "group"),
        ("was", "group"),
        ("gift", "group"),
        ("Gift", None),
        ("donor", None),
        ("=cmd|'/c calc'!A1", "group"),
        ("><img src=x>", "group"),
        ("//example.org]", "group"),
    ],
)
@pytest.mark.parametrize("kind_of_claim", ["donation", "donation_total", "raised_total"])
def test_no_row_is_a_groups(
    ledger: Any, make: Any, donor: str, kind: str | None, kind_of_claim: str
) -> None:
    quote = f"Harbor Fund got $125,000 from {donor}"
    it = found(
        ledger,
        make,
        quote,
        kind=kind_of_claim,
        donor=donor,
        donor_kind=kind,
        recipient="Harbor Fund",
    )
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert (it.records, it.fields) == ((), {})


@pytest.mark.parametrize(
    "quote",
    [
        "Ruth Adler's husband donated $125,000 to Harbor Fund",
        "Ruth Adler\u2019s company donated $125,000 to Harbor Fund",
        "Ruth Adler's late wife donated $125,000 to Harbor Fund",
        "Ruth Adler's family foundation donated $125,000 to Harbor Fund",
        "the firm of Ruth Adler donated $125,000 to Harbor Fund",
    ],
)
def test_another_party_than_the_one_named(ledger: Any, make: Any, quote: str) -> None:
    it = found(ledger, make, quote, donor="Ruth Adler", recipient="Harbor Fund")
    assert (it.verdict, it.records) == (Verdict.NOT_CHECKABLE, ())
    assert "is another party than the one named" in it.because[0]
    assert it.because[1].startswith("Near it, and by another party than the text speaks of: ADLER")


def test_the_name_may_hold_the_relative(ledger: Any, make: Any) -> None:
    quote = "Ruth Adler's husband donated $125,000 to Harbor Fund"
    it = found(
        ledger, make, quote, donor="Ruth Adler's husband", donor_kind="group",
        recipient="Harbor Fund",
    )  # fmt: skip
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert any(s.startswith("Near it, and by another party") for s in it.because)


@pytest.mark.parametrize(
    "quote",
    [
        "Ruth Adler's $125,000 to Harbor Fund",
        "Ruth Adler's donation to groups like Harbor Fund was $125,000",
    ],
)
def test_what_somebody_gave_is_their_own(ledger: Any, make: Any, quote: str) -> None:
    it = found(ledger, make, quote, donor="Ruth Adler", recipient="Harbor Fund")
    assert it.verdict is Verdict.MATCH


def test_individuals_by_the_filers_own_total_of_them(ledger: Any, make: Any) -> None:
    ledger.summary("C1", "2019-05-31", receipts="900000", from_individuals="125250.40")
    common = {
        "kind": "raised_total",
        "donor": "individuals",
        "donor_kind": "group",
        "recipient": "Harbor Fund",
        "period": make.period("2019-01-01", "2019-06-01"),
    }
    quote = "Harbor Fund raised that from individuals"
    right = found(ledger, make, quote, **common, amounts=make.amount("$125,250", "125250"))
    other = found(ledger, make, quote, **common, amounts=make.amount("$900,000", "900000"))
    assert right.verdict is Verdict.MATCH
    assert other.verdict is Verdict.NOT_CHECKABLE
    assert any("receipts from individuals of $125,250.40" in s for s in other.because)


@pytest.mark.parametrize(
    ("quote", "parties"),
    [
        ("$125,000 was given to Harbor Fund by Otto Nkemelu", {"recipient": "Harbor Fund"}),
        ("Harbor Fund had $125,000 from the Adlers", {"recipient": "Harbor Fund"}),
        ("Ruth Adler gave $125,000 to Lantern Watch", {"donor": "Ruth Adler"}),
        (
            "Ruth Adler made the largest donation of all, giving $125,000 to Harbor Fund",
            {"donor": "Ruth Adler", "recipient": "Harbor Fund"},
        ),
    ],
)
def test_words_that_nobody_read(
    ledger: Any, make: Any, quote: str, parties: dict[str, str]
) -> None:
    it = found(ledger, make, quote, **parties)
    assert (it.verdict, it.records) == (Verdict.NOT_CHECKABLE, ())
    assert "understood" in it.because[0]


def test_one_party_on_both_sides_was_misread(ledger: Any, make: Any) -> None:
    ledger.gift("C1", "C1", "125000", "2019-03-01")
    it = found(
        ledger, make, "Harbor Fund had $125,000", donor="Harbor Fund", recipient="Harbor Fund"
    )
    assert it.verdict is Verdict.NOT_CHECKABLE


def test_the_smallest_is_not_the_largest(ledger: Any, make: Any) -> None:
    quote = "$125,000 was the smallest donation that Harbor Fund received"
    it = found(ledger, make, quote, recipient="Harbor Fund")
    assert it.verdict is Verdict.OUT_OF_SCOPE


@pytest.mark.parametrize(
    ("donor", "verdict"),
    [
        ("R. Ruth Adler", Verdict.AMBIGUOUS),
        ("R. B. Adler", Verdict.AMBIGUOUS),
        ("Otto Adler", Verdict.NO_MATCHING_RECORD),
    ],
)
def test_the_very_row_under_a_name_that_is_nearly_it(
    ledger: Any, make: Any, donor: str, verdict: Verdict
) -> None:
    quote = f"{donor} gave $125,000 to Harbor Fund"
    it = found(ledger, make, quote, donor=donor, donor_kind="person", recipient="Harbor Fund")
    assert it.verdict is verdict
    if verdict is Verdict.AMBIGUOUS:
        assert [r.payer for r in it.records] == ["ADLER, RUTH"]
        assert it.because[-1].endswith("are a match of names, not settled.")


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("Ruth Adler gave nearly $125,000 to Harbor Fund", Verdict.MATCH_WITH_CAVEAT),
        ("Ruth Adler gave nearly $125,000 in all to Harbor Fund", Verdict.DIFFERS),
    ],
)
def test_nearly_may_be_one_payment(ledger: Any, make: Any, quote: str, verdict: Verdict) -> None:
    ledger.gift("p-ruth", "C1", "9000", "2019-03-14")
    it = found(
        ledger,
        make,
        quote,
        kind="donation_total",
        donor="Ruth Adler",
        recipient="Harbor Fund",
        amounts=make.amount("$125,000", "125000", "nearly"),
        period=make.period("2019-01-01", "2019-06-01"),
    )
    assert it.verdict is verdict


@pytest.mark.parametrize("time", ["on January 30, 2019", "in 2016", "last year", "last month"])
def test_a_time_that_nobody_read(ledger: Any, make: Any, time: str) -> None:
    quote = "Ruth Adler gave $125,000 to Harbor Fund"
    whole = f"{quote}, a PAC, {time}."
    parties = {
        role: Mention(name, name, quote.index(name), quote.index(name) + len(name))
        for role, name in (("donor", "Ruth Adler"), ("recipient", "Harbor Fund"))
    }
    amounts = make.amount("$125,000", "125000")
    claim = make.claim("donation", quote, amounts=amounts, **parties)
    claim = replace(claim, sentence=Span(0, len(whole)))
    it = check_payment(claim, Case.of(make.reading(claim, text=whole), ledger))
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert "time" in it.because[0]


def test_a_giver_that_nobody_read(ledger: Any, make: Any) -> None:
    it = found(ledger, make, "gave $125,000 to Harbor Fund", recipient="Harbor Fund")
    assert it.verdict is Verdict.NOT_CHECKABLE


def test_at_least_is_no_superlative() -> None:
    from itemized.claims._check import guards

    assert not guards._LEAST.search("She donated at least $125,000 to the fund")
    assert guards._LEAST.search("It was the least that she gave")
