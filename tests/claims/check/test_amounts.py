"""The tolerance rules, case by case."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from itemized.claims._check import amounts
from itemized.model import Verdict

MATCH, CAVEAT, DIFFERS = Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT, Verdict.DIFFERS


@pytest.mark.parametrize(
    ("value", "qualifier", "unit", "actual", "verdict"),
    [
        ("1000000", "exact", "1000000", "1000000", MATCH),
        ("1000000", "exact", "1000000", "1040000", MATCH),
        ("2000000", "exact", "1000000", "2250000", CAVEAT),
        ("2000000", "exact", "1000000", "2600000", DIFFERS),
        ("1086300", "exact", "1", "1086300", MATCH),
        ("1106300", "exact", "100", "1086300", DIFFERS),
        ("2800", "exact", "100", "2700", DIFFERS),
        ("300000", "exact", "100000", "250000", DIFFERS),  # inside the interval, 20 % off
        ("300000", "exact", "100000", "270000", CAVEAT),  # 11.1 %
        ("4045134", "exact", "0", "4045134.75", MATCH),  # cents dropped
        ("4045135", "exact", "0", "4045134.75", MATCH),  # cents rounded
        ("4045136", "exact", "0", "4045134.75", DIFFERS),
        ("4045134", "exact", "0", "4045133.75", MATCH),
        ("1000000", "more_than", "0", "1000000", MATCH),
        ("1000000", "more_than", "0", "1100000", MATCH),
        ("1000000", "more_than", "0", "1100001", CAVEAT),
        ("1000000", "at_least", "0", "999999", DIFFERS),
        ("1000000", "nearly", "1000000", "950000", MATCH),
        ("1000000", "nearly", "1000000", "949999", DIFFERS),
        ("1000000", "nearly", "1000000", "1000001", DIFFERS),
        ("5000", "up_to", "0", "5000", MATCH),
        ("5000", "up_to", "0", "1000", CAVEAT),
        ("5000", "less_than", "0", "5001", DIFFERS),
        ("0", "exact", "1", "0", MATCH),
        ("500", "exact", "100", "0", DIFFERS),
    ],
)
def test_rules(
    make: Any, value: str, qualifier: str, unit: str, actual: str, verdict: Verdict
) -> None:
    claimed = make.amount(f"${value}", value, qualifier, unit)
    assert amounts.compare(claimed, Decimal(actual)).verdict is verdict


def test_a_range_matches_anywhere_inside(make: Any) -> None:
    claimed = make.amount("$1 million to $2 million", "1500000", "range", "1000000")
    assert amounts.compare(claimed, Decimal(1_050_000)).verdict is MATCH


def test_the_difference_is_said_in_dollars_and_percent(make: Any) -> None:
    compared = amounts.compare(
        make.amount("$2M", "2000000", "exact", "1000000"), Decimal(2_250_000)
    )
    assert compared.because == (
        "the text says $2M ($2,000,000), the records show $2,250,000: loosely rounded, "
        "$250,000 (11.1 %) below the records"
    )


def test_one_sided_words_say_what_they_leave_out(make: Any) -> None:
    understated = amounts.compare(make.amount("$1M", "1000000", "more_than"), Decimal(3_000_000))
    assert understated.because.endswith("true but understated")


def test_an_amount_with_its_cents_is_meant_to_the_cent(make: Any) -> None:
    claimed = make.amount("$120.00", "120")
    assert amounts.compare(claimed, Decimal("120.40")).verdict is DIFFERS
