"""Filings of two sources and two filers, loaded in any order: counted once, on each day as of then."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from itemized import entities
from itemized.ledger import Reader, show_filing
from itemized.settings import Settings
from itemized.sources import fec_bulk
from sources import efile
from sources.test_fec_efile import Load, bulk, load, put, rows, settings

__all__ = ["load", "put", "settings"]  # fixtures

KITE, FINCH = efile.KITE, efile.FINCH
#: Before each of the filings below came in, and after: 2018-04-15, -04-20, -05-15, -06-15.
DAYS = ("2018-04-14", "2018-04-17", "2018-05-01", "2018-06-01", "2018-07-01")


def paid(amount: str = "1000.00", tran: str = "B1") -> str:
    """KITE PAC's report of a gift to FINCH FUND on 2018-02-01."""
    return efile.line(
        "SchB",
        form_type="SB23",
        filer_committee_id_number=KITE,
        transaction_id=tran,
        entity_type="COM",
        payee_organization_name="FINCH FUND",
        beneficiary_committee_fec_id=FINCH,
        expenditure_date="20180201",
        expenditure_amount=amount,
    )


def got(amount: str = "1000.00", tran: str = "A1", **more: str) -> str:
    """FINCH FUND's report of a gift by KITE PAC on 2018-02-03."""
    return efile.line(
        "SchA",
        **{
            "form_type": "SA11C",
            "filer_committee_id_number": FINCH,
            "transaction_id": tran,
            "entity_type": "PAC",
            "contributor_organization_name": "KITE PAC",
            "donor_committee_fec_id": KITE,
            "contribution_date": "20180203",
            "contribution_amount": amount,
        }
        | more,
    )


def filed(put: Any, day: str, number: str, *lines: str, amends: str = "", **cover: str) -> Path:
    """A filing in the zip of its day; of FINCH FUND or, with `payer`, of KITE PAC."""
    cover = {"filer_committee_id_number": FINCH, "committee_name": "FINCH FUND"} | cover
    head = efile.header(f"FEC-{amends}" if amends else "", "1" if amends else "")
    form = "F3XA" if amends else "F3XN"
    path: Path = put(
        f"{day}.zip",
        {f"{number}.fec": efile.filing(head, efile.report(form, **cover), *lines)},
    )
    return path


def by_payer(put: Any, day: str, number: str, *lines: str, amends: str = "") -> Path:
    whose = {"filer_committee_id_number": KITE, "committee_name": "KITE PAC"}
    return filed(put, day, number, *lines, amends=amends, **whose)


def received(settings: Settings, day: str | None) -> Decimal:
    """What counts from KITE PAC to FINCH FUND, by the views that answer as of a day."""
    with Reader(settings, None if day is None else date.fromisoformat(day)) as reader:
        [(total,)] = reader.rows(
            "SELECT coalesce(sum(amount), 0) FROM entries WHERE counted AND payer_id = $kite",
            {"kite": KITE},
        )
    asked = None if day is None else date.fromisoformat(day)
    with Reader(settings) as reader:
        shown = entities.show(reader, [KITE], as_of=asked)
    assert shown.given.total == total  # both ways of asking agree
    return Decimal(total)


def on_days(settings: Settings) -> list[int]:
    return [int(received(settings, day)) for day in DAYS]


# ---------------------------------------------------------------- one payment in two reports


def test_a_payment_that_both_sides_filed_counts_once(
    load: Load, settings: Settings, put: Any
) -> None:
    load(by_payer(put, "20180415", "9900101", paid()), filed(put, "20180420", "9900102", got()))
    assert on_days(settings) == [0, 1000, 1000, 1000, 1000]
    assert received(settings, None) == 1000
    assert rows(settings, "SELECT source_id, why_not FROM entries ORDER BY 1") == [
        ("9900101:B1", "mirror"),
        ("9900102:A1", None),
    ]


@pytest.mark.parametrize("amended", ["9900102", "9900101"])
def test_an_amendment_that_says_the_same_again_changes_no_day(
    load: Load, settings: Settings, put: Any, amended: str
) -> None:
    load(by_payer(put, "20180415", "9900101", paid()), filed(put, "20180420", "9900102", got()))
    before = on_days(settings)
    if amended == "9900102":
        load(filed(put, "20180515", "9900103", got(), amends=amended))
    else:
        load(by_payer(put, "20180515", "9900103", paid(), amends=amended))
    assert on_days(settings) == before == [0, 1000, 1000, 1000, 1000]


def test_a_receipt_that_was_taken_back_leaves_the_payers_row(
    load: Load, settings: Settings, put: Any
) -> None:
    """The payer's row counts before the receipt, not beside it, and again when it was taken back."""
    load(by_payer(put, "20180415", "9900101", paid()), filed(put, "20180420", "9900102", got()))
    before = on_days(settings)
    load(filed(put, "20180515", "9900103", amends="9900102"))
    assert on_days(settings) == before
    assert rows(
        settings,
        "SELECT source_id, counted, counted_until, uncounted_from, uncounted_until FROM entries ORDER BY 1",
    ) == [
        ("9900101:B1", True, None, date(2018, 4, 20), date(2018, 5, 15)),
        ("9900102:A1", False, date(2018, 5, 15), None, None),
    ]
    with Reader(settings) as reader:
        shown = entities.show(reader, [KITE], as_of=date(2018, 5, 1))
        today = entities.show(reader, [KITE])
    assert [(r.entry_key, r.counted, r.why_not) for r in shown.records] == [
        ("fec_efile:9900101:B1", False, "mirror"),
        ("fec_efile:9900102:A1", True, None),
    ]
    assert [(why, n) for why, n, _ in shown.left_out] == [("mirror", 1)]
    assert [(why, n) for why, n, _ in today.left_out] == [("replaced", 1)]


def test_a_receipt_that_an_amendment_lowered(load: Load, settings: Settings, put: Any) -> None:
    """From then on the two reports differ, and each says what it says."""
    load(by_payer(put, "20180415", "9900101", paid()), filed(put, "20180420", "9900102", got()))
    load(filed(put, "20180515", "9900103", got("400.00"), amends="9900102"))
    assert on_days(settings) == [0, 1000, 1000, 1400, 1400]
    load(by_payer(put, "20180615", "9900104", paid("400.00"), amends="9900101"))
    assert on_days(settings) == [0, 1000, 1000, 1400, 400]


def test_a_split_receipt_that_was_replaced(load: Load, settings: Settings, put: Any) -> None:
    halves = (got("600.00"), got("400.00", "A2"))
    load(by_payer(put, "20180415", "9900101", paid()), filed(put, "20180420", "9900102", *halves))
    assert on_days(settings) == [0, 1000, 1000, 1000, 1000]
    load(filed(put, "20180515", "9900103", got(), amends="9900102"))
    assert on_days(settings) == [0, 1000, 1000, 1000, 1000]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_mirrors_in_any_order_of_loading(
    load: Load, settings: Settings, put: Any, order: tuple[int, int, int]
) -> None:
    paths = [
        by_payer(put, "20180415", "9900101", paid()),
        filed(put, "20180420", "9900102", got()),
        filed(put, "20180515", "9900103", amends="9900102"),
    ]
    for at in order:
        load(paths[at])
    assert on_days(settings) == [0, 1000, 1000, 1000, 1000]


# ---------------------------------------------------------------- the same file under two names


@pytest.mark.parametrize("together", [True, False])
def test_a_copy_of_a_zip_gives_nothing_and_takes_nothing(
    load: Load, settings: Settings, put: Any, *, together: bool
) -> None:
    day = filed(put, "20180420", "9900102", got(), efile.gift("A9", "bad"))
    copy: Path = put("20180421.zip", day.read_bytes())
    if together:
        load(day, copy)
    else:
        load(copy)
        load(day)
    assert rows(settings, "SELECT source_id, filed, counted FROM entries") == [
        ("9900102:A1", date(2018, 4, 20), True)
    ]
    assert rows(
        settings,
        "SELECT rows, entries, merged, rejects FROM coverage WHERE table_name = 'entries' ORDER BY place_key",
    ) == [(2, 1, 0, 1), (2, 0, 1, 1)]
    assert rows(settings, "SELECT count(*) FROM rejects") == [(2,)]


def test_differences_and_totals_of_a_filing_loaded_twice(
    load: Load, settings: Settings, put: Any
) -> None:
    day = filed(put, "20180420", "9900102", got(), got("5.00", "A2"))
    later = filed(put, "20180515", "9900103", got("400.00"), amends="9900102")
    load(day, later)
    once = rows(settings, "FROM changes"), rows(settings, "FROM summary_lines ORDER BY ALL")
    load(put("20180421.zip", day.read_bytes()), put("20180516.zip", later.read_bytes()))
    assert (
        rows(settings, "FROM changes"),
        rows(settings, "FROM summary_lines ORDER BY ALL"),
    ) == once
    assert len(once[0]) == 2


# ---------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("image", "day"), [("", date(2018, 4, 14)), ("201804169000000001", date(2018, 4, 16))]
)
def test_a_filing_keeps_its_own_day_beside_the_bulk_files(
    load: Load, settings: Settings, put: Any, image: str, day: date
) -> None:
    """Signed on April 14, due on the 15th; an image number tells the day it came in."""
    load(put("9900101.fec", efile.header(), efile.report(), efile.gift("A1", "10.00")))
    query = "SELECT filed, filed_basis FROM entries UNION SELECT filed, filed_basis FROM filings"
    assert rows(settings, query) == [(date(2018, 4, 14), "estimated")]
    load(bulk(put, "9900101", "A1", "10", image=image), source="fec_bulk", period=2018)
    assert rows(settings, query) == [(day, "estimated")]


# ---------------------------------------------------------------- notices beside bulk reports


def spent(put: Any, report: str, day: str = "03302018") -> Path:
    """KITE PAC's spending for FINCH in the bulk files, out of a report that says when it closes."""
    table = fec_bulk.SOURCE.table("itoth")
    values = {
        "CMTE_ID": KITE, "AMNDT_IND": "N", "RPT_TP": report, "TRANSACTION_TP": "24E", "ENTITY_TP": "CAN",
        "NAME": "FINCH, LEE", "TRANSACTION_DT": day, "TRANSACTION_AMT": "800", "OTHER_ID": "H8ME01011",
        "TRAN_ID": "E1", "FILE_NUM": "9900500", "SUB_ID": "4050120181000000009",
    }  # fmt: skip
    path: Path = put(
        "itoth.txt", "|".join(values.get(c, "") for c in table.columns).encode() + b"\n"
    )
    return path


def notice(put: Any) -> Path:
    cover = efile.line(
        "F24", form_type="F24N", filer_committee_id_number=KITE, committee_name="KITE PAC",
        report_type="24", date_signed="20180331",
    )  # fmt: skip
    row = efile.line(
        "SchE", form_type="SE", filer_committee_id_number=KITE, transaction_id="E1",
        entity_type="ORG", payee_organization_name="OSTER PRINTERS", dissemination_date="20180330",
        disbursement_date="20180330", expenditure_amount="800.00", support_oppose_code="S",
        candidate_id_number="H8ME01011",
    )  # fmt: skip
    return Path(put("20180331.zip", {"9900300.fec": efile.filing(efile.header(), cover, row)}))


@pytest.mark.parametrize(
    ("report", "counted"),
    [("Q1", [("9900500", True)]), ("12P", [("9900500", True)]), ("M2", None)],
)
def test_a_notice_ends_with_the_bulk_report_on_its_day(
    load: Load, settings: Settings, put: Any, report: str, counted: list[tuple[str, bool]] | None
) -> None:
    """Bulk rows say when a report closes, and not when it opens: of M2 (January) the notice of
    March is no part."""
    load(notice(put))
    load(spent(put, report), source="fec_bulk", period=2018)
    found = rows(
        settings,
        "SELECT split_part(filing_key, ':', 2), counted FROM entries WHERE counted ORDER BY 1",
    )
    assert found == (counted or [("9900300", True), ("9900500", True)])


# ---------------------------------------------------------------- amendments that name nothing


@pytest.mark.parametrize(
    ("cover", "joined"),
    [
        ({}, True),
        ({"coverage_through_date": "20180630", "report_code": "Q2"}, False),
        ({"report_code": "12P"}, False),
        ({"filer_committee_id_number": KITE}, False),
    ],
)
def test_an_amendment_that_names_no_filing(
    load: Load, settings: Settings, put: Any, cover: dict[str, str], *, joined: bool
) -> None:
    unnamed = {"filer_committee_id_number": FINCH, "committee_name": "FINCH FUND"} | cover
    load(filed(put, "20180420", "9900102", got()))
    load(
        put(
            "20180515.zip",
            {
                "9900103.fec": efile.filing(
                    efile.header(), efile.report("F3XA", **unnamed), got("400.00")
                )
            },
        )
    )
    assert rows(settings, "SELECT replaced_by FROM filings WHERE filing_id = '9900102'") == [
        ("fec_efile:9900103" if joined else None,)
    ]
    with Reader(settings) as reader:
        shown = show_filing(reader, "fec_efile:9900103")
    assert any("does not name the filing" in said for said in shown.caveats) is not joined


# ---------------------------------------------------------------- one row in two sources


def oth(put: Any, *rows: dict[str, str]) -> Path:
    """Rows of FEC's file of committees' payments, which leaves cents out and has ids in capitals."""
    columns = fec_bulk.SOURCE.table("itoth").columns
    common = {"AMNDT_IND": "N", "RPT_TP": "Q1", "ENTITY_TP": "PAC", "STATE": "ME"}
    lines = [
        "|".join((common | {"SUB_ID": str(n)} | row).get(c, "") for c in columns)
        for n, row in enumerate(rows, 4050120181000000001)
    ]
    path: Path = put("itoth.txt", ("\n".join(lines) + "\n").encode())
    return path


PAID = {
    "CMTE_ID": KITE, "TRANSACTION_TP": "24K", "NAME": "FINCH FUND", "OTHER_ID": FINCH, "FILE_NUM": "9900090",
    "TRAN_ID": "B1", "TRANSACTION_DT": "02012018", "TRANSACTION_AMT": "500", "IMAGE_NUM": "201804150000000001",
}  # fmt: skip
GOT = {
    "CMTE_ID": FINCH, "TRANSACTION_TP": "18K", "NAME": "KITE PAC", "OTHER_ID": KITE, "FILE_NUM": "9900110",
    "TRAN_ID": "A1", "TRANSACTION_DT": "02032018", "TRANSACTION_AMT": "500", "IMAGE_NUM": "201804200000000001",
}  # fmt: skip


@pytest.mark.parametrize(
    ("bulk_rows", "amount", "total"),
    [
        ((PAID, GOT), "500.49", "500.49"),
        ((PAID,), "500.49", "500.49"),
        ((PAID,), "499.51", "499.51"),
        # a dollar off is another payment
        ((PAID,), "501.00", "1001.00"),
    ],
)
def test_a_payment_whose_cents_one_report_leaves_out(
    load: Load, settings: Settings, put: Any, bulk_rows: Any, amount: str, total: str
) -> None:
    load(oth(put, *bulk_rows), source="fec_bulk", period=2018)
    load(filed(put, "20180420", "9900110", got(amount)))
    assert received(settings, None) == received(settings, "2018-05-01") == Decimal(total)


def test_an_id_in_capitals_is_the_same_id(load: Load, settings: Settings, put: Any) -> None:
    load(oth(put, GOT | {"TRAN_ID": "C-2-00B40C"}), source="fec_bulk", period=2018)
    load(filed(put, "20180420", "9900110", got("500.00", "C-2-00b40C")))
    assert received(settings, None) == 500
    assert rows(settings, "SELECT count(*) FROM further_references") == [(1,)]


def test_an_id_that_a_filing_has_twice(load: Load, settings: Settings, put: Any) -> None:
    twice = (got("100.00"), got("250.00"))
    in_bulk = [GOT | {"TRANSACTION_AMT": amount} for amount in ("250", "100")]
    load(filed(put, "20180420", "9900110", *twice))
    load(oth(put, *in_bulk), source="fec_bulk", period=2018)
    assert received(settings, None) == 350
    assert rows(settings, "SELECT sum(merged) FROM coverage") == [(2,)]


def test_a_pre_primary_report_of_the_cycles_other_year_replaces_none(
    load: Load, settings: Settings, put: Any
) -> None:
    """Bulk rows do not say when a 12P closes; the days of its payments do."""
    special = {
        "coverage_from_date": "20170401",
        "coverage_through_date": "20170430",
        "report_code": "12P",
    }
    early = got("90.00", contribution_date="20170410")
    load(filed(put, "20170505", "9900100", early, **special))
    in_2018 = {"RPT_TP": "12P", "TRANSACTION_AMT": "250", "TRANSACTION_DT": "05012018"}
    same = {"RPT_TP": "12P", "TRANSACTION_AMT": "90", "TRANSACTION_DT": "04102017"}
    load(
        oth(put, GOT | same | {"FILE_NUM": "9900100"}, GOT | in_2018 | {"FILE_NUM": "9900600"}),
        source="fec_bulk",
        period=2018,
    )
    assert received(settings, None) == 340
    assert rows(settings, "SELECT DISTINCT replaced_by FROM filings") == [(None,)]


def test_a_later_quarter_in_the_bulk_files_ends_no_notice(
    load: Load, settings: Settings, put: Any
) -> None:
    load(notice(put))
    load(spent(put, "Q2", "05102018"), source="fec_bulk", period=2018)
    assert rows(settings, "SELECT sum(amount) FROM entries WHERE counted") == [(1600,)]


@pytest.mark.parametrize("named", ["9900102", "009900101"])
def test_an_amendment_of_a_filing_between_that_is_not_loaded(
    load: Load, settings: Settings, put: Any, named: str
) -> None:
    load(filed(put, "20180420", "9900101", got()))
    load(filed(put, "20180515", "9900103", got("400.00"), amends=named))
    assert received(settings, None) == 400
