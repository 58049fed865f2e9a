"""Philadelphia's three generations of files: one committee, each gift once, whatever is loaded."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from itemized.errors import InputError
from itemized.export._base import reason
from itemized.sources import pennsylvania, philadelphia
from sources.loading import SAMPLES, Bench, worse

FOLDER = SAMPLES / "philadelphia"
FTP = FOLDER / "2017" / "Cycle2" / "FriendsOfNobody"
YEAR = FOLDER / "Explorer.Transactions.2017.YTD.txt"
OPEN = FOLDER / "campfin_transactions_2021.csv"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, (philadelphia.SOURCE,))


def total(bench: Bench, where: str = "true") -> Decimal:
    return bench.rows(
        f"SELECT coalesce(sum(amount), 0) FROM entries WHERE counted AND side = 'receipt' AND {where}"
    )[0][0]


def test_all_generations(bench: Bench) -> None:
    bench.load(FOLDER)
    assert bench.counted() == snapshot(
        [
            ("contribution", "mirror", 1, "300.00"),
            ("contribution", "repeated", 6, "4450.25"),
            ("contribution", "replaced", 1, "500.00"),
            ("contribution", None, 8, "4060.25"),
            ("in_kind", None, 1, "400.00"),
            ("operating", "repeated", 1, "80.00"),
            ("operating", None, 2, "170.50"),
            ("other", "repeated", 1, "5.00"),
            ("other", "sub_item", 2, "139.00"),
        ]
    )
    assert bench.rejects() == [("explorer_csv", 3, "is the sum of the file and no payment")]
    assert bench.rows("SELECT DISTINCT payee_id FROM entries WHERE kind = 'in_kind'") == [
        ("PHL:FRIENDS OF NOBODY",)
    ]


# ------------------------------------------------------------------ folders of the FTP era


def test_folders_of_two_filers_stand_beside_each_other(bench: Bench) -> None:
    """Their files have the same names."""
    other = bench.folder / "given" / "2017" / "Cycle2" / "TinkersPac"
    shutil.copytree(FTP, other.parent / "FriendsOfNobody")
    shutil.copytree(FTP, other)
    for path in other.iterdir():
        path.write_text(path.read_text().replace("9900001", "9900002").replace("Nobody", "Tinkers"))
    bench.load(bench.folder / "given")
    assert bench.rows(
        "SELECT filer_id, count(*) FROM entries WHERE kind = 'contribution' GROUP BY ALL ORDER BY 1"
    ) == [("PHL-9900001", 3), ("PHL-9900002", 3)]


@pytest.mark.parametrize("zipped", [False, True])
def test_a_filer_with_nothing_to_report_has_empty_files(bench: Bench, zipped: bool) -> None:
    """They are passed over by name, and the filer's other files are read."""
    given = bench.folder / "given"
    shutil.copytree(FTP, given / "2017" / "Cycle2" / "FriendsOfNobody")
    empty = given / "2017" / "Cycle2" / "FriendsOfNobody" / "debt.txt"
    empty.write_bytes(b"")
    if zipped:
        given = Path(shutil.make_archive(str(bench.folder / "2017"), "zip", given))
    report = bench.load(given)
    [(name, why)] = [(p.file, p.why) for p in report.passed_over]
    assert (name.removeprefix("2017.zip/"), why) == (
        "2017/Cycle2/FriendsOfNobody/debt.txt",
        "is empty",
    )
    assert total(bench) == Decimal("2105.25")
    with pytest.raises(InputError, match=r"debt\.txt: is empty"):
        bench.load(empty)


def test_the_same_file_from_another_folder_changes_nothing(bench: Bench) -> None:
    bench.load(FTP / "contrib.txt")
    before = total(bench)
    bench.load(bench.put("elsewhere/contrib.txt", (FTP / "contrib.txt").read_bytes()))
    assert total(bench) == before


def test_what_a_filer_raised_agrees_with_a_plain_sum(bench: Bench) -> None:
    bench.load(FTP)
    rows = (FTP / "contrib.txt").read_text().splitlines()
    plain = sum(Decimal(row.split(",")[-6]) for row in rows)  # one payment a row here
    assert total(bench, "kind = 'contribution'") == plain == Decimal("2100.25")
    assert bench.rows("SELECT receipts FROM filings WHERE receipts IS NOT NULL") == [
        (Decimal("600.25"),)
    ]


def handed_in(bench: Bench, *days: str, cycle: str = "2", cover: str = "") -> list[Path]:
    """The filer's folder, handed in on several days, each time with 100 dollars more."""
    folders = []
    for n, day in enumerate(days):
        folder = bench.folder / "given" / "2017" / "2017 Cycle 2" / "FriendsOfNobody" / day
        shutil.copytree(FTP, folder)
        for path in folder.iterdir():
            text = (
                path.read_text()
                .replace(",2017,2,", f",2017,{cycle},")
                .replace(",500,", f",{500 + 100 * n},")
            )
            path.write_text(text.replace("9900001", cover or "9900001"))
        folders.append(folder)
    return folders  # fmt: skip


COUNTING = """SELECT amount::INTEGER, filed::VARCHAR, filed_basis, why_not, counted_until::VARCHAR
    FROM entries WHERE type_code = 'ID' ORDER BY ALL"""


def test_a_report_is_known_from_the_day_its_folder_is_named_for(bench: Bench) -> None:
    bench.load(*handed_in(bench, "20170504"))
    assert bench.rows(COUNTING) == [(500, "2017-05-04", "stated", None, None)]
    assert bench.rows("SELECT DISTINCT filed::VARCHAR, filed_basis FROM filings") == [
        ("2017-05-04", "stated")
    ]


@pytest.mark.parametrize("cash", ["five", ""])
def test_a_slip_in_a_filers_only_row_is_a_reject(bench: Bench, cash: str) -> None:
    """And no reason to refuse a folder of hundreds of files."""
    first, second = handed_in(bench, "20170504", "20170511")
    row = (first / "contrib.txt").read_text().splitlines()[0].replace(",500,", f",{cash},")
    (first / "contrib.txt").write_text(row + "\n")
    report = bench.load(first, second)
    why = "its amount is no number" if cash else "it has no amount"
    assert bench.rejects() == [("contrib", 1, why)]
    assert "2017 Cycle 2/FriendsOfNobody/20170504/contrib.txt" in {one.file for one in report.loads}


def test_a_file_of_another_layout_is_refused_with_its_folders(bench: Bench) -> None:
    path = handed_in(bench, "20170504")[0] / "contrib.txt"
    path.write_text("1,2,3\n")
    with pytest.raises(InputError, match=r"FriendsOfNobody/20170504/contrib.txt: is not laid out"):
        bench.load(path.parent)


@pytest.mark.parametrize("covers", [True, False])
def test_of_reports_handed_in_on_two_days_the_later_counts(bench: Bench, covers: bool) -> None:
    for folder in handed_in(bench, "20170511", "20170504"):
        bench.load(*([folder] if covers else [folder / "contrib.txt"]))
    assert bench.rows(COUNTING) == [
        (500, "2017-05-11", "stated", None, None),
        (600, "2017-05-04", "stated", "replaced", "2017-05-11"),
    ]


def test_a_report_handed_in_again_to_the_letter_counts_once(bench: Bench) -> None:
    first, second = handed_in(bench, "20170504", "20170511")
    shutil.rmtree(second)
    shutil.copytree(first, second)
    bench.load(first, second)
    assert bench.rows(COUNTING) == [
        (500, "2017-05-04", "stated", "replaced", "2017-05-11"),
        (500, "2017-05-11", "stated", None, None),
    ]


@pytest.mark.parametrize(
    ("days", "more", "told"),
    [
        # no report can be handed in before what it tells of begins: May 16 less 50 days
        (("20170326",), {}, [("2017-05-05", "due date", None)]),
        # each report within 24 hours is one of its own
        (("20170510", "20170511"), {"cycle": "8"}, [("2017-05-10", "stated", None), ("2017-05-11", "stated", None)]),
        # two who have no number are not one
        (("20170504", "20170511"), {"cover": "0"}, [("2017-05-04", "stated", None), ("2017-05-11", "stated", None)]),
        (("Report",), {}, [("2017-05-05", "due date", None)]),
    ],
)  # fmt: skip
def test_folders_that_take_no_place(
    bench: Bench, days: tuple[str, ...], more: dict[str, str], told: list[tuple[str, str, None]]
) -> None:
    bench.load(*handed_in(bench, *days, **more))
    found = bench.rows(COUNTING)
    assert [(filed, basis, why) for _, filed, basis, why, _ in found] == told


# ------------------------------------------------------------------ transactions of a year


def test_of_each_part_the_report_handed_in_last_counts(bench: Bench) -> None:
    """Part D was handed in again, Part B was not."""
    bench.load(YEAR)
    assert bench.rows(
        "SELECT type_code, amount::VARCHAR, why_not, counted_until FROM entries"
        " WHERE filing_key LIKE '%/2017/2/%' AND type_code IN ('IB', 'ID') ORDER BY 2"
    ) == [
        ("IB", "100.25", None, None),
        ("ID", "500.00", "replaced", date(2017, 6, 20)),
        ("ID", "550.00", None, None),
    ]


def test_what_was_raised_in_a_year_agrees_with_a_plain_sum(bench: Bench) -> None:
    bench.load(YEAR)
    rows = [r.split("\t") for r in YEAR.read_text("utf-8-sig").splitlines()[1:]]
    newest: dict[tuple[str, ...], tuple[int, ...]] = {}

    def handed_in(row: list[str]) -> tuple[int, ...]:
        month, day, year = map(int, row[21].split("/"))
        return year, month, day

    for row in rows:
        newest[tuple(row[:4])] = max(newest.get(tuple(row[:4]), (0,)), handed_in(row))
    # 8 and 9 repeat in 3 and 6; no report of cycle 6 is there
    plain = sum(
        Decimal(row[18])
        for row in rows
        if row[0] == "Friends of Nobody" and "Schedule I " in row[3] and row[2] != "8"
        and handed_in(row) == newest[tuple(row[:4])]
    )  # fmt: skip
    asked = "payee_id = 'PHL:FRIENDS OF NOBODY' AND kind = 'contribution'"
    assert total(bench, asked) == plain == Decimal("3150.25")


def test_a_gift_reported_within_a_day_counts_until_the_next_report(bench: Bench) -> None:
    bench.load(YEAR)
    assert bench.rows(
        "SELECT report_type, date, why_not FROM entries JOIN filings USING (filing_key)"
        " WHERE report_type IN ('8', '9') ORDER BY 1"
    ) == [("8", date(2017, 5, 10), "repeated"), ("9", date(2017, 10, 30), None)]


@pytest.mark.parametrize(
    ("reports", "counting", "told"),
    [
        ("N1000 N2000", [(1000, None), (2000, None)], 0),
        ("N1000 Y1500", [(1000, "replaced"), (1500, None)], 0),
        # which of two it amends is not told, and what both say is
        ("N1000 N2000 Y1000", [(1000, None), (1000, None), (2000, None)], 1),
    ],
)
@pytest.mark.parametrize("cycle", ["8", "9"])
def test_reports_within_24_hours_each_count_unless_amended(
    bench: Bench, cycle: str, reports: str, counting: list[tuple[int, str | None]], told: int
) -> None:
    head, row, *_ = YEAR.read_text("utf-8-sig").splitlines()
    cells = row.split("\t")
    rows = [head]
    for n, report in enumerate(reports.split()):
        cells[2], cells[17:19], cells[20] = cycle, ["5/9/2017", report[1:]], report[0]
        cells[21] = f"5/{10 + n}/2017"
        rows.append("\t".join(cells))
    bench.load(bench.put(YEAR.name, "\n".join(rows)))
    asked = "SELECT amount::INTEGER, why_not FROM entries ORDER BY ALL NULLS FIRST"
    assert bench.rows(asked) == counting
    assert bench.rows("SELECT count(*) FROM perhaps_twice") == [(2 * told,)]


def test_a_gift_in_both_committees_reports_counts_once(bench: Bench) -> None:
    bench.load(YEAR)
    found = bench.rows("SELECT type_code, why_not FROM entries WHERE amount = 300 ORDER BY 1")
    assert found == [("IC", None), ("III gift", "mirror")]


def test_the_sum_at_the_end_of_the_csv_is_no_payment(bench: Bench) -> None:
    bench.load(FOLDER / "Explorer.Transactions.2016.csv")
    assert bench.rejects() == [("explorer_csv", 3, "is the sum of the file and no payment")]
    assert bench.rows("SELECT count(*), sum(amount) FROM entries") == [(1, 60)]


# ------------------------------------------------------------------ open data, and all together


def test_open_data(bench: Bench) -> None:
    bench.load(OPEN)
    assert bench.rows(
        "SELECT type_code, kind, amount::VARCHAR, why_not FROM entries ORDER BY ALL"
    ) == snapshot(
        [
            ("ID", "contribution", "250.00", None),
            ("ID", "contribution", "600.00", "repeated"),
            ("ID", "contribution", "600.00", None),
            ("III", "operating", "90.50", None),
            ("IV", "other", "40.00", "sub_item"),
        ]
    )


def test_a_cut_of_the_open_data_repeats_the_whole(bench: Bench) -> None:
    bench.load(FOLDER / "campfin_contributions.csv")
    assert total(bench) == 250
    bench.load(OPEN)
    assert total(bench, "amount = 250") == 250


def open_rows(bench: Bench, name: str, *rows: tuple[str, str, str, str]) -> Path:
    """A file of the open data: filer, kind, cycle and amount of each row, all of 2021."""
    lines = [
        f"2021-04-01 00:00:00,{kind},{amount},{filer},,,Print & Paste,Business,1,2021,2021-05-18,"
        f"Primary,77,,,Local,,MADEUPVILLE,PA,00001,{cycle},x,1,{kind}s,5"
        for filer, kind, cycle, amount in rows
    ]
    return bench.put(name, "\n".join([OPEN.read_text().splitlines()[0], *lines]) + "\n")


def test_an_extract_of_one_filers_report_repeats_that_report_alone(bench: Bench) -> None:
    """Neither another filer's, nor another cycle's, nor what it does not hold of the other side."""
    nobody, tinkers, gift = "Friends of Nobody", "Tinkers PAC", "Contribution"
    bench.load(open_rows(bench, "campfin_transactions.csv", (nobody, gift, "2", "250")))
    bench.load(
        open_rows(
            bench,
            "campfin_contributions.csv",
            *((nobody, gift, "2", "250"), (nobody, gift, "3", "30"), (tinkers, gift, "2", "75")),
        ),
        open_rows(bench, "campfin_expenditures.csv", (nobody, "Expenditure", "2", "40")),
    )
    assert bench.rows(
        "SELECT amount::INTEGER, why_not FROM entries ORDER BY amount, why_not NULLS FIRST"
    ) == [(30, None), (40, None), (75, None), (250, None), (250, "repeated")]


@pytest.mark.parametrize("names", [True, False])
def test_a_folder_and_the_years_file_hold_the_same_report(bench: Bench, names: bool) -> None:
    bench.load(FTP)
    alone = total(bench, "kind = 'contribution'")
    bench.load(YEAR, *([FOLDER / "CommitteeNames.csv"] if names else []))
    both = total(bench, "kind = 'contribution' AND date < DATE '2017-05-01'")
    assert (alone, both) == (Decimal("2100.25"), Decimal("950.25"))


@pytest.mark.parametrize("column", ["transaction_amount", "report_cycle_code"])
def test_without_a_needed_column_nothing_is_loaded(bench: Bench, column: str) -> None:
    text = OPEN.read_text().replace(column, "renamed", 1)
    with pytest.raises(InputError, match=f"its header has no column '{column}'"):
        bench.load(bench.put("campfin_transactions.csv", text))


@pytest.mark.parametrize(
    ("path", "delimiter"),
    [(YEAR, b"\t"), (OPEN, b","), (FTP / "contrib.txt", b",")],
    ids=["year", "open data", "ftp"],
)
def test_damage_loses_nothing(tmp_path: Path, path: Path, delimiter: bytes) -> None:
    for n, parameter in enumerate(worse(path, delimiter)):
        (data,) = parameter.values
        bench = Bench(tmp_path / str(n), (philadelphia.SOURCE,))
        [done] = bench.load(bench.put(path.name, data)).loads
        assert done.rows == done.entries + done.rejects, parameter.id
        lines = len([x for x in data.split(b"\n") if x.strip()]) - (path != FTP / "contrib.txt")
        assert lines - 1 <= done.rows <= lines + 1, parameter.id


# ------------------------------------------------------------------ the state's copy of a report

_COVER = '500100,9900001,2023,"20230505",2,"N","N","2","{}","","","","","","MADEUPVILLE","PA","00001","51","",0.00,0.00,0.00'
_GIFT = (
    '500100,9900001,2023,"20230505",{},"ID","{}","","","MADEUPVILLE","PA","00001","Tinker","","","","","","",'
    '"{}",{},"",,"",,"Contribution"'
)


def with_the_state(
    folder: Path, city: list[tuple[str, str, str]], state: list[tuple[str, str, str]], **more: str
) -> Bench:
    """One report with the city and one with the state: gifts as giver, day and amount.

    more: name and cycle of the state's report, where they are not the city's.
    """
    bench = Bench(folder, (philadelphia.SOURCE, pennsylvania.SOURCE))
    columns, cycle = OPEN.read_text().splitlines()[0], more.get("cycle", "2")
    rows = [
        f'{day} 00:00:00,Contribution,{amount},Friends & Nobody,,,"{giver}",Individual,1,2023,2023-05-16,'
        "Primary,77,,District Attorney,Local,,MADEUPVILLE,PA,00001,2,x,1,Contributions,5"
        for giver, day, amount in city
    ]
    bench.load(bench.put("campfin_transactions_2023.csv", "\n".join([columns, *rows])))
    covers = [_COVER.format(more.get("name", "FRIENDS AND NOBODY"))]
    if "other" in more:
        covers.append(covers[0].replace("500100,9900001", "500200,9900002"))
    gifts = [_GIFT.format(cycle, who, day.replace("-", ""), cash) for who, day, cash in state]
    files = {"filer_2023.txt": covers, "contrib_2023.txt": gifts}
    for name, lines in files.items():
        head = (SAMPLES / "pennsylvania" / name).read_text().splitlines()[0]
        files[name] = [head, *lines]
    paths = [bench.put(name, "\n".join(lines) + "\n") for name, lines in files.items()]
    bench.load(*paths, source="pennsylvania", period=2023)
    return bench


def counting(bench: Bench) -> list[tuple[str, str | None, str]]:
    return bench.rows("SELECT source, why_not, amount::VARCHAR FROM entries ORDER BY ALL")


ARDEN, BIRCH = ("Arden, Pat", "2023-04-03", "500.00"), ("Birch, Lee", "2023-04-04", "100.25")


def test_a_copy_of_the_states_report_counts_once(tmp_path: Path) -> None:
    # the department writes the second giver in another way: the report is the same all the same
    bench = with_the_state(
        tmp_path, [ARDEN, BIRCH, ARDEN], [ARDEN, ("LEE BIRCH", *BIRCH[1:]), ARDEN]
    )
    assert total(bench) == Decimal("1100.25")
    assert {(source, why) for source, why, _ in counting(bench)} == {
        ("pennsylvania", None),
        ("philadelphia", "repeated"),
    }
    assert reason("repeated") == "said again in another report or file, where it counts"
    # before the state had its copy, the city's rows were the ones to count
    [(until,)] = bench.rows(
        "SELECT DISTINCT counted_until FROM entries WHERE source = 'philadelphia'"
    )
    assert until == date(2023, 5, 5)


def test_what_only_one_of_the_copies_holds_counts(tmp_path: Path) -> None:
    bench = with_the_state(tmp_path, [ARDEN, ARDEN, BIRCH], [ARDEN])
    assert counting(bench) == [
        ("pennsylvania", None, "500.00"),
        ("philadelphia", "repeated", "500.00"),
        ("philadelphia", None, "100.25"),
        ("philadelphia", None, "500.00"),
    ]


@pytest.mark.parametrize(
    ("state", "more"),
    [
        ([ARDEN], {"cycle": "3"}),  # another report
        ([ARDEN], {"name": "FRIENDS OF SOMEBODY"}),  # another filer
        ([ARDEN], {"other": "yes"}),  # two of the state's filers have the name
        ([("Arden, Pat", "2023-04-03", "500.01")], {}),  # nothing agrees
        ([("Rowan, Kit", "2023-04-03", "500.00")], {}),  # nobody agrees
    ],
)
def test_what_is_no_copy_counts_in_both(
    tmp_path: Path, state: list[tuple[str, str, str]], more: dict[str, str]
) -> None:
    bench = with_the_state(tmp_path, [ARDEN], state, **more)
    assert {why for _, why, _ in counting(bench)} == {None}


def test_an_amended_report_of_the_state_takes_the_citys_place_from_its_first_day(
    tmp_path: Path,
) -> None:
    bench = with_the_state(tmp_path, [ARDEN], [ARDEN])
    again = [
        _COVER.format("FRIENDS AND NOBODY").replace("500100", "500101").replace("0505", "0620"),
        _GIFT.format("2", ARDEN[0], "20230403", ARDEN[2])
        .replace("500100", "500101")
        .replace("0505", "0620"),
    ]
    files = ("filer_2023.txt", "contrib_2023.txt")
    paths = [
        bench.put(name, (bench.folder / "given" / name).read_text() + line + "\n")
        for name, line in zip(files, again, strict=True)
    ]
    bench.load(*paths, source="pennsylvania", period=2023)
    found = bench.rows(
        "SELECT source, why_not, counted_until FROM entries ORDER BY source, counted_until"
    )
    assert found == [
        ("pennsylvania", "replaced", date(2023, 6, 20)),
        ("pennsylvania", None, None),
        ("philadelphia", "repeated", date(2023, 5, 5)),
    ]
