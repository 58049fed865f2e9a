"""The store: load, check, publish, read. The only folder that imports duckdb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from itemized.ledger._database import ABOUT, filled, quoted, total_rows
from itemized.ledger._file_lines import LISTED, file_lines
from itemized.ledger.engine import Shelf, reader
from itemized.ledger.filings import (
    UNITEMIZED,
    filed_on,
    find_filing,
    in_filing,
    may_name_filing,
    not_yet,
    reconcile,
    show_filing,
    unitemized,
)
from itemized.ledger.read import (
    Reader,
    Remembering,
    bound,
    content,
    coverage_as_of,
    filings_as_of,
    needs_rebuilding,
    written_out,
)
from itemized.ledger.status import status, unsettled

if TYPE_CHECKING:
    from itemized.ledger.load import Writer as Writer

__all__ = [
    "ABOUT",
    "LISTED",
    "UNITEMIZED",
    "Reader",
    "Remembering",
    "Shelf",
    "Writer",
    "bound",
    "content",
    "coverage_as_of",
    "file_lines",
    "filed_on",
    "filings_as_of",
    "filled",
    "find_filing",
    "in_filing",
    "may_name_filing",
    "needs_rebuilding",
    "not_yet",
    "quoted",
    "reader",
    "reconcile",
    "show_filing",
    "status",
    "total_rows",
    "unitemized",
    "unsettled",
    "written_out",
]


def __getattr__(name: str) -> Any:
    # what only a load needs (pyarrow, numpy) takes longer to import than an answer takes
    if name == "Writer":
        from itemized.ledger.load import Writer

        return Writer
    raise AttributeError(name)
