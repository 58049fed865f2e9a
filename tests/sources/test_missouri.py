"""Missouri's reports, which only their names tell apart, and what the site's searches hand out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from itemized.sources import missouri
from sources.loading import SAMPLES, Bench

GIFTS = SAMPLES / "missouri" / "2020_CD1_A.csv"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, (missouri.SOURCE,))


def gifts(bench: Bench, *rows: tuple[str, int, str]) -> Path:
    """A file of gifts: the day, the amount and the report of each."""
    head = GIFTS.read_text().splitlines()[0]
    lines = (
        f"{n},C201001,Ashby for CA,,,Ansel,Quill,,,F,MO,63100,,,{day} 12:00:00 AM,{cash}.00,Monetary,{of}"
        for n, (day, cash, of) in enumerate(rows, 1)
    )
    return bench.put("2021_CD1_A.csv", "\r\n".join([head, *lines, ""]))


VOTE = "8 Day Before General Municipal Election-4/6/2021"


@pytest.mark.parametrize(
    ("report", "old", "new"),
    [
        (VOTE, "12/31/2020", "1/5/2021"),
        ("April Quarterly Report", "12/31/2020", "1/5/2021"),  # a day of the quarter before
        ("January Quarterly Report", "12/30/2020", "1/2/2021"),  # and of the one after
    ],
)
def test_an_amended_report_takes_the_place_of_rows_of_two_years(
    bench: Bench, report: str, old: str, new: str
) -> None:
    bench.load(
        gifts(bench, (old, 200, report), (new, 50, report), (new, 50, f"AMENDED {report}")),
        period=2021,
    )
    assert bench.rows("SELECT amount::INTEGER, why_not FROM entries ORDER BY source_id") == [
        (200, "replaced"),
        (50, "replaced"),
        (50, None),
    ]


def test_reports_of_one_name_of_two_years_are_two(bench: Bench) -> None:
    """The one is on the end of 2020, the other on that of 2021."""
    january = "January Quarterly Report"
    later = VOTE.replace("2021", "2022")
    bench.load(
        gifts(
            bench,
            ("11/2/2020", 10, january),
            ("11/2/2021", 20, f"AMENDED {january}"),
            ("2/1/2021", 30, VOTE),
            ("2/1/2022", 40, f"AMENDED {later}"),
        ),
        period=2021,
    )
    assert bench.rows("SELECT DISTINCT why_not FROM entries") == [(None,)]
    assert bench.rows(
        "SELECT filing_id, filed FROM filings WHERE filing_id LIKE '%JANUARY%' ORDER BY ALL"
    ) == [
        ("C201001/JANUARY QUARTERLY REPORT/2020", date(2021, 1, 15)),
        ("C201001/JANUARY QUARTERLY REPORT/2021/amended", date(2022, 1, 15)),
    ]
