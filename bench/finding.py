"""How fast a name is found: a ledger of made-up donors, asked as people type, warm.

    python bench/finding.py --names 3000000 [--folder DIR]    a ledger kept in DIR is used again

Rows are made until so many distinct names are among them. Prints names, the median and the 95th
percentile of a search by its kind, and how large the index is beside the ledger.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

import people
from run import machine

from itemized import entities
from itemized.desk import Desk
from itemized.ledger import Reader
from itemized.settings import Settings

INDEX = ("wholes", "words", "postings", "slips")


def build(settings: Settings, names: int) -> None:
    """A ledger of receipts from so many names, in the layout of FEC's itcont."""
    path = settings.downloads / "itcont.txt"
    r = random.Random(2)
    seen = set()
    with path.open("w") as f:
        for row, _, name, city, state, zip_, employer, job in people.rows(sys.maxsize, 2):
            seen.add(name)
            if len(seen) > names:
                break
            day = f"{r.randint(1, 12):02d}{r.randint(1, 28):02d}2019"
            f.write(
                f"C{r.randint(10**7, 10**7 + 4000):08d}|N|Q1|P2020|2019041591{row:08d}|15|IND|{name}|{city}|{state}|{zip_}"
                f"|{employer or ''}|{job or ''}|{day}|{r.choice((250, 500, 1000, 2800))}||{row}|{1320000 + row % 5000}|||4{row:018d}\n"
            )
    Desk(settings).load("fec_bulk", [path], cycle=2020)


def questions(reader: Reader, n: int) -> dict[str, list[str]]:
    """Names of the ledger as people would ask for them."""
    r = random.Random(3)
    names = [
        row[0]
        for row in reader.rows(
            f"SELECT name FROM (SELECT DISTINCT name FROM parties WHERE name LIKE '%, %') ORDER BY hash(name) LIMIT {n}"
        )
    ]
    turned = [" ".join(reversed(name.split(", "))).lower() for name in names]
    return {
        "as written": names,
        "first name first": turned,
        "family name": [name.split(",")[0].lower() for name in names],
        "as typed (3 letters)": [name[:3].lower() for name in names],
        "as typed (first letter of the second)": [
            f"{a.split(',')[0]} {a.split(', ')[1][:1]}".lower() for a in names
        ],
        "with a slip": [people._slip(name.split(",")[0], r).lower() for name in names],
        "in quotes": [f'"{name}"' for name in names],
    }


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--names", type=int, default=500_000)
    parser.add_argument("--asked", type=int, default=60)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        settings = Settings(ledger=folder / "ledger", downloads=folder)
        if not (folder / "ledger" / "CURRENT").exists():
            started = time.perf_counter()
            build(settings, options.names)
            print(f"built in {time.perf_counter() - started:.0f} s")
        Desk(settings).status()  # what answers is built anew where an earlier version made it
        with Reader(settings) as reader:
            ask(reader, options.asked)
            size(reader, settings)
        print(machine())
        if hasattr(os, "getloadavg"):
            print(f"load average of the last minutes: {os.getloadavg()[1]:.1f}")


def ask(reader: Reader, n: int) -> None:
    """Milliseconds of each kind of question, asked once before: by the clock, and of processors."""
    for query in ("SELECT count(DISTINCT name) FROM parties", "SELECT count(*) FROM entities"):
        print(f"{query} {reader.rows(query)[0][0]:,}")
    print(f"{'':40}{'median':>9}{'p95':>9}{'CPU median':>13}{'p95':>9}")
    everything = []
    for kind, asked in questions(reader, n).items():
        took = []
        for name in asked:
            entities.find(reader, name)
            started, used = time.perf_counter(), time.process_time()
            entities.find(reader, name)
            took.append(
                (1000 * (time.perf_counter() - started), 1000 * (time.process_time() - used))
            )
        everything += took
        _show(kind, took)
    _show("all", everything)


def _show(kind: str, took: list[tuple[float, float]]) -> None:
    wall, used = ([one[i] for one in took] for i in (0, 1))
    print(
        f"{kind:40}{statistics.median(wall):9.1f}{_p95(wall):9.1f}"
        f"{statistics.median(used):13.1f}{_p95(used):9.1f}"
    )


def _p95(took: list[float]) -> float:
    return sorted(took)[int(0.95 * len(took))]


def size(reader: Reader, settings: Settings) -> None:
    """The index in the derived database, and the whole ledger on disk."""
    blocks = sum(
        reader.rows(
            f"SELECT count(DISTINCT block_id) FROM pragma_storage_info('{table}') WHERE persistent"
        )[0][0]
        for table in INDEX
    )
    ledger = sum(p.stat().st_size for p in settings.ledger.rglob("*") if p.is_file())
    print(f"index about {blocks * 262144 / 1e6:.0f} MB, ledger {ledger / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
