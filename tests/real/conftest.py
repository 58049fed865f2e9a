"""The real records of January 2019, loaded once for all tests of a process."""

from __future__ import annotations

import pytest

from itemized.desk import Desk
from itemized.settings import Settings
from real.january import BULK, Early


@pytest.fixture(scope="session")
def early(tmp_path_factory: pytest.TempPathFactory) -> Early:
    if not BULK.exists():
        pytest.skip("the real records are not beside this checkout (../shared/data/fec/bulk)")
    folder = tmp_path_factory.mktemp("early")
    desk = Desk(Settings(ledger=folder / "ledger", downloads=folder))
    report = desk.load("fec_bulk", sorted((BULK / "2020-early").glob("*.zip")), cycle=2020)
    return Early(desk, report)
