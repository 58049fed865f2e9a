"""Finished checks, kept as files beside the ledger, so that their addresses stay good.

LEDGER/checked/<key>.zip   the page of one check, its exports and the article as handed in

A ledger never rests on any of it; whoever removes a file, or the folder, only forgets checks.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_KEY = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Room:
    """How much is kept: the checks asked for last, at most so many of so many bytes in all."""

    checks: int
    size: int


class Shelf:
    """The checks that are kept. Where the folder cannot be written, none is."""

    def __init__(self, ledger: Path, room: Room) -> None:
        self._folder, self._room = ledger / "checked", room

    def put(self, key: str, members: Mapping[str, bytes]) -> bool:
        """Keep a check, whole or not at all; whether it is kept."""
        path = self._path(key)
        beside = path.with_suffix(".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(
                os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb"
            ) as file:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as held:
                    for name, data in members.items():
                        held.writestr(name, data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
            self._make_room()
        except OSError:
            return False
        return path.is_file()

    def get(self, key: str, name: str) -> bytes | None:
        """A part of a check; None where it is not kept, or is damaged."""
        if not _KEY.fullmatch(key):
            return None
        path = self._path(key)
        try:
            with zipfile.ZipFile(path) as held:
                data = held.read(name)
        except (OSError, KeyError, zipfile.BadZipFile):
            return None
        with suppress(OSError):
            os.utime(path)  # whose age is how long nobody asked for it
        return data

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.zip"

    def _make_room(self) -> None:
        """Forget those that nobody has asked for the longest."""
        paths = self._folder.glob("*.zip")
        held = sorted(((p.stat(), p) for p in paths), key=lambda of: -of[0].st_mtime_ns)
        kept = total = 0
        for stat, path in held:
            if kept < self._room.checks and total + stat.st_size <= self._room.size:
                kept, total = kept + 1, total + stat.st_size
            else:
                path.unlink(missing_ok=True)
