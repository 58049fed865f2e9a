"""Who is who: names, candidates for a name, and what the records hold on each."""

from __future__ import annotations

from itemized.entities.account import coverage, named, registered, show
from itemized.entities.find import find
from itemized.entities.identify import identify

__all__ = ["coverage", "find", "identify", "named", "registered", "show"]
