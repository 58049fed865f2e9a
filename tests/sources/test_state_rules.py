"""Each rule of counting in the states' sources, with rows on both sides of it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from itemized.desk import Desk
from itemized.errors import InputError
from itemized.export.terminal import as_text, load_report
from itemized.settings import Settings
from sources.states import SAMPLES, Loaded, load, load_changed

Sample = Callable[[str], Loaded]
MOVED = ": a tab too many, and nothing tells which"

#: source, id, kind, amount, why it does not count ('' where it does), and what the row shows
ROWS = """
california  9001-1/A/RCPT/2          contribution  900      -            the newest amendment
california  9001-0/A/RCPT/2          contribution  1000     replaced     what it amended
california  9001-1/A/RCPT/3          earmark       250.50   -            through an intermediary
california  9001-1/A/RCPT/4          transfer      400      -            from an earlier committee
california  9001-1/A/RCPT/5          refund        -100     -            returned
california  9001-1/C/RCPT/7          in_kind       75.25    -            nonmonetary
california  9001-1/C/RCPT/6          in_kind       138.88   memo         a memo
california  9002-0/F497P1/S497/1     contribution  5000     repeated     late, in a report since
california  9003-0/F497P1/S497/1     contribution  7000     -            late, in none yet
california  9004-0/F496P3/RCPT/1     contribution  3000     repeated     of a late report on spending
california  9005-0/A/RCPT/1          contribution  3000     -            the report it stands in again
california  9005-0/A/RCPT/2          contribution  800      -            one of two alike
california  9005-0/A/RCPT/3          contribution  800      -            the other
california  9005-0/A/RCPT/4          contribution  500000000  implausible  absurd
california  9001-1/E/EXPN/1          operating     1909.49  -            a payment
california  9001-1/G/EXPN/2          operating     600      sub_item     what an agent paid of it
california  9005-0/E/EXPN/1          contribution  2500     mirror       the recipient reports it
california  9001-1/A/RCPT/8          contribution  2500     -            the recipient's row
california  9005-0/D/EXPN/2          contribution  2500     repeated     Schedule D lists E again
california  9005-0/D/EXPN/4          independent_expenditure  4000  -    with candidate and side
california  9005-0/E/EXPN/3          independent_expenditure  4000  repeated  the vendor's row of it
california  9004-0/F496/S496/1       independent_expenditure  4000  repeated  late, in a report since
california  9007-0/F496/S496/1       independent_expenditure  1500.75  -  late, in none yet
california  9010-0/F461P5/EXPN/1     contribution  5000     mirror       a major donor's side of a gift
california  9010-0/F461P5/EXPN/2     contribution  650      -            whose recipient's is not here
california  9001-1/B1/LOAN/1         loan          1000     -            received
california  9001-1/B2/LOAN/2         loan          1000     sub_item     a guarantor
california  9008-0/F498-R/S498/1     other         1500     -            paid to a slate mailer
california  9008-0/F498-A/S498/2     other         667      sub_item     for whom
illinois    r1                       contribution  1500     repeated     A-1, in a quarterly since
illinois    r2                       contribution  1500     -            the quarterly's row
illinois    r3                       contribution  750      -            one of two alike
illinois    r4                       contribution  750      -            the other
illinois    r5                       transfer      1000     -            2A
illinois    d1                       transfer      1000     mirror       6B, the giver's side of it
illinois    r6                       loan          5000     -            3A
illinois    r7                       in_kind       88.45    -            5A
illinois    r8                       contribution  15000000 replaced     archived
illinois    r9                       contribution  2000     -            A-1, in none yet
illinois    r10                      contribution  401000000  implausible  absurd
illinois    r11                      other         12.50    -            4A
illinois    d2                       operating     2200     -            8B
illinois    d3                       independent_expenditure  4499  repeated  B-1, in a quarterly since
illinois    d4                       independent_expenditure  4499  -    9B of the quarterly
illinois    d5                       independent_expenditure  5000  -    B-1, in none yet
illinois    r99                      contribution  2000     -            from another's export
massachusetts  1                     contribution  500      repeated     late, deposited since
massachusetts  2                     contribution  500      -            the deposit's row
massachusetts  14                    contribution  1000     -            late, in no deposit yet
massachusetts  4                     contribution  750      repeated     cash of a year-end report
massachusetts  5                     in_kind       80.25    -            in kind only there
massachusetts  6                     operating     90       repeated     spent, of a year-end report
massachusetts  7                     operating     90       -            the bank's row
massachusetts  8                     independent_expenditure  4000  -    support
massachusetts  10                    operating     60       -            a reimbursement
massachusetts  11                    operating     60       sub_item     what it consisted of
massachusetts  12                    contribution  100      mirror       given to a committee
massachusetts  13                    contribution  100      -            its own row of it
missouri    2                        contribution  250      replaced     of a report amended since
missouri    4                        contribution  205      -            of the amendment
missouri    5                        in_kind       60.40    -            in kind
missouri    7                        contribution  40       -            one of two alike
missouri    8                        contribution  40       -            the other
missouri    6                        contribution  1000     -            from a committee
missouri    c1                       contribution  1000     mirror       that committee's row of it
missouri    b1                       operating     199.99   -            spent
washington  c1.rcpt/C3                  contribution  500      -            cash
washington  c2.rcpt/C.1                  contribution  -100     -            a correction
washington  c4.rcpt/C3          contribution  1000     -            from a committee
washington  c4.rcpt/C.1         contribution  -250     -            its correction, of the same id
washington  c5.rcpt/C3.1D       other        18.75     -            interest and the like
washington  c3.rcpt/C4                  in_kind       75.25    -            in kind
washington  e1.expn/A/GT50                  operating     199.99   -            Form C4
washington  e2.expn/A/GT50                  independent_expenditure  3000  repeated  C4, with a C6 beside it
washington  e3.expn/A/GT50                  independent_expenditure  50    -    C4 alone
washington  i1.c6                    independent_expenditure  2000  -    one candidate's portion
washington  i3.c6                    contribution  5000     sub_item     where the money came from
"""


def _table() -> list[tuple[str, ...]]:
    return [tuple(line.split(None, 5)) for line in ROWS.strip().splitlines()]


@pytest.mark.parametrize(
    ("source", "source_id", "kind", "amount", "why_not", "shows"),
    _table(),
    ids=lambda value: value if " " not in value else "",
)
def test_what_a_row_is_and_whether_it_counts(
    source: str, source_id: str, kind: str, amount: str, why_not: str, shows: str, sample: Sample
) -> None:
    row = sample(source).entry(source_id)
    found = row["kind"], row["amount"], row["why_not"] or "-"
    assert found == (kind, Decimal(amount), why_not), shows
    assert row["counted"] == (why_not == "-")


@pytest.mark.parametrize(
    ("source", "source_id", "target", "office", "side"),
    [
        ("california", "9005-0/D/EXPN/4", "Marsh, Dora", "District Attorney, Los Angeles", "support"),
        # the row of a late report says neither: its cover does; OTH described as DA is the same
        ("california", "9004-0/F496/S496/1", "Marsh, Dora", "District Attorney, Los Angeles", "support"),
        ("california", "9007-0/F496/S496/1", "Pell, Otto", "District Attorney, Los Angeles", "oppose"),
        ("illinois", "d4", "Ashby, Nell", "State's Attorney", "support"),
        ("illinois", "d5", "Otto Pell", "State's Attorney", "oppose"),
        ("massachusetts", "8", "Ashby, Nell", "District Attorney, Middle District", "support"),
        ("massachusetts", "9", "Pell, Otto", "District Attorney, Middle District", "oppose"),
        ("washington", "i1.c6", "NELL ASHBY", "PROSECUTOR", "support"),
        ("washington", "i2.c6", "OTTO PELL", "PROSECUTOR", "oppose"),
    ],
)  # fmt: skip
def test_spending_names_its_target_and_side(
    source: str, source_id: str, target: str, office: str, side: str, sample: Sample
) -> None:
    row = sample(source).entry(source_id)
    [candidate] = sample(source).rows(
        f"SELECT name, office FROM candidates WHERE candidate_id = '{row['target']}'"
    )
    assert (candidate["name"], candidate["office"]) == (target, office)
    assert row["support_oppose"] == side


def test_missouri_names_target_and_side_and_no_address(sample: Sample) -> None:
    rows = sample("missouri").rows(
        "SELECT target, support_oppose, amount, counted, payer_id FROM entries"
        " WHERE kind = 'independent_expenditure' ORDER BY date, counted"
    )
    assert [(r["target"], r["support_oppose"], r["counted"]) for r in rows] == [
        ("MO:NELL ASHBY", "support", False),  # within 24 hours, in the quarter's report since
        ("MO:NELL ASHBY", "support", True),
        ("MO:OTTO PELL", "oppose", True),  # within 24 hours, in none yet
    ]
    # the rows have the committee's name only; its number is in the registry
    assert {r["payer_id"] for r in rows} == {"MO-C201002"}


def test_a_recall_committee_says_which_side_it_is_on(sample: Sample) -> None:
    [row] = sample("california").rows(
        "SELECT f.support_oppose, c.name FROM filings f"
        " JOIN candidates c ON c.candidate_id = f.target WHERE filing_id = '9006-0'"
    )
    assert row == {"support_oppose": "oppose", "name": "Recall of Otto Pell"}


def test_a_committee_is_one_under_both_its_numbers_and_all_its_names(sample: Sample) -> None:
    # its report goes by the older number, which FILERNAME_CD gives beside the newer
    [row] = sample("california").rows("SELECT filer_id FROM filings WHERE filing_id = '9005-0'")
    assert row["filer_id"] == "CA-1400002"
    desk = sample("california").desk
    [match] = [m for m in desk.find("Lantern Hill 2016") if m.entity_id == "CA-1400001"]
    assert match.name == "LANTERN HILL FOR A SAFER COUNTY"  # the newest of its names


def test_the_payer_of_a_transfer_is_the_committee_it_left(sample: Sample) -> None:
    row = sample("california").entry("9001-1/A/RCPT/4")
    assert (row["payer"], row["payer_id"]) == ("Lantern Hill 2016", "CA-1380009")
    assert row["memo_text"] == "from gifts of Bract, Ida"


def test_the_giver_is_the_payer_and_not_the_intermediary(sample: Sample) -> None:
    row = sample("california").entry("9001-1/A/RCPT/3")
    assert (row["payer"], row["memo_text"]) == ("Sorrel, Wim", "through Fallowmere Builders Guild")


def test_letters_beyond_ascii_and_quotes_stay(sample: Sample) -> None:
    assert sample("california").entry("9006-0/A/RCPT/1")["payer"] == "Núñez, Ío"
    assert sample("california").entry("9005-0/A/RCPT/1")["payee"] == 'BRIGHTWATER VOICES "BV"'
    assert sample("washington").entry("c3.rcpt/C4")["payer"] == 'GORSE "PRINT" WORKS'


def test_a_row_that_a_line_end_broke_is_whole(sample: Sample) -> None:
    assert sample("illinois").entry("r1")["payer"] == "Quill, Ansel"
    [employer] = sample("illinois").rows(
        "SELECT DISTINCT employer FROM parties WHERE name = 'Quill, Ansel' AND employer LIKE '%\n%'"
    )
    assert employer["employer"].split() == ["Tinder", "&", "Flint"]


def test_a_row_of_two_files_is_one_entry(sample: Sample) -> None:
    loads = {one.file: one for one in sample("illinois").report.loads}
    assert loads["illinois_sunshine_receipts_made_up.csv"].merged == 1
    [found] = sample("illinois").rows("SELECT entry_key FROM further_references")
    assert found["entry_key"] == "illinois:r3"


@pytest.mark.parametrize("gone", ["search_date", "amount"])
def test_an_export_of_sunshine_without_one_of_its_columns(tmp_path: Path, gone: str) -> None:
    """Nothing is made of the columns of its searches."""
    name = "illinois_sunshine_receipts_made_up.csv"
    with (SAMPLES / "illinois" / name).open(newline="") as f:
        rows = list(csv.DictReader(f))
    with (tmp_path / name).open("w", newline="") as f:
        kept = csv.DictWriter(f, [c for c in rows[0] if c != gone], extrasaction="ignore")
        kept.writeheader()
        kept.writerows(rows)
    if gone == "search_date":
        assert load("illinois", [tmp_path / name], tmp_path).report.loads[0].entries == len(rows)
        return
    with pytest.raises(InputError, match=f"{name}: its header has no column 'Amount'"):
        load("illinois", [tmp_path / name], tmp_path)


def test_empty_fields_beyond_the_layout_are_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "S496_CD.TSV"
    header, first, second, *rest = (
        (SAMPLES / "california" / path.name).read_bytes().splitlines(keepends=True)
    )
    more = [first.replace(b"\r\n", b"\t \t\r\n"), second.replace(b"\r\n", b"\t\tx\r\n")]
    path.write_bytes(b"".join([header, *more, *rest]))
    loaded = load("california", [path], tmp_path)
    width = header.count(b"\t") + 1
    rejects = loaded.rows("SELECT line, reason FROM rejects")
    assert rejects == [{"line": 3, "reason": f"has {width + 2} fields and not {width}{MOVED}"}]
    [part] = (tmp_path / "ledger" / "lake").rglob("*.parquet")
    with duckdb.connect() as db:
        [(raw,)] = db.execute(f"SELECT raw FROM '{part}' WHERE line = 2").fetchall()
    assert raw.encode() == more[0]  # as it stands in the file


def test_amendments_whose_covers_are_not_loaded_still_replace(tmp_path: Path) -> None:
    loaded = load("california", [SAMPLES / "california" / "RCPT_CD.TSV"], tmp_path)
    assert loaded.entry("9001-0/A/RCPT/2")["why_not"] == "replaced"
    assert loaded.entry("9001-1/A/RCPT/2")["counted"]


def test_a_late_report_counts_while_no_report_on_its_days_is_loaded(tmp_path: Path) -> None:
    covers = (SAMPLES / "california" / "CVR_CAMPAIGN_DISCLOSURE_CD.TSV").read_bytes()
    lines = covers.split(b"\r\n")
    kept = [line for line in lines if not line.startswith((b"9001", b"9005"))]
    name = "CVR_CAMPAIGN_DISCLOSURE_CD.TSV"
    loaded = load_changed("california", {name: b"\r\n".join(kept)}, tmp_path)
    assert loaded.entry("9002-0/F497P1/S497/1")["counted"]
    assert loaded.entry("9004-0/F496/S496/1")["counted"]


def test_a_file_saved_under_another_name_is_known_by_its_header(tmp_path: Path) -> None:
    path = tmp_path / "Export (3).csv"
    path.write_bytes((SAMPLES / "missouri" / "2020_CD1_A.csv").read_bytes())
    [one] = load("missouri", [path], tmp_path).report.loads
    assert (one.table, one.rows) == ("cd1_a", 9)


def test_missouris_searches_name_columns_otherwise(tmp_path: Path) -> None:
    sample = SAMPLES / "missouri"
    spending = (sample / "2020_independent.csv").read_bytes()
    (tmp_path / "a.csv").write_bytes(spending.replace(b"Candidate Name", b"Candidates Name", 1))
    loaded = load("missouri", [tmp_path / "a.csv"], tmp_path)
    assert loaded.report.loads[0].entries == len(spending.splitlines()) - 1


def test_a_header_without_rows_is_no_rows_and_said(tmp_path: Path) -> None:
    """What such a file would settle stays open, and a full file is not lost to it unasked."""
    folder = SAMPLES / "massachusetts"
    header = (folder / "reports.txt").read_bytes().split(b"\r\n")[0] + b"\r\n"
    loaded = load_changed("massachusetts", {"reports.txt": header}, tmp_path)
    held = {(one.file, one.table): (one.rows, one.rejects) for one in loaded.report.loads}
    assert held["reports.txt", "reports"] == held["reports.txt", "report_totals"] == (0, 0)
    assert held["report-items.txt", "report_items"] == (14, 0)
    said = as_text(load_report(loaded.report))
    assert "These hold no rows, only the names of columns:\n  - reports.txt\n" in said
    status = loaded.desk.status()
    assert "reports.txt is not loaded" in str(status.caveats)
    assert not [c for c in loaded.desk.show(["Quill, Ansel"]).coverage if c.file == "reports.txt"]
    loaded.desk.load("massachusetts", [folder], cycle=2020)
    with pytest.raises(InputError, match=r"holds 0 rows of reports, and reports.txt, loaded"):
        loaded.desk.load("massachusetts", [tmp_path / "files" / "reports.txt"], cycle=2020)


def test_a_record_of_missouri_that_stands_twice_is_one(tmp_path: Path) -> None:
    """The commission numbers its records: the same line again is the same record, a line that says
    otherwise under its number is not."""
    text = (SAMPLES / "missouri" / "2020_CD1_A.csv").read_text("utf-8")
    [seventh] = [line for line in text.splitlines() if line.startswith("7,")]
    path = tmp_path / "2020_CD1_A.csv"
    path.write_text(text + f"{seventh}\n{seventh.replace('40.00', '41.00')}\n{seventh}\n")
    loaded = load("missouri", [path], tmp_path)
    [one] = loaded.report.loads
    assert (one.rows, one.entries, one.merged, one.rejects) == (12, 9, 2, 1)
    held = loaded.rows("SELECT source_id, amount FROM entries WHERE source_id LIKE '7%' ORDER BY 2")
    assert [row["amount"] for row in held] == [40, 41]
    # each row of the table on spending for candidates, which has no numbers, stands for itself
    spent = (SAMPLES / "missouri" / "2020_independent.csv").read_text("utf-8")
    path = tmp_path / "2020_independent.csv"
    path.write_text(spent + spent.splitlines()[1] + "\n")
    [one] = load("missouri", [path], tmp_path / "spent").report.loads
    assert (one.rows, one.entries, one.merged) == (4, 4, 0)


def test_a_table_of_a_web_page_saved_as_a_spreadsheet(tmp_path: Path, sample: Sample) -> None:
    path = tmp_path / "Export.xls"
    names = (
        *("Candidate Name and Address", "Office Sought", "Support/Oppose", "Date", "Amount"),
        *("Reporting Committee", "Report"),
    )
    row = (
        *("Nell Ashby<br>1 Made Up Row Fallowmere MO", "Circuit Attorney", "Support", "7/1/2020"),
        *("$2,500.00", "Larch, PAC &amp; Friends", "October Quarterly Report"),
    )
    cells = "".join(f"<th>{name}</th>" for name in names), "".join(f"<td>{c}</td>" for c in row)
    path.write_text(f"<div><table border=1><tr>{cells[0]}</tr>\n<tr>{cells[1]}</table></div>")
    [entry] = load("missouri", [path], tmp_path).rows(
        "SELECT amount, target, filer_id FROM entries"
    )
    assert entry == {
        "amount": Decimal(2500),
        "target": "MO:NELL ASHBY",  # and nothing of the address
        "filer_id": "MO:LARCH PAC FRIENDS",
    }


def test_a_file_of_no_known_year_stands_by_itself(tmp_path: Path) -> None:
    folder = SAMPLES / "massachusetts"
    desk = Desk(Settings(ledger=tmp_path / "ledger", downloads=tmp_path))
    desk.load("massachusetts", [folder / "report-items.txt", folder / "reports.txt"])
    desk.load("massachusetts", [folder / "all_filers.txt"])
    assert desk.show(["MA-15001"]).received.total == Decimal("1930.25")
    # it makes no stretch of days complete
    assert all(c.through is None for c in desk.status().coverage)


def test_absurd_amounts_are_said_beside_the_total(sample: Sample) -> None:
    shown = sample("illinois").desk.show(["IL-701"])
    assert ("implausible", 1, Decimal(401_000_000)) in shown.left_out
