"""Days as questions write them: 2021-07-26, and nothing that has to be guessed."""

from __future__ import annotations

import re
from datetime import date

#: Rows hold days of any year as filed; a period ends before the day after its last.
EARLIEST, LATEST = date.min, date(9999, 12, 30)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def read_day(value: object) -> date:
    """A day out of its text; ValueError, which says how one is written, for all else. A number
    would be seconds since 1970, and 7/8/2021 is two days.

    >>> read_day(" 2021-07-26 ")
    datetime.date(2021, 7, 26)
    """
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value.strip()):
        raise ValueError("it is no day; write it as 2021-07-26")
    try:
        day = date.fromisoformat(value.strip())
    except ValueError:
        raise ValueError(f"there is no day {value.strip()}") from None
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"days are asked about from {EARLIEST} to {LATEST}")
    return day
