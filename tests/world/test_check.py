"""From raw files to verdicts: each claim gets the verdict that was written beside it by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from itemized import world as made_up
from itemized.desk import Desk
from itemized.model import Check, Finding, Verdict
from itemized.world import Expected, World, story

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def checks(world: World, desk: Desk) -> dict[str, Check]:
    def check(article: Path, story_: World | made_up.Story) -> Check:
        return desk.check(str(article), published=story_.published)

    return {
        "first": check(world.article, world),
        "first as a page": check(world.article_html, world),
        "second": check(world.second.article, world.second),
        "second as a page": check(world.second.article_html, world.second),
    }


def found(check: Check, expected: Expected) -> list[Finding]:
    """Findings of that kind that stand where the quote stands."""
    text = check.reading.article.text
    start = text.index(expected.quote)
    end = start + len(expected.quote)
    return [
        f
        for f in check.findings
        if f.claim.kind == expected.kind and f.claim.start < end and f.claim.end > start
    ]


@pytest.mark.parametrize(
    ("quote", "says"),
    [
        ("$1.25 million to Lantern Street PAC this year", True),
        # of July all monthly reports had been due
        ("gave $1 million to Lantern Street PAC", False),
    ],
)
def test_a_report_that_was_not_yet_due_is_said(
    checks: dict[str, Check], quote: str, *, says: bool
) -> None:
    [finding] = [f for f in checks["first"].findings if quote in f.claim.quote]
    last = "through 2021-08-31 by 2021-09-27; the next report was due on 2021-10-20."
    assert any(last in said for said in finding.because) is says


def _cases() -> list[tuple[str, Expected]]:
    return [
        *((which, e) for which in ("first", "first as a page") for e in story.EXPECTED),
        *((which, e) for which in ("second", "second as a page") for e in story.SECOND_EXPECTED),
    ]


@pytest.mark.parametrize(("which", "expected"), _cases(), ids=lambda v: getattr(v, "quote", v))
def test_verdict(checks: dict[str, Check], which: str, expected: Expected) -> None:
    findings = found(checks[which], expected)
    assert findings, "no such claim was found"
    (finding,) = findings
    assert finding.verdict == expected.verdict, finding.because
    assert set(expected.differs) <= set(finding.differs), finding.because
    told = " ".join(finding.missing).lower()
    assert all(system in told for system in expected.missing), finding.missing


def test_no_other_claim_is_called_wrong(checks: dict[str, Check]) -> None:
    """What nobody planted must not come out as a slip."""
    for which, stories in (("first", story.EXPECTED), ("second", story.SECOND_EXPECTED)):
        planted = {id(f) for e in stories for f in found(checks[which], e)}
        for finding in checks[which].findings:
            if id(finding) not in planted:
                assert finding.verdict in {"MATCH", "OUT_OF_SCOPE"}, finding


def test_rows_stand_behind_what_is_confirmed(checks: dict[str, Check]) -> None:
    for expected in story.EXPECTED:
        for finding in found(checks["first"], expected):
            if finding.verdict == "MATCH" and expected.count is not None:
                assert finding.records, expected.quote


def test_as_of_a_day_later_filings_are_left_out(world: World, desk: Desk) -> None:
    """The larger gift that undid the superlative was filed on January 31, 2022."""

    def verdict(**more: date) -> Verdict:
        check = desk.check(str(world.article), published=world.published, **more)
        (found,) = [
            f.verdict
            for f in check.findings
            if "largest single donation that Okonkwo" in f.claim.quote
        ]
        return found

    assert verdict() == Verdict.HELD_THEN_NOT_NOW
    assert verdict(as_of=date(2022, 1, 30)) == Verdict.HELD_THEN_STILL_HOLDS
    assert verdict(as_of=date(2022, 1, 31)) == Verdict.HELD_THEN_NOT_NOW


ROUTE = (
    "{when}, Alaric Wexcombe-Dray gave $50,000 to the Harbor Party National Committee through"
    " Quillfeather Victory Fund."
)


@pytest.mark.parametrize(
    ("when", "published", "verdict"),
    [
        ("In 2021", date(2021, 9, 27), Verdict.MATCH_WITH_CAVEAT),
        # it passed on in May what he gave in April
        ("In April 2021", date(2021, 9, 27), Verdict.MATCH_WITH_CAVEAT),
        ("In 2020", date(2021, 9, 27), Verdict.DIFFERS),
        # the committee's report was filed in July; what the party told of his share, on June 20
        ("In 2021", date(2021, 6, 19), Verdict.DID_NOT_HOLD_THEN),
        ("In 2021", date(2021, 6, 20), Verdict.MATCH_WITH_CAVEAT),
    ],
)
def test_a_route_is_one_of_the_time_named_and_known_on_the_day(
    desk: Desk, tmp_path: Path, when: str, published: date, verdict: Verdict
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ROUTE.format(when=when), encoding="utf-8")
    (finding,) = desk.check(str(article), published=published).findings
    assert finding.verdict is verdict
    assert ("period" in finding.differs) is (verdict is Verdict.DIFFERS)
