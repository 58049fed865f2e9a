"""How an electronic filing writes days and dollars, as SQL text."""

from __future__ import annotations

#: DuckDB's own cast would also take "1e5", "1_000" and round a third decimal away.
_IS_AMOUNT = "regexp_full_match({0}, '[-+]?([0-9]+[.]?[0-9]{{0,2}}|[.][0-9]{{1,2}})')"


def day(column: str) -> str:
    """A day as filings write it: YYYYMMDD, in versions 1 and 2 also MM/DD/YYYY; else null."""
    return (
        f"CASE length({column}) WHEN 8 THEN try_strptime({column}, '%Y%m%d')::DATE"
        f" WHEN 10 THEN try_strptime({column}, '%m/%d/%Y')::DATE END"
    )


def dollars(column: str) -> str:
    """An amount of at most two decimals; null where the text is anything else."""
    return f"CASE WHEN {_IS_AMOUNT.format(column)} THEN try_cast({column} AS DECIMAL(14, 2)) END"
