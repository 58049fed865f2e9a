"""Whom a name means, whom it may mean, and whom it never means."""

from __future__ import annotations

from typing import Any

import pytest

from itemized.claims._check import resolve
from itemized.entities.named import committees_of
from itemized.model import Mention


@pytest.fixture
def names(world: Any) -> Any:
    world.committee("C1", "COLORSOFDAWN PAC")
    world.committee("C2", "DAWN INDUSTRIES, INC. POLITICAL ACTION COMMITTEE (DAWNPAC)")
    world.committee("C3", "DOE FOR CONGRESS")
    world.candidate("H1", "DOE, JANE", "C3")
    world.entity("p-doe", "DOE, JANE")
    world.entity("p-r1", "ADLER, RUTH T", place="RENO, NV")
    world.entity("p-r2", "ADLER, RUTH", place="AKRON, OH")
    world.entity("p-r3", "ADLER STONE, RUTH", place="TULSA, OK")
    world.entity("p-org", "COLORS OF DAWN", "organization")
    return world


def named(world: Any, name: str, kind: str | None = None, role: str = "donor") -> resolve.Resolved:
    return resolve.resolve(world, Mention(name, name, 0, len(name), kind), role)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Colors of Dawn PAC", ("C1",)),
        ("COLORS OF DAWN POLITICAL ACTION COMMITTEE", ("C1",)),
        ("DawnPAC", ("C2",)),
        ("Dawn Industries Political Action Committee", ()),
        ("Dawn Industries, Inc. PAC", ("C2",)),
        ("Dawn of Colors", ()),
    ],
)
def test_committees(names: Any, name: str, ids: tuple[str, ...]) -> None:
    assert named(names, name).ids == ids


def test_a_committee_is_not_the_organization_behind_it(names: Any) -> None:
    found = named(names, "Colors of Dawn", "organization", "recipient")
    assert found.ids == ("p-org",)
    assert [m.entity_id for m in found.may_be] == ["C1"]


def test_people_with_more_to_their_name(names: Any) -> None:
    found = named(names, "Ruth Adler", "person")
    assert found.ids == ("p-r2", "p-r1")
    assert [m.entity_id for m in found.may_be] == ["p-r3"]


def test_money_goes_to_the_candidate_and_comes_from_the_person(names: Any) -> None:
    assert named(names, "Jane Doe", "person", "recipient").ids == ("H1",)
    assert named(names, "Jane Doe", "person", "donor").ids == ("p-doe",)


def test_a_candidates_committees(names: Any) -> None:
    (candidate,) = named(names, "Jane Doe", "candidate", "recipient").meant
    assert committees_of(names, candidate) == ("H1", "C3")


@pytest.mark.parametrize(
    "name", ["Jane Doe’s campaign", "Jane Doe's Senate campaign", "the campaign of Jane Doe"]
)
def test_a_campaign_is_its_candidates(names: Any, name: str) -> None:
    assert named(names, name, "committee", "recipient").ids == ("H1",)


@pytest.mark.parametrize("kind", ["organization", "group", None])
def test_short_forms(names: Any, kind: str | None) -> None:
    names.committee("C5", "LAMPLIGHTER NATIONAL COMMITTEE", type="Y")
    names.committee("C6", "LENA NOLL FOR CONGRESS", type="H")
    assert named(names, "LNC", kind).ids == ("C5",)
    assert named(names, "DAWNPAC", kind).ids == ("C2",)
    assert named(names, "XNC", kind).ids == ()
    names.committee("C7", "LANTERN NURSES COMMITTEE", type="Q")
    several = named(names, "LNC", kind)
    assert several.ids == ()
    assert {m.entity_id for m in several.may_be} == {"C5", "C7"}


def test_pac_gives_a_short_form_no_letter_of_its_own(names: Any) -> None:
    names.committee("C8", "ASSOCIATION OF ACME RAMPARTS PAC", type="Q")
    assert named(names, "AARP", "organization").ids == ()
    assert named(names, "AARPAC", "organization").ids == ("C8",)


def test_a_short_form_is_the_committee_with_nearly_all_the_money(names: Any) -> None:
    names.committee("C5", "LAMPLIGHTER NATIONAL COMMITTEE", type="Y")
    names.committee("C7", "LANTERN NURSES COMMITTEE", type="Q")
    names.gift("p-doe", "C5", "98000", "2019-02-03")
    names.gift("p-doe", "C7", "2000", "2019-02-03")
    found = named(names, "LNC")
    assert (found.ids, [m.entity_id for m in found.aside]) == (("C5",), ["C7"])
    names.gift("p-doe", "C7", "9000", "2019-02-04")
    several = named(names, "LNC")
    assert (several.ids, several.aside) == ((), ())


def test_a_short_form_before_an_organization_of_the_letters(names: Any) -> None:
    """Rows call somebody LNC; the committee is registered under other words than it goes by."""
    names.committee("C5", "LNC SERVICES CORP.", type="Y")
    names.rows(
        "INSERT INTO parties VALUES (99, 'LAMPLIGHTER NATIONAL COMMITTEE', 'committee', 'C5', NULL, NULL, NULL)"
    )
    names.entity("p-lnc", "LNC", "organization")
    names.gift("p-lnc", "C3", "10", "2019-02-03")
    assert named(names, "LNC", role="recipient").ids == ("p-lnc",)  # no money tells them apart
    names.gift("p-doe", "C5", "98000", "2019-02-03")
    found = named(names, "LNC", role="recipient")
    assert (found.ids, [m.entity_id for m in found.aside]) == (("C5",), ["p-lnc"])


def test_a_name_in_full_is_all_that_go_by_it_whatever_they_have(names: Any) -> None:
    names.committee("C8", "DOE FOR CONGRESS")
    names.gift("p-doe", "C8", "98000", "2019-02-03")
    assert set(named(names, "Doe for Congress", role="recipient").ids) == {"C3", "C8"}


def test_a_candidate_who_files_under_the_own_name_with_a_city(names: Any) -> None:
    names.entity("NYC-17", "Hale, Jo D", "committee")
    names.entity("NYC-18", "Moss, Committee for Jo D", "committee")
    names.entity("p-hale", "Fund, Joan D", "committee")
    assert named(names, "Jo Hale", "person", "recipient").ids == ("NYC-17",)
    assert named(names, "Jo Moss", "person", "recipient").ids == ()
    assert named(names, "Joan Fund", "person", "recipient").ids == ()
