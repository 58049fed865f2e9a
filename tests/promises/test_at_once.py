"""Readers while loads publish: each answer from one snapshot, no error, and how long the longest takes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import tiny

from itemized import entities, ledger
from itemized.settings import Settings

#: Opens, asks twice, closes, over and over; of a load whose rows all have its own number as amount.
READER = """
import json, sys, time
from pathlib import Path
from itemized.ledger import Reader
from itemized.settings import Settings
settings = Settings(ledger=Path(sys.argv[1]), downloads=Path("."))
stop = Path(sys.argv[2])
took, seen = [], set()
while not stop.exists():
    began = time.monotonic()
    with Reader(settings) as reader:
        ((n, low, high),) = reader.rows("SELECT count(*), min(amount), max(amount) FROM entries")
        ((told,),) = reader.rows("SELECT entries FROM coverage WHERE table_name = 'gifts'")
        took.append(time.monotonic() - began)
        if not (n == told == low == high):
            sys.exit(f"mixed: {n} rows of {low} to {high}, {told} told, snapshot {reader.snapshot}")
        seen.add(reader.snapshot)
print(json.dumps({"took": sorted(took), "seen": len(seen)}))
"""


def write(folder: Path, number: int) -> Path:
    rows = [tiny.gift(n, f"{number}.00") for n in range(number)]
    return tiny.write(folder / "gifts20.txt", rows)


def test_every_answer_is_of_one_snapshot(settings: Settings, tmp_path: Path, soak: int) -> None:
    """2 loads beside one reader; in the long form 60 beside two."""
    writer = ledger.Writer(settings, {"tiny": tiny.SOURCE}, entities.identify)
    writer.load(tiny.SOURCE, [write(tmp_path, 1)], 2020)
    stop = tmp_path / "stop"
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, settings.ledger, stop],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2 if soak else 1)
    ]
    try:
        time.sleep(1)
        for number in range(2, 62 if soak else 4):
            writer.load(tiny.SOURCE, [write(tmp_path, number)], 2020)
    finally:
        stop.touch()
        said = [reader.communicate(timeout=60) for reader in readers]
    for reader, (out, err) in zip(readers, said, strict=True):
        assert reader.returncode == 0, err
        told = json.loads(out)
        took = told["took"]
        assert len(took) > 3
        last = f"99th percentile {took[len(took) * 99 // 100] * 1000:.0f} ms"
        print(
            f"{len(took)} answers of {told['seen']} snapshots: {last}, {took[-1] * 1000:.0f} ms at most"
        )
        assert took[-1] < 5  # a stall; what a busy machine takes is no matter
