"""Ledgers of states' made-up samples, and rows written by the publishers' own column names."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from itemized.desk import Desk
from itemized.model_loads import LoadReport
from itemized.settings import Settings

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
#: Sources whose files are of one year, which their names need not tell.
YEAR = {"massachusetts": 2020, "missouri": 2020}
STATES = ("california", "illinois", "massachusetts", "missouri", "washington")

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Loaded:
    """A ledger with some files in it."""

    desk: Desk
    report: LoadReport

    def rows(self, query: str) -> list[Row]:
        """The rows of a query, by column."""
        table = self.desk.sql(query)
        return [dict(zip(table.columns, row, strict=True)) for row in table.rows]

    def entry(self, source_id: str) -> Row:
        """The entry of that id, with the names of both sides."""
        [row] = self.rows(
            "SELECT e.*, p.name AS payer, q.name AS payee FROM entries e"
            " LEFT JOIN entities p ON p.entity_id = payer_id"
            f" LEFT JOIN entities q ON q.entity_id = payee_id WHERE source_id = '{source_id}'"
        )
        return row

    def received(self, name: str) -> Decimal:
        """What the ledger says that a party got, net of refunds."""
        return self.desk.show([name]).received.total


def load(source: str, paths: Sequence[Path], folder: Path) -> Loaded:
    """A new ledger in a folder, with these files in it; every row of them is accounted for."""
    desk = Desk(Settings(ledger=folder / "ledger", downloads=folder))
    report = desk.load(source, paths, cycle=YEAR.get(source), fewer=True)
    for one in report.loads:
        assert one.rows == one.entries + one.merged + one.rejects, one
    return Loaded(desk, report)


def load_changed(source: str, changes: Mapping[str, bytes], folder: Path) -> Loaded:
    """The sample with some of its files changed."""
    copy = folder / "files"
    shutil.copytree(SAMPLES / source, copy)
    for name, content in changes.items():
        (copy / name).write_bytes(content)
    return load(source, [copy], folder)
