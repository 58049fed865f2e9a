"""Real contributions to candidates of New York City, added up by a plain loop."""

from __future__ import annotations

import csv
import gzip
import io
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from itemized.sources import new_york_city
from sources.loading import Bench

PATH = Path(__file__).parents[3] / "shared" / "data" / "states" / "new_york_city"
PATH /= "contributions_2013.csv.gz"


def test_every_row_is_held_and_every_candidates_total_agrees(tmp_path: Path) -> None:
    if not PATH.exists():
        pytest.skip("the real records are not beside this checkout (../shared/data/states)")
    text = gzip.decompress(PATH.read_bytes()).decode("latin-1")
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    bench = Bench(tmp_path, (new_york_city.SOURCE,))
    (done,) = bench.load(PATH, period=2013).loads
    assert (done.rows, done.entries, done.rejects) == (len(rows), len(rows), 0)
    plain: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        if row[7] != "N":  # what is owed
            plain[f"NYC-{row[2]}"] += Decimal(row[28])
    found = bench.rows("SELECT payee_id, sum(amount) FROM entries WHERE counted GROUP BY ALL")
    assert dict(found) == dict(plain)
