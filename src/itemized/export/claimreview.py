"""Checked claims as schema.org ClaimReview in JSON-LD, for a newsroom to sign.

One object a claim that filings could answer. A newsroom adds what only it can say: `author` (who
answers for the review), `url` (where it is published) and `datePublished`. The rating has words
and no number: a verdict is about records, and is no grade of a text or of anybody.
"""

from __future__ import annotations

import json
from typing import Any

from itemized.export import _base
from itemized.export._base import Numbered
from itemized.model import NOTICE, Article, Check

CONTEXT = "https://schema.org"
#: These would end the script element that such data is put into.
_CLOSING = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&"}


def claim_reviews(check: Check) -> list[dict[str, Any]]:
    """The reviews in the order of the text; statements that no filing could answer have none."""
    article = check.reading.article
    return [_review(item, article) for item in _base.numbered(check) if not item.outside]


def claimreview_text(check: Check) -> str:
    """The reviews as one JSON array in ASCII, which also stands safely inside a page's script."""
    return json.dumps(claim_reviews(check), indent=2).translate(_CLOSING) + "\n"


def _review(item: Numbered, article: Article) -> dict[str, Any]:
    finding = item.finding
    addresses = (_base.web_address(record.url) for record in finding.records)
    claim = {
        "@type": "Claim",
        "datePublished": str(article.published) if article.published else None,
        "appearance": _appearance(article),
    }
    review = {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "claimReviewed": _base.plain(finding.claim.quote),
        "itemReviewed": _filled(claim),
        "reviewRating": {"@type": "Rating", "alternateName": _base.plain(item.verdict)},
        "reviewBody": _base.plain(" ".join(finding.because)),
        "isBasedOn": list(dict.fromkeys(address for address in addresses if address)),
        "conditionsOfAccess": NOTICE,
    }
    return _filled(review)


def _appearance(article: Article) -> dict[str, Any]:
    work = {
        "@type": "NewsArticle",
        "headline": _base.plain(article.title or ""),
        "url": _base.web_address(article.url),
        "datePublished": str(article.published) if article.published else None,
        "identifier": f"sha256:{article.sha256}",
    }
    return _filled(work)


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
