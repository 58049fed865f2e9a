"""Payments that two agencies' reports may both hold and that nothing pairs: both count, and it is said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from itemized.desk import Desk
from itemized.export.json import show_document
from itemized.sources import _fec_layouts as fec
from itemized.trace import Wanted
from itemized.web import create_app
from ledger.test_cross import FEDERAL, STATE, _desk, _federal, _line, _state

NAMED = ("BRIGHTWATER VOICES", "Kestrel and Friends PAC")


def _pairs(desk: Desk) -> list[tuple[object, ...]]:
    query = "SELECT pair, days, source, counted FROM perhaps_twice ORDER BY pair, side"
    return [tuple(row) for row in desk.sql(query).rows]


@pytest.mark.parametrize(
    ("payee", "payer", "more", "days"),
    [
        (*NAMED, {"day": "7/21/2020"}, 80),  # both are named, long after
        (*NAMED, {"day": "4/20/2020"}, -12),
        ("BRIGHTWATER VOICES COMMITTEE", "Kestrel and Friends", {}, 2),  # neither is a very name
        ("BRIGHTWATER MEDIA", "Kestrel and Friends PAC", {}, 2),  # one is named, one is like it
        ("BRIGHTWATER MEDIA", "Kestrel", {"number": FEDERAL}, 2),
        ("BRIGHTWATER VOICES", "Kestrel Society", {}, 2),
    ],
)
def test_what_may_be_one_payment_is_in_the_table_and_counts(
    payee: str, payer: str, more: dict[str, str], days: int, tmp_path: Path
) -> None:
    desk = _desk(tmp_path, _federal(tmp_path, payee), _state(tmp_path, payer, **more))
    assert _pairs(desk) == [(1, days, "fec_bulk", True), (1, days, "california", True)]


@pytest.mark.parametrize(
    ("payee", "payer", "more"),
    [
        (*NAMED, {}),  # one payment by decision 73
        (*NAMED, {"day": "10/20/2020"}),  # half a year
        (*NAMED, {"amount": "250001"}),
        ("HERON VOICES", "Kestrel Society", {}),  # none is named
        ("BRIGHTWATER VOICES", "Heron Society", {}),  # one is named, the other is nothing like it
        ("BRIGHTWATER VOICES", "Friends of the Committee PAC", {}),  # words that many have
        ("BRIGHTWATER VOICES", "Kestrel Society", {"day": "7/21/2020"}),  # alike, and long after
    ],
)
def test_what_is_less_alike_is_not(
    payee: str, payer: str, more: dict[str, str], tmp_path: Path
) -> None:
    desk = _desk(tmp_path, _federal(tmp_path, payee), _state(tmp_path, payer, **more))
    assert _pairs(desk) == []


def test_equal_gifts_that_all_pair_are_not_flagged(tmp_path: Path) -> None:
    """A third receipt, with no payment left for it, is no pair of one that has its own."""
    paths = _federal(tmp_path, NAMED[0])
    paid = paths[1].read_text()
    other = paid.replace("4010120201234567890", "4010120201234567891").replace("05/02", "06/02")
    paths[1].write_text(paid + other)
    desk = _desk(tmp_path, paths, _state(tmp_path, *[NAMED[1]] * 3, day="6/10/2020"))
    assert _pairs(desk) == []


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("twice")
    federal = _federal(folder, "BRIGHTWATER MEDIA")
    more = federal[1].read_text().replace("4010120201234567890", "4010120201234567891")
    federal[1].write_text(federal[1].read_text() + more.replace("250000.00", "40000.00"))
    return _desk(folder, federal, _state(folder, "Kestrel", number=FEDERAL))


def test_an_account_says_what_it_may_count_twice(twice: Desk) -> None:
    shown = twice.show([FEDERAL])
    assert (shown.given.total, shown.spent.total) == (Decimal(250_000), Decimal(290_000))
    [pair] = shown.twice
    assert (pair.amount, pair.days) == (Decimal(250_000), 2)
    [said] = [c for c in shown.caveats if "counted twice" in c]
    assert said == (
        "2 rows may be the same payment in two agencies' reports (same amount, parties alike, 2"
        " days apart), counted twice here: $250,000 too much, if so; perhaps_twice has both"
        " rows of each."
    )
    assert show_document(shown)["perhaps_twice"] == [
        {
            "payment": "fec_bulk:4010120201234567890",
            "receipt": "california:9005-0/A/RCPT/1",
            "amount": "250000.00",
            "days": 2,
        }
    ]


def test_the_page_of_an_account_leads_to_what_it_may_count_twice(twice: Desk) -> None:
    with TestClient(create_app(twice.settings)) as client:
        page = unescape(client.get(f"/entity/{FEDERAL}").text)
        to = page.split('">Rows that may be counted twice</a>')[0].rpartition('href="')[2]
        rows = client.get(to.replace("/rows", "/v1/entries")).json()["rows"]
        assert client.get(f"/entity/{STATE}").text.count("may be counted twice") == 0
    [pair] = twice.show([FEDERAL]).twice
    assert {row["entry_key"] for row in rows} == {pair.payment, pair.receipt}


def test_totals_that_hold_one_of_the_rows_say_nothing(twice: Desk) -> None:
    assert twice.show([STATE]).twice == ()
    assert twice.show([FEDERAL], recipient=STATE).twice == ()
    assert twice.show([FEDERAL], end=date(2020, 5, 3)).twice == ()
    # California's report came in July
    assert twice.show([FEDERAL], as_of=date(2020, 6, 30)).twice == ()


def _both_ways(folder: Path) -> Desk:
    """Two gifts, of which one pairs and so tells who is who; the other lies 80 days apart."""
    federal = _federal(folder, NAMED[0])
    gifts = [("4010120201234567890", "250000"), ("4010120201234567891", "40000")]
    federal[1] = folder / "itoth.txt"
    federal[1].write_text(
        "".join(
            _line(
                fec.ITEMIZED,
                "|",
                CMTE_ID=FEDERAL,
                RPT_TP="M6",
                TRANSACTION_TP="24K",
                ENTITY_TP="CCM",
                NAME=NAMED[0],
                STATE="CA",
                TRANSACTION_DT="05022020",
                TRANSACTION_AMT=amount,
                SUB_ID=number,
            )
            + "\n"
            for number, amount in gifts
        )
    )
    state = _state(folder, NAMED[1], NAMED[1])
    lines = state[2].read_text().splitlines()
    lines[2] = lines[2].replace("250000", "40000").replace("5/4/2020", "7/21/2020")
    state[2].write_text("\r\n".join(lines) + "\r\n")
    return _desk(folder, federal, state)


def test_a_hop_and_a_checked_total_say_it(tmp_path: Path) -> None:
    desk = _both_ways(tmp_path)
    [pair] = desk.show([FEDERAL], recipient=STATE).twice
    assert (pair.amount, pair.days) == (Decimal(40_000), 80)
    assert _too_much(desk.trace(FEDERAL, STATE).caveats) == 1
    early = desk.trace(FEDERAL, STATE, wanted=Wanted(end=date(2020, 6, 1)))
    assert _too_much(early.caveats) == 0
    text = tmp_path / "article.txt"
    text.write_text(
        "Kestrel & Friends PAC gave a total of $330,000 to Brightwater Voices in 2020, filings show."
    )
    [finding] = desk.check(str(text), published=date(2021, 3, 1)).findings
    assert (finding.verdict, _too_much(finding.because)) == ("MATCH_WITH_CAVEAT", 1)
    text.write_text("Kestrel & Friends PAC gave $250,000 to Brightwater Voices in May 2020.")
    [finding] = desk.check(str(text), published=date(2021, 3, 1)).findings
    assert (finding.verdict, _too_much(finding.because)) == ("MATCH", 0)


def _too_much(said: Iterable[str]) -> int:
    return sum("counted twice here: $40,000 too much, if so" in each for each in said)
