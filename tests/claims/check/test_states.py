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
from claims.check import test_real as real
from claims.check.state_files import Gift, Place
from itemized.desk import Desk
from itemized.model import Check, Finding, Verdict
from loaded import load_together, settings_in

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
    load_together(
        settings_in(folder),
        ("illinois", [*files.illinois_paths(), files.illinois_registry(folder)], None),
        ("philadelphia", [*files.philadelphia_paths(), files.philadelphia_registry(folder)], None),
        ("california", files.california_paths(folder), None),
        ("missouri", files.missouri_paths(folder), 2022),
        ("pennsylvania", files.pennsylvania_paths(folder), None),
        ("irs_527", sorted((files.DATA / "irs527").glob("sample_rows*")), None),
        ("massachusetts", [files.STATES / "massachusetts" / "pacs.txt"], None),
        ("fcc_political_files", [files.FCC], None),
        ("new_york_city", [files.NEW_YORK], 2013),
    )
    return Desk(settings_in(folder))


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
        # one with cents is read as a gift, with words that were not understood
        "superlative donation",
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
            missing = " ".join(it.missing)
            assert told.why.split()[0] in missing or told.kinds[0] == "superlative", said
            assert "Federal Election Commission" not in missing, said


# ---------------------------------------------------------------- gifts, by state


@pytest.mark.parametrize("number", range(5))
def test_articles_on_illinois(states: Desk, tmp_path: Path, number: int) -> None:
    place = files.illinois()
    gifts = sorted(place.alone(), key=lambda g: -g.amount)
    made = story(place, gifts[number], gifts[-1 - number], number)
    hold(checked(states, tmp_path, made), made)


@pytest.mark.parametrize("number", range(5))
def test_articles_on_california(states: Desk, tmp_path: Path, number: int) -> None:
    place = files.california()
    gifts = sorted(place.alone(), key=lambda g: -g.amount)
    made = story(place, gifts[number * 4], gifts[-1 - number], number)
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


# ---------------------------------------------------------------- other publishers


def test_an_absurd_amount_of_pennsylvania_bears_nothing_out(states: Desk, tmp_path: Path) -> None:
    """A row of 114 million dollars to a candidate for the state house is kept and counts nowhere."""
    _, day, amount = max(files.pennsylvania_printed(), key=lambda row: row[2])
    taker = files.PENNSYLVANIA[day.year]
    made = Story(published=date(2020, 6, 1))
    agency = "Pennsylvania Department of State"
    made.say(
        f"{taker} raised {dollars(amount)} in {day.year}.", "raised_total", OPEN | FAILS, agency
    )
    made.say(
        f"The {dollars(amount)} contribution was the largest single donation that {taker} received"
        f" in {day.year}.",
        "superlative donation",
        OPEN | FAILS,
        agency,
    )
    hold(checked(states, tmp_path, made), made)


def test_articles_on_organizations_of_section_527(states: Desk, tmp_path: Path) -> None:
    place = files.internal_revenue()
    gift = min(place.gifts, key=lambda g: (g.amount, g.giver))
    bare = re.sub(r"\b(?:Mr|Dr|Jr|MD)\b\.?", "", gift.giver)
    giver, taker = " ".join(bare.split()), " ".join(gift.taker.split())
    month = f"{gift.day:%B %Y}"
    short = taker.rsplit(" ", 1)[1]
    made = Story()
    made.say(f"{giver} gave {dollars(gift.amount)} to {short} in {month}.", GIFT, AGREES)
    made.say(
        "Records filed with the Federal Election Commission showed that donation.",
        "attribution",
        FAILS,
        "agency",
    )
    hold(checked(states, tmp_path, made), made)
    again = Story()
    total = sum((g.amount for g in place.gifts if g.taker == gift.taker), Decimal(0))
    again.say(f"{short} raised {dollars(total)} in {month}.", "raised_total", OPEN, place.agency)
    again.say(
        f"Records filed with the {place.agency} showed the money.",
        "attribution",
        OPEN,
        place.agency,
    )
    hold(checked(states, tmp_path, again), again)


def test_a_registry_of_massachusetts_without_money_settles_no_gift(
    states: Desk, tmp_path: Path
) -> None:
    text = (files.STATES / "massachusetts" / "pacs.txt").read_text(encoding="cp1252")
    names = sorted({line.split("\t")[2].strip('"') for line in text.splitlines()[1:]})
    plain = [n for n in names if re.fullmatch(r"(?:[A-Z][a-z]{3,} ){2,3}PAC", n)]
    assert len(plain) > 3
    made = Story()
    agency = "Massachusetts Office of Campaign and Political Finance"
    for giver, taker in zip(plain[:3], plain[-3:], strict=True):
        made.say(f"{giver} gave $4,500 to {taker} in 2016.", GIFT, OPEN, agency)
        made.say(f"{taker} raised $40,000 in 2016.", "raised_total", OPEN, agency)
    hold(checked(states, tmp_path, made), made)


def test_stations_files_are_no_reports_of_gifts(states: Desk, tmp_path: Path) -> None:
    """Advertisers and stations of the list; which documents there are, and nothing of gifts."""
    rows = csv.DictReader(io.StringIO(gzip.decompress(files.FCC.read_bytes()).decode("utf-8")))
    documents: dict[str, int] = defaultdict(int)
    for row in rows:
        documents[row["folder__entity"]] += 1
    station = max(documents, key=lambda name: documents[name])
    agency = "Federal Communications Commission"
    taker = files.ILLINOIS["4410"]
    gift = max(files.illinois().alone(), key=lambda g: g.amount)
    made = Story()
    made.say(f"{taker} paid {station} $4,000 for ads in March 2018.", "payment", OPEN, "Illinois")
    made.say(f"Records filed with the {agency} show the ads.", "attribution", OPEN, agency)
    check = checked(states, tmp_path, made)
    assert found(check, made.told[1]).fields == {"agency": Verdict.MATCH}
    assert found(check, made.told[0]).verdict is Verdict.NOT_CHECKABLE
    wrong = Story()
    wrong.say(
        f"{gift.giver} gave {dollars(gift.amount)} to {gift.taker} in {gift.day.year}.",
        GIFT,
        AGREES,
    )
    wrong.say(
        f"Records filed with the {agency} revealed the donation.", "attribution", FAILS, "agency"
    )
    hold(checked(states, tmp_path, wrong), wrong)


@pytest.mark.skipif(not real.SEED.is_file(), reason="the article is not beside this checkout")
def test_what_was_marked_by_hand_beside_the_states_records(states: Desk) -> None:
    """With states' records loaded each money claim still names the systems that the hand named."""
    real.test_claim_by_claim_against_what_was_marked_by_hand(states)
