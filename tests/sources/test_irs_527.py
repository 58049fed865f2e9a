"""Forms 8871 and 8872: what becomes of each record, mended ones and bad ones among them."""

from __future__ import annotations

import gzip
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from itemized.desk import Desk
from itemized.errors import InputError
from itemized.sources import _irs_layout as layout
from itemized.sources import irs_527
from sources.loading import SAMPLES, Bench, worse

SAMPLE = SAMPLES / "irs_527" / "FullDataFile.txt"
#: Lines of the sample that go on with the record before them.
CONTINUED = 3


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, (irs_527.SOURCE,))


def a_row(form: str, row: str, amount: str, day: str = "20030401", name: str = "Arden, Pat") -> str:
    return f"A|{form}|{row}|Gadgeteers|990000001|{name}|||MADEUPVILLE|ZZ|00001||Mill|{amount}|Miller|{amount}|{day}|"


def report(form: str, begins: str, ends: str, inserted: str, *, amended: bool = False) -> str:
    fields = dict.fromkeys(layout.RECORDS["2"], "") | {
        "kind": "2", "form": "8872", "form_id": form, "begins": begins, "ends": ends, "organization": "Gadgeteers",
        "ein": "990000001", "amended": "1" if amended else "0", "report": "1", "inserted": inserted,
    }  # fmt: skip
    return "|".join(fields.values()) + "|"


def test_each_record_is_a_row_of_its_own_kind(bench: Bench) -> None:
    bench.load(SAMPLE)
    assert bench.counted() == snapshot(
        [
            ("contribution", "replaced", 4, "2000.00"),
            ("contribution", None, 5, "2750.00"),
            ("operating", "replaced", 1, "350.00"),
            ("operating", None, 2, "309.75"),
            ("refund", None, 1, "-100.00"),
        ]
    )
    assert bench.rejects() == [
        ("details", 28, "begins no record and continues none"),
        ("entries", 26, "has 18 fields and not 17"),
        ("entries", 27, "its amount is no number"),
    ]
    assert bench.rows("SELECT row_type, name, text FROM details ORDER BY ALL") == snapshot(
        [
            ("D", "Quill, Vera", "Treasurer"),
            ("E", None, "ZZ 99-0001"),
            ("F", None, "27 records"),
            ("H", None, None),
            ("R", "Gadget Makers Guild", "Connected"),
        ]
    )


def test_a_broken_record_is_one_record_on_its_first_line(bench: Bench) -> None:
    bench.load(SAMPLE)
    assert bench.rows("SELECT text FROM filings WHERE filing_id = '9900001'") == [
        ("To speak well of gadgets and of those who make them.",)
    ]
    [(occupation, ref)] = bench.rows(
        "SELECT occupation, split_part(ref, ':', 2) FROM entries JOIN parties ON payer_key = party_key"
        " WHERE source_id = 'A:9900010:802'"
    )
    assert (occupation, ref) == ("Wheel wright", "11")


def test_no_line_is_lost(bench: Bench) -> None:
    report = bench.load(SAMPLE)
    rows = sum(done.rows for done in report.loads if done.table not in ("committees", "totals"))
    assert rows == len(SAMPLE.read_text().splitlines()) - CONTINUED
    assert all(d.rows == d.entries + d.merged + d.rejects for d in report.loads)


def test_what_an_organization_raised_agrees_with_a_plain_sum(bench: Bench) -> None:
    """The newest report on each period, its Schedule A added up by hand."""
    bench.load(SAMPLE)
    [(total,)] = bench.rows(
        "SELECT sum(amount) FROM entries WHERE counted AND payee_id = 'EIN-990000001' AND kind = 'contribution'"
    )
    plain = Decimal(0)
    for line in SAMPLE.read_text().replace("Wheel\nwright", "Wheelwright").splitlines():
        fields = line.split("|")
        newest = fields[0] == "A" and fields[1] in ("9900011", "9900012")
        if newest and len(fields) == 18 and fields[13] != "ten":
            plain += Decimal(fields[13])
    assert total == plain == Decimal("2500.00")
    # what Form 8872 itself says of the two periods
    assert bench.rows("SELECT sum(receipts) FROM filings WHERE replaced_by IS NULL") == [(2500,)]


def test_an_amended_report_counts_from_its_day_on(bench: Bench) -> None:
    bench.load(SAMPLE)
    asked = """SELECT sum(amount) FROM entries WHERE payee_id = 'EIN-990000001' AND kind = 'contribution'
        AND filed <= $day AND (counted OR coalesce(counted_until > $day, false))"""
    assert bench.rows(asked, day=date(2003, 8, 1)) == [(1750,)]
    assert bench.rows(asked, day=date(2003, 9, 10)) == [(1800,)]


def test_a_second_report_on_the_same_days_takes_the_place_of_the_first(bench: Bench) -> None:
    same = report("11", "20030101", "20030331", "2003-05-01 10:00:00")
    lines = [
        report("10", "20030101", "20030331", "2003-04-15 10:00:00"), a_row("10", "1", "500"),
        same, a_row("11", "2", "500"),
        report("12", "20030401", "20030630", "2003-07-15 10:00:00"), a_row("12", "3", "70"),
    ]  # fmt: skip
    bench.load(bench.put("FullDataFile.txt", "\n".join(lines)))
    assert bench.rows("SELECT source_id, why_not FROM entries ORDER BY 1") == [
        ("A:10:1", "replaced"),
        ("A:11:2", None),
        ("A:12:3", None),
    ]


def test_a_later_report_on_a_longer_time_repeats_what_it_lists_again(bench: Bench) -> None:
    """Equal gifts pair one to one; what only the quarter's report lists counts, and so do rows of
    a report whose days only overlap."""
    lines = [
        report("10", "20030101", "20030331", "2003-04-15 10:00:00"),
        *(a_row("10", number, amount, "20030201") for number, amount in (("1", "500"), ("2", "500"), ("3", "80"))),
        report("11", "20030101", "20030630", "2003-07-15 10:00:00"),
        a_row("11", "4", "500", "20030201"), a_row("11", "5", "60"),
        report("12", "20030215", "20030715", "2003-08-15 10:00:00"), a_row("12", "6", "60"),
    ]  # fmt: skip
    bench.load(bench.put("FullDataFile.txt", "\n".join(lines)))
    assert bench.rows(
        "SELECT source_id, why_not, counted_until FROM entries ORDER BY source_id"
    ) == [
        ("A:10:1", "repeated", date(2003, 7, 15)),
        ("A:10:2", None, None),
        ("A:10:3", None, None),
        ("A:11:4", None, None),
        ("A:11:5", None, None),
        ("A:12:6", None, None),
    ]


def test_a_report_on_part_of_an_earlier_ones_days_repeats_nothing(bench: Bench) -> None:
    lines = [
        report("10", "20030101", "20030630", "2003-07-15 10:00:00"), a_row("10", "1", "500"),
        report("11", "20030101", "20030331", "2003-09-15 10:00:00"), a_row("11", "2", "500"),
    ]  # fmt: skip
    bench.load(bench.put("FullDataFile.txt", "\n".join(lines)))
    assert bench.rows("SELECT sum(amount) FROM entries WHERE counted") == [(1000,)]


OVERLAPPING = report("11", "20030301", "20030731", "2003-08-15 10:00:00")
WITHIN = report("11", "20030301", "20030531", "2003-08-15 10:00:00")
SAID_TWICE = (
    "Of reports of one filer whose days overlap, 1 row says what one of the other report says (same"
    " parties, amount and day), so the same payment may be counted twice here: $500 too much, at"
    " most. To see them: perhaps_twice has both rows of each."
)
AFTER = report("11", "20030701", "20031231", "2004-01-15 10:00:00")


@pytest.mark.parametrize(
    ("later", "day", "pairs"),
    [
        (OVERLAPPING, "20030401", [("irs_527:A:10:1", "irs_527:A:11:5")]),
        (WITHIN, "20030401", [("irs_527:A:10:1", "irs_527:A:11:5")]),
        (OVERLAPPING, "20030201", []),
        (AFTER, "20030401", []),
    ],
)
def test_what_reports_of_days_that_overlap_both_list_may_be_counted_twice(
    bench: Bench, later: str, day: str, pairs: list[tuple[str, str]]
) -> None:
    """All of it counts; only what the days that both reports tell of hold may be one payment."""
    lines = [
        report("10", "20030101", "20030630", "2003-07-15 10:00:00"),
        a_row("10", "1", "500", day), a_row("10", "2", "500", day), a_row("10", "3", "70", day),
        later, a_row("11", "5", "500", day), a_row("11", "6", "71", day),
    ]  # fmt: skip
    bench.load(bench.put("FullDataFile.txt", "\n".join(lines)))
    assert bench.rows("SELECT sum(amount) FROM entries WHERE counted") == [(1641,)]
    twice = list(
        bench.rows("SELECT list(entry_key ORDER BY entry_key) FROM perhaps_twice GROUP BY pair")
    )
    assert [tuple(keys) for (keys,) in twice] == pairs
    said = [c for c in Desk(bench.settings).show(["EIN-990000001"]).caveats if "counted twice" in c]
    assert said == [SAID_TWICE] * len(pairs)


def test_two_gifts_that_look_alike_are_two(bench: Bench) -> None:
    lines = [a_row("10", "1", "500"), a_row("10", "2", "500"), a_row("10", "2", "500")]
    bench.load(bench.put("FullDataFile.txt", "\n".join(lines)))
    assert bench.rows("SELECT count(*), sum(amount) FROM entries WHERE counted") == [(3, 1500)]


GIFTS = [a_row("10", "1", "500"), a_row("10", "2", "500"), a_row("10", "2", "500")]
FORM = report("10", "20030401", "20030630", "2003-07-15 10:00:00")


@pytest.mark.parametrize(
    ("lines", "counted", "rows"),
    [
        ([FORM, *GIFTS], 1500, 3),
        # the whole filing once more, as it is and with a line that says something else
        ([FORM, *GIFTS, FORM, *GIFTS], 1500, 3),
        ([FORM, *GIFTS, FORM, *GIFTS[:2], a_row("10", "2", "70")], 1570, 4),
        ([FORM, *GIFTS[:1], FORM, *GIFTS], 1500, 3),
    ],
)
def test_a_filing_that_stands_in_the_file_again_is_that_filing(
    bench: Bench, lines: list[str], counted: int, rows: int
) -> None:
    loaded = bench.load(bench.put("FullDataFile.txt", "\n".join(lines)))
    asked = "SELECT count(*), sum(amount)::INTEGER FROM entries WHERE counted"
    assert bench.rows(asked) == [(rows, counted)]
    [money] = [load for load in loaded.loads if load.table == "entries"]
    assert money.rows == money.entries + money.merged + money.rejects
    # a part of the file by letter has the same rows
    bench.load(bench.put("A.txt", "\n".join([FORM, *GIFTS])))
    assert bench.rows(asked) == [(rows, counted)]


def test_alike_rows_of_an_amended_report_count_as_often_as_it_has_them(bench: Bench) -> None:
    """Its first version's not at all."""
    amended = report("11", "20030401", "20030630", "2003-08-01 10:00:00", amended=True)
    again = [a_row("11", str(n), "500") for n in (3, 4)]
    bench.load(bench.put("FullDataFile.txt", "\n".join([FORM, *GIFTS, amended, *again])))
    asked = "SELECT why_not, count(*), sum(amount)::INTEGER FROM entries GROUP BY ALL ORDER BY ALL"
    assert bench.rows(asked) == [("replaced", 3, 1500), (None, 2, 1000)]


#: Purposes of expenditures, and what each then is.
PURPOSES = {
    "Political contribution": ("contribution", "disbursement"),
    "DONATION": ("contribution", "disbursement"),
    "Contribution processing": ("operating", "disbursement"),
    "Processing fee on donations": ("operating", "disbursement"),
    "Printing": ("operating", "disbursement"),
    "Contribution refund": ("refund", "receipt"),
    "Refund of deposit": ("operating", "disbursement"),
}


def test_what_an_expenditure_was(bench: Bench) -> None:
    lines = [
        f"B|10|{n}|Gadgeteers|990000001|Birch Club|||MADEUPVILLE|ZZ|00001||NA|90|NA|20030501|{purpose}|"
        for n, purpose in enumerate(PURPOSES)
    ]
    bench.load(bench.put("FullDataFile.txt", "\n".join(lines)))
    found = bench.rows("SELECT memo_text, kind, side, amount FROM entries")
    assert {purpose: (kind, side) for purpose, kind, side, _ in found} == PURPOSES
    assert {amount for _, kind, _, amount in found if kind == "refund"} == {-90}
    assert {amount for _, kind, _, amount in found if kind != "refund"} == {90}


def test_zip_gz_and_plain_give_the_same(bench: Bench) -> None:
    packed = bench.put("FullDataFile.zip", b"")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as z:
        z.write(SAMPLE, "var/IRS/data/scripts/pofd/download/FullDataFile.txt")
    bench.load(packed)
    before = bench.counted()
    again = bench.load(bench.put("FullDataFile.txt.gz", gzip.compress(SAMPLE.read_bytes())))
    assert bench.counted() == before
    assert {d.merged for d in again.loads if d.table == "entries"} <= {0, 14}


def test_a_full_file_answers_for_all_days_and_is_renewed_whole(bench: Bench) -> None:
    bench.load(SAMPLE)
    asked = "SELECT \"from\", through FROM coverage WHERE table_name = 'entries'"
    assert bench.rows(asked) == [(date(2000, 7, 1), date(2003, 12, 31))]
    later = SAMPLE.read_bytes().replace(b"H|20240106", b"H|20250104").replace(b"A|9900012|821|", b"A|9900012|829|")  # fmt: skip
    bench.load(bench.put("FullDataFile_2025.txt", later))
    assert bench.rows("SELECT count(*) FROM coverage WHERE table_name = 'entries'") == [(1,)]
    found = bench.rows("SELECT source_id FROM entries WHERE source_id LIKE 'A:9900012:%'")
    assert found == [("A:9900012:829",)]


def test_another_text_is_refused(bench: Bench) -> None:
    with pytest.raises(InputError, match="none of the IRS's records"):
        bench.load(bench.put("FullDataFile.txt", "name,amount\nArden,5\n"))


def test_a_folder_passes_over_other_texts(bench: Bench) -> None:
    bench.put("notes.txt", "not records\n")
    bench.put("FullDataFile.txt", SAMPLE.read_bytes())
    bench.load(bench.folder / "given")
    assert {f for (f,) in bench.rows("SELECT DISTINCT file FROM coverage")} == {"FullDataFile.txt"}


@pytest.mark.parametrize("data", worse(SAMPLE, b"|"))
def test_damage_loses_nothing(bench: Bench, data: bytes) -> None:
    report = bench.load(bench.put("FullDataFile.txt", data))
    assert all(d.rows == d.entries + d.merged + d.rejects for d in report.loads)
    rows = sum(d.rows for d in report.loads if d.table not in ("committees", "totals"))
    lines = len([x for x in data.split(b"\n") if x.strip()]) - CONTINUED
    # a line that lost its end takes in the next only where that begins no record
    assert lines - 1 <= rows <= lines


def test_records_are_mended_across_blocks_of_text() -> None:
    text = SAMPLE.read_bytes().replace(b"\r\n", b"\n")
    whole = layout.mended()
    expected = whole(text) + whole(b"")
    for cut in range(0, len(text), 97):
        end = text.rfind(b"\n", 0, cut) + 1  # blocks are whole lines
        clean = layout.mended()
        parts = [clean(block) for block in (text[:end], text[end:], b"") if block or end]
        assert b"".join(parts) + (b"" if end else clean(b"")) == expected
    assert expected.count(b"\n") == text.count(b"\n")


def test_a_complete_record_takes_in_nothing() -> None:
    clean = layout.mended()
    row = a_row("10", "1", "5").encode() + b"\n"
    assert clean(row + b"stray\n" + row) + clean(b"") == row + b"stray\n" + row


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_purpose_broken_over_lines_is_read_whole(bench: Bench, end: bytes) -> None:
    """The last field of Schedule B: the pipe behind it ends it, and so does the next record."""
    purposes = [
        "Political\nContribution|",
        "See memo:\n\nreturn of\ncontribution|",
        "Political",
        "Leaflets|\nContribution",
    ]
    text = SAMPLE.read_bytes().decode()
    [row] = [r for r in text.splitlines() if r.startswith("B|9900012|922|")]
    fields = row.rstrip("|").split("|")
    rows = ["|".join([*fields[:2], f"{n}", *fields[3:-1], p]) for n, p in enumerate(purposes)]
    whole = text.replace(row, "\n".join(rows)).replace("\r\n", "\n").encode()
    bench.load(bench.put("FullDataFile.txt", whole.replace(b"\n", end)))
    found = bench.rows(
        "SELECT source_id, kind, memo_text FROM entries WHERE source_id LIKE 'B:9900012:_' ORDER BY 1"
    )
    assert found == [
        ("B:9900012:0", "contribution", "Political Contribution"),
        ("B:9900012:1", "refund", "See memo: return of contribution"),
        ("B:9900012:2", "operating", "Political"),
        ("B:9900012:3", "operating", "Leaflets"),
    ]
    assert [r[2] for r in bench.rejects()].count("begins no record and continues none") == 2
