"""Whole sentences about the made-up world, each held against what its raw rows say.

What is right beside each was worked out from the planted rows (world/facts.py, beyond.py).
"""

from __future__ import annotations

from datetime import date

import pytest

from itemized.desk import Desk
from itemized.model import Finding, Verdict

PUBLISHED = date(2023, 6, 1)
HELD = Verdict.HELD_THEN_STILL_HOLDS
NOT_THEN = Verdict.DID_NOT_HOLD_THEN
MATCH, CAVEAT = Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT
DIFFERS, NONE, OPEN = Verdict.DIFFERS, Verdict.NO_MATCHING_RECORD, Verdict.NOT_CHECKABLE


def found(desk: Desk, text: str, kind: str, published: date = PUBLISHED) -> list[Finding]:
    """What is found of the statements of one kind."""
    article = desk.article(f"Money in the race\n\n{text}\n".encode(), published=published)
    return [f for f in desk.check(article).findings if f.claim.kind == kind]


def verdicts(desk: Desk, text: str, kind: str, published: date = PUBLISHED) -> list[Verdict]:
    return [f.verdict for f in found(desk, text, kind, published)]


#: Eight gave to Lantern Street PAC in 2021: Ferrante-Lowe is third, Thornbury-Vex last of them.
RANKS = {
    "Augustin Ferrante-Lowe was among the five largest donors to Lantern Street PAC in 2021.": HELD,
    "Augustin Ferrante-Lowe was one of the two largest donors to Lantern Street PAC in"
    " 2021.": NOT_THEN,
    "Silas Thornbury-Vex was among the top five donors to Lantern Street PAC in 2021.": NOT_THEN,
    "Silas Thornbury-Vex was one of the top 8 donors to Lantern Street PAC in 2021.": HELD,
    "Augustin Ferrante-Lowe was one of Lantern Street PAC’s largest donors in 2021.": HELD,
    "Silas Thornbury-Vex was the eighth-largest donor to Lantern Street PAC in 2021.": HELD,
    "Silas Thornbury-Vex was the sixth-largest donor to Lantern Street PAC in 2021.": NOT_THEN,
    "Beatrix Dunmorrow’s $100,000 gift was the third-largest to Lantern Street PAC in 2021.": HELD,
    "Beatrix Dunmorrow’s $100,000 gift was the largest Lantern Street PAC received in"
    " 2021.": NOT_THEN,
    "Marguerite T. Okonkwo-Hale’s $1 million gift was the largest Lantern Street PAC received"
    " in 2021.": HELD,
}


#: Dunmorrow gave Lantern Street PAC $100,000 and $15,000, Ferrante-Lowe $60,000 alone.
OWN_RANKS = {
    "The $60,000 from Augustin Ferrante-Lowe was his only gift to Lantern Street PAC in"
    " 2021.": CAVEAT,
    "The $100,000 from Beatrix Dunmorrow was her only gift to Lantern Street PAC in"
    " 2021.": NOT_THEN,
    "The $100,000 from Beatrix Dunmorrow was her largest gift to Lantern Street PAC in 2021.": HELD,
    "The $15,000 from Beatrix Dunmorrow was her largest gift to Lantern Street PAC in"
    " 2021.": NOT_THEN,
    "Beatrix Dunmorrow’s largest gift to Lantern Street PAC in 2021 was $100,000.": HELD,
    "Beatrix Dunmorrow’s largest gift to Lantern Street PAC in 2021 was $15,000.": NOT_THEN,
    "The largest gift to Lantern Street PAC in 2021 was $1 million.": HELD,
    "The largest gift to Lantern Street PAC in 2021 was $250,000.": NOT_THEN,
}


@pytest.mark.parametrize("text", OWN_RANKS)
def test_ranks_among_ones_own(story: Desk, text: str) -> None:
    assert verdicts(story, text, "superlative") == [OWN_RANKS[text]]


@pytest.mark.parametrize("text", RANKS)
def test_ranks(story: Desk, text: str) -> None:
    assert verdicts(story, text, "superlative") == [RANKS[text]]


#: A sentence with the kind, the verdict, and words of a reason where the verdict alone says little.
SAID = {
    # what a period began with is what the day before it closed with
    "Quillfeather for Senate started the 2022 cycle with $10,000 in cash.": ("cash_on_hand", MATCH),
    "Quillfeather for Senate had $109,245 on hand at the start of 2021.": ("cash_on_hand", DIFFERS),
    "Quillfeather for Senate had $109,245 on hand at the end of 2022.": ("cash_on_hand", MATCH),
    # $287,000 was spent in all, and $180,000 of it for her; the other one spent $210,000 for her
    "Lantern Street PAC outspent Marrowby Forward in support of Isolde Marrowby in 2021.": (
        "comparison",
        OPEN,
    ),
    "Lantern Street PAC outspent Marrowby Forward in 2021.": ("comparison", CAVEAT),
    # a total over two gifts of two months
    "Titus Mossgrove gave Bright Harbor Fund $18,000 in February 2021 and $90,000 in October 2021,"
    " a total of $108,000.": ("donation_total", MATCH),
    "Titus Mossgrove gave Bright Harbor Fund $18,000 in February 2021 and $90,000 in October 2021,"
    " a total of $148,000.": ("donation_total", DIFFERS),
    "Bright Harbor Fund raised $75,000 from Alaric Wexcombe-Dray in 2021.": ("raised_total", MATCH),
    "Bright Harbor Fund raised $125,000 from Alaric Wexcombe-Dray in 2021.": (
        "raised_total",
        DIFFERS,
    ),
    "Bright Harbor Fund raised $402,500 in 2021.": (
        "raised_total",
        DIFFERS,
        "no more than all of it",
    ),
    "Corwin Tallisker-Boone, Jr., gave $2,900 to Quillfeather for Senate in February 2021.": (
        "donation",
        MATCH,
    ),
    "Marguerite T. Okonkwo-Hale gave seven figures to Lantern Street PAC in July 2021.": (
        "donation_total",
        CAVEAT,
    ),
    "Alaric Wexcombe-Dray gave seven figures to Bright Harbor Fund in April 2021.": (
        "donation_total",
        NONE,
    ),
    "Lantern Street PAC’s largest donor in 2021 was Marguerite T. Okonkwo-Hale.": (
        "superlative",
        HELD,
    ),
    # where the giver lives, and whose files the rows are in
    "Silas Thornbury-Vex, of Gulls Rest, Maine, gave $4,500 to Lantern Street PAC in June 2021.": (
        "donation",
        MATCH,
    ),
    "Silas Thornbury-Vex, of Ohio, gave $4,500 to Lantern Street PAC in June 2021.": (
        "donation",
        CAVEAT,
        "in Ohio; the rows have ME",
    ),
    "Marguerite T. Okonkwo-Hale of New York gave $80,000 to Lantern Street PAC in March 2022.": (
        "donation",
        MATCH,
    ),
    "Jocasta Tidewater-Amis gave $25,000 to the Night Watch League in February 2021, FEC filings"
    " show.": ("donation", CAVEAT, "in files of the Internal Revenue Service"),
    "Nightjar Gardens LLC gave $25,000 to Lantern Street PAC in January 2021, FEC filings show.": (
        "donation",
        MATCH,
    ),
}


SAID |= {
    # how many payments there were, and to whom
    "Alaric Wexcombe-Dray gave Bright Harbor Fund two $75,000 checks in 2021.": (
        "donation",
        CAVEAT,
        "in 2 payments; 1 row of it counts",
    ),
    "Beatrix Dunmorrow gave $115,000 to Lantern Street PAC in three gifts in 2021.": (
        "donation",
        CAVEAT,
        "in 3 payments; 2 rows of it count",
    ),
    "Of the $75,000 Alaric Wexcombe-Dray gave in April 2021, half went to Bright Harbor Fund.": (
        "donation",
        OPEN,
    ),
    "Alaric Wexcombe-Dray gave Bright Harbor Fund one $75,000 check in 2021.": ("donation", MATCH),
    "Alaric Wexcombe-Dray gave $75,000 to both Bright Harbor Fund and Lantern Street PAC in April"
    " 2021.": ("donation_total", DIFFERS, "No row shows any of it for Lantern Street PAC"),
}


@pytest.mark.parametrize("text", SAID)
def test_said(story: Desk, text: str) -> None:
    kind, verdict, *words = SAID[text]
    (it,) = found(story, text, str(kind))
    assert it.verdict is verdict, it.because
    assert all(str(each) in " ".join(it.because) for each in words)


def test_a_second_taker_after_the_first(story: Desk) -> None:
    text = (
        "Alaric Wexcombe-Dray gave Bright Harbor Fund $75,000 in April 2021 and Quillfeather Victory"
        " Fund $50,000 the same month."
    )
    assert verdicts(story, text, "donation") == [MATCH, MATCH]
    assert verdicts(story, text.replace("50,000", "90,000"), "donation") == [MATCH, DIFFERS]


#: Lantern Street PAC spent $180,000 for Marrowby, $95,000 against Quillfeather, and paid a printer;
#: Salt & Cedar Coalition has no payment in any row.
UNSPENT = {
    "Lantern Street PAC spent nothing to oppose Tobias Quillfeather in 2021.": DIFFERS,
    "Lantern Street PAC spent nothing to oppose Isolde Marrowby in 2021.": CAVEAT,
    "Lantern Street PAC did not spend anything to support Isolde Marrowby in 2021.": DIFFERS,
    "Lantern Street PAC has never spent money against Isolde Marrowby.": OPEN,
    "Lantern Street PAC has not spent any money on Isolde Marrowby.": DIFFERS,
    "Lantern Street PAC spent nothing to oppose Isolde Marrowby in 2018.": OPEN,
    "Bright Harbor Fund did not spend any money in 2021.": DIFFERS,
    "Bright Harbor Fund spent no money in 2021.": DIFFERS,
    "Salt & Cedar Coalition spent nothing in 2021.": CAVEAT,
    "Lantern Street PAC did not pay Inkwell Print Cooperative in 2021.": DIFFERS,
    "Marrowby for Senate did not pay Bellwether & Gantry Media in 2021.": CAVEAT,
    "Lantern Street PAC paid nothing to Inkwell Print Cooperative in 2021.": DIFFERS,
    "Bright Harbor Fund made no independent expenditures in 2021.": DIFFERS,
    "Salt & Cedar Coalition made no independent expenditures in 2021.": CAVEAT,
    "Lamps Down California spent nothing on Ignatius Bellwood-Farr in June 2021.": DIFFERS,
}


@pytest.mark.parametrize("text", UNSPENT)
def test_nothing_spent(story: Desk, text: str) -> None:
    (it,) = found(story, text, "absence")
    assert it.verdict is UNSPENT[text], it.because


#: Okonkwo-Hale gave Lantern Street PAC $250,000 on March 2 and $1,000,000 on July 14, 2021, and
#: $80,000 in 2022; Dunmorrow $100,000 in April and $15,000 in September 2021; Bright Harbor Fund
#: raised $112,500 by June 2021, $94,500 of it in the last three months, and $90,000 after.
SPANS = {
    "Marguerite T. Okonkwo-Hale gave Lantern Street PAC $1.33 million between 2021 and 2022.": (
        "donation",
        CAVEAT,
    ),
    "Marguerite T. Okonkwo-Hale gave Lantern Street PAC $1.33 million over 2021 and 2022.": (
        "donation",
        CAVEAT,
    ),
    "Marguerite T. Okonkwo-Hale gave Lantern Street PAC $1.25 million between March 1 and July 31,"
    " 2021.": ("donation", CAVEAT),
    "Beatrix Dunmorrow gave Lantern Street PAC $115,000 in April and September 2021.": (
        "donation",
        OPEN,
    ),
    "Beatrix Dunmorrow gave Lantern Street PAC $115,000 in May and August 2021.": (
        "donation",
        OPEN,
    ),
    "Between February and June 2021, Bright Harbor Fund raised $112,500.": ("raised_total", MATCH),
    "Bright Harbor Fund raised $112,500 in the first two quarters of 2021.": (
        "raised_total",
        MATCH,
    ),
    "Bright Harbor Fund raised $90,000 in the first two quarters of 2021.": (
        "raised_total",
        DIFFERS,
    ),
    "Bright Harbor Fund raised $90,000 in the last six months of 2021.": ("raised_total", MATCH),
    "Bright Harbor Fund raised $94,500 in the three months that ended June 30, 2021.": (
        "raised_total",
        MATCH,
    ),
}


@pytest.mark.parametrize("text", SPANS)
def test_spans_of_time(story: Desk, text: str) -> None:
    kind, verdict = SPANS[text]
    assert verdicts(story, text, kind) == [verdict]


#: Of what Lantern Street PAC itemized of 2021 Okonkwo-Hale gave 79.2 %, which of all that it took in
#: of two years is 75.4 % still; of its first half 48.8 %, which of all of it can only be less.
SHARES = {
    "More than three-quarters of Lantern Street PAC’s money in 2021 came": CAVEAT,
    "Less than three-quarters of Lantern Street PAC’s money in 2021 came": OPEN,
    "More than 70 percent of Lantern Street PAC’s money in 2021 came": CAVEAT,
    "Less than 70 percent of Lantern Street PAC’s money in 2021 came": DIFFERS,
    "Less than half of Lantern Street PAC’s money in the first half of 2021 came": CAVEAT,
    "Just over half of Lantern Street PAC’s money in the first half of 2021 came": DIFFERS,
    "Nearly half of Lantern Street PAC’s money in the first half of 2021 came": CAVEAT,
    "About half of Lantern Street PAC’s money in the first half of 2021 came": CAVEAT,
    "Less than 60 percent of Lantern Street PAC’s money in the first half of 2021 came": CAVEAT,
    "Just under 60 percent of Lantern Street PAC’s money in the first half of 2021 came": DIFFERS,
}


@pytest.mark.parametrize("text", SHARES)
def test_shares(story: Desk, text: str) -> None:
    (it,) = found(story, f"{text} from Marguerite T. Okonkwo-Hale.", "share")
    assert it.verdict is SHARES[text], it.because
