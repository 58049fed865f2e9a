"""The samples of the states, each loaded once for all tests of a process."""

from __future__ import annotations

import functools
from collections.abc import Callable

import pytest

from sources import states
from sources.states import Loaded


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Loaded]:
    """Gives the ledger of a source's sample."""

    @functools.cache
    def of(source: str) -> Loaded:
        folder = tmp_path_factory.mktemp(source)
        return states.load(source, [states.SAMPLES / source], folder)

    return of
