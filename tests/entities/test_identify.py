"""Grouping spellings: by id, by name with place or employer, never by a name alone."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itemized.entities import identify

Written = tuple[str | None, str | None, str | None, str | None, str | None, str | None]


def group(written: list[Written]) -> list[str]:
    """The entity of each (name, city, state, zip, employer, id)."""
    with duckdb.connect() as db:
        db.execute(
            "CREATE TABLE party (party_key UBIGINT, name VARCHAR, city VARCHAR, state VARCHAR, zip VARCHAR,"
            " employer VARCHAR, id VARCHAR, kind VARCHAR, occupation VARCHAR, n BIGINT, registered INTEGER, first DATE)"
        )
        db.executemany(
            "INSERT INTO party VALUES (?, ?, ?, ?, ?, ?, ?, 'person', NULL, 1, 0, NULL)",
            [(i, *w) for i, w in enumerate(written)],
        )
        run: Callable[..., list[tuple[Any, ...]]] = lambda q, p=None: db.execute(q, p).fetchall()  # noqa: E731
        identify(run)
        found = dict(db.execute("SELECT party_key, entity_id FROM identified").fetchall())
    return [found[i] for i in range(len(written))]


def same(a: Written, b: Written) -> bool:
    x, y = group([a, b])
    return x == y


BASE: Written = ("ARDEN, PAT", "OSTER", "ME", "04101", "MILL CO", None)


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (("Arden, Pat", "OSTER", "ME", "04101-2222", None, None), True),  # same name, same place
        (
            ("ARDEN, MR. PAT", "ALBA", "TX", "75001", "MILL CO.", None),
            True,
        ),  # same name, same employer
        (("ARDEN, PAT", "ALBA", "TX", "75001", "FORGE", None), False),  # a name alone is not enough
        (("ARDEN, PAT", None, None, None, None, None), False),
        (
            ("ARDEN, PAT JR", "OSTER", "ME", "04101", "MILL CO", None),
            False,
        ),  # a son, not the father
        (
            ("ARDEN, PAT Q", "OSTER", "ME", "04101", "MILL CO", None),
            False,
        ),  # may also be; not merged
        (
            ("ARDEN, PAT", "OSTER", "ME", "04101", "MILL CO", "C99000001"),
            False,
        ),  # the one has an id
    ],
)
def test_what_joins_two_ways_of_writing(other, one):
    assert same(BASE, other) is one


def test_employers_that_many_share_join_nobody():
    for shared in ("RETIRED", "Self-Employed", "N/A", "NOT EMPLOYED", "INFORMATION REQUESTED"):
        assert not same(
            ("ARDEN, PAT", "OSTER", "ME", None, shared, None),
            ("ARDEN, PAT", "ALBA", "TX", None, shared, None),
        )


def test_the_same_id_joins_any_names():
    assert same(
        ("KITE PAC", None, None, None, None, "C1"),
        ("KITE FEDERAL PAC", None, None, None, None, "C1"),
    )


def test_a_chain_of_places_and_employers_is_one():
    """A by place to B, B by employer to C: one, though A and C share nothing but the name."""
    chain = [
        ("ARDEN, PAT", "OSTER", "ME", "04101", "MILL", None),
        ("ARDEN, PAT", "OSTER", "ME", "04101", "FORGE", None),
        ("ARDEN, PAT", "ALBA", "TX", "75001", "FORGE", None),
        ("ARDEN, PAT", "ALBA", "TX", "75001", None, None),
    ]
    assert len(set(group(chain))) == 1


def by_hand(written: list[Written]) -> list[int]:
    """Join any two rows that share a sign, again and again, until nothing moves."""
    label = list(range(len(written)))
    moved = True
    while moved:
        moved = False
        for i, j in itertools.combinations(range(len(written)), 2):
            a, b = written[i], written[j]
            if (
                a[0] == b[0]
                and (a[2:4] == b[2:4] or (a[4] is not None and a[4] == b[4]))
                and label[i] != label[j]
            ):
                label[i] = label[j] = min(label[i], label[j])
                moved = True
    return label


people = st.tuples(
    st.sampled_from(["ARDEN PAT", "BRANDT LEE", "ARDEN PAT JR"]),
    st.just("OSTER"),
    st.sampled_from(["ME", "TX"]),
    st.sampled_from(["04101", "75001", "10001"]),
    st.sampled_from(["MILL", "FORGE", "BAKERY", None]),
    st.none(),
)


@given(st.lists(people, min_size=1, max_size=14))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_grouping_is_the_same_as_by_hand(written):
    ours, hand = group(written), by_hand(written)
    pairs = itertools.combinations(range(len(written)), 2)
    assert all((ours[i] == ours[j]) == (hand[i] == hand[j]) for i, j in pairs)


def test_the_ids_do_not_depend_on_order_or_on_other_names():
    more = [BASE, ("BRANDT, LEE", "ALBA", "TX", None, "FORGE", None)]
    assert group([BASE])[0] == group(more)[0] == group(more[::-1])[1]
