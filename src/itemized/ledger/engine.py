"""Which engine answers: the one place that chooses, by `Settings.engine`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Lock

from itemized.ledger import _snapshot
from itemized.ledger.read import Answers, Reader
from itemized.settings import DUCKDB, Settings


def reader(
    settings: Settings, as_of: date | None = None, *, answers: Answers | None = None
) -> Reader:
    """A reader of the snapshot in force, by DuckDB or by Spark; both give the same rows.

    UsageError where what Spark needs is missing on this machine.
    """
    if settings.engine == DUCKDB:
        return Reader(settings, as_of, answers=answers)
    # pyspark and Java are not there unless asked for
    from itemized.ledger._spark_session import session

    session(settings.engine, settings.memory)
    from itemized.ledger.spark import SparkReader

    return SparkReader(settings, as_of, answers=answers)


class Shelf:
    """Holds the snapshot in force open with what it was asked, so that readers after the first open
    it at once and need not ask the same again. whole: makes good what a snapshot lost, before it is
    opened."""

    def __init__(self, settings: Settings, whole: Callable[[], None]) -> None:
        self._settings, self._whole = settings, whole
        self._held: Reader | None = None
        self._named: tuple[int, str] | None = None
        self._swap = Lock()

    def reader(self, as_of: date | None = None) -> Reader:
        """A reader of the snapshot now in force. An older one is let go; its readers read on."""
        named = _snapshot.named_now(self._settings.ledger)
        with self._swap:
            if self._held is None or not named or self._named != named:
                self._whole()
                held, self._held = self._held, reader(self._settings, answers=Answers())
                self._named = named
                if held:
                    held.close()
            return self._held.another(as_of)
