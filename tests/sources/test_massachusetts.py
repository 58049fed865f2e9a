"""Massachusetts' late reports: which later report lists a late gift again, money and gifts in kind each for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from itemized.desk import Desk
from itemized.sources import massachusetts
from sources.loading import SAMPLES, Bench

FOLDER = SAMPLES / "massachusetts"
LATE, DEPOSIT, YEAR_END, PERIODIC = 61, 60, 11, 13
AT_ONCE, IEPAC_YEAR, BANK = 64, 36, 72
#: Of a report its type, its filing, and the first and last day it tells of; a deposit has one day.
DAYS = {
    LATE: ("10/31/2020", "", "10/30/2020"),
    DEPOSIT: ("11/5/2020", "", "11/4/2020"),
    YEAR_END: ("1/20/2021", "1/1/2020", "12/31/2020"),
    PERIODIC: ("11/20/2020", "10/1/2020", "11/15/2020"),
    AT_ONCE: ("11/2/2020", "", "10/31/2020"),
    IEPAC_YEAR: ("1/20/2021", "1/1/2020", "12/31/2020"),
    BANK: ("11/5/2020", "10/16/2020", "10/31/2020"),
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
        # where no deposit is loaded the year-end report's money stands, and has it
        (((LATE, "201", 800), (YEAR_END, "201", 800)), True, "2021-01-20"),
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


def test_a_late_gift_counts_where_its_deposit_is_not_loaded(bench: Bench) -> None:
    """The money of the year-end report is that of other deposits, and does not stand."""
    covers, items = reports(bench, (LATE, "201", 800), (DEPOSIT, "201", 50), (YEAR_END, "201", 850))
    text = covers.read_text().replace("11/4/2020", "3/4/2020").replace("11/5/2020", "3/5/2020")
    bench.load(bench.put("reports.txt", text), items, period=2020)
    asked = "SELECT amount::INTEGER, why_not FROM entries ORDER BY amount"
    assert bench.rows(asked) == [(50, None), (800, None), (850, "repeated")]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (((AT_ONCE, "315", 900), (IEPAC_YEAR, "315", 900)), 1),
        (((AT_ONCE, "315", 900), (AT_ONCE, "315", 900), (IEPAC_YEAR, "315", 900)), 1),
        (((AT_ONCE, "315", 900), (IEPAC_YEAR, "315", 901)), 0),
        (((AT_ONCE, "315", 900), (AT_ONCE, "315", 900)), 0),
        (((AT_ONCE, "301", 900), (IEPAC_YEAR, "301", 900)), 0),
        (((DEPOSIT, "206", 900), (YEAR_END, "206", 900)), 1),
        (((DEPOSIT, "206", 900), (YEAR_END, "206", 800)), 0),
        (((DEPOSIT, "206", 900), (DEPOSIT, "206", 900)), 0),
    ],
)
def test_what_no_rule_says_to_be_listed_again_counts_and_is_told_of(
    bench: Bench, rows: tuple[tuple[int, str, int], ...], told: int
) -> None:
    bench.load(*reports(bench, *rows), period=2020)
    assert bench.rows("SELECT DISTINCT why_not FROM entries") == [(None,)]
    assert bench.rows("SELECT count(DISTINCT pair), count(*) FROM perhaps_twice") == [
        (told, 2 * told)
    ]
    said = any("counted twice" in each for each in Desk(bench.settings).show(["MA-15001"]).caveats)
    assert said == (told > 0 and rows[0][1] == "315")  # loans are in no total


@pytest.mark.parametrize("report", [DEPOSIT, YEAR_END])
def test_a_gift_given_back_and_the_banks_row_of_it_stay_apart(bench: Bench, report: int) -> None:
    """The one is taken from what was received, the other is spending: no total has both."""
    bench.load(*reports(bench, (report, "314", 100), (BANK, "311", 100)), period=2020)
    asked = "SELECT kind, amount::INTEGER, why_not FROM entries ORDER BY kind"
    assert bench.rows(asked) == [("operating", 100, None), ("refund", -100, None)]
    shown = Desk(bench.settings).show(["MA-15001"])
    assert (shown.received.total, shown.spent.total) == (-100, 100)
