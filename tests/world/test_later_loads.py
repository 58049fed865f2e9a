"""Loads that have nothing to do with an article leave the answers about its day as they were."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from itemized.claims.checking import to_json
from itemized.desk import Desk
from itemized.settings import Settings
from itemized.world import World
from world.valley import zipped

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("ITEMIZED_SOAK" not in os.environ, reason="the long form: make soak"),
]

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
DAY = date(2021, 9, 27)
OTHERS = ("illinois", "massachusetts", "washington", "new_york_city")
TEXT = (
    "Money in the valley\n\nHester Collingbrook gave $5,000 to Reedmere Valley PAC on June 3,"
    " 2021.\n\nThe donor reports to the Federal Election Commission.\n"
)


def others(folder: Path, source: str, suffix: str) -> list[Path]:
    """A source's samples under other ids, numbers and a name that the world has too."""
    (folder / source).mkdir()
    written = []
    for path in sorted((SAMPLES / source).glob(f"*.{suffix}")):
        copy = folder / source / path.name.replace("9900", "9800")
        text = path.read_bytes().replace(b"C990000", b"C970000")
        text = text.replace(b"QUILLFEATHER", b"THISTLEGROVE")
        copy.write_bytes(text.replace(b"FEC-9900", b"FEC-9800"))
        written.append(copy)
    return written


@pytest.fixture(scope="module")
def checked(world: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The world's article and one about an amended gift: before, and after further loads."""
    folder = tmp_path_factory.mktemp("later")
    desk = Desk(Settings(ledger=folder / "ledger", downloads=folder / "downloads"))
    for each in world.records:
        desk.load(each.source, each.paths, cycle=each.cycle, fewer=True)
    desk.load("fec_efile", [zipped(folder, "20210720", "9900900", "5000.00")])
    valley = folder / "valley.txt"
    valley.write_text(TEXT, encoding="utf-8")

    def look() -> dict[str, Any]:
        return {
            "world": to_json(desk.check(world.article, published=world.published)),
            "valley": to_json(desk.check(valley, published=DAY)),
            "valley as of": to_json(desk.check(valley, published=DAY, as_of=DAY)),
        }

    found = {"before": look()}
    for source in OTHERS:
        desk.load(source, sorted(p for p in (SAMPLES / source).iterdir() if p.is_file()))
    desk.load("fec_bulk", others(folder, "fec_bulk", "txt"), cycle=2020)
    desk.load("fec_efile", others(folder, "fec_efile", "fec"))
    found["unrelated"] = look()
    desk.load("fec_efile", [zipped(folder, "20211201", "9900950", "400.00", "9900900")])
    found["amended"] = look()
    return found


def about(document: dict[str, Any], *names: str) -> str:
    """What a document says of each claim under these names, byte for byte."""
    claims = [{name: claim[name] for name in ("id", *names)} for claim in document["claims"]]
    return json.dumps(claims, ensure_ascii=False)


SAID = ("verdict", "fields", "differs", "then", "by_then", "now", "records", "because", "readings")


def test_unrelated_loads_change_no_answer(checked: dict[str, Any]) -> None:
    before, after = checked["before"], checked["unrelated"]
    assert before["world"]["snapshot"] != after["world"]["snapshot"]
    for article, document in before.items():
        assert len(document["claims"]) >= 1
        for name in SAID:
            assert about(document, name) == about(after[article], name), (article, name)


def test_an_amendment_filed_later_changes_what_holds_now_only(checked: dict[str, Any]) -> None:
    before, after = checked["unrelated"], checked["amended"]
    for name in SAID:  # the other article's, all of it
        assert about(before["world"], name) == about(after["world"], name), name
    assert about(before["valley"], "then") == about(after["valley"], "then")
    (gift,) = [c for c in after["valley"]["claims"] if c["kind"] == "donation"]
    assert (gift["then"]["value"], gift["now"]["value"]) == ("5000.00", "400.00")
    for name in SAID:  # asked as of the day, nothing has happened since
        assert about(before["valley as of"], name) == about(after["valley as of"], name), name
