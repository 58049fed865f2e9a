"""Bounds against trying everything, and against networkx's maximum flow, on random ledgers."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
import random_ledgers as ledgers

from itemized.trace.bounds import SINK, SOURCE, Account, Payment, at_least, at_most, at_most_along


def bounds(made: ledgers.Ledger) -> tuple[int, int]:
    carry = ledgers.carriers(made)
    return at_least(carry, made.accounts), at_most(carry, made.accounts)


@pytest.mark.parametrize("tens", range(20))
def test_bounds_are_what_trying_everything_gives(tens: int) -> None:
    """2,000 ledgers with one payment a day, 100 a case."""
    for seed in range(100 * tens, 100 * tens + 100):
        made = ledgers.ledger(seed, one_a_day=True)
        if made.payments:
            assert bounds(made) == ledgers.tried(made), seed


@pytest.mark.parametrize("tens", range(20))
def test_bounds_are_those_of_networkx_whatever_the_order_within_a_day(tens: int) -> None:
    """2,000 ledgers with several payments a day; trying everything in the order made lies within."""
    for seed in range(100 * tens, 100 * tens + 100):
        made = ledgers.ledger(seed, one_a_day=False)
        if made.payments:
            found, (low, high) = bounds(made), ledgers.tried(made)
            assert found == ledgers.by_networkx(made), seed
            assert found[0] <= low <= high <= found[1], seed


@pytest.mark.parametrize("tens", range(20))
def test_bounds_hold_by_whichever_of_two_days_is_right(tens: int) -> None:
    """2,000 ledgers with payments on two days: networkx has the same bounds, and trying everything
    lies within them on every day on which these payments can have been made."""
    for seed in range(100 * tens, 100 * tens + 100):
        made = ledgers.made(ledgers.WORLDS + seed)
        if made.payments:
            low, high = bounds(made)
            assert (low, high) == ledgers.by_networkx(made), seed
            for reading in ledgers.readings(made):
                least, most = ledgers.tried(reading)
                assert low <= least <= most <= high, (seed, reading)


def test_bounds_of_payments_on_two_days_are_hardly_wider_than_must_be() -> None:
    """Of most ledgers that the second days change some days and dollars come to just these bounds."""
    met = changed = 0
    for seed in range(ledgers.WORLDS, 2 * ledgers.WORLDS):
        made, before = ledgers.made(seed), ledgers.made(seed - ledgers.WORLDS)
        if not made.payments or bounds(before) == bounds(made):
            continue
        tried = [ledgers.tried(reading) for reading in ledgers.readings(made)]
        if not tried:
            continue  # paid in time within a day that no order of whole payments has
        changed += 1
        met += (min(low for low, _ in tried), max(high for _, high in tried)) == bounds(made)
    assert changed > 100
    assert met > 0.75 * changed


def test_along_a_chain_no_network_is_needed() -> None:
    """1,000 chains of payments, some on two days, through accounts of which some state their cash."""
    chance = random.Random(5)
    for _ in range(1_000):
        names = (SOURCE, "b", "c", SINK)
        hops = [
            [_anyhow(chance, payer, payee) for _ in range(chance.randint(1, 4))]
            for payer, payee in pairwise(names)
        ]
        every = [p for hop in hops for p in hop]
        known = {"b": Account(chance.randint(0, 12))} if chance.random() < 0.3 else {}
        assert at_most_along(hops, known) == at_most(every, known), hops


def _anyhow(chance: random.Random, payer: str, payee: str) -> Payment:
    day, apart = chance.randint(1, 9), chance.choice((0, 0, 1, 3, 6))
    came = max(1, day - apart)
    return Payment(day, payer, payee, chance.randint(1, 5), None if came == day else came)


def test_what_is_asked_of_random_ledgers_is_no_trifle() -> None:
    made = [ledgers.ledger(seed, one_a_day=True) for seed in range(2_000)]
    found = [bounds(each) for each in made if each.payments]
    assert sum(low > 0 for low, _ in found) > 300
    assert sum(low < high for low, high in found) > 300
    assert sum(0 < low < high for low, high in found) > 50
