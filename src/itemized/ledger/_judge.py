"""What is wrong with a part as a whole: rows lost, unfit or of another year, columns moved."""

from __future__ import annotations

from itemized.errors import InputError, LedgerError
from itemized.ledger._database import Connection, duckdb_errors, quoted
from itemized.ledger._files import Piece
from itemized.sources._base import Holds, Source, Table

_LIMIT = 0.5  # a file most of whose rows cannot be used, or are another year's, is refused whole
_FEW = 3  # cells that are not what their column holds: fewer tell nothing about the column
_SEVERAL = 5  # rows, of which one at least has a day, and most can be used
#: Why a row is unfit whose fields are more or fewer than the layout's (see _stage), or which is a
#: whole file that is no list of records.
_OTHER_LAYOUT = "'has [0-9]+ fields? and not .*|holds no file, folder or station|is (no )?JSON .*'"
#: An amount that is a day, MMDDYYYY or YYYYMMDD, read as a number of dollars.
_AS_DAY = """amount_filed = trunc(amount_filed) AND amount_filed BETWEEN 1011970 AND 12312099
    AND try_strptime(lpad((amount_filed::BIGINT)::VARCHAR, 8, '0'), '%m%d%Y') IS NOT NULL
    AND (amount_filed::BIGINT) % 10000 BETWEEN 1970 AND 2099
    OR amount_filed = trunc(amount_filed) AND amount_filed BETWEEN 19700101 AND 20991231
    AND try_strptime((amount_filed::BIGINT)::VARCHAR, '%Y%m%d') IS NOT NULL"""


def check_none_lost(db: Connection, piece: Piece, read: int, part: str) -> None:
    """Every row read is in the part: once, or at least once where it holds several payments."""
    kept = db.execute(
        f"SELECT count(*), count(DISTINCT line) FROM read_parquet({quoted(part)})"
    ).fetchone()
    assert kept is not None  # an aggregate always gives a row
    rows, lines = kept
    if lines != read or (rows != read and not piece.table.explodes):
        raise LedgerError(
            f"{read:,} rows were read but {rows:,} are accounted for",
            where=piece.where,
            way_out="nothing was changed; please report this",
        )


def unknown_codes(db: Connection, table: Table, part: str) -> tuple[tuple[str, str, int], ...]:
    """Codes that the source does not know, and in how many rows; these are kept (decision 12)."""
    found: list[tuple[str, str, int]] = []
    for column, known in sorted(table.codes.items()):
        listed = ", ".join(quoted(code.upper()) for code in known)
        code = f"""coalesce("{column}", '')"""
        found += db.execute(
            f"SELECT {quoted(column)}, {code} AS code, count(*)"
            f" FROM read_parquet({quoted(part)})"
            f" WHERE reason IS NULL AND upper({code}) NOT IN ({listed})"
            " GROUP BY ALL ORDER BY code"
        ).fetchall()
    return tuple(found)


def judge(
    db: Connection, piece: Piece, source: Source, part: str, *, headed: bool
) -> tuple[int, int]:
    """Rows read and rows rejected; InputError where the file as a whole cannot be right.

    headed: the file's first row names its columns. With no row after it, it says that its publisher
    has none; a file without anything says nothing."""
    table = piece.table
    # several payments in a row are counted as such; several totals are one row that states them
    once = table.explodes and table.holds is not Holds.ENTRIES
    written = f"read_parquet({quoted(part)})"
    rows_of = f"(SELECT DISTINCT ON (line) * FROM {written})" if once else written
    with duckdb_errors(piece.where):
        found = db.execute(
            "SELECT count(*), count(reason), mode(reason), count(other_year),"
            " count(*) FILTER (other_year),"
            f" count(*) FILTER (regexp_matches(reason, {_OTHER_LAYOUT})) FROM {rows_of}"
        ).fetchone()
    assert found is not None  # an aggregate always gives a row
    rows, rejects, reason, judged, other, misfits = found
    if any(document.whole for _, document in piece.documents) and table.holds is Holds.ENTRIES:
        _check_columns(db, piece, written)
    if table.over != "file" or table.lone:
        return rows, rejects  # a filing stands for itself, however little of it can be used
    if rows == 0 and headed:
        return 0, 0
    if rows == 0 and table.least_rows:
        raise InputError("holds no rows", where=piece.where, way_out="fetch it again")
    # one slip in a filer's two rows is no other layout; rows of another width are
    if rejects > rows * _LIMIT and (rejects >= _SEVERAL or misfits == rows):
        if str(reason).startswith("its amount"):
            reason = f"{reason}: {table.amount}"
        raise InputError(
            f"is not laid out as {source.name}'s {table.name}: {rejects:,} of {rows:,} rows cannot"
            f" be used ({reason})",
            where=piece.where,
            way_out="check that it is the file its name says",
        )
    if other > judged * _LIMIT:
        raise InputError(
            f"{other:,} of {judged:,} dated rows are not of {source.period_word} {piece.period}",
            where=piece.where,
            way_out=f"say which {source.period_word} it is with --{source.period_word}",
        )
    if rows < table.least_rows:
        raise InputError(
            f"holds {rows:,} rows, and a whole {table.name} has at least {table.least_rows:,}",
            where=piece.where,
            way_out="fetch it again",
        )
    if table.holds is Holds.ENTRIES or table.forms:
        _check_columns(db, piece, written)
    return rows, rejects


def _check_columns(db: Connection, piece: Piece, written: str) -> None:
    """Raise InputError where most cells of a column are not what it holds: the columns stand
    otherwise then, and rows would be money of no day or days taken for money."""
    table, like = piece.table, "nothing like a {0}"
    money = table.holds is Holds.ENTRIES
    checks = {
        **(_of_money(table) if money else {}),
        **{
            column: (
                f"{ours} IS NOT NULL",
                f"regexp_full_match({ours}, '{form}')",
                like.format(column),
            )
            for column, (ours, form) in table.forms.items()
        },
    }
    asked = ", ".join(
        f"count(*) FILTER ({filled}), count(*) FILTER (({filled}) AND NOT coalesce({fits}, false))"
        for filled, fits, _ in checks.values()
    )
    with duckdb_errors(piece.where):
        query = f"SELECT count(*), {asked} FROM {written} WHERE reason IS NULL"
        found = db.execute(query).fetchone()
    assert found is not None  # an aggregate always gives a row
    fit, *told = found
    for place, (column, (_, _, what)) in enumerate(checks.items()):
        filled, wrong = told[2 * place : 2 * place + 2]
        if wrong >= _FEW and wrong > filled * _LIMIT:
            raise _drifted(piece, f"its {column} holds {what} in {wrong:,} of {filled:,} rows")
    if (
        money and not told[0] and fit >= _SEVERAL and not piece.documents
    ):  # the IRS had no days until 2003
        raise _drifted(piece, f"its {table.day} is empty in all of {fit:,} rows")


def _of_money(table: Table) -> dict[str, tuple[str, str, str]]:
    """Of the columns of money: where a cell says something, where it is right, what it is else."""
    return {
        table.day: ("date IS NOT NULL OR date_text IS NOT NULL", "date IS NOT NULL", "no days"),
        table.amount: ("amount_filed <> 0", f"NOT ({_AS_DAY})", "days and no amounts"),
    }


def _drifted(piece: Piece, what: str) -> InputError:
    return InputError(
        f"{what}: columns seem to have moved",
        where=piece.where,
        way_out="check that it is the file its name says; if the publisher changed its layout,"
        " this version cannot read it yet",
    )
