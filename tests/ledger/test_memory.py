"""How much memory a load may take: what is enough, what the settings say, and what if it is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
import tiny

from itemized.errors import LedgerError, UsageError
from itemized.ledger import Reader, _publish
from itemized.ledger._database import open_to_write
from itemized.settings import Settings


def ceiling(settings: Settings, enough: int | None) -> int:
    (settings.ledger / "tmp").mkdir(parents=True, exist_ok=True)
    with open_to_write(":memory:", settings, enough=enough) as db:
        ((limit,),) = db.execute(
            "SELECT parse_formatted_bytes(current_setting('memory_limit'))"
        ).fetchall()
        assert db.execute("SELECT current_setting('temp_directory')").fetchall() == [
            (str(settings.ledger / "tmp"),)
        ]
    return int(limit)


def machine() -> int:
    """What DuckDB takes four fifths of: the machine's memory, or what a container leaves of it."""
    with duckdb.connect() as db:
        query = "SELECT parse_formatted_bytes(current_setting('memory_limit'))"
        ((own,),) = db.execute(query).fetchall()
    return int(own) * 5 // 4


def test_what_is_enough_is_the_ceiling_and_never_more_than_the_machine(settings: Settings) -> None:
    own = ceiling(settings, None)
    with open_to_write(":memory:", settings) as db:
        ((threads,),) = db.execute("SELECT current_setting('threads')").fetchall()
    least = ceiling(settings, 0)
    assert least == pytest.approx(min(own, threads * (140 << 20)), rel=0.01)  # it is told rounded
    assert least <= ceiling(settings, 2 << 30) <= own
    assert own == pytest.approx(machine() / 2, rel=0.02)
    assert ceiling(settings, 1 << 60) == own


def test_the_settings_come_first(settings: Settings) -> None:
    """The ceiling is the process's: DuckDB gets what Python leaves, and half of it at least."""
    for asked, left in (("200MB", 100_000_000), ("1GB", 720_000_000), ("1 GiB", 793_741_824)):
        told = replace(settings, memory=asked)
        for enough in (None, 0, 1 << 60):
            assert ceiling(told, enough) == pytest.approx(left, rel=0.01)


@pytest.mark.parametrize("text", ["", "2", "GB", "-1GB", "0MB", "two GB", "2 G B", "1e3MB", "2PB"])
def test_what_is_no_amount_of_memory_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    way_out = "is no amount of memory; write it as 2GB or 500MB"
    with pytest.raises(UsageError, match=f"--memory: '{text}' {way_out}"):
        Settings.from_environment(memory=text)
    monkeypatch.setenv("ITEMIZED_MEMORY", text)
    if text:
        with pytest.raises(UsageError, match=f"ITEMIZED_MEMORY: '{text}' {way_out}"):
            Settings.from_environment()
    assert Settings.from_environment(memory="1.5gib").memory == "1.5gib"
    monkeypatch.setenv("ITEMIZED_MEMORY", "500 MB")
    assert Settings.from_environment().memory == "500 MB"


def gifts(folder: Path, n: int) -> Path:
    rows = [tiny.gift(i, name=f"GIVER {i}, A", employer=f"WORKS {i} & SONS") for i in range(n)]
    return tiny.write(folder / "gifts20.txt", rows)


def test_where_what_was_thought_enough_is_not_all_of_the_machine_is_taken(
    load: Any, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int | None] = []
    true = _publish.open_to_write

    def tight(path: Path, held: Settings, *, enough: int | None) -> object:
        asked.append(enough)
        return true(path, held if enough is None else replace(held, memory="8MB"))

    monkeypatch.setattr(_publish, "open_to_write", tight)
    (told,) = load(gifts(tmp_path, 20_000)).loads
    assert (told.rows, told.entries) == (20_000, 20_000)
    assert asked == [20_000 * 1000, None]
    with Reader(settings) as reader:
        assert reader.table("SELECT count(*) FROM entries")[1] == [(20_000,)]


def test_where_the_settings_ceiling_is_not_enough_it_is_said(
    load: Any, settings: Settings, tmp_path: Path
) -> None:
    before = load(tiny.write(tmp_path / "gifts20.txt", [tiny.gift(1)]))
    with pytest.raises(
        LedgerError, match="ran out of memory; allow more with --memory or ITEMIZED_MEMORY"
    ):
        load(gifts(tmp_path, 20_000), into=replace(settings, memory="8MB"))
    with Reader(settings) as reader:
        (found,) = reader.table("SELECT count(*) FROM entries")[1]
    assert found == (sum(told.entries for told in before.loads),)
