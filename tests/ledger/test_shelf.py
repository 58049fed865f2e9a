"""A shelf: the snapshot in force held open, with what it was asked."""

from __future__ import annotations

import shutil
import threading
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from itemized.desk import Desk
from itemized.errors import NoLedgerError
from itemized.ledger import Reader, Shelf, _snapshot, engine
from itemized.ledger.read import Answers
from itemized.settings import Settings
from loaded import whole_world

COUNTED = "SELECT count(*) FROM entries WHERE counted"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return whole_world(tmp_path_factory)


def test_what_was_not_asked_for_the_longest_goes_first() -> None:
    answers = Answers(most=200)
    for key in "abc":  # 60 cells each with what the question itself takes
        answers.put((key,), (("n",), [(n,) for n in range(20)] * 2))
    assert answers.get(("a",)) is None  # more than an eighth of the room is not held at all
    for key in "abcdefghij":
        answers.put((key,), (("n",), []))
    assert answers.get(("a",)) == (("n",), [])
    answers.put(("k",), (("n",), []))
    assert answers.get(("b",)) is None
    assert answers.get(("a",)) is not None


def test_an_answer_is_kept_and_nobody_can_change_it(settings: Settings) -> None:
    shelf = Shelf(settings, lambda: None)
    with shelf.reader() as reader:
        first = reader.rows(COUNTED)
        first.append((-1,))
        assert reader.rows(COUNTED) == first[:1]
    with shelf.reader() as another:
        another._db.close()  # what answers now is the shelf
        assert another.rows(COUNTED) == first[:1]


def test_a_day_has_its_own_answers(settings: Settings) -> None:
    shelf = Shelf(settings, lambda: None)
    with shelf.reader() as today, shelf.reader(date(2021, 7, 1)) as then, shelf.reader() as again:
        (now,), (before,) = today.rows(COUNTED), then.rows(COUNTED)
        assert before < now
        assert again.rows(COUNTED) == [now]


def test_what_is_made_of_answers_is_todays_alone(settings: Settings) -> None:
    shelf = Shelf(settings, lambda: None)
    with shelf.reader() as today, shelf.reader() as again, shelf.reader(date(2021, 7, 1)) as then:
        today.aside["a"] = 1
        assert again.aside == {"a": 1}
        assert then.aside == {}


def test_queries_of_ones_own_are_asked_anew(settings: Settings) -> None:
    desk = Desk(settings, stays=True)
    assert desk.sql("SELECT random()").rows != desk.sql("SELECT random()").rows


def test_a_newer_snapshot_is_opened_beside_and_nobody_waits_long(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "ledger"
    shutil.copytree(settings.ledger, ledger)
    desk = Desk(replace(settings, ledger=ledger), stays=True)
    before = desk.now()
    opened, slowly = threading.Event(), engine.reader

    def opens(*given: Any, **more: Any) -> Reader:
        opened.wait(20)
        return slowly(*given, **more)

    monkeypatch.setattr(engine, "reader", opens)
    assert desk.at_hand() is before
    # the same files again, in force under the next number
    held = _snapshot.in_force(ledger)
    following = replace(held, number=held.number + 1)
    shutil.copy(
        _snapshot.hot_path(ledger, held.number), _snapshot.hot_path(ledger, following.number)
    )
    _snapshot.write(ledger, following)
    _snapshot.put_in_force(ledger, following)

    assert desk.at_hand() is None  # there is something to wait for, but for a moment only
    began = time.monotonic()
    assert desk.now() is before
    assert time.monotonic() - began < 2
    assert desk.at_hand() is before  # those who come later wait no more
    opened.set()
    until = time.monotonic() + 20
    while desk.now() is before and time.monotonic() < until:
        time.sleep(0.01)
    assert desk.now().snapshot == str(following.number)
    with desk.all_of(before):  # whoever began with it ends with it
        assert desk.status().snapshot == before.snapshot
        assert desk.now() is before
    assert desk.status().snapshot == str(following.number)


def test_what_cannot_be_opened_is_told_to_each_who_asks(settings: Settings, tmp_path: Path) -> None:
    desk = Desk(replace(settings, ledger=tmp_path / "none"), stays=True)
    assert desk.at_hand() is None
    for _ in range(2):
        with pytest.raises(NoLedgerError, match="nothing is loaded here yet"):
            desk.now()
