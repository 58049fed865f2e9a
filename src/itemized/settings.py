"""One frozen Settings, built at the edge and passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from platformdirs import user_data_path

from itemized.errors import UsageError

_MOST = 8  # files fetched at once: an agency's server is not ours alone


def this_day() -> date:
    """The day it is here."""
    return datetime.now(UTC).astimezone().date()


@dataclass(frozen=True)
class Settings:
    """Where the ledger and the downloads lie, and what day it is.

    addresses: a source's name → the base address that stands in for its publisher's (a mirror, a
    local folder); its name with "_filings" → that of its single filings. connections: files fetched
    at once. memory: DuckDB's ceiling, as it writes it ("2GB"); None leaves it DuckDB's own.
    patience: seconds after which a question to the ledger is given up; None is never.
    """

    ledger: Path
    downloads: Path
    addresses: Mapping[str, str] = field(default_factory=dict)
    connections: int = 2
    memory: str | None = None
    patience: float | None = None
    today: date = field(default_factory=this_day)

    @classmethod
    def from_environment(cls, *, ledger: Path | None = None) -> Settings:
        """Read ITEMIZED_LEDGER, _DOWNLOADS, _CONNECTIONS, _MEMORY and ITEMIZED_ADDRESS_<SOURCE>."""
        home = user_data_path("itemized", appauthor=False)
        chosen = ledger or Path(os.environ.get("ITEMIZED_LEDGER") or home / "ledger")
        prefix = "ITEMIZED_ADDRESS_"
        return cls(
            ledger=chosen.expanduser(),
            downloads=Path(os.environ.get("ITEMIZED_DOWNLOADS") or home / "downloads").expanduser(),
            addresses={
                name.removeprefix(prefix).lower(): value
                for name, value in sorted(os.environ.items())
                if name.startswith(prefix)
            },
            connections=_connections(os.environ.get("ITEMIZED_CONNECTIONS") or "2"),
            memory=os.environ.get("ITEMIZED_MEMORY") or None,
        )


def _connections(text: str) -> int:
    if text.isascii() and text.isdecimal() and 1 <= int(text) <= _MOST:
        return int(text)
    raise UsageError(
        f"{text!r} is no number of files to fetch at once",
        where="ITEMIZED_CONNECTIONS",
        way_out=f"set it from 1 to {_MOST}",
    )
