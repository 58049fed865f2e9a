"""Wordings of reports: who stands beside a sum, what a noun says of it, and what is no gift.

Each wording has one that is near it and means something else.
"""

from __future__ import annotations

from datetime import date

import pytest

from itemized.claims.reading import is_about_money, read
from itemized.model import Article, Claim, Mention

#: Whatever stands in it, the text speaks of political money.
ABOUT = "The Lantern Street PAC raised money for its campaign. "


def claims(text: str) -> list[Claim]:
    found = read(Article(text, None, date(2022, 9, 15), None, "")).claims
    return [c for c in found if is_about_money(c) and c.amounts]


def party(side: Mention | tuple[Mention, ...] | None) -> str:
    if side is None:
        return ""
    return "; ".join(p.name for p in (side if isinstance(side, tuple) else (side,)))


def of_sum(text: str, value: int) -> Claim | None:
    return next((c for c in claims(text) if c.amounts[0].value == value), None)


def told(text: str, value: int) -> tuple[str, str, str] | None:
    """Direction, donor and recipient of the claim of a sum; None where there is none."""
    c = of_sum(text, value)
    return (c.direction or "", party(c.donor), party(c.recipient)) if c else None


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        # gapping: a title or a common noun before the sum, whose verb was told before
        (
            "The Elm PAC gave $20,000 to candidates. Sen. Jo Roe got $9,900, Borough President Al Doe $7,700.",
            7700,
            ("received", "Elm PAC", "Al Doe"),
        ),
        (
            "The firefighters' union gave the Elm PAC $15,000 and the plumbers' local $10,000.",
            10000,
            ("gave", "plumbers' local", "Elm PAC"),
        ),
        # the time of a second sum is no giver
        (
            "Bo Penn gave the Elm PAC $15,000 and the next year $10,000.",
            10000,
            ("gave", "Bo Penn", "Elm PAC"),
        ),
        # who made a sum has not given it
        (
            "Bo Penn of the Elm PAC, who made $9 million, has also given $4,000 to the Oak PAC.",
            4000,
            ("gave", "Bo Penn", "Oak PAC"),
        ),
        # hospitals and investors give as others do
        (
            "Hospitals and insurers gave the Elm PAC $6,000. Two of its lenders gave $4,000 to the Oak PAC.",
            4000,
            ("gave", "Two of its lenders", "Oak PAC"),
        ),
        # a part of what was raised
        (
            "Jo Roe’s campaign raised $9 million. Fishing companies account for $212,000 of her total.",
            212000,
            ("gave", "Fishing companies", "Jo Roe’s campaign"),
        ),
        # a noun beside the sum, whatever verb stands further off
        (
            "The Elm PAC got $1 million from Bo Penn, who also made a $500,000 contribution to the Oak PAC.",
            500000,
            ("gave", "Bo Penn", "Oak PAC"),
        ),
        (
            "Questions were raised by a $1,000 donation Sen. Jo Roe received in 2006 from Bo Penn.",
            1000,
            ("received", "Bo Penn", "Jo Roe"),
        ),
        (
            "Agents say Bo Penn reimbursed eight workers for $21,600 in contributions to Sen. Jo Roe’s campaign.",
            21600,
            ("gave", "eight workers", "Jo Roe’s campaign"),
        ),
        # who reimburses a campaign gives nothing
        (
            "Jo Roe’s campaign reimbursed its manager $2,600 for travel.",
            2600,
            ("paid", "Jo Roe’s campaign", "its manager"),
        ),
        # a list of gifts goes on, and what came of them
        (
            "Bo Penn gave the Elm PAC $9,000. Then there is $4,000 from Ida Boone.",
            4000,
            ("gave", "Ida Boone", "Elm PAC"),
        ),
        (
            "The Elm PAC has put $9 million behind Sen. Jo Roe, thanks in part to $4 million from Ida Boone.",
            4000000,
            ("gave", "Ida Boone", "Elm PAC"),
        ),
        (
            "The founders gave $9 million to the Elm PAC: $4 million from Ida Boone and $5 million from Bo Penn.",
            4000000,
            ("gave", "Ida Boone", "Elm PAC"),
        ),
        (
            "The Elm PAC is free with its money: $4,000 to Sen. Jo Roe and $5,000 to Rep. Al Doe.",
            4000,
            ("gave", "Elm PAC", "Jo Roe"),
        ),
        # a sum that "went to" somebody is not of the verb before it
        (
            "The Elm PAC got $9,000 from Bo Penn, and another $6,000 went to the Oak PAC.",
            6000,
            ("gave", "Bo Penn", "Oak PAC"),
        ),
        # outside spending told with a verb of gifts
        (
            "The Elm PAC chipped in $2 million for ads promoting Sen. Jo Roe.",
            2000000,
            ("spent", "Elm PAC", ""),
        ),
        (
            "The Elm PAC kicked in another $2 million on Jo Roe’s behalf.",
            2000000,
            ("spent", "Elm PAC", ""),
        ),
        # a gift for ads is one where somebody got it
        (
            "The Elm PAC gave $2 million to the Oak PAC for ads promoting Sen. Jo Roe.",
            2000000,
            ("gave", "Elm PAC", "Oak PAC"),
        ),
        (
            "The Elm PAC announced a $3 million program to elect Sen. Jo Roe.",
            3000000,
            ("spent", "Elm PAC", ""),
        ),
        # what a committee buys is no gift; what it gives to a committee is one
        (
            "The Elm PAC cut a $2,500 check to a printing firm.",
            2500,
            ("paid", "Elm PAC", "printing firm"),
        ),
        (
            "The Elm PAC cut a $2,500 check to a committee for Sen. Jo Roe.",
            2500,
            ("gave", "Elm PAC", "committee"),
        ),
        # one's own money, beside the sum or in a loan
        (
            "Jo Roe, a candidate, raised $28,000, including $2,700 from her own pocket.",
            2700,
            ("gave", "Jo Roe", "Jo Roe"),
        ),
        (
            "Jo Roe’s campaign raised $28,000, including a $2,700 loan from herself.",
            2700,
            ("gave", "Jo Roe", "Jo Roe"),
        ),
        # of one who is no candidate it is a gift
        (
            "The Elm PAC took in $9,000 from Acme Holdings. Its founder, Mel Thorne, added $5,000 of his own.",
            5000,
            ("gave", "Mel Thorne", "Elm PAC"),
        ),
        # whose money: reported by the other, held, or spent
        (
            "Jo Roe’s campaign raised $9 million, dwarfing the $4 million reported by Al Doe.",
            4000000,
            ("received", "", "Al Doe"),
        ),
        (
            "Jo Roe’s campaign raised $74,000 in three months to $61,000 for lawyer Al Doe.",
            61000,
            ("received", "", "Al Doe"),
        ),
        ("The Elm PAC reported a balance of $6,180.", 6180, ("has", "Elm PAC", "")),
        (
            "Jo Roe reported $701,000 in receipts against $655,000 in disbursements.",
            655000,
            ("spent", "Jo Roe", ""),
        ),
        # whom a gift went to, told a sentence before
        (
            "Among the donors to Jo Roe’s campaign was a builder. Acme Holdings gave $5,000.",
            5000,
            ("gave", "Acme Holdings", "Jo Roe’s campaign"),
        ),
        # "the committee" of which no name is known
        (
            "Al Doe gave $9,000 to Jo Roe’s joint fundraising committee. Bo Penn gave the committee $4,000.",
            4000,
            ("gave", "Bo Penn", "Jo Roe’s joint fundraising committee"),
        ),
    ],
)
def test_wordings(text: str, value: int, expected: tuple[str, str, str]) -> None:
    assert told(text, value) == expected


@pytest.mark.parametrize(
    ("text", "value", "donor"),
    [
        # somebody's rival, partner or adviser is not that somebody
        ("Jo Roe’s opponent, Al Doe, spoke. He gave the Elm PAC $4,000.", 4000, "Al Doe"),
        ("Jo Roe, a Democrat, spoke. He gave the Elm PAC $4,000.", 4000, "Jo Roe"),
        # who a rank is of
        (
            "The biggest giver, the state nurses association, gave the Elm PAC $4,000.",
            4000,
            "state nurses association",
        ),
        # a company of which nothing but its shares says that it is one
        (
            "Novak Biologics shares fell. The company gave the Elm PAC $4,000.",
            4000,
            "Novak Biologics",
        ),
        # where a name only says whence somebody is
        ("A Mesa car dealer gave the Elm PAC $4,000.", 4000, "Mesa car dealer"),
        # a head that is no name, before the first name of its clause
        (
            "Two drillers spent $9,000 lobbying the Assembly, and gave the Elm PAC $4,000.",
            4000,
            "Two drillers",
        ),
        # a relative clause before the verb
        (
            "Liberal groups that hide their donors gave the Elm PAC $4,000.",
            4000,
            "Liberal groups",
        ),
        # of two clauses each has its own subject
        (
            "Jo Roe said it was late, while Al Doe said he gave the Elm PAC $4,000.",
            4000,
            "Al Doe",
        ),
    ],
)
def test_who_gives(text: str, value: int, donor: str) -> None:
    sides = told(text, value)
    assert sides is not None
    assert sides[1] == donor


@pytest.mark.parametrize(
    "text",
    [
        "A gallon of milk was $4.29, said Sen. Jo Roe.",
        "The seat pays $45,000 a year.",
        "Bo Penn, a donor, paid $64 million for a Palm Beach estate.",
        "Acme Holdings, a donor, was awarded $31 million in contracts.",
        "State senators put in $150,000 of public money.",
        "Jo Roe’s $114 billion budget would give parents a $500 break.",
        "Fans gave another $22,000 for the ushers.",
        "Bo Penn donated $40,000 for band instruments, and the Rotary gave $5,000.",
        "The aide took $36,000 in bribes and hid $22,000 of it.",
        "A GoFundMe page raised $31,400 from 520 donors.",
        "The club is open to those who give $10,000.",
        "Al Doe, a candidate, wants to spend $3 million more on parks.",
        "The measure would raise $38 million a year, its donors say.",
        "Alderman Ray Doe, a donor, makes $122,000.",
    ],
)
def test_other_money_is_none(text: str) -> None:
    assert not claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Elm PAC spent $3 million on ads about parks.",
        "Bo Penn, a donor, gave $31,000 in May to Sen. Jo Roe.",
        "Commissioner Al Doe got $3,000 from Acme Holdings, which wants a permit.",
        "Acme Holdings gave $3,000 to Commissioner Al Doe.",
        "Jo Roe’s campaign paid $27,000 in rent for its headquarters.",
        "The Elm Fund has spent $1 million opposing Sen. Jo Roe.",
        "Al Doe put another $10,000 of his own into the race.",
    ],
)
def test_political_money_by_its_taker_or_its_aim(text: str) -> None:
    assert claims(text)


def test_a_limit_whoever_may_give() -> None:
    claim = of_sum(ABOUT + "Bo Penn may legally give no more than $60,800 to a candidate.", 60800)
    assert claim is not None
    assert claim.kind == "legal_limit"
    given = of_sum(ABOUT + "Bo Penn gave no more than $60,800 to Sen. Jo Roe.", 60800)
    assert given is not None
    assert given.kind != "legal_limit"


def test_a_part_of_what_outsiders_spent() -> None:
    text = "Candidates and groups spent $63 million on the Senate race. Of that, $41 million came from "
    spent = of_sum(text + "groups that hide their donors.", 41000000)
    assert spent is not None
    assert spent.direction == "spent"
    text = "Jo Roe’s campaign raised $63 million. Of that, $41 million came from "
    given = of_sum(text + "Bo Penn.", 41000000)
    assert given is not None
    assert given.direction == "gave"
