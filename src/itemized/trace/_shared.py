"""What routes of one snapshot were made of, for the next question: most pass the same accounts."""

from __future__ import annotations

from typing import Any

from itemized.ledger import Reader

#: Edges, payments and days of accounts held, some 200 bytes each; then all of it is let go and
#: gathered anew.
_ROOM = 400_000


class Shared:
    """Edges of nodes by their pages, payments by their edges, what accounts state, by ids, and who
    paid an end and got money, by that end.

    For threads at once: who takes from it takes whole entries, and asks again for what is gone.
    """

    def __init__(self) -> None:
        self.edges: dict[tuple[str, int], list[tuple[Any, ...]]] = {}
        self.paid: dict[tuple[Any, ...], list[Any]] = {}
        self.stated: dict[str, list[Any]] = {}
        self.gates: dict[tuple[Any, ...], frozenset[str]] = {}
        self._held = 0

    def room(self, more: int) -> None:
        """Make room for so many more."""
        self._held += more
        if self._held > _ROOM:
            self.edges, self.paid, self.stated, self.gates = {}, {}, {}, {}
            self._held = more


def shared(reader: Reader, *, plain: bool) -> Shared:
    """That of a reader's snapshot; one of its own where a question is narrowed (not `plain`)."""
    if not plain:
        return Shared()
    held: Shared = reader.aside.setdefault("trace", Shared())
    return held
