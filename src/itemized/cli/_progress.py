"""Bars on stderr: rows or bytes done, how fast, and how long it will still take."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.filesize import decimal
from rich.progress import (
    BarColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import (
    Progress as Bars,
)
from rich.table import Column
from rich.text import Text

from itemized.model import Progress

_NAME = 26  # longer names of stages would push the figures off a line of 80


class _Done(ProgressColumn):
    """How much is done, of how much, and how fast."""

    def render(self, task: Task) -> Text:
        unit = str(task.fields["unit"])
        words = _amount(int(task.completed), unit)
        if task.total is not None:
            words = f"{words} of {_amount(int(task.total), unit)}"
        if unit != "bytes":
            words = f"{words} {unit}"
        if task.speed and unit in ("bytes", "rows"):
            words = f"{words}, {_amount(int(task.speed), unit)}/s"
        return Text(words)


def _amount(n: int, unit: str) -> str:
    return decimal(n) if unit == "bytes" else f"{n:,}"


def _short(stage: str) -> str:
    name = "".join(c for c in stage if c.isprintable())
    return name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"


@contextmanager
def bars(*, together: bool = False) -> Iterator[Progress]:
    """One bar at a time, that of the stage at work; gone when all is done.

    together: a bar for each stage at work, gone when all of that stage is done.
    """
    shown = Bars(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=10),
        _Done(table_column=Column(no_wrap=True)),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        transient=True,
    )
    stages: dict[str, TaskID] = {}

    def report(stage: str, done: int, total: int | None, unit: str) -> None:
        if stage not in stages:
            if not together:
                for earlier in stages.values():
                    shown.update(earlier, visible=False)
            stages[stage] = shown.add_task(_short(stage), total=total, unit=unit)
        over = together and done == total
        shown.update(stages[stage], completed=done, total=total, visible=not over)

    with shown:
        yield report
