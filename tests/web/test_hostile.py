"""Names in filings that try to be more than names are text on every page, and hide no other row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from export import hostile
from itemized.export._svg import fitted, width
from itemized.settings import Settings
from itemized.web import create_app

PAC, LONG, NAMES = "C99000001", hostile.LONG, hostile.NAMES
SCHEMAS = "https://json-schema.org/"


@pytest.fixture(scope="module")
def evil(evil_settings: Settings) -> Iterator[TestClient]:
    """A server of the ledger of hostile names."""
    with TestClient(create_app(evil_settings)) as client:
        yield client


def test_hostile_names_are_text_on_every_page(evil: TestClient) -> None:
    rows = evil.get("/v1/entries?per_page=1000").json()["rows"]
    assert len(rows) == len(NAMES)
    pages = [
        *("/", "/find?q=script", "/find?q=N", "/loaded", "/filings", "/committees", "/rows"),
        *(f"/rows?of={PAC}", f"/entity/{PAC}", f"/trace?recipient={PAC}"),
        *(f"/compare?of={PAC}&of={rows[0]['payer_id']}", "/filing/fec_bulk:9000001"),
        *("/stated", f"/stated?by={PAC}", "/v1"),
        *(f"/rows?giver={rows[0]['payer_id']}&giver={rows[1]['payer_id']}",),
        *(f"/rows?key={quote(rows[0]['entry_key'])}",),
    ]
    loaded = unescape(evil.get("/loaded").text)
    lines = re.findall(r'href="(/lines[?][^"]+)"', loaded)
    assert {"table=webk" in each for each in lines} == {True, False}
    assert any("unread" in each for each in lines)
    stated = unescape(evil.get("/stated").text)
    pages += [*lines, *re.findall(r'href="((?:/lines|/rows)[?][^"]+)"', stated)]
    for row in rows:
        pages += [f"/entity/{row['payer_id']}", f"/record/{row['entry_key']}"]
    unseen = next(row["payer_id"] for row in rows if row["payer"] == hostile.UNSEEN)
    pages += [f"/trace?giver={unseen}", f"/trace?giver={unseen}&recipient={PAC}"]
    for address in pages:
        answer = evil.get(address)
        assert answer.status_code == 200, address
        text = re.sub(r'data-label="Line">[0-9,]+<', "", answer.text)  # 49 is the number of one
        for never in ("<script>alert", "<img src=x", "<b>x", "\u202e", "\u2066", "\x1b", ">49<"):
            assert never not in text, (address, never)
        assert not re.findall(r'(?:href|src|action)="\s*javascript:', text), address
        assert not re.findall(r"<(a|h1|h2|strong|caption)\b[^>]*>(?:<strong>)?\s*</", text), address
        for link in re.findall(r'(?:href|src|action)="([^"]*)"', text):
            to = unescape(link)
            assert to.startswith(("/", "#", "https://docquery.fec.gov/", SCHEMAS)), (address, to)
            assert not to.startswith("//"), (address, to)


def test_a_name_without_end_pushes_nothing_out_of_sight(evil: TestClient) -> None:
    listed = evil.get(f"/rows?of={PAC}").text
    assert f"{LONG[:160]}…" in listed
    assert LONG[:200] not in listed
    key = next(
        row["entry_key"]
        for row in evil.get("/v1/entries?per_page=1000").json()["rows"]
        if row["payer"] == LONG
    )
    assert LONG in evil.get(f"/record/{key}").text  # where it stands alone


@pytest.mark.parametrize("name", [LONG, "W " * 5000])
def test_a_name_without_end_is_told_once_and_cut_elsewhere(evil: TestClient, name: str) -> None:
    rows = evil.get("/v1/entries?per_page=1000").json()["rows"]
    whole = " ".join(name.split())
    payer = next(row["payer_id"] for row in rows if row["payer"].strip() == name.strip())
    key = next(row["entry_key"] for row in rows if row["payer_id"] == payer)
    once = f"/entity/{payer}", f"/record/{key}"
    cut = (
        *(f"/rows?of={payer}", f"/rows?giver={payer}", f"/trace?giver={payer}&hops=1"),
        *(f"/compare?of={payer}&of={rows[0]['payer_id']}", f"/entity/{PAC}"),
        *(f"/trace?giver={payer}&recipient={PAC}", f"/rows?key={key}"),
    )
    for address in (*once, *cut):
        text = unescape(evil.get(address).text)
        assert (whole in text) == (address in once), address  # of a row its employer may be so, too
        assert whole[:150] in text, address
        title = text.split("<title>")[1].split("</title>")[0]
        assert len(title) < 200, address
        heading = text.split("<h1>")[1].split("</h1>")[0]
        assert len(re.sub("<[^>]+>", "", heading)) < 200, address


def test_a_drawing_looks_no_further_into_a_name_than_there_is_room() -> None:
    # letter by letter from its end, a million would take hours
    assert fitted("N" * 1_000_000, 90) == fitted("N" * 100, 90)
    for room in range(5, 120):
        for name in ("LANTERN STREET PAC", "Wm. & Co", "…", ""):
            found = fitted(name, room)
            assert found == name or found.endswith("…")
            assert width(found) <= max(room, width("…"))
