"""A Desk that answers from hand-made samples, in place of the one on a ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from export import routes, samples
from itemized.export.routes import drawn
from itemized.ledger.decisions import Decision, Written
from itemized.model import Table
from itemized.settings import Settings

Run = Callable[..., Result]


@dataclass(frozen=True)
class Downloaded:
    """A file as a download hands it over."""

    path: Path = Path("downloads/cm22.zip")
    url: str = "https://www.fec.gov/files/bulk-downloads/2022/cm22.zip"
    size: int = 1234
    sha256: str = "ab" * 32
    retrieved: str = "2026-11-22T11:00:00+00:00"
    already: bool = False
    how: str = "new"


@dataclass(frozen=True)
class Brought:
    """A fetch's report."""

    files: tuple[Downloaded, ...] = (Downloaded(),)
    absent: tuple[str, ...] = ()
    load: tuple[str, ...] = ("itemized", "load", "fec_bulk", "downloads", "--cycle", "2022")


DECISION = Decision(
    1,
    date(2021, 7, 26),
    "same",
    "asked her",
    Written("ARDEN, PAT", city="OSTER"),
    Written("ARDEN, P"),
)
UNDONE = Decision(2, date(2021, 7, 27), "undo", "a slip", undoes=1, holds=False)


@dataclass
class FakeDesk:
    """Keeps what it was asked; fails with `error` where one is set."""

    asked: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    error: BaseException | None = None
    settings: Settings | None = None

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in self.answers:
            raise AttributeError(name)

        def answer(*args: Any, **kwargs: Any) -> Any:
            kwargs.pop("progress", None)
            self.asked.append((name, args, kwargs))
            if self.error:
                raise self.error
            return self.answers[name]

        return answer


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> FakeDesk:
    """The Desk that commands get."""
    fake = FakeDesk(
        answers={
            "fetch": Brought(),
            "load": samples.REPORT,
            "status": samples.STATUS,
            "reconcile": samples.RECONCILED,
            "verify": samples.VERIFIED,
            "filing": None,
            "find": (samples.match(),),
            "beside": (),
            "decide": DECISION,
            "decisions": (DECISION, UNDONE),
            "undo": None,
            "export_decisions": "number,day\n",
            "import_decisions": 2,
            "show": samples.shown(),
            "claims": samples.check().reading,
            "check": samples.check(),
            "trace": drawn(routes.traced(3)),
            "behind": routes.stands(),
            "sql": Table(
                ("name", "amount", "day", "note"),
                (("A [bold]b[/bold]", Decimal("12.50"), date(2021, 7, 26), None),),
            ),
        }
    )

    def make(settings: Settings, *, stays: bool = False) -> FakeDesk:
        fake.settings = settings
        return fake

    module = ModuleType("itemized.desk")
    module.Desk = make  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "itemized.desk", module)
    monkeypatch.setenv("COLUMNS", "80")
    return fake


@pytest.fixture
def run(desk: FakeDesk) -> Run:
    """Type a command: run("find", "plumtree", "--json")."""
    from itemized.cli import app

    def type_(*words: str) -> Result:
        return CliRunner().invoke(app, list(words), prog_name="itemized")

    return type_
