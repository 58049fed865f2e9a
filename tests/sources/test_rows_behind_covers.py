"""A row is said again only where rows of the report that says it are loaded, not its cover alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from itemized.desk import Desk
from itemized.sources import california, pennsylvania
from sources.calaccess import COVER, cover, load, payment, receipt, table
from sources.loading import SAMPLES, Bench

LATE = {"FILING_ID": "701", "REC_TYPE": "S497", "ENTITY_CD": "COM", "AMOUNT": "8000"}
LATE |= {"CTRIB_DATE": "5/26/2021 12:00:00 AM", "ENTY_NAML": "Lamp Guild", "CMTE_ID": "1400002"}
RECEIVED, MADE = LATE | {"FORM_TYPE": "F497P1"}, LATE | {"FORM_TYPE": "F497P2"}
COVERS = table(COVER, cover("700", "1400001"), cover("701", "1400001", "F497", "5/27/2021"))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, (california.SOURCE,))


def standing(bench: Bench) -> list[tuple[str, str | None]]:
    return bench.rows("SELECT schedule, why_not FROM entries ORDER BY schedule, amount")


def test_a_late_receipt_counts_until_rows_of_the_report_are_loaded(bench: Bench) -> None:
    load(bench, **{COVER: COVERS, "S497_CD": table("S497_CD", RECEIVED)})
    assert standing(bench) == [("F497P1", None)]
    desk = Desk(bench.settings)
    assert any("RCPT_CD.TSV is not loaded" in said for said in desk.status().caveats)
    shown = desk.show(["CA-1400001"])
    assert shown.received.total == 8000
    assert any("RCPT_CD.TSV is not loaded" in said for said in shown.caveats)
    # payments of the report do not say it again, receipts do
    load(bench, EXPN_CD=table("EXPN_CD", payment("700", "100")))
    assert ("F497P1", None) in standing(bench)
    load(bench, RCPT_CD=table("RCPT_CD", receipt("700", "8000", "5/26/2021")))
    assert standing(bench) == [("A", None), ("E", None), ("F497P1", "repeated")]
    assert not any(
        "RCPT_CD.TSV" in said for said in Desk(bench.settings).show(["CA-1400001"]).caveats
    )


@pytest.mark.parametrize("rows", [False, True])
def test_the_givers_side_is_a_mirror_of_loaded_receipts_alone(bench: Bench, rows: bool) -> None:
    """The recipient's report is loaded by its cover, and with rows; neither has that amount."""
    covers = table(COVER, cover("702", "1400002"), cover("701", "1400001", "F497", "5/27/2021"))
    files = {COVER: covers, "S497_CD": table("S497_CD", MADE)}
    if rows:
        files["RCPT_CD"] = table("RCPT_CD", receipt("702", "7999", "5/26/2021"))
    load(bench, **files)
    assert ("F497P2", "mirror" if rows else None) in standing(bench)


@pytest.mark.parametrize("rows", [False, True])
def test_a_gift_within_a_day_is_not_repeated_by_a_cover(tmp_path: Path, rows: bool) -> None:
    bench = Bench(tmp_path, (pennsylvania.SOURCE,))
    gift = '111,2018,{},"{}","Arden, Pat","1 N","","M","PA","00001","","","","","","","","{}",{},"",,"",,""\r\n'
    filer = '111,2018,{},"N","N","2","TINKERS","","","","1 N","","M","PA","00001","","",0,0,0\r\n'
    text = gift.format("8", "24Hrs", "20180510", "1500")
    if rows:
        text += gift.format("3", "ID", "20180510", "1500")
    paths = [
        bench.put("contrib_2018.txt", text),
        bench.put("filer_2018.txt", filer.format("8") + filer.format("3")),
    ]
    bench.load(*paths, period=2018)
    found = bench.rows("SELECT why_not FROM entries WHERE type_code = '24HRS'")
    assert found == [("repeated" if rows else None,)]


# ------------------------------------------------------------------------------ codes


def test_gifts_on_form_900_are_gifts(bench: Bench) -> None:
    load(bench, RCPT_CD=table("RCPT_CD", receipt("700", "50", "5/1/2021", FORM_TYPE="F900")))
    assert bench.rows("SELECT kind, counted FROM entries") == [("contribution", True)]


def test_payments_of_slate_mailers_and_of_codes_unknown(bench: Bench) -> None:
    rows = [
        payment("700", amount, FORM_TYPE=form)
        for form, amount in (("F401B", "10"), ("F401B-1", "4"), ("F900", "20"), ("Z9", "30"))
    ]
    load(bench, **{COVER: COVERS, "EXPN_CD": table("EXPN_CD", *rows)})
    found = bench.rows("SELECT schedule, kind, payer_id, why_not FROM entries ORDER BY amount")
    assert found == [
        ("F401B-1", "operating", "CA-1400001", "sub_item"),
        ("F401B", "operating", "CA-1400001", None),
        ("F900", "operating", "CA-1400001", None),
        ("Z9", "other", "CA-1400001", "unknown_code"),
    ]
    shown = Desk(bench.settings).show(["CA-1400001"])
    assert shown.spent.total == 30
    assert {why: n for why, n, _ in shown.left_out} == {"sub_item": 1, "unknown_code": 1}


@pytest.mark.parametrize(
    ("kind", "why", "told"),
    [("Paid", None, ()), ("Incurred", None, ()), ("Refunded", "unknown_code", ("Refunded",)),
     ("", "unknown_code", ("",))],
)  # fmt: skip
def test_kinds_of_missouris_expenditures(
    tmp_path: Path, kind: str, why: str | None, told: tuple[str, ...]
) -> None:
    from itemized.sources import missouri

    bench = Bench(tmp_path, (missouri.SOURCE,))
    path = SAMPLES / "missouri" / "2020_CD3_B.csv"
    head, row = path.read_text().splitlines()[:2]
    assert ",Paid," in row
    report = bench.load(
        bench.put(path.name, "\n".join([head, row.replace(",Paid,", f",{kind},"), ""])), period=2020
    )
    assert [code for load in report.loads for _, code, _ in load.unknown] == list(told)
    [(side, said)] = bench.rows(
        "SELECT payer_id = 'MO-' || filer_id OR payer_id = filer_id, why_not FROM entries"
    )
    assert (side, said) == (True, why)
