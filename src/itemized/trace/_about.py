"""Payments to a party that were spending about a candidate, and are followed to the candidate."""

from __future__ import annotations

from itemized.trace._graph import Graph
from itemized.trace.bounds import SINK, SOURCE

_PAID = """
    SELECT count(*) FROM received
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


def about_candidates(graph: Graph) -> list[str]:
    """A sentence on the payments to the party asked about, from those asked about if any, that end
    at the candidate whom they were spent for or against."""
    asked = {
        "payees": list(graph.stands[SINK]),
        "payers": list(graph.stands[SOURCE]) or None,
        "kinds": graph.kinds,
        **graph.asked,
    }
    ((n,),) = graph.reader.rows(_PAID, asked) if asked["payees"] else ((0,),)
    if not n:
        return []
    said = (
        "1 payment to the party asked about was for spending about a candidate: it is followed to"
        " that candidate, and is in no route here."
        if n == 1
        else f"{n:,} payments to the party asked about were for spending about candidates: they"
        " are followed to those candidates, and are in no route here."
    )
    return [said]
