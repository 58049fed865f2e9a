"""Real samples of states' files: every row accounted for, and one total each by a plain loop."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from sources.states import Loaded, load

STATES = Path(__file__).resolve().parents[3] / "shared" / "data" / "states"
CALIFORNIA = STATES / "california" / "dbwebexport_sample.zip"

pytestmark = pytest.mark.skipif(
    not STATES.exists(), reason="the real records are not beside this checkout (../shared/data)"
)


@pytest.fixture(scope="module")
def california(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return load("california", [CALIFORNIA], tmp_path_factory.mktemp("california"))


def _rows(table: str) -> Iterator[dict[str, str]]:
    with zipfile.ZipFile(CALIFORNIA) as z:
        text = z.read(f"CalAccess/DATA/{table}.TSV").decode("latin-1")
    columns, *lines = text.split("\r\n")
    for line in lines:
        if line:
            yield dict(zip(columns.split("\t"), line.split("\t"), strict=False))


def test_every_row_of_california_is_accounted_for(california: Loaded) -> None:
    # eleven tables of a thousand rows each
    assert [one.rows for one in california.report.loads] == [1000] * 11
    reasons = california.rows("SELECT table_name, reason, count(*) n FROM rejects GROUP BY ALL")
    assert {(r["table_name"], r["reason"]): r["n"] for r in reasons} == {
        ("expn_cd", "it has no amount"): 5,
        ("s496_cd", "it has no amount"): 1,
    }


def test_californias_gifts_agree_with_a_plain_loop(california: Loaded) -> None:
    newest: dict[str, int] = {}
    tables = ("RCPT_CD", "EXPN_CD", "LOAN_CD", "S496_CD", "S497_CD", "S498_CD")
    for table in (*tables, "CVR_CAMPAIGN_DISCLOSURE_CD"):
        for row in _rows(table):
            filing = row["FILING_ID"]
            newest[filing] = max(newest.get(filing, 0), int(row["AMEND_ID"]))
    total = sum(
        Decimal(row["AMOUNT"])
        for row in _rows("RCPT_CD")
        if row["FORM_TYPE"] in ("A", "A-1")
        and row["MEMO_CODE"] != "X"
        and int(row["AMEND_ID"]) == newest[row["FILING_ID"]]
    )
    [found] = california.rows(
        "SELECT sum(amount) AS total FROM entries WHERE schedule IN ('A', 'A-1') AND counted"
    )
    assert found["total"] == total


def test_amended_filings_of_california_count_once(california: Loaded) -> None:
    # rows of five versions of one filing are in the sample; only the fifth's count
    found = california.rows(
        "SELECT DISTINCT filing_key, counted FROM entries"
        " WHERE filing_key LIKE 'california:959895-%' AND schedule = 'A'"
    )
    versions = {r["filing_key"].rsplit("-", 1)[1]: r["counted"] for r in found}
    assert versions == {"0": False, "2": False, "3": False, "4": False, "5": True}


@pytest.mark.parametrize("ward", ["ward06.csv", "ward14.csv.gz", "ward21.csv", "ward22.csv"])
def test_a_committee_of_illinois_agrees_with_a_plain_loop(ward: str, tmp_path: Path) -> None:
    path = STATES / "illinois" / f"illinois_sunshine_receipts_{ward}"
    content = path.read_bytes()
    text = (gzip.decompress(content) if ward.endswith(".gz") else content).decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    loaded = load("illinois", [path], tmp_path)
    [one] = loaded.report.loads
    assert (one.rows, one.rejects) == (len(rows), 0)
    committee = rows[0]["committee_id"]
    total = sum(
        Decimal(row["amount"])
        for row in rows
        if row["committee_id"] == committee
        and row["d2_part"] in ("1A", "2A", "5A")
        and row["archived"] == "False"
    )
    assert loaded.received(f"IL-{committee}") == total


def test_every_row_of_massachusetts_is_accounted_for(tmp_path: Path) -> None:
    loaded = load("massachusetts", [STATES / "massachusetts"], tmp_path)
    rows = {one.file: (one.rows, one.rejects) for one in loaded.report.loads}
    assert rows == {
        "Account_Types.txt": (11, 0),
        "all_filers.txt.gz": (9577, 0),  # three of them with a tab within quotes
        "district_code_list.txt": (713, 0),
        "pacs.txt": (839, 0),
    }
    [offices] = loaded.rows(
        "SELECT count(*) AS n FROM candidates WHERE office LIKE 'District Attorney%'"
    )
    assert offices["n"] > 0
