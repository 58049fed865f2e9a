"""Who is who: names, candidates for a name, and what the records hold on each."""

from __future__ import annotations

from itemized.entities.account import coverage, ids_of, named, query_of, registered, show
from itemized.entities.find import find
from itemized.entities.identify import identify

__all__ = ["coverage", "find", "identify", "ids_of", "named", "query_of", "registered", "show"]
