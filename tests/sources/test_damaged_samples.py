"""Every file of every sample with damage of each kind: refused by name, or every byte is kept.

What becomes of the rows is each source's own test; here is only that none is lost on the way. Files
that are documents (the IRS's, the FEC's electronic filings) and JSON have such tests of their own.
"""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from itemized import _discover
from itemized.errors import InputError
from itemized.ledger._files import Piece, find_pieces
from itemized.ledger._lines import utf8
from itemized.ledger._raw import line_of
from itemized.ledger._stage import Benches, stage
from itemized.model import no_progress
from itemized.settings import Settings
from itemized.sources import _fec_layouts as fec
from itemized.sources._base import Source
from sources.loading import SAMPLES, worse

#: The year of samples whose names do not tell it.
YEARS = {"massachusetts": 2020, "missouri": 2020, "fec_bulk": 2020}
DELIMITERS = (b"\x09", b"|", b",")
BENCHES = Benches(Settings(ledger=Path("none"), downloads=Path("none")))  # of all files, one


def _source(name: str) -> Source:
    found = _discover.modules("itemized.sources")[name].SOURCE
    assert isinstance(found, Source)
    return found


def _files() -> list[Path]:
    """The files of samples whose rows SQL reads as they stand."""
    return [
        path
        for folder in sorted(SAMPLES.iterdir())
        if folder.is_dir() and _source(folder.name).document is None
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix.lower() != ".json"
    ]


def _bare(text: str) -> str:
    return re.sub(r"[\r\n]", "", text)


def _check_kept(piece: Piece, source: Source, data: bytes, settings: Settings) -> None:
    part = stage(source, piece, settings, BENCHES, no_progress).part
    query = (
        f"SELECT line, {line_of(piece.table)} FROM read_parquet('{settings.ledger / part.path}')"
    )
    held = dict(duckdb.execute(query).fetchall())
    raws = _bare("".join(held[line] for line in sorted(held)))
    text = utf8(data.removeprefix(b"\xef\xbb\xbf") + b"\n").decode()
    header = text.split("\n", 1)[0]
    assert raws in (_bare(text), _bare(text)[len(_bare(header)) :])
    # one row read is one usable or one unfit; of a row with several payments, each of them
    assert part.rejects <= part.rows >= len(held) * (not piece.table.explodes)


def _moved(data: bytes, delimiter: bytes, one: int, other: int, times: int) -> bytes:
    """The rows several times over, two of their columns in each other's place."""
    rows = [line.split(delimiter) for line in data.splitlines()] * times
    for row in rows:
        row[one], row[other] = row[other], row[one]
    return b"".join(delimiter.join(row) + b"\n" for row in rows)


DAY, AMOUNT = fec.ITEMIZED.index("TRANSACTION_DT"), fec.ITEMIZED.index("TRANSACTION_AMT")
FILER, NAME = fec.ITEMIZED.index("CMTE_ID"), fec.ITEMIZED.index("NAME")
CODE, ENTITY = fec.ITEMIZED.index("TRANSACTION_TP"), fec.ITEMIZED.index("ENTITY_TP")


#: Without a header; a giver's name holds a comma, so that what follows it stands one further on.
PHL_GIFTS = "philadelphia/2017/Cycle2/FriendsOfNobody/contrib.txt"
PHL_COVERS = "philadelphia/2017/Cycle2/FriendsOfNobody/filer.txt"


@pytest.mark.parametrize(
    ("path", "columns", "says"),
    [
        ("fec_bulk/itcont.txt", (DAY, DAY), None),
        ("fec_bulk/itcont.txt", (DAY, AMOUNT), "its TRANSACTION_DT holds no days in 24 of 24 rows"),
        ("fec_bulk/itoth.txt", (DAY, AMOUNT), "its TRANSACTION_DT holds no days"),
        ("fec_bulk/itpas2.txt", (DAY, AMOUNT), "its TRANSACTION_DT holds no days"),
        ("fec_bulk/oppexp.txt", (13, 12), "its amount is no number: TRANSACTION_AMT"),
        ("fec_bulk/itcont.txt", (FILER, NAME), "its CMTE_ID holds nothing like a CMTE_ID"),
        ("fec_bulk/itcont.txt", (CODE, ENTITY), "nothing like a TRANSACTION_TP"),
        (
            "pennsylvania/expense_2018.txt",
            (9, 10),
            "its EXPDATE holds no days in 9 of 9 rows: columns seem to have moved",
        ),
        (PHL_GIFTS, (0, 19), "its FILERID holds nothing like a FILERID in 9 of 9 rows"),
        (PHL_GIFTS, (0, 2), "its FILERID holds nothing like a FILERID in 9 of 9 rows"),
        (PHL_GIFTS, (1, 2), "its EYEAR is no year"),
        (PHL_GIFTS, (2, 9), "its CYCLE holds nothing like a CYCLE in 9 of 9 rows"),
        (PHL_COVERS, (0, 3), "its FILERID holds nothing like a FILERID in 3 of 3 rows"),
        (PHL_GIFTS, (0, 0), None),
    ],
)
def test_columns_that_moved_stop_the_load_by_name(
    path: str, columns: tuple[int, int], says: str | None, tmp_path: Path
) -> None:
    source = _source(path.split("/", maxsplit=1)[0])
    copy = tmp_path / Path(path).name
    delimiter = b"|" if source.name == "fec_bulk" else b","
    copy.write_bytes(_moved((SAMPLES / path).read_bytes(), delimiter, *columns, 3))
    _check_refused(source, copy, says, tmp_path)


@pytest.mark.parametrize(
    ("days", "amount", "says"),
    [
        (5, "01152019", "its TRANSACTION_AMT holds days and no amounts in 8 of 8 rows"),
        (1, "250", None),
        (0, "250", "its TRANSACTION_DT is empty in all of 8 rows"),
    ],
)
def test_money_of_no_day_and_days_taken_for_money_stop_the_load(
    days: int, amount: str, says: str | None, tmp_path: Path
) -> None:
    lines = (SAMPLES / "fec_bulk" / "itcont.txt").read_text().splitlines()
    rows = [line.split("|") for line in lines]
    for n, row in enumerate(rows):
        row[DAY], row[AMOUNT] = row[DAY] if n < days else "", amount
    path = tmp_path / "itcont.txt"
    path.write_text("".join("|".join(row) + "\n" for row in rows))
    _check_refused(_source("fec_bulk"), path, says, tmp_path)


def _check_refused(source: Source, path: Path, says: str | None, folder: Path) -> None:
    settings = Settings(ledger=folder / "ledger", downloads=folder)
    piece, *_ = find_pieces(source, [path], 2018 if source.name == "pennsylvania" else 2020)[0]
    if says is None:
        assert stage(source, piece, settings, BENCHES, no_progress).part.rejects == 0
        return
    with pytest.raises(InputError, match=f"{path.name}: .*{says}"):
        stage(source, piece, settings, BENCHES, no_progress)


@pytest.mark.parametrize("path", _files(), ids=lambda p: str(p.relative_to(SAMPLES)))
def test_damage_is_refused_by_name_or_loses_nothing(path: Path, tmp_path: Path) -> None:
    name = path.relative_to(SAMPLES).parts[0]
    source = _source(name)
    first = path.read_bytes().split(b"\n", 2)[1]  # of a file with a header and of one without
    delimiter = max(DELIMITERS, key=first.count)
    if first.count(delimiter) < 3:
        pytest.skip("its rows have too few fields to be mixed up")
    kept, refused = 0, list[str]()
    for n, parameter in enumerate(worse(path, delimiter)):
        (data,) = parameter.values
        copy = tmp_path / str(n) / path.relative_to(SAMPLES / name)
        copy.parent.mkdir(parents=True)
        copy.write_bytes(data)
        settings = Settings(ledger=tmp_path / str(n) / "ledger", downloads=tmp_path)
        try:
            for piece in find_pieces(source, [copy], YEARS.get(name))[0]:
                _check_kept(piece, source, data, settings)
                kept += 1
        except InputError as e:
            refused.append(str(e))
    assert all(path.name in said for said in refused)
    assert kept > 6  # most damage is to one row, and no reason to refuse a file
