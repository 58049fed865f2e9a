"""Twenty articles about committees in the FEC's real records of January 2019, right in some places
and wrong in known ones.

Names, figures and what is right come from loops over the raw files, made here and by nothing that is
under test; no name and no figure of those files is written down in this module.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from itemized.desk import Desk
from itemized.model import Check, Finding, Verdict

RAW = Path(__file__).resolve().parents[4] / "shared" / "data" / "fec" / "bulk" / "2020-early"
DAY = date(2019, 3, 25)
AGREES = {Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT, Verdict.HELD_THEN_STILL_HOLDS}
FAILS = {Verdict.DIFFERS, Verdict.DID_NOT_HOLD_THEN, Verdict.NO_MATCHING_RECORD}

pytestmark = pytest.mark.skipif(
    not RAW.is_dir(), reason="the FEC's real files are not beside this checkout"
)

Row = list[str]


@cache
def rows(stem: str) -> tuple[Row, ...]:
    """The rows of the table whose file begins with a stem, field by field."""
    found: list[Row] = []
    for path in sorted(RAW.glob(f"{stem}20.zip")):
        with zipfile.ZipFile(path) as held:
            for member in held.namelist():
                with held.open(member) as raw:
                    text = io.TextIOWrapper(raw, encoding="latin-1")
                    found += [line.rstrip("\n").split("|") for line in text]
    return tuple(found)


def in_january(row: Row) -> bool:
    return row[13][:2] + row[13][4:] == "012019"


def names() -> dict[str, str]:
    """Committees whose name is theirs alone and reads as one: id → name."""
    every = {row[0]: row[1] for row in rows("cm")}
    seen: dict[str, int] = defaultdict(int)
    for name in every.values():
        seen[name] += 1
    plain = re.compile(r"[A-Z][A-Z ]{9,44}")
    return {
        i: name
        for i, name in every.items()
        if seen[name] == 1 and plain.fullmatch(name) and len(name.split()) > 2
    }


def monthly() -> set[str]:
    """Committees whose report of January (M2) is in the files."""
    return {row[0] for stem in ("oth", "indiv") for row in rows(stem) if row[2] == "M2"}


@cache
def receipts() -> dict[str, list[tuple[str, Decimal]]]:
    """Committee → who gave how much in January, memos left out (FEC: an X is no receipt)."""
    found: dict[str, list[tuple[str, Decimal]]] = defaultdict(list)
    for stem in ("oth", "indiv"):
        for row in rows(stem):
            incoming = row[5][:2] in {"10", "11", "15", "18", "30", "31", "32"} and row[5] != "15J"
            if incoming and row[18] != "X" and in_january(row):
                found[row[0]].append((row[15] or row[7], Decimal(row[14])))
    return found


@dataclass(frozen=True)
class Gift:
    """One receipt of a committee's from another, the only row between the two in the files."""

    giver: str
    taker: str
    amount: Decimal
    day: date


@cache
def gifts() -> tuple[Gift, ...]:
    known, reported = names(), monthly()
    between: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows("oth"):
        if row[5] in {"18K", "18G"}:
            between[row[15], row[0]].append(row)
    found = []
    for (giver, taker), each in sorted(between.items()):
        row = each[0]
        alone = len(each) == 1 and row[18] != "X" and in_january(row)
        if alone and giver in known and taker in known and taker in reported:
            amount = Decimal(row[14])
            if amount > 1_000:
                day = date(2019, 1, int(row[13][2:4]))
                found.append(Gift(giver, taker, amount, day))
    return tuple(found)


def summary(committee: str) -> Row:
    (row,) = (row for row in rows("webk") if row[0] == committee)
    return row


def filers() -> list[str]:
    """Monthly filers whose summary ends with January."""
    known, reported = names(), monthly()
    return sorted(
        row[0]
        for row in rows("webk")
        if row[0] in known
        and row[0] in reported
        and row[26] == "01/31/2019"
        and Decimal(row[5]) > 0
    )


def dollars(amount: Decimal) -> str:
    return f"${amount:,.2f}".removesuffix(".00")


@dataclass(frozen=True)
class Told:
    """A statement: its words, the kind it is read as, and the field that is wrong, if any."""

    text: str
    kinds: tuple[str, ...]
    wrong: str = ""


@dataclass
class Story:
    told: list[Told] = field(default_factory=list)

    def say(self, text: str, *kinds: str, wrong: str = "") -> None:
        self.told.append(Told(text, kinds, wrong))


def largest(gift: Gift) -> bool:
    return all(amount <= gift.amount for _, amount in receipts()[gift.taker])


def story(number: int) -> Story:
    """One article: what is right and what is wrong goes round with its number."""
    known, made = names(), Story()
    gift = gifts()[number * len(gifts()) // 20]
    giver, taker = known[gift.giver], known[gift.taker]
    turn = number % 4
    _gift(made, gift, turn)
    made.say(
        f"The {dollars(gift.amount)} contribution was the largest single donation that {taker}"
        " received in January 2019.",
        "superlative",
        wrong="" if largest(gift) else "rank",
    )
    agency = ("Federal Election Commission", "Federal Communications Commission")[number % 2]
    made.say(
        f"Records filed with the {agency} revealed the donation.",
        "attribution",
        wrong="agency" if number % 2 else "",
    )
    # the payer's report of a gift that the payee reports is no second gift
    total = gift.amount * (1 + number % 2)
    made.say(
        f"In all, {giver} has given {dollars(total)} to {taker} in January 2019.",
        "donation_total",
        "donation",
        "transfer",
        wrong="amount" if number % 2 else "",
    )
    _sums(made, number)
    _none(made, number)
    return made


def _gift(made: Story, gift: Gift, turn: int) -> None:
    known = names()
    giver, taker, amount = known[gift.giver], known[gift.taker], gift.amount
    when, wrong = "in January 2019", ""
    if turn == 1:
        amount, wrong = amount * 2 + 300, "amount"
    elif turn == 2:
        other = 30 if gift.day.day < 20 else 3
        when, wrong = f"on Jan. {other}, 2019", "date"
    elif turn == 3:
        taker, wrong = known[_stranger(gift)], "recipient"
    made.say(
        f"{giver} gave {dollars(amount)} to {taker} {when}.", "donation", "transfer", wrong=wrong
    )


def _stranger(gift: Gift) -> str:
    """A monthly filer that has no row with the giver in any file."""
    met = {row[0] for row in rows("oth") if row[15] == gift.giver}
    met |= {row[15] for row in rows("oth") if row[0] == gift.giver}
    return next(each.taker for each in gifts() if each.taker not in met)


def _sums(made: Story, number: int) -> None:
    """The totals that a filer states for itself: receipts, disbursements, cash, debts."""
    every = filers()
    committee = every[number * len(every) // 20]
    row, name = summary(committee), names()[committee]
    off = 3 if number % 3 == 1 else 1
    wrong = "amount" if off == 3 else ""
    raised, spent, cash = (Decimal(row[i]) for i in (5, 12, 19))
    made.say(f"{name} raised {dollars(raised * off)} in January 2019.", "raised_total", wrong=wrong)
    if spent:
        made.say(
            f"{name} spent {dollars(spent * off)} in January 2019.", "spent_total", wrong=wrong
        )
    if cash:
        made.say(
            f"{name} had {dollars(cash * off)} in cash on hand as of Jan. 31, 2019.",
            "cash_on_hand",
            wrong=wrong,
        )


def _none(made: Story, number: int) -> None:
    """That records show nothing between two committees."""
    gift = gifts()[(number * len(gifts()) // 20 + 3) % len(gifts())]
    giver = names()[gift.giver]
    taker = gift.taker if number % 2 else _stranger(gift)
    made.say(
        f"There is no record of {giver} giving to {names()[taker]} in January 2019.",
        "absence",
        wrong="amount" if number % 2 else "",
    )


def checked(desk: Desk, folder: Path, made: Story) -> Check:
    body = "\n\n".join(told.text for told in made.told)
    article = folder / "article.txt"
    article.write_text(
        f"A month of committees\n\n{body}\n\nCommittees report to the Federal Election Commission.\n",
        encoding="utf-8",
    )
    return desk.check(article, published=DAY)


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


@pytest.mark.parametrize("number", range(20))
def test_an_article(real: Desk, tmp_path: Path, number: int) -> None:
    made = story(number)
    check = checked(real, tmp_path, made)
    for told in made.told:
        it = found(check, told)
        if not told.wrong:
            assert it.verdict in AGREES, (told.text, it.verdict, it.because)
        else:
            assert it.verdict in FAILS, (told.text, it.verdict, it.because)
            if it.verdict is Verdict.DIFFERS:
                assert told.wrong in it.differs, (told.text, it.differs, it.because)


def test_the_twenty_hold_both_right_and_wrong() -> None:
    wrong = [told.wrong for number in range(20) for told in story(number).told]
    assert {"amount", "date", "recipient", "rank", "agency"} <= set(wrong)
    assert 40 <= sum(not each for each in wrong) <= len(wrong) - 40


# ---------------------------------------------------------------- traps of counting


def test_money_told_again_in_memos_is_no_more_money(real: Desk, tmp_path: Path) -> None:
    """What partners of joint fundraising tell of gifts (15J, memo) is in no total of gifts."""
    known, reported = names(), monthly()
    made = Story()
    for committee in sorted(known):
        if committee not in reported or committee not in receipts():
            continue
        again = sum(
            (
                Decimal(row[14])
                for row in rows("oth")
                if row[0] == committee and row[5] == "15J" and in_january(row)
            ),
            Decimal(0),
        )
        own = [row for row in rows("webk") if row[0] == committee and row[26] == "01/31/2019"]
        if again > 1_000 and own:
            raised = Decimal(own[0][5])
            name = known[committee]
            made.say(f"{name} raised {dollars(raised)} in January 2019.", "raised_total")
            if again > raised / 10:
                made.say(
                    f"{name} raised {dollars(raised + again)} in January 2019.",
                    "raised_total",
                    wrong="amount",
                )
    assert len(made.told) > 2
    made.told = made.told[:16]
    check = checked(real, tmp_path, made)
    for told in made.told:
        it = found(check, told)
        assert it.verdict in (FAILS if told.wrong else AGREES), (told.text, it.verdict, it.because)


def test_spending_for_a_candidate_is_no_gift(real: Desk, tmp_path: Path) -> None:
    known, reported, made = names(), monthly(), Story()
    people = {row[0]: row[1] for row in rows("cn")}
    spent: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for row in rows("oth"):
        if row[5] == "24E" and row[18] != "X" and in_january(row):
            spent[row[0], row[15]].append(Decimal(row[14]))
    for (by, on), amounts in sorted(spent.items()):
        if (
            by not in known
            or by not in reported
            or on not in people
            or len(amounts) != 1
            or amounts[0] < 500
        ):
            continue
        family, _, given = people[on].partition(", ")
        person = f"{given.split()[0]} {family}".title()
        amount = dollars(amounts[0])
        made.say(
            f"{known[by]} gave {amount} to the campaign of {person} in January 2019.",
            "donation",
            "transfer",
            wrong="recipient",
        )
        made.say(
            f"{known[by]} spent {amount} on ads supporting {person} in January 2019.",
            "ie_spending",
        )
    assert made.told
    check = checked(real, tmp_path, made)
    for told in made.told[:10]:
        it = found(check, told)
        if told.wrong:
            assert it.verdict in FAILS, (told.text, it.verdict, it.because)
        else:
            assert it.verdict in AGREES, (told.text, it.verdict, it.because)


# ---------------------------------------------------------------- other kinds


def test_comparisons_shares_and_ranks(real: Desk, tmp_path: Path) -> None:
    known, every = names(), filers()
    made = Story()
    by_sum = sorted(every, key=lambda i: Decimal(summary(i)[5]), reverse=True)
    one, two = by_sum[0], by_sum[1]
    gap = Decimal(summary(one)[5]) - Decimal(summary(two)[5])
    made.say(
        f"{known[one]} outraised {known[two]} by {dollars(gap)} in January 2019.", "comparison"
    )
    made.say(
        f"{known[one]} outraised {known[two]} by {dollars(gap * 2)} in January 2019.",
        "comparison",
        wrong="amount",
    )
    gift = max((each for each in gifts() if each.taker in every), key=lambda each: each.amount)
    raised = Decimal(summary(gift.taker)[5])
    percent = (100 * gift.amount / raised).quantize(Decimal("0.1"))
    taker, giver = known[gift.taker], known[gift.giver]
    made.say(
        f"About {percent} percent of the money raised by {taker} in January 2019 came from {giver}.",
        "share",
    )
    made.say(
        f"About {percent + 20} percent of the money raised by {taker} in January 2019 came from"
        f" {giver}.",
        "share",
        wrong="share",
    )
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for who, amount in receipts()[gift.taker]:
        sums[who] += amount
    first = max(sums, key=lambda who: sums[who]) == gift.giver
    made.say(
        f"{giver} was the largest donor to {taker} in January 2019.",
        "superlative",
        wrong="" if first else "rank",
    )
    check = checked(real, tmp_path, made)
    for told in made.told:
        it = found(check, told)
        assert it.verdict in (FAILS if told.wrong else AGREES), (told.text, it.verdict, it.because)
