"""How many routes there are where only the largest are shown.

Routes of one hop are counted: one a party that was paid, or that paid. Those of more hops are
searched best first, and no further than is asked for: of these it is said that there are more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from itemized.ledger import bound
from itemized.trace._base import Cut, text
from itemized.trace._graph import Graph
from itemized.trace._search import Search
from itemized.trace.bounds import SINK, SOURCE

#: What stands for the ends of payments, by whether they are followed back.
_NUMBERS = "SELECT low FROM entities WHERE entity_id IN ({nodes})"
_ENDS = {
    False: {"rows": "moves", "near": "from_id IN ({nodes})", "far": "to_id", "theirs": "{nodes}"},
    True: {
        "rows": "arrivals",
        "near": f"to_no IN ({_NUMBERS})",
        "far": "from_no",
        "theirs": _NUMBERS,
    },
}


def cut(search: Search) -> tuple[Cut, ...]:
    """Of which numbers of hops there are more routes than are shown."""
    most, counted = search.graph.wanted.limit, not search.toward
    return tuple(
        Cut(n, most, _straight(search.graph, search.least) if n == 1 and counted else None)
        for n in search.cut
    )


def _straight(graph: Graph, least: int) -> int | None:
    """How many routes of one hop there are; None where what was taken back leaves that open."""
    asked = text("straight_count")
    for name, said in _ENDS[graph.back].items():
        asked = asked.replace("{" + name + "}", said)
    nodes = graph.ids(SINK if graph.back else SOURCE)
    sql, params = bound(asked, nodes=nodes, kinds=graph.kinds)
    ((n, sure),) = graph.reader.rows(sql, params | graph.asked | {"least": least})
    # as the filings tell it now, the ledger says of each payment what came about of it
    return n if n == sure or graph.wanted.as_of is None else None


_MORE = "A larger limit of routes shows more."
_MOST = (
    "No larger limit may be asked for here: fewer days or kinds, or a larger least amount, leave"
    " fewer."
)


def cut_said(several: Iterable[Cut], *, toward: bool, most: int | None = None) -> list[str]:
    """Sentences on them. most: the largest limit that may be asked for."""
    held = [*several]
    said = [
        f"{each.shown:,} of {each.of:,} routes of {lengths((each.hops,))}"
        f" {'is' if each.shown == 1 else 'are'} shown, the largest"
        for each in held
        if each.of is not None
    ]
    if more := [each for each in held if each.of is None]:
        shown, one = more[0].shown, more[0].shown == 1
        lead = f" lead{'s' * one} there" if toward else f" {'was' if one else 'were'} found"
        over = ", and what is said over routes together is of those shown" if toward else ""
        largest = "largest is" if one else f"{shown:,} largest are"
        said.append(
            f"More than {shown:,} route{'' if one else 's'} of"
            f" {lengths([each.hops for each in more])}{lead}; the {largest} shown{over}"
        )
    way_out = _MOST if most is not None and held and held[0].shown >= most else _MORE
    return [f"{each}. {way_out}" for each in said]


def lengths(hops: Sequence[int]) -> str:
    """Numbers of hops in words.

    >>> lengths((1,)), lengths([2, 3])
    ('1 hop', '2 and of 3 hops')
    """
    word = "hop" if tuple(hops) == (1,) else "hops"
    return f"{' and of '.join(map(str, hops))} {word}"
