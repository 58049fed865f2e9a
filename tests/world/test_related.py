"""Whom the registries and joint fundraising set beside a committee, today and as of a day."""

from __future__ import annotations

from datetime import timedelta

from itemized.desk import Desk

_FUND = "quillfeather victory fund"


def _beside(desk: Desk, name: str, **asked: object) -> set[tuple[str, str | None]]:
    shown = desk.show([name], **asked)  # type: ignore[arg-type]
    return {(r["relation"], r["id"]) for r in shown.related}


def test_a_joint_fund_and_those_whom_it_paid_are_beside_each_other(desk: Desk) -> None:
    fund = desk.find(_FUND)[0].entity_id
    paid = desk.sql(
        "SELECT DISTINCT to_id FROM moves JOIN committees ON committee_id = to_id"
        f" WHERE from_id = '{fund}' AND kind = 'transfer' AND moves.counted"
    ).rows
    assert paid
    assert {i for word, i in _beside(desk, fund) if word == "participant"} == {i for (i,) in paid}
    for (each,) in paid:
        assert ("joint fundraising committee", fund) in _beside(desk, each)


def test_what_payments_show_was_not_known_before_they_were_filed(desk: Desk) -> None:
    fund = desk.find(_FUND)[0].entity_id
    first, paid = desk.sql(
        "SELECT filed, to_id FROM moves JOIN committees ON committee_id = to_id"
        f" WHERE from_id = '{fund}' AND kind = 'transfer'"
        " ORDER BY filed, to_id LIMIT 1"
    ).rows[0]
    assert ("participant", paid) in _beside(desk, fund, as_of=first)
    before = first - timedelta(days=1)
    assert "participant" not in {word for word, _ in _beside(desk, fund, as_of=before)}
    # what a registry says has no day
    registered = {i for word, i in _beside(desk, fund) if word == "candidate"}
    assert registered == {i for word, i in _beside(desk, fund, as_of=before) if word == "candidate"}
