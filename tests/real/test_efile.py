"""Real electronic filings: no line lost, each counted in the plainest way first."""

from __future__ import annotations

import gzip
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from itemized import entities, ledger
from itemized.ledger import Reader
from itemized.settings import Settings
from itemized.sources import fec_bulk, fec_efile

EFILE = Path(__file__).parents[3] / "shared" / "data" / "fec" / "efile"


def texts() -> Iterator[tuple[str, str]]:
    """Number and text of each filing under EFILE."""
    for path in sorted(EFILE.glob("*/*")):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as z:
                for name in z.namelist():
                    yield Path(name).stem, z.read(name).decode("cp1252", "replace")
        elif ".fec" in path.suffixes:
            data = path.read_bytes()
            data = gzip.decompress(data) if path.suffix == ".gz" else data
            yield path.name.split(".")[0], data.decode("cp1252", "replace")


def lines_in(text: str) -> int:
    """Lines after header and cover that are neither blank nor of a letter."""
    n, letter = 0, False
    for line in text.split("\n")[2:]:
        begins, ends = "[BEGINTEXT]" in line.upper(), "[ENDTEXT]" in line.upper()
        letter = letter or begins
        n += bool(line.strip()) and not letter
        letter = letter and not ends
    return n


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    if not EFILE.exists():
        pytest.skip("the real filings are not beside this checkout (../shared/data/fec/efile)")
    folder = tmp_path_factory.mktemp("efile")
    settings = Settings(ledger=folder / "ledger", downloads=folder)
    sources = {s.name: s for s in (fec_efile.SOURCE, fec_bulk.SOURCE)}
    ledger.Writer(settings, sources, entities.identify).load(fec_efile.SOURCE, [EFILE], None)
    with Reader(settings) as opened:
        yield opened


def test_no_line_of_any_filing_is_lost(reader: Reader) -> None:
    held: Counter[str] = Counter()
    for query in (
        "SELECT filing_id, count(*) FROM entries JOIN filings USING (filing_key) GROUP BY ALL",
        "SELECT filing_id, count(*) FROM details GROUP BY ALL",
    ):
        held.update(dict(reader.rows(query)))
    plain = {number: n for number, text in texts() if (n := lines_in(text))}
    assert reader.rows("SELECT * FROM rejects") == []
    assert dict(held) == plain
    assert reader.rows("SELECT count(*) FROM filings") == [(216,)]


def test_amounts_are_those_of_the_text(reader: Reader) -> None:
    """Schedule A of versions 6 on, by a plain loop: field 21, or 20 before the code of 6 went."""
    plain: Counter[str] = Counter()
    for number, text in texts():
        head = text.split("\n")[0].split("\x1c")
        if len(head) < 3 or head[2].strip('" ') not in ("8.0", "8.1", "8.2", "8.3", "7.0", "6.4"):
            continue
        for line in text.split("\n")[2:]:
            fields = [f.strip('"\r ') for f in line.split("\x1c")]
            if fields[0].upper().startswith("SA"):
                plain[number] += Decimal(fields[20])  # type: ignore[assignment]
    held = dict(
        reader.rows(
            "SELECT filing_id, sum(amount_filed) FROM entries JOIN filings USING (filing_key)"
            " WHERE schedule = 'SA' GROUP BY ALL"
        )
    )
    assert {number: held[number] for number in plain} == dict(plain)


def test_an_amendment_answers_from_its_day_on(reader: Reader) -> None:
    """Filing 467627, and 767339 that amends it."""
    found = {
        day: reader.rows(
            "SELECT sum(amount) FROM entries WHERE payee_id = 'C00441451' AND kind = 'contribution'"
            " AND filed <= $day AND (counted OR coalesce(counted_until > $day, false))",
            {"day": day},
        )[0][0]
        for day in (date(2010, 5, 9), date(2011, 1, 1), date(2012, 3, 1))
    }
    assert found[date(2010, 5, 9)] is None
    assert found[date(2011, 1, 1)] != found[date(2012, 3, 1)]
    stated = dict(
        reader.rows(
            "SELECT filing_id, itemized_individuals FROM filings WHERE filer_id = 'C00441451'"
        )
    )
    itemized = dict(
        reader.rows(
            "SELECT filing_id, sum(amount) FROM entries JOIN filings USING (filing_key)"
            " WHERE filings.filer_id = 'C00441451' AND line = '11AI' AND NOT memo GROUP BY ALL"
        )
    )
    assert itemized["767339"] == stated["767339"]
    # the first filing's own lines come to $350 more than its summary, which the amendment mends
    assert itemized["467627"] - stated["467627"] == 350


@pytest.mark.parametrize(("day", "number"), [("2011-01-01", "467627"), (None, "767339")])
def test_of_a_chain_the_newest_filing_of_a_day_counts(
    reader: Reader, day: str | None, number: str
) -> None:
    """What C00441451 got and spent, each to the cent: 467627 until February 2012, then 767339."""
    memo = {"467627": 43, "767339": 42}[number]  # versions 6.4 and 8.0
    plain: Counter[str] = Counter()
    for line in dict(texts())[number].split("\n")[2:]:
        fields = line.rstrip("\r").split("\x1c")
        if fields[0][:2] == "SB" or (fields[0][:2] == "SA" and fields[memo] != "X"):
            sign = -1 if fields[0] == "SB20A" else 1  # a gift given back
            plain[fields[0]] += sign * Decimal(fields[20])  # type: ignore[assignment]
    held = reader.rows(
        """SELECT schedule || line, sum(amount) FROM entries WHERE filer_id = 'C00441451'
        AND CASE WHEN $day IS NULL THEN counted ELSE filed <= $day::DATE
            AND (counted OR coalesce(counted_until > $day::DATE, false)) END
        GROUP BY ALL""",
        {"day": day},
    )
    assert dict(held) == dict(plain)
    assert len(plain) == 4


def test_filings_reconcile_but_for_gaps_that_are_their_own(reader: Reader) -> None:
    """Each gap was looked at: docs/method/reconciliation.md."""
    found = ledger.reconcile(reader)
    assert (found.filings, found.exact) == (54, 49)
    gaps = {(g.filing_key.split(":")[1], g.line): g.gap for g in found.gaps}
    cut = {"1385191", "723604", "97405"}  # samples whose schedules were cut away
    assert {key: gap for key, gap in gaps.items() if key[0] not in cut} == {
        ("467627", "11AI"): Decimal("-350.00"),
        ("1238420", "15"): Decimal("-46.88"),
    }
    lines = dict(texts())
    assert all(lines_in(lines[number]) < 10 for number in cut)


def test_a_summary_page_beside_a_plain_loop_over_the_text(reader: Reader) -> None:
    """Line 11(c) of a Form 3X of version 8.2: field 34 of the cover, field 21 of SA11C rows."""
    lines = [line.split("\x1c") for line in dict(texts())["1238420"].split("\n")]
    stated = Decimal(lines[1][33])
    itemized = sum(Decimal(f[20]) for f in lines if f[0] == "SA11C" and f[42].strip() != "X")
    [held] = [
        line for line in ledger.show_filing(reader, "fec_efile:1238420").lines if line.line == "11C"
    ]
    assert (held.stated, held.itemized) == (stated, itemized) == (Decimal("52500.00"),) * 2


def test_what_an_amendment_changed_beside_a_plain_comparison(reader: Reader) -> None:
    """467627 and 767339: rows of their schedules by transaction id, the third field."""
    text = dict(texts())
    old, new = (
        {
            fields[2]: fields
            for fields in (line.rstrip("\r").split("\x1c") for line in text[number].split("\n"))
            if fields[0][:2] in ("SA", "SB")
        }
        for number in ("467627", "767339")
    )
    found = ledger.show_filing(reader, "fec_efile:767339").difference
    assert found is not None
    assert found.amends == "fec_efile:467627"
    assert {c.transaction for c in found.rows if c.change == "added"} == set(new) - set(old)
    assert {c.transaction for c in found.rows if c.change == "taken away"} == set(old) - set(new)
    assert (found.added, found.taken_away) == (38, 4)
    changed = {c.transaction: c.fields for c in found.rows if c.change == "changed"}
    differing = {tran for tran in set(old) & set(new) if old[tran][20] != new[tran][20]}
    assert {tran for tran, fields in changed.items() if "amount" in fields} == differing
