"""Registries as lists: what their files say twice is one registration."""

from __future__ import annotations

import pytest

from itemized.desk import Desk
from itemized.model_rows import ListAsked
from itemized.settings import Settings

COMMITTEE = "C9900000{0}|{1}|ASH, ADA|1 ST||TOWN|ZZ|00001|U|N|NNE|Q|C|NONE|"
CANDIDATE = "H0ZZ0000{0}|{1}|NNE|2020|ZZ|H|01|O|C|C99000001|1 ST||TOWN|ZZ|00001"
TWICE = ((1, "ONE"), (2, "TWO"), (2, "TWO"), (2, "TWO OF ZZ"), (3, "ONE"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A ledger of masters in which a line stands twice, and a third says something else of whom it
    registers."""
    folder = tmp_path_factory.mktemp("twice")
    for file, line in (("cm.txt", COMMITTEE), ("cn.txt", CANDIDATE)):
        lines = [line.format(n, name) for n, name in TWICE]
        (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    desk = Desk(Settings(ledger=folder / "ledger", downloads=folder))
    desk.load("fec_bulk", [folder / "cm.txt", folder / "cn.txt"], cycle=2020)
    return desk


@pytest.mark.parametrize("what", ["committees", "candidates"])
def test_what_a_registry_says_twice_is_listed_once(desk: Desk, what: str) -> None:
    id_ = {"committees": "committee_id", "candidates": "candidate_id"}[what]
    whole = desk.listed(what)
    said = [(row[id_][-1], row["name"]) for row in whole.rows]
    assert sorted(said) == [("1", "ONE"), ("2", "TWO"), ("2", "TWO OF ZZ"), ("3", "ONE")]
    assert whole.n == len(said) == whole.arrow().num_rows
    walked, after = [], None
    while True:
        page = desk.listed(what, after=after, limit=1)
        walked += page.rows
        if (after := page.next) is None:
            break
    assert tuple(walked) == whole.rows
    assert desk.listed(what, name="two").n == 2
    assert desk.listed(what, by=whole.rows[1][id_]).n == 2


@pytest.mark.parametrize("what", ["committees", "candidates"])
def test_out_of_a_file_each_of_its_lines_is_listed(desk: Desk, what: str) -> None:
    """As many as its coverage has of rows: both lines lie in the ledger."""
    (file,) = (each for each in desk.status().coverage if each.holds == what)
    asked = ListAsked(what, file=file.sha256, table=file.table)
    found = desk.listed_of(asked, limit=2)
    assert found.n == file.rows == len(TWICE) == found.arrow().num_rows
    assert desk.sql(f"SELECT count(*) FROM {what}").rows == ((len(TWICE),),)
    keys = set()
    while True:
        keys |= {tuple(row.items()) for row in found.rows}
        if found.next is None:
            break
        found = desk.listed_of(asked, after=found.next, limit=2)
    assert len(keys) == 4  # two lines say the same
