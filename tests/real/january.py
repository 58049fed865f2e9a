"""The real records of January 2019, where they lie beside the checkout: loaded once, read plainly."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from itemized.desk import Desk
from itemized.model_loads import LoadReport

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
BULK = SHARED / "data" / "fec" / "bulk"
MONTH = date(2019, 1, 1), date(2019, 2, 1)

COLUMNS = (
    "CMTE_ID AMNDT_IND RPT_TP PGI IMAGE TYPE ENTITY NAME CITY STATE ZIP EMPLOYER OCCUPATION DAY"
    " AMOUNT OTHER_ID TRAN_ID FILE_NUM MEMO MEMO_TEXT SUB_ID"
).split()


@dataclass(frozen=True)
class Early:
    """The ledger of 2020-early, and the raw rows it was made from."""

    desk: Desk
    report: LoadReport

    def raw(self, name: str) -> Iterator[dict[str, str]]:
        """Rows of itcont or itoth, split by hand."""
        path = {"itcont": "indiv20.zip", "itoth": "oth20.zip"}[name]
        with zipfile.ZipFile(BULK / "2020-early" / path) as z:
            for line in z.read(f"{name}.txt").decode("latin-1").splitlines():
                yield dict(zip(COLUMNS, line.split("|"), strict=True))


def in_month(row: dict[str, str]) -> bool:
    return row["DAY"][:2] == "01" and row["DAY"][4:] == "2019"


def dollars(row: dict[str, str]) -> Decimal:
    return Decimal(row["AMOUNT"])
