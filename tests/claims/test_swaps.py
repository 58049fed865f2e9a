"""Whoever the names, parties and outlets are: what is said of the money is read alike."""

from __future__ import annotations

import random
from datetime import date

import pytest

from itemized.claims.reading import read
from itemized.model import Article, Mention

DAY = date(2022, 9, 15)
#: Small articles with holes for names. P: person (given name and surname), S: that person's
#: surname, C: committee, O: company, A: a side, X: a title, T: a state, N: an outlet.
FORMS = (
    "{P1} gave $1.5 million to {C1} in May, the {N1} reported. {S1} had given the super PAC $200,000 in 2021.",
    (
        "{X1} {P1}, a {A1}, raised $3.2 million in the second quarter and had $2.1 million in the bank. "
        "{P2}, the {A2} challenger, took in $900,000 and spent $1.1 million."
    ),
    (
        "{C1} spent $640,000 attacking {X1} {P1} of {T1} and $300,000 to help {P2}, according to {N1}. "
        "The PAC has reserved another $2 million in television ads."
    ),
    (
        "{O1} and its executives have contributed more than $85,000 to {X1} {S1}’s campaign since 2018. "
        "{P1} returned $5,000 of it in June."
    ),
    "{P1} and his wife, Kay, each gave $2,900 to {P2}, a {A1} running for Senate in {T1}. “I like her,” {S1} told the {N1}.",
    (
        "Some 40 percent of the $6 million raised by {C1} came from {P1}, the group’s largest donor. "
        "{C2} transferred $750,000 to {C1} in August."
    ),
    (
        "{P1} lent his campaign $4 million. {A1} donors gave {P2} $310,000 at a fundraiser hosted by {P3}, "
        "and {O1} spent $1.2 million lobbying Congress."
    ),
    (
        "{X1} {P1} ({L1}-{T1}) received $10,000 from {O1}’s PAC on Feb. 13, records filed with the Federal Election "
        "Commission show. {X1} {S1} has never before accepted money from the company."
    ),
    "{C1} hopes to raise $12 million by November. {P1}, its chairman, pledged $1 million to the {A1} group.",
    "The largest donation that {C1} received this year, $2 million, came from {P1}. {P2} paid {O1} $64,000 for consulting.",
)
GIVEN = (
    "Ada Bo Cal Dana Elle Finn Gwen Hal Ida Jonas Kira Lou Mona Ned Odile Paul Quinn Ruth Sven Tess Ugo Vera Wes Xenia"
    " Yara Zeb"
).split()
#: Ordinary ones, and ones that are also words of other money.
SURNAMES = (
    "Abbott Brandt Corwin Delgado Eriksen Farrow Gomez Holt Iverson Jensen Kowalski Lund Marsh Nguyen Orris Petrov Quill"
    " Renn Stroud Tanaka Ueda Vole Whitlock Yates Zimmer Price Grant Bond Rich Stock Banks Young Gray Short Rent"
).split()
COMMITTEES = (
    "Better Roads PAC|Valley Victory PAC|Open Harbor PAC|Fair Courts PAC|Heartland Majority PAC|Blue Ridge Action PAC"
    "|Safe Streets PAC|Prairie Forward PAC|Workers Voice PAC|Rural Families PAC"
).split("|")
COMPANIES = (
    "Acme Holdings|Brightwater Capital|Marlow Foods|Halden Energy|Tidewater Strategies|Norbert Motors|Vantage Partners"
).split("|")
SIDES = ("Republican", "Democratic", "Libertarian", "Green", "conservative", "progressive")
TITLES = ("Sen.", "Rep.", "Gov.")
STATES = "Ohio Texas Maine Oregon Nevada Iowa Utah Kansas".split()
OUTLETS = (
    "Daily Gazette|Harbor Times|Valley Post|Morning Tribune|Capitol Journal|County Herald".split(
        "|"
    )
)
LETTERS = ("R", "D", "L", "I")


def filled(form: str, rng: random.Random) -> tuple[str, list[str]]:
    """A form with its holes filled, and the people in it."""
    people = list(zip(rng.sample(GIVEN, 3), rng.sample(SURNAMES, 3), strict=True))
    committees, companies = rng.sample(COMMITTEES, 2), rng.sample(COMPANIES, 1)
    sides, states = rng.sample(SIDES, 2), rng.sample(STATES, 1)
    values = {f"P{i}": f"{a} {b}" for i, (a, b) in enumerate(people, 1)}
    values |= {f"S{i}": b for i, (_, b) in enumerate(people, 1)}
    values |= {f"C{i}": c for i, c in enumerate(committees, 1)}
    values |= {"O1": companies[0], "T1": states[0], "X1": rng.choice(TITLES)}
    values |= {"A1": sides[0], "A2": sides[1], "N1": rng.choice(OUTLETS), "L1": rng.choice(LETTERS)}
    return form.format(**values), [values[f"P{i}"] for i in (1, 2, 3)]


def shape(text: str, people: list[str]) -> list[object]:
    """What is said of the money, with a number in the place of each person."""

    def named(party: Mention | tuple[Mention, ...] | None) -> object:
        every = (party,) if isinstance(party, Mention) else party or ()
        return [[i for i, who in enumerate(people) if who in p.name] for p in every]

    found = read(Article(text, None, DAY, None, "")).claims
    return [
        (
            c.kind,
            c.direction,
            [(a.value, a.qualifier) for a in c.amounts],
            c.period and (c.period.start, c.period.end),
            named(c.donor),
            named(c.recipient),
        )
        for c in found
    ]


@pytest.mark.parametrize("n", range(len(FORMS)))
def test_swapped_names_change_nothing(n: int) -> None:
    """300 pairs in all: each form thirty times."""
    rng = random.Random(n)
    for _ in range(30):
        one, two = filled(FORMS[n], rng), filled(FORMS[n], rng)
        assert shape(*one) == shape(*two), (one[0], two[0])
