"""One question to each system, answered by the ledger and by a plain script over the same rows.

The rows are real: those of a file or, of Massachusetts, Missouri and Pennsylvania, those that were
printed whole. Beside them stand the same rows as late reports and amendments would say them again,
since no real file of those systems with any is beside this checkout. The scripts know nothing of
the ledger: they read with `csv`, add with `Decimal`, and have each rule in words of their own.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from itemized.sources import _massachusetts_rules as ma
from itemized.sources import irs_527, massachusetts, missouri, pennsylvania, philadelphia
from itemized.sources._base import Source
from sources.loading import SAMPLES, Bench

DATA = Path(__file__).parents[3] / "shared" / "data"
STATES = DATA / "states"

pytestmark = pytest.mark.skipif(
    not DATA.exists(), reason="the real records are not beside this checkout (../shared/data)"
)


def printed(path: str, block: int) -> dict[str, list[str]]:
    """The columns of a printed block, each with its values that were printed whole."""
    text = (STATES / path).read_text().split("=== printed block ===")[block + 1]
    columns: dict[str, list[str]] = {}
    for m in re.finditer(r"^\$ (\w+) +<\w+> (.*)$", text, re.MULTILINE):
        found = re.findall(r'"([^"]*)"(?=,|$)|([^\s",…]+)(?=,|$)', m[2])
        columns[m[1]] = [quoted or bare.replace("NA", "") for quoted, bare in found]
    return columns


def received(bench: Bench, filer: str) -> Decimal:
    """What the ledger says that a filer got in gifts, in kind too."""
    [(total,)] = bench.rows(
        "SELECT coalesce(sum(amount), 0) FROM entries WHERE counted AND payee_id = $filer"
        " AND kind IN ('contribution', 'in_kind', 'refund', 'transfer')",
        filer=filer,
    )
    assert isinstance(total, Decimal)
    return total


def written(rows: Sequence[Mapping[str, str]], columns: Sequence[str], delimiter: str) -> str:
    """Rows as a file with a header; columns that a row does not give are empty."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def header(source: Source, sample: str, delimiter: str) -> list[str]:
    line = (SAMPLES / source.name / sample).read_text("utf-8").splitlines()[0]
    return [name for name in next(csv.reader([line], delimiter=delimiter)) if name]


# ------------------------------------------------------------------ Philadelphia, cycles 8 and 9


@pytest.mark.parametrize("cycle", ["8", "9"])
def test_philadelphia(cycle: str, tmp_path: Path) -> None:
    """Gifts reported within 24 hours count until the filer's next report of the year covers their
    day: cycle 6 is complete 20 days after the general election (25 P.S. 3246(d))."""
    path = STATES / "philadelphia" / "contrib_2011_cycle6.txt"
    with path.open(encoding="cp1252", newline="") as f:
        report = list(csv.reader(f))
    late = [[*row[:2], cycle, "24HRS", *row[4:]] for row in report[:3]]
    late.append([*late[0][:17], "20111205", "1234.56", *late[0][19:]])
    bench = Bench(tmp_path, (philadelphia.SOURCE,))
    out = io.StringIO(newline="")
    csv.writer(out).writerows(late)
    bench.load(bench.put("late/contrib_2011.txt", out.getvalue()), path, period=2011)

    closes = date(2011, 11, 8) + timedelta(days=20)
    plain = Decimal(0)
    for row in report + late:
        for day, amount in ((row[17 + n], row[18 + n]) for n in (0, 2, 4)):
            when = date(int(day[:4]), int(day[4:6]), int(day[6:])) if day else None
            repeated = row[2] == cycle and when is not None and when <= closes
            plain += Decimal(amount) if amount and not repeated else 0
    assert received(bench, f"PHL-{report[0][0]}") == plain
    whole = sum(Decimal(row[18]) for row in report)
    assert plain == whole + Decimal("1234.56")


# ------------------------------------------------------------------ Pennsylvania


def test_pennsylvania(tmp_path: Path) -> None:
    """Of a report filed again the last counts; a gift within 24 hours until the next report."""
    real = printed("pennsylvania/printed_rows_contributions.txt", 0)
    filer, columns = real["filerid"][0], header(pennsylvania.SOURCE, "contrib_2023.txt", ",")
    first = [
        {
            "CampaignFinanceID": "1001",
            "FilerID": filer,
            "EYEAR": "2022",
            "SubmittedDate": "20220404",
            "CYCLE": real["cycle"][n],
            "Section": real["section"][n],
            "CONTRIBUTOR": real["contributor"][n],
            "CONTDATE1": real["date"][n].replace("-", ""),
            "CONTAMT1": real["amount"][n],
        }
        for n in range(4)
        if real["filerid"][n] == filer
    ]
    again = [{**row, "CampaignFinanceID": "1002", "SubmittedDate": "20220420"} for row in first]
    again[0] = {**again[0], "CONTAMT1": "259.99"}
    hasty = {"CampaignFinanceID": "1003", "CYCLE": "8", "Section": "24HRS"}
    late = [
        {**first[1], **hasty, "SubmittedDate": "20220301"},  # in the report on the days to March
        {**first[1], **hasty, "SubmittedDate": "20220511", "CONTDATE1": "20220510"},  # in none yet
    ]
    rows = first + again + late
    bench = Bench(tmp_path, (pennsylvania.SOURCE,))
    bench.load(bench.put("contrib_2022.txt", written(rows, columns, ",")), period=2022)

    newest = max(row["SubmittedDate"] for row in rows if row["CYCLE"] == "1")
    closes = "20220328"  # 50 days before the primary of May 17
    plain = sum(
        Decimal(row["CONTAMT1"])
        for row in rows
        if (row["CYCLE"] == "1" and row["SubmittedDate"] == newest)
        or (row["CYCLE"] == "8" and row["CONTDATE1"] > closes)
    )
    assert len(first) == 2
    assert received(bench, f"PA-{filer}") == plain == Decimal("259.99") + 260 + 260


# ------------------------------------------------------------------ Missouri


def test_missouri(tmp_path: Path) -> None:
    """Of an amended report the rows of the amendment count; a gift within 48 hours until the next
    report, which is due within 107 days; a record that stands twice once."""
    real = printed("missouri/printed_rows_contributions.txt", 0)
    filer = real["mecid"][0]
    report, day = real["report"][0], real["date"][0]
    first = [
        {
            "CD1_A ID": real["cd1_a_id"][n],
            "MECID": filer,
            "Committee Name": real["committee_name"][0],
            "First Name": real["first_name"][n],
            "Last Name": real["last_name"][n],
            "Date": day,
            "Amount": real["amount"][n],
            "Contribution Type": real["contribution_type"][n],
            "Report": report,
        }
        for n, mecid in enumerate(real["mecid"])
        if mecid == filer
    ]
    again = [
        {**row, "CD1_A ID": f"9{row['CD1_A ID']}", "Report": f"AMENDED {report}"} for row in first
    ]
    again[0]["Amount"] = "30.05"
    hasty = {**first[0], "Report": "48 Hour Report", "Amount": "5001.00"}
    late = [
        {**hasty, "CD1_A ID": "81"},
        {**hasty, "CD1_A ID": "82", "Date": "11/20/2020 12:00:00 AM"},  # in none yet
    ]
    again.append({**hasty, "CD1_A ID": "83", "Report": again[0]["Report"]})
    rows = first + again + late + again[1:3]  # two records once more, under their own numbers
    bench = Bench(tmp_path, (missouri.SOURCE,))
    columns = header(missouri.SOURCE, "2020_CD1_A.csv", ",")
    bench.load(bench.put("2020_CD1_A.csv", written(rows, columns, ",")), period=2020)

    amended = {r["Report"].removeprefix("AMENDED ") for r in rows if "AMENDED" in r["Report"]}
    due = date(2020, 4, 15)  # of the report on the first quarter: RSMo 130.046
    plain = Decimal(0)
    for row in {row["CD1_A ID"]: row for row in rows}.values():
        month, dom, year = map(int, row["Date"].split()[0].split("/"))
        when = date(year, month, dom)
        repeated = "48 Hour" in row["Report"] and when <= due <= when + timedelta(days=107)
        if row["Report"] not in amended and not repeated:
            plain += Decimal(row["Amount"])
    assert len(first) == 6
    assert received(bench, f"MO-{filer}") == plain


# ------------------------------------------------------------------ Massachusetts


def test_massachusetts(tmp_path: Path) -> None:
    """Gifts in kind out of reports, of an amended one its newest version; a late gift until a
    report covers its day; cash of a year-end report not beside the year's deposits."""
    real = printed("massachusetts/printed_rows_report_items_2020_2023.txt", 0)
    items = [
        {
            "Item_ID": real["id"][n],
            "Report_ID": real["rpt_id"][n],
            "Record_Type_ID": real["record_type_id"][n],
            "Date": real["date"][n],
            "Amount": real["amount"][n],
        }
        for n in range(5)
    ]
    ids = list(dict.fromkeys(item["Report_ID"] for item in items))

    def item(n: int, report: str, code: str, day: str, amount: str) -> dict[str, str]:
        return {
            "Item_ID": str(n),
            "Report_ID": report,
            "Record_Type_ID": code,
            "Date": day,
            "Amount": amount,
        }

    made = [
        item(1, "900001", "401", items[0]["Date"], "450.25"),  # amends the first real report
        item(2, "9002", "201", "2020-03-01", "600.00"),  # late, and in the deposit below
        item(3, "9003", "201", "2020-03-01", "600.00"),
        item(4, "9004", "201", "2020-11-01", "250.00"),  # late, in none yet
        item(5, "9005", "201", "2020-12-31", "600.00"),  # of the year's end: the deposit again
        item(6, "9005", "401", "2020-12-30", "77.10"),  # in kind: no deposit lists it
        item(7, "9006", "311", "2020-11-05", "40.00"),  # paid by the bank: a report on no gifts
    ]
    kinds = {"9002": ma.LATE, "9004": ma.LATE, "9003": ma.DEPOSIT, "9005": ma.YEAR_END}
    kinds["9006"] = ma.BANK[0]
    days = {
        "9002": ("", "2020-03-01"),
        "9003": ("", "2020-03-20"),
        "9004": ("", "2020-11-01"),
        "9005": ("2020-01-01", "2020-12-31"),
        "9006": ("2020-11-01", "2020-11-30"),
    }
    filed = {"900001": "2020-11-20", "9005": "2021-01-05"}
    reports = [
        {
            "Report_ID": report,
            "CPF_ID": "77001",
            "Report_Type_ID": kinds.get(report, "20"),
            "Start_Date": days.get(report, ("2020-01-01", ""))[0],
            "End_Date": days.get(report, ("", "2020-06-30"))[1],
            "Filing_Date": filed.get(report, "2020-11-02"),
            "Is_Amendment": str(report == "900001"),
            "Amendment_To_Report_ID": ids[0] if report == "900001" else "",
        }
        for report in (*ids, "900001", *kinds)
    ]
    bench = Bench(tmp_path, (massachusetts.SOURCE,))
    given = (
        bench.put(name, written(rows, header(massachusetts.SOURCE, name, "\t"), "\t"))
        for name, rows in (("report-items.txt", items + made), ("reports.txt", reports))
    )
    bench.load(*given, period=2020)

    of = {report["Report_ID"]: report for report in reports}
    amended = {report["Amendment_To_Report_ID"] for report in reports}
    plain = Decimal(0)
    for row in items + made:
        kind = of[row["Report_ID"]]["Report_Type_ID"]
        covered = kind == ma.LATE and row["Date"] <= "2020-06-30"
        cash_again = kind == ma.YEAR_END and row["Record_Type_ID"][0] == "2"
        if row["Record_Type_ID"][0] in "24" and not (covered or cash_again):
            plain += Decimal(row["Amount"]) if row["Report_ID"] not in amended else 0
    assert received(bench, "MA-77001") == plain
    assert plain == Decimal("450.25") + 300 + 600 + 250 + Decimal("77.10")


# ------------------------------------------------------------------ the IRS


def test_the_irs(tmp_path: Path) -> None:
    """A report on the days of an earlier one of its organization takes its place."""
    lines = (DATA / "irs527" / "sample_rows.txt").read_text().splitlines()
    [form] = [line.split("|") for line in lines if line.startswith("2|")]
    [gift] = [line.split("|") for line in lines if line.startswith("A|")]
    name, ein = gift[3], gift[4]

    def report(number: str, came: str, amount: str) -> list[list[str]]:
        head = [*form[:2], number, *form[3:9], name, ein, *form[11:]]
        head[-2 if not form[-1] else -1] = came
        row = [gift[0], number, *gift[2:]]
        row[13] = amount
        return [head, row]

    told = [*report("487", "2001-01-30 17:38:50", gift[13])]
    told += report("488", "2001-03-01 10:00:00", "150.05")  # the same days, once more
    other = report("489", "2001-07-15 10:00:00", "20.00")
    other[0][3:5] = ["20010101", "20010630"]
    told += other
    bench = Bench(tmp_path, (irs_527.SOURCE,))
    path = bench.put("sample_rows.txt", "".join("|".join(fields) + "\n" for fields in told))
    bench.load(path)

    newest: dict[tuple[str, str], list[str]] = {}
    for fields in told:
        if fields[0] == "2":
            days = fields[3], fields[4]
            newest[days] = max(newest.get(days, fields), fields, key=lambda f: f[-2] or f[-1])
    standing = {fields[2] for fields in newest.values()}
    plain = sum(Decimal(f[13]) for f in told if f[0] == "A" and f[1] in standing)
    assert received(bench, f"EIN-{ein}") == plain == Decimal("150.05") + 20
    # on a day between, the first report is all that had come in
    known = {f[2] for f in told if f[0] == "2" and (f[-2] or f[-1]) < "2001-02-15"}
    then = sum(Decimal(f[13]) for f in told if f[0] == "A" and f[1] in known)
    [(held,)] = bench.rows(
        "SELECT sum(amount) FROM entries WHERE filed <= '2001-02-15' AND payee_id = $filer"
        " AND (counted OR coalesce(counted_until > '2001-02-15', false))",
        filer=f"EIN-{ein}",
    )
    assert held == then == Decimal(gift[13])
