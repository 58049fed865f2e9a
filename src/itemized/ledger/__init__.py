"""The store: load, check, publish, read. The only folder that imports duckdb."""

from __future__ import annotations

from itemized.ledger.filings import find_filing, may_name_filing, reconcile, show_filing, unitemized
from itemized.ledger.load import Writer
from itemized.ledger.read import Reader, needs_rebuilding
from itemized.ledger.status import status

__all__ = [
    "Reader",
    "Writer",
    "find_filing",
    "may_name_filing",
    "needs_rebuilding",
    "reconcile",
    "show_filing",
    "status",
    "unitemized",
]
