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
from itemized.ledger._stage import stage
from itemized.model import no_progress
from itemized.settings import Settings
from itemized.sources._base import Source
from sources.loading import SAMPLES, worse

#: The year of samples whose names do not tell it.
YEARS = {"massachusetts": 2020, "missouri": 2020, "fec_bulk": 2020}
DELIMITERS = (b"\x09", b"|", b",")


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
    part = stage(source, piece, settings, no_progress).part
    query = (
        f"SELECT line, {line_of(piece.table)} FROM read_parquet('{settings.ledger / part.path}')"
    )
    with duckdb.connect() as db:
        held = dict(db.execute(query).fetchall())
    raws = _bare("".join(held[line] for line in sorted(held)))
    text = utf8(data.removeprefix(b"\xef\xbb\xbf") + b"\n").decode()
    header = text.split("\n", 1)[0]
    assert raws in (_bare(text), _bare(text)[len(_bare(header)) :])
    # one row read is one usable or one unfit; of a row with several payments, each of them
    assert part.rejects <= part.rows >= len(held) * (not piece.table.explodes)


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
