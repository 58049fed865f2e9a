"""The parts that a wheel rests on, as CycloneDX, and whether two builds give the same wheel.

python scripts/sbom.py sbom FILE     from uv.lock, without what changes from run to run
python scripts/sbom.py wheel         builds twice, of files of other times and rights
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
UV = Path(sys.executable).with_name("uv")
_GIVEN = ("src", "pyproject.toml", "README.md", "LICENSE")  # all that a wheel is made of


def sbom(target: Path) -> int:
    """Write the bill of materials of an installation without extras."""
    done = subprocess.run(
        [UV, "export", "--frozen", "--no-dev", "--format", "cyclonedx1.5", "-q"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    bill = json.loads(done.stdout)
    bill.pop("serialNumber", None)
    bill.get("metadata", {}).pop("timestamp", None)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bill, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{target}: {len(bill['components'])} components")
    return 0


def wheel() -> int:
    """Build a wheel twice and compare the bytes."""
    with tempfile.TemporaryDirectory() as name:
        sums = [_built(Path(name) / str(n), n) for n in range(2)]
    print("\n".join(f"{digest}  {title}" for title, digest in sums))
    if sums[0] != sums[1]:
        print("two builds gave two wheels", file=sys.stderr)
        return 1
    return 0


def _built(folder: Path, number: int) -> tuple[str, str]:
    """A wheel built from a copy whose files have other times and rights: its name and sha256."""
    given = folder / f"copy{number}"
    given.mkdir(parents=True)
    for part in _GIVEN:
        here = ROOT / part
        if here.is_dir():
            shutil.copytree(here, given / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(here, given / part)
    for path in given.rglob("*"):
        os.utime(path, (1_000_000_000 + number * 10_000_000,) * 2)
        if path.is_file() and number:
            path.chmod(0o600)
    out = str(folder / "out")
    build = [str(UV), "build", "--wheel", "-q", "--out-dir", out, str(given)]
    subprocess.run(build, check=True, cwd=folder)
    (made,) = (folder / "out").glob("*.whl")
    return made.name, hashlib.sha256(made.read_bytes()).hexdigest()


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(sbom(Path(arguments[1])) if arguments[:1] == ["sbom"] else wheel())
