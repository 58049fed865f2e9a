"""A ledger of a made-up publisher, in a folder of its own for each test."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from itemized import entities, ledger
from itemized.model_loads import LoadReport
from itemized.settings import Settings

sys.path.insert(0, str(Path(__file__).parent))  # tiny.py, beside the tests that use it
import tiny

Load = Callable[..., LoadReport]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(ledger=tmp_path / "ledger", downloads=tmp_path / "downloads")


@pytest.fixture
def load(settings: Settings) -> Load:
    def run(
        *paths: Path, period: int | None = 2020, into: Settings = settings, fewer: bool = False
    ) -> LoadReport:
        writer = ledger.Writer(into, {"tiny": tiny.SOURCE}, entities.identify)
        return writer.load(tiny.SOURCE, paths, period, fewer=fewer)

    return run
