"""A table that a reader of the made-up world brings: a count of lamps, and an article about it.

No record of money says how many lamps stand on a dock. The verdict beside each statement was
written by hand; the tests count the rows once more.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from itemized.model import Verdict
from itemized.world.story import Expected

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = date(2021, 10, 4)
TITLE = "Counting the Lamps of Brindlemere"
BYLINE = "Hollis Pemberwick-Udo"
ARTICLE = """\
Lantern Street PAC has counted on the dark, and in Brindlemere the dark is winning. The harbor \
watch says that 34 of 36 floodlights in Brindlemere are switched off.

Half of the floodlights in Gulls Rest are switched off. No floodlight in Quillhaven is switched \
off. Quillhaven put up 14 floodlights in 2021.

The repair of floodlights in Gulls Rest cost $4,150.
"""
_DESCRIPTION = """\
# What the columns of lamps.csv mean, so that `itemized check --evidence` can hold an article to it.
title = "Harbor watch, census of floodlights, October 2021"
rows = ["floodlights", "floodlight"]
date = "put_up"
names = ["town"]

[words]
"switched off" = { state = "dark" }

[sums]
repair = ["repair", "repairs"]
"""
#: Town, lamps put up in 2020 and in 2021, how many of all are dark, dollars of repairs for each.
_TOWNS = (
    ("Brindlemere", 20, 16, 35, "85.00"),
    ("Gulls Rest", 10, 10, 10, "207.50"),
    ("Quillhaven", 3, 12, 0, "0.00"),
)

EXPECTED = (
    Expected(
        "34 of 36 floodlights in Brindlemere are switched off",
        "count",
        Verdict.DIFFERS,
        "Of 36 rows for Brindlemere, 35 are dark.",
        differs=("count",),
    ),
    Expected(
        "Half of the floodlights in Gulls Rest are switched off",
        "share",
        Verdict.MATCH,
        "Ten of twenty.",
    ),
    Expected(
        "No floodlight in Quillhaven is switched off",
        "other",
        Verdict.MATCH,
        "None of its rows is dark.",
    ),
    Expected(
        "14 floodlights in 2021",
        "count",
        Verdict.DIFFERS,
        "Twelve of its rows are of 2021.",
        differs=("count",),
    ),
    Expected(
        "The repair of floodlights in Gulls Rest cost $4,150",
        "other",
        Verdict.MATCH,
        "Twenty rows of $207.50.",
    ),
)


def write_table(folder: Path) -> Path:
    """Write lamps.csv with its description beside it, and give the path of the table."""
    lines = ["number,town,put_up,state,repair"]
    for town, before, after, dark, repair in _TOWNS:
        for i in range(before + after):
            year = 2020 if i < before else 2021
            state = "dark" if i < dark else "lit"
            lines.append(f"{len(lines)},{town},{year}-{i % 9 + 1:02}-1{i % 9},{state},{repair}")
    path = folder / "lamps.csv"
    path.write_bytes(("\n".join(lines) + "\n").encode())
    path.with_suffix(".toml").write_bytes(_DESCRIPTION.encode())
    return path
