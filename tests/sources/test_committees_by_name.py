"""A committee that a row names without its number is the one that is registered by that name."""

from __future__ import annotations

from pathlib import Path

import pytest

from itemized.sources import illinois
from sources.states import Loaded, load

GORSE = {"ID": "500", "Name": "Gorse Club PAC"}
VOICES = {"ID": "501", "Name": "Brightwater Voices", "State": "IL"}


def _loaded(folder: Path, written: str, state: str, *registered: dict[str, str]) -> Loaded:
    """Brightwater Voices gives to a committee as `written`, which reports it too."""
    tables: dict[str, tuple[tuple[str, ...], list[dict[str, str]]]] = {
        "Committees": (illinois.COMMITTEES, [VOICES, *registered]),
        "Receipts": (
            illinois.RECEIPTS,
            [
                {"ID": "10", "CommitteeID": "500", "FiledDocID": "1", "D2Part": "2A"}
                | {"LastOnlyName": "BRIGHTWATER VOICES", "State": "IL", "Amount": "1000.00"}
                | {"RcvDate": "2020-02-05 00:00:00", "Archived": "False"}
            ],
        ),
        "Expenditures": (
            illinois.EXPENDITURES,
            [
                {"ID": "90", "CommitteeID": "501", "FiledDocID": "2", "D2Part": "6B"}
                | {"LastOnlyName": written, "State": state, "Amount": "1000.00"}
                | {"ExpendedDate": "2020-02-03 00:00:00", "Archived": "False"}
            ],
        ),
    }
    paths = []
    for name, (columns, rows) in tables.items():
        lines = ["\t".join(columns), *("\t".join(r.get(c, "") for c in columns) for r in rows)]
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text("\r\n".join(lines) + "\r\n")
    return load("illinois", paths, folder)


@pytest.mark.parametrize(
    ("written", "state", "registered"),
    [
        ("Gorse Club P.A.C.", "IL", (GORSE | {"State": "IL"},)),
        ("GORSE-CLUB PAC", "", (GORSE,)),
        ("Gorse Club PAC", "", (GORSE | {"State": "IL"},)),  # of a row without a place
        ("Gorse Club PAC", "IL", (GORSE | {"State": "IL"}, GORSE | {"ID": "502", "State": "WI"})),
    ],
)
def test_it_is_the_one_of_that_name(
    written: str, state: str, registered: tuple[dict[str, str], ...], tmp_path: Path
) -> None:
    loaded = _loaded(tmp_path, written, state, *registered)
    assert loaded.entry("d90")["why_not"] == "mirror"
    assert loaded.desk.show(["IL-501"]).given.total == 1000


@pytest.mark.parametrize(
    ("written", "state", "registered"),
    [
        ("Gorse Club", "IL", (GORSE | {"State": "IL"},)),
        ("Gorse Club PAC", "WI", (GORSE | {"State": "IL"},)),
        ("Gorse Club PAC", "IL", (GORSE,)),
        ("Gorse Club PAC", "", (GORSE, GORSE | {"ID": "502", "State": "WI"})),
        ("Gorse Club PAC", "IL", tuple(GORSE | {"ID": i, "State": "IL"} for i in ("500", "502"))),
    ],
)
def test_what_may_be_another_is_left_alone(
    written: str, state: str, registered: tuple[dict[str, str], ...], tmp_path: Path
) -> None:
    loaded = _loaded(tmp_path, written, state, *registered)
    assert loaded.entry("d90")["why_not"] is None
