"""Real rows of Philadelphia and what was printed of Pennsylvania's, added up by a plain loop."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from itemized.sources import pennsylvania, philadelphia
from sources.loading import Bench

STATES = Path(__file__).parents[3] / "shared" / "data" / "states"


@pytest.fixture(autouse=True)
def _beside() -> None:
    if not STATES.exists():
        pytest.skip("the real records are not beside this checkout (../shared/data/states)")


def test_a_cycle_of_one_filer_comes_to_the_same(tmp_path: Path) -> None:
    bench = Bench(tmp_path, (philadelphia.SOURCE,))
    path = STATES / "philadelphia" / "contrib_2011_cycle6.txt"
    [done] = bench.load(path).loads
    with path.open(encoding="cp1252", newline="") as f:
        rows = list(csv.reader(f))
    pairs = [(row[17 + n], row[18 + n]) for row in rows for n in (0, 2, 4) if row[18 + n]]
    assert (done.rows, done.entries, done.rejects) == (len(pairs), len(pairs), 0)
    plain = sum(Decimal(amount) for _, amount in pairs)
    assert bench.rows("SELECT sum(amount) FROM entries WHERE counted") == [(plain,)]
    assert {len(row) for row in rows} == {24}


def test_every_name_of_the_list_leads_to_the_cleaned_one(tmp_path: Path) -> None:
    bench = Bench(tmp_path, (philadelphia.SOURCE,))
    path = STATES / "philadelphia" / "CommitteeNames.csv"
    bench.load(path)
    with path.open(encoding="utf-8-sig", newline="") as f:
        rows = list(csv.reader(f))[1:]
    found = dict(bench.rows("SELECT name, committee_id FROM committees"))
    for original, cleaned in rows:
        assert (
            found[original.strip()] == f"PHL:{' '.join(re.findall('[A-Z0-9]+', cleaned.upper()))}"
        )


def test_what_others_printed_is_what_the_rules_make_of_such_rows(tmp_path: Path) -> None:
    """The two rows printed with the smallest and the largest amount, in the older layout."""
    text = (STATES / "pennsylvania" / "printed_rows_contributions.txt").read_text()
    block = next(b for b in text.split("=== printed block ===") if "Rows: 2\n" in b)
    printed = {
        m[1]: re.findall(r'"([^"]*)"|([^\s",]+)', m[2])
        for m in re.finditer(r"^\$ (\w+) +<\w+> (.*)$", block, re.MULTILINE)
    }
    column = {name: [a or b for a, b in values] for name, values in printed.items()}
    bench = Bench(tmp_path, (pennsylvania.SOURCE,))
    for n in (0, 1):
        year, day = column["eyear"][n], column["date"][n].replace("-", "")
        row = (
            f'{column["filerid"][n]},{year},{column["cycle"][n]},"{column["section"][n]}","{column["contributor"][n]}",'
            f'"","","{column["con_city"][n]}","PA","{column["con_zip"][n]}","","","","","","","","{day}",'
            f'{column["amount"][n]},"",,"",,""'
        )
        bench.load(bench.put(f"contrib_{year}.txt", row))
    assert bench.rows("SELECT amount, why_not FROM entries ORDER BY 1") == [
        (Decimal(-18000), None),
        (Decimal(114201950), "implausible"),
    ]
