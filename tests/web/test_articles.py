"""An article handed in on a page: read, looked up, exported, and replayed from its bundle."""

from __future__ import annotations

import io
import json
import os
import re
import time
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from itemized.claims.checking import to_json
from itemized.desk import Desk
from itemized.money import show_dollars
from itemized.settings import Settings
from itemized.web import create_app
from itemized.web._shelf import Room, Shelf


def hand_in(client: TestClient, **form: str) -> str:
    answer = client.post("/check", data=form, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    address = answer.headers["location"]
    finished(client, address)
    return address


def finished(client: TestClient, address: str) -> str:
    for _ in range(900):
        page = client.get(address).text
        if "finding-1" in page or "was not checked" in page:
            return page
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
    told = re.sub(r"</?a\b[^>]*>", "", page)
    found = desk.check(str(world.article), published=world.published)
    for finding in found.findings:
        if finding.verdict.value != "OUT_OF_SCOPE":
            assert all(" ".join(sentence.split()) in told for sentence in finding.because)
    assert 'href="/record/' in page


def test_figures_within_sentences_lead_to_their_rows(client: TestClient, address: str) -> None:
    page = unescape(client.get(address).text)
    said = "".join(re.findall(r'<ul class="because">(.*?)</ul>', page, re.S))
    found = re.findall(
        r'<a href="(/rows|/record)([^"]+)" aria-label="[^"]+: its rows">([^<]+)</a>', said
    )
    assert {kind for kind, _, _ in found} == {"/rows", "/record"}
    for kind, to, figure in found:
        held = client.get(f"/v1/entries{to.replace('%3A', ':')}").json()
        amount = held["total"] if kind == "/rows" else held["row"]["amount"]
        assert show_dollars(Decimal(amount)) == figure, (kind, to)
    assert len(found) > 8


def test_the_figures_of_a_finding_lead_to_the_rows_behind_them(
    client: TestClient, address: str
) -> None:
    assert figures_lead(client, client.get(address).text) > 15


def figures_lead(client: TestClient, page: str) -> int:
    """How many figures of findings there are; each leads to rows that come to it."""
    figures = re.findall(r'<dd><a href="(/rows[^"]+)"[^>]*>([^<]+)</a></dd>', unescape(page))
    for to, figure in figures:
        n = re.search(r"([\d,]+) rows?$", figure)
        assert n, figure
        held = client.get(to.replace("/rows", "/v1/entries")).json()
        assert held["n"] == int(n[1].replace(",", "")), (to, figure)
        if figure.startswith("$") and " in " in figure:
            assert figure.startswith(f"{show_dollars(Decimal(held['total']))} in "), to
    return len(figures)


def test_shares_places_and_several_givers_lead_to_their_rows(client: TestClient) -> None:
    said = (
        "Marguerite Okonkwo-Hale gave 80 percent of the money that Lantern Street PAC raised in 2021.",
        "Marguerite Okonkwo-Hale was the largest donor to Lantern Street PAC in 2021.",
        "Employees of Vane & Tiller Capital gave $1 million to Lantern Street PAC in 2021.",
        "Okonkwo-Hale and Beatrix Dunmorrow together gave $1.4 million to Lantern Street PAC in 2021.",
    )
    address = hand_in(client, text="\n\n".join(said), published="2021-09-27")
    told = re.findall(r"<dd>(.*?)</dd>", unescape(client.get(address).text))
    assert len(told) == 12
    for figure in told:
        links = re.findall(r'<a href="/rows([^"]+)"', figure)
        sums = [client.get(f"/v1/entries{link}").json() for link in links]
        words = re.sub(r"<[^>]+>", "", figure)
        if "%" in words:
            part, whole = (Decimal(found["total"]) for found in sums)
            assert words.startswith(f"{round(100 * part / whole, 2).normalize():f} %")
            assert f"over {sums[1]['n']} rows" in words
        elif words.startswith("number"):
            assert sums[0]["n"] < sums[1]["n"]
            payers = {row["payer_id"] for row in sums[1]["rows"]}
            assert words.startswith(f"number 1 of {len(payers)}")
        else:
            (found,) = sums
            assert words.startswith(f"{show_dollars(Decimal(found['total']))} in {found['n']} row")


RAISED = "Lantern Street PAC raised $1.66 million in 2021 and 2022."
GAVE = "Silas Thornbury-Vex gave $4,500 to Lantern Street PAC in June 2021."


def card(page: str, quote: str) -> str:
    """The card of a statement on a page of a checked article."""
    (found,) = (c for c in re.findall(r"<article .*?</article>", page, re.S) if f"“{quote}”" in c)
    return found


def test_the_figure_a_verdict_rests_on_leads_to_the_line_that_states_it(
    client: TestClient, desk: Desk
) -> None:
    address = hand_in(client, text=f"{RAISED}\n\n{GAVE}", published="2023-03-01")
    page = unescape(client.get(address).text)
    told = card(page, RAISED)
    ((to, figure),) = re.findall(
        r"<b>It rests on</b>[^<]*</dt><dd><a href=\"(/lines[^\"]+)\"[^>]*>([^<]+)</a>", told
    )
    (line, *_) = client.get(to.replace("/lines", "/v1/lines")).json()["rows"]
    (said,) = line["said"]
    assert (said["filer_id"], figure) == ("C99000001", "$1,657,517.25")
    assert show_dollars(Decimal(said["receipts"])) == figure
    assert client.get(to).status_code == 200
    # within the sentences it leads there too, and what stands beside it is called what it is
    assert f'<a href="{to}" aria-label="{figure}: where it is stated">{figure}</a>' in told
    clocks = re.findall(r"<b>(Then|By then|Now):</b> ([^<]*)</dt>", told)
    assert [name for name, _ in clocks] == ["Then", "By then", "Now"]
    assert all(gloss.startswith("itemized rows, ") for _, gloss in clocks)
    (stated,) = client.get(f"{address}/report.json").json()["claims"][0]["stated"]
    assert (stated["rests"], show_dollars(Decimal(stated["stated"]))) == (True, figure)
    assert (stated["read_at"], stated["read_as"]) == (line["line"], "webk")
    assert desk.sql(stated["paste"]).rows == ((Decimal(stated["stated"]),),)
    report = unescape(client.get(f"{address}/report.html").text)
    ((anchor, alone),) = re.findall(r'<dd><a href="#(file-\d+)"[^>]*>([^<]+)</a>', report)
    row = report.split(f'id="{anchor}"')[1].split("</tr>")[0]
    (file,) = (c.file for c in desk.status().coverage if c.sha256 == stated["read_from"])
    assert (alone, file in row) == (figure, True)
    lines = client.get(f"{address}/report.md").text.split("## ")
    assert f"total receipts of {figure}" in next(part for part in lines if "It rests on" in part)


def test_what_it_rests_on_keeps_the_day(client: TestClient) -> None:
    address = hand_in(client, text=RAISED, published="2023-03-01", as_of="2023-02-10")
    told = card(unescape(client.get(address).text), RAISED)
    (to,) = set(re.findall(r'"(/lines[^"]+)"', told))
    assert to.endswith("&as_of=2023-02-10")
    assert "$1,657,517.25" in client.get(to).text


def test_a_verdict_that_rests_on_rows_tells_them_as_before(client: TestClient) -> None:
    address = hand_in(client, text=f"{RAISED}\n\n{GAVE}", published="2023-03-01")
    told = card(unescape(client.get(address).text), GAVE)
    assert "It rests on" not in told
    assert "itemized rows" not in told
    assert re.findall(r'<dd><a href="/rows[^"]+"[^>]*>([^<]+)</a>', told) == ["$4,500 in 1 row"] * 3
    claim = client.get(f"{address}/report.json").json()["claims"][1]
    assert (claim["stated"], claim["sql"]) == ([], claim["by_then"]["sql"])


def test_a_checked_article_says_how_to_cite_it(
    client: TestClient, address: str, desk: Desk, world
) -> None:
    page = unescape(client.get(address).text)
    found = desk.check(str(world.article), published=world.published)
    for style, name in (("text", "Plain text"), ("bibtex", "BibTeX"), ("csl", "CSL-JSON")):
        assert f"<summary>{name}</summary>" in page
        assert found.cite(style) in page
    report = client.get(f"{address}/report.html").text  # which is nobody's page here
    assert "BibTeX" not in report


def test_the_same_article_is_checked_once(client: TestClient, address: str, world) -> None:
    text = world.article.read_text(encoding="utf-8")
    assert hand_in(client, text=text, published=str(world.published)) == address


def test_its_address_outlasts_the_server(
    client: TestClient, address: str, settings: Settings
) -> None:
    assert re.fullmatch(r"/checked/[0-9a-f]{32}", address)
    other = TestClient(create_app(settings))
    for part in ("", "/report.json", "/bundle.zip"):
        held, again = client.get(address + part), other.get(address + part)
        assert again.status_code == 200
        assert again.content == held.content
        assert "noindex" in again.headers["x-robots-tag"]
    assert other.get(f"/checked/{'0' * 32}").status_code == 404
    assert other.get("/checked/..%2f..%2fsnapshots").status_code == 404


@pytest.mark.parametrize("part", ["", "/report.html", "/report.json", "/bundle.zip"])
def test_a_finished_check_that_is_held_is_not_sent_again(
    client: TestClient, address: str, part: str
) -> None:
    whole = client.get(address + part)
    tag = whole.headers["etag"]
    assert whole.headers["cache-control"] == "no-cache"
    for held, status in (
        (tag, 304),
        (f'"x", {tag.removeprefix("W/")}', 304),
        ("*", 304),
        ('"x"', 200),
    ):
        again = client.get(address + part, headers={"If-None-Match": held})
        assert (again.status_code, bool(again.content)) == (status, status == 200), held
        assert again.headers["etag"] == tag
    head = client.head(address + part)
    assert (head.headers["etag"], head.content) == (tag, b"")
    tags = {client.get(address + each).headers["etag"] for each in ("", "/report.md")}
    assert len({*tags, tag}) == (2 if part == "" else 3)
    gone = f"/checked/{'0' * 32}{part}"
    assert client.get(gone, headers={"If-None-Match": "*"}).status_code == 404


def test_a_check_on_its_way_is_not_kept(client: TestClient) -> None:
    from itemized.model import Article
    from itemized.web.articles import Checked, HandedIn

    held = Checked(
        "one-on-its-way",
        Article("Text.", "T", None, None, "0" * 64),
        HandedIn(b"", "-", None, None),
    )
    client.app.state.checks._held[held.key] = held
    answer = client.get(f"/checked/{held.key}", headers={"If-None-Match": "*"})
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert "etag" not in answer.headers


def test_the_menu_of_a_checked_article_is_that_of_the_site(
    client: TestClient, address: str
) -> None:
    def menu(page: str) -> list[str]:
        nav = page.split("<nav")[1].split("</nav>")[0]
        return [to for to in re.findall(r'href="(/[a-z0-9]*)"', nav) if to != "/checked"]

    assert menu(client.get(address).text) == menu(client.get("/method").text)


def test_it_is_checked_as_of_another_day(client: TestClient, address: str) -> None:
    again = client.post(f"{address}/again", data={"as_of": "2021-05-01"}, follow_redirects=False)
    other = again.headers["location"]
    assert again.status_code == 303
    assert other != address
    page = finished(client, other)
    assert 'name="as_of" value="2021-05-01"' in page
    records = re.findall(r'href="(/record/[^"]+)"', page)
    assert records
    assert all("?as_of=2021-05-01" in each for each in records)
    assert figures_lead(client, page) > 5
    assert "as filed by May 1, 2021" in page
    assert "as filings told it on May 1, 2021" in page
    assert "as filings tell it now" not in page
    back = client.post(f"{other}/again", data={"as_of": ""}, follow_redirects=False)
    assert back.headers["location"] == address


def test_the_day_in_the_address_is_asked_about_or_refused(client: TestClient, address: str) -> None:
    there = client.get(f"{address}?as_of=2021-05-01", follow_redirects=False)
    again = client.post(f"{address}/again", data={"as_of": "2021-05-01"}, follow_redirects=False)
    assert (there.status_code, there.headers["location"]) == (303, again.headers["location"])
    assert "as filed by May 1, 2021" in finished(client, there.headers["location"])
    same = client.get(f"{there.headers['location']}?as_of=2021-05-01", follow_redirects=False)
    assert same.headers["location"] == there.headers["location"]
    assert client.get(f"{address}/report.json?as_of=2021-05-01").status_code == 400
    form = client.get("/check?as_of=2021-05-01").text
    assert '<input type="date" name="as_of" value="2021-05-01">' in form
    for path in ("/check", "/replay", "/method", address, f"{address}/report.json"):
        assert client.get(f"{path}?as_of=2021-02-30").status_code == 422
        assert client.get(f"{path}?from=2021-02-03").status_code == 422
    for path in ("/replay", "/method"):
        page = client.get(f"{path}?as_of=2021-05-01").text
        assert "This page is the same on any day; its links keep the day." in page
        assert 'name="as_of" value="2021-05-01"' in page
    assert 'action="/replay?as_of=2021-05-01"' in client.get("/replay?as_of=2021-05-01").text


def test_a_shelf_keeps_within_its_room(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, Room(checks=3, size=100_000))
    keys = [f"{n:032x}" for n in range(5)]
    for n, key in enumerate(keys[:3]):
        assert shelf.put(key, {"page.html": key.encode()})
        os.utime(tmp_path / "checked" / f"{key}.zip", (n, n))
    assert shelf.get(keys[0], "page.html") == keys[0].encode()  # and is the youngest by that
    assert shelf.put(keys[3], {"page.html": b"4"})
    assert [shelf.get(key, "page.html") is not None for key in keys[:4]] == [
        True,
        False,
        True,
        True,
    ]
    assert not shelf.put(keys[4], {"page.html": os.urandom(200_000)})  # larger than all the room
    assert shelf.get(keys[0], "other") is None
    (tmp_path / "checked" / f"{keys[0]}.zip").write_bytes(b"damaged")
    assert shelf.get(keys[0], "page.html") is None
    mode = (tmp_path / "checked" / f"{keys[3]}.zip").stat().st_mode
    assert mode & 0o077 == 0
    (tmp_path / "file").write_bytes(b"")
    assert not Shelf(tmp_path / "file", Room(1, 1)).put(keys[0], {})


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
    for name in ("b.zip", "../../b.zip"):
        refused = client.post("/replay", files={"file": (name, io.BytesIO(bytes(broken)))})
        assert refused.status_code == 422
        said = refused.text[refused.text.index('role="alert"') :].split("</p>")[0]
        assert "b.zip: " in said
        assert "/" not in said.replace("</strong>", "")
        assert 'action="/replay"' in refused.text


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
        (
            {"text": "https://example.org/2021/money.html"},
            "is an address and no article; open it, and give the text that stands there",
        ),
        ({"text": "A gave $1.", "published": "July 1"}, "is no date"),
        ({"text": "A gave $1.", "as_of": "2021-02-30"}, "is no date"),
        ({"text": "A gave $1 to B. " * 25_001}, "more than 400,000 characters"),
    ],
)
def test_what_cannot_be_read_is_said(client: TestClient, form: dict[str, str], words: str) -> None:
    answer = client.post("/check", data=form)
    assert answer.status_code in (400, 422)
    said = unescape(answer.text)
    assert words in said
    assert f">\n{form['text']}</textarea>" in said
    assert f'name="published" value="{form.get("published", "")}"' in said


def test_progress_is_shown_meanwhile(client: TestClient, world) -> None:
    from itemized.model import Article
    from itemized.web.articles import Checked, HandedIn

    checks = client.app.state.checks
    article = Article("Text.", "Title", None, None, "0" * 64)
    held = Checked("waiting-one", article, HandedIn(b"Text.", "-", None, None))
    checks._held[held.key] = held
    words = {
        "waiting": "Waiting for its turn",
        "reading": "Reading the text",
        "looking": "2 statements found",
    }
    held.found = 2
    for stage, said in words.items():
        held.stage = stage
        page = client.get(f"/checked/{held.key}").text
        assert said in page
        assert '<noscript><meta http-equiv="refresh"' in page
        part = client.get(f"/checked/{held.key}", headers={"HX-Request": "true"}).text
        assert said in part
        assert "<html" not in part
    held.stage, held.wrong = "failed", "it was odd"
    assert "it was odd" in client.get(f"/checked/{held.key}").text
