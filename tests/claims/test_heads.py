"""Who does what a verb of money says, where more than a name stands before it."""

from __future__ import annotations

from datetime import date

import pytest

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
            "Lee Moss",
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
