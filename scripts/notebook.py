"""Run docs/tutorial.ipynb in an empty folder, and say whether what it shows is true.

python scripts/notebook.py            say whether it gives what it shows (exit 1 if not)
python scripts/notebook.py --write    keep what it gives

No Jupyter is needed: a cell is compiled, its last expression is shown as a notebook would show it.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).resolve().parent.parent / "docs" / "tutorial.ipynb"


def run(cell: str, names: dict[str, Any], where: str) -> list[dict[str, Any]]:
    """The outputs of a cell, in the form of a notebook's file."""
    body = ast.parse(cell, where)
    last = body.body.pop() if body.body and isinstance(body.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(body, where, "exec"), names)
        value = (
            eval(compile(ast.Expression(last.value), where, "eval"), names)
            if isinstance(last, ast.Expr)
            else None
        )
    outputs: list[dict[str, Any]] = []
    if printed.getvalue():
        text = printed.getvalue().splitlines(keepends=True)
        outputs.append({"name": "stdout", "output_type": "stream", "text": text})
    if value is not None:
        data = {"text/plain": repr(value).splitlines(keepends=True)}
        if callable(shown := getattr(value, "_repr_html_", None)):
            data = {"text/html": shown().splitlines(keepends=True), **data}
        count = names["_count"]
        outputs.append(
            {
                "data": data,
                "execution_count": count,
                "metadata": {},
                "output_type": "execute_result",
            }
        )
    return outputs


def executed(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with the outputs that its cells give now."""
    names: dict[str, Any] = {"__name__": "__main__", "_count": 0}
    cells = []
    for n, cell in enumerate(notebook["cells"], 1):
        if cell["cell_type"] == "code":
            names["_count"] += 1
            outputs = run("".join(cell["source"]), names, f"{NOTEBOOK.name}, cell {n}")
            cell = {**cell, "execution_count": names["_count"], "outputs": outputs}
        cells.append(cell)
    return {**notebook, "cells": cells}


def main() -> int:
    """Run the notebook; 1 where it shows something else than it holds."""
    held = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    for name in [name for name in os.environ if name.startswith("ITEMIZED_")]:
        del os.environ[name]
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        made = executed(held)
    if "--write" in sys.argv:
        text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
        NOTEBOOK.write_text(text, encoding="utf-8")
        return 0
    for n, (was, now) in enumerate(zip(held["cells"], made["cells"], strict=True), 1):
        if was != now:
            print(f"cell {n} of {NOTEBOOK.name} shows something else now; run: {__file__} --write")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
