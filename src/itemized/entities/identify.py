"""Group the ways a name is written into entities: by id, by what people decided, by likeness.

The likeness of two ways depends on nothing but these two (signals.py), and a group is what strong
likenesses join, less what the names in it contradict: so the same rows give the same groups, in
whatever order and in however many parts they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, Protocol

from itemized.entities.signals import JOINED, MAY_BE, macros

_ROUNDS = 60  # a chain of links longer than 2 to that power is no person's
_MOST = 2000  # ways in one block; more share nothing but a common name


class Run(Protocol):
    """Runs one or several SQL statements and gives the last one's rows."""

    def __call__(self, query: str, params: Mapping[str, Any] | None = None, /) -> list[Any]: ...


def identify(run: Run) -> None:
    """Make `identified`, `entity` and `alike` from `party` and `cited`."""
    run(sql("names"))
    run(
        "CREATE TEMP TABLE IF NOT EXISTS cited (number INTEGER, side VARCHAR, verb VARCHAR,"
        " cite INTEGER, name VARCHAR, kind VARCHAR, city VARCHAR, state VARCHAR, zip VARCHAR,"
        " employer VARCHAR, occupation VARCHAR, id VARCHAR)"
    )
    compare(run)
    run(sql("cited"))
    run(f"SET VARIABLE joined = {round(JOINED * 10)}")
    run(sql("joined"))
    _spread(run)
    _take_apart(run)
    run(sql("entities"))


def compare(run: Run) -> None:
    """Make `way`, `way_of` and `likeness`: all pairs of ways that may be one, or more."""
    _lists(run)
    run(sql("parse"))
    run(sql("ways"))
    run(f"SET VARIABLE most = {_MOST}")
    run(sql("blocks"))
    for macro in macros():
        run(macro)
    run(f"SET VARIABLE may_be = {round(MAY_BE * 10)}")
    run(sql("likeness"))


def _lists(run: Run) -> None:
    """Tables `nickname` (name → groups of forms) and `common` (name → bits, in tenths)."""
    nicknames, common = _listed()
    run(
        "CREATE OR REPLACE TEMP TABLE nickname AS"
        " SELECT unnest($names) AS name, unnest($forms) AS forms",
        nicknames,
    )
    run(
        "CREATE OR REPLACE TEMP TABLE common AS"
        " SELECT part, name, round(10 * log2(100000 / n))::INTEGER AS bits"
        " FROM (SELECT unnest($parts) AS part, unnest($names) AS name, unnest($counts) AS n)",
        common,
    )


@cache
def _listed() -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The columns of both tables."""
    rows = [line.split(",") for line in _data("common_names.csv").splitlines()[1:]]
    often = {name: int(n) for part, name, n in rows if part == "given"}
    lines = [line.split() for line in _data("nicknames.txt").splitlines() if line[0] != "#"]
    # a name's groups, its own first and then the commonest
    heads = sorted(range(len(lines)), key=lambda i: (-often.get(lines[i][0], 0), i))
    forms: dict[str, list[int]] = defaultdict(list)
    for group in heads:
        for name in dict.fromkeys(lines[group]):
            forms[name].insert(0 if lines[group][0] == name else len(forms[name]), group)
    nicknames = {"names": list(forms), "forms": list(forms.values())}
    return nicknames, {
        "parts": [r[0] for r in rows],
        "names": [r[1] for r in rows],
        "counts": [int(r[2]) for r in rows],
    }


def _spread(run: Run) -> None:
    before: object = None
    for _ in range(_ROUNDS):
        after = run("SELECT sum(label) FROM joining")
        if after == before:
            break
        before = after
        run(sql("spread"))


def _take_apart(run: Run) -> None:
    """Give the ways of groups that hold contradictions new labels."""
    run(sql("contradict"))
    apart: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for label, x, y in run("SELECT label, x, y FROM contradiction"):
        apart[label] |= {(x, y), (y, x)}
    if not apart:
        return
    links = run("SELECT label, a, b, x, y FROM torn_link ORDER BY label, score DESC, a, b")
    labels = dict(consistent(links, apart))
    run(
        "CREATE OR REPLACE TEMP TABLE joining AS"
        " SELECT way, coalesce(n.label, j.label) AS label FROM joining j LEFT JOIN"
        " (SELECT unnest($ways)::UBIGINT AS way, unnest($labels)::UBIGINT AS label) n USING (way)",
        {"ways": list(labels), "labels": list(labels.values())},
    )


def consistent(
    links: Sequence[tuple[int, int, int, int, int]], apart: Mapping[int, set[tuple[int, int]]]
) -> Iterable[tuple[int, int]]:
    """Way and label, joined again by the strongest links first, never two that contradict.

    links: group, two ways, the names of both, strongest first. apart: a group's pairs of names (or
    ways) that are not one person's.
    """
    root: dict[int, int] = {}
    members: dict[int, set[int]] = {}
    held: dict[int, set[int]] = {}

    def top(way: int) -> int:
        while root[way] != way:
            root[way] = root[root[way]]
            way = root[way]
        return way

    for group, a, b, x, y in links:
        for way, name in ((a, x), (b, y)):
            if way not in root:
                root[way], members[way], held[way] = way, {way}, {way, name}
        p, q = sorted((top(a), top(b)))
        if p == q:
            continue
        clash = apart[group]
        if any((c, d) in clash for c in held[p] for d in held[q]):
            continue
        root[q] = p
        members[p] |= members.pop(q)
        held[p] |= held.pop(q)
    for label, ways in members.items():
        for way in ways:
            yield way, label


@cache
def _data(name: str) -> str:
    return resources.files("itemized.entities").joinpath("data", name).read_text(encoding="utf-8")


@cache
def sql(name: str) -> str:
    """The text of one of this folder's .sql files."""
    return (
        resources.files("itemized.entities")
        .joinpath("sql", f"{name}.sql")
        .read_text(encoding="utf-8")
    )


def bare(name: str) -> str:
    """A query without its remarks, which name what is put in its place."""
    lines = sql(name).splitlines(keepends=True)
    return "".join(line for line in lines if not line.lstrip().startswith("--"))
