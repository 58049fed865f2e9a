"""The same rows give the same entities, in whatever order and in however many parts they come.

Worlds are made up from a seed and loaded through the ledger, once whole and then part by part;
`ITEMIZED_SOAK=20 pytest tests/entities/test_parts.py` loads twenty worlds.
"""

from __future__ import annotations

import os
import random

import pytest

from entities.test_decisions import Small
from itemized.ledger import Reader
from ledger import tiny

NAMES = ["ARDEN, PAT", "ARDEN, PATRICK Q", "ARDEN, P Q", "ARDN, PAT", "ARDEN, PAT JR", "ARDEN, LEE",
         "PAT ARDEN", "OSTREY, S. DONALD", "OSTREY, SELWYN DONALD", "OSTREY, DONALD S"]  # fmt: skip
PLACES = [("OSTER", "ME"), ("ALBA", "TX"), ("LODE", "ME")]
WORK = ["MILL", "FORGE", "RETIRED", ""]
YEARS = (2016, 2018, 2020)
SEEDS = range(min(20, int(os.environ.get("ITEMIZED_SOAK", "1"))))


def _world(seed: int) -> dict[int, list[str]]:
    """Rows of three periods; the same people write themselves differently in each."""
    chance = random.Random(seed)
    world: dict[int, list[str]] = {year: [] for year in YEARS}
    for number in range(36):
        year = chance.choice(YEARS)
        city, state = chance.choice(PLACES)
        world[year].append(
            tiny.gift(
                1000 * year + number, name=chance.choice(NAMES), city=city, state=state,
                employer=chance.choice(WORK), filed=f"{year}-02-20",
                day=f"{year}-01-{chance.randint(1, 28):02d}",
            )
        )  # fmt: skip
    return world


def _entities(small: Small) -> list[tuple[str, ...]]:
    with Reader(small.settings) as reader:
        return reader.rows(
            "SELECT entity_id, name, city, state, employer, tier, because FROM parties ORDER BY ALL"
        )


def _load(small: Small, world: dict[int, list[str]], years: tuple[int, ...]) -> None:
    """These periods in one load."""
    paths = [tiny.write(small.folder / f"gifts{y % 100}.txt", world[y]) for y in years]
    small.writer.load(tiny.SOURCE, paths, None)


@pytest.mark.parametrize("seed", SEEDS)
def test_parts_and_their_order_play_no_part(tmp_path, seed):
    world = _world(seed)
    orders = [(YEARS,), ((2020,), (2016,), (2018,)), ((2018, 2020), (2016,))]
    found = []
    for i, parts in enumerate(orders):
        (tmp_path / str(i)).mkdir()
        small = Small(tmp_path / str(i))
        for years in parts:
            _load(small, world, years)
        found.append(_entities(small))
    assert len({row[0] for row in found[0]}) < len(found[0])  # some were joined
    assert found[1] == found[0]
    assert found[2] == found[0]


def test_an_id_printed_after_one_part_finds_its_holder_after_all(tmp_path):
    world = _world(7)
    small = Small(tmp_path)
    _load(small, world, (2020,))
    before = {row[1:5]: row[0] for row in _entities(small)}
    _load(small, world, (2016, 2018))
    after = {row[1:5]: row[0] for row in _entities(small)}
    assert any(after[way] != shown for way, shown in before.items())  # some go by an older way now
    for way, shown in before.items():
        assert small.ids(shown) == [after[way]]
