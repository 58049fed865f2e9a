"""Finding names and showing accounts, on a ledger small enough to add up by eye."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from itemized import entities, ledger
from itemized.errors import NotFoundError
from itemized.ledger import Reader
from itemized.settings import Settings
from ledger import tiny

GIFTS = [
    tiny.gift(1, "100", name="ARDEN, PAT"),
    tiny.gift(2, "50", name="ARDEN, PAT", day="2020-01-20", filed="2020-03-20"),
    tiny.gift(3, "30", name="ARDEN, PAT", code="R"),
    tiny.gift(4, "70", name="ARDEN, PAT", code="M"),
    tiny.gift(5, "10", name="ARDEN, PAT", city="ALBA", state="TX", employer="FORGE"),
    tiny.gift(
        6, "20", name="ARDEN, PATRICIA", filer="K2", city="NOME", state="AK", employer="HARBOR"
    ),
    tiny.gift(7, "5", name="O'NEILL-SMITH, DR. ANN", day="1999-13-45"),
]


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tiny")
    settings = Settings(ledger=folder / "ledger", downloads=folder)
    writer = ledger.Writer(settings, {"tiny": tiny.SOURCE}, entities.identify)
    filers = ["K1|KITE FOR ALL PAC|OSTER|ME", "K2|COLOROFKITES PAC|OSTER|ME"]
    paths = [tiny.write(folder / "gifts20.txt", GIFTS), tiny.write(folder / "filers.txt", filers)]
    writer.load(tiny.SOURCE, paths, 2020)
    with Reader(settings) as opened:
        yield opened


def names(reader, asked):
    return [(m.name, m.tier) for m in entities.find(reader, asked)]


def test_find_ranks_the_same_name_first(reader):
    assert names(reader, "pat arden") == [
        ("ARDEN, PAT", "same name"),
        ("ARDEN, PAT", "same name"),
        ("ARDEN, PATRICIA", "name within"),
    ]


def test_the_order_of_words_matters_but_for_the_family_name(reader):
    assert names(reader, "Arden, Pat")[0] == ("ARDEN, PAT", "same name")
    assert names(reader, "Pat, Arden")[0] == ("ARDEN, PAT", "name within")
    assert names(reader, "Ann O'Neill-Smith")[0] == ("O'NEILL-SMITH, DR. ANN", "same name")
    assert names(reader, "Smith, Ann O'Neill")[0] == ("O'NEILL-SMITH, DR. ANN", "name within")


def test_find_as_typed_and_misspelled_and_exactly(reader):
    assert names(reader, "patri")[0] == ("ARDEN, PATRICIA", "name within")
    assert names(reader, "ardin")[0][1] == "close name"
    assert names(reader, '"pat arden"') == [("ARDEN, PAT", "same name")] * 2
    assert names(reader, '"arde"') == []
    assert names(reader, "oneill smith") == [("O'NEILL-SMITH, DR. ANN", "name within")]


def test_find_by_id_and_without_spaces(reader):
    assert names(reader, "k1") == [("KITE FOR ALL PAC", "same id")]
    assert names(reader, "Color of Kites PAC") == [("COLOROFKITES PAC", "same name")]


def test_find_forgives_a_slip_and_missing_spaces_together(reader):
    assert names(reader, "colour of kites") == [("COLOROFKITES PAC", "close name")]
    assert names(reader, "arrden pat")[0] == ("ARDEN, PAT", "close name")
    assert names(reader, "pac kite")[0] == ("KITE FOR ALL PAC", "name within")


def test_words_run_together_begin_an_organization_and_no_person(reader):
    assert names(reader, "kite for a") == [("KITE FOR ALL PAC", "name within")]
    assert names(reader, "color ofk") == [("COLOROFKITES PAC", "name within")]
    assert names(reader, "pat ric") == []  # ARDEN, PATRICIA has neither a RIC nor all of it as one
    assert {tier for _, tier in names(reader, "ard en")} == {"close name"}


def test_a_name_turned_about_is_the_same_and_its_words_in_another_order_are_not(reader):
    assert names(reader, "pat arden") == names(reader, "arden, pat")
    assert names(reader, "kite pac for all") == [("KITE FOR ALL PAC", "name within")]
    assert names(reader, "all pac, kite for")[0] == ("KITE FOR ALL PAC", "same name")


def test_find_narrowed_by_place_and_employer(reader):
    def places(**other):
        return {m.place for m in entities.find(reader, "arden", **other)}

    assert places() == {"OSTER, ME", "ALBA, TX", "NOME, AK"}
    assert (
        places(place="TX") == places(place="alba, tx") == places(employer="forge") == {"ALBA, TX"}
    )
    assert places(place="TX", employer="mill") == set()


def test_the_id_of_a_way_of_writing_finds_whoever_it_is(reader):
    ways = reader.rows("SELECT way_id(way), entity_id FROM parties WHERE way IS NOT NULL")
    assert all(entities.find(reader, way)[0].entity_id == entity for way, entity in ways)


@pytest.mark.parametrize(
    "hostile", ["", "   ", '"', '""', "'; DROP TABLE entities; --", "%", "\0", "🪁" * 500]
)
def test_find_survives_anything(reader, hostile):
    assert entities.find(reader, hostile) == ()


def test_find_narrowed_by_days(reader):
    first = entities.find(reader, '"pat arden"', as_of=date(2020, 2, 29))[0]
    assert (first.given, first.first, first.last) == (
        Decimal(70),
        date(2020, 1, 5),
        date(2020, 1, 5),
    )


def test_show_counts_once_and_says_what_it_left_out(reader):
    me = entities.find(reader, '"pat arden"')[0].entity_id
    shown = entities.show(reader, [me])
    assert (shown.given.total, shown.given.n) == (Decimal(120), 3)
    assert shown.given.by_year == ((2020, Decimal(120), 3),)
    assert shown.given.by_counterpart == (("K1", "KITE FOR ALL PAC", Decimal(120), 3),)
    assert shown.left_out == (("memo", 1, Decimal(70)),)
    assert len(shown.records) == 4


def test_show_by_name_takes_all_of_that_name_and_says_so(reader):
    shown = entities.show(reader, ["Arden, Pat"])
    assert shown.given.total == Decimal(130)
    assert "may be different people" in " ".join(shown.caveats)
    assert "1 more party holds the words" in " ".join(shown.caveats)


def test_show_several_together_and_narrowed(reader):
    both = entities.show(reader, ["Arden, Pat", "Arden, Patricia"], recipient="K2")
    assert both.given.total == Decimal(20)
    early = entities.show(reader, ["Arden, Pat"], end=date(2020, 1, 20), as_of=date(2020, 12, 31))
    assert early.given.total == Decimal(80)


def test_a_row_without_a_day_counts_but_in_no_bounded_period(reader):
    assert entities.show(reader, ["O'Neill-Smith, Ann"]).given.by_year == ((None, Decimal(5), 1),)
    assert entities.show(reader, ["O'Neill-Smith, Ann"], start=date(1900, 1, 1)).given.n == 0


def test_show_refuses_what_could_be_several(reader):
    with pytest.raises(NotFoundError, match="3 parties could be meant"):
        entities.show(reader, ["arden"])
    with pytest.raises(NotFoundError, match="no party"):
        entities.show(reader, ["nobody at all"])
