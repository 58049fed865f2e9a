"""Pages that lie fail: what they show is run, and the reference is the commands' own help.

The tutorial's blocks run from top to bottom in one empty folder; so do those of any other page
that holds the line `<!-- the blocks of this page are run -->`. A ```console block holds commands
(`$ ...`, carried on by lines that start with `> `) and what they print; a ```python block is run as
it stands, or as a doctest where it has `>>> ` prompts. In what is expected `...` on a line of its
own stands for any lines, and within a line for any text.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
MARK = "<!-- the blocks of this page are run -->"
FENCE = re.compile(r"^```(console|python)[^\n]*\n(.*?)^```[ ]*$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """One command or piece of Python, the line it stands on, and the output shown for it."""

    line: int
    language: str
    code: str
    shown: str = ""


def _commands(block: str, line: int) -> Iterator[Step]:
    code: list[str] = []
    shown: list[str] = []
    start = line
    for number, text in enumerate(block.splitlines(), line):
        if text.startswith("$ "):
            if code:
                yield Step(start, "console", "\n".join(code), "\n".join(shown))
            code, shown, start = [text[2:]], [], number
        elif text.startswith("> ") and code and not shown:
            code.append(text[2:])
        else:
            shown.append(text)
    if code:
        yield Step(start, "console", "\n".join(code), "\n".join(shown))


def steps(page: str) -> list[Step]:
    """What a page asks the reader to run, in order."""
    found: list[Step] = []
    for fence in FENCE.finditer(page):
        line = page.count("\n", 0, fence.start(2)) + 1
        if fence[1] == "console":
            found += _commands(fence[2], line)
        else:
            found.append(Step(line, "python", fence[2]))
    return found


def fits(shown: str, printed: str) -> bool:
    """Whether what a command printed is what the page shows, `...` standing for anything."""
    pattern = ""
    for line in shown.strip("\n").splitlines():
        if line.strip() == "...":
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pattern += "[^\n]*".join(map(re.escape, line.rstrip().split("..."))) + "\n"
    lines = "".join(f"{line.rstrip()}\n" for line in printed.strip("\n").splitlines())
    return re.fullmatch(pattern, lines) is not None


@dataclass
class Reader:
    """Somebody who types what a page says, in an empty folder."""

    folder: Path
    names: dict[str, object]
    exit_code: int = 0

    def run(self, step: Step) -> None:
        """Run one step; an assertion fails where the page is not true."""
        if step.language == "console":
            self._type(step)
        elif ">>> " in step.code:
            self._ask(step)
        else:
            exec(compile("\n" * (step.line - 1) + step.code, "page", "exec"), self.names)

    def _type(self, step: Step) -> None:
        done = subprocess.run(
            ["bash", "-c", f"(exit {self.exit_code}); {step.code}"],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        self.exit_code = done.returncode
        assert fits(step.shown, done.stdout), f"line {step.line}: $ {step.code}\n{done.stdout}"

    def _ask(self, step: Step) -> None:
        options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        test = doctest.DocTestParser().get_doctest(
            step.code, self.names, "page", None, step.line - 1
        )
        said: list[str] = []
        result = doctest.DocTestRunner(optionflags=options).run(
            test, out=said.append, clear_globs=False
        )
        self.names.update(test.globs)
        assert result.failed == 0, "".join(said)


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A reader with an empty folder, an empty home and no settings."""
    for name in [name for name in os.environ if name.startswith(("ITEMIZED_", "XDG_"))]:
        monkeypatch.delenv(name)
    home, folder = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    folder.mkdir()
    plain = {
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "PYTHONUTF8": "1",
        "HOME": str(home),
    }
    plain["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for name, value in plain.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(folder)
    return Reader(folder, {"__name__": "page"})


def _pages() -> list[str]:
    marked = [page for page in DOCS.rglob("*.md") if MARK in page.read_text(encoding="utf-8")]
    return sorted({"tutorial.md", *(page.relative_to(DOCS).as_posix() for page in marked)})


@pytest.mark.slow
@pytest.mark.parametrize("page", _pages())
def test_what_a_page_shows_is_true(page: str, reader: Reader) -> None:
    found = steps((DOCS / page).read_text(encoding="utf-8"))
    assert found, f"docs/{page} shows nothing to run"
    for step in found:
        reader.run(step)
    assert reader.exit_code == 0, f"the last command of docs/{page} failed"


def test_the_reference_is_the_commands_own_help() -> None:
    script = ROOT / "scripts" / "cli_reference.py"
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_pages_of_kinds_are_their_examples() -> None:
    script = ROOT / "scripts" / "claim_pages.py"
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_notebook_gives_what_it_shows() -> None:
    script = ROOT / "scripts" / "notebook.py"
    command = [sys.executable, "-W", "error", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


PAGE = """\
# A page

```console
$ echo one
one
$ printf 'a\\nb\\nc\\n' |
> cat
a
...
$ false
$ echo $?
1
```

```python
x = 2
```

```python
>>> x + 1
3
```
"""


def test_a_page_is_read_and_run(reader: Reader) -> None:
    found = steps(PAGE)
    assert [(step.line, step.code.splitlines()[0]) for step in found] == [
        (4, "echo one"),
        (6, "printf 'a\\nb\\nc\\n' |"),
        (10, "false"),
        (11, "echo $?"),
        (16, "x = 2"),
        (20, ">>> x + 1"),
    ]
    for step in found:
        reader.run(step)


@pytest.mark.parametrize(
    "step", [Step(1, "console", "echo one", "two"), Step(1, "python", ">>> 1\n2\n")]
)
def test_a_page_that_lies_is_found(step: Step, reader: Reader) -> None:
    with pytest.raises(AssertionError):
        reader.run(step)


@pytest.mark.parametrize(
    ("shown", "printed", "fit"),
    [
        ("", "", True),
        ("one", "one\n", True),
        ("one", "one\ntwo\n", False),
        ("one\n...", "one\ntwo\nthree\n", True),
        ("...\nthree", "one\ntwo\nthree\n", True),
        ("one\n...\ntwo", "one\ntwo\n", True),
        ("took ... seconds", "took 3.1 seconds\n", True),
        ("took ... seconds", "took 3.1 minutes\n", False),
    ],
)
def test_dots_stand_for_anything(shown: str, printed: str, *, fit: bool) -> None:
    assert fits(shown, printed) is fit
