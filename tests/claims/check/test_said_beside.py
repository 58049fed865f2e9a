"""What a sentence says beside a payment: with whom, that there was no other, when the committee
began, and to which agency it was reported. Whole sentences about the made-up world, in pairs.

What is right beside each was worked out from the planted rows (world/facts.py, beyond.py) and from
the totals that committees state of 2021 and 2022 (world/_summaries.py).
"""

from __future__ import annotations

import pytest

from claims.check.test_left_open import (
    CAVEAT,
    DIFFERS,
    LATER,
    MATCH,
    NONE,
    OPEN,
    PUBLISHED,
    Said,
    found,
    holds,
)
from itemized.desk import Desk
from itemized.model import Finding, Verdict

OUT = Verdict.OUT_OF_SCOPE
#: Text → the kind of its statement, the verdict, and words of the reason.
Of = dict[str, tuple[str, Verdict, str]]


def _kind(desk: Desk, text: str, kind: str, told: tuple[Verdict, str]) -> None:
    # of both years the committees' own totals are there when both are over
    holds(found(desk, text, kind, LATER if "2021 and 2022" in text else PUBLISHED), *told)


# ---------------------------------------------------------------- to which agency it was reported

REPORTED: Said = {
    "Lamps Down California, a state committee, reported raising $372,900 to the FEC.": (
        DIFFERS,
        "California Secretary of State keeps",
    ),
    "Lamps Down California, a state committee, reported raising $372,900 to the California"
    " Secretary of State.": (MATCH, "come from its files"),
    "Lantern Street PAC reported raising $1,657,500 to the IRS.": (DIFFERS, "Federal Election"),
    "Lantern Street PAC reported raising $1,657,500 to the Federal Election Commission.": (
        MATCH,
        "come from its files",
    ),
    "Lantern Street PAC reported spending $95,000 against Tobias Quillfeather to the FCC.": (
        DIFFERS,
        "stations' files",
    ),
    "Lantern Street PAC reported spending $95,000 against Tobias Quillfeather to the FEC.": (
        MATCH,
        "come from its files",
    ),
}


@pytest.mark.parametrize("text", REPORTED)
def test_the_agency_to_which_a_sum_was_reported(story: Desk, text: str) -> None:
    _kind(story, text, "attribution", REPORTED[text])


#: Told in passing: the sum is borne out, and the agency is another.
CREDITED: Said = {
    "Lamps Down California, which files with the FEC, reported $372,900 in receipts.": (
        CAVEAT,
        "credits the Federal Election Commission",
    ),
    "In filings with the FEC, Lamps Down California reported $372,900 in receipts.": (
        CAVEAT,
        "credits the Federal Election Commission",
    ),
    "Lantern Street PAC disclosed to the state a $1 million gift from Marguerite Okonkwo-Hale.": (
        CAVEAT,
        "reported to a state; the rows are in files of the Federal",
    ),
}


@pytest.mark.parametrize("text", CREDITED)
def test_another_agency_in_passing(story: Desk, text: str) -> None:
    kind = "raised_total" if "receipts" in text else "donation"
    it = found(story, text, kind)
    holds(it, *CREDITED[text])
    assert it.fields["agency"] is DIFFERS


def test_the_state_in_passing_is_right_of_a_states_filer(story: Desk) -> None:
    text = "Lamps Down California disclosed to the state a $120,000 gift from Lantern Street PAC."
    (it,) = (f for f in _all(story, text) if f.claim.amounts)
    assert it.verdict in (MATCH, CAVEAT), it.because
    assert "agency" not in it.fields


def _all(desk: Desk, text: str) -> tuple[Finding, ...]:
    article = desk.article(f"Money in the race\n\n{text}\n".encode(), published=PUBLISHED)
    return desk.check(article).findings


# ---------------------------------------------------------------- several that spent or gave

TOGETHER: Said = {
    "Lantern Street PAC and its donors spent $95,000 against Tobias Quillfeather.": (
        OPEN,
        "Lantern Street PAC and its donors",
    ),
    "Lantern Street PAC spent $95,000 against Tobias Quillfeather.": (MATCH, "$95,000"),
    "Lantern Street PAC and its allies spent $180,000 to support Isolde Marrowby.": (
        OPEN,
        "and its allies",
    ),
    "Lantern Street PAC and Marrowby Forward together spent $390,000 to support Isolde Marrowby in"
    " 2021.": (MATCH, "$390,000"),
    # one of them alone is not the sum of both
    "Lantern Street PAC and Marrowby Forward spent a combined $180,000 to support Isolde Marrowby"
    " in 2021.": (DIFFERS, "$390,000"),
    "Lantern Street PAC and Marrowby Forward together spent less than $300,000 to support Isolde"
    " Marrowby in 2021.": (DIFFERS, "$390,000"),
    "Lantern Street PAC, along with Marrowby Forward, spent $390,000 to support Isolde Marrowby in"
    " 2021.": (MATCH, "$390,000"),
}


@pytest.mark.parametrize("text", TOGETHER)
def test_several_spenders(story: Desk, text: str) -> None:
    _kind(story, text, "ie_spending", TOGETHER[text])


#: By the totals of the committees themselves: $1,657,517.25 and $312,000 in the cycle.
RAISED_TOGETHER: Said = {
    "Lantern Street PAC and Marrowby Forward raised a combined $1,969,517.25 in 2021 and 2022.": (
        MATCH,
        "sum of their own totals",
    ),
    "Lantern Street PAC and Marrowby Forward raised a combined $1,657,517.25 in 2021 and 2022.": (
        DIFFERS,
        "sum of their own totals",
    ),
    # of 2021 alone they state none, and rows are fewer than all
    "Lantern Street PAC and Marrowby Forward raised a combined $3 million in 2021.": (
        OPEN,
        "no totals of their own",
    ),
    "Lantern Street PAC and Marrowby Forward raised less than $3 million together in 2021.": (
        OPEN,
        "no totals of their own",
    ),
    "Lantern Street PAC and Marrowby Forward raised a combined $1 million in 2021.": (
        DIFFERS,
        "$1,889,500",
    ),
    "Lantern Street PAC and its donors raised $1,657,517.": (OPEN, "and its donors"),
}


@pytest.mark.parametrize("text", RAISED_TOGETHER)
def test_several_that_raised(story: Desk, text: str) -> None:
    _kind(story, text, "raised_total", RAISED_TOGETHER[text])


# ---------------------------------------------------------------- that there was no other

#: Five rows of Bright Harbor Fund in 2021 are of four givers; Iverstrom gave once, to one PAC.
ALONE: Said = {
    "Bright Harbor Fund received $75,000 from Alaric Wexcombe-Dray in 2021 and nothing from anyone"
    " else.": (DIFFERS, "MOSSGROVE"),
    "Alaric Wexcombe-Dray gave $75,000 to Bright Harbor Fund in 2021; no one else gave.": (
        DIFFERS,
        "MOSSGROVE",
    ),
    "Alaric Wexcombe-Dray gave $75,000 to Bright Harbor Fund in April 2021 and no one else gave"
    " that month.": (CAVEAT, "No row shows another one"),
    "Alaric Wexcombe-Dray gave $75,000 to Bright Harbor Fund in 2021 and nothing to anyone else.": (
        DIFFERS,
        "VICTORY FUND",
    ),
    "Hestia Iverstrom gave $33,000 to Lantern Street PAC in 2021 and nothing to anyone else.": (
        CAVEAT,
        "No row shows another one",
    ),
    "Alaric Wexcombe-Dray gave $75,000 to Bright Harbor Fund in 2021.": (MATCH, "$75,000"),
    "Bright Harbor Fund had a single donor in 2021: Alaric Wexcombe-Dray, who gave $75,000.": (
        OPEN,
        "a single donor",
    ),
}


@pytest.mark.parametrize("text", ALONE)
def test_nobody_else(story: Desk, text: str) -> None:
    _kind(story, text, "donation", ALONE[text])


FUNDED: Of = {
    "Lantern Street PAC, funded solely by Alaric Wexcombe-Dray, spent $95,000 against Tobias"
    " Quillfeather.": ("ie_spending", OPEN, "funded solely by"),
    "Lantern Street PAC, funded in part by Alaric Wexcombe-Dray, spent $95,000 against Tobias"
    " Quillfeather.": ("ie_spending", MATCH, "$95,000"),
    "The only money that Bright Harbor Fund got in 2021 was $75,000 from Alaric Wexcombe-Dray.": (
        "donation",
        DIFFERS,
        "MOSSGROVE",
    ),
    "Alaric Wexcombe-Dray gave $75,000 to Bright Harbor Fund in 2021, the same as Titus"
    " Mossgrove.": ("donation", OPEN, "was not understood"),
}


@pytest.mark.parametrize("text", FUNDED)
def test_funded_by_one_alone(story: Desk, text: str) -> None:
    kind, verdict, why = FUNDED[text]
    _kind(story, text, kind, (verdict, why))


def test_the_smallest_donor_is_not_looked_up(story: Desk) -> None:
    least = (
        "The smallest donor to Bright Harbor Fund in 2021 was Alaric Wexcombe-Dray, with $75,000."
    )
    _kind(story, least, "donation_total", (OUT, "smallest"))
    plain = "A donor to Bright Harbor Fund in 2021 was Alaric Wexcombe-Dray, with $75,000."
    assert any(f.verdict is MATCH for f in _all(story, plain))


# ---------------------------------------------------------------- when a committee began

#: The League's notice to the IRS (Form 8871) is of 2021-01-08; no statement of the PAC's is there.
BEGUN: Said = {
    "Night Watch League, formed in January 2021, took donations.": (CAVEAT, "2021-01-08"),
    "Night Watch League, a political group formed in January 2022, took donations.": (
        DIFFERS,
        "2021-01-08",
    ),
    "Registered in January 2021, Night Watch League took donations.": (MATCH, "2021-01-08"),
    "Night Watch League, a group that registered with the IRS in March 2021, took donations.": (
        DIFFERS,
        "2021-01-08",
    ),
    "Lantern Street PAC, a super PAC registered in March 2021, spent $95,000 against Tobias"
    " Quillfeather.": (OPEN, "No statement of organization"),
    "Lantern Street PAC, a super PAC registered with the IRS, took donations.": (
        DIFFERS,
        "registered with the Federal Election Commission",
    ),
    "Lantern Street PAC, a super PAC registered with the FEC, took donations in July 2021.": (
        MATCH,
        "in the files of the Federal Election Commission",
    ),
}


@pytest.mark.parametrize("text", BEGUN)
def test_when_a_committee_began(story: Desk, text: str) -> None:
    _kind(story, text, "designation", BEGUN[text])


#: That time is none of the payment's; another one beside it is.
NOT_THEN: Said = {
    "Lantern Street PAC, a super PAC registered in March 2021, spent $95,000 against Tobias"
    " Quillfeather.": (MATCH, "$95,000"),
    "Registered in March 2021, Lantern Street PAC spent $95,000 against Tobias Quillfeather.": (
        MATCH,
        "$95,000",
    ),
    "Lantern Street PAC, formed in January 2021, spent $95,000 against Tobias Quillfeather in"
    " March 2021.": (DIFFERS, "another day than March 2021"),
}


@pytest.mark.parametrize("text", NOT_THEN)
def test_a_committees_beginning_is_no_time_of_its_payments(story: Desk, text: str) -> None:
    _kind(story, text, "ie_spending", NOT_THEN[text])


# ---------------------------------------------------------------- upper bounds

#: Loaded rows are $372,900 in all, $120,000 of it from the PAC; what is not loaded only adds.
BELOW: Of = {
    "Lamps Down California raised less than $300,000 in 2021.": ("raised_total", DIFFERS, "$372,9"),
    "Lamps Down California raised less than $400,000 in 2021.": (
        "raised_total",
        OPEN,
        "no summary",
    ),
    "Lamps Down California spent less than $100,000 in 2021.": ("spent_total", DIFFERS, "$235,000"),
    "Lamps Down California spent less than $300,000 in 2021.": ("spent_total", OPEN, "no summary"),
    "Lantern Street PAC gave less than $100,000 to Lamps Down California in 2021.": (
        "transfer",
        DIFFERS,
        "$120,000",
    ),
    "Lantern Street PAC gave less than $125,000 to Lamps Down California in 2021.": (
        "transfer",
        MATCH,
        "$120,000",
    ),
    "Lamps Down California received fewer than three contributions in 2021.": (
        "count",
        DIFFERS,
        "4 counted rows",
    ),
    "Lamps Down California received fewer than nine contributions in 2021.": ("count", OPEN, "4"),
    # her gifts of the year are $100,000 and $15,000: the bound is on both
    "Beatrix Dunmorrow gave less than $50,000 to Lantern Street PAC in 2021.": (
        "donation_total",
        DIFFERS,
        "$115,000",
    ),
    "Beatrix Dunmorrow gave less than $120,000 to Lantern Street PAC in 2021.": (
        "donation_total",
        MATCH,
        "$115,000",
    ),
    # a filer's own total is more than its rows
    "Quillfeather for Senate raised less than $40,000 in 2021 and 2022.": (
        "raised_total",
        DIFFERS,
        "own summary",
    ),
}


@pytest.mark.parametrize("text", BELOW)
def test_less_than(story: Desk, text: str) -> None:
    kind, verdict, why = BELOW[text]
    _kind(story, text, kind, (verdict, why))


# ---------------------------------------------------------------- other words beside a sum

OTHERS: Of = {
    "Lantern Street PAC raised more than it spent in 2021 and 2022.": (
        "comparison",
        MATCH,
        "has more",
    ),
    "Lantern Street PAC spent more than it raised in 2021 and 2022.": (
        "comparison",
        DIFFERS,
        "less",
    ),
    "Alaric Wexcombe-Dray gave money to Bright Harbor Fund in April 2021.": (
        "relation",
        MATCH,
        "2021-04-20",
    ),
    "Alaric Wexcombe-Dray gave money to Bright Harbor Fund in May 2021.": (
        "relation",
        NONE,
        "No row",
    ),
    "A $75,000 contribution from Alaric Wexcombe-Dray reached Bright Harbor Fund in April 2021.": (
        "donation",
        OPEN,
        "was not understood",
    ),
}


@pytest.mark.parametrize("text", OTHERS)
def test_other_words_beside_a_sum(story: Desk, text: str) -> None:
    kind, verdict, why = OTHERS[text]
    _kind(story, text, kind, (verdict, why))


#: They state cash of $960,171.58 and $112,000 at the end of 2022.
HAD: Said = {
    "Lantern Street PAC and Marrowby Forward had a combined $1.07 million in cash on hand at the"
    " end of 2022.": (MATCH, "sum of what each states"),
    "Lantern Street PAC and Marrowby Forward had a combined $960,000 in cash on hand at the end of"
    " 2022.": (DIFFERS, "sum of what each states"),
    # each of them alone had less
    "Lantern Street PAC and Marrowby Forward together had less than $1 million in cash on hand at"
    " the end of 2022.": (DIFFERS, "sum of what each states"),
    "Lantern Street PAC and Marrowby Forward each had more than $100,000 in cash on hand at the end"
    " of 2022.": (CAVEAT, "understated"),
}


@pytest.mark.parametrize("text", HAD)
def test_what_several_had(story: Desk, text: str) -> None:
    holds(found(story, text, "cash_on_hand", LATER), *HAD[text])


def test_a_combined_sum_is_not_that_of_each(story: Desk) -> None:
    text = "Delphine Arkwright-Sole and Alaric Wexcombe-Dray gave a combined {} to Quillfeather"
    text += " Victory Fund in April 2021."
    sums = {"$110,000": MATCH, "$60,000": DIFFERS, "sum of less than $100,000": DIFFERS}
    for sum_, verdict in sums.items():
        each = [f for f in _all(story, text.format(sum_)) if f.claim.amounts]
        assert [f.verdict for f in each] == [verdict], each[0].because


def test_in_a_single_payment(story: Desk) -> None:
    both = "Beatrix Dunmorrow gave Lantern Street PAC $115,000 in a single payment in 2021."
    it = found(story, both, "donation")
    assert it.fields.get("count") is DIFFERS, it.because
    one = "Beatrix Dunmorrow gave Lantern Street PAC $100,000 in a single payment in 2021."
    assert found(story, one, "donation").verdict is MATCH


# ---------------------------------------------------------------- denied by other words than the verb

_THE_GIFT = "$40,000 from Festus Greyling-Assad"
DENIED: Said = {
    "The $40,000 that Lantern Street PAC received in May 2021 came from Festus Greyling-Assad.": (
        MATCH,
        "$40,000 on 2021-05-18",
    ),
    "The $40,000 that Lantern Street PAC received in May 2021 did not come from Festus"
    " Greyling-Assad.": (OPEN, "did not come from"),
    "The $40,000 that Lantern Street PAC received in May 2021 did not come from Silas"
    " Thornbury-Vex.": (OPEN, "did not come from"),
    f"Lantern Street PAC was never the recipient of {_THE_GIFT} in May 2021.": (
        OPEN,
        "was never the recipient",
    ),
    "Lantern Street PAC got $40,000 in May 2021, but not from Festus Greyling-Assad.": (
        OPEN,
        "but not from",
    ),
    "Festus Greyling-Assad is not among those who gave $40,000 to Lantern Street PAC in May 2021.": (
        OPEN,
        "is not among those",
    ),
    f"A donation of {_THE_GIFT} to Lantern Street PAC in May 2021 was not reported.": (
        OPEN,
        "was not reported",
    ),
    f"A donation of {_THE_GIFT} to Lantern Street PAC in May 2021 was not reported until June"
    " 20.": (MATCH, "$40,000 on 2021-05-18"),
}


@pytest.mark.parametrize("text", DENIED)
def test_a_payment_denied_by_other_words(story: Desk, text: str) -> None:
    holds(found(story, text, "donation"), *DENIED[text])


NOT_REPORTED: Said = {
    "Quillfeather Victory Fund has not reported any independent expenditures in 2021.": (
        CAVEAT,
        "No row shows it",
    ),
    "Lantern Street PAC has not reported any independent expenditures in 2021.": (
        DIFFERS,
        "$180,000 on 2021-08-05",
    ),
    "Marrowby Forward has not reported any contributions to candidates in 2021.": (
        OPEN,
        "to whom nothing was given",
    ),
    "Marrowby Forward has not reported any contributions in 2021.": (DIFFERS, "$300,000"),
}


@pytest.mark.parametrize("text", NOT_REPORTED)
def test_what_has_not_been_reported(story: Desk, text: str) -> None:
    holds(found(story, text, "absence"), *NOT_REPORTED[text])
