"""Load: read files into the lake, build what answers, and put it in force in one step."""

from __future__ import annotations

import errno
import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from itemized.errors import InputError, LedgerError
from itemized.ledger import _snapshot
from itemized.ledger._database import duckdb_errors, open_to_read
from itemized.ledger._fewer import refuse_fewer
from itemized.ledger._files import Piece, find_pieces, sha256_of
from itemized.ledger._lines import text_of
from itemized.ledger._overlap import superseded
from itemized.ledger._publish import Identify, publish
from itemized.ledger._snapshot import Part, Place, Snapshot
from itemized.ledger._stage import Benches, stage
from itemized.ledger.decisions import FILE, Decision, append
from itemized.model import Progress, no_progress
from itemized.model_files import Loaded
from itemized.model_loads import LoadReport, PassedOver
from itemized.settings import Settings
from itemized.sources._base import Source


@dataclass(frozen=True)
class _New:
    """What was read in this load: how long it took, and whether its file ends within a line."""

    seconds: float
    cut_short: bool


News = dict[Place, _New]
Accounts = dict[Place, tuple[int, int, int]]  # entries, merged and rejects of each part


@dataclass(frozen=True)
class Writer:
    """The one way to change a ledger.

    sources: every publisher whose records may lie in it. identify: groups names into entities.
    """

    settings: Settings
    sources: Mapping[str, Source]
    identify: Identify
    progress: Progress = no_progress

    def load(
        self,
        source: Source,
        paths: Sequence[Path],
        period: int | None,
        *,
        fewer: bool = False,
    ) -> LoadReport:
        """Read every file, or none: the ledger is the old one until all of them are in it.

        Files that are in the ledger already are left as they are; where all are, nothing changes.
        fewer: take a file also where it holds far fewer rows than the one whose place it takes, and
        as whole where it holds fewer than a whole one does.
        Raises InputError for a file that cannot be used, LedgerError where nothing can be written.
        """
        ledger = self.settings.ledger
        with _kept_whole(ledger):
            before = _snapshot.current(ledger) or Snapshot(0, ())
            # What a killed load left may be all the room that this one needs.
            _snapshot.prune(ledger, before)
            pieces, passed = find_pieces(source, paths, period)
            pieces, copies = _without_copies(pieces)
            passed += copies
            try:
                return self._loaded(source, pieces, passed, before, fewer=fewer)
            except BaseException:
                # What was staged serves nobody, and a disk that is full should not stay so.
                _snapshot.prune(ledger, _snapshot.current(ledger) or before)
                raise

    def _loaded(
        self,
        source: Source,
        pieces: Sequence[Piece],
        passed: Sequence[PassedOver],
        before: Snapshot,
        *,
        fewer: bool,
    ) -> LoadReport:
        ledger = self.settings.ledger
        news: News = {}
        with Benches(self.settings) as benches:
            new = [self._staged(source, piece, before, news, benches) for piece in pieces]
            over = superseded(benches.one, self.settings, source, before, new)
        if fewer:
            new = [replace(part, few=True) for part in new]
        else:
            refuse_fewer(before, new, over)
        after = before.with_parts(new, [old for _, old in over])
        hot = _snapshot.hot_path(ledger, before.number)
        whole = hot.exists() and before.derived == after.derived
        if after.same_content(before) and whole:
            after = before
            held = _accounts(after, ledger)
        else:
            held = self._publish(after, before)
        account = tuple(_account(held, new, news))
        replaced = tuple((part.file, old.file) for part, old in over)
        return LoadReport(account, str(after.number), tuple(passed), replaced)

    def rebuild(self) -> None:
        """Build what answers again from the lake, as a snapshot of its own."""
        with _kept_whole(self.settings.ledger):
            held = _snapshot.in_force(self.settings.ledger)
            self._publish(held.with_parts(()), held)
            _snapshot.hot_path(self.settings.ledger, held.number).unlink(missing_ok=True)

    def decide(self, new: Sequence[Decision]) -> None:
        """Take decisions on who is who, and build what answers anew by them; both or neither."""
        ledger = self.settings.ledger
        with _kept_whole(ledger):
            held = _snapshot.in_force(ledger)
            path = ledger / FILE
            before = path.read_bytes() if path.exists() else None
            append(ledger, new)
            try:
                self._publish(held.with_parts(()), held)
            except BaseException:
                _back(path, before)
                raise

    def _publish(self, after: Snapshot, before: Snapshot) -> Accounts:
        """Build what answers beside the old, check it, seal it, and put it in force."""
        ledger = self.settings.ledger
        hot = publish(after, self.sources, self.settings, self.identify, self.progress)
        held = _accounts(after, ledger)
        _check_account(after, held)
        decided = ledger / FILE
        sealed = replace(
            after,
            hot=sha256_of(hot),
            decisions=(decided.stat().st_size, sha256_of(decided)) if decided.exists() else (0, ""),
            before=sha256_of(_snapshot.list_path(ledger, before.number)) if before.number else "",
        )
        _snapshot.write(ledger, sealed)
        _snapshot.put_in_force(ledger, sealed)
        _snapshot.prune(ledger, sealed)
        return held

    def _staged(
        self, source: Source, piece: Piece, before: Snapshot, news: News, benches: Benches
    ) -> Part:
        """The part this piece makes: the one there already where the same file was loaded."""
        place = (
            *(source.name, piece.table.name, 0 if piece.key else piece.period),
            piece.key,
        )
        for part in before.parts:
            same = part.place == place and part.sha256 == piece.sha256
            path = self.settings.ledger / part.path
            if same and path.exists() and sha256_of(path) == part.seal:
                return part
        started = time.monotonic()
        staged = stage(source, piece, self.settings, benches, self.progress)
        news[staged.part.place] = _New(time.monotonic() - started, staged.cut_short)
        return staged.part


def _back(path: Path, before: bytes | None) -> None:
    """The file as it was before, whole at any moment."""
    if before is None:
        path.unlink()
        return
    beside = path.with_name(path.name + ".new")
    beside.write_bytes(before)
    _snapshot.put(beside, path)


def _without_copies(pieces: Sequence[Piece]) -> tuple[list[Piece], list[PassedOver]]:
    """The pieces without those that hold, byte for byte, what another of the same table and period
    does, as a zip beside what was unpacked from it.

    Raises InputError where they differ: both cannot be the newest.
    """
    kept: list[Piece] = []
    copies: list[PassedOver] = []
    seen: dict[tuple[str, int, str], Piece] = {}
    for piece in pieces:
        place = (piece.table.name, 0 if piece.key else piece.period, piece.key)
        rival = seen.setdefault(place, piece)
        if rival is piece or rival.sha256 == piece.sha256:
            kept.append(piece)
        elif not piece.documents and _text_hash(rival) == _text_hash(piece):
            why = f"holds what {rival.where} holds, byte for byte"
            copies.append(PassedOver(piece.where, why))
        else:
            of = f" of {piece.period}" if piece.period else ""
            raise InputError(
                f"and {rival.where} are both the {piece.table.name}{of}",
                where=piece.where,
                way_out="load the one you mean",
            )
    return kept, copies


def _text_hash(piece: Piece) -> bytes:
    """The sha256 of what a file holds, unpacked."""
    held = hashlib.sha256()
    for chunk in text_of(piece, no_progress):
        held.update(chunk)
    return held.digest()


def _accounts(snapshot: Snapshot, ledger: Path) -> Accounts:
    """place → entries, merged, rejects, as the derived database counts them."""
    path = _snapshot.hot_path(ledger, snapshot.number)
    with duckdb_errors(path.name), open_to_read(path) as db:
        rows = db.execute(
            "SELECT source, table_name, place, place_key, entries, merged, rejects FROM coverage"
        ).fetchall()
    return {(r[0], r[1], r[2], r[3]): (r[4], r[5], r[6]) for r in rows}


def _check_account(snapshot: Snapshot, held: Accounts) -> None:
    """rows = entries + merged + rejects for every part, or the load is not put in force."""
    for part in snapshot.parts:
        if part.rows != sum(held[part.place]):
            raise LedgerError(
                f"{part.rows:,} rows were read but {sum(held[part.place]):,} are accounted for",
                where=part.file,
                way_out="nothing was changed; please report this",
            )


def _account(held: Accounts, parts: Sequence[Part], news: News) -> Iterator[Loaded]:
    for part in parts:
        entries, merged, rejects = held[part.place]
        new = news.get(part.place)
        yield Loaded(
            part.file,
            part.table,
            part.rows,
            entries,
            merged,
            rejects,
            round(new.seconds if new else 0.0, 3),
            already=new is None,
            unknown=part.unknown,
            cut_short=new is not None and new.cut_short,
        )


@contextmanager
def _kept_whole(ledger: Path) -> Iterator[None]:
    """One load at a time; a full disk or a closed folder is said in one line."""
    try:
        ledger.mkdir(parents=True, exist_ok=True)
        (ledger / "tmp").mkdir(exist_ok=True)
        lock = FileLock(ledger / "LOCK", timeout=0)
        with lock:
            yield
    except Timeout as e:
        raise LedgerError(
            "another load is writing to it",
            where=str(ledger),
            way_out="wait until that one is done",
        ) from e
    except (FileExistsError, NotADirectoryError) as e:
        raise LedgerError(
            "is a file and not a folder", where=str(ledger), way_out="choose another with --ledger"
        ) from e
    except OSError as e:
        if e.errno == errno.ENOSPC:
            raise LedgerError(
                "the disk is full", where=str(ledger), way_out="free some space and run it again"
            ) from e
        if e.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise LedgerError(
                "there is no permission to write",
                where=str(ledger),
                way_out="choose another with --ledger",
            ) from e
        raise
