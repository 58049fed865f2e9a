"""Claims of gifts over a small made-up ledger, each with the verdict written by hand."""

from __future__ import annotations

from typing import Any

import pytest

from itemized.claims._check.case import Case
from itemized.claims._check.payments import check_payment
from itemized.model import Finding, Verdict


@pytest.fixture
def ledger(world: Any) -> Any:
    """January through June 2019 is loaded."""
    world.covers("2019-01-01", "2019-06-30")
    world.entity("p-ruth", "ADLER, RUTH", place="RENO, NV")
    world.entity("p-ann", "BOYLE, ANN", place="AKRON, OH")
    world.entity("p-ann2", "BOYLE, ANN", place="TULSA, OK")
    world.committee("C1", "HARBOR FUND", type="O")
    world.committee("C2", "LANTERNPAC")
    world.committee("C3", "DOE FOR CONGRESS", type="H", designation="P", candidate="H1")
    world.committee("C4", "DOE FORWARD", type="O")
    world.committee("C5", "JOINT VICTORY FUND", designation="J")
    world.candidate("H1", "DOE, JANE", "C3")
    world.gift("p-ruth", "C1", "1000000", "2019-02-14")
    world.gift("p-ruth", "C2", "5000", "2019-03-05")
    world.gift("p-ruth", "C2", "2500", "2019-04-05")
    world.gift("p-ruth", "C4", "300000", "2019-04-22")
    world.gift("p-ruth", "C5", "50000", "2019-01-10", type_code="15")
    world.gift("p-ruth", "C3", "2800", "2019-01-31", memo=True, why_not="memo", type_code="15J")
    world.gift("p-ann", "C3", "2800", "2019-03-09")
    world.gift("p-ann2", "C3", "500", "2019-03-22")
    return world


def found(world: Any, make: Any, kind: str = "donation", **more: Any) -> Finding:
    """Check one claim of an article of June 1."""
    published = more.pop("published", "2019-06-01")
    text = more.pop("text", "")
    claim = make.claim(kind, **more)
    return check_payment(claim, Case.of(make.reading(claim, published=published, text=text), world))


def million(make: Any) -> Any:
    return make.amount("$1M", "1000000", "exact", "1000000")


def test_a_row_that_agrees(ledger: Any, make: Any) -> None:
    it = found(ledger, make, donor="Ruth Adler", recipient="Harbor Fund", amounts=million(make))
    assert it.verdict is Verdict.MATCH
    assert [r.entry_key for r in it.records] == ["e0"]
    assert it.fields == dict.fromkeys(("donor", "recipient", "amount"), Verdict.MATCH)
    assert it.because[0] == (
        "ADLER, RUTH to HARBOR FUND: $1,000,000 on 2019-02-14 (filed 2019-03-20)."
    )
    assert it.then is not None
    assert it.by_then is not None
    assert it.now is not None
    assert it.now.sentence == ("How much did ADLER, RUTH give to HARBOR FUND (C1), net of refunds?")


def test_a_name_written_without_spaces(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        donor="Ruth Adler",
        recipient="Lantern PAC",
        amounts=make.amount("$5,000", "5000"),
    )
    assert it.verdict is Verdict.MATCH


@pytest.mark.parametrize(
    ("value", "verdict", "differs"),
    [("1100000", Verdict.DIFFERS, ("amount",)), ("1000000", Verdict.MATCH, ())],
)
def test_amount(
    ledger: Any, make: Any, value: str, verdict: Verdict, differs: tuple[str, ...]
) -> None:
    claimed = make.amount(f"${value}", value, "exact", "100000")
    it = found(ledger, make, donor="Ruth Adler", recipient="Harbor Fund", amounts=claimed)
    assert (it.verdict, it.differs) == (verdict, differs)
    assert it.records


def test_another_day_than_the_text_gives(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        donor="Ruth Adler",
        recipient="Harbor Fund",
        amounts=million(make),
        period=make.period("2019-03-01", "2019-04-01"),
    )
    assert (it.verdict, it.differs) == (Verdict.DIFFERS, ("date",))
    assert [r.entry_key for r in it.records] == ["e0"]


def test_a_gift_to_a_pac_is_none_to_the_candidate(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        donor="Ruth Adler",
        recipient="Jane Doe",
        recipient_kind="candidate",
        amounts=make.amount("$300,000", "300000", "exact", "100000"),
    )
    assert (it.verdict, it.differs) == (Verdict.DIFFERS, ("recipient",))
    assert [r.payee for r in it.records] == ["DOE FORWARD"]
    assert "A gift to a committee is not a gift to the candidate it helps." in it.because


def test_a_memo_tells_again_of_money_counted_elsewhere(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        donor="Ruth Adler",
        recipient="Doe for Congress",
        amounts=make.amount("$2,800", "2800"),
    )
    assert it.verdict is Verdict.MATCH_WITH_CAVEAT
    assert [(r.counted, r.why_not) for r in it.records] == [(False, "memo")]
    assert it.now is not None
    assert (it.now.value, it.now.n) == (0, 0)


def test_a_total_leaves_memos_out(ledger: Any, make: Any) -> None:
    ledger.gift("p-ruth", "C1", "200000", "2019-02-15", memo=True, why_not="memo")
    right = make.amount("$1,000,000", "1000000", "exact", "100")
    wrong = make.amount("$1,200,000", "1200000", "exact", "100")
    common = {
        "kind": "donation_total",
        "donor": "Ruth Adler",
        "recipient": "Harbor Fund",
        "period": make.period("2019-01-01", "2019-06-02"),
    }
    assert found(ledger, make, **common, amounts=right).verdict is Verdict.MATCH
    it = found(ledger, make, **common, amounts=wrong)
    assert (it.verdict, it.differs) == (Verdict.DIFFERS, ("amount",))
    assert "With 1 row more, left out of sums (memo), it would be $1,200,000." in it.because[0]


def test_several_payments_come_to_the_amount(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        donor="Ruth Adler",
        recipient="LanternPAC",
        amounts=make.amount("$7,500", "7500"),
    )
    assert it.verdict is Verdict.MATCH_WITH_CAVEAT
    assert it.because[0].endswith("in 2 rows and not in one.")


def test_two_parties_of_one_name(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        donor="Ann Boyle",
        recipient="Doe for Congress",
        amounts=make.amount("$2,800", "2800", "exact", "100"),
        period=make.period("2019-03-01", "2019-04-01"),
    )
    assert (it.verdict, it.fields["donor"]) == (Verdict.AMBIGUOUS, Verdict.AMBIGUOUS)
    assert any("AKRON" in s for s in it.because)
    assert any("TULSA" in s for s in it.because)


def test_a_refund_takes_the_gift_back(ledger: Any, make: Any) -> None:
    ledger.gift("p-ruth", "C1", "-1000000", "2019-04-01", kind="refund")
    it = found(ledger, make, donor="Ruth Adler", recipient="Harbor Fund", amounts=million(make))
    assert it.verdict is Verdict.MATCH_WITH_CAVEAT
    assert "the net is $0" in it.because[0]


def test_nobody_of_that_name_in_a_time_that_is_loaded(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        donor="Otto Nkemelu",
        recipient="Harbor Fund",
        amounts=make.amount("$10,000", "10000"),
        period=make.period("2019-03-01", "2019-04-01"),
    )
    assert (it.verdict, it.missing) == (Verdict.NO_MATCHING_RECORD, ())


@pytest.mark.parametrize("donor", ["Otto Nkemelu", "Ruth Adler"])
def test_a_time_that_is_not_loaded(ledger: Any, make: Any, donor: str) -> None:
    it = found(
        ledger,
        make,
        donor=donor,
        recipient="Harbor Fund",
        amounts=make.amount("$10,000", "10000"),
        period=make.period("2021-03-01", "2021-04-01"),
        published="2021-07-26",
    )
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert it.missing == (
        "Federal Election Commission, cycle 2022: itemized fetch fec_bulk --cycle 2022",
    )
    assert not it.records


def test_an_undated_claim_names_the_cycle_of_its_article(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        donor="Otto Nkemelu",
        recipient="Harbor Fund",
        amounts=million(make),
        published="2021-07-26",
    )
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert it.missing[0].endswith("fec_bulk --cycle 2022")


def test_other_amounts_of_another_time_contradict_nothing(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        donor="Ruth Adler",
        recipient="Lantern PAC",
        amounts=million(make),
        published="2021-07-26",
    )
    assert (it.verdict, it.differs) == (Verdict.NOT_CHECKABLE, ())


@pytest.mark.parametrize(
    ("before", "name", "after", "system"),
    [
        ("Ruth Adler gave $1M to LA District Attorney ", "Joe Doe", ".", "California"),
        ("In Missouri, she gave $1M to ", "Joe Doe", ", a circuit attorney.", "Missouri"),
        ("State's attorney ", "Joe Doe", " of Chicago had $1M from her.", "Illinois"),
        ("District Attorney ", "Joe Doe", " had $1M from her.", "Pennsylvania"),
        ("She gave $1M to ", "Joe Doe", " of Massachusetts.", "Massachusetts"),
    ],
)
def test_races_that_states_keep(
    ledger: Any, make: Any, before: str, name: str, after: str, system: str
) -> None:
    from itemized.model import Mention, Span

    text = before + name + after
    claim = make.claim(
        "donation",
        quote=text,
        donor="Ruth Adler",
        recipient=Mention(name, name, len(before), len(before) + len(name), "person"),
        amounts=million(make),
    )
    assert claim.sentence == Span(0, len(text))
    for world in (ledger, None):
        it = check_payment(claim, Case.of(make.reading(claim), world))
        assert it.verdict is Verdict.NOT_CHECKABLE
        assert any(system in missing for missing in it.missing), it.missing


def test_a_prosecutor_in_the_sentence_moves_no_federal_committee(ledger: Any, make: Any) -> None:
    text = "Ruth Adler, who backs attorneys general, gave $1M to Harbor Fund."
    it = found(
        ledger, make, quote=text, donor="Ruth Adler", recipient="Harbor Fund", amounts=million(make)
    )
    assert it.verdict is Verdict.MATCH


def test_a_late_amendment(ledger: Any, make: Any) -> None:
    ledger.filing("f1", "2019-05-20", replaced_by="f2")
    ledger.filing("f2", "2019-08-01")
    replaced = {"filing_key": "f1", "why_not": "replaced", "counted_until": "2019-08-01"}
    ledger.gift("p-ruth", "C1", "9000", "2019-04-02", **replaced)
    ledger.gift("p-ruth", "C1", "4000", "2019-04-02", filing_key="f2", filed="2019-08-01")
    it = found(
        ledger,
        make,
        donor="Ruth Adler",
        recipient="Harbor Fund",
        amounts=make.amount("$9,000", "9000", "exact", "1000"),
        period=make.period("2019-04-01", "2019-05-01"),
    )
    assert it.verdict is Verdict.MATCH_WITH_CAVEAT
    assert "Filings made since then show it otherwise." in it.because
    assert it.then is not None
    assert it.now is not None
    assert (it.then.value, it.now.value) == (9000, 4000)


def test_known_only_after_the_article(ledger: Any, make: Any) -> None:
    gift = {"donor": "Ruth Adler", "recipient": "Harbor Fund", "amounts": million(make)}
    it = found(ledger, make, **gift, published="2019-03-01")
    assert it.verdict is Verdict.MATCH_WITH_CAVEAT
    assert it.because[-1].startswith("The report that completes it was filed on 2019-03-20")


def test_a_relation_needs_a_row_and_no_amount(ledger: Any, make: Any) -> None:
    yes = found(ledger, make, "relation", donor="Ruth Adler", recipient="Harbor Fund")
    no = found(ledger, make, "relation", donor="Ann Boyle", recipient="Harbor Fund")
    assert yes.verdict is Verdict.MATCH
    assert no.verdict is Verdict.NO_MATCHING_RECORD


@pytest.mark.parametrize(
    ("value", "unit", "verdict"),
    [
        ("1000000", "1000", Verdict.MATCH),
        ("900000", "1000", Verdict.DIFFERS),
        ("1500000", "1000", Verdict.NOT_CHECKABLE),  # the rest may be too small to be itemized
    ],
)
def test_money_raised(ledger: Any, make: Any, value: str, unit: str, verdict: Verdict) -> None:
    it = found(
        ledger,
        make,
        "raised_total",
        recipient="Harbor Fund",
        amounts=make.amount(f"${value}", value, "exact", unit),
        period=make.period("2019-01-01", "2019-06-01"),
    )
    assert it.verdict is verdict


def test_money_raised_by_the_filers_own_summary(ledger: Any, make: Any) -> None:
    ledger.summary("C1", "2019-05-31", receipts="1500000", from_individuals="1400000")
    common = {"recipient": "Harbor Fund", "period": make.period("2019-01-01", "2019-06-01")}
    right = make.amount("$1.5 million", "1500000", "exact", "100000")
    wrong = make.amount("$1.7 million", "1700000", "exact", "100000")
    assert found(ledger, make, "raised_total", **common, amounts=right).verdict is Verdict.MATCH
    assert found(ledger, make, "raised_total", **common, amounts=wrong).verdict is Verdict.DIFFERS


def test_all_federal_committees_are_anyone(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        "donation_total",
        donor="Ruth Adler",
        recipient="federal committees",
        recipient_kind="group",
        amounts=make.amount("$1,357,500", "1357500"),
    )
    assert it.verdict is Verdict.MATCH


def test_an_organization_is_not_its_committee(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        donor="Ruth Adler",
        recipient="Lantern",
        recipient_kind="organization",
        amounts=make.amount("$5,000", "5000"),
    )
    assert it.verdict is Verdict.MATCH_WITH_CAVEAT
    assert it.fields["recipient"] is Verdict.MATCH_WITH_CAVEAT


def test_nothing_is_settled_without_a_ledger(make: Any) -> None:
    it = found(None, make, donor="Ruth Adler", recipient="Harbor Fund", amounts=million(make))
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert it.missing == (
        "Federal Election Commission, cycle 2020: itemized fetch fec_bulk --cycle 2020",
    )


def test_an_undated_amount_above_the_texts_own_largest(ledger: Any, make: Any) -> None:
    largest = make.claim(
        "superlative",
        donor="Ruth Adler",
        amounts=million(make),
        period=make.period("2019-01-01", "2019-06-02"),
        id="c1",
    )
    gift = make.claim(
        "donation",
        donor="Ruth Adler",
        recipient="Harbor Fund",
        amounts=make.amount("$2M", "2000000", "exact", "1000000"),
        id="c2",
    )
    it = check_payment(gift, Case.of(make.reading(largest, gift), ledger))
    assert it.because[-1].startswith("The text calls $1M the largest (2019-01-01 to 2019-06-02);")


@pytest.mark.parametrize("party", ["XXX", "YYY"])
def test_blind_to_party(ledger: Any, make: Any, party: str) -> None:
    ledger.rows("UPDATE committees SET party = $party", {"party": party})
    ledger.rows("UPDATE candidates SET party = $party", {"party": party})
    right = found(ledger, make, donor="Ruth Adler", recipient="Harbor Fund", amounts=million(make))
    wrong = found(
        ledger, make, donor="Ruth Adler", recipient="Harbor Fund", amounts=make.amount("$7", "7")
    )
    assert (right.verdict, wrong.verdict) == (Verdict.MATCH, Verdict.DIFFERS)


def test_words_are_about_records(ledger: Any, make: Any) -> None:
    wrong = found(
        ledger, make, donor="Ruth Adler", recipient="Harbor Fund", amounts=make.amount("$7", "7")
    )
    said = " ".join(wrong.because).lower()
    assert not [word for word in ("false", "lied", "illegal", "wrong") if word in said]


@pytest.mark.parametrize(
    ("value", "start", "verdict"),
    [
        ("1357500", "2019-01-01", Verdict.MATCH),
        ("1357500", "2015-01-01", Verdict.MATCH_WITH_CAVEAT),
        ("9000000", "2015-01-01", Verdict.NOT_CHECKABLE),
        ("900000", "2015-01-01", Verdict.DIFFERS),  # the whole can only be more
        ("9000000", "2019-01-01", Verdict.DIFFERS),
    ],
)
def test_a_total_over_more_time_than_is_loaded(
    ledger: Any, make: Any, value: str, start: str, verdict: Verdict
) -> None:
    it = found(
        ledger,
        make,
        "donation_total",
        donor="Ruth Adler",
        amounts=make.amount(f"${value}", value, "exact", "100"),
        period=make.period(start, "2019-06-02"),
    )
    assert it.verdict is verdict


def test_a_total_over_several_recipients(ledger: Any, make: Any) -> None:
    several = tuple(make.mention(name) for name in ("Harbor Fund", "Lantern PAC"))
    gift = {"kind": "donation_total", "donor": "Ruth Adler"}
    right = make.amount("$1,007,500", "1007500", "exact", "100")
    assert found(ledger, make, **gift, recipient=several, amounts=right).verdict is Verdict.MATCH
    unknown = (*several, make.mention("Nobody Knows Fund"))
    it = found(ledger, make, **gift, recipient=unknown, amounts=right)
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert "Nobody Knows Fund" in it.because[0]


@pytest.mark.parametrize(
    ("more", "verdict"),
    [
        ({"donor": "Ruth Adler"}, Verdict.NO_MATCHING_RECORD),
        ({"recipient": "Harbor Fund"}, Verdict.NOT_CHECKABLE),
        ({"recipient": "local candidates", "recipient_kind": "group"}, Verdict.NOT_CHECKABLE),
        ({}, Verdict.NOT_CHECKABLE),
    ],
)
def test_a_side_that_the_text_leaves_out(
    ledger: Any, make: Any, more: dict[str, str], verdict: Verdict
) -> None:
    it = found(ledger, make, **more, amounts=make.amount("$77,000", "77000", "exact", "1000"))
    assert (it.verdict, it.differs) == (verdict, ())


@pytest.mark.parametrize("value", ["1357500", "5000"])
def test_a_group_is_no_filer(ledger: Any, make: Any, value: str) -> None:
    group = {"recipient": "Lamplighter candidates", "recipient_kind": "group"}
    gift = {"kind": "donation_total", "donor": "Ruth Adler", **group}
    it = found(ledger, make, **gift, amounts=make.amount(f"${value}", value))
    assert (it.verdict, it.records) == (Verdict.NOT_CHECKABLE, ())


def test_the_ledger_knows_where_a_name_begins(ledger: Any, make: Any) -> None:
    """A first word that reads as any other is part of the name where a committee has it so."""
    from itemized.model import Mention

    ledger.committee("C9", "GREAT HARBOR WATCH PAC")
    ledger.gift("p-ruth", "C9", "700", "2019-03-03")
    text = "Ruth Adler gave $700 to Great Harbor Watch PAC."
    start = text.index("Harbor")
    short = Mention("Harbor Watch PAC", "Harbor Watch PAC", start, len(text) - 1, "committee")
    it = found(
        ledger,
        make,
        quote=text,
        donor="Ruth Adler",
        recipient=short,
        amounts=make.amount("$700", "700"),
    )
    assert it.verdict is Verdict.MATCH


def test_a_recipient_that_reports_by_the_quarter(ledger: Any, make: Any) -> None:
    """Through June is loaded for monthly filers; this one's second quarter is not in yet."""
    ledger.committee("C8", "SLOW QUARTER FUND", frequency="Q")
    gift = {
        "donor": "Ruth Adler",
        "recipient": "Slow Quarter Fund",
        "amounts": make.amount("$9,000", "9000"),
        "period": make.period("2019-04-01", "2019-05-01"),
    }
    nothing = found(ledger, make, **gift)
    assert nothing.verdict is Verdict.NOT_CHECKABLE
    assert nothing.because[0].startswith("No report of the recipient's is loaded")
    ledger.rows(
        "INSERT INTO filings VALUES ('q1', 'C8', DATE '2019-03-31', DATE '2019-04-15', NULL, NULL)"
    )
    early = found(ledger, make, **gift)
    assert early.verdict is Verdict.NOT_CHECKABLE
    assert early.because[0].startswith("The recipient's loaded reports end on 2019-03-31")
    ledger.rows(
        "INSERT INTO filings VALUES ('q2', 'C8', DATE '2019-06-30', DATE '2019-07-15', NULL, NULL)"
    )
    assert found(ledger, make, **gift).verdict is Verdict.NO_MATCHING_RECORD


def test_a_pronoun_is_nobody(ledger: Any, make: Any) -> None:
    it = found(ledger, make, donor="it", recipient="Harbor Fund", amounts=million(make))
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert it.because[0].startswith("“it” is no name")


def five(make: Any, value: str = "5000") -> Any:
    return make.amount(f"${value}", value, "exact", "1")


def to_lantern(ledger: Any, make: Any, value: str = "5000", **more: Any) -> Finding:
    return found(
        ledger,
        make,
        donor="Ruth Adler",
        recipient="Lantern PAC",
        amounts=five(make, value),
        **more,
    )


def test_a_gift_given_back_after_the_time_told_has_that_as_a_caveat(ledger: Any, make: Any) -> None:
    march = make.period("2019-03-01", "2019-04-01")
    assert to_lantern(ledger, make, period=march).verdict is Verdict.MATCH
    ledger.gift("p-ruth", "C2", "-5000", "2019-05-02", kind="refund")
    it = to_lantern(ledger, make, period=march)
    assert it.verdict is Verdict.MATCH_WITH_CAVEAT
    assert "It was given back: the row of 2019-05-02 takes that amount off again." in it.because


def test_a_refund_that_was_voided_takes_nothing_back(ledger: Any, make: Any) -> None:
    march = make.period("2019-03-01", "2019-04-01")
    ledger.gift("p-ruth", "C2", "-5000", "2019-05-02", kind="refund")
    ledger.gift("p-ruth", "C2", "5000", "2019-05-20", kind="refund")
    assert to_lantern(ledger, make, period=march).verdict is Verdict.MATCH
    may = make.period("2019-05-01", "2019-06-01")
    assert to_lantern(ledger, make, period=may).verdict is not Verdict.MATCH


def test_one_of_two_gifts_given_back_leaves_the_other(ledger: Any, make: Any) -> None:
    ledger.gift("p-ruth", "C2", "5000", "2019-04-06")
    ledger.gift("p-ruth", "C2", "-5000", "2019-05-02", kind="refund")
    for day in range(1, 29):  # so many that the nearest rows alone are not all
        ledger.gift("p-ruth", "C2", "100", f"2019-02-{day:02}")
    assert to_lantern(ledger, make).verdict is Verdict.MATCH


def test_a_loan_told_as_a_gift_differs_in_its_kind(ledger: Any, make: Any) -> None:
    ledger.gift("p-ruth", "C2", "7000", "2019-05-02", kind="loan")
    it = to_lantern(ledger, make, "7000")
    assert (it.verdict, it.differs) == (Verdict.DIFFERS, ("kind",))
    assert it.because[0].startswith("The records have it as a loan, and not as a gift")
    far = to_lantern(ledger, make, "7000", published="2021-06-01")
    assert (far.verdict, far.differs) == (Verdict.NOT_CHECKABLE, ())
    assert any(
        said.startswith("Near it lies: The records have it as a loan") for said in far.because
    )
    assert to_lantern(ledger, make, "9000").differs == ("amount",)
