"""Group the ways a name is written into entities: by id, then by name with place or employer.

This is the first form: tiers by rule alone. Whatever comes in its place makes the same tables.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import Any

Run = Callable[[str], list[tuple[Any, ...]]]

_ROUNDS = 50  # a chain of one name over that many places and employers is no person's


def identify(run: Run) -> None:
    """Make `identified`, `entity`, `name_words` and `words` from `party`.

    run: runs one or several SQL statements and gives the last one's rows.
    """
    run(sql("names"))
    run(sql("group"))
    before = _labels(run)
    for _ in range(_ROUNDS):
        run(sql("spread"))
        after = _labels(run)
        if after == before:
            break
        before = after
    run(sql("entities"))


def _labels(run: Run) -> object:
    """A figure that falls whenever any label does."""
    return run("SELECT sum(label) FROM joining")[0][0]


def sql(name: str) -> str:
    """The text of one of this folder's .sql files."""
    return (
        resources.files("itemized.entities")
        .joinpath("sql", f"{name}.sql")
        .read_text(encoding="utf-8")
    )
