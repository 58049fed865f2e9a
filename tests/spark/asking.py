"""The questions put to both engines, and how what came is compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from itemized.desk import Desk
from itemized.errors import ItemizedError
from itemized.ledger.read import Reader
from itemized.trace import Wanted
from itemized.world import World, cast

NAMES = (
    "WEXCOMBE-DRAY, ALARIC",
    "Delphine Arkwright-Sole",
    "Lantern Street PAC",
    cast.VICTORY.id,
    cast.HARBOR_NATIONAL.id,
    cast.QUILLFEATHER.id,
)
DAYS = (None, date(2021, 7, 1))
ACCOUNTS = (cast.VICTORY.id, cast.HARBOR_NATIONAL.id)


@dataclass
class Heard:
    """Each question once: the day it was asked as of, its SQL and values."""

    day: date | None
    sql: str
    params: Mapping[str, Any]


@dataclass
class Listener:
    """What readers were asked while it listened."""

    heard: dict[str, Heard] = field(default_factory=dict)

    def templates(self) -> int:
        """How many differ in more than values."""
        return len({re.sub(r"DATE '[^']*'|'[^']*'|\d+", "#", h.sql) for h in self.heard.values()})


@contextmanager
def listening() -> Iterator[Listener]:
    """Write down what DuckDB's readers are asked."""
    found = Listener()
    asked = Reader._columns

    def columns(self: Reader, sql: str, params: Mapping[str, Any] | None) -> tuple[str, ...]:
        one = Heard(self._day, sql, params or {})
        found.heard.setdefault(repr(one), one)
        return asked(self, sql, params)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reader, "_columns", columns)
        yield found


def ask_all(desk: Desk, world: World) -> None:
    """Find, show, trace, check, list and total."""
    for name in NAMES:
        desk.find(name)
        for day in DAYS:
            desk.show(name, as_of=day)
            desk.rows([name], as_of=day)
            desk.trace(name, wanted=Wanted(as_of=day))
    desk.show(NAMES[0], start=date(2021, 3, 1), end=date(2021, 8, 1), recipient=cast.VICTORY.id)
    desk.find("Wexcombe", place="ME")
    desk.find("lantern stret")
    for account in ACCOUNTS:
        desk.behind(account)
        desk.show(account, most=3)
    desk.trace(NAMES[0], cast.QUILLFEATHER.id)
    for day in (None, date(2021, 9, 27)):
        desk.status(day)
    desk.reconcile()
    for told in (world, world.second):
        for article in (told.article, told.article_html):
            desk.check(str(article), published=told.published)
    for kind in ("candidates", "committees", "filings"):
        desk.listed(kind)


def same(one: Reader, other: Reader, each: Heard) -> str:
    """ "" where both give the same rows, in the same order where the query has one; else what not."""
    columns, rows = one.table(each.sql, each.params)
    try:
        others, found = other.table(each.sql, each.params)
    except ItemizedError as e:
        return str(e)
    left, right = ([tuple(map(_typed, row)) for row in held] for held in (rows, found))
    if columns != others:
        return f"columns {columns} and {others}"
    more, less = Counter(left) - Counter(right), Counter(right) - Counter(left)
    if more or less:
        return f"{more.most_common(2)} and {less.most_common(2)}"
    ordered = "ORDER BY" in each.sql.rpartition(")")[2]
    return f"{left[:3]} and {right[:3]} in order" if ordered and left != right else ""


def _typed(value: Any) -> tuple[str, str]:
    return type(value).__name__, str(value)
