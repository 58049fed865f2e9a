"""How fast a zip becomes a published ledger, measured against DuckDB reading the plain file.

    python bench/run.py [--rows 2000000] [--runs 3] [--keep FOLDER]

B, the baseline, is DuckDB's bare `read_csv` (latin-1, no quoting, all VARCHAR) of the unpacked
file into one zstd Parquet file: no types, no checks, nothing unzipped. Both run in a process of
their own, in turn, so that a ratio compares neighbors in time; the median of the ratios is what
counts on a machine that does other work. Nothing here fails for being slow.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
from generate import Made, generate
from rich.console import Console
from rich.table import Table

FIELDS = 21


@dataclass(frozen=True)
class Run:
    """One process: wall clock, processor time, the most memory it held, and what it counted."""

    seconds: float
    cpu: float
    peak_mb: float
    rows: int
    told: dict[str, int]


# ---------------------------------------------------------------- what is measured


def baseline(made: Made, out: Path) -> dict[str, int]:
    """B: the plain file, read and written by DuckDB and nobody else."""
    columns = ", ".join(f"'c{n}': 'VARCHAR'" for n in range(FIELDS))
    target = out / "b.parquet"
    with duckdb.connect() as db:
        db.execute(
            f"""COPY (
                SELECT * FROM read_csv('{made.plain}', delim = '|', header = false, quote = '',
                    escape = '', encoding = 'latin-1', auto_detect = false, columns = {{{columns}}})
            ) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"""
        )
        (rows,) = db.execute(f"SELECT count(*) FROM '{target}'").fetchone() or (0,)
    return {"rows": rows}


def ledger(made: Made, out: Path) -> dict[str, int]:
    """The zips, loaded into an empty ledger and published."""
    from itemized.desk import Desk
    from itemized.settings import Settings

    desk = Desk(Settings(ledger=out / "ledger", downloads=out / "downloads"))
    report = desk.load("fec_bulk", made.zips, cycle=made.cycle)
    (told,) = (loaded for loaded in report.loads if loaded.rows == made.rows)
    return {
        "rows": told.rows,
        "entries": told.entries,
        "merged": told.merged,
        "rejects": told.rejects,
    }


WAYS = {"B": baseline, "ledger": ledger}

# ---------------------------------------------------------------- how it is measured


def measure(way: str, made: Made, folder: Path) -> Run:
    """Run one way in a process forked and execed afresh, and ask the kernel what it took."""
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    command = [sys.executable, __file__, "--one", way, str(made.plain.parent), str(made.cycle)]
    started = time.perf_counter()
    pid = os.posix_spawn(sys.executable, command, {**os.environ, "BENCH_OUT": str(out)})
    _, status, used = os.wait4(pid, 0)
    seconds = time.perf_counter() - started
    if status:
        sys.exit(f"{way} failed with exit code {os.waitstatus_to_exitcode(status)}")
    told = json.loads((out / "told.json").read_text())
    size = 1 << 20 if sys.platform == "darwin" else 1 << 10  # ru_maxrss is in bytes there
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / size, told["rows"], told)


def one(way: str, folder: str, cycle: str) -> None:
    """The measured process itself."""
    out, source = Path(os.environ["BENCH_OUT"]), Path(folder)
    yy = f"{int(cycle) % 100:02d}"
    zips = (source / f"indiv{yy}.zip", source / f"cm{yy}.zip")
    rows = int((source / "rows").read_text())
    told = WAYS[way](Made(source / "itcont.txt", zips, rows, int(cycle)), out)
    (out / "told.json").write_text(json.dumps(told))


def compare(made: Made, runs: int, folder: Path) -> dict[str, list[Run]]:
    """B, ledger, B, ledger, ...; the first pair of a cold machine warms the file cache."""
    (made.plain.parent / "rows").write_text(str(made.rows))
    with made.plain.open("rb") as source:
        while source.read(1 << 22):
            pass
    found: dict[str, list[Run]] = {way: [] for way in WAYS}
    for n in range(runs):
        for way in WAYS:
            found[way].append(measure(way, made, folder))
            last = found[way][-1]
            print(f"run {n + 1}/{runs}  {way:<7}{last.seconds:7.2f} s", file=sys.stderr)
    return found


# ---------------------------------------------------------------- how it is shown


def show(made: Made, found: dict[str, list[Run]]) -> None:
    """The table, the rows that were accounted for, and the machine."""
    table = Table(title=f"{made.rows:,} rows in the form of itcont")
    for heading in ("", "wall s", "÷ B", "CPU s", "rows/s", "peak MB"):
        table.add_column(heading, justify="left" if not heading else "right")
    for way, runs in found.items():
        ratios = [r.seconds / b.seconds for r, b in zip(runs, found["B"], strict=True)]
        wall = statistics.median(r.seconds for r in runs)
        table.add_row(
            {"B": "B: read_csv → Parquet, plain file", "ledger": "zip → published ledger"}[way],
            f"{wall:.2f}",
            f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})",
            f"{statistics.median(r.cpu for r in runs):.1f}",
            f"{made.rows / wall:,.0f}",
            f"{max(r.peak_mb for r in runs):,.0f}",
        )
    console = Console(width=max(100, Console().width))
    console.print(table)
    told = found["ledger"][-1].told
    console.print(
        f"{told['rows']:,} rows read = {told['entries']:,} entries + {told['merged']:,} merged"
        f" + {told['rejects']:,} rejected; B read {found['B'][-1].rows:,}"
    )
    sizes = ", ".join(
        f"{p.name} {p.stat().st_size / 1e6:,.1f} MB" for p in (made.plain, *made.zips)
    )
    console.print(f"{sizes}; median and range of {len(found['B'])} pairs")
    console.print(machine())


def machine() -> str:
    """What it ran on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{platform.system()} {platform.machine()}, {_processor()}, {cores} cores, "
        f"{memory:.0f} GB; Python {platform.python_version()}, DuckDB {duckdb.__version__}"
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


def main() -> None:
    """Generate, measure, show, and leave nothing behind."""
    if sys.argv[1:2] == ["--one"]:
        one(*sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="write the generated files here and keep them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="itemized-bench-") as temporary:
        folder = Path(temporary)
        print(f"making {options.rows:,} rows ...", file=sys.stderr)
        made = generate(options.keep or folder / "made", options.rows)
        show(made, compare(made, options.runs, folder))


if __name__ == "__main__":
    main()
