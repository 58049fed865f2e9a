"""Answers about routes as Python has them; apart from the others, which need no drawing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from itemized.answers import Answered, Basis
from itemized.export import _tables
from itemized.export._sheet import Sheet
from itemized.export.routes import Drawn
from itemized.trace._base import Stands

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, repr=False)
class TraceAnswer(Answered, Drawn):
    """Routes of money; its table has a row a hop."""

    basis: Basis = field(kw_only=True, compare=False)

    @contextmanager
    def _sheet(self) -> Iterator[Sheet]:
        yield _tables.sheet("hops", "Hops of the routes", _tables.HOPS, _tables.hops(self))

    def __rich__(self) -> RenderableType:
        from itemized.export.terminal import trace_report

        return trace_report(self)


@dataclass(frozen=True, repr=False)
class BehindAnswer(Answered, Stands):
    """Who stands behind an account; its table has a row a class of givers, and a giver."""

    basis: Basis = field(kw_only=True, compare=False)

    @contextmanager
    def _sheet(self) -> Iterator[Sheet]:
        yield _tables.sheet("behind", "Who stands behind", _tables.BEHIND, _tables.behind(self))

    def _repr_html_(self) -> str:
        from itemized.export import _notebook

        return _notebook.stands_html(self, self.basis.question)

    def __rich__(self) -> RenderableType:
        from itemized.export.terminal import behind_report

        return behind_report(self)
