"""When a way was gone, held against the time that the text names."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from itemized.claims._check.case import Case
from itemized.claims._check.question import template
from itemized.model import Period

if TYPE_CHECKING:
    from itemized.trace import Hop, Route

#: A time that says itself how it lies: "before June 2021".
_LED = re.compile(r"(?:before|prior|ahead|since|after|until|through|by|as of)\b", re.IGNORECASE)


def is_of(hop: Hop, period: Period) -> bool:
    """Whether a payment that is known by its day is of a time."""
    days = {hop.first, hop.last, *(record.date for record in hop.records if record.date)}
    return any(
        (period.start is None or period.start <= day) and (period.end is None or day < period.end)
        for day in days
    )


def when(period: Period) -> str:
    """A time in words that stand after what happened then."""
    one_day = period.start and period.end == period.start + timedelta(days=1)
    if _LED.match(period.text):
        return period.text
    return f"{'on' if one_day else 'within'} {period.text or 'that time'}"


def ended_later(routes: list[Route], period: Period) -> str:
    """What says that ways begun in a time led to the end after it; empty where one did in time."""
    last = min(route.hops[-1].first for route in routes)
    if period.end is None or last < period.end:
        return ""
    return f"The way began {when(period)}; the first payment to the last party was on {last}."


def told_by(case: Case, route: Route, day: date) -> bool:
    """Whether rows filed by a day tell of each payment of a way, also those that count otherwise:
    the payer's, while the recipient's was to come, and memo rows on what a partner of joint
    fundraising got of the first giver's."""

    def on_file(first: Hop, last: Hop, amounts: list[Decimal] | None) -> bool:
        asked = {
            "payers": list(first.payer_ids or (first.payer_id,)),
            "payees": list(last.payee_ids or (last.payee_id,)),
            "amounts": amounts,
            "day": day,
        }
        return bool(case.ledger.rows(template("told_of"), asked)[0][0])

    shared = len(route.hops) > 1 and on_file(route.hops[0], route.hops[1], None)
    return all(
        on_file(hop, hop, [record.amount for record in hop.records]) or (n == 0 and shared)
        for n, hop in enumerate(route.hops)
        if hop.side is None
    )
