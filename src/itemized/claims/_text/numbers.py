"""Whole numbers as people write them: "36", "1,200", "thirty-five", "two dozen"."""

from __future__ import annotations

import re

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: i for i, word in enumerate(_SMALL, 1)} | {
    word: 10 * i for i, word in enumerate(_TENS, 2)
}
_UNITS = "|".join(sorted(_SMALL, key=len, reverse=True))
_UNDER_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[:9])}))?|{_UNITS})"
_DOZEN = rf"(?:half an?|an?|{'|'.join(_SMALL)}) dozen"
#: A number in digits or in words, for a larger pattern that says where it ends.
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{_DOZEN}|(?:(?:an?|{'|'.join(_SMALL[:9])}) hundred"
    rf"(?:(?: and)? {_UNDER_100})?)|{_UNDER_100})"
)


def value_of(written: str) -> int:
    """The number that was written; ValueError where it is none.

    >>> value_of("thirty-five"), value_of("1,200"), value_of("a hundred and four")
    (35, 1200, 104)
    >>> value_of("two dozen"), value_of("a dozen"), value_of("half a dozen")
    (24, 12, 6)
    """
    bare = written.lower().replace(",", "")
    if bare.isdigit():
        return int(bare)
    if not re.fullmatch(NUMBER, bare):
        raise ValueError(f"{written!r} is no number")
    if bare.endswith(" dozen"):
        many = bare.removesuffix(" dozen")
        return 6 if many.startswith("half") else 12 * _VALUES.get(many, 1)
    total = 0
    for word in re.split(r"[- ]", bare):
        if word == "hundred":
            total = max(total, 1) * 100
        elif word not in ("a", "an", "and"):
            total += _VALUES[word]
    return total
