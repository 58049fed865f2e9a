"""Tracing small ledgers whose bounds are seen by eye."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from few import few_committees

from itemized.desk import Desk
from itemized.export._bands import bands
from itemized.export.json import trace_document
from itemized.export.terminal import as_text, behind_report, trace_report
from itemized.trace import Together, Traced, Wanted

A, B, C, D = (f"C9900030{n}" for n in range(4))
NAMES = {A: "ALDER PAC", B: "BIRCH PAC", C: "CEDAR PAC", D: "DOGWOOD PAC"}
HIM, HER = "STRAIT, PAUL", "QUAYLE, MINNA"
RUNS = "S2OH00301"


def test_a_bounced_check_takes_back_its_own_givers_money_and_nobody_elses(tmp_path: Path) -> None:
    """Birch got $7,500 of her and nothing of him, whose check bounced, and passed on $10,500."""
    desk = few_committees(
        tmp_path,
        NAMES,
        [(B, C, "0301", 10_500)],
        [(HIM, B, "0110", 3_000), (HER, B, "0105", 7_500), (HIM, B, "0401", -3_000)],
    )
    [people] = [c for c in desk.behind(C).classes if c.name == "person"]
    assert people.at_most == Decimal(7_500)


def test_a_bounced_check_leaves_its_givers_other_gifts(tmp_path: Path) -> None:
    desk = few_committees(
        tmp_path,
        NAMES,
        [(B, C, "0301", 10_500)],
        [(HIM, B, "0110", 3_000), (HIM, B, "0120", 500), (HIM, B, "0125", -500)],
    )
    [people] = [c for c in desk.behind(C).classes if c.name == "person"]
    assert people.at_most == Decimal(3_000)


@pytest.mark.parametrize(("late", "most"), [("0220", 400), ("0210", 900)])
def test_a_band_halfway_of_a_route_keeps_to_the_order_of_time(
    tmp_path: Path, late: str, most: int
) -> None:
    """Alder's second $500 went on from Birch only where it came before Birch's payment."""
    desk = few_committees(
        tmp_path,
        NAMES,
        [
            (A, B, "0201", 400),
            (A, B, late, 500),
            (B, C, "0215", 900),
            (B, C, "0225", 1),
            (C, D, "0301", 100),
        ],
    )
    traced = desk.trace(A, D)
    [second] = [b for b in bands(traced) if b.hop.payer_id.endswith(B)]
    assert second.value == most + (1 if late == "0220" else 0)
    hops = trace_document(traced)["routes"][0]["hops"]
    assert [hop["at_most"] for hop in hops] == ["900.00", f"{second.value}", "100.00"]


def test_rows_of_a_hop_that_are_not_listed_are_counted(tmp_path: Path) -> None:
    paid = [(A, B, f"02{1 + n % 28:02d}", 10 + n) for n in range(52)]
    [hop] = trace_document(few_committees(tmp_path, NAMES, paid).trace(A, B))["routes"][0]["hops"]
    assert (hop["n"], len(hop["records"]), hop["records_left_out"]) == (52, 50, 2)


@pytest.mark.parametrize("as_of", [None, date(2021, 12, 31)])
@pytest.mark.parametrize(
    ("own", "back", "stands"),
    [
        ([], "15", 0),  # the row that takes it back does not say again that it was earmarked
        ([(HIM, B, "0115", 500)], "15", 500),  # what was given straight is what came back
        ([(HIM, B, "0215", 500)], "15", 500),  # and nothing that was given later
        ([(HIM, B, "0115", 500)], "15E", 500),
    ],
)
def test_an_earmarked_gift_is_taken_back_like_another(
    tmp_path: Path, own: list[tuple[str, str, str, int]], back: str, stands: int, as_of: date | None
) -> None:
    taken = [(HIM, B, "0201", -500)] if back == "15" else []
    again = [(HIM, B, C, "0201", -500)] if back == "15E" else []
    desk = few_committees(
        tmp_path,
        NAMES,
        [(B, D, "0301", 1_000)],
        [*own, *taken],
        earmarked=[(HIM, B, C, "0110", 500), *again],
    )
    traced = desk.trace(HIM, B, Wanted(as_of=as_of))
    assert sum(r.at_most for r in traced.routes) == stands
    through = [name for r in traced.routes for hop in r.hops for _, name, *_ in hop.conduits]
    straight_came_back = back == "15" and own and own[0][2] < "0201"
    assert through == (["CEDAR PAC"] if straight_came_back else [])


def test_equal_gifts_on_one_day_with_and_without_a_conduits_id_are_both_followed(
    tmp_path: Path,
) -> None:
    through = [(HIM, B, conduit, "0110", 500) for conduit in (C, "")]
    desk = few_committees(tmp_path, NAMES, [(B, D, "0301", 1_000)], earmarked=through)
    assert [r.at_most for r in desk.trace(HIM, D).routes] == [1_000]


def _found(traced: Traced) -> list[tuple[str, ...]]:
    return [(*r.names, str(r.at_most)) for r in traced.routes]


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two committees named Friends of Pell, of which Birch pays each, and which pay each other."""
    names = {A: "ALDER PAC", B: "BIRCH PAC", C: "FRIENDS OF PELL", D: "FRIENDS OF PELL"}
    paid = [
        (A, B, "0101", 500),
        (B, C, "0201", 100),
        (B, D, "0205", 80),
        (C, D, "0210", 60),
        (C, A, "0220", 50),
        (D, A, "0221", 40),
    ]
    return few_committees(tmp_path_factory.mktemp("twins"), names, paid)


BOTH = "FRIENDS OF PELL and 1 more, taken together"


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(limit=1), Wanted(least=Decimal(150)), Wanted(hops=5)])  # fmt: skip
def test_what_goes_to_several_of_one_name_is_one_sum(twins: Desk, wanted: Wanted) -> None:
    traced = twins.trace(A, "FRIENDS OF PELL", wanted)
    assert _found(traced) == [("ALDER PAC", "BIRCH PAC", BOTH, "180.00")]
    assert (traced.together, traced.complete) == ((Together(None, 1, Decimal(180), None),), True)


def test_what_one_of_several_pays_another_goes_nowhere(twins: Desk) -> None:
    # Birch had its money of Alder before, so that none of this went on
    assert _found(twins.trace("FRIENDS OF PELL")) == [(BOTH, "ALDER PAC", "90.00")]
    into = _found(twins.trace(to="FRIENDS OF PELL"))
    assert into == [("BIRCH PAC", BOTH, "180.00"), ("ALDER PAC", "BIRCH PAC", BOTH, "180.00")]


def test_of_several_each_has_its_own_bounced_checks(tmp_path: Path) -> None:
    """Cedar's check bounced; Dogwood's gift came after Alder had paid."""
    desk = few_committees(
        tmp_path,
        NAMES,
        [(C, A, "0101", 100), (D, A, "0301", 100), (C, A, "0401", -100), (A, B, "0201", 100)],
    )
    assert [r.names for r in desk.trace((C, D), B).routes] == []


@pytest.mark.parametrize(
    ("others", "voided", "most", "least"),
    [(0, 90, 100, 100), (0, 100, 100, 100), (100, 150, 100, 0)],
)
def test_a_voided_payment_never_left_the_account(
    tmp_path: Path, others: int, voided: int, most: int, least: int
) -> None:
    """Birch holds Alder's $100, perhaps others' too, writes Cedar a check that is voided two days
    later, and pays Dogwood $100 between the two."""
    paid = [
        (A, B, "0101", 100),
        (B, C, "0201", voided),
        (B, C, "0205", -voided),
        (B, D, "0203", 100),
    ]
    if others:
        paid.append((C, B, "0102", others))
    desk = few_committees(tmp_path, NAMES, paid, cash=[(B, 0, 100 + others, 100)])
    [route] = [r for r in desk.trace(A).routes if len(r.hops) == 2]
    assert (route.at_most, route.at_least) == (most, least)


@pytest.mark.parametrize(("bounced", "there"), [(-100, 0), (-60, 40)])
def test_what_is_known_to_have_bounced_counts_on_no_day(
    tmp_path: Path, bounced: int, there: int
) -> None:
    desk = few_committees(tmp_path, NAMES, [(A, B, "0201", 100), (A, B, "0301", bounced)])
    for end in (date(2021, 2, 15), date(2021, 3, 15)):
        until = Wanted(end=end)
        assert sum(r.at_most for r in desk.trace(A, wanted=until).routes) == there
        assert desk.behind(B, until).total == there


@pytest.mark.parametrize("drawn", [(), ((B, C, "12012020", 100),)])
def test_a_check_of_before_that_is_voided_is_other_money(
    tmp_path: Path, drawn: tuple[tuple[str, str, str, int], ...]
) -> None:
    """The opening cash counts the check as gone: voided, Birch has $100 that was never Alder's."""
    paid = [*drawn, (B, C, "0210", -100), (A, B, "0201", 100), (B, D, "0301", 100)]
    desk = few_committees(tmp_path, NAMES, paid, cash=[(B, 0, 100, 0)])
    [route] = [r for r in desk.trace(A).routes if len(r.hops) == 2]
    assert (route.at_most, route.at_least) == (100, 0)


def test_between_two_money_is_not_followed_around_and_back(tmp_path: Path) -> None:
    paid = [(A, D, "0201", 100), (D, B, "0210", 60), (B, D, "0220", 60)]
    desk = few_committees(tmp_path, NAMES, paid, cash=[(D, 0, 160, 60), (B, 0, 60, 60)])
    traced = desk.trace(A, D)
    assert _found(traced) == [("ALDER PAC", "DOGWOOD PAC", "100.00")]
    assert traced.together == (Together(None, 1, Decimal(100), Decimal(100)),)


def test_who_stands_behind_gifts_in_kind_is_among_the_routes_into_a_party(tmp_path: Path) -> None:
    desk = few_committees(tmp_path, NAMES, [(A, B, "0201", 100)], goods=[(B, D, "0301", 40)])
    assert _found(desk.trace((), D)) == [
        ("BIRCH PAC", "DOGWOOD PAC", "40.00"),
        ("ALDER PAC", "BIRCH PAC", "DOGWOOD PAC", "40.00"),
    ]


@pytest.fixture(scope="module")
def race(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Alder pays Birch and Cedar; Birch spends for a candidate, Cedar against, Dogwood's committee is hers."""
    return few_committees(
        tmp_path_factory.mktemp("race"),
        NAMES,
        [(A, B, "0201", 100), (A, C, "0201", 70), (A, D, "0301", 5)],
        outside=[("24E", B, RUNS, "0401", 90), ("24A", C, RUNS, "0402", 60)],
        candidates=[(RUNS, "PELL, ODA", D)],
        cash=[(B, 0, 100, 90)],
    )


def test_money_and_spending_about_several_taken_together_are_both_told(tmp_path: Path) -> None:
    """Pell's name means the candidate and her committee: Birch pays the one and spends for the other."""
    desk = few_committees(
        tmp_path,
        NAMES,
        [(A, B, "0201", 100), (B, D, "0301", 5)],
        outside=[("24E", B, RUNS, "0401", 90)],
        candidates=[(RUNS, "PELL, ODA", D)],
    )
    for traced in (desk.trace(A, (RUNS, D)), desk.trace((), (RUNS, D))):
        ends = {(r.hops[-1].side, r.at_most) for r in traced.routes if len(r.hops) == 2}
        assert ends == {(None, Decimal(5)), ("support", Decimal(90))}


def test_spending_for_and_against_somebody_is_no_one_sum(race: Desk) -> None:
    traced = race.trace(A, RUNS)
    assert traced.together == (
        Together("oppose", 1, Decimal(60), None),
        Together("support", 1, Decimal(90), Decimal(90)),
    )
    said = " ".join(as_text(trace_report(traced)).split())
    assert (
        "Over the routes that end in spending against PELL, ODA together, at most $60 can have come"
        " that far; no least can be given. Over the routes that end in spending for PELL, ODA"
        " together, at most $90 can have come that far, and at least $90 must have"
    ) in said
    assert trace_document(traced)["together"] == [
        {"side": "oppose", "routes": 1, "at_most": "60.00", "at_least": None},
        {"side": "support", "routes": 1, "at_most": "90.00", "at_least": "90.00"},
    ]


def test_where_one_way_of_ending_is_all_there_is_it_is_not_named(race: Desk) -> None:
    said = " ".join(as_text(trace_report(race.trace(A, D))).split())
    assert "Over all these routes together, at most $5 can have come that far" in said


@pytest.mark.parametrize("asked", ["out", "between", "into", "behind"])
def test_gifts_to_a_candidate_are_asked_of_the_committee(race: Desk, asked: str) -> None:
    """Nobody gives to a candidate's own id; who names a candidate is told whom to ask about."""
    answers = {
        "out": lambda: race.trace(RUNS),
        "between": lambda: race.trace(A, RUNS),
        "into": lambda: race.trace((), RUNS),
        "behind": lambda: race.behind(RUNS),
    }
    beside = [c for c in answers[asked]().caveats if "is a candidate" in c]
    assert beside == [
        (
            "PELL, ODA is a candidate: gifts to the campaign are records of its own committees,"
            f" which are asked about by their names: DOGWOOD PAC ({D})."
        )
    ]
    assert not [c for c in race.trace(A, D).caveats if "is a candidate" in c]


def test_an_accounts_own_money_that_comes_back_is_nobody_elses(tmp_path: Path) -> None:
    """Birch pays Cedar her $1,000 and gets it back: no company gave anything, and nothing is left to look behind."""
    desk = few_committees(
        tmp_path,
        NAMES,
        [(B, C, "0120", 1_000), (C, B, "0201", 1_000)],
        [(HER, B, "0110", 1_000)],
        cash=[(B, 0, 2_000, 1_000), (C, 0, 1_000, 1_000)],
    )
    stands = desk.behind(B)
    bounds = {c.name: (c.direct, c.at_least, c.at_most) for c in stands.classes}
    assert stands.total == 2_000
    assert bounds == {
        "person": (1_000, 1_000, 1_000),
        "organization": (0, 0, 0),
        "committee": (0, None, 0),
        "unknown": (0, None, 0),
        "unnamed": (0, None, 0),
        "own": (0, 1_000, 1_000),
        "before": (0, 0, 0),
    }
    assert not any("looked behind" in caveat for caveat in stands.caveats)
    assert "its own money, come back through others" in as_text(behind_report(stands))


TWO_DAYS = "1 payment of these routes the payer reports on another day than the receiver"


@pytest.mark.parametrize(("own", "most"), [("0122", [500]), ("0120", [])])
def test_a_payment_on_two_days_can_have_been_made_on_either(
    tmp_path: Path, own: str, most: list[int]
) -> None:
    """Birch got Alder's $900 on the 21st and, says Cedar, paid on $500 the day before; by its own
    report it did so the day after."""
    desk = few_committees(
        tmp_path, NAMES, [(A, B, "0121", 900), (B, C, "0120", 500)], reported=[(B, C, own, 500)]
    )
    traced = desk.trace(A, C)
    assert [r.at_most for r in traced.routes] == most
    assert any(each.startswith(TWO_DAYS) for each in traced.caveats) == bool(most)
    assert not any(TWO_DAYS in each for each in desk.trace(B, C, Wanted(hops=1)).caveats)


@pytest.mark.parametrize(("own", "most"), [("0122", [400]), ("0225", [])])
def test_so_can_one_in_the_middle_of_a_way(tmp_path: Path, own: str, most: list[int]) -> None:
    """Cedar booked Birch's payment after it had paid Dogwood; Birch reports it as made before."""
    desk = few_committees(
        tmp_path,
        NAMES,
        [(A, B, "0121", 900), (B, C, "0225", 500), (C, D, "0210", 400)],
        reported=[(B, C, own, 500)],
    )
    traced = desk.trace(A, D)
    assert [r.at_most for r in traced.routes] == most
    assert [r.at_most for r in desk.trace((), D).routes if r.names[0] == "ALDER PAC"] == most
    behind = [g.at_most for g in desk.behind(D).givers if g.name == "ALDER PAC"]
    assert behind == most
    if most:
        said = f"{TWO_DAYS}, whose day is shown (2021-01-22 in place of 2021-02-25)."
        assert any(each.startswith(said) for each in traced.caveats)
        [hop] = [h for h in traced.routes[0].hops if h.apart]
        assert (hop.first, hop.within) == (
            date(2021, 2, 25),
            (date(2021, 1, 22), date(2021, 2, 10)),
        )


def test_each_receipt_that_one_payment_was_booked_as_has_the_payers_day(tmp_path: Path) -> None:
    paid = [(A, B, "0121", 900), (B, C, "0225", 300), (B, C, "0226", 200), (C, D, "0210", 450)]
    desk = few_committees(tmp_path, NAMES, paid, reported=[(B, C, "0122", 500)])
    [route] = desk.trace(A, D).routes
    assert route.at_most == 450
    days = [(date(2021, 2, n), date(2021, 1, 22)) for n in (25, 26)]
    assert list(route.hops[1].apart) == days


def test_money_does_not_go_back_in_time_by_a_payment_on_two_days(tmp_path: Path) -> None:
    """Alder paid after Dogwood had been paid: no day of Birch's payment lies between the two."""
    paid = [(A, B, "0215", 900), (B, C, "0225", 500), (C, D, "0210", 400)]
    desk = few_committees(tmp_path, NAMES, paid, reported=[(B, C, "0122", 500)])
    assert desk.trace(A, D).routes == ()


def test_by_the_day_of_a_late_filing_only_the_other_day_is_known(tmp_path: Path) -> None:
    """All of these rows were filed on 2021-04-20."""
    paid = [(A, B, "0121", 900), (B, C, "0225", 500), (C, D, "0210", 400)]
    desk = few_committees(tmp_path, NAMES, paid, reported=[(B, C, "0122", 500)])
    for day, n in ((date(2021, 4, 19), 0), (date(2021, 4, 20), 1)):
        assert len(desk.trace(A, D, Wanted(as_of=day)).routes) == n


@pytest.mark.parametrize(("own", "least"), [("0210", 100), ("0205", 0)])
def test_at_least_holds_by_either_day(tmp_path: Path, own: str, least: int) -> None:
    """Birch paid Cedar $100 on the 7th with Alder's, unless Dogwood's was there before, as by
    Dogwood's report it may have been."""
    paid = [(A, B, "0201", 100), (D, B, "0210", 100), (B, C, "0207", 100)]
    desk = few_committees(
        tmp_path, NAMES, paid, cash=[(B, 0, 200, 100)], reported=[(D, B, own, 100)]
    )
    assert [r.at_least for r in desk.trace(A, C).routes] == [least]


def test_what_an_account_paid_before_its_statement_is_not_paid_again(tmp_path: Path) -> None:
    """Cedar booked in January what Birch's opening cash counts as paid in December."""
    paid = [(A, B, "0102", 100), (B, C, "0105", 90), (B, D, "0110", 100)]
    desk = few_committees(
        tmp_path, NAMES, paid, cash=[(B, 0, 100, 100)], reported=[(B, C, "12282020", 90)]
    )
    assert [r.at_least for r in desk.trace(A, D).routes] == [100]


def test_what_the_payer_alone_reported_is_none_of_what_an_account_itemizes(tmp_path: Path) -> None:
    """Birch states receipts of $100 and itemizes Alder's $60; of Dogwood's own row it says nothing, so
    that it had $40 of nobody told, on days unknown, and $40 of the $60 it paid may be of these."""
    paid = [(A, B, "0110", 60), (B, C, "0215", 60)]
    desk = few_committees(
        tmp_path, NAMES, paid, cash=[(B, 0, 100, 60)], reported=[(D, B, "0301", 40)]
    )
    assert desk.behind(B).unitemized == Decimal(40)
    assert desk.trace(A, C).routes[0].at_least == Decimal(20)


def test_what_both_reported_is_itemized(tmp_path: Path) -> None:
    paid = [(A, B, "0110", 60), (B, C, "0215", 60), (D, B, "0301", 40)]
    desk = few_committees(
        tmp_path, NAMES, paid, cash=[(B, 0, 100, 60)], reported=[(D, B, "0301", 40)]
    )
    assert desk.behind(B).unitemized == Decimal(0)
    assert desk.trace(A, C).routes[0].at_least == Decimal(60)


def test_gifts_in_kind_are_itemized_receipts_and_no_cash(tmp_path: Path) -> None:
    """They are in the receipts that an account states (11 CFR 104.13(a))."""
    names = {A: "ALDER PAC", B: "BIRCH PAC", C: "CEDAR PAC"}
    desk = few_committees(
        tmp_path,
        names,
        [(A, B, "0301", 600), (B, C, "0401", 700)],
        cash=[(B, 0, 1000, 1000)],
        goods=[(A, B, "0302", 300)],
    )
    stands = desk.behind(B)
    assert (stands.total, stands.unitemized) == (Decimal(600), Decimal(100))
    # of the 700 all that is not itemized, 100 at the most, can be another's
    (route,) = desk.trace([A], [C]).routes
    assert (route.at_least, route.at_most) == (Decimal(600), Decimal(600))
