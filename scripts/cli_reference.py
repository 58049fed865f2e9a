"""Write docs/reference/cli.md from the commands themselves, or check that it still fits them.

python scripts/cli_reference.py            say whether the page fits (exit 1 if not)
python scripts/cli_reference.py --write    write it
"""

from __future__ import annotations

import os
import re
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
        [
            sys.executable,
            "-m",
            "typer",
            "--app",
            "app",
            "itemized.cli",
            "utils",
            "docs",
            "--name",
            "itemized",
        ],
        env=kept | plain,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"the commands' help cannot be read:\n{done.stderr}")
    page = "\n".join(line.rstrip() for line in done.stdout.strip().splitlines()) + "\n"
    # The list of commands cuts their help short; each command's first line is its whole sentence.
    said = dict(re.findall(r"^## `itemized (\S+)`\n\n(.+)$", page, re.MULTILINE))
    for name, sentence in said.items():
        start = f"* `{name}`: "
        lines = page.splitlines(keepends=True)
        page = "".join(f"{start}{sentence}\n" if x.startswith(start) else x for x in lines)
    return HEAD + page


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
