"""Whose money it is: pronouns, groups without names, pages of figures, and names of nobody."""

from __future__ import annotations

from datetime import date

import pytest

from itemized.claims.reading import is_about_money, read
from itemized.model import Article, Claim, Mention

Party = Mention | tuple[Mention, ...] | None


def claims(text: str) -> list[Claim]:
    found = read(Article(text, None, date(2023, 2, 15), None, "")).claims
    return [c for c in found if is_about_money(c)]


def name(party: Party) -> str | None:
    if party is None:
        return None
    return party.name if isinstance(party, Mention) else "; ".join(p.name for p in party)


def sides(text: str, amount: int) -> tuple[str | None, str | None, str]:
    """Donor, recipient and direction of the one claim with an amount."""
    (claim,) = [c for c in claims(text) if amount in {int(a.value) for a in c.amounts}]
    return name(claim.donor), name(claim.recipient), claim.direction


@pytest.mark.parametrize(
    ("text", "amount", "expected"),
    [
        # what "and" joins to a verb has that verb's subject, wherever the sentence began
        (
            (
                "Weighing on the rest: filings out Friday say Vole’s campaign raised $3 million"
                " and has"
                " $4 million on hand."
            ),
            4_000_000,
            ("Vole’s campaign", None, "has"),
        ),
        (
            "Ada Vole’s campaign, records show, raised $3 million, and Bo Penn gave it $5,000.",
            5_000,
            ("Bo Penn", "Ada Vole’s campaign", "gave"),
        ),
        # a participle that opens a sentence has the subject after the comma
        (
            "After raising just $61,000 in campaign contributions, Ada Vole quit the race.",
            61_000,
            (None, "Ada Vole", "received"),
        ),
        (
            (
                "Donations soared in May, when three joint fundraising committees reported"
                " receiving"
                " $19 million in contributions."
            ),
            19_000_000,
            (None, "three joint fundraising committees", "received"),
        ),
        # who a paper says gave is after what it says
        (
            (
                "The Metropol Times found that 14 donors to the party, who gave $350,000 each,"
                " became"
                " envoys."
            ),
            350_000,
            ("14 donors to the party", None, "gave"),
        ),
        (
            "A joint account that Vole leads has collected $800,000 in contributions.",
            800_000,
            (None, "joint account", "received"),
        ),
        # lists, with a comma before "and", and with what is set between dashes
        (
            "Ada Vole, Bo Penn, and Mia Holt gave $5,000 to the Better Roads PAC.",
            5_000,
            ("Ada Vole; Bo Penn; Mia Holt", "Better Roads PAC", "gave"),
        ),
        (
            (
                "Sens. Ada Vole, Bo Penn, and Mia Holt - all up for re-election - received"
                " $104,000 in"
                " campaign donations."
            ),
            104_000,
            (None, "Ada Vole; Bo Penn; Mia Holt", "received"),
        ),
        # a sentence that opens with what its subject is
        (
            "A friend of Wall Street, Ada Vole has raised $2 million for her campaign.",
            2_000_000,
            (None, "Ada Vole’s campaign", "received"),
        ),
    ],
)
def test_subjects(text: str, amount: int, expected: tuple[str | None, str | None, str]) -> None:
    assert sides(text, amount) == expected


@pytest.mark.parametrize(
    ("text", "amount", "expected"),
    [
        # the campaign that speaks is who "they" and "it" are
        (
            (
                "Mia Holt runs with the Meadow Party. Her campaign said that they had paid"
                " $40,000 to"
                " Quay Strategies."
            ),
            40_000,
            ("Mia Holt’s campaign", "Quay Strategies", "paid"),
        ),
        # "the campaign" is the one the sentences are about, not whose is named last
        (
            (
                "Mia Holt’s campaign paid $40,000 to Quay Strategies, which worked for Lee Moss’s"
                " campaign. The campaign said that it was spending $9,000 with the company for"
                " polls."
            ),
            9_000,
            ("Mia Holt’s campaign", "Quay Strategies", "paid"),
        ),
        # several told of by their number
        (
            (
                "The paper studied 34 political action committees and found that they raised"
                " $41 million."
            ),
            41_000_000,
            (None, "34 political action committees", "received"),
        ),
        (
            (
                "Some 34 political action committees raised money by mail. The PACs spent $3"
                " million on"
                " ads."
            ),
            3_000_000,
            ("Some 34 political action committees", None, "spent"),
        ),
        (
            "Roads Now raised $27.5 million from donors. They donated $31,000 to candidates.",
            31_000,
            ("Roads Now", "candidates", "gave"),
        ),
        # of two named together
        (
            (
                "Sen. Mia Holt and challenger Lee Moss traded barbs. Both candidates raised more"
                " than"
                " $1 million."
            ),
            1_000_000,
            (None, "Mia Holt; Lee Moss", "received"),
        ),
        # a couple
        (
            (
                "Casino owner Phil Rask and his wife sat in front. They had given $30 million to"
                " the"
                " Better Roads PAC."
            ),
            30_000_000,
            ("Phil Rask; Phil Rask’s wife", "Better Roads PAC", "gave"),
        ),
        # she who gives is meant, not her to whom it is given
        (
            (
                "Dana Vole is a donor to both parties. She gave $2,500 to Mia Holt, and her company"
                " gave $10,000 to the Better Roads PAC."
            ),
            10_000,
            ("Dana Vole’s company", "Better Roads PAC", "gave"),
        ),
        # he of whom the sentence before says "he"
        (
            (
                "Kev Marten is acting chief. He gave $300 to Sen. Bo Penn. The Cabinet member"
                " gave $71"
                " to the Better Roads PAC."
            ),
            71,
            ("Kev Marten", "Better Roads PAC", "gave"),
        ),
        # the subject of what records show
        (
            (
                "Filings obtained by Metropol show that Moss lent his campaign $6.8 million. Lee"
                " Moss"
                " is a candidate for governor."
            ),
            6_800_000,
            ("Lee Moss", "Lee Moss’s campaign", "gave"),
        ),
        # an office is nobody's but its holder's
        (
            "Dana Vole, a lobbyist, has raised $1.5 million for the President since 2007.",
            1_500_000,
            ("Dana Vole", "the President", "received"),
        ),
        (
            (
                "President Bo Penn spoke. Dana Vole has raised $1.5 million for the president’s"
                " campaign."
            ),
            1_500_000,
            ("Dana Vole", "Bo Penn’s campaign", "received"),
        ),
        # a union that nobody named is no committee named later
        (
            (
                "The union said Thursday it would spend $25 million to elect Democrats. House"
                " Forward"
                " is a super PAC."
            ),
            25_000_000,
            ("The union", None, "spent"),
        ),
        # nor is a campaign for a measure anybody's
        (
            "Ada Quill backs Mia Holt. Quill gave $1 million to the campaign to pass the measure.",
            1_000_000,
            ("Ada Quill", "the campaign to pass the measure", "gave"),
        ),
        # the same one again
        (
            (
                "Bo Penn gave $80 to the Better Roads PAC in May, then $3,100 to the same group in"
                " June."
            ),
            3_100,
            ("Bo Penn", "Better Roads PAC", "gave"),
        ),
        # everybody of a name
        (
            (
                "Rory Stane and Ivy Stane are developers. In 2014 the Stanes gave $6,000 to Mia"
                " Holt’s"
                " campaign."
            ),
            6_000,
            ("Rory Stane; Ivy Stane", "Mia Holt’s campaign", "gave"),
        ),
    ],
)
def test_who_is_meant(text: str, amount: int, expected: tuple[str | None, str | None, str]) -> None:
    assert sides(text, amount) == expected


PROFILES = """How much the candidates for governor have raised

The race has drawn nine candidates and millions of dollars in campaign contributions.

Mia Holt

Cash raised overall: $1.4 million

Cash on hand: $351,200

Top donors who gave at least $25,000:

- Quay Holdings ($190,000)

- How Ohio Rose ($35,000)

Sen. Lee Moss (D-Ohio)

Total raised: $17 million, 7% from lawyers

Spent: $9 million
"""


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (1_400_000, (None, "Mia Holt", "received")),
        (351_200, ("Mia Holt", None, "has")),
        (190_000, ("Quay Holdings", "Mia Holt", "gave")),
        (17_000_000, (None, "Lee Moss", "received")),
        (9_000_000, ("Lee Moss", None, "spent")),
    ],
)
def test_figures_under_a_name(amount: int, expected: tuple[str | None, str | None, str]) -> None:
    assert sides(PROFILES, amount) == expected


def test_figures_that_run_on() -> None:
    text = (
        "Here is how the candidates for president stack up: Vermont Sen. Mia Holt Total raised:"
        " $18.4 million Average donation: $21 Ohio Sen. Lee Moss Total raised: $12 million Average"
        " donation: $55"
    )
    assert [(name(c.recipient), int(c.amounts[0].value)) for c in claims(text) if c.amounts] == [
        ("Mia Holt", 18_400_000),
        ("Mia Holt", 21),
        ("Lee Moss", 12_000_000),
        ("Lee Moss", 55),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "What’s worse, he’s now raising $2 million a week for his campaign.",
        "Back in 2015, they paid $3 million to help candidates for Congress.",
        "She’s kept much of it in the bank since her $9 million campaign haul.",
        "Total raised: $2 million for the campaign. Read More Here",
        "Once the envoy to Portugal, he has raised $540,000 for the president’s campaign.",
        "Speaking on Dawn Tonight, he said he expects to raise $5 million for the campaign.",
        "An indictment said voters across Ohio gave $21 million to the super PAC.",
    ],
)
def test_names_of_nobody(text: str) -> None:
    nobody = (
        "what",
        "back in",
        "she’s",
        "total",
        "read more",
        "portugal",
        "speaking",
        "indictment",
    )
    for claim in claims(text):
        for party in (name(claim.donor), name(claim.recipient)):
            assert party is None or not party.lower().startswith(nobody), (claim.quote, party)


@pytest.mark.parametrize(
    ("text", "amount", "expected"),
    [
        # who passes on what he got is the giver of it
        (
            "Moss donated the $7,000 he received from Dana Vole to the Better Roads PAC.",
            7_000,
            ("Moss", "Better Roads PAC", "gave"),
        ),
        (
            "Lee Moss raised doubts about the $7,000 he received from Dana Vole for his campaign.",
            7_000,
            ("Dana Vole", "Lee Moss", "received"),
        ),
        (
            (
                "Lee Moss shifted $2 million from his campaign war chest to the Senate Roads"
                " Committee."
            ),
            2_000_000,
            ("Lee Moss’s campaign war chest", "Senate Roads Committee", "gave"),
        ),
        (
            (
                "He received $118,000 in donations, most of which comes from gifts from Quay"
                " Holdings ($70,000) and Pharmex Corp. ($15,000). Lee Moss is running."
            ),
            15_000,
            ("Pharmex Corp", None, "gave"),
        ),
        (
            "Ada Vole gave a total of $900 in two $450 checks to Mia Holt and Lee Moss.",
            900,
            ("Ada Vole", "Mia Holt; Lee Moss", "gave"),
        ),
        (
            (
                "Bo Penn made six contributions between 2009 and 2014 totaling $1,820 to the Valley"
                " Victory PAC."
            ),
            1_820,
            ("Bo Penn", "Valley Victory PAC", "gave"),
        ),
        (
            "The Moss campaign got $250,000 in donations from followers of a rabbi, Ari Voss.",
            250_000,
            ("followers of Ari Voss", "Moss campaign", "received"),
        ),
        (
            "The Better Roads PAC gave $60,000 to a firm owned by his sister.",
            60_000,
            ("Better Roads PAC", "firm owned by his sister", "paid"),
        ),
        (
            (
                "But the Voles donated to Mia Holt’s campaign three times. Bo Vole donated"
                " $1,000 in"
                " 2013."
            ),
            1_000,
            ("Bo Vole", "Mia Holt’s campaign", "gave"),
        ),
        (
            "A company owned by Senate candidate Hal Burke gave $50,000 to the Valley Growth Fund.",
            50_000,
            ("company owned by Senate candidate Hal Burke", "Valley Growth Fund", "gave"),
        ),
        (
            (
                "Ada Vole gave $5 million to Roads Now; casino owner Bo Penn, $1 million to"
                " Valley First"
                " PAC."
            ),
            1_000_000,
            ("Bo Penn", "Valley First PAC", "gave"),
        ),
        (
            (
                "Moss’s donors include the nurses’ union, which gave $10,000, and actor Ed Asher"
                " ($2,900). Lee Moss is a candidate."
            ),
            10_000,
            ("nurses’ union", "Lee Moss", "gave"),
        ),
        (
            (
                "Ann Hodge solicited a $100,000 contribution from Lou Stack for her husband’s"
                " inaugural"
                " committee."
            ),
            100_000,
            ("Lou Stack", "Ann Hodge’s husband’s inaugural committee", "received"),
        ),
        (
            (
                "The executive told his employees to donate. They gave $58,000 to Kip Daley’s"
                " campaign."
            ),
            58_000,
            ("his employees", "Kip Daley’s campaign", "gave"),
        ),
        (
            "In 2012 Raj Dell gave $35,800 to the party’s victory fund and his wife gave $30,800.",
            30_800,
            ("Raj Dell’s wife", "party’s victory fund", "gave"),
        ),
        (
            "Ada Vole is backing Republican Tom Yost, giving his super PAC $250,000.",
            250_000,
            ("Ada Vole", "Tom Yost’s super PAC", "gave"),
        ),
        (
            "Roads Now, a super PAC, got $1.5 million from Vole’s business partner, Syd Lacey.",
            1_500_000,
            ("Syd Lacey", "Roads Now", "received"),
        ),
        (
            "The Better Roads PAC gave $75,000 to Secretary of State candidates.",
            75_000,
            ("Better Roads PAC", "Secretary of State candidates", "gave"),
        ),
        (
            (
                "Lenders gave $13 million to Congress, with Rep. Jeb Hens, the chairman of the"
                " panel,"
                " receiving $210,000 in donations."
            ),
            210_000,
            (None, "Jeb Hens", "received"),
        ),
        (
            "A Reno billionaire is said to have given $5 million to the Better Roads PAC.",
            5_000_000,
            ("Reno billionaire", "Better Roads PAC", "gave"),
        ),
        (
            "The judge who blocked President Bo Penn’s plan gave $30,000 to the Better Roads PAC.",
            30_000,
            ("The judge", "Better Roads PAC", "gave"),
        ),
        (
            "Mia Holt is running.\n\nANN ROSS, BYLINE: She raised $18 million for her campaign.",
            18_000_000,
            (None, "Mia Holt’s campaign", "received"),
        ),
    ],
)
def test_to_whom_and_from_whom(
    text: str, amount: int, expected: tuple[str | None, str | None, str]
) -> None:
    assert sides(text, amount) == expected


def test_whoever_gives_is_not_taken_for_whoever_got_a_gift() -> None:
    text = (
        "Ada Quill wrote the largest check, $2.5 million. The group received $1 million each from"
        " Bo Penn and Cal Moss.\n\nPenn donated at least $3 million in 2011 to other groups, but the"
        " contribution to Valley Action Fund was more than Penn gave before."
    )
    assert sides(text, 2_500_000) == ("Ada Quill", None, "gave")
