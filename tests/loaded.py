"""Ledgers that many tests ask of: each loaded once in a run, by the process that comes first."""

from __future__ import annotations

import fcntl
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from itemized import world as made_up
from itemized.desk import Desk
from itemized.settings import Settings

_EARLY = Path(__file__).parents[2] / "shared" / "data" / "fec" / "bulk" / "2020-early"


def settings_in(folder: Path) -> Settings:
    """Those of a ledger in this folder."""
    return Settings(ledger=folder / "ledger", downloads=folder / "downloads")


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
            desk.load(each.source, each.paths, cycle=each.cycle)

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
