"""What others make of an electronic filing, each as its own pages tell a user to run it.

bench/efile.py runs them. Those that hand lines over are added up as they come; those that write
files are done when the files are there, and what they wrote is added up afterward, in no measured
process. Needs the group `bench`: `sh scripts/sync --group dev --group bench`.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

import duckdb

Counted = tuple[int, str]


@dataclass(frozen=True)
class Way:
    """One way of reading the filing. `run` reads it (its file, a folder to write in) and says how
    many lines there were and their total, or nothing; then `count` says it of what was written."""

    does: str
    run: Callable[[Path, Path], Counted | None]
    count: Callable[[Path], Counted] | None = None
    package: str = ""

    def version(self) -> str:
        """The version that was measured."""
        return version(self.package) if self.package else ""


def _fecfile(filing: Path, _: Path) -> Counted:
    import fecfile

    lines, total = 0, Decimal(0)
    for item in fecfile.iter_file(str(filing)):
        if item.data_type == "itemization":
            lines += 1
            total += Decimal(str(item.data["contribution_amount"]))
    return lines, str(total)


def _fastfec(filing: Path, _: Path) -> Counted:
    from fastfec import FastFEC

    lines, total = 0, Decimal(0)
    with filing.open("rb") as source, FastFEC() as reader:
        for form, line in reader.parse(source):
            if form == "SA11AI":
                lines += 1
                total += Decimal(str(line["contribution_amount"]))
    return lines, str(total)


def _fastfec_files(filing: Path, out: Path) -> None:
    from fastfec import FastFEC

    with filing.open("rb") as source, FastFEC() as reader:
        if reader.parse_as_files(source, str(out / "csv")) != 1:
            sys.exit("fastfec could not read it")


def _libfec(*command: str) -> None:
    subprocess.run(
        [str(Path(sys.executable).with_name("libfec")), "--offline", *command],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _libfec_files(filing: Path, out: Path) -> None:
    _libfec("fastfec", str(filing), str(out / "csv"))


def _libfec_sqlite(filing: Path, out: Path) -> None:
    _libfec("export", str(filing), "-o", str(out / "filing.db"))


def _of_csv(out: Path) -> Counted:
    """What the files of Schedule A come to; the amounts are read as decimals. fastfec leaves out
    empty fields at the end of a line."""
    (found,) = (out / "csv").rglob("SA11AI.csv")
    with duckdb.connect() as db:
        lines, total = db.execute(
            "SELECT count(*), sum(CAST(contribution_amount AS DECIMAL(14, 2))) FROM read_csv($found,"
            " all_varchar = true, header = true, delim = ',', quote = '\"', null_padding = true)",
            {"found": str(found)},
        ).fetchone() or (0, 0)
    return lines, str(total)


def _of_sqlite(out: Path) -> Counted:
    """What its table comes to. It holds amounts as floating point: each is rounded to cents."""
    with sqlite3.connect(out / "filing.db") as db:
        lines, cents = db.execute(
            "SELECT count(*), sum(CAST(round(contribution_amount * 100) AS INTEGER))"
            " FROM libfec_schedule_a"
        ).fetchone()
    return lines, str(Decimal(cents) / 100)


PEERS = {
    "fecfile": Way(
        "fecfile.iter_file(FILE): a dict a line, amounts as floats", _fecfile, package="fecfile"
    ),
    "fastfec, lines": Way(
        "FastFEC().parse(FILE): a dict a line, amounts as floats", _fastfec, package="fastfec"
    ),
    "fastfec, CSV": Way(
        "FastFEC().parse_as_files(FILE, FOLDER)", _fastfec_files, _of_csv, package="fastfec"
    ),
    "libfec, CSV": Way("libfec fastfec FILE FOLDER", _libfec_files, _of_csv, package="libfec"),
    "libfec, SQLite": Way(
        "libfec export FILE -o FILING.db", _libfec_sqlite, _of_sqlite, package="libfec"
    ),
}
