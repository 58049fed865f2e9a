"""Layouts, amounts and days that publishers' files have beside the usual ones, and what is no row."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from itemized._discover import modules
from itemized.errors import InputError
from itemized.export.terminal import as_text, load_report, status_report
from itemized.ledger import status
from itemized.sources import _state as sql
from itemized.sources import (
    fec_bulk,
    illinois,
    new_york_city,
    pennsylvania,
    philadelphia,
)
from sources.loading import SAMPLES, Bench

NYC = SAMPLES / "new_york_city" / "2013_Contributions.csv"
GIFT = '111,2018,2,"ID",{},"1 N","","M","PA","00001","","","","","","","","20180401",{},"",,"",,"Gift"\r\n'


@pytest.mark.parametrize("header", [True, False])
def test_candidates_by_three_names(tmp_path: Path, header: bool) -> None:
    """The board's older layout, of 54 columns."""
    bench = Bench(tmp_path, (new_york_city.SOURCE,))
    columns = list(new_york_city._OLDER)
    held = {"ELECTION": "2009", "OFFICECD": "1", "CANDID": "1701", "CANDLAST": "Broady"}
    held |= {"CANDFIRST": "Hilda", "CANDMI": "K", "COMMITTEE": "H", "SCHEDULE": "ABC"}
    held |= {"REFNO": "R1", "DATE": "6/15/2009", "NAME": "Vetch", "AMNT": "30"}
    assert len(columns) == 54
    lines = [",".join(columns).replace("_IND", "-IND")] if header else []
    lines.append(",".join(held.get(column, "") for column in columns))
    bench.load(bench.put("2009_Contributions.csv", "\r\n".join([*lines, ""])))
    assert bench.rows(
        "SELECT filer_id, name, amount, date::VARCHAR FROM entries JOIN entities ON entity_id = payee_id"
    ) == [("NYC-1701", "Broady, Hilda K", 30, "2009-06-15")]


def test_a_new_column_is_refused_with_the_way_past_it(tmp_path: Path) -> None:
    bench = Bench(tmp_path, (new_york_city.SOURCE,))
    head, *rows = NYC.read_text("cp1252").splitlines()
    text = "\n".join([head + ",NEWCOL", *(row + ",x" for row in rows), ""])
    with pytest.raises(InputError, match=r"'NEWCOL' that is not known; .* delete it from a copy"):
        bench.load(bench.put(NYC.name, text))


def _without(path: Path, *columns: str) -> str:
    """The whole rows of a tab-delimited file without some of its columns."""
    rows = [line.split("\t") for line in path.read_text("cp1252").splitlines()]
    kept = [n for n, name in enumerate(rows[0]) if name not in columns]
    return (
        "\n".join("\t".join(row[n] for n in kept) for row in rows if len(row) == len(rows[0]))
        + "\n"
    )


def test_a_column_that_nothing_is_made_of_may_be_missing(tmp_path: Path) -> None:
    path = SAMPLES / "illinois" / "Receipts.txt"
    whole, less = (
        Bench(tmp_path / "1", (illinois.SOURCE,)),
        Bench(tmp_path / "2", (illinois.SOURCE,)),
    )
    whole.load(whole.put(path.name, _without(path)))
    less.load(less.put(path.name, _without(path, "RedactionRequested", "VendorCity")))
    assert less.counted() == whole.counted()
    with pytest.raises(InputError, match="its header has no column 'Archived'"):
        less.load(less.put(path.name, _without(path, "Archived")))


def test_what_says_whether_a_row_is_archived(tmp_path: Path) -> None:
    """As the board writes it, and as databases do; of anything else nothing tells."""
    head, row, *_ = _without(SAMPLES / "illinois" / "Receipts.txt").splitlines()
    held = dict(zip(head.split("\t"), row.split("\t"), strict=True))
    said = ("True", "t", "1", "False", "f", "0", "", "Y", "no")
    rows = [held | {"ID": str(n), "Archived": text} for n, text in enumerate(said)]
    lines = [head, *("\t".join(each.values()) for each in rows)]
    bench = Bench(tmp_path, (illinois.SOURCE,))
    report = bench.load(bench.put("Receipts.txt", "\n".join(lines) + "\n"))
    assert bench.rows("SELECT why_not FROM entries ORDER BY source_id") == [
        *[("replaced",)] * 3,
        *[(None,)] * 4,
        *[("unknown_code",)] * 2,
    ]
    [load] = report.loads
    assert load.unknown == (("Archived", "Y", 1), ("Archived", "no", 1))


def test_a_header_pasted_into_a_file_without_one_is_no_row(tmp_path: Path) -> None:
    bench = Bench(tmp_path, (fec_bulk.SOURCE,))
    text = (SAMPLES / "fec_bulk" / "cm.txt").read_text()
    columns = "|".join(fec_bulk.SOURCE.table("cm").columns)
    bench.load(bench.put("cm20.txt", text))
    before = bench.rows("SELECT committee_id, name FROM committees ORDER BY ALL")
    report = bench.load(bench.put("cm20.txt", f"{columns}\n{text}"))
    assert bench.rows("SELECT committee_id, name FROM committees ORDER BY ALL") == before
    assert bench.rejects() == [("cm", 1, "names the columns and is no row")]
    assert "the text is" in as_text(load_report(report))


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ('"Smith, "Bob", Jr."', 'Smith, "Bob", Jr.'),
        ('"Smith "Bob""', 'Smith "Bob"'),
        ('""Bob", Smith"', '"Bob", Smith'),
        ('"O","Neil"', None),  # two fields, by all that can be told
    ],
)
def test_a_quote_before_a_comma_within_a_name(tmp_path: Path, name: str, made: str | None) -> None:
    bench = Bench(tmp_path, (pennsylvania.SOURCE,))
    text = GIFT.format('"Arden"', "1") + GIFT.format(name, "20.50")
    bench.load(bench.put("contrib_2018.txt", text))
    found = bench.rows(
        "SELECT p.name, amount::VARCHAR FROM entries JOIN parties p ON party_key = payer_key WHERE amount > 1"
    )
    assert found == ([(made, "20.50")] if made else [])
    told = [reason for _, _, reason in bench.rejects()]
    assert told == ([] if made else ["has 25 fields and not 24"])


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("($1,304.07)", "-1304.07"),
        ("(50.00)", "-50.00"),
        ("(.5)", "-0.50"),
        ("$1,250", "1250"),
        ("-250", "-250"),
        ("(-50.00)", None),
        ("()", None),
        ("(ten)", None),
        ("(50.00", None),
        ("50.00)", None),
    ],
)
def test_amounts_as_accountants_write_them(text: str, amount: str | None) -> None:
    [(found,)] = duckdb.execute(
        f"SELECT {sql.dollars('a')} FROM (SELECT $text AS a)", {"text": text}
    ).fetchall()
    assert found == (None if amount is None else Decimal(amount))


BEYOND = "its amount is a trillion dollars or more, which the ledger cannot hold"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("999999999999.99", None),
        ("1000000000000", BEYOND),
        ("($99,999,999,999,999.00)", BEYOND),
        ("99999999999999.0000", BEYOND),
        ("1e15", "its amount is no number"),
        ("five", "its amount is no number"),
        ("", "it has no amount"),
    ],
)
def test_why_an_amount_cannot_be_used(text: str, why: str | None) -> None:
    [(found,)] = duckdb.execute(
        f"SELECT CASE {sql.no_amount('a')} END FROM (SELECT $text AS a)", {"text": text}
    ).fetchall()
    assert found == why


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021/04/01 04:00:00+00", "2021-04-01"),
        ("2021-04-01T04:00:00Z", "2021-04-01"),
        ("4/1/2021", "2021-04-01"),
        ("2021/13/01", None),
        ("2021/4/1x", None),
    ],
)
def test_days(text: str, day: str | None) -> None:
    [(found,)] = duckdb.execute(
        f"SELECT ({sql.day('a')})::VARCHAR FROM (SELECT $text AS a)", {"text": text}
    ).fetchall()
    assert found == day


def test_status_tells_what_cannot_be_had_of_what_is_loaded_or_asked_for(tmp_path: Path) -> None:
    bench = Bench(tmp_path, (philadelphia.SOURCE,))
    bench.load(SAMPLES / "philadelphia" / "campfin_transactions_2021.csv")
    held = {s.name: s for s in (philadelphia.SOURCE, illinois.SOURCE, new_york_city.SOURCE)}
    from itemized.ledger import Reader

    def told(*names: str) -> str:
        with Reader(bench.settings) as reader:
            found = status(reader, {name: held[name] for name in names or held})
        return as_text(status_report(found, narrowed=bool(names)))

    said = told()
    assert said.index("campfin_transactions_2021") < said.index("philadelphia: Givers")
    assert "Nothing is loaded of illinois, new_york_city." in said
    assert "new_york_city: " not in said
    assert "illinois: " not in said
    # of those asked about alone, with nothing of the others
    said = told("philadelphia")
    assert said.index("campfin_transactions_2021") < said.index("philadelphia: Givers")
    assert "Nothing is loaded" not in said
    said = told("illinois")
    assert "campfin_transactions_2021" not in said
    assert "philadelphia" not in said
    assert "illinois: Gifts of $150" in said
    assert "Nothing is loaded of illinois." in said


def test_every_source_says_what_its_files_never_hold() -> None:
    said = {name: module.SOURCE.never for name, module in modules("itemized.sources").items()}
    assert [name for name, never in said.items() if not never] == []
    assert any("$200" in sentence for sentence in said["fec_bulk"])
