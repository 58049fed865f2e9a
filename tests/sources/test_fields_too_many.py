"""A row with a field more than its file's: any of its fields may have moved, and it is a reject."""

from __future__ import annotations

from pathlib import Path

import pytest

from itemized.sources import fec_bulk, massachusetts, new_york_city, pennsylvania
from sources.loading import SAMPLES, Bench

#: With a ZIP code of the employer, that a comma too many moves to where the first day stands.
PA = (
    '9900001,2018,2,"IC",{0},"1 Nowhere Lane","","MADEUPVILLE","PA","00001","","","","","","",'
    '"00001","20180420",500.00,"20180421",75,"",,""'
)


def _lines(path: str) -> list[str]:
    return (SAMPLES / path).read_bytes().decode().split("\r\n")


def test_a_quote_and_a_comma_in_a_name_move_no_day_into_an_amount(tmp_path: Path) -> None:
    bench = Bench(tmp_path, (pennsylvania.SOURCE,))
    whole, moved = PA.format('"TINKERS PAC"'), PA.format('"Smith","Bob"')
    bench.load(bench.put("contrib_2018.txt", f"{whole}\r\n{whole}\r\n{moved}\r\n"), period=2018)
    assert bench.rows("SELECT sum(amount)::VARCHAR FROM entries") == [("1150.00",)]
    assert bench.rejects() == [("contrib", 3, "has 25 fields and not 24")]


def test_no_comma_too_many_is_read_in_new_york(tmp_path: Path) -> None:
    header, row = _lines("new_york_city/2013_Contributions.csv")[:2]
    places = [i for i in range(len(row) + 1) if row[:i].count('"') % 2 == 0]
    strays = [row[:i] + "," + row[i:] for i in places]
    text = "\r\n".join([header, *[row] * len(strays), *strays, ""])
    bench = Bench(tmp_path, (new_york_city.SOURCE,))
    [one] = bench.load(bench.put("2013_Contributions.csv", text)).loads
    assert (one.entries, one.rejects) == (len(strays), len(strays))
    assert {said for *_, said in bench.rejects()} == {"has 53 fields and not 52"}


@pytest.mark.parametrize("end", ["\t", ""], ids=["as all lines end", "without its last tab"])
def test_a_tab_too_many_in_massachusetts_shows_no_street_for_a_city(
    tmp_path: Path, end: str
) -> None:
    header = "\t".join(massachusetts.SOURCE.table("pacs").columns) + "\t"
    fields = ['"P"', '"Reform PAC"', '"Ann"', '"Orr"', '"1 Made Up Row"', '"Fallowmere"', '"MA"']
    fields += ['"02100"', '"Bo"', '"Lee"', '"12/9/1996"', '"1/1/2020"']
    rows = ["\t".join([str(n), *fields]) + "\t" for n in (11, 12)]
    moved = "\t".join(["13", *fields[:3], "", *fields[3:-1], '""' if end else fields[-1]]) + end
    bench = Bench(tmp_path, (massachusetts.SOURCE,))
    bench.load(bench.put("pacs.txt", "\r\n".join([header, *rows, moved, ""])))
    assert bench.rows("SELECT DISTINCT city FROM committees") == [("Fallowmere",)]
    wrong = "has 15 fields and not 14" if end else "has 14 fields and not 13"
    assert bench.rejects() == [("pacs", 4, wrong)]


def test_no_tab_too_many_is_read_among_the_items_of_massachusetts(tmp_path: Path) -> None:
    header, row = _lines("massachusetts/report-items.txt")[:2]
    places = [i for i in range(len(row) + 1) if row[:i].count('"') % 2 == 0]
    strays = [row[:i] + "\t" + row[i:] for i in places]
    whole = [row.replace("1\t", f"{n}\t", 1) for n in range(100, 100 + len(strays))]
    bench = Bench(tmp_path, (massachusetts.SOURCE,))
    text = "\r\n".join([header, *whole, *strays, ""])
    [one] = bench.load(bench.put("report-items.txt", text), period=2020).loads
    assert (one.entries, one.rejects) == (len(strays), len(strays))


def test_a_comma_that_all_rows_end_with_is_no_field(tmp_path: Path) -> None:
    name = "ElectioneeringComm_2020.csv"
    header, *rows = (SAMPLES / "fec_bulk" / name).read_text().splitlines()
    bench = Bench(tmp_path, (fec_bulk.SOURCE,))
    ended = [row + "," for row in rows]
    at = ended[-1].index(",") + 1
    moved = ended[-1][:at] + "," + ended[-1][at:]
    bench.load(bench.put(name, "\n".join([header, *ended, moved, ""])), period=2020)
    width = header.count(",") + 1
    assert [said for *_, said in bench.rejects()] == [f"has {width + 2} fields and not {width + 1}"]
    assert bench.rows("SELECT count(*) FROM entries") == [(len(rows),)]
