"""The made-up world behind a server: one application for all tests that only ask."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from itemized import world as made_up
from itemized.desk import Desk
from itemized.settings import Settings
from itemized.web import create_app
from itemized.world import World
from loaded import whole_world


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return made_up.write(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Those of a ledger with the whole world in it."""
    return whole_world(tmp_path_factory)


@pytest.fixture(scope="session")
def desk(settings: Settings) -> Desk:
    return Desk(settings)


@pytest.fixture(scope="session")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings)) as client:
        yield client
