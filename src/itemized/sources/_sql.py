"""SQL text that sources share: our columns out of the publisher's, strict days and amounts."""

from __future__ import annotations

from itemized.sources._base import CARRIED, COLUMNS, OPTIONAL, Holds

#: DuckDB's own cast would also take "1e5", "1_000" and " 12 ", and round a third decimal away.
_IS_AMOUNT = "regexp_full_match({0}, '-?([0-9]+[.]?[0-9]{{0,2}}|[.][0-9]{{1,2}})')"


def select(holds: Holds, source: str, **given: str) -> str:
    """A SELECT of CARRIED and all columns of what the rows become, null where none is given.

    >>> print(select(Holds.LINKS, "FROM rows", link_id="ID")[:69])
    SELECT line, raw, reason, other_year,
        ID AS link_id,
        NULL::VA
    """
    columns = COLUMNS[holds]
    if unknown := given.keys() - columns.keys():
        raise ValueError(f"{holds} has no {', '.join(sorted(unknown))}")
    ours = [
        f"{given.get(name) or f'NULL::{kind}'} AS {name}"
        for name, kind in columns.items()
        if name in given or name not in OPTIONAL.get(holds, ())
    ]
    return "SELECT " + ",\n    ".join([CARRIED, *ours]) + f"\n{source}"


def text(column: str) -> str:
    """The text, or null where it is empty."""
    return f"nullif({column}, '')"


def dollars(column: str) -> str:
    """An amount of at most two decimals; null where the text is anything else."""
    return f"CASE WHEN {_IS_AMOUNT.format(column)} THEN try_cast({column} AS DECIMAL(14, 2)) END"


def day(column: str, form: str = "%Y%m%d", length: int = 8) -> str:
    """A day written in one form (as strptime has it) of one length; null where it is none."""
    return f"CASE WHEN length({column}) = {length} THEN try_strptime({column}, '{form}')::DATE END"


def values(*rows: tuple[object, ...]) -> str:
    """The rows as a VALUES list.

    >>> values(("22Y", None, True, -1))
    "('22Y', NULL, true, -1)"
    """

    def one(value: object) -> str:
        match value:
            case None:
                return "NULL"
            case bool():
                return str(value).lower()
            case int():
                return str(value)
            case _:
                return "'" + str(value).replace("'", "''") + "'"

    return ",\n    ".join("(" + ", ".join(map(one, row)) + ")" for row in rows)
