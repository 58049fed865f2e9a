"""Each claim that a person marked in one whole article, claim by claim."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from itemized.claims._text.article import load_article
from itemized.claims.reading import read
from itemized.model import Claim, Mention

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
MARKED: list[dict[str, Any]] = (
    json.loads((SEED / "gold.json").read_text(encoding="utf-8"))["claims"] if SEED.exists() else []
)
#: What each type of the marking is here; "also" stands for what no record of money can settle.
ALSO = {"other", "quote"}
KINDS: dict[str, set[str]] = {
    "framing": ALSO,
    "relation_pattern": {"relation"},
    "donation_relation": {"relation"},
    "relation_indirect_support": {"relation"},
    "policy_or_event": ALSO,
    "policy_claim": ALSO,
    "event": ALSO,
    "count_claim": ALSO,
    "self_description": ALSO,
    "donation": {"donation"},
    "donation_restated": {"donation"},
    "attribution_of_source": {"attribution", "other"},
    "superlative": {"superlative"},
    "use_of_funds_causal": {"other"},
    "quote": ALSO,
    "internal_consistency": {"consistency"},
    "pattern_count": {"relation", "donation"},
    "label": {"relation"},
}
#: Said of a part of a claim rather than by one of its own, and why.
WITHIN = {
    "S20": "a gift told again with an appraisal of how many there were: the gift is the claim",
    "S25": "what somebody is called, inside the claim of what they funded",
}
#: Fields that the marking gives in words of its own, so that the article's words cannot be compared.
OWN_WORDS = {"S03", "S05a", "S05b", "S20", "S26", "S32", "S34"}


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    return read(load_article(str(SEED / "article.txt"), date(2021, 7, 26))).claims


def _names(party: Mention | tuple[Mention, ...] | None) -> set[str]:
    every = party if isinstance(party, tuple) else (party,) if party else ()
    return {w for p in every for w in p.name.lower().replace("\u2019s", "").split()}


def _right(gold: dict[str, Any], claim: Claim) -> bool:
    """Whether a claim has the parties and the sum that were marked."""
    fields = gold["fields"]
    if fields.get("amount") and Decimal(fields["amount"]) not in {a.value for a in claim.amounts}:
        return claim.kind == "consistency"
    for side, party in (("donor", claim.donor), ("recipient", claim.recipient)):
        asked = fields.get(side)
        if not asked or gold["id"] in OWN_WORDS:
            continue
        words = set(str(asked).split("(")[0].lower().split())
        if len(words & _names(party)) * 2 < len(words):
            return False
    return True


@pytest.mark.skipif(not MARKED, reason="no marked article beside this checkout")
@pytest.mark.parametrize("gold", MARKED, ids=lambda g: str(g["id"]))
def test_marked_claim_is_read(gold: dict[str, Any], claims: tuple[Claim, ...]) -> None:
    start, end = gold["span"]["start"], gold["span"]["end"]
    kinds = KINDS[gold["claim_type"]]
    over = [c for c in claims if c.kind in kinds and c.start < end and start < c.end]
    assert over, f"{gold['id']} {gold['span']['text']!r}: nothing of {sorted(kinds)} was read there"
    covered = set().union(*(range(max(start, c.start), min(end, c.end)) for c in claims))
    assert len(covered) * 2 >= end - start, f"{gold['id']}: only a part of it was read"
    by_words = gold["id"] in WITHIN or all(c.kind in ALSO for c in over)
    assert by_words or any(_right(gold, c) for c in over), [
        (c.kind, c.quote, _names(c.donor), _names(c.recipient)) for c in over
    ]
