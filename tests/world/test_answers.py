"""Answers in Python: frames with exact amounts, a query that gives the same, citations, pictures."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from rich.console import Console

from itemized.desk import Desk
from itemized.errors import UsageError
from itemized.model import Article
from itemized.world import World

if TYPE_CHECKING:
    import pyarrow as pa

GIVER = "okonkwo-hale, marguerite t"
LANTERN = "C99000001"


def _article() -> Article:
    text = "Marguerite Okonkwo-Hale gave $250,000 to Lantern Street PAC. It spent $12 million."
    return Article(text, "A title", date(2021, 9, 27), None, "ef" * 32)


def _tuples(table: pa.Table) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(row.values()) for row in table.to_pylist())


@pytest.mark.parametrize("as_of", [None, date(2021, 9, 27)])
def test_the_query_gives_the_same_rows_again(desk: Desk, as_of: date | None):
    for answer in (
        desk.show([LANTERN], as_of=as_of),
        desk.rows([GIVER], side="given", as_of=as_of, limit=2),
        desk.status(),
        desk.sql("SELECT kind, sum(amount) AS total FROM entries GROUP BY ALL ORDER BY ALL"),
    ):
        again = desk.sql(answer.sql)
        assert again.rows == _tuples(answer.arrow())
        assert again.columns == tuple(answer.arrow().column_names)
        assert again.rows


def test_the_query_of_a_trace_gives_the_rows_it_rests_on(desk: Desk):
    traced = desk.trace(GIVER, "bellwood-farr")
    keys = {r.entry_key for route in traced.routes for hop in route.hops for r in hop.records}
    assert {row[0] for row in desk.sql(traced.sql).rows} == keys


def test_the_query_of_a_search_gives_the_parties(desk: Desk):
    found = desk.find("okonkwo-hale")
    assert [row[0] for row in desk.sql(found.sql).rows] == [m.entity_id for m in found]
    assert found[0] in found  # it is a tuple all the same
    assert found == tuple(found)


def test_frames_are_exact(desk: Desk):
    shown = desk.show([GIVER])
    frame = shown.df()
    given = frame[frame.payer_id.isin([m.entity_id for m in shown.entities]) & frame.counted]
    assert given.amount.sum() == shown.given.total
    assert isinstance(given.amount.sum(), Decimal)
    polars = shown.pl()
    assert polars["amount"].dtype.is_decimal()
    assert polars.shape == frame.shape == shown.arrow().shape
    assert polars["date"].to_list() == frame.date.tolist() == shown.arrow()["date"].to_pylist()


def test_frames_have_a_row_an_item(desk: Desk):
    traced = desk.trace(GIVER, "bellwood-farr")
    assert len(traced.df()) == sum(len(route.hops) for route in traced.routes)
    check = desk.check(_article())
    assert check.df().verdict.tolist() == [f.verdict.value for f in check.findings]
    assert desk.status().df().shape[0] == len(desk.status().coverage)


@pytest.mark.parametrize(("library", "method"), [("pandas", "df"), ("polars", "pl")])
def test_a_library_that_is_not_there_is_named(
    desk: Desk, library: str, method: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=r"itemized\[frames\]"):
        getattr(desk.find("okonkwo-hale"), method)()


def test_a_citation_says_of_what_and_as_of_when(desk: Desk):
    shown = desk.show([LANTERN], as_of=date(2021, 9, 27), start=date(2021, 1, 1))
    text = shown.cite()
    for words in (
        "Federal Election Commission",
        "What LANTERN STREET PAC gave, received and spent, from 2021-01-01 on",
        "As filed by September 27, 2021",
        "fec_bulk, 2021-01-01 through",
        "Retrieved ",
        "ledger snapshot 3 (content sha256 ",
    ):
        assert words in text
    entry = shown.cite("bibtex")
    assert entry.startswith("@misc{itemized-what-lantern-street-pac-gave-")
    assert r"fec\_bulk" in entry
    (csl,) = json.loads(shown.cite("csl"))
    assert csl["type"] == "dataset"
    assert {"literal": "Federal Election Commission"} in csl["author"]
    with pytest.raises(UsageError, match="text, bibtex, csl"):
        shown.cite("mla")


def test_one_ledger_of_the_same_files_is_cited_alike(desk: Desk):
    assert desk.find("okonkwo-hale").cite("bibtex") == desk.find("okonkwo-hale").cite("bibtex")
    loaded = [a.cite().split("content sha256 ")[1].split(")")[0] for a in _two(desk)]
    assert loaded[0] == loaded[1]


def _two(desk: Desk):
    return desk.status(), desk.find("lantern")


def test_two_of_one_name_and_two_days_are_cited_apart(desk: Desk):
    """The key covers whom it is about, the day and the filters, though the title names a name."""
    a, b = (m.entity_id for m in desk.find("penhallow-oye, jasper"))
    day = date(2021, 7, 26)
    shown = [desk.show([a]), desk.show([b]), desk.show([a], as_of=day), desk.show([a], start=day)]
    for style in ("text", "bibtex", "csl"):
        assert len({answer.cite(style).split("note")[0] for answer in shown}) == len(shown)
    assert desk.show([a]).cite("bibtex") == shown[0].cite("bibtex")


def test_who_stands_behind_leads_to_the_rows_that_its_total_sums(desk: Desk):
    """Gifts, loans, and what was given back to it, which its rows have as a gift taken back."""
    for account in (LANTERN, "C99000002", "C99000006", "lamps down california"):
        stands = desk.behind(account)
        rows = desk.sql(stands.sql).df()
        money = rows["amount"].where(rows["kind"] != "refund", -rows["amount"])
        assert money.sum() == stands.total > 0
        assert [r.amount for r in stands.records] == sorted(
            (r.amount for r in stands.records), reverse=True
        )
        of = stands.df()
        assert list(of[of["of"] == "giver"]["at_most"]) == [g.at_most for g in stands.givers]
        assert stands.cite().count("Who stands behind") == 1


def test_no_ledger_is_needed_to_cite_a_reading(world: World, tmp_path, monkeypatch):
    from itemized.settings import Settings

    desk = Desk(Settings(ledger=tmp_path / "none", downloads=tmp_path))
    check = desk.check(str(world.article), published=world.published)
    assert check.cite().startswith("No records.")
    assert len(check.df()) == len(check.findings)


def test_answers_show_themselves(desk: Desk):
    answers = (
        desk.show([LANTERN]),
        desk.rows([LANTERN]),
        desk.find("okonkwo-hale"),
        desk.trace(GIVER, "bellwood-farr"),
        desk.behind(LANTERN),
        desk.check(_article()),
        desk.status(),
        desk.listed("filings"),
        desk.sql("SELECT 1 AS one"),
    )
    for answer in answers:
        drawn = answer._repr_html_()
        assert drawn.count("<table") >= 1
        assert "52 U.S.C. 30111(a)(4)" in drawn
        assert len(repr(answer)) < 300
    console = Console(width=80, record=True, file=io.StringIO())
    console.print(*answers)
    assert "LANTERN STREET PAC" in console.export_text()


def test_rows_tell_their_sums_by_side_or_their_one_sum(desk: Desk):
    drawn = desk.rows([LANTERN])._repr_html_()
    assert "those that count: given $420,000, received $1,657,500, spent $287,345.67." in drawn
    drawn = desk.rows([LANTERN], side="given")._repr_html_()
    assert "those that count sum to $420,000." in drawn


def test_the_picture_of_an_account_has_its_years(desk: Desk):
    shown = desk.show([LANTERN])
    drawn = shown._repr_html_()
    first = drawn[drawn.index("<svg") : drawn.index("</svg>") + 6]
    words = [t.text for t in ElementTree.fromstring(first).iter("{http://www.w3.org/2000/svg}text")]
    sums = shown.given if shown.given.n else shown.received
    assert words[::2] == [str(year) for year, _, _ in sums.by_year]
    traced = desk.trace(GIVER, "bellwood-farr")
    assert traced.svg() != traced._repr_html_()
    assert "<svg" in traced._repr_html_()
