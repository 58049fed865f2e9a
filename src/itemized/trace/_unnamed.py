"""Payments of a party that name nobody at their other end: no route can be told of them."""

from __future__ import annotations

from dataclasses import replace

from itemized.ledger import bound
from itemized.model import FOLLOWED, Kind
from itemized.model_rows import NONE, RowsAsked
from itemized.money import show_dollars
from itemized.trace._base import Traced, Wanted, dollars, text
from itemized.trace._graph import Graph
from itemized.trace.bounds import SINK, SOURCE

_NUMBERS = "SELECT low FROM entities WHERE entity_id IN ({nodes})"


def unnamed(graph: Graph) -> list[str]:
    """A sentence on those of the party asked about, where it is asked about alone."""
    if graph.stands[SOURCE] and graph.stands[SINK]:
        return []
    if graph.back:
        rows, near, far = "arrivals", f"to_no IN ({_NUMBERS})", "from_no"
        end, way, who = SINK, "to", "giver"
    else:
        rows, near, far = "one_sided", "from_id IN ({nodes})", "to_id"
        end, way, who = SOURCE, "by", "recipient"
    asked = text("unnamed").replace("{rows}", rows).replace("{near}", near).replace("{far}", far)
    sql, params = bound(asked, nodes=graph.ids(end), kinds=graph.kinds)
    ((n, cents),) = graph.reader.rows(sql, params | graph.asked)
    if not n:
        return []
    which, name = ("1 payment", "names") if n == 1 else (f"{n:,} payments", "name")
    said = (
        f"{which} {way} the party asked about, {show_dollars(dollars(cents))} in all, {name} no"
        f" {who}, and {'is' if n == 1 else 'are'} in no route here."
    )
    return [said]


def unnamed_rows(traced: Traced) -> tuple[RowsAsked, ...]:
    """The rows that this sentence is of."""
    if traced.start and traced.finish:
        return ()
    ids = tuple(m.entity_id for m in traced.start or traced.finish)
    kinds = tuple(map(str, traced.wanted.kinds or FOLLOWED))
    return lots(ids, kinds, traced.wanted, into=not traced.start, others=(NONE,))


def lots(
    ids: tuple[str, ...],
    kinds: tuple[str, ...],
    wanted: Wanted,
    *,
    into: bool,
    others: tuple[str, ...] | None = None,
) -> tuple[RowsAsked, ...]:
    """The rows of money that parties got (`into`) or paid, from or to `others` alone if any are
    named: of gifts that were given back the giver got it, who is the payer in the row."""
    every = RowsAsked(
        start=wanted.start,
        end=wanted.end,
        as_of=wanted.as_of,
        targets=(NONE,),
        counted_only=True,
        order="largest",
    )
    paid = tuple(k for k in kinds if k != Kind.REFUND)
    back = tuple(k for k in kinds if k == Kind.REFUND)
    sides = [(paid, (others, ids) if into else (ids, others))]
    sides.append((back, (ids, others) if into else (others, ids)))
    return tuple(
        replace(every, kinds=some, givers=givers, recipients=recipients, source=source)
        for some, (givers, recipients) in sides
        if some
        for source in wanted.sources or (None,)
    )
