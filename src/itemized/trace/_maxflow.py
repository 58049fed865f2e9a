"""The most that can flow through a network, in whole numbers (cents)."""

from __future__ import annotations

from collections.abc import Hashable

#: More than all the money there is: the capacity of what nothing limits.
UNLIMITED = 1 << 62
_STEP = 4  # bits by which the smallest flow looked for falls, from phase to phase


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

        Augmenting paths, those of large capacity first (capacity scaling); when no path is left
        that could carry a single cent more, the flow is the greatest (Ford and Fulkerson).
        """
        if source not in self._number or sink not in self._number:
            return 0
        start, end = self._number[source], self._number[sink]
        bits = max((left for left in self._left if left < UNLIMITED), default=0).bit_length()
        total, least = 0, 1 << (bits - bits % _STEP)
        while least:
            while path := self._path(start, end, least):
                more = min(self._left[arc] for arc in path)
                for arc in path:
                    self._left[arc] -= more
                    self._left[arc ^ 1] += more
                total += more
            least >>= _STEP
        return total

    def _node(self, name: Hashable) -> int:
        if name not in self._number:
            self._number[name] = len(self._out)
            self._out.append([])
        return self._number[name]

    def _path(self, start: int, end: int, least: int) -> list[int]:
        """Arcs from start to end that can each carry `least` more, or none."""
        seen = bytearray(len(self._out))
        seen[start] = 1
        path: list[int] = []
        waiting = [iter(self._out[start])]
        while waiting:
            for arc in waiting[-1]:
                node = self._to[arc]
                if not seen[node] and self._left[arc] >= least:
                    path.append(arc)
                    if node == end:
                        return path
                    seen[node] = 1
                    waiting.append(iter(self._out[node]))
                    break
            else:
                waiting.pop()
                if path:
                    path.pop()
        return []
