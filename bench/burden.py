"""How much a load and questions suffer from a busy core and from a slow disk.

    python bench/burden.py [--rows 1000000] [--asked 20] [--slow FOLDER]

The same rows (generate.py) are loaded and asked of three times: as the machine is, while another
process takes all of one core, and with the ledger in FOLDER, which lies on a slow disk. What lies in
the file cache of the ledger is let go before it is asked for the first time; then the same is asked
again. Where there is no slow disk Linux can be told that one is (as root; 100 MB and 200 requests a
second each way, as of a hard disk):

    truncate -s 8G slow.img && losetup /dev/loop0 slow.img && mkfs.ext4 -q /dev/loop0
    mount /dev/loop0 FOLDER && cd /sys/fs/cgroup/blkio
    for way in read write; do
        echo "7:0 104857600" > blkio.throttle.${way}_bps_device
        echo "7:0 200" > blkio.throttle.${way}_iops_device
    done
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from generate import Made, generate
from rich.console import Console
from rich.table import Table
from run import Run, machine
from table import Line, questions, run


@contextmanager
def busy() -> Iterator[None]:
    """Another process that takes a core."""
    other = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        other.kill()
        other.wait()


def let_go(folder: Path) -> None:
    """Take its files out of the file cache."""
    for path in (each for each in folder.rglob("*") if each.is_file()):
        with path.open("rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def burdened(made: Made, out: Path, asked: int) -> tuple[Run, list[Line]]:
    """A load into a new ledger, and the questions."""
    shutil.rmtree(out, ignore_errors=True)
    loaded = run("ready", made, out)
    let_go(out / "ledger")
    return loaded, questions(out / "ledger", asked)


def show(made: Made, found: dict[str, tuple[Run, list[Line]]]) -> None:
    """Print all of it beside what is as it is, and the machine."""
    plain, lines = next(iter(found.values()))
    table = Table(title=f"{made.rows:,} rows; ms are medians of asking first / again")
    for heading in ("", *found):
        table.add_column(heading)
    loads = (
        f"{each.seconds:.1f} s ({each.seconds / plain.seconds:.2f} ×), CPU {each.cpu:.1f} s"
        for each, _ in found.values()
    )
    table.add_row("zip → ready to answer", *loads)
    for n, line in enumerate(lines):
        told = (asked[n] for _, asked in found.values())
        table.add_row(
            line.what,
            *(
                f"{each.first:.1f} ({each.first / line.first:.2f} ×) / {each.again:.1f}"
                f" ({each.again / line.again:.2f} ×)"
                for each in told
            ),
        )
    console = Console(width=max(140, Console().width))
    console.print(table)
    console.print(f"{machine()}; load average {os.getloadavg()[1]:.1f}")


def main() -> None:
    """Make, load, ask, show; leave nothing behind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--asked", type=int, default=20)
    parser.add_argument("--slow", type=Path, help="a folder on a slow disk")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="itemized-bench-") as temporary:
        folder = Path(temporary)
        print(f"making {options.rows:,} rows ...", file=sys.stderr)
        made = generate(folder / "made", options.rows)
        found = {}
        for name, burden, out in (
            ("as it is", nullcontext(), folder / "out"),
            ("a core taken", busy(), folder / "out"),
            ("a slow disk", nullcontext(), options.slow and options.slow / "out"),
        ):
            if out:
                print(name, file=sys.stderr)
                with burden:
                    found[name] = burdened(made, out, options.asked)
                shutil.rmtree(out)
        show(made, found)


if __name__ == "__main__":
    main()
