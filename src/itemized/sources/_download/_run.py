"""What the files of one fetch share: patience, turns to ask, word on progress, a way to stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Generic, TypeVar

from itemized.errors import FetchError
from itemized.model import Progress

Job = TypeVar("Job")
Got = TypeVar("Got")

_ENOUGH = 3  # files that failed: what is wrong is hardly the files, and asking on is rude
_LOOK = 0.2  # seconds between two looks at whether somebody pressed Ctrl-C
_GRACE = 2.0  # seconds that files under way get to notice that all is to stop


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Patience:
    """How long to wait and how often to try again. Times are seconds.

    tries: how often in a row a file may fail without one more byte of it. wait doubles with each
    up to longest_wait; a server's Retry-After counts instead, but one that asks for more than
    longest_wait is not waited for. most: bytes of a file. slowest: bytes a second, over each
    `pace` seconds; silent: seconds without word of any file. now, ticks and sleep are the clock.
    """

    tries: int = 5
    wait: float = 1.0
    longest_wait: float = 120.0
    connect: float = 20.0
    read: float = 60.0
    most: int = 20 << 30
    slowest: int = 1_000
    pace: float = 60.0
    silent: float = 600.0
    now: Callable[[], datetime] = _now
    ticks: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Pace:
    """Whether a file comes fast enough, by what came in each stretch of time."""

    def __init__(self, patience: Patience, done: int) -> None:
        self._patience = patience
        self._since, self._done = patience.ticks(), done

    def too_slow(self, done: int) -> bool:
        """Whether too little came since the last stretch began; asked with each piece."""
        now = self._patience.ticks()
        if (lasted := now - self._since) < self._patience.pace:
            return False
        slow = done - self._done < lasted * self._patience.slowest
        self._since, self._done = now, done
        return slow


class FolderError(FetchError):
    """Nothing can be written, so that no other file would fare better."""


class Stopped(Exception):  # noqa: N818  no error, the others are to leave off
    """Another file's end, or Ctrl-C, ended the fetch."""


class Run:
    """One fetch. A wait that a server asks of one file is kept by all of them."""

    def __init__(self, patience: Patience, progress: Progress) -> None:
        self.patience = patience
        self.writing = threading.Lock()  # one thread at a time writes the manifest
        self._progress = progress
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._not_before = patience.ticks()
        self._heard = time.monotonic()

    def turn(self) -> None:
        """Wait until the server may be asked again."""
        while True:
            self.check()
            with self._lock:
                left = self._not_before - self.patience.ticks()
                self._heard = time.monotonic() + max(0.0, left)
            if left <= 0:
                return
            self.patience.sleep(left)

    def hold(self, seconds: float) -> None:
        """Ask the server nothing for so long."""
        with self._lock:
            self._not_before = max(self._not_before, self.patience.ticks() + seconds)

    def check(self) -> None:
        """Raise Stopped where all is to stop; called before anything is written."""
        if self._stop.is_set():
            raise Stopped

    def listen(self) -> None:
        """FetchError where there was no word of any file for too long, though none timed out: an
        answer that comes letter by letter, for one."""
        if time.monotonic() - self._heard > self.patience.silent:
            raise FetchError(
                f"nothing came for {self.patience.silent:.0f} seconds",
                way_out="run the same command later; what has come is kept",
            )

    def stop(self) -> None:
        """Let all files under way leave off."""
        self._stop.set()

    def tell(self, stage: str, done: int, total: int | None, unit: str = "bytes") -> None:
        """Pass word on to whoever watches, who need not know of threads."""
        with self._lock:
            self._heard = time.monotonic()
            self._progress(stage, done, total, unit)


@dataclass
class Outcome(Generic[Got]):
    """By the job's place in the list: what came (null where nothing is to be had), what failed."""

    got: dict[int, Got | None] = field(default_factory=dict)
    failed: dict[int, FetchError] = field(default_factory=dict)
    crash: BaseException | None = None

    @property
    def ended(self) -> int:
        """Jobs that are through, one way or the other."""
        return len(self.got) + len(self.failed)


def each(
    jobs: Sequence[Job], work: Callable[[Job], Got | None], at_once: int, run: Run, stage: str
) -> Outcome[Got]:
    """Do every job, some at once. A job that fails is noted and the others go on, unless several
    did or nothing can be written."""
    outcome: Outcome[Got] = Outcome()
    waiting = list(enumerate(jobs))[::-1]
    turn = threading.Lock()

    def next_job() -> tuple[int, Job] | None:
        with turn:
            return waiting.pop() if waiting and len(outcome.failed) < _ENOUGH else None

    def worker() -> None:
        try:
            while (taken := next_job()) is not None:
                run.check()
                number, job = taken
                try:
                    outcome.got[number] = work(job)
                except FetchError as e:
                    outcome.failed[number] = e
                    if isinstance(e, FolderError):
                        run.stop()
                run.tell(stage, outcome.ended, len(jobs), "files")
        except Stopped:
            pass
        except BaseException as e:  # noqa: BLE001  handed to the thread that called
            outcome.crash = e
            run.stop()

    _joined([threading.Thread(target=worker, daemon=True) for _ in range(at_once)], run)
    if outcome.crash is not None:
        raise outcome.crash
    return outcome


def _joined(threads: list[threading.Thread], run: Run) -> None:
    """Start the threads and wait for them. One that hangs on the network does not hold back an end:
    it is a daemon, and writes nothing more once it is to stop."""
    for thread in threads:
        thread.start()
    try:
        while any(thread.is_alive() for thread in threads):
            for thread in threads:
                thread.join(_LOOK)
            run.check()
            run.listen()
    except Stopped:
        pass
    finally:
        run.stop()
        deadline = time.monotonic() + _GRACE
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))
