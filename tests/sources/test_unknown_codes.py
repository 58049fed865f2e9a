"""A code that a source does not know is said at the load, and its row is kept."""

from __future__ import annotations

import csv
import io
import json
import shutil
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from itemized.cli import app
from itemized.desk import Desk
from itemized.export.json import load_document
from itemized.export.terminal import as_text, load_report
from itemized.settings import Settings
from sources.loading import SAMPLES


@dataclass(frozen=True)
class Case:
    """A code of the sample that is changed in one row, and what the load says of it."""

    source: str
    file: str
    row: str  # a text that only the row has
    old: str  # the code as the row has it, or "@" and the column that it stands in
    new: str
    column: str
    said: str
    year: int | None = None

    def __str__(self) -> str:
        return f"{self.source} {self.column}"


CASES = (
    Case("california", "RCPT_CD.TSV", "\tVetch\tMara\t\t\t", "\tR\t4/1", "\tN\t4/1", "type_code", "A N"),
    Case("california", "EXPN_CD.TSV", "1909.49", "\tFND\t", "\tQQQ\t", "type_code", "QQQ"),
    Case("california", "EXPN_CD.TSV", "1909.49", "\tE\tE1", "\tZ9\tE1", "schedule", "Z9"),
    Case("california", "CVR_CAMPAIGN_DISCLOSURE_CD.TSV", "9007\t", "F496", "F777", "form", "F777"),
    Case("illinois", "Receipts.txt", "Citizens for Larch", "\t2A\t", "\t9Q\t", "type_code", "9Q"),
    Case("illinois", "Receipts.txt", "Citizens for Larch", "\t2A\t", "\t\t", "type_code", ""),
    Case("massachusetts", "report-items.txt", "\t202\t", "202", "299", "type_code", "299", 2020),
    Case("massachusetts", "reports.txt", "606\t", "\t61\t", "\t99\t", "report_type", "99", 2020),
    Case("missouri", "2020_CD3_B.csv", "199.99", "Paid", "Barter", "type_code", "Barter", 2020),
    Case("missouri", "2020_CD1_A.csv", "In-Kind", "In-Kind", "Barter", "type_code", "Barter", 2020),
    Case("pennsylvania", "contrib_2023.txt", "Birch, Lee", '"IB"', '"XX"', "type_code", "XX", 2023),
    Case("philadelphia", "Explorer.Transactions.2017.YTD.txt", "Birch, Lee", "CFR - Schedule I - Part B", "CFR - Annex", "type_code", "CFR - ANNEX - ALL OTHER CONTRIBUTIONS ($50.01 - $250.00)"),
    Case("washington", "contributions.csv", "Cash", "Cash", "Pledge", "line_number", "Pledge"),
    Case("california", "EXPN_CD.TSV", "1909.49", "@SUP_OPP_CD", "Q", "SUP_OPP_CD", "Q"),
    Case("california", "RCPT_CD.TSV", "\tVetch\tMara\t\t\t", "@ENTITY_CD", "QQQ", "ENTITY_CD", "QQQ"),
    Case("california", "RCPT_CD.TSV", "\tVetch\tMara\t\t\t", "@MEMO_CODE", "Q", "MEMO_CODE", "Q"),
    Case("california", "CVR_CAMPAIGN_DISCLOSURE_CD.TSV", "9007\t", "@SUP_OPP_CD", "Q", "SUP_OPP_CD", "Q"),
    Case("illinois", "Expenditures.txt", "9B", "@Supporting", "Yes", "Supporting", "Yes"),
    Case("illinois", "Receipts.txt", "Citizens for Larch", "@Archived", "Yes", "Archived", "Yes"),
    Case("illinois", "Expenditures.txt", "9B", "@Archived", "2", "Archived", "2"),
    Case("illinois", "FiledDocs.txt", "Quarterly", "@Amend", "Yes", "Amend", "Yes"),
    Case("massachusetts", "report-items.txt", "\t315\t", "@Is_Supported", "Yes", "Is_Supported", "Yes", 2020),
    Case("missouri", "2020_independent.csv", "Otto Pell", "Oppose", "Shared", "Support/Oppose", "Shared", 2020),
    Case("washington", "independent_expenditures.csv", "Against", "Against", "Anti", "for_or_against", "Anti"),
    Case("fec_bulk", "independent_expenditure_2020.csv", "MAILERS, TWO", "@sup_opp", "Q", "type_code", "Q", 2020),
    Case("pennsylvania", "contrib_2023.txt", "Birch, Lee", "@CYCLE", "Q", "report_type", "Q", 2023),
    Case("pennsylvania", "expense_2023.txt", "", "@CYCLE", "Q", "report_type", "Q", 2023),
    Case("philadelphia", "Explorer.Transactions.2017.YTD.txt", "Birch, Lee", "@Cycle", "Q", "report_type", "Q"),
    Case("philadelphia", "campfin_transactions_2021.csv", "250.00", "@report_cycle_code", "Q", "report_type", "Q"),
    Case("philadelphia", "campfin_transactions_2021.csv", "250.00", "@transaction_type", "Q", "transaction_type", "Q"),
    Case("fec_bulk", "itcont.txt", "|15E|", "|15E|", "|77Z|", "type_code", "77Z", 2020),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_unknown_code_is_said_and_kept(case: Case, tmp_path: Path) -> None:
    found = (SAMPLES / case.source).rglob(case.file)
    (path,) = found
    lines = path.read_bytes().decode("cp1252").splitlines(keepends=True)
    before = "".join(lines)
    if case.old.startswith("@"):
        at = next(n for n, line in enumerate(lines) if case.row in line and n)
        lines[at] = _with_cell(lines, at, case)
    else:
        at = next(n for n, line in enumerate(lines) if case.row in line and case.old in line)
        lines[at] = lines[at].replace(case.old, case.new, 1)
    changed = tmp_path / case.file
    changed.write_bytes("".join(lines).encode("cp1252"))
    desk = Desk(Settings(ledger=tmp_path / "ledger", downloads=tmp_path))
    report = desk.load(case.source, [changed], cycle=case.year)
    told = [(column, code, n) for load in report.loads for column, code, n in load.unknown]
    assert told == [(case.column, case.said, 1)]
    assert sum(load.rejects for load in report.loads) == _rejects(case, before, tmp_path)
    (one,) = [load for load in load_document(report)["loads"] if load["unknown_codes"]]
    assert one["unknown_codes"] == [{"column": case.column, "code": case.said, "rows": 1}]
    assert "Codes that are not known" in as_text(load_report(report))


def _with_cell(lines: list[str], at: int, case: Case) -> str:
    """The line with another code in one column, which its row may have left empty."""
    comma = "\t" not in lines[0]
    delimiter = "," if comma else "\t"
    head = lines[0].lstrip("\ufeffï»¿").rstrip("\r\n").split(delimiter)
    place = [name.strip('"').lower() for name in head].index(case.old[1:].lower())
    row = lines[at].rstrip("\r\n")
    cells = next(csv.reader([row])) if comma else row.split("\t")
    cells += [""] * (place + 1 - len(cells))
    cells[place] = case.new
    end = lines[at][len(row) :]
    if not comma:
        return "\t".join(cells) + end
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator=end).writerow(cells)
    return written.getvalue()


def _rejects(case: Case, content: str, folder: Path) -> int:
    """Of the file as it was: the changed row must be none more."""
    plain = folder / "plain" / case.file
    plain.parent.mkdir()
    plain.write_bytes(content.encode("cp1252"))
    desk = Desk(Settings(ledger=folder / "before", downloads=folder))
    report = desk.load(case.source, [plain], cycle=case.year)
    assert not any(load.unknown for load in report.loads)
    return sum(load.rejects for load in report.loads)


def test_money_of_an_unknown_code_is_in_sight_and_in_no_total(tmp_path: Path) -> None:
    case = next(c for c in CASES if c.source == "illinois" and c.said == "9Q")
    shutil.copytree(SAMPLES / "illinois", tmp_path / "files")
    path = tmp_path / "files" / case.file
    text = path.read_bytes().decode("cp1252")
    row = next(line for line in text.splitlines() if case.row in line)
    path.write_bytes(text.replace(row, row.replace(case.old, case.new)).encode("cp1252"))
    desk = Desk(Settings(ledger=tmp_path / "ledger", downloads=tmp_path))
    desk.load("illinois", [tmp_path / "files"])
    found = desk.sql(
        "SELECT kind, why_not, amount, payee_id FROM entries WHERE type_code = '9Q'"
    ).rows
    assert [row[:3] for row in found] == [("other", "unknown_code", Decimal(1000))]
    assert ("unknown_code", 1, Decimal(1000)) in desk.show([found[0][3]]).left_out


def test_the_command_says_it(tmp_path: Path) -> None:
    rows = (SAMPLES / "fec_bulk" / "itcont.txt").read_text().replace("|15E|", "|77Z|")
    (tmp_path / "itcont.txt").write_text(rows)
    words = ["load", "fec_bulk", str(tmp_path / "itcont.txt"), "--cycle", "2020"]
    done = CliRunner().invoke(app, [*words, "--ledger", str(tmp_path / "l"), "--json"])
    assert done.exit_code == 0
    (load,) = json.loads(done.stdout)["loads"]
    assert {u["code"] for u in load["unknown_codes"]} == {"77Z"}
    again = CliRunner().invoke(app, [*words, "--ledger", str(tmp_path / "l"), "--json"])
    assert json.loads(again.stdout)["loads"][0]["unknown_codes"] == load["unknown_codes"]
