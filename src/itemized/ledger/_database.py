"""The one door to DuckDB: how connections are opened, and its errors in our words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb

from itemized.errors import LedgerError, QueryError
from itemized.model import FOLLOWED, GIFTS, GIVEN
from itemized.settings import Settings, bytes_of
from itemized.sources._base import Total

Connection = duckdb.DuckDBPyConnection
_A_THREAD = 140 << 20  # bytes with which a thread sorts and joins; far less makes it spill much
# Python, its libraries, blocks of text on their way and what DuckDB does not count: as measured
# with ceilings of 500 MB and 1 GB, up to 280 MB more than DuckDB was allowed (decision 91).
_BESIDE = 280_000_000
_CORRUPT = "Corrupt database file"
_NO_SPACE = "No space left"  # as the system words it, whichever error of DuckDB's holds it


@cache
def sql(name: str) -> str:
    """The text of one of the ledger's own .sql files."""
    return (
        resources.files("itemized.ledger")
        .joinpath("sql", f"{name}.sql")
        .read_text(encoding="utf-8")
    )


def run(db: Connection, text: str, params: Mapping[str, Any] | None = None) -> list[Any]:
    """Run the statements of one of our own texts and give the last one's rows.

    A load runs the same texts each time, and of a small load much is the reading of them.
    """
    *before, last = _statements(text)
    for each in before:
        db.execute(each)
    return db.execute(last, params).fetchall()


@lru_cache(512)
def _statements(text: str) -> list[duckdb.Statement]:
    return duckdb.extract_statements(text)


#: That a row is spending about a candidate or measure, which its money is followed to, and not to
#: the vendor. A gift that names one is whoever got it's, for or against whom they are: California's
#: forms name with a payment to a committee what that committee is for (FPPC Form 460, Schedule E).
ABOUT = (
    "(target IS NOT NULL AND kind NOT IN ({given})"
    " AND (support_oppose IS NOT NULL OR kind = 'electioneering'))"
)


def filled(text: str) -> str:
    """A text of the ledger's SQL with what several of them share put in."""
    kinds = {"gifts": GIFTS, "followed": FOLLOWED, "given": GIVEN}
    text = text.replace("{about}", ABOUT)
    for name in ("onward", "coverage_as_of", "filings_as_of"):
        text = text.replace("{" + name + "}", sql(name))
    for name, each in kinds.items():
        text = text.replace("{" + name + "}", ", ".join(quoted(k.value) for k in each))
    return text


def total_rows(source: str, total: Total) -> str:
    """A query of the rows that go into a total which filers of a source state."""
    text = sql("total_rows").replace("{rows}", total.rows)
    return text.replace("{source}", quoted(source)).replace("{table}", quoted(total.table))


def quoted(text: object) -> str:
    """A value as an SQL string, for statements that take no parameters (COPY, file lists)."""
    return "'" + str(text).replace("'", "''") + "'"


def open_to_write(path: Path | str, settings: Settings, *, enough: int | None = None) -> Connection:
    """A connection for a load: the memory the settings allow, spilling beside the ledger.

    The settings' ceiling is the process's, and DuckDB gets what Python leaves of it. enough: bytes
    that will do where the settings name none; each thread gets its share all the same. None is half
    of the machine.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "temp_directory": str(settings.ledger / "tmp"),
        "allow_community_extensions": False,
        "autoinstall_known_extensions": False,
    }
    with duckdb_errors("the ledger's working database"):
        db = duckdb.connect(str(path), config=config)
        db.execute(f"SET memory_limit = '{_bound(db, settings, enough)}B'")
        return db


def _bound(db: Connection, settings: Settings, enough: int | None) -> int:
    if settings.memory:
        ceiling = bytes_of(settings.memory)
        return max(ceiling - _BESIDE, ceiling // 2)
    ((own, threads),) = db.execute(
        "SELECT parse_formatted_bytes(current_setting('memory_limit')), current_setting('threads')"
    ).fetchall()
    half = own * 5 // 8  # DuckDB's own ceiling is four fifths of what the machine allows
    return int(half if enough is None else min(half, max(enough, threads * _A_THREAD)))


def open_to_read(path: Path, memory: str | None = None, threads: int | None = None) -> Connection:
    """A read-only connection that reaches no file and no network.

    memory: its ceiling, beyond which it sets rows aside in a folder beside the file. threads: on
    how many processors a query runs; None is all.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "enable_external_access": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if memory:
        config["memory_limit"] = memory
    with duckdb_errors(path.name):
        db = duckdb.connect(str(path), read_only=True, config=config)
        # of a file that this process has open already it is locked, and stays as it is
        with suppress(duckdb.InvalidInputException):
            if threads:
                db.execute(f"SET threads = {threads}")
            db.execute("SET lock_configuration = true")
        return db


@contextmanager
def duckdb_errors(where: str) -> Iterator[None]:
    """DuckDB's errors as ours: a full disk and a damaged file say so and name the way out."""
    try:
        yield
    except duckdb.OutOfMemoryException as e:
        raise LedgerError(
            "ran out of memory",
            where=where,
            way_out="allow more with --memory or ITEMIZED_MEMORY, or free some",
        ) from e
    except duckdb.InterruptException as e:
        raise too_long(where) from e
    except (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException) as e:
        raise _disk_error(e, where) from e
    except duckdb.Error as e:
        if _NO_SPACE in str(e) or _CORRUPT in str(e) or isinstance(e, duckdb.InternalException):
            raise _disk_error(e, where) from e
        raise QueryError(_first_line(e), where=where) from e


def too_long(where: str) -> QueryError:
    """What a question is told that has used up its time."""
    return QueryError(
        "took longer than a question may", where=where, way_out="ask for less at once"
    )


def ran_out_of_memory(error: LedgerError) -> bool:
    """Whether it was the database's ceiling that was reached."""
    return isinstance(error.__cause__, duckdb.OutOfMemoryException)


def _disk_error(error: duckdb.Error, where: str) -> LedgerError:
    text = _first_line(error)
    if _NO_SPACE in str(error):
        return LedgerError(
            "the disk is full", where=where, way_out="free some space and run it again"
        )
    if "Permission denied" in text:
        return LedgerError(
            "there is no permission to write", where=where, way_out="choose another with --ledger"
        )
    # DuckDB's sums are of its own making and say nothing to a reader
    what = "the database is damaged" if _CORRUPT in text else text
    return LedgerError(
        what, where=where, way_out="itemized verify tells what is damaged, and how to mend it"
    )


def _first_line(error: BaseException) -> str:
    return str(error).strip().split("\n", 1)[0]
