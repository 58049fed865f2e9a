"""Ledgers that many tests ask of: each loaded once in a run, by the process that comes first."""

from __future__ import annotations

import fcntl
import os
import pickle
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from itemized import world as made_up
from itemized._discover import modules
from itemized.desk import Desk
from itemized.entities import identify
from itemized.ledger._files import find_pieces
from itemized.ledger._snapshot import Part, Snapshot
from itemized.ledger._stage import Benches, stage
from itemized.ledger.load import Writer
from itemized.model import no_progress
from itemized.settings import Settings

_EARLY = Path(__file__).parents[2] / "shared" / "data" / "fec" / "bulk" / "2020-early"


def settings_in(folder: Path) -> Settings:
    """Those of a ledger in this folder."""
    return Settings(ledger=folder / "ledger", downloads=folder / "downloads")


def load_together(settings: Settings, *lots: tuple[str, Sequence[Path], int | None]) -> None:
    """Files of several publishers (source, paths, cycle) into a new ledger, which is built once
    and not after each publisher: what is loaded in parts is the same (entities/test_parts.py)."""
    sources = {name: module.SOURCE for name, module in modules("itemized.sources").items()}
    parts: list[Part] = []
    with Benches(settings) as benches:
        for name, paths, cycle in lots:
            period = sources[name].period_of_year(cycle) if cycle else None
            pieces, _ = find_pieces(sources[name], paths, period)
            staged = (stage(sources[name], p, settings, benches, no_progress) for p in pieces)
            parts += [each.part for each in staged]
    (settings.ledger / "tmp").mkdir(exist_ok=True)
    empty = Snapshot(0, ())
    Writer(settings, sources, identify)._publish(empty.with_parts(parts), empty)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of this name. Who comes first makes it; other processes of the run wait for it."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, begun = base / name, base / f"{name}-begun"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            make(begun)
            begun.rename(folder)
    return folder


def whole_world(factory: pytest.TempPathFactory) -> Settings:
    """The whole made-up world, loaded. Only for tests that ask."""

    def load(folder: Path) -> None:
        desk = Desk(settings_in(folder))
        for each in made_up.write(folder / "records").records:
            desk.load(each.source, each.paths, cycle=each.cycle, fewer=True)

    return settings_in(once(factory, "whole-world", load))


def early_records(factory: pytest.TempPathFactory) -> Path:
    """The folder of a ledger with the FEC's real files of January 2019, its report pickled beside."""
    if not _EARLY.is_dir():
        pytest.skip("the real records are not beside this checkout (../shared/data/fec/bulk)")

    def load(folder: Path) -> None:
        files = sorted(_EARLY.glob("*.zip"))
        report = Desk(settings_in(folder)).load("fec_bulk", files, cycle=2020)
        (folder / "report.pickle").write_bytes(pickle.dumps(report))

    return once(factory, "early-records", load)
