"""Fetch a source's files: gone on with where they broke off, never spliced from two versions.

A file grows as NAME.part and takes its name when it is whole. NAME.part.json says which address
and which version (ETag) the part is of; a part is only gone on with under that same version
(If-Range, RFC 9110 section 13.1.5), else it is begun again. manifest.json says what lies in the
folder: address, ETag, time, size and sha256.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx

from itemized.errors import FetchError, UsageError
from itemized.model import Progress, no_progress
from itemized.settings import Settings
from itemized.sources._base import Download, Source
from itemized.sources._download._folder import copy, local_folder
from itemized.sources._download._http import Patience, download
from itemized.sources._download._kept import Fetched, Job, writing

__all__ = ["Fetched", "Fetcher", "Patience", "fetch"]


def fetch(
    source: Source,
    period: int,
    settings: Settings,
    progress: Progress = no_progress,
    only: tuple[str, ...] = (),
    origin: str | None = None,
) -> tuple[Fetched, ...]:
    """Fetch a period's files into settings.downloads / source / period, in order of the source.

    only: names of files, with or without cycle and suffix ("indiv20.zip", "indiv"); empty is all.
    origin: address or folder to fetch from, before the settings' and the source's own.
    Raises UsageError for a name that is none, FetchError where a file cannot be had whole.
    """
    return Fetcher(settings).fetch(source, period, progress, only, origin)


@dataclass(frozen=True)
class Fetcher:
    """Fetches with a given patience."""

    settings: Settings
    patience: Patience = field(default_factory=Patience)

    def fetch(
        self,
        source: Source,
        period: int,
        progress: Progress = no_progress,
        only: tuple[str, ...] = (),
        origin: str | None = None,
    ) -> tuple[Fetched, ...]:
        """As the function `fetch`."""
        wanted = _chosen(source, period, only)
        base = origin or self.settings.addresses.get(source.name) or source.base_url
        folder = self.settings.downloads / source.name / str(period)
        local = local_folder(base)
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
        timeout = httpx.Timeout(self.patience.read, connect=self.patience.connect)
        headers = {"User-Agent": "itemized", "Accept-Encoding": "identity"}
        with httpx.Client(timeout=timeout, headers=headers, follow_redirects=True) as client:
            fetched = []
            for file in wanted:
                job = Job(file, folder, base, progress)
                got = copy(job, local) if local else download(client, job, self.patience)
                if got is not None:
                    fetched.append(got)
        if not fetched:
            raise FetchError(
                f"no file of {source.period_word} {period} is published there",
                where=base,
                way_out=f"check the {source.period_word}",
            )
        return tuple(fetched)


def _chosen(source: Source, period: int, only: tuple[str, ...]) -> tuple[Download, ...]:
    offered = source.downloads(period)
    if not offered:
        raise UsageError(
            f"{source.name} has no address to fetch from",
            way_out=f"get its files from {source.agency} and load them",
        )

    def names(d: Download) -> set[str]:
        stem = d.name.split(".", 1)[0]
        return {d.name, stem, stem.removesuffix(f"{period % 100:02}")}

    known = set().union(*(names(d) for d in offered))
    for name in only:
        if name not in known:
            raise UsageError(
                f"{source.name} publishes no {name}",
                way_out=f"it publishes {', '.join(d.name for d in offered)}",
            )
    return tuple(d for d in offered if not only or names(d) & set(only))
