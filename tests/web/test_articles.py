"""An article handed in on a page: read, looked up, exported, and replayed from its bundle."""

from __future__ import annotations

import io
import json
import time
from html import unescape

import pytest
from starlette.testclient import TestClient

from itemized.claims.checking import to_json
from itemized.desk import Desk


def hand_in(client: TestClient, **form: str) -> str:
    answer = client.post("/check", data=form, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    address = answer.headers["location"]
    for _ in range(200):
        page = client.get(address)
        if "finding-1" in page.text or "was not checked" in page.text:
            return address
        time.sleep(0.1)
    raise AssertionError("it was never done")


@pytest.fixture(scope="module")
def address(client: TestClient, world) -> str:
    text = world.article.read_text(encoding="utf-8")
    return hand_in(client, text=text, published=str(world.published))


def test_every_statement_opens_to_its_verdict(
    client: TestClient, address: str, desk: Desk, world
) -> None:
    page = unescape(client.get(address).text)
    found = desk.check(str(world.article), published=world.published)
    for finding in found.findings:
        if finding.verdict.value != "OUT_OF_SCOPE":
            assert all(" ".join(sentence.split()) in page for sentence in finding.because)
    assert 'href="/record/' in page


def test_the_same_article_is_checked_once(client: TestClient, address: str, world) -> None:
    text = world.article.read_text(encoding="utf-8")
    assert hand_in(client, text=text, published=str(world.published)) == address


def test_exports_are_those_of_the_shell(
    client: TestClient, address: str, desk: Desk, world
) -> None:
    found = desk.check(str(world.article), published=world.published)
    held = client.get(f"{address}/report.json").json()
    assert held["claims"] == json.loads(json.dumps(to_json(found)))["claims"]
    for name, begins in (
        ("report.html", "<!doctype html>"),
        ("report.md", "# "),
        ("claimreview.json", "["),
    ):
        answer = client.get(f"{address}/{name}")
        assert answer.text.startswith(begins)
        assert "attachment" in answer.headers["content-disposition"]
    assert client.get(f"{address}/other.exe").status_code == 404


def test_a_saved_bundle_replays(client: TestClient, address: str) -> None:
    bundle = client.get(f"{address}/bundle.zip").content
    page = client.post("/replay", files={"file": ("b.zip", io.BytesIO(bundle))})
    assert "the same verdicts, to the byte" in page.text
    broken = bytearray(bundle)
    broken[len(broken) // 2] ^= 1
    refused = client.post("/replay", files={"file": ("b.zip", io.BytesIO(bytes(broken)))})
    assert refused.status_code == 422


def test_a_file_is_taken_too(client: TestClient, world) -> None:
    file = {"file": ("article.txt", world.article.read_bytes())}
    answer = client.post("/check", files=file, data={"published": str(world.published)})
    assert answer.status_code == 200
    image = {"file": ("article.png", b"\x89PNG")}
    refused = client.post("/check", files=image)
    assert (refused.status_code, "no .txt or .html file" in refused.text) == (400, True)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"text": "  "}, "has no article text"),
        ({"text": "A gave $1.", "published": "July 1"}, "is no date"),
    ],
)
def test_what_cannot_be_read_is_said(client: TestClient, form: dict[str, str], words: str) -> None:
    answer = client.post("/check", data=form)
    assert answer.status_code in (400, 422)
    assert words in unescape(answer.text)


def test_progress_is_shown_meanwhile(client: TestClient, world) -> None:
    from itemized.model import Article
    from itemized.web.articles import Checked

    checks = client.app.state.checks
    article = Article("Text.", "Title", None, None, "0" * 64)
    held = Checked("waiting-one", article, None)
    checks._held[held.key] = held
    words = {
        "waiting": "Waiting for its turn",
        "reading": "Reading the text",
        "looking": "2 statements found",
    }
    held.found = 2
    for stage, said in words.items():
        held.stage = stage
        page = client.get(f"/check/{held.key}").text
        assert said in page
        assert '<noscript><meta http-equiv="refresh"' in page
        part = client.get(f"/check/{held.key}", headers={"HX-Request": "true"}).text
        assert said in part
        assert "<html" not in part
    held.stage, held.wrong = "failed", "it was odd"
    assert "it was odd" in client.get(f"/check/{held.key}").text
