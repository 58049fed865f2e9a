"""Grouping ways of writing: what joins two, what never does, and that order plays no part."""

from __future__ import annotations

import itertools
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entities.grouping import Way, group, same

BASE = Way("ARDEN, PAT Q")
#: Worlds that are made up for each property; the long form is `make soak`.
WORLDS = min(200, int(os.environ.get("ITEMIZED_SOAK", "8")))
TEXAS = {"city": "ALBA", "state": "TX", "zip": "75001", "employer": "FORGE"}


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (Way("Arden, Pat Q.", zip="04101-2222", employer=None), True),  # same name and place
        (Way("ARDEN, PAT Q", **(TEXAS | {"employer": "MILL COMPANY"})), True),  # and employer
        (Way("ARDEN, MR. PAT Q"), True),
        (Way("PAT Q ARDEN"), True),  # the other way round
        (Way("ARDEN, PATRICIA QUILL"), True),  # a form of the name, and an initial that fits
        (Way("ARDEN, P. Q."), True),  # initials, at the same employer
        (Way("ARDEN, PAT Q C/O THE MILL"), True),
        (Way("ÁRDEN, PAT Q"), True),
        (Way("ARDN, PAT Q"), True),  # a slip, at the same place and employer
        (Way("ARDEN, PAT Q", **TEXAS), False),  # a name alone is not enough
        (Way("ARDEN, PAT Q", None, None, None, None), False),
        (Way("ARDEN, PAT Q JR"), False),  # a son
        (Way("ARDEN, PAT & LEE"), False),  # two people
        (Way("ARDEN, PAT X"), False),  # another middle initial
        (Way("ARDEN, LEE Q"), False),
        (Way("ARDEN, PAT Q", id="C99000001"), False),  # the one has an id
    ],
)
def test_what_joins_two_ways_of_writing(other, one):
    assert same(BASE, other) is one


@pytest.mark.parametrize(
    "shared",
    ["RETIRED", "Self-Employed", "N/A", "NOT EMPLOYED", "INFORMATION REQUESTED", "US ARMY"],
)
def test_employers_that_many_share_join_nobody(shared):
    assert not same(
        Way("BROWN, PAT", employer=shared), Way("BROWN, PAT", **(TEXAS | {"employer": shared}))
    )


def test_family_names_with_particles_and_hyphens():
    assert same(Way("VAN DER BEEK, JOOST"), Way("VANDERBEEK, JOOST"))
    assert same(Way("VAN DER BEEK, JOOST"), Way("JOOST VAN DER BEEK"))
    assert same(Way("AL-HADDAR, NOOR"), Way("ALHADDAR, NOOR"))
    assert same(Way("OSTREY-VALE, NOOR"), Way("OSTREY, NOOR"))
    assert not same(Way("OSTREY-VALE, NOOR"), Way("OSTREY, LEE"))


def test_initials_and_middle_names_change_places():
    assert same(Way("OSTREY, S. DONALD"), Way("OSTREY, SELWYN DONALD"))
    assert same(Way("OSTREY, S. DONALD"), Way("OSTREY, DONALD S"))
    assert not same(Way("OSTREY, S. DONALD"), Way("OSTREY, SELWYN THOMAS"))


def test_an_employer_and_an_occupation_change_places():
    swapped = Way("ARDEN, PAT Q", "ALBA", "TX", "75001", "CHIEF COOK", "MILL CO")
    assert same(Way("ARDEN, PAT Q", occupation="CHIEF COOK"), swapped)


def test_the_same_id_joins_any_names():
    a, b = group(
        [
            Way("KITE PAC", id="C1", kind="committee"),
            Way("KITE FEDERAL PAC", id="C1", kind="committee"),
        ]
    )
    assert a == b == "C1"


def test_what_contradicts_is_taken_apart_again():
    """An initial fits both of a couple; joined to the stronger, it does not make the two one."""
    john, jane, j = Way("OSTREY, JOHN A"), Way("OSTREY, JANE B"), Way("OSTREY, J A")
    x, y, z = group([john, jane, j])
    assert x != y
    assert z == x


def test_a_chain_of_places_and_employers_is_one():
    """A by place to B, B by employer to C: one, though A and C share nothing but the name."""
    chain = [
        Way("ARDEN, PAT Q", employer="MILL"),
        Way("ARDEN, PAT Q", employer="FORGE"),
        Way("ARDEN, PAT Q", **TEXAS),
        Way("ARDEN, PAT Q", **(TEXAS | {"employer": None})),
    ]
    assert len(set(group(chain))) == 1


def test_where_two_texts_have_one_number_order_plays_no_part():
    """ME, OSTER is a state and a city, or a city and an employer: one way, whichever came first."""
    place, work = ("OSTER", "ME", None, None), ("ME", None, None, "OSTER")
    written = [Way("SMITH, JOHN Q", *place), Way("SMITH, JOHN Q", *work), Way("SMITH, JOHN Q", *place, "COOK")]  # fmt: skip
    assert group(written[1::-1] + written[2:]) == group(written)


people = st.builds(
    Way,
    name=st.sampled_from(
        [
            "ARDEN, PAT",
            "ARDEN, PATRICK",
            "ARDEN, P",
            "ARDEN, PAT JR",
            "ARDN, PAT",
            "ARDEN, LEE PAT",
            "PAT ARDEN",
            "SMITH, JOHN",
            "SMITH, JACK Q",
            "MILL PAC",
            None,
        ]
    ),
    city=st.sampled_from(["OSTER", "ALBA"]),
    state=st.sampled_from(["ME", "TX", None]),
    zip=st.sampled_from(["04101", "04102", "75001", None]),
    employer=st.sampled_from(["MILL", "FORGE", "RETIRED", None]),
    occupation=st.sampled_from(["COOK", "RETIRED", None]),
)


@pytest.mark.slow
@given(st.lists(people, min_size=1, max_size=14), st.randoms(use_true_random=False))
@settings(max_examples=WORLDS, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_order_plays_no_part_and_ids_come_with_it(written, random):
    turned = list(enumerate(written))
    random.shuffle(turned)
    ours = group(written)
    again = group([way for _, way in turned])
    assert again == [ours[i] for i, _ in turned]


@given(st.lists(people, min_size=2, max_size=10))
@settings(max_examples=WORLDS, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_likeness_alone_joins_two_and_more_rows_of_others_part_nobody(written):
    """Rows of somebody unlike change nothing for those there."""
    more = [*written, Way("QUORNE, ZELIG", "FARO", "AK", "99501", "NONE")]
    pairs = itertools.combinations(range(len(written)), 2)
    ours, theirs = group(written), group(more)
    assert all((ours[i] == ours[j]) == (theirs[i] == theirs[j]) for i, j in pairs)
    assert ours == theirs[:-1]
