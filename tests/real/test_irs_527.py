"""Real records of the IRS's file, counted in the plainest way."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from itemized.sources import irs_527
from sources.loading import Bench

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "irs527"
KINDS = "12DREABHF"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("sample_rows*")), ids=lambda p: p.name)
def test_every_record_is_held(tmp_path: Path, path: Path) -> None:
    bench = Bench(tmp_path, (irs_527.SOURCE,))
    report = bench.load(path)
    begun = [x for x in path.read_text().splitlines() if x[:1] in KINDS and x[1:2] == "|"]
    # names and totals are read out of lines that are rows of other tables
    read = [d.rows for d in report.loads if d.table not in ("committees", "totals")]
    assert sum(read) == len(begun)
    assert all(d.rows == d.entries + d.merged + d.rejects for d in report.loads)
    assert bench.rejects() == []
    # one line further on, a broken employer leaves the amount where the layout has it
    plain = Decimal(0)
    text = path.read_text().replace("\n            ", " ")
    for fields in (line.split("|") for line in text.splitlines()):
        plain += Decimal(fields[13]) if fields[0] in ("A", "B") else 0
    assert bench.rows("SELECT sum(amount_filed) FROM entries") == [(plain,)]


def test_the_records_are_beside_this_checkout() -> None:
    if not FOLDER.exists():
        pytest.skip("the real records are not beside this checkout (../shared/data/irs527)")
