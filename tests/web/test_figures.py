"""Every figure of a page leads to just the rows behind it, or says what it is of."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from few import few_committees
from starlette.testclient import TestClient

from itemized.desk import Desk
from itemized.money import show_dollars
from itemized.settings import Settings
from itemized.sources import fec_bulk
from itemized.trace import Wanted
from itemized.web import create_app

PAC = "C99000001"
FILED = Path(__file__).parents[1] / "samples" / "fec_efile"


def links(text: str, to: str) -> list[tuple[str, str]]:
    """The links of a page to addresses that begin so, each with its words."""
    return re.findall(rf'<a href="({re.escape(to)}[^"]*)"[^>]*>([^<]*)</a>', unescape(text))


def entries(client: TestClient, address: str) -> dict:
    """What the API says of the rows that a page lists."""
    asked = address.replace("/rows?", "/v1/entries?")
    answer = client.get(f"{asked}&per_page=1000")
    assert answer.status_code == 200, (asked, answer.text)
    return answer.json()


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Desk]]:
    """A server of reports that state gifts too small to be itemized, one of them amended, and of a
    bulk file with a line that cannot be read."""
    folder = tmp_path_factory.mktemp("filed")
    gift = "C99000001|N|Q1|P|201904159149000001|15|IND|{0}|A|ZZ|00001|B|C|01152019|{1}||{0}|9000001"
    lines = [gift.format(n, 100 + n) + f"||M|40415201999000000{n}" for n in range(3)]
    (folder / "itcont.txt").write_text("\n".join([*lines, "torn|line"]) + "\n", encoding="utf-8")
    settings = Settings(ledger=folder / "ledger", downloads=folder)
    desk = Desk(settings)
    desk.load("fec_efile", sorted(FILED.glob("*.fec")))
    desk.load("fec_bulk", [folder / "itcont.txt"], cycle=2020)
    with TestClient(create_app(settings)) as client:
        yield client, desk


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server of more givers and gifts than a line of time has room for; one gift has no day."""
    folder = tmp_path_factory.mktemp("many")
    row = "|N|Q1|P|201904159149000001|15|IND|GIVER {0}|TOWN|ZZ|0000{0}|B|C|{1}|{2}||{0}.{3}|9000001"
    gifts = [
        PAC
        + row.format(giver, "" if giver == n == 1 else f"01{day:02}2019", 500 + n % 3 * giver, n)
        for giver in range(1, 19)
        for n, day in enumerate(range(2, 9))
    ]
    lines = [f"{gift}||M|404152019990000{n:04}" for n, gift in enumerate(gifts)]
    (folder / "itcont.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    settings = Settings(ledger=folder / "ledger", downloads=folder)
    Desk(settings).load("fec_bulk", [folder / "itcont.txt"], cycle=2020)
    with TestClient(create_app(settings)) as client:
        yield client


def bands(page: str) -> list[tuple[str, int, str]]:
    """The bands of a page's wide line of time: where each leads, and what it says it is made of."""
    drawing = unescape(page).split('id="times"')[1].split("</svg>")[0]
    told = re.findall(r'<a href="(/rows[^"]*)"><title>[^<]*: (\$[\d,.]+) in ([\d,]+) pay', drawing)
    return [(address, int(n.replace(",", "")), total) for address, total, n in told]


def test_bands_of_a_line_of_time_lead_to_the_rows_they_are_drawn_of(
    many: TestClient, client: TestClient
) -> None:
    for server, address in ((many, f"/entity/{PAC}"), (client, f"/entity/{PAC}?to=2021-06-30")):
        page = server.get(address).text
        found = bands(page)
        assert found
        drawn = set()
        for to, n, total in found:
            rows = entries(server, to)
            assert (rows["n"], show_dollars(Decimal(rows["total"]))) == (n, total), to
            drawn |= {row["entry_key"] for row in rows["rows"]}
            assert server.get(to).status_code == 200
        table = page.split("The payments drawn, as a table")[1].split("</table>")[0]
        assert drawn == {unquote(key) for key in re.findall(r'href="/record/([^"?]+)', table)}
    page = many.get(f"/entity/{PAC}").text
    n = sum(n for _, n, _ in bands(page))
    assert (
        f"<p>{n} of 126 payments that count: of the 100 largest those with a day, for the 14"
        in page
    )
    everybody = many.get(f"/entity/{PAC}?to=2019-01-02").text
    assert "<p>18 of 18" not in everybody
    assert "<p>14 of 18 payments that count: of all those with a day, for the 14 pairs" in everybody
    giver = next(m for m in Desk(many.app.state.desk.settings).find("giver 7")).entity_id
    assert "<p>All 7 payments that count, by payer and payee" in many.get(f"/entity/{giver}").text
    alone = many.get(f"/entity/{giver}?from=2019-01-08&to=2019-01-08").text
    assert "<p>The one payment that counts, by payer and payee" in alone


def test_every_loaded_row_is_reached(client: TestClient, desk: Desk) -> None:
    text, held, reached = client.get("/loaded").text, desk.status(), 0
    for file, load in zip(held.coverage, held.loads, strict=True):
        of = f"file={file.sha256}&table={file.table}"
        here = [
            (a, w)
            for page in ("/rows", "/lines", "/committees", "/candidates")
            for a, w in links(text, f"{page}?{of}")
        ]
        for address, words in here:
            n = int(words.split()[0].replace(",", ""))
            path = address.replace("/rows?", "/entries?")
            assert client.get(f"/v1{path}&per_page=1").json()["n"] == n, address
            assert client.get(address).status_code == 200
            reached += n
        assert sum(int(w.split()[0].replace(",", "")) for _, w in here) == file.rows
        assert len(here) == sum(map(bool, (load.entries, load.merged, load.rejects)))
    assert reached == sum(c.rows for c in held.coverage) > 2000


def test_lines_of_files_are_walked_once_each(client: TestClient, desk: Desk) -> None:
    file = next(c for c in desk.status().coverage if c.table == "webk")
    seen, after = [], 0
    while after is not None:
        page = client.get(
            f"/v1/lines?file={file.sha256}&table=webk&per_page=7&after={after}"
        ).json()
        seen += [row["line"] for row in page["rows"]]
        after = page["next"]
    assert seen == sorted(set(seen))
    assert len(seen) == file.rows
    assert client.get(f"/v1/lines?file={file.sha256}&table=itcont").status_code == 404
    assert client.get(f"/lines?file={'0' * 64}&table=webk").status_code == 404


def test_lines_of_no_file_lead_to_the_files(client: TestClient, desk: Desk) -> None:
    file = next(c for c in desk.status().coverage if c.table == "webk")
    for address in ("/lines", "/lines?table=webk", f"/lines?file={file.sha256}", "/lines?file="):
        answer = client.get(address, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/loaded")
    answer = client.get("/lines?as_of=2021-05-01", follow_redirects=False)
    assert answer.headers["location"] == "/loaded?as_of=2021-05-01"
    page = client.get(f"/lines?file={file.sha256}&table=webk").text
    assert "There is no other file of all of them" in page


def test_stated_totals_lead_to_where_they_stand_and_to_their_rows(
    client: TestClient, desk: Desk
) -> None:
    held = client.get("/v1/stated?per_page=1000").json()
    status = desk.status()
    assert held["n"] == status.compared > 50
    assert client.get("/v1/stated?fits=true").json()["n"] == status.agreeing
    text = client.get("/stated").text
    rows = dict.fromkeys(links(text, "/rows?stated="))
    assert len(rows) == 50
    named = {row["stated_key"]: row for row in held["stated"]}
    for address, figure in list(rows)[::7]:
        total = named[parse_qs(urlsplit(address).query)["stated"][0]]
        assert figure == show_dollars(Decimal(total["itemized"]))
        found = entries(client, address)
        of_filer = {row["payee_id"] for row in found["rows"]} | {
            r["payer_id"] for r in found["rows"]
        }
        assert total["filer_id"] in of_filer
        summed = sum(Decimal(row["amount"]) for row in found["rows"])
        assert abs(summed) == abs(Decimal(total["itemized"]))
        assert f"come to <strong>{figure}</strong> as filed" in client.get(address).text
    for address, figure in links(text, "/lines?file=")[::9]:
        (line,) = re.findall(
            r"data-label=\"Line\">([\d,]+)<.*?</tr>", client.get(address).text, re.S
        )[:1]
        shown = client.get(address).text.split(f">{line}</td>")[1].split("</tr>")[0]
        assert figure in unescape(shown)
    assert client.get("/v1/entries?stated=fec_bulk|2022|C0|x").status_code == 404


def test_a_line_without_totals_states_nothing(tmp_path: Path) -> None:
    """Of most PACs the FEC's webk has a line whose totals are all empty."""
    columns = fec_bulk.SOURCE.table("webk").columns
    first = {"CMTE_ID": "C99000077", "CMTE_NM": "EMPTY PAC", "CMTE_TP": "Q"}
    second = {"CMTE_ID": "C99000078", "CMTE_NM": "FULL PAC", "CMTE_TP": "Q", "TTL_RECEIPTS": "5.00"}
    lines = ["|".join(each.get(c, "") for c in columns) for each in (first, second)]
    (tmp_path / "webk22.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    columns, registered = fec_bulk.SOURCE.table("cm").columns, tmp_path / "cm22.txt"
    lines = ["|".join(each.get(c, "") for c in columns) for each in (first, second)]
    registered.write_text("\n".join(lines) + "\n", encoding="utf-8")
    desk = Desk(Settings(ledger=tmp_path / "ledger", downloads=tmp_path))
    desk.load("fec_bulk", [tmp_path / "webk22.txt", registered], cycle=2022)
    assert desk.own_totals(["C99000077"]) == ()
    assert [t["receipts"] for t in desk.own_totals(["C99000078"])] == [Decimal("5.00")]


def test_a_committees_page_leads_to_what_it_states_itself(client: TestClient, desk: Desk) -> None:
    text = client.get(f"/entity/{PAC}").text
    own = text.split('id="states"')[1].split("</div>")[0]
    (held,) = desk.own_totals([PAC])
    found = {figure: address for address, figure in links(own, "/lines?")}
    assert set(found) == {
        show_dollars(held[name]) for name in ("receipts", "disbursements", "cash_end", "debts")
    }
    for figure, address in found.items():
        shown = client.get(address).text.split(f">{held['file_line']:,}</td>")[1].split("</tr>")[0]
        assert figure in unescape(shown)
    ((address, words),) = links(own, "/stated?")
    n = client.get(f"/v1/stated?committee_id={PAC}").json()["n"]
    assert words == f"{n} totals that it states"
    assert client.get(address).text.count('data-label="Stated"') == n > 1
    before = client.get(f"/entity/{PAC}?as_of=2021-05-01").text
    assert "It states for itself" not in before
    giver = desk.one("okonkwo-hale, marguerite t").entity_id
    assert 'id="states"' not in client.get(f"/entity/{giver}").text
    page, *_ = behind_page(client, PAC)
    said = unescape(page.split("Besides, of the receipts of")[1].split("</p>")[0])
    assert f'<a href="/entity/{PAC}#states">{show_dollars(held["receipts"])}</a>' in said
    small = desk.behind(PAC).unitemized
    assert f"itemizes {show_dollars(small)}" in said
    assert small == held["receipts"] - desk.show([PAC]).received.total


def test_what_was_paid_on_a_route_leads_to_its_payments(client: TestClient, desk: Desk) -> None:
    for asked in (
        {"giver": "okonkwo-hale, marguerite t", "recipient": "bellwood-farr", "hops": "4"},
        {"giver": PAC},
        {"recipient": PAC, "as_of": "2021-08-10"},
    ):
        text = client.get("/trace", params=asked).text
        routes = client.get("/v1/trace", params=asked).json()["routes"]
        hops = {
            frozenset(record["entry_key"] for record in hop["records"]): hop
            for route in routes
            for hop in route["hops"]
        }
        found = links(text, "/rows?")
        assert found
        for address, figure in found:
            answer = entries(client, address)
            hop = hops[frozenset(row["entry_key"] for row in answer["rows"])]
            assert (hop["n"], show_dollars(Decimal(hop["total"]))) == (answer["n"], figure)
            assert abs(Decimal(answer["total"])) == Decimal(hop["total"])
        assert '/method#routes">worked out' in text.replace("?as_of=2021-08-10", "")
        alone = [route["hops"][0] for route in routes if len(route["hops"]) == 1]
        paid = re.findall(r"Reported as paid: <a href=\"/rows[^>]*>([^<]*)</a>\.", unescape(text))
        assert paid == [show_dollars(Decimal(hop["total"])) for hop in alone]
        drawing = text.split('class="drawing wide">')[1].split("</svg>")[0]
        parties = re.findall(r'<a href="#band-(\d+)" tabindex="-1"><title>', drawing)
        assert len(parties) == drawing.count('<rect class="party"')
        assert all(f'id="band-{number}"' in text for number in parties)


def test_a_route_to_a_vendor_leaves_out_what_is_about_candidates(tmp_path: Path) -> None:
    spent = [("24E", PAC, "S2ZZ00001", "0301", 400), ("24E", PAC, "", "0301", 100)]
    desk = few_committees(
        tmp_path,
        {PAC: "LANTERN PAC", "C99000002": "FOR MAPLE"},
        [],
        outside=spent,
        candidates=[("S2ZZ00001", "MAPLE, RUTH", "C99000002")],
    )
    with TestClient(create_app(desk.settings)) as client:
        vendor = desk.one("loud letters").entity_id
        text = client.get("/trace", params={"recipient": vendor}).text
        ((address, figure), *_) = links(text, "/rows?")
        assert figure == show_dollars(Decimal(entries(client, address)["total"])) == "$100"
        assert "about no candidate" in client.get(address).text
        assert "1 payment to the party asked about was for spending about a candidate" in text
        paid = entries(client, f"/rows?recipient={vendor}")
        assert paid["n"] == 2


def test_what_counts_and_is_no_gift_and_no_spending_has_a_sum(
    client: TestClient, desk: Desk
) -> None:
    found = entries(client, "/rows?kind=loan")
    (loan,) = found["rows"]
    assert found["total"] == loan["amount"] == "25000.00"
    page = client.get("/rows?kind=loan").text
    assert "sum to <strong>$25,000</strong>" in page
    assert "<dt>Other payments</dt>" in page
    assert (
        show_dollars(Decimal(entries(client, "/rows?")["sums"][2]["total"]))
        in (client.get("/rows").text.split("<dt>Other payments</dt>")[1].split("</dd>")[0])
    )
    both = [loan["payer_id"], loan["payee_id"]]
    ((vendor,),) = desk.sql(
        "SELECT payee_id FROM entries WHERE counted AND kind = 'operating' AND payer_id LIKE 'C%'"
        " AND date BETWEEN '2021-01-01' AND '2021-12-31' ORDER BY amount DESC LIMIT 1"
    ).rows
    seen = set()
    for more in ("", "as_of=2021-09-27", "from=2021-01-01&to=2021-12-31"):
        apart = [f"/entity/{each}?{more}" for each in (*both, vendor)]
        for address in (*apart, f"/compare?of={vendor}&of={both[1]}&{more}"):
            text = client.get(address).text
            told = re.findall(r"([\d,]+) more rows? counts? and", text)
            here = [
                (to, figure)
                for line in re.findall(r"<p>What counts.*?</p>", text)
                for to, figure in links(line, "/rows?")
            ]
            rows = [entries(client, to) for to, _ in here]
            assert sum(int(n.replace(",", "")) for n in told) == sum(each["n"] for each in rows)
            assert [show_dollars(Decimal(each["total"])) for each in rows] == [f for _, f in here]
            assert all("Other payments" not in client.get(to).text for to, _ in here)
            seen |= {parse_qs(urlsplit(to).query)["side"][0] for to, _ in here}
    assert seen == {"paid_besides", "received_besides"}
    loaned = f"/trace?giver={both[0]}&recipient={both[1]}&kind=loan"
    ((to, figure), *_) = links(client.get(loaned).text, "/rows?")
    assert figure == "$25,000"
    assert f"sum to <strong>{figure}</strong>" in client.get(to).text


def test_what_is_in_no_sum_is_told_alike_by_page_api_and_file(
    client: TestClient, desk: Desk
) -> None:
    [[lender, borrower]] = desk.sql(
        "SELECT payer_id, payee_id FROM entries WHERE counted AND kind = 'loan' LIMIT 1"
    ).rows
    seen = set()
    for narrow in ("", "&as_of=2021-09-27", "&from=2021-01-01&to=2021-12-31"):
        of = f"of={lender}&of={borrower}{narrow}"
        compared = client.get(f"/v1/compare?{of}").json()["parties"]
        lines = list(csv.DictReader(io.StringIO(client.get(f"/v1/compare.csv?{of}").text)))
        for party, told in zip((lender, borrower), compared, strict=True):
            alone = client.get(f"/v1/entities/{party}?{narrow[1:]}").json()
            sums = client.get(f"/v1/totals?name={party}{narrow}").json()
            rows = client.get(f"/v1/entries?of={party}&counted=true{narrow}").json()["sums"]
            for side in ("paid_besides", "received_besides"):
                (of_rows,) = [each for each in rows if each["side"] == side]
                expected = {"total": of_rows["total"], "n": of_rows["n"]}
                assert alone[side] == told[side] == sums[side] == expected
                (line,) = [x for x in lines if (x["entity_id"], x["side"]) == (party, side)]
                assert {"total": line["total"], "n": int(line["n"])} == expected
                page = client.get(f"/entity/{party}?{narrow[1:]}").text
                link = f"side={side}&amp;counted=true"
                assert (link in page) == (of_rows["n"] > 0)
                seen.add((side, of_rows["n"] > 0))
    assert {("paid_besides", True), ("received_besides", True)} <= seen


def test_the_file_of_who_stands_behind_holds_what_its_page_shows(client: TestClient) -> None:
    told = client.get(f"/v1/behind?account={PAC}").json()
    page = unescape(client.get(f"/trace?account={PAC}").text)
    lines = list(csv.DictReader(io.StringIO(client.get(f"/v1/behind.csv?account={PAC}").text)))
    (small,) = [line for line in lines if line["of"] == "unitemized"]
    (stated,) = [line for line in lines if line["of"] == "stated"]
    assert small["direct"] == told["unitemized"]
    assert told["stated"] == {
        "total": stated["direct"],
        "from": stated["first"],
        "through": stated["last"],
    }
    assert show_dollars(Decimal(small["direct"])) in page.split("Besides, of the")[1][:600]
    assert show_dollars(Decimal(stated["direct"])) in page.split("Besides, of the")[1][:600]
    narrowed = client.get(f"/v1/behind?account={PAC}&to=2021-05-01").json()
    assert (narrowed["stated"], narrowed["unitemized"]) == (None, None)
    lines = client.get(f"/v1/behind.csv?account={PAC}&to=2021-05-01").text
    assert "unitemized" not in lines


def test_money_in_and_money_out_have_no_sum_together(client: TestClient) -> None:
    for address in (f"/v1/entries?of={PAC}", f"/v1/entries.json?of={PAC}"):
        found = client.get(address).json()
        assert found["total"] is None
        sums = {each["side"]: (each["total"], each["n"]) for each in found["sums"]}
        shown = client.get(f"/v1/entities/{PAC}").json()
        for side in ("given", "received", "spent"):
            assert sums[side] == (shown[side]["total"], shown[side]["n"])
            one = client.get(f"/v1/entries?of={PAC}&side={side}").json()
            assert (one["total"], one["sums"]) == (shown[side]["total"], [])


def led(client: TestClient, text: str) -> list[Decimal]:
    """What rows come to that a part of a page leads to, each as the link says it; given back counts
    as it came in."""
    found = []
    told = re.findall(r'<a href="(/rows[?][^"]*)"[^>]*>(-?[$][^<]*)</a>([^<,]*)', unescape(text))
    for address, figure, after in told:
        total = Decimal(entries(client, address)["total"]) * (-1 if "given back" in after else 1)
        assert show_dollars(total) == figure, address
        found.append(total)
    return found


def behind_page(client: TestClient, account: str, **more: Any) -> tuple[str, str, list[str]]:
    """The page of who stands behind an account, what it says of all rows that came, and what
    stands in the cells of what came straight."""
    page = client.get("/trace", params={"account": account, **more}).text
    whole = page.split("The rows that came:")[-1].split("</p>")[0]
    return page, whole, re.findall(r'data-label="Straight"[^>]*>(.*?)</td>', page, re.S)


def test_sums_of_who_stands_behind_lead_to_their_rows(client: TestClient, desk: Desk) -> None:
    found = desk.sql(
        "SELECT entity_id FROM entities WHERE kind = 'committee' AND received > 0"
        " ORDER BY hash(entity_id) LIMIT 12"
    )
    seen = set()
    for number, (account,) in enumerate(found.rows):
        more = ({}, {"hops": "1"}, {"as_of": "2021-09-27"})[number % 3]
        told = client.get("/v1/behind", params={"account": account, **more}).json()
        page, whole, cells = behind_page(client, account, **more)
        exact = "Where rows come to" not in page
        if Decimal(told["total"]):
            assert (sum(led(client, whole)) == Decimal(told["total"])) or not exact
        for each, cell in zip(told["classes"], cells, strict=True):
            direct, rows = Decimal(each["direct"]), led(client, cell)
            assert re.sub("<.*?>", " ", cell).split()[0] == show_dollars(direct)
            if not direct:
                assert not rows
            elif exact:
                assert sum(rows) == direct, (account, each)
                seen.add(each["class"])
    assert seen >= {"person", "committee"}


def test_gifts_given_back_to_an_account_lead_to_their_rows(tmp_path: Path) -> None:
    birch = "C99000002"
    back = [("22Z", birch, PAC, "0401", 40)]
    people = [("ALDER, RUTH", PAC, "0201", 300), ("ALDER, RUTH", PAC, "0203", 5)]
    names = {PAC: "LANTERN PAC", birch: "BIRCH PAC"}
    desk = few_committees(tmp_path, names, [(PAC, birch, "0301", 200)], people, outside=back)
    with TestClient(create_app(desk.settings)) as client:
        page, whole, cells = behind_page(client, PAC, hops="1")
        assert desk.behind(PAC).total == 345
        assert led(client, whole) == [305, 40]
        assert "</a> given back to it" in whole
        assert [led(client, cell) for cell in cells][:3] == [[305], [], [40]]
        assert "given back" in cells[2]
        assert "Where rows come to" not in page


def test_rows_of_who_stands_behind_that_come_to_another_sum_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check bounced whose gift is on no file; 24 committees that nothing is known of gave, too."""
    birch = "C99000002"
    others = {f"C990003{n:02}": f"OTHER {n} PAC" for n in range(24)}
    paid = [(birch, PAC, "0301", 750), *((each, PAC, "0303", 10) for each in others)]
    people = [("ALDER, RUTH", PAC, "0201", 300), ("MAPLE, IDA", PAC, "0201", -100)]
    people += [("ALDER, RUTH", birch, "0101", 900)]
    desk = few_committees(tmp_path, {PAC: "LANTERN PAC", birch: "BIRCH PAC"} | others, paid, people)
    with TestClient(create_app(desk.settings)) as client:
        page, whole, cells = behind_page(client, PAC)
        assert (desk.behind(PAC).total, led(client, whole)) == (1_290, [1_190])
        assert [led(client, cell) for cell in cells] == [[200], [], [240], [], [], [], []]
        assert [cell.split("<br>")[0] for cell in cells][:2] == ["<span>$300", "$0"]
        assert "something was taken back of which no loaded row holds the payment" in page
        with monkeypatch.context() as few:
            few.setattr("itemized.web._behind.NAMED", 10)
            *_, cells = behind_page(client, PAC, limit=21)
            assert led(client, cells[2]) == [100, 100, 40]
        page, whole, cells = behind_page(client, birch)
        assert [*led(client, whole), *led(client, cells[0])] == [900, 900]
        assert "Where rows come to" not in page


def test_what_was_about_candidates_is_not_among_the_rows_that_came(tmp_path: Path) -> None:
    """Two partisan communications about a candidate, one that names none, all paid to a printer."""
    told = [("24F", PAC, "S2ZZ00001", "0301", 400), ("24N", PAC, "S2ZZ00001", "0301", 70)]
    told += [("24F", PAC, "", "0302", 100), ("24E", PAC, "", "0303", 30)]
    desk = few_committees(
        tmp_path,
        {PAC: "LANTERN PAC", "C99000002": "FOR MAPLE"},
        [],
        outside=told,
        candidates=[("S2ZZ00001", "MAPLE, RUTH", "C99000002")],
    )
    printer = desk.one("loud letters").entity_id
    for kinds, total in ((("other",), 100), ((), 30), (("other", "independent_expenditure"), 130)):
        stands = desk.behind(printer, Wanted(kinds=kinds))
        assert stands.total == total == sum(row.amount for row in stands.records)
        assert stands.df().direct[0] == total
        assert desk.sql(stands.sql).rows
        assert sum(row[6] for row in desk.sql(stands.sql).rows) == total
        with TestClient(create_app(desk.settings)) as client:
            page, whole, cells = behind_page(client, printer, **({"kind": kinds} if kinds else {}))
            assert led(client, whole) == led(client, "".join(cells)) == [total]
        about = "2 payments to the party asked about were for spending about candidates"
        assert (about in page) == ("other" in kinds)


def test_rows_are_narrowed_by_what_paid_or_got_them(client: TestClient, desk: Desk) -> None:
    kinds = ("person", "organization", "committee", "unknown")
    for way in ("giver_kind", "recipient_kind"):
        parts = [entries(client, f"/rows?side=given&counted=true&{way}={kind}") for kind in kinds]
        whole = client.get("/v1/entries?side=given&counted=true").json()
        assert sum(each["n"] for each in parts) == whole["n"]
        assert sum(Decimal(each["total"]) for each in parts) == Decimal(whole["total"])
        assert client.get(f"/v1/entries?{way}=robot").status_code == 422
    allowed = {"person": {"person", "candidate"}, "organization": {"organization"}}
    for kind in allowed:
        found = entries(client, f"/rows?recipient={PAC}&giver_kind={kind}")
        ids = {row["payer_id"] for row in found["rows"]}
        assert ids
        assert {m.kind for each in ids for m in desk.find(each, limit=1)} <= allowed[kind]
        page = client.get(f"/rows?recipient={PAC}&giver_kind={kind}").text
        assert f'value="{kind}" selected' in page
        as_file = client.get(f"/v1/entries.csv?recipient={PAC}&giver_kind={kind}").text
        assert len(as_file.splitlines()) == found["n"] + 1


def test_several_givers_are_told_as_several(client: TestClient, desk: Desk) -> None:
    hales = [m.entity_id for m in desk.find("okonkwo")]
    traced = desk.trace(hales, PAC, Wanted(hops=1))
    assert len(traced.start) == 3
    of = "&".join(f"giver={each}" for each in hales)
    found = entries(client, f"/rows?{of}&recipient={PAC}&counted=true")
    assert Decimal(found["total"]) == traced.routes[0].hops[0].total
    text = unescape(client.get(f"/rows?{of}&recipient={PAC}").text)
    assert text.count('name="giver"') == 3  # the form keeps each of them
    assert " or HALE, MARGUERITE OKONKWO" in text


def test_sides_of_spending_are_told_apart(client: TestClient) -> None:
    whole = entries(client, "/rows?kind=independent_expenditure")["rows"]
    for side in ("support", "oppose"):
        found = entries(client, f"/rows?kind=independent_expenditure&support_oppose={side}")
        assert found["n"] == sum(row["support_oppose"] == side for row in whole) > 0
    about = entries(client, "/rows?support_oppose=about")["rows"]
    assert {row["support_oppose"] for row in about} == {None}


def test_rows_by_their_keys_are_those_and_no_others(client: TestClient, desk: Desk) -> None:
    keys = [row.entry_key for row in desk.rows([PAC], limit=3).rows]
    found = entries(client, "/rows?" + "&".join(f"key={key}" for key in keys))
    assert {row["entry_key"] for row in found["rows"]} == set(keys)


def test_figures_of_covers_lead_to_the_agency(filed: tuple[TestClient, Desk]) -> None:
    client, desk = filed
    stated = [f for f in desk.listed("filings", limit=100).rows if f["cash_end"] is not None]
    assert stated
    for filing in stated:
        text = unescape(client.get(f"/filing/{filing['filing_key']}").text)
        cover = text.split('id="states"')[1].split("</table>")[0]
        for name in ("receipts", "cash_start", "cash_end", "debts"):
            if filing[name] is not None:
                figure = show_dollars(filing[name])
                assert f'href="{filing["url"]}"' in cover
                assert f">{figure}</a>" in cover
    listed = client.get("/filings").text
    assert f'/filing/{stated[0]["filing_key"].replace(":", "%3A")}#states"' in listed


def test_sums_of_a_schedule_lead_to_its_rows(filed: tuple[TestClient, Desk]) -> None:
    client, desk = filed
    seen = 0
    for filing in desk.listed("filings", limit=100).rows:
        shown = desk.filing(filing["filing_key"])
        text = client.get(f"/filing/{filing['filing_key']}").text
        for schedule, line, n, total in shown.schedules if shown else ():
            to = [
                (address, figure)
                for address, figure in links(text, "/rows?filing=")
                if parse_qs(urlsplit(address).query)
                == {
                    "filing": [filing["filing_key"]],
                    "schedule": [schedule or "-"],
                    "line": [line or "-"],
                    "memo": ["false"],
                }
            ]
            assert to
            assert to[0][1] == show_dollars(total)
            assert entries(client, to[0][0])["n"] == n
            assert f"come to <strong>{show_dollars(total)}</strong>" in client.get(to[0][0]).text
            seen += n
    assert seen > 5


def test_small_gifts_lead_to_the_reports_that_state_them(filed: tuple[TestClient, Desk]) -> None:
    client, desk = filed
    reports = [f for f in desk.listed("filings", limit=100).rows if f["unitemized_individuals"]]
    filer = reports[0]["filer_id"]
    days = {f["filed"] for f in reports if f["filer_id"] == filer}
    asked = ["", *(f"?as_of={day}" for day in sorted(days)), "?from=2018-01-01&to=2018-12-31"]
    for narrow in asked:
        page = client.get(f"/entity/{filer}{narrow}").text
        ((address, figure),) = [a for a in links(page, "/filings?") if "unitemized" in a[0]]
        api = address.replace("/filings", "/v1/filings").replace("by=", "committee_id=")
        listed = client.get(api).json()
        stated = [Decimal(f["unitemized_individuals"]) for f in listed["filings"]]
        assert show_dollars(sum(stated, Decimal(0))) == figure
        assert f"Besides, {listed['n']} report" in page
        shown = client.get(address).text
        assert all(f">{show_dollars(each)}</a>" in shown for each in stated)
    assert client.get("/v1/filings?from=2018-01-01").status_code == 400


def test_what_an_amendment_changed_leads_to_the_rows(filed: tuple[TestClient, Desk]) -> None:
    client, desk = filed
    seen = 0
    for filing in desk.listed("filings", limit=100).rows:
        shown = desk.filing(filing["filing_key"])
        text = unescape(client.get(f"/filing/{filing['filing_key']}").text)
        for change in shown.difference.rows if shown and shown.difference else ():
            for key, amount in (
                (change.row_before, change.amount_before),
                (change.row_after, change.amount_after),
            ):
                assert (key is None) == (amount is None)
                if key:
                    assert desk.row(key).amount_filed == amount
                    assert f'href="/record/{quote(key, safe="")}"' in text
                    seen += 1
    assert seen


def test_lines_that_were_not_read_are_shown_with_why(filed: tuple[TestClient, Desk]) -> None:
    client, desk = filed
    unread = [a for a in links(client.get("/loaded").text, "/lines?") if "unread" in a[0]]
    assert len(unread) == sum(load.rejects > 0 for load in desk.status().loads) > 0
    ((address, words),) = [a for a in unread if "table=itcont" in a[0]]
    assert words == "1 not read"
    text = client.get(address).text
    assert "Lines not read" in text
    assert "torn|line" in text
    for address, _ in unread:
        assert client.get(address).status_code == 200
