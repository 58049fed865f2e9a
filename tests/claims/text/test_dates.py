"""Times as half-open stretches of days, told from the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from itemized.claims._text.calendar import NO_SUCH_DAY, NOT_TIED
from itemized.claims._text.dates import find_times

TODAY = date(2021, 7, 26)
FORMS = [
    ("to date in 2021", "2021-01-01", "2021-07-27"),
    ("in 2020", "2020-01-01", "2021-01-01"),
    ("in 2019 and 2020", "2019-01-01", "2021-01-01"),
    ("between April and June", "2021-04-01", "2021-07-01"),
    ("from 2016 to 2018", "2016-01-01", "2019-01-01"),
    ("last year", "2020-01-01", "2021-01-01"),
    ("this year", "2021-01-01", "2021-07-27"),
    ("this cycle", "2021-01-01", "2021-07-27"),
    ("the 2018 cycle", "2017-01-01", "2019-01-01"),
    ("in the first quarter", "2021-01-01", "2021-04-01"),
    ("the first half of 2019", "2019-01-01", "2019-07-01"),
    ("since 2016", "2016-01-01", "2021-07-27"),
    ("on Feb. 13", "2021-02-13", "2021-02-14"),
    ("on Dec. 13", "2020-12-13", "2020-12-14"),
    ("in January", "2021-01-01", "2021-02-01"),
    ("in November", "2020-11-01", "2020-12-01"),
    ("in March 2019", "2019-03-01", "2019-04-01"),
    ("as of June 30", None, "2021-07-01"),
    ("before June 2021", None, "2021-06-01"),
    ("prior to 2020", None, "2020-01-01"),
    ("before the end of June 2020", None, "2020-07-01"),
    ("before the June 2020 primary", None, "2020-07-01"),
    ("before the 2020 election", "2019-01-01", "2021-01-01"),
    ("from April to June 2020", "2020-04-01", "2020-07-01"),
    ("between November and February 2020", "2019-11-01", "2020-03-01"),
    ("last summer", "2020-06-01", "2020-09-01"),
    ("two years ago", "2019-01-01", "2020-01-01"),
    ("over the past decade", "2011-07-01", "2021-07-27"),
]


@pytest.mark.parametrize(("text", "start", "end"), FORMS)
def test_form(text: str, start: str | None, end: str) -> None:
    (when,) = find_times(text, TODAY)
    assert (when.period.start and when.period.start.isoformat()) == start
    assert when.period.end is not None
    assert when.period.end.isoformat() == end


def test_that_year_is_the_one_spoken_of() -> None:
    found = find_times("In 2014 they gave $5; that year they raised $9.", TODAY)
    assert found[1].period.start == date(2014, 1, 1)
    assert "2014" in found[1].period.assumed


def test_without_a_day_of_publication_relative_times_stay_open() -> None:
    (when,) = find_times("last year", None)
    assert (when.period.start, when.period.end) == (None, None)
    assert when.period.assumed


@pytest.mark.parametrize(
    "text", ["they may give", "Feb. 31", "May Holt gave", "the fourth half", "in 20210"]
)
def test_no_time(text: str) -> None:
    assert [w for w in find_times(text, TODAY) if w.period.start] == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on 4/20/2021", "2021-04-20", "2021-04-21"),
        ("on 20/4/2021", "2021-04-20", "2021-04-21"),
        ("filed 2021-04-20", "2021-04-20", "2021-04-21"),
        ("the 20th of April", "2021-04-20", "2021-04-21"),
        ("20 April 2021", "2021-04-20", "2021-04-21"),
        ("on Feb. 29", "2020-02-29", "2020-03-01"),
    ],
)
def test_a_day_in_other_forms(text: str, start: str, end: str) -> None:
    (when,) = find_times(text, TODAY)
    period = when.period
    assert (str(period.start), str(period.end)) == (start, end)


@pytest.mark.parametrize("text", ["on June 31", "On June 31, Roe", "the 31st of June", "6/31/2021"])
def test_a_day_that_there_is_not_is_kept_without_days(text: str) -> None:
    (when,) = find_times(text, TODAY)
    assert (when.period.start, when.period.end) == (None, None)
    assert when.period.assumed == NO_SUCH_DAY


def test_a_number_after_a_month_may_be_of_donors() -> None:
    assert find_times("In June 31 donors gave", TODAY) == ()


RELATIVE = [
    ("On April 10, 2021, A. The next day", "2021-04-11", "2021-04-12"),
    ("On April 10, 2021, A. The same day", "2021-04-10", "2021-04-11"),
    ("On April 10, 2021, A. Three days later", "2021-04-13", "2021-04-14"),
    ("On April 10, 2021, A. The day before,", "2021-04-09", "2021-04-10"),
    ("On April 10, 2021, A. The following week", "2021-04-11", "2021-04-19"),
    ("On April 10, 2021, A. Two weeks later", "2021-04-21", "2021-04-28"),
    ("In April 2021, A. The next month", "2021-05-01", "2021-06-01"),
    ("In April 2021, A. The previous month", "2021-03-01", "2021-04-01"),
    ("In April 2020, A. Eight months later", "2020-11-16", "2021-01-16"),
    ("In December 2020, A. The next month", "2021-01-01", "2021-02-01"),
    ("In March 2021, A. A year earlier", "2020-01-01", "2021-01-01"),
    ("In 2019, A. The following year", "2020-01-01", "2021-01-01"),
    ("In the first half of 2020, A. A year earlier", "2019-01-01", "2019-07-01"),
    ("In May 2019, A. The following March", "2020-03-01", "2020-04-01"),
    ("In May 2019, A for the 2020 race. The next month", "2019-06-01", "2019-07-01"),
    ("In the first quarter of 2019, A. The next quarter", "2019-04-01", "2019-07-01"),
]


@pytest.mark.parametrize(("text", "start", "end"), RELATIVE)
def test_a_time_told_from_the_one_before_it(text: str, start: str, end: str) -> None:
    period = find_times(text, TODAY)[-1].period
    assert (str(period.start), str(period.end)) == (start, end)
    assert "before it" in period.assumed


@pytest.mark.parametrize(
    "text",
    [
        "The next month",
        "In 2019, A. The next day",
        "In 2019, A. Eight months later",
        "On April 10, 2021, A. The same day as the vote",
        "On April 10, 2021, A. Several days later",
        "The next month, A. In April 2021, B.",
    ],
)
def test_a_time_that_cannot_be_tied_says_so(text: str) -> None:
    periods = [w.period for w in find_times(text, TODAY)]
    (open_,) = [p for p in periods if p.assumed == NOT_TIED]
    assert (open_.start, open_.end) == (None, None)


def test_before_something_else_is_no_time_of_the_text() -> None:
    assert len(find_times("On April 10, 2021, A. Two months before the vote", TODAY)) == 1
