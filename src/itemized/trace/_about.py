"""Payments to a party that were spending about a candidate or measure, and are followed to that."""

from __future__ import annotations

from itemized.sources._state import MEASURE
from itemized.trace._graph import Graph
from itemized.trace.bounds import SINK, SOURCE

_PAID = """
    SELECT count(*), count(*) FILTER (entry IN (
        SELECT entry FROM turned
        WHERE to_id IN (SELECT candidate_id FROM candidates WHERE office = $office)))
    FROM received
    WHERE about AND payee_no IN (SELECT low FROM entities WHERE list_contains($payees, entity_id))
        AND ($payers::VARCHAR[] IS NULL
            OR payer_no IN (SELECT low FROM entities WHERE list_contains($payers, entity_id)))
        AND list_contains($kinds, kind) AND amount > 0 AND date IS NOT NULL
        AND (counted OR coalesce(counted_until > $as_of, false))
        AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
        AND ($as_of::DATE IS NULL OR filed <= $as_of)
        AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources, source))
"""


def about_somebody(graph: Graph) -> list[str]:
    """A sentence on the payments to the party asked about, from those asked about if any, that end
    at the candidate or measure that they were spent for or against."""
    asked = {
        "payees": list(graph.stands[SINK]),
        "payers": list(graph.stands[SOURCE]) or None,
        "kinds": graph.kinds,
        "office": MEASURE,
        **graph.asked,
    }
    ((n, measures),) = graph.reader.rows(_PAID, asked) if asked["payees"] else ((0, 0),)
    if not n:
        return []
    if n == 1:
        what = "measure" if measures else "candidate"
        said = (
            f"1 payment to the party asked about was for spending about a {what}: it is followed to"
            f" that {what}, and is in no route here."
        )
    else:
        several = ["candidates"] * (measures < n) + ["measures"] * (measures > 0)
        what = " and ".join(several)
        said = (
            f"{n:,} payments to the party asked about were for spending about {what}: they are"
            f" followed to those {what}, and are in no route here."
        )
    return [said]
