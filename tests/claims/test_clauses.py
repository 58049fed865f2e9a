"""What one clause says beside another: each sum its own time, whose place, running totals."""

from __future__ import annotations

from datetime import date

import pytest

from itemized.claims.reading import is_about_money, read
from itemized.model import Article, Claim, Mention

PAC = "Lantern Street PAC"


def claims(text: str) -> list[Claim]:
    found = read(Article(text, None, date(2023, 2, 15), None, "")).claims
    return [c for c in found if is_about_money(c) and c.amounts]


def starts(text: str) -> list[date | None]:
    return [c.period.start if c.period else None for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Bo Penn gave {PAC} $18,000 in February 2021 and $90,000 in October 2021.",
            [date(2021, 2, 1), date(2021, 10, 1)],
        ),
        (
            f"Bo Penn gave {PAC} $18,000 in February 2021 and another $90,000 in October.",
            [date(2021, 2, 1), date(2021, 10, 1)],
        ),
        (
            f"Bo Penn gave {PAC} $18,000 in October 2020 and another $90,000 in May.",
            [date(2020, 10, 1), date(2021, 5, 1)],
        ),
        # without a time of its own it has that of its verb
        (f"In May 2021 Bo Penn gave {PAC} $18,000 and Quay PAC $9,000.", [date(2021, 5, 1)] * 2),
        # another sentence begins anew
        (
            f"Bo Penn gave {PAC} $18,000 in February 2021. He gave it $90,000 in October.",
            [date(2021, 2, 1), date(2022, 10, 1)],
        ),
        # a running total is of all that came before, too
        (
            f"Bo Penn gave {PAC} $15,000 in May 2021, bringing his total to $115,000.",
            [date(2021, 5, 1), None],
        ),
        (
            f"Bo Penn gave {PAC} $15,000 in May 2021, for a total of $95,000 in 2021.",
            [date(2021, 5, 1), date(2021, 1, 1)],
        ),
    ],
)
def test_each_sum_has_its_own_time(text: str, expected: list[date | None]) -> None:
    assert starts(text) == expected


@pytest.mark.parametrize(
    "giver",
    [
        "Ann Ferrante-Lowe, a merchant from Brindlemere, Vermont,",
        "Ann Ferrante-Lowe, a merchant from Brindlemere, Vt.,",
        "Ann Ferrante-Lowe, of Columbus, Ohio,",
        "Ann Ferrante-Lowe, an heiress,",
        "Her neighbor, lawyer Ann Ferrante-Lowe,",
    ],
)
def test_a_place_between_commas_is_no_giver(giver: str) -> None:
    (claim,) = claims(f"{giver} gave $60,000 to {PAC} in May 2021.")
    assert isinstance(claim.donor, Mention)
    assert claim.donor.name == "Ann Ferrante-Lowe"


def test_a_place_that_gives_is_one() -> None:
    (claim,) = claims(f"The Cherokee Nation of Oklahoma gave $60,000 to {PAC} in May 2021.")
    assert isinstance(claim.donor, Mention)
    assert "Cherokee Nation" in claim.donor.name


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("less than $300,000", "donation_total"),
        ("no more than $300,000", "donation_total"),
        ("$300,000", "donation"),
    ],
)
def test_a_bound_from_above_is_of_all_gifts(said: str, kind: str) -> None:
    assert [c.kind for c in claims(f"Bo Penn gave {PAC} {said} in 2021.")] == [kind]


def test_the_internal_revenue_service_is_no_revenue() -> None:
    text = f"Ann Lowe gave $60,000 to {PAC}, records filed with the Internal Revenue Service show."
    assert [c.kind for c in claims(text)] == ["donation"]
    assert not claims("Ann Lowe gave the city $60,000 in revenue for its budget.")


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("The campaign to restore the old lighthouse has raised $80,000.", 0),
        ("The startup raised $30 million in a seed round; Elm Ventures put in $5 million.", 0),
        # an effort to restore something is no reason to pass over a committee beside it
        (f"In an effort to restore trust, Bo Penn gave $5,000 to {PAC}.", 1),
        (f"Days after its seed round the founder, Bo Penn, gave $5,000 to {PAC}.", 1),
        ("The campaign to restore abortion rights, a ballot measure, raised $5 million.", 1),
    ],
)
def test_what_is_collected_for_a_building_or_a_company_is_left_out(text: str, many: int) -> None:
    assert len(claims(text)) == many
