"""A time in a text, and the arithmetic of days and months that times share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from itemized.model import Period

#: Why a time has no days: what a verdict that would rest on one says, with the time before it.
NO_SUCH_DAY = "there is no such day"
NOT_TIED = "the text tells no time before it from which it could be counted"
APART = "two times that lie apart are not one stretch of days"
#: A time counted on from another one, in round figures.
IN_ROUND = "counted loosely"
NUMBERS = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}


@dataclass(frozen=True)
class When:
    """A time in the text: its place, and the days it means."""

    start: int
    end: int
    period: Period
    role: str = "in"  # in, since, until


def month_after(first: date, n: int = 1) -> date:
    """The first day of the month n months on."""
    months = first.year * 12 + first.month - 1 + n
    return date(months // 12, months % 12 + 1, 1)


def on_calendar(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is none: "June 31"."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
