"""How much of one party's money can, and must, have reached another through mixed accounts.

No dollar in an account can be told from another. What can be said of payments as reported is how
much of them can have been A's money at most, and at least, whichever dollars each account paid
with. The model, and what it assumes, stands in docs/bounds.md:

- money leaves an account on the day it came or later; the order within a day is not known, so
  that any order counts for "at most", and against "at least";
- where payer and receiver give two days for a payment, it may have left the one on the later and
  have come to the other on the earlier: whichever day is right, "at most" is no smaller and "at
  least" no larger than by that day;
- an account holds at the end of a day what it held before, and what came, less what went. Where it
  states no cash on hand it may have held any sum: nothing then limits what it keeps of A's money,
  and nothing forces it to have paid with any of it.

Amounts are whole cents and days are numbers (date.toordinal()).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from itemized.trace._maxflow import UNLIMITED, Network

#: Whose money is followed, and where it is to have arrived.
SOURCE, SINK = "source", "sink"
_OTHERS = "others"  # all other money


class Payment(NamedTuple):
    """Money from one account to another; `payer` may be SOURCE and `payee` SINK.

    day: the last on which it can have left. came: the first on which it can have come, where that
    is another.
    """

    day: int
    payer: str
    payee: str
    cents: int
    came: int | None = None

    @property
    def comes(self) -> int:
        """The first day on which it can have come."""
        return self.day if self.came is None else self.came


@dataclass(frozen=True)
class Account:
    """An account whose cash on hand is known: what it held at first, what came and went by day.

    opening: with all that came in sums too small to be itemized, which may have come at once. What
    was paid on one of two days came on the first of them and went on the last.
    """

    opening: int
    came: Mapping[int, int] = field(default_factory=dict)
    went: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def days(self) -> list[int]:
        """Every day on which something came or went, in order."""
        return sorted(self.came.keys() | self.went.keys())

    @cached_property
    def _ends(self) -> list[int]:
        change = (self.came.get(d, 0) - self.went.get(d, 0) for d in self.days)
        return list(accumulate(change, initial=self.opening))

    @property
    def sound(self) -> bool:
        """Whether it never held less than nothing, as accounts whose records are whole do not."""
        return min(self._ends) >= 0

    def before(self, day: int) -> int:
        """What it held when a day began."""
        return self._ends[bisect_left(self.days, day)]

    def least(self, day: int, until: int) -> int:
        """The least it held at the end of any day from `day` until before `until`."""
        first, last = bisect_right(self.days, day), bisect_left(self.days, until)
        return min(self._ends[first : last + 1])


Accounts = Mapping[str, Account]


def at_most(payments: Iterable[Payment], accounts: Accounts) -> int:
    """The most of SOURCE's money that can have reached SINK by these payments: a maximum flow.

    accounts: those whose cash on hand is known; the others may keep any sum. Money that has
    reached SINK once is not followed on from there.
    """
    net = Network()
    events = _payments(net, payments)
    for name, days in events.items():
        known = accounts.get(name)
        for day, later in pairwise(days):
            keeps = known.least(day, later) if known else UNLIMITED
            net.arc((name, day), (name, later), keeps)
    return net.max_flow(SOURCE, SINK)


def at_most_along(hops: Sequence[Sequence[Payment]], accounts: Accounts) -> int:
    """`at_most` of a single chain: what reached SINK over its hops, one after another.

    Passing on at once all that can be passed on is best where accounts keep what is left. Where one
    states that it held less than that, it may be better to wait, and a maximum flow tells.
    """
    arriving = _by_day(hops[0])
    for hop in hops[1:]:
        known = accounts.get(hop[0].payer)
        if any(p.came is not None for p in hop):
            passed, kept = _passed_early(arriving, hop)
            if known and any(held > known.least(*days) for *days, held in kept):
                return at_most((p for each in hops for p in each), accounts)
            arriving = passed
            continue
        paid, passed, held = _by_day(hop), dict[int, int](), 0
        days = sorted(arriving.keys() | paid.keys())
        for day, later in zip(days, [*days[1:], None], strict=True):
            held += arriving.get(day, 0)
            if going := min(held, paid.get(day, 0)):
                passed[day] = going
                held -= going
            if known and later and held and held > known.least(day, later):
                return at_most((p for each in hops for p in each), accounts)
        arriving = passed
    return sum(arriving.values())


def _by_day(payments: Iterable[Payment]) -> dict[int, int]:
    summed: dict[int, int] = {}
    for day, _, _, cents, came in payments:
        comes = day if came is None else came
        summed[comes] = summed.get(comes, 0) + cents
    return summed


def _passed_early(
    arriving: Mapping[int, int], hop: Sequence[Payment]
) -> tuple[dict[int, int], list[tuple[int, int, int]]]:
    """The most that an account can have passed on of what arrived, by the day on which it comes, as
    early as can be; and what it kept then, from each day to the next.

    Of payments that can have come first each takes all that those before it leave: no other way of
    filling them has more there by any day (they are filled like a matroid's bases, greedily).
    """
    days = sorted(arriving.keys() | {p.day for p in hop})
    free = list(accumulate(arriving.get(day, 0) for day in days))  # arrived by then, not passed on
    passed: dict[int, int] = {}
    for p in sorted(hop, key=lambda p: (p.comes, p.day)):
        first = bisect_left(days, p.day)
        if (going := min(p.cents, *free[first:])) > 0:
            passed[p.comes] = passed.get(p.comes, 0) + going
            free[first:] = [left - going for left in free[first:]]
    return passed, [
        (day, later, left) for (day, later), left in zip(pairwise(days), free, strict=False)
    ]


def at_least(payments: Iterable[Payment], accounts: Accounts) -> int:
    """The least of SOURCE's money that must have reached SINK by these payments.

    What is left when all other money in the accounts pays for as much of it as it can: cash on
    hand at first, what others paid in, and whatever accounts held that are not among `accounts`.
    """
    every = list(payments)
    arrived = sum(p.cents for p in every if p.payee == SINK)
    if _paid_by_others(every, accounts) >= arrived:
        return 0
    net = Network()
    brought: dict[str, Counter[int]] = defaultdict(Counter)
    for p in every:
        if p.payee != SINK:
            brought[p.payee][p.comes] += p.cents
    events = _payments(net, (p for p in every if p.payer != SOURCE))
    for name in events.keys() | brought.keys():
        days = sorted({*events.get(name, ()), *brought[name]})
        _other_money(net, name, days, accounts.get(name), brought[name])
    return arrived - net.max_flow(_OTHERS, SINK)


def _payments(net: Network, payments: Iterable[Payment]) -> dict[str, list[int]]:
    """Add each account's payments of a day as one arc; the days on which each has any."""
    summed: Counter[tuple[int, int, str, str]] = Counter()
    for p in payments:
        if p.payer != SINK and p.payee != SOURCE:
            summed[p.day, p.comes, p.payer, p.payee] += p.cents
    events: dict[str, set[int]] = defaultdict(set)
    for (day, comes, payer, payee), cents in sorted(summed.items()):
        net.arc(
            payer if payer == SOURCE else (payer, day),
            payee if payee == SINK else (payee, comes),
            cents,
        )
        for name, on in ((payer, day), (payee, comes)):
            if name not in (SOURCE, SINK):
                events[name].add(on)
    return {name: sorted(days) for name, days in events.items()}


def _other_money(
    net: Network, name: str, days: Sequence[int], known: Account | None, brought: Counter[int]
) -> None:
    """Add what an account holds, from day to day, of money that these payments did not bring."""
    if known is None:
        net.arc(_OTHERS, (name, days[0]), UNLIMITED)
        for day, later in pairwise(days):
            net.arc((name, day), (name, later), UNLIMITED)
        return
    between = (d for d in known.days if days[0] < d < days[-1])
    every = sorted({*days, *between})
    net.arc(_OTHERS, (name, every[0]), known.before(every[0]))
    for day in every:
        net.arc(_OTHERS, (name, day), known.came.get(day, 0) - brought[day])
    for day, later in pairwise(every):
        net.arc((name, day), (name, later), known.least(day, later))


def _paid_by_others(payments: Sequence[Payment], accounts: Accounts) -> int:
    """What the last accounts alone can have paid of it with money that no payment here brought.

    A quick look that mostly settles "at least": it needs no network.
    """
    paid: dict[str, Counter[int]] = defaultdict(Counter)
    brought: dict[str, Counter[int]] = defaultdict(Counter)
    for p in payments:
        if p.payee != SINK:
            brought[p.payee][p.comes] += p.cents
        elif p.payer != SOURCE:
            paid[p.payer][p.day] += p.cents
    return sum(
        _paid_by_one(days, brought.get(name, {}), accounts.get(name)) for name, days in paid.items()
    )


def _paid_by_one(paid: Counter[int], brought: Mapping[int, int], known: Account | None) -> int:
    if known is None:
        return paid.total()
    first, last = min(paid.keys() | brought.keys()), max(paid)
    held = stock = known.before(first)
    done = 0
    within = known.days[bisect_left(known.days, first) : bisect_right(known.days, last)]
    for day in sorted({*paid, first, *within}):
        came = known.came.get(day, 0)
        stock += came - known.went.get(day, 0)
        held += max(0, came - brought.get(day, 0))
        pays = min(held, paid.get(day, 0))
        done += pays
        held = min(held - pays, max(0, stock))
    return done
