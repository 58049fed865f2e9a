"""A publisher's number that stands twice in one file: the same line is that record once more, one
that says something else is a payment of its own; in another file it is the same record again."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from itemized import _discover
from sources.loading import SAMPLES, Bench

#: A source, its file, how it is parted, and the columns of the number, the name and the amount.
FILES = [
    ("illinois", "Receipts.txt", "\t", "ID", "LastOnlyName", "Amount", 0),
    ("illinois", "Expenditures.txt", "\t", "ID", "LastOnlyName", "Amount", 0),
    (
        *("illinois", "illinois_sunshine_receipts_made_up.csv", ","),
        *("id", "last_name", "amount", 0),
    ),
    ("massachusetts", "report-items.txt", "\t", "Item_ID", "Name", "Amount", 2020),
    ("washington", "contributions.csv", ",", "id", "contributor_name", "amount", 0),
    ("washington", "expenditures.csv", ",", "id", "recipient_name", "amount", 0),
    (
        *("washington", "independent_expenditures.csv", ","),
        *("id", "vendor_name", "portion_of_amount", 0),
    ),
]


def _written(rows: list[list[str]], delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(
    ("source", "name", "delimiter", "number", "who", "amount", "year"),
    FILES,
    ids=[f"{f[0]} {f[1]}" for f in FILES],
)
def test_two_rows_of_one_number_both_count(
    source: str,
    name: str,
    delimiter: str,
    number: str,
    who: str,
    amount: str,
    year: int,
    tmp_path: Path,
) -> None:
    text = (SAMPLES / source / name).read_bytes().decode("cp1252")
    quotes = csv.QUOTE_NONE if name in ("Receipts.txt", "Expenditures.txt") else csv.QUOTE_MINIMAL
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quotes)
    row = next(r for r in rows if len(r) == len(header))
    one, other = ([*row] for _ in range(2))
    for each, said, cash in ((one, "Quill", "100.00"), (other, "Zed", "250.00")):
        each[header.index(number)] = "1"
        each[header.index(who)], each[header.index(amount)] = said, cash
    bench = Bench(tmp_path, (_discover.modules("itemized.sources")[source].SOURCE,))
    path = bench.put(name, _written([header, one, other, one], delimiter))
    [load] = bench.load(path, period=year or None).loads
    assert (load.rows, load.entries, load.merged, load.rejects) == (3, 2, 1, 0)
    found = bench.rows("SELECT abs(amount_filed)::VARCHAR FROM entries ORDER BY amount_filed")
    assert found == [("100.00",), ("250.00",)]


def test_a_number_of_another_file_is_the_same_record(tmp_path: Path) -> None:
    name = "illinois_sunshine_receipts_made_up.csv"
    text = (SAMPLES / "illinois" / name).read_bytes()
    bench = Bench(tmp_path, (_discover.modules("itemized.sources")["illinois"].SOURCE,))
    bench.load(bench.put(f"a_{name}", text))
    before = bench.rows("SELECT count(*), sum(amount) FROM entries")
    bench.load(bench.put(f"b_{name}", text + b"\r\n"))
    assert bench.rows("SELECT count(*), sum(amount) FROM entries") == before
