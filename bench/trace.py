"""How fast routes are traced, in a ledger of as many rows as wanted.

    python bench/trace.py [--rows 2000000] [--runs 5] [--keep FOLDER] [--memory 8GB] [--out]

Rows in the form of itcont (bench/generate.py), and a twentieth as many in the form of itoth: gifts
and transfers from committee to committee, a few spending for and against candidates. Each committee
states cash on hand. Asked are three hops out of the largest donors, out of the largest committees,
between a donor and a committee, and into a committee (with --out, only those out of somebody). The
desk stays, as a server's does. Each question is asked once to warm up; then it is timed, by the wall
and by the processors' own time, which other work on the machine changes less. Since what was asked is
kept, donors whom nobody asked about come last, each asked once. Look at how the figures grow with
the rows, more than at one.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
from generate import COMMITTEES, copy_lines, generate, skewed, zipped
from run import machine

from itemized.desk import Desk
from itemized.settings import Settings
from itemized.trace import Wanted

DONORS = 20
_LARGEST = (
    "SELECT entity_id FROM entities WHERE kind = '{kind}' ORDER BY given DESC, entity_id"
    f" LIMIT {3 * DONORS}"
)
DOLLARS = [500, 1000, 1000, 2500, 5000, 5000, 5000, 10000, 50000, 250000]


def others(folder: Path, rows: int, cycle: int) -> tuple[Path, Path]:
    """itoth of so many rows, and webk in which every committee states its cash."""
    yy = f"{cycle % 100:02d}"
    with duckdb.connect() as db:
        copy_lines(db, _between(rows, cycle), folder / "itoth.txt")
        copy_lines(db, _summaries(cycle), folder / f"webk{yy}.txt")
    return (
        zipped(folder / f"oth{yy}.zip", folder / "itoth.txt"),
        zipped(folder / f"webk{yy}.zip", folder / f"webk{yy}.txt"),
    )


def _committee(number: str) -> str:
    return f"'C97' || lpad(({number})::VARCHAR, 6, '0')"


def _between(rows: int, cycle: int) -> str:
    return f"""
    WITH drawn AS (
        SELECT i, {skewed("payer", COMMITTEES, 2.0)} AS payer,
            {skewed("payee", COMMITTEES, 2.0)} AS payee, hash(i, 'what') % 100 AS kind,
            make_date({cycle - 1}, 1, 1) + (hash(i, 'on') % 730)::INT AS day,
            {DOLLARS}[1 + (hash(i, 'sum') % {len(DOLLARS)})::INT] AS dollars
        FROM range({rows}) t(i)
    )
    SELECT concat_ws('|',
        {_committee("CASE WHEN kind < 5 THEN payer ELSE payee END")}, 'N', 'M3', 'P{cycle}',
        strftime(day + 30, '%Y%m%d') || '97' || lpad((i // 3)::VARCHAR, 8, '0'),
        CASE WHEN kind < 3 THEN '24E' WHEN kind < 5 THEN '24A' WHEN kind < 40 THEN '18G'
            ELSE '18K' END,
        'COM', 'SOMEBODY', 'X', 'NY', '00100', '', '', strftime(day, '%m%d%Y'), dollars,
        CASE WHEN kind < 5 THEN 'S2NY0000' || (payee % 10) ELSE {_committee("payer")} END,
        'SB.' || i, (9800000 + i // 100)::VARCHAR, '', '', '5' || lpad(i::VARCHAR, 18, '0'))
    FROM drawn WHERE payer <> payee ORDER BY i"""


def _summaries(cycle: int) -> str:
    """Stated receipts that hold all there is, so that each statement fits its rows."""
    fields = ["''"] * 27
    fields[0], fields[1] = _committee("n"), "'COMMITTEE ' || n"
    receipts, disbursements, at_first, at_last = 5, 12, 18, 19
    fields[receipts] = fields[at_last] = "'900000000000.00'"
    fields[disbursements] = fields[at_first] = "'0.00'"
    fields[26] = f"'12/31/{cycle}'"
    return f"SELECT concat_ws('|', {', '.join(fields)}) FROM range({COMMITTEES}) t(n)"


def timed(asked: Callable[[], object], runs: int) -> list[tuple[float, float]]:
    """Milliseconds of each run by the wall and of the processor, after one to warm up."""
    asked()
    return [once(asked) for _ in range(runs)]


def once(asked: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of one run by the wall and of the processor."""
    wall, used = time.perf_counter(), time.process_time()
    asked()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - used)


def questions(desk: Desk, *, out: bool) -> dict[str, list[Callable[[], object]]]:
    """What is asked, by its name."""
    donors, committees = (
        [row[0] for row in desk.sql(_LARGEST.replace("{kind}", kind)).rows[:DONORS]]
        for kind in ("person", "committee")
    )
    away: dict[str, list[Callable[[], object]]] = {
        "3 hops from the largest donor": [lambda: desk.trace(donors[0])],
        f"3 hops from each of the largest {DONORS}": [lambda d=d: desk.trace(d) for d in donors],
        "3 hops from the largest committees": [lambda c=c: desk.trace(c) for c in committees[:5]],
    }
    if out:
        return away
    return away | {
        "between a donor and a committee": [lambda: desk.trace(donors[0], committees[3])],
        "3 hops into a committee": [lambda: desk.trace((), committees[3], Wanted())],
        "who stands behind a committee": [lambda: desk.behind(committees[3], Wanted(hops=2))],
    }


def _told(times: list[float]) -> str:
    late = sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]
    return f"{statistics.median(times):7.0f} ms median{late:7.0f} ms 95th"


def _say(name: str, times: list[tuple[float, float]]) -> None:
    print(f"{name:<40}{_told([t[0] for t in times])} wall;{_told([t[1] for t in times])} CPU")


def main() -> None:
    """Generate, load, ask, show."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="keep the ledger here, and use one kept before")
    parser.add_argument("--memory", help="as in itemized --memory")
    parser.add_argument("--out", action="store_true", help="only routes out of somebody")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="itemized-bench-") as temporary:
        folder = options.keep or Path(temporary)
        settings = Settings(
            ledger=folder / "ledger", downloads=folder / "downloads", memory=options.memory
        )
        desk = Desk(settings, stays=True)
        if not (folder / "ledger").exists():
            print(f"making {options.rows:,} rows ...", file=sys.stderr)
            made = generate(folder / "made", options.rows, keep_plain=False)
            more = others(folder / "made", options.rows // 20, made.cycle)
            print("loading ...", file=sys.stderr)
            desk.load("fec_bulk", [*made.zips, *more], cycle=made.cycle)
        ((rows, moves, passers),) = desk.sql(
            "SELECT (SELECT count(*) FROM entries), (SELECT count(*) FROM moves),"
            " (SELECT count(*) FROM passers)"
        ).rows
        print(f"{rows:,} entries, {moves:,} payments to follow, {passers:,} parties they pass")
        for name, asked in questions(desk, out=options.out).items():
            times = [t for each in asked for t in timed(each, options.runs)]
            _say(name, times)
        new = desk.sql(_LARGEST.replace("{kind}", "person")).rows[DONORS:]
        _say(
            "3 hops from donors not asked before", [once(lambda d=d[0]: desk.trace(d)) for d in new]
        )
        print(machine())


if __name__ == "__main__":
    main()
