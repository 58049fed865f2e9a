"""California's table of codes, and committees that go by the name of a measure."""

from __future__ import annotations

from pathlib import Path

from itemized.sources import california
from sources import calaccess
from sources.loading import Bench


def test_what_codes_mean(tmp_path: Path) -> None:
    bench = Bench(tmp_path, (california.SOURCE,))
    rows = ("CODE_TYPE\tCODE_ID\tCODE_DESC", "60000\t60000\tAGENCY CODES", "17000\t17001\t1", "")
    bench.load(bench.put("LOOKUP_CODES_CD.TSV", "\r\n".join(rows)))
    assert bench.rows("SELECT list, code, meaning FROM codes ORDER BY ALL") == [
        ("17000", "17001", "1"),
        ("60000", "60000", "AGENCY CODES"),
    ]


def test_a_giver_that_goes_by_a_measures_name_is_a_committee(tmp_path: Path) -> None:
    bench = Bench(tmp_path, (california.SOURCE,))
    said = {"ENTITY_CD": "BNM", "CTRIB_NAML": "Yes on Measure C", "CTRIB_NAMF": ""}
    rows = calaccess.table("RCPT_CD", calaccess.receipt("1", "500", "6/1/2021", **said))
    report = bench.load(bench.put("RCPT_CD.TSV", rows))
    assert [load.unknown for load in report.loads] == [()]
    assert bench.rows("SELECT kind FROM parties WHERE name = 'Yes on Measure C'") == [
        ("committee",)
    ]
