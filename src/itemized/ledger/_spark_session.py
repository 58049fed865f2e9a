"""The one session of Spark of a process: its own on this machine, or one of Spark Connect."""

from __future__ import annotations

import importlib.util
import logging
import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from itemized.errors import QueryError, UsageError
from itemized.settings import SPARK, bytes_of

#: What makes it answer as DuckDB does: days of no zone, errors where a value does not fit.
_ALIKE = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.caseSensitive": "false",
}
_LOCAL = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.log.level": "OFF",
}
#: Spark's own number of parts, for a cluster; on one machine as many as it has cores will do, where
#: its settings (SPARK_CONF_DIR) do not say otherwise.
_PARTS, _FOR_A_CLUSTER = "spark.sql.shuffle.partitions", "200"


@cache
def session(engine: str, memory: str | None = None) -> Any:
    """The session of an engine, begun when first asked for.

    UsageError where pyspark or Java is missing, QueryError where the server does not answer.
    """
    for needed in ("pyspark", "sqlglot"):
        if importlib.util.find_spec(needed) is None:
            raise UsageError(
                f"{needed} is not installed",
                where=f"ITEMIZED_ENGINE={engine}",
                way_out="install it with: pip install 'itemized[spark]'",
            )
    if engine == SPARK and not _java():
        raise UsageError(
            "there is no Java on this machine",
            where=f"ITEMIZED_ENGINE={engine}",
            way_out="install 17 or 21 (on Debian: apt-get install openjdk-17-jre-headless)",
        )
    return _begun(engine, memory)


def _begun(engine: str, memory: str | None) -> Any:
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    builder: Any = SparkSession.builder
    _quiet()
    try:
        if engine == SPARK:
            builder = builder.master(f"local[{os.cpu_count() or 1}]").appName("itemized")
            for name, value in {**_LOCAL, **_ALIKE}.items():
                builder = builder.config(name, value)
            if memory:
                builder = builder.config("spark.driver.memory", f"{bytes_of(memory) >> 20}m")
            begun = builder.getOrCreate()
            if begun.conf.get(_PARTS) == _FOR_A_CLUSTER:
                begun.conf.set(_PARTS, str(os.cpu_count() or 1))
            return begun
        begun = builder.remote(engine).getOrCreate()
        for name, value in _ALIKE.items():
            begun.conf.set(name, value)
    except (PySparkException, OSError, RuntimeError) as e:
        told = str(e).strip().split("\n", 1)[0]
        raise QueryError(
            f"Spark does not answer ({told[:200]})",
            where=f"ITEMIZED_ENGINE={engine}",
            way_out="see that its server runs and is of the pyspark installed here",
        ) from e
    return begun


def _quiet() -> None:
    """What Spark says of its own course is no answer; its errors come as exceptions."""
    logging.getLogger("SQLQueryContextLogger").disabled = True


def _java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return bool(home and (Path(home) / "bin" / "java").exists()) or shutil.which("java") is not None
