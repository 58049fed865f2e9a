"""Fetch a source's files: gone on with where they broke off, never spliced from two versions.

A file grows as NAME.part and takes its name when it is whole: of the length the server said, of the
kind its name says, a zip inflated to its end and every checksum compared. NAME.part.json says which
address and version the part is of. manifest.json says what lies in the folder: address, ETag,
Last-Modified, time, size and sha256; a file that is no longer so is fetched again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import httpx
from filelock import FileLock, Timeout

from itemized.errors import FetchError
from itemized.model import Progress, no_progress
from itemized.settings import Settings
from itemized.sources._base import Source
from itemized.sources._download._folder import copy, local_folder
from itemized.sources._download._http import download, led_on
from itemized.sources._download._kept import Fetched, Job, names_in, writing
from itemized.sources._download._plan import Planned, Wish, plan
from itemized.sources._download._run import FolderError, Outcome, Patience, Run, each

__all__ = ["FetchReport", "Fetched", "Fetcher", "Patience", "Wish", "fetch"]

_REDIRECTIONS = 5
_FEW = 8  # files that a command can name; more are named by their folder


@dataclass(frozen=True)
class FetchReport:
    """What a fetch brought: the files in the source's order, the names of those not published, and
    the words of the command that loads what came."""

    files: tuple[Fetched, ...]
    absent: tuple[str, ...]
    load: tuple[str, ...]


def fetch(
    source: Source, wish: Wish, settings: Settings, progress: Progress = no_progress
) -> FetchReport:
    """Fetch what is wished into settings.downloads / source.

    Raises UsageError for what the source does not publish, FetchError where a file cannot be had
    whole; the others are kept all the same.
    """
    return Fetcher(settings).fetch(source, wish, progress)


@dataclass(frozen=True)
class Fetcher:
    """Fetches with a given patience."""

    settings: Settings
    patience: Patience = field(default_factory=Patience)

    def fetch(self, source: Source, wish: Wish, progress: Progress = no_progress) -> FetchReport:
        """As the function `fetch`."""
        planned = plan(source, wish, self.settings)
        root = self.settings.downloads / source.name
        run = Run(self.patience, progress)
        jobs = [Job(p.download, root / p.folder, p.base, run, p.check) for p in planned]
        with _alone(root):
            with writing(root):
                for folder in {job.folder for job in jobs}:
                    folder.mkdir(parents=True, exist_ok=True)
            outcome = self._all(jobs, run, source)
        got = [outcome.got.get(n) for n in range(len(jobs))]
        files = tuple(file for file in got if file is not None)
        absent = tuple(
            p.download.name for n, p in enumerate(planned) if outcome.got.get(n, ...) is None
        )
        _complain(outcome, len(files), planned)
        return FetchReport(files, absent, _load_words(source, wish, files))

    def _all(self, jobs: Sequence[Job], run: Run, source: Source) -> Outcome[Fetched]:
        folders = {base: local_folder(base) for base in {job.base for job in jobs}}
        timeout = httpx.Timeout(self.patience.read, connect=self.patience.connect)
        headers = {"User-Agent": f"itemized/{version('itemized')}", "Accept-Encoding": "identity"}
        with httpx.Client(
            timeout=timeout,
            headers=headers,
            follow_redirects=True,
            max_redirects=_REDIRECTIONS,
            event_hooks={"response": [led_on]},
        ) as client:

            def work(job: Job) -> Fetched | None:
                folder = folders[job.base]
                return copy(job, folder) if folder else download(client, job)

            at_once = min(self.settings.connections, len(jobs))
            return each(jobs, work, at_once, run, f"files of {source.name}")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One fetch of a source at a time: two would write to the same parts, and ask twice as much."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as e:
            raise FetchError(
                "another fetch is writing there",
                where=str(folder),
                way_out="wait until that one is done",
            ) from e
    try:
        yield
    finally:
        lock.release()


def _complain(outcome: Outcome[Fetched], came: int, planned: Sequence[Planned]) -> None:
    """FetchError where a file failed, or where nothing is published of what was asked for."""
    for error in outcome.failed.values():
        if isinstance(error, FolderError):
            raise error
    if outcome.failed:
        first = outcome.failed[min(outcome.failed)]
        if len(planned) == 1:
            raise first
        others = [planned[n].download.name for n in sorted(outcome.failed)][1:]
        also = f"{', '.join(others)} failed too, " if others else ""
        what = f"{first.what} ({also}{came} of {len(planned)} are here)"
        raise FetchError(what, where=first.where, way_out=first.way_out) from first
    if not came:
        names = [p.download.name for p in planned]
        which = names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"
        raise FetchError(
            f"none of the files asked for is published there ({which})",
            where=planned[0].base,
            way_out=planned[0].check,
        )


def _load_words(source: Source, wish: Wish, files: Sequence[Fetched]) -> tuple[str, ...]:
    """`itemized load` for what came: files where they are few, else their folder."""
    paths: list[Path] = []
    for folder in dict.fromkeys(file.path.parent for file in files):
        here = [file for file in files if file.path.parent == folder]
        all_of_it = {file.name for file in here} == names_in(folder)
        by_name = not all_of_it and len(here) <= _FEW
        paths += [file.path for file in here] if by_name else [folder]
    asked = wish.period is not None and source.document is None
    period = (f"--{source.period_word}", str(wish.period)) if asked else ()
    return ("itemized", "load", source.name, *map(str, paths), *period)
