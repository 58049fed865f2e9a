"""Places of recipients, found again in an article of which a bundle keeps only what counts."""

from __future__ import annotations

import pytest

from itemized.claims._check import placed
from itemized.claims._check.case import Case
from itemized.claims.reading import is_about_money, read
from itemized.export import _crate
from itemized.model import Article, Reading

GIFT = "Ada Quill gave $5,000 to Bo Marsh, who is running for district attorney."


@pytest.mark.parametrize(
    ("elsewhere", "place"),
    [
        ("It had rained all week in Missouri.", "Missouri"),
        ("The race in Chicago is close.", "Chicago"),
        ("Few in Washington state had heard of it.", "Washington"),
        ("Philadelphia prosecutor Bo Marsh has served one term.", "Philadelphia"),
        ("Ohio and Texas have their own. Bo Marsh of Boston said nothing.", "Boston"),
        ("Nobody in Washington, D.C., had heard of it.", None),
        ("Ohio and Texas have races of their own.", None),
    ],
)
def test_a_bundle_keeps_what_a_place_rests_on(elsewhere: str, place: str | None) -> None:
    reading = read(Article(f"{elsewhere} The crowd went home.\n\n{GIFT}\n", None, None, None, ""))
    (claim,) = (c for c in reading.claims if is_about_money(c))
    text = reading.article.text
    shown = _crate.hide(text, _crate.stretches(reading))
    assert "crowd" not in shown
    whole, part = (
        list(
            placed.texts(
                claim,
                Case(Reading(Article(held, None, None, None, ""), (claim,))),
                claim.recipient,
                wide=True,
            )
        )
        for held in (text, shown)
    )
    names = [[placed.places.states_in(each) for each in found] for found in (whole, part)]
    assert names[0] == names[1]
    assert any(names[0]) is bool(place)
    assert place is None or place in shown
