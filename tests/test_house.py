"""The house is kept: sizes, the public names, no traces of a machine, a page for each thing."""

from __future__ import annotations
import __future__

import ast
import re
import subprocess
import types
from pathlib import Path

import pytest

import itemized
from itemized import _discover

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "src" / "itemized").rglob("*.py"))
MAX_MODULE = 400
MAX_FUNCTION = 60

#: A folder that only one machine has, at the start of a path.
MACHINE_PATH = re.compile(
    r"(?<![\w.)}\]-])/(?:home|Users|root|work|opt|mnt)/[\w.-]+|[A-Z]:\\Users\\\w+"
)
KINDS_OF_CHANGE = {"added", "changed", "deprecated", "removed", "fixed", "security"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _kept_files() -> list[Path]:
    """Every file under version control and every new one that is not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no checkout of the repository")
    return [
        path
        for name in done.stdout.decode().split("\0")
        if name and (path := ROOT / name).is_file()
    ]


def test_modules_are_short() -> None:
    lengths = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: n for name, n in lengths.items() if n > MAX_MODULE} == {}


def test_functions_are_short() -> None:
    long = {}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MAX_FUNCTION:
                    long[f"{_name(path)}:{node.lineno} {node.name}"] = lines
    assert long == {}


def test_the_public_names_are_the_list() -> None:
    def leaks(name: str) -> bool:
        value = getattr(itemized, name)
        machinery = isinstance(value, types.ModuleType | __future__._Feature)
        return not (name.startswith("_") or machinery or name == "TYPE_CHECKING")

    leaked = {name for name in dir(itemized) if leaks(name)}
    assert sorted(leaked | {"__version__"}) == sorted(itemized.__all__)


def test_every_public_name_is_there() -> None:
    assert [name for name in itemized.__all__ if not hasattr(itemized, name)] == []


def test_no_path_of_a_machine() -> None:
    found = []
    for path in _kept_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{_name(path)}: {match.group()}" for match in MACHINE_PATH.finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see ~home~ann~ledger", True),
        ("file:~~~work~main~x.zip", True),
        ("https:~~www.fec.gov~home~search~", False),
        ("tests~work~file", False),
    ],
)
def test_what_a_path_of_a_machine_is(text: str, *, found: bool) -> None:
    assert bool(MACHINE_PATH.search(text.replace("~", "/"))) is found


def _offered(folder: str) -> list[str]:
    """The modules of a folder that offer something; in claims not all of them are a kind."""
    found = _discover.modules(f"itemized.{folder}")
    return [name for name, module in found.items() if folder != "claims" or hasattr(module, "KIND")]


@pytest.mark.parametrize("folder", ["sources", "claims", "export"])
def test_everything_has_a_page(folder: str) -> None:
    written = {path.stem for path in (ROOT / "docs" / folder).glob("*.md")} - {"index"}
    assert sorted(written) == _offered(folder)


def test_changes_say_what_kind_they_are() -> None:
    fragments = [path for path in (ROOT / "changes").glob("*.md") if path.name != "README.md"]
    assert [
        path.name for path in fragments if path.name.split(".")[-2] not in KINDS_OF_CHANGE
    ] == []
    assert [path.name for path in fragments if not path.read_text(encoding="utf-8").strip()] == []


def test_the_version_is_said_once_and_the_same() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    stated = re.search(r'^version = "(.+)"$', text, re.MULTILINE)
    assert stated
    assert stated[1] == itemized.__version__
