"""Bounds of small gifts that belong to another statement: "98 percent gave $200 or less"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itemized.claims._text.money import Money

_BOUND = frozenset({"more_than", "less_than", "up_to", "at_least"})
_SMALL = 10_000  # dollars; no bound of a small gift is higher
_SHARE = re.compile(
    r"(?:\b(?:percent|per cent|(?:two|three)[- ](?:thirds|quarters|fifths)|majority|half|most"
    r"|bulk|nearly"
    r" all|third)\b|%)[^,;:\u2014\u2013$]{0,90}$",
    re.IGNORECASE,
)
_RAISED = re.compile(
    r"\$[\d.,]+(?: ?(?:million|billion|[kmb]))? (?:off|in|from|through)(?: [\w-]+){0,4}?"
    r" (?:donations?|contributions?|donors|gifts|people|supporters)[^,;:\u2014\u2013]{0,30}$",
    re.IGNORECASE,
)


def is_bound(money: Money) -> bool:
    """Whether an amount is a bound of small gifts."""
    return money.amount.value <= _SMALL and money.amount.qualifier in _BOUND


def of_share(money: Money) -> bool:
    """Whether it says which gifts a share is made up of."""
    return is_bound(money) and bool(_SHARE.search(money.before))


def of_raised(money: Money) -> bool:
    """Whether it says which gifts a sum raised is made up of."""
    return is_bound(money) and bool(_RAISED.search(money.before))
