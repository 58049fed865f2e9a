"""The time that a question may take, by one thread that rings for all.

A question has several clocks, and a thread of its own for each takes longer to start than many take
to answer.
"""

from __future__ import annotations

import atexit
import heapq
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Condition, Thread
from time import monotonic
from typing import TYPE_CHECKING

from itemized.ledger._database import too_long

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(order=True)
class Alarm:
    """What rings at a time, unless it was told not to before."""

    at: float
    ring: Callable[[], object] | None = field(compare=False)

    def cancel(self) -> None:
        """Do not ring, and let go of what would have been rung."""
        self.ring = None


class Alarms:
    """Rings alarms at their times, by a thread that begins with the first of them."""

    def __init__(self) -> None:
        self._held: list[Alarm] = []
        self._new = Condition()
        self._thread: Thread | None = None
        self._over = False

    def set(self, alarm: Alarm) -> None:
        """Ring it when it is time."""
        with self._new:
            # of those taken back, which are most, none is kept until its time
            while self._held and self._held[0].ring is None:
                heapq.heappop(self._held)
            heapq.heappush(self._held, alarm)
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._run, name="itemized-alarms", daemon=True)
                self._thread.start()
            elif self._held[0] is alarm:
                self._new.notify()

    def end(self) -> None:
        """Ring no more: a thread that outlives the program keeps its libraries from ending well."""
        with self._new:
            thread, self._thread, self._over = self._thread, None, True
            self._new.notify()
        if thread:
            thread.join(1)

    def _run(self) -> None:
        while alarm := self._next():
            ring, alarm.ring = alarm.ring, None
            if ring:
                with suppress(Exception):  # what it would have broken off is over
                    ring()
            del ring

    def _next(self) -> Alarm | None:
        """The next alarm, at its time; None at the end."""
        with self._new:
            while not self._over:
                left = self._held[0].at - monotonic() if self._held else None
                if left is not None and left <= 0:
                    return heapq.heappop(self._held)
                self._new.wait(left)
            return None


ALARMS = Alarms()
atexit.register(ALARMS.end)


class Clock:
    """The time that a question may take, in seconds; what runs when it is up is broken off."""

    def __init__(self, seconds: float, interrupt: Callable[[], object]) -> None:
        self._seconds, self._interrupt = seconds, interrupt
        self._alarm: Alarm | None = None
        self.anew()

    def anew(self) -> None:
        """Begin again, with all the time."""
        self.stop()
        self._left = self._seconds
        self.go()

    def go(self) -> None:
        """Go on with the time that is left."""
        self._began = monotonic()
        self._alarm = Alarm(self._began + max(0.0, self._left), self._interrupt)
        ALARMS.set(self._alarm)

    def stop(self) -> None:
        """Stand still."""
        if self._alarm:
            self._alarm.cancel()
            self._left -= monotonic() - self._began
            self._alarm = None

    @property
    def up(self) -> bool:
        """Whether no time is left."""
        return self._left - (monotonic() - self._began if self._alarm else 0) <= 0

    def counting(self, batches: pa.RecordBatchReader) -> pa.RecordBatchReader:
        """The same batches; the clock goes only while the next one is waited for."""
        import pyarrow as pa

        def each() -> Iterator[pa.RecordBatch]:
            while True:
                self.stop()
                self.go()
                try:
                    batch = next(batches, None)
                except (pa.ArrowException, OSError) as error:
                    if self.up:
                        raise too_long("query") from error
                    raise
                finally:
                    self.stop()
                if batch is None:
                    return
                yield batch

        return pa.RecordBatchReader.from_batches(batches.schema, each())
