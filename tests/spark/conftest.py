"""Spark on this machine, by itself or as a server of Spark Connect (ITEMIZED_TEST_SPARK), and chdb, a third
opinion. Skipped where they are not there: `make test-spark` sets them up."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
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
from asking import Listener, ask_all, listening

#: spark (of this process), connect (a server of Spark Connect, begun for the tests) or sc://host:port.
ENGINE = os.environ.get("ITEMIZED_TEST_SPARK", "spark")
_THIRD = "test_third.py"
_NEEDED = {True: ("chdb", "sqlglot"), False: ("pyspark", "sqlglot")}
_JAVA = shutil.which("java", path=os.environ.get("JAVA_HOME", "") + "/bin") or shutil.which("java")


def _lacking(*, third: bool) -> str:
    """Why tests of Spark, or of the third opinion, cannot run here; "" where they can."""
    for name in _NEEDED[third]:
        if importlib.util.find_spec(name) is None:
            return f"{name} is not installed (make test-spark)"
    if third or ENGINE.startswith("sc://") or _JAVA:
        return ""
    return "there is no Java on this machine (make test-spark)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs Spark where it is not installed, and let pyspark warn of what it uses."""
    for item in items:
        if "tests/spark/" not in item.path.as_posix():
            continue
        for kind in ("FutureWarning", "DeprecationWarning", "ResourceWarning"):
            item.add_marker(pytest.mark.filterwarnings(f"ignore::{kind}"))
        item.add_marker(
            pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
        )
        if why := _lacking(third=item.path.name == _THIRD):
            item.add_marker(pytest.mark.skip(reason=why))


@contextmanager
def _served(log: Path) -> Iterator[str]:
    """A server of Spark Connect on this machine, of the pyspark installed here: its address."""
    import pyspark

    home = Path(pyspark.__file__).parent
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "spark.connect.grpc.binding.port": port,
        "spark.connect.grpc.binding.address": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": 2,
    }
    server = "org.apache.spark.sql.connect.service.SparkConnectServer"
    command = [str(home / "bin" / "spark-submit"), "--class", server, "--master", "local[2]"]
    for name, value in settings.items():
        command += ["--conf", f"{name}={value}"]
    env = {**os.environ, "SPARK_HOME": str(home), "PYSPARK_PYTHON": sys.executable}
    with log.open("wb") as out:
        running = subprocess.Popen(
            [*command, "spark-internal"], env=env, stdout=out, stderr=out, start_new_session=True
        )
        try:
            for _ in range(600):
                assert running.poll() is None, log.read_text()
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                time.sleep(0.5)
            yield f"sc://127.0.0.1:{port}"
        finally:
            os.killpg(running.pid, signal.SIGTERM)
            running.wait()


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Of the made-up world, answered by Spark."""
    held = whole_world(tmp_path_factory)
    with ExitStack() as served:
        engine = ENGINE
        if engine == "connect":
            log = tmp_path_factory.mktemp("connect") / "log"
            engine = served.enter_context(_served(log))
        yield replace(held, engine=engine)
        if session.cache_info().currsize:
            session(engine).stop()
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


@pytest.fixture(scope="session")
def heard(by_duckdb: Desk, world: World) -> Listener:
    """What DuckDB is asked while the made-up world is asked about."""
    with listening() as listener:
        ask_all(by_duckdb, world)
    assert listener.templates() > 100
    return listener
