"""One frozen Settings, built at the edge and passed down."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from itemized.errors import UsageError

DUCKDB, SPARK = "duckdb", "spark"
_MOST = 8  # files fetched at once: an agency's server is not ours alone


def this_day() -> date:
    """The day it is here."""
    return datetime.now(UTC).astimezone().date()


@dataclass(frozen=True)
class Settings:
    """Where the ledger and the downloads lie, and what day it is.

    addresses: a source's name → the base address that stands in for its publisher's (a mirror, a
    local folder); its name with "_filings" → that of its single filings. connections: files fetched
    at once. memory: what a load may hold at most, as "2GB"; None is half of the machine's.
    engine: what answers: duckdb, spark (on this machine) or sc://host:port (Spark Connect). tables:
    folder or address under which Spark finds tables; None is beside the ledger's own.
    patience: seconds after which a question to the ledger is given up; None is never. threads: on
    how many processors a question is answered; None is all.
    """

    ledger: Path
    downloads: Path
    addresses: Mapping[str, str] = field(default_factory=dict)
    connections: int = 2
    memory: str | None = None
    engine: str = DUCKDB
    tables: str | None = None
    patience: float | None = None
    threads: int | None = None
    today: date = field(default_factory=this_day)

    @classmethod
    def from_environment(cls, *, ledger: Path | None = None, memory: str | None = None) -> Settings:
        """Read ITEMIZED_LEDGER, _DOWNLOADS, _CONNECTIONS, _MEMORY, _ENGINE, _TABLES and
        ITEMIZED_ADDRESS_<SOURCE>."""
        chosen = ledger or _folder("ITEMIZED_LEDGER", "ledger")
        prefix = "ITEMIZED_ADDRESS_"
        return cls(
            ledger=chosen.expanduser(),
            downloads=_folder("ITEMIZED_DOWNLOADS", "downloads").expanduser(),
            addresses={
                name.removeprefix(prefix).lower(): value
                for name, value in sorted(os.environ.items())
                if name.startswith(prefix)
            },
            connections=_connections(os.environ.get("ITEMIZED_CONNECTIONS") or "2"),
            memory=_memory(memory, os.environ.get("ITEMIZED_MEMORY") or ""),
            engine=_engine(os.environ.get("ITEMIZED_ENGINE") or DUCKDB),
            tables=os.environ.get("ITEMIZED_TABLES") or None,
        )


def _folder(variable: str, name: str) -> Path:
    """The folder that the environment names, or the one in which this system keeps such data."""
    if chosen := os.environ.get(variable):
        return Path(chosen)
    from platformdirs import user_data_path  # not needed for `--help`, which counts milliseconds

    return user_data_path("itemized", appauthor=False) / name


_UNITS = {
    "KB": 10**3,
    "MB": 10**6,
    "GB": 10**9,
    "TB": 10**12,
    "KIB": 1 << 10,
    "MIB": 1 << 20,
    "GIB": 1 << 30,
    "TIB": 1 << 40,
}


def bytes_of(amount: str) -> int:
    """An amount of memory in bytes; ValueError where it is none.

    >>> bytes_of("2GB"), bytes_of("1.5 GiB")
    (2000000000, 1610612736)
    """
    found = re.fullmatch(r"([0-9]{1,6}(?:\.[0-9]{1,3})?) ?([KMGT]I?B)", amount.strip().upper())
    if not found or not float(found[1]):
        raise ValueError(amount)
    return int(float(found[1]) * _UNITS[found[2]])


def _memory(asked: str | None, environment: str) -> str | None:
    text = asked if asked is not None else environment
    if not text and asked is None:
        return None
    try:
        bytes_of(text)
    except ValueError:
        raise UsageError(
            f"{text!r} is no amount of memory",
            where="ITEMIZED_MEMORY" if asked is None else "--memory",
            way_out="write it as 2GB or 500MB",
        ) from None
    return text


def _engine(text: str) -> str:
    if text in (DUCKDB, SPARK) or re.fullmatch(r"sc://[^\s/:]+(:[0-9]{1,5})?(/\S*)?", text):
        return text
    raise UsageError(
        f"{text!r} is nothing that answers",
        where="ITEMIZED_ENGINE",
        way_out=f"set it to {DUCKDB}, {SPARK} or sc://host:port (Spark Connect)",
    )


def _connections(text: str) -> int:
    if text.isascii() and text.isdecimal() and 1 <= int(text) <= _MOST:
        return int(text)
    raise UsageError(
        f"{text!r} is no number of files to fetch at once",
        where="ITEMIZED_CONNECTIONS",
        way_out=f"set it from 1 to {_MOST}",
    )
