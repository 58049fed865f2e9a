"""Filings at the edge of what can be read: nothing of them is lost, and nothing is made up."""

from __future__ import annotations

import warnings
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from itemized.errors import InputError
from itemized.settings import Settings
from sources import efile
from sources.test_fec_efile import Load, load, put, rejects, rows, settings

__all__ = ["load", "put", "settings"]  # fixtures

GIFT = efile.gift("A1", "10.00")
LATER = efile.gift("A2", "20.00")
OLD = "SA11AI,C99000011,IND,ARDEN^PAT,1 MILL RD,,OSTER,ME,04001,,,MILL,CLERK,30.00,20040201,30.00,,,,,,,,,,,"


def entries(settings: Settings) -> list[tuple[str, Decimal]]:
    return rows(settings, "SELECT source_id, amount FROM entries ORDER BY 1")


def accounted(settings: Settings) -> int:
    """Rows of schedules that stand in the ledger, as entries, further references or rejects."""
    [(n,)] = rows(
        settings,
        "SELECT sum(entries + merged + rejects) FROM coverage WHERE table_name = 'entries'",
    )
    return int(n)


# ---------------------------------------------------------------- letters


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        # a mark inside a row is the row's own text
        (["{gift} see [BEGINTEXT]", "{later}"], ["A1", "A2"]),
        # a letter that nobody ended is over where a schedule goes on
        (["[BEGINTEXT]", "Dear reader, SA11AI is a line.", "{gift}", "{later}"], ["A1", "A2"]),
        (["{gift}", "[BEGINTEXT]", "Dear reader,", "", "Yours."], ["A1"]),
        (["[begintext] Dear reader, [ENDTEXT]", "{gift}", "{later}"], ["A1", "A2"]),
        (["  [BEGINTEXT]", "one", "two", "[ENDTEXT]  ", "{gift}"], ["A1"]),
    ],
)
def test_a_letter_takes_no_row_with_it(
    load: Load, settings: Settings, put: Any, lines: list[str], kept: list[str]
) -> None:
    gift = GIFT.replace("ARDEN", "ARDEN [BEGINTEXT]") if "see" in lines[0] else GIFT
    body = [line.replace("{gift} see [BEGINTEXT]", gift) for line in lines]
    body = [line.replace("{gift}", GIFT).replace("{later}", LATER) for line in body]
    load(put("9900101.fec", efile.header(), efile.report(), *body))
    assert [name for name, _ in entries(settings)] == [f"9900101:{tran}" for tran in kept]
    assert rejects(settings) == []


def test_a_letter_of_commas_ends_at_a_row_too(load: Load, settings: Settings, put: Any) -> None:
    cover = "F3XN,C99000011,KITE PAC,1 MILL RD,,OSTER,ME,04001,,X,Q1,,,,20040101,20040331"
    text = ["[BEGINTEXT]", "SA11AI, as we call it, is a line. F3X, too", OLD]
    load(put("9900101.fec", "HDR,FEC,5.00,Made Up,1.0,^,,0,", cover, *text))
    assert [amount for _, amount in entries(settings)] == [Decimal("30.00")]
    assert rejects(settings) == []


# ---------------------------------------------------------------- bytes that end lines, or fields


@pytest.mark.parametrize("where", ["header", "cover", "row"])
def test_a_bare_carriage_return_in_a_line_of_commas(
    load: Load, settings: Settings, put: Any, where: str
) -> None:
    lines = {
        "header": "HDR,FEC,5.00,Made Up,1.0,^,,0,",
        "cover": "F3XN,C99000011,KITE PAC,1 MILL RD,,OSTER,ME,04001,,X,Q1,,,,20040101,20040331",
        "row": OLD,
    }
    lines[where] = lines[where].replace("M", "M\r", 1)
    load(put("9900101.fec", ("\n".join(lines.values()) + "\n").encode()))
    assert accounted(settings) == 1
    if where != "row":
        assert [amount for _, amount in entries(settings)] == [Decimal("30.00")]


@pytest.mark.parametrize("body", ["x" * 200_000, '"' + "y" * 140_000])
def test_a_field_longer_than_any_is_a_reject(
    load: Load, settings: Settings, put: Any, body: str
) -> None:
    cover = "F3XN,C99000011,KITE PAC,1 MILL RD,,OSTER,ME,04001,,X,Q1,,,,20040101,20040331"
    load(put("9900101.fec", "HDR,FEC,5.00,Made Up,1.0,^,,0,", cover, body, OLD))
    [(_, line, why)] = rejects(settings)
    assert line == 3
    assert why in ("its row type is unknown", "its quotes do not match")
    assert [amount for _, amount in entries(settings)] == [Decimal("30.00")]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ('"ARDEN ""BUD"", JR^PAT"', True),
        ('"ARDEN, JR^PAT"', True),
        # two fields or one: the amount would be the day of it
        ('"ARDEN "BUD", JR^PAT"', False),
    ],
)
def test_quotes_inside_of_quotes(
    load: Load, settings: Settings, put: Any, name: str, *, kept: bool
) -> None:
    cover = "F3XN,C99000011,KITE PAC,1 MILL RD,,OSTER,ME,04001,,X,Q1,,,,20040101,20040331"
    row = OLD.replace("ARDEN^PAT", name)
    load(put("9900101.fec", "HDR,FEC,5.00,Made Up,1.0,^,,0,", cover, row, OLD))
    counts = [amount for _, amount in entries(settings)]
    assert counts == [Decimal("30.00")] * (2 if kept else 1)
    assert [why for _, _, why in rejects(settings)] == ([] if kept else ["its quotes do not match"])


@pytest.mark.parametrize("blank", ["", "\r\n", "\n  \n\n", "\ufeff", "\ufeff\n"])
def test_blank_lines_before_the_header(
    load: Load, settings: Settings, put: Any, blank: str
) -> None:
    text = efile.filing(efile.header(), efile.report(), GIFT, efile.gift("A2", "bad"))
    load(put("9900101.fec", blank.encode() + text))
    assert entries(settings) == [("9900101:A1", Decimal("10.00"))]
    assert rejects(settings) == [("9900101.fec", 4 + blank.count("\n"), "its amount is no number")]


# ---------------------------------------------------------------- covers


def test_what_a_cover_states_wrongly_is_a_reject(load: Load, settings: Settings, put: Any) -> None:
    cover = efile.report(
        col_a_total_receipts="1,000.00", col_a_individuals_itemized="12x", col_a_debts_by="7.00"
    )
    load(put("9900101.fec", efile.header(), cover, GIFT))
    assert rows(settings, "SELECT receipts, itemized_individuals, debts FROM filings") == [
        (None, None, Decimal("7.00"))
    ]
    assert rejects(settings) == [
        ("9900101.fec", 1, "the amount it states as col_a_total_receipts is no number: 1,000.00"),
        ("9900101.fec", 1, "the amount it states on line 11AI is no number: 12x"),
    ]
    assert entries(settings) == [("9900101:A1", Decimal("10.00"))]


def test_a_cover_with_a_field_too_many_is_refused(load: Load, settings: Settings, put: Any) -> None:
    """The name parted in two: what follows is a place further on than its layout says."""
    shifted = efile.report(col_b_total_federal_disbursements="5.00").split(efile.FS)
    wide = efile.FS.join([*shifted[:2], "KITE", *shifted[2:]])
    with pytest.raises(InputError, match=r"its cover has \d+ fields and at most \d+"):
        load(put("9900101.fec", efile.header(), wide + efile.FS + "x", GIFT))
    # blank ones at the end are no fields
    load(put("9900102.fec", efile.header(), efile.report() + efile.FS * 40, GIFT))
    assert entries(settings) == [("9900102:A1", Decimal("10.00"))]


OLDEST = """/* Header
FEC_Ver_# = 2.02
Dec/NoDec = {points}
Form_Name = F3XN
Committee = KITE PAC
/* End Header
F3XN,"C99000011"
"SA11AI","C99000011",,"ARDEN^PAT",,,"OSTER","ME",,,,,,,"19990202","{amount}",,,,,,,,,,,,,,,,,,"V2",,,
"""


def test_amounts_without_a_point_are_not_guessed_at(
    load: Load, settings: Settings, put: Any
) -> None:
    """Version 2 lets a filing leave the point out: a hundred times too much, read as it stands."""
    with pytest.raises(InputError, match="its amounts have no decimal point"):
        load(put("9900101.fec", OLDEST.format(points="NODEC", amount="20000")))
    load(put("9900102.fec", OLDEST.format(points="DEC", amount="200.00")))
    assert entries(settings) == [("9900102:V2", Decimal("200.00"))]
    assert rows(settings, "SELECT filer_name FROM filings") == [("KITE PAC",)]


def test_a_filing_of_nobody_counts_for_nobody(load: Load, settings: Settings, put: Any) -> None:
    nobody = efile.filing(efile.header(), efile.report(filer_committee_id_number=""), LATER)
    good = efile.filing(efile.header(), efile.report(), GIFT)
    load(put("20180415.zip", {"9900101.fec": good, "9900102.fec": nobody}))
    assert entries(settings) == [("9900101:A1", Decimal("10.00"))]
    assert rows(settings, "SELECT raw, reason FROM rejects WHERE table_name = 'filings'") == [
        ("9900102.fec", "it names no filer")
    ]


def test_a_filers_id_in_small_letters_is_the_same_filers(
    load: Load, settings: Settings, put: Any
) -> None:
    first = efile.filing(efile.header(), efile.report(), GIFT)
    small = efile.report("F3XA", filer_committee_id_number="c99000011")
    again = efile.filing(efile.header("FEC-9900101", "1"), small, LATER)
    load(put("20180415.zip", {"9900101.fec": first}), put("20180515.zip", {"9900102.fec": again}))
    assert rows(settings, "SELECT source_id, payee_id FROM entries WHERE counted") == [
        ("9900102:A2", efile.KITE)
    ]


# ---------------------------------------------------------------- zips


def test_two_members_of_one_name(load: Load, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "20180415.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as z:
        warnings.simplefilter("ignore")  # zipfile says that it does what is asked
        for gift in (GIFT, LATER):
            z.writestr("9900101.fec", efile.filing(efile.header(), efile.report(), gift))
    with pytest.raises(InputError, match=r"20180415\.zip/9900101\.fec: holds two files of this"):
        load(path)


def test_a_zip_inside_a_zip_is_said(load: Load, settings: Settings, put: Any) -> None:
    good = efile.filing(efile.header(), efile.report(), GIFT)
    inner: Path = put("inner.zip", {"9900102.fec": good})
    load(put("20180415.zip", {"9900101.fec": good, "more/inner.zip": inner.read_bytes()}))
    assert entries(settings) == [("9900101:A1", Decimal("10.00"))]
    assert rows(settings, "SELECT raw, reason FROM rejects WHERE table_name = 'filings'") == [
        ("more/inner.zip", "it is a zip inside a zip; unpack it first")
    ]


def test_a_copy_with_more_behind_its_number_is_the_same_filing(
    load: Load, settings: Settings, put: Any
) -> None:
    text = efile.filing(efile.header(), efile.report(), GIFT)
    load(put("9900101.fec", text), put("9900101 (1).fec", text))
    assert entries(settings) == [("9900101:A1", Decimal("10.00"))]
    assert accounted(settings) == 2


# ---------------------------------------------------------------- which reports repeat notices


@pytest.mark.parametrize(
    ("form", "repeats"), [("F3X", True), ("F3L", False), ("F13", False), ("F7", False)]
)
def test_only_reports_that_list_such_spending_repeat_a_notice(
    load: Load, settings: Settings, put: Any, form: str, *, repeats: bool
) -> None:
    cover = efile.line(
        "F24", form_type="F24N", filer_committee_id_number=efile.KITE, committee_name="KITE PAC",
        report_type="24", date_signed="20180331",
    )  # fmt: skip
    row = efile.line(
        "SchE", form_type="SE", filer_committee_id_number=efile.KITE, transaction_id="E1",
        entity_type="ORG", payee_organization_name="OSTER PRINTERS", dissemination_date="20180330",
        expenditure_amount="800.00", support_oppose_code="S", candidate_id_number="H8ME01011",
    )  # fmt: skip
    notice = efile.filing(efile.header(), cover, row)
    period = {"coverage_from_date": "20180101", "coverage_through_date": "20180331"}
    report = efile.line(form, form_type=f"{form}N", filer_committee_id_number=efile.KITE, **period)
    load(
        put("20180331.zip", {"9900300.fec": notice}),
        put("20180415.zip", {"9900400.fec": efile.filing(efile.header(), report)}),
    )
    assert rows(settings, "SELECT counted, why_not FROM entries") == [
        (not repeats, "repeated" if repeats else None)
    ]
