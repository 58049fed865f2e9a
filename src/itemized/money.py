"""Exact amounts of dollars: Decimal with two places, never float."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

CENT = Decimal("0.01")
_PLAIN = re.compile(r"[-+]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?", re.ASCII)


def read_dollars(text: str) -> Decimal:
    """An amount as records write it, in dollars; ValueError where it is anything else.

    >>> read_dollars("1,086,300.50"), read_dollars("-4352.78"), read_dollars("$ 2500")
    (Decimal('1086300.50'), Decimal('-4352.78'), Decimal('2500.00'))
    """
    bare = text.strip().replace("$", "").replace(" ", "")
    if not any(c.isdigit() for c in bare) or not _PLAIN.fullmatch(bare):
        raise ValueError(f"not an amount of dollars: {text!r}")
    value = Decimal(bare.replace(",", ""))
    if value != value.quantize(CENT, ROUND_HALF_EVEN):
        raise ValueError(f"more than two decimal places: {text!r}")
    return value.quantize(CENT)


def show_dollars(value: Decimal) -> str:
    """An amount for a reader; cents only where there are any.

    >>> show_dollars(Decimal("1086300.00")), show_dollars(Decimal("-4352.78"))
    ('$1,086,300', '-$4,352.78')
    """
    sign = "-" if value < 0 else ""
    value = abs(value)
    places = 0 if value == value.to_integral_value() else 2
    return f"{sign}${value:,.{places}f}"
