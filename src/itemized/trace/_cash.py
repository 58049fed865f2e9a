"""What accounts held: cash as they state it, and what came and went day by day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from itemized.ledger import Reader, bound
from itemized.trace._base import text
from itemized.trace.bounds import Account


@dataclass(frozen=True)
class Stated:
    """An account's statement over some days."""

    start: int
    through: int
    account: Account
    small: int  # stated receipts that no row itemizes, in cents
    receipts: int = 0  # all that are stated, in cents


def accounts(reader: Reader, nodes: Sequence[str]) -> dict[str, list[Stated]]:
    """What each account states, the statement over the most days first."""
    sql, params = bound(text("statements"), nodes=nodes)
    spans: dict[str, list[Span]] = defaultdict(list)
    for row in reader.rows(sql, params):
        span = Span(*row)
        spans[span.entity_id].append(span)
    if not spans:
        return {}
    days: dict[str, list[Day]] = defaultdict(list)
    sql, params = bound(text("account_days"), nodes=list(spans))
    for node, *day in reader.rows(sql, params):
        days[node].append(Day(day[0].toordinal(), day[1].toordinal(), *day[2:]))
    voided = _voided(reader, list(spans))
    return {
        node: stated(joined(each), days.get(node, []), voided.get(node, ()))
        for node, each in spans.items()
    }


class Day(NamedTuple):
    """What came and went, in cents: on the day that the account gives, and the one that leaves most
    in it; received: what its stated receipts hold of it."""

    own: int
    at: int
    came: int
    went: int
    received: int


class _Void(NamedTuple):
    """What was voided of a payment: when it was made, when it was taken back, and how much."""

    drawn: int
    back: int
    cents: int


def _voided(reader: Reader, nodes: Sequence[str]) -> dict[str, list[_Void]]:
    """Of each account the payments that were voided, the latest before a void first."""
    sql, params = bound(text("voids"), nodes=nodes)
    open_ones: dict[tuple[str, str, str], list[tuple[int, int]]] = defaultdict(list)
    found: dict[str, list[_Void]] = defaultdict(list)
    for node, to, kind, day, cents in reader.rows(sql, params):
        stack, left = open_ones[node, to, kind], -cents
        if cents > 0:
            stack.append((day.toordinal(), cents))
        while left > 0 and stack:
            drawn, held = stack.pop()
            taken = min(left, held)
            found[node].append(_Void(drawn, day.toordinal(), taken))
            left -= taken
            if held > taken:
                stack.append((drawn, held - taken))
    return found


class Span(NamedTuple):
    """A statement: opening cash and receipts, in cents, over days."""

    entity_id: str
    start: date
    through: date
    opening: int
    closing: int
    receipts: int


def joined(spans: Iterable[Span]) -> list[Span]:
    """Statements and every run of them in which each begins as the one before ended; longest
    first."""
    runs: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.through)):
        runs += [
            run._replace(
                through=span.through, closing=span.closing, receipts=run.receipts + span.receipts
            )
            for run in runs
            if (span.start - run.through).days == 1 and run.closing == span.opening
        ]
        runs.append(span)
    return sorted(runs, key=lambda s: ((s.start - s.through).days, s.start))


def stated(
    spans: Iterable[Span],
    days: Sequence[Day],
    voided: Sequence[_Void] = (),
) -> list[Stated]:
    """The accounts of statements that their rows fit: itemized receipts no more than those stated,
    and never less than nothing held, by the days that the account itself gives. The rest of what is
    stated came on days unknown. A payment of before the statement that was voided within it came in
    again. Where payer and receiver give two days, the account held the most that it can have."""
    found = []
    for span in spans:
        start, through = span.start.toordinal(), span.through.toordinal()
        within = [d for d in days if start <= d.own <= through]
        small = span.receipts - sum(d.received for d in within)
        back = [v for v in voided if v.drawn < start <= v.back <= through]
        account = _held(span.opening + small, ((d.own, d) for d in within), back)
        if small < 0 or not account.sound:
            continue
        if any(d.at != d.own for d in within):
            account = _held(span.opening + small, ((d.at, d) for d in within), back)
        found.append(Stated(start, through, account, small, span.receipts))
    return found


def _held(opening: int, days: Iterable[tuple[int, Day]], back: Iterable[_Void]) -> Account:
    came, went = Counter[int](), Counter[int]()
    for at, day in days:
        came[at] += day.came
        went[at] += day.went
    for v in back:
        came[v.back] += v.cents
    return Account(opening, came, went)
