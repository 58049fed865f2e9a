"""Times as half-open stretches of days, told from the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

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
