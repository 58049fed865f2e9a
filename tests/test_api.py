"""The few names that `import itemized` offers."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import itemized
from itemized import world
from itemized.errors import NoLedgerError


def test_open_load_and_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made_up = world.write(tmp_path / "records")
    monkeypatch.setenv("ITEMIZED_LEDGER", str(tmp_path / "elsewhere"))
    desk = itemized.open(tmp_path / "ledger")
    desk.load("fec_bulk", [str(p) for p in made_up.paths], cycle=made_up.cycle, fewer=True)
    assert desk.show(["C99000001"]).received.total > Decimal(0)
    with pytest.raises(NoLedgerError):
        itemized.open().status()


def test_importing_is_light():
    heavy = "duckdb pyarrow numpy rich typer httpx trafilatura jinja2".split()
    code = f"import sys, itemized; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
