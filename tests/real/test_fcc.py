"""Real records of stations' political files, counted in the plainest way."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections import Counter
from pathlib import Path

import pytest

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
