"""Sentences that readers tried on the made-up world: the right verdict, with the right row, or none.

Each group stands on both sides: what is so and what is not, told in the same form.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from itemized.claims._text.article import article_from_bytes
from itemized.claims.checking import to_json
from itemized.desk import Desk
from itemized.export import bundle
from itemized.export._values import dump
from itemized.model import Article, Finding, Verdict
from itemized.settings import Settings
from itemized.world import World

DAY, LATER = date(2022, 9, 27), date(2023, 2, 10)
MATCH, CAVEAT, DIFFERS = Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT, Verdict.DIFFERS
OPEN, NONE = Verdict.NOT_CHECKABLE, Verdict.NO_MATCHING_RECORD
HELD, NOT_HELD = Verdict.HELD_THEN_STILL_HOLDS, Verdict.DID_NOT_HOLD_THEN
Case = tuple[str, str, Verdict, str]  # text, kind, verdict, what a reason says


def article(text: str, day: date = DAY) -> Article:
    return article_from_bytes(text.encode(), published=day)


def found(desk: Desk, text: str, kind: str, day: date = DAY) -> Finding:
    """The last finding of a kind."""
    return [f for f in desk.check(article(text, day)).findings if f.claim.kind == kind][-1]


def agrees(desk: Desk, case: Case, day: date = DAY) -> Finding:
    text, kind, verdict, says = case
    finding = found(desk, text, kind, day)
    assert finding.verdict is verdict, finding.because
    assert says in " ".join((*finding.because, *finding.missing)), finding.because
    return finding


GUILD = "the Coopers and Chandlers Guild PAC"
TO_MARROWBY = "COOPERS AND CHANDLERS GUILD PAC to MARROWBY FOR SENATE: $5,000"
NOT_TAKEN = (
    (f"Marrowby for Senate took no money from {GUILD}.", "absence", DIFFERS, TO_MARROWBY),
    (f"Marrowby for Senate says it took nothing from {GUILD}.", "absence", DIFFERS, TO_MARROWBY),
    (f"No money from {GUILD} went to Marrowby for Senate.", "absence", DIFFERS, TO_MARROWBY),
    (
        f"Not a penny of Marrowby for Senate's money came from {GUILD}.",
        "absence",
        DIFFERS,
        TO_MARROWBY,
    ),
    (
        "Marrowby for Senate took no money from Bright Harbor Fund in 2021.",
        "absence",
        MATCH,
        "No row shows one",
    ),
    (
        "Bright Harbor Fund never took money from Silas Thornbury-Vex.",
        "absence",
        CAVEAT,
        "No row shows one",
    ),
)


@pytest.mark.parametrize("case", NOT_TAKEN, ids=[c[0] for c in NOT_TAKEN])
def test_what_was_not_taken_is_asked_of_payments_to_whoever_says_so(desk: Desk, case: Case) -> None:
    finding = agrees(desk, case)
    asked = finding.now.question if finding.now else None
    assert asked is not None
    assert asked.payers
    assert asked.payees
    givers = {row.payer for row in finding.records}
    assert givers <= {"COOPERS AND CHANDLERS GUILD PAC"}


HARBOR = "Alaric Wexcombe-Dray gave $75,000 to Bright Harbor Fund"
DAYS = (
    (f"{HARBOR} on April 20, 2021.", "donation", MATCH, "2021-04-20"),
    (f"{HARBOR} on 4/20/2021.", "donation", MATCH, "2021-04-20"),
    (f"{HARBOR} on the 20th of April 2021.", "donation", MATCH, "2021-04-20"),
    (f"{HARBOR} on June 31, 2021.", "donation", DIFFERS, "there is no such day"),
    (f"{HARBOR} on the 31st of June.", "donation", DIFFERS, "there is no such day"),
    (f"{HARBOR} on 6/31/2021.", "donation", DIFFERS, "there is no such day"),
    (f"On Feb. 29, 2021, {HARBOR}.", "donation", DIFFERS, "there is no such day"),
)


@pytest.mark.parametrize("case", DAYS, ids=[c[0] for c in DAYS])
def test_a_day_that_there_is_not_settles_no_match(desk: Desk, case: Case) -> None:
    finding = agrees(desk, case)
    assert finding.differs == (("date",) if case[2] is DIFFERS else ())


@pytest.mark.parametrize("sum_", ["$12 zillion", "$12 quadrillion", "$1 gazillion"])
def test_a_sum_of_no_known_magnitude_is_told_and_not_cut(desk: Desk, sum_: str) -> None:
    finding = found(desk, f"Lantern Street PAC gave {sum_} to Lamps Down California.", "other")
    assert finding.verdict is Verdict.OUT_OF_SCOPE
    assert "its sum is" in finding.because[0]


VICTORY = "Quillfeather Victory Fund"
MARCH = "Marguerite Okonkwo-Hale gave $250,000 to Lantern Street PAC in March 2021."
APRIL = "Alaric Wexcombe-Dray gave $50,000 to Quillfeather Victory Fund on April 10, 2021."
TIMES = (
    (f"{MARCH} The next month Wexcombe-Dray, Alaric's firm said, {HARBOR}.", "donation", MATCH, ""),
    (
        f"{MARCH} A year later Marguerite Okonkwo-Hale gave $80,000 to Lantern Street PAC.",
        "donation",
        MATCH,
        "2022-03-08",
    ),
    (
        f"{MARCH} Five months later Marguerite Okonkwo-Hale gave $80,000 to Lantern Street PAC.",
        "donation",
        DIFFERS,
        "Five months later” (2021-07-17 to 2021-09-15, from “March 2021” before it)",
    ),
    (
        f"{APRIL} The following day, {HARBOR}.",
        "donation",
        DIFFERS,
        "The following day” (2021-04-11",
    ),
    (f"{APRIL} Ten days later, {HARBOR}.", "donation", MATCH, "2021-04-20"),
    (f"{APRIL} The same month, {HARBOR}.", "donation", MATCH, "2021-04-20"),
    (f"The next month, {HARBOR}.", "donation", CAVEAT, "tells no time before it"),
    (f"The fund was set up in 2019. The next day, {HARBOR}.", "donation", CAVEAT, "no time before"),
)


@pytest.mark.parametrize("case", TIMES, ids=[c[0] for c in TIMES])
def test_a_time_told_from_another_is_counted_from_the_one_before_it(desk: Desk, case: Case) -> None:
    agrees(desk, case)


FIRSTS = (
    (
        (
            "Titus Mossgrove gave $90,000 to Bright Harbor Fund in October 2021. He had never before"
            " given to the PAC."
        ),
        "first_time",
        DIFFERS,
        "$18,000 on 2021-02-03",
    ),
    (
        "Titus Mossgrove gave $90,000 to Bright Harbor Fund. It was his first gift to the PAC.",
        "first_time",
        DIFFERS,
        "$18,000 on 2021-02-03",
    ),
    (
        "Titus Mossgrove gave $18,000 to Bright Harbor Fund. It was his first gift to the PAC.",
        "first_time",
        OPEN,
        "No earlier one is in what is loaded",
    ),
    (
        f"{HARBOR}. He had never before given to the PAC.",
        "first_time",
        OPEN,
        "No earlier one is in what is loaded",
    ),
)


@pytest.mark.parametrize("case", FIRSTS, ids=[c[0] for c in FIRSTS])
def test_a_first_gift_is_held_against_those_before_it(desk: Desk, case: Case) -> None:
    agrees(desk, case)


KINDS = (
    (
        "Marrowby Forward gave $210,000 to Marrowby for Senate.",
        "transfer",
        DIFFERS,
        "spending on MARROWBY, ISOLDE",
    ),
    (
        "Marrowby Forward has given more than $200,000 to Marrowby for Senate.",
        "transfer",
        DIFFERS,
        "Outside spending is not a contribution",
    ),
    ("Isolde Marrowby gave $25,000 to Marrowby for Senate.", "donation", DIFFERS, "as a loan"),
    ("Isolde Marrowby lent $25,000 to Marrowby for Senate.", "loan", MATCH, "$25,000"),
    (
        "Tobias Quillfeather lent his campaign $10,000 in January 2021.",
        "loan",
        DIFFERS,
        "as a contribution, and not as a loan",
    ),
    ("Tobias Quillfeather gave $10,000 to Quillfeather for Senate.", "donation", MATCH, "$10,000"),
    (
        "Isolde Marrowby gave $25,000 to her own campaign in January 2021.",
        "self_funding",
        CAVEAT,
        "as a loan, and not as a gift",
    ),
)


@pytest.mark.parametrize("case", KINDS, ids=[c[0] for c in KINDS])
def test_a_payment_of_another_kind_is_told_as_what_it_is(desk: Desk, case: Case) -> None:
    agrees(desk, case)


@pytest.mark.parametrize("case", [KINDS[0], KINDS[2]], ids=["spent", "lent"])
def test_where_its_time_is_not_all_loaded_it_is_told_as_near(desk: Desk, case: Case) -> None:
    agrees(desk, (case[0], case[1], OPEN, case[3]), LATER)


def test_a_voided_refund_is_no_gift(desk: Desk) -> None:
    text = "Corwin Tallisker-Boone Jr. gave $500 to Quillfeather for Senate in March 2021."
    finding = agrees(desk, (text, "donation", NONE, "No row shows it"))
    assert not finding.records
    kept = "Corwin Tallisker-Boone Jr. gave $2,900 to Quillfeather for Senate in February 2021."
    agrees(desk, (kept, "donation", MATCH, "$2,900 on 2021-02-08"))


def test_a_gift_that_was_given_back_later_has_that_told(desk: Desk) -> None:
    text = "Corwin Tallisker-Boone gave $1,000 to Quillfeather for Senate in February 2021."
    finding = found(desk, text, "donation")
    assert "It was given back: the row of 2021-04-06" in " ".join(finding.because) or (
        finding.verdict is Verdict.AMBIGUOUS
    )


BOTH = "Bright Harbor Fund and Quillfeather Victory Fund"
SUMS = (
    (f"Alaric Wexcombe-Dray gave $125,000 to {BOTH}.", "donation_total", MATCH, "2 counted rows"),
    (
        (
            "Alaric Wexcombe-Dray gave a combined $125,000 to Bright Harbor Fund and to Quillfeather"
            " Victory Fund."
        ),
        "donation_total",
        MATCH,
        "2 counted rows",
    ),
    (
        (
            "The Coopers and Chandlers Guild PAC gave $7,500 to Marrowby for Senate and Quillfeather"
            " for Senate."
        ),
        "transfer",
        MATCH,
        "2 counted rows",
    ),
    (
        (
            "The Coopers and Chandlers Guild PAC gave $9,500 to Marrowby for Senate and Quillfeather"
            " for Senate in 2021."
        ),
        "transfer",
        DIFFERS,
        "$9,500",
    ),
    (
        "Alaric Wexcombe-Dray gave $75,000 to Bright Harbor Fund and Lantern Street PAC.",
        "donation_total",
        CAVEAT,
        "No row shows any of it for Lantern Street PAC",
    ),
)


@pytest.mark.parametrize("case", SUMS, ids=[c[0] for c in SUMS])
def test_a_sum_to_several_is_held_to_all_of_them(desk: Desk, case: Case) -> None:
    agrees(desk, case)


HALF = "in the first half of 2021"
MORE = (
    (f"{VICTORY} outraised Bright Harbor Fund {HALF}.", "comparison", CAVEAT, "$122,000"),
    (f"Bright Harbor Fund outraised {VICTORY} {HALF}.", "comparison", OPEN, "has less"),
    ("Lantern Street PAC outspent Bright Harbor Fund in 2021.", "comparison", CAVEAT, "has more"),
    ("Lantern Street PAC raised more than Bright Harbor Fund in 2021.", "comparison", CAVEAT, ""),
    (
        "Titus Mossgrove gave more to Bright Harbor Fund than Alaric Wexcombe-Dray did in 2021.",
        "comparison",
        CAVEAT,
        "$108,000",
    ),
    (
        "Alaric Wexcombe-Dray gave more to Bright Harbor Fund than Titus Mossgrove did in 2021.",
        "comparison",
        DIFFERS,
        "$108,000",
    ),
    (
        f"Two-thirds of what Bright Harbor Fund raised {HALF} came from Alaric Wexcombe-Dray.",
        "share",
        CAVEAT,
        "66.7 %",
    ),
    (
        "Titus Mossgrove was Bright Harbor Fund's biggest donor in 2021.",
        "superlative",
        HELD,
        "number 1 of 4",
    ),
    (
        "Alaric Wexcombe-Dray was Bright Harbor Fund's biggest donor in 2021.",
        "superlative",
        NOT_HELD,
        "number 2 of 4",
    ),
    (
        "Alaric Wexcombe-Dray was the largest donor in 2021.",
        "superlative",
        NOT_HELD,
        "OKONKWO-HALE, MARGUERITE T $3,162,400",
    ),
)


@pytest.mark.parametrize("case", MORE, ids=[c[0] for c in MORE])
def test_who_had_more_and_who_gave_most(desk: Desk, case: Case) -> None:
    agrees(desk, case)


DEBTS = (
    ("Marrowby for Senate ended 2022 with no debts.", "debt", DIFFERS, "as of 2022-12-31"),
    ("Lantern Street PAC ended 2022 with no debts.", "debt", MATCH, "as of 2022-12-31"),
)


@pytest.mark.parametrize("case", DEBTS, ids=[c[0] for c in DEBTS])
def test_a_year_that_ended_is_its_last_day(desk: Desk, case: Case) -> None:
    agrees(desk, case, LATER)


REGISTERED = (
    (f"{VICTORY} is a joint fundraising committee.", "designation", MATCH, "designation J"),
    ("Bright Harbor Fund is a joint fundraising committee.", "designation", DIFFERS, "super PAC"),
    (f"{VICTORY}, a leadership PAC, raised $122,000.", "designation", DIFFERS, "designation J"),
    ("Lantern Street PAC is a super PAC.", "designation", MATCH, "type O"),
    ("Nobody Known PAC is a super PAC.", "designation", OPEN, "Federal Election Commission"),
)


@pytest.mark.parametrize("case", REGISTERED, ids=[c[0] for c in REGISTERED])
def test_what_a_committee_is_stands_in_the_registry(desk: Desk, case: Case) -> None:
    finding = agrees(desk, case)
    assert finding.differs == (("entity_type",) if case[2] is DIFFERS else ())


SPOKEN = (
    (
        (
            "Titus Mossgrove gave $18,000 to Bright Harbor Fund in 2021. “I gave $75,000 to the PAC in"
            " April 2021,” Alaric Wexcombe-Dray said."
        ),
        "donation",
        MATCH,
        "WEXCOMBE-DRAY, ALARIC to BRIGHT HARBOR FUND: $75,000",
    ),
    (
        "“I gave $75,000 to Bright Harbor Fund in April 2021,” Titus Mossgrove said.",
        "donation",
        NONE,
        "No row shows it",
    ),
    (f"{HARBOR} in April 2021, Titus Mossgrove said.", "donation", MATCH, "WEXCOMBE-DRAY"),
)


@pytest.mark.parametrize("case", SPOKEN, ids=[c[0] for c in SPOKEN])
def test_whoever_says_i_gave_is_the_giver(desk: Desk, case: Case) -> None:
    agrees(desk, case)


OFFICES = (
    ("Senate", "Federal Election Commission"),
    ("Congress", "Federal Election Commission"),
    ("President", "Federal Election Commission"),
    ("Governor of Illinois", "Illinois State Board of Elections"),
    ("State Senate in Missouri", "Missouri Ethics Commission"),
)


@pytest.mark.parametrize(("office", "system"), OFFICES)
def test_an_unknown_committee_is_looked_for_where_its_office_reports(
    desk: Desk, office: str, system: str
) -> None:
    text = f"Alaric Wexcombe-Dray gave $5,000 to Periwinkle for {office} in 2021."
    finding = found(desk, text, "donation")
    said = " ".join((*finding.because, *finding.missing))
    assert system in said
    assert "Internal Revenue" not in said


NUMBERS = (
    ("Thirty-five of 36 floodlights in Brindlemere are switched off.", MATCH),
    ("Thirty-four out of 36 floodlights in Brindlemere are switched off.", DIFFERS),
    ("All but one of the floodlights in Brindlemere are switched off.", MATCH),
    ("All but two of Brindlemere's 36 floodlights are switched off.", DIFFERS),
    ("Five in ten floodlights in Gulls Rest are switched off.", MATCH),
    ("Nine in ten floodlights in Gulls Rest are switched off.", DIFFERS),
)


@pytest.mark.parametrize(("text", "verdict"), NUMBERS)
def test_numbers_in_words_and_parts_of_a_whole(
    world: World, desk: Desk, text: str, verdict: Verdict
) -> None:
    check = desk.check(article(text), evidence=[world.evidence])
    (finding,) = [f for f in check.findings if f.evidence]
    assert finding.verdict is verdict, finding.because


def test_all_of_them_replay_to_the_same_words(desk: Desk, tmp_path: Path) -> None:
    groups = (NOT_TAKEN, DAYS, TIMES, FIRSTS, KINDS, SUMS, MORE, REGISTERED, SPOKEN)
    file = tmp_path / "a.txt"
    texts = [case[0] for group in groups for case in group]
    if not os.environ.get("ITEMIZED_SOAK"):
        texts = texts[::3]
    file.write_text("\n\n".join(texts), encoding="utf-8")
    check, packed = desk.bundle(str(file), published=DAY)
    (tmp_path / "b.zip").write_bytes(packed)
    away = Desk(Settings(ledger=tmp_path / "none", downloads=tmp_path / "none"))
    assert away.replay(str(tmp_path / "b.zip")).verdicts == dump(to_json(bundle.lean(check)))
