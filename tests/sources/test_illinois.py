"""Illinois' spending for and against candidates: which side a row says, where it says one."""

from __future__ import annotations

from pathlib import Path

import pytest

from itemized.sources import illinois
from sources.loading import Bench


@pytest.mark.parametrize(
    ("supporting", "opposing", "side", "named"),
    [
        ("True", "False", "support", ()),
        ("False", "True", "oppose", ()),
        ("True", "True", None, ("True, as Opposing is",)),
        ("t", "1", None, ("True, as Opposing is",)),
        ("False", "False", None, ()),
    ],
)
def test_a_row_of_both_sides_has_none_and_is_named(
    tmp_path: Path, supporting: str, opposing: str, side: str | None, named: tuple[str, ...]
) -> None:
    bench = Bench(tmp_path, (illinois.SOURCE,))
    row = {"ID": "90", "CommitteeID": "501", "FiledDocID": "2", "D2Part": "9B", "Amount": "1000.00"}
    row |= {"LastOnlyName": "Gorse Media", "CandidateName": "Nell Ashby", "Archived": "False"}
    row |= {"ExpendedDate": "2020-02-03 00:00:00", "Supporting": supporting, "Opposing": opposing}
    columns = illinois.EXPENDITURES
    text = "\r\n".join("\t".join(line) for line in (columns, [row.get(c, "") for c in columns]))
    report = bench.load(bench.put("Expenditures.txt", text + "\r\n"))
    asked = "SELECT target, support_oppose, counted FROM entries"
    assert bench.rows(asked) == [("IL:NELL ASHBY", side, True)]
    assert tuple(code for load in report.loads for _, code, _ in load.unknown) == named
