"""Parties by form, by index and by what pronouns mean."""

from __future__ import annotations

import pytest

from itemized.claims._text.agencies import find_agencies
from itemized.claims._text.known import NameIndex
from itemized.claims._text.names import find_names
from itemized.claims._text.parties import Cast
from itemized.claims._text.sentences import split


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It went to Texas Sen. Jane Roe, a Democrat.", ["Jane Roe", "Democrat"]),
        ("It went to Texas Sen. Jane Roe, a Republican.", ["Jane Roe", "Republican"]),
        (
            "Acme & Sons and Americans for Better Roads gave.",
            ["Acme & Sons", "Americans for Better Roads"],
        ),
        ("We met J.B. Stone and Sheldon G. Vole.", ["J.B. Stone", "Sheldon G. Vole"]),
        ("The Hills of Hope PAC and BlueDoor PAC got it.", ["Hills of Hope PAC", "BlueDoor PAC"]),
        ("Mia Holt of Reno won.", ["Mia Holt", "Reno"]),
        ("Opponents have raised nothing.", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [n.text for n in find_names(text)] == names


def cast(text: str, index: NameIndex | None = None) -> Cast:
    return Cast(text, split(text), index)


def test_surname_means_the_full_name() -> None:
    parties = cast("Ada Quill gave. Later Quill gave more.")
    assert parties.full(parties.names[-1]) == "Ada Quill"


def test_shared_surname_means_nobody_in_particular() -> None:
    parties = cast("Ada Quill gave. Bo Quill gave. Later Quill gave more.")
    assert parties.full(parties.names[-1]) == "Quill"


def test_acronyms_are_spelled_out() -> None:
    parties = cast("The Better Roads Committee (BRC) gave. Valley Growth Fund won; the VGF lost.")
    assert parties.spelled["BRC"] == "Better Roads Committee"
    assert parties.spelled["VGF"] == "Valley Growth Fund"


def test_index_knows_ids_among_many_names() -> None:
    entries = [(f"COMMITTEE FOR WARD {i} ROADS", f"C{i:08}", "committee") for i in range(20_000)]
    index = NameIndex([*entries, ("FRIENDS OF ADA QUILL", "C1", "committee")])
    text = "It went to Friends of Ada Quill. " * 1000
    found = list(index.find(text))
    assert len(found) == 1000
    assert {k.entity_id for k in found} == {"C1"}
    named = cast("It went to Friends of Ada Quill.", index)
    assert named.mention(named.names[0]).entity_id == "C1"


def test_two_ids_for_one_name_are_no_id() -> None:
    index = NameIndex([("BETTER ROADS PAC", "C1", None), ("Better Roads PAC", "C2", None)])
    assert [k.entity_id for k in index.find("the Better Roads PAC")] == [None]


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("the Federal Election Commission", "FEC", None),
        ("filed with the F.C.C. today", "FCC", None),
        ("the Illinois State Board of Elections", "state", "Illinois"),
        ("Internal Revenue Service forms", "IRS", None),
    ],
)
def test_agencies(text: str, name: str, state: str | None) -> None:
    (agency,) = find_agencies(text)
    assert (agency.name, agency.state) == (name, state)


def test_sentences_survive_titles_quotations_and_blank_lines() -> None:
    text = "Head\n\nSen. Roe said \u201cIt cost $1.5 million. It is U.S. law.\u201d He left"
    parts = [s.text for s in split(text)]
    assert parts[0] == "Head"
    assert parts[1].startswith("Sen. Roe said")
    assert all(text[s.start : s.end] == s.text for s in split(text))
