"""The money grammar, and the interval that each form stands for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itemized.claims._text.amounts import find_amounts, unread_sum

FORMS = [
    ("$1M", "$1M", "1000000", "exact", "500000", "1500000"),
    ("$5m", "$5m", "5000000", "exact", "4500000", "5500000"),
    ("$2.25 million", "$2.25 million", "2250000", "exact", "2245000", "2255000"),
    ("$150m", "$150m", "150000000", "exact", "145000000", "155000000"),
    ("1 million dollars", "1 million dollars", "1000000", "exact", "500000", "1500000"),
    ("half a million", "half a million", "500000", "exact", "500000", "500000"),
    ("five grand", "five grand", "5000", "exact", "5000", "5000"),
    ("$885G", "$885G", "885000", "exact", "884500", "885500"),
    ("$1-2 million", "$1-2 million", "2000000", "range", "1000000", "2000000"),
    ("$1 to $2 million", "$1 to $2 million", "2000000", "range", "1000000", "2000000"),
    (
        "between $1 million and $2 million",
        "$1 million and $2 million",
        "2000000",
        "range",
        "1000000",
        "2000000",
    ),
    ("$500,000 each", "$500,000", "500000", "exact", "450000", "550000"),
    ("$35,8000", "$35,8000", "358000", "exact", "357500", "358500"),
    ("took in more $35.4 million", "$35.4 million", "35400000", "more_than", "35400000", None),
    ("add up to $1.45 million", "$1.45 million", "1450000", "exact", "1445000", "1455000"),
    ("over the years $50", "$50", "50", "exact", "45", "55"),
    (
        "a sixty-million-dollar check",
        "sixty-million-dollar",
        "60000000",
        "exact",
        "60000000",
        "60000000",
    ),
    ("$143 million-plus", "$143 million", "143000000", "more_than", "143000000", None),
    ("donations of $200 or less", "$200", "200", "up_to", "0", "200"),
    ("close to $20m", "$20m", "20000000", "nearly", "15000000", "20000000"),
    ("nearly $207,000", "$207,000", "207000", "nearly", "196650", "207000"),
    ("at least $60,000", "$60,000", "60000", "at_least", "60000", None),
    ("about $1 million", "$1 million", "1000000", "about", "500000", "1500000"),
    ("about $56,000", "$56,000", "56000", "about", "53200", "58800"),
    ("less than $200", "$200", "200", "less_than", "0", "200"),
    ("up to $2,900", "$2,900", "2900", "up_to", "0", "2900"),
    ("$21,546.94", "$21,546.94", "21546.94", "exact", "21546.94", "21546.94"),
]


@pytest.mark.parametrize(("text", "words", "value", "qualifier", "low", "high"), FORMS)
def test_form(
    text: str, words: str, value: str, qualifier: str, low: str, high: str | None
) -> None:
    (amount,) = find_amounts(text)
    assert amount.text == words
    assert text[amount.start : amount.end] == words
    assert (amount.value, amount.qualifier) == (Decimal(value), qualifier)
    assert (amount.low, amount.high) == (Decimal(low), Decimal(high) if high else None)


@pytest.mark.parametrize(
    "text", ["millions of dollars", "a million voters", "5 points", "$", "no. 5", "1M"]
)
def test_no_amount(text: str) -> None:
    assert find_amounts(text) == ()


@pytest.mark.parametrize(
    "text", ["$12 zillion", "$5–10 gazillion", "$3 hundred thousand", "$5 dozen"]
)
def test_a_magnitude_that_is_not_known_leaves_no_sum(text: str) -> None:
    assert find_amounts(text) == ()
    assert unread_sum(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$12 quadrillion", 12 * 10**15),
        ("$2 trillion", 2 * 10**12),
        ("$5 millions", 5 * 10**6),
        ("$4 bln", 4 * 10**9),
        ("twelve trillion dollars", 12 * 10**12),
        ("$5 pavilion", 5),
    ],
)
def test_a_magnitude_that_is_known(text: str, value: int) -> None:
    (amount,) = find_amounts(text)
    assert amount.value == value
    assert not unread_sum(text)
