"""What the promises' tests share. `make soak` gives them their long form."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from itemized.settings import Settings

sys.path.insert(0, str(Path(__file__).parents[1] / "ledger"))  # tiny.py, a made-up publisher


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Empty folders."""
    return Settings(ledger=tmp_path / "ledger", downloads=tmp_path / "downloads")


@pytest.fixture
def soak() -> int:
    """How much of the long form is asked for; 0 is the short one."""
    return int(os.environ.get("ITEMIZED_SOAK", "0"))
