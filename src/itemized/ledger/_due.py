"""When reports are due, and how often each filer reports."""

from __future__ import annotations

from collections.abc import Mapping

from itemized.ledger._database import Connection, quoted
from itemized.ledger._snapshot import Snapshot
from itemized.sources._base import Source


def deadlines(db: Connection, snapshot: Snapshot, sources: Mapping[str, Source]) -> None:
    """When reports were due, and how often each filer reports: `deadlines` and `paces`."""
    db.execute(
        "CREATE TABLE deadlines (source VARCHAR, agency VARCHAR, pace VARCHAR, code VARCHAR,"
        " closes DATE, due DATE)"
    )
    db.execute("CREATE TABLE paces (source VARCHAR, filer_id VARCHAR, pace VARCHAR)")
    for name in sorted({p.source for p in snapshot.parts}):
        source = sources[name]
        spans = [source.span(p.period) for p in snapshot.parts if p.source == name and p.period]
        years = {day.year for span in spans for day in span}
        # the last report before these years, and the first one after; files of no period have none
        around = range(min(years) - 1, max(years) + 2) if years else range(0)
        due = [d for year in around for d in source.deadlines(year)]
        if due:
            # one statement: each by itself would take longer than all else of a small load
            db.execute(
                "INSERT INTO deadlines SELECT $source, $agency, unnest($paces), unnest($codes),"
                " unnest($closes), unnest($due)",
                {
                    "source": name,
                    "agency": source.agency,
                    "due": [d.due for d in due],
                    "paces": [d.pace for d in due],
                    "codes": [d.code for d in due],
                    "closes": [d.closes for d in due],
                },
            )
            db.execute(
                f"INSERT INTO paces SELECT source, committee_id, arg_max({source.pace}, period)"
                f" FROM committees WHERE source = {quoted(name)} GROUP BY ALL"
            )
