"""How fast one large electronic filing becomes a published ledger, and in how much memory.

    python bench/efile.py [--rows 3000000] [--runs 3] [--memory 500MB] [--keep FOLDER] [--only WAY ...]

The filing is a Form 3X of version 8.3 with so many lines of Schedule A, made up on the spot; three
million are some 500 MB. Others read the same file: the floor (plain Python: read, split, one Decimal
a line), hardmoney's own iteration with its Decimal a line, and the peers of efile_peers.py. All must
come to the same number of lines and the same total. Each runs in a process of its own, in turn, so
that a ratio compares neighbors in time; processor time says more than the wall clock where others
use the machine. Peak memory is what the kernel says of that process, or of the largest that it
started, at its end.
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
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb
import hardmoney
from efile_peers import PEERS, Counted, Way
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


def floor(filing: Path, _: Path) -> Counted:
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


def library(filing: Path, _: Path) -> Counted:
    """hardmoney's own reading and iteration, with its Decimal of each line."""
    lines, total = 0, Decimal(0)
    for line in hardmoney.parse_file(filing).iter_lines():
        if line.form_type == "SA11AI":
            lines += 1
            total += line.amount("contribution_amount") or Decimal(0)
    return lines, str(total)


def ledger(filing: Path, out: Path) -> None:
    """The filing loaded into an empty ledger and published, within ITEMIZED_MEMORY."""
    from itemized.desk import Desk
    from itemized.settings import Settings

    memory = os.environ.get("ITEMIZED_MEMORY") or None
    settings = Settings(ledger=out / "ledger", downloads=out / "downloads", memory=memory)
    report = Desk(settings).load("fec_efile", [filing])
    (told,) = (loaded for loaded in report.loads if loaded.table == "entries")
    assert told.rows == told.entries + told.merged + told.rejects


def stated(out: Path) -> Counted:
    """How many rows the ledger has and what they come to, asked of it afterward."""
    from itemized.desk import Desk
    from itemized.settings import Settings

    desk = Desk(Settings(ledger=out / "ledger", downloads=out / "downloads"))
    (told,) = desk.sql("SELECT count(*), sum(amount) FROM entries WHERE counted").rows
    return int(told[0]), str(told[1])


WAYS: dict[str, Way] = {
    "floor": Way("plain Python: read, split, one Decimal a line", floor),
    "hardmoney": Way(
        "parse_file(FILE).iter_lines(): a Decimal a line", library, package="hardmoney"
    ),
    **PEERS,
    "load fec_efile": Way("itemized load fec_efile FILE", ledger, stated, package="itemized"),
}

# ---------------------------------------------------------------- how it is measured


def measure(way: str, filing: Path, folder: Path) -> Run:
    """Run one way in a process forked and execed afresh, and ask the kernel what it took."""
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    command = [sys.executable, __file__, "--one", way, str(filing), str(out)]
    started = time.perf_counter()
    pid = os.posix_spawn(sys.executable, command, dict(os.environ))
    _, status, used = os.wait4(pid, 0)
    seconds = time.perf_counter() - started
    if status:
        sys.exit(f"{way} failed with exit code {os.waitstatus_to_exitcode(status)}")
    told, peak_mb = json.loads((out / "told.json").read_text())
    count = WAYS[way].count
    lines, total = count(out) if count else told
    return Run(seconds, used.ru_utime + used.ru_stime, peak_mb, lines, total)


def one(way: str, filing: str, out: str) -> None:
    """The measured process itself."""
    told = WAYS[way].run(Path(filing), Path(out))
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    size = 1 << 20 if sys.platform == "darwin" else 1 << 10  # ru_maxrss is in bytes there
    (Path(out) / "told.json").write_text(json.dumps([told, max(peak_mb(), started / size)]))


def peak_mb() -> float:
    """The most memory this process held. Linux hands ru_maxrss on from the one that started it, so
    there the figure of its own address space is read."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (t for t in status.read_text().splitlines() if t.startswith("VmHWM"))
        return int(line.split()[1]) / (1 << 10)
    size = 1 << 20 if sys.platform == "darwin" else 1 << 10  # ru_maxrss is in bytes there
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / size


def compare(filing: Path, runs: int, folder: Path, ways: list[str]) -> dict[str, list[Run]]:
    """Every way in turn, so often."""
    found: dict[str, list[Run]] = {way: [] for way in ways}
    for n in range(runs):
        for way in ways:
            last = measure(way, filing, folder)
            found[way].append(last)
            print(
                f"run {n + 1}/{runs}  {way:<16}{last.seconds:7.1f} s, CPU {last.cpu:7.1f} s"
                f"{last.peak_mb:8,.0f} MiB, load {os.getloadavg()[0]:.1f}",
                file=sys.stderr,
            )
    counted = {way: {(run.lines, Decimal(run.total)) for run in ran} for way, ran in found.items()}
    if any(each != counted["floor"] for each in counted.values()):
        sys.exit(f"they do not agree on lines and total: {counted}")
    return found


def show(filing: Path, found: dict[str, list[Run]]) -> None:
    """The table, and the machine."""
    lines, size = found["floor"][0].lines, filing.stat().st_size / 1e6
    table = Table(title=f"One filing of {lines:,} lines, {size:,.0f} MB")
    for heading in ("", "wall ÷ floor", "CPU ÷ floor", "CPU s", "peak MiB", "peak ÷ file", "how"):
        table.add_column(heading, justify="left" if heading in ("", "how") else "right")
    for way, ran in found.items():
        pairs = list(zip(ran, found["floor"], strict=True))
        ratios = [run.seconds / floor.seconds for run, floor in pairs]
        peak = max(r.peak_mb for r in ran)
        table.add_row(
            f"{way} {WAYS[way].version()}",
            f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})",
            f"{statistics.median(run.cpu / floor.cpu for run, floor in pairs):.2f}",
            f"{statistics.median(run.cpu for run in ran):.1f}",
            f"{peak:,.0f}",
            f"{peak * 1.048576 / size:.2f}",
            WAYS[way].does,
        )
    console = Console(width=max(150, Console().width))
    console.print(table)
    console.print(
        f"The same {lines:,} lines and total {found['floor'][0].total} each way; memory limit"
        f" {os.environ.get('ITEMIZED_MEMORY') or 'as set by default'}; {len(found['floor'])} runs"
        f" of each, in turn; load average {os.getloadavg()[1]:.1f}."
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
    parser.add_argument("--only", nargs="+", choices=WAYS, default=list(WAYS), metavar="WAY")
    options = parser.parse_args()
    if options.memory:
        os.environ["ITEMIZED_MEMORY"] = options.memory
    with tempfile.TemporaryDirectory(prefix="itemized-bench-") as temporary:
        folder = Path(temporary)
        print(f"making {options.rows:,} lines ...", file=sys.stderr)
        filing = make(options.keep or folder / "made", options.rows)
        ways = ["floor", *(way for way in options.only if way != "floor")]
        show(filing, compare(filing, options.runs, folder, ways))


if __name__ == "__main__":
    main()
