"""Where the money went: flows, routes, bounds, and who stands behind an account."""

from __future__ import annotations

from itemized.trace._base import Behind, Class, Hop, Route, Stands, Together, Traced, Wanted
from itemized.trace._days import two_days
from itemized.trace._unnamed import unnamed_rows
from itemized.trace.behind import behind, received, received_sql
from itemized.trace.routes import trace

__all__ = [
    "Behind",
    "Class",
    "Hop",
    "Route",
    "Stands",
    "Together",
    "Traced",
    "Wanted",
    "behind",
    "received",
    "received_sql",
    "trace",
    "two_days",
    "unnamed_rows",
]
