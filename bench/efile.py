"""How fast one large electronic filing becomes a published ledger, and in how much memory.

    python bench/efile.py [--rows 3000000] [--runs 3] [--memory 500MB] [--keep FOLDER]

The filing is a Form 3X of version 8.3 with so many lines of Schedule A, made up on the spot; three
million are some 500 MB. Two others read the same file: the floor (plain Python: read, split, one
Decimal a line) and hardmoney's own iteration with its Decimal a line. All three must come to the
same number of lines and the same total. Each runs in a process of its own, in turn, so that a ratio
compares neighbors in time; processor time says more than the wall clock where others use the
machine. Peak memory is what the kernel says of that process at its end.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb
import hardmoney
from generate import copy_lines, people, pick, skewed
from rich.console import Console
from rich.table import Table
from run import machine

FILER = "C97000001"
NUMBER = 9_700_001
FS = "\x1c"
VERSION = "8.3"


@dataclass(frozen=True)
class Run:
    """One process: wall clock and processor time (s), peak memory (MiB), what it counted."""

    seconds: float
    cpu: float
    peak_mb: float
    lines: int
    total: str


# ---------------------------------------------------------------- the filing


def _line(table: str, **values: str) -> str:
    """SQL for one line of a table of fields: an expression for each column named."""
    places = dict(hardmoney.layout(table, VERSION))
    fields = ["''"] * (max(places.values()) + 1)
    for name, value in values.items():
        fields[places[name]] = value
    return " || chr(28) || ".join(fields)


def _gift(rows: int) -> str:
    amount = pick("amount", "5 10 25 25 50 50 100 100 250 500 1000 2500 5000".split())
    line = _line(
        "SchA",
        form_type="'SA11AI'",
        filer_committee_id_number=f"'{FILER}'",
        transaction_id="'A' || d.i",
        entity_type="'IND'",
        contributor_last_name="split_part(g.name, ', ', 1)",
        contributor_first_name="split_part(g.name, ', ', 2)",
        contributor_street_1="(d.i % 9999 + 1) || ' MADE UP ST'",
        contributor_city="g.city",
        contributor_state="g.state",
        contributor_zip_code="g.zip",
        election_code="'P2022'",
        contribution_date="strftime(DATE '2021-01-01' + (hash(d.i, 'day') % 90)::INT, '%Y%m%d')",
        contribution_amount="d.amount || CASE WHEN d.i % 7 = 0 THEN '.33' ELSE '.00' END",
        contribution_aggregate="d.amount || '.00'",
        contributor_employer="g.employer",
        contributor_occupation="g.occupation",
    )
    return f"""
    WITH drawn AS (
        SELECT i, {skewed("giver", max(1, rows // 4), 1.25)} AS giver, {amount} AS amount
        FROM range({rows}) t(i)
    )
    SELECT {line} FROM drawn d JOIN givers g ON g.i = d.giver
    """


def make(folder: Path, rows: int) -> Path:
    """Write the filing; some ten seconds for a million lines."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NUMBER}.fec"
    cover = _line(
        "F3X",
        form_type="'F3XN'",
        filer_committee_id_number=f"'{FILER}'",
        committee_name="'MADE UP PAC'",
        report_code="'Q1'",
        coverage_from_date="'20210101'",
        coverage_through_date="'20210331'",
        date_signed="'20210414'",
    )
    head = FS.join(["HDR", "FEC", VERSION, "Made Up Filer", "1.0", "", "", ""])
    lines = folder / "lines"
    with duckdb.connect(config={"temp_directory": str(folder / "tmp")}) as db:
        people(db, max(1, rows // 4))
        (first,) = db.execute(f"SELECT {cover}").fetchone() or ("",)
        copy_lines(db, _gift(rows), lines)
    with path.open("wb") as out, lines.open("rb") as source:
        out.write(f"{head}\n{first}\n".encode())
        shutil.copyfileobj(source, out, 1 << 20)
    lines.unlink()
    return path


# ---------------------------------------------------------------- what is measured


def floor(filing: Path, _: Path, memory: str) -> tuple[int, str]:
    """Plain Python: each line read, split, and its amount made a Decimal."""
    place = dict(hardmoney.layout("SchA", VERSION))["contribution_amount"]
    lines, total = 0, Decimal(0)
    with filing.open(encoding="utf-8", newline="\n") as source:
        for line in source:
            fields = line.split(FS)
            if fields[0] == "SA11AI":
                lines += 1
                total += Decimal(fields[place])
    return lines, str(total)


def library(filing: Path, _: Path, memory: str) -> tuple[int, str]:
    """hardmoney's own reading and iteration, with its Decimal of each line."""
    lines, total = 0, Decimal(0)
    for line in hardmoney.parse_file(filing).iter_lines():
        if line.form_type == "SA11AI":
            lines += 1
            total += line.amount("contribution_amount") or Decimal(0)
    return lines, str(total)


def ledger(filing: Path, out: Path, memory: str) -> tuple[int, str]:
    """The filing loaded into an empty ledger and published."""
    from itemized.desk import Desk
    from itemized.settings import Settings

    settings = Settings(ledger=out / "ledger", downloads=out / "downloads", memory=memory or None)
    report = Desk(settings).load("fec_efile", [filing])
    (told,) = (loaded for loaded in report.loads if loaded.table == "entries")
    assert told.rows == told.entries + told.merged + told.rejects
    return told.entries, ""


def stated(out: Path) -> str:
    """What the ledger's rows come to, asked of it afterward, in no measured process."""
    from itemized.desk import Desk
    from itemized.settings import Settings

    desk = Desk(Settings(ledger=out / "ledger", downloads=out / "downloads"))
    return str(desk.sql("SELECT sum(amount) FROM entries WHERE counted").rows[0][0])


WAYS: dict[str, Callable[[Path, Path, str], tuple[int, str]]] = {
    "floor": floor,
    "hardmoney": library,
    "load fec_efile": ledger,
}

# ---------------------------------------------------------------- how it is measured


def measure(way: str, filing: Path, folder: Path, memory: str) -> Run:
    """Run one way in a process forked and execed afresh, and ask the kernel what it took."""
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    command = [sys.executable, __file__, "--one", way, str(filing), str(out), memory]
    started = time.perf_counter()
    pid = os.posix_spawn(sys.executable, command, dict(os.environ))
    _, status, used = os.wait4(pid, 0)
    seconds = time.perf_counter() - started
    if status:
        sys.exit(f"{way} failed with exit code {os.waitstatus_to_exitcode(status)}")
    lines, total, peak_mb = json.loads((out / "told.json").read_text())
    return Run(seconds, used.ru_utime + used.ru_stime, peak_mb, lines, total or stated(out))


def one(way: str, filing: str, out: str, memory: str) -> None:
    """The measured process itself."""
    told = WAYS[way](Path(filing), Path(out), memory)
    (Path(out) / "told.json").write_text(json.dumps([*told, peak_mb()]))


def peak_mb() -> float:
    """The most memory this process held. Linux hands ru_maxrss on from the one that started it, so
    there the figure of its own address space is read."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (t for t in status.read_text().splitlines() if t.startswith("VmHWM"))
        return int(line.split()[1]) / (1 << 10)
    size = 1 << 20 if sys.platform == "darwin" else 1 << 10  # ru_maxrss is in bytes there
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / size


def compare(filing: Path, runs: int, folder: Path, memory: str) -> dict[str, list[Run]]:
    """Every way in turn, so often."""
    found: dict[str, list[Run]] = {way: [] for way in WAYS}
    for n in range(runs):
        for way in WAYS:
            last = measure(way, filing, folder, memory)
            found[way].append(last)
            print(
                f"run {n + 1}/{runs}  {way:<16}{last.seconds:7.1f} s {last.peak_mb:8,.0f} MB",
                file=sys.stderr,
            )
    counted = {(run.lines, Decimal(run.total)) for ran in found.values() for run in ran}
    if len(counted) != 1:
        sys.exit(f"they do not agree on lines and total: {sorted(counted)}")
    return found


def show(filing: Path, found: dict[str, list[Run]], memory: str) -> None:
    """The table, and the machine."""
    lines, size = found["floor"][0].lines, filing.stat().st_size / 1e6
    table = Table(title=f"One filing of {lines:,} lines, {size:,.0f} MB")
    for heading in (
        "",
        "wall ÷ floor",
        "CPU ÷ floor",
        "lines/s ÷ floor",
        "peak MiB",
        "peak ÷ file",
    ):
        table.add_column(heading, justify="left" if not heading else "right")
    for way, ran in found.items():
        pairs = list(zip(ran, found["floor"], strict=True))
        ratios = [run.seconds / floor.seconds for run, floor in pairs]
        middle = statistics.median(ratios)
        peak = max(r.peak_mb for r in ran)
        table.add_row(
            way,
            f"{middle:.2f} ({min(ratios):.2f}–{max(ratios):.2f})",
            f"{statistics.median(run.cpu / floor.cpu for run, floor in pairs):.2f}",
            f"{1 / middle:.2f}",
            f"{peak:,.0f}",
            f"{peak * 1.048576 / size:.2f}",
        )
    console = Console(width=max(100, Console().width))
    console.print(table)
    console.print(
        f"The same {lines:,} lines and total {found['floor'][0].total} each way; memory limit"
        f" {memory or 'as set by default'}; {len(found['floor'])} runs of each, in turn."
    )
    console.print(machine())


def main() -> None:
    """Make the filing, measure, show, and leave nothing behind."""
    if sys.argv[1:2] == ["--one"]:
        one(*sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rows", type=int, default=3_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--memory", default="", help="the database's ceiling (ITEMIZED_MEMORY)")
    parser.add_argument("--keep", type=Path, help="write the filing here and keep it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="itemized-bench-") as temporary:
        folder = Path(temporary)
        print(f"making {options.rows:,} lines ...", file=sys.stderr)
        filing = make(options.keep or folder / "made", options.rows)
        show(filing, compare(filing, options.runs, folder, options.memory), options.memory)


if __name__ == "__main__":
    main()
