"""What is asked of tracing: refused, told, and said to be more than is shown."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from few import few_committees

from itemized.desk import Desk
from itemized.errors import UsageError
from itemized.export.json import trace_document
from itemized.export.routes import routes_part
from itemized.export.terminal import as_text, behind_report, trace_report
from itemized.trace import Stands, Together, Traced, Wanted
from itemized.trace._cut import cut
from itemized.trace.routes import _caveats, check
from itemized.world import cast
from loaded import whole_world

START, END = "C99000100", "C99000101"
HER = "ARKWRIGHT-SOLE, DELPHINE"
ASKED = Wanted(2, 20, date(2021, 1, 1), date(2022, 1, 1), ("in_kind",), ("irs_527",), Decimal(700))


def test_what_is_left_off_is_told_in_words_that_are_no_command() -> None:
    search = SimpleNamespace(
        complete=False, cut=(2,), toward=True, graph=SimpleNamespace(wanted=ASKED)
    )
    chains, routes = _caveats(search, cut(search), ())  # type: ignore[arg-type]
    assert chains.endswith("A larger least amount, or fewer days, leaves fewer.")
    assert routes.endswith("A larger limit of routes shows more.")
    assert "--" not in chains + routes


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with the whole made-up world."""
    return Desk(whole_world(tmp_path_factory))


def shown(answer: Traced | Stands) -> str:
    page = behind_report(answer) if isinstance(answer, Stands) else trace_report(answer)
    return " ".join(as_text(page).split())


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(kinds=("junk",)), "no payment is of the kind junk"),
        (Wanted(sources=("junk",)), "there is no source 'junk'"),
        (Wanted(hops=0), "0 hops"),
        (Wanted(hops=7), "7 hops"),
        (Wanted(hops=2.5), "2.5 hops"),  # type: ignore[arg-type]
        (Wanted(hops=True), "True hops"),
        (Wanted(limit=0), "the 0 largest"),
        (Wanted(limit=-3), "the -3 largest"),
        (Wanted(records=0), "0 rows of each hop"),
        (Wanted(records=-1), "-1 rows of each hop"),
        (Wanted(start=date(2021, 2, 1), end=date(2021, 2, 1)), "no day is from 2021-02-01"),
        (Wanted(start=date(2022, 1, 1), end=date(2021, 1, 1)), "no day is from 2022-01-01"),
        (Wanted(least=Decimal(-5)), "at least -5"),
        (Wanted(least=5.5), "at least 5.5"),  # type: ignore[arg-type]
        (Wanted(least=Decimal("NaN")), "at least NaN"),
        (Wanted(start="2021-02-01"), "'2021-02-01' is no day"),  # type: ignore[arg-type]
        (Wanted(as_of="2021-02-01"), "'2021-02-01' is no day"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_asked_is_refused_forward_and_behind(
    desk: Desk, wanted: Wanted, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        desk.trace(HER, wanted=wanted)
    with pytest.raises(UsageError, match=said):
        desk.behind(cast.MARROWBY.id, wanted)


def test_one_kind_one_source_and_whole_dollars_need_no_more_around_them(desk: Desk) -> None:
    short = Wanted(least=700, kinds="contribution", sources="fec_bulk")  # type: ignore[arg-type]
    assert short == Wanted(least=Decimal(700), kinds=("contribution",), sources=("fec_bulk",))
    assert "at least $700" in shown(desk.trace(HER, wanted=short))


@pytest.mark.parametrize("wanted", [Wanted(hops=1), Wanted(hops=6), ASKED])
def test_what_can_be_asked_is_not(wanted: Wanted) -> None:
    check(wanted)


@pytest.fixture(scope="module")
def parallel(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Three ways of two hops from SOURCE PAC to TARGET PAC: of $1,001, $1,002 and $1,003."""
    names, paid = {START: "SOURCE PAC", END: "TARGET PAC"}, []
    for n in range(1, 4):
        middle = f"C9900020{n}"
        names[middle] = f"MIDDLE {'ABC'[n - 1]} PAC"
        paid += [(START, middle, "0201", 1000 + n), (middle, END, "0301", 1000 + n)]
    return few_committees(tmp_path_factory.mktemp("parallel"), names, paid)


def test_routes_left_out_between_two_are_said_to_be(parallel: Desk) -> None:
    few = parallel.trace(START, END, Wanted(limit=2))
    assert [r.at_most for r in few.routes] == [1_003, 1_002]
    assert few.together == (Together(None, 2, Decimal(2_005), None),)
    assert trace_document(few)["complete"] is False
    assert any(said.startswith("More than 2 routes of 2 hops lead there") for said in few.caveats)
    said = shown(few)
    assert "Over the routes shown (others are left out) together, at most $2,005" in said
    assert "all these routes" not in said


def test_one_route_alone_is_told_as_one(parallel: Desk) -> None:
    said = " ".join(parallel.trace(START, wanted=Wanted(limit=1)).caveats)
    assert "1 of 3 routes of 1 hop is shown, the largest." in said
    assert "More than 1 route of 2 hops was found; the largest is shown." in said
    between = " ".join(parallel.trace(START, END, Wanted(limit=1)).caveats)
    assert "More than 1 route of 2 hops leads there; the largest is shown, and what" in between


def test_where_no_larger_limit_may_be_asked_for_none_is_advised(parallel: Desk) -> None:
    for ends in ({"start": START}, {"start": START, "to": END}):
        for limit, most, more in ((2, 3, True), (2, 2, False), (2, None, True)):
            traced = parallel.trace(**ends, wanted=Wanted(limit=limit, most=most))
            said = [each for each in traced.caveats if "largest are shown" in each]
            assert said
            assert all(("A larger limit of routes shows more." in each) == more for each in said)
            assert all(("No larger limit may be asked for" in each) != more for each in said)


def test_where_none_is_left_out_nothing_is_said(parallel: Desk) -> None:
    every = parallel.trace(START, END, Wanted(limit=3))
    assert every.together == (Together(None, 3, Decimal(3_006), None),)
    assert trace_document(every)["complete"] is True
    assert not any("lead there" in said for said in every.caveats)
    assert "Over all these routes together, at most $3,006" in shown(every)


@pytest.mark.parametrize("ends", [{"start": START}, {"to": END}])
def test_with_one_end_routes_left_out_are_said_to_be(parallel: Desk, ends: dict[str, str]) -> None:
    few = parallel.trace(**ends, wanted=Wanted(limit=2))
    assert (len(few.routes), few.complete) == (4, False)
    more = "A larger limit of routes shows more."
    assert f"2 of 3 routes of 1 hop are shown, the largest. {more}" in few.caveats
    assert (
        f"More than 2 routes of 2 hops were found; the 2 largest are shown. {more}" in few.caveats
    )
    assert trace_document(few)["routes_left_out"] == [
        {"hops": 1, "shown": 2, "of": 3},
        {"hops": 2, "shown": 2, "of": None},
    ]
    page = routes_part(few)
    assert "The routes, the largest first: 2 of 3 of 1 hop, 2 of more of 2 hops</caption>" in page
    every = parallel.trace(**ends, wanted=Wanted(limit=3))
    assert (len(every.routes), every.complete) == (6, True)
    assert not any("were found" in said for said in every.caveats)


def test_nothing_found_is_told_with_what_was_asked_for(parallel: Desk) -> None:
    said = shown(parallel.trace(START, END, ASKED))
    asked = (
        "only in kind, from 2021-01-01, through 2021-12-31, at least $700, only records of irs_527"
    )
    assert f"Asked for: {asked} No chain" in said
    assert f"with what was asked for ({asked}, up to 2 hops)." in said
    plain = shown(parallel.trace(END, START))
    assert "(the kinds followed where none is named, up to 3 hops)." in plain
    assert "Asked for:" not in plain
    then = shown(parallel.trace(START, END, Wanted(hops=1, as_of=date(2021, 1, 1))))
    assert "named, up to 1 hop, filed by 2021-01-01)." in then


def test_a_source_that_is_not_loaded_is_told(parallel: Desk) -> None:
    told = "irs_527 is not loaded: none of its records were looked at."
    for answer in (parallel.trace(START, END, ASKED), parallel.behind(END, ASKED)):
        assert told in answer.caveats
    held = Wanted(sources=("fec_bulk",))
    for answer in (parallel.trace(START, END, held), parallel.behind(END, held)):
        assert not any("not loaded" in said for said in answer.caveats)


def test_behind_says_what_narrows_it_and_that_least_narrows_the_givers(parallel: Desk) -> None:
    said = shown(parallel.behind(END, Wanted(kinds=("contribution",), least=Decimal(1_002))))
    assert "Asked for: only contribution Of $3,006" in said
    assert "Of the givers, only those of at least $1,002:" in said
    plain = shown(parallel.behind(END))
    assert "Asked for" not in plain
    assert "only those" not in plain


def test_one_committee_is_one(parallel: Desk) -> None:
    (one,) = (s for s in parallel.behind("MIDDLE A PAC").caveats if "looked behind" in s)
    assert one.startswith("1 committee was not looked behind, or its own receipts")
    several = parallel.behind(END, Wanted(hops=1)).caveats
    assert any(s.startswith("3 committees were not looked behind, or their own") for s in several)


def test_routes_of_one_hop_are_counted(tmp_path: Path, desk: Desk) -> None:
    """Also where checks bounced, two are taken together, or the days or amounts are narrowed."""
    chance = random.Random(3)
    names = {f"C990001{n:02}": f"NUMBER {n} PAC" for n in range(9)}
    paid = [
        (*chance.sample([*names], 2), f"{chance.randint(1, 6):02}{chance.randint(1, 28):02}", each)
        for each in (chance.choice((100, 200, 300, -100, -200, -300)) for _ in range(90))
    ]
    few = few_committees(tmp_path, names, paid)
    told: set[str] = set()
    for held, parties in ((few, [*names]), (desk, ["C99000001", "C99000002", "C99000004"])):
        for _ in range(25):
            ends = {chance.choice(["start", "to"]): chance.sample(parties, chance.choice([1, 2]))}
            wish = chance.choice(
                [
                    {},
                    {"least": Decimal(250)},
                    {"start": date(2021, 2, 10), "end": date(2021, 6, 1)},
                    {"as_of": date(2021, 6, 20)},
                    {"kinds": ("contribution", "transfer")},
                ]
            )
            every = held.trace(**ends, wanted=Wanted(hops=1, limit=1000, **wish))
            one = held.trace(**ends, wanted=Wanted(hops=1, limit=1, **wish))
            assert every.cut == ()
            if len(every.routes) < 2:
                assert one.cut == ()
                continue
            ((hops, shown, of),) = [(c.hops, c.shown, c.of) for c in one.cut]
            assert (hops, shown) == (1, 1)
            assert of == len(every.routes) or (of is None and "as_of" in wish), (ends, wish)
            told |= {f"{of is None}", *wish}
    assert told >= {"False", "True", "least", "start", "as_of", "kinds"}
