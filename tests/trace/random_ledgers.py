"""Small random ledgers, and what can have become of money in them by trying everything."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

import networkx

from itemized.trace.bounds import SINK, SOURCE, Account, Payment

NAMES = ("b", "c", "d")
WORLDS = 2_000


@dataclass(frozen=True)
class Ledger:
    """Payments in the order they were made, the cash on hand at first, and who states it."""

    payments: tuple[Payment, ...]
    opening: dict[str, int]
    known: frozenset[str]

    @property
    def accounts(self) -> dict[str, Account]:
        """The accounts that state their cash on hand, as tracing is given them."""
        came: dict[str, Counter[int]] = {name: Counter() for name in NAMES}
        went: dict[str, Counter[int]] = {name: Counter() for name in NAMES}
        for p in self.payments:
            if p.payee in came:
                came[p.payee][p.comes] += p.cents
            if p.payer in went:
                went[p.payer][p.day] += p.cents
        return {n: Account(self.opening[n], came[n], went[n]) for n in sorted(self.known)}


def ledger(seed: int, *, one_a_day: bool) -> Ledger:
    """A ledger in which nobody pays what he has not got."""
    chance = random.Random(seed)
    opening = {name: chance.choice((0, 0, 1, 2, 5)) for name in NAMES}
    held, day, payments = dict(opening), 1, []
    for _ in range(chance.randint(4, 14)):
        day += 1 if one_a_day else chance.choice((0, 0, 1))
        payer = chance.choice((SOURCE, SOURCE, "e", *NAMES, *NAMES))
        ends = (SINK, SINK, "e", SOURCE) if payer in NAMES else ()
        payee = chance.choice([n for n in (*NAMES, *NAMES, *ends) if n != payer])
        most = held.get(payer, 6)
        if most == 0:
            continue
        cents = chance.randint(1, min(6, most))
        payments.append(Payment(day, payer, payee, cents))
        if payer in held:
            held[payer] -= cents
        if payee in held:
            held[payee] += cents
    known = frozenset(NAMES) if chance.random() < 0.7 else frozenset(chance.sample(NAMES, 2))
    return Ledger(tuple(payments), opening, known)


def made(seed: int) -> Ledger:
    """One of the WORLDS, or from there on one of as many with payments on two days."""
    world = ledger(seed % WORLDS, one_a_day=bool(seed % 2))
    return world if seed < WORLDS else on_two_days(world, seed)


def on_two_days(world: Ledger, seed: int) -> Ledger:
    """The ledger with some payments that payer and receiver have on two days, in which still nobody
    pays what by its own report it has not got."""
    chance, payments = random.Random(-seed), list(world.payments)
    for n in chance.sample(range(len(payments)), min(len(payments), chance.randint(1, 3))):
        p, apart = payments[n], chance.randint(1, 5)
        moved = p._replace(day=p.day + apart, came=p.day)
        if chance.random() < 0.5 and p.day > apart:
            moved = p._replace(came=p.day - apart)
        if _sound(replace(world, payments=(*payments[:n], moved, *payments[n + 1 :]))):
            payments[n] = moved
    return replace(world, payments=tuple(payments))


def receivers_day(p: Payment) -> int:
    """The receiver's of a payment's two days: the later one of every other sum."""
    return p.day if p.cents % 2 else p.comes


def payers_day(p: Payment) -> int:
    """The payer's."""
    return p.comes if p.cents % 2 else p.day


def _sound(world: Ledger) -> bool:
    for name in NAMES:
        change: Counter[int] = Counter()
        for p in world.payments:
            change[receivers_day(p)] += p.cents * (p.payee == name)
            change[payers_day(p)] -= p.cents * (p.payer == name)
        held = world.opening[name]
        for day in sorted(change):
            held += change[day]
            if held < 0:
                return False
    return True


def readings(world: Ledger) -> Iterator[Ledger]:
    """The ledger with each payment on one day, of all those on which it can have been, before and
    after what else was paid that day: every way in which nobody pays what it has not got."""
    days = [range(p.comes, p.day + 1) for p in world.payments]
    for chosen in product(*days):
        dated = list(zip(chosen, world.payments, strict=True))
        for later in (-1, 1) if any(p.came is not None for p in world.payments) else (1,):
            dated.sort(key=lambda d: (d[0], later * (d[1].came is not None)))
            reading = [p._replace(day=day, came=None) for day, p in dated]
            if _can_be_paid(reading, world.opening):
                yield replace(world, payments=tuple(reading))


def _can_be_paid(payments: Sequence[Payment], opening: dict[str, int]) -> bool:
    held = dict(opening)
    for p in payments:
        if held.get(p.payer, p.cents) < p.cents:
            return False
        if p.payer in held:
            held[p.payer] -= p.cents
        if p.payee in held:
            held[p.payee] += p.cents
    return True


def voided(seed: int) -> Iterator[tuple[Payment, int]]:
    """Payments of that ledger that did not come about, each with the day on which it was taken back
    before anything else was paid between the two."""
    chance, real = random.Random(-seed), made(seed).payments
    last = max((p.day for p in real), default=1)
    for _ in range(chance.randint(0, 3)):
        payer = chance.choice((SOURCE, *NAMES))
        payee = chance.choice([n for n in (*NAMES, SINK) if n != payer])
        day = chance.randint(1, last)
        back = chance.randint(day, last + 3)
        if not any(
            (p.payer, p.payee) == (payer, payee) and p.comes <= back and day <= p.day for p in real
        ):
            yield Payment(day, payer, payee, chance.randint(1, 9)), back


def carriers(ledger: Ledger) -> list[Payment]:
    """The payments that can carry the money followed: not those of outsiders."""
    return [p for p in ledger.payments if "e" not in (p.payer, p.payee)]


def tried(ledger: Ledger) -> tuple[int, int]:
    """The least and the most of SOURCE's money that can have come to SINK, by trying every way of
    choosing the dollars of every payment. An account that is not known is given far more than it
    needs."""
    held = {n: ledger.opening[n] + (0 if n in ledger.known else 100) for n in NAMES}
    states = {((0,) * len(NAMES), 0)}  # of each account's money SOURCE's, and what has arrived
    for p in ledger.payments:
        states = {after for state in states for after in _paid(p, state, held)}
        if p.payer in held:
            held[p.payer] -= p.cents
        if p.payee in held:
            held[p.payee] += p.cents
    arrived = [got for _, got in states]
    return min(arrived), max(arrived)


def _paid(
    p: Payment, state: tuple[tuple[int, ...], int], held: dict[str, int]
) -> Iterator[tuple[tuple[int, ...], int]]:
    marked, arrived = dict(zip(NAMES, state[0], strict=True)), state[1]
    if p.payer == SOURCE:
        least = most = p.cents
    elif p.payer in marked:
        mine = marked[p.payer]
        least, most = max(0, p.cents - (held[p.payer] - mine)), min(p.cents, mine)
    else:
        least = most = 0
    for share in range(least, most + 1):
        now = dict(marked)
        if p.payer in now:
            now[p.payer] -= share
        if p.payee in now:
            now[p.payee] += share
        yield tuple(now.values()), arrived + (share if p.payee == SINK else 0)


def by_networkx(made: Ledger) -> tuple[int, int]:
    """The same by networkx's maximum flow on the graph with a node for each account and day."""
    carry = carriers(made)
    whole, others = _with_payments(carry), _with_payments([p for p in carry if p.payer != SOURCE])
    days = sorted({day for p in made.payments for day in (p.day, p.comes)})
    for name in NAMES:
        held = made.opening[name] if name in made.known else None
        _more(others, "others", (name, days[0]), held)
        for day, later in zip(days, [*days[1:], None], strict=True):
            held = None if held is None else held + _change(made, name, day)
            for graph in (whole, others) if later else ():
                _more(graph, (name, day), (name, later), held)
    for p in made.payments:
        if p.payer == "e" and p.payee in NAMES:
            _more(others, "others", (p.payee, p.comes), p.cents)
    arrived = sum(p.cents for p in carry if p.payee == SINK)
    most = networkx.maximum_flow_value(whole, SOURCE, SINK)
    return arrived - networkx.maximum_flow_value(others, "others", SINK), most


def _with_payments(payments: list[Payment]) -> networkx.DiGraph:
    graph = networkx.DiGraph()
    graph.add_nodes_from((SOURCE, SINK, "others"))
    for p in payments:
        if p.payer != SINK and p.payee != SOURCE:
            a = SOURCE if p.payer == SOURCE else (p.payer, p.day)
            _more(graph, a, SINK if p.payee == SINK else (p.payee, p.comes), p.cents)
    return graph


def _change(made: Ledger, name: str, day: int) -> int:
    """How much more an account held at a day's end."""
    came = sum(p.cents for p in made.payments if p.comes == day and p.payee == name)
    return came - sum(p.cents for p in made.payments if p.day == day and p.payer == name)


def _more(graph: networkx.DiGraph, a: object, b: object, capacity: int | None) -> None:
    """Add to an arc's capacity; None is no limit, which networkx writes as none."""
    if capacity is None:
        graph.add_edge(a, b)
    elif graph.has_edge(a, b):
        if "capacity" in graph[a][b]:
            graph[a][b]["capacity"] += capacity
    else:
        graph.add_edge(a, b, capacity=capacity)


def routes_by_networkx(made: Ledger, hops: int) -> dict[tuple[str, ...], int]:
    """Every chain of parties out of SOURCE that money can have gone along, with the most of it, by
    networkx's simple paths and its maximum flow over the days of each."""
    chains = _chains(_parties(made), hops)
    found = {path: _with_places(made, path, _payments_on(made, path)) for path in chains}
    return {path: most for path, most in found.items() if most}


def routes_into_by_networkx(made: Ledger, hops: int) -> dict[tuple[str, ...], tuple[int, int]]:
    """Every chain of parties into SINK that money can have gone along, with the least and the most
    of what SINK got by it that is the first party's."""
    graph = _parties(made)
    found = {}
    for start in graph.nodes - {SINK} if SINK in graph else ():
        for path in networkx.all_simple_paths(graph, start, SINK, cutoff=hops):
            if most := _with_places(made, path, _payments_on(made, path)):
                found[tuple(path)] = _least_on(made, path), most
    return found


def _parties(made: Ledger) -> networkx.DiGraph:
    return networkx.DiGraph((p.payer, p.payee) for p in made.payments)


def _payments_on(made: Ledger, path: Sequence[str]) -> list[Payment]:
    """The payments along a chain, their parties by their places on it."""
    return [
        p._replace(payer=str(place), payee=str(place + 1))
        for place, pair in enumerate(pairwise(path))
        for p in made.payments
        if (p.payer, p.payee) == pair
    ]


def _least_on(made: Ledger, path: Sequence[str]) -> int:
    """What is left of the last hop's payments after a maximum flow of all money that the first hop
    did not bring: networkx's, over a node for every place and day."""
    on_it = _in_time(_payments_on(made, path), len(path) - 1)
    graph = networkx.DiGraph()
    graph.add_nodes_from(("others", "arrived"))
    last = str(len(path) - 1)
    for p in on_it:
        if p.payer != "0":
            _more(
                graph,
                (p.payer, p.day),
                "arrived" if p.payee == last else (p.payee, p.comes),
                p.cents,
            )
    days = range(min(p.comes for p in on_it), max(p.day for p in on_it) + 1)
    for place, name in enumerate(path[1:-1], start=1):
        known = name in made.known
        for day in days:
            here = (str(place), day)
            if day == days[0]:
                _more(graph, "others", here, _held(made, name, day - 1) if known else None)
            if known:
                brought = sum(p.cents for p in on_it if p.payee == str(place) and p.comes == day)
                came = sum(p.cents for p in made.payments if p.payee == name and p.comes == day)
                _more(graph, "others", here, came - brought)
            if day < days[-1]:
                _more(graph, here, (str(place), day + 1), _held(made, name, day) if known else None)
    arrived = sum(p.cents for p in on_it if p.payee == last)
    return arrived - int(networkx.maximum_flow_value(graph, "others", "arrived"))


def _in_time(payments: list[Payment], hops: int) -> list[Payment]:
    """Those that a dollar can have gone by: one of each hop, each on a day no earlier than the one
    before, by trying every chain of them."""
    chains: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for place in range(hops):
        chains = [
            (max(day, p.comes), (*chain, n))
            for day, chain in chains
            for n, p in enumerate(payments)
            if p.payer == str(place) and day <= p.day
        ]
    used = {n for _, chain in chains for n in chain}
    return [p for n, p in enumerate(payments) if n in used]


def _chains(graph: networkx.DiGraph, hops: int) -> Iterator[tuple[str, ...]]:
    """Simple paths out of SOURCE, and those whose last step comes back to a party on the way."""
    if SOURCE not in graph:
        return
    for end in graph.nodes - {SOURCE}:
        for path in networkx.all_simple_paths(graph, SOURCE, end, cutoff=hops):
            yield tuple(path)
            if len(path) <= hops:
                for back in set(graph.successors(end)) & set(path):
                    yield (*path, back)


def _with_places(made: Ledger, path: tuple[str, ...], on_chain: list[Payment]) -> int:
    on_it = _in_time(on_chain, len(path) - 1)
    graph, days = networkx.DiGraph(), sorted({day for p in on_it for day in (p.day, p.comes)})
    for p in on_it:
        _more(graph, (p.payer, p.day), (p.payee, p.comes), p.cents)
    last = str(len(path) - 1)
    graph.add_nodes_from((str(place), day) for place in (0, last) for day in days)
    for place, name in enumerate(path):
        for day, later in pairwise(days):
            known = name in made.known and str(place) not in ("0", last)
            kept = range(day, later)
            held = min(_held(made, name, d) for d in kept) if known else None
            _more(graph, (str(place), day), (str(place), later), held)
    if not on_it:
        return 0
    return int(networkx.maximum_flow_value(graph, ("0", days[0]), (last, days[-1])))


def _held(made: Ledger, name: str, day: int) -> int:
    return made.opening[name] + sum(_change(made, name, d) for d in range(day + 1))
