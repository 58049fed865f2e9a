"""One world, written and loaded once, for all tests that ask of it."""

from __future__ import annotations

import pytest

from itemized import world as made_up
from itemized.desk import Desk
from itemized.world import World
from loaded import whole_world


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The made-up world's files."""
    return made_up.write(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with the whole world loaded."""
    return Desk(whole_world(tmp_path_factory))
