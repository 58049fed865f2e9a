"""Real samples of states' files: every row accounted for, and one total each by a plain loop."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections import defaultdict
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


def test_californias_spending_for_and_against_agrees_with_a_plain_loop(california: Loaded) -> None:
    """Schedule D by side; and what was reported at once, none of which the sample lists again."""
    newest: dict[str, int] = {}
    sides: dict[tuple[str, str], str] = {}
    for row in _rows("CVR_CAMPAIGN_DISCLOSURE_CD"):
        sides[row["FILING_ID"], row["AMEND_ID"]] = row["SUP_OPP_CD"]
    for table in ("CVR_CAMPAIGN_DISCLOSURE_CD", "RCPT_CD", "EXPN_CD", "S496_CD", "S497_CD"):
        for row in _rows(table):
            filing = row["FILING_ID"]
            newest[filing] = max(newest.get(filing, 0), int(row["AMEND_ID"]))
    plain: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for table in ("EXPN_CD", "S496_CD"):
        for row in _rows(table):
            kind = row["FORM_TYPE"], row.get("EXPN_CODE", "IND")
            stands = int(row["AMEND_ID"]) == newest[row["FILING_ID"]] and row["MEMO_CODE"] != "X"
            if kind in (("D", "IND"), ("F496", "IND")) and stands and row["AMOUNT"]:
                cover = sides.get((row["FILING_ID"], row["AMEND_ID"]), "")
                plain[kind[0], row.get("SUP_OPP_CD", "") or cover] += Decimal(row["AMOUNT"])
    said = {"support": "S", "oppose": "O", None: ""}
    found = california.rows(
        "SELECT schedule, support_oppose AS side, sum(amount) AS total FROM entries"
        " WHERE counted AND kind = 'independent_expenditure' AND schedule IN ('D', 'F496')"
        " GROUP BY ALL"
    )
    assert {(r["schedule"], said[r["side"]]): r["total"] for r in found} == dict(plain)
    assert len(plain) > 2


def test_every_filer_of_california_is_known_by_the_name_on_its_cover(california: Loaded) -> None:
    known = {
        (r["id"], r["name"]) for r in california.rows("SELECT DISTINCT id, name FROM parties")
    } | {
        (r["number"], r["name"])
        for r in california.rows("SELECT number, name FROM numbers JOIN parties USING (entity_id)")
    }
    covers = [row for row in _rows("CVR_CAMPAIGN_DISCLOSURE_CD") if len(row["FILER_NAML"]) > 1]
    assert len(covers) == 985  # fifteen have an X in the name's place
    for row in covers:
        more = " ".join(filter(None, (row["FILER_NAMF"].strip(), row["FILER_NAMS"].strip())))
        name = ", ".join(filter(None, (row["FILER_NAML"].strip(), more)))
        assert (f"CA-{row['FILER_ID'].strip()}", name) in known, name


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
    # and of transfers alone, by year
    by_year: dict[int, Decimal] = defaultdict(Decimal)
    for row in rows:
        if row["d2_part"] == "2A" and row["archived"] == "False":
            by_year[int(row["received_date"][:4])] += Decimal(row["amount"])
    found = loaded.rows(
        "SELECT year(date) AS year, sum(amount) AS total FROM entries"
        " WHERE counted AND kind = 'transfer' GROUP BY ALL"
    )
    assert {r["year"]: r["total"] for r in found} == dict(by_year)


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
