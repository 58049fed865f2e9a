"""The FEC's CSV files: spending outside campaigns counts once, whatever else is loaded."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from itemized.errors import InputError
from itemized.sources import fec_bulk, fec_efile
from itemized.sources._base import Table
from itemized.sources._fec_csv import CSV_TABLES
from sources import efile
from sources.loading import SAMPLES, Bench, worse

FOLDER = SAMPLES / "fec_bulk"
NOTICES = "independent_expenditure_2020.csv"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, (fec_bulk.SOURCE, fec_efile.SOURCE))


def notice(**cells: str) -> dict[str, str]:
    plain = {
        "cand_id": "S0ZZ00001", "cand_name": "MARZIPAN, ODA", "spe_id": "C99000002", "exp_amo": "1200.50",
        "exp_date": "15-MAR-20", "sup_opp": "S", "pay": "PAPER & PASTE CO", "file_num": "9500001",
        "amndt_ind": "N", "tran_id": "SE.1", "image_num": "202003169500001001", "receipt_dat": "16-MAR-20",
    }  # fmt: skip
    return plain | cells


def written(bench: Bench, *rows: dict[str, str], name: str = NOTICES) -> Path:
    columns = fec_bulk.SOURCE.table("independent_expenditure").columns
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", quoting=csv.QUOTE_ALL)
    out.write(",".join(columns) + "\r\n")
    writer.writerows(rows)
    return bench.put(name, out.getvalue())


def scheduled(bench: Bench, *rows: Iterable[str]) -> Path:
    """Rows of itpas2: report, day, amount, file number."""
    lines = [
        f"C99000002|N|{report}|P2020|2020042091490000{n:02}|24E|ORG|PAPER & PASTE CO|MADEUPVILLE|ZZ|00001|||{day}|{amount}"
        f"|S0ZZ00001|S0ZZ00001|SE.{n}|{file}|||40420202099000002{n:02}"
        for n, (report, day, amount, file) in enumerate(rows, 1)
    ]
    return bench.put("itpas2.txt", "\n".join(lines) + "\n")


def standing(bench: Bench) -> list[tuple[object, ...]]:
    return bench.rows(
        "SELECT source_id, amount::VARCHAR, why_not FROM entries WHERE kind = 'independent_expenditure' ORDER BY 1"
    )


def test_each_file_becomes_what_it_is(bench: Bench) -> None:
    for table in CSV_TABLES:
        [path] = (p for p in FOLDER.iterdir() if Path(p.name.lower()).match(table.files[0]))
        bench.load(path, period=2020)
    assert bench.counted() == snapshot(
        [
            ("electioneering", None, 2, "1001.00"),
            ("independent_expenditure", "replaced", 1, "1200.50"),
            ("independent_expenditure", None, 2, "2000.50"),
            ("other", None, 2, "191.83"),
        ]
    )
    assert bench.rows("SELECT committee_id, name, designation, connected_name FROM committees") == [
        ("C99000009", "MARZIPAN MARCHES PAC", "D", "MARZIPAN, ODA")
    ]
    assert bench.rows(
        "SELECT filer_id, row_type, amount::VARCHAR, date FROM details ORDER BY 4"
    ) == [
        ("C99000009", "F3L", "19000.00", date(2020, 6, 30)),
        ("C99000009", "F3L", "18900.00", date(2020, 8, 31)),
    ]
    assert bench.rows(
        "SELECT filer_id, receipts::VARCHAR, filed FROM filings WHERE filer_name IS NOT NULL"
    ) == [("C99000008", "120.50", date(2019, 4, 15))]
    assert "NOWHERE LANE" not in str(bench.rows("FROM parties"))


@pytest.mark.parametrize("table", CSV_TABLES, ids=lambda t: t.name)
def test_each_column_is_used_or_ignored_by_name(table: Table) -> None:
    words = set(re.findall(r"\w+", table.select))
    assert [c for c in table.columns if (c in words) == (c in table.ignored)] == []


# ------------------------------------------------------------------ notices


def test_an_amended_notice_takes_the_place_of_the_one_it_names(bench: Bench) -> None:
    amended = notice(file_num="9500002", amndt_ind="A", exp_amo="1300.5", prev_file_num="9500001", receipt_dat="20-MAR-20")  # fmt: skip
    other = notice(file_num="9500003", tran_id="SE.2", exp_amo="700")
    bench.load(written(bench, notice(), amended, other))
    assert standing(bench) == [
        ("ie:9500001:SE.1", "1200.50", "replaced"),
        ("ie:9500002:SE.1", "1300.50", None),
        ("ie:9500003:SE.2", "700.00", None),
    ]
    asked = """SELECT sum(amount) FROM entries WHERE kind = 'independent_expenditure' AND filed <= $day
        AND (counted OR coalesce(counted_until > $day, false))"""
    assert bench.rows(asked, day=date(2020, 3, 17)) == [(Decimal("1900.50"),)]
    assert bench.rows(asked, day=date(2020, 3, 20)) == [(Decimal("2000.50"),)]


def test_a_notice_counts_until_the_report_on_its_days_is_there(bench: Bench) -> None:
    later = notice(file_num="9500003", tran_id="SE.2", exp_amo="700", exp_date="10-JUN-20")
    bench.load(written(bench, notice(), later))
    assert [row[2] for row in standing(bench)] == [None, None]
    bench.load(scheduled(bench, ("M4", "03152020", "1201", "9600001")), period=2020)
    assert [row[1:] for row in standing(bench)] == [
        ("1201.00", None),
        ("1200.50", "repeated"),
        ("700.00", None),
    ]


def test_of_a_report_without_a_known_end_the_payment_itself_tells(bench: Bench) -> None:
    later = notice(file_num="9500003", tran_id="SE.2", exp_amo="700", exp_date="10-JUN-20")
    bench.load(written(bench, notice(), later))
    bench.load(scheduled(bench, ("12P", "03152020", "1200", "9600001")), period=2020)
    assert [row[2] for row in standing(bench)] == [None, "repeated", None]


def test_a_notice_with_a_report_of_somebody_else_counts(bench: Bench) -> None:
    bench.load(written(bench, notice(spe_id="C99000077")))
    bench.load(scheduled(bench, ("M4", "03152020", "1201", "9600001")), period=2020)
    assert [row[2] for row in standing(bench)] == [None, None]


def test_the_notice_as_a_filing_is_the_same_entry(bench: Bench) -> None:
    header, cover = efile.header(), efile.line("F24", form_type="F24N", filer_committee_id_number="C99000002", report_type="48", date_signed="20200316")  # fmt: skip
    row = efile.line(
        "SchE", form_type="SE", filer_committee_id_number="C99000002", transaction_id="SE.1", entity_type="ORG",
        payee_organization_name="PAPER & PASTE CO", expenditure_amount="1200.50", disbursement_date="20200315",
        support_oppose_code="S", candidate_id_number="S0ZZ00001",
    )  # fmt: skip
    bench.load(bench.put("9500001.fec", efile.filing(header, cover, row)), source="fec_efile")
    report = bench.load(written(bench, notice()))
    assert standing(bench) == [("ie:9500001:SE.1", "1200.50", None)]
    assert sum(d.merged for d in report.loads) == 0
    assert bench.rows("SELECT sum(merged) FROM coverage") == [(1,)]


def test_a_spender_that_the_committee_master_does_not_know_is_unverified(bench: Bench) -> None:
    bench.load(written(bench, notice(), notice(spe_id="C99999999", file_num="9500004")))
    assert [row[2] for row in standing(bench)] == [None, None]
    bench.load(FOLDER / "cm.txt", period=2020)
    assert [row[2] for row in standing(bench)] == [None, "unverified_filer"]


def test_an_absurd_amount_is_kept_and_counts_toward_nothing(bench: Bench) -> None:
    bench.load(written(bench, notice(), notice(file_num="9500005", exp_amo="49700000000")))
    assert [row[1:] for row in standing(bench)] == [
        ("1200.50", None),
        ("49700000000.00", "implausible"),
    ]


def test_two_rows_alike_are_two(bench: Bench) -> None:
    bench.load(written(bench, notice(), notice()))
    assert [row[1:] for row in standing(bench)] == [("1200.50", None), ("1200.50", None)]


# ------------------------------------------------------------------ the other files


def test_a_broadcast_that_is_loaded_as_a_filing_counts_once(bench: Bench) -> None:
    bench.load(FOLDER / "ElectioneeringComm_2020.csv")
    cover = efile.line(
        "F9", form_type="F9N", filer_committee_id_number="C30990001", date_signed="20200903"
    )
    row = efile.line(
        "F93", form_type="F93", filer_committee_id_number="C30990001", transaction_id="F93.1", entity_type="ORG",
        payee_organization_name="AIR TIME LLC", expenditure_amount="1001.00", expenditure_date="20200901",
    )  # fmt: skip
    bench.load(
        bench.put("9500020.fec", efile.filing(efile.header(), cover, row)), source="fec_efile"
    )
    assert bench.rows(
        "SELECT source, why_not, sum(amount)::VARCHAR FROM entries GROUP BY ALL ORDER BY ALL"
    ) == [("fec_bulk", "repeated", "1001.00"), ("fec_efile", None, "1001.00")]


def test_a_communication_cost_in_itpas2_is_the_same_entry(bench: Bench) -> None:
    bench.load(FOLDER / "CommunicationCosts_2020.csv")
    line = (
        "C70990001|N|YE|G2020|202012019990001001|24F|ORG||||||10292020|172|S0ZZ00001|S0ZZ00001|F76.1|9500010|||4120120209990000001"
    ).replace("||||||10292020", "|||||||10292020")  # fmt: skip
    bench.load(bench.put("itpas2.txt", line + "\n"), period=2020)
    assert bench.rows("SELECT count(*), sum(amount)::VARCHAR FROM entries WHERE counted") == [
        (2, "191.83")
    ]


def test_the_published_names_of_columns_are_known_too(bench: Bench) -> None:
    text = (FOLDER / NOTICES).read_text().replace("cand_id,cand_name", "can_id,can_nam", 1)
    bench.load(bench.put(NOTICES, text))
    assert len(standing(bench)) == 3


def test_a_column_that_is_gone_stops_the_load(bench: Bench) -> None:
    text = (FOLDER / NOTICES).read_text().replace("sup_opp", "side", 1)
    with pytest.raises(InputError, match="its header has no column 'sup_opp'"):
        bench.load(bench.put(NOTICES, text))


@pytest.mark.parametrize("data", worse(FOLDER / NOTICES, b","))
def test_damage_loses_nothing(bench: Bench, data: bytes) -> None:
    [done] = bench.load(bench.put(NOTICES, data)).loads
    lines = len([x for x in data.split(b"\n") if x.strip()]) - 1
    assert done.rows == done.entries + done.rejects
    assert lines - 1 <= done.rows <= lines  # a quote that nothing closes may take a line in
