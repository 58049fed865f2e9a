"""Five articles that each tell of gifts in several states', cities' and the IRS's real samples.

Every article is right about some of them and wrong about others in a known way: the amount, the
recipient (of the same publisher or of another state's), the day, the agency, the rank, the total, or
that there is no record. What is right comes from loops over the raw rows (state_files), added up
as decimals; no name and no figure of those files is written down here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from claims.check import state_files as files
from claims.check import test_states as told
from claims.check.state_files import Gift, Place
from claims.check.test_states import AGREES, FAILS, OPEN, Story, checked, day_of, dollars, found
from itemized.desk import Desk
from itemized.model import Verdict

pytestmark = pytest.mark.skipif(
    not files.STATES.is_dir(), reason="the states' real files are not beside this checkout"
)
states = told.states
ARTICLES = 5
GIFT = "donation transfer"
TOTAL = "donation_total donation transfer"


@dataclass(frozen=True)
class Part:
    """What an article tells of one publisher: a gift, and another recipient of the same place."""

    place: Place
    gift: Gift
    stranger: str
    kind: str = ""  # what the recipient is, where its name does not say so

    @property
    def taker(self) -> str:
        return f"{self.kind}{self.gift.taker}"


def _stranger(place: Place, gift: Gift) -> str:
    """A recipient that has no row with the giver in the sample."""
    met = {g.taker for g in place.gifts if g.giver == gift.giver}
    others = sorted({g.taker for g in place.gifts} - met - {""})
    return others[0] if others else ""


def parts(number: int) -> list[Part]:
    """The publishers of an article, each with a gift that is the only row between its two names."""
    found = []
    for place in (files.illinois(), files.california()):
        gifts = sorted(place.alone(), key=lambda g: (-g.amount, g.giver))
        gift = gifts[number * len(gifts) // ARTICLES]
        found.append(Part(place, gift, _stranger(place, gift)))
    place = files.new_york_city()
    gifts = sorted(files.new_york_alone(), key=lambda g: (-g.amount, g.giver))
    gift = gifts[number * len(gifts) // ARTICLES]
    found.append(Part(place, gift, _stranger(place, gift), "the campaign of council candidate "))
    place = (files.philadelphia(), files.missouri())[number % 2]
    found.append(Part(place, (place.alone() or list(place.gifts))[0], ""))
    return found


def story(number: int) -> Story:
    every = parts(number)
    last = max(part.gift.day for part in every)
    made = Story(published=max(date(2018, 12, 31), last + timedelta(days=200)))
    for at, part in enumerate(every):
        _wrong(made, part, every[at - 1], number + at)
        _right(made, part, number + at)
    return made


def _wrong(made: Story, part: Part, other: Part, turn: int) -> None:
    """One statement on the gift that the rows do not bear out; how goes round with the turn."""
    gift, taker, amount, when = part.gift, part.taker, part.gift.amount, f"{part.gift.day:%B %Y}"
    how = turn % 4
    if how == 0:
        amount = amount * 3 + 700
    elif how == 1 and part.stranger:
        taker = f"{part.kind}{part.stranger}"
    elif how == 2:
        taker = f"{other.kind}{other.gift.taker}"
    else:
        when = f"{gift.day - timedelta(days=400):%B %Y}"
    text = f"{gift.giver} gave {dollars(amount)} to {taker} in {when}."
    made.say(text, GIFT, OPEN | FAILS)


def _right(made: Story, part: Part, turn: int) -> None:
    """The gift itself, who has its record, what the giver gave in all, and that there is no record."""
    gift, place = part.gift, part.place
    text = f"{gift.giver} gave {dollars(gift.amount)} to {part.taker} on {day_of(gift.day)}."
    made.say(text, GIFT, AGREES)
    agencies = (place.agency, "Federal Election Commission", "Securities and Exchange Commission")
    named = agencies[turn % 3]
    made.say(
        f"Records filed with the {named} showed that contribution.",
        "attribution",
        AGREES if named == place.agency else FAILS,
        "" if named == place.agency else "agency",
    )
    rows = place.between(gift.giver, gift.taker, gift.day.year)
    total = sum((row.amount for row in rows), Decimal(0)) * (1 + turn % 2)
    made.say(
        f"In all, {gift.giver} gave {dollars(total)} to {part.taker} in {gift.day.year}.",
        TOTAL,
        OPEN | FAILS if turn % 2 else AGREES,
    )
    made.say(
        f"There is no record of {gift.giver} giving to {part.taker} in {gift.day.year}.",
        "absence",
        FAILS,
        "amount",
    )


@pytest.mark.parametrize("number", range(ARTICLES))
def test_an_article_on_several_states(states: Desk, tmp_path: Path, number: int) -> None:
    made = story(number)
    check = checked(states, tmp_path, made)
    for each in made.told:
        it = found(check, each)
        said = (each.text, it.verdict, it.because, it.missing)
        assert it.verdict in each.right, said
        if it.verdict in AGREES:
            assert it.records, said
        if it.verdict is Verdict.DIFFERS and each.why:
            assert each.why in it.differs, said


def test_the_five_hold_both_right_and_wrong() -> None:
    every = [each for number in range(ARTICLES) for each in story(number).told]
    right = [each for each in every if each.right == AGREES]
    assert len(right) >= 30
    assert len(every) - len(right) >= 40
    publishers = {part.place.source for number in range(ARTICLES) for part in parts(number)}
    assert len(publishers) == 5
