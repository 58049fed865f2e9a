"""Bounds against trying everything, and against networkx's maximum flow, on random ledgers."""

from __future__ import annotations

import pytest
import random_ledgers as ledgers

from itemized.trace.bounds import at_least, at_most


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


def test_what_is_asked_of_random_ledgers_is_no_trifle() -> None:
    made = [ledgers.ledger(seed, one_a_day=True) for seed in range(2_000)]
    found = [bounds(each) for each in made if each.payments]
    assert sum(low > 0 for low, _ in found) > 300
    assert sum(low < high for low, high in found) > 300
    assert sum(0 < low < high for low, high in found) > 50
