"""Exports: every row, the same figures in each format, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from export import hostile
from itemized.cli import app
from itemized.desk import Desk
from itemized.errors import LedgerError, UsageError
from itemized.export import csv as csv_format
from itemized.export import followthemoney, ndjson, parquet
from itemized.export._about import About
from itemized.export._sheet import Sheet
from itemized.model import NOTICE, Article
from itemized.settings import Settings
from itemized.world import World
from world.valley import REEDMERE, zipped

GIVER = "okonkwo-hale, marguerite t"
LANTERN = "C99000001"


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def test_all_formats_hold_every_row_with_the_same_figures(desk: Desk, tmp_path: Path):
    page = desk.rows([], limit=100)
    page.export(csv=tmp_path / "csv", parquet=tmp_path / "f.parquet", ndjson=tmp_path / "f.ndjson")
    rows = page.arrow().to_pylist()
    assert len(rows) == page.n > 1000  # no cap of a page
    assert sum(row["amount"] for row in rows if row["counted"]) == page.total
    assert pq.read_table(tmp_path / "f.parquet").to_pylist() == rows
    told = [{k: _plain(v) for k, v in row.items()} for row in rows]
    assert [
        {k: _plain(v) for k, v in line.items()} for line in _lines(tmp_path / "f.ndjson")
    ] == told
    assert _csv(tmp_path / "csv" / "entries.csv") == told
    assert isinstance(
        _lines(tmp_path / "f.ndjson")[0]["amount"], str
    )  # no reader makes a float of it


def test_what_lies_in_a_folder_is_described_and_sealed(desk: Desk, tmp_path: Path):
    desk.show([GIVER], as_of=date(2021, 9, 27)).export(csv=tmp_path / "out")
    out = tmp_path / "out"
    assert sorted(p.name for p in out.iterdir()) == [
        "NOTICE.txt",
        "datapackage.json",
        "entries.csv",
        "manifest.json",
    ]
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    for file in manifest["files"]:
        data = (out / file["path"]).read_bytes()
        assert (file["sha256"], file["bytes"]) == (sha256(data).hexdigest(), len(data))
    assert manifest["as_of"] == "2021-09-27"
    assert manifest["notice"] == NOTICE
    assert {f["source"] for f in manifest["loaded"]} == {"california", "fec_bulk", "irs_527"}
    assert all(f["sha256"] for f in manifest["loaded"])
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    (resource,) = package["resources"]
    assert resource["hash"] == f"sha256:{sha256((out / 'entries.csv').read_bytes()).hexdigest()}"
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    with (out / "entries.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == list(fields)
    assert all(field["description"] for field in fields.values())
    types = {name: fields[name]["type"] for name in ("amount", "date", "counted", "payer")}
    assert types == {"amount": "number", "date": "date", "counted": "boolean", "payer": "string"}
    assert "formula" in package["description"]
    assert NOTICE in package["description"]
    assert (out / "NOTICE.txt").read_text(encoding="utf-8").strip() == NOTICE


def test_single_files_have_their_manifest_beside_them(desk: Desk, tmp_path: Path):
    found = desk.find("okonkwo-hale")
    found.export(parquet=tmp_path / "f.parquet", ndjson=tmp_path / "f.ndjson")
    for name in ("f.parquet", "f.ndjson"):
        manifest = json.loads((tmp_path / f"{name}.manifest.json").read_text(encoding="utf-8"))
        (file,) = manifest["files"]
        assert file["sha256"] == sha256((tmp_path / name).read_bytes()).hexdigest()
        assert file["rows"] == len(found)
        assert manifest["notice"] == NOTICE
        assert manifest["columns"]["because"]
    facts = json.loads(pq.read_schema(tmp_path / "f.parquet").metadata[b"itemized"])
    assert facts["question"] == "Who okonkwo-hale may be"
    with pytest.raises(UsageError, match="no payments in this answer"):
        found.export(ftm=tmp_path / "f.ftm")


def test_a_trace_and_a_check_bring_the_rows_behind_them(desk: Desk, tmp_path: Path):
    traced = desk.trace(GIVER, "bellwood-farr")
    traced.export(csv=tmp_path / "trace", ftm=tmp_path / "trace.ftm")
    hops = _csv(tmp_path / "trace" / "hops.csv")
    assert [hop["payer"] for hop in hops] == list(traced.routes[0].names[:-1])
    keys = {r.entry_key for route in traced.routes for hop in route.hops for r in hop.records}
    assert {row["entry_key"] for row in _csv(tmp_path / "trace" / "entries.csv")} == keys
    assert {
        line["properties"]["recordId"][0]
        for line in _lines(tmp_path / "trace.ftm")
        if line["schema"] == "Payment"
    } == keys
    check = desk.check(_article("Marguerite Okonkwo-Hale gave $250,000 to Lantern Street PAC."))
    check.export(csv=tmp_path / "check")
    findings = _csv(tmp_path / "check" / "findings.csv")
    assert [f["verdict"] for f in findings] == [f.verdict.value for f in check.findings]
    keys = {r.entry_key for finding in check.findings for r in finding.records}
    assert keys
    assert {row["entry_key"] for row in _csv(tmp_path / "check" / "entries.csv")} == keys


def _article(text: str) -> Article:
    return Article(text, "A title", date(2021, 9, 27), None, "ef" * 32)


def test_a_filing_is_exported_whole(desk: Desk, tmp_path: Path):
    from itemized.model_rows import RowsAsked

    (key, n), *_ = desk.sql(
        "SELECT filing_key, count(*) FROM entries GROUP BY ALL ORDER BY count(*) DESC, filing_key"
    ).rows
    desk.rows_of(RowsAsked(filing=key), limit=1).export(csv=tmp_path)
    assert len(_csv(tmp_path / "entries.csv")) == n


def test_money_is_not_counted_twice_in_followthemoney(desk: Desk, tmp_path: Path):
    page = desk.rows([])
    page.export(ftm=tmp_path / "all.ftm")
    entities = _lines(tmp_path / "all.ftm")
    payments = [e["properties"] for e in entities if e["schema"] == "Payment"]
    (total,) = desk.sql(
        "SELECT sum(CASE kind WHEN 'refund' THEN -amount ELSE amount END) FROM entries WHERE counted"
    ).rows[0]
    assert sum(Decimal(p["amount"][0]) for p in payments) == total
    ids = [e["id"] for e in entities]
    assert len(set(ids)) == len(ids)
    assert {p[side][0] for p in payments for side in ("payer", "beneficiary")} <= set(ids)


def _accepted(path: Path, *, unchanged: bool) -> int:
    """How many entities FollowTheMoney's own library takes. unchanged: every value as it is, too;
    of words that are no name or place it cleans some."""
    ftm = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed (it compiles PyICU)"
    )
    n = 0
    for entity in _lines(path):
        proxy = ftm.model.get_proxy(entity)
        proxy.schema.validate(entity)
        made = ftm.model.get_proxy({"id": entity["id"], "schema": entity["schema"]})
        for name, values in entity["properties"].items():
            made.add(name, values)
        cleaned = made.to_dict()["properties"]
        assert cleaned.keys() == entity["properties"].keys()
        if unchanged:
            assert {k: sorted(v) for k, v in cleaned.items()} == {
                k: sorted(v) for k, v in entity["properties"].items()
            }
        assert ftm.types.registry.entity.validate(entity["id"])
        n += 1
    return n


def test_followthemoney_takes_every_entity(desk: Desk, tmp_path: Path):
    desk.rows([]).export(ftm=tmp_path / "all.ftm")
    assert _accepted(tmp_path / "all.ftm", unchanged=True) > 3000


# ------------------------------------------------------------ names that try to be more


NAMES = [
    *(w for w in hostile.WORDS if "|" not in w and "\n" not in w),
    *(
        "+1",
        "-1",
        "@x",
        "\t=1",
        "'=1",
        "''+1",
        "\uff1d1",
        "-2+3+cmd|' /C calc'!A0".replace("|", "!"),
    ),
    "ABÖÇ \u202eRTL",
    "N" * 10_000,
]


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A ledger in which every giver's name is hostile, and so are employer and memo."""
    folder = tmp_path_factory.mktemp("evil")
    lines = [
        f"C99000001|N|Q1|P|201904159149000001|15|IND|{name}|{name[:30]}|ZZ|000010001|{name}|{name}"
        f"|01152019|{100 + n}||SA.{n}|9000001||{name}|404152019990000{n:04}"
        for n, name in enumerate(NAMES)
    ]
    (folder / "itcont.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    desk = Desk(Settings(ledger=folder / "ledger", downloads=folder / "downloads"))
    desk.load("fec_bulk", [folder / "itcont.txt"], cycle=2020)
    return desk


def test_hostile_names_are_inert_in_csv(evil: Desk, tmp_path: Path):
    page = evil.rows([], order="smallest", limit=100)
    page.export(csv=tmp_path)
    rows = _csv(tmp_path / "entries.csv")
    assert len(rows) == len(NAMES)
    risky = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
    with (tmp_path / "entries.csv").open(encoding="utf-8", newline="") as file:
        texts = [
            c for row in csv.DictReader(file) for k, c in row.items() if not k.startswith("amount")
        ]
    assert not [cell for cell in texts if cell.startswith(risky)]
    held = [row.payer for row in page.rows]
    assert [name for name in held if name.startswith(risky)]
    back = [r["payer"][1:] if _marked(r["payer"]) else r["payer"] for r in rows]
    assert back == held  # one mark away from the text as filed
    assert [row["amount"] for row in rows] == [str(row.amount) for row in page.rows]


def _marked(cell: str) -> bool:
    return cell.startswith("'") and cell.lstrip("'").startswith(
        tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
    )


def test_marks_of_direction_stay_as_filed_and_hide_no_formula(tmp_path: Path):
    held = [
        *("\u202e=1+1", "\u200f\u2066-2", "'\u202e=1", "\ufeff\u200b@SUM(A1)", "\u202e'=1"),
        *("\u202eRTL \u2066iso", "AB\u202eC", "\u05d0\u200f", "'\u202e"),
    ]
    table = pa.table({"name": held, "amount": pa.array([Decimal("1.00")] * len(held))})
    csv_format.write(tmp_path, [Sheet("rows", "Rows", {}, table.to_reader())], ABOUT)
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as file:
        cells = [row["name"] for row in csv.DictReader(file)]
    assert cells == [f"'{name}" for name in held[:4]] + held[4:]
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    pattern = package["itemized"]["guard_pattern"]
    assert [c[1:] if c[0] == "'" and re.match(pattern, c) else c for c in cells] == held
    assert "direction of writing" in package["itemized"]["marks"]
    assert package["itemized"]["marks"] in package["description"]


def test_negative_numbers_stay_numbers(tmp_path: Path):
    table = pa.table(
        {
            "amount": pa.array([Decimal("-4.50"), None], pa.decimal128(14, 2)),
            "name": ["-4.50", None],
        }
    )
    csv_format.write(tmp_path, [Sheet("rows", "Rows", {}, table.to_reader())], ABOUT)
    assert (tmp_path / "rows.csv").read_bytes() == b'"amount","name"\n-4.50,"\'-4.50"\n,\n'


def test_hostile_names_survive_as_data(evil: Desk, tmp_path: Path):
    page = evil.rows([], order="smallest", limit=100)
    page.export(
        ndjson=tmp_path / "f.ndjson", parquet=tmp_path / "f.parquet", ftm=tmp_path / "f.ftm"
    )
    held = {row.entry_key: row.payer for row in page.rows}
    lines = _lines(tmp_path / "f.ndjson")
    assert {line["entry_key"]: line["payer"] for line in lines} == held
    table = pq.read_table(tmp_path / "f.parquet").to_pylist()
    assert {row["entry_key"]: row["payer"] for row in table} == held
    assert len(_lines(tmp_path / "f.ftm")) >= len(NAMES)


def test_followthemoney_takes_hostile_names(evil: Desk, tmp_path: Path):
    evil.rows([]).export(ftm=tmp_path / "f.ftm")
    assert _accepted(tmp_path / "f.ftm", unchanged=False) >= len(NAMES)


@pytest.mark.parametrize("words", hostile.WORDS)
def test_hostile_words_in_pictures_and_citations(evil: Desk, words: str):
    about = replace(ABOUT, question=words)
    from itemized.export._about import cite

    assert json.loads(cite(about, "csl"))[0]["title"]
    entry = cite(about, "bibtex")
    assert entry.count("\n}") == 1
    bare = entry.replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}")
    assert "\x1b" not in cite(about)
    assert "\n" not in cite(about)


def test_no_cell_of_a_hostile_ledger_becomes_markup(evil: Desk):
    drawn = evil.rows([], limit=100)._repr_html_() + evil.show([LANTERN])._repr_html_()
    for tag in ("<script", "<img", "javascript:", "<https"):
        assert tag not in drawn.lower().replace("&lt;", "").replace("(javascript:", "")
    assert 'href="https://evil' not in drawn


ABOUT = About(
    question="What",
    as_of=None,
    snapshot="1",
    content="ab" * 32,
    coverage=(),
    day=date(2026, 11, 22),
    agency=lambda name: name,
    version="0",
)


# ------------------------------------------------------------ files


def test_an_earlier_file_is_lost_only_to_a_whole_new_one(tmp_path: Path):
    def broken() -> Iterator[pa.RecordBatch]:
        yield pa.record_batch({"a": ["x"]})
        raise RuntimeError("the ledger went away")

    target = tmp_path / "f.parquet"
    target.write_text("before", encoding="utf-8")
    for write in (parquet.write, ndjson.write):
        batches = pa.RecordBatchReader.from_batches(pa.schema({"a": pa.string()}), broken())
        with pytest.raises(RuntimeError):
            write(target, Sheet("a", "a", {}, batches), ABOUT)
        assert target.read_text(encoding="utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["f.parquet"]


def test_an_answer_of_before_a_load_says_so_and_no_street_is_told(tmp_path: Path):
    desk = Desk(Settings(ledger=tmp_path / "ledger", downloads=tmp_path / "downloads"))
    desk.load("fec_efile", [zipped(tmp_path, "20210720", "9900901", "5000.00")])
    shown = desk.show([REEDMERE])
    shown.export(csv=tmp_path / "out", ftm=tmp_path / "f.ftm")
    for file in (tmp_path / "out" / "entries.csv", tmp_path / "f.ftm"):
        assert "COLLINGBROOK" in file.read_text(encoding="utf-8")
        assert "NOWHERE" not in file.read_text(encoding="utf-8")  # the filing has her street
    desk.load("fec_efile", [zipped(tmp_path, "20210721", "9900902", "100.00")])
    with pytest.raises(LedgerError, match="ask again"):
        shown.df()


def test_commands_write_what_they_rest_on(desk: Desk, world: World, tmp_path: Path):
    ledger = ("--ledger", str(desk.settings.ledger), "--json")
    asked: dict[str, tuple[str, ...]] = {
        "entries": ("show", LANTERN, "--as-of", "2021-09-27"),
        "matches": ("find", "okonkwo-hale"),
        "hops": ("trace", GIVER, "bellwood-farr"),
        "behind": ("trace", "--behind", LANTERN),
        "findings": ("check", str(world.article), "--published", "2021-09-27"),
    }
    for table, words in asked.items():
        out = tmp_path / table
        files = ("--csv", str(out), "--parquet", f"{out}.parquet", "--ndjson", f"{out}.ndjson")
        done = CliRunner().invoke(app, [*words, *ledger, *files], prog_name="itemized")
        assert done.exit_code == 0, done.output
        json.loads(done.stdout)
        assert len(_csv(out / f"{table}.csv")) == len(_lines(tmp_path / f"{table}.ndjson")) > 0
        assert pq.read_table(f"{out}.parquet").num_rows == len(_csv(out / f"{table}.csv"))
    key = desk.rows([LANTERN], limit=1).rows[0].filing_key
    words = ("show", str(key), *ledger, "--ftm", str(tmp_path / "filing.ftm"))
    done = CliRunner().invoke(app, list(words), prog_name="itemized")
    assert done.exit_code == 0, done.output
    assert {e["schema"] for e in _lines(tmp_path / "filing.ftm")} >= {"Payment", "Organization"}


def test_a_file_where_a_folder_should_be_is_refused(desk: Desk, tmp_path: Path):
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    words = ["show", LANTERN, "--ledger", str(desk.settings.ledger), "--csv", str(tmp_path / "out")]
    done = CliRunner().invoke(app, words, prog_name="itemized")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_a_payment_of_nobody_known_names_nobody(desk: Desk, tmp_path: Path):
    page = desk.rows([LANTERN], limit=1)
    rows = f"SELECT * REPLACE (NULL::VARCHAR AS payer_id, NULL::VARCHAR AS payer) FROM ({page.sql})"
    followthemoney.write(tmp_path / "f.ftm", rows, page.basis.run, ABOUT)
    entities = _lines(tmp_path / "f.ftm")
    payments = [e["properties"] for e in entities if e["schema"] == "Payment"]
    assert payments
    assert all(
        "payer" not in p and p["beneficiary"] for p in payments if p["purpose"] != ["refund"]
    )
    assert None not in [e["id"] for e in entities]


def test_a_query_of_ones_own_is_exported_with_the_same_guard(desk: Desk, tmp_path: Path):
    asked = "SELECT '=1'::ENUM('=1', 'b') AS kind, -4.5 AS \"=cmd\", 'x' AS a, 2 AS a"
    answer = desk.sql(asked)
    answer.export(csv=tmp_path / "out", ndjson=tmp_path / "f.ndjson")
    text = (tmp_path / "out" / "answer.csv").read_text(encoding="utf-8")
    assert text.splitlines()[1] == '"\'=1",-4.5,"x",2'
    assert text.startswith('"kind","\'=cmd",')
    (line,) = _lines(tmp_path / "f.ndjson")
    assert line["kind"] == "=1"
    assert len(line) == 4
    with pytest.raises(UsageError, match="export Parquet or NDJSON"):
        desk.sql("SELECT [1, 2] AS held").export(csv=tmp_path / "lists")
    assert not (tmp_path / "lists" / "answer.csv").exists()
