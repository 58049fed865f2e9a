"""The same rows give the same entities, in whatever order and in however many parts they come.

Worlds are made up from a seed and loaded through the ledger, once whole and then part by part;
`ITEMIZED_SOAK=20 pytest tests/entities/test_parts.py` loads twenty worlds.
"""

from __future__ import annotations

import importlib
import os
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entities.test_decisions import Small
from itemized.ledger import Reader
from ledger import tiny

NAMES = ["ARDEN, PAT", "ARDEN, PATRICK Q", "ARDEN, P Q", "ARDN, PAT", "ARDEN, PAT JR", "ARDEN, LEE",
         "PAT ARDEN", "OSTREY, S. DONALD", "OSTREY, SELWYN DONALD", "OSTREY, DONALD S"]  # fmt: skip
PLACES = [("OSTER", "ME"), ("ALBA", "TX"), ("LODE", "ME")]
WORK = ["MILL", "FORGE", "RETIRED", ""]
YEARS = (2016, 2018, 2020)
SEEDS = range(min(20, int(os.environ.get("ITEMIZED_SOAK", "1"))))
#: What says who is who, each with all that it holds.
TOLD = ("parties", "entities", "alike", "wholes")


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
    small.writer.load(tiny.SOURCE, paths, None, fewer=True)


def _told(small: Small) -> dict[str, list[tuple[object, ...]]]:
    with Reader(small.settings) as reader:
        return {table: reader.rows(f"SELECT * FROM {table} ORDER BY ALL") for table in TOLD}


def _whole(folder: Path, world: dict[int, list[str]]) -> dict[str, list[tuple[object, ...]]]:
    """What a ledger says that was loaded once with all of this."""
    folder.mkdir()
    small = Small(folder)
    _load(small, world, tuple(world))
    return _told(small)


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


gifts = st.builds(
    dict,
    name=st.sampled_from([*NAMES, "OSTREY, DONALD", "ARDEN MILL LLC", ""]),
    city=st.sampled_from(["OSTER", "ALBA", ""]),
    state=st.sampled_from(["ME", "TX", ""]),
    employer=st.sampled_from([*WORK, "OSTER"]),
    other=st.sampled_from(["", "", "", "K9"]),
    month=st.integers(1, 6),
)
loads = st.lists(
    st.dictionaries(st.sampled_from(YEARS), st.lists(gifts, min_size=1, max_size=9), min_size=1),
    min_size=2,
    max_size=4,
)


def _rows(year: int, given: list[dict[str, object]]) -> list[str]:
    return [
        tiny.gift(
            1000 * year + n, filed=f"{year}-07-20", day=f"{year}-0{row['month']}-05",
            **{k: str(v) for k, v in row.items() if k != "month"},
        )
        for n, row in enumerate(given)
    ]  # fmt: skip


@pytest.mark.slow
@given(loads)
@settings(max_examples=len(SEEDS) * 5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_was_loaded_before_and_replaced_plays_no_part(sequence):
    """Loads one after the other, each adding periods or replacing them, come to what all of it
    comes to in one, in every column."""
    world: dict[int, list[str]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        small = Small(Path(temporary))
        for drawn in sequence:
            world |= {year: _rows(year, given) for year, given in drawn.items()}
            _load(small, world, tuple(drawn))
        assert _told(small) == _whole(Path(temporary) / "whole", world)


def test_a_block_that_grows_too_large_and_shrinks_again(tmp_path, monkeypatch):
    """A way more than a block may hold, and none of them is compared; one less, and all are again."""
    monkeypatch.setattr(importlib.import_module("itemized.entities.identify"), "_MOST", 3)
    three, fourth, fewer = (
        [tiny.gift(1000 * year + n, employer=work, filed=f"{year}-02-20", day=f"{year}-01-05") for n, work in enumerate(works)]
        for year, works in ((2016, ["MILL", "FORGE", "LOOM"]), (2018, ["YARD"]), (2018, ["MILL"]))
    )  # fmt: skip
    (tmp_path / "parts").mkdir()
    small, world, found = Small(tmp_path / "parts"), {}, []
    for year, rows in ((2016, three), (2018, fourth), (2018, fewer)):
        world |= {year: rows}
        _load(small, world, (year,))
        assert _told(small) == _whole(tmp_path / f"whole{len(found)}", world)
        found.append(len({row[0] for row in _entities(small) if row[1] == "ARDEN, PAT"}))
    assert found == [1, 4, 1]
