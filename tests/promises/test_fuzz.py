"""No mutated input crashes a parser, holds it up, or makes it large: see fuzz.py."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parent / "fuzz.py"
#: Inputs of the short form, and their share of the long one: parsers that go through the database
#: take some 50 ms an input, the others a few.
KINDS = {
    "question": (80, 0.45), "article": (10, 0.12), "fec": (30, 0.36), "fec_loaded": (2, 0.01),
    "bulk": (3, 0.02), "states": (3, 0.02), "bundle": (5, 0.02),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_mutated_inputs_are_read_or_refused(kind: str, soak: int) -> None:
    """Some 130 in all; in the long form ITEMIZED_FUZZ of them (`make soak FUZZ=1000000`)."""
    short, share = KINDS[kind]
    many = (
        max(short, round(int(os.environ.get("ITEMIZED_FUZZ", "20000")) * share)) if soak else short
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", FUZZ, kind, str(many), "1"],
        capture_output=True,
        text=True,
        check=False,
    )
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
