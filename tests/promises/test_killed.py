"""Whatever befalls a load, the ledger is the old one or the new, whole, and the load can be run again.

Killed at random moments and before or after each call that writes, the disk full from any call on,
and any one call failing. The faults are made by faults.c, which is compiled on the spot.
"""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import tiny

from itemized import entities, ledger
from itemized.settings import Settings

HERE = Path(__file__).parent
OLD = [tiny.gift(n, f"{n}.50") for n in range(1, 3)]
NEW = [tiny.gift(n, f"{n}.50") for n in range(1, 6)]
MODES = {"full": 1, "once": 2, "before": 3, "after": 4}

long_form = pytest.mark.skipif("ITEMIZED_SOAK" not in os.environ, reason="the long form: make soak")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("faults of the disk are made by a library that needs Linux and a C compiler")
    built = tmp_path_factory.mktemp("faults") / "faults.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O2", "-o", built, HERE / "faults.c", "-ldl"], check=True
    )
    return built


def run(work: Path, faults: Iterable[dict[str, Any]], preload: Path | None) -> list[dict[str, Any]]:
    """The outcome of a load with each of the faults."""
    template = Settings(ledger=work / "template", downloads=work)
    path = work / "gifts20.txt"
    if not template.ledger.exists():
        writer = ledger.Writer(template, {"tiny": tiny.SOURCE}, entities.identify)
        writer.load(tiny.SOURCE, [tiny.write(path, OLD)], 2020)
    tiny.write(path, NEW)
    filers = tiny.write(work / "filers.txt", ["K1|KITE PAC|OSTER|ME"])
    done = subprocess.run(
        [
            sys.executable,
            "-W",
            "ignore::DeprecationWarning",
            HERE / "loader.py",
            work,
            path,
            filers,
        ],
        input="".join(json.dumps(f) + "\n" for f in faults),
        env=os.environ | ({"LD_PRELOAD": str(preload)} if preload else {}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def hold(outcome: dict[str, Any], clean: dict[str, Any]) -> None:
    """The promise, of one outcome. clean: of a load that nothing befell."""
    loaded, then, again = outcome["load"], outcome["then"], outcome["again"]
    assert "crash" not in loaded | then | again, outcome
    assert loaded.get("signal") in (None, signal.SIGKILL), outcome
    assert then["rows"] in (len(OLD), len(NEW)), outcome
    assert (then["content"] == clean["then"]["content"]) == (then["rows"] == len(NEW)), outcome
    assert then["damaged"] == [], outcome
    if loaded.get("loaded"):
        assert then["rows"] == len(NEW), outcome
    if "refused" in loaded:
        assert "\n" not in loaded["refused"], outcome
    assert (again["rows"], again["content"]) == (len(NEW), clean["then"]["content"]), outcome
    assert again["damaged"] == [], outcome
    assert again["left"] == [], outcome


def spread(calls: int, many: int) -> list[int]:
    """So many of the calls, the last among them; all where there are no more."""
    if many >= calls:
        return list(range(1, calls + 1))
    return sorted({calls - round(n * (calls - 1) / max(1, many - 1)) for n in range(many)})


@pytest.mark.slow
def test_a_load_that_meets_a_fault(library: Path, tmp_path: Path) -> None:
    """The short form: killed half way, before CURRENT is put in place, disk full, one call failing."""
    (clean,) = run(tmp_path, [{"at": 0, "mode": 0}], library)
    calls, took = clean["load"]["calls"], clean["load"]["seconds"]
    faults = [
        {"after": took / 2},
        {"at": calls * 3 // 4, "mode": MODES["before"]},
        {"at": calls // 3, "mode": MODES["full"], "error": errno.ENOSPC},
        {"at": calls // 2, "mode": MODES["once"], "error": errno.EIO},
    ]
    for outcome in run(tmp_path, faults, library):
        hold(outcome, clean)


@long_form
def test_killed_at_any_moment(tmp_path: Path, soak: int) -> None:
    """At least 200 kills at random moments of a load."""
    (clean,) = run(tmp_path, [{}], None)
    took, draw = clean["load"]["seconds"], random.Random(11)
    many = max(200, soak // 100)
    found = run(tmp_path, [{"after": draw.uniform(0, took * 1.1)} for _ in range(many)], None)
    for outcome in found:
        hold(outcome, clean)
    killed = [o for o in found if o["load"].get("signal")]
    opened = max(o["then"]["opened"] for o in found)
    new = sum(o["then"]["rows"] == len(NEW) for o in found)
    print(f"{len(killed)} of {len(found)} killed, {new} new; opened within {opened:.2f} s")
    assert len(killed) > many // 2


@long_form
@pytest.mark.parametrize("how", MODES)
def test_a_fault_at_any_call_that_writes(
    library: Path, tmp_path: Path, how: str, soak: int
) -> None:
    """Of each kind as many calls as asked for, spread over the load, up to every one."""
    (clean,) = run(tmp_path, [{"at": 0, "mode": 0}], library)
    calls = clean["load"]["calls"]
    assert calls > 20
    error = errno.ENOSPC if how == "full" else errno.EIO
    at = spread(calls, soak // 500)
    found = run(tmp_path, [{"at": n, "mode": MODES[how], "error": error} for n in at], library)
    for outcome in found:
        hold(outcome, clean)
    said = Counter(
        o["load"].get("kind", "killed" if "signal" in o["load"] else "went on") for o in found
    )
    print(f"{how}: {len(found)} of {calls} calls; {dict(said)}")
    if how in ("before", "after"):
        assert "killed" in said
    else:
        assert said["LedgerError"] + said["OSError"]
