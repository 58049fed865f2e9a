"""Some five hundred pairs that look like one and are two: none of them may be joined.

All made up. Each pair has its own family name, so that all stand in one set and none helps another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from entities.grouping import Way, group

FAMILIES = [
    a + b
    for a, b in product(
        "ARK BRIN COLD DUSK ELD FENN GROSS HALV IST JUNI KELD LARK".split(),
        "AMORE BECKET CROFT DOWELL ERSON".split(),
    )
]
COMMON = "SMITH JOHNSON BROWN WILLIAMS MILLER DAVIS GARCIA WILSON".split()


def traps() -> Iterator[tuple[str, Way, Way]]:
    """What the trap is, and the two."""
    for i, f in enumerate(FAMILIES):
        yield from _of_one_house(f, f"0{4100 + i}")
    for i, f in enumerate(COMMON):
        yield from _common_names(f, f"1{1000 + i}")
    for i, f in enumerate(FAMILIES[:20]):
        yield from _bodies(f, f"2{2000 + i}")


def _of_one_house(f: str, zip_: str) -> Iterator[tuple[str, Way, Way]]:
    def at(name: str, **other: str | None) -> Way:
        return replace(Way(f"{f}{name}", zip=zip_, employer=f"{f} MILLS"), **other)  # type: ignore[arg-type]

    yield "father and son", at(", CORWIN T"), at(", CORWIN T JR")
    yield "son and grandson", at("ETT, CORWIN JR"), at("ETT, CORWIN III")
    yield "twins", at("BY, JOHN", occupation="FARMER"), at("BY, JOAN", occupation="FARMER")
    yield "a couple and one of them", at("DEN, CORWIN & MAUD"), at("DEN, CORWIN")
    yield "husband and wife by his name", at("ELL, MR. CORWIN"), at("ELL, MRS. CORWIN")
    yield (
        "an initial, and nothing else",
        at("FORD, C", employer=None),
        at("FORD, CORWIN", employer=None),
    )
    yield (
        "namesakes far apart",
        at("GATE, CORWIN"),
        at("GATE, CORWIN", city="ALBA", state="TX", zip="75001", employer="FORGE"),
    )


def _common_names(f: str, zip_: str) -> Iterator[tuple[str, Way, Way]]:
    for given, a, b in (
        ("JOHN", "ADAM", "BELL"),
        ("MARY", "CLAY & CO", "DOVE LLC"),
        ("JAMES", "ELM BANK", "FIR CLINIC"),
    ):
        one = Way(f"{f}, {given}", zip=zip_, employer=a, occupation="ACCOUNTANT")
        yield "a common name in one zip", one, replace(one, employer=b, occupation="WELDER")
        yield (
            "middle initials",
            replace(one, name=f"{f}, {given} A", city="LODE", zip=f"{zip_[:4]}9"),
            replace(one, name=f"{f}, {given} Q", city="LODE", zip=f"{zip_[:4]}9"),
        )
    retired = Way(f"{f}, ROBERT", city="NORA", state="OH", zip="43" + zip_[2:], employer="RETIRED")
    yield (
        "a common name, one state, retired",
        retired,
        replace(retired, city="LUND", zip="45" + zip_[2:]),
    )
    yield (
        "no place, no employer",
        Way(f"{f}, LINDA", None, None, None, None),
        Way(f"{f}, LINDA", "IONA", "UT", "84" + zip_[2:], None),
    )
    shared = Way(f"{f}, DAVID", city="ERIE", state="NV", zip="89" + zip_[2:], employer="US ARMY")
    yield (
        "one employer of thousands",
        shared,
        replace(shared, city="TROY", state="GA", zip="30" + zip_[2:]),
    )


def _bodies(f: str, zip_: str) -> Iterator[tuple[str, Way, Way]]:
    def body(name: str, kind: str) -> Way:
        return Way(f"{f} {name}", "CAPSTAN", "VA", zip_, None, kind=kind)

    yield "a PAC and its parent", body("WORKS", "organization"), body("WORKS PAC", "committee")
    yield (
        "a committee called as an organization is",
        body("LEAGUE", "organization"),
        body("LEAGUE", "committee"),
    )
    yield (
        "two committees named alike",
        body("VICTORY FUND", "committee"),
        body("VICTORY FUND II", "committee"),
    )
    yield (
        "two locals of a union",
        body("WORKERS LOCAL 12", "organization"),
        body("WORKERS LOCAL 13", "organization"),
    )
    yield (
        "a trust and its founder",
        Way(f"{f}, EUDORA", "CAPSTAN", "VA", zip_, None),
        Way(f"{f}, EUDORA TRUST", "CAPSTAN", "VA", zip_, None),
    )
    yield (
        "one name in two states",
        body("GRANGE", "organization"),
        replace(body("GRANGE", "organization"), state="WV", city="ALBA", zip="25001"),
    )


ALL = list(traps())


def test_there_are_some_five_hundred() -> None:
    assert len(ALL) >= 500


@pytest.fixture(scope="module")
def entities() -> list[str]:
    return group([way for _, a, b in ALL for way in (a, b)])


@pytest.mark.parametrize("kind", sorted({kind for kind, _, _ in ALL}))
def test_no_two_are_joined(kind: str, entities: list[str]) -> None:
    joined = [
        (a, b)
        for i, (what, a, b) in enumerate(ALL)
        if what == kind and entities[2 * i] == entities[2 * i + 1]
    ]
    assert joined == []
