"""The demo, on the real line: made-up records loaded, the made-up article checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from itemized.cli import app


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, and no settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ITEMIZED_LEDGER", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def run(*words: str) -> Result:
    """Type a command."""
    return CliRunner().invoke(app, list(words), prog_name="itemized", catch_exceptions=False)


@pytest.mark.slow
def test_the_demo_shows_a_report_and_says_how_to_go_on(here: Path) -> None:
    done = run("demo", "--into", "world")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Held then, no longer holds" in done.stdout
    assert "export ITEMIZED_LEDGER=world/ledger" in done.stdout
    report = done.stdout[: done.stdout.index("The same report")]
    # an address stands on one line, whatever its length
    assert max(len(line) for line in report.splitlines() if "https://" not in line) <= 80
    page = (here / "demo.html").read_text(encoding="utf-8")
    assert "Held then, no longer holds" in page
    assert "<script" not in page
    ledger = ("--ledger", "world/ledger")
    matches = json.loads(run("find", "okonkwo-hale", "--json", *ledger).stdout)["matches"]
    assert len(matches) > 1
    assert run("show", "C99000001", *ledger).exit_code == 0
    assert run("status", *ledger).exit_code == 0
    again = run("demo", "--into", "world", "--json")
    assert again.exit_code == 0
    assert json.loads(again.stdout)["claims"]


def test_bad_records_are_refused_in_one_line(here: Path) -> None:
    (here / "cm22.zip").write_bytes(b"<!doctype html><p>Not found")
    done = run("load", "fec_bulk", "cm22.zip", "--cycle", "2022", "--ledger", "ledger")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.startswith("itemized: cm22.zip: ")
    assert done.stderr.count("\n") == 1
    missing = run("load", "fec_bulk", "nowhere.zip", "--cycle", "2022", "--ledger", "ledger")
    assert (missing.exit_code, missing.stderr.count("\n")) == (1, 1)


def test_an_empty_ledger_says_what_to_do(here: Path) -> None:
    done = run("status", "--ledger", "nothing")
    assert done.exit_code == 1
    assert "itemized load" in done.stderr
    assert not (here / "nothing").exists()
