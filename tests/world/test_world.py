"""The made-up world's files: the same every time, in FEC's form, and holding what they should.

Counts are dull loops over the raw rows, so that nothing under test is used to test it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from itemized import world as made_up
from itemized.model import Verdict
from itemized.world import Count, Expected, Told, World, cast, facts

if TYPE_CHECKING:
    from pathlib import Path

#: member → number of fields, as FEC publishes them
FIELDS = {
    "cm.txt": 15,
    "cn.txt": 15,
    "ccl.txt": 7,
    "itcont.txt": 21,
    "itpas2.txt": 22,
    "itoth.txt": 21,
    "oppexp.txt": 26,
    "weball22.txt": 30,
    "webk22.txt": 27,
    "webl22.txt": 30,
}
RECEIPTS = {"10", "11", "15", "15C", "15E", "30", "31", "32"}
REFUNDS = {"22Y"}

Rows = list[list[str]]


@pytest.fixture(scope="module")
def raw(world: World) -> dict[str, Rows]:
    """Member → its rows, read with nothing but the csv module."""
    found = {}
    for path in world.paths:
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            (member,) = archive.namelist()
            text = archive.read(member).decode("utf-8", "surrogateescape")
        reader = csv.reader(io.StringIO(text, newline=""), delimiter="|", quoting=csv.QUOTE_NONE)
        found[member] = list(reader)
    return found


def filed(image: str) -> date:
    """The day FEC received a page."""
    return date(int(image[:4]), int(image[4:6]), int(image[6:8]))


def given_on(text: str) -> date | None:
    try:
        return date(int(text[4:8]), int(text[:2]), int(text[2:4]))
    except ValueError:
        return None


def counted(rows: Rows, count: Count) -> Decimal:
    """What a count comes to over rows of itcont."""
    total, largest = Decimal(0), Decimal(0)
    for row in rows:
        day, amount = given_on(row[13]), Decimal(row[14])
        if row[5] not in RECEIPTS | REFUNDS or row[18] == "X" or day is None:
            continue
        if count.givers and row[7] not in count.givers:
            continue
        if count.committees and row[0] not in count.committees:
            continue
        if not count.start <= day < count.end:
            continue
        if count.filed_by and filed(row[4]) > count.filed_by:
            continue
        total += -amount if row[5] in REFUNDS else amount
        largest = max(largest, amount)
    return largest if count.largest else total


def state_rows(world: World, table: str) -> list[dict[str, str]]:
    """The rows of a table of California's export, by column."""
    (path,) = (p for each in world.records if each.source == "california" for p in each.paths)
    with zipfile.ZipFile(path) as archive:
        text = archive.read(f"CalAccess/DATA/{table}.TSV").decode("cp1252")
    lines = io.StringIO(text, newline="")
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def told(world: World, which: Told) -> Decimal:
    """What the newest versions of a state's filings come to over rows with these cells."""
    newest: dict[str, int] = {}
    for row in state_rows(world, "CVR_CAMPAIGN_DISCLOSURE_CD"):
        newest[row["FILING_ID"]] = max(newest.get(row["FILING_ID"], 0), int(row["AMEND_ID"]))
    return sum(
        (
            Decimal(row["AMOUNT"])
            for row in state_rows(world, which.table)
            if int(row["AMEND_ID"]) == newest[row["FILING_ID"]]
            and all(row[name] == cell for name, cell in which.cells.items())
        ),
        Decimal(0),
    )


# ---------------------------------------------------------------- form


def test_same_bytes_every_time(world: World, tmp_path: Path) -> None:
    again = made_up.write(tmp_path / "not" / "there" / "yet")
    for first, second in zip(world.paths, again.paths, strict=True):
        assert first.name == second.name
        first_sum, second_sum = (
            hashlib.sha256(p.read_bytes()).hexdigest() for p in (first, second)
        )
        assert first_sum == second_sum
    assert world.article.read_bytes() == again.article.read_bytes()
    assert world.article_html.read_bytes() == again.article_html.read_bytes()


def test_members_and_fields_are_those_of_fec(raw: dict[str, Rows]) -> None:
    assert set(raw) == set(FIELDS)
    for member, width in FIELDS.items():
        assert raw[member], member
        assert {len(row) for row in raw[member]} == {width}, member


def test_small(raw: dict[str, Rows]) -> None:
    assert 2_000 < sum(map(len, raw.values())) < 6_000


@pytest.mark.parametrize("member", ["itcont.txt", "itoth.txt", "oppexp.txt"])
def test_ids_and_pages(raw: dict[str, Rows], member: str) -> None:
    sub_id, image = (21, 4) if member == "oppexp.txt" else (20, 4)
    ids = [row[sub_id] for row in raw[member]]
    assert len(set(ids)) == len(ids)
    assert all(len(i) == 19 and i.isdigit() for i in ids)
    assert all(len(row[image]) == 18 and row[image].isdigit() for row in raw[member])
    known = {row[0] for row in raw["cm.txt"]}
    assert {row[0] for row in raw[member]} <= known


def test_itpas2_rows_are_rows_of_itoth(raw: dict[str, Rows]) -> None:
    other = {row[20]: row for row in raw["itoth.txt"]}
    for row in raw["itpas2.txt"]:
        assert [*row[:16], *row[17:]] == other[row[21]]
    assert not {row[20] for row in raw["itcont.txt"]} & set(other)


def test_money_is_public_only_after_it_was_given(raw: dict[str, Rows]) -> None:
    for row in raw["itcont.txt"] + raw["itoth.txt"]:
        day = given_on(row[13])
        assert day is None or filed(row[4]) > day


def test_nothing_looks_like_the_real_world(raw: dict[str, Rows]) -> None:
    assert all(row[0].startswith("C99") for row in raw["cm.txt"])
    assert all("99" in row[0][2:6] for row in raw["cn.txt"])
    zips = {row[10] for row in raw["itcont.txt"] + raw["itoth.txt"]}
    assert all(z.startswith("001") for z in zips)
    assert {len(z) for z in zips} == {5, 9}


# ---------------------------------------------------------------- planted facts


def test_six_spellings_of_one_giver(raw: dict[str, Rows]) -> None:
    written = {row[7] for row in raw["itcont.txt"] if "OKONKWO" in row[7].upper()}
    written |= {row[7] for row in raw["itcont.txt"] if row[7] == "HALE, MARGUERITE OKONKWO"}
    assert written == {person.name for person in cast.OKONKWO_HALE}
    assert len(written) == 6


def test_a_namesake_and_a_son(raw: dict[str, Rows]) -> None:
    places = {(row[8], row[11]) for row in raw["itcont.txt"] if row[7] == "PENHALLOW-OYE, JASPER"}
    assert len(places) == 2
    house = {row[7] for row in raw["itcont.txt"] if row[7].startswith("TALLISKER-BOONE")}
    assert house == {"TALLISKER-BOONE, CORWIN", "TALLISKER-BOONE, CORWIN JR"}


def test_earmarks_stand_on_both_sides(raw: dict[str, Rows]) -> None:
    into = sorted((r[7], r[14], r[0], r[15]) for r in raw["itcont.txt"] if r[5] == "15E")
    out = sorted((r[7], r[14], r[15], r[0]) for r in raw["itcont.txt"] if r[5] in {"24T", "24I"})
    assert into == out
    assert len(into) == 4


def test_joint_fundraising_is_told_twice(raw: dict[str, Rows]) -> None:
    gave = {r[7]: Decimal(r[14]) for r in raw["itcont.txt"] if r[0] == cast.VICTORY.id}
    memos = [r for r in raw["itoth.txt"] if r[5] == "15J"]
    for giver in (cast.WEXCOMBE_DRAY.name, cast.ARKWRIGHT_SOLE.name):
        assert sum(Decimal(r[14]) for r in memos if r[7] == giver) == gave[giver]
    assert sorted(r[18] for r in memos) == ["", "X", "X", "X"]


@pytest.mark.parametrize(("out", "into"), [("24K", "18K"), ("24G", "18G")])
def test_mirrored_transfers(raw: dict[str, Rows], out: str, into: str) -> None:
    paid = [(r[0], r[15], r[13], r[14]) for r in raw["itoth.txt"] if r[5] == out]
    got = [(r[15], r[0], r[13], r[14]) for r in raw["itoth.txt"] if r[5] == into]
    assert set(got) <= set(paid)
    assert (len(paid) > len(got)) == (out == "24K")  # some are told by the payer alone


def test_a_route_of_three_hops_in_order_of_time(raw: dict[str, Rows]) -> None:
    hops = [
        (cast.WEXCOMBE_DRAY.name, cast.VICTORY.id, "15"),
        (cast.VICTORY.name, cast.HARBOR_NATIONAL.id, "18G"),
        (cast.HARBOR_NATIONAL.name, cast.QUILLFEATHER.id, "18K"),
    ]
    days = []
    for payer, payee, type_ in hops:
        (row,) = (
            r
            for r in raw["itcont.txt"] + raw["itoth.txt"]
            if (r[7], r[0], r[5]) == (payer, payee, type_)
        )
        days.append(given_on(row[13]))
    assert days == [date(2021, 4, 10), date(2021, 5, 20), date(2021, 6, 15)]


def test_refunds_and_a_voided_one(raw: dict[str, Rows]) -> None:
    refunds = [int(r[14]) for r in raw["itcont.txt"] if r[5] == "22Y"]
    assert sorted(refunds) == [-500, 500, 2_900]


def test_the_larger_gift_was_reported_after_the_article(world: World, raw: dict[str, Rows]) -> None:
    names = {person.name for person in cast.OKONKWO_HALE}
    gifts = [(int(r[14]), filed(r[4]), given_on(r[13])) for r in raw["itcont.txt"] if r[7] in names]
    assert max(g for g in gifts if g[1] <= world.published)[0] == 1_000_000
    amount, known, given = max(gifts)
    assert (amount, known) == (1_500_000, date(2022, 1, 31))
    assert given is not None
    assert given < world.published < known


def test_outside_spending_for_and_against(raw: dict[str, Rows]) -> None:
    sides = {(r[5], r[16]): int(r[14]) for r in raw["itpas2.txt"] if r[0] == cast.LANTERN.id}
    assert sides == {("24E", "S2NM99902"): 180_000, ("24A", "S2NM99901"): 95_000}


def test_odd_bytes_quotes_and_dates(world: World, raw: dict[str, Rows]) -> None:
    (indiv,) = (p for p in world.paths if p.name == "indiv22.zip")
    with zipfile.ZipFile(indiv) as archive:
        body = archive.read("itcont.txt")
    assert b"\xc9LODIE" in body  # latin-1
    with pytest.raises(UnicodeDecodeError):
        body.decode()
    assert any("INÉS" in row[1] for row in raw["cn.txt"])  # UTF-8
    assert [row[1] for row in raw["cm.txt"] if row[1].count('"') % 2] == [cast.GREEN_LAMP.name]
    days = {row[13] for row in raw["itcont.txt"]}
    assert {"", "13452021", "03151922"} <= days
    assert sum(row[1] == "A" for row in raw["itcont.txt"]) == 1


def test_summaries_follow_from_the_rows(raw: dict[str, Rows]) -> None:
    """Two committees have money that no row tells of; all others add up."""
    individuals = {row[0]: Decimal(row[7] or 0) for row in raw["webk22.txt"]}
    for filer, told in individuals.items():
        rows = Decimal(0)
        for row in raw["itcont.txt"]:
            if row[0] == filer and row[5] in {"10", "15", "15E"} and row[18] != "X":
                rows += Decimal(row[14])
        gap = Decimal("4321.09") if filer == cast.QUILLFEATHER.id else Decimal(0)
        assert told - rows == gap, filer


def test_filler_leaves_the_counted_committees_alone(raw: dict[str, Rows]) -> None:
    for committee in (cast.LANTERN, cast.BRIGHT_HARBOR, cast.SALT_CEDAR, cast.VICTORY):
        planted = sum(row.filer == committee.id for row in facts.INDIVIDUAL)
        assert sum(row[0] == committee.id for row in raw["itcont.txt"]) == planted


# ---------------------------------------------------------------- beyond the FEC


def test_the_states_columns_are_its_own(world: World) -> None:
    (path,) = (p for each in world.records if each.source == "california" for p in each.paths)
    with zipfile.ZipFile(path) as archive:
        tables = {name.rsplit("/", 1)[1].removesuffix(".TSV") for name in archive.namelist()}
    assert tables == {
        "CVR_CAMPAIGN_DISCLOSURE_CD", "EXPN_CD", "FILERNAME_CD", "RCPT_CD", "S496_CD", "S497_CD",
    }  # fmt: skip
    widths = {"RCPT_CD": 63, "EXPN_CD": 53, "S497_CD": 41, "S496_CD": 12}
    for table, width in widths.items():
        assert {len(row) for row in state_rows(world, table)} == {width}


def test_one_payment_stands_in_the_books_of_two_agencies(
    world: World, raw: dict[str, Rows]
) -> None:
    to_irs, to_state = ((r[8], Decimal(r[13])) for r in raw["oppexp.txt"] if r[5] == "29")
    (path,) = (p for each in world.records if each.source == "irs_527" for p in each.paths)
    with zipfile.ZipFile(path) as archive:
        records = [x.split("|") for x in archive.read("FullDataFile.txt").decode().splitlines()]
    got = [(r[3].upper(), Decimal(r[13])) for r in records if r[0] == "A" and "Lantern" in r[5]]
    assert got == [to_irs]
    paid = [(r[5], Decimal(r[13])) for r in records if r[0] == "B" and r[-2] == "Contribution"]
    state = {r["CTRIB_NAML"]: Decimal(r["AMOUNT"]) for r in state_rows(world, "RCPT_CD")}
    assert paid == [("Lamps Down California", state["Night Watch League"])]
    assert to_state == ("LAMPS DOWN CALIFORNIA", state["Lantern Street PAC"])


# ---------------------------------------------------------------- articles


def _cases() -> list[tuple[str, Expected]]:
    from itemized.world import story

    return [
        *(("first", e) for e in story.EXPECTED),
        *(("second", e) for e in story.SECOND_EXPECTED),
    ]


@pytest.mark.parametrize(("which", "expected"), _cases(), ids=lambda v: getattr(v, "quote", v))
def test_figures_are_what_a_dull_count_gives(
    world: World, raw: dict[str, Rows], which: str, expected: Expected
) -> None:
    article = world.article if which == "first" else world.second.article
    assert article.read_text(encoding="utf-8").count(expected.quote) == 1
    assert any((expected.count, expected.told)) == (expected.figure is not None)
    if expected.count is not None:
        assert counted(raw["itcont.txt"], expected.count) == expected.figure
    if expected.told is not None:
        assert told(world, expected.told) == expected.figure


def test_every_kind_of_claim_of_the_first_form_is_there(world: World) -> None:
    assert {e.kind for e in world.expected} == {
        "donation",
        "donation_total",
        "raised_total",
        "superlative",
        "relation",
        "attribution",
        "consistency",
        "ie_spending",
        "quote",
        "transfer",
        "other",
    }


def test_every_verdict_is_asked_for(world: World) -> None:
    assert {e.verdict for e in (*world.expected, *world.second.expected)} == set(Verdict)


def test_the_second_article_is_right_in_everything(world: World) -> None:
    assert {e.verdict for e in world.second.expected} == {
        Verdict.MATCH,
        Verdict.HELD_THEN_STILL_HOLDS,
    }


def test_length_and_page(world: World) -> None:
    text = world.article.read_text(encoding="utf-8")
    assert 350 <= len(text.split()) <= 600
    page = world.article_html.read_text(encoding="utf-8")
    assert "<title>" in page
    assert "By Hollis" in page
    assert world.published.isoformat() in page
