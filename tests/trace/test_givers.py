"""The largest givers behind an account, each by all its ways there, against `trace`."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import random_ledgers as ledgers
from as_tables import Rows
from few import few_committees

from itemized.desk import Desk
from itemized.trace import Wanted, _givers
from itemized.trace._base import dollars
from itemized.trace._givers import largest
from itemized.trace._graph import Graph
from itemized.trace._search import Search
from itemized.trace.behind import _followed_back, _onward
from itemized.trace.bounds import SINK, at_most
from itemized.trace.routes import payments_of

TARGET, RELAY, OTHER = "C99000300", "C99000301", "C99000302"
NAMES = {TARGET: "TARGET PAC", RELAY: "RELAY PAC", OTHER: "OTHER RELAY PAC"}
#: Ann's largest single way is smaller than Bob's; over all her ways she stands for more.
PEOPLE = [
    ("ABLE, ANN", TARGET, "0105", 1000),
    ("ABLE, ANN", RELAY, "0106", 900),
    ("ABLE, ANN", OTHER, "0106", 800),
    ("BURR, BOB", TARGET, "0105", 1500),
    ("CRANE, CY", RELAY, "0104", 40),
    ("LATE, LOU", RELAY, "0301", 9000),
]
PAID = [(RELAY, TARGET, "0110", 900), (OTHER, TARGET, "0110", 800)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Three committees, one of which two others gave to."""
    return few_committees(tmp_path_factory.mktemp("givers"), NAMES, PAID, people=PEOPLE)


def told(desk: Desk, wanted: Wanted = Wanted()) -> list[tuple[str, int, int, int]]:  # noqa: B008
    return [(g.name, int(g.at_most), g.hops, g.routes) for g in desk.behind(TARGET, wanted).givers]


def test_a_giver_stands_for_what_can_have_come_over_all_its_ways(desk: Desk) -> None:
    assert told(desk) == [
        ("ABLE, ANN", 2700, 1, 3),
        ("BURR, BOB", 1500, 1, 1),
        ("CRANE, CY", 40, 2, 1),
    ]


@pytest.mark.parametrize("hops", [1, 2, 3])
def test_that_is_what_a_trace_from_it_says_of_all_routes_together(desk: Desk, hops: int) -> None:
    for giver in desk.behind(TARGET, Wanted(hops)).givers:
        (together,) = desk.trace(giver.entity_id, TARGET, Wanted(hops)).together
        assert (giver.at_most, giver.routes) == (together.at_most, together.n)


def test_the_largest_are_those_over_all_ways(desk: Desk) -> None:
    assert told(desk, Wanted(limit=1)) == [("ABLE, ANN", 2700, 1, 3)]
    assert told(desk, Wanted(hops=1)) == [
        ("BURR, BOB", 1500, 1, 1),
        ("ABLE, ANN", 1000, 1, 1),
        ("RELAY PAC", 900, 1, 1),
        ("OTHER RELAY PAC", 800, 1, 1),
    ]
    assert told(desk, Wanted(least=Decimal(1501))) == [("ABLE, ANN", 2700, 1, 3)]


def test_of_the_others_the_most_is_said_where_they_may_be_as_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lou gave the relay $9,000, after which it paid on no more than the last dollar."""
    paid = [(RELAY, TARGET, "0110", 1000), (RELAY, TARGET, "0301", 1)]
    people = [("LATE, LOU", RELAY, "0201", 9000), ("CRANE, CY", RELAY, "0104", 40)]
    desk = few_committees(tmp_path, NAMES, paid, people=people)
    assert told(desk, Wanted(limit=1)) == [("CRANE, CY", 40, 2, 1)]
    assert not any("were traced" in said for said in desk.behind(TARGET, Wanted(limit=1)).caveats)
    monkeypatch.setattr(_givers, "_MORE", 0)
    assert told(desk, Wanted(limit=1)) == [("LATE, LOU", 1, 2, 1)]
    assert (
        "Only the givers that could stand for the most were traced (1 of them); of the others some"
        " may stand for more than those shown, and none for more than $40."
    ) in desk.behind(TARGET, Wanted(limit=1)).caveats


def test_spending_about_a_candidate_is_not_behind_it(tmp_path: Path) -> None:
    """Nor is a gift in kind to one of those behind it, which goes no further; one to it is."""
    candidate = "S2OH00900"
    desk = few_committees(
        tmp_path,
        NAMES,
        [(RELAY, TARGET, "0110", 900)],
        people=[("ABLE, ANN", RELAY, "0105", 300)],
        goods=[(OTHER, RELAY, "0105", 70), (OTHER, TARGET, "0106", 50)],
        outside=[("24A", OTHER, candidate, "0301", 5000)],
        candidates=[(candidate, "HOPE, HAL", TARGET)],
    )
    assert told(desk) == [("ABLE, ANN", 300, 2, 1), ("OTHER RELAY PAC", 50, 1, 1)]
    assert desk.behind(candidate).givers == ()
    stands = desk.behind(TARGET)
    assert stands.total == 900
    assert any(caveat.startswith("Gifts in kind of $50 to it") for caveat in stands.caveats)
    assert not any(
        "in kind" in caveat for caveat in desk.behind(RELAY, Wanted(kinds=("transfer",))).caveats
    )


def test_who_stands_behind_a_giver_in_kind_is_listed(tmp_path: Path) -> None:
    """Relay gave goods after Ann and Other had paid it; Lou paid it later. No money came of it."""
    desk = few_committees(
        tmp_path,
        NAMES,
        [(OTHER, RELAY, "0110", 60)],
        people=[
            ("ABLE, ANN", RELAY, "0105", 1000),
            ("BURR, BOB", OTHER, "0103", 70),
            ("LATE, LOU", RELAY, "0301", 9000),
            ("CRANE, CY", TARGET, "0104", 40),
        ],
        goods=[(RELAY, TARGET, "0120", 800)],
    )
    assert told(desk) == [
        ("ABLE, ANN", 800, 2, 1),
        ("BURR, BOB", 60, 3, 1),
        ("CRANE, CY", 40, 1, 1),
    ]
    assert told(desk, Wanted(hops=1)) == [("RELAY PAC", 800, 1, 1), ("CRANE, CY", 40, 1, 1)]
    for hops in (1, 2, 3):
        for giver in desk.behind(TARGET, Wanted(hops)).givers:
            (together,) = desk.trace(giver.entity_id, TARGET, Wanted(hops)).together
            assert giver.at_most == together.at_most
    stands = desk.behind(TARGET)
    assert (stands.total, sum(c.at_most for c in stands.classes)) == (40, 40)
    assert not [c for c in stands.caveats if "looked behind" in c or "cash on hand" in c]


def test_none_that_is_not_traced_can_stand_for_more(reader: Rows) -> None:
    """On random ledgers the one largest giver is the largest of all who are traced one by one."""
    reader.aside.clear()
    asked = 0
    for seed in range(2, 2 * ledgers.WORLDS, 40):
        ways = Graph(reader, Wanted(), finish=[f"{seed}-{SINK}"], back=True)  # type: ignore[arg-type]
        came, looked = _followed_back(ways)
        onward = _onward(came, looked)
        every = largest(ways, onward)[0]
        one = Graph(reader, Wanted(limit=1), finish=[f"{seed}-{SINK}"], back=True)  # type: ignore[arg-type]
        (first, _), most = largest(one, onward), [g.at_most for g in every[:1]]
        assert [g.at_most for g in first] == most, seed
        near = {SINK, *(i.removeprefix(f"{seed}-") for i in looked)}  # behind people nobody is
        names = {p.payer for p in ledgers.made(seed).payments if p.payee in near} - near
        others = {f"{seed}-{n}" for n in names}
        alone = {i: traced_alone(reader, i, f"{seed}-{SINK}") for i in others}
        assert {g.entity_id: g.at_most for g in every} == {i: a for i, a in alone.items() if a}
        asked += len(every) > 1
    assert asked > 8


def traced_alone(reader: Rows, giver: str, sink: str) -> Decimal:
    """What a trace from one party to another says of all routes together."""
    graph = Graph(reader, Wanted(limit=10_000), [giver], [sink])  # type: ignore[arg-type]
    return dollars(at_most(*payments_of(graph, Search(graph, toward=True).run())))
