"""Two short articles about committees in the FEC's real records of January 2019.

One is right, one is wrong in an amount, a rank and an agency. What the records hold is counted
here once more, line by line over the raw files.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from itemized import _discover
from itemized.desk import Desk
from itemized.model import Check, Finding, Verdict

ROOT = Path(__file__).resolve().parents[3]
RAW = ROOT.parent / "shared" / "data" / "fec" / "bulk" / "2020-early"
SEED = ROOT.parent / "shared" / "seed" / "article.txt"

RIGHT = """\
A busy month for the party committees

Florida Votes Count, a joint fundraising committee, gave $439,268 to the NRSC in January 2019, \
according to records filed with the Federal Election Commission.

The $439,268 contribution was the largest single donation that the NRSC received in January 2019.
"""
WRONG = """\
A busy month for the party committees

Florida Votes Count, a joint fundraising committee, gave $493,268 to the NRSC in January 2019, \
according to campaign records filed with the Federal Communications Commission.

Protect the House’s $131,427 contribution was the largest single donation that the NRCC received in \
January 2019.
"""

pytestmark = [
    pytest.mark.skipif(
        not RAW.is_dir(), reason="the FEC's real files are not beside this checkout"
    ),
    pytest.mark.skipif(
        "superlative" not in _discover.names("itemized.claims"), reason="claims are not read yet"
    ),
]


@pytest.fixture
def desk(real: Desk) -> Desk:
    return real


def checked(desk: Desk, folder: Path, text: str, published: date = date(2019, 3, 25)) -> Check:
    article = folder / "article.txt"
    article.write_text(text, encoding="utf-8")
    return desk.check(str(article), published=published)


def of_kind(check: Check, kind: str) -> Finding:
    """The one finding on claims of that kind."""
    (finding,) = [f for f in check.findings if f.claim.kind == kind]
    return finding


def receipts(committee: str) -> Iterator[tuple[str, Decimal]]:
    """Who gave a committee how much, memos left out, in January 2019: a dull count."""
    for name, member in (("oth20.zip", "itoth.txt"), ("indiv20.zip", "itcont.txt")):
        with zipfile.ZipFile(RAW / name) as held, held.open(member) as raw:
            for line in io.TextIOWrapper(raw, encoding="latin-1"):
                row = line.rstrip("\n").split("|")
                incoming = row[5][:2] in {"10", "11", "15", "18", "30", "31", "32"}
                if row[0] == committee and incoming and row[18] != "X" and row[13][4:] == "2019":
                    yield row[7], Decimal(row[14])


def test_the_right_one(desk: Desk, tmp_path: Path) -> None:
    check = checked(desk, tmp_path, RIGHT)
    gift = of_kind(check, "donation")
    assert gift.verdict is Verdict.MATCH, gift.because
    assert [r.amount for r in gift.records if r.counted] == [Decimal(439_268)]
    assert ("FLORIDA VOTES COUNT", Decimal(439_268)) in set(receipts("C00027466"))
    source = of_kind(check, "attribution")
    assert source.verdict is Verdict.MATCH, source.because
    assert source.records
    largest = of_kind(check, "superlative")
    assert largest.verdict is Verdict.HELD_THEN_STILL_HOLDS, largest.because
    assert max(amount for _, amount in receipts("C00027466")) == 439_268


def test_the_wrong_one(desk: Desk, tmp_path: Path) -> None:
    check = checked(desk, tmp_path, WRONG)
    gift = of_kind(check, "donation")
    assert (gift.verdict, gift.differs) == (Verdict.DIFFERS, ("amount",)), gift.because
    assert Decimal(439_268) in {r.amount for r in gift.records}
    source = of_kind(check, "attribution")
    assert (source.verdict, source.differs) == (Verdict.DIFFERS, ("agency",))
    largest = of_kind(check, "superlative")
    above = sorted(amount for _, amount in receipts("C00075820") if amount > 131_427)
    assert (largest.verdict, largest.differs) == (Verdict.DID_NOT_HOLD_THEN, ("rank",))
    assert sorted(r.amount for r in largest.records if r.amount > 131_427) == above


@pytest.mark.skipif(not SEED.is_file(), reason="the article is not beside this checkout")
def test_a_bundle_of_real_records_replays(desk: Desk, tmp_path: Path) -> None:
    """Of a committee whom rows write in dozens of ways."""
    article, bundle = tmp_path / "article.txt", tmp_path / "bundle.zip"
    article.write_text("The NRSC raised $5 million in January 2019.\n", encoding="utf-8")
    check, held = desk.bundle(str(article), published=date(2019, 3, 25))
    bundle.write_bytes(held)
    assert [f.verdict for f in desk.replay(bundle).check.findings] == [
        f.verdict for f in check.findings
    ]


def test_a_national_committee_goes_by_its_full_name(desk: Desk, tmp_path: Path) -> None:
    """Registries name it by its letters alone, and another CAMPAIGN COMMITTEE in full."""
    text = "Fred Eychaner gave $237,300 to the Democratic Senatorial Campaign Committee in January."
    gift = of_kind(checked(desk, tmp_path, text), "donation")
    assert {r.payee_id for r in gift.records} == {"C00042366"}
    total = sum(a for name, a in receipts("C00042366") if name == "EYCHANER, FRED")
    assert sum(r.amount for r in gift.records if r.counted) == total == 237_300


def test_an_article_of_another_cycle(desk: Desk) -> None:
    """Records of 2019 settle nothing of 2021; what they can say, and what is missing, is said."""
    check = desk.check(str(SEED), published=date(2021, 7, 26))
    by_kind: dict[str, list[Finding]] = {}
    for finding in check.findings:
        by_kind.setdefault(finding.claim.kind, []).append(finding)
    supported = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT, Verdict.HELD_THEN_STILL_HOLDS)
    assert not [f for f in check.findings if f.verdict in supported and not f.records]
    assert [f.differs for f in by_kind["attribution"]] == [("agency",)]
    slip = by_kind["consistency"][0]
    assert slip.verdict is Verdict.INCONSISTENT
    assert any("C00428557" in reason for reason in slip.because)
    assert {f.verdict for f in by_kind["donation"]} == {Verdict.NOT_CHECKABLE}
    assert {f.verdict for f in by_kind["superlative"]} == {Verdict.NOT_CHECKABLE}
    told = " ".join(_missing(check.findings))
    for system in ("fec_bulk --cycle 2022", "California", "Missouri", "Pennsylvania", "Illinois"):
        assert system in told
    assert "Massachusetts" in told


def _missing(findings: Any) -> list[str]:
    return [missing for finding in findings for missing in finding.missing]


#: A word of gold's record systems → a word of the finding's missing ones.
NAMED = {
    "FEC Schedule A": "Federal Election Commission",
    "Missouri": "Missouri",
    "Illinois": "Illinois",
    "Massachusetts": "Massachusetts",
    "Pennsylvania": "Pennsylvania",
    "Philadelphia": "Philadelphia",
    "Cal-Access": "California",
    "LA County": "Los Angeles County",
    "state campaign-finance": "state's",
}
#: What gold calls a statement that no record of money settles.
NOT_MONEY = ("quote", "policy", "event", "framing", "self_description", "count_claim", "use_of")


@pytest.mark.skipif(not SEED.is_file(), reason="the article is not beside this checkout")
def test_claim_by_claim_against_what_was_marked_by_hand(desk: Desk) -> None:
    """Of another cycle than is loaded, each money claim names the systems that the hand named."""
    gold = json.loads(SEED.with_name("gold.json").read_text(encoding="utf-8"))["claims"]
    check = desk.check(str(SEED), published=date(2021, 7, 26))
    supported = {Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT, Verdict.HELD_THEN_STILL_HOLDS}
    seen = 0
    for marked in gold:
        span = marked["span"]
        here = [
            f for f in check.findings if f.claim.start < span["end"] and span["start"] < f.claim.end
        ]
        assert here, marked["id"]
        # nothing of 2021 is loaded and no verdict rests on the press
        assert not any(f.verdict in supported for f in here), marked["id"]
        if marked["claim_type"].startswith(NOT_MONEY):
            own = [f for f in here if _within(f, span)]
            assert {f.verdict for f in own} <= {Verdict.OUT_OF_SCOPE}, marked["id"]
            continue
        if marked["claim_type"] == "internal_consistency":
            wanted = {Verdict.INCONSISTENT, Verdict.AMBIGUOUS}
            assert wanted & {f.verdict for f in here}, marked["id"]
            continue
        if marked["fields"].get("agency_claimed"):
            assert [f.differs for f in here] == [("agency",)]
            continue
        open_ = [f for f in here if f.verdict is Verdict.NOT_CHECKABLE]
        told = " ".join(_missing(open_))
        if marked["claim_type"] in ("donation", "donation_relation", "relation_indirect_support"):
            for system in marked["checkable_with"]:
                for word, name in NAMED.items():
                    if word in system:
                        assert name in told, (marked["id"], system, told)
                        seen += 1
    assert seen >= 8


def _within(finding: Finding, span: dict[str, int]) -> bool:
    return span["start"] <= finding.claim.start and finding.claim.end <= span["end"]
