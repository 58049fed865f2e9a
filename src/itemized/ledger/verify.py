"""Verify: every byte that a ledger rests on, beside the sha256 it had when it was written.

CURRENT holds the hash of the list of the snapshot in force; that list holds the hash of each part,
of the derived database, of people's decisions until then, and of the list before it. So a byte
that changed in any of them is found from CURRENT alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from itemized.errors import LedgerError
from itemized.ledger import _snapshot
from itemized.ledger._files import sha256_of
from itemized.ledger._snapshot import Snapshot
from itemized.ledger.decisions import FILE
from itemized.model import Progress, no_progress
from itemized.model_filings import Damage, Verified
from itemized.settings import Settings

_ANEW = "load the files into a new ledger"
_EARLIER = "no answer rests on it but of that earlier snapshot; later loads clear it away"


def verify(settings: Settings, progress: Progress = no_progress) -> Verified:
    """Read the whole ledger and say what is damaged, and the way out of each.

    Raises NoLedgerError where nothing is loaded, LedgerError where CURRENT or the list of the
    snapshot in force is damaged or of another version: nothing else can be told then.
    """
    ledger = settings.ledger
    now = _snapshot.in_force(ledger)
    kept, damaged = _kept(ledger, now)
    expected = {path: seal for s in reversed(kept) for path, seal in _sealed(ledger, s)}
    sizes = {path: path.stat().st_size for path in expected if path.exists()}
    done, total = 0, sum(sizes.values())
    for path, (seal, out) in expected.items():
        name = path.relative_to(ledger).as_posix()
        if path not in sizes:
            damaged.append(Damage(name, "is missing", out))
        elif _hash(path) != seal:
            damaged.append(Damage(name, "has other bytes than were written", out))
        done += sizes.get(path, 0)
        progress("reading the ledger", done, total, "bytes")
    damaged += _decisions(ledger, now)
    return Verified(str(now.number), now.content, len(expected), total, tuple(damaged))


def _kept(ledger: Path, now: Snapshot) -> tuple[list[Snapshot], list[Damage]]:
    """The snapshots that can be read, the newest first, and the list that breaks the chain."""
    kept = [now]
    while seal := kept[-1].before:
        number = kept[-1].number - 1
        if not _snapshot.list_path(ledger, number).exists():
            break  # cleared away
        try:
            kept.append(_snapshot.read(ledger, number, seal))
        except LedgerError:
            name = _snapshot.list_path(ledger, number).relative_to(ledger).as_posix()
            return kept, [Damage(name, "has other bytes than were written", _EARLIER)]
    return kept, []


def _sealed(ledger: Path, snapshot: Snapshot) -> Iterator[tuple[Path, tuple[str, str]]]:
    """The files of a snapshot, each with its hash and what to do where it is damaged."""
    now = snapshot.number == _snapshot.in_force(ledger).number
    hot = _snapshot.hot_path(ledger, snapshot.number)
    if now or hot.exists():  # of an earlier one it is cleared away sooner than the parts
        yield hot, (snapshot.hot, "itemized verify --rebuild" if now else _EARLIER)
    for part in snapshot.parts:
        again = f"load {part.file} again: itemized load {part.source} PATH"
        yield ledger / part.path, (part.seal, again if now else _EARLIER)


def _decisions(ledger: Path, now: Snapshot) -> list[Damage]:
    size, seal = now.decisions
    if not size:
        return []
    path = ledger / FILE
    held = path.read_bytes()[:size] if path.exists() else b""
    if hashlib.sha256(held).hexdigest() == seal:
        return []
    return [Damage(FILE, "has other bytes than were written", "itemized decisions --import FILE")]


def _hash(path: Path) -> str:
    """Of a file that cannot be read the hash is none's."""
    try:
        return sha256_of(path)
    except OSError:
        return ""
