"""Every figure of speed and size in one table, beside what is aimed at.

    python bench/table.py [--rows 2000000] [--runs 2] [--asked 40] [--keep FOLDER]
    python bench/table.py --ledger FOLDER [--asked 40] [--article FILE --published YYYY-MM-DD]

Rows are made up in the form of FEC's itcont (generate.py), in the zip as published. B is DuckDB's
bare `read_csv` of the plain file into Parquet, run right before each load, so that a ratio compares
neighbors in time. Loads run in processes of their own; the kernel says how much memory each held.
Questions are asked of the ledger that the last load made, once to warm up and once to be timed.
Aims are for 20 million rows on two cores. Nothing here fails for being slow.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from generate import Made, generate
from rich.console import Console
from rich.table import Table
from run import Run, baseline, machine

ADDED = 20  # a twentieth of the rows is added afterwards
PYTHON = (sys.executable, "-c", "from itemized.cli import main; main()")


@dataclasses.dataclass(frozen=True)
class Line:
    """A row of the table. aims: what to reach, and what lies beyond. Of questions also the medians, in
    ms, of asking for the first time and again."""

    what: str
    found: str
    aims: tuple[str, str]
    more: str = ""
    first: float = 0.0
    again: float = 0.0


# ---------------------------------------------------------------- loads, in processes of their own


def to_lake(made: Made, out: Path) -> dict[str, int]:
    """The zips read into the lake: every row typed, judged and kept, and nothing built of it."""
    from itemized.desk_rows import all_sources
    from itemized.ledger._files import find_pieces
    from itemized.ledger._stage import Benches, stage
    from itemized.model import no_progress
    from itemized.settings import Settings

    settings = Settings(ledger=out / "ledger", downloads=out / "downloads")
    (settings.ledger / "tmp").mkdir(parents=True)
    source = all_sources()["fec_bulk"]
    pieces, _ = find_pieces(source, made.zips, made.cycle)
    with Benches(settings) as benches:
        parts = [stage(source, piece, settings, benches, no_progress).part for piece in pieces]
    return {"rows": max(part.rows for part in parts)}


def to_ready(made: Made, out: Path) -> dict[str, int]:
    """The zips, loaded and published; into a ledger that is there already, added to it. With it the
    milliseconds of processor time that it took to tell who is who."""
    from itemized.desk import Desk
    from itemized.ledger._publish import _STEPS
    from itemized.settings import Settings

    began: dict[int, float] = {}

    def progress(what: str, done: int, *_: object) -> None:
        if what == "building the ledger":
            began[done] = time.process_time()

    desk = Desk(Settings(ledger=out / "ledger", downloads=out / "downloads"))
    report = desk.load("fec_bulk", made.zips, cycle=made.cycle, progress=progress)
    step = _STEPS.index("identify")
    took = 1000 * (began[step + 1] - began[step])
    return {"rows": max(loaded.rows for loaded in report.loads), "who": round(took)}


WAYS = {"B": baseline, "lake": to_lake, "ready": to_ready}


def run(way: str, made: Made, out: Path) -> Run:
    """One way in a process forked and execed afresh."""
    out.mkdir(parents=True, exist_ok=True)
    given = json.dumps([str(made.plain), [str(z) for z in made.zips], made.rows, made.cycle])
    started = time.perf_counter()
    pid = os.posix_spawn(
        sys.executable, [sys.executable, __file__, "--one", way, given, str(out)], dict(os.environ)
    )
    _, status, used = os.wait4(pid, 0)
    seconds = time.perf_counter() - started
    if status:
        sys.exit(f"{way} failed with exit code {os.waitstatus_to_exitcode(status)}")
    told = json.loads((out / "told.json").read_text())
    size = 1 << 20 if sys.platform == "darwin" else 1 << 10  # ru_maxrss is in bytes there
    print(f"  {way:<6}{seconds:8.2f} s", file=sys.stderr)
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / size, told["rows"], told)


def one(way: str, given: str, out: str) -> None:
    """The measured process itself."""
    plain, zips, rows, cycle = json.loads(given)
    made = Made(Path(plain), tuple(Path(z) for z in zips), rows, cycle)
    told = WAYS[way](made, Path(out))
    if told["rows"] != made.rows:
        sys.exit(f"{way} came to {told['rows']:,} rows and not {made.rows:,}")
    (Path(out) / "told.json").write_text(json.dumps(told))


def loads(made: Made, more: Made, folder: Path, runs: int) -> list[Line]:
    """The lines on loading and on disk; the ledger of the last load stays in `folder`/ready."""
    for path in (made.plain, *made.zips):
        path.read_bytes()  # into the file cache
    bare, lake, ready, added = [], [], [], []
    for n in range(runs):
        print(f"run {n + 1} of {runs}", file=sys.stderr)
        for name in ("B", "lake", "ready", "added"):
            shutil.rmtree(folder / name, ignore_errors=True)
        bare.append(run("B", made, folder / "B"))
        lake.append(run("lake", made, folder / "lake"))
        ready.append(run("ready", made, folder / "ready"))
        shutil.copytree(folder / "ready", folder / "added")
        added.append(run("ready", more, folder / "added"))
    zipped = sum(path.stat().st_size for path in made.zips)
    of_lake, of_hot = (_size(folder / "ready" / "ledger" / name) / zipped for name in _PLACES)
    full = [100 * a.seconds / r.seconds for a, r in zip(added, ready, strict=True)]
    who = [100 * a.told["who"] / r.told["who"] for a, r in zip(added, ready, strict=True)]
    return [
        Line("B: read_csv → Parquet, plain file", *_run(bare, bare), _taken(bare)),
        Line("zip → lake, lossless", _run(lake, bare)[0], ("1.2 B", "1.0 B"), _taken(lake)),
        Line("zip → ready to answer", _run(ready, bare)[0], ("4 B", "3 B"), _taken(ready)),
        Line(
            f"adding {more.rows:,} rows",
            f"{statistics.median(full):.0f} % of the full build",
            ("15 %", "5 %"),
            _taken(added),
        ),
        Line(
            "of this, who is who",
            f"{statistics.median(who):.0f} % of the full build",
            ("", ""),
            f"CPU {_who(added):.1f} s of {_who(ready):.1f}",
        ),
        Line(
            "disk: lake + hot",
            f"{of_lake + of_hot:.2f} × the zip",
            ("2.5 ×", "1.5 ×"),
            f"lake {of_lake:.2f}, hot {of_hot:.2f}; zip {zipped / 1e6:,.1f} MB",
        ),
    ]


_PLACES = ("lake", "hot")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _run(runs: list[Run], bare: list[Run]) -> tuple[str, tuple[str, str]]:
    ratios = [r.seconds / b.seconds for r, b in zip(runs, bare, strict=True)]
    spread = f" ({min(ratios):.2f}–{max(ratios):.2f})" if len(runs) > 1 and runs is not bare else ""
    return f"{statistics.median(ratios):.2f} B{spread}", ("", "")


def _who(runs: list[Run]) -> float:
    return statistics.median(r.told["who"] for r in runs) / 1000


def _taken(runs: list[Run]) -> str:
    wall = statistics.median(r.seconds for r in runs)
    cpu = statistics.median(r.cpu for r in runs)
    return f"{wall:.1f} s, CPU {cpu:.1f} s, peak {max(r.peak_mb for r in runs):,.0f} MB"


# ---------------------------------------------------------------- questions, of a warm ledger


def questions(ledger: Path, asked: int) -> list[Line]:
    """The lines on asking: median and 95th percentile over as many parties as `asked`. Nothing is
    kept from one question to the next but the file cache."""
    from itemized import entities, trace
    from itemized.claims._check.question import ask
    from itemized.ledger import Reader
    from itemized.model import Question
    from itemized.settings import Settings

    settings = Settings(ledger=ledger, downloads=ledger)
    with Reader(settings) as reader:

        def some(what: str, kind: str, order: str) -> list[str]:
            query = f"SELECT {what} FROM entities WHERE kind = '{kind}' ORDER BY {order} LIMIT $n"
            return [row[0] for row in reader.rows(query, {"n": asked})]

        names = [n.lower() for n in some("name", "person", "hash(entity_id)")]
        typed = [n[:3] for n in names] + [n[: n.index(",") + 3] for n in names if "," in n]
        donors = [*some("entity_id", "person", "rank"), *some("entity_id", "person", "hash(name)")]
        takers = some("entity_id", "committee", "received DESC, entity_id")
        year = {"start": date(2021, 1, 1), "end": date(2022, 1, 1), "as_of": date(2022, 2, 1)}
        return [
            _asked(
                "find as typed",
                typed,
                lambda text: entities.find(reader, text),
                ("10 ms", "5 ms"),
            ),
            _asked(
                "show a donor",
                donors,
                lambda donor: entities.show(reader, [donor]),
                ("15 ms", "8 ms"),
            ),
            _asked(
                "largest gift of a year, as of a day",
                donors,
                lambda donor: ask(reader, Question("largest", payers=(donor,), **year)),
                ("10 ms", "3 ms"),
            ),
            _asked(
                "a committee's top 50, in its whole account",
                takers,
                lambda taker: entities.show(reader, [taker], most=50),
                ("10 ms", "4 ms"),
            ),
            _asked(
                "trace 3 hops from the largest donors",
                donors[:10],
                lambda donor: trace.trace(reader, (donor,), (), trace.Wanted()),
                ("60 ms", "15 ms"),
            ),
        ]


def checked(ledger: Path, article: Path | None, day: date | None) -> Line:
    """The line on checking an article; the made-up world's unless another is named."""
    from itemized import world
    from itemized.desk import Desk
    from itemized.settings import Settings

    with tempfile.TemporaryDirectory(prefix="itemized-bench-") as temporary:
        made = world.write(Path(temporary))
        desk = Desk(Settings(ledger=ledger, downloads=ledger))
        text, day = article or made.article, day or made.published
        return _asked(
            "check an article, after start-up",
            ["it"] * 5,
            lambda _: desk.check(text, published=day),
            ("1 s", "200 ms"),
        )


def _asked(
    what: str, each: Sequence[str], ask: Callable[[str], object], aims: tuple[str, str]
) -> Line:
    first, again = [], []
    for one_of in each:
        for took in (first, again):
            started = time.perf_counter()
            ask(one_of)
            took.append(1000 * (time.perf_counter() - started))
    late, middle = sorted(again)[int(0.95 * len(again))], statistics.median(again)
    more = f"median {middle:.1f} ms"
    return Line(what, f"{late:.1f} ms p95", aims, more, statistics.median(first), middle)


def cold(ledger: Path) -> list[Line]:
    """How long a process takes from its start to its end, after one that fills the file cache and
    leaves what Python compiled."""
    env = {**os.environ, "ITEMIZED_LEDGER": str(ledger)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled once, not each time
    asked = (
        ("itemized --help", ("--help",), ("150 ms", "80 ms")),
        ("itemized find, from a cold process", ("find", "conduit 1"), ("400 ms", "250 ms")),
    )
    lines = []
    for what, given, aims in asked:
        took = []
        for _ in range(6):
            started = time.perf_counter()
            subprocess.run([*PYTHON, *given], env=env, check=True, stdout=subprocess.DEVNULL)
            took.append(1000 * (time.perf_counter() - started))
        lines.append(Line(what, f"{statistics.median(took[1:]):.0f} ms", aims))
    return lines


# ---------------------------------------------------------------- the table


def show(title: str, lines: Sequence[Line]) -> None:
    """Print all of it, and the machine."""
    table = Table(title=title)
    for heading in ("", "found", "reach", "beyond", ""):
        table.add_column(heading)
    for line in lines:
        table.add_row(line.what, line.found, *line.aims, line.more)
    console = Console(width=max(140, Console().width))
    console.print(table)
    console.print(machine())
    if hasattr(os, "getloadavg"):
        console.print(f"load average of the last minutes: {os.getloadavg()[1]:.1f}")


def main() -> None:
    """Make, load, ask, show; leave nothing behind unless told to."""
    if sys.argv[1:2] == ["--one"]:
        one(*sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--asked", type=int, default=40)
    parser.add_argument("--keep", type=Path, help="work in this folder and leave all in it")
    parser.add_argument("--ledger", type=Path, help="load nothing, only ask of this one")
    parser.add_argument("--article", type=Path, help="the one to check")
    parser.add_argument("--published", type=date.fromisoformat, help="when it was")
    options = parser.parse_args()
    if options.ledger:
        lines = questions(options.ledger, options.asked)
        lines += [checked(options.ledger, options.article, options.published)]
        show(f"questions to {options.ledger.name}", lines + cold(options.ledger))
        return
    with tempfile.TemporaryDirectory(prefix="itemized-bench-") as temporary:
        folder = options.keep or Path(temporary)
        print(f"making {options.rows:,} rows ...", file=sys.stderr)
        made = generate(folder / "made", options.rows)
        more = generate(folder / "more", options.rows // ADDED, made.cycle + 2)
        lines = loads(made, more, folder, options.runs)
        ledger = folder / "ready" / "ledger"
        lines += questions(ledger, options.asked)
        lines += [checked(ledger, options.article, options.published), *cold(ledger)]
        show(f"{options.rows:,} rows in the form of itcont", lines)


if __name__ == "__main__":
    main()
