"""The most that can flow through a network, in whole numbers (cents)."""

from __future__ import annotations

from collections.abc import Hashable

#: More than all the money there is: the capacity of what nothing limits.
UNLIMITED = 1 << 62


class Network:
    """Arcs between nodes, each with the most that it can carry.

    >>> net = Network()
    >>> net.arc("a", "b", 5), net.arc("b", "c", 3)
    (None, None)
    >>> net.max_flow("a", "c")
    3
    """

    def __init__(self) -> None:
        self._number: dict[Hashable, int] = {}
        self._out: list[list[int]] = []  # node → its arcs; arc ^ 1 is the way back
        self._to: list[int] = []
        self._left: list[int] = []

    def arc(self, start: Hashable, end: Hashable, capacity: int) -> None:
        """Add an arc; of no capacity it is none."""
        if capacity <= 0:
            return
        a, b = self._node(start), self._node(end)
        self._out[a].append(len(self._to))
        self._out[b].append(len(self._to) + 1)
        self._to += (b, a)
        self._left += (capacity, 0)

    def max_flow(self, source: Hashable, sink: Hashable) -> int:
        """The most that can flow from source to sink; it uses the network up.

        Rounds of augmenting paths. When a round finds none, no path is left that could carry a
        single cent more, and the flow is the greatest (Ford and Fulkerson).
        """
        if source not in self._number or sink not in self._number or source == sink:
            return 0
        start, end = self._number[source], self._number[sink]
        total = 0
        while more := self._round(start, end):
            total += more
        return total

    def _node(self, name: Hashable) -> int:
        if name not in self._number:
            self._number[name] = len(self._out)
            self._out.append([])
        return self._number[name]

    def _round(self, start: int, end: int) -> int:
        """What paths carry of which none meets a dead end that one before it met.

        They are looked for backward: what pays an account is mostly its own money of the days
        before, which is near there, while money may go on from its first account anywhere.
        """
        out, to, left = self._out, self._to, self._left
        tried = [0] * len(out)  # of a node's arcs, so many lead nowhere
        closed = bytearray(len(out))  # on the path, or a dead end
        closed[end] = 1
        gained, path, node = 0, list[int](), end
        while True:
            arcs = out[node]
            for place in range(tried[node], len(arcs)):
                arc = arcs[place]
                if left[arc ^ 1] and not closed[to[arc]]:
                    break
            else:  # a dead end: back by one
                tried[node] = len(arcs)
                if not path:
                    return gained
                path.pop()
                node = to[path[-1]] if path else end
                tried[node] += 1
                continue
            tried[node] = place
            path.append(arc)
            node = to[arc]
            if node != start:
                closed[node] = 1
                continue
            gained += self._carried(path)
            full = next(place for place, arc in enumerate(path) if not left[arc ^ 1])
            for arc in path[full:]:
                closed[to[arc]] = 0
            del path[full:]
            node = to[path[-1]] if path else end

    def _carried(self, path: list[int]) -> int:
        """As much as a path found backward can carry, carried."""
        left = self._left
        more = min(left[arc ^ 1] for arc in path)
        for arc in path:
            left[arc ^ 1] -= more
            left[arc] += more
        return more
