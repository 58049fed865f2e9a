"""Who does what a verb of money says, where more than a name stands before it."""

from __future__ import annotations

from datetime import date

import pytest

from itemized.claims._text.known import NameIndex
from itemized.claims.reading import is_about_money, read
from itemized.model import Article, Claim, Mention


def sums(text: str) -> list[Claim]:
    found = read(Article(text, None, date(2023, 2, 15), None, "")).claims
    return [c for c in found if is_about_money(c) and c.amounts]


def names(party: Mention | tuple[Mention, ...] | None) -> list[str]:
    every = party if isinstance(party, tuple) else (party,)
    return [p.name for p in every if p is not None]


@pytest.mark.parametrize(
    ("text", "givers"),
    [
        # "who" is a person, though the name of a company stands nearer
        (
            (
                "The donors to the Better Roads PAC include Ada Quill, CEO of Acme Corp., who gave"
                " $3,000."
            ),
            ["Ada Quill"],
        ),
        (
            (
                "The donors to the Better Roads PAC include Bo Penn, of Tarn Oil Corp., who gave"
                " $3,000."
            ),
            ["Bo Penn"],
        ),
        ("Ada Quill’s firm, Acme Corp., which gave $3,000 to the Better Roads PAC, is new.", None),
        # whom somebody gave with is set between
        (
            (
                "Ada Quill, who, with her husband, Sam, gave $3,000 to the Better Roads PAC, is a"
                " banker."
            ),
            ["Ada Quill"],
        ),
        # givers told by what they are, in a list
        (
            (
                "Wealthy families, companies, organized labor and other groups have poured $7 million"
                " into the Better Roads PAC."
            ),
            ["Wealthy families", "companies", "organized labor", "other groups"],
        ),
        (
            (
                "Since 2016, employees of Acme Holdings and members of their families have given Mayor"
                " Mia Holt $63,000."
            ),
            ["employees of Acme Holdings", "members of their families"],
        ),
    ],
)
def test_who_gave(text: str, givers: list[str] | None) -> None:
    told = sums(text)
    assert len(told) == 1
    assert names(told[0].donor) == (givers or ["Acme Corp"])


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        # "while" opens a clause with a subject of its own
        (
            (
                "Lee Moss’s campaign raised $2 million, while the Better Roads PAC, which backs Mia"
                " Holt, raised $5 million."
            ),
            "Better Roads PAC",
        ),
        (
            (
                "Lee Moss, a Democrat, raised $2 million, while Senate Minority Leader Mia Holt (R)"
                " raised $5 million."
            ),
            "Mia Holt",
        ),
        # and where it does not, the one before it goes on
        (
            "Lee Moss, while running for the Senate, raised $5 million for his campaign.",
            "Lee Moss’s campaign",
        ),
        # "since" between "has" and its verb
        (
            "The Better Roads PAC spent $2 million in May. The group has since raised $5 million.",
            "Better Roads PAC",
        ),
        # what a name stands for, after an "Inc."
        (
            (
                "The Tall Pines PAC closed in May. Roads First Inc., the super PAC backing Mia Holt,"
                " raised $5 million."
            ),
            "Roads First Inc",
        ),
    ],
)
def test_who_raised(text: str, raised: str) -> None:
    last = sums(text)[-1]
    assert (last.kind, names(last.recipient)) == ("raised_total", [raised])


def sides(text: str, amount: int) -> tuple[str, str | None, list[str], list[str]]:
    [claim] = [c for c in sums(text) if c.amounts[0].value == amount]
    return claim.kind, claim.direction, names(claim.donor), names(claim.recipient)


@pytest.mark.parametrize(
    ("text", "amount", "expected"),
    [
        # what comes of money is told with it
        (
            "Mia Holt’s $2,400 donation to her own campaign in January gave her $3,200 in receipts.",
            3200,
            ("raised_total", "received", [], ["Mia Holt"]),
        ),
        (
            "Mia Holt’s $2,400 donation to her own campaign in January gave her $3,200 in receipts.",
            2400,
            ("self_funding", "gave", ["Mia Holt"], ["Mia Holt"]),
        ),
        (
            "Sen. Mia Holt raised $5,000 for her campaign, giving her $9,000 in cash on hand.",
            9000,
            ("cash_on_hand", "has", ["Mia Holt"], []),
        ),
        # a sum that comes with a name
        (
            "With $7,000 spent on ads, the Road Builders PAC was the second highest spender.",
            7000,
            ("spent_total", "spent", ["Road Builders PAC"], []),
        ),
        (
            "Rep. Mia Holt led the Senate field with $9,000 raised since May, ahead of Lee Moss.",
            9000,
            ("raised_total", "received", [], ["Mia Holt"]),
        ),
        # a phrase is told by its own noun, not by a name in what follows it
        (
            "The average challenger in races rated by Acme Holdings raised $9,000 for the campaign.",
            9000,
            ("average", "received", [], ["average challenger"]),
        ),
        (
            "The firm of Quill & Penn gave $9,000 to the Better Roads PAC.",
            9000,
            ("donation", "gave", ["Quill & Penn"], ["Better Roads PAC"]),
        ),
        # whom the gifts went to is told by whose donors they are
        (
            (
                "The Tall Pines PAC got $800 from Bo Penn. The Better Roads PAC’s top donors during"
                " that time included Ada Quill, who gave $3,000."
            ),
            3000,
            ("donation", "gave", ["Ada Quill"], ["Better Roads PAC"]),
        ),
        (
            (
                "Bo Penn gave $900 to the Tall Pines PAC and $3,000 to Blue Hills Action. Ada Quill"
                " gave $5,000 to the same PAC."
            ),
            5000,
            ("donation", "gave", ["Ada Quill"], ["Blue Hills Action"]),
        ),
        # what is said of people on the way gives no subject to the verb after it
        (
            (
                "Mia Holt raised $3,300 for her campaign, 82 percent of it from people who gave little,"
                " and lent the campaign $1,000."
            ),
            1000,
            ("loan", "gave", ["Mia Holt"], ["Mia Holt’s campaign"]),
        ),
        (
            "Despite having raised only $4,500, Democrat Lee Moss, a candidate, beat Mia Holt.",
            4500,
            ("raised_total", "received", [], ["Lee Moss"]),
        ),
        (
            (
                "Of the $29,000 Rep. Mia Holt has raised, $17,000, or 59 percent, came from political"
                " action committees."
            ),
            17000,
            ("raised_total", "received", ["political action committees"], ["Mia Holt"]),
        ),
        (
            (
                "Oil companies and unions have made more than $4,000 in campaign contributions to members of"
                " Congress."
            ),
            4000,
            ("donation_total", "gave", ["Oil companies", "unions"], ["members of Congress"]),
        ),
        (
            (
                "Mia Holt raised $5,000 for her campaign. The Republican National Committee added"
                " $4,000."
            ),
            4000,
            ("raised_total", "received", [], ["Republican National Committee"]),
        ),
        (
            "Mia Holt raised $5,000 for her campaign. The Acme PAC added $4,000 to it.",
            4000,
            ("donation", "gave", ["Acme PAC"], ["Mia Holt’s campaign"]),
        ),
        (
            "Sen. Mia Holt moved $8,000 from her Senate account to the Better Roads PAC.",
            8000,
            ("donation", "gave", ["Mia Holt’s Senate account"], ["Better Roads PAC"]),
        ),
        (
            "Lee Moss topped Mia Holt, $28,000 to $20,000, for the quarter, his campaign said.",
            28000,
            ("raised_total", "received", [], ["Lee Moss"]),
        ),
        (
            "Lee Moss topped Rep. Mia Holt (R), $28,000 to $20,000, though Holt had $9,000 on hand.",
            20000,
            ("raised_total", "received", [], ["Mia Holt"]),
        ),
        # who is paid by a campaign tells of it as of any pay
        (
            (
                "Kay Lund earns $3,130 a month from the campaign of Rep. Ron Lund (R-Ky.); and Bo Penn"
                " earns $2,340 a month from the campaign of Rep. Mia Holt (D-Calif.)."
            ),
            3130,
            ("payment", "paid", ["Ron Lund’s campaign"], ["Kay Lund"]),
        ),
        (
            "Rep. Mia Holt’s husband owns a firm. Holt’s firm collected $21,500 from her campaign.",
            21500,
            ("payment", "paid", ["Mia Holt’s campaign"], ["Mia Holt’s firm"]),
        ),
        (
            "Rep. Mia Holt received $2,000 from the Quill campaign in May.",
            2000,
            ("donation", "received", ["Quill campaign"], ["Mia Holt"]),
        ),
        # a committee called "No on 4" denies nothing
        (
            "The Better Roads PAC gave to No on 4. No on 4 spent $19,000 on television ads.",
            19000,
            ("ie_spending", "spent", ["No on 4"], []),
        ),
        # what stands before "which" says what the committee did
        (
            "Jobs Now, a PAC, was otherwise funded by Great Bay Gaming, which put in $7,400.",
            7400,
            ("donation", "gave", ["Great Bay Gaming"], ["Jobs Now"]),
        ),
        # who funds a giver is no giver of what it gave
        (
            "The Jobs Now PAC, funded by Ada Quill, gave $7,400 to the Better Roads PAC.",
            7400,
            ("transfer", "gave", ["Jobs Now PAC"], ["Better Roads PAC"]),
        ),
        # whose it was that the committee gave on
        (
            "The Jobs Now PAC gave Ada Quill's $7,400 to the Better Roads PAC.",
            7400,
            ("donation", "gave", ["Ada Quill"], ["Better Roads PAC"]),
        ),
        # the place but says of what
        (
            (
                "The mayor of Tarnville, Ben Oda, surprised his rivals for Senate by reporting $7,000"
                " from 1,585 donors."
            ),
            7000,
            ("raised_total", "received", [], ["Ben Oda"]),
        ),
        # parts of what was told in the sentence before
        (
            (
                "The Blue Hills PAC gave $7,700 in grants to more than 50 groups. Some kept it quiet."
                " This includes $2,000 to the League of Farmers, $1,000 to the Campaign for Clean"
                " Water and $800 to the Sailors Club."
            ),
            1000,
            ("transfer", "gave", ["Blue Hills PAC"], ["Campaign for Clean Water"]),
        ),
        # an initial is part of a name, though it be "A."
        (
            (
                "Banker John A. Quill, who runs Quill & Co, met College President Dru Faun. In 2012,"
                " Quill gave $5,000 to the Better Roads PAC."
            ),
            5000,
            ("donation", "gave", ["John A. Quill"], ["Better Roads PAC"]),
        ),
        # what is set in brackets takes nothing
        (
            (
                "Ada Quill was a donor in that year, giving (with her husband, Sam) a total of"
                " $1,200 to the Better Roads PAC."
            ),
            1200,
            ("donation_total", "gave", ["Ada Quill"], ["Better Roads PAC"]),
        ),
        (
            "The filings saw the super PAC Better Roads raise $13,000 in May.",
            13000,
            ("raised_total", "received", [], ["Better Roads"]),
        ),
        (
            "Mia Holt’s $13,600 bank account leads Lee Moss’s $7,700 stockpile, campaigns said.",
            13600,
            ("cash_on_hand", "has", ["Mia Holt"], []),
        ),
        (
            (
                "Ten candidates raised $27,000, a figure which includes a $5,000 check written by Sen."
                " Mia Holt."
            ),
            5000,
            ("donation", "gave", ["Mia Holt"], ["Ten candidates"]),
        ),
        (
            "Professor Bo Penn of Ash University has loaned his campaign $1,500.",
            1500,
            ("loan", "gave", ["Bo Penn"], ["Bo Penn’s campaign"]),
        ),
        (
            (
                "Rep. Lee Moss spent $900 on his campaign, and lobbyist Greg Gebb has put $760 in his"
                " campaign for the post."
            ),
            760,
            ("donation", "gave", ["Greg Gebb"], ["Greg Gebb’s campaign"]),
        ),
        (
            "The super PAC allocated $1,087 to help elect Mia Holt to the Senate.",
            1087,
            ("ie_spending", "spent", ["The super PAC"], []),
        ),
        # whose gifts a passage is on
        (
            (
                "Two senators took money from banker Bo Penn in those years. Sen. Mia Holt received"
                " $1,000 in May."
            ),
            1000,
            ("donation", "received", ["Bo Penn"], ["Mia Holt"]),
        ),
        # who is from a place, and a committee whose name ends as a sentence does
        (
            (
                "The Better Roads PAC listed its donors. Its largest gift came from Joan Smit, of Tarnby,"
                " who contributed $1,000."
            ),
            1000,
            ("donation", "gave", ["Joan Smit"], ["Better Roads PAC"]),
        ),
        (
            "The Better Roads PAC gave $9,000 to Lee Moss. Casinos No! raised $77,000 in May.",
            77000,
            ("raised_total", "received", [], ["Casinos No"]),
        ),
        (
            "Groups supporting and opposing the four ballot questions have raised $20,700.",
            20700,
            (
                "raised_total",
                "received",
                [],
                ["Groups supporting and opposing the four ballot questions"],
            ),
        ),
        (
            (
                "Mia Holt’s PAC and Lee Moss’s PAC collected $3,700 and $3,400, respectively, from drug"
                " companies."
            ),
            3400,
            ("raised_total", "received", ["drug companies"], ["Lee Moss’s PAC"]),
        ),
        # an estate is no banker
        (
            (
                "The Better Roads PAC got $5,000 from Ada Quill and $900 from the estate of a former"
                " banker."
            ),
            900,
            ("donation", "received", ["estate of a former banker"], ["Better Roads PAC"]),
        ),
    ],
)
def test_sides(text: str, amount: int, expected: tuple[str, str, list[str], list[str]]) -> None:
    assert sides(text, amount) == expected


@pytest.mark.parametrize(
    ("said", "side"), [("for", "support"), ("attacking", "oppose"), ("about", None)]
)
def test_whom_ads_that_money_was_put_into_are_for(said: str, side: str | None) -> None:
    text = f"The Blue Hills PAC put $5,000 into ads {said} Ada Quill."
    [claim] = sums(text)
    assert claim.kind == "ie_spending"
    assert claim.extra.get("support_oppose") == side
    assert claim.extra["target"] == "Ada Quill"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ben Oda financed Friends of Ada Quill.", ["relation"]),
        ("Ben Oda funded the Friends of Ada Quill in 2022.", ["relation"]),
        ("Ben Oda never funded Friends of Ada Quill.", []),
        ("Ben Oda financed Friends of Lee Moss.", []),
        ("Ben Oda financed Ada Quill.", []),
    ],
)
def test_who_financed_a_committee_that_a_registry_holds(text: str, kinds: list[str]) -> None:
    index = NameIndex([("FRIENDS OF ADA QUILL", "C001", "committee")])
    found = read(Article(text, None, date(2023, 2, 15), None, ""), index).claims
    assert [c.kind for c in found if is_about_money(c)] == kinds
