"""Missouri's reports, which only their names tell apart, and what the site's searches hand out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from itemized.errors import InputError
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
    return bench.put("CD1_A.csv", "\r\n".join([head, *lines, ""]))


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


JULY, ELECTION = "July Quarterly Report", "8 Day Before General Municipal Election-4/5/2022"


@pytest.mark.parametrize(
    ("report", "amended"),
    [
        (JULY, f"{JULY} - Amended"),
        (JULY, f"{JULY} (Amended)"),
        (JULY, f'"{JULY}, Amended"'),
        (JULY, f"{JULY}-AMENDED"),
        (JULY, f"{JULY} (Amendment)"),
        (JULY, f"AMENDED - {JULY}"),
        (JULY, f"Amended: {JULY}"),
        (JULY, f"Amendment to {JULY}"),
        (JULY, "AMENDED  July  Quarterly Report "),
        (ELECTION, f"AMENDED {ELECTION}".replace("-", " - ")),
        (ELECTION, ELECTION.replace("-", " AMENDED ")),
    ],
)
def test_an_amendment_however_its_name_says_so(bench: Bench, report: str, amended: str) -> None:
    bench.load(gifts(bench, ("4/2/2022", 100, report), ("4/2/2022", 100, amended)), period=2022)
    assert bench.rows("SELECT amendment, why_not FROM entries ORDER BY source_id") == [
        ("N", "replaced"),
        ("A", None),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("AMENDED {}", "SECOND AMENDED {}"),
        ("FIRST AMENDED {}", "2ND AMENDED {}"),
        ("{} - Amended", "{} - Second Amended"),
        ("{} (Amended)", "{} (2nd Amended)"),
        ("Amendment to {}", "Second Amendment to {}"),
        ("Amendment #1 to {}", "Amendment #2 to {}"),
        ('"{}, Amendment"', '"{}, Amendment No. 2"'),
        ("SECOND AMENDED {}", "THIRD AMENDED {}"),
    ],
)
@pytest.mark.parametrize("report", [JULY, ELECTION])
def test_the_newest_amendment_counts_whole(
    bench: Bench, report: str, first: str, second: str
) -> None:
    """With whatever day or party it has now, and whatever it leaves out."""
    rows = [("4/2/2022", 100, report), ("4/2/2022", 70, report), ("4/2/2022", 90, first), ("4/3/2022", 80, second)]  # fmt: skip
    bench.load(
        gifts(bench, *((day, cash, of.format(report)) for day, cash, of in rows[::-1])),
        period=2022,
    )
    assert bench.rows("SELECT amount::INTEGER, why_not FROM entries ORDER BY amount") == [
        *((70, "replaced"), (80, None), (90, "replaced"), (100, "replaced"))
    ]
    assert bench.rows("SELECT DISTINCT report_type FROM filings") == [(report.upper(),)]


@pytest.mark.parametrize(
    "other", [f"{JULY} 2", ELECTION, "8 Day Before Constitutional Amendment Election-8/2/2022"]
)
def test_a_name_that_says_no_amendment_takes_no_place(bench: Bench, other: str) -> None:
    """Not even that of a report on another election."""
    of = other.replace("Amendment ", "")
    bench.load(gifts(bench, ("4/2/2022", 100, JULY), ("4/2/2022", 100, of), ("4/2/2022", 100, other)), period=2022)  # fmt: skip
    assert bench.rows("SELECT DISTINCT amendment, why_not FROM entries") == [("N", None)]


@pytest.mark.parametrize("hours", ["48 Hour Report", "24 Hour Report", "48-Hour Report"])
def test_an_amended_report_within_hours_takes_the_place_of_the_same_days_and_parties(
    bench: Bench, hours: str
) -> None:
    """Not of all that the year's reports of that name tell, nor of more than it has itself."""
    amended = f"AMENDED {hours}"
    bench.load(
        gifts(
            bench,
            ("3/1/2022", 6000, hours),
            ("5/1/2022", 7000, hours),
            ("5/1/2022", 7100, hours),
            ("9/1/2022", 8000, amended),
            ("5/1/2022", 7200, amended),
        ),
        period=2022,
    )
    assert bench.rows("SELECT amount::INTEGER, why_not FROM entries ORDER BY source_id") == [
        (6000, None),
        (7000, "replaced"),
        (7100, None),
        (8000, None),
        (7200, None),
    ]


def who(path: Path, *names: str) -> Path:
    """The file with other givers, row by row."""
    head, *rows = path.read_text().splitlines()
    rows = [row.replace("Quill", name) for row, name in zip(rows, names, strict=True)]
    path.write_text("\r\n".join([head, *rows, ""]))
    return path


@pytest.mark.parametrize(
    ("day", "cash", "name", "replaced"),
    [
        ("3/1/2022", 6500, "Quill", "Quill"),  # another amount
        ("3/3/2022", 6000, "Quill", "Quill"),  # another day
        ("3/1/2022", 6000, "Quilt", "Quill"),  # another party
        ("3/2/2022", 7000, "Arden", "Arden"),
        ("3/3/2022", 6500, "Quill", None),
        ("3/3/2022", 6000, "Quilt", None),
    ],
)
def test_an_amended_report_within_hours_may_change_a_day_an_amount_or_a_party(
    bench: Bench, day: str, cash: int, name: str, replaced: str | None
) -> None:
    hours = "48 Hour Report"
    rows = (("3/1/2022", 6000, hours), ("3/2/2022", 7000, hours), (day, cash, f"AMENDED {hours}"))
    bench.load(who(gifts(bench, *rows), "Quill", "Arden", name), period=2022)
    found = bench.rows(
        "SELECT p.name FROM entries e JOIN parties p ON party_key = payer_key"
        " WHERE why_not = 'replaced'"
    )
    assert found == ([(f"{replaced}, Ansel",)] if replaced else [])


def test_a_second_amendment_within_hours_takes_the_place_of_the_first(bench: Bench) -> None:
    hours, days = "48 Hour Report", ("3/1/2022", "3/1/2022", "3/1/2022", "5/1/2022")
    names = (hours, f"AMENDED {hours}", f"SECOND AMENDED {hours}", hours)
    rows = [(day, 6000 + n, of) for n, (day, of) in enumerate(zip(days, names, strict=True))]
    bench.load(gifts(bench, *rows), period=2022)
    assert bench.rows("SELECT amount::INTEGER, why_not FROM entries ORDER BY amount") == [
        *((6000, "replaced"), (6001, "replaced"), (6002, None), (6003, None))
    ]


def test_what_an_amended_report_within_hours_replaced_never_counts_again(bench: Bench) -> None:
    """And the rest is in the report on its quarter again."""
    hours, told = "48 Hour Report", (("3/1/2022", 6000), ("3/2/2022", 7000))
    rows = [(day, cash, of) for of in (hours, f"AMENDED {hours}", APRIL) for day, cash in told]
    bench.load(gifts(bench, *rows[1:]), period=2022)
    assert bench.rows(
        "SELECT amount::INTEGER, why_not, counted_until <= filed FROM entries ORDER BY source_id"
    ) == [
        (7000, "replaced", True),
        (6000, "repeated", False),
        (7000, "repeated", False),
        (6000, None, None),
        (7000, None, None),
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


# ------------------------------------------------------------------ what searches hand out

FOUND_GIFTS = (
    *("MECID", "Committee", "Report", "Contributor-Committee", "Contributor-Company"),
    *("Contributor-Last Name", "Contributor-First Name", "Address1", "Address2", "City", "State"),
    *("Zip", "Employer", "Occupation", "Contribution Date", "Contribution Amount"),
    *("Monetary/In-Kind", "Committee"),
)
FOUND_SPENDING = (
    *("MECID", "Committee Name", "Report", "Expenditure-Last Name", "Expenditure-First Name"),
    *("Expenditure-Company", "Expenditure-Address1", "Expenditure-Address2", "Expenditure-City"),
    *("Expenditure-State", "Expenditure-Zip", "Expenditure Purpose", "Expenditure Date"),
    *("Expenditure Amount", "Expenditure Type"),
)
APRIL = "April Quarterly Report"


def page(bench: Bench, name: str, columns: tuple[str, ...], *rows: tuple[str, ...]) -> Path:
    """A table of a web page under a spreadsheet's name, as the site hands it out."""
    cells = (
        "".join(f"<th>{c}</th>" for c in columns),
        *("".join(f"<td>{c}</td>" for c in row) for row in rows),
    )
    lines = "".join(f"<tr>{row}</tr>" for row in cells)
    return bench.put(name, f'<html><body><table border="1">{lines}</table></body></html>')  # fmt: skip


def found_gift(day: str, cash: str, report: str = APRIL, kind: str = "Monetary") -> tuple[str, ...]:
    who = ("", "", "Quill", "Ansel", "1 Made Up Row", "", "Fallowmere", "MO", "63100")
    return ("C201001", "Ashby for CA", report, *who, "Tinder", "Engineer", day, cash, kind, "No")


def test_what_a_search_for_contributions_gives(bench: Bench) -> None:
    rows = (
        found_gift("2/3/2020", "$1,234.56"),
        found_gift("2/4/2020", "$1,234.56", kind="In-Kind"),
    )
    [load] = bench.load(page(bench, "Export.xls", FOUND_GIFTS, *rows, rows[0]), period=2020).loads
    assert (load.table, load.rows, load.rejects) == ("contributions_search", 3, 0)
    assert bench.rows(
        "SELECT e.kind, amount::VARCHAR, date::VARCHAR, payee_id, p.name, p.employer, count(*)"
        " FROM entries e JOIN parties p ON p.party_key = payer_key GROUP BY ALL ORDER BY ALL"
    ) == [
        ("contribution", "1234.56", "2020-02-03", "MO-C201001", "Quill, Ansel", "Tinder", 2),
        ("in_kind", "1234.56", "2020-02-04", "MO-C201001", "Quill, Ansel", "Tinder", 1),
    ]  # fmt: skip


def test_what_a_search_for_expenditures_gives(bench: Bench) -> None:
    what = ("20 Made Up Row", "", "Fallowmere", "MO", "65201", "Signs", "2/1/2020")
    who = ("C201001", "Ashby for CA", APRIL, "", "", "Printer")
    path = page(bench, "Export.xls", FOUND_SPENDING, (*who, *what, "($25.00)", "Paid"))
    bench.load(path)
    assert bench.rows(
        "SELECT e.kind, side, amount::VARCHAR, p.name FROM entries e JOIN parties p ON p.party_key = payee_key"
    ) == [("operating", "disbursement", "-25.00", "Printer")]  # fmt: skip


def test_a_search_repeats_the_file_of_the_form(bench: Bench) -> None:
    """Of the reports that the file holds; and what two searches both gave is one."""
    july = "July Quarterly Report"
    bench.load(gifts(bench, ("2/3/2020", 40, APRIL)), period=2020)
    one = page(bench, "1.xls", FOUND_GIFTS, found_gift("2/3/2020", "$40.00"))
    two = found_gift("5/3/2020", "$60.00", july)
    bench.load(one, page(bench, "2.xls", FOUND_GIFTS, found_gift("2/3/2020", "$40.00"), two))
    assert bench.rows("SELECT amount::INTEGER, why_not FROM entries ORDER BY ALL") == [
        (40, "repeated"),
        (40, None),
        (60, None),
    ]


def test_two_searches_that_overlap_count_each_row_once(bench: Bench) -> None:
    """Gifts alike are as many as the search that has most of them says."""
    alike = found_gift("2/3/2020", "$40.00")
    one = page(bench, "1.xls", FOUND_GIFTS, alike, found_gift("2/4/2020", "$5.00"), alike)
    two = page(bench, "2.xls", FOUND_GIFTS, alike, alike, found_gift("3/5/2020", "$7.00"))
    three = page(bench, "3.xls", FOUND_GIFTS, alike)
    report = bench.load(one, two, three)
    assert sum(load.rows for load in report.loads) == 7
    counted = (
        "SELECT amount::INTEGER, count(*) FROM entries WHERE counted GROUP BY ALL ORDER BY ALL"
    )
    assert bench.rows(counted) == [(5, 1), (7, 1), (40, 2)]


def test_a_header_that_is_not_known_is_said_to_be_that(bench: Bench) -> None:
    path = page(bench, "Export.xls", ("MECID", "Something"), ("C201001", "1"))
    with pytest.raises(InputError, match=r"Export.xls: neither its name nor its first row is one"):
        bench.load(path)
