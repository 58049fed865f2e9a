"""Times as people write them, as half-open stretches of days relative to the publication."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta

from itemized.model import Period

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_YEAR = r"(?P<year>(?:19[7-9]|20[0-4])\d)"
_NUMBER = {
    w: i for i, w in enumerate("zero one two three four five six seven eight nine ten".split())
}
_COUNT = (
    r"(?P<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|several|few|couple of)"
)
_PART = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_SEASONS = {"spring": (3, 6), "summer": (6, 9), "fall": (9, 12), "autumn": (9, 12)}
_UNKNOWN = "the day of publication is not known, so this time stays open"

_DAY = re.compile(rf"\b{_MONTH} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|,\d{{3}})(?:,? {_YEAR})?\b")
_IN_MONTH = re.compile(
    rf"\b(?P<which>mid-|early |late |(?:the )?(?:end|beginning|start|middle) of )?"
    rf"(?:(?<=in )|(?<=since )|(?<=mid-)|(?<=early )|(?<=late )|(?<=of )|(?<=last )|(?<=during )"
    rf"|(?<=by )|(?<=until )|(?<=from )|(?<=through )|(?<=and )|(?<=to )|(?<=In )|(?<=Since )"
    rf"|(?<=ended )|(?<=between )|(?<=Last )|(?<=After )"
    rf"|(?<=after )){_MONTH}(?: (?:of )?{_YEAR})?\b"
    rf"(?! \d)"
)
_MONTH_YEAR = re.compile(rf"\b{_MONTH},? (?:of )?{_YEAR}\b")
_QUARTER = re.compile(
    rf"\b(?P<part>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?P<unit>quarter|half)"
    rf"(?:(?: of| in)?(?: the year)? {_YEAR})?\b",
    re.IGNORECASE,
)
_CYCLE = re.compile(
    rf"\b(?:the )?{_YEAR} (?:(?:midterm|presidential|congressional|general|primary|election"
    rf"|campaign)"
    r" )*(?P<cycle>cycle|election|elections|campaign|race|midterms?)\b",
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
_AGO = re.compile(rf"\b{_COUNT} (?P<unit>years?|months?) (?:ago|earlier|before)\b", re.IGNORECASE)
_PAST = re.compile(
    rf"\b(?:over|in|during|for|within)? ?the (?:past|last) (?:{_COUNT} )?"
    r"(?P<unit>years|decades?|months)\b",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(
    rf"(?:(?<=\bin )|(?<=\bIn )|(?<=since )|(?<=Since )|(?<=during )|(?<=During )|(?<=for )"
    rf"|(?<=of )"
    rf"|(?<=through )|(?<=by )|(?<=from )|(?<=and )|(?<=to )|(?<=before )|(?<=after )|(?<=until ))"
    rf"{_YEAR}\b(?![-,.]?\d)"
)
_THAT_YEAR = re.compile(
    r"\b(?:that|the same) (?P<unit>year|month|election cycle|cycle)\b", re.IGNORECASE
)
# Words before a time that make of it a beginning, an end, or a day of reckoning.
_LEAD = re.compile(
    r"(?:(?P<since>since|after)|(?P<until>through|until|as of|by(?: the end of)?|to))(?: the"
    r"| late| early)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class When:
    """A time in the text: its place, and the days it means."""

    start: int
    end: int
    period: Period
    role: str = "in"  # in, since, until


def _month_after(first: date, n: int = 1) -> date:
    """The first day of the month n months on."""
    months = first.year * 12 + first.month - 1 + n
    return date(months // 12, months % 12 + 1, 1)


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
        month = _month_number(m["month"])
        year = int(m["year"]) if m["year"] else _year_for(month, self.published)
        if year is None:
            return self.open(m[0])
        try:
            day = date(year, month, int(m["day"]))
            if not m["year"] and self.published and day > self.published:
                day = date(year - 1, month, int(m["day"]))
        except ValueError:
            return None
        assumed = "" if m["year"] else f"the year was taken to be {day.year}"
        return Period(m[0], day, day + timedelta(1), assumed)

    def month(self, m: re.Match[str]) -> Period:
        month = _month_number(m["month"])
        year = int(m["year"]) if m["year"] else _year_for(month, self.published)
        if year is None:
            return self.open(m[0])
        first = date(year, month, 1)
        notes = [] if m["year"] else [f"the year was taken to be {year}"]
        if m.groupdict().get("which"):
            notes.append("the whole month was taken")
        return Period(m[0], first, _month_after(first), "; ".join(notes))

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
        return Period(m[0], first, _month_after(first, size), note)

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
            return Period(m[0], _month_after(first, -size), day + timedelta(1), "up to publication")
        return Period(m[0], _month_after(first, -size), first)

    def _season(self, words: str, unit: str, day: date) -> Period:
        first, after = _SEASONS.get(unit, (12, 15))
        start = date(day.year, first, 1)
        if start > day or (
            words.lower().startswith("last") and start <= day < _month_after(start, 3)
        ):
            start = date(day.year - 1, first, 1)
        return Period(words, start, _month_after(start, after - first), f"{unit} of {start.year}")

    def ago(self, m: re.Match[str]) -> Period | None:
        n = _NUMBER.get(m["count"].lower()) or (int(m["count"]) if m["count"].isdigit() else None)
        if n is None:
            return None
        if self.published is None:
            return self.open(m[0])
        if m["unit"].lower().startswith("year"):
            year = self.published.year - n
            return Period(m[0], date(year, 1, 1), date(year + 1, 1, 1), "the whole year was taken")
        first = _month_after(self.published.replace(day=1), -n)
        return Period(m[0], first, _month_after(first), "the whole month was taken")

    def past(self, m: re.Match[str]) -> Period:
        if self.published is None:
            return self.open(m[0])
        count = (m["count"] or "").lower()
        unit = m["unit"].lower()
        n = _NUMBER.get(count) or (int(count) if count.isdigit() else 1 if unit == "decade" else 0)
        if not n:
            return Period(m[0], None, self.published + timedelta(1), "no beginning is said")
        months = n * {"y": 12, "d": 120, "m": 1}[unit[0]]
        first = _month_after(self.published.replace(day=1), -months)
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
    """ "Since June" begins in June and runs to publication; "as of June 30" ends there."""
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
        (_DAY, times.day), (_MONTH_YEAR, times.month), (_IN_MONTH, times.month),
        (_QUARTER, times.quarter), (_CYCLE, times.cycle), (_THIS_CYCLE, times.this_cycle),
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
    found = _that_year(text, _joined(text, _same_year(text, found, published)))
    return tuple(_with_lead(text, w, published) for w in found)


_JOINS = re.compile(r" (?P<by>and|to|through|until|till) |(?P<dash>\u2013|-)")
_SPANNING = re.compile(r"\b(?:in|during|over|both|between|from|for|across)(?: both| the)? ?$", re.I)


def _joined(text: str, found: list[When]) -> list[When]:
    """ "In 2021 and 2022", "from May to July": one stretch, where the two times leave no gap."""
    joined: list[When] = []
    for when in found:
        last = joined[-1] if joined else None
        link = _JOINS.fullmatch(text, last.end, when.start) if last else None
        if last is None or link is None or not _may_join(text, last, when, link):
            joined.append(when)
            continue
        one, two = last.period, when.period
        note = "; ".join(filter(None, (one.assumed, two.assumed)))
        period = Period(text[last.start : when.end], one.start, two.end, note)
        joined[-1] = When(last.start, when.end, period)
    return joined


def _may_join(text: str, last: When, when: When, link: re.Match[str]) -> bool:
    one, two = last.period, when.period
    if not (one.start and one.end and two.start and two.end) or one.start >= two.start:
        return False
    lead = _SPANNING.search(text, max(0, last.start - 20), last.start)
    if not lead or "respectively" in text[when.end : when.end + 60]:
        return False
    ranging = lead[0].lower().startswith(("between", "from")) or link["by"] != "and"
    return ranging or one.end == two.start


_BARE_MONTH = re.compile(r"[A-Z][a-z]{2,8}\.?")
_WITH_YEAR = re.compile(r"[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?\d{4}")
_SENTENCE_ENDS = re.compile(r"[.!?;]\s|\n")


def _same_year(text: str, found: list[When], published: date | None) -> list[When]:
    """ "$5 in February 2021 and $7 in October": of the same year, or the next where the month is an
    earlier one, unless that is after the text's own day."""
    settled: list[When] = []
    for when in found:
        last = settled[-1] if settled else None
        month, first = when.period.start, last.period.start if last else None
        if (
            last
            and month
            and first
            and _BARE_MONTH.fullmatch(when.period.text)
            and _WITH_YEAR.fullmatch(last.period.text)
            and not _SENTENCE_ENDS.search(text, last.end, when.start)
        ):
            start = date(first.year + (month.month < first.month), month.month, 1)
            if published is None or start <= published:
                note = f"of the year of “{last.period.text}” before it"
                period = replace(when.period, start=start, end=_month_after(start), assumed=note)
                when = replace(when, period=period)
        settled.append(when)
    return settled


def _that_year(text: str, found: list[When]) -> list[When]:
    """ "That year" is the year spoken of last."""
    more = list(found)
    for m in _THAT_YEAR.finditer(text):
        at = bisect_left(found, m.start(), key=lambda w: w.end + 1)
        before = [w for w in found[max(0, at - 4) : at] if w.end <= m.start() and w.period.start]
        if not before or m.start() - before[-1].end > 600:
            continue
        first = before[-1].period.start
        if first is None:
            continue
        unit = m["unit"].lower()
        if unit == "month":
            start = first.replace(day=1)
            days = (start, _month_after(start))
        elif unit == "year":
            days = (date(first.year, 1, 1), date(first.year + 1, 1, 1))
        else:
            even = first.year + first.year % 2
            days = (date(even - 1, 1, 1), date(even + 1, 1, 1))
        note = f"from “{before[-1].period.text}” before it"
        more.append(When(m.start(), m.end(), Period(m[0], *days, note)))
    return sorted(more, key=lambda w: w.start)
