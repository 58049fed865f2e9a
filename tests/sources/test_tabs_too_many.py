"""CAL-ACCESS has no quotes: a tab in a text moves what follows it, and one at the end moves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from itemized.sources import california
from sources.calaccess import payment, table
from sources.loading import Bench

AGAINST = {"FORM_TYPE": "D", "EXPN_CODE": "IND", "CAND_NAML": "Marsh", "CAND_NAMF": "Dora"}
AGAINST |= {"SUP_OPP_CD": "O", "OFFICE_CD": "DAT"}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, (california.SOURCE,))


def read(bench: Bench, row: dict[str, str], end: str = "") -> list[tuple[object, ...]]:
    """What is made of a row, beside two that are as they should be."""
    text = table("EXPN_CD", payment("700", "1"), payment("700", "2"), row)
    bench.load(bench.put("EXPN_CD.TSV", text.removesuffix("\r\n") + end + "\r\n"))
    return bench.rows(
        "SELECT amount::VARCHAR, target, support_oppose, why_not FROM entries WHERE amount > 2"
    )


@pytest.mark.parametrize("end", ["\t", "\t\t", "\t \t"])
@pytest.mark.parametrize("text", ["", "TV ads"])
def test_a_tab_at_the_end_is_no_matter(bench: Bench, end: str, text: str) -> None:
    row = payment("700", "500", EXPN_DSCR=text, **AGAINST)
    assert read(bench, row, end) == [("500.00", "CA:MARSH DORA", "oppose", None)]


@pytest.mark.parametrize(
    "moved",
    [
        {"EXPN_DSCR": "TV\tads"},
        {"EXPN_DSCR": "TV ads\t"},
        {"EXPN_DSCR": "\tTV ads"},
        {"PAYEE_NAML": "Gorse\tMedia"},
        {"CAND_NAML": "Mar\tsh"},
        {"EXPN_DSCR": "TV\tads", "MEMO_CODE": "X"},
        {"EXPN_DSCR": "TV\tads", "SUP_OPP_CD": "", "MEMO_CODE": "X"},
        {"BAL_NAME": "Measure\tA", "CAND_NAML": "", "CAND_NAMF": "", "OFFICE_CD": ""},
        # nothing behind it tells: the candidate's names may have moved or not
        {"EXPN_DSCR": "TV\tads", "SUP_OPP_CD": "", "OFFICE_CD": ""},
    ],
)
def test_a_tab_within_a_text_is_no_guess(bench: Bench, moved: dict[str, str]) -> None:
    row = {**payment("700", "500", **AGAINST), **moved}
    assert read(bench, row) == []
    [(_, line, reason)] = bench.rejects()
    assert (line, reason) == (
        4,
        "has 54 fields and not 53: a tab too many, and nothing tells which",
    )


def test_a_row_without_anything_behind_its_text_is_read(bench: Bench) -> None:
    [(amount, *_)] = read(bench, payment("700", "500", EXPN_DSCR="TV ads", EXPN_CODE="TEL"), "\t")
    assert amount == "500.00"


@pytest.mark.parametrize(
    ("text", "memo"),
    [
        ("TV ads\t(Cumulative: $31,125.00)", False),  # no code of a memo: it is of the text before
        ("TV ads\tX", True),  # a code where one stands, and a tab too many at the end
    ],
)
def test_a_text_in_two_is_read_where_it_can_only_be_that(
    bench: Bench, text: str, memo: bool
) -> None:
    row = {"FILING_ID": "800", "AMEND_ID": "0", "LINE_ITEM": "1", "REC_TYPE": "S496"}
    row |= {"FORM_TYPE": "F496", "AMOUNT": "5625", "EXP_DATE": "9/29/2014 12:00:00 AM"}
    bench.load(bench.put("S496_CD.TSV", table("S496_CD", {**row, "EXPN_DSCR": text})))
    found = bench.rows("SELECT amount::VARCHAR, date::VARCHAR, memo FROM entries")
    assert found == [("5625.00", "2014-09-29", memo)]
