"""Real records of stations' political files, counted in the plainest way."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections import Counter
from pathlib import Path

import pytest

from itemized.desk import Desk
from itemized.sources import fcc_political_files
from sources.loading import Bench

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "fcc"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    if not FOLDER.exists():
        pytest.skip("the real records are not beside this checkout (../shared/data/fcc)")
    bench = Bench(tmp_path_factory.mktemp("fcc"), (fcc_political_files.SOURCE,))
    bench.load(FOLDER)
    return bench


def test_every_document_of_the_list_is_there(bench: Bench) -> None:
    text = gzip.decompress((FOLDER / "fcc_opif.facilityfile.csv.gz").read_bytes()).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    plain = Counter(row["folder__entity"] for row in rows)
    held = dict(
        bench.rows("SELECT filer_id, count(*) FROM filings WHERE filer_id IS NOT NULL GROUP BY ALL")
    )
    assert held == dict(plain)
    years = Counter(int(row["folder"].split("/")[1]) for row in rows)
    assert years == Counter(
        dict(
            bench.rows(
                "SELECT year(period_start), count(*) FROM filings WHERE filer_id IS NOT NULL GROUP BY ALL"
            )
        )
    )
    assert bench.rejects() == []


def test_a_station_has_the_documents_that_the_list_gives_it(bench: Bench) -> None:
    text = gzip.decompress((FOLDER / "fcc_opif.facilityfile.csv.gz").read_bytes()).decode()
    rows = [r for r in csv.DictReader(io.StringIO(text)) if r["folder__entity"] == "KOMU-TV"]
    shown = Desk(bench.settings).show("KOMU-TV")
    assert (shown.documents[0]["n"], shown.given.n, shown.received.n) == (len(rows), 0, 0)
    days = [row["create_ts"][:10] for row in rows]
    assert str(shown.documents[0]["filed"]) == max(days)
    assert str(shown.documents[0]["first"]) == min(days)


def test_documents_by_station_year_and_race(bench: Bench) -> None:
    """How many documents a station's file holds for a race in a year: the third part of the path,
    and under it the office, where the path names one of those that all stations share."""
    offices = {"us senate", "us house", "governor", "president"}
    text = gzip.decompress((FOLDER / "fcc_opif.facilityfile.csv.gz").read_bytes()).decode()
    plain: Counter[tuple[str, int, str]] = Counter()
    senate: Counter[str] = Counter()
    for row in csv.DictReader(io.StringIO(text)):
        path = [part for part in row["folder"].split("/") if part.strip()]
        plain[row["folder__entity"], int(path[1]), path[2]] += 1
        if len(path) > 4 and path[3].lower() in offices:
            senate[f"{path[2]} / {path[3]}"] += 1
    held = bench.rows(
        "SELECT filer_id, year(period_start), split_part(report_type, ' / ', 1), count(*)"
        " FROM filings WHERE filer_id IS NOT NULL GROUP BY ALL"
    )
    assert {tuple(key): n for *key, n in held} == dict(plain)
    by_office = dict(
        bench.rows(
            "SELECT report_type, count(*) FROM filings WHERE filer_id IS NOT NULL GROUP BY ALL"
        )
    )
    assert senate.keys() <= by_office.keys()
    assert all(by_office[office] >= n > 0 for office, n in senate.items())
    # no document states a total in these records, and a list of documents is no money
    assert bench.rows("SELECT count(*) FROM entries") == [(0,)]


def test_every_record_of_the_outputs_is_there(bench: Bench) -> None:
    text = json.dumps(json.loads((FOLDER / "opif_api_outputs.json").read_text()))
    n = dict(
        bench.rows(
            "SELECT table_name, sum(rows)::INTEGER FROM coverage WHERE file LIKE '%.json' GROUP BY ALL"
        )
    )
    assert n["files"] == text.count("file_id: ")
    assert n["stations"] == text.count('"callSign"')
    blocks = [x for x in text.split("-----") if "file_id" not in x]
    folders = sum(x.count("file_count: ") for x in blocks)
    names = text.split('"cell": 23')[1].split('"cell": 28')[0].count("------------\\n")
    presidents = text.split('"cell": 68')[1].split('"cell": 76')[0].count("President/")
    assert n["folders"] == folders + names + presidents + text.count('"entity_folder_id"')
