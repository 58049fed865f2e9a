"""Write docs/reference/cli.md from the commands themselves, or check that it still fits them.

python scripts/cli_reference.py            say whether the page fits (exit 1 if not)
python scripts/cli_reference.py --write    write it
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "cli.md"
HEAD = "<!-- Written by `make cli-reference`; edit the commands' own help instead. -->\n\n"


def reference() -> str:
    """The page as the commands' own help makes it, the same on every machine."""
    plain = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("ITEMIZED_", "_TYPER", "_ITEM"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "typer", "itemized.cli", "utils", "docs", "--name", "itemized"],
        env=kept | plain,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"the commands' help cannot be read:\n{done.stderr}")
    lines = (line.rstrip() for line in done.stdout.strip().splitlines())
    return HEAD + "\n".join(lines) + "\n"


def main() -> int:
    """Write the page with --write, else compare."""
    wanted = reference()
    if "--write" in sys.argv[1:]:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(wanted, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == wanted:
        return 0
    print(
        "docs/reference/cli.md does not fit the commands; run `make cli-reference`", file=sys.stderr
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
