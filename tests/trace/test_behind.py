"""Who stands behind an account, on random ledgers as the ledger's own tables, against networkx."""

from __future__ import annotations

import random_ledgers as ledgers
from as_tables import Rows

from itemized.trace import Wanted
from itemized.trace._base import dollars
from itemized.trace._graph import Graph
from itemized.trace.behind import _class, _followed_back, _known
from itemized.trace.bounds import SINK

EVERY = Wanted(hops=6)


def test_the_bounds_of_a_class_of_givers_are_those_of_networkx(reader: Rows) -> None:
    """What SOURCE, the one person there, stands for of what SINK got, at least and at most."""
    reader.aside.clear()
    asked = told = 0
    for seed in range(2, 2 * ledgers.WORLDS, 16):
        made = ledgers.made(seed)
        if not any(p.payee == SINK for p in made.payments):
            continue
        graph = Graph(reader, EVERY, finish=[f"{seed}-{SINK}"], back=True)  # type: ignore[arg-type]
        came, looked = _followed_back(graph)
        if {c.payer for c in came if c.payer} - looked:
            continue  # one that nothing came to: anybody may stand behind it
        people = _class("person", came, looked, _known(graph, came, looked))
        low, high = ledgers.by_networkx(made)
        assert (people.at_least, people.at_most) == (dollars(low), dollars(high)), seed
        asked, told = asked + 1, told + (low > 0)
    assert asked > 50
    assert told > 10
