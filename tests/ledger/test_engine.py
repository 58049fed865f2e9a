"""Which engine answers, and what is said where it cannot. Nothing here starts Spark."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from itemized import ledger
from itemized.errors import UsageError
from itemized.ledger._spark_session import session
from itemized.settings import Settings


@pytest.mark.parametrize("engine", ["duckdb", "spark", "sc://host:15002", "sc://[::1]"])
def test_an_engine_is_read_from_the_environment(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITEMIZED_ENGINE", engine)
    monkeypatch.setenv("ITEMIZED_TABLES", "s3://bucket/tables")
    if "[" in engine:
        with pytest.raises(UsageError, match="ITEMIZED_ENGINE"):
            Settings.from_environment()
        return
    held = Settings.from_environment()
    assert (held.engine, held.tables) == (engine, "s3://bucket/tables")


def test_duckdb_answers_where_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ITEMIZED_ENGINE", "ITEMIZED_TABLES"):
        monkeypatch.delenv(name, raising=False)
    held = Settings.from_environment()
    assert (held.engine, held.tables) == ("duckdb", None)


@pytest.mark.parametrize("engine", ["Spark", "sparc", "sc://", "http://host", "sc://a b"])
def test_an_unknown_engine_is_refused(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITEMIZED_ENGINE", engine)
    with pytest.raises(UsageError, match=r"ITEMIZED_ENGINE: .* set it to duckdb, spark or sc://"):
        Settings.from_environment()


@pytest.mark.parametrize("missing", ["pyspark", "sqlglot"])
def test_where_a_library_is_missing_it_says_how_to_install_it(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(name: str, *_: Any) -> object | None:
        return None if name == missing else object()

    monkeypatch.setattr(importlib.util, "find_spec", found)
    session.cache_clear()
    asked = replace(Settings(tmp_path / "ledger", tmp_path / "downloads"), engine="spark")
    with pytest.raises(UsageError, match=rf"{missing} is not installed; .*itemized\[spark\]"):
        ledger.reader(asked)


def test_where_java_is_missing_it_says_which_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: object())
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    session.cache_clear()
    asked = replace(Settings(tmp_path / "ledger", tmp_path / "downloads"), engine="spark")
    with pytest.raises(UsageError, match="no Java on this machine; install 17 or 21"):
        ledger.reader(asked)


def test_nothing_of_spark_is_imported_unless_asked_for() -> None:
    text = (
        "import sys, itemized.ledger, itemized.desk, itemized.cli;"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('pyspark', 'sqlglot', 'py4j')))"
    )
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
