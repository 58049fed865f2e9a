"""A report and its amendment whose rows nothing tells apart: all count, and answers say how much may be too much."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from itemized.desk import Desk
from itemized.settings import Settings

_COVER = (
    '"9900001","2018","{cycle}","{amends}","N","2","FRIENDS OF NOBODY","PH2","","",'
    '"1 Nowhere Lane","","MADEUPVILLE","PA","00001","51","",0.00,{total},0.00'
)
_GIFT = (
    '9900001,2018,{cycle},"ID","{who}","1 Nowhere Lane","","MADEUPVILLE","PA","00001","Tinker","",'
    '"","","","","","20180401",{amount},"",,"",,"Contribution"'
)
ARDEN, BIRCH = ("Arden, Aldous", "300"), ("Birch, Lee", "120")


def _pennsylvania(folder: Path, amends: str, *gifts: tuple[str, str], cycles: str = "2") -> Desk:
    """Friends of Nobody's report of cycle 2, filed twice; cycles: of which the gifts are, in turn."""
    covers = [
        _COVER.format(cycle=2, amends=mark, total=total)
        for mark, total in (("N", "420.00"), (amends, "400.00"))
    ]
    rows = [
        _GIFT.format(cycle=cycles[n % len(cycles)], who=who, amount=amount)
        for n, (who, amount) in enumerate(gifts)
    ]
    files = {"filer_2018.txt": covers, "contrib_2018.txt": rows}
    for name, lines in files.items():
        (folder / name).write_text("\r\n".join(lines) + "\r\n")
    desk = Desk(Settings(ledger=folder / "ledger", downloads=folder))
    desk.load("pennsylvania", [folder / name for name in files], cycle=2018)
    return desk


SAID = (
    "In amended reports 1 row says what another of the same report says (same parties, amount and"
    " day); nothing tells the first report's rows from the amendment's, so the same payment may be"
    " counted twice here: $300 too much, at most; perhaps_twice has"
    " both rows of each."
)
STATED = "The last cover of this report states $400 of money received in all."


def test_an_account_and_a_checked_total_say_how_much_and_what_the_cover_states(
    tmp_path: Path,
) -> None:
    desk = _pennsylvania(tmp_path, "Y", ARDEN, BIRCH, ARDEN)
    shown = desk.show(["PA-9900001"])
    assert shown.received.total == Decimal(720)
    assert [each for each in shown.caveats if each in (SAID, STATED)] == [SAID, STATED]
    assert [each.amount for each in shown.twice] == [Decimal(300)]
    text = tmp_path / "article.txt"
    text.write_text("Aldous Arden gave a total of $600 to Friends of Nobody in 2018, records show.")
    [finding] = desk.check(str(text), published=date(2019, 6, 1)).findings
    assert finding.verdict == "MATCH_WITH_CAVEAT"
    assert [each for each in finding.because if each in (SAID, STATED)] == [SAID, STATED]
    text.write_text("Lee Birch gave $120 to Friends of Nobody in 2018, records show.")
    [finding] = desk.check(str(text), published=date(2019, 6, 1)).findings
    assert not any("counted twice" in each for each in finding.because)


@pytest.mark.parametrize(
    ("amends", "gifts", "cycles"),
    [
        ("N", (ARDEN, ARDEN), "2"),  # not amended: two gifts of a day are two
        ("Y", (ARDEN, BIRCH), "2"),
        ("Y", (ARDEN, ("Arden, Aldous", "301")), "2"),
        ("Y", (ARDEN, ARDEN), "23"),  # in two reports
    ],
)
def test_other_rows_of_such_reports_are_not_told(
    amends: str, gifts: tuple[tuple[str, str], ...], cycles: str, tmp_path: Path
) -> None:
    desk = _pennsylvania(tmp_path, amends, *gifts, cycles=cycles)
    assert desk.sql("SELECT count(*) FROM perhaps_twice").rows == ((0,),)
    assert desk.show(["PA-9900001"]).twice == ()


def test_two_amendments_of_one_name_in_missouri(tmp_path: Path) -> None:
    """What they amend is replaced; they themselves bear one name."""
    head = (
        "CD1_A ID,MECID,Committee Name,Committee,Company,First Name,Last Name,Address 1,Address 2,"
        "City,State,Zip,Employer,Occupation,Date,Amount,Contribution Type,Report"
    )
    row = "{},C201001,Ashby for CA,,,Ansel,Quill,,,F,MO,63100,,,2/3/2020 12:00:00 AM,500.00,Monetary,{}"
    reports = ["April Quarterly Report", *["AMENDED April Quarterly Report"] * 2]
    path = tmp_path / "2020_CD1_A.csv"
    lines = [head, *(row.format(n, name) for n, name in enumerate(reports, 1))]
    path.write_text("\r\n".join(lines) + "\r\n")
    desk = Desk(Settings(ledger=tmp_path / "ledger", downloads=tmp_path))
    desk.load("missouri", [path], cycle=2020)
    shown = desk.show(["MO-C201001"])
    assert shown.received.total == Decimal(1000)
    assert [(each.payment, each.receipt) for each in shown.twice] == [("missouri:2", "missouri:3")]
    assert any("counted twice here: $500 too much, at most" in each for each in shown.caveats)
    assert not any("cover" in each for each in shown.caveats)
