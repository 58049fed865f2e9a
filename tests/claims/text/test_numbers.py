"""Whole numbers in digits and in words."""

from __future__ import annotations

import re

import pytest

from itemized.claims._text.numbers import NUMBER, value_of

FORMS = [
    ("36", 36),
    ("1,200", 1200),
    ("seven", 7),
    ("seventeen", 17),
    ("seventy", 70),
    ("thirty-five", 35),
    ("Thirty five", 35),
    ("ninety-nine", 99),
    ("a hundred", 100),
    ("two hundred and six", 206),
    ("two hundred forty-one", 241),
]


@pytest.mark.parametrize(("text", "value"), FORMS)
def test_a_number(text: str, value: int) -> None:
    assert value_of(text) == value
    assert re.fullmatch(NUMBER, text, re.IGNORECASE)


@pytest.mark.parametrize("text", ["", "dozens", "thirty-ten", "hundred", "a"])
def test_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="is no number"):
        value_of(text)
