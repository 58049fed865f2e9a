"""Names that the records already know, found in a text word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

_WORD = re.compile(r"[^\W_]+(?:['\u2019](?![sS]\b)[^\W_]+)*")
_DROPPED = frozenset({"the", "inc", "llc", "corp", "ltd", "co"})
_LONGEST = 12  # words
#: Words that many committees' names end in: a name of nothing else may be the rest of a longer one.
_COMMON = frozenset(
    "action campaign committee congressional democratic for fund house national of pac party"
    " political republican senate senatorial state victory".split()
)


@dataclass(frozen=True)
class Known:
    """A known name at [start, end) of the text. entity_id is None where several go by that name."""

    start: int
    end: int
    name: str
    entity_id: str | None
    kind: str | None


class Index(Protocol):
    """Anything that finds known names in a text."""

    def find(self, text: str) -> Iterator[Known]:
        """The longest known names, in order, none overlapping another."""
        ...


def _key(words: Iterable[str]) -> tuple[str, ...]:
    lowered = [w.casefold().replace("\u2019", "'") for w in words]
    kept = [w for w in lowered if w not in _DROPPED]
    return tuple(kept or lowered)


class NameIndex:
    """An index over (name, id, kind); building it over 20,000 names takes a fraction of a second.

    A name of one word is left out unless it is written with capitals inside: "Now" would be found
    in every text.

    >>> index = NameIndex([("BETTER ROADS PAC", "C001", "committee")])
    >>> [(k.name, k.entity_id) for k in index.find("It went to Better Roads PAC.")]
    [('BETTER ROADS PAC', 'C001')]
    """

    def __init__(self, entries: Iterable[tuple[str, str, str | None]]) -> None:
        self._names: dict[tuple[str, ...], tuple[str, str | None, str | None]] = {}
        self._lengths: dict[str, int] = {}
        for name, entity_id, kind in entries:
            key = _key(_WORD.findall(name))
            if len(key) < 2 or len(key) > _LONGEST:
                continue
            held = self._names.get(key)
            if held and held[1] != entity_id:
                self._names[key] = (held[0], None, held[2])
            elif not held:
                self._names[key] = (name, entity_id, kind)
            self._lengths[key[0]] = max(self._lengths.get(key[0], 0), len(key))

    def find(self, text: str) -> Iterator[Known]:
        """The longest known names that the text writes with capitals, in order."""
        words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(text)]
        words = [w for w in words if w[2].lower() not in _DROPPED]
        i = 0
        while i < len(words):
            step = 1
            first = words[i][2]
            if first[0].isupper():
                longest = self._lengths.get(first.casefold().replace("\u2019", "'"), 0)
                for n in range(min(longest, len(words) - i), 1, -1):
                    key = _key(w[2] for w in words[i : i + n])
                    held = self._names.get(key)
                    if held and _COMMON.issuperset(key) and _goes_before(text, words[i][0]):
                        continue
                    if held and "\n\n" not in text[words[i][0] : words[i + n - 1][1]]:
                        yield Known(words[i][0], words[i + n - 1][1], *held)
                        step = n
                        break
            i += step


def _goes_before(text: str, start: int) -> bool:
    """Whether a word with a capital stands right before, as in a longer name.

    >>> _goes_before("to the Harbor Campaign Committee", 14)
    True
    >>> _goes_before("to the Campaign Committee", 7)
    False
    """
    before = text[:start].rstrip(" ")
    word = re.search(r"[^\W\d_][\w'\u2019.-]*$", before)
    return bool(word and word[0][0].isupper() and not word[0].endswith("."))
