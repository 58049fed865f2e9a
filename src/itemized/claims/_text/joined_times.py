"""Times that are one: "from May to July", "March 1 to June 30, 2021", "months ended in June"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from itemized.claims._text.calendar import APART, NUMBERS, When, month_after, on_calendar
from itemized.model import Period


def together(text: str, found: list[When], published: date | None) -> list[When]:
    """The times of a text, each in the year of its neighbors, and joined where they are one."""
    settled = _same_year(text, _of_year_after(text, found), published)
    return [_ending(text, when) for when in _joined(text, settled)]


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
        if _apart(text, last, when, link):
            period = replace(period, start=None, end=None, assumed=APART)
        joined[-1] = When(last.start, when.end, period)
    return joined


def _may_join(text: str, last: When, when: When, link: re.Match[str]) -> bool:
    one, two = last.period, when.period
    if not (one.start and one.end and two.start and two.end) or one.start >= two.start:
        return False
    lead = _SPANNING.search(text, max(0, last.start - 20), last.start)
    return lead is not None and "respectively" not in text[when.end : when.end + 60]


def _apart(text: str, last: When, when: When, link: re.Match[str]) -> bool:
    """Whether "in April and September" leaves a gap: then it is no one stretch of days."""
    lead = _SPANNING.search(text, max(0, last.start - 20), last.start)
    ranging = lead is not None and lead[0].lower().startswith(("between", "from"))
    return not ranging and link["by"] == "and" and last.period.end != when.period.start


_ENDED = re.compile(
    r"\b(?P<count>\d{1,2}|two|three|four|six|nine|twelve) months (?:that |which )?end(?:ed|ing|s)"
    r"(?: on| in| with)? $",
    re.IGNORECASE,
)


def _ending(text: str, when: When) -> When:
    """ "The three months that ended June 30, 2021" with all of these months."""
    end = when.period.end
    said = _ENDED.search(text, max(0, when.start - 50), when.start)
    if said is None or end is None:
        return when
    count = said["count"].lower()
    n = int(count) if count.isdigit() else NUMBERS.get(count, 12)
    last = end if end.day == 1 else month_after(end.replace(day=1))
    period = replace(when.period, text=text[said.start() : when.end], start=month_after(last, -n))
    return When(said.start(), when.end, period)


_BARE_MONTH = re.compile(r"[A-Z][a-z]{2,8}\.?(?: \d{1,2})?")
_WITH_YEAR = re.compile(r"[A-Z][a-z]{2,8}\.?,? (?:of )?(?:\d{1,2},? )?\d{4}")
_SENTENCE_ENDS = re.compile(r"[.!?;]\s|\n")


def _of_year_after(text: str, found: list[When]) -> list[When]:
    """ "From April to June 2021": both of 2021, or the first of the year before where its month
    is a later one."""
    settled = list(found)
    for n, (when, after) in enumerate(pairwise(found)):
        one, two = when.period, after.period
        if (
            one.start
            and two.start
            and _JOINS.fullmatch(text, when.end, after.start)
            and _BARE_MONTH.fullmatch(one.text)
            and _WITH_YEAR.fullmatch(two.text)
        ):
            year = two.start.year - (one.start.month > two.start.month)
            note = f"of the year of “{two.text}” after it"
            settled[n] = replace(when, period=_in_year(one, year, note))
    return settled


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
            year = first.year + (month.month < first.month)
            note = f"of the year of “{last.period.text}” before it"
            period = _in_year(when.period, year, note)
            if published is None or (period.start and period.start <= published):
                when = replace(when, period=period)
        settled.append(when)
    return settled


def _in_year(period: Period, year: int, note: str) -> Period:
    """A month or a day in another year; as it was where that year has no such day."""
    if period.start is None or period.end is None:
        return period
    start = on_calendar(year, period.start.month, period.start.day)
    if start is None:
        return period
    day = (period.end - period.start).days == 1
    end = start + (period.end - period.start) if day else month_after(start)
    return replace(period, start=start, end=end, assumed=note)
