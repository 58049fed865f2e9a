"""Times told from another one: "the next month", "a year earlier", "the same day", "that spring".

Each is counted from the time that the text tells just before. Where there is none, or only one
that is too long to count from ("in 2021 … the next day"), it stays a time without days, so that a
reader is told so and no other date of the text is taken in its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from itemized.claims._text.calendar import IN_ROUND, NOT_TIED, NUMBERS, When, month_after
from itemized.model import Period

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_FORMS = re.compile(
    r"\bthe (?P<step>next|following|previous|preceding|prior)"
    r" (?P<to>day|week|month|quarter|year|(?:election )?cycle)\b(?!['\u2019-])"
    r"|\b(?P<same>that(?: very| same)?|the(?: very)? same)"
    r" (?P<in>day|week|month|quarter|year|(?:election )?cycle)\b(?!['\u2019-])"
    rf"|\bthe (?P<turn>next|following|previous|preceding) (?P<month>(?-i:{_MONTHS}))\b(?! \d)"
    rf"|\b(?P<count>an?|\d{{1,3}}|{'|'.join(list(NUMBERS)[1:])}|several|(?:a )?few"
    r"|(?:a )?couple(?: of)?)"
    r" (?P<unit>day|week|month|year)s? (?P<way>later|afterwards?|earlier|previously"
    r"|(?:after|before) that|(?:after|before|prior)(?=\s*(?:[.,;:)]|$)))"
    r"|\bthe (?P<one>day|week|month|year) (?P<side>after|before)(?=\s*(?:[.,;:)]|$))",
    re.IGNORECASE,
)
#: Of "the same day as the vote" and "the year that he won" the text tells the time in other words.
_OF_ANOTHER = re.compile(r" (?:as|that|of|in which|when)\b")
_BACK = frozenset("previous preceding prior earlier previously before".split())
_REACH = 600  # code points back to the time that it is counted from
#: How long at most the time is that each unit is counted from, in days.
_LONGEST = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366, "cycle": 731}
_SLACK = 15  # days either way of "eight months later"


def with_relative(text: str, found: list[When]) -> list[When]:
    """The times with those among them that are told from another one."""
    settled = list(found)
    for m in _FORMS.finditer(text):
        at = bisect_left(settled, m.start(), key=lambda w: w.start)
        over = [
            w for w in settled[max(0, at - 1) : at + 1] if w.start < m.end() and m.start() < w.end
        ]
        period = None if _OF_ANOTHER.match(text, m.end()) else _period(m, _before(settled[:at], m))
        if over and period is None:
            continue  # it has days without that, counted from publication
        settled = [w for w in settled if w not in over]
        when = When(m.start(), m.end(), period or Period(m[0], None, None, NOT_TIED))
        settled.insert(bisect_left(settled, m.start(), key=lambda w: w.start), when)
    return settled


def _before(earlier: list[When], m: re.Match[str]) -> When | None:
    """The time told just before; a cycle ("for the 2022 race") is whose vote it was, and no time
    at which anything was done."""
    for when in reversed(earlier[-4:]):
        if m.start() - when.end > _REACH:
            return None
        if when.end <= m.start() and _length(when.period) <= _LONGEST["year"]:
            return when
    return None


def _length(period: Period) -> int:
    return (period.end - period.start).days if period.start and period.end else 0


def _period(m: re.Match[str], told: When | None) -> Period | None:
    anchor = told.period if told else None
    if anchor is None or anchor.start is None or anchor.end is None:
        return None
    unit = (m["to"] or m["in"] or m["unit"] or m["one"] or "month").lower().split()[-1]
    if m["turn"] is None and _length(anchor) > _LONGEST[unit]:
        return None
    days = _days(m, unit, anchor.start, anchor.end)
    if days is None:
        return None
    note = f"from \u201c{anchor.text}\u201d before it"
    return Period(m[0], *days, f"{note}; {IN_ROUND}" if m["count"] else note)


def _days(m: re.Match[str], unit: str, start: date, end: date) -> tuple[date, date] | None:
    if m["turn"]:
        return _turn(m["turn"].lower(), m["month"], start, end)
    way = (m["step"] or m["side"] or m["way"] or "").lower().split(" ")[0]
    n = _count(m["count"]) if m["count"] else 0 if m["same"] else 1
    if n is None:
        return None
    n = -n if way in _BACK else n
    counted = m["count"] is not None
    if unit == "day":
        return start + timedelta(n), start + timedelta(n + 1)
    if unit == "week":
        if counted:
            return start + timedelta(7 * n - 3), end + timedelta(7 * n + 3)
        return _weeks(start, n)
    if unit == "month" and counted:
        low, high = month_after(start.replace(day=1), n), month_after(start.replace(day=1), n + 1)
        return low - timedelta(_SLACK), high + timedelta(_SLACK)
    return _whole(unit, start, end, n)


def _whole(unit: str, start: date, end: date, n: int) -> tuple[date, date]:
    """The month, quarter, year or cycle n further on."""
    size = {"month": 1, "quarter": 3, "year": 12, "cycle": 24}[unit]
    if unit == "year" and 31 < (end - start).days < 366:  # of a half-year, the same one
        return month_after(start, 12 * n), month_after(end, 12 * n)
    year = start.year - (start.year + 1) % 2 if unit == "cycle" else start.year
    month = 1 if unit in ("year", "cycle") else (start.month - 1) // size * size + 1
    first = month_after(date(year, month, 1), n * size)
    return first, month_after(first, size)


def _weeks(day: date, n: int) -> tuple[date, date]:
    """The week n further on, begun by some on Sunday and by others on Monday."""
    monday = day - timedelta(day.weekday())
    sunday = day - timedelta((day.weekday() + 1) % 7)
    low, high = min(monday, sunday), max(monday, sunday)
    return low + timedelta(7 * n), high + timedelta(7 * n + 7)


def _turn(turn: str, name: str, start: date, end: date) -> tuple[date, date]:
    """The first March after, or the last one before, a time."""
    month = _MONTHS.split("|").index(name.capitalize()) + 1
    if turn in _BACK:
        first = date(start.year - (month >= start.month), month, 1)
    else:
        last = end - timedelta(1)
        first = date(last.year + (month <= last.month), month, 1)
    return first, month_after(first)


def _count(words: str) -> int | None:
    word = words.lower()
    if word.isdigit():
        return int(word)
    return 1 if word in ("a", "an") else NUMBERS.get(word)
