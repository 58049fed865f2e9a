"""Reports of a federal committee and of state committees, as the FEC and California publish them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from itemized.desk import Desk
from itemized.settings import Settings
from itemized.sources import _california_layouts as california
from itemized.sources import _fec_layouts as fec

FEDERAL, STATE, OTHER = "C00900001", "CA-1400002", "CA-1400003"
PAYER, PAYEE = "Kestrel and Friends PAC", "BRIGHTWATER VOICES"
_FILERS = {"1400002": "Brightwater Voices", "1400003": "Gorse Club"}
#: Each filer's reports: number, filer, first day, last day.
_REPORTS = (
    ("9005", "1400002", "1/1/2020", "6/30/2020"),
    ("9006", "1400002", "7/1/2020", "12/31/2020"),
    ("9010", "1400003", "1/1/2020", "6/30/2020"),
)

Cells = dict[str, str]


def _line(columns: Sequence[str], delimiter: str, cells: Cells) -> str:
    assert set(cells) <= set(columns)
    return delimiter.join(cells.get(name, "") for name in columns)


def itemized(code: str, day: str, amount: str, name: str = PAYEE) -> Cells:
    """A row of the FEC's bulk files by its code for the kind of payment; its day is MMDDYYYY."""
    return {
        "TRANSACTION_TP": code,
        "TRANSACTION_DT": day,
        "TRANSACTION_AMT": amount,
        "NAME": name,
        "ENTITY_TP": "COM",
        "STATE": "CA",
        "RPT_TP": "M6",
    }


def federal(folder: Path, *rows: Cells, name: str = "KESTREL & FRIENDS PAC") -> list[Path]:
    committee = {"CMTE_ID": FEDERAL, "CMTE_NM": name, "CMTE_ST": "DC"}
    paths = [folder / "cm20.txt", folder / "itoth.txt"]
    paths[0].write_text(_line(fec.COMMITTEE, "|", committee) + "\n")
    numbered = (
        {"CMTE_ID": FEDERAL, "SUB_ID": str(4010120201239567000 + n)} | row
        for n, row in enumerate(rows)
    )
    paths[1].write_text("".join(_line(fec.ITEMIZED, "|", row) + "\n" for row in numbered))
    return paths


def gift(day: str, amount: str, name: str = PAYER, filing: str = "9005", **more: str) -> Cells:
    """A row of Schedule A; its day as the state writes it."""
    said = {"REC_TYPE": "RCPT", "FORM_TYPE": "A", "ENTITY_CD": "COM", "FILING_ID": filing}
    return said | {"CTRIB_NAML": name, "RCPT_DATE": _day(day), "AMOUNT": amount} | more


def payment(day: str, amount: str, name: str, filing: str = "9005", **more: str) -> Cells:
    """A contribution made, of Schedule E."""
    said = {"REC_TYPE": "EXPN", "FORM_TYPE": "E", "ENTITY_CD": "COM", "FILING_ID": filing}
    said |= {"EXPN_CODE": "CTB", "PAYEE_NAML": name}
    return said | {"EXPN_DATE": _day(day), "AMOUNT": amount} | more


def _day(day: str) -> str:
    return day and f"{day} 12:00:00 AM"


def state(folder: Path, gifts: Sequence[Cells] = (), paid: Sequence[Cells] = ()) -> list[Path]:
    covers = [
        {"FILING_ID": number, "FORM_TYPE": "F460", "FILER_ID": filer, "RPT_DATE": _day("1/30/2021")}
        | {"FROM_DATE": _day(first), "THRU_DATE": _day(last)}
        for number, filer, first, last in _REPORTS
    ]
    names = [
        {"FILER_ID": number, "FILER_TYPE": "RECIPIENT COMMITTEE", "NAML": name, "ST": "CA"}
        for number, name in _FILERS.items()
    ]
    tables = {
        "CVR_CAMPAIGN_DISCLOSURE_CD": (california.COVER, covers),
        "FILERNAME_CD": (california.FILERNAME, names),
        "RCPT_CD": (california.RCPT, gifts),
        "EXPN_CD": (california.EXPN, paid),
    }
    paths = []
    for table, (columns, rows) in tables.items():
        lines = ["\t".join(columns)]
        for n, row in enumerate(rows, 1):
            own = {"AMEND_ID": "0", "LINE_ITEM": str(n)}
            lines.append(_line(columns, "\t", {k: v for k, v in own.items() if k in columns} | row))
        paths.append(folder / f"{table}.TSV")
        paths[-1].write_text("\r\n".join(lines) + "\r\n")
    return paths


def desk(folder: Path, ours: Sequence[Path], theirs: Sequence[Path] = ()) -> Desk:
    """The state's files loaded, and the FEC's where there are any."""
    made = Desk(Settings(ledger=folder / "ledger", downloads=folder))
    if theirs:
        made.load("fec_bulk", list(theirs), cycle=2020)
    made.load("california", list(ours))
    return made


def given(desk: Desk, party: str) -> Decimal:
    return desk.show([party]).given.total
