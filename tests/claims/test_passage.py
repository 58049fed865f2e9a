"""What a statement leaves to the passage around it, and statements in the words of any talk."""

from __future__ import annotations

from datetime import date

import pytest

from itemized.claims.reading import is_about_money, read
from itemized.model import Article, Claim, Mention

Party = Mention | tuple[Mention, ...] | None

SPENDING = (
    "Where the Quill campaign’s money went\n\nThe Quill campaign spent $3.4 million in the second"
    " quarter, its report to the Federal Election Commission shows. The biggest share, $1.1"
    " million, went to Hilltop Digital for online ads. Salaries ate up $640,000. Another $212,000"
    " covered travel, including $48,000 for charter flights. Lee Moss, a former aide, was paid"
    " $25,000."
)
LINES = (
    "Holt’s campaign spent $1.2 million in the quarter, FEC filings show.\n\nShe raised $2.4"
    " million.\n\nHere is where the money went:\n\n$310,000 for payroll\n\n$220,000 to Acme Media"
    " for ads\n\n$98,000: travel and lodging\n\n$22,000 — Quill Strategies (polling)"
)
CONTEXT = "The candidates filed campaign finance reports. "


def claims(text: str) -> list[Claim]:
    found = read(Article(text, None, date(2023, 2, 15), None, "")).claims
    return [c for c in found if is_about_money(c)]


def name(party: Party) -> str | None:
    if party is None:
        return None
    return party.name if isinstance(party, Mention) else "; ".join(p.name for p in party)


def of_sum(text: str, amount: int) -> tuple[str, str | None, str | None, str | None]:
    """Kind, direction, donor and recipient of the one claim with an amount."""
    (claim,) = [c for c in claims(text) if amount in {int(a.value) for a in c.amounts}]
    return claim.kind, claim.direction, name(claim.donor), name(claim.recipient)


def of_kind(text: str, kind: str) -> tuple[str | None, str | None, str | None]:
    """Direction, donor and recipient of the one claim of a kind."""
    (claim,) = [c for c in claims(text) if c.kind == kind]
    return claim.direction, name(claim.donor), name(claim.recipient)


@pytest.mark.parametrize(
    ("text", "amount", "expected"),
    [
        (SPENDING, 1_100_000, ("payment", "paid", "Quill campaign", "Hilltop Digital")),
        (SPENDING, 640_000, ("spent_total", "spent", "Quill campaign", None)),
        (SPENDING, 212_000, ("spent_total", "spent", "Quill campaign", None)),
        (SPENDING, 48_000, ("spent_total", "spent", "Quill campaign", None)),
        (SPENDING, 25_000, ("payment", "paid", "Quill campaign", "Lee Moss")),
        (LINES, 310_000, ("spent_total", "spent", "Holt’s campaign", None)),
        (LINES, 220_000, ("payment", "paid", "Holt’s campaign", "Acme Media")),
        (LINES, 98_000, ("spent_total", "spent", "Holt’s campaign", None)),
        (LINES, 22_000, ("payment", "paid", "Holt’s campaign", "Quill Strategies")),
    ],
)
def test_bills_are_of_whoever_the_passage_says_spends(
    text: str, amount: int, expected: tuple[str, str | None, str | None, str | None]
) -> None:
    assert of_sum(text, amount) == expected


def test_rent_in_no_passage_on_spending_is_no_bill_of_a_campaign() -> None:
    other = "Mia Holt’s campaign raised $2 million. Rent in the city cost $2,400 a month."
    assert {int(a.value) for c in claims(other) for a in c.amounts} == {2_000_000}
    larger = SPENDING.replace("Salaries ate up $640,000", "The stadium cost $640 million")
    assert 640_000_000 not in {int(a.value) for c in claims(larger) for a in c.amounts}


@pytest.mark.parametrize(
    ("text", "amount", "expected"),
    [
        # what is joined to a verb across a semicolon or an aside has its subject
        (
            "The Harlan super PAC spent $14 million on ads last month; but still raised $7 million.",
            7_000_000,
            ("raised_total", "received", None, "Harlan super PAC"),
        ),
        # of "Roe's fellow alumnus Doe", Doe
        (
            CONTEXT + "Hal Harlan’s fellow alumnus David Lison, who runs a seed firm, also donated"
            " $500,000 to the Better Roads PAC.",
            500_000,
            ("donation", "gave", "David Lison", "Better Roads PAC"),
        ),
        # what is said begins after the one who says it
        (
            (
                "The Gazette also reported that PennPay, the party’s donation platform, reported raising"
                " $35 million in campaign contributions on Monday."
            ),
            35_000_000,
            ("raised_total", "received", None, "PennPay"),
        ),
        # a group is no union, and "which" is of the union beside it
        (
            CONTEXT + "Mia Holt is getting help from the teachers union, which has laid out"
            " $900,000 in ads on her behalf.",
            900_000,
            ("ie_spending", "spent", "teachers union", None),
        ),
        # lists, by name and by what they are
        (
            (
                "The judge donated $30,000 to Sen. Mia Holt, other Democrats and a political action"
                " committee."
            ),
            30_000,
            (
                "donation_total",
                "gave",
                "The judge",
                "Mia Holt; other Democrats; political action committee",
            ),
        ),
        (
            (
                "The Better Roads PAC raised $11 million. Donors who put forward $500,000 included Ohio"
                " mining executive Joe Quill and New York hedge fund founder Bo Penn."
            ),
            500_000,
            ("donation_total", "gave", "Joe Quill; Bo Penn", "Better Roads PAC"),
        ),
        # what comes to somebody from nobody in particular was raised
        (
            CONTEXT + "In May alone, $2.2 million flowed into Mia Holt’s coffers.",
            2_200_000,
            ("raised_total", "received", None, "Mia Holt’s coffers"),
        ),
        (
            CONTEXT + "A dinner at the home of Oz Tarrant raised $400,000 for Mia Holt.",
            400_000,
            ("raised_total", "received", None, "Mia Holt"),
        ),
        (
            CONTEXT + "With $4 million raised, Mia Holt leads Bo Penn.",
            4_000_000,
            ("raised_total", "received", None, "Mia Holt"),
        ),
        # a balance by its verb, and those that follow it in a list
        (
            (
                "Mia Holt’s campaign reported raising $900,000 and has $2.1 million for the final"
                " stretch."
            ),
            2_100_000,
            ("cash_on_hand", "has", "Mia Holt’s campaign", None),
        ),
        (
            CONTEXT + "Mia Holt’s campaign led with $5 million in cash, followed by Bo Penn with $3"
            " million and Lee Moss with $400,000.",
            3_000_000,
            ("cash_on_hand", "has", "Bo Penn", None),
        ),
        # a candidate's loan to nobody told is to the own campaign
        (
            CONTEXT + "Bo Penn, who has lent himself $2 million, is running for mayor.",
            2_000_000,
            ("loan", "gave", "Bo Penn", "Bo Penn"),
        ),
        # who is called by what the text says of him
        (
            (
                "Mia Holt’s campaign has raised $5 million. Bo Penn, a Navy veteran and lawyer, is her"
                " rival. Lee Moss spoke for her. The Navy veteran has raised $2 million."
            ),
            2_000_000,
            ("raised_total", "received", None, "Bo Penn"),
        ),
    ],
)
def test_whose_a_sum_is(
    text: str, amount: int, expected: tuple[str, str | None, str | None, str | None]
) -> None:
    assert of_sum(text, amount) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # a statement that names nobody is of whoever the passage is on
        (
            "Mia Holt’s campaign raised $3 million. More than 80,000 contributions came in.",
            "count",
            ("received", None, "Mia Holt’s campaign"),
        ),
        # comparisons
        (
            CONTEXT + "Mia Holt’s haul was far higher than that of the mayor.",
            "comparison",
            ("received", None, "Mia Holt"),
        ),
        (
            CONTEXT + "Oz Tarrant gave $1,000 to Mia Holt and doubled his donation a year later.",
            "comparison",
            ("gave", "Oz Tarrant", None),
        ),
        # rules of law
        (
            CONTEXT + "Roads Forward is not required to disclose its donors.",
            "legal_limit",
            ("limit", None, "Roads Forward"),
        ),
        (
            CONTEXT + "The ruling lifted the limits on campaign spending.",
            "legal_limit",
            ("limit", None, None),
        ),
        # denials
        (
            CONTEXT + "The Holt campaign declined to release its fundraising totals.",
            "absence",
            ("received", None, "Holt campaign"),
        ),
        (
            CONTEXT + "Oz Tarrant stopped giving to Republicans after 2016.",
            "absence",
            ("gave", "Oz Tarrant", "Republicans"),
        ),
        # ranks of what is had
        (
            CONTEXT + "Mia Holt’s campaign has amassed a record war chest.",
            "superlative",
            ("has", "Mia Holt’s campaign", None),
        ),
        # backers, by what they are called
        (
            CONTEXT + "A Quill-funded nonprofit, Clean Rivers Now, paid for the ads.",
            "relation",
            ("gave", "Quill", "Clean Rivers Now"),
        ),
        (
            CONTEXT + "Oz Tarrant is a longtime donor to Gov. Mia Holt.",
            "relation",
            ("gave", "Oz Tarrant", "Mia Holt"),
        ),
    ],
)
def test_statements_without_a_sum(
    text: str, kind: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert of_kind(text, kind) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The team’s budget was far higher than that of its rivals.",
        "The store doubled its prices and declined to release its totals.",
        "The ruling lifted the limits on fishing, and the town is not required to report catches.",
        "Ada Quill is a longtime blood donor to the county’s hospitals.",
    ],
)
def test_other_talk_in_the_same_words_is_nothing_about_political_money(text: str) -> None:
    assert claims(text) == []
