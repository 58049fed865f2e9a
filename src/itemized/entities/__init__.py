"""Who is who: names, candidates for a name, and what the records hold on each."""

from __future__ import annotations

from itemized.entities.account import coverage, registered, show, thin
from itemized.entities.find import by_id, find, narrowed
from itemized.entities.identify import identify
from itemized.entities.named import ids_of, named, query_of

__all__ = [
    "by_id",
    "coverage",
    "find",
    "identify",
    "ids_of",
    "named",
    "narrowed",
    "query_of",
    "registered",
    "show",
    "thin",
]
