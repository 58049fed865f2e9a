"""What the ledger makes of the planted facts: each counted once, each spelling found."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from itemized.desk import Desk
from itemized.settings import Settings
from itemized.world import World, cast

if TYPE_CHECKING:
    from pathlib import Path

#: type code → (counted, why not): rows that tell of money already told
LEFT_OUT = {
    "15J": "memo",
    "24T": "conduit_copy",
    "24I": "conduit_copy",
    "24G": "mirror",
}


def test_every_row_is_accounted_for(world: World, tmp_path: Path) -> None:
    desk = Desk(Settings(ledger=tmp_path / "ledger", downloads=tmp_path / "downloads"))
    loads = desk.load("fec_bulk", world.paths, cycle=world.cycle).loads
    assert len(loads) == len(world.paths)
    for loaded in loads:
        assert loaded.rows == loaded.entries + loaded.merged + loaded.rejects, loaded
        assert loaded.rejects == 0, loaded
    (pas2,) = (loaded for loaded in loads if loaded.table == "itpas2")
    assert pas2.merged == pas2.rows


def test_what_does_not_count_says_why(desk: Desk) -> None:
    rows = desk.sql("SELECT DISTINCT type_code, counted, why_not FROM entries").rows
    for type_code, why_not in LEFT_OUT.items():
        assert [r[1:] for r in rows if r[0] == type_code] == [(False, why_not)]
    for type_code in ("10", "15E", "18G", "18K", "22Y", "24A", "24E", "31"):
        assert [r[1:] for r in rows if r[0] == type_code] == [(True, None)]


def test_a_payment_told_by_the_payer_alone_counts(desk: Desk) -> None:
    rows = desk.sql(
        f"""SELECT payee_id, counted FROM entries
            WHERE payer_id = '{cast.GUILD.id}' AND type_code = '24K' ORDER BY payee_id"""
    ).rows
    assert list(rows) == [
        (cast.QUILLFEATHER.id, False),
        (cast.MARROWBY.id, False),
        (cast.VARGA_LUND.id, True),
    ]


def test_spellings_are_joined_only_where_a_record_ties_them(desk: Desk) -> None:
    groups = [
        {spelling.split(" · ")[0] for spelling in match.spellings}
        for match in desk.find("okonkwo-hale")
    ]
    names = [person.name for person in cast.OKONKWO_HALE]
    assert set(names[:4]) in groups
    assert all({name} in groups for name in names[4:])


def test_several_are_shown_together(desk: Desk) -> None:
    ids = [match.entity_id for match in desk.find("okonkwo-hale")]
    together = desk.show(ids)
    assert together.given.total == Decimal(3_247_900)
    assert len(together.spellings) == 6


@pytest.mark.parametrize("name", ["penhallow-oye", "tallisker-boone"])
def test_namesakes_father_and_son_stay_apart(desk: Desk, name: str) -> None:
    assert len({match.entity_id for match in desk.find(name)}) == 2


@pytest.mark.parametrize(
    ("name", "given"),
    [
        # joint fundraising: told at the joint committee and twice more by its partners
        ("WEXCOMBE-DRAY, ALARIC", 125_000),
        ("ARKWRIGHT-SOLE, DELPHINE", 60_000),
        # a partner of a firm: the firm gave
        ("MARL-OSSIFER, EUDORA", 0),
        # 2,900, refunded 500, the refund voided
        ("TALLISKER-BOONE, CORWIN JR", 2_900),
        # 1,000 that bounced
        ("TALLISKER-BOONE, CORWIN", 0),
        # through a conduit
        ("OKONKWO-HALE, M T", 500),
        ("DELAMARE-TCHOUPO, ÉLODIE", 300),
    ],
)
def test_given_is_counted_once(desk: Desk, name: str, given: int) -> None:
    (entity_id,) = (m.entity_id for m in desk.find(name) if m.name == name)
    assert desk.show([entity_id]).given.total == given


def test_outside_spending_is_spent_and_reaches_no_candidate(desk: Desk) -> None:
    rows = desk.sql(
        f"""SELECT target, support_oppose, amount FROM entries
            WHERE payer_id = '{cast.LANTERN.id}' AND kind = 'independent_expenditure'
            ORDER BY amount"""
    ).rows
    assert list(rows) == [
        ("S2NM99901", "oppose", Decimal(95_000)),
        ("S2NM99902", "support", Decimal(180_000)),
    ]
    assert desk.show([cast.MARROWBY.id]).received.total < 180_000


def test_a_day_that_is_none_is_kept_as_text(desk: Desk) -> None:
    rows = desk.sql(
        f"""SELECT date IS NULL, date_text, counted FROM entries
            WHERE payee_id = '{cast.VARGA_LUND.id}' AND amount IN (600, 800) AND date IS NULL
            ORDER BY amount"""
    ).rows
    assert [row[0] for row in rows] == [True, True]
    assert rows[0][1] == "13452021"
    assert all(row[2] for row in rows)


def test_a_larger_gift_is_known_only_later(world: World, desk: Desk) -> None:
    then = desk.show([cast.SALT_CEDAR.id], as_of=world.published).received.total
    now = desk.show([cast.SALT_CEDAR.id]).received.total
    assert (then, now) == (20_000, 1_520_000)


def test_two_committees_of_nearly_one_name_are_two(desk: Desk) -> None:
    assert {m.entity_id for m in desk.find("lantern street")} == {
        cast.LANTERN.id,
        cast.NEIGHBORS.id,
    }
