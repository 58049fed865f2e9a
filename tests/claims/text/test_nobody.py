"""What stands where a party would and is none."""

from datetime import date

import pytest

from itemized.claims.reading import read
from itemized.model import Article, Mention


def _parties(text: str) -> set[str]:
    article = Article(text, None, date(2019, 5, 1), None, "")
    sides = [side for c in read(article).claims for side in (c.donor, c.recipient)]
    return {
        p.name for s in sides if s for p in ((s,) if isinstance(s, Mention) else s) if p is not None
    }


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        (
            "Those reserves helped Mia Holt start April with $7 million remaining in the bank.",
            "Those reserves",
        ),
        (
            (
                "Mia Holt’s campaign raised $2 million. Around $600,000 from the Acme PAC is already"
                " in its report."
            ),
            "Around",
        ),
        (
            "Lee Moss raised $2 million. Big donations included $650,000 from the Nurses PAC.",
            "Big donations",
        ),
        ("The fundraiser brought in at least $700,000 for the Senate race.", "fundraiser"),
        (
            (
                "Holt has received strong support from a PAC funded by the state’s richest man, Lee"
                " Moss."
            ),
            "Holt has received strong support from a PAC",
        ),
    ],
)
def test_no_party_is_made_of_it(text: str, nobody: str) -> None:
    assert nobody not in _parties(text)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("At least a dozen companies gave Mia Holt’s campaign $5,000.", "dozen companies"),
        ("Donors who gave $200 or less sent Mia Holt’s campaign $2 million.", "Donors"),
        ("The group of teachers has given Mia Holt’s campaign $2 million.", "teachers"),
    ],
)
def test_some_party_is(text: str, party: str) -> None:
    assert any(party in name for name in _parties(text)), _parties(text)
