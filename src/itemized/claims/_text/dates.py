"""Times as people write them, as half-open stretches of days relative to the publication."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from itemized.claims._text.calendar import NO_SUCH_DAY, NUMBERS, When, month_after, on_calendar
from itemized.claims._text.joined_times import together
from itemized.claims._text.relative import with_relative
from itemized.model import Period

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_YEAR = r"(?P<year>(?:19[7-9]|20[0-4])\d)"
_COUNT = (
    r"(?P<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|several|few|couple of)"
)
_PART = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_SEASONS = {"spring": (3, 6), "summer": (6, 9), "fall": (9, 12), "autumn": (9, 12)}
_UNKNOWN = "the day of publication is not known, so this time stays open"

_DAY = re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|,\d{{3}})(?:,? {_YEAR})?\b")
#: "The 31st of May", "31 May 2021", "5/31/2021", "2021-05-31".
_DAY_FIRST = re.compile(
    rf"\b(?:the )?(?P<day>\d{{1,2}})(?:(?:st|nd|rd|th)(?: of)? {_MONTH}(?:,? {_YEAR})?"
    rf"|(?: of)? (?:{_MONTH.replace('month', 'month2')}),? (?:{_YEAR.replace('year', 'year2')}))\b"
)
_IN_DIGITS = re.compile(
    r"(?<![\d/.-])(?:(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>(?:19|20)\d\d|\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d))(?![\d/-])"
)
#: What makes a day of "June 31"; in "in June 31 donors gave" it is none.
_IS_DAY = re.compile(r"\s*(?:[.,;:)\u201d\"]|$)")
_LEAP = 8  # years, within which there is a February 29
_IN_MONTH = re.compile(
    rf"\b(?P<which>mid-|early |late |(?:the )?(?:end|beginning|start|middle) of )?"
    rf"(?:(?<=in )|(?<=since )|(?<=mid-)|(?<=early )|(?<=late )|(?<=of )|(?<=last )|(?<=during )"
    rf"|(?<=by )|(?<=until )|(?<=from )|(?<=through )|(?<=and )|(?<=to )|(?<=In )|(?<=Since )"
    rf"|(?<=ended )|(?<=between )|(?<=Between )|(?<=From )|(?<=both )|(?<=Last )|(?<=After )"
    rf"|(?<=after )){_MONTH}(?: (?:of )?{_YEAR})?\b"
    rf"(?! \d)"
)
_MONTH_YEAR = re.compile(rf"\b{_MONTH},? (?:of )?{_YEAR}\b")
_QUARTER = re.compile(
    rf"\b(?P<part>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?P<unit>quarter|half)"
    rf"(?:(?: of| in)?(?: the year)? {_YEAR})?\b",
    re.IGNORECASE,
)
#: "The first two quarters of 2021", "the last three months of the year".
_PARTS = re.compile(
    rf"\b(?P<edge>first|last|final) {_COUNT} (?P<unit>quarters|months) of (?:the year )?{_YEAR}\b",
    re.IGNORECASE,
)
_CYCLE = re.compile(
    rf"\b(?:the )?{_YEAR} (?:(?:midterm|presidential|congressional|general|primary|election"
    rf"|campaign)"
    r" )*(?P<cycle>cycle|election|elections|campaign|race|midterms?)\b",
    re.IGNORECASE,
)
#: "The 2021-22 election cycle": a cycle's two years.
_BOTH_YEARS = re.compile(
    r"\b(?:the )?(?P<year>(?:19|20)\d[13579])[-\u2013/](?:20)?\d[02468]"
    r" (?:(?:midterm|election|campaign) )*(?P<cycle>cycle)\b",
    re.IGNORECASE,
)
_THIS_CYCLE = re.compile(
    r"\b(?P<rel>this|the|last|the last)(?: (?:election|campaign|two-year|current))* cycle\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?P<rel>(?:earlier |later |so far |to date )?this|(?:early |late )?last|the (?:past|last"
    r"|previous))"
    r" (?P<unit>year|month|week|quarter|spring|summer|fall|autumn|winter)\b(?!['’])",
    re.IGNORECASE,
)
_AGO = re.compile(rf"\b{_COUNT} (?P<unit>years?|months?) ago\b", re.IGNORECASE)
_PAST = re.compile(
    rf"\b(?:over|in|during|for|within)? ?the (?:past|last) (?:{_COUNT} )?"
    r"(?P<unit>years|decades?|months)\b",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(
    rf"(?:(?<=\bin )|(?<=\bIn )|(?<=ended )|(?<=closed )|(?<=finished )"
    rf"|(?<=since )|(?<=Since )|(?<=during )|(?<=During )|(?<=for )|(?<=both )|(?<=over )"
    rf"|(?<=between )|(?<=Between )|(?<=From )"
    rf"|(?<=of )"
    rf"|(?<=through )|(?<=by )|(?<=from )|(?<=and )|(?<=to )|(?<=before )|(?<=after )|(?<=until ))"
    rf"{_YEAR}\b(?![-,.]?\d)"
)
# Words before a time that make of it a beginning, an end, or a day of reckoning.
_LEAD = re.compile(
    r"(?:(?P<since>since|after)|(?P<until>through|until|as of|by(?: the end of)?|to)"
    r"|(?P<before>before|prior to|ahead of)(?P<its_end> the end of)?)(?: the"
    r"| late| early)?\s*$",
    re.IGNORECASE,
)


_VOTE = re.compile(
    r" (?:(?:general|primary|special|runoff|recall) )?(?:elections?|primar(?:y|ies)|votes?|runoffs?"
    r"|ballots?|recalls?|race)\b"
)


def _month_number(word: str) -> int:
    key = word.lower().rstrip(".")[:3]
    return next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(key))


def _year_for(month: int, published: date | None) -> int | None:
    """A month without a year is the last one begun by the day of publication."""
    if published is None:
        return None
    return published.year if month <= published.month else published.year - 1


class _Times:
    """Each method reads one form; all give days, or None where it is no time after all."""

    def __init__(self, text: str, published: date | None) -> None:
        self.text = text
        self.published = published

    def open(self, words: str) -> Period:
        return Period(words, None, None, _UNKNOWN)

    def day(self, m: re.Match[str]) -> Period | None:
        return self._day(m, _month_number(m["month"]), int(m["day"]), m["year"])

    def day_first(self, m: re.Match[str]) -> Period | None:
        month = _month_number(m["month"] or m["month2"])
        return self._day(m, month, int(m["day"]), m["year"] or m["year2"])

    def in_digits(self, m: re.Match[str]) -> Period | None:
        month, day = int(m["m"] or m["m2"]), int(m["d"] or m["d2"])
        if month > 12 >= day:
            month, day = day, month  # as it is written outside America
        year = m["y"] or m["y2"]
        return self._day(m, month, day, year if len(year) == 4 else f"20{year}")

    def _day(self, m: re.Match[str], month: int, day: int, stated: str | None) -> Period | None:
        if on_calendar(int(stated) if stated else 2000, month, day) is None:
            before = self.text[max(0, m.start() - 6) : m.start()].lower()
            told = stated or before.endswith(("on ", "by ", "until "))
            if told or _IS_DAY.match(self.text, m.end()):
                return Period(m[0], None, None, NO_SUCH_DAY)
            return None
        if stated:
            first = date(int(stated), month, day)
            return Period(m[0], first, first + timedelta(1))
        if self.published is None:
            return self.open(m[0])
        years = range(self.published.year, self.published.year - _LEAP, -1)
        each = (on_calendar(year, month, day) for year in years)
        last = next((one for one in each if one and one <= self.published), None)
        if last is None:
            return None
        return Period(m[0], last, last + timedelta(1), f"the year was taken to be {last.year}")

    def month(self, m: re.Match[str]) -> Period:
        month = _month_number(m["month"])
        year = int(m["year"]) if m["year"] else _year_for(month, self.published)
        if year is None:
            return self.open(m[0])
        first = date(year, month, 1)
        notes = [] if m["year"] else [f"the year was taken to be {year}"]
        if m.groupdict().get("which"):
            notes.append("the whole month was taken")
        return Period(m[0], first, month_after(first), "; ".join(notes))

    def quarter(self, m: re.Match[str]) -> Period:
        part, size = _PART[m["part"].lower()], 3 if m["unit"].lower() == "quarter" else 6
        if part * size > 12:
            return Period(m[0], None, None, "there is no such part of a year")
        year = int(m["year"]) if m["year"] else None
        note = ""
        if year is None:
            if self.published is None:
                return self.open(m[0])
            year = self.published.year
            if date(year, (part - 1) * size + 1, 1) > self.published:
                year -= 1
            note = f"the year was taken to be {year}"
        first = date(year, (part - 1) * size + 1, 1)
        return Period(m[0], first, month_after(first, size), note)

    def parts(self, m: re.Match[str]) -> Period | None:
        count = m["count"].lower()
        n = int(count) if count.isdigit() else NUMBERS.get(count, 0)
        months = n * (3 if m["unit"].lower() == "quarters" else 1)
        if not 0 < months <= 12:
            return None
        first = date(int(m["year"]), 1, 1)
        if m["edge"].lower() == "first":
            return Period(m[0], first, month_after(first, months))
        return Period(m[0], month_after(first, 12 - months), month_after(first, 12))

    def cycle(self, m: re.Match[str]) -> Period:
        year = int(m["year"])
        year += year % 2
        return Period(
            m[0],
            date(year - 1, 1, 1),
            date(year + 1, 1, 1),
            "a cycle is the two years up to the vote",
        )

    def this_cycle(self, m: re.Match[str]) -> Period:
        if self.published is None:
            return self.open(m[0])
        year = self.published.year + self.published.year % 2
        if "last" in m["rel"].lower():
            return Period(m[0], date(year - 3, 1, 1), date(year - 1, 1, 1), f"the {year - 2} cycle")
        end = self.published + timedelta(1)
        return Period(m[0], date(year - 1, 1, 1), end, f"the {year} cycle up to publication")

    def relative(self, m: re.Match[str]) -> Period:
        day, unit, rel = self.published, m["unit"].lower(), m["rel"].lower()
        if day is None:
            return self.open(m[0])
        this = rel.endswith("this")
        if unit in _SEASONS or unit == "winter":
            return self._season(m[0], unit, day)
        if unit == "week":
            first = day - timedelta(day.weekday() + (0 if this else 7))
            return Period(m[0], first, day + timedelta(1) if this else first + timedelta(7))
        size = {"year": 12, "month": 1, "quarter": 3}[unit]
        first = date(day.year, (day.month - 1) // size * size + 1, 1)
        if this:
            return Period(m[0], first, day + timedelta(1), "up to publication")
        if rel.startswith("the"):
            return Period(m[0], month_after(first, -size), day + timedelta(1), "up to publication")
        return Period(m[0], month_after(first, -size), first)

    def _season(self, words: str, unit: str, day: date) -> Period:
        first, after = _SEASONS.get(unit, (12, 15))
        start = date(day.year, first, 1)
        if start > day or (
            words.lower().startswith("last") and start <= day < month_after(start, 3)
        ):
            start = date(day.year - 1, first, 1)
        return Period(words, start, month_after(start, after - first), f"{unit} of {start.year}")

    def ago(self, m: re.Match[str]) -> Period | None:
        n = NUMBERS.get(m["count"].lower()) or (int(m["count"]) if m["count"].isdigit() else None)
        if n is None:
            return None
        if self.published is None:
            return self.open(m[0])
        if m["unit"].lower().startswith("year"):
            year = self.published.year - n
            return Period(m[0], date(year, 1, 1), date(year + 1, 1, 1), "the whole year was taken")
        first = month_after(self.published.replace(day=1), -n)
        return Period(m[0], first, month_after(first), "the whole month was taken")

    def past(self, m: re.Match[str]) -> Period:
        if self.published is None:
            return self.open(m[0])
        count = (m["count"] or "").lower()
        unit = m["unit"].lower()
        n = NUMBERS.get(count) or (int(count) if count.isdigit() else 1 if unit == "decade" else 0)
        if not n:
            return Period(m[0], None, self.published + timedelta(1), "no beginning is said")
        months = n * {"y": 12, "d": 120, "m": 1}[unit[0]]
        first = month_after(self.published.replace(day=1), -months)
        return Period(m[0], first, self.published + timedelta(1), "counted back from publication")

    def year(self, m: re.Match[str]) -> Period:
        year = int(m["year"])
        before = self.text[max(0, m.start() - 24) : m.start()].lower()
        so_far = re.search(r"(?:to date|so far|thus far) in $", before)
        if so_far and self.published and year == self.published.year:
            end = self.published + timedelta(1)
            return Period(f"to date in {m[0]}", date(year, 1, 1), end, "up to publication")
        return Period(m[0], date(year, 1, 1), date(year + 1, 1, 1))


def _with_lead(text: str, when: When, published: date | None) -> When:
    """ "Since June" begins in June and runs to publication; "as of June 30" and
    "before July" end there."""
    lead = _LEAD.search(text[max(0, when.start - 20) : when.start])
    period = when.period
    if not lead:
        return when
    start = when.start - len(lead[0])
    words = text[start : when.end]
    if lead["since"]:
        after = lead["since"].lower() == "after"
        end = published + timedelta(1) if published else None
        begin = period.end if after else period.start
        note = "; ".join(filter(None, (period.assumed, "up to publication")))
        if begin and end and begin >= end:
            return when
        return When(start, when.end, Period(words, begin, end, note), "since")
    if lead["before"]:
        if any(form.fullmatch(period.text) for form in (_BOTH_YEARS, _CYCLE, _THIS_CYCLE)):
            return when  # what comes before a vote is of its cycle
        vote = _VOTE.match(text, when.end)  # whose day lies within the time
        end = period.end if lead["its_end"] or vote else period.start
        return When(start, when.end, Period(words, None, end, period.assumed), "until")
    if lead["until"].lower() == "to":
        return when
    return When(start, when.end, Period(words, None, period.end, period.assumed), "until")


def find_times(text: str, published: date | None) -> tuple[When, ...]:
    """Every time in a text that can be laid on the calendar, in order.

    >>> [(w.period.start, w.period.end) for w in find_times("in May", date(2022, 9, 15))]
    [(datetime.date(2022, 5, 1), datetime.date(2022, 6, 1))]
    """
    times = _Times(text, published)
    forms = (
        (_DAY, times.day), (_DAY_FIRST, times.day_first), (_IN_DIGITS, times.in_digits),
        (_MONTH_YEAR, times.month), (_IN_MONTH, times.month),
        (_QUARTER, times.quarter), (_PARTS, times.parts),
        (_BOTH_YEARS, times.cycle), (_CYCLE, times.cycle), (_THIS_CYCLE, times.this_cycle),
        (_RELATIVE, times.relative), (_AGO, times.ago), (_PAST, times.past),
        (_BARE_YEAR, times.year),
    )  # fmt: skip
    found: list[When] = []  # in the order of the text, none over another
    for pattern, reads in forms:
        for m in pattern.finditer(text):
            at = bisect_left(found, m.start(), key=lambda w: w.start)
            beside = found[max(0, at - 1) : at + 1]
            if any(m.start() < w.end and w.start < m.end() for w in beside):
                continue
            period = reads(m)
            if period:
                found.insert(at, When(m.start(), m.end(), period))
    found = with_relative(text, together(text, found, published))
    return tuple(_with_lead(text, w, published) for w in found)
