"""One filing: its summary page beside its rows, what it amended, and what was not yet due."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from itemized import entities, ledger
from itemized.desk import Desk
from itemized.errors import NotFoundError, UsageError
from itemized.ledger import Reader
from itemized.model_filings import Change, Difference, StatedLine
from itemized.model_rows import RowsAsked
from itemized.settings import Settings
from itemized.sources import fec_bulk, fec_efile
from itemized.sources._efile_layout import VERSIONS, columns
from itemized.sources._efile_summary import SUMMARY_LINES
from itemized.sources._fec_calendar import deadlines, general_election
from sources import efile

SOURCES = {s.name: s for s in (fec_efile.SOURCE, fec_bulk.SOURCE)}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(ledger=tmp_path / "ledger", downloads=tmp_path / "downloads")


@pytest.fixture
def load(settings: Settings, tmp_path: Path) -> Callable[..., None]:
    """Load one filing of these lines, in a daily zip's place by its own number."""

    def run(number: str, *lines: str) -> None:
        path = tmp_path / f"{number}.fec"
        path.write_bytes(efile.filing(*lines))
        writer = ledger.Writer(settings, SOURCES, entities.identify)
        writer.load(fec_efile.SOURCE, [path], None)

    return run


def lines(settings: Settings, number: str) -> dict[str, StatedLine]:
    with Reader(settings) as reader:
        key = ledger.find_filing(reader, number)
        assert key is not None
        return {line.line: line for line in ledger.show_filing(reader, key).lines}


def spent(tran: str, amount: str, form: str = "SB21B", **more: str) -> str:
    """A payment of KITE PAC's to a printer on 2018-02-02."""
    return efile.line(
        "SchB",
        **{
            "form_type": form,
            "filer_committee_id_number": efile.KITE,
            "transaction_id": tran,
            "entity_type": "ORG",
            "payee_organization_name": "OSTER PRINTERS",
            "expenditure_date": "20180202",
            "expenditure_amount": amount,
        }
        | more,
    )


# ---------------------------------------------------------------- beside its own summary page


@pytest.mark.parametrize(
    ("stated", "gap"),
    [("300.00", "0.00"), ("300.01", "0.01"), ("299.00", "-1.00"), ("", "-300.00")],
)
def test_a_line_itemized_in_full_is_compared_to_the_cent(
    load: Any, settings: Settings, stated: str, gap: str
) -> None:
    memo = efile.gift("A3", "999.00", memo_code="X")
    load(
        "9900101",
        efile.header(),
        efile.report(col_a_individuals_itemized=stated),
        *(efile.gift("A1", "100.00"), efile.gift("A2", "200.00"), memo),
    )
    found = lines(settings, "9900101")["11AI"]
    assert (found.itemized, found.rows, found.gap) == (Decimal("300.00"), 2, Decimal(gap))
    with Reader(settings) as reader:
        held = ledger.reconcile(reader)
    assert (held.filings, held.exact) == (1, int(gap == "0.00"))
    assert [g.line for g in held.gaps] == ([] if gap == "0.00" else ["11AI"])


@pytest.mark.parametrize(("stated", "gap"), [("70.00", "0"), ("50.00", "0"), ("49.99", "-0.01")])
def test_more_than_its_rows_is_no_gap_where_small_payments_are_not_itemized(
    load: Any, settings: Settings, stated: str, gap: str
) -> None:
    cover = efile.report(col_a_other_federal_operating_expenditures=stated)
    load("9900101", efile.header(), cover, spent("B1", "50.00"))
    found = lines(settings, "9900101")["21B"]
    assert (found.whole, found.itemized, found.gap) == (False, Decimal("50.00"), Decimal(gap))


def test_a_line_leads_to_the_rows_behind_it(load: Any, settings: Settings) -> None:
    memo = efile.gift("A3", "999.00", memo_code="X")
    cover = efile.report(col_a_individuals_itemized="300.00")
    load(
        "9900101",
        *(efile.header(), cover, efile.gift("A1", "100.00"), efile.gift("A2", "200.00"), memo),
        spent("B1", "50.00"),
    )
    desk, key = Desk(settings), "fec_efile:9900101"
    for line, amounts in (("11AI", {100, 200}), ("21B", {50}), ("11C", set())):
        answer = desk.rows_of(RowsAsked(filing=key, summary=line))
        assert {row.amount for row in answer.rows} == amounts
        assert answer.n == lines(settings, "9900101")[line].rows
    with pytest.raises(UsageError, match="name the filing"):
        desk.rows_of(RowsAsked(summary="11AI"))


def test_a_filing_that_lies_in_two_files_is_taken_out_of_one(
    load: Any, settings: Settings, tmp_path: Path
) -> None:
    cover = efile.report(col_a_individuals_itemized="10.00")
    load("9900101", efile.header(), cover, efile.gift("A1", "10.00"))
    daily = tmp_path / "20180417.zip"
    with zipfile.ZipFile(daily, "w") as z:
        z.write(tmp_path / "9900101.fec", "9900101.fec")
    ledger.Writer(settings, SOURCES, entities.identify).load(fec_efile.SOURCE, [daily], None)
    found = lines(settings, "9900101")["11AI"]
    assert (found.itemized, found.gap) == (Decimal("10.00"), 0)


def test_a_stated_amount_that_is_no_number_is_kept_as_a_reject(
    load: Any, settings: Settings
) -> None:
    cover = efile.report(col_a_individuals_itemized="1O.00", col_a_pac_contributions="0")
    load("9900101", efile.header(), cover)
    with Reader(settings) as reader:
        rejects = reader.rows("SELECT table_name, reason FROM rejects")
    assert rejects == [("stated", "the amount it states on line 11AI is no number: 1O.00")]
    assert "11C" in lines(settings, "9900101")


def test_every_summary_line_has_its_column_in_every_version() -> None:
    late = {"F3P": ("17AI",), "F3X": ("18B", "30B")}  # not on the forms before versions 7 and 5
    for line in SUMMARY_LINES:
        for version in VERSIONS:
            names = columns(line.form, version)
            if names and not (line.line in late.get(line.form, ()) and version < "7"):
                assert line.column in names, (line, version)


# ---------------------------------------------------------------- what an amendment changed


def difference(settings: Settings, number: str) -> Difference | None:
    with Reader(settings) as reader:
        return ledger.show_filing(reader, f"fec_efile:{number}").difference


def told(change: Change) -> tuple[Any, ...]:
    return change.change, change.transaction, change.amount_before, change.amount_after


def test_rows_added_taken_away_and_changed_are_told_apart(load: Any, settings: Settings) -> None:
    load(
        *("9900101", efile.header(), efile.report()),
        efile.gift("A1", "100.00"),
        efile.gift("A2", "200.00"),
        efile.gift("A3", "300.00"),
        # the same row twice, without an id
        *[efile.gift("", "7.00")] * 2,
    )
    load(
        *("9900105", efile.header("FEC-9900101", "1"), efile.report("F3XA")),
        # under an id of its own now, but the same
        efile.gift("N1", "100.00"),
        efile.gift("A2", "250.00", contributor_employer="KITE MILL"),
        efile.gift("A4", "400.00"),
        efile.gift("", "7.00"),
    )
    found = difference(settings, "9900105")
    assert found is not None
    assert found.amends == "fec_efile:9900101"
    assert sorted(map(told, found.rows), key=str) == [
        ("added", "A4", None, Decimal("400.00")),
        ("changed", "A2", Decimal("200.00"), Decimal("250.00")),
        ("taken away", "A3", Decimal("300.00"), None),
        ("taken away", None, Decimal("7.00"), None),
    ]
    [changed] = [c for c in found.rows if c.change == "changed"]
    assert changed.fields == {"amount": ("200.00", "250.00"), "employer": (None, "KITE MILL")}
    assert (found.added, found.taken_away, found.changed) == (1, 2, 1)
    assert difference(settings, "9900101") is None


def test_a_second_amendment_is_set_beside_the_first(load: Any, settings: Settings) -> None:
    load("9900101", efile.header(), efile.report(), efile.gift("A1", "1.00"))
    for number, n in (("9900105", "1"), ("9900109", "2")):
        amended = efile.report("F3XA")
        load(number, efile.header("FEC-9900101", n), amended, efile.gift("A1", f"{n}0.00"))
    found = difference(settings, "9900109")
    assert found is not None
    assert found.amends == "fec_efile:9900105"
    assert [told(c) for c in found.rows] == [("changed", "A1", Decimal("10.00"), Decimal("20.00"))]


def test_an_amendment_of_what_is_not_loaded_has_no_difference(
    load: Any, settings: Settings
) -> None:
    amended = efile.report("F3XA")
    load("9900105", efile.header("FEC-9900101", "1"), amended, efile.gift("A1", "1.00"))
    assert difference(settings, "9900105") is None
    with Reader(settings) as reader:
        assert ledger.show_filing(reader, "fec_efile:9900105").filing["amends"] == "9900101"


@pytest.mark.parametrize("name", ["9900101", "FEC-9900101", "fec_efile:9900101", " 9900101 "])
def test_a_filing_goes_by_its_number_and_its_key(load: Any, settings: Settings, name: str) -> None:
    load("9900101", efile.header(), efile.report(), efile.gift("A1", "1.00"))
    with Reader(settings) as reader:
        assert ledger.find_filing(reader, name) == "fec_efile:9900101"


@pytest.mark.parametrize("name", ["9900102", "KITE PAC", "C99000011", "kite: pac", "", "FEC-"])
def test_what_is_no_filing_is_none(load: Any, settings: Settings, name: str) -> None:
    load("9900101", efile.header(), efile.report(), efile.gift("A1", "1.00"))
    with Reader(settings) as reader:
        assert ledger.find_filing(reader, name) is None
        with pytest.raises(NotFoundError):
            ledger.show_filing(reader, name)


# ---------------------------------------------------------------- small gifts, and what was due


def test_gifts_too_small_to_be_itemized_are_carried_as_the_reports_state_them(
    load: Any, settings: Settings
) -> None:
    small = {"col_a_individuals_unitemized": "40.50"}
    load("9900101", efile.header(), efile.report(**small), efile.gift("A1", "100.00"))
    less = efile.report("F3XA", date_signed="20180601", col_a_individuals_unitemized="30.00")
    load("9900105", efile.header("FEC-9900101", "1"), less, efile.gift("A1", "100.00"))
    with Reader(settings) as reader:

        def small_gifts(**bounds: date) -> tuple[Decimal, int]:
            return entities.show(reader, [efile.KITE], **bounds).unitemized  # type: ignore[arg-type]

        assert small_gifts() == (Decimal("30.00"), 1)
        assert small_gifts(as_of=date(2018, 5, 1)) == (Decimal("40.50"), 1)
        assert small_gifts(as_of=date(2018, 4, 1)) == (0, 0)
        # a report that lies only partly within the days asked about says nothing of them
        assert small_gifts(start=date(2018, 1, 1), end=date(2018, 4, 1)) == (Decimal("30.00"), 1)
        assert small_gifts(start=date(2018, 1, 2)) == (0, 0)
        assert small_gifts(end=date(2018, 3, 31)) == (0, 0)


def test_deadlines_do_not_move_for_weekends() -> None:
    """October 15, 2022 and January 31, 2021 were a Saturday and a Sunday."""
    due = {(d.pace, d.code, d.due) for y in (2020, 2022) for d in deadlines(y)}
    assert ("quarterly", "Q3", date(2022, 10, 15)) in due
    assert ("monthly", "YE", date(2021, 1, 31)) in due
    assert ("monthly", "M11", date(2022, 11, 20)) not in due
    assert [general_election(y).day for y in (2016, 2018, 2020)] == [8, 6, 3]


@pytest.mark.parametrize(
    ("as_of", "end", "said"),
    [
        (date(2018, 4, 20), None, "through 2018-03-31 by 2018-04-20; the next report was due on"),
        (date(2018, 4, 20), date(2018, 4, 1), None),
        (date(2018, 4, 14), date(2018, 4, 1), "through 2017-12-31 by 2018-04-14"),
        (None, None, None),
    ],
)
def test_a_report_due_after_the_day_asked_about_is_said(
    load: Any, settings: Settings, as_of: date | None, end: date | None, said: str | None
) -> None:
    load("9900101", efile.header(), efile.report(), efile.gift("A1", "1.00"))
    with Reader(settings) as reader:
        caveats = entities.show(reader, [efile.KITE], as_of=as_of, end=end).caveats
    found = [c for c in caveats if "had to have reported" in c]
    assert bool(found) == bool(said)
    assert not said or any(said in c for c in found)


# ---------------------------------------------------------------- the ledger as of a day


def test_the_ledger_as_of_a_day_holds_what_had_been_filed_by_then(
    load: Any, settings: Settings
) -> None:
    load("9900101", efile.header(), efile.report(), efile.gift("A1", "100.00"))
    amended = efile.report("F3XA", date_signed="20180601")
    load("9900105", efile.header("FEC-9900101", "1"), amended, efile.gift("A1", "70.00"))
    held = {}
    for day in (date(2018, 4, 13), date(2018, 5, 1), date(2018, 6, 1), None):
        with Reader(settings, day) as reader:
            counted = reader.rows("SELECT sum(amount) FROM entries WHERE counted")
            filings = reader.rows("SELECT count(*), count(replaced_by) FROM filings")
            held[day] = (counted[0][0], *filings[0])
    assert held == {
        date(2018, 4, 13): (None, 0, 0),
        date(2018, 5, 1): (Decimal("100.00"), 1, 0),
        date(2018, 6, 1): (Decimal("70.00"), 2, 1),
        None: (Decimal("70.00"), 2, 1),
    }


def test_every_table_of_rows_as_of_a_day_counts_those_filed_by_then(
    load: Any, settings: Settings
) -> None:
    load("9900101", efile.header(), efile.report(), efile.gift("A1", "100.00"))
    amended = efile.report("F3XA", date_signed="20180601")
    load("9900105", efile.header("FEC-9900101", "1"), amended, efile.gift("A1", "70.00"))
    query = " UNION ".join(
        f"SELECT count(*), sum(amount) FILTER (counted) FROM {table}"
        for table in ("entry_rows", "entries", "straight", "moves", "arrivals", "received")
    )
    held = {}
    for day in (date(2018, 4, 13), date(2018, 5, 1), date(2018, 6, 1)):
        with Reader(settings, day) as reader:
            held[day] = reader.rows(query)
    assert held == {
        date(2018, 4, 13): [(0, None)],
        date(2018, 5, 1): [(1, Decimal("100.00"))],
        date(2018, 6, 1): [(2, Decimal("70.00"))],
    }


def test_no_stretch_is_complete_before_its_reports_were_due(load: Any, settings: Settings) -> None:
    """itcont of 2018, of which a monthly report on January is due on February 20."""
    columns = fec_bulk.SOURCE.table("itcont").columns
    values = {
        "CMTE_ID": efile.KITE,
        "AMNDT_IND": "N",
        "RPT_TP": "M2",
        "TRANSACTION_TP": "15",
        "NAME": "ARDEN, PAT",
        "IMAGE_NUM": "201802209000000001",
        "TRANSACTION_DT": "01152018",
        "TRANSACTION_AMT": "10",
        "SUB_ID": "4050120181000000001",
    }
    path = settings.ledger.parent / "itcont.txt"
    path.write_text("|".join(values.get(c, "") for c in columns) + "\n")
    ledger.Writer(settings, SOURCES, entities.identify).load(
        fec_bulk.SOURCE, [path], 2018, fewer=True
    )
    spans = {}
    for day in (date(2016, 12, 1), date(2018, 2, 19), date(2018, 2, 20), None):
        with Reader(settings, day) as reader:
            spans[day] = reader.rows('SELECT "from", through FROM coverage')[0]
    assert spans == {
        date(2016, 12, 1): (None, None),
        date(2018, 2, 19): (date(2017, 1, 1), date(2017, 12, 31)),
        date(2018, 2, 20): (date(2017, 1, 1), date(2018, 1, 31)),
        None: (date(2017, 1, 1), date(2018, 1, 31)),
    }
