"""Lines kept as fields come back to the byte, whatever stands in them."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from itemized import entities, ledger
from itemized.errors import LedgerError
from itemized.ledger import _raw
from itemized.ledger._files import find_pieces
from itemized.ledger._stage import Benches, stage
from itemized.model import no_progress
from itemized.settings import Settings
from itemized.sources.fec_bulk import SOURCE

SAMPLES = Path(__file__).parents[1] / "samples" / "fec_bulk"
KEPT_AS_FIELDS = [t for t in SOURCE.tables if t.given_back]
PLAIN = (
    "C99000001|N|M4|P2020|201904209149000001|15|IND|PENNYWHISTLE, ALDOUS|MADEUPVILLE|ZZ|000011234"
    "|KITES|OWNER|03152019|500||SA11.1|9000001|||4042020199900000001"
)


def lines_of(folder: Path, table_name: str) -> list[str]:
    """What a part gives back of the file it was made of."""
    table = SOURCE.table(table_name)
    [part] = (folder / "ledger" / "lake" / SOURCE.name / table_name).rglob("*.parquet")
    with duckdb.connect() as db:
        found = db.execute(
            f"SELECT {_raw.line_of(table)} FROM read_parquet('{part}') ORDER BY line"
        ).fetchall()
    return [text for (text,) in found]


def load(folder: Path, path: Path) -> None:
    settings = Settings(ledger=folder / "ledger", downloads=folder / "downloads")
    ledger.Writer(settings, {SOURCE.name: SOURCE}, entities.identify).load(SOURCE, [path], 2020)


def staged(folder: Path, path: Path) -> None:
    """Only read into a part: what a load makes of parts has tests of its own."""
    settings = Settings(ledger=folder / "ledger", downloads=folder / "downloads")
    [piece] = find_pieces(SOURCE, [path], 2020)[0]
    with Benches(settings) as benches:
        stage(SOURCE, piece, settings, benches, no_progress)


def test_there_are_such_tables() -> None:
    assert {t.name for t in KEPT_AS_FIELDS} == {"itcont", "itoth", "itpas2", "oppexp"}
    for table in KEPT_AS_FIELDS:
        assert table.over == "file"
        assert set(table.given_back) <= set(table.columns)
        others = (table.delimited, table.distinct, table.explodes, table.rewritten)
        assert not any(others)


@pytest.mark.parametrize("name", [t.name for t in KEPT_AS_FIELDS])
def test_a_file_comes_back_from_its_part(name: str, tmp_path: Path) -> None:
    path = SAMPLES / f"{name}.txt"
    staged(tmp_path, path)
    text = path.read_text(encoding="utf-8")
    assert lines_of(tmp_path, name) == text.splitlines(keepends=True)
    [part] = (tmp_path / "ledger" / "lake").rglob("*.parquet")
    with duckdb.connect() as db:
        fit = f"FROM read_parquet('{part}') WHERE reason IS NULL"
        # no line lies there twice, and what our columns say already lies there once
        assert db.execute(f"SELECT count(*), count(raw) {fit}").fetchone() == (
            db.execute(f"SELECT count(*) {fit}").fetchone()[0],
            0,
        )
        assert db.execute(f'SELECT count("_NAME"), count("_SUB_ID") {fit}').fetchone() == (0, 0)


CELLS = st.one_of(
    st.sampled_from(["", " ", "0", "00500", "-5", "5.00", ".5", "1.", "1e5", "5.005", "x", "X "]),
    st.sampled_from(["03152019", "3152019", "02302019", "C99000002", "H0ZZ00001", "sa11.2", "\r"]),
    st.text(st.characters(exclude_characters="|\n", exclude_categories=("Cs",)), max_size=12),
)
CHANGED = st.dictionaries(st.integers(0, 20), CELLS, max_size=4)


@given(st.lists(CHANGED, min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]))
@example([{14: "5.00", 13: "", 16: "sa11.1", 6: ""}], "\n")
@example([{15: "C99000002", 5: "15E"}, {18: "x"}, {20: "4042020199900000001\r"}], "\r\n")
@hypothesis_settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
def test_any_line_comes_back(changed: list[dict[int, str]], end: str) -> None:
    """Enough plain rows stand before the odd ones for the file to be taken at all."""
    plain = PLAIN.split("|")
    odd = ["|".join(c.get(i, cell) for i, cell in enumerate(plain)) for c in changed]
    lines = [PLAIN[:-4] + f"{n:04}" + end for n in range(len(odd) + 20)]
    lines[5] = "a line of another kind" + end
    lines += [text + end for text in odd]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "itcont.txt"
        path.write_text("".join([*lines[:3], "\n", *lines[3:]]), encoding="utf-8", newline="")
        staged(Path(folder), path)
        assert lines_of(Path(folder), "itcont") == lines


def test_a_part_that_does_not_give_its_lines_back_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = _raw.stored
    lost = 'AS "_ENTITY_TP"'
    monkeypatch.setattr(_raw, "stored", lambda t: stored(t).replace(lost, f"|| 'X' {lost}"))
    with pytest.raises(LedgerError, match=r"itcont\.txt: its lines do not come back"):
        load(tmp_path, SAMPLES / "itcont.txt")
    assert not list((tmp_path / "ledger").rglob("*.parquet*"))
    assert not (tmp_path / "ledger" / "CURRENT").exists()


def test_stretches_out_of_order_are_put_in_order(tmp_path: Path) -> None:
    """A part holds stretches of lines in any order; a byte that differs is told all the same."""
    table = SOURCE.table("itcont")
    staged(tmp_path, SAMPLES / "itcont.txt")
    [part] = (tmp_path / "ledger" / "lake").rglob("*.parquet")
    expected = 0
    text = (SAMPLES / "itcont.txt").read_bytes()
    for line in text.splitlines(keepends=True):
        expected = _raw.isal_zlib.crc32(line, expected)
    turned = str(tmp_path / "turned.parquet")
    with duckdb.connect() as db:
        db.execute(
            f"COPY (FROM read_parquet('{part}') ORDER BY line % 3, line) TO '{turned}' (FORMAT parquet)"
        )
        _raw.check(db, table, turned, expected, "itcont.txt")
        with pytest.raises(LedgerError):
            _raw.check(db, table, turned, expected ^ 1, "itcont.txt")


ODD = [
    "7",
    "007",
    "0",
    "A",
    "A0",
    "12345678901234567890123",
    "4042020199900000001",
    "{}",
    "x{}9",
    "9/",
]


def test_ids_and_addresses_come_out_as_they_are_written(tmp_path: Path) -> None:
    """Numbers in them are kept apart, with zeros before them and whatever their length."""
    plain = PLAIN.split("|")
    path = tmp_path / "itcont.txt"
    lines = ["|".join([*plain[:4], odd, *plain[5:20], odd]) + "\n" for odd in ODD]
    path.write_text("".join(lines), encoding="utf-8")
    load(tmp_path, path)
    page = "https://docquery.fec.gov/cgi-bin/fecimg/?"
    settings = Settings(ledger=tmp_path / "ledger", downloads=tmp_path)
    with ledger.Reader(settings) as reader:
        found = reader.rows("SELECT source_id, entry_key, url FROM entries ORDER BY source_id")
    assert found == [(odd, f"fec_bulk:{odd}", page + odd) for odd in sorted(ODD)]
    assert lines_of(tmp_path, "itcont") == lines
