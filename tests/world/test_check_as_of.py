"""An article beside the records of an earlier day: what is told can be asked again, and replays."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from itemized.claims.checking import to_json
from itemized.desk import Desk
from itemized.ledger.read import Reader
from itemized.model import Answer, Check
from itemized.world import World

PUBLISHED = date(2021, 8, 10)  # the second article
DAYS = (date(2021, 5, 1), date(2021, 9, 27), date(2022, 3, 1))


def answers(check: Check) -> list[Answer]:
    return [
        answer
        for finding in check.findings
        for answer in (finding.then, finding.by_then, finding.now, *finding.readings)
        if answer
    ]


@pytest.mark.parametrize("day", DAYS)
def test_the_query_told_gives_the_figure_told_by_todays_ledger(
    desk: Desk, world: World, day: date
) -> None:
    check = desk.check(str(world.article), published=world.published, as_of=day)
    assert check.as_of == day
    seen = 0
    for answer in answers(check):
        known = answer.question.as_of
        assert known is not None
        assert known <= day
        assert f"by what had been filed by {known}?" in answer.sentence
    for claim in to_json(check)["claims"]:
        for clock in ("then", "by_then", "now"):
            if told := claim[clock]:
                ((value, n, *_),) = desk.sql(told["paste"]).rows
                assert n == told["n"]
                assert (value, told["value"]) == (None, None) or Decimal(value) == Decimal(
                    told["value"]
                )
                seen += 1
    assert seen > 20


def test_no_sentence_speaks_of_filings_that_were_left_out(desk: Desk, world: World) -> None:
    said = {}
    for as_of in (None, date(2021, 8, 5)):
        check = desk.check(world.article.with_name("second.txt"), published=PUBLISHED, as_of=as_of)
        said[as_of] = " ".join(reason for found in check.findings for reason in found.because)
    assert f"filed by {PUBLISHED}" in said[None]
    assert f"filed by {PUBLISHED}" not in said[date(2021, 8, 5)]
    assert "By what had been filed by 2021-08-05" in said[date(2021, 8, 5)]


def test_what_is_told_as_of_today_names_no_day(desk: Desk, world: World) -> None:
    check = desk.check(str(world.article), published=world.published)
    assert check.as_of is None
    assert all(f.now is None or f.now.question.as_of is None for f in check.findings)


def test_a_bundle_of_a_day_replays_and_says_which(desk: Desk, world: World, tmp_path: Path) -> None:
    check, packed = desk.bundle(str(world.article), published=world.published, as_of=DAYS[0])
    path = tmp_path / "of-a-day.zip"
    path.write_bytes(packed)
    replayed = desk.replay(path)
    assert replayed.check.as_of == check.as_of == DAYS[0]
    assert replayed.anew > 0
    with zipfile.ZipFile(BytesIO(packed)) as held:
        assert json.loads(held.read("queries.json"))["as_of"] == str(DAYS[0])
    _, packed = desk.bundle(str(world.article), published=world.published)
    with zipfile.ZipFile(BytesIO(packed)) as held:
        assert "as_of" not in json.loads(held.read("queries.json"))


def test_a_bundle_of_before_days_were_kept_still_replays(
    desk: Desk, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(Reader, "day", None)
        check, packed = desk.bundle(str(world.article), published=world.published, as_of=DAYS[0])
    assert all(f.now is None or f.now.question.as_of is None for f in check.findings)
    path = tmp_path / "older.zip"
    path.write_bytes(packed)
    assert desk.replay(path).check.as_of is None
