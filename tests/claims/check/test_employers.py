"""A firm's own gifts, those of the people who state it as their employer, and both together."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from claims.check import test_twenty as twenty
from claims.check.conftest import RAW, World
from itemized.claims.checking import check
from itemized.claims.reading import read
from itemized.desk import Desk
from itemized.model import Article, Finding, Verdict


@pytest.fixture
def mills(world: World) -> World:
    """A firm that gave once, two who work there and one who works at a namesake."""
    world.committee("C00000001", "HARBOR FUND")
    world.entity("p-mills", "QUILL MILLS", "organization")
    for number, (name, employer) in enumerate(
        (
            ("ASH, ADA", "Quill Mills, Inc."),
            ("ELM, OTTO", "QUILL MILLS"),
            ("FIR, MIA", "QUILL MILL"),
        ),
        start=1,
    ):
        world.entity(f"p-{number}", name)
        world.rows(
            "UPDATE parties SET employer = $employer WHERE name = $name",
            {"employer": employer, "name": name},
        )
        world.gift(f"p-{number}", "C00000001", str(number * 1000), "2019-02-03")
    world.gift("p-mills", "C00000001", "5000", "2019-02-05")
    world.covers("2019-01-01", "2019-12-31")
    return world


def asked(
    world: World, make: SimpleNamespace, giver: str, dollars: str, kind: str = "donation_total"
) -> Finding:
    text = f"{giver} gave ${dollars} to Harbor Fund in 2019"
    mention = make.mention(giver, "organization")
    claim = make.claim(
        kind,
        text,
        donor=mention,
        recipient="Harbor Fund",
        amounts=make.amount(f"${dollars}", dollars),
        period=make.period("2019-01-01", "2020-01-01"),
    )
    (finding,) = check(make.reading(claim), world).findings  # type: ignore[arg-type]
    return finding


def values(finding: Finding) -> list[Decimal]:
    return [Decimal(answer.value or 0) for answer in finding.readings]


@pytest.mark.parametrize("giver", ["Employees of Quill Mills", "Quill Mills employees"])
def test_employees_are_not_their_firm(mills: World, make: SimpleNamespace, giver: str) -> None:
    it = asked(mills, make, giver, "3000")
    assert it.verdict is Verdict.MATCH_WITH_CAVEAT, it.because
    assert "people who state Quill Mills as their employer" in it.because[0]
    assert {r.payer for r in it.records} == {"ASH, ADA", "ELM, OTTO"}
    assert values(it) == [Decimal(5000), Decimal(8000)]


def test_more_than_the_text_differs_and_less_is_open(mills: World, make: SimpleNamespace) -> None:
    more = asked(mills, make, "Employees of Quill Mills", "1000")
    assert (more.verdict, more.differs) == (Verdict.DIFFERS, ("amount",))
    less = asked(mills, make, "Employees of Quill Mills", "9000")
    assert less.verdict is Verdict.NOT_CHECKABLE
    none = asked(mills, make, "Employees of Tinder Works", "9000")
    assert none.verdict is Verdict.NOT_CHECKABLE
    assert not none.records


def test_a_sum_of_a_firm_may_be_its_employees(mills: World, make: SimpleNamespace) -> None:
    own = asked(mills, make, "Quill Mills", "5000")
    assert own.verdict is Verdict.MATCH
    assert values(own) == [Decimal(3000), Decimal(8000)]
    for dollars in ("3000", "8000"):
        it = asked(mills, make, "Quill Mills", dollars)
        assert it.verdict is Verdict.MATCH_WITH_CAVEAT, it.because
        assert it.because[0].startswith("It rests on this reading: given by ")


def test_one_gift_of_a_firm_is_no_gift_of_its_employee(mills: World, make: SimpleNamespace) -> None:
    it = asked(mills, make, "Quill Mills", "1000", kind="donation")
    assert (it.verdict, it.differs) == (Verdict.DIFFERS, ("amount",))
    assert Decimal(3000) in values(it)


def test_a_name_that_ends_in_employees_is_a_name(mills: World, make: SimpleNamespace) -> None:
    mills.entity("p-union", "FEDERATION OF QUILL EMPLOYEES", "organization")
    mills.gift("p-union", "C00000001", "2500", "2019-03-01")
    it = asked(mills, make, "Federation of Quill Employees", "2500")
    assert it.verdict is Verdict.MATCH, it.because


def read_and_checked(world: World, *sentences: str) -> list[Finding]:
    """The findings on an article of these paragraphs, read by the rules."""
    article = Article("\n\n".join(sentences), None, date(2019, 6, 1), None, "0" * 64)
    return list(check(read(article), world).findings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Employees of Quill Mills gave $3,500 in 2019.",
        "Workers at Quill Mills gave $3,500 in 2019.",
        "Two employees of Quill Mills gave $3,500 in 2019.",
        "Quill Mills employees and executives gave $3,500 to federal committees in 2019.",
        "Executives and employees of Quill Mills gave $3,500 in 2019.",
    ],
)
def test_without_a_recipient_all_their_gifts_are_asked_for(mills: World, text: str) -> None:
    mills.committee("C00000002", "LANTERN FUND")
    mills.gift("p-2", "C00000002", "500", "2019-02-20")
    (it,) = read_and_checked(mills, text)
    assert it.verdict is Verdict.MATCH_WITH_CAVEAT, it.because
    assert any("names no recipient" in said for said in it.because)
    assert any("2 givers" in said for said in it.because)
    assert {r.payee_id for r in it.records} == {"C00000001", "C00000002"}
    (more,) = read_and_checked(mills, text.replace("$3,500", "$1,500"))
    assert (more.verdict, more.differs) == (Verdict.DIFFERS, ("amount",))
    (less,) = read_and_checked(mills, text.replace("$3,500", "$9,500"))
    assert less.verdict is Verdict.NOT_CHECKABLE


def test_a_recipient_of_the_paragraph_before_is_one_reading(mills: World) -> None:
    mills.committee("C00000002", "LANTERN FUND")
    mills.gift("p-2", "C00000002", "500", "2019-02-20")
    before = "Ada Ash, a donor, gave $1,000 to Harbor Fund in February 2019."
    _, there = read_and_checked(mills, before, "Employees of Quill Mills gave $3,000 in 2019.")
    assert there.verdict is Verdict.MATCH_WITH_CAVEAT, there.because
    assert "The recipient is taken from what the text says before: Harbor Fund." in there.because
    _, anyone = read_and_checked(mills, before, "Employees of Quill Mills gave $3,500 in 2019.")
    assert anyone.verdict is Verdict.MATCH_WITH_CAVEAT, anyone.because
    assert not any("is taken from" in said for said in anyone.because)
    _, neither = read_and_checked(mills, before, "Employees of Quill Mills gave $1,500 in 2019.")
    assert neither.verdict is Verdict.NOT_CHECKABLE, neither.because


def test_what_staff_gave_to_others_than_filers_is_not_asked_for(mills: World) -> None:
    for text in (
        "Employees of Quill Mills gave $3,000 to a shelter in 2019.",
        "Employees of Quill Mills gave $3,000 worth of toys in 2019.",
    ):
        assert {f.verdict for f in read_and_checked(mills, text)} == {Verdict.OUT_OF_SCOPE}


@pytest.mark.skipif(not RAW.is_dir(), reason="the FEC's real files are not beside this checkout")
def test_employers_of_real_givers(real: Desk, tmp_path: Path) -> None:
    """The firm and the committee with the largest such sum, by a loop over the raw rows."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    known, reported = twenty.names(), twenty.monthly()
    for row in twenty.rows("indiv"):
        firm = re.sub(r"[ ,]+(?:LLP|INC|LLC)\.?$", "", row[11].upper())
        if row[18] != "X" and row[0] in known and row[0] in reported and twenty.in_january(row):
            refund = row[5].startswith("2")
            sums[firm, row[0]] += -Decimal(row[14]) if refund else Decimal(row[14])
    plain = {
        pair: total
        for pair, total in sums.items()
        if re.fullmatch(r"[A-Z]{6,}(?: [A-Z]{4,})+", pair[0]) and "EMPLOY" not in pair[0]
    }
    (firm, committee), total = max(plain.items(), key=lambda item: (item[1], item[0]))
    made = twenty.Story()
    name = known[committee]
    said = f"Employees of {firm.title()} gave {{}} to {name} in January 2019."
    made.say(said.format(twenty.dollars(total)), "donation_total", "donation")
    made.say(said.format(twenty.dollars(total / 2)), "donation_total", "donation", wrong="amount")
    done = twenty.checked(real, tmp_path, made)
    right, wrong = (twenty.found(done, told) for told in made.told)
    assert right.verdict is Verdict.MATCH_WITH_CAVEAT, (right.claim.quote, right.because)
    assert right.by_then is not None
    assert right.by_then.value == total
    assert (wrong.verdict, wrong.differs) == (Verdict.DIFFERS, ("amount",)), wrong.because
    assert done.reading.article.published == date(2019, 3, 25)


@pytest.mark.skipif(not RAW.is_dir(), reason="the FEC's real files are not beside this checkout")
def test_all_that_real_employees_gave(real: Desk, tmp_path: Path) -> None:
    """The firm with the most in January, to whomever, by a loop over the raw rows."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in twenty.rows("indiv"):
        incoming = row[5][:1] in "123" and row[5] not in ("15J", "30J", "31J", "32J")
        if row[18] != "X" and incoming and twenty.in_january(row):
            refund = row[5].startswith("2")
            sums[row[11].upper()] += -Decimal(row[14]) if refund else Decimal(row[14])
    plain = {
        firm: total
        for firm, total in sums.items()
        if re.fullmatch(r"[A-Z]{6,}(?: [A-Z]{4,})+", firm) and "EMPLOY" not in firm
    }
    # a firm that others are written like has their gifts too
    bare = defaultdict(set)
    for firm in sums:
        letters = re.sub(r"[ ,]+(?:INCORPORATED|INC|LLC|LLP|LP|CORP|COMPANY|CO)\b\.?", "", firm)
        bare[re.sub(r"^THE ?|[^A-Z0-9]", "", letters)].add(firm)
    alone = {f: t for f, t in plain.items() if bare[f.replace(" ", "")] == {f}}
    firm, total = max(alone.items(), key=lambda item: (item[1], item[0]))
    made = twenty.Story()
    said = f"Employees of {firm.title()} gave {{}} in January 2019."
    made.say(said.format(twenty.dollars(total)), "donation_total", "donation")
    made.say(said.format(twenty.dollars(total / 2)), "donation_total", "donation", wrong="amount")
    done = twenty.checked(real, tmp_path, made)
    right, wrong = (twenty.found(done, told) for told in made.told)
    assert right.verdict is Verdict.MATCH_WITH_CAVEAT, (right.claim.quote, right.because)
    assert right.by_then is not None
    assert right.by_then.value == total
    assert (wrong.verdict, wrong.differs) == (Verdict.DIFFERS, ("amount",)), wrong.because
