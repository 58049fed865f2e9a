"""What tests of downloads share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from itemized.settings import Settings
from sources.site import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A publisher's server."""
    with serving() as held:
        yield held


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Empty folders."""
    return Settings(ledger=tmp_path / "ledger", downloads=tmp_path / "downloads")
