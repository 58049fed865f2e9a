"""The place that a text gives: the largest, the second largest, one of the five largest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from itemized.claims._text.numbers import NUMBER, value_of
from itemized.model import Claim

_NTH = {
    word: n
    for n, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth".split(), 2
    )
}
_LOOSE = re.compile(r"\b(?:one of|among|top \d+|a (?:top|leading|major))\b", re.IGNORECASE)
#: "Among the five largest", "one of the top ten": of how many it is said to be one.
_OF_SO_MANY = re.compile(
    r"\b(?:(?:one of|among) (?:the |its |his |her |their |.*['\u2019]s? )?(?:top )?|top[- ])"
    rf"(?P<n>{NUMBER})\b",
    re.IGNORECASE,
)
#: "One of the largest" is taken to mean one of this many.
_AMONG = 10


@dataclass(frozen=True)
class Place:
    """first and last: the places that bear it out, which are one where it is said exactly."""

    first: int = 1
    last: int = 1

    @property
    def loose(self) -> bool:
        """Whether any of several places is meant."""
        return self.last > self.first

    def has(self, place: int) -> bool:
        """Whether a place is among those that are said."""
        return self.first <= place <= self.last


def place_said(claim: Claim) -> Place:
    """What a claim's words of rank say."""
    said = str(claim.extra.get("rank", "")).lower()
    if _LOOSE.search(said) or _OF_SO_MANY.search(said):
        several = _OF_SO_MANY.search(said)
        return Place(1, value_of(several["n"]) if several else _AMONG)
    number = re.search(r"\d+", said)
    nth = int(number[0]) if number else next((n for word, n in _NTH.items() if word in said), 1)
    return Place(nth, nth)


#: The place of the largest.
FIRST = Place()
