"""Reasons that speak of counted rows alone: a row that counts nowhere may make them untrue."""

from __future__ import annotations


class OfCounted(str):
    """Such a reason: "No row shows it", "the records show $0". Else a text like any other."""

    __slots__ = ()


def of_whom(who: str, reason: str) -> str:
    """The reason with whom it is of before it, and the mark that it had."""
    return type(reason)(f"{who}: {reason}")
