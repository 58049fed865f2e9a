"""How many bytes a row of the tables takes, and how fast DuckDB and Spark look through them.

    python bench/spark.py [--rows 1000000] [--runs 3] [--keep FOLDER]

Rows in the form of itcont (bench/generate.py) are loaded into a ledger, and its tables written out for
Spark. Then the same questions are put to both: one that looks at all rows by two columns, one that
sorts all payers, one of a single donor, and one answer of `show`. Each is asked once to warm up.
docs/how-to/run-on-spark.md reckons from these figures. Needs `make test-spark`'s set-up.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from generate import generate
from run import machine

from itemized import ledger
from itemized.desk import Desk
from itemized.settings import Settings

#: What a table of Spark's is counted with: rows that grow with the records are in these.
GROWING = ("kept_rows", "received", "parties", "entities", "wholes", "postings", "slips", "words")
SQL = {
    "sum by kind, all rows": "SELECT kind, sum(amount) FROM entries WHERE counted GROUP BY kind",
    "ten largest payers, all rows": "SELECT payer_id, sum(amount) AS total FROM entries WHERE counted"
    " GROUP BY payer_id ORDER BY total DESC, payer_id LIMIT 10",
    "one payer's rows": "SELECT count(*), sum(amount) FROM entries WHERE payer_key = 4321",
}


def sizes(folder: Path, rows: int) -> None:
    """Bytes of each table's files, and a row of the records."""
    whole = 0
    print(f"{'table':<14}{'bytes':>14}{'a row':>8}")
    for table in sorted(folder.iterdir()):
        held = sum(file.stat().st_size for file in table.glob("*.parquet"))
        whole += held
        if table.name in GROWING:
            print(f"{table.name:<14}{held:>14,}{held / rows:>8.1f}")
    print(f"{'all tables':<14}{whole:>14,}{whole / rows:>8.1f}")


def timed(ask: Callable[[], object], runs: int) -> float:
    """Seconds of the median of so many runs, after one to warm up."""
    ask()
    found = []
    for _ in range(runs):
        started = time.perf_counter()
        ask()
        found.append(time.perf_counter() - started)
    return statistics.median(found)


def measure(folder: Path, rows: int, runs: int) -> None:
    """Load, write the tables, ask."""
    settings = Settings(ledger=folder / "ledger", downloads=folder / "downloads")
    made = generate(folder, rows)
    Desk(settings).load("fec_bulk", made.zips, cycle=made.cycle)
    started = time.perf_counter()
    asked = {"duckdb": settings, "spark": replace(settings, engine="spark")}
    with ledger.reader(asked["spark"]):
        print(f"first opened (JVM begun, tables written) in {time.perf_counter() - started:.1f} s")
    (tables,) = (settings.ledger / "tables").iterdir()
    sizes(tables, rows)
    (hot,) = (settings.ledger / "hot").glob("*.duckdb")
    print(f"{'DuckDB':<14}{hot.stat().st_size:>14,}{hot.stat().st_size / rows:>8.1f}")
    for what, sql in SQL.items():
        took = {}
        for engine, each in asked.items():
            with ledger.reader(each) as reader:
                took[engine] = timed(lambda reader=reader, sql=sql: reader.rows(sql), runs)
        print(what, *(f"{e} {s:.3f} s, {rows / s:,.0f} rows/s;" for e, s in took.items()))
    with ledger.reader(settings) as reader:
        [(donor,)] = reader.rows("SELECT entity_id FROM entities ORDER BY rank LIMIT 1")
    for engine, each in asked.items():
        desk = Desk(each)
        print(f"show {donor}: {engine} {timed(lambda desk=desk: desk.show(donor), runs):.3f} s")
    print(machine())


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
        measure(asked.keep, asked.rows, asked.runs)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), asked.rows, asked.runs)


if __name__ == "__main__":
    main()
