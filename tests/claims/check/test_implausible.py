"""Rows larger than any one payment known: they count nowhere, and no answer passes over them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from itemized.claims._check.case import Case
from itemized.claims._check.implausible import with_implausible
from itemized.claims._check.reasons import OfCounted, of_whom
from itemized.claims.checking import check
from itemized.model import Finding, Verdict

HELD = "larger than any one payment known"
AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


@pytest.fixture
def ledger(world: Any) -> Any:
    """Two years of a state's committees, with a row of $401 million among ordinary ones."""
    for table in ("receipts", "expenditures"):
        world.rows(
            "INSERT INTO coverage VALUES ('illinois', $table, NULL, '', '2019-01-01', '2020-12-31',"
            " 'a.txt', repeat('0', 64), NULL, 100000, 'entries')",
            {"table": table},
        )
    world.entity("p-wim", "SORREL, WIM")
    world.entity("p-ann", "BOYLE, ANN")
    world.committee("IL-1", "FRIENDS OF THE HARBOR")
    world.committee("IL-2", "LANTERN COMMITTEE")
    world.candidate("IL-CAN-1", "DOE, JANE", "IL-1")
    row = {"source": "illinois"}
    absurd = row | {"why_not": "implausible", "entry_key": "illinois:9"}
    world.gift("p-wim", "IL-1", "401000000", "2020-03-05", **absurd)
    world.gift("p-ann", "IL-1", "1500", "2020-02-01", **row)
    world.gift("p-ann", "IL-1", "402000000", "2020-02-02", **absurd | {"entry_key": "illinois:8"})
    spent = {"kind": "independent_expenditure", "target": "IL-CAN-1", "support_oppose": "oppose"}
    world.gift("IL-2", "p-ann", "403000000", "2020-04-02", **absurd | spent)
    return world


def found(world: Any, make: Any, kind: str, sum_: str, **more: Any) -> Finding:
    year = make.period("2020-01-01", "2021-01-01")
    words = f"${sum_}"
    claim = make.claim(kind, amounts=make.amount(words, sum_), **{"period": year, **more})
    reading = make.reading(claim, published="2020-12-31", text=f"{words} in 2020")
    return check(reading, world).findings[0]


@pytest.mark.parametrize(
    ("giver", "sum_", "kind"),
    [
        ("Wim Sorrel", "401000000", "donation"),
        ("Ann Boyle", "402000000", "donation"),  # beside an ordinary row
        ("Wim Sorrel", "401000000", "donation_total"),
    ],
)
def test_the_row_itself_is_left_open_and_shown(
    ledger: Any, make: Any, giver: str, sum_: str, kind: str
) -> None:
    it = found(ledger, make, kind, sum_, donor=giver, recipient="Friends of the Harbor")
    said = " ".join(it.because)
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert HELD in it.because[0]
    assert f"${int(sum_):,} on 2020" in it.because[0]
    assert "No row" not in said
    assert [(r.why_not, r.counted) for r in it.records] == [("implausible", False)]
    assert it.missing == (
        "Illinois State Board of Elections: the filing itself, or its correction",
    )


def test_on_another_day_than_the_text_has(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        "donation",
        "401000000",
        donor="Wim Sorrel",
        recipient="Friends of the Harbor",
        period=make.period("2019-01-01", "2020-01-01"),
    )
    assert HELD in it.because[0]
    assert "2020-03-05" in it.because[0]
    assert "No row" not in " ".join(it.because)


def test_that_there_was_a_gift_at_all(ledger: Any, make: Any) -> None:
    claim = make.claim("relation", donor="Wim Sorrel", recipient="Friends of the Harbor")
    it = check(make.reading(claim, published="2020-12-31"), ledger).findings[0]
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert HELD in it.because[0]
    assert "refunds" not in " ".join(it.because)


def test_spending_against_a_candidate(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        "ie_spending",
        "403000000",
        donor="Lantern Committee",
        extra={"target": "Jane Doe", "support_oppose": "oppose"},
    )
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert HELD in it.because[0]
    assert "show $0" not in " ".join(it.because)


def test_a_total_says_what_it_leaves_out(ledger: Any, make: Any) -> None:
    it = found(ledger, make, "donation_total", "1500", donor="Ann Boyle", recipient="IL-1")
    assert it.verdict in AGREES
    assert f"1 row of $402,000,000 is left out, {HELD}" in " ".join(it.because)


def test_another_amount_is_no_match_with_it(ledger: Any, make: Any) -> None:
    it = found(ledger, make, "donation", "7000", donor="Wim Sorrel", recipient="IL-1")
    assert it.verdict is Verdict.NO_MATCHING_RECORD
    assert it.because[0].startswith("No row shows it.")
    assert f"1 row of $401,000,000 is left out, {HELD}" in " ".join(it.because)


def test_only_what_speaks_of_counted_rows_is_dropped(ledger: Any, make: Any) -> None:
    it = found(ledger, make, "donation", "401000000", donor="Wim Sorrel", recipient="IL-1")
    kept = "No row of a city is loaded, and the text says $401 is a lot."
    left = with_implausible(
        replace(
            it,
            verdict=Verdict.NO_MATCHING_RECORD,
            because=(kept, OfCounted("No row shows it."), of_whom("Wim", OfCounted("$0."))),
        ),
        Case.of(make.reading(it.claim, published="2020-12-31"), ledger),
    )
    assert kept in left.because
    assert not {"No row shows it.", "Wim: $0."} & set(left.because)


def test_ordinary_rows_are_as_they_were(ledger: Any, make: Any) -> None:
    it = found(ledger, make, "donation", "1500", donor="Ann Boyle", recipient="IL-1")
    assert it.verdict in AGREES
