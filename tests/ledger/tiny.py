"""A publisher made up for the ledger's own tests: gifts, their repeats, and who the filers are."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

from itemized.sources._base import CARRIED, Holds, Source, Table
from itemized.sources._columns import COLUMNS

GIVEN = {
    "source_id": "id",
    "filing_id": "filing",
    "filer_id": "filer",
    "report_type": "'M2'",
    "period_start": "DATE '2020-01-01'",
    "period_end": "DATE '2020-01-31'",
    "filed": "try_cast(filed AS DATE)",
    "filed_basis": "'stated'",
    "type_code": "code",
    "kind": "CASE code WHEN 'R' THEN 'refund' WHEN 'T' THEN 'transfer' ELSE 'contribution' END",
    "side": "CASE code WHEN 'T' THEN 'disbursement' ELSE 'receipt' END",
    "other_name": "nullif(name, '')",
    "other_kind": "CASE code WHEN 'C' THEN 'committee' ELSE 'person' END",
    "other_city": "nullif(city, '')",
    "other_state": "nullif(state, '')",
    "other_employer": "nullif(employer, '')",
    "other_id": "nullif(other, '')",
    "target": "nullif(target, '')",
    "amount_filed": "try_cast(amount AS DECIMAL(14, 2))",
    "amount": "CASE code WHEN 'R' THEN -1 ELSE 1 END * try_cast(amount AS DECIMAL(14, 2))",
    "date": "try_cast(day AS DATE)",
    "memo": "code = 'M'",
    "counted": "code <> 'M'",
    "why_not": "CASE code WHEN 'M' THEN 'memo' END",
}
COLUMNS_OF_GIFTS = tuple(
    "id filing filer code name city state employer other target day amount filed".split()
)


def _select(holds: Holds, given: dict[str, str]) -> str:
    ours = ", ".join(f'({given.get(c, "NULL")})::{t} AS "{c}"' for c, t in COLUMNS[holds].items())
    return f"SELECT {CARRIED}, {ours} FROM rows"


def _gifts(name: str, precedence: int) -> Table:
    return Table(
        name=name,
        title=name,
        holds=Holds.ENTRIES,
        files=(f"{name}.txt", f"{name}[0-9][0-9].txt"),
        columns=COLUMNS_OF_GIFTS,
        select=_select(Holds.ENTRIES, GIVEN),
        bad="CASE WHEN try_cast(amount AS DECIMAL(14, 2)) IS NULL THEN 'its amount is no number' END",
        other_year="try_cast(day AS DATE) NOT BETWEEN make_date($period - 1, 1, 1) AND make_date($period, 12, 31)",
        precedence=precedence,
    )


FILERS = Table(
    name="filers",
    title="filers",
    holds=Holds.COMMITTEES,
    files=("filers.txt",),
    columns=("id", "name", "city", "state"),
    select=_select(
        Holds.COMMITTEES, {"committee_id": "id", "name": "name", "city": "city", "state": "state"}
    ),
)

SOURCE = Source(
    name="tiny",
    title="A made-up publisher",
    agency="nobody",
    base_url="",
    tables=(FILERS, _gifts("gifts", 0), _gifts("targets", 1)),
    period_of_year=lambda year: year + year % 2,
    mirrors="""
        SELECT paid.source_id, got.filed AS since, NULL::DATE AS until FROM reported paid JOIN reported got
            ON got.side = 'receipt' AND got.filer_id = paid.other_id AND got.other_id = paid.filer_id
            AND got.amount = paid.amount
        WHERE paid.side = 'disbursement'
    """,
)


def gift(number: int, amount: str = "100.00", **other: str) -> str:
    """One row of gifts as the publisher would write it."""
    row = {
        "id": str(number), "filing": "F1", "filer": "K1", "code": "G", "name": "ARDEN, PAT", "city": "OSTER",
        "state": "ME", "employer": "MILL", "day": "2020-01-05", "amount": amount, "filed": "2020-02-20",
    } | other  # fmt: skip
    return "|".join(row.get(c, "") for c in COLUMNS_OF_GIFTS)


def write(path: Path, rows: list[str]) -> Path:
    """The rows as a plain file, a .gz or a zip of one member, by the path's ending."""
    data = ("\n".join(rows) + "\n").encode()
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
            z.writestr(path.stem.rstrip("0123456789") + ".txt", data)
    elif path.suffix == ".gz":
        path.write_bytes(gzip.compress(data))
    else:
        path.write_bytes(data)
    return path
