"""A filer is found by what it calls itself on its own covers, and by each number of its."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from itemized import entities, ledger
from itemized.desk import Desk
from itemized.sources import california, massachusetts
from sources.calaccess import COVER, cover, load, receipt, table
from sources.loading import SAMPLES, Bench

NAMES = "FILERNAME_CD"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, (california.SOURCE,))


def registered(number: str, name: str, other: str = "", **more: str) -> dict[str, str]:
    """A row of the registry of filers; other: its number on forms, where that is another."""
    said = {"FILER_ID": number, "XREF_FILER_ID": other or number, "NAML": name}
    return said | {"FILER_TYPE": "RECIPIENT COMMITTEE", "EFFECT_DT": "1/5/2020"} | more


def named(bench: Bench, asked: str) -> list[str]:
    return [m.entity_id for m in Desk(bench.settings).find(asked) if m.tier != "close name"]


def covers(*rows: dict[str, str]) -> str:
    return table(COVER, *(row | {"REC_TYPE": "CVR"} for row in rows))


OLD = cover("700", "1400001", day="7/31/2021") | {"FILER_NAML": "Gorse for Council 2020"}
NEW = cover("701", "1400001", day="7/31/2022") | {
    "FILER_NAML": "Gorse for Mayor 2024", "FILER_CITY": "Fallowmere", "FILER_ST": "CA",
}  # fmt: skip


@pytest.mark.parametrize("listed", [False, True])
def test_each_name_on_a_cover_is_a_spelling_of_its_filer(bench: Bench, listed: bool) -> None:
    """By its newest cover where no registry names it, by the registry where one does."""
    given = {COVER: covers(NEW, OLD), "RCPT_CD": table("RCPT_CD", receipt("700", "8", "5/1/2021"))}
    if listed:
        given[NAMES] = table(NAMES, registered("1400001", "Gorse Committee"))
    load(bench, **given)
    for name in ("Gorse for Council 2020", "Gorse for Mayor 2024"):
        assert named(bench, f'"{name}"') == ["CA-1400001"]
        assert Desk(bench.settings).show([name]).received.total == 8
    [shown] = Desk(bench.settings).show(["CA-1400001"]).entities
    assert shown.name == ("Gorse Committee" if listed else "Gorse for Mayor 2024")
    assert shown.place == "Fallowmere, CA"
    spelled = {row["name"] for row in Desk(bench.settings).show(["CA-1400001"]).spellings}
    assert {"Gorse for Council 2020", "Gorse for Mayor 2024"} <= spelled


def test_a_letter_in_a_names_place_is_no_name(bench: Bench) -> None:
    load(bench, **{COVER: covers(OLD | {"FILER_NAML": "X"}, NEW)})
    assert (named(bench, '"X"'), len(named(bench, "Gorse for Mayor 2024"))) == ([], 1)


def test_a_cover_that_only_says_when_does_not_take_the_name_away(bench: Bench) -> None:
    """FILER_FILINGS_CD states the day of a cover that leaves it empty."""
    when = {"FILING_ID": "700", "FILER_ID": "1400001", "FORM_ID": "F460", "FILING_SEQUENCE": "0"}
    when |= {"FILING_DATE": "8/1/2021 12:00:00 AM"}
    text = table("FILER_FILINGS_CD", when).replace("T1", "")
    load(bench, **{COVER: covers(OLD | {"RPT_DATE": ""}), "FILER_FILINGS_CD": text})
    assert named(bench, "Gorse for Council 2020") == ["CA-1400001"]


def test_names_of_reports_in_massachusetts(tmp_path: Path) -> None:
    bench = Bench(tmp_path, (massachusetts.SOURCE,))
    folder = SAMPLES / "massachusetts"
    text = (folder / "reports.txt").read_text().replace("Ashby Committee", "Ashby for Sheriff")
    bench.load(bench.put("2020/reports.txt", text), folder / "report-items.txt", period=2020)
    assert named(bench, "Ashby for Sheriff") == ["MA-15001"]
    bench.load(folder / "all_filers.txt")
    assert named(bench, "Ashby for Sheriff") == ["MA-15001"]


def test_a_part_without_what_covers_say_of_place_is_read(bench: Bench) -> None:
    """As an earlier version wrote it."""
    load(bench, **{COVER: covers(NEW)})
    [path] = (bench.settings.ledger / "lake" / "california").rglob("*.parquet")
    held = pq.read_table(path)
    pq.write_table(held.drop_columns(["filer_city", "filer_state", "filer_kind"]), path)
    writer = ledger.Writer(bench.settings, {"california": california.SOURCE}, entities.identify)
    writer.rebuild()
    assert named(bench, "Gorse for Mayor 2024") == ["CA-1400001"]


# ------------------------------------------------------------------------------ numbers


def received(bench: Bench, asked: str) -> int:
    return int(Desk(bench.settings).show([asked]).received.total)


def test_a_committee_answers_to_its_number_on_forms(bench: Bench) -> None:
    """Covers and rows give either number; another committee's number is another committee's."""
    names = table(
        NAMES,
        registered("1018725", "Lamp Guild PAC", "742855"),
        registered("1018726", "Lamp Union PAC", "742856"),
    )
    given = {NAMES: names, COVER: covers(cover("700", "742855"), cover("701", "1018726"))}
    rows = (receipt("700", "8", "5/1/2021"), receipt("701", "5", "5/1/2021"))
    load(bench, **given, RCPT_CD=table("RCPT_CD", *rows))
    for asked in ("742855", "CA-742855", "ca-742855", "1018725", "CA-1018725"):
        assert (named(bench, asked), received(bench, asked)) == (["CA-1018725"], 8)
    assert (named(bench, "742856"), received(bench, "CA-742856")) == (["CA-1018726"], 5)
    assert named(bench, "742857") == []


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("LAMP GUILD P.A.C.", "742855", True),  # registered under both, by one name
        ("Tinkers United", "742855", False),  # another committee's own number
        ("Lamp Guild PAC", "511111", False),  # which forms know by a third
    ],
)
def test_a_number_on_forms_that_is_a_filers_own(
    bench: Bench, name: str, other: str, one: bool
) -> None:
    names = table(
        NAMES,
        registered("1018725", "Lamp Guild PAC", "742855"),
        registered("742855", name, other),
    )
    rows = (receipt("700", "8", "5/1/2021"), receipt("701", "5", "5/1/2021"))
    given = {COVER: covers(cover("700", "742855"), cover("701", "1018725"))}
    load(bench, **given, **{NAMES: names}, RCPT_CD=table("RCPT_CD", *rows))
    assert received(bench, "CA-1018725") == (13 if one else 5)
    assert received(bench, "CA-742855") == (13 if one else 8)
    held = bench.rows(
        "SELECT entity_id FROM entities WHERE starts_with(entity_id, 'CA-') ORDER BY 1"
    )
    assert [i for (i,) in held] == (["CA-1018725"] if one else ["CA-1018725", "CA-742855"])
