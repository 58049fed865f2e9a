"""The real records of January 2019, loaded once for all tests."""

from __future__ import annotations

import pickle

import pytest

from itemized.desk import Desk
from loaded import early_records, settings_in
from real.january import Early


@pytest.fixture(scope="session")
def early(tmp_path_factory: pytest.TempPathFactory) -> Early:
    folder = early_records(tmp_path_factory)
    return Early(Desk(settings_in(folder)), pickle.loads((folder / "report.pickle").read_bytes()))
