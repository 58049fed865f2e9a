"""ClaimReview: what schema.org asks of it, no number anywhere, inert in a page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from export import hostile, samples
from itemized.export import _base, claimreview
from itemized.model import NOTICE, Verdict

#: The properties that schema.org gives each type (https://schema.org/ClaimReview, Claim, Rating,
#: NewsArticle), as far as they are used, with what each may hold.
PROPERTIES: dict[str, dict[str, type]] = {
    "ClaimReview": {
        "claimReviewed": str,
        "itemReviewed": dict,
        "reviewRating": dict,
        "reviewBody": str,
        "isBasedOn": list,
        "conditionsOfAccess": str,
    },
    "Claim": {"datePublished": str, "appearance": dict},
    "Rating": {"alternateName": str},
    "NewsArticle": {"headline": str, "url": str, "datePublished": str, "identifier": str},
}
#: Required of a ClaimReview by those who read it; `url` and `author` are the newsroom's to add.
REQUIRED = {"claimReviewed", "reviewRating", "itemReviewed"}


def fits(value: dict[str, Any]) -> None:
    """An assertion fails where an object has what its type has not."""
    known = PROPERTIES[value["@type"]]
    for name, held in value.items():
        if name.startswith("@"):
            continue
        assert isinstance(held, known[name]), name
        assert held
        if isinstance(held, dict):
            fits(held)


def test_each_claim_that_filings_could_answer_has_a_review() -> None:
    check = samples.check()
    reviews = json.loads(claimreview.claimreview_text(check))
    asked = [n for n in _base.numbered(check) if not n.outside]
    assert [r["claimReviewed"] for r in reviews] == [n.finding.claim.quote for n in asked]
    for review in reviews:
        assert review["@context"] == "https://schema.org"
        assert review["@type"] == "ClaimReview"
        assert set(review) >= REQUIRED
        fits(review)
        assert review["conditionsOfAccess"] == NOTICE


def test_who_answers_for_it_is_left_to_the_newsroom() -> None:
    for review in claimreview.claim_reviews(samples.check()):
        assert {"author", "url", "datePublished"}.isdisjoint(review)


def test_a_rating_is_words_and_never_a_number() -> None:
    for verdict in set(Verdict) - {Verdict.OUT_OF_SCOPE}:
        finding = samples.Finding(samples.GIFT, verdict, ("So it is.",))
        (review,) = claimreview.claim_reviews(samples.check(findings=(finding,)))
        words = _base.WORDINGS[verdict].words
        assert review["reviewRating"] == {"@type": "Rating", "alternateName": words}


@pytest.mark.parametrize("said", hostile.WORDS, ids=lambda w: w[:20])
def test_hostile_words_are_inert(said: str) -> None:
    source = claimreview.claimreview_text(hostile.checked(said))
    assert source.isascii()
    assert not any(c in source for c in "<>&")
    (review,) = json.loads(source)
    fits(review)
    assert review["claimReviewed"] == _base.plain(said)
    assert all(address.startswith("https://www.fec.gov/") for address in review["isBasedOn"])
    assert "url" not in review["itemReviewed"]["appearance"]
