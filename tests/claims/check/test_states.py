"""Articles about committees in real samples of states, cities, the IRS and stations' files.

They are right in some places and wrong in known ones; which, comes from loops over the raw files
(state_files). These files do not say that they are all of their time: a row bears a statement out, a
larger row denies a rank, and the lack of a row is left open with the agency named that has the rest.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from claims.check import state_files as files
from claims.check.state_files import Gift, Place
from itemized.desk import Desk
from itemized.model import Check, Finding, Verdict
from itemized.settings import Settings

AGREES = {Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT, Verdict.HELD_THEN_STILL_HOLDS}
OPEN = {Verdict.NOT_CHECKABLE}
FAILS = {Verdict.DIFFERS, Verdict.DID_NOT_HOLD_THEN, Verdict.NO_MATCHING_RECORD}
DAY = date(2018, 12, 31)

pytestmark = pytest.mark.skipif(
    not files.STATES.is_dir(), reason="the states' real files are not beside this checkout"
)


@pytest.fixture(scope="session")
def states(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with the samples of all of these publishers."""
    folder = tmp_path_factory.mktemp("states")
    desk = Desk(Settings(ledger=folder / "ledger", downloads=folder / "downloads"))
    desk.load("illinois", [*files.illinois_paths(), files.illinois_registry(folder)])
    desk.load(
        "philadelphia", [*files.philadelphia_paths(), files.philadelphia_registry(folder)]
    )
    desk.load("california", files.california_paths(folder))
    desk.load("missouri", files.missouri_paths(folder), cycle=2022)
    desk.load("pennsylvania", files.pennsylvania_paths(folder))
    desk.load("irs_527", sorted((files.DATA / "irs527").glob("sample_rows*")))
    desk.load("massachusetts", [files.STATES / "massachusetts" / "pacs.txt"])
    desk.load("fcc_political_files", [files.FCC])
    return desk


@dataclass(frozen=True)
class Told:
    """A statement: its words, the kinds it may be read as, the verdicts that are right, and the
    field that differs or the agency that has the rest."""

    text: str
    kinds: tuple[str, ...]
    right: set[Verdict]
    why: str = ""


@dataclass
class Story:
    told: list[Told] = field(default_factory=list)
    published: date = DAY

    def say(self, text: str, kinds: str, right: set[Verdict], why: str = "") -> None:
        self.told.append(Told(text, tuple(kinds.split()), right, why))


def dollars(amount: Decimal) -> str:
    return f"${amount:,.2f}".removesuffix(".00")


def day_of(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


GIFT = "donation transfer"


def story(place: Place, gift: Gift, other: Gift, number: int) -> Story:
    """One article about two gifts; what is wrong in it goes round with its number."""
    made = Story(published=max(DAY, gift.day + timedelta(days=200)))
    _gift(made, place, gift, number)
    named = place.agency if number % 2 else "Federal Election Commission"
    made.say(
        f"Records filed with the {named} showed that gift.",
        "attribution",
        AGREES if number % 2 else FAILS,
        "" if number % 2 else "agency",
    )
    _largest(made, place, gift)
    _total(made, place, other, number)
    return made


def _gift(made: Story, place: Place, gift: Gift, number: int) -> None:
    """The gift as it is, and once more with what is wrong in this article."""
    giver, taker, amount, turn = gift.giver, gift.taker, gift.amount, number % 3
    # what the text has beside the row may stand in a file that is not loaded
    if turn == 0:
        text = f"{giver} gave {dollars(amount * 2 + 300)} to {taker} in {gift.day:%B %Y}."
    elif turn == 1:
        early = day_of(gift.day - timedelta(days=45))
        text = f"{giver} gave {dollars(amount)} to {taker} on {early}."
    else:
        met = {g.taker for g in place.gifts if g.giver == giver}
        takers = sorted({g.taker for g in place.gifts} - met - {""})
        if not takers:
            return _gift(made, place, gift, 0)
        text = f"{giver} gave {dollars(amount)} to {takers[0]} in {gift.day:%B %Y}."
    made.say(text, GIFT, OPEN | FAILS, place.agency)
    made.say(f"{giver} gave {dollars(amount)} to {taker} on {day_of(gift.day)}.", GIFT, AGREES)
    return None


def _largest(made: Story, place: Place, gift: Gift) -> None:
    """A larger row denies it; that there is none in a sample leaves it open."""
    year = [g for g in place.gifts if g.taker == gift.taker and g.day.year == gift.day.year]
    above = any(g.amount > gift.amount for g in year)
    made.say(
        f"The {dollars(gift.amount)} contribution was the largest single donation that"
        f" {gift.taker} received in {gift.day.year}.",
        "superlative",
        FAILS if above else OPEN,
        "rank" if above else place.agency,
    )


def _total(made: Story, place: Place, gift: Gift, number: int) -> None:
    """What the giver gave in a year, added up; every second time twice that."""
    rows = place.between(gift.giver, gift.taker, gift.day.year)
    total = sum((row.amount for row in rows), Decimal(0)) * (2 if number % 2 else 1)
    made.say(
        f"In all, {gift.giver} gave {dollars(total)} to {gift.taker} in {gift.day.year}.",
        "donation_total donation transfer",
        OPEN | FAILS if number % 2 else AGREES,
        place.agency if number % 2 else "",
    )


def checked(desk: Desk, folder: Path, made: Story) -> Check:
    body = "\n\n".join(told.text for told in made.told)
    article = folder / "article.txt"
    article.write_text(f"A season of committees\n\n{body}\n", encoding="utf-8")
    return desk.check(article, published=made.published)


def found(check: Check, told: Told) -> Finding:
    start = check.reading.article.text.index(told.text)
    end = start + len(told.text)
    each = [
        f
        for f in check.findings
        if f.claim.kind in told.kinds and start <= f.claim.start and f.claim.end <= end
    ]
    assert each, f"nothing was read in: {told.text}"
    return each[0]


def hold(check: Check, made: Story) -> None:
    """Every finding is as it should be, rests on rows where it agrees, and names no other agency."""
    for told in made.told:
        it = found(check, told)
        said = (told.text, it.verdict, it.because, it.missing)
        assert it.verdict in told.right, said
        if it.verdict in AGREES:
            assert it.records, said
        if it.verdict is Verdict.DIFFERS and told.why:
            assert told.why in (*it.differs, *it.because) or len(told.why) > 9, said
        if it.verdict is Verdict.NOT_CHECKABLE:
            assert told.why.split()[0] in " ".join(it.missing), said
            assert "Federal Election Commission" not in " ".join(it.missing), said


# ---------------------------------------------------------------- gifts, by state


@pytest.mark.parametrize("number", range(8))
def test_articles_on_illinois(states: Desk, tmp_path: Path, number: int) -> None:
    place = files.illinois()
    gifts = sorted(place.alone(), key=lambda g: -g.amount)
    made = story(place, gifts[number], gifts[-1 - number], number)
    hold(checked(states, tmp_path, made), made)


@pytest.mark.parametrize("number", range(8))
def test_articles_on_california(states: Desk, tmp_path: Path, number: int) -> None:
    place = files.california()
    gifts = sorted(place.alone(), key=lambda g: -g.amount)
    made = story(place, gifts[number * 3], gifts[-1 - number], number)
    hold(checked(states, tmp_path, made), made)


@pytest.mark.parametrize("number", range(2))
def test_articles_on_philadelphia(states: Desk, tmp_path: Path, number: int) -> None:
    place = files.philadelphia()
    (gift,) = place.alone()
    made = story(place, gift, gift, number)
    hold(checked(states, tmp_path, made), made)


@pytest.mark.parametrize("number", range(2))
def test_articles_on_missouri(states: Desk, tmp_path: Path, number: int) -> None:
    place = files.missouri()
    (gift,) = place.gifts
    made = story(place, gift, gift, number)
    hold(checked(states, tmp_path, made), made)
