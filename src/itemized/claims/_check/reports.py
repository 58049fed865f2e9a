"""Whether a filer's own reports for a time are loaded.

A file is loaded through the days that monthly filers have reported (11 CFR 104.5(c)(3)). Committees
that report by the quarter or the half-year come in later, and until then have no row to show.
"""

from __future__ import annotations

from datetime import date, timedelta

from itemized.claims._check.case import Case
from itemized.claims._check.coverage import cycle_of
from itemized.claims._check.question import template
from itemized.claims._check.systems import FEC, of_party, way_to


def gap(case: Case, filers: tuple[str, ...], end: date | None, whose: str = "recipient") -> str:
    """What of the filers' reports is missing before a day, as a sentence; empty if nothing.

    Without filers there is nothing to look up, and the files' own reach must do. whose: what the
    filer is in the claim (recipient, spender).
    """
    if not filers or end is None:
        return ""
    ids = {f"filer_{i}": filer for i, filer in enumerate(filers)}
    sql = template("reported").replace("{wanted}", ", ".join(f"${name}" for name in ids))
    (row,) = case.ledger.dicts(sql, ids)
    known = [day for day in (row["entries_through"], row["summary_through"]) if day is not None]
    if row["monthly"] or (known and max(known) >= end - timedelta(days=1)):
        return ""
    if not known:
        return f"No report of the {whose}'s is loaded; those that file by the quarter come later."
    return f"The {whose}'s loaded reports end on {max(known)}; later ones may hold the payment."


def gap_between(
    case: Case, givers: tuple[str, ...], takers: tuple[str, ...], end: date | None
) -> str:
    """The same of a payment that both sides report (a committee's): one side's reports are enough.

    The giver's row counts where the other side has not told of it yet.
    """
    missing = gap(case, takers, end)
    told_by_giver = bool(givers) and all(giver.startswith("C") for giver in givers)
    return "" if missing and told_by_giver and not gap(case, givers, end, "giver") else missing


def way(end: date | None, filers: tuple[str, ...] = ()) -> tuple[str, ...]:
    """How to get the newer reports: the FEC's, or those of the system that the filers report to."""
    own = [system for system in map(of_party, filers) if system is not None]
    if own:
        return (way_to(own[0]),)
    return () if end is None else (way_to(FEC, cycle_of(end - timedelta(days=1))),)
