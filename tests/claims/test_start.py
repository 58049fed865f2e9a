"""Reading an article starts without what only the ledger needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from itemized.claims._base import Later
from itemized.claims.reading import kinds

SCRIPT = """
import sys
sys.argv = ["itemized", "claims", sys.argv[1], "--ledger", sys.argv[2]]
from itemized.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
heavy = {"duckdb", "pyarrow", "numpy", "trafilatura", "httpx"} & set(sys.modules)
assert not heavy, heavy
checks = [name for name in sys.modules if name.startswith("itemized.claims._check")]
assert not checks, checks
"""


def test_claims_starts_light(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Ada Quill gave $5,000 to the Better Roads PAC in May.", encoding="utf-8")
    command = [sys.executable, "-c", SCRIPT, str(article), str(tmp_path / "none")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "Better Roads PAC" in done.stdout


def test_every_check_is_there() -> None:
    for kind in kinds().values():
        if isinstance(kind.check, Later):
            assert kind.check.found().__name__ == kind.check.name
