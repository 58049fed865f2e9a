"""Tracing small ledgers whose bounds are seen by eye."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from few import few_committees

from itemized.export._bands import bands
from itemized.export.json import trace_document

A, B, C, D = (f"C9900030{n}" for n in range(4))
NAMES = {A: "ALDER PAC", B: "BIRCH PAC", C: "CEDAR PAC", D: "DOGWOOD PAC"}
HIM, HER = "STRAIT, PAUL", "QUAYLE, MINNA"


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
