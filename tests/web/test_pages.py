"""Pages: each shows what the Desk says, leads on to rows and filings, and asks nobody else."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from itemized.desk import Desk
from itemized.money import show_dollars

PAC, DONOR = "C99000001", "okonkwo-hale, marguerite t"
PAGES = (
    "/",
    "/find",
    "/find?q=okonkwo",
    "/find?q=nobody+of+this+name",
    f"/entity/{PAC}",
    f"/entity/{PAC}?as_of=2021-08-01&sort=name&holds=hale",
    f"/entity/{PAC}?from=2021-01-01&to=2021-06-30",
    f"/rows?of={PAC}&side=received&counted=true&order=largest",
    "/rows?kind=transfer&least=1000",
    f"/trace?giver={quote(DONOR)}&recipient=bellwood-farr&hops=4",
    "/trace",
    f"/compare?of={PAC}&of={quote(DONOR)}",
    "/compare",
    "/check",
    "/replay",
    "/loaded",
    "/method",
    "/v1",
)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_whole_and_asks_no_other_host(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.text.rstrip().endswith("</html>")
    assert "52 U.S.C. 30111(a)(4)" in answer.text
    taken = re.findall(
        r'(?:src|href)="([^"]+)"', "".join(re.findall(r"<(?:link|script|img)[^>]*>", answer.text))
    )
    assert taken
    assert all(each.startswith("/static/") for each in taken)
    for each in taken:
        assert client.get(unescape(each)).status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_first_page_with_all_it_needs_is_small(client: TestClient) -> None:
    page = client.get("/", headers={"accept-encoding": "gzip"})
    needs = [unescape(a) for a in re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)]
    sizes = []
    for address in ["/", *needs]:
        with client.stream("GET", address, headers={"accept-encoding": "gzip"}) as answer:
            sizes.append(sum(len(chunk) for chunk in answer.iter_raw()))
    assert len(sizes) == 5
    assert sum(sizes) < 60_000


def test_an_entitys_page_says_what_show_says(client: TestClient, desk: Desk) -> None:
    for as_of in (None, "2021-08-01"):
        from datetime import date

        shown = desk.show([PAC], as_of=date.fromisoformat(as_of) if as_of else None)
        text = unescape(client.get(f"/entity/{PAC}", params={"as_of": as_of or ""}).text)
        for totals in (shown.given, shown.received, shown.spent):
            assert f">{show_dollars(totals.total)}</a>" in text
            for _, name, total, _ in totals.by_counterpart[:20]:
                assert name in text
                assert show_dollars(total) in text
        assert all(caveat in text for caveat in shown.caveats)
        assert shown.cite("bibtex") in text


def test_every_figure_leads_to_rows_that_sum_to_it(client: TestClient) -> None:
    text = client.get(f"/entity/{PAC}").text
    figures = re.findall(r'<a href="(/rows\?[^"]+)"[^>]*>(\$[\d,.]+)</a>', text)
    assert len(figures) > 10
    for address, figure in figures:
        rows = client.get(unescape(address)).text
        assert f"sum to <strong>{figure}</strong>" in rows, address


def test_every_row_leads_to_its_record_and_filing(client: TestClient, desk: Desk) -> None:
    text = client.get(f"/rows?of={PAC}").text
    records = [unescape(a) for a in re.findall(r'href="(/record/[^"]+)"', text)]
    assert len(records) == desk.rows([PAC]).n
    for address in records[:4]:
        page = client.get(address)
        assert page.status_code == 200
        filing = re.search(r'href="(/filing/[^"]+)"', page.text)
        assert filing
        assert client.get(unescape(filing[1])).status_code == 200


def test_rows_are_paged_by_links(client: TestClient) -> None:
    address, seen = f"/rows?of={PAC}&per_page=7", []
    while address:
        text = client.get(address).text
        seen += re.findall(r'href="(/record/[^"]+)"', text)
        following = re.search(r'<a rel="next" href="([^"]+)"', text)
        address = unescape(following[1]) if following else ""
    assert len(seen) == len(set(seen)) == 18


def test_as_typed_only_the_matches_come(client: TestClient) -> None:
    part = client.get("/find?q=okonk", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert "OKONKWO-HALE" in part


def test_a_name_leads_to_its_page(client: TestClient) -> None:
    to = client.get("/show", params={"name": PAC}, follow_redirects=False)
    assert (to.status_code, to.headers["location"]) == (303, f"/entity/{PAC}")
    vague = client.get("/show", params={"name": "lamps & co"}, follow_redirects=False)
    assert vague.headers["location"] == "/find?q=lamps+%26+co"


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/entity/nobody-at-all", 404, "no party in the loaded records"),
        ("/record/fec_bulk:0", 404, "no loaded row"),
        ("/filing/fec_bulk:0", 404, "no loaded filing"),
        ("/rows?order=best", 422, "order: Input should be"),
        ("/rows?after=zzz", 400, "the cursor is not one"),
        (f"/entity/{PAC}?as_of=yesterday", 422, "as_of: Input should be a valid date"),
        (f"/entity/{PAC}?from=2022-01-01&to=2021-01-01", 400, "from is a later day than to"),
        (f"/compare?of={PAC}", 400, "one party is no comparison"),
        ("/nowhere", 404, "There is nothing at /nowhere."),
        ("/check/none", 404, "no longer kept"),
    ],
)
def test_what_goes_wrong_is_said_on_a_page(
    client: TestClient, address: str, status: int, words: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert words in unescape(answer.text)
    assert "Traceback" not in answer.text


def test_individuals_are_not_for_search_engines(client: TestClient, desk: Desk) -> None:
    person = next(m for m in desk.find(DONOR) if m.kind == "person")
    page = client.get(f"/entity/{quote(person.entity_id, safe='')}")
    assert "noindex" in page.headers["x-robots-tag"]
    assert '<meta name="robots" content="noindex' in page.text
    assert "x-robots-tag" not in client.get(f"/entity/{PAC}").headers
    assert "Disallow: /find" in client.get("/robots.txt").text


def test_without_a_ledger_it_says_how_to_begin(tmp_path) -> None:
    from itemized.settings import Settings
    from itemized.web import create_app

    bare = TestClient(create_app(Settings(ledger=tmp_path / "none", downloads=tmp_path)))
    assert "Nothing is loaded yet" in bare.get("/").text
    refused = bare.get("/entity/C1")
    assert refused.status_code == 503
    assert "nothing is loaded here yet" in refused.text
    assert bare.get("/v1/coverage").json()["status"] == 503


def test_what_is_shipped_is_what_was_published() -> None:
    import hashlib
    import json

    from itemized.web._shown import static_bytes

    manifest = json.loads(static_bytes("manifest.json"))
    assert len(manifest) == 2
    for name, held in manifest.items():
        assert hashlib.sha256(static_bytes(name)).hexdigest() == held["sha256"]
        assert static_bytes(f"{name.split('-')[0]}.LICENSE.txt")


@pytest.mark.parametrize("of", ["LANTERN STREET PAC", "lantern", "nope", "C99999999"])
def test_rows_of_nobody_are_no_sum_of_nothing(client: TestClient, of: str) -> None:
    for address in ("/rows", "/v1/entries", "/v1/entries.csv", "/v1/schedules/schedule_a"):
        for name in ("of", "giver", "recipient"):
            assert client.get(address, params={name: of}).status_code == 404, (address, name)


def test_an_id_may_be_written_small(client: TestClient) -> None:
    small, large = (client.get("/v1/entries", params={"of": i}).json() for i in (PAC.lower(), PAC))
    assert small["n"] == large["n"] == 18


def test_the_day_goes_along(client: TestClient) -> None:
    day = "as_of=2021-08-01"
    found = client.get(f"/find?q=okonkwo&{day}&place=NM").text
    form = found[found.index('role="search"') : found.index("</form>")]
    assert 'name="as_of" value="2021-08-01"' in form
    assert 'name="place" value="NM"' in form
    assert 'hx-include="closest form"' in form
    for address in (f"/entity/{PAC}?{day}", f"/rows?of={PAC}&{day}"):
        text = unescape(client.get(address).text)
        parties = re.findall(r'href="(/entity/[^"]+)"', text)
        others = [p for p in parties if p != f"/entity/{PAC}"]  # but for the way to no day at all
        assert others
        assert all(day in party for party in others)
    assert f"/trace?giver={PAC}&{day}" in unescape(client.get(f"/entity/{PAC}?{day}").text)


def test_an_amended_filing_is_linked(client: TestClient, desk: Desk) -> None:
    filings = desk.listed("filings", limit=10_000).rows
    amending = [f["filing_key"] for f in filings if f["amends"]]
    assert amending
    for key in amending:
        text = client.get(f"/filing/{quote(key, safe='')}").text
        for link in re.findall(r'href="(/filing/[^"]+)"', text):
            assert client.get(unescape(link)).status_code == 200, link
