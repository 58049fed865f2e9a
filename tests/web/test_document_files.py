"""What is no list, as files: a party, parties side by side, statements of an article."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

from export import hostile
from itemized.desk import Desk
from itemized.export.csv import FORMULA
from itemized.money import show_dollars
from itemized.settings import Settings
from itemized.web import create_app

PAC, OTHER = "C99000001", "C99000002"
ARTICLE = {
    "text": "Silas Thornbury-Vex gave $4,500 to Lantern Street PAC in June 2021.\n\n"
    "=Lantern Street PAC raised $1.66 million in 2021 and 2022. “Lamps out,” it says.",
    "published": "2023-03-01",
}
Rows = list[dict[str, str]]


def flat(value: object) -> str:
    """A value as a cell of CSV has it."""
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def tables(client: TestClient, address: str, **asked: object) -> Rows:
    """The rows of an answer's file, alike in each format. asked: query of a GET, body of a POST."""

    def file(form: str) -> bytes:
        at = address.replace("{form}", form)
        answer = client.post(at, json=asked) if "text" in asked else client.get(at, params=asked)
        assert answer.status_code == 200, answer.text
        assert answer.headers["x-notice"].startswith("Information on individual contributors")
        assert answer.headers["content-disposition"].endswith(f'.{form}"')
        return answer.content

    rows = list(csv.DictReader(io.StringIO(file("csv").decode("utf-8"), newline="")))
    lines = [json.loads(line) for line in file("ndjson").decode("utf-8").splitlines()]
    assert [{k: flat(v) for k, v in line.items()} for line in lines] == without_guard(rows)
    held = pq.read_table(io.BytesIO(file("parquet")))
    assert "30111(a)(4)" in json.loads(held.schema.metadata[b"itemized"])["notice"]
    assert [{k: flat(v) for k, v in r.items()} for r in held.to_pylist()] == without_guard(rows)
    return rows


def without_guard(rows: Rows) -> Rows:
    """Cells as they were before a ' was put before what a spreadsheet takes for a formula."""
    guarded = re.compile(FORMULA)

    def bare(cell: str) -> str:
        return cell[1:] if cell.startswith("'") and guarded.match(cell) else cell

    return [{name: bare(cell) for name, cell in row.items()} for row in rows]


@pytest.mark.parametrize(
    "asked", [{}, {"as_of": "2021-08-10"}, {"from": "2021-05-01", "to": "2021-06-30", "limit": 2}]
)
def test_a_party_as_a_file_is_its_rows(client: TestClient, asked: dict[str, object]) -> None:
    told = client.get(f"/v1/entities/{PAC}", params=asked).json()
    assert client.get(f"/v1/entities/{PAC}.json", params=asked).json() == told
    rows = tables(client, f"/v1/entities/{PAC}.{{form}}", **asked)
    narrowed = {name: value for name, value in asked.items() if name != "limit"}
    page = client.get("/v1/entries", params={"of": PAC, "per_page": 1000, **narrowed}).json()
    assert [row["entry_key"] for row in rows] == [row["entry_key"] for row in page["rows"]]
    assert len(rows) == page["n"] >= 5
    (link,) = re.findall(
        r'href="(/v1/entities/[^"]+\.csv[^"]*)"',
        unescape(client.get(f"/entity/{PAC}", params=narrowed).text),
    )
    linked = list(csv.DictReader(io.StringIO(client.get(link).text, newline="")))
    assert linked == rows


def test_a_party_as_a_file_is_what_the_shell_writes(
    client: TestClient, desk: Desk, tmp_path: Path
) -> None:
    desk.show([PAC]).export(csv=tmp_path)
    sent = client.get(f"/v1/entities/{PAC}.csv")
    assert sent.content == (tmp_path / "entries.csv").read_bytes()


def test_an_id_with_a_full_stop_is_no_file(client: TestClient) -> None:
    for name in ("ACME INC. OF OHIO", "nobody.at.all", "nobody.xlsx"):
        assert client.get(f"/v1/entities/{name}").status_code == 404, name
    assert client.get("/v1/entities/nobody.csv").status_code == 404
    assert client.get("/v1/entities/okonkwo-hale.csv").json()["choices"]


@pytest.mark.parametrize("asked", [{}, {"as_of": "2021-08-10", "limit": 3}])
def test_parties_side_by_side_as_a_file(client: TestClient, asked: dict[str, object]) -> None:
    of = {"of": [PAC, OTHER], **asked}
    told = client.get("/v1/compare", params=of).json()
    assert client.get("/v1/compare.json", params=of).json() == told
    rows = tables(client, "/v1/compare.{form}", **of)
    want = []
    for party in told["parties"]:
        who, sums = party["entity"]["entity_id"], []
        for side, by in (
            ("given", "by_recipient"),
            ("received", "by_donor"),
            ("spent", "by_recipient"),
        ):
            whole = party[side]
            sums.append((side, "all", "", "", whole))
            sums += [(side, "year", flat(y["year"]), "", y) for y in whole["by_year"]]
            sums += [(side, "counterpart", "", flat(c["entity_id"]), c) for c in whole[by]]
            if "others" in whole:
                sums.append((side, "others", "", "", whole["others"]))
        for side in ("paid_besides", "received_besides"):
            sums.append((side, "all", "", "", party[side]))
        sums += [("left_out", "why_not", "", "", left) for left in party["left_out"]]
        small = party["unitemized"]
        sums.append(("unitemized", "all", "", "", {**small, "n": small["reports"]}))
        want += [(who, *of, held["total"], str(held["n"])) for *of, held in sums]
    columns = ("entity_id", "side", "by", "year", "counterpart_id", "total", "n")
    assert [tuple(row[name] for name in columns) for row in rows] == want
    narrowed = {name: value for name, value in of.items() if name != "limit"}
    page = unescape(client.get("/compare", params=narrowed).text)
    for row in rows:
        if row["by"] in ("all", "year") and row["side"] in ("given", "received", "spent"):
            assert show_dollars(Decimal(row["total"])) in page
    assert re.findall(r'href="(/v1/compare\.csv[^"]*)"', page)


@pytest.mark.parametrize("what", ["claims", "check"])
def test_statements_as_files_are_those_of_the_document(client: TestClient, what: str) -> None:
    told = client.post(f"/v1/{what}", json=ARTICLE).json()
    assert client.post(f"/v1/{what}.json", json=ARTICLE).json() == told
    rows = tables(client, f"/v1/{what}.{{form}}", **ARTICLE)
    said = {claim["id"]: claim for claim in (*told["claims"], *told["also"])}
    assert {row["claim"] for row in rows} == set(said)
    assert len(rows) == len(said) >= 2
    for row in without_guard(rows):
        claim = said[row["claim"]]
        assert (row["quote"], row["kind"]) == (claim["quote"], claim["kind"])
        assert (row["start"], row["end"]) == (str(claim["start"]), str(claim["end"]))
        if what == "check":
            assert row["verdict"] == claim["verdict"]
            assert row["because"] == "\n".join(claim["because"])
            assert len(row["stated"].splitlines()) == sum(s["rests"] for s in claim["stated"])
    assert client.post(f"/v1/{what}.csv", json={"text": "A.", "more": 1}).status_code == 422
    assert client.post(f"/v1/{what}.xlsx", json=ARTICLE).status_code == 422
    assert client.get(f"/v1/{what}.csv").status_code == 405


def test_a_check_as_a_file_is_the_table_of_the_shell(client: TestClient, desk: Desk) -> None:
    article = desk.article(ARTICLE["text"].encode(), published=date(2023, 3, 1))
    for what, answer in (("claims", desk.claims(article)), ("check", desk.check(article))):
        sent = b"".join(answer.sent("csv")).decode("utf-8")
        assert client.post(f"/v1/{what}.csv", json=ARTICLE).text == sent
    assert desk.claims(article).arrow().column_names == list(desk.check(article).df().columns)[:8]


@pytest.fixture(scope="module")
def evil(evil_settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(evil_settings)) as client:
        yield client


def test_no_cell_of_a_file_is_a_formula(evil: TestClient) -> None:
    sheets = [
        tables(evil, f"/v1/entities/{PAC}.{{form}}"),
        tables(evil, "/v1/compare.{form}", of=[PAC, OTHER]),
        tables(evil, "/v1/claims.{form}", text="=1+1. A gave $5 to B. =A gave $5 to @B PAC."),
    ]
    assert len(sheets[0]) == len(hostile.NAMES)
    risky = re.compile(r"\A[=+\-@\t\r\n]")
    amounts = {"amount", "amount_filed", "total"}
    for rows in sheets:
        for row in rows:
            for name, cell in row.items():
                assert name in amounts or not risky.match(cell), (name, cell)
    assert any(cell.startswith("'=") for row in sheets[0] for cell in row.values())


def test_every_parameter_of_the_api_says_what_it_is(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    silent, seen = [], 0
    for path, operations in described["paths"].items():
        for operation in operations.values():
            for of in operation.get("parameters", ()):
                seen += 1
                if len(of.get("description", "").split()) < 3:
                    silent.append((path, of["name"]))
    for name in ("ArticleIn",):
        for part, of in described["components"]["schemas"][name]["properties"].items():
            if not of.get("description"):
                silent.append((name, part))
    assert (silent, seen > 100) == ([], True)
    page = client.get("/v1").text
    assert "Routes of each number of hops, the largest first" in page
    assert "<dd></dd>" not in page
