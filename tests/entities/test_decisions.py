"""Decisions of people: kept, undone, exported, and followed whatever is loaded afterward."""

from __future__ import annotations

import shutil

import pytest

from itemized import entities, ledger
from itemized.desk import Desk
from itemized.entities import decide as deciding
from itemized.errors import InputError, LedgerError, NotFoundError, UsageError
from itemized.ledger import Reader, _snapshot, decisions
from itemized.settings import Settings
from ledger import tiny

GIFTS = [
    tiny.gift(1, "100", name="ARDEN, PAT", city="OSTER", state="ME"),
    tiny.gift(2, "50", name="ARDEN, PAT", city="ALBA", state="TX", employer="FORGE"),
    tiny.gift(3, "20", name="ARDEN, PAT", city="OSTER", state="ME", employer="MILLWORK"),
    tiny.gift(4, "10", name="BRANDT, LEE", city="ALBA", state="TX", employer="FORGE"),
]
LATER = [
    *GIFTS,
    tiny.gift(
        5, "7", name="ARDEN, PAT Q", city="ALBA", state="TX", employer="FORGE", day="2020-03-05"
    ),
]


class Small:
    """A ledger of the tiny publisher, with the Desk's verbs on it."""

    def __init__(self, folder):
        self.folder = folder
        self.settings = Settings(ledger=folder / "ledger", downloads=folder)
        self.writer = ledger.Writer(self.settings, {"tiny": tiny.SOURCE}, entities.identify)

    def load(self, rows):
        filers = ["K1|KITE FOR ALL PAC|OSTER|ME", "K2|KITE FEDERAL PAC|OSTER|ME"]
        paths = [
            tiny.write(self.folder / "gifts20.txt", rows),
            tiny.write(self.folder / "filers.txt", filers),
        ]
        self.writer.load(tiny.SOURCE, paths, 2020)

    def take(self, verb, a, b, because="asked them"):
        held = decisions.all_decisions(self.settings.ledger)
        with Reader(self.settings) as reader:
            new = deciding.decide(
                reader, verb, a, b, because=because, day=self.settings.today, held=held
            )
        self.writer.decide([new])

    def groups(self):
        with Reader(self.settings) as reader:
            rows = reader.rows(
                "SELECT list_sort(list(DISTINCT concat_ws('/', name, city, employer))) FROM parties"
                " WHERE id IS NULL GROUP BY entity_id ORDER BY ALL"
            )
        return [row[0] for row in rows]

    def ids(self, name):
        with Reader(self.settings) as reader:
            return [m.entity_id for m in entities.find(reader, name)]

    def way(self, city, employer):
        with Reader(self.settings) as reader:
            ((way,),) = reader.rows(
                "SELECT DISTINCT way_id(way) FROM parties WHERE city = $city AND employer = $employer"
                " AND name = 'ARDEN, PAT'",
                {"city": city, "employer": employer},
            )
        return way


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The folder of a ledger with the gifts in it."""
    folder = tmp_path_factory.mktemp("gifts")
    Small(folder).load(GIFTS)
    return folder


@pytest.fixture
def small(loaded, tmp_path):
    """A copy of that ledger."""
    shutil.copytree(loaded, tmp_path, dirs_exist_ok=True)
    return Small(tmp_path)


MAINE = ["ARDEN, PAT/OSTER/MILL", "ARDEN, PAT/OSTER/MILLWORK"]
TEXAS = "ARDEN, PAT/ALBA/FORGE"
LEE = ["BRANDT, LEE/ALBA/FORGE"]


def test_two_cities_are_two_until_people_say_so(small):
    assert small.groups() == [[TEXAS], MAINE, LEE]
    a, b = small.ids('"arden, pat"')
    small.take("same", a, b)
    assert small.groups() == [[TEXAS, *MAINE], LEE]


def test_what_was_joined_can_be_told_apart(small):
    small.take("different", small.way("OSTER", "MILL"), small.way("OSTER", "MILLWORK"))
    assert small.groups() == [[TEXAS], MAINE[:1], MAINE[1:], LEE]


def test_decisions_hold_through_later_loads_and_rebuilds(small):
    a, b = small.ids('"arden, pat"')
    small.take("same", a, b)
    small.load(LATER)
    later = "ARDEN, PAT Q/ALBA/FORGE"
    assert small.groups() == [[later, TEXAS, *MAINE], LEE]
    small.writer.rebuild()
    assert small.groups() == [[later, TEXAS, *MAINE], LEE]
    with Reader(small.settings) as reader:  # either id still leads to the one they are
        assert len({entities.find(reader, x)[0].entity_id for x in (a, b)}) == 1


def test_undone_it_is_as_before_and_stays_on_record(small):
    small.take("same", *small.ids('"arden, pat"'))
    held = decisions.all_decisions(small.settings.ledger)
    small.writer.decide([deciding.undo(held, 1, because="a slip", day=small.settings.today)])
    assert small.groups() == [[TEXAS], MAINE, LEE]
    held = decisions.all_decisions(small.settings.ledger)
    assert [(d.verb, d.holds) for d in held] == [("same", False), ("undo", False)]
    with pytest.raises(NotFoundError, match="no decision 1 is in force"):
        deciding.undo(held, 1, because="", day=small.settings.today)


def test_exported_and_imported_they_do_the_same_elsewhere(small, tmp_path):
    small.take("same", *small.ids('"arden, pat"'), because='she said "yes", twice')
    file = tmp_path / "ours.csv"
    file.write_text(decisions.as_csv(decisions.all_decisions(small.settings.ledger)))
    (tmp_path / "other").mkdir()
    other = Small(tmp_path / "other")
    other.load(LATER)
    new = deciding.imported((), file)
    other.writer.decide(new)
    assert len(other.groups()) == 2
    held = decisions.all_decisions(other.settings.ledger)
    assert deciding.imported(held, file) == []
    assert held[0].because == 'she said "yes", twice'


def test_they_outlive_the_ledgers_format(small, tmp_path, monkeypatch):
    """The upgraded program refuses the old ledger, and still reads what people decided in it."""
    small.take("same", *small.ids('"arden, pat"'))
    small.take("different", small.way("OSTER", "MILL"), small.way("OSTER", "MILLWORK"))
    before = small.groups()
    monkeypatch.setattr(_snapshot, "FORMAT", _snapshot.FORMAT + 1)
    with pytest.raises(LedgerError, match="load the files into a new ledger"):
        Reader(small.settings)
    file = tmp_path / "kept.csv"
    file.write_text(decisions.as_csv(Desk(small.settings).decisions()))
    (tmp_path / "new").mkdir()
    new = Small(tmp_path / "new")
    new.load(GIFTS)
    assert new.groups() != before
    new.writer.decide(deciding.imported((), file))
    assert new.groups() == before


def test_a_spelling_says_what_ties_it(small):
    small.take("same", *small.ids('"arden, pat"'))
    with Reader(small.settings) as reader:
        shown = entities.show(reader, small.ids('"arden, pat"'))
    said = sorted((s["tier"], s["because"]) for s in shown.spellings)
    assert said[:2] == [("decision", "people decided that it is the same")] * 2
    assert said[2][0] == "same name and place"
    assert "same city" in said[2][1]


def test_what_is_no_decision_is_refused(small):
    maine = small.way("OSTER", "MILL")
    for a, b, error, words in [
        (maine, maine, UsageError, "one and the same way"),
        (maine, small.way("OSTER", "MILLWORK"), UsageError, "one party already"),
        ("K1", maine, UsageError, "cannot be one"),
        ("arden", "brandt, lee", NotFoundError, "2 parties could be meant"),
        ("nobody", maine, NotFoundError, "0 parties"),
    ]:
        with pytest.raises(error, match=words):
            small.take("same", a, b)
    with pytest.raises(UsageError, match="needs its reason"):
        small.take("same", *small.ids('"arden, pat"'), because=" ")
    assert decisions.all_decisions(small.settings.ledger) == ()


def test_a_damaged_file_of_decisions_is_refused_by_its_line(tmp_path):
    with pytest.raises(InputError, match="other columns"):
        decisions.parse("a,b\n1,2\n", "x.csv")
    good = ",".join(decisions.COLUMNS) + "\n"
    with pytest.raises(InputError, match=r"x.csv:2: is no decision"):
        decisions.parse(
            good + "one,2020-01-01,same" + "," * (len(decisions.COLUMNS) - 3) + "\n", "x.csv"
        )


def test_two_committees_with_ids_can_be_said_to_be_one(small):
    small.take("same", "K1", "K2")
    with Reader(small.settings) as reader:
        assert reader.rows("SELECT DISTINCT entity_id FROM parties WHERE id IN ('K1', 'K2')") == [
            ("K1",)
        ]


def test_the_desk_has_the_verbs(small):
    desk = Desk(small.settings)
    assert desk.decisions() == ()
