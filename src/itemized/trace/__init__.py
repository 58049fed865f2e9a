"""Where the money went: flows, routes, bounds, and who stands behind an account."""

from __future__ import annotations

from itemized.trace._base import Behind, Hop, Route, Stands, Traced, Wanted
from itemized.trace.routes import trace

__all__ = ["Behind", "Hop", "Route", "Stands", "Traced", "Wanted", "trace"]
