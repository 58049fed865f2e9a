"""Spark on this machine; skipped where it is not there. `make test-spark` sets it up."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from itemized import world as made_up
from itemized.desk import Desk
from itemized.ledger._spark_session import session
from itemized.settings import Settings
from itemized.world import World
from loaded import whole_world

sys.path.insert(0, str(Path(__file__).parent))  # asking.py, beside the tests that use it

_MISSING = [name for name in ("pyspark", "sqlglot") if importlib.util.find_spec(name) is None]
_JAVA = shutil.which("java", path=os.environ.get("JAVA_HOME", "") + "/bin") or shutil.which("java")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs Spark where it is not installed, and let pyspark warn of what it uses."""
    why = f"{_MISSING[0]} is not installed (make test-spark)" if _MISSING else ""
    why = why or ("" if _JAVA else "there is no Java on this machine (make test-spark)")
    for item in items:
        if "tests/spark/" not in item.path.as_posix():
            continue
        for kind in ("FutureWarning", "DeprecationWarning", "ResourceWarning"):
            item.add_marker(pytest.mark.filterwarnings(f"ignore::{kind}"))
        item.add_marker(
            pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
        )
        if why:
            item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Of the made-up world, answered by Spark."""
    yield replace(whole_world(tmp_path_factory), engine="spark")
    session("spark").stop()
    session.cache_clear()


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return made_up.write(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="session")
def by_duckdb(settings: Settings) -> Desk:
    return Desk(replace(settings, engine="duckdb"))


@pytest.fixture(scope="session")
def by_spark(settings: Settings) -> Desk:
    return Desk(settings)
