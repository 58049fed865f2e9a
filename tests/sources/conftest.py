"""What tests of sources share: the states' samples, each loaded once, and a publisher's server."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from itemized.settings import Settings
from sources import states
from sources.site import Site, serving
from sources.states import Loaded


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Loaded]:
    """Gives the ledger of a source's sample."""

    @functools.cache
    def of(source: str) -> Loaded:
        folder = tmp_path_factory.mktemp(source)
        return states.load(source, [states.SAMPLES / source], folder)

    return of


@pytest.fixture
def site() -> Iterator[Site]:
    """A publisher's server."""
    with serving() as held:
        yield held


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Empty folders."""
    return Settings(ledger=tmp_path / "ledger", downloads=tmp_path / "downloads")
