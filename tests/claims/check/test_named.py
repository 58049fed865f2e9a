"""What names too little is left open: the lack of a row is not held against it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from itemized.claims._check.named import named_enough, with_carried
from itemized.model import Claim, Finding, Mention, Span, Verdict

HER = Mention("She", "Ada Quill", 50, 53, resolved=True)
BEFORE = Mention("Ada Quill", "Ada Quill", 3, 12, resolved=True)
FUND = Mention("Quay Fund", "Quay Fund", 70, 79)


def found(kind: str, donor: Mention | None, recipient: Mention | None, verdict: Verdict) -> Verdict:
    claim = Claim("c1", kind, "gave", 50, 90, "x", Span(50, 90), donor, recipient)
    return named_enough(Finding(claim, verdict, ("so",))).verdict


@pytest.mark.parametrize("verdict", [Verdict.DIFFERS, Verdict.NO_MATCHING_RECORD])
def test_a_giver_of_an_earlier_sentence_is_not_held_to_it(verdict: Verdict) -> None:
    assert found("donation", BEFORE, FUND, verdict) is Verdict.NOT_CHECKABLE
    assert found("donation", HER, FUND, verdict) is verdict


def test_a_row_bears_it_out_all_the_same() -> None:
    assert found("donation", BEFORE, FUND, Verdict.MATCH) is Verdict.MATCH


def test_a_superlative_that_names_one_side_is_not_missed() -> None:
    missed = Verdict.NO_MATCHING_RECORD
    assert found("superlative", FUND, None, missed) is Verdict.NOT_CHECKABLE
    assert found("superlative", HER, FUND, missed) is missed


ONE = "Ada Quill gave $5 to Quay Fund."
TWO = "Bo Penn gave $7."


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (f"{ONE}\n\nIt rained.\n\n{TWO}", "what the text says before"),
        (f"{ONE} {TWO}", "what the text says before"),
        (f"{TWO}\n\n{ONE}", "further down in the text"),
    ],
)
def test_where_a_recipient_was_taken_from(text: str, where: str) -> None:
    start, fund = text.index(TWO), text.index("Quay")
    taker = Mention("Quay Fund", "Quay Fund", fund, fund + 9, resolved=True)
    giver = Mention("Bo Penn", "Bo Penn", start, start + 7)
    span = Span(start, start + len(TWO))
    claim = Claim("c1", "donation", "gave", span.start, span.end, TWO, span, giver, taker)
    it = with_carried(Finding(claim, Verdict.MATCH, ("so",)))
    assert it.because == ("so", f"The recipient is taken from {where}: Quay Fund.")
    assert it.verdict is Verdict.MATCH
    own = Finding(replace(claim, recipient=None), Verdict.MATCH, ("so",))
    assert with_carried(own).because == ("so",)
    unasked = Finding(claim, Verdict.OUT_OF_SCOPE, ("so",))
    assert with_carried(unasked).because == ("so",)
