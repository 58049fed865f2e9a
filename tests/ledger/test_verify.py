"""Every byte that a ledger rests on is sealed, and what is damaged can be mended as is said."""

from __future__ import annotations

import hashlib
import random
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from itemized import entities, ledger
from itemized.errors import LedgerError
from itemized.ledger import _snapshot
from itemized.ledger.decisions import Decision, Written
from itemized.ledger.verify import verify
from itemized.settings import Settings
from ledger import tiny
from ledger.conftest import Load

GIFTS = [tiny.gift(n, f"{n}00.00") for n in range(1, 6)]
_DAY = date(2020, 5, 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a ledger of two snapshots and a decision, and of the file of its rows."""
    folder = tmp_path_factory.mktemp("gifts")
    writer = _writer(Settings(ledger=folder / "ledger", downloads=folder))
    for rows in (GIFTS[:3], GIFTS):
        writer.load(tiny.SOURCE, [tiny.write(folder / "gifts20.txt", rows)], 2020)
    a, b = (Written(name="ARDEN, PAT", city=city) for city in ("OSTER", "VALE"))
    writer.decide([Decision(1, _DAY, "different", "two houses", a, b)])
    return folder


@pytest.fixture
def gifts(made: Path, settings: Settings, tmp_path: Path) -> Path:
    """A copy of that ledger, to be damaged; the file of its rows."""
    shutil.copytree(made / "ledger", settings.ledger)
    return Path(shutil.copy(made / "gifts20.txt", tmp_path))


def _writer(settings: Settings) -> ledger.Writer:
    return ledger.Writer(settings, {"tiny": tiny.SOURCE}, entities.identify)


def _sealed(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "LOCK")


def _found(settings: Settings) -> list[str]:
    """The files that are told to be damaged; the ledger itself where it cannot be opened."""
    try:
        return [damage.file for damage in verify(settings).damaged]
    except LedgerError as e:
        return [f"the ledger; {e.way_out}"]


def test_a_whole_ledger_is_whole(gifts: Path, settings: Settings) -> None:
    seen: list[int] = []
    found = verify(settings, lambda _, done, total, unit: seen.append(done))
    assert found.damaged == ()
    assert (
        found.bytes
        == seen[-1]
        == sum(
            p.stat().st_size
            for p in _sealed(settings.ledger)
            if p.suffix in (".parquet", ".duckdb")
        )
    )


def test_every_flipped_byte_is_found(gifts: Path, settings: Settings) -> None:
    """Each file in turn, at its first bytes, its last, and at random between."""
    draw = random.Random(8)
    for path in _sealed(settings.ledger):
        whole = path.read_bytes()
        places = {0, len(whole) - 1, *(draw.randrange(len(whole)) for _ in range(20))}
        for at in sorted(places):
            bit = 1 << draw.randrange(8)
            path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
            assert _found(settings), f"{path.name}, byte {at}, bit {bit}"
        path.write_bytes(whole)
    assert _found(settings) == []


def test_a_missing_file_is_found(gifts: Path, settings: Settings) -> None:
    for path in _sealed(settings.ledger):
        if path.name == "CURRENT":
            continue  # without it nothing is loaded
        whole = path.read_bytes()
        path.unlink()
        newest = path.relative_to(settings.ledger).as_posix() not in (
            "snapshots/1.json", "snapshots/2.json", "hot/2.duckdb",
        )  # fmt: skip
        assert bool(_found(settings)) is newest, path
        path.write_bytes(whole)


def test_a_damaged_part_is_mended_by_loading_its_file_again(
    gifts: Path, load: Load, settings: Settings
) -> None:
    [now] = {p for p in (settings.ledger / "lake").rglob("*.parquet") if _of_newest(settings, p)}
    now.write_bytes(now.read_bytes()[:-1] + b"x")
    [damage] = verify(settings).damaged
    assert damage.file == now.relative_to(settings.ledger).as_posix()
    assert damage.way_out == "load gifts20.txt again: itemized load tiny PATH"
    load(gifts)
    assert verify(settings).damaged == ()


def _of_newest(settings: Settings, path: Path) -> bool:
    held = _snapshot.in_force(settings.ledger)
    return any(settings.ledger / p.path == path for p in held.parts)


def test_a_damaged_database_is_built_again(gifts: Path, settings: Settings) -> None:
    hot = settings.ledger / "hot" / "3.duckdb"
    hot.write_bytes(hot.read_bytes() + b"x")
    [damage] = verify(settings).damaged
    assert (damage.file, damage.way_out) == ("hot/3.duckdb", "itemized verify --rebuild")
    _writer(settings).rebuild()
    assert verify(settings).damaged == ()


@pytest.mark.parametrize("by_load", [False, True])
def test_a_database_that_an_earlier_version_derived_is_built_again(
    gifts: Path, settings: Settings, load: Load, *, by_load: bool
) -> None:
    held = _snapshot.in_force(settings.ledger)
    assert not ledger.needs_rebuilding(settings)
    earlier = replace(held, derived=_snapshot.DERIVED - 1)
    _snapshot.write(settings.ledger, earlier)
    _snapshot.put_in_force(settings.ledger, earlier)
    assert ledger.needs_rebuilding(settings)
    if by_load:
        load(gifts)  # the same files as before
    else:
        _writer(settings).rebuild()
    assert not ledger.needs_rebuilding(settings)
    assert ledger.content(settings) == held.content
    assert verify(settings).damaged == ()


@pytest.mark.usefixtures("gifts")
def test_a_database_of_another_form_has_another_number(settings: Settings) -> None:
    """Where tables or columns change, an earlier database is asked for what it has not: raise
    DERIVED, so that it is built anew, and put the new number and sum here."""
    columns = "SELECT table_name, column_name, data_type FROM duckdb_columns() ORDER BY ALL"
    with ledger.Reader(settings) as reader:
        form = repr(reader.rows(f"SELECT * FROM ({columns}) WHERE table_name NOT LIKE 'duckdb%'"))
    told = (_snapshot.DERIVED, hashlib.sha256(form.encode()).hexdigest()[:16])
    assert told == (9, "235aa90884ba3ab1")


def test_the_content_is_one_whatever_the_order(load: Load, tmp_path: Path) -> None:
    gifts = tiny.write(tmp_path / "gifts20.txt", GIFTS)
    targets = tiny.write(tmp_path / "targets20.txt", GIFTS[:2])
    found = []
    for name, order in (("a", [gifts, targets]), ("b", [targets, gifts]), ("c", [gifts])):
        into = Settings(ledger=tmp_path / name, downloads=tmp_path)
        for path in order:
            load(path, into=into)
        found.append(verify(into).content)
    assert found[0] == found[1] != found[2]
