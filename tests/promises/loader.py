"""Loads files again and again, each time in a process of its own that meets one fault, and says
what the ledger was like afterward.

    python loader.py WORK NEW...    a fault a line on stdin, an outcome a line on stdout

WORK/template is the ledger before the load. A fault is {"at": n, "mode": m, "error": e}, as
faults.c has it (which must be preloaded), or {"after": seconds} for a kill at that moment, or {}.
Everything is imported once and every load forked from there, which costs a tenth of a start.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "ledger"))
import pyarrow.parquet  # noqa: F401  before the fork
import tiny

from itemized import entities
from itemized.errors import ItemizedError
from itemized.ledger import Reader
from itemized.ledger.load import Writer
from itemized.ledger.verify import verify
from itemized.settings import Settings

work, new = Path(sys.argv[1]), [Path(p) for p in sys.argv[2:]]
ledger = work / "ledger"


def forked(task: Callable[[], dict[str, Any]], kill_after: float | None = None) -> dict[str, Any]:
    """What a task gives, done in a process of its own; {"signal": n} where that was killed."""
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(read)
        try:
            said = task()
        except BaseException:  # noqa: BLE001  told to the test, which fails by it
            said = {"crash": traceback.format_exc()}
        os.write(write, json.dumps(said).encode())
        os._exit(0)
    os.close(write)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(pid, signal.SIGKILL)
    with os.fdopen(read, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status) and not told:
        return {"signal": os.WTERMSIG(status)}
    return json.loads(told)


def settings() -> Settings:
    return Settings(ledger=ledger, downloads=work)


def load(fault: dict[str, Any]) -> dict[str, Any]:
    library = ctypes.CDLL(None) if "at" in fault else None
    writer = Writer(settings(), {"tiny": tiny.SOURCE}, entities.identify)
    if library is not None:
        given = (fault["at"], fault["mode"], fault.get("error", 28))
        library.fault_arm(str(ledger).encode(), ctypes.c_long(given[0]), *given[1:])
    began = time.monotonic()
    try:
        writer.load(tiny.SOURCE, new, 2020)
        said: dict[str, Any] = {"loaded": True}
    except (ItemizedError, OSError) as e:  # of both the command line makes one line
        said = {"refused": str(e), "kind": type(e).__name__}
    if library is not None:
        said["calls"] = library.fault_seen()
    return said | {"seconds": time.monotonic() - began}


def state() -> dict[str, Any]:
    began = time.monotonic()
    with Reader(settings()) as reader:
        ((rows,),) = reader.rows("SELECT count(*) FROM entries")
    opened = time.monotonic() - began
    found = verify(settings())
    damaged = [d.file for d in found.damaged]
    return {"rows": rows, "content": found.content, "damaged": damaged, "opened": opened}


def again() -> dict[str, Any]:
    load({})
    left = [p.name for p in ledger.rglob("*.new")] + [p.name for p in (ledger / "tmp").glob("*")]
    return state() | {"left": left}


for line in sys.stdin:
    fault = json.loads(line)
    shutil.rmtree(ledger, ignore_errors=True)
    shutil.copytree(work / "template", ledger)
    outcome = {
        "fault": fault,
        "load": forked(lambda fault=fault: load(fault), fault.get("after")),
        "then": forked(state),
        "again": forked(again),
    }
    print(json.dumps(outcome), flush=True)
