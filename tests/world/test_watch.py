"""Watching over several loads of the made-up world: what is new, changed and gone, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from export import hostile
from itemized import world as made_up
from itemized.cli import app
from itemized.desk import Desk
from itemized.entities.watching import watches_of
from itemized.errors import InputError, LedgerError, QueryError
from itemized.export._watch import watch_document
from itemized.export.atom import feed
from itemized.export.terminal import as_text, watch_report
from itemized.model import NOTICE
from itemized.model_watch import Item, Lot, News, Watch, Watched, from_json, to_json
from itemized.money import show_dollars
from itemized.settings import Settings
from world.valley import zipped

pytestmark = pytest.mark.slow  # the ledger is loaded four times
ATOM = "{http://www.w3.org/2005/Atom}"
FILE = """
[[watch]]
donor = "okonkwo-hale, marguerite t"

[[watch]]
title = "Lantern Street"
committee = "C99000001"

[[watch]]
race = { office = "S", state = "nm", year = 2022 }

[[watch]]
title = "Assembly"
race = ["bellwood-farr"]

[[watch]]
title = "By source"
question = "SELECT source, count(*) AS n FROM entries GROUP BY ALL;  -- mine"

[[watch]]
party = "COLLINGBROOK, HESTER"
least = "1000"
"""
DONOR, LANTERN, SENATE, ASSEMBLY, QUESTION, VALLEY = range(6)


Looks = tuple[Desk, Path, list[Watched]]


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> Looks:
    """A ledger that is loaded four times, and what was new after each load."""
    folder = tmp_path_factory.mktemp("watch")
    made = made_up.write(folder / "records")
    desk = Desk(Settings(ledger=folder / "ledger", downloads=folder / "d", today=date(2026, 11, 1)))
    path = folder / "watch.toml"
    path.write_text(FILE, encoding="utf-8")
    found = []
    for n, each in enumerate(made.records[:2]):
        desk.load(each.source, each.paths, cycle=each.cycle, fewer=True)
        desk.settings = replace(desk.settings, today=date(2026, 11, 1 + n))
        found.append(desk.watch(path))
    for posted, number, amount, amends in (
        ("20210720", "9900901", "5000.00", ""),
        ("20210921", "9900902", "3000.00", "9900901"),
    ):
        desk.load("fec_efile", [zipped(folder, posted, number, amount, amends)])
        found.append(desk.watch(path))
    return desk, path, found


def test_the_first_look_only_begins_to_watch(looks: Looks):
    desk, _, (first, *_) = looks
    assert not any(news.any for news in first.news)
    assert [news.since for news in first.news] == [None] * 6
    shown = desk.sql(
        "SELECT count(*) FROM entries WHERE source = 'fec_bulk'"
        " AND (payer_id = 'C99000001' OR payee_id = 'C99000001')"
    )
    assert first.news[LANTERN].rows == shown.rows[0][0]
    assert first.news[ASSEMBLY].caveats  # nobody of that name is loaded yet
    assert first.history == ()


def test_what_a_load_brings_is_new(looks: Looks):
    _, _, (_, second, *_) = looks
    (item,) = second.news[LANTERN].added.items
    assert (item.payer, item.amount, item.counted) == (
        "Lantern Street PAC",
        Decimal("120000.00"),
        True,
    )
    (item,) = second.news[ASSEMBLY].added.items  # spending for the candidate of the race
    assert item.amount == Decimal("150000.00")
    (said,) = second.news[ASSEMBLY].caveats
    assert said.startswith("Taken to be meant: Bellwood-Farr, Ignatius (")
    assert not second.news[DONOR].any
    assert not second.news[SENATE].any
    (item,) = second.news[QUESTION].added.items
    assert json.loads(item.key)["source"] == "california"
    gave = ("given", 1, Decimal("120000.00"))
    assert (second.news[LANTERN].added.total, second.news[LANTERN].added.sums) == (None, (gave,))
    about = ("supporting", 1, Decimal("150000.00"))
    assert second.news[ASSEMBLY].added.sums == (about,)
    assert second.news[LANTERN].since == ("1", date(2026, 11, 1))


def test_a_payment_that_a_load_stops_counting_is_changed(looks: Looks):
    # the payer's own report of the gift mirrors the receipt that California then brings
    _, _, (_, second, *_) = looks
    news = second.news[LANTERN]
    (was,), (now,) = news.before, news.changed.items
    assert was.key == now.key
    assert (was.counted, now.counted, now.why_not) == (True, False, "mirror")


def test_an_amendment_brings_its_row_and_takes_the_old_ones_place(looks: Looks):
    _, _, found = looks
    before, after = found[-2].news[VALLEY], found[-1].news[VALLEY]
    assert [item.amount for item in before.added.items] == [Decimal("5000.00")]
    assert [item.amount for item in after.added.items] == [Decimal("3000.00")]
    (changed,) = after.changed.items
    assert (changed.amount, changed.why_not) == (Decimal("5000.00"), "replaced")
    assert after.gone.n == 0
    assert "replaced by an amendment); before: counted" in as_text(
        watch_report(found[-1]), width=200
    )


def test_what_a_question_no_longer_gives_is_gone(looks: Looks):
    _, _, found = looks
    news = found[-1].news[QUESTION]
    assert [json.loads(i.key) for i in news.gone.items] == [{"source": "fec_efile", "n": 1}]
    assert [json.loads(i.key) for i in news.added.items] == [{"source": "fec_efile", "n": 2}]


def test_asked_again_the_news_is_the_same(looks: Looks):
    desk, path, found = looks
    assert desk.watch(path) == found[-1]
    retitled = path.with_name("other.toml")
    retitled.write_text(FILE.replace("Lantern Street", "Another title"), encoding="utf-8")
    assert desk.watch(retitled).news[LANTERN].added == found[-1].news[LANTERN].added


def test_earlier_news_is_kept(looks: Looks):
    _, _, found = looks
    assert [n.watch.title for n in found[-1].history] == [
        "By source",
        "COLLINGBROOK, HESTER",
        "Lantern Street",
        "Assembly",
        "By source",
    ]
    assert [n.until[0] for n in found[-1].history] == ["3", "3", "2", "2", "2"]


def test_only_two_looks_are_kept_and_the_ledger_is_whole(looks: Looks):
    desk, _, _ = looks
    folders = list((desk.settings.ledger / "watch").iterdir())
    assert len(folders) == 6
    assert all(len(list(folder.glob("*.parquet*"))) == 2 for folder in folders)
    assert desk.verify().damaged == ()


def test_the_feed_is_atom_and_tells_each_news_once(looks: Looks):
    _, _, found = looks
    feeds = [ElementTree.fromstring(feed(watched, version="1")) for watched in found]
    entries = [
        {e.findtext(f"{ATOM}id"): e.findtext(f"{ATOM}title") for e in root.iter(f"{ATOM}entry")}
        for root in feeds
    ]
    assert entries[0] == {}
    for earlier, later in pairwise(entries):
        assert earlier.items() <= later.items()  # so that no reader shows it twice or misses it
    assert len({root.findtext(f"{ATOM}id") for root in feeds}) == 1
    for root in feeds:
        for name in ("id", "title", "updated"):
            assert root.find(f"{ATOM}{name}") is not None
            assert all(e.find(f"{ATOM}{name}") is not None for e in root.iter(f"{ATOM}entry"))
        assert NOTICE in (root.findtext(f"{ATOM}rights") or "")
    links = [a.attrib["href"] for a in feeds[-1].iter("{http://www.w3.org/1999/xhtml}a")]
    assert links
    assert all(link.startswith("https://") for link in links)


def test_the_command_says_it_in_words_json_and_as_a_feed(looks: Looks, tmp_path: Path):
    desk, path, found = looks
    atom = tmp_path / "new.atom"
    words = ["watch", str(path), "--ledger", str(desk.settings.ledger)]
    said = CliRunner().invoke(app, [*words, "--atom", str(atom)], prog_name="itemized")
    assert said.exit_code == 0, said.output
    assert "Lantern Street: nothing new, 17 rows" in said.stdout
    assert "COLLINGBROOK, HESTER: 1 new (gave $3,000 of what counts), 1 changed" in said.stdout
    assert ElementTree.parse(atom).getroot().tag == f"{ATOM}feed"
    document = json.loads(CliRunner().invoke(app, [*words, "--json"], prog_name="itemized").stdout)
    assert document == watch_document(found[-1])
    valley = document["watches"][VALLEY]
    assert valley["changed"]["rows"][0]["before"]["counted"] is True
    assert valley["added"]["total"] is None  # of a party, who may have given and received
    assert valley["added"]["sums"] == [{"side": "given", "n": 1, "total": "3000.00"}]
    assert valley["added"]["rows_left_out"] == 0
    cut = replace(found[-1].news[VALLEY], added=Lot(302, Decimal(5), (Item("a"), Item("b"))))
    (told,) = watch_document(replace(found[-1], news=(cut,)))["watches"]
    assert (told["added"]["n"], len(told["added"]["rows"])) == (302, 2)
    assert told["added"]["rows_left_out"] == 300


def test_money_in_and_out_of_what_is_watched_is_no_one_sum(tmp_path: Path):
    made = made_up.write(tmp_path / "records")
    desk = Desk(Settings(ledger=tmp_path / "ledger", downloads=tmp_path / "d"))
    path = tmp_path / "watch.toml"
    rivals = 'race = ["C99000002", "C99000004", "S2NM99901", "S2NM99902"]'
    asked = ('donor = "C99000001"', 'committee = "C99000001"', rivals)
    path.write_text("".join(f"[[watch]]\n{each}\n" for each in asked), encoding="utf-8")
    bulk, state, *_ = made.records
    desk.load(state.source, state.paths, cycle=state.cycle, fewer=True)
    assert [news.rows for news in desk.watch(path).news] == [0, 0, 0]
    desk.load(bulk.source, bulk.paths, cycle=bulk.cycle, fewer=True)
    found = desk.watch(path)
    donor, committee, race = (news.added for news in found.news)
    shown = desk.show(["C99000001"])
    assert (donor.total, donor.sums) == (
        shown.given.total,
        (("given", shown.given.n, shown.given.total),),
    )
    sums = {side: (n, total) for side, n, total in committee.sums}
    assert committee.total is race.total is None
    for side in ("given", "received", "spent"):
        of = getattr(shown, side)
        assert sums.get(side, (0, 0)) == (of.n, of.total)
    assert {"given", "received"} < sums.keys()
    about = desk.sql(
        "SELECT support_oppose, count(*), sum(amount) FROM entries WHERE counted"
        " AND target IN ('S2NM99901', 'S2NM99902') AND support_oppose IS NOT NULL GROUP BY ALL"
    ).rows
    told = {side: (n, total) for side, n, total in race.sums}
    assert about
    for side, n, total in about:
        assert told[{"support": "supporting", "oppose": "opposing"}[side]] == (n, total)
    said = as_text(watch_report(found), width=400)
    for side, total in (("gave", shown.given.total), ("received", shown.received.total)):
        assert f"{side} {show_dollars(total)}" in said
        assert f"{side} {show_dollars(total)}" in feed(found).decode()
    told = watch_document(found)["watches"][1]["added"]
    assert [Decimal(of["total"]) for of in told["sums"]] == [of.total for of in committee.sums]


def test_news_of_looks_that_kept_no_sides_has_the_sum_of_gifts_alone(looks: Looks):
    held = to_json(looks[2][-1].news[VALLEY])
    for kind, total in (("donor", Decimal("3000.00")), ("party", None)):
        held["watch"]["kind"] = kind
        for lot in ("added", "changed", "gone"):
            held[lot] |= {"total": "3000.00"}
            held[lot].pop("sums", None)
        assert (from_json(held).added.total, from_json(held).added.sums) == (total, ())


# ------------------------------------------------------------ what goes wrong


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({}, "asks for nothing"),
        ({"watch": []}, "asks for nothing"),
        ({"watches": []}, "'watches'"),
        ({"watch": ["x"]}, "watch 1: is no table"),
        ({"watch": [{}]}, "needs one of donor"),
        ({"watch": [{"donor": "a", "party": "b"}]}, "needs one of"),
        ({"watch": [{"donor": ""}]}, "no name, id or list"),
        ({"watch": [{"donor": 1}]}, "no name, id or list"),
        ({"watch": [{"donor": "a", "email": "x"}]}, "'email'"),
        ({"watch": [{"donor": "a", "least": 1.5}]}, "no amount of dollars"),
        ({"watch": [{"donor": "a", "title": 5}]}, "no text"),
        ({"watch": [{"race": {}}]}, "without office and year"),
        ({"watch": [{"race": {"office": "S", "year": "2022"}}]}, "year is no number"),
        ({"watch": [{"question": " "}]}, "no query"),
        ({"watch": [{"question": "select 1", "least": 5}]}, "both a question and least"),
    ],
)
def test_a_file_that_asks_for_nothing_is_refused(document: dict[str, object], said: str):
    with pytest.raises(InputError, match=r"docs/how-to/watch\.md") as refused:
        watches_of(document, "watch.toml")
    assert said in str(refused.value)


def test_a_question_that_cannot_be_run_is_named(looks: Looks, tmp_path: Path):
    desk, _, _ = looks
    path = tmp_path / "watch.toml"
    for query in ("SELECT nothing FROM entries", "SELECT * FROM read_csv('/etc/passwd')", "1) x"):
        path.write_text(f'[[watch]]\ntitle = "Mine"\nquestion = "{query}"\n', encoding="utf-8")
        with pytest.raises(QueryError, match="Mine: "):
            desk.watch(path)
    path.write_text("[[watch]\n", encoding="utf-8")
    with pytest.raises(InputError, match="is no TOML"):
        desk.watch(path)


@pytest.mark.parametrize("damage", ["{", "[]", '{"format": 2}', '{"format": 1}'])
def test_damage_names_the_way_out(looks: Looks, tmp_path: Path, damage: str):
    desk, _, _ = looks
    path = tmp_path / "watch.toml"
    path.write_text(f'[[watch]]\nquestion = "SELECT {hash(damage) % 997}"\n', encoding="utf-8")
    held = set((desk.settings.ledger / "watch").iterdir())
    desk.watch(path)
    (folder,) = set((desk.settings.ledger / "watch").iterdir()) - held
    (folder / "state.json").write_text(damage, encoding="utf-8")
    with pytest.raises(LedgerError, match="begins anew"):
        desk.watch(path)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    assert desk.watch(path).news[0].since is None


@pytest.mark.parametrize("words", [*hostile.WORDS, "\ufffe\x00\ud800", "]]>"])
def test_hostile_words_are_inert_in_a_feed(words: str):
    item = Item(words, date(2021, 1, 2), Decimal("-5.00"), words, words, False, words, None, words)
    watch = Watch(words, "donor", (words,))
    lot = Lot(7, Decimal("1.00"), (item,))
    look = ("1", date(2021, 1, 3))
    news = News(watch, look, look, 9, lot, lot, lot, (replace(item, counted=True),), (words,))
    watched = Watched((news,), (news,), "1", "ab" * 32)
    root = ElementTree.fromstring(feed(watched))
    known = {"feed", "id", "title", "updated", "author", "name", "generator", "rights", "entry"}
    known |= {"content", "div", "p", "ul", "li", "a"}
    assert {element.tag.split("}")[1] for element in root.iter()} <= known
    hrefs = [e.attrib["href"] for e in root.iter() if "href" in e.attrib]
    assert all(href.startswith(("http://", "https://")) for href in hrefs)
    assert "\x1b" not in as_text(watch_report(watched), width=100)
    assert from_json(json.loads(json.dumps(to_json(news)))) == news


def test_a_name_of_several_is_told_with_whom_it_may_mean(looks: Looks, tmp_path: Path):
    desk, *_ = looks
    path = tmp_path / "names.toml"
    names = ("hale", "okonkwo-hale, marguerite", "dunmorrow", "C99000001")
    path.write_text("".join(f'[[watch]]\ndonor = "{name}"\n' for name in names), "utf-8")
    several, fuller, part, by_id = desk.watch(path).news
    her, other = ("p-18a1f339ba5253", "p-23e16d13af3567")
    assert several.rows == 0
    (said,) = several.caveats
    assert "OKONKWO-HALE, MARGUERITE T (BRINDLEMERE, VT, p-18a1f339ba5253)" in said
    assert other in said
    assert said.endswith(f'Nothing is watched until one is named by its id, as in donor = "{her}"')
    more, taken = fuller.caveats
    assert f"not counted in: HALE, MARGUERITE OKONKWO (QUILLHAVEN, NY, {other})" in more
    assert f"Taken to be meant: OKONKWO-HALE, MARGUERITE T (BRINDLEMERE, VT, {her})." in taken
    assert fuller.rows > 0
    assert ["meant: DUNMORROW, BEATRIX" in said for said in part.caveats] == [True]
    assert by_id.caveats == ()
