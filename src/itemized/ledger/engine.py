"""Which engine answers: the one place that chooses, by `Settings.engine`."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import date
from threading import Event, Lock, Thread
from time import monotonic

from itemized.errors import LedgerError
from itemized.ledger import _snapshot
from itemized.ledger.read import Answers, Reader
from itemized.settings import DUCKDB, Settings

_MOMENT = 0.1  # seconds that answers wait for a newer snapshot before they go on with the one held


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
    opened.

    Once a newer one is in force it is opened beside, while the one before goes on answering.
    """

    def __init__(self, settings: Settings, whole: Callable[[], None]) -> None:
        self._settings, self._whole = settings, whole
        self._held: tuple[tuple[int, str] | None, Reader] | None = None
        self._coming: Coming | None = None
        self._turn = Lock()

    def reader(self, as_of: date | None = None) -> Reader:
        """A reader of the snapshot now in force."""
        return self.another(self.now(), as_of)

    def another(self, held: Reader, as_of: date | None = None) -> Reader:
        """One more reader of a snapshot that `now` gave, whatever is in force meanwhile."""
        with self._turn:
            return held.another(as_of)

    def at_hand(self) -> Reader | None:
        """The snapshot in force where it is open; None where there is something to wait for."""
        named = _snapshot.named_now(self._settings.ledger)
        with self._turn:
            coming = self._come(named)
            if self._held is None or (coming and not coming.overdue):
                return None
            return self._held[1]

    def now(self) -> Reader:
        """The snapshot in force, opened where it is not. Where opening takes more than a moment,
        the one before; its readers read on when it is let go."""
        named = _snapshot.named_now(self._settings.ledger)
        with self._turn:
            coming, held = self._come(named), self._held
        if coming:
            coming.wait(None if held is None else _MOMENT)
            with self._turn:
                self._arrived(coming)
                held = self._held
        if held is None or (coming and coming.error):
            raise _why(coming)
        return held[1]

    def _come(self, named: tuple[int, str] | None) -> Coming | None:
        """What is being opened, and is waited for; begun where another than held is in force."""
        if self._coming and self._coming.done:
            self._arrived(self._coming)
        if self._coming is None and (self._held is None or self._held[0] != named):
            self._coming = Coming(named, self._open)
        return self._coming

    def _open(self) -> Reader:
        self._whole()
        return reader(self._settings, answers=Answers())

    def _arrived(self, coming: Coming) -> None:
        if coming is self._coming and coming.done:
            self._coming = None
            if coming.reader:
                self._held = coming.named, coming.reader


class Coming:
    """A snapshot that is being opened by a thread of its own."""

    def __init__(self, named: tuple[int, str] | None, opened: Callable[[], Reader]) -> None:
        self.named = named
        self.reader: Reader | None = None
        self.error: Exception | None = None
        self._opened, self._began, self._over = opened, monotonic(), Event()
        Thread(target=self._run, name="itemized-snapshot", daemon=True).start()

    @property
    def done(self) -> bool:
        """Whether it is open, or cannot be opened."""
        return self._over.is_set()

    @property
    def overdue(self) -> bool:
        """Whether it has been waited for long enough by those who have another."""
        return monotonic() - self._began > _MOMENT

    def wait(self, moment: float | None) -> None:
        """Wait until it is open; no longer than a moment after it was begun."""
        left = None if moment is None else max(0.0, self._began + moment - monotonic())
        self._over.wait(left)

    def _run(self) -> None:
        try:
            self.reader = self._opened()
        except Exception as error:  # noqa: BLE001 - raised again for each who waits for it
            self.error = error
        finally:
            self._over.set()


def _why(coming: Coming | None) -> Exception:
    """Why there is no snapshot: an error for each who asks, since raising one changes it."""
    error = coming.error if coming else None
    return copy(error) if error else LedgerError("is not open", way_out="ask again")
