"""What filings are called is kept as a number where it is one, and comes back as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import tiny

from itemized.ledger import Reader
from itemized.ledger.filings import in_filing
from itemized.settings import Settings

#: Numbers of filings, with zeros before them and longer than a number may be, and texts.
NAMES = ("1386021", "12", "0012", "F1", "12F", "C1/M2/2020", "4" * 15, "4" * 16, "9" * 30)


def test_each_name_of_a_filing_comes_back_and_finds_its_rows(
    tmp_path: Path, settings: Settings, load: Callable[..., object]
) -> None:
    rows = [tiny.gift(n, filing=name) for n, name in enumerate(NAMES * 2)]
    load(tiny.write(tmp_path / "gifts20.txt", rows))
    with Reader(settings) as reader:
        told = "SELECT filing_id, list(source_id ORDER BY source_id) FROM entry_rows GROUP BY ALL"
        found = dict(reader.rows(told))
        assert found == {
            name: sorted([str(n), str(n + len(NAMES))]) for n, name in enumerate(NAMES)
        }
        for name in NAMES:
            entries = in_filing(reader, name)
            of_these = f"SELECT source_id FROM entry_rows WHERE entry IN {tuple(entries or ())}"
            assert sorted(i for (i,) in reader.rows(of_these)) == found[name]
        assert in_filing(reader, "13") == in_filing(reader, "F") == []
