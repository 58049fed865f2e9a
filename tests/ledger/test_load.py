"""Loading: every row accounted for, nothing half done, and one plain line where a file is no good."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import textwrap
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tiny
from hypothesis import given as hypothesis_given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from itemized import entities, ledger
from itemized.errors import InputError, LedgerError, NoLedgerError, QueryError, UsageError
from itemized.ledger import Reader, _lines
from itemized.settings import Settings

GIFTS = [tiny.gift(n, f"{n}.50") for n in range(1, 6)]
FILERS = ["K1|KITE PAC|OSTER|ME"]


def rows(settings: Settings, query: str, **params: Any) -> list[tuple[Any, ...]]:
    with Reader(settings) as reader:
        return reader.rows(query, params)


def content(settings: Settings) -> list[tuple[Any, ...]]:
    """All that a reader could be told, in one order."""
    tables = (
        "entries",
        "parties",
        "entities",
        "filings",
        "flows",
        "committees",
        "rejects",
        "coverage",
    )
    return [row for t in tables for row in rows(settings, f"SELECT * FROM {t} ORDER BY ALL")]


@pytest.mark.parametrize("name", ["gifts.txt", "gifts20.txt", "gifts.txt.gz", "gifts20.zip"])
def test_any_wrapping_gives_the_same_entries(load, settings, tmp_path, name):
    report = load(tiny.write(tmp_path / name, GIFTS))
    assert [(x.table, x.rows, x.entries, x.merged, x.rejects) for x in report.loads] == [
        ("gifts", 5, 5, 0, 0)
    ]
    assert rows(settings, "SELECT sum(amount), count(*) FROM entries") == [(Decimal("17.50"), 5)]


def test_rows_that_cannot_be_used_are_kept_whole_with_their_reason(load, settings, tmp_path):
    bad = [tiny.gift(6, "12,3x4.00"), "no|gift", tiny.gift(7, "1\x002"), "nothing"]
    load(tiny.write(tmp_path / "gifts20.txt", GIFTS + bad))
    assert rows(settings, "SELECT line, reason, raw FROM rejects ORDER BY line") == [
        (6, "its amount is no number", bad[0]),
        (7, "has 2 fields and not 13", bad[1]),
        (8, "its amount is no number", bad[2]),
        (9, "has 1 field and not 13", bad[3]),
    ]


def test_the_text_of_a_row_with_a_street_address_stays_in_the_lake(settings, tmp_path):
    from dataclasses import replace

    tables = tuple(replace(t, addresses=True) for t in tiny.SOURCE.tables)
    source = replace(tiny.SOURCE, tables=tables)
    writer = ledger.Writer(settings, {"tiny": source}, entities.identify)
    writer.load(source, [tiny.write(tmp_path / "gifts20.txt", [*GIFTS, "1 MAIN ST|x"])], 2020)
    assert rows(settings, "SELECT line, raw FROM rejects") == [(6, None)]


def test_a_last_line_without_its_end_and_blank_lines(load, settings, tmp_path):
    (tmp_path / "gifts20.txt").write_bytes(("\r\n".join([GIFTS[0], "", GIFTS[1]])).encode())
    [said] = load(tmp_path / "gifts20.txt").loads
    assert (said.rows, said.cut_short) == (2, True)
    (tmp_path / "gifts20.txt").write_bytes(("\r\n".join([*GIFTS, ""])).encode())
    assert not load(tmp_path / "gifts20.txt").loads[0].cut_short
    (tmp_path / "gifts20.txt").write_bytes(("\r\n".join([GIFTS[0], "", GIFTS[1]])).encode())
    load(tmp_path / "gifts20.txt", fewer=True)
    assert rows(settings, "SELECT ref FROM entries ORDER BY ref")[1][0].endswith(":3")


def test_every_byte_is_kept_whatever_its_encoding(load, settings, tmp_path):
    lines = [tiny.gift(n, name=f"NAME{n} @") for n in range(4)]
    data = b"".join(
        line.encode().replace(b"@", mark) + b"\n"
        for line, mark in zip(lines, ["É".encode(), b"\xc9", b"\x93", b"\x81"], strict=True)
    )
    (tmp_path / "gifts20.txt").write_bytes(data)
    load(tmp_path / "gifts20.txt")
    assert rows(settings, "SELECT name FROM parties WHERE kind = 'person' ORDER BY name") == [
        ("NAME0 É",), ("NAME1 É",), ("NAME2 “",), ("NAME3 \x81",),
    ]  # fmt: skip


@hypothesis_given(st.lists(st.binary(max_size=12).filter(lambda b: b"\n" not in b), max_size=30))
@hypothesis_settings(deadline=None)
def test_utf8_touches_only_lines_that_are_not(lines):
    block = b"".join(line + b"\n" for line in lines)
    out = _lines.utf8(block).split(b"\n")[:-1]
    assert len(out) == len(lines)
    for before, after in zip(lines, out, strict=True):
        after.decode()
        try:
            before.decode()
        except UnicodeDecodeError:
            continue
        assert after == before


def test_blocks_are_cut_at_line_ends(monkeypatch, load, settings, tmp_path):
    monkeypatch.setattr(_lines, "BLOCK", 64)
    monkeypatch.setattr(_lines, "_READ", 50)
    many = [tiny.gift(n, "1") for n in range(200)]
    load(tiny.write(tmp_path / "gifts20.zip", many))
    assert rows(settings, "SELECT count(*), max(file_line) FROM entry_rows") == [(200, 200)]


def test_loading_twice_changes_nothing(load, settings, tmp_path):
    files = tiny.write(tmp_path / "gifts20.txt", GIFTS), tiny.write(tmp_path / "filers.txt", FILERS)
    first = load(*files)
    before = content(settings)
    again = load(*files)
    assert (again.snapshot, [x.already for x in again.loads]) == (first.snapshot, [True, True])
    assert [x.entries for x in again.loads] == [x.entries for x in first.loads]
    assert content(settings) == before


def test_the_order_of_loading_does_not_matter(load, settings, tmp_path):
    gifts = tiny.write(tmp_path / "gifts20.txt", GIFTS)
    targets = tiny.write(
        tmp_path / "targets20.txt", [tiny.gift(2, "2.50", target="H1"), tiny.gift(9)]
    )
    other = Settings(ledger=tmp_path / "other", downloads=tmp_path)
    load(gifts)
    last = load(targets)
    load(targets, into=other)
    load(gifts, into=other)
    assert content(settings) == content(other)
    assert [(x.rows, x.entries, x.merged, x.rejects) for x in last.loads] == [(2, 1, 1, 0)]
    assert rows(settings, "SELECT target FROM entries WHERE source_id = '2'") == [("H1",)]
    assert rows(settings, "SELECT count(*) FROM entries") == [(6,)]


def test_a_newer_file_takes_the_place_of_the_older(load, settings, tmp_path):
    load(tiny.write(tmp_path / "gifts20.txt", GIFTS))
    load(tiny.write(tmp_path / "gifts20.txt", GIFTS[2:] + [tiny.gift(n) for n in range(7, 9)]))
    assert rows(settings, "SELECT count(*), min(source_id) FROM entries") == [(5, "3")]


@pytest.mark.parametrize(("left", "taken"), [(18, True), (17, False), (1, False)])
def test_a_file_takes_no_other_place_with_far_fewer_rows(load, settings, tmp_path, left, taken):
    many = [tiny.gift(n) for n in range(20)]
    load(tiny.write(tmp_path / "gifts20.txt", many))
    cut = tiny.write(tmp_path / "gifts20.zip", many[:left])
    if not taken:
        before = content(settings)
        with pytest.raises(InputError) as caught:
            load(cut)
        assert str(caught.value) == (
            f"gifts20.zip/gifts.txt: holds {left} rows of gifts, and gifts20.txt, loaded before,"
            " 20; fetch it again, or load it with --fewer if it is right"
        )
        assert content(settings) == before
        load(cut, fewer=True)
    else:
        load(cut)
    assert rows(settings, "SELECT count(*) FROM entries") == [(left,)]


@pytest.mark.parametrize("empty", [True, False])
def test_a_zip_that_lost_one_of_its_files_is_refused(load, settings, tmp_path, empty):
    path = tiny.write(tmp_path / "all20.zip", GIFTS)
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("gifts20.txt", "\n".join([*GIFTS, ""]))
        z.writestr("filers.txt", "\n".join([*FILERS, ""]))
    load(path)
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("gifts20.txt", "\n".join([*GIFTS, tiny.gift(7), ""]))
        if empty:
            z.writestr("filers.txt", "")
    with pytest.raises(InputError, match=r"all20.zip.*(has no filers|holds no rows)"):
        load(path)
    assert rows(settings, "SELECT count(*) FROM entries") == [(5,)]
    if not empty:
        load(path, fewer=True)
        assert rows(settings, "SELECT count(*) FROM entries") == [(6,)]


def test_a_payment_that_its_receiver_reports_too_counts_once(load, settings, tmp_path):
    paid = tiny.gift(1, "10", code="T", filer="K1", other="K2", name="LARK PAC")
    got = tiny.gift(2, "10", filer="K2", other="K1", name="KITE PAC")
    alone = tiny.gift(3, "11", code="T", filer="K1", other="K2", name="LARK PAC")
    load(tiny.write(tmp_path / "gifts20.txt", [paid, got, alone]))
    assert rows(
        settings, "SELECT source_id, payer_id, payee_id, counted, why_not FROM entries ORDER BY 1"
    ) == [
        ("1", "K1", "K2", False, "mirror"),
        ("2", "K1", "K2", True, None),
        ("3", "K1", "K2", True, None),
    ]


def test_a_committee_named_without_its_id_is_the_one_registered_so_in_that_state(
    load, settings, tmp_path
):
    paid = tiny.gift(1, "10", code="T", filer="K1", other="K2", name="LARK PAC")
    got = tiny.gift(2, "10", code="C", filer="K2", name="Kite PAC", state="ME")
    elsewhere = tiny.gift(3, "12", code="C", filer="K2", name="KITE PAC", state="TX")
    twice = tiny.gift(4, "12", code="C", filer="K2", name="WREN PAC", state="ME")
    person = tiny.gift(5, "12", filer="K2", name="KITE PAC", state="ME")
    load(
        tiny.write(tmp_path / "gifts20.txt", [paid, got, elsewhere, twice, person]),
        tiny.write(
            tmp_path / "filers.txt", [*FILERS, "K3|WREN PAC|OSTER|ME", "K4|WREN PAC|ALBA|ME"]
        ),
    )
    found = rows(settings, "SELECT source_id, payer_id, why_not FROM entries ORDER BY 1")
    assert found[:2] == [("1", "K1", "mirror"), ("2", "K1", None)]
    assert all(payer.startswith("p-") for _, payer, _ in found[2:])


def test_a_refund_lowers_what_was_given_and_a_memo_counts_for_nothing(load, settings, tmp_path):
    load(
        tiny.write(
            tmp_path / "gifts20.txt",
            [tiny.gift(1, "100"), tiny.gift(2, "30", code="R"), tiny.gift(3, code="M")],
        )
    )
    assert rows(settings, "SELECT given FROM entities WHERE name LIKE 'ARDEN%'") == [
        (Decimal("70.00"),)
    ]


def cut_short(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:-40])
    return path


def emptied(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def damaged(path: Path) -> Path:
    """A zip whose text is not the one its checksum was made of."""
    text = ("\n".join(GIFTS) + "\n").encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as z:
        z.writestr("gifts.txt", text)
    path.write_bytes(path.read_bytes().replace(b"ARDEN", b"ARDON", 1))
    return path


BAD = {
    "a zip cut short": (lambda d: cut_short(tiny.write(d / "gifts20.zip", GIFTS)), "cut short"),
    "a gzip cut short": (lambda d: cut_short(tiny.write(d / "gifts20.txt.gz", GIFTS * 99)), "cut short"),
    "a damaged zip": (lambda d: damaged(d / "gifts20.zip"), "damaged"),
    "another year by its name": (lambda d: tiny.write(d / "gifts18.txt", GIFTS), "2018 by its name, not 2020"),
    "another year by its rows": (lambda d: tiny.write(d / "gifts.txt", [tiny.gift(1, day="2017-02-03")]), "not of cycle 2020"),
    "wrong columns": (lambda d: tiny.write(d / "gifts20.txt", ["a|b|c"] * 9), "is not laid out as"),
    "an empty file": (lambda d: emptied(tiny.write(d / "gifts20.txt", GIFTS)), "is empty"),
    "only line ends": (lambda d: tiny.write(d / "gifts20.txt", ["", ""]), "holds no rows"),
    "a web page": (lambda d: tiny.write(d / "gifts20.txt", ["<!DOCTYPE html><html>"]), "web page"),
    "a web page called zip": (lambda d: tiny.write(d / "gifts20.txt", ["<html>"]).rename(d / "gifts20.zip"), "web page"),
    "a picture": (lambda d: tiny.write(d / "gifts20.txt", ["\0" * 500]), "no text file"),
    "an unknown name": (lambda d: tiny.write(d / "notes.txt", GIFTS), "its name is none"),
    "a zip of something else": (lambda d: tiny.write(d / "notes.zip", GIFTS), "holds no file of tiny"),
    "no such file": (lambda d: d / "gifts21.txt", "no such file"),
    "an empty folder": (lambda d: d, "no file of tiny"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_in_one_line_and_the_ledger_is_as_it_was(
    load, settings, tmp_path, what
):
    good = tmp_path / "good"
    good.mkdir()
    load(tiny.write(good / "gifts20.txt", GIFTS[:3]))
    before = content(settings)
    make, says = BAD[what]
    folder = tmp_path / "bad"
    folder.mkdir()
    with pytest.raises(InputError) as caught:
        load(tiny.write(good / "targets20.txt", [tiny.gift(50)]), make(folder))
    assert len([p for p in (settings.ledger / "lake").rglob("*") if p.is_file()]) == 1
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert content(settings) == before


@pytest.mark.parametrize(
    ("packed", "encoding", "end"),
    [
        ("gifts20.txt", "utf-8", "\r"),
        ("gifts20.txt", "utf-16", "\r\n"),
        ("gifts20.txt.gz", "utf-16-be", "\r"),
        ("gifts20.zip", "utf-32", "\n"),
    ],
)
def test_text_of_another_encoding_or_line_end_is_the_same_text(
    load, settings, tmp_path, packed, encoding, end
):
    given = [*GIFTS, tiny.gift(8, name="NÚÑEZ, ÍO")]
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    data = (mark + "".join(row + end for row in given)).encode(encoding)
    path = tmp_path / packed
    if packed.endswith(".zip"):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
            z.writestr("gifts20.txt", data)
    else:
        path.write_bytes(gzip.compress(data) if packed.endswith(".gz") else data)
    [done] = load(path).loads
    assert (done.rows, done.rejects, done.cut_short) == (len(given), 0, False)
    names = "SELECT name FROM parties WHERE name LIKE 'N%'"
    assert rows(settings, names) == [("NÚÑEZ, ÍO",)]
    amount = "SELECT count(*), sum(amount)::VARCHAR FROM entries"
    assert rows(settings, amount) == [(6, "117.50")]


def test_half_a_letter_at_the_end_is_a_sign_of_its_own(load, settings, tmp_path):
    path = tmp_path / "gifts20.txt"
    path.write_bytes("".join(row + "\n" for row in GIFTS).encode("utf-16")[:-1])
    [done] = load(path).loads
    assert (done.rows, done.cut_short) == (len(GIFTS), True)


def test_a_year_may_be_told_by_the_folder(load, settings, tmp_path):
    folder = tmp_path / "2020"
    folder.mkdir()
    path = tiny.write(folder / "gifts.txt", GIFTS)
    load(path, period=None)
    assert rows(settings, "SELECT DISTINCT period FROM coverage") == [(2020,)]
    # what the user says goes before, and the rows decide
    with pytest.raises(InputError, match="not of cycle 2018"):
        load(path, period=2018)


def test_a_file_without_a_year_needs_one(load, tmp_path):
    with pytest.raises(UsageError, match="--cycle"):
        load(tiny.write(tmp_path / "gifts.txt", GIFTS), period=None)


def test_a_folder_is_searched_and_what_is_not_known_there_is_passed_over(load, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    tiny.write(folder / "gifts20.zip", GIFTS)
    tiny.write(folder / "readme.txt", ["hello"])
    (folder / "page.zip").write_text("<html>")
    tiny.write(folder / "other.zip", ["hello"])
    tiny.write(folder / ".hidden", ["hello"])
    with zipfile.ZipFile(folder / "gifts20.zip", "a") as z:
        for name in ("by_date/gifts20_1.txt", "notes.txt", "nothing.txt"):
            z.writestr(name, "" if name == "nothing.txt" else "x")
    report = load(folder)
    assert [x.table for x in report.loads] == ["gifts"]
    assert [(p.file, p.why) for p in report.passed_over] == [
        (".hidden", "its name begins with a dot"),
        ("other.zip", "holds no file of tiny"),
        ("page.zip", "is no zip file"),
        ("readme.txt", "neither its name nor its first row is one that tiny knows"),
        ("gifts20.zip/by_date/gifts20_1.txt", "repeats a part of the whole file"),
        ("gifts20.zip/notes.txt", "its name is none that tiny knows"),
        ("gifts20.zip/nothing.txt", "is empty"),
    ]


def test_a_zip_beside_what_was_unpacked_from_it_is_read_once(load, settings, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    tiny.write(folder / "gifts20.zip", GIFTS)
    tiny.write(folder / "gifts20.txt", GIFTS)
    report = load(folder)
    assert [x.file for x in report.loads] == ["gifts20.txt"]
    [passed] = report.passed_over
    assert (passed.file, passed.why) == (
        "gifts20.zip/gifts.txt",
        "holds what gifts20.txt holds, byte for byte",
    )
    assert rows(settings, "SELECT count(*) FROM entries") == [(5,)]
    tiny.write(folder / "gifts20.txt", GIFTS[:4])
    with pytest.raises(InputError, match="are both the gifts of 2020"):
        load(folder)


def test_no_ledger_no_permission_another_version(load, settings, tmp_path):
    with pytest.raises(NoLedgerError, match="itemized load"):
        Reader(settings)
    load(tiny.write(tmp_path / "gifts20.txt", GIFTS))
    snapshot = settings.ledger / "snapshots" / "1.json"
    held = json.loads(snapshot.read_text())
    snapshot.write_text(json.dumps(held | {"format": 99}))
    with pytest.raises(LedgerError, match="format 99"):
        load(tmp_path / "gifts20.txt")
    with pytest.raises(LedgerError, match="is a file"):
        load(
            tmp_path / "gifts20.txt",
            into=Settings(ledger=tmp_path / "gifts20.txt", downloads=tmp_path),
        )


def test_a_lost_derived_database_is_built_again(load, settings, tmp_path):
    load(tiny.write(tmp_path / "gifts20.txt", GIFTS))
    before = content(settings)
    for name in (settings.ledger / "hot").iterdir():
        name.unlink()
    assert ledger.needs_rebuilding(settings)
    with pytest.raises(LedgerError, match="is missing"):
        Reader(settings)
    ledger.Writer(settings, {"tiny": tiny.SOURCE}, entities.identify).rebuild()
    assert content(settings) == before


def test_reading_is_read_only_and_reaches_no_file(load, settings, tmp_path):
    load(tiny.write(tmp_path / "gifts20.txt", GIFTS))
    for query in (
        "DROP TABLE entities",
        f"SELECT * FROM read_csv('{tmp_path / 'gifts20.txt'}')",
        "SET enable_external_access = true",
        f"COPY entities TO '{tmp_path / 'out.csv'}'",
        "SELEC 1",
        "",
        ";",
        "-- nothing",
    ):
        with pytest.raises((QueryError, LedgerError)):
            rows(settings, query)


def test_a_reader_goes_on_reading_what_it_opened(load, settings, tmp_path):
    load(tiny.write(tmp_path / "gifts20.txt", GIFTS))
    with Reader(settings) as reader:
        load(tiny.write(tmp_path / "gifts20.txt", GIFTS[:1]), fewer=True)
        assert reader.rows("SELECT count(*) FROM entries") == [(5,)]
    assert rows(settings, "SELECT count(*) FROM entries") == [(1,)]


def test_old_parts_and_leavings_are_cleared_away(load, settings, tmp_path):
    for n in range(1, 6):
        load(tiny.write(tmp_path / "gifts20.txt", GIFTS[:n]))
    (settings.ledger / "lake" / "left.parquet.new").write_bytes(b"x")
    load(tiny.write(tmp_path / "gifts20.txt", [*GIFTS, tiny.gift(9)]))
    assert len(list((settings.ledger / "snapshots").iterdir())) == 3
    assert len([p for p in (settings.ledger / "lake").rglob("*") if p.is_file()]) == 3
    assert len(list((settings.ledger / "hot").iterdir())) == 2


def test_a_reader_keeps_within_the_ceiling_that_is_set(load, settings, tmp_path):
    load(tiny.write(tmp_path / "gifts20.txt", GIFTS))
    with Reader(replace(settings, memory="200MiB")) as reader:
        assert reader.rows("SELECT current_setting('memory_limit')") == [("200.0 MiB",)]


def test_what_a_question_sets_aside_stays_while_its_ledger_does(load, settings, tmp_path):
    load(tiny.write(tmp_path / "gifts20.txt", GIFTS[:1]))
    aside = settings.ledger / "hot" / "1.duckdb.tmp"
    aside.mkdir()
    (aside / "duckdb_temp_storage-0.tmp").write_bytes(b"x")
    load(tiny.write(tmp_path / "gifts20.txt", GIFTS[:2]))
    assert aside.exists()
    load(tiny.write(tmp_path / "gifts20.txt", GIFTS[:3]))
    assert not aside.exists()
    assert rows(settings, "SELECT count(*) FROM entries") == [(3,)]


STEPS = [
    "load.stage",
    "load.publish",
    "load._check_account",
    "_snapshot.write",
    "_snapshot.put_in_force",
    "_snapshot.prune",
]


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_the_ledger_is_the_old_one_or_the_new(load, settings, tmp_path, step):
    load(tiny.write(tmp_path / "gifts20.txt", GIFTS[:2]))
    new = tmp_path / "gifts20.txt"
    script = f"""
        import os, signal, sys
        from pathlib import Path
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        import tiny
        from itemized import entities
        from itemized.ledger import _snapshot, load
        from itemized.settings import Settings
        owner = {{"load": load, "_snapshot": _snapshot}}[{step!r}.split(".")[0]]
        name = {step!r}.split(".")[1]
        real = getattr(owner, name)
        def killed(*args, **named):
            if os.environ["WHEN"] == "after":
                real(*args, **named)
            os.kill(os.getpid(), signal.SIGKILL)
        setattr(owner, name, killed)
        settings = Settings(ledger=Path({str(settings.ledger)!r}), downloads=Path("."))
        writer = load.Writer(settings, {{"tiny": tiny.SOURCE}}, entities.identify)
        writer.load(tiny.SOURCE, [Path({str(new)!r})], 2020)
    """
    for when, rows_now in (("before", 4), ("after", 5)):
        tiny.write(new, GIFTS[:rows_now])
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(script)],
            env=os.environ | {"WHEN": when},
            check=False,
        )
        assert done.returncode == -signal.SIGKILL
        assert rows(settings, "SELECT count(*) FROM entries")[0][0] in (2, 4, rows_now)
    assert load(new).loads[0].entries == 5
    assert rows(settings, "SELECT count(*) FROM entries") == [(5,)]


def test_only_one_load_at_a_time(load, settings, tmp_path):
    from filelock import FileLock

    settings.ledger.mkdir()
    with FileLock(settings.ledger / "LOCK"), pytest.raises(LedgerError, match="another load"):
        load(tiny.write(tmp_path / "gifts20.txt", GIFTS))
