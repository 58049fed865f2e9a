"""The made-up world beyond the FEC: what a state and the IRS have on file of the same money.

A federal PAC pays a political organization that reports to the IRS, and a committee that reports to
California; the organization pays that committee too, and it spends for and against candidates for
district attorney. Each payment between two of them stands in the books of two agencies. Files are
CAL-ACCESS's daily export and the IRS's full data file, with columns by their own names.

California's ids begin with 99, an EIN with 00: neither has been given out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from itemized.sources import _california_layouts as layouts
from itemized.sources._irs_layout import RECORDS
from itemized.world._shapes import Person, write_zip

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Cells = dict[str, str]

LAMPS_DOWN, LEAGUE, CANDIDATE = "CA-9900001", "EIN-009900001", "CA:BELLWOOD FARR IGNATIUS"

# ---------------------------------------------------------------- California

#: Filings and what their covers say: number, amendment, form, day filed, and the days covered.
_FILED = (
    ("9900101", "0", "F460", "8/2/2021", "1/1/2021", "6/30/2021"),
    ("9900102", "0", "F497", "9/16/2021", "", ""),
    ("9900103", "0", "F460", "9/23/2021", "7/1/2021", "9/18/2021"),
    # Trap: filed after the article came out, it lowers a gift; all of the report is told again.
    ("9900103", "1", "F460", "11/15/2021", "7/1/2021", "9/18/2021"),
    ("9900104", "0", "F496", "10/13/2021", "", ""),
    ("9900105", "0", "F460", "10/21/2021", "9/19/2021", "10/16/2021"),
)
_FOR = {"CAND_NAML": "Bellwood-Farr", "CAND_NAMF": "Ignatius", "SUP_OPP_CD": "S"}
_AGAINST = {"CAND_NAML": "Strand-Okafor", "CAND_NAMF": "Perpetua", "SUP_OPP_CD": "O"}
_OFFICE = {"OFFICE_CD": "DAT", "JURIS_CD": "CTY", "JURIS_DSCR": "Saltgrass"}
_MEDIA = {"ENTITY_CD": "OTH", "PAYEE_NAML": "Bellwether & Gantry Media"}


def _when(day: str) -> str:
    return f"{day} 12:00:00 AM" if day else ""


def _receipt(filing: str, day: str, amount: str, **who: str) -> Cells:
    number, amendment = filing.split("-")
    place = {"CTRIB_CITY": "Saltgrass", "CTRIB_ST": "CA", "CTRIB_ZIP4": "00170"}
    return {
        **place,
        **who,
        "FILING_ID": number,
        "AMEND_ID": amendment,
        "REC_TYPE": "RCPT",
        "FORM_TYPE": "A",
        "RCPT_DATE": _when(day),
        "AMOUNT": amount,
    }


#: The two agencies' filers that the committee got money from, as California's form writes them.
_FROM_ELSEWHERE = [
    _receipt(
        *("9900101-0", "5/12/2021", "240000"),
        ENTITY_CD="OTH",
        CTRIB_NAML="Night Watch League",
        CTRIB_CITY="Quillhaven",
        CTRIB_ST="NY",
        CTRIB_ZIP4="00107",
    ),
    _receipt(
        *("9900101-0", "5/26/2021", "120000"),
        ENTITY_CD="COM",
        CTRIB_NAML="Lantern Street PAC",
        CTRIB_CITY="Brindlemere",
        CTRIB_ST="VT",
        CTRIB_ZIP4="00101",
    ),
]


def _before_the_election(filing: str, lowered: str) -> list[Cells]:
    """What one version of the report on July to September says."""
    return [
        _receipt(
            *(filing, "9/7/2021", lowered),
            ENTITY_CD="IND",
            CTRIB_NAML="Sandpiper-Yu",
            CTRIB_NAMF="Cosima",
            CTRIB_EMP="Saltgrass Ferry",
            CTRIB_OCC="Pilot",
        ),
        # Trap: reported within 24 hours (Form 497) before.
        _receipt(
            *(filing, "9/15/2021", "12000"),
            ENTITY_CD="IND",
            CTRIB_NAML="Hollowell-Banks",
            CTRIB_NAMF="Ferdinand",
            CTRIB_EMP="Self",
            CTRIB_OCC="Chandler",
        ),
    ]


_RECEIPTS = [
    *_FROM_ELSEWHERE,
    *_before_the_election("9900103-0", "9000"),
    *_before_the_election("9900103-1", "900"),
]


def _spent(filing: str, day: str, amount: str, about: Cells) -> list[Cells]:
    """Trap: an independent expenditure stands twice in a report, on Schedule E as the vendor's bill
    and on Schedule D with the candidate and the side."""
    number, amendment = filing.split("-")
    row = {
        **_MEDIA,
        "FILING_ID": number,
        "AMEND_ID": amendment,
        "REC_TYPE": "EXPN",
        "EXPN_DATE": _when(day),
        "AMOUNT": amount,
        "EXPN_CODE": "IND",
    }
    return [{**row, "FORM_TYPE": "E"}, {**row, "FORM_TYPE": "D", **about, **_OFFICE}]


_PAYMENTS = [
    row
    for filing, day, amount, about in (
        ("9900101-0", "6/17/2021", "150000", _FOR),
        ("9900101-0", "6/22/2021", "60000", _AGAINST),
        # Trap: reported within 24 hours (Form 496) before; there the cover alone says on whom.
        ("9900105-0", "10/12/2021", "25000", _AGAINST),
    )
    for row in _spent(filing, day, amount, about)
]


def _cover(filed: tuple[str, ...]) -> Cells:
    number, amendment, form, day, start, end = filed
    return {
        "FILING_ID": number,
        "AMEND_ID": amendment,
        "REC_TYPE": "CVR",
        "FORM_TYPE": form,
        "FILER_ID": "9900001",
        "ENTITY_CD": "RCP",
        "FILER_NAML": "Lamps Down California",
        "RPT_DATE": _when(day),
        "FROM_DATE": _when(start),
        "THRU_DATE": _when(end),
        **({**_AGAINST, **_OFFICE} if form == "F496" else {}),
    }


_TABLES: dict[str, tuple[tuple[str, ...], list[Cells]]] = {
    "CVR_CAMPAIGN_DISCLOSURE_CD": (layouts.COVER, [_cover(f) for f in _FILED]),
    "FILERNAME_CD": (
        layouts.FILERNAME,
        [
            {
                "XREF_FILER_ID": "9900001",
                "FILER_ID": "9900001",
                "FILER_TYPE": "RECIPIENT COMMITTEE",
                "STATUS": "ACTIVE",
                "EFFECT_DT": "1/4/2021",
                "NAML": "LAMPS DOWN CALIFORNIA",
                "CITY": "SALTGRASS",
                "ST": "CA",
                "ZIP4": "00170",
            }
        ],
    ),
    "RCPT_CD": (layouts.RCPT, _RECEIPTS),
    "EXPN_CD": (layouts.EXPN, _PAYMENTS),
    "S497_CD": (
        layouts.S497,
        [
            {
                "FILING_ID": "9900102",
                "AMEND_ID": "0",
                "REC_TYPE": "S497",
                "FORM_TYPE": "F497P1",
                "ENTITY_CD": "IND",
                "ENTY_NAML": "Hollowell-Banks",
                "ENTY_NAMF": "Ferdinand",
                "ENTY_CITY": "Saltgrass",
                "ENTY_ST": "CA",
                "ENTY_ZIP4": "00170",
                "CTRIB_DATE": _when("9/15/2021"),
                "AMOUNT": "12000",
            }
        ],
    ),
    "S496_CD": (
        layouts.S496,
        [
            {
                "FILING_ID": "9900104",
                "AMEND_ID": "0",
                "REC_TYPE": "S496",
                "FORM_TYPE": "F496",
                "AMOUNT": "25000",
                "EXP_DATE": _when("10/12/2021"),
                "EXPN_DSCR": "Radio",
            }
        ],
    ),
}


def _table(columns: tuple[str, ...], rows: Iterable[Cells]) -> bytes:
    lines = ["\t".join(columns)]
    for number, row in enumerate(rows, 1):
        assert set(row) <= set(columns), row
        cells = {"LINE_ITEM": str(number), "TRAN_ID": f"T{number}", **row}
        lines.append("\t".join(cells.get(name, "") for name in columns))
    return "".join(f"{line}\r\n" for line in lines).encode("cp1252")


def write_california(folder: Path) -> tuple[Path, ...]:
    """The day's export, as far as it is of this world."""
    members = {
        f"CalAccess/DATA/{name}.TSV": _table(columns, rows)
        for name, (columns, rows) in _TABLES.items()
    }
    return (write_zip(folder / "dbwebexport.zip", members),)


# ---------------------------------------------------------------- the IRS

_PLACE = {"city": "QUILLHAVEN", "state": "NY", "zip": "00107"}
_ORGANIZATION = {
    "organization": "Night Watch League",
    "ein": "009900001",
    **{f"mailing_{k}": v for k, v in _PLACE.items()},
}


def _record(kind: str, **fields: str) -> str:
    names = RECORDS[kind]
    assert set(fields) <= set(names), fields
    end = "|" if kind in "2AB" else ""
    return "|".join({"kind": kind, **fields}.get(name, "") for name in names) + end


def _report(form_id: str, begins: str, ends: str, inserted: str, a: str, b: str) -> str:
    return _record(
        "2",
        form="8872",
        form_id=form_id,
        begins=begins,
        ends=ends,
        report="5" if begins.endswith("0101") else "4",
        total_a=a,
        total_b=b,
        inserted=inserted,
        **_ORGANIZATION,
    )


def _line(*values: str, **more: str) -> str:
    kind, form_id, row_id, name, amount, day = values
    return _record(
        kind,
        form_id=form_id,
        row_id=row_id,
        name=name,
        amount=amount,
        day=day,
        organization=_ORGANIZATION["organization"],
        ein=_ORGANIZATION["ein"],
        **{"other_city": "QUILLHAVEN", "other_state": "NY", "other_zip": "00107", **more},
    )


_RECORDS = (
    _record("H", day="20220205", time="0312", part="F"),
    _record(
        "1",
        form="8871",
        form_id="9900201",
        initial="1",
        inserted="2021-01-08 10:00:00",
        purpose="To keep watch at night",
        **_ORGANIZATION,
    ),
    _report("9900202", "20210101", "20210630", "2021-07-30 16:20:00", "325000", "271450"),
    _line(
        *("A", "9900202", "1", "Lantern Street PAC", "300000", "20210407"),
        employer="NA",
        other_city="BRINDLEMERE",
        other_state="VT",
        other_zip="00101",
    ),
    _line(
        *("A", "9900202", "2", "Tidewater-Amis, Jocasta", "25000", "20210211"),
        employer="Quillhaven Rope",
        occupation="Owner",
    ),
    _line(
        *("B", "9900202", "3", "Lamps Down California", "240000", "20210511"),
        purpose="Contribution",
        other_city="SALTGRASS",
        other_state="CA",
        other_zip="00170",
    ),
    _line(
        *("B", "9900202", "4", "Inkwell Print Cooperative", "31450", "20210604"),
        purpose="Leaflets",
    ),
    _report("9900203", "20210701", "20211231", "2022-01-28 09:05:00", "0", "1200"),
    _line("B", "9900203", "5", "Inkwell Print Cooperative", "1200", "20210902", purpose="Posters"),
    _record("F", day="20220205", time="0312", count="8"),
)


def write_irs(folder: Path) -> tuple[Path, ...]:
    """The full data file."""
    text = "".join(f"{record}\n" for record in _RECORDS)
    return (write_zip(folder / "FullDataFile.zip", {"FullDataFile.txt": text.encode()}),)


#: What the federal PAC tells the FEC of the same payments: day, payee as the FEC's form has it,
#: dollars. Gifts to committees outside the federal system are "other disbursements" (line 29).
_LEAGUE = Person("NIGHT WATCH LEAGUE", "QUILLHAVEN", "NY", "00107", entity="ORG")
_LAMPS_DOWN = Person("LAMPS DOWN CALIFORNIA", "SALTGRASS", "CA", "00170", entity="PAC")
PAID = (("2021-04-06", _LEAGUE, 300_000), ("2021-05-25", _LAMPS_DOWN, 120_000))
