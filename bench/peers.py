"""The same rows of itcont made ready and asked by others, each as its users do, and by a ledger.

    python bench/peers.py [--rows 2000000] [--asked 40] [--keep FOLDER] [--only PEER ...]

Rows are made up in the form of FEC's itcont (generate.py). Each peer runs in a process of its own: it
makes the rows ready, and is then asked three things by name, all once to warm up and once to be timed: what a donor gave by year and by committee, a donor's largest gift of a year, a committee's 50
largest givers. Memos and the conduit's copies (type 24T) are left out and refunds (22Y) taken off,
which a ledger knows and the others are told in their query. All must give the same answers, to the
cent, or the bench fails; but of a committee's largest givers only the committee's total, since a ledger
may take two ways of writing a name for one giver. The table tells how many such lists differ. peers_ways.py and peers_postgres.py say what each does. Needs the group `bench` (`sh scripts/sync
--group dev --group bench`) and PostgreSQL's server (on Debian: apt-get install postgresql).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from efile import peak_mb
from generate import Made, generate
from peers_postgres import Postgres
from peers_ways import COLUMNS, DuckDB, Itemized, Pandas, Peer, Sqlite
from rich.console import Console
from rich.table import Table
from run import machine

PEERS: dict[str, type[Peer]] = {
    "DuckDB": DuckDB,
    "pandas": Pandas,
    "sqlite": Sqlite,
    "PostgreSQL": Postgres,
    "itemized": Itemized,
}
QUESTIONS = ("show a donor", "largest gift of a year", "a committee's top 50")


@dataclass(frozen=True)
class Told:
    """What a peer took: wall clock and processor time (s) until ready, memory (MiB), bytes on disk,
    milliseconds of questions (see `_timed`); and what it answered."""

    version: str
    seconds: float
    cpu: float
    peak_mb: float
    disk: int | None
    took: dict[str, list[float]]
    answers: dict[str, list[Any]]


# ---------------------------------------------------------------- what is asked


def asked_of(made: Made, asked: int) -> tuple[list[str], list[str]]:
    """Donors (half with most gifts, half any) and committees (likewise).

    Donors are of a name that one giver alone has, with or without an initial: who is who is not
    what is compared here.
    """
    half = asked // 2
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS)
    with duckdb.connect() as db:
        db.execute(
            f"""CREATE TABLE rows AS SELECT NAME, ZIP_CODE, CMTE_ID FROM read_csv('{made.plain}',
            delim = '|', header = false, quote = '', escape = '', auto_detect = false,
            columns = {{{columns}}})"""
        )
        donors = """SELECT any_value(NAME) AS name, count(*) AS n FROM rows
            GROUP BY regexp_replace(NAME, ' [A-Z][.]?$', '')
            HAVING count(DISTINCT ZIP_CODE) = 1 AND count(DISTINCT NAME) = 1"""
        takers = "SELECT CMTE_ID AS name, count(*) AS n FROM rows GROUP BY ALL HAVING n >= 200"
        return tuple(  # type: ignore[return-value]
            [
                name
                for order in ("n DESC, name", "hash(name)")
                for (name,) in db.execute(
                    f"SELECT name FROM ({each}) ORDER BY {order} LIMIT {half}"
                ).fetchall()
            ]
            for each in (donors, takers)
        )


def _timed(
    peer: Peer, ask: Callable[[str], Any], names: list[str]
) -> tuple[list[float], list[Any]]:
    """Milliseconds of each, the last figure being those of processor time on average; and answers."""
    took, answers = [], []
    for name in names:
        ask(name)
    cpu = peer.cpu()
    for name in names:
        started = time.perf_counter()
        answers.append(ask(name))
        took.append(1000 * (time.perf_counter() - started))
    return [*took, 1000 * (peer.cpu() - cpu) / len(names)], answers


# ---------------------------------------------------------------- the measured process


def one(way: str, given: str, out: str) -> None:
    """Make ready, ask, and write down what it took."""
    plain, zips, rows, cycle, donors, takers = json.loads(given)
    made = Made(Path(plain), tuple(Path(z) for z in zips), rows, cycle)
    peer: Peer = PEERS[way](Path(out))
    started = time.perf_counter()
    peer.ready(made)
    seconds = time.perf_counter() - started
    peer.rest()
    cpu = sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
    peer.open()
    took, answers = {}, {}
    asks = (peer.donor, peer.largest, peer.top)
    for question, ask, names in zip(QUESTIONS, asks, (donors, donors, takers), strict=True):
        took[question], answers[question] = _timed(peer, ask, names)
    disk = peer.disk()
    peer.rest()
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    told = [peer.version(), seconds, cpu, max(peak_mb(), children), disk, took, answers]
    (Path(out) / "told.json").write_text(json.dumps(told))


def measure(way: str, made: Made, folder: Path, names: tuple[list[str], list[str]]) -> Told:
    """One peer in a process forked and execed afresh."""
    out = folder / way.replace(" ", "-")
    out.mkdir(parents=True)
    out.chmod(0o711)  # PostgreSQL's server is another user's
    given = json.dumps(
        [str(made.plain), [str(z) for z in made.zips], made.rows, made.cycle, *names]
    )
    command = [sys.executable, __file__, "--one", way, given, str(out)]
    pid = os.posix_spawn(sys.executable, command, dict(os.environ))
    _, status = os.waitpid(pid, 0)
    if status:
        sys.exit(f"{way} failed with exit code {os.waitstatus_to_exitcode(status)}")
    told = Told(*json.loads((out / "told.json").read_text()))
    print(
        f"{way:<14}{told.seconds:8.1f} s, CPU {told.cpu:.1f} s, load {os.getloadavg()[0]:.1f}",
        file=sys.stderr,
    )
    return told


def differing(
    found: dict[str, Told], names: tuple[list[str], list[str]]
) -> tuple[list[str], dict[str, int]]:
    """Where one answers otherwise than the first of them; how many of whose lists of givers differ."""
    first, *others = found
    wrong, lists = [], {}
    for way in others:
        for question in QUESTIONS:
            top = question == QUESTIONS[2]
            pairs = list(
                zip(
                    names[1] if top else names[0],
                    found[first].answers[question],
                    found[way].answers[question],
                    strict=True,
                )
            )
            if top:
                lists[way] = sum(one[1] != other[1] for _, one, other in pairs)
                pairs = [(name, one[0], other[0]) for name, one, other in pairs]
            wrong += [
                f"{question}, {name}: {first} {one}; {way} {other}"
                for name, one, other in pairs
                if one != other
            ]
    return wrong, {way: n for way, n in lists.items() if n}


# ---------------------------------------------------------------- the table


def show(made: Made, found: dict[str, Told], lists: dict[str, int]) -> None:
    """Print all of it, and the machine."""
    table = Table(title=f"{made.rows:,} rows in the form of itcont")
    for heading in ("", "ready, s", "CPU s", "peak MiB", "disk ÷ zip", *QUESTIONS, "how"):
        table.add_column(heading)
    first = next(iter(found.values())).took[QUESTIONS[0]]
    zipped = sum(path.stat().st_size for path in made.zips)
    for way, told in found.items():
        table.add_row(
            f"{way} {told.version}",
            f"{told.seconds:.1f}",
            f"{told.cpu:.1f}",
            f"{told.peak_mb:,.0f}",
            "in memory" if told.disk is None else f"{told.disk / zipped:.2f}",
            *(_milliseconds(told.took[question]) for question in QUESTIONS),
            PEERS[way].how,
        )
    console = Console(width=max(190, Console().width))
    console.print(table)
    console.print(
        f"Questions, ms: median / 95th percentile / processor time on average, over {len(first) - 1}"
        f" names, each asked before. Lists of givers that differ from {next(iter(found))}'s: {lists or 'none'}. Zip {zipped / 1e6:,.1f} MB. Not here: fec-to-sqlite 0.2 and"
        " libfec 0.0.34 read no bulk file that lies on disk (the one takes filings by number from the FEC's"
        " site, the other fetches bulk files itself)."
    )
    console.print(f"{machine()}; load average {os.getloadavg()[1]:.1f}")


def _milliseconds(told: list[float]) -> str:
    *took, cpu = told
    late = sorted(took)[int(0.95 * len(took))]
    return f"{statistics.median(took):.1f} / {late:.1f} / {cpu:.1f}"


def main() -> None:
    """Make, measure, compare, show; leave nothing behind unless told to."""
    if sys.argv[1:2] == ["--one"]:
        one(*sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--asked", type=int, default=40)
    parser.add_argument("--keep", type=Path, help="write the rows here and keep them")
    parser.add_argument("--only", nargs="+", choices=PEERS, default=list(PEERS), metavar="PEER")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="itemized-bench-") as temporary:
        folder = Path(temporary)
        folder.chmod(0o711)
        print(f"making {options.rows:,} rows ...", file=sys.stderr)
        made = generate(options.keep or folder / "made", options.rows)
        names = asked_of(made, options.asked)
        for path in (made.plain, *made.zips):
            path.read_bytes()  # into the file cache
        found = {way: measure(way, made, folder, names) for way in options.only}
        wrong, lists = differing(found, names)
        show(made, found, lists)
        if wrong:
            sys.exit("\n".join(["they do not answer alike:", *wrong[:10]]))


if __name__ == "__main__":
    main()
