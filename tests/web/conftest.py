"""The made-up world behind a server: one application for all tests that only ask."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from export import hostile
from itemized import world as made_up
from itemized.desk import Desk
from itemized.settings import Settings
from itemized.web import create_app
from itemized.world import World
from loaded import whole_world

sys.path.insert(0, str(Path(__file__).parents[1] / "trace"))  # few.py, ledgers of a few committees


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return made_up.write(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Those of a ledger with the whole world in it."""
    return whole_world(tmp_path_factory)


@pytest.fixture(scope="session")
def evil_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Those of a ledger in which givers, their employers, memos and committees have hostile names."""
    folder, pac = tmp_path_factory.mktemp("evil"), "C99000001"
    gifts = [
        f"{pac}|N|Q1|P|201904159149000001|15|IND|{name}|{name[:30]}|ZZ|000010001|{name}|{name}"
        f"|01152019|{100 + n}||SA.{n}|9000001||{name}|404152019990000{n:04}"
        for n, name in enumerate(hostile.NAMES)
    ]
    committees = ("<script>alert(1)</script>", "=1+1", hostile.LONG, "\u202eRTL<b>x")
    registry = [
        f"C9900000{n}|{name}|{name[:60]}|1 ST||{name[:30]}|ZZ|00001|U|N|NNE|Q|C|{name[:60]}|"
        for n, name in enumerate(committees, 1)
    ]
    gifts += [f"torn|{name}" for name in hostile.NAMES]  # lines that are not read
    totals = [
        f"{pac[:-1]}{n}|{name}|N|U|Q|{'5|' * 21}12/31/2020"
        for n, name in enumerate(hostile.NAMES[:9], 1)
    ]
    files = {"itcont.txt": gifts, "cm.txt": registry, "webk20.txt": totals}
    for file, lines in files.items():
        (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    settings = Settings(ledger=folder / "ledger", downloads=folder)
    Desk(settings).load("fec_bulk", [folder / file for file in files], cycle=2020)
    return settings


@pytest.fixture(scope="session")
def desk(settings: Settings) -> Desk:
    return Desk(settings)


@pytest.fixture(scope="session")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings)) as client:
        yield client
