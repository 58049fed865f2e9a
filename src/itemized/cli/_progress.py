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
from rich.text import Text

from itemized.model import Progress


class _Done(ProgressColumn):
    """How much is done, of how much, and how fast."""

    def render(self, task: Task) -> Text:
        unit = str(task.fields["unit"])
        words = _amount(int(task.completed), unit)
        if task.total is not None:
            words = f"{words} of {_amount(int(task.total), unit)}"
        if task.speed:
            words = f"{words}, {_amount(int(task.speed), unit)}/s"
        return Text(words)


def _amount(n: int, unit: str) -> str:
    return decimal(n) if unit == "bytes" else f"{n:,} {unit}"


@contextmanager
def bars() -> Iterator[Progress]:
    """One bar a stage, gone when the work is done."""
    shown = Bars(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20),
        _Done(),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        transient=True,
    )
    stages: dict[str, TaskID] = {}

    def report(stage: str, done: int, total: int | None, unit: str) -> None:
        if stage not in stages:
            name = "".join(c for c in stage if c.isprintable())
            stages[stage] = shown.add_task(name, total=total, unit=unit)
        shown.update(stages[stage], completed=done, total=total)

    with shown:
        yield report
