"""Reports for a terminal: readable at 80 columns, with color and without."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from itemized.export._base import inert
from itemized.export.terminal._article import check_report, claims_report
from itemized.export.terminal._filing import filing_report, reconcile_report
from itemized.export.terminal._ledger import (
    MOST_ROWS,
    fetch_report,
    find_report,
    load_report,
    status_report,
    table_report,
    verify_report,
)
from itemized.export.terminal._page import Page, as_text, print_page
from itemized.export.terminal._party import show_report
from itemized.export.terminal._watch import watch_report

if TYPE_CHECKING:
    from itemized.export.terminal._routes import behind_report, trace_report

__all__ = [
    "MOST_ROWS",
    "Page",
    "as_text",
    "behind_report",
    "check_report",
    "claims_report",
    "fetch_report",
    "filing_report",
    "find_report",
    "inert",
    "load_report",
    "print_page",
    "reconcile_report",
    "show_report",
    "status_report",
    "table_report",
    "trace_report",
    "verify_report",
    "watch_report",
]


def __getattr__(name: str) -> Any:
    # Routes need the ledger, and its import takes several times as long as reading an article.
    if name in {"behind_report", "trace_report"}:
        return getattr(import_module("itemized.export.terminal._routes"), name)
    raise AttributeError(name)
