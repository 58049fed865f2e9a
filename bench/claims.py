"""How fast an article is read, measured against cutting the same text into sentences.

    python bench/claims.py [--names 20000] [--words 5000] [--runs 5]

B, the baseline, is the cutting of the text into sentences alone. Both run in turn in one
process, each time over a text not seen before, so that a ratio compares neighbors in time. The
start of `itemized claims` is measured against a bare start of Python. Nothing here fails for being
slow; the house asks for half a second an article and 0.6 s from start to end.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from itemized.claims._text.known import NameIndex
from itemized.claims._text.sentences import split
from itemized.claims.reading import kinds, read
from itemized.model import Article

DAY = date(2022, 9, 15)
PLACES = "Ash Birch Cedar Dale Elm Fern Glen Hill Isle Jade Knoll Lake Mill North Oak Pine".split()
THINGS = "Roads Courts Schools Rivers Farms Streets Harbors Bridges Gardens Towns".split()
PEOPLE = "Ada Quill|Mia Holt|Lee Moss|Dana Vole|Pat Lund|Oz Tarrant|Bo Trask|Ida Boone".split("|")
SENTENCES = (
    "{a} gave ${n},000 to the {c} in May, according to records filed with the FEC.",
    "Sen. {a}’s campaign raised $1.{n} million in the second quarter and had ${n},500 in the bank.",
    "The {c} spent ${n},000 attacking Rep. {b}, who faces re-election in Ohio.",
    "“We will win,” {a} said at a rally on the steps of the old courthouse by the river.",
    "It rained all morning, and the crowd of several hundred people went home early that day.",
    "{b} has backed a bill that would change how the county pays for its roads and schools.",
    "The state budget is ${n} billion, a third of it for hospitals, and nobody expects it to pass.",
    "Most of the money came from {a}, who has given the {c} more than $2.{n} million since 2016.",
)


def committees(many: int) -> list[tuple[str, str, str]]:
    """Names as a registry has them, with their ids."""
    rng = random.Random(1)
    named = (f"{rng.choice(PLACES)} {rng.choice(THINGS)} {i} PAC".upper() for i in range(many))
    return [(name, f"C{i:08}", "committee") for i, name in enumerate(named)]


def story(words: int, seed: int) -> str:
    """An article of about so many words, in paragraphs of three sentences."""
    rng, parts, n = random.Random(seed), [], 0
    while n < words:
        pac = f"{rng.choice(PLACES)} {rng.choice(THINGS)} {rng.randrange(20_000)} PAC"
        a, b = rng.sample(PEOPLE, 2)
        told = " ".join(
            rng.choice(SENTENCES).format(a=a, b=b, c=pac, n=rng.randrange(2, 900)) for _ in range(3)
        )
        parts.append(told)
        n += len(told.split())
    return "\n\n".join(parts)


def seconds(work: object, *given: object) -> float:
    """How long a call takes."""
    began = time.perf_counter()
    work(*given)  # type: ignore[operator]
    return time.perf_counter() - began


def start(folder: Path) -> tuple[float, float]:
    """A bare start of Python, and `itemized claims` of one line from start to end."""
    article = folder / "a.txt"
    article.write_text("Ada Quill gave $5,000 to the Better Roads PAC in May.\n", encoding="utf-8")
    bare = [sys.executable, "-c", "pass"]
    ours = [sys.executable, "-c", "from itemized.cli import main; main()", "claims", str(article)]
    ours += ["--json", "--published", DAY.isoformat()]
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    return (
        seconds(lambda: subprocess.run(bare, **quiet)),  # type: ignore[call-overload]
        seconds(lambda: subprocess.run(ours, **quiet)),  # type: ignore[call-overload]
    )


def main() -> None:
    """Measure in turn, and show the medians."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--names", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    names = committees(options.names)
    index = NameIndex(names)
    building = seconds(NameIndex, names)
    kinds()
    read(Article(story(200, 0), None, DAY, None, ""), index)
    rows: dict[str, list[tuple[float, float]]] = {"reading": [], "start": []}
    with tempfile.TemporaryDirectory(prefix="itemized-bench-") as folder:
        for n in range(1, options.runs + 1):
            text = story(options.words, n)
            base = seconds(split, text)
            whole = seconds(read, Article(text, None, DAY, None, ""), index)
            rows["reading"].append((base, whole))
            rows["start"].append(start(Path(folder)))
    show(
        rows, f"{options.words:,} words, {options.names:,} names (index built in {building:.2f} s)"
    )


def show(rows: dict[str, list[tuple[float, float]]], title: str) -> None:
    """Medians and ratios of neighbors."""
    table = Table(title=title)
    for heading in ("", "B", "s", "÷ B", "asked"):
        table.add_column(heading, justify="right" if heading else "left")
    asked = {"reading": ("sentences alone", "0.5"), "start": ("bare python", "0.6")}
    for name, pairs in rows.items():
        ratio = statistics.median(b / a for a, b in pairs)
        table.add_row(
            f"{name} (B: {asked[name][0]})",
            f"{statistics.median(a for a, _ in pairs):.3f}",
            f"{statistics.median(b for _, b in pairs):.3f}",
            f"{ratio:.0f}",
            asked[name][1],
        )
    Console(width=max(100, Console().width)).print(table)


if __name__ == "__main__":
    main()
