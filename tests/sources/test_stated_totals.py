"""Reports of other systems than the FEC's beside the totals that they state themselves."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from itemized.model_rows import RowsAsked
from itemized.sources import irs_527, pennsylvania
from sources.loading import SAMPLES, Bench
from sources.states import Loaded

Sample = Callable[[str], Loaded]
Lines = dict[tuple[str, str], tuple[Decimal, Decimal]]


def lines(loaded: Loaded) -> Lines:
    """Filing and line → stated, itemized."""
    found = loaded.rows("SELECT filing_key, line, stated, itemized FROM summary_lines")
    return {
        (row["filing_key"].partition(":")[2], row["line"]): (row["stated"], row["itemized"])
        for row in found
    }


def _tsv(state: str, file: str) -> Iterator[dict[str, str]]:
    """Rows of a file without quotes; those a line end has broken are left out."""
    text = (SAMPLES / state / file).read_bytes().decode("cp1252")
    first, *rest = text.split("\r\n")
    columns = first.split("\t")
    for line in rest:
        if line.count("\t") == len(columns) - 1:
            yield dict(zip(columns, line.split("\t"), strict=True))


def by_hand_illinois() -> Lines:
    """Each section of a D-2: what its column of D2Totals says, and its rows added up."""
    sections = {
        "A1": ("1A", "IndivContribI"),
        "A2": ("2A", "XferInI"),
        "A3": ("3A", "LoanRcvI"),
        "A4": ("4A", "OtherRctI"),
        "A5": ("5A", "InKindI"),
        "B6": ("6B", "XferOutI"),
        "B8": ("8B", "ExpendI"),
        "B9": ("9B", "IndependentExpI"),
    }
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for file in ("Receipts.txt", "Expenditures.txt"):
        for row in _tsv("illinois", file):
            sums[row["FiledDocID"], row["D2Part"]] += Decimal(row["Amount"])
    return {
        (row["FiledDocID"], line): (Decimal(row[column]), sums[row["FiledDocID"], part])
        for row in _tsv("illinois", "D2Totals.txt")
        for line, (part, column) in sections.items()
        if row["FiledDocID"]
    }


def by_hand_california() -> Lines:
    """The first line of each schedule's summary, and its rows that are no memo."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for file in ("RCPT_CD.TSV", "EXPN_CD.TSV"):
        for row in _tsv("california", file):
            if row["MEMO_CODE"] != "X" and row["AMOUNT"]:
                form = row["FORM_TYPE"].replace("F461P5", "F461")
                sums[f"{row['FILING_ID']}-{row['AMEND_ID']}", form] += Decimal(row["AMOUNT"])
    found = {}
    for row in _tsv("california", "SMRY_CD.TSV"):
        filing = f"{row['FILING_ID']}-{row['AMEND_ID']}"
        if row["LINE_ITEM"] == "1" and row["FILING_ID"]:
            form = row["FORM_TYPE"]
            found[filing, f"{form} 1"] = (Decimal(row["AMOUNT_A"]), sums[filing, form])
    return found


def by_hand_massachusetts() -> Lines:
    """Itemized receipts of one deposit, and of a PAC's year what it paid."""
    text = (SAMPLES / "massachusetts" / "report-items.txt").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in text]

    def come_to(report: str, first: str, *but: str) -> Decimal:
        return sum(
            (
                Decimal(r[4])
                for r in rows
                if r[1] == report and r[2][0] == first and r[2] not in but
            ),
            Decimal(0),
        )

    return {
        ("602", "receipts"): (Decimal(850), come_to("602", "2")),
        # 351 is what a reimbursement of type 307 consisted of
        ("605", "expenditures"): (Decimal("5190.50"), come_to("605", "3", "351")),
    }


@pytest.mark.parametrize(
    ("state", "by_hand", "gaps"),
    [
        ("illinois", by_hand_illinois, {("8005", "B9"): Decimal(1)}),
        ("california", by_hand_california, {("9006-0", "E 1"): Decimal(50)}),
        ("massachusetts", by_hand_massachusetts, {("605", "expenditures"): Decimal(30)}),
    ],
)
def test_totals_stand_beside_their_rows(
    state: str,
    by_hand: Callable[[], Lines],
    gaps: dict[tuple[str, str], Decimal],
    sample: Sample,
) -> None:
    assert lines(sample(state)) == by_hand()
    found = sample(state).desk.reconcile()
    assert {(g.filing_key.partition(":")[2], g.line): g.gap for g in found.gaps} == gaps
    assert found.filings - found.exact == len(gaps)


@pytest.mark.parametrize("state", ["illinois", "california", "massachusetts"])
def test_a_line_leads_to_the_rows_behind_it(state: str, sample: Sample) -> None:
    loaded, led = sample(state), 0
    for line in loaded.rows("SELECT filing_key, line, rows, itemized FROM summary_lines"):
        asked = RowsAsked(filing=line["filing_key"], summary=line["line"])
        answer = loaded.desk.rows_of(asked, limit=1000)
        assert answer.n == line["rows"], line
        assert sum(row.amount_filed or 0 for row in answer.rows) == line["itemized"]
        assert {row["entry_key"] for row in answer.arrow().to_pylist()} == {
            row.entry_key for row in answer.rows
        }
        led += answer.n
    assert led > 5


def test_lines_of_schedules_that_are_not_loaded_are_no_gaps(tmp_path: Path) -> None:
    from itemized.sources import illinois

    bench = Bench(tmp_path, (illinois.SOURCE,))
    bench.load(SAMPLES / "illinois" / "D2Totals.txt", SAMPLES / "illinois" / "Receipts.txt")
    assert {line for (line,) in bench.rows("SELECT DISTINCT line FROM summary_lines")} == {
        *("A1", "A2", "A3", "A4", "A5"),
    }


def test_a_cover_of_pennsylvania_holds_small_gifts_too(tmp_path: Path) -> None:
    """Its total may be larger than its rows, and never smaller."""
    bench = Bench(tmp_path, (pennsylvania.SOURCE,))
    folder = SAMPLES / "pennsylvania"
    filer, contrib = (
        (folder / name).read_text() for name in ("filer_2023.txt", "contrib_2023.txt")
    )
    bench.load(
        bench.put("filer_2023.txt", filer.replace(",1200.00,", ",1260.00,")),
        bench.put("contrib_2023.txt", contrib.replace(",110,", ",120,")),
        period=2023,
    )
    with (folder / "contrib_2023.txt").open(newline="") as f:
        rows = list(csv.reader(f))[1:]
    third = sum(Decimal(r[n]) for r in rows if r[0] == "500200" for n in (20, 22, 24) if r[n])
    found = bench.rows(
        "SELECT filing_key, stated, itemized, gap FROM summary_lines WHERE stated > 0"
    )
    assert sorted(found) == [
        ("pennsylvania:CF500099", 170, 180, -10),
        ("pennsylvania:CF500100", 160, 160, 0),
        ("pennsylvania:CF500200", 1260, third, 0),
    ]


def test_form_8872_states_what_its_schedules_come_to(tmp_path: Path) -> None:
    bench = Bench(tmp_path, (irs_527.SOURCE,))
    bench.load(SAMPLES / "irs_527" / "FullDataFile.txt")
    found = bench.rows("SELECT filing_key, line, stated, itemized, gap FROM summary_lines")
    assert sorted(found) == [
        ("irs_527:9900010", "10", 600, 600, 0),
        ("irs_527:9900010", "9", 1750, 1750, 0),
        ("irs_527:9900011", "10", 600, 600, 0),
        ("irs_527:9900011", "9", 1800, 1800, 0),
        ("irs_527:9900012", "10", Decimal("59.75"), Decimal("59.75"), 0),
        ("irs_527:9900012", "9", 700, 700, 0),
    ]
