"""The store: load, check, publish, read. The only folder that imports duckdb."""

from __future__ import annotations

from itemized.ledger.load import load, rebuild
from itemized.ledger.read import Reader
from itemized.ledger.status import status

__all__ = ["Reader", "load", "rebuild", "status"]
