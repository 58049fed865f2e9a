"""The reading of whole articles: places, order, contract."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from itemized.claims.reading import read, to_json
from itemized.model import Article, Mention, Reading

DAY = date(2021, 7, 26)
STORY = (
    "Roads and money\n\n"
    "Ada Quill, a leftist billionaire, donated $1M to the Hills of Hope PAC. Records filed with the FCC "
    "show it. That $1M check is the largest single donation Quill is known to have made to date in 2021.\n\n"
    "Sen. Mia Holt (R-Ohio), who faces re-election, raised nearly $2.25 million in the first quarter and had "
    "$885G in the bank. \u201cWe [will] win,\u201d she said. The super PAC spent $56,000 attacking Rep. Lee Moss.\n\n"
    "In addition, Quill also helped Lee Moss in Ohio, according to Hope of Hills. The state budget is $46.5 billion."
)
ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "\u200f\u200e\u202e\u201c\u201d\u2019\r\n\t $.,;:()[]\u2014\u00a0\ufeff\U0001f389\u0301e"
        ),
        st.characters(),
    ),
    max_size=40,
)


def reading(text: str) -> Reading:
    return read(Article(text, None, DAY, None, ""))


def hold(text: str) -> None:
    """Every span is the text at its offsets."""
    found = reading(text).claims
    assert [c.id for c in found] == [f"c{i}" for i in range(1, len(found) + 1)]
    assert [c.start for c in found] == sorted(c.start for c in found)
    for claim in found:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.sentence.start <= claim.start < claim.end <= claim.sentence.end
        for amount in claim.amounts:
            assert text[amount.start : amount.end] == amount.text
        for side in (claim.donor, claim.recipient):
            for party in (side,) if isinstance(side, Mention) else side or ():
                assert text[party.start : party.end] == party.text


def test_story_holds_each_kind() -> None:
    hold(STORY)
    kinds = {c.kind for c in reading(STORY).claims}
    assert kinds >= {
        "donation", "superlative", "attribution", "raised_total", "cash_on_hand", "ie_spending", "relation",
        "consistency", "quote", "other",
    }  # fmt: skip


def test_other_money_is_no_claim() -> None:
    budget = [c for c in reading(STORY).claims if any(a.text == "$46.5 billion" for a in c.amounts)]
    assert budget == []


def test_json_is_the_contract() -> None:
    document = json.loads(json.dumps(to_json(reading(STORY))))
    assert list(document) == ["article", "claims", "also"]
    assert {c["kind"] for c in document["also"]} == {"quote", "other"}
    first = document["claims"][0]
    assert first["amounts"][0] | {"start": 0, "end": 0} == {
        "start": 0, "end": 0, "text": "$1M", "value": "1000000", "qualifier": "exact", "low": "500000", "high": "1500000",
    }  # fmt: skip
    assert (first["donor"]["name"], first["recipient"]["name"]) == (
        "Ada Quill",
        "Hills of Hope PAC",
    )
    top = next(c for c in document["claims"] if c["kind"] == "superlative")
    assert top["period"] | {"assumed": ""} == {
        "text": "to date in 2021", "from": "2021-01-01", "to": "2021-07-27", "assumed": "",
    }  # fmt: skip
    assert top["recipient"]["name"] == "Hills of Hope PAC"
    assert top["recipient"]["resolved"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(STORY)), ODD), max_size=6))
def test_spans_hold_in_odd_text(insertions: list[tuple[int, str]]) -> None:
    text = STORY
    for at, odd in insertions:
        text = text[:at] + odd + text[at:]
    hold(text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    hold(text)


def test_reading_starts_without_heavy_libraries() -> None:
    code = (
        "import sys, itemized.claims.reading as r; r.kinds();"
        "print([m for m in ('trafilatura', 'httpx', 'duckdb', 'pandas', 'pyarrow') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
