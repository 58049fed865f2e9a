"""Which memo rows of a joint committee's partner are told on a route."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest
from as_tables import Rows
from few import few_committees

from itemized.export._routes import hop_notes
from itemized.trace import Wanted
from itemized.trace._graph import Edge, Graph, Paid
from itemized.trace._search import Measured
from itemized.trace._splits import Split, Splits
from itemized.trace.bounds import SOURCE

NAMES = {"J": "AMBLE VICTORY FUND", "O": "BRINDLE VICTORY FUND", "C": "COMMON PAC"}
MARCH, APRIL = date(2021, 3, 1), date(2021, 4, 1)
#: A memo row: its day, dollars and text, and when it was filed.
Row = tuple[date, int, str | None, date]


def row(day: date = APRIL, amount: int = 900, said: str | None = "JFC ATTRIB: AMBLE VICTORY FUND"):
    return day, amount, said, date(2021, 5, 20)


def told(*rows: Row, wanted: Wanted = Wanted(), by: str = "J") -> Split | None:  # noqa: B008
    """Of $1,000 given in March, and $950 and $50 paid on to P on April 1 and 5."""
    db = duckdb.connect()
    db.execute(
        "CREATE TABLE committees AS SELECT 'J' AS committee_id, '' AS name, 'J' AS designation"
    )
    db.execute("DELETE FROM committees")
    for i, name in NAMES.items():
        db.execute("INSERT INTO committees VALUES (?, ?, ?)", [i, name, "U" if i == "C" else "J"])
    db.execute(
        "CREATE TABLE splits (giver_id VARCHAR, partner_id VARCHAR, date DATE,"
        " amount DECIMAL(14, 2), filed DATE, source VARCHAR, entry BIGINT)"
    )
    db.execute("CREATE TABLE entry_rows (entry BIGINT, memo_text VARCHAR)")
    for n, (day, amount, said, filed) in enumerate(rows):
        db.execute("INSERT INTO splits VALUES ('G', 'P', ?, ?, ?, 's', ?)", [day, amount, filed, n])
        db.execute("INSERT INTO entry_rows VALUES (?, ?)", [n, said])
    graph = Graph(Rows(db), wanted, ["G"])  # type: ignore[arg-type]

    def hop(payer: str, payee: str, *paid: tuple[date, int]) -> tuple[Edge, tuple[Paid, ...]]:
        sums = sum(100 * amount for _, amount in paid)
        edge = Edge(payer, payee, None, False, sums, paid[0][0], paid[-1][0])
        return edge, tuple(Paid(day, "transfer", 100 * amount, None, 0) for day, amount in paid)

    gift = hop(SOURCE, by, (MARCH, 1_000))
    onward = hop(by, "P", (APRIL, 950), (date(2021, 4, 5), 50))
    route = Measured((gift[0], onward[0]), (gift[1], onward[1]), 100_000)
    return Splits(graph, [route]).told(route, 1)


def test_a_joint_committee_further_on_splits_what_the_one_before_it_gave(tmp_path: Path) -> None:
    """Pember gives to a PAC, which gives to the joint committee; the partner tells of the PAC."""
    middle, joint, partner = "C99000401", "C99000402", "C99000403"
    desk = few_committees(
        tmp_path,
        {middle: "MIDDLE PAC", joint: "UNITY JOINT FUND", partner: "PARTNER PAC"},
        [(middle, joint, "0110", 5_000), (joint, partner, "0120", 5_000)],
        people=[("PEMBER, ANA", middle, "0105", 9_000)],
        joint=[joint],
        shares=[(middle, partner, "0120", 4_500, "JFC ATTRIB: UNITY JOINT FUND")],
    )
    for start in ("pember, ana", middle):
        (route,) = desk.trace(start, partner).routes
        told = [(hop.split, hop.split_of) for hop in route.hops]
        assert told[-1] == ((1, 4_500), "MIDDLE PAC")
        assert set(told[:-1]) == {(None, "")}
        (said,) = hop_notes(route.hops[-1])
        assert said.startswith("PARTNER PAC itself reports $4,500 as the share of MIDDLE PAC in")


@pytest.mark.parametrize(
    "said",
    [
        "JFC ATTRIB: AMBLE VICTORY FUND",
        "Transfer from Amble Victory Fund",
        "JFC ATTRIBUTION",
        "",
        None,
    ],
)
def test_a_memo_that_names_this_committee_or_none_is_told(said: str | None) -> None:
    unnamed = 0 if said and "AMBLE" in said.upper() else 1
    assert told(row(said=said)) == (1, 900, unnamed)


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["JFC ATTRIB: UNITY JOINT FUND"], "what the joint committee raised (1 memo row)"),
        (["JFC ATTRIB"], "what a joint committee raised (1 memo row, which does not name it)"),
        (
            ["JFC ATTRIB", "FROM UNITY JOINT FUND"],
            "what a joint committee raised (2 memo rows, 1 of which does not name it)",
        ),
    ],
)
def test_a_share_that_names_no_joint_committee_is_told_as_such(
    tmp_path: Path, texts: list[str], words: str
) -> None:
    joint, partner = "C99000402", "C99000403"
    desk = few_committees(
        tmp_path,
        {joint: "UNITY JOINT FUND", partner: "PARTNER PAC", "C99000401": "MIDDLE PAC"},
        [("C99000401", joint, "0110", 5_000), (joint, partner, "0120", 5_000)],
        joint=[joint],
        shares=[("C99000401", partner, "0120", 450, said) for said in texts],
    )
    (route,) = desk.trace("C99000401", partner).routes
    (said,) = hop_notes(route.hops[-1])
    assert said.endswith(words)


@pytest.mark.parametrize(
    "said",
    [
        "JFC ATTRIB: BRINDLE VICTORY FUND",
        "JFC ATTRIB: A FUND THAT NO RECORD KNOWS",
        "JFC ATTRIB: NEW AMBLE VICTORY FUND",
        "JFC ATTRIB: AMBLE VICTORY FUND 2024",
    ],
)
def test_one_that_names_another_is_not(said: str) -> None:
    assert told(row(said=said)) is None
    assert told(row(), row(said=said)) == (1, 900, 0)


def test_only_a_joint_committee_splits() -> None:
    assert told(row(said=None), by="C") is None


@pytest.mark.parametrize("day", [date(2021, 2, 28), date(2021, 4, 6), date(2022, 4, 1)])
def test_memos_before_the_gift_or_after_the_hop_are_of_other_money(day: date) -> None:
    assert told(row(day)) is None
    assert told(row(MARCH, 100), row(day), row(date(2021, 4, 5), 200)) == (2, 300, 0)


def test_a_share_above_the_gift_or_the_hop_is_not_told() -> None:
    assert told(row(amount=1_000)) == (1, 1_000, 0)
    assert told(row(amount=1_001)) is None
    assert told(row(amount=600), row(amount=401)) is None


@pytest.mark.parametrize(
    ("within", "without"),
    [
        (Wanted(start=APRIL), Wanted(start=date(2021, 4, 2))),
        (Wanted(end=date(2021, 4, 2)), Wanted(end=APRIL)),
        (Wanted(sources=("s",)), Wanted(sources=("other",))),
        (Wanted(as_of=date(2021, 5, 20)), Wanted(as_of=date(2021, 5, 19))),
    ],
)
def test_what_was_asked_for_narrows_the_memos_too(within: Wanted, without: Wanted) -> None:
    assert told(row(), wanted=within) == (1, 900, 0)
    assert told(row(), wanted=without) is None
