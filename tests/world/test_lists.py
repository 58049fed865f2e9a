"""Registries and filings a page at a time; a desk that stays; questions that take too long."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from itemized.desk import Desk
from itemized.errors import QueryError, UsageError
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
    with pytest.raises(UsageError, match="no cursor of this list"):
        desk.listed("filings", after="é")


def test_a_desk_that_stays_sees_what_is_loaded_later(
    desk: Desk, world: World, tmp_path: Path
) -> None:
    settings = dataclasses.replace(desk.settings, ledger=tmp_path / "ledger")
    stays, loads = Desk(settings, stays=True), Desk(settings)
    counts = []
    for each in world.records[:2]:
        loads.load(each.source, each.paths, cycle=each.cycle)
        counts.append(stays.listed("filings", limit=1).n)
    assert counts[0] < counts[1]


def test_a_question_that_takes_too_long_is_given_up(desk: Desk) -> None:
    hurried = Desk(dataclasses.replace(desk.settings, patience=0.05))
    with pytest.raises(QueryError, match="took longer than a question may"):
        hurried.sql(
            "select count(*) from range(100000) a, range(100000) b where (a.range + b.range) % 7 = 0"
        )
