"""New York City's contributions: what each schedule's rows are, and a total by a plain loop."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from itemized.errors import InputError
from itemized.sources import new_york_city
from sources.loading import SAMPLES, Bench

SAMPLE = SAMPLES / "new_york_city" / "2013_Contributions.csv"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, (new_york_city.SOURCE,))


def test_each_schedule_is_what_it_is(bench: Bench) -> None:
    (done,) = bench.load(SAMPLE).loads
    assert (done.rows, done.entries, done.rejects) == (10, 9, 1)
    assert bench.counted() == [
        ("contribution", None, 5, "26260.00"),
        ("in_kind", None, 1, "75.25"),
        ("other", "sub_item", 1, "900.00"),
        ("refund", None, 1, "-4550.00"),
        ("transfer", None, 1, "3000.00"),
    ]
    assert bench.rejects() == [("contributions", 10, "its amount is no number")]


def test_what_a_candidate_raised_agrees_with_a_plain_sum(bench: Bench) -> None:
    bench.load(SAMPLE)
    with SAMPLE.open(newline="") as f:
        rows = list(csv.DictReader(f))
    plain = sum(
        Decimal(r["AMNT"])
        for r in rows
        if r["RECIPID"] == "99001" and r["SCHEDULE"] != "N" and r["AMNT"] != "ten"
    )
    asked = "SELECT sum(amount) FROM entries WHERE counted AND payee_id = 'NYC-99001'"
    assert bench.rows(asked) == [(plain,)] == [(Decimal("785.25"),)]


def test_a_gift_and_its_refund_are_of_one_giver(bench: Bench) -> None:
    """The ZIP code has its zeros again; who delivered the gift is no party to it."""
    bench.load(SAMPLE)
    found = bench.rows(
        "SELECT name, zip, sum(amount), count(*), string_agg(memo_text, ' | ' ORDER BY amount)"
        " FROM entries JOIN parties ON party_key = payer_key WHERE name = 'Vetch, Mara' GROUP BY ALL"
    )
    assert found == [
        ("Vetch, Mara", "00107", 400, 2, "refunded 8/15/2012; for Mayor | delivered by Sorrel, Wim; for Mayor")
    ]  # fmt: skip


def test_a_copy_without_its_header_gives_the_same(bench: Bench) -> None:
    bench.load(SAMPLE)
    asked = "SELECT payer_id, payee_id, kind, amount, date FROM entries ORDER BY ALL"
    before = bench.rows(asked)
    rows = SAMPLE.read_bytes().split(b"\r\n", 1)[1]
    bench.load(bench.put("2013_contributions.csv", rows))
    assert bench.rows(asked) == before


def test_a_column_that_is_gone_stops_the_load(bench: Bench) -> None:
    text = SAMPLE.read_text().replace(",AMNT,", ",AMOUNT,", 1)
    with pytest.raises(InputError, match="its header has no column 'AMNT'"):
        bench.load(bench.put("2013_Contributions.csv", text))


def test_another_election_is_refused(bench: Bench) -> None:
    with pytest.raises(InputError, match="not of year 2017"):
        bench.load(bench.put("2017_Contributions.csv", SAMPLE.read_bytes()))
