"""Filings as JSON: one with what it changed, and all beside their own summary pages."""

from __future__ import annotations

from typing import Any

from itemized.export._json import day, dollars, json_value
from itemized.model import NOTICE
from itemized.model_filings import Change, Reconciliation, ShownFiling, StatedLine


def filing_document(shown: ShownFiling) -> dict[str, Any]:
    """A filing: what it states, line by line, and its difference to the one whose place it took."""
    change = shown.difference
    return {
        "filing": json_value({k: v for k, v in shown.filing.items() if k != "system"}),
        "lines": [_stated(line) for line in shown.lines],
        "rows": [
            {"schedule": schedule, "line": line, "n": n, "total": dollars(total)}
            for schedule, line, n, total in shown.schedules
        ],
        "difference": None
        if change is None
        else {
            "amends": change.amends,
            "added": change.added,
            "taken_away": change.taken_away,
            "changed": change.changed,
            "rows": [_change(row) for row in change.rows],
        },
        "as_of": day(shown.as_of),
        "caveats": list(shown.caveats),
        "notice": NOTICE,
    }


def reconcile_document(found: Reconciliation) -> dict[str, Any]:
    """Filings beside their own summary pages, and every line with a gap."""
    return {
        "filings": found.filings,
        "to_the_cent": found.exact,
        "gaps": [_stated(gap) for gap in found.gaps],
    }


def _stated(line: StatedLine) -> dict[str, Any]:
    return {
        "filing_key": line.filing_key,
        "filer_id": line.filer_id,
        "filer": line.filer,
        "form": line.form,
        "line": line.line,
        "what": line.what,
        "stated": dollars(line.stated),
        "itemized": dollars(line.itemized),
        "rows": line.rows,
        "itemized_in_full": line.whole,
        "gap": dollars(line.gap),
    }


def _change(row: Change) -> dict[str, Any]:
    before, after = row.amount_before, row.amount_after
    return {
        "change": row.change,
        "transaction": row.transaction,
        "schedule": row.schedule,
        "line": row.line,
        "name": row.name,
        "amount_before": None if before is None else dollars(before),
        "amount_after": None if after is None else dollars(after),
        "date_before": day(row.date_before),
        "date_after": day(row.date_after),
        "row_before": row.row_before,
        "row_after": row.row_after,
        "fields": {name: {"before": old, "after": new} for name, (old, new) in row.fields.items()},
    }
