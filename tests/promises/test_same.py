"""The same files give the same ledger: twice, in any order, in parts."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import tiny

from itemized import entities, ledger
from itemized.ledger import Reader
from itemized.ledger.verify import verify
from itemized.settings import Settings

TABLES = ("entries", "parties", "entities", "filings", "flows", "committees", "rejects", "coverage")


def files(folder: Path) -> list[Path]:
    paid = tiny.gift(7, "10", code="T", filer="K1", other="K2", name="LARK PAC")
    got = tiny.gift(8, "10", filer="K2", other="K1", name="KITE PAC")
    return [
        tiny.write(folder / "gifts20.txt", [*(tiny.gift(n) for n in range(5)), paid, "no|gift"]),
        tiny.write(folder / "gifts22.txt", [tiny.gift(20, day="2022-02-01"), got]),
        tiny.write(folder / "targets20.zip", [tiny.gift(2, target="H1"), tiny.gift(9)]),
        tiny.write(
            folder / "filers20.txt", ["K1|KITE PAC|OSTER|ME", "K2|LARK PAC|OSTER|ME"]
        ).rename(folder / "filers.txt"),
    ]


def made(folder: Path, parts: list[list[Path]]) -> tuple[str, list[Any]]:
    """The content's hash, and all that a reader could be told, after loading part by part."""
    settings = Settings(ledger=folder, downloads=folder)
    writer = ledger.Writer(settings, {"tiny": tiny.SOURCE}, entities.identify)
    for part in parts:
        writer.load(tiny.SOURCE, part, None if part[0].name != "filers.txt" else 2020)
    with Reader(settings) as reader:
        rows = [row for t in TABLES for row in reader.rows(f"SELECT * FROM {t} ORDER BY ALL")]
    return verify(settings).content, rows


def test_the_same_files_give_the_same_ledger(tmp_path: Path, soak: int) -> None:
    """All at once, or backward in parts and twice; in the long form 30 orders and divisions more."""
    given = files(tmp_path)
    filers = [[p] for p in given if p.name == "filers.txt"]
    rest = [p for p in given if p.name != "filers.txt"]
    whole = made(tmp_path / "whole", [rest, *filers])
    backward = [*filers, rest[1:], rest[:1]]
    ways = [[*backward, rest] if soak else backward]
    draw = random.Random(3)
    for _ in range(30 if soak else 0):
        parts = [[p] for p in rest] + filers + [draw.sample(rest, draw.randrange(1, len(rest)))]
        draw.shuffle(parts)
        ways.append(parts)
    for n, parts in enumerate(ways):
        assert made(tmp_path / str(n), parts) == whole
    print(f"{len(ways) + 1} ways, content {whole[0][:12]}")
