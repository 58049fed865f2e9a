"""When an amount of the text and an amount of the records agree.

The rules are DESIGN's: inside the interval that the text's own precision gives, and within 5 % of
the records' figure, is a match; only inside it is loosely rounded, up to 15 % (decision 53);
outside it differs, however near, because a text that gives a figure to the dollar claims it to the
dollar. Whole dollars say nothing of cents. One-sided words ("more than") match from the figure to a
tenth beyond it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from itemized.model import Amount, Verdict
from itemized.money import show_dollars

NEAR = Decimal("0.05")
#: How far off the records' figure a loosely rounded one may lie.
LOOSE = Decimal("0.15")
#: How far past its bound a one-sided figure still reads as that figure.
BEYOND = Decimal("1.1")
_CENTS = re.compile(r"\.\d\d\s*$")
_ABOVE = ("more_than", "at_least")
#: Words of a text that give a sum an upper bound and no other.
BELOW = ("less_than", "up_to")


@dataclass(frozen=True)
class Compared:
    """What comparing gave, with its reason as a clause ("the records show $2,250,000, ...")."""

    verdict: Verdict
    because: str

    @property
    def agrees(self) -> bool:
        """Whether the figures agree, loosely rounded ones included."""
        return self.verdict in (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


def difference(claimed: Decimal, actual: Decimal) -> str:
    """The distance between two amounts in dollars and in percent of the records' figure.

    >>> difference(Decimal(2_000_000), Decimal(2_250_000))
    '$250,000 (11.1 %) below the records'
    """
    gap = claimed - actual
    side = "above" if gap > 0 else "below"
    share = f" ({abs(gap) / abs(actual) * 100:,.1f} %)" if actual else ""
    return f"{show_dollars(abs(gap))}{share} {side} the records"


def compare(claimed: Amount, actual: Decimal) -> Compared:
    """Whether the records' figure is the one the text gives.

    Both are dollars. `claimed.low` and `claimed.high` are the interval that its precision allows.
    """
    shown = f"the text says {_words(claimed)}, the records show {show_dollars(actual)}"
    if claimed.qualifier in _ABOVE:
        return _above(claimed, actual, shown)
    if claimed.qualifier in BELOW:
        return _below(claimed, actual, shown)
    if claimed.qualifier == "nearly":
        if claimed.value * (1 - NEAR) <= actual <= claimed.value:
            return Compared(Verdict.MATCH, shown)
        return _differs(claimed, actual, shown)
    low = claimed.value if claimed.low is None else claimed.low
    high = claimed.value if claimed.high is None else claimed.high
    if low == high and _to_the_dollar(claimed, actual):
        return Compared(Verdict.MATCH, shown)
    if not low <= actual <= high:
        return _differs(claimed, actual, shown)
    if claimed.qualifier == "range" or _within(claimed.value, actual, NEAR):
        return Compared(Verdict.MATCH, shown)
    if not _within(claimed.value, actual, LOOSE):
        return _differs(claimed, actual, shown)
    return Compared(
        Verdict.MATCH_WITH_CAVEAT,
        f"{shown}: loosely rounded, {difference(claimed.value, actual)}",
    )


def _words(claimed: Amount) -> str:
    plain = show_dollars(claimed.value)
    return claimed.text if claimed.text == plain else f"{claimed.text} ({plain})"


def _to_the_dollar(claimed: Amount, actual: Decimal) -> bool:
    """Whether whole dollars are the records' figure with its cents dropped or rounded."""
    if claimed.value != claimed.value.to_integral_value() or _CENTS.search(claimed.text):
        return False
    rounded = actual.to_integral_value(rounding=ROUND_HALF_UP)
    return claimed.value in (actual.to_integral_value(rounding=ROUND_DOWN), rounded)


def _within(value: Decimal, actual: Decimal, share: Decimal) -> bool:
    return abs(value - actual) <= share * abs(actual)


def _differs(claimed: Amount, actual: Decimal, shown: str) -> Compared:
    return Compared(Verdict.DIFFERS, f"{shown}: {difference(claimed.value, actual)}")


def _above(claimed: Amount, actual: Decimal, shown: str) -> Compared:
    if actual < claimed.value:
        return _differs(claimed, actual, shown)
    if actual <= claimed.value * BEYOND:
        return Compared(Verdict.MATCH, shown)
    return Compared(Verdict.MATCH_WITH_CAVEAT, f"{shown}: true but understated")


def _below(claimed: Amount, actual: Decimal, shown: str) -> Compared:
    if actual > claimed.value:
        return _differs(claimed, actual, shown)
    if actual * BEYOND >= claimed.value:
        return Compared(Verdict.MATCH, shown)
    return Compared(Verdict.MATCH_WITH_CAVEAT, f"{shown}: true but overstated")
