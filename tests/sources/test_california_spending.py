"""Of independent expenditures each counts once, whichever of a filer's reports list it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from itemized.desk import Desk
from itemized.sources import california
from sources.calaccess import COVER, cover, load, payment, table
from sources.loading import Bench

MARSH = {"CAND_NAML": "Marsh", "CAND_NAMF": "Dora", "SUP_OPP_CD": "S"}
PELL = {"CAND_NAML": "Pell", "CAND_NAMF": "Otto", "SUP_OPP_CD": "S"}
LATE, WHOLE = ("701", "1400001", "F496", "5/27/2021"), ("700", "1400001")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, (california.SOURCE,))


def listed(amount: str, day: str = "5/26/2021", schedule: str = "D", **more: str) -> dict[str, str]:
    """An independent expenditure on Schedule D, for Dora Marsh, or on another."""
    about = MARSH if schedule == "D" else {}
    return payment("700", amount, day, FORM_TYPE=schedule, EXPN_CODE="IND", **{**about, **more})


def late(amount: str, day: str = "5/26/2021", **more: str) -> dict[str, str]:
    said = {"FILING_ID": "701", "REC_TYPE": "S496", "FORM_TYPE": "F496", "AMOUNT": amount}
    return said | {"EXP_DATE": f"{day} 12:00:00 AM"} | more


def standing(bench: Bench) -> list[tuple[str, int, str | None]]:
    """Of each row its schedule, its amount and why it does not count."""
    return bench.rows(
        "SELECT schedule, amount::INTEGER, why_not FROM entries"
        " WHERE kind = 'independent_expenditure' ORDER BY schedule, amount, why_not NULLS FIRST"
    )


AGAIN = [("D", 4000, None), ("F496", 4000, "repeated")]
APART = [("D", 4000, None), ("F496", 4000, None)]


@pytest.mark.parametrize(
    ("whole", "found"),
    [
        (listed("4000"), AGAIN),
        (listed("4000") | {"EXPN_DATE": ""}, AGAIN),
        (listed("4000", CAND_NAML="Dora Marsh for Senate", CAND_NAMF=""), AGAIN),
        (listed("4000", schedule="E"), [("E", 4000, None), ("F496", 4000, "repeated")]),
        (listed("4000", day="5/29/2021"), APART),
        (listed("4000", **PELL), APART),
        (listed("4000", SUP_OPP_CD="O"), APART),
        (listed("3999"), [("D", 3999, None), ("F496", 4000, None)]),
        (payment("700", "4000"), [("F496", 4000, None)]),  # for an office, and for nobody
    ],
)
def test_a_late_report_is_repeated_by_the_row_of_its_expenditure_alone(
    bench: Bench, whole: dict[str, str], found: list[tuple[str, int, str | None]]
) -> None:
    files = {COVER: table(COVER, cover(*WHOLE), cover(*LATE) | MARSH)}
    load(bench, **files, S496_CD=table("S496_CD", late("4000")), EXPN_CD=table("EXPN_CD", whole))
    assert standing(bench) == found


def test_each_row_is_repeated_by_one(bench: Bench) -> None:
    """Of two equal ones that were reported at once the report on the period has one."""
    rows = table("S496_CD", late("4000"), late("4000"), late("700", "7/2/2021"))
    files = {COVER: table(COVER, cover(*WHOLE), cover(*LATE) | MARSH), "S496_CD": rows}
    load(bench, **files, EXPN_CD=table("EXPN_CD", listed("4000"), listed("700", "5/1/2021")))
    assert standing(bench) == [
        *(("D", 700, None), ("D", 4000, None)),
        *(("F496", 700, None), ("F496", 4000, None), ("F496", 4000, "repeated")),
    ]


def test_what_an_amended_report_leaves_out_counts_again(bench: Bench) -> None:
    """And as of a day before, when the first version had it, it counts once."""
    files = {
        COVER: table(
            COVER,
            *(cover(*WHOLE), cover(*LATE) | MARSH),
            cover(*WHOLE, day="12/1/2021") | {"AMEND_ID": "1"},
        ),
        "S496_CD": table("S496_CD", late("4000"), late("90")),
    }
    rows = [listed("4000"), listed("90"), listed("90") | {"AMEND_ID": "1"}]
    load(bench, **files, EXPN_CD=table("EXPN_CD", *rows))
    assert standing(bench) == [
        *(("D", 90, None), ("D", 90, "replaced"), ("D", 4000, "replaced")),
        *(("F496", 90, "repeated"), ("F496", 4000, None)),
    ]
    for day, spent in ((date(2021, 6, 1), 4090), (date(2021, 8, 1), 4090), (None, 4090)):
        shown = Desk(bench.settings).show(["CA-1400001"], as_of=day)
        assert shown.spent.total == spent, day


@pytest.mark.parametrize(
    ("by_target", "by_vendor", "again"),
    [
        (["600", "400"], ["600", "400"], ["400", "600"]),
        (["1000"], ["600", "400"], ["400", "600"]),  # a mailer for one, of a printer and the post
        (["600", "400"], ["1000"], ["1000"]),  # a printer's for two
        (["1000"], ["1000", "250"], ["1000"]),  # one that Schedule D leaves out
        (["1000"], ["1200"], []),
        ([], ["1000"], []),
    ],
)
def test_of_schedule_e_what_d_lists_does_not_count(
    bench: Bench, by_target: list[str], by_vendor: list[str], again: list[str]
) -> None:
    rows = [listed(amount) for amount in by_target]
    rows += [listed(amount, schedule="E") for amount in by_vendor]
    load(bench, **{COVER: table(COVER, cover(*WHOLE))}, EXPN_CD=table("EXPN_CD", *rows))
    found = [(amount, why) for schedule, amount, why in standing(bench) if schedule == "E"]
    assert sorted(amount for amount, why in found if why == "repeated") == sorted(map(int, again))
    assert {why for _, why in found} <= {"repeated", None}
    assert all(why is None for schedule, _, why in standing(bench) if schedule == "D")


def test_a_vendor_who_is_paid_for_another_target_counts(bench: Bench) -> None:
    rows = [listed("1000"), listed("900", schedule="E", **PELL)]
    load(bench, **{COVER: table(COVER, cover(*WHOLE))}, EXPN_CD=table("EXPN_CD", *rows))
    assert standing(bench) == [("D", 1000, None), ("E", 900, None)]


def test_the_supplement_of_before_2016_is_told_by_row_too(bench: Bench) -> None:
    """Form 465 repeats what was reported at once, and Form 460 what it lists."""
    more = payment("702", "4000", "5/26/2021", FORM_TYPE="F465P3", EXPN_CODE="IND")
    other = payment("702", "50", "5/26/2021", FORM_TYPE="F465P3", EXPN_CODE="IND")
    files = {
        COVER: table(
            COVER, cover(*WHOLE), cover(*LATE) | MARSH, cover("702", "1400001", "F465") | MARSH
        ),
        "S496_CD": table("S496_CD", late("4000")),
    }
    load(bench, **files, EXPN_CD=table("EXPN_CD", more, other))
    told = [("F465P3", 50, None), ("F465P3", 4000, None), ("F496", 4000, "repeated")]
    assert standing(bench) == told
    load(bench, EXPN_CD=table("EXPN_CD", more, other, listed("4000")))
    assert standing(bench) == [
        *(("D", 4000, None), ("F465P3", 50, None)),
        *(("F465P3", 4000, "repeated"), ("F496", 4000, "repeated")),
    ]
