"""Massachusetts' late reports: which later report lists a late gift again, money and gifts in kind each for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from itemized.sources import massachusetts
from sources.loading import SAMPLES, Bench

FOLDER = SAMPLES / "massachusetts"
LATE, DEPOSIT, YEAR_END, PERIODIC = 61, 60, 11, 13
#: Of a report its type, its filing, and the first and last day it tells of; a deposit has one day.
DAYS = {
    LATE: ("10/31/2020", "", "10/30/2020"),
    DEPOSIT: ("11/5/2020", "", "11/4/2020"),
    YEAR_END: ("1/20/2021", "1/1/2020", "12/31/2020"),
    PERIODIC: ("11/20/2020", "10/1/2020", "11/15/2020"),
}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, (massachusetts.SOURCE,))


def _table(name: str, rows: list[dict[str, str]]) -> str:
    columns = (FOLDER / name).read_text().splitlines()[0].split("\t")
    lines = ("\t".join(row.get(c, "") for c in columns) for row in rows)
    return "\r\n".join(["\t".join(columns), *lines, ""])


def reports(bench: Bench, *rows: tuple[int, str, int]) -> list[Path]:
    """Items, each the type of its report, its own type and its amount, of one filer in 2020."""
    covers = [
        {"Report_ID": f"{kind}", "CPF_ID": "15001", "Report_Type_ID": f"{kind}", "Report_Year": "2020"}
        | dict(zip(("Filing_Date", "Start_Date", "End_Date"), DAYS[kind], strict=True))
        for kind in dict.fromkeys(kind for kind, _, _ in rows)
    ]  # fmt: skip
    items = [
        {"Item_ID": f"{n}", "Report_ID": f"{kind}", "Record_Type_ID": code, "Amount": f"{cash}.00"}
        | {"Date": "10/30/2020", "Name": "Quill", "First_Name": "Ansel"}
        for n, (kind, code, cash) in enumerate(rows)
    ]
    return [
        bench.put("reports.txt", _table("reports.txt", covers)),
        bench.put("report-items.txt", _table("report-items.txt", items)),
    ]


@pytest.mark.parametrize(
    ("rows", "repeated", "since"),
    [
        # in kind: no deposit lists it, the year-end report does
        (((LATE, "401", 800), (DEPOSIT, "201", 50)), False, None),
        (((LATE, "401", 800), (YEAR_END, "401", 800)), True, "2021-01-20"),
        (((LATE, "401", 800), (DEPOSIT, "201", 50), (YEAR_END, "401", 800)), True, "2021-01-20"),
        (((LATE, "401", 800), (PERIODIC, "405", 800)), True, "2020-11-20"),
        (((LATE, "401", 800), (PERIODIC, "201", 800)), False, None),
        # money: the deposit lists it, and a year-end report only what deposits did
        (((LATE, "201", 800), (DEPOSIT, "201", 800)), True, "2020-11-05"),
        (((LATE, "201", 800), (PERIODIC, "202", 800)), True, "2020-11-20"),
        (((LATE, "201", 800), (PERIODIC, "401", 800)), False, None),
        (((LATE, "201", 800), (YEAR_END, "401", 800)), False, None),
        # loans
        (((LATE, "206", 900), (DEPOSIT, "206", 900)), True, "2020-11-05"),
        (((LATE, "206", 900), (DEPOSIT, "201", 900)), False, None),
        (((LATE, "206", 900), (YEAR_END, "206", 900)), True, "2021-01-20"),
    ],
)
def test_a_late_gift_is_listed_again_among_those_of_its_family(
    bench: Bench, rows: tuple[tuple[int, str, int], ...], repeated: bool, since: str | None
) -> None:
    bench.load(*reports(bench, *rows), period=2020)
    [late, *others] = bench.rows(
        "SELECT why_not, counted_until::VARCHAR FROM entries ORDER BY source_id::INTEGER"
    )
    assert late == ("repeated" if repeated else None, since)
    assert {why for why, _ in others} == {None}
