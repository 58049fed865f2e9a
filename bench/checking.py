"""How long an article takes to be checked, against the bare time of the queries it puts.

    python bench/checking.py --ledger FOLDER [ARTICLE] [--published YYYY-MM-DD] [--runs 5]

FOLDER is one that bench/trace.py was told to keep, or any ledger's; ARTICLE is the made-up world's
unless another is named. What is timed is all of `check` after the program has started: reading the
text, finding whom it means, asking, and judging. B, the baseline, is the same queries put once more,
by themselves, and their rows fetched; both run in turn, so that a ratio compares neighbors in time.
Nothing is kept from one run to the next but the file cache. Nothing here fails for being slow.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from run import machine

from itemized import world
from itemized.desk import Desk
from itemized.ledger import Reader
from itemized.settings import Settings

Put = list[tuple[str, Mapping[str, Any]]]


class Noting(Reader):
    """A reader that notes what it is asked."""

    put: ClassVar[Put] = []

    def table(
        self, sql: str, params: Mapping[str, Any] | None = None
    ) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """The columns of a query and its rows."""
        self.put.append((sql, params or {}))
        return super().table(sql, params)


def noted(desk: Desk, article: Path, day: date) -> Put:
    """Every query that a check puts to the ledger, in order."""
    from itemized.ledger import engine

    plain, engine.Reader = engine.Reader, Noting  # type: ignore[misc]
    try:
        Noting.put = []
        desk.check(article, published=day)
    finally:
        engine.Reader = plain  # type: ignore[misc]
    return Noting.put


def seconds(desk: Desk, article: Path, day: date) -> tuple[float, float]:
    """One check by the wall, and of the processor."""
    wall, used = time.perf_counter(), time.process_time()
    desk.check(article, published=day)
    return time.perf_counter() - wall, time.process_time() - used


def bare(settings: Settings, put: Put) -> float:
    """The queries by themselves."""
    with Reader(settings) as reader:
        started = time.perf_counter()
        for sql, params in put:
            reader.table(sql, params)
        return time.perf_counter() - started


def main() -> None:
    """Check, ask, show."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("article", type=Path, nargs="?")
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--published", type=date.fromisoformat)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    folder = options.ledger / "ledger" if (options.ledger / "ledger").exists() else options.ledger
    settings = Settings(ledger=folder, downloads=folder)
    with tempfile.TemporaryDirectory(prefix="itemized-bench-") as temporary:
        made = world.write(Path(temporary))
        article, day = options.article or made.article, options.published or made.published
        desk = Desk(settings)
        put = noted(desk, article, day)
        print("checking ...", file=sys.stderr)
        runs = [(*seconds(desk, article, day), bare(settings, put)) for _ in range(options.runs)]
        findings = desk.check(article, published=day).findings
    wall, used, alone = (statistics.median(run[n] for run in runs) for n in range(3))
    ratio = statistics.median(run[0] / run[2] for run in runs)
    print(f"{len(findings)} statements, {len(put)} queries")
    print(f"check {wall:.2f} s, CPU {used:.2f} s; its queries alone {alone:.2f} s; {ratio:.2f} B")
    print(machine())


if __name__ == "__main__":
    main()
