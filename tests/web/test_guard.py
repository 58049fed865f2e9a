"""Who may ask, how much and how often; and what is done with what is hostile."""

from __future__ import annotations

import dataclasses

import pytest
from starlette.testclient import TestClient

from itemized.settings import Settings
from itemized.web import create_app
from itemized.web._guard import MOST_BODY, Buckets, Rate

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://evil.example")',
    "{{ 7 * 7 }} {% include 'x' %}",
    "'; DROP TABLE entries; --",
    "\u202e\u2066evil\u0000\u001b[31m",
    "../../../../etc/passwd",
    "A" * 200,
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "address",
    [
        "/find?q={}",
        "/entity/{}",
        "/rows?of={}",
        "/trace?giver={}",
        "/record/{}",
        "/filing/{}",
        "/compare?of={}&of=C99000001",
        "/entity/C99000001?holds={}",
    ],
)
def test_hostile_text_is_inert(client: TestClient, address: str, text: str) -> None:
    from urllib.parse import quote

    answer = client.get(address.format(quote(text, safe="")))
    assert answer.status_code < 500
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
    assert "\u202e" not in answer.text
    assert ">49<" not in answer.text


def test_hosts_of_elsewhere_are_not_answered_here(settings: Settings) -> None:
    local = TestClient(create_app(settings), base_url="http://rebound.example")
    assert local.get("/").status_code == 421
    assert local.get("/v1/coverage").json()["status"] == 421
    public = TestClient(create_app(settings, public=True), base_url="http://money.example")
    assert public.get("/").status_code == 200


def test_forms_are_taken_from_this_site_alone(client: TestClient) -> None:
    for headers in (
        {"sec-fetch-site": "cross-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver:9000"},  # another port of this host is another site
        {"origin": "https://testserver:80"},
    ):
        assert client.post("/check", data={"text": "x"}, headers=headers).status_code == 403
    for fine in (
        {"sec-fetch-site": "same-origin", "origin": "null"},
        {"origin": "http://testserver"},
        {"origin": "http://testserver:80"},
        {"origin": "https://testserver"},  # behind a server with a certificate
    ):
        assert client.post("/check", data={"text": ""}, headers=fine).status_code == 422


def test_huge_bodies_are_refused(client: TestClient) -> None:
    big = b"x" * (MOST_BODY + 1)
    said = client.post("/check", content=big, headers={"content-type": "text/plain"})
    assert said.status_code == 413

    def dripping():
        for _ in range(30):
            yield b"y" * 100_000

    page = client.post("/check", content=big, headers={"accept": "text/html,*/*"})
    assert page.status_code == 413
    assert page.text.rstrip().endswith("</html>")
    assert "Back to the form" in page.text

    cut = client.post(
        "/v1/claims", content=dripping(), headers={"content-type": "application/json"}
    )
    assert cut.status_code == 413
    assert cut.json()["status"] == 413
    told = client.post("/v1/claims", content=big, headers={"content-type": "application/json"})
    for each in (cut, told):
        assert each.headers["content-type"] == "application/problem+json"
        assert each.json()["status"] == each.status_code == 413


def test_too_many_requests_are_told_to_wait(settings: Settings) -> None:
    public = TestClient(create_app(settings, public=True), base_url="http://money.example")
    answers = [public.get("/robots.txt") for _ in range(130)]
    late = answers[-1]
    assert late.status_code == 429
    assert int(late.headers["retry-after"]) >= 1
    page = public.get("/find?q=hale", headers={"accept": "text/html"})
    assert page.status_code == 429
    assert "Too many requests" in page.text
    assert page.text.rstrip().endswith("</html>")
    assert answers[0].headers["ratelimit-policy"] == '"default";q=120;w=60'
    refused = public.get("/v1/coverage")
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["status"] == 429
    left = [int(a.headers["ratelimit"].split("r=")[1].split(";")[0]) for a in answers]
    assert left[0] > left[50] > left[100]


def test_buckets_fill_again_with_time() -> None:
    now = [0.0]
    buckets = Buckets(Rate(2, 10), clock=lambda: now[0])
    assert [buckets.take("a")[0] for _ in range(3)] == [1, 0, -1]
    assert buckets.take("b")[0] == 1
    now[0] = 5.0
    assert buckets.take("a")[0] == 0
    assert buckets.take("a")[0] == -1


def test_a_question_that_takes_too_long_ends(settings: Settings) -> None:
    hurried = dataclasses.replace(settings, patience=0.0)
    app = create_app(hurried)
    answer = TestClient(app).get("/v1/entities/C99000001")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "took longer than a question may" in answer.json()["detail"]


def test_nothing_takes_sql_or_fetches(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert not [path for path in paths if "sql" in path]
    answer = client.post("/v1/claims", json={"text": "http://127.0.0.1:9/secret"})
    assert answer.status_code == 422  # an address is text, and is not followed
    assert "is an address and no article" in answer.json()["detail"]
