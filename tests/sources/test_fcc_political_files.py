"""Stations' political files: which document lies where, and what a PDF states in its text."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from itemized.desk import Desk
from itemized.errors import InputError, NotFoundError, UsageError
from itemized.export.json import show_document
from itemized.settings import Settings
from itemized.sources import fcc_political_files
from itemized.sources._download import FetchReport, Wish, fetch
from sources.loading import SAMPLES, Bench, worse
from sources.pdf import pdf
from sources.site import Site

FOLDER = SAMPLES / "fcc_political_files"
ORDER = """KZZZ-TV
Contract Agreement
Advertiser: Friends of Nobody
Order Date: 03/01/2018
Line 1  30 sec  4 spots  $100.00
Line 2  60 sec  2 spots  $450.50"""


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, (fcc_political_files.SOURCE,))


def numbered(n: int) -> str:
    return f"00000000-0000-4000-8000-{n:012d}"


def test_documents_of_the_api_and_of_a_list(bench: Bench) -> None:
    bench.load(FOLDER)
    found = bench.rows(
        "SELECT filer_id, report_type, year(period_start), text, filed FROM filings ORDER BY filed"
    )
    assert found == snapshot(
        [
            ("KZZZ-TV", "State / Governor", 2018, "Friends of Nobody: Order 1", date(2018, 3, 1)),
            ("KZZZ-TV", "State / Governor", 2018, "Friends of Nobody: NAB form", date(2018, 3, 2)),
            (
                None,
                "Non-Candidate Issue Ads",
                2018,
                "Gadget Makers Guild: Gadgets 03-05-18",
                date(2018, 3, 5),
            ),
            (
                "KZZZ-TV",
                "Federal / US Senate",
                2018,
                "Nobody for Senate: Order 7, revised",
                date(2018, 9, 1),
            ),
            ("KZZZ-TV", "State", 2018, "Birch for Assembly: Invoice 7", date(2018, 9, 2)),
            ("KYYY", "Non-Candidate Issue Ads", 2018, "Ads 9.3.18", date(2018, 9, 3)),
            (
                "KYYY",
                "Non-Candidate Issue Ads",
                2018,
                "Gadget Makers Guild: Ads 9.4.18",
                date(2018, 9, 4),
            ),
            ("KYYY", "Terms and Disclosures", 2018, "Rates", date(2018, 9, 5)),
        ]
    )
    assert bench.rows("SELECT count(*) FROM filings WHERE url LIKE 'https://publicfiles.fcc.gov/%'") == [(8,)]  # fmt: skip
    assert bench.rows("SELECT row_type, name, text FROM details ORDER BY ALL") == snapshot(
        [
            ("folder", "Political Files/2018/State/Governor/Friends of Nobody", "2 documents"),
            (
                "folder",
                "Political Files/2018/State/Governor/Friends of Nobody/Invoices",
                "0 documents",
            ),
            (
                "station",
                "KZZZ-TV",
                "NOBODY'S BROADCASTING; Digital TV; MADEUPVILLE, ZZ; NONE; MADEUPVILLE",
            ),
        ]
    )
    assert bench.rejects() == []


def test_no_address_of_a_station_is_shown(bench: Bench) -> None:
    bench.load(FOLDER)
    for table in ("filings", "details", "rejects", "parties"):
        assert "NOWHERE LANE" not in str(bench.rows(f"FROM {table}"))


def test_a_total_in_a_document_is_an_order_and_counts_toward_nothing(bench: Bench) -> None:
    bench.load(FOLDER)
    bench.load(bench.put(f"{numbered(201)}.pdf", pdf(ORDER, "Page 2\nGross Total  $1,301.00")))
    [row] = bench.rows(
        """SELECT e.kind, side, amount, date, counted, why_not, memo_text, payee_id, p.name, filed, url
        FROM entries e JOIN parties p ON payer_key = party_key"""
    )
    assert row == (
        "ad_buy", "receipt", Decimal("1301.00"), date(2018, 3, 1), False, "repeated", "Gross Total, page 2",
        "KZZZ-TV", "Friends of Nobody", date(2018, 3, 1),
        f"https://publicfiles.fcc.gov/api/manager/download/{numbered(10)}/{numbered(201)}.pdf",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("pages", "amount", "where"),
    [
        (("Order Total: $250.00",), "250.00", "Order Total, page 1"),
        (("Total $90.00", "Total $180.00"), "180.00", "Total, page 2"),
        (("Net Amount 850.00\nGross Amount 1,000.00",), "1000.00", "Gross Amount, page 1"),
        (("Spots 12\nTotal Charges\n$75",), "75.00", "Total Charges, page 1"),
        (("Net Due: $1,200.00",), "1200.00", "Net Due, page 1"),
        (("Total Due $500.00",), "500.00", "Total Due, page 1"),
        (("Grand Totals: $5.00",), "5.00", "Grand Totals, page 1"),
        (("Gross: $100.00\nNet: $85.00",), "100.00", "Gross, page 1"),
        (("Contract Amount: $3,400.00",), "3400.00", "Contract Amount, page 1"),
        (("Totals 12 $3,400.00 $2,890.00",), "3400.00", "Totals, page 1"),  # behind the spots
        (("Total - $40.00",), "40.00", "Total, page 1"),
        (("Invoice Total: -$5.00",), "-5.00", "Invoice Total, page 1"),
        (("Amount Due: ($5.00)",), "-5.00", "Amount Due, page 1"),
        (("Total 500.00 250.00 750.00\nAmount Due: 750.00",), "750.00", "Amount Due, page 1"),
        (("Total 3 750.00 5 weeks",), "750.00", "Total, page 1"),
        (("Gross Amount 1,000.00 Net Amount 850.00",), "1000.00", "Gross Amount, page 1"),
        (("Balance Due: $7.00\nTotal $9.00",), "9.00", "Total, page 1"),
    ],
)
def test_which_total_is_taken(
    bench: Bench, pages: tuple[str, ...], amount: str, where: str
) -> None:
    bench.load(bench.put("a.pdf", pdf(*pages)))
    assert bench.rows("SELECT amount_filed::VARCHAR, memo_text FROM entries") == [(amount, where)]


def test_a_station_is_found_and_its_documents_are_listed(bench: Bench) -> None:
    bench.load(FOLDER)
    desk = Desk(bench.settings)
    [station] = desk.find("kzzz")
    assert (station.entity_id, station.kind, station.given) == ("KZZZ-TV", "organization", 0)
    shown = desk.show("KZZZ-TV")
    told = bench.rows("SELECT count(*) FROM filings WHERE filer_id = 'KZZZ-TV'")[0][0]
    assert len(shown.documents) == shown.documents[0]["n"] == told > 0
    assert (shown.given.n, shown.received.n, shown.spent.n) == (0, 0, 0)
    assert any("never contributions" in said for said in shown.caveats)
    [first] = show_document(shown)["documents"][:1]
    assert first["url"].startswith("https://publicfiles.fcc.gov/")
    # as of a day before any was put there, none was
    assert desk.show("KZZZ-TV", as_of=date(2012, 1, 1)).documents == ()
    assert desk.show("KZZZ-TV", recipient="KZZZ-TV").documents == ()


def test_an_advertiser_typed_in_is_told_of(bench: Bench) -> None:
    bench.load(FOLDER)
    desk = Desk(bench.settings)
    assert desk.find("Friends of Nobody") == ()
    [said] = desk.beside("friends of nobody")
    assert re.fullmatch(r"\d+ documents? in stations' political files \(FCC\).*", said)
    assert desk.beside("Nobody Else At All") == ()
    assert desk.beside("Nob") == ()  # no word of its own in any folder


def test_a_short_name_is_told_of_where_it_stands_as_a_word(bench: Bench) -> None:
    bench.load(FOLDER)
    desk = Desk(bench.settings)
    [said] = desk.beside("NAB")
    assert said.startswith("1 document in stations' political files (FCC)")
    with pytest.raises(NotFoundError, match="is written 'NAB'; 1 document in stations"):
        desk.show("NAB")
    for name in ("Gadge", "AB", "for"):  # part of a word, too short, in everybody's name
        assert desk.beside(name) == ()


SEVERAL = "states several amounts in the line of its total"
AGAIN = "fetch it again from its address in the station's file"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(""), "holds images and no text"),
        (pdf("Advertiser: Friends of Nobody\n4 spots"), "states no total in its text"),
        (pdf("Rate Gross Net\n$100.00 5"), "states no total in its text"),
        (pdf("Total Due: $1,234,56"), "states no total in its text"),
        (pdf("Total 500.00 250.00 750.00"), SEVERAL),
        (pdf("Week 1 Week 2\nOrder Total: $500.00 $250.00"), SEVERAL),
        (pdf("Totals 12 $3,400.00 $0.00"), SEVERAL),
        (
            b"%PDF-1.4\nnothing more",
            f"cannot be read as a PDF: it is damaged or cut short; {AGAIN}",
        ),
    ],
)
def test_a_document_without_a_total_is_kept_with_the_reason(
    bench: Bench, data: bytes, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    bench.put("a.pdf", data)
    bench.put("good.pdf", pdf("Total $1.00"))
    bench.load(bench.folder / "given")
    [(table, line, found)] = bench.rejects()
    assert (table, line, found) == ("orders", 1, reason)
    assert caplog.records == []  # what reads PDFs has nothing to say beside it
    assert bench.rows("SELECT count(*) FROM entries") == [(1,)]


def test_what_a_script_printed_is_read_too(bench: Bench) -> None:
    address = f"https://publicfiles.fcc.gov/api/manager/download/{numbered(1)}/{numbered(2)}.pdf"
    folder = f"Political Files/2016/Federal/President/Nobody\n{numbered(1)}\n"
    files = f"file_id: {numbered(3)}\nfile_name: Order.pdf\n{address}\n"
    dashes = "-" * 25 + "\n"
    data = [{"cell": 1, "value": folder + dashes}, {"cell": 2, "value": dashes + files + dashes}]
    bench.load(bench.put("outputs.json", json.dumps(data)))
    assert bench.rows("SELECT filing_id, report_type, text, url FROM filings") == [
        (numbered(2), "Federal / President", "Nobody: Order.pdf", address)
    ]


def test_a_value_that_is_no_record_is_a_reject(bench: Bench) -> None:
    data = [{"file_name": "Order", "file_id": numbered(1)}, {"status": "success"}]
    bench.load(bench.put("a.json", json.dumps(data)))
    assert bench.rejects() == [("files", 2, "holds no file, folder or station")]


def test_another_json_is_refused(bench: Bench) -> None:
    with pytest.raises(InputError, match="holds no file, folder or station"):
        bench.load(bench.put("a.json", '{"status": "success"}'))
    with pytest.raises(InputError, match="is no JSON"):
        bench.load(bench.put("a.json", "{"))
    for deep in ("[" * 100_000 + "]" * 100_000, '{"a":' * 900 + "1" + "}" * 900):
        with pytest.raises(InputError, match=r"nested deeper|holds no file"):
            bench.load(bench.put("a.json", deep))


def test_a_gzipped_list_gives_the_same(bench: Bench) -> None:
    bench.load(FOLDER / "facilityfile.csv")
    before = bench.rows("FROM filings ORDER BY filing_key")
    packed = gzip.compress((FOLDER / "facilityfile.csv").read_bytes())
    bench.load(bench.put("facilityfile.csv.gz", packed))
    assert bench.rows("FROM filings ORDER BY filing_key") == before


@pytest.mark.parametrize("data", worse(FOLDER / "facilityfile.csv", b","))
def test_damage_to_a_list_loses_nothing(bench: Bench, data: bytes) -> None:
    report = bench.load(bench.put("facilityfile.csv", data))
    [done] = report.loads
    lines = len([x for x in data.split(b"\n") if x.strip()]) - 1
    assert done.rows == done.entries + done.rejects == lines or b'"' in data


@pytest.mark.parametrize("data", worse(FOLDER / "folder.json", b":"))
def test_damage_to_json_is_said(bench: Bench, data: bytes) -> None:
    path = bench.put("folder.json", data)
    try:
        json.loads(data.decode("utf-8-sig", "replace").replace("\0", " "))
    except ValueError:
        with pytest.raises(InputError, match="is no JSON"):
            bench.load(path)
    else:
        assert all(d.rows == d.entries + d.rejects for d in bench.load(path).loads)


# ------------------------------------------------------------------ fetched


def _answer(**more: str) -> bytes:
    file = {
        "file_id": "00000000-0000-4000-8000-000000000901",
        "file_name": "Order 9",
        "file_folder_path": "Political Files/2020/State/District Attorney/Nobody for D.A.",
        "folder_id": "00000000-0000-4000-8000-000000000902",
        "file_manager_id": "00000000-0000-4000-8000-000000000903",
        "create_ts": "2020-02-03T10:00:00-05:00",
        **more,
    }
    return json.dumps({"status": "OK", "searchResult": {"files": [file], "folders": []}}).encode()


def _fetched(site: Site, settings: Settings, *names: str) -> FetchReport:
    there = replace(settings, addresses={"fcc_political_files_filings": site.base})
    return fetch(fcc_political_files.SOURCE, Wish(filings=names), there)


def test_a_stations_documents_are_fetched_and_loaded(
    bench: Bench, site: Site, settings: Settings
) -> None:
    path = "/files/manager/search/key/Political%20File.json?entityId=990001"
    site.files[path] = (_answer(), "")
    site.files["/files/service/facility/search/KZZZ-TV.json"] = (b'{"results": {}}', "")
    site.faults += ["chunked"]
    report = _fetched(site, settings, "990001", "kzzz-tv")
    assert [f.path.name for f in report.files] == ["990001.json", "KZZZ-TV.json"]
    bench.load(report.files[0].path)
    (row,) = bench.rows("SELECT filer_id, year(period_start), report_type, text, url FROM filings")
    *said, address = row
    assert said == ["FCC-990001", 2020, "State / District Attorney", "Nobody for D.A.: Order 9"]
    assert address == (
        "https://publicfiles.fcc.gov/api/manager/download/00000000-0000-4000-8000-000000000902"
        "/00000000-0000-4000-8000-000000000903.pdf"
    )


@pytest.mark.parametrize(
    ("path", "race", "text"),
    [
        ("State/State Senate", "State / State Senate", "Order 9"),
        ("State/State Rep", "State / State Rep", "Order 9"),
        ("State/STATE REPRESENTATIVE", "State / STATE REPRESENTATIVE", "Order 9"),
        ("State/State House/Orders", "State / State House", "Order 9"),
        ("State/State Rep Dist 6", "State / State Rep Dist 6", "Order 9"),
        ("State/Lt Governor", "State / Lt Governor", "Order 9"),
        ("State/Secretary of State", "State / Secretary of State", "Order 9"),
        ("Local/19th Senate District", "Local / 19th Senate District", "Order 9"),
        ("Local/Circuit Court Judge", "Local / Circuit Court Judge", "Order 9"),
        # a candidate's folder that names the office too
        ("State/Nell Ashby for State Rep", "State", "Nell Ashby for State Rep: Order 9"),
        ("State/Ashby Lt Governor/Invoices", "State", "Ashby Lt Governor: Order 9"),
        ("State/Ashby Auditor/Candidate Agreement", "State", "Ashby Auditor: Order 9"),
    ],
)
def test_an_office_is_no_advertiser(bench: Bench, path: str, race: str, text: str) -> None:
    held = _answer(file_folder_path=f"Political Files/2016/{path}")
    bench.load(bench.put("990001.json", held))
    assert bench.rows("SELECT report_type, text FROM filings") == [(race, text)]


def test_what_is_no_station_is_not_asked_for(site: Site, settings: Settings) -> None:
    for name in ("0", "KOMU/..", "Political", ""):
        with pytest.raises(UsageError, match="is no number of a filing"):
            _fetched(site, settings, name)
    assert site.asked == []
    with pytest.raises(UsageError, match="say which filing with --filing"):
        fetch(fcc_political_files.SOURCE, Wish(), settings)


def test_the_addresses_are_the_fccs() -> None:
    source = fcc_political_files.SOURCE
    assert source.filing is not None
    found = source.filing("65583")
    assert found is not None
    assert source.filings_url + found.path == (
        "https://publicfiles.fcc.gov/api/manager/search/key/Political%20File.json?entityId=65583"
    )
