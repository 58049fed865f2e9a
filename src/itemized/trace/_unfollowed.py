"""Payments that stand in rows which a trace does not follow: another report has them as gifts."""

from __future__ import annotations

from collections.abc import Iterable

from itemized.ledger import bound
from itemized.model import GIFTS
from itemized.sources._pairs import MIRROR_DAYS_AFTER, MIRROR_DAYS_BEFORE
from itemized.trace._base import text
from itemized.trace._graph import Graph


def unfollowed(
    graph: Graph, payers: Iterable[str] | None, payees: Iterable[str] | None
) -> list[str]:
    """Sentences on payments that were on file and are not among those followed.

    What two agencies' reports tell counts at the recipient's. As of a day before that was filed,
    or with the payer's records alone, the payer's row is all there is; most are expenses to the
    payer's agency, or count elsewhere. payers, payees: between whom; None is anybody.
    """
    wanted = graph.wanted
    if not (wanted.as_of or wanted.sources) or not set(GIFTS) & set(graph.kinds):
        return []
    sql, params = bound(text("unfollowed"), kinds=graph.kinds)
    for side, nodes in (("payers", payers), ("payees", payees)):
        params[side] = None if nodes is None else sorted({i for n in nodes for i in graph.ids(n)})
    params |= graph.asked | {"before": MIRROR_DAYS_BEFORE, "after": MIRROR_DAYS_AFTER}
    return [
        _by_then(n, kinds) if stands else _elsewhere(n, wanted.sources)
        for stands, n, kinds in graph.reader.rows(sql, params)
    ]


def _by_then(n: int, kinds: str) -> str:
    which, are, them = ("1 payment", "is", "it") if n == 1 else (f"{n:,} payments", "are", "them")
    return (
        f"{which} stood by then in the payer's report alone, as {kinds}, and {are} not followed:"
        f" the recipient's report, filed later, makes {'a gift' if n == 1 else 'gifts'} of {them}."
        f" To follow {them}, ask for the kind {kinds} besides those of gifts."
    )


def _elsewhere(n: int, sources: Iterable[str]) -> str:
    which = "1 payment" if n == 1 else f"{n:,} payments"
    counts, are = ("counts", "is") if n == 1 else ("count", "are")
    return (
        f"{which} that records of {' and '.join(sources)} tell {counts} at the recipient's report,"
        f" among records of other sources, and {are} not followed without them."
    )
