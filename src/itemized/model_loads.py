"""What a load did: file by file, and which files it passed over."""

from __future__ import annotations

from dataclasses import dataclass

from itemized.model import Loaded


@dataclass(frozen=True)
class PassedOver:
    """A file of a folder, or a member of a zip, of which nothing was read, and why not."""

    file: str
    why: str


@dataclass(frozen=True)
class LoadReport:
    """All files of one load, and the snapshot they are in.

    replaced: files that took the place of one of another name, each with that one.
    """

    loads: tuple[Loaded, ...]
    snapshot: str
    passed_over: tuple[PassedOver, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
