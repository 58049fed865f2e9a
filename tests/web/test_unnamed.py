"""Money of givers, and to recipients, whom no row names: a class, a filter and rows of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest
from starlette.testclient import TestClient

from itemized.agents import Tools
from itemized.desk import Desk
from itemized.export.terminal import as_text, behind_report
from itemized.model_rows import RowsAsked
from itemized.sources import california
from itemized.trace import Wanted
from itemized.web import create_app
from sources.calaccess import COVER, cover, load, payment, receipt, table
from sources.loading import Bench

PAC, BIRCH = "CA-1400001", "CA-1400077"


def given(filing: str, amount: str, day: str, to: str, **more: str) -> dict[str, str]:
    """A contribution that a filer reports as its payment."""
    said = {"EXPN_CODE": "CTB", "ENTITY_CD": "COM", "PAYEE_NAML": f"FILER {to}", "CMTE_ID": to}
    return payment(filing, amount, day, **said, **more)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Of filings 800 and 801 no cover is loaded, so that nobody knows whose they are: 800 gave to
    two committees, of which one passed some on, and took a part of it back; 801 got a gift."""
    bench = Bench(tmp_path_factory.mktemp("unnamed"), (california.SOURCE,))
    of = {"ENTITY_CD": "COM", "CTRIB_NAML": "FILER 1400077", "CTRIB_NAMF": "", "CMTE_ID": "1400077"}
    load(
        bench,
        **{
            COVER: table(COVER, cover("700", "1400001"), cover("900", "1400077")),
            "RCPT_CD": table(
                "RCPT_CD",
                receipt("700", "40", "2/1/2021"),
                receipt("700", "750", "3/1/2021", **of),
                receipt("801", "60", "4/1/2021", **of),
            ),
            "EXPN_CD": table(
                "EXPN_CD",
                given("800", "900", "1/1/2021", "1400077"),
                given("800", "300", "2/1/2021", "1400001"),
                given("800", "50", "2/3/2021", "1400001"),
                given("800", "-20", "2/4/2021", "1400001"),
            ),
        },
    )
    return Desk(bench.settings)


@pytest.fixture(scope="module")
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(create_app(desk.settings)) as client:
        yield client


def test_money_of_givers_not_named_is_a_class_of_its_own(desk: Desk) -> None:
    stands = desk.behind(PAC)
    assert stands.total == 40 + 750 + 300 + 50 - 20
    classes = {each.name: each for each in stands.classes}
    unnamed = classes["unnamed"]
    # what Birch passed on had come from nobody named, too
    assert (unnamed.direct, unnamed.at_least, unnamed.at_most) == (330, None, 330 + 750)
    # they may be anybody: any other class may stand behind them
    assert classes["organization"].at_most == 330 + 750
    assert classes["person"].at_most == stands.total
    assert classes["unknown"].direct == 0
    straight = desk.behind(PAC, Wanted(hops=1)).classes
    assert sum(each.direct for each in straight) == stands.total
    assert "givers not named" in as_text(behind_report(stands))


def test_money_of_givers_not_named_counts_as_of_a_day_and_within_days(desk: Desk) -> None:
    before = desk.behind(PAC, Wanted(end=date(2021, 2, 3)))
    assert [c.direct for c in before.classes if c.name == "unnamed"] == [300]
    assert desk.behind(PAC, Wanted(as_of=date(2021, 1, 1))).total == 0


def test_the_class_leads_to_its_rows(client: TestClient) -> None:
    page = unescape(client.get(f"/trace?account={PAC}").text)
    ((to, figure),) = re.findall(
        r'<a href="(/rows[^"]*)"[^>]*givers not named: [^>]*>([^<]*)</a>', page
    )
    assert figure == "$330"
    found = client.get(to.replace("/rows?", "/v1/entries?")).json()
    assert (found["total"], found["n"]) == ("330.00", 3)
    assert {row["payer_id"] for row in found["rows"]} == {""}
    assert "from givers not named" in client.get(to).text
    told = client.get(f"/v1/behind?account={PAC}").json()
    assert [c["direct"] for c in told["classes"] if c["class"] == "unnamed"] == ["330.00"]


def test_routes_into_a_party_say_what_names_no_giver(desk: Desk, client: TestClient) -> None:
    traced = desk.trace(to=PAC)
    assert len(traced.routes) == 2
    said = "3 payments to the party asked about, $330 in all, name no giver, and are in no route"
    assert any(each.startswith(said) for each in traced.caveats)
    page = unescape(client.get(f"/trace?recipient={PAC}").text)
    assert said in page
    ((to, figure),) = re.findall(r'Rows that name no giver: <a href="([^"]*)">([^<]*)</a>', page)
    assert figure == "$330"
    assert client.get(to.replace("/rows?", "/v1/entries?")).json()["total"] == "330.00"
    out = desk.trace(BIRCH).caveats
    said = "1 payment by the party asked about, $60 in all, names no recipient, and is in no route"
    assert any(each.startswith(said) for each in out)
    assert not any("name no" in each for each in desk.trace(BIRCH, PAC).caveats)


def test_sums_of_counterparts_not_named_lead_to_their_rows(client: TestClient) -> None:
    page = unescape(client.get(f"/entity/{PAC}").text)
    ((to, figure),) = re.findall(
        r'<td>not named[^<]*</td><td class="n"><a href="(/rows[^"]*)"[^>]*>([^<]*)</a>', page
    )
    assert figure == "$330"
    found = client.get(to.replace("/rows?", "/v1/entries?")).json()
    assert (found["total"], found["n"]) == ("330.00", 3)
    as_file = client.get(to.replace("/rows?", "/v1/entries.csv?")).text
    assert len(as_file.splitlines()) == 4
    assert client.get(to).status_code == 200


def test_page_api_file_python_and_agents_understand_nobody_alike(
    desk: Desk, client: TestClient
) -> None:
    quill = desk.one("quill, ansel").entity_id
    cases = {("-",): 4, (quill,): 1, ("-", quill): 5, ("-", BIRCH): 6}
    for givers, n in cases.items():
        asked = "&".join(f"giver={each}" for each in givers) + "&side=given"
        found = client.get(f"/v1/entries?{asked}").json()
        assert found["n"] == n == desk.rows_of(RowsAsked(givers=givers, side="given")).n
        assert len(client.get(f"/v1/entries.csv?{asked}").text.splitlines()) == n + 1
        assert f"<strong>{n} row" in client.get(f"/rows?{asked}").text
        # the query that is shown gives just these
        assert len(desk.sql(desk.rows_of(RowsAsked(givers=givers, side="given")).sql).rows) == n
    assert desk.rows(giver="-", side="given").n == 4
    kinds = ("person", "organization", "committee", "unknown")
    parts = [client.get(f"/v1/entries?giver_kind={kind}").json()["n"] for kind in kinds]
    parts.append(client.get("/v1/entries?giver=-").json()["n"])
    assert sum(parts) == client.get("/v1/entries").json()["n"]
    assert parts[3] == 0
    everybody = client.get("/v1/entries?recipient=-")
    assert everybody.status_code == 200
    assert client.get("/v1/entries?of=-").status_code == 404


def test_payments_to_nobody_named_are_shown_alike(desk: Desk, client: TestClient) -> None:
    shown = desk.show([BIRCH], recipient="-")
    assert (shown.given.total, desk.show([BIRCH]).given.total) == (60, 810)
    assert "to recipients not named" in shown.basis.question
    assert len(desk.sql(shown.sql).rows) == len(shown.df()) == 1
    assert Tools(desk).show(name=[BIRCH], recipient="-").answer["given"]["total"] == "60.00"
    assert client.get(f"/v1/entities/{BIRCH}?recipient=-").json()["given"]["total"] == "60.00"
    assert len(client.get(f"/v1/entities/{BIRCH}.csv?recipient=-").text.splitlines()) == 2
    page = unescape(client.get(f"/entity/{BIRCH}").text)
    (to,) = re.findall(r'href="(/rows[^"]*recipient=-[^"]*)"', page)
    assert client.get(to.replace("/rows?", "/v1/entries?")).json()["total"] == "60.00"
    page = unescape(client.get(f"/trace?giver={BIRCH}").text)
    assert re.findall(r'Rows that name no recipient: <a href="[^"]*">([^<]*)</a>', page) == ["$60"]
