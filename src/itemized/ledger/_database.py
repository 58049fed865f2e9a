"""The one door to DuckDB: how connections are opened, and its errors in our words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import duckdb

from itemized.errors import LedgerError, QueryError
from itemized.model import FOLLOWED, GIFTS
from itemized.settings import Settings

Connection = duckdb.DuckDBPyConnection
_A_THREAD = 140 << 20  # bytes with which a thread sorts and joins; far less makes it spill much
_NO_SPACE = "No space left"  # as the system words it, whichever error of DuckDB's holds it


def sql(name: str) -> str:
    """The text of one of the ledger's own .sql files."""
    return (
        resources.files("itemized.ledger")
        .joinpath("sql", f"{name}.sql")
        .read_text(encoding="utf-8")
    )


def filled(text: str) -> str:
    """A text of the ledger's SQL with what several of them share put in."""
    kinds = {"gifts": GIFTS, "followed": FOLLOWED}
    text = text.replace("{onward}", sql("onward"))
    for name, each in kinds.items():
        text = text.replace("{" + name + "}", ", ".join(quoted(k.value) for k in each))
    return text


def quoted(text: object) -> str:
    """A value as an SQL string, for statements that take no parameters (COPY, file lists)."""
    return "'" + str(text).replace("'", "''") + "'"


def open_to_write(path: Path | str, settings: Settings, *, enough: int | None = None) -> Connection:
    """A connection for a load: the memory the settings allow, spilling beside the ledger.

    enough: bytes that will do where the settings name no ceiling; each thread gets its share all
    the same. None leaves the ceiling DuckDB's own, most of the machine.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "temp_directory": str(settings.ledger / "tmp"),
        "allow_community_extensions": False,
        "autoinstall_known_extensions": False,
    }
    if settings.memory:
        config["memory_limit"] = settings.memory
    with duckdb_errors("the ledger's working database"):
        db = duckdb.connect(str(path), config=config)
        if enough is not None and not settings.memory:
            _bound(db, enough)
        return db


def _bound(db: Connection, enough: int) -> None:
    ((own, threads),) = db.execute(
        "SELECT parse_formatted_bytes(current_setting('memory_limit')), current_setting('threads')"
    ).fetchall()
    bound = max(enough, threads * _A_THREAD)
    if bound < own:
        db.execute(f"SET memory_limit = '{bound}B'")


def open_to_read(path: Path) -> Connection:
    """A read-only connection that reaches no file and no network."""
    with duckdb_errors(path.name):
        return duckdb.connect(
            str(path),
            read_only=True,
            config={
                "enable_external_access": False,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "lock_configuration": True,
            },
        )


@contextmanager
def duckdb_errors(where: str) -> Iterator[None]:
    """DuckDB's errors as ours: a full disk and a damaged file say so and name the way out."""
    try:
        yield
    except duckdb.OutOfMemoryException as e:
        raise LedgerError(
            "ran out of memory",
            where=where,
            way_out="allow more with ITEMIZED_MEMORY, or free some",
        ) from e
    except duckdb.InterruptException as e:
        raise QueryError(
            "took longer than a question may", where=where, way_out="ask for less at once"
        ) from e
    except (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException) as e:
        raise _disk_error(e, where) from e
    except duckdb.Error as e:
        if _NO_SPACE in str(e):
            raise _disk_error(e, where) from e
        raise QueryError(_first_line(e), where=where) from e


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
    return LedgerError(
        text, where=where, way_out="if the file is damaged, load again into a new ledger"
    )


def _first_line(error: BaseException) -> str:
    return str(error).strip().split("\n", 1)[0]
