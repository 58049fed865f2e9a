"""What the tests of tracing share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # random_ledgers.py, beside the tests that use it

import as_tables


@pytest.fixture(scope="session")
def reader() -> as_tables.Rows:
    """All random ledgers in one database, and what tracing derives from them."""
    return as_tables.reader()
