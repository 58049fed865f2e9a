"""Files with fewer rows than a whole one has: loaded, and no stretch of time is complete by them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import tiny

from itemized import entities, ledger
from itemized.ledger.status import status
from itemized.model import Status
from itemized.settings import Settings
from itemized.sources._base import Source

_JANUARY = 365 + 31  # days from the first of the period's two years to the end of the newest report


def _of(a_day: int) -> Source:
    """The made-up publisher, whose files hold so many rows a day at the least."""
    tables = tuple(replace(t, a_day=a_day if t.name == "gifts" else 0) for t in tiny.SOURCE.tables)
    return replace(tiny.SOURCE, tables=tables, span=lambda p: (date(p - 1, 1, 1), date(p, 12, 31)))


def _loaded(
    settings: Settings, path: Path, rows: int, a_day: int = 1, *, fewer: bool = False
) -> Status:
    source = _of(a_day)
    file = tiny.write(path / "gifts20.txt", [tiny.gift(n) for n in range(rows)])
    ledger.Writer(settings, {"tiny": source}, entities.identify).load(
        source, [file], 2020, fewer=fewer
    )
    with ledger.Reader(settings) as reader:
        return status(reader, {"tiny": source})


@pytest.mark.parametrize(
    ("rows", "a_day", "through"),
    [
        (_JANUARY, 1, date(2020, 1, 31)),
        (_JANUARY - 1, 1, None),
        (1, 0, date(2020, 1, 31)),  # of whose files nobody knows how much they hold
        (1, 1, None),
    ],
)
def test_what_is_complete(
    settings: Settings, tmp_path: Path, rows: int, a_day: int, through: date | None
) -> None:
    found = _loaded(settings, tmp_path, rows, a_day)
    assert [c.through for c in found.coverage] == [through]
    thin = [said for said in found.caveats if "gifts20.txt" in said]
    assert bool(thin) == (through is None)
    if thin:
        assert f"holds {rows} row" in thin[0]
        assert f"a whole one at least {_JANUARY}" in thin[0]
        assert "--fewer" in thin[0]


def test_the_user_says_that_it_is_right(settings: Settings, tmp_path: Path) -> None:
    assert _loaded(settings, tmp_path, 3).coverage[0].through is None
    said = _loaded(settings, tmp_path, 3, fewer=True)
    assert said.coverage[0].through == date(2020, 1, 31)
    assert not said.caveats
    again = _loaded(settings, tmp_path, 3)
    assert again.snapshot == said.snapshot
    assert again.coverage[0].through == date(2020, 1, 31)
