"""Pages: each shows what the Desk says, leads on to rows and filings, and asks nobody else."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from itemized.desk import Desk
from itemized.model_rows import RowsAsked
from itemized.money import show_dollars
from itemized.settings import Settings
from itemized.web import create_app

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
    "/rows?kind=transfer&least=1000&most=5000",
    "/rows?least=99999999",
    "/committees",
    "/candidates",
    "/filings",
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
    assert len(re.findall(r'type="date" name="as_of"', answer.text)) == 1


def test_the_first_page_with_all_it_needs_is_small(client: TestClient) -> None:
    page = client.get("/", headers={"accept-encoding": "gzip"})
    needs = [unescape(a) for a in re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)]
    sizes = []
    for address in ["/", *needs]:
        with client.stream("GET", address, headers={"accept-encoding": "gzip"}) as answer:
            sizes.append(sum(len(chunk) for chunk in answer.iter_raw()))
    assert len(sizes) == 6
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


def test_figures_of_matches_lead_to_rows_that_sum_to_them(client: TestClient) -> None:
    for address in ("/find?q=lantern", "/find?q=okonkwo&as_of=2021-05-01", "/trace?giver=okonkwo"):
        text = client.get(address).text
        figures = re.findall(r'<a href="(/rows\?[^"]+)"[^>]*>(-?\$[\d,.]+)</a>', text)
        assert len(figures) > 3, address
        for to, figure in figures:
            assert f"sum to <strong>{figure}</strong>" in client.get(unescape(to)).text, to


def test_what_is_loaded_leads_to_its_rows(client: TestClient, desk: Desk) -> None:
    text = unescape(client.get("/loaded").text)
    held = desk.status()
    listed = {"entries": "/rows", "committees": "/committees", "candidates": "/candidates"}
    led = 0
    for file, load in zip(held.coverage, held.loads, strict=True):
        to = f"{listed.get(file.holds)}?file={file.sha256}&table={file.table}"
        if file.holds not in listed or not load.entries:
            assert f'href="{to}"' not in text
            continue
        link = re.search(rf'href="{re.escape(to)}"[^>]*>([\d,]+)</a>', text)
        assert link, to
        assert link[1] == f"{file.rows:,}"
        page = client.get(to).text
        n = f"{load.entries:,}"
        assert f"<strong>{n} row" in page or f"<strong>{n}</strong> in all" in page, to
        led += load.entries
        whole = client.get("/v1" + to.replace("/rows", "/entries").replace("?", ".ndjson?"))
        assert len(whole.text.splitlines()) == load.entries, to
    assert led > 1000
    assert client.get(f"/rows?file={'0' * 64}").status_code == 404


def test_a_filings_own_totals_lead_to_the_rows_behind_them(client: TestClient, desk: Desk) -> None:
    shown = desk.filing("irs_527:9900202")
    assert shown
    text = unescape(client.get("/filing/irs_527:9900202").text)
    for line in shown.lines:
        to = f"/rows?filing=irs_527:9900202&summary={line.line}".replace(":", "%3A")
        figure = re.search(rf'href="{re.escape(to)}"[^>]*>([^<]+)</a>', text)
        assert figure
        assert figure[1] == show_dollars(line.itemized)
        assert f"behind line {line.line} of its summary page" in client.get(to).text
        assert client.get(to.replace("/rows", "/v1/entries")).json()["n"] == line.rows
    assert client.get("/rows?summary=10").status_code == 400


def test_filers_of_bulk_records_go_by_name(client: TestClient) -> None:
    held = client.get(f"/v1/filings?committee_id={PAC}").json()["filings"]
    assert {row["name"] for row in held} == {"LANTERN STREET PAC"}
    assert client.get("/v1/filings?name=lantern street pac").json()["n"] == len(held)
    assert "of <a" in (page := client.get(f"/filing/{held[0]['filing_key']}").text)
    assert "LANTERN STREET PAC" in page


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


@pytest.mark.parametrize(
    "asked",
    [
        *("filings?from=2021-01-01", "committees?fits=true", "committees?unitemized=true"),
        *(
            "stated?from=2021-01-01",
            "candidates?from=2021-01-01",
            "stated?file=0",
            "filings?table=a",
        ),
        *("rows?least=1&least=2", "rows?fits=true", "committees?name=a&name=b"),
    ],
)
def test_a_page_refuses_what_it_does_not_narrow_by(client: TestClient, asked: str) -> None:
    page, told = client.get(f"/{asked}"), client.get(f"/v1/{asked.replace('rows', 'entries')}")
    assert page.status_code == told.status_code
    assert page.status_code in (400, 422)
    way = re.search(r'href="([^"]+)"[^>]*>Ask without', page.text)
    assert way
    assert client.get(unescape(way[1])).status_code == 200


def test_a_page_passes_over_what_nothing_is_asked_by(client: TestClient) -> None:
    asked = "/committees?by=C99000001&utm_source=x&as_of=2021-08-01"
    assert client.get(asked).status_code == 200
    for page in (asked, "/rows?of=C99000001&utm_source=x", "/find?q=lantern&utm_source=x"):
        shown = unescape(client.get(page).text)
        led = [a for a in re.findall(r'href="(/v1/[^"]+)"', shown) if "." in a or "?" in a]
        assert led, page
        assert [a for a in led if client.get(a).status_code != 200] == [], page
    assert client.get("/method?as_of=2021-08-01&utm_source=x").status_code == 200
    for misspelled in ("as-of=2021-08-01", "AS_OF=2021-08-01", "asof=2021-08-01", "Least=5"):
        refused = client.get(f"/rows?of=C99000001&{misspelled}")
        assert refused.status_code == 422, misspelled
        assert "there is no such parameter here" in refused.text


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
        ("/rows?order=best", 422, "Order: it must be"),
        ("/rows?after=zzz", 400, "the cursor is not one"),
        (f"/entity/{PAC}?as_of=yesterday", 422, "As filed by: it is no day"),
        (f"/entity/{PAC}?from=2022-01-01&to=2021-01-01", 400, "from is a later day than to"),
        (f"/compare?of={PAC}", 400, "one party is no comparison"),
        ("/nowhere", 404, "There is nothing at /nowhere."),
        ("/checked/none", 404, "no checked article is kept"),
        (f"/rows?of={PAC}&least=2.505", 422, "At least $: it is no amount"),
        (f"/rows?of={PAC}&filing=fec_bulk:0", 404, "fec_bulk:0"),
        (f"/rows?of={PAC}&source=fec_bluk", 400, "fec_bluk"),
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
    # a committee's page names who gave, unless none did
    donors = client.get(f"/entity/{PAC}")
    assert person.name in unescape(donors.text)
    assert "noindex" in donors.headers["x-robots-tag"]
    assert "x-robots-tag" not in client.get(f"/entity/{PAC}?as_of=1999-01-01").headers
    # noindex is heeded only where it may be read
    assert "Disallow:\n" in client.get("/robots.txt").text
    for address in ("/find?q=hale", f"/rows?of={PAC}", "/v1/find?q=hale"):
        assert "noindex" in client.get(address).headers["x-robots-tag"], address


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
            asks = address == "/rows" and "lantern" in of.lower()
            status = client.get(address, params={name: of}).status_code
            assert status == (300 if asks else 404), (address, name)


def test_an_id_may_be_written_small(client: TestClient) -> None:
    small, large = (client.get("/v1/entries", params={"of": i}).json() for i in (PAC.lower(), PAC))
    assert small["n"] == large["n"] == 18


DAY = "as_of=2021-08-01"


def links(text: str) -> list[str]:
    """The links of a page to pages, but for those that take the day away."""
    found = re.findall(r'<a ((?:[^">]|"[^"]*")*)>', unescape(text))
    held = [a for a in found if 'data-way="no day"' not in a]
    return [m[1] for a in held if (m := re.search(r'href="(/(?!static)[^"]*)"', a))]


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/find?q=okonkwo",
        f"/entity/{PAC}",
        f"/rows?of={PAC}",
        f"/compare?of={PAC}&of=C99000002",
        "/compare?of=hale&of=C99000002",
        "/trace?giver=hale",
        f"/trace?giver={quote(DONOR)}&recipient=bellwood-farr",
        "/record/fec_bulk:4042020211990000776",
        "/filing/fec_bulk:9900054",
        "/check",
        "/replay",
        "/committees",
        "/filings",
        "/loaded",
        "/method",
        "/v1",
        "/nowhere",
    ],
)
def test_every_link_keeps_the_day(client: TestClient, address: str) -> None:
    text = client.get(f"{address}{'&' if '?' in address else '?'}{DAY}").text
    assert 'name="as_of" value="2021-08-01"' in text
    for link in links(text):
        assert DAY in link or link == "/openapi.json", link
    assert len(links(text)) > 6


def test_a_day_before_it_was_filed_is_said(client: TestClient) -> None:
    late = "fec_bulk:4042020221990000011"
    for address in (f"/record/{late}", "/filing/fec_bulk:9900350"):
        refused = client.get(f"{address}?as_of=2021-05-01")
        assert refused.status_code == 404
        assert "it became public on 2022-04-20" in refused.text
        assert "as filed by April 20, 2022" in client.get(f"{address}?as_of=2022-04-20").text
    assert "state no day" in client.get(f"/committees?{DAY}").text


def chosen(text: str) -> list[str]:
    """The addresses of a page that has one choose among several."""
    return [unescape(a) for a in re.findall(r'<a href="([^"]+)"><strong>', text)]


def test_a_name_of_several_is_a_choice(client: TestClient) -> None:
    for address in (f"/compare?of=okonkwo&of={PAC}", f"/trace?giver=okonkwo&recipient={PAC}"):
        asked = client.get(address)
        assert asked.status_code == 300
        choices = chosen(asked.text)
        assert len(choices) == 3
        done = client.get(choices[0])
        assert done.status_code == 200
        assert PAC in choices[0]
    nobody = client.get(f"/compare?of=nobody+at+all&of={PAC}")
    assert nobody.status_code == 404
    assert "/find?q=nobody+at+all" in nobody.text


@pytest.mark.parametrize("name", ["lantern street pac", "okonkwo", "C99000001x"])
def test_an_address_is_of_an_id_and_no_name_is_guessed(client: TestClient, name: str) -> None:
    answer = client.get(f"/entity/{name}")
    assert answer.status_code == 404
    assert f"/find?q={name.replace(' ', '+')}" in answer.text


def test_filters_of_rows_stand_in_their_form(client: TestClient) -> None:
    asked = f"of={PAC}&side=received&kind=contribution&least=50000&most=300000&source=fec_bulk"
    text = client.get(f"/rows?{asked}&giver=p-18a1f339ba5253&order=largest").text
    for held in (
        f'type="hidden" name="of" value="{PAC}"',
        '<option value="received" selected>',
        'name="least" inputmode="decimal" value="50000"',
        'value="contribution" checked',
        'name="most" inputmode="decimal" value="300000"',
        '<option value="fec_bulk" selected>',
        'name="giver" value="p-18a1f339ba5253"',
    ):
        assert held in text, held
    rows = client.get(f"/v1/entries?of={PAC}&least=50000&most=100000").json()["rows"]
    amounts = {float(row["amount"]) for row in rows}
    assert {min(amounts) >= 50000, max(amounts) <= 100000} == {True}
    none = client.get(f"/rows?of={PAC}&least=99999999").text
    assert "No row is so." in none


def test_pages_speak_of_their_fields_and_of_no_command(client: TestClient) -> None:
    for address in (
        f"/rows?file={'0' * 64}",
        f"/lines?file={'0' * 64}&table=webk",
        "/trace?giver=hale&hops=1",
        "/trace?giver=nobody-at-all",
        "/filing/nonsense",
        "/entity/nobody-at-all",
        f"/trace?giver={PAC}&limit=1",
        f"/compare?of=okonkwo&of={PAC}",
    ):
        main = unescape(client.get(address).text.split("<main")[1])
        said = re.sub(
            r"<style>.*?</style>|<summary>The query.*?</details>|<[^>]+>", "", main, flags=re.S
        )
        assert not re.search(r"itemized (find|status|sql|show)| --[a-z]", said), address
    assert "Loaded lists them" in client.get(f"/lines?file={'0' * 64}&table=webk").text


def test_nothing_leads_to_the_rows_that_are_not_there_and_why(client: TestClient) -> None:
    page = unescape(client.get(f"/compare?of={PAC}&of=C99000003").text)
    empty = re.findall(r'<a href="(/rows[^"]+)">(?:no row|\$0)</a>', page)
    assert empty
    for address in empty:
        text = unescape(client.get(address).text)
        assert "<strong>0 rows</strong>" in text
        assert "No row is so." in text
        wider = re.findall(r'<li><a href="([^"]+)">([\d,]+) rows?</a> ([^<]+)</li>', text)
        assert wider, address
        for to, n, _ in wider:
            found = client.get(to.replace("/rows", "/v1/entries")).json()
            assert found["n"] == int(n.replace(",", "")) > 0, to
    later = unescape(client.get(f"/rows?of={PAC}&as_of=1999-01-01&least=1&from=2021-01-01").text)
    assert re.findall(r"rows?</a> (\w[^<]*)</li>", later) == ["filed later"]


def test_fields_that_a_browser_sends_empty_ask_for_nothing(client: TestClient) -> None:
    fields = ("least", "most", "from", "to", "as_of", "giver", "recipient", "candidate", "source")
    for value in ("", "%20", "+%09"):
        sent = "".join(f"&{name}={value}" for name in fields)
        whole, empty = (client.get(f"/rows?of={PAC}{more}") for more in ("", sent))
        assert empty.status_code == 200
        assert empty.text == whole.text
    assert client.get("/filings?name=+&by=").text == client.get("/filings").text
    assert client.get("/v1?as_of=").status_code == 200


def test_unlike_things_are_not_added(client: TestClient) -> None:
    text = client.get(f"/rows?of={PAC}").text
    assert "sum to" not in text
    for side in ("given", "received", "spent"):
        total = client.get(f"/v1/entries?of={PAC}&side={side}&counted=true").json()["total"]
        assert f">{show_dollars(Decimal(total))}</a>" in text


def test_every_answer_says_what_it_rests_on(client: TestClient, desk: Desk) -> None:
    row = desk.rows([PAC], limit=1).rows[0]
    sha256, line = row.ref.split(":")
    for address in (
        f"/rows?of={PAC}",
        f"/record/{quote(row.entry_key, safe='')}",
        f"/filing/{quote(row.filing_key or '', safe='')}",
        f"/compare?of={PAC}&of=C99000002",
        f"/entity/{PAC}",
        "/find?q=hale",
        "/committees?name=pac",
        "/candidates",
        "/filings?as_of=2021-08-10",
        "/loaded",
    ):
        text = unescape(client.get(address).text)
        assert desk.content() in text
        assert all(each in text for each in ("Plain text", "@misc{", '"type": "dataset"'))
        if address.startswith(("/rows", "/record")):
            assert sha256 in text
            assert f"itcont.txt, line {line}" in text


def test_drawings_lead_to_rows(client: TestClient) -> None:
    for address in (f"/entity/{PAC}", f"/compare?of={PAC}&of=C99000002"):
        text = client.get(address).text
        drawn = "".join(re.findall(r"<svg.*?</svg>", text, re.DOTALL))
        marks = [unescape(a) for a in re.findall(r'<a href="([^"]+)"', drawn)]
        assert len(marks) > 8
        assert all(a.startswith(("/rows?", "/record/")) for a in marks)
        assert client.get(marks[0]).status_code == client.get(marks[-1]).status_code == 200
    times = client.get(f"/entity/{PAC}").text
    dots = len(re.findall("<circle", times)) // 2  # drawn for two widths
    table = times[times.index("Payments drawn, by payer") :].split("</table>")[0]
    assert dots == table.count("/record/") > 10


def test_a_head_is_answered_as_a_get(client: TestClient) -> None:
    for address in ("/", f"/entity/{PAC}", "/check", "/nowhere"):
        assert client.head(address).status_code == client.get(address).status_code
        assert client.head(address).content == b""


def test_an_amended_filing_is_linked(client: TestClient, desk: Desk) -> None:
    filings = desk.listed("filings", limit=10_000).rows
    amending = [f["filing_key"] for f in filings if f["amends"]]
    assert amending
    for key in amending:
        text = client.get(f"/filing/{quote(key, safe='')}").text
        for link in re.findall(r'href="(/filing/[^"]+)"', text):
            assert client.get(unescape(link)).status_code == 200, link


@pytest.mark.parametrize("written", ["5,000", "$5,000", "$5000.00", " 5000 "])
def test_amounts_are_read_as_people_write_them(client: TestClient, written: str) -> None:
    for address in ("/v1/entries", f"/v1/trace?giver={PAC}"):
        plain = client.get(address, params={"giver": PAC, "least": "5000"})
        told = client.get(address, params={"giver": PAC, "least": written})
        assert plain.status_code == told.status_code == 200
        assert plain.json() == told.json()
    assert "of $5,000 or more" in client.get("/rows", params={"least": written}).text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"least": "5k"}, "At least $: it is no amount; write it as 1000 or $1,000.50"),
        ({"least": "1,00"}, "At least $: it is no amount"),
        ({"most": "0.001"}, "At most $: it is no amount"),
        ({"most": "-1"}, "At most $: it is no amount from 0"),
        ({"least": "1000000000000"}, "At least $: it is no amount from 0"),
        ({"from": "2021"}, "From: it is no day; write it as 2021-07-26"),
        ({"to": "7/26/2021"}, "To: it is no day"),
        ({"as_of": "2021-02-30"}, "As filed by: there is no day 2021-02-30"),
        (
            {"as_of": "9999-12-31"},
            "As filed by: days are asked about from 0001-01-01 to 9999-12-30",
        ),
        ({"side": "up"}, "Side: it must be 'all'"),
    ],
)
def test_a_wrong_filter_says_what_to_write_and_leads_on(
    client: TestClient, asked: dict[str, str], said: str
) -> None:
    answer = client.get("/rows", params={"of": PAC, **asked}, headers={"accept": "text/html"})
    assert answer.status_code == 422
    assert said in unescape(answer.text)
    way = re.search(r'href="([^"]+)" role="button"[^>]*>Ask without it', answer.text)
    assert way
    assert unescape(way[1]) == f"/rows?of={PAC}"


def test_filters_that_nothing_can_meet_are_refused_with_a_way_on(client: TestClient) -> None:
    answer = client.get(f"/rows?of={PAC}&least=5&most=4.99")
    assert answer.status_code == 400
    assert "the least amount is more than the most" in answer.text
    assert f'href="/rows?of={PAC}" role="button">Ask without the filters' in answer.text
    assert client.get(f"/rows?of={PAC}&least=5&most=5").status_code == 200


def test_rows_about_a_candidate_say_whom(client: TestClient) -> None:
    held = client.get("/v1/entries?candidate=S2NM99902").json()
    assert held["n"] == 3
    text = client.get("/rows?candidate=S2NM99902&from=2021-01-01&to=2021-12-31").text
    assert 'about <a href="/entity/S2NM99902">MARROWBY, ISOLDE</a>' in text
    assert "paid from January 1, 2021, paid to December 31, 2021" in text
    assert client.get("/v1/entries?candidate=nobody").status_code == 404
    choice = client.get("/rows?candidate=marrowby")
    assert choice.status_code == 300
    assert chosen(choice.text) == ["/rows?candidate=S2NM99902"]


def test_nobody_found_in_a_place_is_told_with_the_place(client: TestClient) -> None:
    text = unescape(client.get("/find?q=okonkwo&place=ZZ").text)
    assert "written “okonkwo” in ZZ" in text
    assert '<a href="/find?q=okonkwo">Look everywhere</a>' in text


def test_matches_that_are_not_all_say_so(client: TestClient) -> None:
    text = unescape(client.get("/find?q=a").text)
    assert "The 50 best of more parties that meet “a”" in text
    assert text.count('<a href="/entity/') == 50


def test_sums_left_out_lead_to_their_rows(client: TestClient, desk: Desk) -> None:
    left = {why: (n, total) for why, n, total in desk.show(["C99000003"]).left_out}
    assert len(left) > 1
    text = unescape(client.get("/entity/C99000003").text)
    for why, (n, total) in left.items():
        link = re.search(rf'href="(/rows\?of=C99000003&why_not={why})"[^>]*>([^<]+)</a>', text)
        assert link
        assert link[2] == show_dollars(total)
        page = unescape(client.get(link[1]).text)
        assert f"<strong>{n} row" in page
        assert "none of them counts toward a total" in page
        rows = client.get(link[1].replace("/rows", "/v1/entries")).json()["rows"]
        assert sum(Decimal(row["amount"]) for row in rows) == total
        assert {row["why_not"] for row in rows} == {why}


def test_all_counterparts_can_be_reached(client: TestClient, desk: Desk) -> None:
    received = desk.show([PAC]).received
    assert len(received.by_counterpart) > 3
    address = f"/entity/{PAC}?counterparts=3"
    text = unescape(client.get(address).text)
    assert f"Received from (the first 3 of {len(received.by_counterpart)})" in text
    more = re.search(r'href="(/entity/[^"#]+)#received">Show more', text)
    assert more
    assert more[1] == f"/entity/{PAC}?counterparts=12"
    text = unescape(client.get(more[1]).text)
    assert all(f": {show_dollars(c[2])}" in text for c in received.by_counterpart[:12])


def test_undated_rows_are_found_by_themselves(client: TestClient, desk: Desk) -> None:
    rows = desk.rows_of(RowsAsked(), limit=1000, after=None)
    found = []
    while rows:
        found += [row for row in rows.rows if row.date is None]
        rows = desk.rows_of(RowsAsked(), limit=1000, after=rows.next) if rows.next else None
    held = client.get("/v1/entries?undated=true&per_page=1000").json()
    assert held["n"] == len(found)
    assert {row["entry_key"] for row in held["rows"]} == {row.entry_key for row in found}


@pytest.mark.parametrize(
    ("page", "api"),
    [
        ("/committees?by=C99000001", "/v1/committees?committee_id=C99000001"),
        ("/candidates?by=S2NM99902", "/v1/candidates?candidate_id=S2NM99902"),
        ("/filings?by=C99000001", "/v1/filings?committee_id=C99000001"),
        (f"/compare?of={PAC}&of=C99000003", f"/v1/compare?of={PAC}&of=C99000003"),
    ],
)
def test_a_page_leads_to_its_own_document(client: TestClient, page: str, api: str) -> None:
    assert f'href="{api}">As JSON' in unescape(client.get(page).text)
    assert client.get(api).status_code == 200


def test_an_error_of_the_servers_own_is_a_page_without_its_insides(settings) -> None:
    app = create_app(settings)
    app.state.desk = None
    with TestClient(app, raise_server_exceptions=False) as broken:
        page = broken.get("/find?q=hale")
        assert page.status_code == 500
        assert "Something went wrong here" in page.text
        assert "NoneType" not in page.text
        problem = broken.get("/v1/find?q=hale")
        assert problem.headers["content-type"] == "application/problem+json"
        assert problem.json()["status"] == 500


def test_what_is_cited_names_every_filter(client: TestClient) -> None:
    asked = (
        f"of={PAC}&side=received&kind=contribution&kind=in_kind&least=5&most=2000000&counted=true"
        "&from=2021-01-01&to=2021-12-31&source=fec_bulk&as_of=2021-10-31"
    )
    text = unescape(client.get(f"/rows?{asked}").text)
    cited = text.split("Plain text</h3>")[1].split("</code>")[0]
    assert (
        f"Payments received by LANTERN STREET PAC ({PAC}), 2021-01-01 through 2021-12-31, kind"
        " contribution or in kind, records of fec_bulk, at least $5 in size, at most $2,000,000 in size, only rows"
        " that count"
    ) in cited
    assert "2021-10-31" in cited


def test_a_comparison_tells_a_caveat_once(client: TestClient, desk: Desk) -> None:
    (same,) = desk.show([PAC]).caveats
    assert desk.show(["C99000002"]).caveats == (same,)
    text = unescape(client.get(f"/compare?of={PAC}&of=C99000002").text)
    assert text.count(same) == 1


def test_navigation_says_where_one_is(client: TestClient) -> None:
    text = client.get("/trace").text
    assert re.findall(r'<a href="([^"]+)" aria-current="page">', text) == ["/trace"]
    assert "aria-current" not in client.get("/").text


def test_routes_are_narrowed_by_the_form_as_by_the_address(client: TestClient) -> None:
    asked = f"/trace?giver={PAC}&kind=independent_expenditure&source=fec_bulk&limit=5&hops=3&to="
    text = unescape(client.get(asked).text)
    assert "Asked for: only independent expenditure, only records of fec_bulk." in text
    form = text[text.index('<form method="get" action="/trace"') :]
    form = form[: form.index("</form>")]
    assert re.findall(r'value="(\w+)" (?:checked|selected)', form) == [
        "fec_bulk",
        "independent_expenditure",
    ]
    assert 'name="limit" min="1" max="100" value="5"' in form
    empty = client.get("/trace").text
    assert 'value="irs_527"' in empty  # what is loaded can be chosen before anything is asked


def test_rows_of_a_day_long_ago_are_led_to(client: TestClient) -> None:
    """One gift of the made-up world is dated 1922, as filed."""
    text = unescape(client.get("/entity/C99000004").text)
    [to] = set(re.findall(r'href="(/rows[^"]*from=1922[^"]*)"', text))
    page = client.get(to)
    assert page.status_code == 200
    assert "$700" in page.text


def test_lines_with_names_of_people_are_no_pages_to_be_found(settings: Settings) -> None:
    with TestClient(create_app(settings, public=True)) as client:
        to = re.search(r'href="(/lines[^"]*)"', client.get("/loaded").text)
        assert to
        answer = client.get(unescape(to[1]))
        assert answer.status_code == 200
        assert "noindex" in answer.headers["x-robots-tag"]


def test_a_filing_names_every_file_that_its_rows_were_read_from(client: TestClient) -> None:
    """Receipts and operating expenditures of one report lie in two bulk files."""
    filing = "fec_bulk:9900054"
    rows = client.get(f"/v1/entries?filing={filing}").json()["rows"]
    files = {row["ref"].partition(":")[0] for row in rows}
    assert len(files) == 2
    page = client.get(f"/filing/{filing}").text
    read = page.split("Files read from")[1].split("</dd>")[0]
    assert set(re.findall(r"sha256 ([0-9a-f]{64})", read)) == files


def test_rows_that_count_and_are_in_no_sum_are_told(client: TestClient, desk: Desk) -> None:
    """A candidate's loan, and what a vendor was paid; of a committee all that counts is summed."""
    page = unescape(client.get("/entity/S2NM99902").text)
    assert "1 more row counts and is in none of these sums: loans" in page
    rows = client.get("/v1/entries?of=S2NM99902&counted=true").json()["rows"]
    assert [row["kind"] for row in rows] == ["loan"]
    vendor = desk.find("bellwether & gantry media")[0].entity_id
    shown = desk.show([vendor])
    counted = client.get(f"/v1/entries?of={vendor}&counted=true").json()["n"]
    assert counted > 1
    assert (shown.given.n, shown.received.n, shown.spent.n) == (0, 0, 0)
    assert f"{counted} more rows count and are in none of these sums" in " ".join(shown.caveats)
    assert not any("in none of these sums" in said for said in desk.show([PAC]).caveats)
