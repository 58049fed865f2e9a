"""Electronic filings: what becomes of each line, what a filing says of itself, and who counts when."""

from __future__ import annotations

import gzip
import re
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import hardmoney
import pytest
from inline_snapshot import snapshot

from itemized import entities, ledger
from itemized.errors import InputError
from itemized.ledger import Reader
from itemized.model_loads import LoadReport
from itemized.settings import Settings
from itemized.sources import _efile_layout as layout
from itemized.sources import fec_bulk, fec_efile
from itemized.sources._base import Head
from itemized.sources._efile_head import read_head
from sources import efile

SAMPLES = Path(__file__).parents[1] / "samples" / "fec_efile"
SOURCES = {s.name: s for s in (fec_efile.SOURCE, fec_bulk.SOURCE)}
Load = Callable[..., LoadReport]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(ledger=tmp_path / "ledger", downloads=tmp_path / "downloads")


@pytest.fixture
def load(settings: Settings) -> Load:
    def run(*paths: Path, source: str = "fec_efile", period: int | None = None) -> LoadReport:
        writer = ledger.Writer(settings, SOURCES, entities.identify)
        return writer.load(SOURCES[source], paths, period)

    return run


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """A file by its name: bytes as they are, lines as a filing; {member: bytes} as a zip."""

    def write(name: str, *lines: str | bytes | dict[str, bytes]) -> Path:
        path = tmp_path / name
        match lines:
            case (bytes() as data,):
                path.write_bytes(data)
            case (dict() as members,):
                with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
                    for member, data in members.items():
                        z.writestr(member, data)
            case _:
                path.write_bytes(efile.filing(*(str(x) for x in lines)))
        return path

    return write


def rows(settings: Settings, query: str, **params: Any) -> list[tuple[Any, ...]]:
    with Reader(settings) as reader:
        return reader.rows(query, params)


def rejects(settings: Settings) -> list[tuple[str, int, str]]:
    return rows(settings, "SELECT file, line, reason FROM rejects ORDER BY ALL")


# ---------------------------------------------------------------- what becomes of a filing


def test_lines_of_five_versions(load: Load, settings: Settings) -> None:
    load(SAMPLES)
    found = rows(
        settings,
        "SELECT source_id, schedule, line, kind, amount::VARCHAR, counted, why_not FROM entries ORDER BY 1",
    )
    assert found == snapshot(
        [
            ("9900001:V2", "SA", "11AI", "contribution", "200.00", True, None),
            ("9900003:L1", "SC", "10", "loan", "5000.00", False, "sub_item"),
            ("9900003:T1", "SA", "11AI", "contribution", "300.00", True, None),
            ("9900003:T2", "SA", "11C", "contribution", "10.00", True, None),
            ("9900077:E1", "SE", "", "independent_expenditure", "800.00", False, "repeated"),
            ("9900077:E2", "SE", "", "independent_expenditure", "60.00", True, None),
            ("9900101:A1", "SA", "11AI", "contribution", "1000.00", False, "replaced"),
            ("9900101:A2", "SA", "11AI", "contribution", "250.50", False, "replaced"),
            ("9900101:A3", "SA", "11AI", "contribution", "500.00", False, "memo"),
            ("9900101:B1", "SB", "23", "contribution", "350.50", False, "replaced"),
            ("9900101:E1", "SE", "", "independent_expenditure", "800.00", False, "replaced"),
            ("9900205:A1", "SA", "11AI", "contribution", "400.00", True, None),
            ("9900205:A2", "SA", "11AI", "contribution", "250.50", True, None),
            ("9900205:A9", "SA", "11AI", "contribution", "75.00", True, None),
            ("9900205:B1", "SB", "23", "contribution", "350.50", True, None),
            ("9900205:E1", "SE", "", "independent_expenditure", "800.00", True, None),
        ]
    )
    assert rejects(settings) == [("9900003.fec", 5, "it has no amount")]


def test_names_of_every_age_are_last_name_first(load: Load, settings: Settings) -> None:
    load(SAMPLES)
    names = rows(settings, "SELECT DISTINCT name FROM parties WHERE kind = 'person' ORDER BY 1")
    assert [n for (n,) in names] == snapshot(
        ["ARDEN, PAT", "ARDEN, PAT M JR", "BIRCH, PAT", "CEDAR, PAT", "DOGWOOD, PAT", "FINCH, LEE"]
    )


def test_a_letter_is_kept_as_text_and_none_of_its_lines_is_a_row(
    load: Load, settings: Settings
) -> None:
    load(SAMPLES / "9900150.fec")
    [(text, n)] = rows(settings, "SELECT text, rows FROM filings")
    assert text.startswith("Dear reader,")
    assert (n, rejects(settings)) == (0, [])


def test_a_zip_a_gz_and_a_folder_give_the_same(
    load: Load, settings: Settings, put: Any, tmp_path: Path
) -> None:
    plain = efile.filing(efile.header(), efile.report(), efile.gift("A1", "10.00"))
    load(put("20180415.zip", {"9900101.fec": plain}))
    load(put("9900101.fec.gz", gzip.compress(plain)))
    assert rows(settings, "SELECT entry_key, filed, filed_basis FROM entries") == [
        ("fec_efile:9900101:A1", date(2018, 4, 15), "stated")
    ]
    assert rows(
        settings, "SELECT sum(entries), sum(merged) FROM coverage WHERE holds = 'entries'"
    ) == [(1, 1)]


def test_more_filings_take_the_place_of_none(load: Load, settings: Settings, put: Any) -> None:
    load(put("9900101.fec", efile.header(), efile.report(), efile.gift("A1", "10.00")))
    other = {
        "report_code": "Q2",
        "coverage_from_date": "20180401",
        "coverage_through_date": "20180630",
    }
    load(put("9900300.fec", efile.header(), efile.report(**other), efile.gift("A1", "20.00")))
    assert rows(settings, "SELECT sum(amount), count(*) FROM entries WHERE counted") == [(30, 2)]
    again = load(settings.ledger.parent / "9900101.fec")
    assert all(x.already for x in again.loads)


def test_no_stretch_of_days_is_complete_by_single_filings(load: Load, settings: Settings) -> None:
    load(SAMPLES)
    assert rows(settings, 'SELECT DISTINCT "from", through FROM coverage') == [(None, None)]


# ---------------------------------------------------------------- bad habits


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (efile.gift("A2", "12,3x4.00"), "its amount is no number"),
        (efile.gift("A2", "1\x002.00"), "its amount is no number"),
        (efile.gift("A2", "1e5"), "its amount is no number"),
        (efile.gift("A2", "1.005"), "its amount is no number"),
        (efile.gift("A2", ""), "it has no amount"),
        (efile.gift("A2", "5.00") + "\x1cmore", "has 46 fields and at most 45"),
        ("SA11AI\x1cC99000011\x1cA2", "it has no amount"),
        ("ROW\x1cC99000011\x1cA2", "its row type is unknown"),
    ],
)
def test_a_row_that_cannot_be_used_is_kept_with_its_reason(
    load: Load, settings: Settings, put: Any, row: str, reason: str
) -> None:
    load(put("9900101.fec", efile.header(), efile.report(), efile.gift("A1", "10.00"), row))
    # the row holds a street address: its text stays in the lake, out of what is answered
    assert rows(settings, "SELECT line, reason, raw FROM rejects") == [(4, reason, None)]
    kept = duckdb.sql(
        f"SELECT rtrim(raw, chr(13) || chr(10)) FROM read_parquet('{settings.ledger}/lake/fec_efile/entries/**/*.parquet')"
        " WHERE reason IS NOT NULL"
    )
    assert kept.fetchall() == [(row,)]
    assert rows(settings, "SELECT sum(amount) FROM entries") == [(Decimal("10.00"),)]


@pytest.mark.parametrize(
    "row",
    [
        efile.gift("A2", " 5.00 "),
        efile.gift("A2", "5"),
        efile.gift("A2", "5.00", form_type="sa11ai"),
        efile.gift("A2", "5.00", form_type='"SA11AI"'),
        "".join(f'"{f}"\x1c' for f in efile.gift("A2", "5.00").split("\x1c"))[:-1],
        efile.gift("A2", "5.00").rstrip("\x1c"),
        efile.gift("A2", "5.00", contributor_employer='KITE "MILL'),
        "\r\n   \r\n" + efile.gift("A2", "5.00"),
    ],
)
def test_odd_ways_of_writing_a_row(load: Load, settings: Settings, put: Any, row: str) -> None:
    load(put("9900101.fec", efile.header(), efile.report(), row))
    found = rows(settings, "SELECT line, kind, amount::VARCHAR, date FROM entries")
    assert found == [("11AI", "contribution", "5.00", date(2018, 2, 1))]


def test_a_late_byte_of_windows_1252(load: Load, settings: Settings, put: Any) -> None:
    many = [efile.gift(f"A{n}", "1.00") for n in range(3000)]
    last = efile.gift("Z", "1.00", contributor_last_name="ARD@N")
    data = efile.filing(efile.header(), efile.report(), *many, last).replace(b"@", b"\xc9")
    load(put("9900101.fec", data))
    assert rows(settings, "SELECT count(*) FROM entries") == [(3001,)]
    assert rows(settings, "SELECT count(*) FROM parties WHERE name = 'ARDÉN, PAT'") == [(1,)]


def test_rows_under_one_transaction_id_stay_apart(load: Load, settings: Settings, put: Any) -> None:
    gifts = [efile.gift("A1", "10.00"), efile.gift("A1", "10.00"), efile.gift("", "1.00")]
    load(put("9900101.fec", efile.header(), efile.report(), *gifts))
    assert rows(settings, "SELECT source_id FROM entries ORDER BY 1") == [
        ("9900101:A1:line 3",),
        ("9900101:A1:line 4",),
        ("9900101:line 5",),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\n\n", "it is empty"),
        (b"<html><body>Not found</body></html>", "web page"),
        (b"nothing of the kind\n", "no header"),
        (efile.filing(efile.header(version="9.7"), efile.report()), "version '9.7' is unknown"),
        (efile.filing(efile.header()), "ends after its header"),
        (efile.filing(efile.header(), "F77N\x1cC99000011"), "form 'F77N' is unknown"),
    ],
)
def test_a_file_that_is_no_filing(
    load: Load, settings: Settings, put: Any, data: bytes, reason: str
) -> None:
    bad = put("9900500.fec", data)
    with pytest.raises(InputError, match=reason):
        load(bad)
    good = efile.filing(efile.header(), efile.report(), efile.gift("A1", "10.00"))
    load(put("20180415.zip", {"9900101.fec": good, "9900500.fec": data}))
    assert rows(settings, "SELECT sum(amount) FROM entries") == [(Decimal("10.00"),)]
    [(raw, why)] = rows(
        settings, "SELECT DISTINCT raw, reason FROM rejects WHERE table_name = 'filings'"
    )
    assert raw == "9900500.fec"
    assert why


# ---------------------------------------------------------------- counted once, and when


def counted_on(settings: Settings, day: str | None) -> Decimal | None:
    [(total,)] = rows(
        settings,
        "SELECT sum(amount) FROM entries WHERE payee_id = 'C99000011' AND CASE WHEN $day::DATE IS NULL"
        " THEN counted ELSE filed <= $day AND (counted OR coalesce(counted_until > $day, false)) END",
        day=day,
    )
    return total if total is None else Decimal(total)


def test_an_amendment_loaded_later_changes_no_earlier_day(load: Load, settings: Settings) -> None:
    load(SAMPLES / "9900101.fec")
    days = ["2018-03-01", "2018-04-14", "2018-05-31"]
    before = [counted_on(settings, day) for day in days]
    assert before == [None, Decimal("1250.50"), Decimal("1250.50")]
    load(SAMPLES / "9900205.fec")
    assert [counted_on(settings, day) for day in days] == before
    assert counted_on(settings, "2018-06-01") == counted_on(settings, None) == Decimal("725.50")


def test_show_answers_from_the_filings_in_force(load: Load, settings: Settings) -> None:
    load(SAMPLES / "9900101.fec", SAMPLES / "9900205.fec")
    with Reader(settings) as reader:
        totals = {
            day: entities.show(reader, ["C99000011"], as_of=day).received.total
            for day in (date(2018, 5, 1), date(2018, 7, 1), None)
        }
    assert totals == {
        date(2018, 5, 1): Decimal("1250.50"),
        date(2018, 7, 1): Decimal("725.50"),
        None: Decimal("725.50"),
    }


@pytest.mark.parametrize("first", [0, 1])
def test_order_of_loading_does_not_matter(load: Load, settings: Settings, first: int) -> None:
    both = [SAMPLES / "9900101.fec", SAMPLES / "9900205.fec"]
    load(both[first])
    load(both[1 - first])
    assert rows(settings, "SELECT filing_id, replaced_by FROM filings ORDER BY 1") == [
        ("9900101", "fec_efile:9900205"),
        ("9900205", None),
    ]


def test_a_chain_goes_by_the_first_filing_even_where_it_is_not_loaded(
    load: Load, settings: Settings, put: Any
) -> None:
    for number, n in (("9900210", "1"), ("9900220", "2"), ("9900230", "3")):
        load(
            put(
                f"{number}.fec",
                efile.header("FEC-9900101", n),
                efile.report("F3XA", date_signed=f"201805{n}0"),
                efile.gift("A1", f"{n}00.00"),
            )
        )
    assert rows(settings, "SELECT filing_id, replaced_by FROM filings ORDER BY 1") == [
        ("9900210", "fec_efile:9900220"),
        ("9900220", "fec_efile:9900230"),
        ("9900230", None),
    ]
    assert counted_on(settings, "2018-05-25") == Decimal("200.00")
    assert counted_on(settings, None) == Decimal("300.00")


def test_a_notice_counts_until_the_report_on_its_days(load: Load, settings: Settings) -> None:
    query = (
        "SELECT sum(amount) FROM entries WHERE kind = 'independent_expenditure' AND"
        " filed <= $day AND (counted OR coalesce(counted_until > $day, false))"
    )
    load(SAMPLES / "9900077.fec")
    assert rows(settings, query, day="2018-03-25") == [(860,)]
    load(SAMPLES / "9900101.fec")
    assert rows(settings, query, day="2018-03-25") == [(860,)]
    assert rows(settings, query, day="2018-04-20") == [(860,)]
    assert rows(
        settings, "SELECT source_id, why_not FROM entries WHERE schedule = 'SE' ORDER BY 1"
    ) == [
        ("9900077:E1", "repeated"),
        ("9900077:E2", None),
        ("9900101:E1", None),
    ]


def test_a_conduits_report_of_what_it_passed_on(load: Load, settings: Settings, put: Any) -> None:
    passed = efile.gift(
        "A1", "10.00", contribution_purpose_descrip="Earmarked for FINCH (C99000029)"
    )
    got = efile.gift("A2", "20.00", memo_text="Earmarked through KITE PAC")
    load(put("9900101.fec", efile.header(), efile.report(), passed, got))
    assert rows(settings, "SELECT amount, kind, counted, why_not FROM entries ORDER BY 1") == [
        (10, "earmark", False, "conduit_copy"),
        (20, "earmark", True, None),
    ]


def test_a_candidates_notice_of_a_late_gift_counts_until_the_report_on_its_day(
    load: Load, settings: Settings, put: Any
) -> None:
    """Form 6: contributions of $1,000 or more in the last days before an election, 11 CFR 104.5(f)."""
    notice = efile.line("F6", form_type="F6N", filer_committee_id_number=efile.KITE)
    late = {"contributor_last_name": "ARDEN", "contributor_first_name": "PAT"}
    lines = [
        efile.line(
            "F65",
            form_type="F65",
            filer_committee_id_number=efile.KITE,
            transaction_id=tran,
            entity_type="IND",
            contribution_date=day,
            contribution_amount="1500.00",
            **late,
        )
        for tran, day in (("L1", "20180330"), ("L2", "20180401"))
    ]
    load(put("20180331.zip", {"9900300.fec": efile.filing(efile.header(), notice, *lines)}))
    query = "SELECT counted, why_not FROM entries WHERE line = 'F65' ORDER BY source_id"
    assert rows(settings, query) == [(True, None), (True, None)]
    cover = efile.line(
        "F3",
        form_type="F3N",
        filer_committee_id_number=efile.KITE,
        report_code="Q1",
        coverage_from_date="20180101",
        coverage_through_date="20180331",
    )
    report = efile.filing(
        efile.header(),
        cover,
        efile.gift("A1", "1500.00", contribution_date="20180330"),
    )
    load(put("20180415.zip", {"9900400.fec": report}))
    # the report covers the first of them; the other waits for the next
    assert rows(settings, query) == [(False, "repeated"), (True, None)]
    assert counted_on(settings, "2018-04-10") == counted_on(settings, None) == Decimal("3000.00")


def bulk(
    put: Any,
    filing: str,
    tran: str,
    amount: str,
    sub: str = "4050120181000000001",
    report: str = "Q1",
    image: str = "",
) -> Path:
    values = {
        "CMTE_ID": efile.KITE,
        "AMNDT_IND": "N",
        "RPT_TP": report,
        "TRANSACTION_TP": "15",
        "ENTITY_TP": "IND",
        "NAME": "ARDEN, PAT",
        "CITY": "OSTER",
        "STATE": "ME",
        "TRANSACTION_DT": "02012018",
        "TRANSACTION_AMT": amount,
        "TRAN_ID": tran,
        "FILE_NUM": filing,
        "SUB_ID": sub,
        "IMAGE_NUM": image,
    }
    table = fec_bulk.SOURCE.table("itcont")
    path: Path = put(
        "itcont.txt", "|".join(values.get(c, "") for c in table.columns).encode() + b"\n"
    )
    return path


@pytest.mark.parametrize("first", ["fec_bulk", "fec_efile"])
def test_a_row_in_the_bulk_files_too_is_one_entry(
    load: Load, settings: Settings, put: Any, first: str
) -> None:
    plain = efile.filing(efile.header(), efile.report(), efile.gift("A1", "1000.49"))
    daily = put("20180417.zip", {"9900101.fec": plain})
    later = bulk(put, "9900101", "A1", "1000")
    loads = [("fec_bulk", later, 2018), ("fec_efile", daily, None)]
    for source, path, period in loads if first == "fec_bulk" else loads[::-1]:
        load(path, source=source, period=period)
    # under the agency's own id and coding, to the cent, on the day the filing states
    assert rows(
        settings,
        "SELECT entry_key, type_code, amount, amount_filed, filed, filed_basis, counted FROM entries",
    ) == [
        (
            *("fec_bulk:4050120181000000001", "15", Decimal("1000.49"), Decimal("1000.49")),
            *(date(2018, 4, 17), "stated", True),
        )
    ]
    assert rows(settings, "SELECT entry_key, source, source_id FROM further_references") == [
        ("fec_bulk:4050120181000000001", "fec_efile", "9900101:A1")
    ]


def test_the_bulk_files_newer_report_replaces_a_filing(
    load: Load, settings: Settings, put: Any
) -> None:
    load(SAMPLES / "9900101.fec")
    load(bulk(put, "9900999", "A1", "400"), source="fec_bulk", period=2018)
    assert rows(
        settings, "SELECT sum(amount) FROM entries WHERE counted AND payee_id = 'C99000011'"
    ) == [(400,)]
    assert rows(settings, "SELECT replaced_by FROM filings WHERE filing_id = '9900101'") == [
        ("fec_bulk:9900999",)
    ]


def test_bulk_rows_of_an_amended_filing_are_replaced(
    load: Load, settings: Settings, put: Any
) -> None:
    load(bulk(put, "9900101", "A1", "1000"), source="fec_bulk", period=2018)
    load(SAMPLES / "9900205.fec")
    assert rows(settings, "SELECT why_not FROM entries WHERE source = 'fec_bulk'") == [
        ("replaced",)
    ]


def test_a_day_that_is_not_stated_lies_between_its_neighbors(
    load: Load, settings: Settings, put: Any
) -> None:
    one = efile.filing(efile.header(), efile.report())
    load(put("20180420.zip", {"9900400.fec": one}), put("9900401.fec", one))
    assert rows(settings, "SELECT filing_id, filed, filed_basis FROM filings ORDER BY 1") == [
        ("9900400", date(2018, 4, 20), "stated"),
        ("9900401", date(2018, 4, 20), "estimated"),
    ]


@pytest.mark.parametrize(
    ("number", "day"), [("9900399", date(2018, 4, 20)), ("9900401", date(2019, 1, 31))]
)
def test_a_bulk_row_without_any_day_was_filed_before_the_next_number(
    load: Load, settings: Settings, put: Any, number: str, day: date
) -> None:
    """A termination report of before 2015: no due date, no day in its image number."""
    load(bulk(put, number, "A1", "10", report="TER"), source="fec_bulk", period=2018)
    query = "SELECT filed, filed_basis FROM entries"
    assert rows(settings, query) == [(date(2019, 1, 31), "estimated")]
    one = efile.filing(efile.header(), efile.report(filer_committee_id_number=efile.FINCH))
    load(put("20180420.zip", {"9900400.fec": one}))
    assert rows(settings, query) == [(day, "estimated")]


# ---------------------------------------------------------------- what the layouts give


def test_the_layouts_are_those_that_were_read() -> None:
    """A change in the library shows here before it shows in amounts."""
    where = {
        (table, version): {
            name: layout.columns(table, version).get(name)
            for name in ("transaction_id", amount, "memo_code")
        }
        for table, amount in (
            ("SchA", "contribution_amount"),
            ("SchB", "expenditure_amount"),
            ("SchE", "expenditure_amount"),
        )
        for version in ("2.02", "3.00", "5.3", "6.1", "8.0", "8.1", "8.5", "P3.4")
        if layout.columns(table, version)
    }
    assert {" ".join(key): tuple(at.values()) for key, at in where.items()} == snapshot(
        {
            "SchA 2.02": (34, 16, 31),
            "SchA 3.00": (34, 16, 31),
            "SchA 5.3": (34, 16, 31),
            "SchA 6.1": (3, 21, 44),
            "SchA 8.0": (3, 21, 43),
            "SchA 8.1": (3, 21, 43),
            "SchA 8.5": (3, 21, 43),
            "SchA P3.4": (None, 21, 22),
            "SchB 2.02": (31, 15, 28),
            "SchB 3.00": (31, 15, 28),
            "SchB 5.3": (31, 15, 28),
            "SchB 6.1": (3, 21, 43),
            "SchB 8.0": (3, 21, 42),
            "SchB 8.1": (3, 21, 42),
            "SchB 8.5": (3, 21, 42),
            "SchB P3.4": (None, 28, 30),
            "SchE 3.00": (37, 12, 38),
            "SchE 5.3": (37, 12, 38),
            "SchE 6.1": (3, 21, 43),
            "SchE 8.0": (3, 21, 42),
            "SchE 8.1": (3, 21, 43),
            "SchE 8.5": (3, 21, 43),
        }
    )
    places = layout.places()
    assert len(places["class"]) == snapshot(573)


def test_every_money_line_has_an_amount_and_a_day() -> None:
    places = layout.places()
    money = {table for table, _ in layout.MONEY_LINES}
    lacking = {
        places["class"][i]
        for i in range(len(places["class"]))
        if places["class"][i] in money and (places["amount"][i] is None or places["day"][i] is None)
    }
    assert lacking == set()


@pytest.mark.parametrize(
    "row_type",
    ["SA11AI", "sa17a", "SB21b", "SC/10", "SC1/10", "SC2/10", "SD10", "SE", "SF", "H4", "TEXT"],
)
def test_row_types_go_where_the_library_puts_them(
    load: Load, settings: Settings, put: Any, row_type: str
) -> None:
    text = f"{efile.header()}\nF3XN\x1cC99000011\n{row_type}\x1cC99000011\x1cA1\n"
    [expected] = [x.table for x in hardmoney.parse(text.encode(), lenient=True).lines]
    kinds = [*layout.MONEY_LINES, *layout.DETAIL_LINES]
    assert next(t for t, p in kinds if re.fullmatch(p, row_type.upper())) == expected


@pytest.mark.parametrize("quote", ['"', ""])
def test_a_header_in_quotes(quote: str) -> None:
    fields = (f"{quote}{f}{quote}" for f in efile.header("FEC-12", "3").split("\x1c"))
    head = read_head(Head("7.fec", "20180102.zip", "\x1c".join(fields) + "\n" + efile.report()))
    said = head.said
    assert (said["version"], said["amends"], said["amends_number"], said["filed"]) == (
        *("8.3", "12", "3"),
        "2018-01-02",
    )
