"""Rows of CAL-ACCESS by the columns of the sample's own headers."""

from __future__ import annotations

from pathlib import Path

from sources.loading import SAMPLES, Bench

FOLDER = SAMPLES / "california"
COVER = "CVR_CAMPAIGN_DISCLOSURE_CD"


def table(name: str, *rows: dict[str, str]) -> str:
    """A file of a table. Rows without a LINE_ITEM are numbered."""
    columns = (FOLDER / f"{name}.TSV").read_text("cp1252").split("\n", 1)[0].strip("\r").split("\t")
    lines = ["\t".join(columns)]
    for n, row in enumerate(rows, 1):
        assert not set(row) - set(columns), row
        held = {"AMEND_ID": "0", "LINE_ITEM": str(n), "TRAN_ID": f"T{n}", **row}
        lines.append("\t".join(held.get(column, "") for column in columns))
    return "\r\n".join([*lines, ""])


def cover(filing: str, filer: str, form: str = "F460", day: str = "7/31/2021") -> dict[str, str]:
    """A cover; of a report on a period that of the first half of 2021."""
    said = {"FILING_ID": filing, "REC_TYPE": "CVR", "FORM_TYPE": form, "FILER_ID": filer}
    said |= {"FILER_NAML": f"FILER {filer}", "RPT_DATE": f"{day} 12:00:00 AM"}
    if form in ("F496", "F497"):
        return said
    return said | {"FROM_DATE": "1/1/2021 12:00:00 AM", "THRU_DATE": "6/30/2021 12:00:00 AM"}


def receipt(filing: str, amount: str, day: str, **more: str) -> dict[str, str]:
    """A contribution received, Schedule A."""
    said = {"FILING_ID": filing, "REC_TYPE": "RCPT", "FORM_TYPE": "A", "ENTITY_CD": "IND"}
    said |= {"CTRIB_NAML": "Quill", "CTRIB_NAMF": "Ansel", "RCPT_DATE": f"{day} 12:00:00 AM"}
    return said | {"AMOUNT": amount} | more


def payment(filing: str, amount: str, day: str = "6/1/2021", **more: str) -> dict[str, str]:
    """A payment made, Schedule E."""
    said = {"FILING_ID": filing, "REC_TYPE": "EXPN", "FORM_TYPE": "E", "ENTITY_CD": "OTH"}
    said |= {"PAYEE_NAML": "Gorse Media", "EXPN_DATE": f"{day} 12:00:00 AM", "AMOUNT": amount}
    return said | more


def load(bench: Bench, **tables: str) -> None:
    """Files by their tables' names."""
    paths: list[Path] = [bench.put(f"{name}.TSV", text) for name, text in tables.items()]
    bench.load(*paths)
