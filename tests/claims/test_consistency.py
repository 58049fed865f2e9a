"""The text against itself: what cannot both be so is told, and what can is not."""

from __future__ import annotations

from datetime import date

import pytest

from itemized.claims.reading import read
from itemized.model import Article, Claim


def _of(text: str, kind: str) -> list[Claim]:
    article = Article(text, None, date(2022, 9, 15), None, "")
    return [c for c in read(article).claims if c.kind == kind]


FIGURES = [
    # two figures for one thing: the same party, the same time
    (
        "Mia Holt raised $2 million in the second quarter. Later, Holt said that she raised $3 million"
        " in the second quarter."
    ),
    (
        "Mia Holt’s campaign had $4 million in the bank on June 30. The campaign, with $6 million in"
        " the bank on June 30, is rich."
    ),
    # shares
    "Acme Holdings gave $35,000 to the Better Roads PAC, or 66 percent of the $71,000 it raised.",
    (
        "Ada Quill gave $1 million to the Better Roads PAC, about half of the $20 million the PAC"
        " raised."
    ),
    # parts and the whole
    (
        "The Better Roads PAC raised $4 million: $2 million from Ada Quill, $1 million from Bo Penn and"
        " $4 million from Lee Moss."
    ),
    # differences
    (
        "Mia Holt outraised Lee Moss by $4 million in the second quarter. Holt raised $7 million in the"
        " quarter to Moss’s $5 million."
    ),
]
MULTIPLES = [
    "Mia Holt’s campaign raised $9 million in May, double the $2 million that Lee Moss raised.",
    "The Better Roads PAC spent $3 million, four times what the Valley PAC spent, $2 million.",
    (
        "Mia Holt’s campaign raised $2.1 million in May, more than three times the $1.1 million"
        " Lee Moss raised."
    ),
]
NO_MULTIPLES = [
    "Mia Holt’s campaign raised $4.2 million in May, double the $2 million that Lee Moss raised.",
    (
        "Mia Holt’s campaign raised $9 million in May, more than double the $2 million that Lee"
        " Moss raised."
    ),
    (
        "Mia Holt’s campaign raised $3.6 million in May, nearly double the $2 million that Lee"
        " Moss raised."
    ),
    "Mia Holt’s campaign raised $9 million and spent $2 million, double what Lee Moss spent.",
    "Mia Holt’s campaign raised $9 million in May. That was double what Lee Moss raised.",
]
NO_FIGURES = [
    "Donations to the Better Roads PAC fell to $19 million last year from $123 million in 2021.",
    (
        "Mia Holt raised $2 million in the second quarter. Lee Moss raised $3 million in the second"
        " quarter."
    ),
    (
        "Mia Holt raised $2 million in the second quarter. Holt raised $3 million in the third"
        " quarter."
    ),
    (
        "Mia Holt raised about $2 million in the second quarter. Holt raised $2.04 million in the second"
        " quarter."
    ),
    (
        "Ada Quill donated $250,000 to the Better Roads PAC in May. Quill donated another $350,000 to"
        " the Better Roads PAC in May."
    ),
    (
        "Ada Quill donated $250,000 to the Better Roads PAC in 2021. Quill has donated $1 million to the"
        " Better Roads PAC since 2015."
    ),
    "Acme Holdings gave $35,000 to the Better Roads PAC, or 49 percent of the $71,000 it raised.",
    (
        "Ada Quill gave $1 million to the Better Roads PAC, about half of the $2.2 million the PAC"
        " raised."
    ),
    (
        "The Better Roads PAC raised $4 million, including $2 million from Ada Quill and $1 million from"
        " Bo Penn."
    ),
    (
        "The Better Roads PAC raised $4 million: $2.4 million from Ada Quill and $2 million from Bo"
        " Penn."
    ),
    (
        "Mia Holt outraised Lee Moss by $2 million in the second quarter. Holt raised $7 million in the"
        " quarter to Moss’s $5 million."
    ),
    (
        "Mia Holt outraised Lee Moss by $1.4 million in the second quarter. Holt raised $7 million in"
        " the quarter to Moss’s $5 million."
    ),
]
NAMES = [
    "Ada Quill donated $1M to the Hills of Hope PAC. According to Hope of Hills, it was needed.",
    (
        "Ada Quill gave to the Clear Harbors Coalition PAC. The Clear Habors Coalition PAC"
        " thanked her."
    ),
]
NO_NAMES = [
    (
        "Ada Quill gave to the Clear Harbors Coalition PAC. The Clear Harbors Coalition Fund thanked"
        " her."
    ),
    "Jane Robertson gave $5,000 to Mia Holt. June Robertson gave $5,000 to Mia Holt.",
    "Ada Quill gave to Vote North PAC and North Vote PAC, which share a treasurer, in 2021.",
]


@pytest.mark.parametrize("text", FIGURES)
def test_figures_that_cannot_both_be_so(text: str) -> None:
    assert [c.extra["what"] for c in _of(text, "consistency")] == ["figures"]


@pytest.mark.parametrize("text", MULTIPLES)
def test_multiples_that_do_not_follow(text: str) -> None:
    told = [c.extra["why"] for c in _of(text, "consistency")]
    assert told == ["a multiple that does not follow"]


@pytest.mark.parametrize("text", NAMES)
def test_names_of_one_party_that_differ(text: str) -> None:
    assert [c.extra["what"] for c in _of(text, "consistency")] == ["names"]


@pytest.mark.parametrize("text", [*NO_FIGURES, *NO_MULTIPLES, *NO_NAMES])
def test_what_goes_together_is_no_slip(text: str) -> None:
    assert _of(text, "consistency") == []


@pytest.mark.parametrize("agency", ["Federal Communications Commission", "FCC"])
def test_an_agency_that_keeps_no_such_records_is_told(agency: str) -> None:
    text = f"Ada Quill gave $5,000 to Rep. Mia Holt, according to {agency} records."
    assert [c.extra["agency"] for c in _of(text, "attribution")] == ["FCC"]


def test_spelled_percentages_are_no_error() -> None:
    text = (
        "Ada Quill gave $1 million to the Better Roads PAC, or sixty percent of the $2 million it"
        " raised."
    )
    assert _of(text, "share")
    assert _of(text, "consistency") == []
