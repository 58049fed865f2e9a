"""Pennsylvania's reports in both layouts: up to three payments a row, each counted once."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from itemized.errors import InputError, UsageError
from itemized.sources import pennsylvania
from sources.loading import SAMPLES, Bench, worse

FOLDER = SAMPLES / "pennsylvania"
OLD, NEW = FOLDER / "contrib_2018_03042019.txt", FOLDER / "contrib_2023.txt"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, (pennsylvania.SOURCE,))


def gift(
    cycle: int,
    section: str,
    day: str,
    amount: str,
    filer: str = "9900001",
    name: str = "Arden, Pat",
) -> str:
    return (
        f'{filer},2018,{cycle},"{section}","{name}","","","MADEUPVILLE","PA","00001","","","","","","","","{day}",{amount},'
        '"",,"",,""'
    )


def test_both_layouts(bench: Bench) -> None:
    bench.load(FOLDER)
    assert bench.counted() == snapshot(
        [
            ("contribution", "implausible", 1, "114201950.00"),
            ("contribution", "mirror", 1, "500.00"),
            ("contribution", "repeated", 1, "1000.00"),
            ("contribution", "replaced", 2, "160.00"),
            ("contribution", None, 10, "3645.50"),
            ("in_kind", None, 1, "300.00"),
            ("operating", "replaced", 1, "80.00"),
            ("operating", None, 2, "330.25"),
            ("other", "unknown_code", 1, "20.00"),
            ("other", None, 1, "12.34"),
            ("refund", None, 1, "-25.00"),
        ]
    )
    assert bench.rejects() == [
        ("contrib", 10, "its amount is no number"),
        ("contrib", 11, "it has no amount"),
    ]
    assert bench.rows("SELECT row_type, name, amount::VARCHAR FROM details") == [
        ("debt", "Air Time LLC", "99.00")
    ]


def test_texts_are_read_as_they_were_meant(bench: Bench) -> None:
    bench.load(OLD)
    names = {
        n for (n,) in bench.rows("SELECT name FROM parties WHERE kind IS DISTINCT FROM 'committee'")
    }
    assert {'Aldous "Al" Arden', "Café Cedar"} <= names
    assert bench.rows("SELECT employer FROM parties WHERE occupation = 'Tinker'") == [
        ("Gadgets & Sons",)
    ]
    assert bench.rows("SELECT memo_text FROM entries WHERE kind = 'in_kind'") == [
        ("Coffee\nand cake",)
    ]
    assert bench.rows("SELECT name FROM parties WHERE id = 'PA-9900001'") == [("PA-9900001",)]
    bench.load(FOLDER / "filer_2018.txt")
    assert ("FRIENDS OF NOBODY",) in bench.rows("SELECT name FROM parties WHERE id = 'PA-9900001'")


def test_a_row_of_three_payments_is_three_entries(bench: Bench) -> None:
    report = bench.load(NEW)
    assert bench.rows(
        "SELECT source_id, date, amount::VARCHAR FROM entries WHERE type_code = 'ID' ORDER BY 1"
    ) == [
        ("2023:contrib:6.1", date(2023, 5, 20), "400.00"),
        ("2023:contrib:6.2", date(2023, 5, 21), "400.00"),
        ("2023:contrib:6.3", date(2023, 5, 22), "400.00"),
    ]
    assert [d.rows for d in report.loads] == [7]


def test_with_reports_within_24_hours_a_plain_sum_agrees(bench: Bench) -> None:
    """2018: a gift reported within 24 hours counts where no later report of the year is there."""
    bench.load(OLD, FOLDER / "filer_2018.txt")
    # no quote is doubled: one that is next to no comma and no line end is part of a text
    text = re.sub(r'(?<![,\n])"(?![,\n\r])', "", OLD.read_text("cp1252"))
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    covers = csv.reader((FOLDER / "filer_2018.txt").read_text().splitlines())
    cycles = {(row[0], row[2]) for row in covers if row}
    plain: dict[str, Decimal] = {}
    for row in rows:
        later = any(filer == row[0] and cycle >= row[2] for filer, cycle in cycles)
        if row[3] not in ("IA", "IB", "IC", "ID", "24Hrs") or (row[3] == "24Hrs" and later):
            continue
        for amount in (row[18], row[20], row[22]):
            if amount not in ("", "ten") and Decimal(amount) < 100_000_000:
                key = f"PA-{row[0]}"
                plain[key] = plain.get(key, Decimal(0)) + Decimal(amount)
    found = bench.rows(
        "SELECT payee_id, sum(amount) FROM entries WHERE counted AND kind = 'contribution'"
        " AND side = 'receipt' GROUP BY ALL"
    )
    assert dict(found) == plain == {"PA-9900001": Decimal("1675.50"), "PA-9900002": Decimal(600)}


def test_what_a_committee_raised_agrees_with_a_plain_sum(bench: Bench) -> None:
    """2023 by a loop over the rows: of each filer, year and cycle the report submitted last."""
    bench.load(NEW, FOLDER / "filer_2023.txt")
    rows = list(csv.DictReader(NEW.read_text("cp1252").splitlines()))
    newest = {(r["FilerID"], r["EYEAR"], r["CYCLE"]): ("", "") for r in rows}
    for r in rows:
        key = (r["FilerID"], r["EYEAR"], r["CYCLE"])
        newest[key] = max(newest[key], (r["SubmittedDate"], r["CampaignFinanceID"]))
    plain = sum(
        Decimal(r[f"CONTAMT{n}"] or 0)
        for r in rows
        for n in (1, 2, 3)
        if newest[r["FilerID"], r["EYEAR"], r["CYCLE"]][1] == r["CampaignFinanceID"]
    )
    asked = "SELECT sum(amount) FROM entries WHERE counted AND payee_id = 'PA-9900001'"
    assert bench.rows(asked) == [(plain,)] == [(Decimal("1370.00"),)]
    stated = bench.rows("SELECT sum(receipts) FROM filings WHERE replaced_by IS NULL")
    assert stated == [(Decimal("1370.00"),)]


@pytest.mark.parametrize("letters", ["cp437", "cp1252", "utf-8"])
def test_letters_of_dos_windows_and_utf8(bench: Bench, letters: str) -> None:
    """Which of them a file has its words tell, and what stands in both pages follows them."""
    names = ["José González", "Café Peña", "Ray Muñoz", "Ana Ibáñez"]
    names += ["Pat O’Brien"] if letters == "cp1252" else []  # DOS has no such mark
    rows = [gift(2, "ID", "20180420", "500", name=name) for name in names]
    bench.load(bench.put("contrib_2018.txt", "\n".join(rows).encode(letters)))
    found = {n for (n,) in bench.rows("SELECT name FROM parties WHERE id IS NULL")}
    assert found == set(names)


# ------------------------------------------------------------------ amendments


@pytest.mark.parametrize("covers", [True, False])
def test_a_report_filed_again_takes_the_place_of_the_first(bench: Bench, covers: bool) -> None:
    """By the day it was submitted, even where its number is the lower one."""
    bench.load(NEW, *([FOLDER / "filer_2023.txt"] if covers else []))
    asked = """SELECT sum(amount)::VARCHAR FROM entries WHERE type_code = 'IB' AND filed <= $day
        AND (counted OR coalesce(counted_until > $day, false))"""
    assert bench.rows(asked, day=date(2023, 5, 31)) == [("160.00",)]
    assert bench.rows(asked, day=date(2023, 6, 1)) == [("170.00",)]


def test_until_2021_rows_of_amended_reports_all_count_and_say_so(bench: Bench) -> None:
    """Two covers, one of them amended: nothing tells whose the rows are."""
    bench.load(OLD, FOLDER / "filer_2018.txt")
    found = bench.rows(
        "SELECT report_type, amendment, any_value(receipts)::VARCHAR, count(*) FILTER (e.counted)"
        " FROM filings JOIN entries e USING (filing_key) WHERE filings.filer_id = 'PA-9900001'"
        " GROUP BY ALL ORDER BY 1".replace("amendment", "filings.amendment")
    )
    assert found == [("2", "A", "675.50", 3), ("3", "N", "1320.00", 2)]
    assert bench.rows(
        "SELECT DISTINCT amendment FROM entries WHERE filing_key LIKE '%/2018/2'"
    ) == [("A",)]


# ------------------------------------------------------------------ within 24 hours


def test_a_gift_reported_within_a_day_counts_until_the_next_report(bench: Bench) -> None:
    late = gift(2, "24Hrs", "20180512", "1000")
    bench.load(bench.put("contrib_2018.txt", late))
    assert bench.rows("SELECT counted FROM entries") == [(True,)]
    # the report that was complete before it does not repeat it, and neither does another filer's
    before, other = gift(2, "ID", "20180420", "50"), gift(3, "ID", "20180512", "1000", "9900002")
    bench.load(bench.put("contrib_2018.txt", "\n".join((late, before, other))))
    assert bench.rows("SELECT counted FROM entries WHERE type_code = '24HRS'") == [(True,)]
    bench.load(bench.put("contrib_2018.txt", "\n".join((late, gift(3, "ID", "20180512", "1000")))))
    assert bench.rows("SELECT type_code, why_not, counted_until FROM entries ORDER BY 1") == [
        ("24HRS", "repeated", date(2018, 6, 14)),
        ("ID", None, None),
    ]


def test_the_cover_of_the_next_report_alone_is_not_enough(bench: Bench) -> None:
    bench.load(bench.put("contrib_2018.txt", gift(2, "24Hrs", "20180512", "1000")))
    bench.load(FOLDER / "filer_2018.txt")
    assert bench.rows("SELECT why_not FROM entries") == [(None,)]


def within_a_day(bench: Bench, cycle: int, *reports: tuple[str, str, str, str]) -> list[Path]:
    """Reports within 24 hours of 2023, one a day from May 10 on: whether each amends, and its
    gift's giver, day and amount."""
    heads = [(FOLDER / f"{stem}_2023.txt").read_text("cp1252").splitlines()[0] for stem in ("filer", "contrib")]  # fmt: skip
    covers, gifts = [], []
    for n, (mark, who, day, cash) in enumerate(reports):
        report = f'{500300 + n},9900001,2023,"202305{10 + n}",{cycle}'
        covers.append(f'{report},"{mark}","N","2","FRIENDS OF NOBODY","PH2","","","","","M","PA","00001","51","",0.00,{cash}.00,0.00')  # fmt: skip
        gifts.append(f'{report},"24Hrs","{who}","","","M","PA","00001","","","","","","","","{day}",{cash},"",,"",,"Gift"')  # fmt: skip
    return [
        bench.put(f"{stem}_2023.txt", "\n".join([head, *rows]))
        for stem, head, rows in zip(("filer", "contrib"), heads, (covers, gifts), strict=True)
    ]


FIRST, SECOND = ("N", "Arden, Pat", "20230509", "1000"), ("N", "Birch, Lee", "20230510", "2000")
#: The first one again, as an amendment.
AGAIN = ("Y", "Arden, Pat", "20230509", "1000")


@pytest.mark.parametrize("covers", [True, False])
@pytest.mark.parametrize("cycle", [8, 9])
def test_each_report_within_24_hours_counts(bench: Bench, cycle: int, covers: bool) -> None:
    bench.load(*within_a_day(bench, cycle, FIRST, SECOND)[0 if covers else 1 :])
    asked = "SELECT amount::INTEGER, why_not FROM entries ORDER BY ALL"
    assert bench.rows(asked) == [(1000, None), (2000, None)]


@pytest.mark.parametrize("covers", [True, False])
@pytest.mark.parametrize(
    ("sections", "counting"),
    [
        # an amended report, and gifts at once before and after it
        (("ID", "24Hrs", "ID"), [(1000, "replaced"), (2000, None), (3000, None)]),
        (("24Hrs", "ID", "24Hrs"), [(1000, None), (2000, None), (3000, None)]),
        (("24Hrs", "24Hrs", "24Hrs"), [(1000, None), (2000, None), (3000, None)]),
        (("ID", "ID", "24Hrs"), [(1000, "replaced"), (2000, None), (3000, None)]),
    ],
)
def test_gifts_at_once_under_a_reports_cycle_do_not_take_its_place(
    bench: Bench, sections: tuple[str, ...], counting: list[tuple[int, str | None]], covers: bool
) -> None:
    """Their rows tell what they are, and the cover does not."""
    reports = [("N", f"Arden {n}", f"2023051{n}", f"{n + 1}000") for n in range(3)]
    paths = within_a_day(bench, 2, *reports)
    head, *rows = paths[1].read_text().splitlines()
    rows = [row.replace("24Hrs", section) for row, section in zip(rows, sections, strict=True)]
    bench.put(paths[1].name, "\n".join([head, *rows]))
    bench.load(*paths[0 if covers else 1 :])
    asked = "SELECT amount::INTEGER, why_not FROM entries ORDER BY amount"
    assert bench.rows(asked) == counting


@pytest.mark.parametrize(
    ("reports", "counting", "told"),
    [
        ((FIRST, AGAIN), [(1000, None), (1000, "replaced")], 0),
        ((FIRST, AGAIN, AGAIN), [(1000, None), (1000, "replaced"), (1000, "replaced")], 0),
        # which of two it amends is not told, and what both say is
        ((FIRST, SECOND, AGAIN), [(1000, None), (1000, None), (2000, None)], 1),
        ((FIRST, ("N", *FIRST[1:])), [(1000, None), (1000, None)], 0),
    ],
)
def test_an_amended_report_within_24_hours_takes_the_place_of_the_only_one_before(
    bench: Bench,
    reports: tuple[tuple[str, str, str, str], ...],
    counting: list[tuple[int, str | None]],
    told: int,
) -> None:
    bench.load(*within_a_day(bench, 8, *reports))
    asked = "SELECT amount::INTEGER, why_not FROM entries ORDER BY ALL NULLS FIRST"
    assert bench.rows(asked) == counting
    assert bench.rows("SELECT count(*) FROM perhaps_twice") == [(2 * told,)]


# ------------------------------------------------------------------ days, codes, payments


@pytest.mark.parametrize(
    ("year", "cycle", "closes", "due"),
    [
        # the department's reporting dates of 2022: primary May 17, election November 8
        (2022, 1, date(2022, 3, 28), date(2022, 4, 5)),
        (2022, 2, date(2022, 5, 2), date(2022, 5, 6)),
        (2022, 3, date(2022, 6, 6), date(2022, 6, 16)),
        (2022, 4, date(2022, 9, 19), date(2022, 9, 27)),
        (2022, 5, date(2022, 10, 24), date(2022, 10, 28)),
        (2022, 6, date(2022, 11, 28), date(2022, 12, 8)),
        (2022, 7, date(2022, 12, 31), date(2023, 1, 31)),
        # primaries of presidential years, and the one put off in 2020
        (2016, 3, date(2016, 5, 16), date(2016, 5, 26)),
        (2020, 3, date(2020, 6, 22), date(2020, 7, 2)),
    ],
)
def test_when_reports_close_and_are_due(bench: Bench, year: int, cycle: int, closes: date, due: date) -> None:  # fmt: skip
    row = gift(cycle, "IB", f"{year}0101", "60").replace("2018", str(year), 1)
    bench.load(bench.put(f"contrib_{year}.txt", row))
    assert bench.rows("SELECT period_end, filed, filed_basis FROM filings") == [
        (closes, due, "due date")
    ]


def test_a_gift_in_both_committees_reports_counts_once(bench: Bench) -> None:
    bench.load(OLD, FOLDER / "expense_2018.txt", FOLDER / "filer_2018.txt")
    assert bench.rows(
        "SELECT type_code, payer_id, payee_id, why_not FROM entries WHERE amount = 500 ORDER BY 1"
    ) == [
        ("IC", "PA-9900002", "PA-9900001", None),
        ("III gift", "PA-9900002", "PA-9900001", "mirror"),
    ]


def test_two_gifts_that_look_alike_are_two(bench: Bench) -> None:
    row = gift(2, "ID", "20180420", "500")
    bench.load(bench.put("contrib_2018.txt", f"{row}\n{row}\n"))
    assert bench.rows("SELECT count(*), sum(amount) FROM entries WHERE counted") == [(2, 1000)]


def test_a_section_that_is_not_known_is_kept_in_sight(bench: Bench) -> None:
    bench.load(OLD)
    assert bench.rows("SELECT kind, why_not FROM entries WHERE type_code = 'ZZ'") == [
        ("other", "unknown_code")
    ]


def test_a_day_in_the_amounts_place_is_no_amount(bench: Bench) -> None:
    moved = gift(2, "ID", "", "20180420")
    bench.load(bench.put("contrib_2018.txt", f"{moved}\n{gift(2, 'ID', '20180420', '20180420')}\n"))
    assert bench.rejects() == [("contrib", 1, "its amount is a day")]
    assert bench.rows("SELECT amount FROM entries") == [(20_180_420,)]


# ------------------------------------------------------------------ files


@pytest.mark.parametrize("folder", ["", "2018/"])
def test_the_zip_of_a_year(bench: Bench, folder: str) -> None:
    path = bench.put("2018.zip", b"")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for member in FOLDER.glob("*2018*"):
            z.write(member, folder + member.name.split("_")[0].upper() + ".txt")
    report = bench.load(path)
    assert sorted(d.table for d in report.loads) == [
        *("contrib", "debt", "expense", "filers", "filings", "receipt", "totals")
    ]
    assert {p for (p,) in bench.rows("SELECT DISTINCT period FROM entries")} == {2018}


def test_the_zip_that_holds_another_year_is_refused(bench: Bench) -> None:
    """The page's link to 2002 leads to 2022."""
    path = bench.put("2002.zip", b"")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.write(NEW, "contrib.txt")
    with pytest.raises(InputError, match="not of year 2002"):
        bench.load(path)


@pytest.mark.parametrize("name", ["contrib.txt", "contrib_new.txt", "filer.txt"])
def test_a_file_whose_name_tells_no_year_needs_one(bench: Bench, name: str) -> None:
    """Rows are known by year and line: those of two such files would be taken for each other's."""
    sample = FOLDER / "filer_2018.txt" if name == "filer.txt" else OLD
    path = bench.put(name, sample.read_bytes())
    with pytest.raises(UsageError, match=f"{name}: its name does not tell the year; say which"):
        bench.load(path)
    assert bench.load(path, period=2018).loads[0].entries > 0


def test_a_second_file_of_a_year_takes_the_firsts_place(bench: Bench) -> None:
    bench.load(bench.put("contrib.txt", OLD.read_bytes()), period=2018)
    before = bench.counted()
    bench.load(bench.put("contrib_new.txt", OLD.read_bytes() + b"\r\n"), period=2018)
    assert bench.counted() == before
    # and what lies in a folder of another year is of that year
    bench.load(bench.put("2019/contrib.txt", OLD.read_bytes().replace(b",2018,", b",2019,")))
    assert bench.rows("SELECT DISTINCT period FROM entries ORDER BY 1") == [(2018,), (2019,)]


def test_the_newer_layout_without_a_header_is_told_by_its_width(bench: Bench) -> None:
    bench.load(NEW)
    with_header = bench.rows("SELECT date, amount, filed FROM entries ORDER BY ALL")
    rows = NEW.read_bytes().split(b"\r\n", 1)[1]
    bench.load(bench.put("contrib_2023.txt.gz", gzip.compress(rows)))
    assert bench.rows("SELECT date, amount, filed FROM entries ORDER BY ALL") == with_header


def test_a_column_that_is_gone_stops_the_load(bench: Bench) -> None:
    text = NEW.read_text("cp1252").replace('"CONTAMT2"', '"AMOUNT2"', 1)
    with pytest.raises(InputError, match="its header has no column 'CONTAMT2'"):
        bench.load(bench.put("contrib_2023.txt", text))


@pytest.mark.parametrize("path", [OLD, NEW], ids=["old", "new"])
def test_damage_loses_nothing(tmp_path: Path, path: Path) -> None:
    for n, parameter in enumerate(worse(path, b",")):
        (data,) = parameter.values
        bench = Bench(tmp_path / str(n), (pennsylvania.SOURCE,))
        [done] = bench.load(bench.put(path.name, data)).loads
        assert done.rows == done.entries + done.rejects, parameter.id
        kept = bench.rows(
            "SELECT count(DISTINCT line) FROM (SELECT split_part(ref, ':', 2)::BIGINT AS line FROM entries"
            " UNION ALL SELECT line FROM rejects)"
        )[0][0]
        lines = len([x for x in data.split(b"\n") if x.strip()]) - (path == NEW) - (path == OLD)
        assert lines - 1 <= kept <= lines + 1, parameter.id  # one description spans two lines
