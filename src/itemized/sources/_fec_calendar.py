"""When reports to the FEC close and are due, by how often a committee files.

11 CFR 104.5, and FEC's page "Report type code descriptions". Federal deadlines do not move for
weekends or holidays. Campaigns for House and Senate file by the quarter (104.5(a)); of other
committees, those that do not file monthly file by the quarter in years with a general election and
by the half-year in others (104.5(c)).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from itemized.sources._base import Deadline

#: `Source.pace`: committee type and filing frequency as FEC's committee master has them.
PACE = """CASE frequency
    WHEN 'M' THEN 'monthly'
    WHEN 'Q' THEN CASE WHEN type IN ('H', 'S', 'P') THEN 'quarterly' ELSE 'half-yearly' END
END"""


def general_election(year: int) -> date:
    """The Tuesday after the first Monday in November (2 U.S.C. 7).

    >>> general_election(2022), general_election(2024)
    (datetime.date(2022, 11, 8), datetime.date(2024, 11, 5))
    """
    first = date(year, 11, 1)
    return first + timedelta(days=(0 - first.weekday()) % 7 + 1)


def deadlines(year: int) -> tuple[Deadline, ...]:
    """Every report due on a calendar year's money, for each pace, but those that go by primaries
    and special elections.

    >>> [d.code for d in deadlines(2021) if d.pace == "half-yearly"]
    ['MY', 'YE']
    >>> [d.code for d in deadlines(2022) if d.pace == "half-yearly"]
    ['Q1', 'Q2', 'Q3', '12G', '30G', 'YE']
    """
    year_end = ("YE", date(year, 12, 31), date(year + 1, 1, 31))
    quarters = [_quarter(year, n) for n in (1, 2, 3)]
    if year % 2:
        months = [_month(year, n) for n in range(2, 13)]
        half = [("MY", date(year, 6, 30), date(year, 7, 31)), year_end]
        return _of(monthly=[*months, year_end], quarterly=[*quarters, year_end], half_yearly=half)
    day = general_election(year)
    around = [
        ("12G", day - timedelta(days=20), day - timedelta(days=12)),
        ("30G", day + timedelta(days=20), day + timedelta(days=30)),
    ]
    months = [_month(year, n) for n in range(2, 11)]
    by_quarter = [*quarters, *around, year_end]
    return _of(monthly=[*months, *around, year_end], quarterly=by_quarter, half_yearly=by_quarter)


def _of(**reports: list[tuple[str, date, date]]) -> tuple[Deadline, ...]:
    return tuple(
        Deadline(pace.replace("_", "-"), code, closes, due)
        for pace, owed in reports.items()
        for code, closes, due in owed
    )


def _month(year: int, due: int) -> tuple[str, date, date]:
    before = due - 1
    return f"M{due}", date(year, before, monthrange(year, before)[1]), date(year, due, 20)


def _quarter(year: int, n: int) -> tuple[str, date, date]:
    last = 3 * n
    return f"Q{n}", date(year, last, monthrange(year, last)[1]), date(year, last + 1, 15)
