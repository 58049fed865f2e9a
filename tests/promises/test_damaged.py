"""A damaged ledger says so in one line with the way out, and every changed byte is found."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import tiny

from itemized import entities, ledger
from itemized.errors import LedgerError, QueryError
from itemized.ledger import Reader, _snapshot
from itemized.ledger.verify import verify
from itemized.settings import Settings

#: Ledgers of the made-up publisher as each format was written; those of releases stay for good.
KEPT = Path(__file__).parent / "formats"
GIFTS = [tiny.gift(n, f"{n}00.00") for n in range(1, 6)]


def writer(settings: Settings) -> ledger.Writer:
    return ledger.Writer(settings, {"tiny": tiny.SOURCE}, entities.identify)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two snapshots."""
    folder = tmp_path_factory.mktemp("whole")
    settings = Settings(ledger=folder / "ledger", downloads=folder)
    for many in (3, 5):
        path = tiny.write(folder / "gifts20.txt", GIFTS[:many])
        writer(settings).load(tiny.SOURCE, [path], 2020)
    return settings.ledger


def damages(path: Path) -> Iterator[tuple[str, bytes | None]]:
    data = path.read_bytes()
    yield "missing", None
    yield "empty", b""
    yield "cut", data[: len(data) // 2]
    for at in (0, 10, len(data) // 2, len(data) - 1):
        yield f"byte {at}", data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]
    yield "zeros", bytes(len(data))
    yield "text", b"[]"


def ask(settings: Settings) -> str:
    """What a reader is told who asks for everything: the error's line, or '' where there is none."""
    try:
        with Reader(settings) as reader:
            for (table,) in reader.rows("SELECT table_name FROM duckdb_tables()"):
                reader.rows(f'SELECT * FROM "{table}"')
    except (LedgerError, QueryError) as e:
        return str(e)
    return ""


def test_damage_to_any_file_is_told_in_one_line(whole: Path, tmp_path: Path) -> None:
    settings = Settings(ledger=tmp_path / "ledger", downloads=tmp_path)
    shutil.copytree(whole, settings.ledger)
    answers = ask(settings)
    assert answers == ""
    told = 0
    for path in sorted(p for p in settings.ledger.rglob("*") if p.is_file() and p.name != "LOCK"):
        data = path.read_bytes()
        for what, other in damages(path):
            if other is None:
                path.unlink()
            else:
                path.write_bytes(other)
            said = ask(settings)
            assert "\n" not in said, (path.name, what)
            assert not said or "; " in said, (path.name, what, said)
            if path.name in ("CURRENT", "2.json"):
                assert said, (path.name, what)
            told += bool(said)
            try:
                found = bool(verify(settings).damaged)
            except LedgerError as e:
                found = "; " in str(e)
            cleared = what == "missing" and path.name in ("1.json", "1.duckdb")
            assert found is not cleared, (path.name, what)
            path.write_bytes(data)
    assert told > 20
    assert ask(settings) == ""


@pytest.mark.parametrize("name", ["1.json", "2.json", "2.duckdb", "1.duckdb", "part"])
def test_loading_mends_or_names_the_way_out(whole: Path, tmp_path: Path, name: str) -> None:
    """With any file but CURRENT damaged, loading either says what to do or makes it whole again."""
    settings = Settings(ledger=tmp_path / "ledger", downloads=tmp_path)
    shutil.copytree(whole, settings.ledger)
    held = _snapshot.in_force(settings.ledger)
    (path,) = (
        [settings.ledger / held.parts[0].path]
        if name == "part"
        else list(settings.ledger.rglob(name))
    )
    path.write_bytes(path.read_bytes()[:-9] + b"\0" * 9)
    gifts = tiny.write(tmp_path / "gifts20.txt", [*GIFTS, tiny.gift(9)])
    if name == "2.json":
        with pytest.raises(LedgerError, match="load the files into a new ledger"):
            writer(settings).load(tiny.SOURCE, [gifts], 2020)
        return
    writer(settings).load(tiny.SOURCE, [gifts], 2020)
    damaged = [d.file for d in verify(settings).damaged]
    assert not [f for f in damaged if "earlier" not in f and f.startswith("hot/3")]
    with Reader(settings) as reader:
        assert reader.rows("SELECT count(*) FROM entries") == [(6,)]


def test_every_flipped_byte_is_found(whole: Path, tmp_path: Path, soak: int) -> None:
    """Every 50,021st byte of all files of a ledger; every 1,009th in the long form."""
    settings = Settings(ledger=tmp_path / "ledger", downloads=tmp_path)
    shutil.copytree(whole, settings.ledger)
    step, at, missed = (1_009 if soak else 50_021), 0, []
    flips = 0
    for path in sorted(p for p in settings.ledger.rglob("*") if p.is_file() and p.name != "LOCK"):
        size = path.stat().st_size
        with path.open("r+b") as f:
            while at < size:
                f.seek(at)
                old = f.read(1)
                for new in (bytes([old[0] ^ (1 << (flips % 8))]), old):
                    f.seek(at)
                    f.write(new)
                    f.flush()
                    if new is not old and not _found(settings):
                        missed.append((path.name, at))
                flips += 1
                at += step
        at -= size
    print(f"{flips} bytes flipped one at a time, {flips - len(missed)} found")
    assert missed == []
    assert not _found(settings)


def _found(settings: Settings) -> bool:
    try:
        return bool(verify(settings).damaged)
    except LedgerError:
        return True


@pytest.mark.parametrize("version", [1, 2, 3, _snapshot.FORMAT + 1, 99])
def test_another_version_is_named_with_the_way_out(
    whole: Path, tmp_path: Path, version: int
) -> None:
    settings = Settings(ledger=tmp_path / "ledger", downloads=tmp_path)
    shutil.copytree(whole, settings.ledger)
    path = settings.ledger / "snapshots" / "2.json"
    path.write_text(json.dumps({"format": version, "parts": [], "more": {"a": 1}}))
    if version < 4:
        (settings.ledger / "CURRENT").write_text("2\n")  # without a seal then
    for open_it in (lambda: Reader(settings), lambda: verify(settings)):
        with pytest.raises(LedgerError) as caught:
            open_it()
        assert f"written in ledger format {version}, and this itemized reads" in str(caught.value)
        assert "load the files into a new ledger" in str(caught.value)


def test_a_lost_current_is_no_empty_ledger(whole: Path, tmp_path: Path) -> None:
    settings = Settings(ledger=tmp_path / "ledger", downloads=tmp_path)
    shutil.copytree(whole, settings.ledger)
    (settings.ledger / "CURRENT").unlink()
    parts = sorted((settings.ledger / "lake").rglob("*.parquet"))
    with pytest.raises(LedgerError, match="CURRENT is missing; load the files into a new ledger"):
        writer(settings).load(tiny.SOURCE, [tiny.write(tmp_path / "gifts20.txt", GIFTS)], 2020)
    assert sorted((settings.ledger / "lake").rglob("*.parquet")) == parts


@pytest.mark.parametrize("kept", sorted(KEPT.glob("*.tar.xz")), ids=lambda p: p.name.split(".")[0])
def test_a_ledger_as_each_format_was_written(tmp_path: Path, kept: Path) -> None:
    """Of today's format it opens, is whole and takes another load; of an earlier one it says so."""
    with tarfile.open(fileobj=io.BytesIO(kept.read_bytes())) as tar:
        tar.extractall(tmp_path, filter="data")
    settings = Settings(ledger=tmp_path / "ledger", downloads=tmp_path)
    if int(kept.name.split(".")[0]) != _snapshot.FORMAT:
        with pytest.raises(LedgerError, match="load the files into a new ledger"):
            Reader(settings)
        return
    assert verify(settings).damaged == ()
    with Reader(settings) as reader:
        assert reader.rows("SELECT count(*), sum(amount) FROM entries") == [(3, 600)]
    writer(settings).load(tiny.SOURCE, [tiny.write(tmp_path / "gifts20.txt", GIFTS)], 2020)
    with Reader(settings) as reader:
        assert reader.rows("SELECT count(*) FROM entries") == [(5,)]
    assert verify(settings).damaged == ()
