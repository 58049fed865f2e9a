"""Blind to party: names, parties and committees exchanged in article and ledger, the same verdicts.

Generated pairs: an article that is right, wrong or open, over a small ledger; and the same with every
name and every party exchanged in both. ITEMIZED_PAIRS=1000 takes some minutes.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from itemized.claims import checking
from itemized.claims.reading import read
from itemized.model import Article, Check

PAIRS = int(os.environ.get("ITEMIZED_PAIRS", "100"))
#: Articles over one ledger.
ARTICLES = 20
DAY = date(2019, 6, 1)
PEOPLE = (("Ada Quill", "QUILL, ADA"), ("Bo Marsh", "MARSH, BO"), ("Cy Lund", "LUND, CY"))
RIVALS = (("Dee Orris", "ORRIS, DEE"), ("Eli Yates", "YATES, ELI"), ("Fay Stroud", "STROUD, FAY"))
FUNDS, RIVAL_FUNDS = ("Harbor Fund", "Mill Lane PAC"), ("Valley Fund", "Oak Ridge PAC")
PARTIES = (("Democratic", "Republican"), ("Democrat", "Republican"))

FORMS = (
    "{who}, a {party} donor, gave {amount} to {fund} in {month} 2019.",
    "In all, {who} has given {amount} to {fund} this year.",
    "{fund}, which backs {party} candidates, raised {amount} in {month} 2019.",
    "{amount} was the largest single donation that {fund} received in {month} 2019.",
    "{who} was the largest donor to {fund} in {month} 2019, {party} officials said.",
    "There is no record of {who} giving to {fund} in {month} 2019.",
    "Records filed with the Federal Election Commission show that {who} gave {amount} to {fund}.",
    "{party} leaders say {who} has bankrolled {fund}.",
    "Outside groups spent {amount} against the {party} candidate.",
    "{who} gave an average of {amount} to {fund} in {month} 2019, a {party} aide said.",
    "{fund}, which backs {party} candidates, raised less than {amount} in {month} 2019.",
    "{fund} never refunded {who}’s donation, {party} officials said.",
    "{who} never lent {fund} any money.",
    "{who} made two donations to {fund} in {month} 2019.",
    "{who} of Ohio, a {party} donor, gave {amount} to {fund} in {month} 2019.",
)


@dataclass(frozen=True)
class Side:
    """The names that a slot is filled with: in the text, and in the ledger."""

    people: tuple[tuple[str, str], ...]
    funds: tuple[str, ...]
    party: str


ONE = Side(PEOPLE, FUNDS, "Democratic")
TWO = Side(RIVALS, RIVAL_FUNDS, "Republican")


@dataclass(frozen=True)
class Fact:
    """A row: which side's, who of it to which fund of it, dollars, month, memo or not."""

    side: int
    who: int
    fund: int
    dollars: int
    month: int
    memo: bool


def facts(chance: random.Random) -> list[Fact]:
    return [
        Fact(
            chance.randrange(2),
            chance.randrange(3),
            chance.randrange(2),
            chance.choice((1_000, 2_500, 5_000, 75_000, 250_000)),
            chance.randrange(1, 5),
            chance.random() < 0.2,
        )
        for _ in range(chance.randrange(4, 14))
    ]


def fill(world: Any, rows: list[Fact], sides: tuple[Side, Side]) -> None:
    world.rows("DELETE FROM entries")
    for table in ("entities", "parties", "committees"):
        world.rows(f"DELETE FROM {table}")
    world.names.clear()
    for number, side in enumerate(sides):
        for i, (_, filed) in enumerate(side.people):
            world.entity(f"p-{number}{i}", filed)
        for i, fund in enumerate(side.funds):
            world.committee(f"C{number}{i}", fund.upper(), party=side.party[:3].upper())
    for row in rows:
        world.gift(
            f"p-{row.side}{row.who}",
            f"C{row.side}{row.fund}",
            str(row.dollars),
            f"2019-{row.month:02}-11",
            why_not="memo" if row.memo else None,
        )


def article(chance: random.Random, rows: list[Fact]) -> Callable[[tuple[Side, Side]], str]:
    """A statement about a row, right or wrong, as a text for whichever names the sides have."""
    row, form = chance.choice(rows), chance.choice(FORMS)
    dollars = row.dollars if chance.random() < 0.6 else row.dollars * 3 + 500
    months = ("January", "February", "March", "April")
    month = months[row.month - 1] if chance.random() < 0.8 else chance.choice(months)

    def text(sides: tuple[Side, Side]) -> str:
        said = form.format(
            who=sides[row.side].people[row.who][0],
            fund=sides[row.side].funds[row.fund],
            party=sides[row.side].party,
            amount=f"${dollars:,}",
            month=month,
        )
        return f"Money in politics\n\n{said}\n"

    return text


def verdicts(world: Any, text: str) -> list[tuple[Any, ...]]:
    reading = read(Article(text, "Money in politics", DAY, None, "0" * 64))
    check: Check = checking.check(reading, world)
    return [
        (f.claim.kind, f.verdict, f.differs, tuple(f.fields.items()), len(f.records), _value(f))
        for f in check.findings
    ]


def _value(finding: Any) -> Decimal | int | None:
    return finding.by_then.value if finding.by_then else None


@pytest.mark.slow
def test_exchanged_parties_give_equal_verdicts(world: Any) -> None:
    world.covers("2019-01-01", "2019-12-31", "itcont", "itoth", "itpas2", "oppexp")
    chance = random.Random(2019)
    met: dict[Any, int] = {}
    for _ in range(PAIRS // ARTICLES):
        rows = facts(chance)
        texts = [article(chance, rows) for _ in range(ARTICLES)]
        fill(world, rows, (ONE, TWO))
        as_is = [verdicts(world, text((ONE, TWO))) for text in texts]
        fill(world, rows, (TWO, ONE))
        for text, before in zip(texts, as_is, strict=True):
            assert verdicts(world, text((TWO, ONE))) == before, text((ONE, TWO))
            for _kind, verdict, *_ in before:
                met[verdict] = met.get(verdict, 0) + 1
    # pairs that all came to nothing would show nothing
    for verdict in ("MATCH", "MATCH_WITH_CAVEAT", "DIFFERS", "NO_MATCHING_RECORD"):
        assert met.get(verdict, 0) >= PAIRS // 100, met
