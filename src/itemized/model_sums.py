"""The words for sums of rows by side: money in and money out are no one sum."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

#: Which side of a row the parties asked about stand on, and of which kinds it then is. Besides: of
#: kinds that none of the first three sums (loans, their repayments, what a vendor was paid).
SIDES = ("all", "given", "received", "spent", "paid_besides", "received_besides")
RECEIVED = ("received", "received_besides")  # by the parties asked about; on the others they paid


class Summed(NamedTuple):
    """Rows of a side that count: how many, and what they come to."""

    side: str
    n: int
    total: Decimal
