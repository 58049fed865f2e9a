"""A payment reported to two agencies counts once, and its giver is one party."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from itemized.desk import Desk
from itemized.settings import Settings
from itemized.sources import _california_layouts as california
from itemized.sources import _fec_layouts as fec
from itemized.sources import illinois

FEDERAL, STATE = "C00900001", "CA-1400002"


def _line(columns: tuple[str, ...], delimiter: str, **cells: str) -> str:
    assert set(cells) <= set(columns)
    return delimiter.join(cells.get(name, "") for name in columns)


def _federal(folder: Path, payee: str, amount: str = "250000.00") -> list[Path]:
    """KESTREL & FRIENDS PAC pays someone, among its operating expenditures."""
    committee = _line(
        fec.COMMITTEE, "|", CMTE_ID=FEDERAL, CMTE_NM="KESTREL & FRIENDS PAC", CMTE_ST="DC"
    )
    paid = _line(
        fec.OPERATING,
        "|",
        CMTE_ID=FEDERAL,
        SUB_ID="4010120201234567890",
        NAME=payee,
        TRANSACTION_DT="05/02/2020",
        TRANSACTION_AMT=amount,
        RPT_YR="2020",
        RPT_TP="M6",
        FORM_TP_CD="F3X",
        LINE_NUM="29",
        PURPOSE="CONTRIBUTION",
        STATE="CA",
    )
    paths = [folder / "cm20.txt", folder / "oppexp20.txt"]
    for path, text in zip(paths, (committee, paid), strict=True):
        path.write_text(text + "\n")
    return paths


def _state(
    folder: Path, *payers: str, amount: str = "250000", day: str = "5/4/2020", number: str = ""
) -> list[Path]:
    """Brightwater Voices reports what it got, to California."""
    tables = {
        "CVR_CAMPAIGN_DISCLOSURE_CD": (
            california.COVER,
            [
                {
                    "FILING_ID": "9005",
                    "AMEND_ID": "0",
                    "FORM_TYPE": "F460",
                    "FILER_ID": "1400002",
                    "RPT_DATE": "7/30/2020 12:00:00 AM",
                    "FROM_DATE": "1/1/2020 12:00:00 AM",
                    "THRU_DATE": "6/30/2020 12:00:00 AM",
                }
            ],
        ),
        "FILERNAME_CD": (
            california.FILERNAME,
            [
                {
                    "FILER_ID": "1400002",
                    "XREF_FILER_ID": "1400002",
                    "FILER_TYPE": "RECIPIENT COMMITTEE",
                    "NAML": "Brightwater Voices",
                    "ST": "CA",
                }
            ],
        ),
        "RCPT_CD": (
            california.RCPT,
            [
                {
                    "FILING_ID": "9005",
                    "AMEND_ID": "0",
                    "LINE_ITEM": str(n),
                    "REC_TYPE": "RCPT",
                    "FORM_TYPE": "A",
                    "ENTITY_CD": "COM",
                    "CTRIB_NAML": payer,
                    "CMTE_ID": number,
                    "RCPT_DATE": f"{day} 12:00:00 AM",
                    "AMOUNT": amount,
                }
                for n, payer in enumerate(payers, 1)
            ],
        ),
    }
    paths = []
    for name, (columns, rows) in tables.items():
        path = folder / f"{name}.TSV"
        lines = ["\t".join(columns), *(_line(columns, "\t", **row) for row in rows)]
        path.write_text("\r\n".join(lines) + "\r\n")
        paths.append(path)
    return paths


def _desk(folder: Path, federal: list[Path], state: list[Path]) -> Desk:
    desk = Desk(Settings(ledger=folder / "ledger", downloads=folder))
    desk.load("fec_bulk", federal, cycle=2020)
    desk.load("california", state)
    return desk


def _rows(desk: Desk) -> dict[str, tuple[object, ...]]:
    table = desk.sql("SELECT source, payer_id, payee_id, counted, why_not FROM entries ORDER BY 1")
    return {str(row[0]): row[1:] for row in table.rows}


def test_the_recipients_row_counts_and_the_giver_is_one(tmp_path: Path) -> None:
    desk = _desk(
        tmp_path,
        _federal(tmp_path, "BRIGHTWATER VOICES"),
        _state(tmp_path, "Kestrel and Friends PAC"),
    )
    assert _rows(desk) == {
        "california": (FEDERAL, STATE, True, None),
        "fec_bulk": (FEDERAL, STATE, False, "mirror"),
    }
    given = desk.show([FEDERAL]).given
    assert (given.total, given.n) == (Decimal(250_000), 1)
    assert desk.show([STATE]).received.total == 250_000


@pytest.mark.parametrize(
    ("payee", "payer", "more"),
    [
        ("BRIGHTWATER VOICES", "Kestrel Society", {}),  # the receipt names another
        ("BRIGHTWATER MEDIA", "Kestrel and Friends PAC", {}),  # the payment names another
        ("BRIGHTWATER MEDIA", "Kestrel", {"number": FEDERAL}),
        ("BRIGHTWATER VOICES COMMITTEE", "Kestrel and Friends", {}),  # neither is a very name
        ("BRIGHTWATER VOICES", "Kestrel and Friends PAC", {"amount": "250001"}),
        ("BRIGHTWATER VOICES", "Kestrel and Friends PAC", {"day": "4/20/2020"}),  # before it
        ("BRIGHTWATER VOICES", "Kestrel and Friends PAC", {"day": "8/20/2020"}),  # long after it
    ],
)
def test_what_agrees_in_part_only_is_two_payments(
    payee: str, payer: str, more: dict[str, str], tmp_path: Path
) -> None:
    desk = _desk(tmp_path, _federal(tmp_path, payee), _state(tmp_path, payer, **more))
    assert {row[2] for row in _rows(desk).values()} == {True}


@pytest.mark.parametrize(
    ("payee", "payer", "more"),
    [
        (
            "BRIGHTWATER VOICES",
            "Kestrel and Friends PAC",
            {"amount": "250000.40"},
        ),  # cents left out
        ("BRIGHTWATER VOICES COMMITTEE", "Kestrel & Friends PAC", {}),  # one is a very name
        ("BRIGHTWATER VOICES", "Kestrel and Friends", {}),
        ("BRIGHTWATER VOICES", "Kestrel", {"number": FEDERAL}),  # FEC's number is in the row
        ("BRIGHTWATER VOICES PAC", "Kestrel", {"number": FEDERAL}),
    ],
)
def test_one_payment_is_known_by_its_numbers_and_without_its_cents(
    payee: str, payer: str, more: dict[str, str], tmp_path: Path
) -> None:
    desk = _desk(tmp_path, _federal(tmp_path, payee), _state(tmp_path, payer, **more))
    assert _rows(desk) == {
        "california": (FEDERAL, STATE, True, None),
        "fec_bulk": (FEDERAL, STATE, False, "mirror"),
    }
    assert desk.show([FEDERAL]).given.n == 1


def test_one_payment_that_its_recipient_booked_in_two_is_counted_once(tmp_path: Path) -> None:
    state = _state(tmp_path, "Kestrel & Friends PAC", "Kestrel & Friends PAC", amount="125000")
    desk = _desk(tmp_path, _federal(tmp_path, "BRIGHTWATER VOICES"), state)
    given = desk.show([FEDERAL]).given
    assert (given.total, given.n) == (Decimal(250_000), 2)


def test_one_payment_answers_one_receipt_only(tmp_path: Path) -> None:
    state = _state(tmp_path, "Kestrel and Friends PAC", "Kestrel & Friends PAC")
    desk = _desk(tmp_path, _federal(tmp_path, "BRIGHTWATER VOICES"), state)
    # two receipts alike are two gifts, both of that committee
    given = desk.show([FEDERAL]).given
    assert (given.total, given.n) == (Decimal(500_000), 2)


def test_a_route_through_three_agencies_is_each_payment_once(tmp_path: Path) -> None:
    """Federal PAC → California's committee → Illinois's committee → spending against a candidate."""
    state = _state(tmp_path, "Kestrel and Friends PAC")
    tables = {
        california.EXPN: {
            "FILING_ID": "9005",
            "AMEND_ID": "0",
            "LINE_ITEM": "1",
            "REC_TYPE": "EXPN",
            "FORM_TYPE": "E",
            "EXPN_CODE": "CTB",
            "ENTITY_CD": "COM",
            "PAYEE_NAML": "Citizens for Larch",
            "EXPN_DATE": "6/1/2020 12:00:00 AM",
            "AMOUNT": "90000",
        },
        illinois.COMMITTEES: {"ID": "702", "Name": "Citizens for Larch", "State": "IL"},
        illinois.RECEIPTS: {
            "ID": "1",
            "CommitteeID": "702",
            "FiledDocID": "8005",
            "LastOnlyName": "Brightwater Voices",
            "RcvDate": "2020-06-03 00:00:00",
            "Amount": "90000.0000",
            "D2Part": "2A",
            "Archived": "False",
        },
        illinois.EXPENDITURES: {
            "ID": "2",
            "CommitteeID": "702",
            "FiledDocID": "8005",
            "LastOnlyName": "Larch Media",
            "ExpendedDate": "2020-06-20 00:00:00",
            "Amount": "80000.0000",
            "D2Part": "9B",
            "CandidateName": "Otto Pell",
            "Opposing": "True",
            "Archived": "False",
        },
    }
    names = ("EXPN_CD.TSV", "Committees.txt", "Receipts.txt", "Expenditures.txt")
    for name, (columns, row) in zip(names, tables.items(), strict=True):
        text = "\t".join(columns) + "\r\n" + _line(columns, "\t", **row) + "\r\n"
        (tmp_path / name).write_text(text)
    desk = _desk(
        tmp_path,
        _federal(tmp_path, "BRIGHTWATER VOICES"),
        [*state, tmp_path / "EXPN_CD.TSV"],
    )
    desk.load("illinois", [tmp_path / name for name in names[1:]])
    flows = desk.sql("SELECT payer_id, payee_id, n, total FROM flows ORDER BY first").rows
    assert [row[:4] for row in flows][:2] == [
        (FEDERAL, STATE, 1, Decimal(250_000)),
        (STATE, "IL-702", 1, Decimal(90_000)),
    ]
    [spent] = desk.sql(
        "SELECT payer_id, target, support_oppose, amount FROM entries"
        " WHERE kind = 'independent_expenditure'"
    ).rows
    assert spent == ("IL-702", "IL:OTTO PELL", "oppose", Decimal(80_000))


def test_without_the_receipts_report_the_payment_stands(tmp_path: Path) -> None:
    desk = Desk(Settings(ledger=tmp_path / "ledger", downloads=tmp_path))
    desk.load("fec_bulk", _federal(tmp_path, "BRIGHTWATER VOICES"), cycle=2020)
    [row] = desk.sql("SELECT counted FROM entries").rows
    assert row == (True,)
