"""Registries and filings a page at a time; a desk that stays; questions that take too long."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from pathlib import Path

import pytest

from itemized.desk import Desk
from itemized.errors import AmbiguousError, NotFoundError, QueryError, UsageError
from itemized.model import Coverage
from itemized.world import World

LAMPS = "C99000001"


@pytest.mark.parametrize("what", ["committees", "candidates", "filings"])
def test_registries_and_filings_are_listed_whole(desk: Desk, what: str) -> None:
    whole = desk.listed(what, limit=10_000)
    assert whole.n == len(whole.rows) > 1
    paged, after = [], None
    while True:
        page = desk.listed(what, after=after, limit=whole.n // 3)
        paged += page.rows
        if (after := page.next) is None:
            break
    assert tuple(paged) == whole.rows
    assert len({str(row) for row in paged}) == len(paged)
    assert not [name for name in paged[0] if "street" in name]


def test_lists_narrow_by_owner_and_name(desk: Desk) -> None:
    mine = desk.listed("filings", by=LAMPS, limit=1000)
    assert mine.rows
    assert {row["filer_id"] for row in mine.rows} == {LAMPS}
    named = desk.listed("committees", name="lamps", limit=100)
    assert named.rows
    assert all("LAMPS" in row["name"].upper() for row in named.rows)
    with pytest.raises(UsageError, match="there is no list of 'people'"):
        desk.listed("people")
    with pytest.raises(UsageError, match="the cursor is not one of this answer's pages"):
        desk.listed("filings", after="é")


def test_a_desk_that_stays_sees_what_is_loaded_later(
    desk: Desk, world: World, tmp_path: Path
) -> None:
    settings = dataclasses.replace(desk.settings, ledger=tmp_path / "ledger")
    stays, loads = Desk(settings, stays=True), Desk(settings)
    counts = []
    for each in world.records[:2]:
        loads.load(each.source, each.paths, cycle=each.cycle, fewer=True)
        counts.append(stays.listed("filings", limit=1).n)
    assert counts[0] < counts[1]


def test_a_question_that_takes_too_long_is_given_up(desk: Desk) -> None:
    hurried = Desk(dataclasses.replace(desk.settings, patience=0.05))
    with pytest.raises(QueryError, match="took longer than a question may"):
        hurried.sql(
            "select count(*) from range(100000) a, range(100000) b where (a.range + b.range) % 7 = 0"
        )


@pytest.mark.parametrize("names", [[], (), "", " ", [LAMPS, ""]])
def test_nobody_is_no_party(desk: Desk, names: list[str]) -> None:
    for ask in (desk.show, desk.behind):
        with pytest.raises(UsageError, match=r"no party is named|a name is empty"):
            ask(names)
    with pytest.raises(UsageError):
        desk.trace(names)


def test_a_text_is_one_name(desk: Desk) -> None:
    assert desk.show(LAMPS) == desk.show([LAMPS])
    with pytest.raises(NotFoundError):
        desk.show(f"{LAMPS}, {LAMPS}")


def test_the_one_party_meant(desk: Desk) -> None:
    assert desk.one(LAMPS).entity_id == LAMPS
    with pytest.raises(AmbiguousError) as raised:
        desk.one("okonkwo-hale")
    assert len(raised.value.choices) == 3


def test_a_day_leaves_out_filings_that_came_later(desk: Desk) -> None:
    day = date(2021, 5, 1)
    whole, then = desk.listed("filings", limit=1000), desk.listed("filings", limit=1000, as_of=day)
    assert 0 < then.n < whole.n
    expected = [row["filing_key"] for row in whole.rows if row["filed"] and row["filed"] <= day]
    assert [row["filing_key"] for row in then.rows] == expected
    assert then.as_of == day
    assert "became public later" in then.caveats[0]
    assert whole.caveats == ()


@pytest.mark.parametrize("what", ["committees", "candidates"])
def test_registries_say_that_no_day_applies(desk: Desk, what: str) -> None:
    then = desk.listed(what, as_of=date(2021, 5, 1))
    assert then.rows == desk.listed(what).rows
    assert "state no day" in then.caveats[0]


def test_a_row_and_a_filing_are_there_from_their_day_on(desk: Desk) -> None:
    row = desk.rows([LAMPS], order="newest", limit=1).rows[0]
    before = row.filed - timedelta(days=1)
    assert desk.row(row.entry_key, row.filed) == row
    filing = desk.filing(row.filing_key, row.filed)
    assert filing.as_of == row.filed
    assert filing.filing == desk.filing(row.filing_key).filing
    for ask in (desk.row, desk.filing):
        key = row.entry_key if ask == desk.row else row.filing_key
        with pytest.raises(
            NotFoundError, match=f"filed by {before}: it became public on {row.filed}"
        ):
            ask(key, before)
    with pytest.raises(NotFoundError, match="no loaded row has the key"):
        desk.row("fec_bulk:0", before)
    assert desk.filing("fec_bulk:0", before) is None


def test_coverage_reaches_as_far_as_reports_had_been_due(desk: Desk) -> None:
    then, now = desk.status(date(2021, 5, 1)), desk.status()
    reach = {(c.table, c.file): c.through for c in now.coverage}
    assert {c.through for c in then.coverage if c.table == "itcont"} == {date(2021, 3, 31)}
    for each in then.coverage:
        today = reach[each.table, each.file]
        # a file that makes no stretch complete today made none then
        assert (each.through is None) if today is None else each.through <= today
    assert then.compared == 0 < now.compared
    assert "due by 2021-05-01" in then.caveats[0]
    told = [f.name for f in dataclasses.fields(Coverage)]  # status says besides how it is dated
    for mine, theirs in zip(
        desk.show([LAMPS], as_of=date(2021, 5, 1)).coverage, then.coverage, strict=True
    ):
        assert [getattr(mine, name) for name in told] == [getattr(theirs, name) for name in told]
    assert desk.sql(then.sql).rows == tuple(tuple(r.values()) for r in then.arrow().to_pylist())
