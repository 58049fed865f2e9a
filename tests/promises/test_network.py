"""Neither importing itemized nor its demo opens a connection to anywhere; nor does any test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from itemized.sources._public import resolve

FAULTS = Path(__file__).parent / "faults.c"
PROGRAM = """
import importlib, pkgutil, sys

def watch(event, args):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"):
        sys.exit(f"the network was used: {event} {args}")

sys.addaudithook(watch)
import itemized
names = [m.name for m in pkgutil.walk_packages(itemized.__path__, "itemized.")]
for name in names:
    if name.endswith("__main__"):
        continue
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as e:
        if e.name.partition(".")[0] not in ("py4j", "pyspark", "sqlglot"):  # itemized[spark]
            raise
print(len(names), "modules")
if "demo" in sys.argv:
    from itemized.cli import main
    sys.argv = ["itemized", "demo"]
    main()
"""


def test_the_guard_of_the_tests_holds(no_network: list[str]) -> None:
    with socket.socket() as outward, pytest.raises(RuntimeError, match="no test may use"):
        outward.connect(("192.0.2.1", 9))
    with pytest.raises(RuntimeError, match="no test may use the network"):
        resolve("news.example", 80)
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    assert len(no_network) == 2
    no_network.clear()


def test_no_connection_is_opened(tmp_path: Path, soak: int) -> None:
    """Every module imported; in the long form the demo run as well. C code is watched too where a
    compiler is at hand."""
    env = os.environ | {"ITEMIZED_LEDGER": str(tmp_path / "ledger"), "ITEMIZED_NO_NETWORK": "1"}
    if (compiler := shutil.which("cc")) and sys.platform.startswith("linux"):
        library = tmp_path / "faults.so"
        subprocess.run(
            [compiler, "-shared", "-fPIC", "-O2", "-o", library, FAULTS, "-ldl"], check=True
        )
        env["LD_PRELOAD"] = str(library)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROGRAM, *(["demo"] if soak else [])],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-500:] + done.stderr[-2000:]
    assert int(done.stdout.split()[0]) > 100
