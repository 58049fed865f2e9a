"""What is given goes to whom it is given, whatever for; what is spent goes to whom it is about."""

from __future__ import annotations

import pytest

from itemized.desk import Desk
from itemized.entities.watching import _sides_of
from itemized.model_rows import NONE, RowsAsked
from itemized.sources import california
from itemized.trace import Wanted
from sources.calaccess import COVER, cover, load, payment, table
from sources.loading import Bench

GIVER, COMMITTEE = "CA-1400001", "CA-1400077"
MEASURE = {"BAL_NUM": "9", "BAL_NAME": "Lamps for All", "SUP_OPP_CD": "S"}
MARSH = {"CAND_NAML": "Marsh", "CAND_NAMF": "Dora", "SUP_OPP_CD": "O"}
TO = {"ENTITY_CD": "COM", "PAYEE_NAML": "FILER 1400077", "CMTE_ID": "1400077"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Gifts to a committee that say which measure and which candidate it is for, spending of the
    giver's own for the measure, and of the committee's about both."""
    bench = Bench(tmp_path_factory.mktemp("about"), (california.SOURCE,))
    covers = table(COVER, cover("700", "1400001"), cover("900", "1400077"))
    paid = table(
        "EXPN_CD",
        payment("700", "500", EXPN_CODE="CTB", **TO, **MEASURE),
        payment("700", "70", EXPN_CODE="MON", **TO, **MARSH),
        payment("700", "9", EXPN_CODE="LON", **TO, **MEASURE),
        payment("700", "300", EXPN_CODE="IND", **MEASURE),
        payment("900", "40", EXPN_CODE="IND", **MARSH),
        payment("900", "41", EXPN_CODE="IND", **MARSH | {"PAYEE_NAML": "Sedge Press"}),
    )
    load(bench, **{COVER: covers, "EXPN_CD": paid})
    return Desk(bench.settings)


def test_a_gift_to_a_measures_committee_is_followed_to_the_committee(desk: Desk) -> None:
    traced = desk.trace(GIVER, COMMITTEE)
    (route,) = traced.routes
    (hop,) = route.hops
    assert (hop.total, hop.side) == (579, None)
    assert not any("spending about" in each for each in traced.caveats)
    stands = desk.behind(COMMITTEE)
    assert stands.total == 579 == sum(row.amount for row in stands.records)
    assert sum(row[6] for row in desk.sql(stands.sql).rows) == 579
    given = RowsAsked(recipients=(COMMITTEE,), targets=(NONE,))
    assert desk.rows_of(given).n == 3


def test_spending_for_a_measure_is_followed_to_it_and_said_to_be_of_one(desk: Desk) -> None:
    ends = {
        (route.ids[-1], route.hops[-1].side): route.hops[-1].total
        for route in desk.trace(GIVER, wanted=Wanted(hops=1)).routes
    }
    assert ends == {(COMMITTEE, None): 579, ("CA:MEASURE 9 LAMPS FOR ALL", "support"): 300}
    by_vendor = {
        name: [each for each in desk.trace(to=name).caveats if "spending about" in each]
        for name in ("gorse media", "sedge press")
    }
    assert by_vendor == {
        "gorse media": [
            (
                "2 payments to the party asked about were for spending about candidates and measures:"
                " they are followed to those candidates and measures, and are in no route here."
            )
        ],
        "sedge press": [
            (
                "1 payment to the party asked about was for spending about a candidate: it is followed"
                " to that candidate, and is in no route here."
            )
        ],
    }
    vendor = desk.one("gorse media").entity_id
    assert desk.rows_of(RowsAsked(recipients=(vendor,), targets=(NONE,))).n == 0
    (of_measure,) = [each for each in desk.trace(GIVER, vendor).caveats if "spending about" in each]
    assert of_measure.startswith("1 payment to the party asked about was for spending about a meas")


def test_a_measure_is_told_from_candidates_in_the_registry(desk: Desk) -> None:
    offices = {row["candidate_id"]: row["office"] for row in desk.listed("candidates").rows}
    assert offices["CA:MEASURE 9 LAMPS FOR ALL"] == "ballot measure"
    assert offices["CA:MARSH DORA"] != "ballot measure"


def test_a_gift_that_names_a_candidate_is_in_no_sum_of_spending_about_one(desk: Desk) -> None:
    marsh = "CA:MARSH DORA"
    told = _sides_of(RowsAsked(targets=(marsh,)), [RowsAsked(("CA-9900001",))])
    found = desk.sql(f"SELECT kind, amount, {told} FROM entries WHERE target = '{marsh}'").rows
    assert sorted((kind, int(amount), side) for kind, amount, side in found) == [
        ("contribution", 70, None),
        ("independent_expenditure", 40, "opposing"),
        ("independent_expenditure", 41, "opposing"),
    ]
