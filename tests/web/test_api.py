"""REST: pages, API and files of one question say the same; rows come once; problems are told."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
import random
import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from urllib.parse import quote

import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from itemized.cli import app
from itemized.desk import Desk
from itemized.export.json import (
    behind_document,
    find_document,
    show_document,
    status_document,
    trace_document,
)
from itemized.model_rows import RowsAsked
from itemized.money import show_dollars
from itemized.settings import Settings
from itemized.trace import Wanted
from itemized.web import create_app

PAC = "C99000001"
LATE = "fec_bulk:4042020221990000011"  # a row of a filing of 2022-04-20
#: The long form asks 1,000 questions: ITEMIZED_SOAK=1.
SIDES = ("given", "received", "spent", "paid_besides", "received_besides")
QUESTIONS = 1000 if os.environ.get("ITEMIZED_SOAK") else 20


def test_documents_are_those_of_the_shell(client: TestClient, desk: Desk) -> None:
    pairs = {
        "/v1/coverage": status_document(desk.status()),
        "/v1/find?q=lamps": find_document(desk.find("lamps")),
        f"/v1/entities/{PAC}": show_document(desk.show([PAC])),
        f"/v1/trace?giver={PAC}&hops=2": trace_document(desk.trace(PAC, (), Wanted(hops=2))),
        f"/v1/behind?account={PAC}&hops=2": behind_document(desk.behind(PAC, Wanted(hops=2))),
    }
    for address, document in pairs.items():
        held = client.get(address).json()
        assert held.pop("provenance")["content_sha256"] == desk.content()
        assert held.pop("as_of") is None
        document.pop("as_of", None)
        assert held == json.loads(json.dumps(document)), address


def asked(rng: random.Random, ids: list[str]) -> dict[str, str | list[str]]:
    question: dict[str, str | list[str]] = {
        "of": rng.choice(ids),
        "side": rng.choice(["all", *SIDES]),
    }
    if rng.random() < 0.5:
        question["counted"] = "true"
    if rng.random() < 0.4:
        question["as_of"] = rng.choice(["2021-05-01", "2021-08-10", "2022-03-01"])
    if rng.random() < 0.4:
        question |= rng.choice(
            [
                {"from": "2021-01-01", "to": "2021-12-31"},
                {"from": "2021-06-15"},
                {"to": "2021-06-14"},
            ]
        )
    if rng.random() < 0.3:
        question["least"] = rng.choice(["1", "250.50", "5000"])
    if rng.random() < 0.2:
        question["most"] = rng.choice(["5000", "$100,000"])
    if rng.random() < 0.3:
        question["kind"] = rng.choice(["contribution", "transfer", "operating"])
    if rng.random() < 0.3:
        question |= rng.choice(
            [
                {"giver": rng.sample(ids, 2)},
                {"recipient": rng.sample(ids, 3)},
                {"memo": "false"},
                {"schedule": ["SA", "-"]},
                {"line": "-"},
                {"support_oppose": "support"},
            ]
        )
    question["order"] = rng.choice(["newest", "oldest", "largest", "smallest"])
    return question


def test_page_api_and_files_of_a_question_are_equal(client: TestClient, desk: Desk) -> None:
    rng = random.Random(7)
    ids = [m.entity_id for word in ("pac", "lamps", "hale", "league") for m in desk.find(word)]
    filled = mixed = 0
    for _ in range(QUESTIONS):
        question = asked(rng, ids)
        answer = client.get("/v1/entries", params={**question, "per_page": 1000}).json()
        counted = sum(
            (Decimal(row["amount"]) for row in answer["rows"] if row["counted"]), Decimal(0)
        )
        assert answer["n"] == len(answer["rows"])
        page = unescape(client.get("/rows", params=question).text)
        apart = question["side"] == "all" and bool(question.get("of"))
        mixed += apart and sum(side["n"] > 0 for side in answer["sums"]) > 1
        assert (answer["total"] is None) == apart
        if not apart:
            assert Decimal(answer["total"]) == counted
            assert f"sum to <strong>{show_dollars(counted)}</strong>" in page
        told = re.findall(r'<dd><a href="[^"]*">([^<]*)</a><small>([\d,]+) row', page)
        sums = [side for side in answer["sums"] if side["n"]]
        assert told == [(show_dollars(Decimal(s["total"])), f"{s['n']:,}") for s in sums]
        assert bool(answer["sums"]) == (question["side"] == "all")
        shown = re.findall(r'data-label="Amount" class="n">([^<]*)<', page)
        first = [show_dollars(Decimal(row["amount"])) for row in answer["rows"][: len(shown)]]
        assert shown == first
        assert bool(shown) == bool(answer["rows"])
        table = list(
            csv.DictReader(io.StringIO(client.get("/v1/entries.csv", params=question).text))
        )
        keys = [row["entry_key"] for row in answer["rows"]]
        amounts = [row["amount"] for row in answer["rows"]]
        assert [row["entry_key"] for row in table] == keys
        assert [row["amount"] for row in table] == amounts
        whole = client.get("/v1/entries.json", params=question).json()
        assert whole == {**answer, "next": None}
        lines = client.get("/v1/entries.ndjson", params=question).text.splitlines()
        assert [json.loads(line)["amount"] for line in lines] == amounts
        parquet = client.get("/v1/entries.parquet", params=question).content
        columns = pq.read_table(io.BytesIO(parquet), columns=["entry_key", "amount"])
        assert columns.column("entry_key").to_pylist() == keys
        assert [str(amount) for amount in columns.column("amount").to_pylist()] == amounts
        filled += bool(keys)
    assert filled > QUESTIONS // 4
    assert mixed > 0


def test_parquet_keeps_the_types(client: TestClient) -> None:
    body = client.get("/v1/entries.parquet", params={"of": PAC}).content
    table = pq.read_table(io.BytesIO(body))
    rows = client.get("/v1/entries", params={"of": PAC, "per_page": 1000}).json()["rows"]
    assert table.column("entry_key").to_pylist() == [row["entry_key"] for row in rows]
    assert str(table.schema.field("amount").type) == "decimal128(14, 2)"


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("/v1/entries?order=largest", "rows"),
        ("/v1/committees", "committees"),
        ("/v1/candidates", "candidates"),
        ("/v1/filings", "filings"),
    ],
)
def test_walking_gives_each_row_once(client: TestClient, address: str, what: str) -> None:
    join = "&" if "?" in address else "?"
    total = client.get(address).json()["n"]
    size, seen, more = max(2, total // 4), [], ""
    while True:
        page = client.get(f"{address}{join}per_page={min(size, 1000)}{more}").json()
        seen += [json.dumps(row) for row in page[what]]
        if not page["next"]:
            break
        more = f"&after={page['next']}"
    assert len(seen) == len(set(seen)) == total


@pytest.mark.parametrize(
    ("table", "held", "codes", "never"),
    [
        ("schedule_a", "SA", {"15", "18K", "15E", "16C"}, {"22Y", "24K", "24E"}),
        ("schedule_b", "SB", {"22Y", "24K", "24G", "24T", None}, {"15", "24A", "24E"}),
        ("schedule_e", "SE", {"24A", "24E"}, {"24K"}),
    ],
)
def test_schedules_go_by_openfecs_names(
    client: TestClient, table: str, held: str, codes: set[str | None], never: set[str]
) -> None:
    rows, asked = [], {"per_page": 1000}
    while True:
        page = client.get(f"/v1/schedules/{table}", params=asked).json()
        rows += page["rows"]
        if not page["next"]:
            break
        asked["after"] = page["next"]
    assert len(rows) == page["n"] == client.get(f"/v1/entries?schedule={held}").json()["n"]
    # states have schedules of the same letters, which mean other things
    assert {(row["source"], row["schedule"]) for row in rows} == {("fec_bulk", held)}
    found = {row["type_code"] for row in rows}
    assert codes <= found
    assert not never & found
    assert "told by their type" in page["caveats"][-1]


def test_a_schedule_is_had_whole_as_a_file(client: TestClient) -> None:
    asked = {"of": PAC, "as_of": "2021-12-31"}
    page = client.get("/v1/schedules/schedule_a", params={**asked, "per_page": 1000}).json()
    assert page["n"] == len(page["rows"]) > 5
    whole = client.get("/v1/schedules/schedule_a.json", params=asked).json()
    assert whole == page
    lines = csv.DictReader(
        io.StringIO(client.get("/v1/schedules/schedule_a.csv", params=asked).text)
    )
    keys = [row["entry_key"] for row in page["rows"]]
    assert [row["entry_key"] for row in lines] == keys
    body = client.get("/v1/schedules/schedule_a.parquet", params=asked).content
    assert pq.read_table(io.BytesIO(body)).column("entry_key").to_pylist() == keys
    assert client.get("/v1/schedules/schedule_z.csv").status_code == 422


def test_there_is_no_other_schedule(client: TestClient) -> None:
    assert client.get("/v1/schedules/schedule_z").status_code == 422


def test_what_is_held_already_is_not_sent_again(client: TestClient) -> None:
    first = client.get(f"/v1/entities/{PAC}")
    again = client.get(f"/v1/entities/{PAC}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(
        f"/v1/entities/{PAC}?as_of=2021-08-01", headers={"If-None-Match": first.headers["etag"]}
    )
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("held", "status"),
    [
        ("*", 304),
        ("{tag}", 304),
        ("{strong}", 304),
        ('"another", {tag}', 304),
        ('W/"another" ,{strong}', 304),
        ('"another"', 200),
    ],
)
def test_tags_are_compared_as_they_may_be_sent(client: TestClient, held: str, status: int) -> None:
    tag = client.get("/v1/coverage").headers["etag"]
    sent = held.replace("{tag}", tag).replace("{strong}", tag.removeprefix("W/"))
    again = client.get("/v1/coverage", headers={"If-None-Match": sent})
    assert again.status_code == status
    assert again.headers["etag"] == tag
    assert bool(again.content) is (status == 200)


def test_there_is_nothing_unchanged_of_what_there_is_not(client: TestClient) -> None:
    assert client.get("/v1/entries/fec_bulk:0", headers={"If-None-Match": "*"}).status_code == 404


def test_heads_are_those_of_the_answers(client: TestClient, desk: Desk) -> None:
    totals = next(c for c in desk.status().coverage if c.holds == "summaries")
    paths = [
        path for path, held in client.get("/openapi.json").json()["paths"].items() if "get" in held
    ]
    asked = {
        "/v1/compare": f"?of={PAC}&of={PAC}",
        "/v1/find": "?q=lamps",
        "/v1/totals": f"?name={PAC}",
        "/v1/trace": f"?giver={PAC}",
        "/v1/behind": f"?account={PAC}",
        "/v1/lines": f"?file={totals.sha256}&table={totals.table}",
    }
    for path in [*paths, "/", "/loaded", "/static/icon.svg", "/v1", "/openapi.json"]:
        at = path.replace("{name}", "schedule_a").replace("{form}", "csv") + asked.get(path, "")
        whole, head = client.get(at), client.head(at)
        assert (head.status_code, head.content) == (whole.status_code, b""), at
        assert head.headers["content-type"] == whole.headers["content-type"]
        assert head.headers.get("etag") == whole.headers.get("etag")
    length = client.get("/v1/coverage").headers["content-length"]
    assert client.head("/v1/coverage").headers["content-length"] == length


@pytest.mark.parametrize(
    "address",
    [
        "/v1/trace?giver=okonkwo-hale",
        f"/v1/trace?giver={PAC}&recipient=okonkwo-hale",
        "/v1/behind?account=okonkwo-hale",
        f"/v1/totals?name={PAC}&name=okonkwo-hale",
        f"/v1/compare?of={PAC}&of=okonkwo-hale",
        "/v1/entities/okonkwo-hale",
        f"/v1/entities/{PAC}?recipient=hale",
    ],
)
def test_a_name_of_several_is_told_with_whom_it_may_mean(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == answer.json()["status"] == 422
    choices = answer.json()["choices"]
    assert len(choices) > 1
    assert all(set(c) == {"entity_id", "name", "kind", "place"} for c in choices)
    sure = client.get(f"/v1/entities/{choices[0]['entity_id']}").json()
    assert sure["entity"]["name"] == choices[0]["name"]


def test_parties_side_by_side_are_told_as_alone(client: TestClient) -> None:
    other = client.get("/v1/find?q=lamps&limit=1").json()["matches"][0]["entity_id"]
    held = client.get(f"/v1/compare?of={PAC}&of={other}&as_of=2021-08-10").json()
    for party, id_ in zip(held["parties"], (PAC, other), strict=True):
        alone = client.get(f"/v1/entities/{id_}?as_of=2021-08-10&limit=50").json()
        assert party == {part: alone[part] for part in party}
    assert held["as_of"] == "2021-08-10"
    assert client.get(f"/v1/compare?of={PAC}").status_code == 422


def test_counterparts_are_cut_and_the_rest_summed(client: TestClient) -> None:
    whole = client.get(f"/v1/entities/{PAC}").json()["received"]
    cut = client.get(f"/v1/entities/{PAC}?limit=2").json()["received"]
    assert cut["by_donor"] == whole["by_donor"][:2]
    rest = whole["by_donor"][2:]
    assert cut["others"]["parties"] == len(rest) > 0
    assert Decimal(cut["others"]["total"]) == sum(Decimal(each["total"]) for each in rest)
    assert cut["others"]["n"] == sum(each["n"] for each in rest)
    assert "others" not in whole
    assert client.get(f"/v1/entities/{PAC}?limit=-1").status_code == 422


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/v1/find", 422, "q: Field required"),
        ("/v1/entities/nobody-at-all", 404, "no party in the loaded records"),
        ("/v1/entries/fec_bulk:0", 404, "no loaded row has the key"),
        ("/v1/entries?after=zzz", 400, "the cursor is not one"),
        ("/v1/entries?per_page=100000", 422, "per_page: Input should be less than"),
        (
            "/v1/entries?source=nonsense",
            400,
            "there is no source 'nonsense'; choose among: califor",
        ),
        (f"/v1/trace?giver={PAC}&source=nonsense", 400, "there is no source 'nonsense'"),
        ("/v1/entries?filing=nonsense", 404, "no loaded filing has the key 'nonsense'"),
        ("/v1/nothing", 404, "There is nothing at /v1/nothing."),
        ("/v1/find?q=lamps&as_off=2021-05-01", 422, "those known: as_of, employer, limit, place"),
        ("/v1/find?q=lamps&q=hale", 422, "q: it is given 2 times"),
        ("/v1/filings/fec_bulk:9900350?as_of=2021-05-01", 404, "it became public on 2022-04-20"),
        (f"/v1/entries/{LATE}?as_of=2022-04-19", 404, "it became public on 2022-04-20"),
        ("/v1/filings/fec_bulk:0", 404, "no loaded filing"),
        ("/v1/entries?of=", 422, "of: it has no value; give it one, or leave it out"),
        (f"/v1/entries?of={PAC}&least=&as_of=", 422, "as_of: it has no value; give it one, or lea"),
        (f"/v1/entries?of={PAC}&of=%20%09", 422, "of: it has no value"),
        (f"/v1/entries?of={PAC}&giver=%E2%80%AE", 422, "giver: it has no value"),
        (f"/v1/entries?of={PAC}&counted", 422, "counted: it has no value"),
        ("/v1/entries.csv?of=", 422, "of: it has no value"),
        ("/v1/schedules/schedule_a?of=%20", 422, "of: it has no value"),
        ("/v1/filings?committee_id=", 422, "committee_id: it has no value"),
        ("/v1/find?q=%20", 422, "q: it has no value"),
        ("/v1/trace?giver=", 422, "giver: it has no value"),
        (f"/v1/entities/{PAC}?from=", 422, "from: it has no value"),
    ],
)
def test_problems_are_rfc_9457(client: TestClient, address: str, status: int, words: str) -> None:
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == answer.status_code == status
    assert words in problem["detail"]
    assert {"type", "title"} <= set(problem)


def test_ways_out_are_those_of_the_api(client: TestClient) -> None:
    answers = [
        client.get(address)
        for address in (
            "/v1/entities/nobody-at-all",
            "/v1/entities/hale",
            "/v1/entries?of=nobody-at-all",
            f"/v1/entries?file={'0' * 64}",
            f"/v1/lines?file={'0' * 64}&table=webk",
            "/v1/filings/nonsense",
            "/v1/trace?giver=nobody-at-all",
            "/v1/totals?name=okonkwo",
        )
    ]
    texts = "https://example.org/article", "  www.example.org/article?a=1\n"
    answers += [client.post("/v1/check", json={"text": text}) for text in texts]
    for answer in answers:
        problem = answer.json()
        assert answer.status_code in (404, 422), problem
        said = f"{problem['detail']} {problem['way_out']}"
        assert not re.search(r"itemized [a-z]| --|Loaded|: /find|^-", said), said
    assert "/v1/coverage lists them" in answers[3].json()["way_out"]
    assert (
        "is an address and no article; open it, and give the text" in answers[-1].json()["detail"]
    )
    undated = client.post("/v1/claims", json={"text": "Pat Arden gave $5 to Lantern Street PAC."})
    assert "--" not in undated.json()["article"]["assumed"][0]


def test_a_cursor_leads_on_in_its_own_question_alone(client: TestClient) -> None:
    asked = f"/v1/entries?of={PAC}&side=received"
    after = client.get(f"{asked}&per_page=2").json()["next"]
    assert client.get(f"{asked}&per_page=5&after={after}").status_code == 200
    others = [
        *(f"/v1/entries?of={of}" for of in (PAC, "C99000002")),
        *(f"{asked}&{more}" for more in ("as_of=2021-08-01", "order=oldest", "least=5")),
        f"/v1/schedules/schedule_a?of={PAC}&side=received",
        "/v1/committees?name=a",
    ]
    listed = client.get("/v1/committees?per_page=2").json()["next"]
    pairs = [(other, after) for other in others]
    pairs += [(f"/v1/{what}?name=a", listed) for what in ("committees", "filings", "candidates")]
    for other, cursor in pairs:
        answer = client.get(f"{other}&after={cursor}")
        assert answer.status_code == 400, other
        assert "cursor is " in answer.json()["detail"]
    said = client.get(f"{others[0]}&after={after}").json()["detail"]
    assert said == ("the cursor is another question's; ask what it was given for, or begin anew")
    total = client.get("/v1/stated?per_page=1").json()["stated"][0]["stated_key"]
    behind = client.get("/v1/entries", params={"stated": total, "per_page": 1}).json()
    assert (
        behind["next"] is None
        or client.get(
            "/v1/entries", params={"stated": total, "per_page": 1, "after": behind["next"]}
        ).status_code
        == 200
    )


def test_a_day_is_honored_wherever_it_is_taken(client: TestClient) -> None:
    day = "2021-05-01"
    filings = client.get(f"/v1/filings?as_of={day}&per_page=1000").json()
    assert filings["n"] == len(filings["filings"]) < client.get("/v1/filings").json()["n"]
    assert max(f["filed"] for f in filings["filings"]) <= day
    assert filings["as_of"] == filings["provenance"]["as_of"] == day
    coverage = client.get(f"/v1/coverage?as_of={day}").json()
    assert {c["through"] for c in coverage["coverage"] if c["table"] == "itcont"} == {"2021-03-31"}
    for what in ("committees", "candidates"):
        assert "no day" in client.get(f"/v1/{what}?as_of={day}").json()["caveats"][0]
    row = client.get(f"/v1/entries/{LATE}?as_of=2022-04-20").json()
    assert row["row"]["filed"] == row["as_of"] == "2022-04-20"


def test_parties_are_told_as_they_were_known_on_the_day(client: TestClient) -> None:
    """What a party gave and received in all is of the day too, wherever an answer names it."""

    def parties(value: object) -> list[dict]:
        if isinstance(value, list):
            return [each for held in value for each in parties(held)]
        if not isinstance(value, dict):
            return []
        mine = [value] if {"entity_id", "given", "match"} <= value.keys() else []
        return mine + [each for held in value.values() for each in parties(held)]

    for day, known in (("2021-05-01", False), ("2100-01-01", True)):
        for address in (
            f"/v1/find?q={PAC}",
            f"/v1/entities/{PAC}?",
            f"/v1/compare?of={PAC}&of=C99000002",
            f"/v1/trace?giver={PAC}",
            f"/v1/trace?recipient={PAC}",
            f"/v1/behind?account={PAC}",
        ):
            told = parties(client.get(f"{address}&as_of={day}").json())
            assert told, address
            now = {p["entity_id"]: p for p in parties(client.get(address).json())}
            for party in told:
                sums = client.get(f"/v1/totals?name={party['entity_id']}&as_of={day}").json()
                of = {side: sums[side]["total"] for side in ("given", "received")}
                assert {side: party[side] for side in of} == of, address
                if known:
                    today = now[party["entity_id"]]
                    ends = (party["from"], party["to"])
                    assert ends == (today["from"], today["to"]), address
                else:
                    assert party["to"] is None or party["to"] <= day, address


def test_ways_of_writing_are_those_of_rows_known_on_the_day(client: TestClient) -> None:
    today = client.get(f"/v1/entities/{PAC}").json()["spellings"]
    assert client.get(f"/v1/entities/{PAC}?as_of=2100-01-01").json()["spellings"] == today
    then = client.get(f"/v1/entities/{PAC}?as_of=2021-05-01").json()["spellings"]
    held = client.get(f"/v1/entries?of={PAC}&as_of=2021-05-01").json()["n"]
    assert 0 < sum(way["rows"] for way in then) == held
    assert len(then) < len(today)  # an agency's report that came later writes it otherwise
    # a registry's name is there on any day
    ways = client.get(f"/v1/entities/{PAC}?as_of=1999-01-01").json()["spellings"]
    assert [(way["name"], way["rows"]) for way in ways] == [("LANTERN STREET PAC", 0)]


def test_every_operation_knows_its_parameters(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path, held in paths.items():
        at = path.replace("{name}", "schedule_a").replace("{form}", "csv")
        (method,) = held
        answer = client.request(method, f"{at}?no_such=1", json={"text": "x"})
        assert answer.status_code == 422, path
        assert "no_such" in answer.json()["errors"][0]["where"]
        known = answer.json()["detail"].split("those known: ")[1]
        asked = [p["name"] for p in held[method].get("parameters", ()) if p["in"] == "query"]
        assert known == (", ".join(sorted(asked)) or "none"), path
    body = {"text": "x", "publshed": "2021-05-01"}
    assert "publshed" in client.post("/v1/claims", json=body).json()["detail"]


def test_an_article_is_read_and_checked(client: TestClient, desk: Desk, world) -> None:
    from itemized.claims.checking import to_json

    body = {"text": world.article.read_text(encoding="utf-8"), "published": str(world.published)}
    found = client.post("/v1/check", json=body).json()
    here = desk.check(str(world.article), published=world.published)
    assert found["claims"] == json.loads(json.dumps(to_json(here)))["claims"]
    claims = client.post("/v1/claims", json=body).json()["claims"]
    assert [c["quote"] for c in claims] == [c["quote"] for c in found["claims"]]
    assert client.post("/v1/claims", json={"text": " "}).json()["status"] == 422


def test_no_street_is_in_any_row(client: TestClient) -> None:
    row = client.get("/v1/entries?per_page=1").json()["rows"][0]
    assert not [name for name in row if "street" in name or "address" in name]


def test_the_description_is_whole(client: TestClient) -> None:
    api = client.get("/openapi.json").json()
    assert api["openapi"].startswith("3.1")
    assert len(api["paths"]) > 12
    text = unescape(client.get("/v1").text)
    assert all(path in text for path in api["paths"])


def test_every_answer_is_told_to_its_last_part(client: TestClient, desk: Desk, world) -> None:
    """No object is left open (but a claim, of whose kind more may stand there), and what is sent
    holds what the description says and nothing else."""
    valid = pytest.importorskip("jsonschema_rs", reason="jsonschema_rs is not installed")
    api = client.get("/openapi.json").json()
    text = world.article.read_text(encoding="utf-8")
    lists = ("entries", "committees", "candidates")
    other = [c for c in desk.status().coverage if c.holds not in lists]
    asked = {
        "/v1/coverage": [""],
        "/v1/find": ["?q=lamps", "?q=okonkwo&as_of=2021-05-01", "?q=nobody of this name"],
        "/v1/entities/{entity_id}": [PAC, f"{PAC}?limit=1&as_of=2021-05-01", "C99000003"],
        "/v1/totals": [f"?name={PAC}&name=C99000003"],
        "/v1/compare": [f"?of={PAC}&of=C99000003"],
        "/v1/entries": ["?per_page=1000", "?per_page=1000&order=smallest"],
        "/v1/schedules/{name}": ["schedule_b?per_page=1000"],
        "/v1/entries/{entry_key}": ["fec_bulk:4042020211990000776"],
        "/v1/committees": [""],
        "/v1/candidates": [""],
        "/v1/filings": ["?per_page=1000"],
        "/v1/filings/{filing_key}": ["irs_527:9900202", "california:9900103-1"],
        "/v1/trace": [f"?giver={PAC}&hops=3", f"?recipient={PAC}"],
        "/v1/behind": [f"?account={PAC}", f"?account={PAC}&hops=1&least=5&as_of=2021-08-10"],
        "/v1/stated": ["?per_page=1000", "?fits=false"],
        "/v1/lines": [f"?file={c.sha256}&table={c.table}" for c in other]
        + [f"?file={other[0].sha256}&table={other[0].table}&unread=true"],
        "/v1/schemas": [""],
        "/v1/schemas/{name}": ["trace", "claimreview"],
        "/v1/claims": [text, "Nothing."],
        "/v1/check": [text, "Nothing."],
    }
    for path, operations in api["paths"].items():
        for verb, operation in operations.items():
            content = operation["responses"]["200"]["content"]["application/json"]
            if "{form}" in path:
                continue
            assert list(_left_open(content["schema"])) == [], path
            told = valid.Draft202012Validator(content["schema"])
            for of in asked[path]:
                body = {"json": {"text": of, "published": "2021-09-27"}} if verb == "post" else {}
                at = path if body else re.sub(r"[{][^}]*[}]", "", path) + of
                answer = client.request(verb, at, **body)
                assert answer.status_code == 200, at
                assert [str(fault) for fault in told.iter_errors(answer.json())] == [], at


def _left_open(schema: object) -> Iterator[object]:
    if isinstance(schema, dict):
        kind = schema.get("type")
        if kind == "object" and not schema.keys() & {"properties", "additionalProperties"}:
            yield schema
        if kind == "array" and "items" not in schema:
            yield schema
        for part in schema.values():
            yield from _left_open(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _left_open(part)


def test_ids_of_any_letters_are_addresses(client: TestClient, desk: Desk) -> None:
    strange = [row["candidate_id"] for row in desk.listed("candidates").rows]
    assert any(" " in candidate for candidate in strange)
    for candidate in strange:
        held = client.get(f"/v1/entities/{quote(candidate, safe='')}").json()
        assert held["entity"]["entity_id"] == candidate


def test_the_description_tells_rows_and_headers_as_they_are_sent(client: TestClient) -> None:
    answers = client.get("/openapi.json").json()["paths"]["/v1/entries"]["get"]["responses"]
    told = answers["200"]["content"]["application/json"]["schema"]["properties"]["rows"]["items"]
    page = client.get("/v1/entries?per_page=1000")
    for row in page.json()["rows"]:
        assert set(row) == set(told["properties"])
    assert all(name in page.headers for name in answers["200"]["headers"])
    assert "Retry-After" in answers["429"]["headers"]


def flat(value: object) -> str:
    """A value of JSON as a cell of CSV has it."""
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def tables(client: TestClient, address: str, asked: dict[str, object]) -> dict[str, list[dict]]:
    """The rows of a question by the format of the file that holds them, all as text."""
    csv_file = client.get(f"{address}.csv", params=asked)
    assert csv_file.headers["x-notice"].startswith("Information on individual contributors")
    rows = {"csv": list(csv.DictReader(io.StringIO(csv_file.text)))}
    lines = client.get(f"{address}.ndjson", params=asked).text.splitlines()
    rows["ndjson"] = [{k: flat(v) for k, v in json.loads(line).items()} for line in lines]
    held = pq.read_table(io.BytesIO(client.get(f"{address}.parquet", params=asked).content))
    assert "30111(a)(4)" in json.loads(held.schema.metadata[b"itemized"])["notice"]
    rows["parquet"] = [{k: flat(v) for k, v in row.items()} for row in held.to_pylist()]
    return rows


@pytest.mark.parametrize("what", ["committees", "candidates", "filings"])
@pytest.mark.parametrize("asked", [{}, {"name": "lamp"}, {"as_of": "2021-08-10"}])
def test_lists_as_files_are_the_lists(
    client: TestClient, what: str, asked: dict[str, object]
) -> None:
    page = client.get(f"/v1/{what}", params={**asked, "per_page": 1000}).json()
    assert page["n"] == len(page[what])
    assert client.get(f"/v1/{what}.json", params=asked).json() == page
    for form, rows in tables(client, f"/v1/{what}", asked).items():
        assert rows == [{k: flat(v) for k, v in row.items()} for row in page[what]], form


def test_a_list_is_had_whole_whatever_its_length(client: TestClient, settings: Settings) -> None:
    from itemized.model_rows import ListAsked

    n = Desk(settings).listed_of(ListAsked("filings"), limit=1).n
    assert n > 50  # more than a page of them
    assert len(client.get("/v1/filings.ndjson").text.splitlines()) == n


@pytest.mark.parametrize("day", [None, "2021-08-10"])
def test_totals_as_files_are_the_totals(client: TestClient, day: str | None) -> None:
    asked = {"name": [PAC, "C99000003"], **({"as_of": day} if day else {})}
    told = client.get("/v1/totals", params=asked).json()
    assert client.get("/v1/totals.json", params=asked).json() == told
    page = unescape(client.get(f"/entity/{PAC}").text)
    alone = tables(client, "/v1/totals", {"name": PAC})["csv"]
    assert all(show_dollars(Decimal(row["total"])) in page for row in alone if row["n"] != "0")
    for form, rows in tables(client, "/v1/totals", asked).items():
        by = {(r["side"], r["by"], r["year"] or r["why_not"]): (r["total"], r["n"]) for r in rows}
        want = {}
        for side in ("given", "received", "spent"):
            want[(side, "all", "")] = (told[side]["total"], str(told[side]["n"]))
            for y in told[side]["by_year"]:
                want[(side, "year", flat(y["year"]))] = (y["total"], str(y["n"]))
        for side in ("paid_besides", "received_besides"):
            want[(side, "all", "")] = (told[side]["total"], str(told[side]["n"]))
        for left in told["left_out"]:
            want[("left_out", "why_not", left["why_not"])] = (left["total"], str(left["n"]))
        whole = told["unitemized"]
        want[("unitemized", "all", "")] = (whole["total"], str(whole["reports"]))
        assert by == want, form


def test_routes_as_files_are_the_routes(client: TestClient) -> None:
    asked = {"giver": "okonkwo-hale, marguerite t", "recipient": "bellwood-farr", "hops": 4}
    told = client.get("/v1/trace", params=asked)
    assert client.get("/v1/trace.json", params=asked).json() == told.json()
    hops = [
        {"route": n, "hop": m, "route_at_most": route["at_most"], **hop}
        for n, route in enumerate(told.json()["routes"], 1)
        for m, hop in enumerate(route["hops"], 1)
    ]
    assert len(hops) > 3
    names = ("route", "hop", "payer_id", "payee_id", "n", "total", "first", "route_at_most")
    page = client.get("/trace", params=asked).text
    assert all(show_dollars(Decimal(hop["total"])) in page for hop in hops)
    for form, rows in tables(client, "/v1/trace", asked).items():
        assert [{k: r[k] for k in names} for r in rows] == [
            {k: flat(hop[k]) for k in names} for hop in hops
        ], form


@pytest.mark.parametrize(
    "more", [{}, {"hops": "1", "as_of": "2021-08-10"}, {"from": "2021-03-01", "to": "2021-12-31"}]
)
def test_who_stands_behind_is_the_same_everywhere_and_leads_to_rows_and_routes(
    client: TestClient, desk: Desk, more: dict[str, str]
) -> None:
    asked = {"account": "CA-9900001", **more}
    told = client.get("/v1/behind", params=asked).json()
    assert client.get("/v1/behind.json", params=asked).json() == told
    words = [w for k, v in more.items() for w in (f"--{k.replace('_', '-')}", v)]
    ledger = ("--ledger", str(desk.settings.ledger), "--json")
    shell = CliRunner().invoke(app, ["trace", "--behind", asked["account"], *words, *ledger])
    assert json.loads(shell.stdout) == {k: v for k, v in told.items() if k != "provenance"}
    page = client.get("/trace", params=asked).text
    figures = [c[side] for c in told["classes"] for side in ("direct", "at_least", "at_most")]
    figures += [told["total"], *(g["at_most"] for g in told["givers"])]
    assert all(show_dollars(Decimal(figure)) in page for figure in figures if figure)
    rows = re.findall(r'<a href="(/rows[?][^"]*)"[^>]*>([$][^<]*)</a>', unescape(page))
    for at, figure in rows:
        held = client.get(f"/v1/entries?{at.partition('?')[2]}").json()
        assert show_dollars(abs(Decimal(held["total"]))) == figure, at
    straight = [
        show_dollars(Decimal(c["direct"])) for c in told["classes"] if c["direct"] != "0.00"
    ]
    assert [figure for _, figure in rows] == [show_dollars(Decimal(told["total"])), *straight]
    ways = [unescape(a) for a in re.findall(r'href="(/trace[?]giver=[^"]*)"', page)]
    assert len(ways) == len(told["givers"]) > 0
    for at, giver in zip(ways, told["givers"], strict=True):
        (together,) = client.get(f"/v1{at}").json()["together"]
        assert (together["at_most"], together["routes"]) == (giver["at_most"], giver["routes"])
        assert client.get(at).status_code == 200
    for form, table in tables(client, "/v1/behind", asked).items():
        most = [row["at_most"] for row in table if row["of"] == "giver"]
        assert most == [g["at_most"] for g in told["givers"]], form
    assert {r["entry_key"] for r in told["records"]}


def test_who_stands_behind_is_a_question_of_its_own(client: TestClient) -> None:
    assert client.get(f"/trace?account={PAC}&giver={PAC}").status_code == 400
    assert client.get("/v1/behind").status_code == 422
    into = client.get(f"/trace?giver=&account=&recipient={PAC}").text
    assert f'href="/trace?account={PAC}&amp;hops=3"' in into
    assert "account" not in re.findall(r'href="(/v1/trace[^"]*)"', into)[0]


@pytest.mark.parametrize("day", [None, "2021-08-10"])
def test_what_is_loaded_as_files_is_what_is_loaded(client: TestClient, day: str | None) -> None:
    asked = {"as_of": day} if day else {}
    told = client.get("/v1/coverage", params=asked).json()
    assert client.get("/v1/coverage.json", params=asked).json() == told
    for form, rows in tables(client, "/v1/coverage", asked).items():
        want = [{k: flat(v) for k, v in row.items()} for row in told["coverage"]]
        got = [{"table": row["table_name"], **row} for row in rows]
        assert [{k: row[k] for k in want[0]} for row in got] == want, form


def test_matches_as_files_are_the_matches(client: TestClient) -> None:
    told = client.get("/v1/find?q=hale").json()
    assert client.get("/v1/find.json?q=hale").json() == told
    for form, rows in tables(client, "/v1/find", {"q": "hale"}).items():
        want = [(m["entity_id"], m["given"], m["received"]) for m in told["matches"]]
        assert [(r["entity_id"], r["given"], r["received"]) for r in rows] == want, form


def test_what_goes_wrong_before_the_first_row_is_told_as_a_problem(settings: Settings) -> None:
    hurried = TestClient(create_app(dataclasses.replace(settings, patience=0.0)))
    for form in ("csv", "parquet", "ndjson", "json"):
        answer = hurried.get(f"/v1/entries.{form}")
        assert answer.status_code == answer.json()["status"] == 503, form


@pytest.mark.parametrize("order", ["newest", "oldest", "largest", "smallest"])
def test_many_rows_come_in_the_order_of_the_pages(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    """In parts of a few rows: each once, and in the same order, ties and rows without a day too."""
    from itemized.entities import rows

    page = desk.rows_of(RowsAsked(order=order), limit=1)
    with page.table() as sheet:
        whole = sheet.batches.read_all()
    monkeypatch.setattr(rows, "_PART", 100)
    with page.table() as sheet:
        parted = sheet.batches.read_all()
    assert whole.num_rows == page.n > 1000
    assert parted.equals(whole)
