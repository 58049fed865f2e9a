"""Other money that stands in texts on political money, and political money beside it."""

from datetime import date

import pytest

from itemized.claims.reading import read
from itemized.model import Article

AROUND = (
    "Mia Holt’s campaign raised $2 million in the last quarter, according to Federal Election"
    " Commission records. {} Holt, a Democrat, is running for Senate."
)


def _sums(sentence: str) -> list[str]:
    """The kinds of the claims that a sentence's sums are read as, in a text on a campaign."""
    text = AROUND.format(sentence)
    low = text.index(sentence)
    claims = read(Article(text, None, date(2019, 5, 1), None, "")).claims
    inside = range(low, low + len(sentence))
    return [c.kind for c in claims if any(a.start in inside for a in c.amounts)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Holt Foundation received $25 million from Acme Holdings in 2015.",
        "Moss has given between $1 million and $5 million to the Holt Foundation.",
        "Moss gave $5 million to the foundation, while Acme contributed $2 million.",
        "The family’s fortune is estimated at $4 billion.",
        "Moss, the donor, has a value of $4.3 billion.",
        "They reported gross income of $1.1 million.",
        "Her income was $566,000 and she donated $18,900.",
        "He also made more than $1 million but donated $10,600.",
        "He made $2 million as a lobbyist last year.",
        "Holt reported between $1 million and $5 million in assets.",
        "Moss invested $10 million in the company.",
        "Moss put $1.35 million of his own money into the restaurant.",
        "The director raised $28,000 to fund the project.",
        "Holt’s plan would give every voter $600.",
        "One in 10 kids would receive the full $2,000 contribution annually.",
        "Each participant would get a separate $200 pool for House races.",
        "Voters could get up to $100 in vouchers for a primary election.",
        "The district raised $4 million through a property tax.",
        "Donations of $5 or more keep this site free.",
        "She received $7.5 million from the sale of the firm.",
        "Lawmakers pushed for another $4 billion to raise teachers’ pay.",
        "The bill would raise it from about $3,800 per teacher to $10,000.",
        "The bill raised teachers’ salaries by $2,000.",
        "Moss’s pay was $4.6 million.",
        "Holt was paid $96,400 by the city last year and earned $140,000 from her practice.",
        "Moss gave $500 million to support programs and expand the faculty at a campus.",
        "Lee Moss spent $820,000 on landscaping and $934,000 at an antique rug store.",
        "Holt sent a $1,000 check to a women’s shelter.",
        "Voters heard of ads about the effects of the proposed $650 million tribal casino.",
        "The state could stand to gain $100 million each year from the deal.",
    ],
)
def test_other_money_is_no_claim(sentence: str) -> None:
    assert _sums(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Moss Family Foundation gave $25,000 to the Better Roads PAC.",
        "Moss made $5 million in contributions to the committee.",
        "Moss gave $500,000 to support candidates who would expand the schools.",
        "Lee Moss spent $820,000 on television ads.",
        "Holt’s campaign has $5 million to spend.",
        "Holt received $5,000 from the investment industry.",
        "Holt was paid $9,600 by her campaign.",
        "The campaign reported income of $1.1 million.",
        "Moss put $1.35 million of his own money into the race.",
        "The campaign raised $28,000 to fund the ads.",
        "The committee expects every candidate would receive $5,000.",
        "A Reno group, Save Our Schools, raised $4 million.",
        "Holt made a $5 million donation to the Better Roads PAC.",
    ],
)
def test_political_money_beside_it_is(sentence: str) -> None:
    assert _sums(sentence)


@pytest.mark.parametrize(
    ("text", "kind", "donor", "recipient"),
    [
        (
            "Holt campaign raises $30 million\n\nMia Holt is running for Senate.",
            "raised_total",
            None,
            "Holt",
        ),
        (
            "Mia Holt’s campaign raised $2 million and ended June with $12.7 million banked.",
            "cash_on_hand",
            "Mia Holt",
            None,
        ),
        (
            (
                "Mia Holt’s campaign raised $2 million. Of that, $38,000 went toward printing and"
                " postage."
            ),
            "spent_total",
            None,
            None,
        ),
        ("Mia Holt loaned $25,000 to herself for the campaign.", "loan", "Mia Holt", "Mia Holt"),
        (
            (
                "Mia Holt raised $6.7 million for her campaign, which included $2.1 million in"
                " personal loans."
            ),
            "loan",
            "Mia Holt",
            "Mia Holt",
        ),
        (
            "The Coast Guard paid the Holt campaign about $1.6 million for flights.",
            "payment",
            "Coast Guard",
            "Holt campaign",
        ),
        (
            (
                "Hospitals and clinics spent $293,000 on ads either backing Mia Holt or attacking Lee"
                " Moss in the race."
            ),
            None,
            None,
            None,
        ),
    ],
)
def test_sums_that_were_passed_over(
    text: str, kind: str | None, donor: str | None, recipient: str | None
) -> None:
    claims = [c for c in read(Article(text, None, date(2019, 5, 1), None, "")).claims if c.amounts]
    last = claims[-1]
    assert kind in (last.kind, None)
    assert donor is None or donor in last.donor.name  # type: ignore[union-attr]
    assert recipient is None or recipient in last.recipient.name  # type: ignore[union-attr]
