"""FEC's bulk files: each rule of counting on both sides of it, odd rows, and the real files."""

from __future__ import annotations

import csv
import functools
import gzip
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itemized.errors import UsageError
from itemized.ledger._files import find_pieces
from itemized.model import Kind, WhyNot
from itemized.sources._base import CARRIED, CARRIED_WITH_FIELDS, Holds, Rule, Table
from itemized.sources._columns import COLUMNS, OPTIONAL
from itemized.sources._fec_rules import NO_SCHEDULE, RULES, SCHEDULES, schedule_sql
from itemized.sources._pairs import MIRROR_DAYS_AFTER, MIRROR_DAYS_BEFORE
from itemized.sources.fec_bulk import SOURCE

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples" / "fec_bulk"
SHARED = ROOT.parent / "shared" / "data" / "fec"
REAL = SHARED / "bulk" / "2020-early"

Row = dict[str, Any]


# ------------------------------------------------------------------ running the source's SQL


@functools.cache
def database() -> duckdb.DuckDBPyConnection:
    """One database for all made-up rows: opening one takes longer than asking it."""
    return duckdb.connect(config={"threads": 1})


def fill(connection: duckdb.DuckDBPyConnection, table: Table, lines: Iterable[str]) -> None:
    """Make `fields` as the ledger does: split at the pipe, nothing trimmed or unquoted."""
    rows = []
    for number, text in enumerate(lines, 1):
        cells = text.split(table.delimiter)
        assert len(cells) == len(table.columns), f"{table.name} line {number}: {len(cells)} fields"
        rows.append([*cells, number])
    marks = "(" + ", ".join("?" * len(table.columns)) + ", ?::BIGINT)"
    names = ", ".join(f'"{name}"' for name in table.columns)
    values = ", ".join([marks] * len(rows))
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE fields AS FROM (VALUES {values}) made({names}, line)",
        [cell for row in rows for cell in row],
    )


def judge(connection: duckdb.DuckDBPyConnection, table: Table, period: int) -> None:
    """Add what the ledger adds before `select`; an unfit row has all its fields emptied."""
    other_year = table.other_year.replace("$period", str(period))
    emptied = ", ".join(f'CASE WHEN reason IS NULL THEN "{c}" END AS "{c}"' for c in table.columns)
    connection.execute(f"""CREATE OR REPLACE TEMP VIEW rows AS
        SELECT line, '' AS raw, reason, {other_year} AS other_year, []::VARCHAR[] AS f, {emptied}
        FROM (SELECT *, {table.bad} AS reason FROM fields)""")


def run(table: Table, lines: Iterable[str], period: int = 2020) -> list[Row]:
    """What the table makes of the lines, a row each."""
    fill(database(), table, lines)
    judge(database(), table, period)
    found = database().execute(table.select.replace("$period", str(period)) + " ORDER BY line")
    names = [column[0] for column in found.description]
    return [dict(zip(names, values, strict=True)) for values in found.fetchall()]


def sample(name: str) -> list[str]:
    """The lines of a made-up file."""
    return (SAMPLES / name).read_text(encoding="utf-8").splitlines()


PLAIN = {
    "CMTE_ID": "C99000001",
    "AMNDT_IND": "N",
    "RPT_TP": "M4",
    "TRANSACTION_PGI": "P2020",
    "IMAGE_NUM": "201904209149000001",
    "TRANSACTION_TP": "15",
    "ENTITY_TP": "IND",
    "NAME": "PENNYWHISTLE, ALDOUS",
    "CITY": "MADEUPVILLE",
    "STATE": "ZZ",
    "TRANSACTION_DT": "03152019",
    "TRANSACTION_AMT": "500",
    "FILE_NUM": "9000001",
    "SUB_ID": "4042020199900000001",
}


def line(table: Table, cells: Mapping[str, str]) -> str:
    """A row in the table's layout, plain but for the cells given."""
    assert cells.keys() <= set(table.columns)
    return "|".join((PLAIN | dict(cells)).get(name, "") for name in table.columns)


def one(table_name: str = "itoth", cycle: str = "2020", **cells: str) -> Row:
    """The entry that such a row becomes."""
    table = SOURCE.table(table_name)
    return run(table, [line(table, cells)], int(cycle))[0]


@functools.cache
def by_rule(memo: str = "") -> dict[str, Row]:
    """The entry that a row of each code becomes."""
    table = SOURCE.table("itoth")
    lines = [line(table, {"TRANSACTION_TP": r.code, "MEMO_CD": memo}) for r in RULES]
    return {found["type_code"]: found for found in run(table, lines)}


def one_operating(**cells: str) -> Row:
    plain = {"RPT_YR": "2019", "TRANSACTION_DT": "03/15/2019", "TRANSACTION_AMT": "73.5"}
    return one("oppexp", **(plain | cells | {"FORM_TP_CD": "F3X", "LINE_NUM": "21B"}))


# ------------------------------------------------------------------ the tables

#: Those without a header; test_fec_csv has the others.
PIPED = [t for t in SOURCE.tables if t.delimited is None]


@pytest.mark.parametrize("table", PIPED, ids=lambda t: t.name)
def test_each_table_gives_the_columns_asked_for(table: Table) -> None:
    fill(database(), table, sample(_sample_names(table)[0]))
    judge(database(), table, 2020)
    described = database().execute("DESCRIBE " + table.select.replace("$period", "2020"))
    types = {row[0]: row[1] for row in described.fetchall()}
    for name in (CARRIED_WITH_FIELDS if table.given_back else CARRIED).split(", "):
        types.pop(name)
    may_lack = {*OPTIONAL.get(table.holds, ()), *table.later}
    assert types == {
        c: t for c, t in COLUMNS[table.holds].items() if c in types or c not in may_lack
    }


def _sample_names(table: Table) -> list[str]:
    files = sorted(p.name for p in SAMPLES.iterdir())
    return [f for f in files if any(fnmatchcase(f.lower(), p) for p in table.files)]


@pytest.mark.parametrize("table", SOURCE.tables, ids=lambda t: t.name)
def test_each_column_is_used_or_ignored_by_name(table: Table) -> None:
    words = set(re.findall(r"\w+", table.select))
    words |= {w.removeprefix("_") for sql in table.later.values() for w in re.findall(r"\w+", sql)}
    assert [c for c in table.columns if (c in words) == (c in table.ignored)] == []


def test_no_street_address_is_used() -> None:
    streets = {"CMTE_ST1", "CMTE_ST2", "CAND_ST1", "CAND_ST2"}
    assert streets <= {c for t in SOURCE.tables for c in t.ignored}


@pytest.mark.parametrize(
    ("file", "table"),
    [
        ("itcont.txt", "itcont"),
        ("itcont20.txt", "itcont"),
        ("indiv20.txt", "itcont"),
        ("itcont_2020_20010425_20190425.txt", None),
        ("itoth.txt", "itoth"),
        ("itpas2.txt", "itpas2"),
        ("oppexp.txt", "oppexp"),
        ("cm.txt", "cm"),
        ("cm20.txt", "cm"),
        ("cn.txt", "cn"),
        ("ccl.txt", "ccl"),
        ("weball20.txt", "weball"),
        ("webl20.txt", "webl"),
        ("webk18.txt", "webk"),
        ("independent_expenditure_2020.csv", "independent_expenditure"),
        ("electioneeringcomm_2020.csv", "electioneering"),
        ("communicationcosts_2020.csv", "communication_costs"),
        ("leadership2020.csv", "leadership"),
        ("lobbyist_bundle.csv", "lobbyist_bundle"),
        ("2020_presidential_campaigns_download.csv", "presidential_reports"),
        ("readme.txt", None),
    ],
)
def test_files_go_by_their_names(file: str, table: str | None) -> None:
    known = [t.name for t in SOURCE.tables if any(fnmatchcase(file, p) for p in t.files)]
    assert known == ([table] if table else [])


def test_the_samples_hold_each_table() -> None:
    held = {t.name for t in SOURCE.tables for _ in _sample_names(t)}
    assert held == {t.name for t in SOURCE.tables}


def test_downloads_are_the_addresses_fec_uses() -> None:
    offered = SOURCE.downloads(2020)
    assert [d.path for d in offered] == [
        f"bulk-downloads/2020/{stem}20.zip"
        for stem in "cm cn ccl indiv pas2 oth oppexp weball webk webl".split()
    ] + [
        "bulk-downloads/2020/independent_expenditure_2020.csv",
        "bulk-downloads/2020/ElectioneeringComm_2020.csv",
        "bulk-downloads/2020/CommunicationCosts_2020.csv",
        "bulk-downloads/2020/leadership2020.csv",
        "bulk-downloads/data.fec.gov/lobbyist_bundle.csv",
    ]
    assert [d.name for d in offered if not d.optional] == [
        d.name for d in offered if d.name.endswith(".zip")
    ]
    optional = [d.name for d in SOURCE.downloads(1998) if d.optional]
    assert optional == ["ccl98.zip", "oppexp98.zip", "lobbyist_bundle.csv"]
    assert SOURCE.downloads(2002)[0].name == "cm02.zip"


def test_a_cycle_is_named_by_its_even_year() -> None:
    assert [SOURCE.period_of_year(y) for y in (2019, 2020, 2021)] == [2020, 2020, 2022]
    assert SOURCE.span(2020) == (date(2019, 1, 1), date(2020, 12, 31))


# ------------------------------------------------------------------ the rules of counting


def test_the_rules_speak_the_models_words() -> None:
    codes = [r.code for r in SOURCE.rules]
    assert len(codes) == len(set(codes))
    for r in SOURCE.rules:
        assert r.kind in set(Kind)
        assert r.side in ("receipt", "disbursement")
        assert r.why_not is None or r.why_not in set(WhyNot)
        assert r.counted == (r.why_not is None)
        assert r.sign in (1, -1)
        assert r.support_oppose in (None, "support", "oppose")
        assert len(r.cite) > 20


def test_each_of_fecs_codes_has_a_rule() -> None:
    listed = SHARED / "transaction_types.tsv"
    if not listed.exists():
        pytest.skip("FEC's list of transaction types does not lie beside the project")
    with listed.open(encoding="utf-8", newline="") as f:
        codes = {row["transaction_type"] for row in csv.DictReader(f, delimiter="\t")}
    assert codes <= {r.code for r in RULES}
    assert {r.code for r in RULES} - codes == {"30E", "31E", "32E"}


#: For each code whose rows do not count, or count against the giver: a code beside it that counts,
#: and counts for the giver, in an otherwise equal row.
BESIDE = dict(
    pair.split(":")
    for pair in (
        "10J:10 11J:11 15J:15 18J:18K 19J:19 30J:30 31J:31 32J:32 30F:30K 31F:31K 32F:32K"
        " 15I:15E 15T:15E 24I:15E 24T:15E 18L:15 28L:15"
        " 20Y:10 21Y:11 22R:18U 22Y:15 22Z:18K 23Y:13 40T:30T 40Y:30 40Z:30K 41T:31T 41Y:31"
        " 41Z:31K 42T:32T 42Y:32 42Z:32K 17R:24K 17U:42 17Y:42 17Z:42"
    ).split()
)
LEFT_OUT_OR_TURNED = [r for r in RULES if not r.counted or r.sign < 0]


def test_no_rule_is_without_a_row_beside_it() -> None:
    assert BESIDE.keys() == {r.code for r in LEFT_OUT_OR_TURNED}


@pytest.mark.parametrize("rule", LEFT_OUT_OR_TURNED, ids=lambda r: r.code)
def test_a_row_on_each_side_of_the_rule(rule: Rule) -> None:
    here = by_rule()[rule.code]
    assert (here["counted"], here["why_not"]) == (rule.counted, rule.why_not)
    assert (here["amount_filed"], here["amount"]) == (500, 500 * rule.sign)
    beside = by_rule()[BESIDE[rule.code]]
    assert (beside["counted"], beside["why_not"]) == (True, None)
    assert beside["amount"] == 500
    assert here["side"] == beside["side"]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_a_memo_never_counts(rule: Rule) -> None:
    memo, plain = by_rule("X")[rule.code], by_rule()[rule.code]
    assert (memo["memo"], memo["counted"], memo["why_not"]) == (True, False, "memo")
    assert (plain["memo"], plain["counted"]) == (False, rule.counted)
    for found in (memo, plain):
        assert (found["kind"], found["side"]) == (rule.kind, rule.side)
        assert found["support_oppose"] == rule.support_oppose
        assert found["type_code"] == rule.code


def test_each_type_is_on_one_schedule_or_told_to_be_on_none() -> None:
    placed = [code for codes in (*SCHEDULES.values(), NO_SCHEDULE) for code in codes]
    assert sorted(placed) == sorted(rule.code for rule in RULES)


@pytest.mark.parametrize(
    ("code", "schedule"),
    [
        ("15", "SA"),
        ("22Y", "SB"),  # a refund, though the giver stays the other party
        ("17R", "SA"),  # a refund that the filer got
        ("24T", "SB"),
        ("15t", "SA"),
        ("24A", "SE"),
        ("24C", "SF"),
        ("31", "SA"),
        ("41", "SB"),
        ("20A", None),
        ("29", None),
        ("99Q", None),  # not on FEC's list
    ],
)
def test_the_type_tells_the_schedule(code: str, schedule: str | None) -> None:
    query = f"SELECT {schedule_sql()} FROM (SELECT ? AS type_code)"
    assert database().execute(query, [code]).fetchone() == (schedule,)


def test_a_refund_is_the_givers_and_negative_and_a_voided_one_positive() -> None:
    refund = one("itcont", TRANSACTION_TP="22Y", TRANSACTION_AMT="500")
    void = one("itcont", TRANSACTION_TP="22Y", TRANSACTION_AMT="-500")
    assert (refund["kind"], refund["side"], refund["amount"]) == ("refund", "receipt", -500)
    assert (void["amount"], void["amount_filed"], void["counted"]) == (500, -500, True)


def test_a_bounced_gift_is_negative() -> None:
    assert one("itcont", TRANSACTION_AMT="-300")["amount"] == -300


def test_an_earmark_counts_at_the_recipient_and_names_its_conduit() -> None:
    got = one("itcont", TRANSACTION_TP="15E", OTHER_ID="C99000004")
    assert (got["kind"], got["counted"], got["conduit_id"]) == ("earmark", True, "C99000004")
    assert (got["other_id"], got["other_kind"]) == (None, "person")
    assert one("itcont", TRANSACTION_TP="15E")["conduit_id"] is None


@pytest.mark.parametrize("code", ["24I", "24T", "15I", "15T"])
def test_a_conduits_copy_keeps_the_contributor_as_payer(code: str) -> None:
    copy = one("itcont", CMTE_ID="C99000004", TRANSACTION_TP=code, OTHER_ID="C99000001")
    assert (copy["counted"], copy["why_not"], copy["side"]) == (False, "conduit_copy", "receipt")
    assert copy["conduit_id"] == copy["filer_id"] == "C99000004"
    assert (copy["other_name"], copy["other_id"]) == ("PENNYWHISTLE, ALDOUS", None)


@pytest.mark.parametrize(("code", "side"), [("24A", "oppose"), ("24E", "support")])
def test_spending_on_a_candidate_pays_the_vendor(code: str, side: str) -> None:
    cells = {"TRANSACTION_TP": code, "NAME": "LOUD LETTERS", "ENTITY_TP": "ORG"}
    got = one(**cells, OTHER_ID="S0ZZ00011")
    assert (got["kind"], got["support_oppose"]) == ("independent_expenditure", side)
    assert (got["target"], got["other_id"]) == ("S0ZZ00011", None)
    assert (got["other_name"], got["other_kind"]) == ("LOUD LETTERS", "organization")
    assert one(**cells, OTHER_ID="C99000002")["target"] is None
    named = one("itpas2", **cells, OTHER_ID="", CAND_ID="H0ZZ01022")
    assert (named["target"], named["other_id"]) == ("H0ZZ01022", None)


def test_a_gift_to_a_campaign_has_its_candidate_as_target_only_in_itpas2() -> None:
    cells = {"TRANSACTION_TP": "24K", "ENTITY_TP": "CCM", "OTHER_ID": "C99000001"}
    assert one("itoth", **cells)["target"] is None
    given = one("itpas2", **cells, CAND_ID="S0ZZ00011")
    assert (given["target"], given["other_id"]) == ("S0ZZ00011", "C99000001")
    assert one("itpas2", **cells, CAND_ID="")["target"] is None
    assert SOURCE.table("itoth").precedence < SOURCE.table("itpas2").precedence


def test_money_between_a_committees_own_accounts_is_no_gift() -> None:
    own = one(TRANSACTION_TP="31G", OTHER_ID="C99000001")
    other = one(TRANSACTION_TP="31G", OTHER_ID="C99000005")
    assert (own["kind"], own["counted"]) == ("other", True)
    assert (other["kind"], other["counted"]) == ("transfer", True)


@pytest.mark.parametrize(
    ("code", "side"),
    [("19Q", "receipt"), ("29Z", "disbursement"), ("39", "receipt"), ("49", "disbursement")],
)
def test_an_unknown_code_stays_in_sight(code: str, side: str) -> None:
    got = one(TRANSACTION_TP=code)
    assert (got["kind"], got["side"], got["type_code"]) == ("other", side, code)
    assert (got["counted"], got["why_not"]) == (True, None)


@pytest.mark.parametrize(
    ("entity", "other_id", "kind"),
    [
        ("IND", "", "person"),
        ("CAN", "S0ZZ00011", "candidate"),
        ("CAN", "", "candidate"),
        ("ORG", "", "organization"),
        ("COM", "C99000002", "committee"),
        ("PTY", "", "committee"),
        ("", "", None),
        ("", "C99000002", "committee"),
        ("IND", "C99000002", "committee"),
        ("CCM", "H0ZZ01022", "candidate"),
        ("ORG", "UNKNOWN", "organization"),
    ],
)
def test_an_id_says_more_than_the_entity_type(entity: str, other_id: str, kind: str) -> None:
    got = one(TRANSACTION_TP="18K", ENTITY_TP=entity, OTHER_ID=other_id)
    assert got["other_kind"] == kind
    assert got["other_id"] == (other_id if len(other_id) == 9 else None)


def test_operating_expenditures_stay_as_filed() -> None:
    paid = one_operating(PURPOSE="POSTERS", MEMO_TEXT="FIRST RUN")
    assert (paid["kind"], paid["side"]) == ("operating", "disbursement")
    assert (paid["form"], paid["schedule"], paid["line_number"]) == ("F3X", None, "21B")
    assert (paid["amount"], paid["memo_text"]) == (Decimal("73.50"), "POSTERS; FIRST RUN")
    assert one_operating(TRANSACTION_AMT="-73.72")["amount"] == Decimal("-73.72")
    memo = one_operating(MEMO_CD="X")
    assert (memo["counted"], memo["why_not"], memo["memo_text"]) == (False, "memo", None)


# ------------------------------------------------------------------ amounts, days, odd rows


@pytest.mark.parametrize("text", ["12,3x4.00", "", "1e5", "12.345", "1_000", " 12", "-", "1,000"])
def test_what_is_no_amount_is_a_reject(text: str) -> None:
    got = one(TRANSACTION_AMT=text)
    assert got["reason"] == "its amount is no number"
    assert got["amount"] is None


@pytest.mark.parametrize(
    ("text", "dollars"),
    [("0", "0.00"), ("-.55", "-0.55"), ("1234567890.1", "1234567890.10"), ("0.29", "0.29")],
)
def test_amounts_are_exact(text: str, dollars: str) -> None:
    got = one(TRANSACTION_AMT=text)
    assert (got["reason"], str(got["amount"])) == (None, dollars)


@given(st.lists(st.decimals(-(10**11), 10**11, places=2), min_size=1, max_size=50))
@settings(max_examples=10, deadline=None)
def test_any_amount_is_read_to_the_cent(amounts: list[Decimal]) -> None:
    table = SOURCE.table("itoth")
    lines = [line(table, {"TRANSACTION_AMT": f"{amount:f}"}) for amount in amounts]
    assert [found["amount"] for found in run(table, lines)] == amounts


@pytest.mark.parametrize(
    ("cell", "reason"), [("SUB_ID", "it has no SUB_ID"), ("CMTE_ID", "it has no committee id")]
)
def test_a_row_that_cannot_be_used_says_why(cell: str, reason: str) -> None:
    assert one(**{cell: ""})["reason"] == reason


@pytest.mark.parametrize("text", ["00000000", "13452019", "02302019", "1152019", "ab152019", "0"])
def test_what_is_no_day_keeps_its_words(text: str) -> None:
    got = one(TRANSACTION_DT=text)
    assert (got["date"], got["date_text"], got["reason"]) == (None, text, None)
    assert got["other_year"] is None


def test_a_day_long_ago_is_a_day() -> None:
    got = one(TRANSACTION_DT="10171918")
    assert (got["date"], got["date_text"]) == (date(1918, 10, 17), None)
    assert one_operating(TRANSACTION_DT="01/22/19")["date_text"] == "01/22/19"
    assert one(TRANSACTION_DT="")["date_text"] is None


@pytest.mark.parametrize(
    ("year", "other"), [(2017, True), (2018, False), (2019, False), (2021, False), (2022, True)]
)
def test_a_row_of_another_cycle_is_known_by_its_day(year: int, *, other: bool) -> None:
    assert one(TRANSACTION_DT=f"0315{year}")["other_year"] is other
    assert one_operating(TRANSACTION_DT=f"03/15/{year}")["other_year"] is other


@pytest.mark.parametrize(
    ("written", "read"), [("P", "P"), ("P2022", "P2022"), ("", None), ("0", "0")]
)
def test_the_election(written: str, read: str | None) -> None:
    assert one(TRANSACTION_PGI=written)["election"] == read


def test_where_to_see_it() -> None:
    image = "https://docquery.fec.gov/cgi-bin/fecimg/?201904209149000001"
    assert one()["url"] == image
    filing = "https://docquery.fec.gov/cgi-bin/forms/C99000001/9000001/"
    assert one(IMAGE_NUM="")["url"] == filing
    nowhere = one(IMAGE_NUM="", FILE_NUM="")
    assert (nowhere["url"], nowhere["filing_id"]) == (None, None)


# ------------------------------------------------------------------ when it was filed


def test_the_image_number_tells_the_day() -> None:
    got = one(IMAGE_NUM="201904209149000001")
    assert (got["filed"], got["filed_basis"]) == (date(2019, 4, 20), "estimated")


@pytest.mark.parametrize("image", ["201913459149000001", "19020312345", ""])
def test_without_it_the_due_date_does(image: str) -> None:
    got = one(IMAGE_NUM=image)
    assert (got["filed"], got["filed_basis"]) == (date(2019, 4, 20), "due date")


# Report, its scanning year and the payment's day, of the cycle 2012 → covers, due.
REPORTS = [
    ("M2", "11", "01152011", date(2011, 1, 1), date(2011, 1, 31), date(2011, 2, 20)),
    ("M3", "12", "02152012", date(2012, 2, 1), date(2012, 2, 29), date(2012, 3, 20)),
    ("M12", "11", "11152011", date(2011, 11, 1), date(2011, 11, 30), date(2011, 12, 20)),
    ("Q1", "11", "02152011", date(2011, 1, 1), date(2011, 3, 31), date(2011, 4, 15)),
    ("Q2", "12", "05152012", None, date(2012, 6, 30), date(2012, 7, 15)),
    ("Q3", "12", "08152012", None, date(2012, 9, 30), date(2012, 10, 15)),
    ("MY", "11", "05152011", date(2011, 1, 1), date(2011, 6, 30), date(2011, 7, 31)),
    ("YE", "12", "12152011", None, date(2011, 12, 31), date(2012, 1, 31)),
    ("YE", "13", "12152012", None, date(2012, 12, 31), date(2013, 1, 31)),
    ("12G", "12", "10052012", date(2012, 10, 1), date(2012, 10, 17), date(2012, 10, 25)),
    ("30G", "12", "11052012", date(2012, 10, 18), date(2012, 11, 26), date(2012, 12, 6)),
]


@pytest.mark.parametrize(("report", "year", "day", "start", "end", "due"), REPORTS)
def test_what_a_report_covers_and_when_it_is_due(
    report: str, year: str, day: str, start: date | None, end: date, due: date
) -> None:
    cells = {"RPT_TP": report, "TRANSACTION_DT": day}
    got = one(cycle="2012", IMAGE_NUM=f"{year}020312345", **cells)
    assert (got["period_start"], got["period_end"]) == (start, end)
    assert (got["filed"], got["filed_basis"]) == (due, "due date")
    amended = one(cycle="2012", IMAGE_NUM="14020312345", AMNDT_IND="A", **cells)
    assert (amended["period_end"], amended["filed"]) == (end, due)


@pytest.mark.parametrize("report", ["TER", "12P", "60D", "CA", ""])
def test_a_report_whose_day_no_row_gives_is_put_at_the_year_end(report: str) -> None:
    got = one(RPT_TP=report, IMAGE_NUM="")
    assert (got["period_start"], got["period_end"]) == (None, None)
    assert (got["filed"], got["filed_basis"]) == (None, "estimated")
    assert got["filed_by"] == date(2020, 1, 31)
    undated = one(RPT_TP=report, IMAGE_NUM="", TRANSACTION_DT="")
    assert undated["filed_by"] == date(2021, 1, 31)


def test_a_report_cannot_close_after_it_was_filed() -> None:
    early = one(RPT_TP="Q3", IMAGE_NUM="201902149149000001")
    assert (early["period_start"], early["period_end"]) == (None, None)
    same_day = one(RPT_TP="M3", IMAGE_NUM="201902289149000001", TRANSACTION_DT="02152019")
    assert same_day["period_end"] == date(2019, 2, 28)


def test_operating_expenditures_state_their_reports_year() -> None:
    assert one_operating(RPT_YR="2020", IMAGE_NUM="")["filed"] == date(2020, 4, 20)
    assert one_operating(RPT_YR="2019", IMAGE_NUM="")["filed"] == date(2019, 4, 20)


@pytest.mark.parametrize("year", range(1980, 2032, 2))
def test_the_general_election_is_the_tuesday_after_the_first_monday(year: int) -> None:
    november = (date(year, 11, 1) + timedelta(days=n) for n in range(30))
    monday = next(day for day in november if day.weekday() == 0)
    cells = {"RPT_TP": "30G", "IMAGE_NUM": "", "TRANSACTION_DT": f"1105{year}"}
    assert one(cycle=str(year), **cells)["filed"] == monday + timedelta(days=31)


# ------------------------------------------------------------------ two sides of one payment


def reported(*payments: tuple[str, str, str, str, str, str]) -> list[Row]:
    """Entries from (id, filer, code, other, MMDDYYYY, amount)."""
    table = SOURCE.table("itoth")
    lines = [
        line(
            table,
            {
                "SUB_ID": i,
                "CMTE_ID": f,
                "TRANSACTION_TP": c,
                "OTHER_ID": o,
                "TRANSACTION_DT": d,
                "TRANSACTION_AMT": a,
            },
        )
        for i, f, c, o, d, a in payments
    ]
    return run(table, lines)


MIRRORED = {
    "source_id": "VARCHAR",
    "counted_until": "DATE",
    "filer_id": "VARCHAR",
    "other_id": "VARCHAR",
    "kind": "VARCHAR",
    "side": "VARCHAR",
    "amount": "DECIMAL(14, 2)",
    "date": "DATE",
    "period_start": "DATE",
    "period_end": "DATE",
    "counted": "BOOLEAN",
    "filed": "DATE",
}


def mirrors(entries: Sequence[Row]) -> set[str]:
    """The ids that the source calls mirrors."""
    columns = ", ".join(f"{name} {kind}" for name, kind in MIRRORED.items())
    database().execute(f"CREATE OR REPLACE TEMP TABLE reported ({columns})")
    if entries:
        marks = ", ".join(["(" + ", ".join("?" * len(MIRRORED)) + ")"] * len(entries))
        database().execute(
            f"INSERT INTO reported VALUES {marks}",
            [e.get(name) for e in entries for name in MIRRORED],
        )
    found = database().execute(SOURCE.mirrors).fetchall()
    assert len(found) == len({(row[0], row[1]) for row in found})
    return {row[0] for row in found}


A, B = "C99000001", "C99000002"


@pytest.mark.parametrize(
    ("paid", "got"),
    [
        ("24K", "18K"),
        ("24G", "18G"),
        ("24Z", "15Z"),
        ("24K", "31K"),
        ("24G", "32G"),
        ("22H", "16H"),
    ],
)
def test_the_payment_mirrors_the_receipt(paid: str, got: str) -> None:
    pay, receive = ("1", A, paid, B, "03042019", "1000"), ("2", B, got, A, "03112019", "1000")
    assert mirrors(reported(pay, receive)) == {"1"}
    assert mirrors(reported(pay)) == set()
    assert mirrors(reported(receive)) == set()


@pytest.mark.parametrize("got", ["17R", "24K"])
def test_a_refund_mirrors_the_givers_report_of_it(got: str) -> None:
    amount = "1000" if got == "17R" else "-1000"  # given as a receipt, or as a check called back
    refund, back = ("1", B, "22Z", A, "03042019", "1000"), ("2", A, got, B, "03112019", amount)
    assert mirrors(reported(refund, back)) == {"1"}


@pytest.mark.parametrize(
    "second",
    [
        ("2", B, "18K", A, "03112019", "999"),
        ("2", B, "18K", "C99000003", "03112019", "1000"),
        ("2", A, "18K", B, "03112019", "1000"),
        ("2", B, "16H", A, "03112019", "1000"),
        ("2", B, "15", "", "03112019", "1000"),
        ("2", B, "18K", A, "00000000", "1000"),
        ("2", B, "18J", A, "03112019", "1000"),
    ],
)
def test_other_money_is_no_receipt_of_it(second: tuple[str, str, str, str, str, str]) -> None:
    assert mirrors(reported(("1", A, "24K", B, "03042019", "1000"), second)) == set()


@pytest.mark.parametrize(
    ("days", "pairs"),
    [
        (-MIRROR_DAYS_BEFORE - 1, False),
        (-MIRROR_DAYS_BEFORE, True),
        (MIRROR_DAYS_AFTER, True),
        (MIRROR_DAYS_AFTER + 1, False),
    ],
)
def test_the_receipt_comes_within_days(days: int, *, pairs: bool) -> None:
    then = (date(2019, 7, 1) + timedelta(days=days)).strftime("%m%d%Y")
    entries = reported(("1", A, "24K", B, "07012019", "1000"), ("2", B, "18K", A, then, "1000"))
    assert mirrors(entries) == ({"1"} if pairs else set())


def test_equal_payments_pair_one_to_one_past_one_that_nobody_received() -> None:
    entries = reported(
        ("1", A, "24K", B, "01022019", "1000"),  # its receipt was never itemized
        ("2", A, "24K", B, "06032019", "1000"),
        ("3", A, "24K", B, "06042019", "1000"),
        ("4", B, "18K", A, "06102019", "1000"),
        ("5", B, "18K", A, "06112019", "1000"),
        ("6", B, "18K", A, "06122019", "1000"),
    )
    assert mirrors(entries) == {"2", "3"}


def test_memos_take_no_part() -> None:
    entries = reported(
        ("1", A, "24K", B, "03042019", "1000"), ("2", B, "18K", A, "03112019", "1000")
    )
    assert mirrors([entries[0], entries[1] | {"counted": False}]) == set()


def paired_by_hand(entries: Sequence[Row]) -> set[str]:
    """The same by a plain loop: each receipt takes the oldest payment left within the days."""
    found = set()
    taken = set()
    by_age = sorted(entries, key=lambda e: (e["date"], e["source_id"]))
    for receipt in (e for e in by_age if e["side"] == "receipt"):
        for payment in (e for e in by_age if e["side"] == "disbursement"):
            days = (receipt["date"] - payment["date"]).days
            if (
                payment["source_id"] not in found
                and payment["amount"] == receipt["amount"]
                and payment["other_id"] == receipt["filer_id"]
                and payment["filer_id"] == receipt["other_id"]
                and -MIRROR_DAYS_BEFORE <= days <= MIRROR_DAYS_AFTER
            ):
                found.add(payment["source_id"])
                taken.add(receipt["source_id"])
                break
    return found | split_by_hand([e for e in by_age if e["source_id"] not in found | taken])


def split_by_hand(left: Sequence[Row]) -> set[str]:
    """Payments left over, beside receipts left over that together come to one of them."""
    first: dict[frozenset[str], str] = {}
    for payment in (e for e in left if e["side"] == "disbursement"):
        near = [
            e
            for e in left
            if e["side"] == "receipt"
            and e["filer_id"] == payment["other_id"]
            and e["other_id"] == payment["filer_id"]
            and -MIRROR_DAYS_BEFORE <= (e["date"] - payment["date"]).days <= MIRROR_DAYS_AFTER
        ]
        for some in [
            near,
            *([e for e in near if e["date"] == day] for day in {e["date"] for e in near}),
        ]:
            if len(some) > 1 and sum(e["amount"] for e in some) == payment["amount"]:
                first.setdefault(frozenset(e["source_id"] for e in some), payment["source_id"])
    return set(first.values())


@st.composite
def payments(draw: st.DrawFn) -> list[Row]:
    entries = []
    for n in range(draw(st.integers(0, 14))):
        payer, payee = draw(st.sampled_from([(A, B), (B, A)]))
        side = draw(st.sampled_from(["receipt", "disbursement"]))
        entry = {
            "source_id": f"{n:02}",
            "filer_id": payer if side == "disbursement" else payee,
            "other_id": payee if side == "disbursement" else payer,
            "kind": draw(st.sampled_from(["contribution", "transfer", "in_kind"])),
            "side": side,
            "amount": Decimal(draw(st.sampled_from([500, 1000]))),
            "date": date(2019, 1, 1) + timedelta(days=draw(st.integers(0, 150))),
            "counted": True,
        }
        entries.append(entry)
    return entries


@given(payments())
@settings(max_examples=40, deadline=None)
def test_the_pairs_are_those_of_a_plain_loop(entries: list[Row]) -> None:
    assert mirrors(entries) == paired_by_hand(entries)


# ------------------------------------------------------------------ registries and summaries


def test_committees() -> None:
    found = run(SOURCE.table("cm"), sample("cm.txt"))
    assert found[1]["name"] == 'PEOPLE "WHO COUNT BEANS PAC'
    campaign = {k: found[0][k] for k in COLUMNS[Holds.COMMITTEES] if k in found[0]}
    assert campaign == {
        "committee_id": "C99000001",
        "name": "QUILLFEATHER FOR SENATE",
        "type": "S",
        "designation": "P",
        "party": "GRN",
        "frequency": "Q",
        "organization_type": None,
        "connected_name": "NONE",
        "candidate_id": "S0ZZ00011",
        "treasurer": "MARROWBONE, OPAL",
        "city": "MADEUPVILLE",
        "state": "ZZ",
        "zip": "00001",
    }


def test_candidates_and_links() -> None:
    found = run(SOURCE.table("cn"), sample("cn.txt"))
    assert (found[0]["name"], found[0]["office"]) == ("QUILLFEATHER, DÉSIRÉE", "S")
    assert (found[0]["election_year"], found[1]["principal_committee"]) == (2020, None)
    links = run(SOURCE.table("ccl"), sample("ccl.txt"))
    assert [k["link_id"] for k in links] == ["900001", "900002"]
    assert [k["other_year"] for k in links] == [False, False]
    assert run(SOURCE.table("ccl"), sample("ccl.txt"), 2022)[0]["other_year"] is True


def test_candidates_totals() -> None:
    first, silent = run(SOURCE.table("weball"), sample("weball20.txt"))
    assert first["through"] == date(2019, 6, 30)
    assert {k: str(v) for k, v in first.items() if isinstance(v, Decimal)} == {
        "receipts": "2500.50",
        "from_individuals": "900.00",
        "from_committees": "500.00",
        "from_candidate": "100.00",
        "transfers_in": "700.00",
        "loans": "75.00",
        "disbursements": "1200.25",
        "transfers_out": "0.55",
        "refunds_to_individuals": "40.00",
        "refunds_to_committees": "20.00",
        "loan_repayments": "15.00",
        "cash_start": "0.00",
        "cash_end": "1300.25",
        "debts": "75.00",
    }
    assert {silent[k] for k, t in COLUMNS[Holds.SUMMARIES].items() if "DECIMAL" in t} == {None}


def test_committees_totals() -> None:
    first, silent = run(SOURCE.table("webk"), sample("webk20.txt"))
    assert (first["receipts"], first["loans"]) == (Decimal("7521.99"), Decimal("21.99"))
    assert (first["from_individuals"], first["from_committees"]) == (7000, 500)
    assert (first["given_to_committees"], first["independent_expenditures"]) == (1500, 250)
    assert (silent["receipts"], silent["through"], silent["other_year"]) == (None, None, None)
    unreadable = sample("webk20.txt")[0].replace("7521.99", "7,521.99", 1)
    assert run(SOURCE.table("webk"), [unreadable])[0]["reason"] == "its TTL_RECEIPTS is no number"


# ------------------------------------------------------------------ the made-up files, as a whole


def test_the_samples_count_as_they_should() -> None:
    gifts = run(SOURCE.table("itcont"), sample("itcont.txt"))
    assert sum(e["amount"] for e in gifts if e["counted"]) == 2800 - 300 + 25 - 25 + 100 + 75
    between = run(SOURCE.table("itoth"), sample("itoth.txt"))
    assert [e["why_not"] for e in between] == [None] * 4 + ["memo", "memo", None, None]
    assert mirrors(between) == {"4042020199900000101"}
    again = run(SOURCE.table("itpas2"), sample("itpas2.txt"))
    assert {e["source_id"] for e in again} <= {e["source_id"] for e in between}
    spent = run(SOURCE.table("oppexp"), sample("oppexp.txt"))
    assert sum(e["amount"] for e in spent if e["counted"]) == 1000


# ------------------------------------------------------------------ the real files

needs_real = pytest.mark.skipif(
    not REAL.is_dir(), reason="FEC's files do not lie beside the project"
)


def real_lines(zip_name: str) -> list[str]:
    with zipfile.ZipFile(REAL / zip_name) as z:
        (member,) = z.namelist()
        text = z.read(member).decode("utf-8")
    return [row for row in text.split("\n") if row]


def load_real(
    connection: duckdb.DuckDBPyConnection, table: Table, lines: Sequence[str], period: int
) -> None:
    """Make a table of the table's name out of real lines."""
    import pyarrow as pa

    cells = [row.split("|") for row in lines]
    assert {len(c) for c in cells} == {len(table.columns)}
    columns = dict(zip(table.columns, zip(*cells, strict=True), strict=True))
    arrow = pa.table({k: list(v) for k, v in columns.items()})
    connection.register("arrived", arrow)
    connection.execute(
        "CREATE OR REPLACE TABLE fields AS"
        " SELECT *, row_number() OVER ()::BIGINT AS line FROM arrived"
    )
    connection.unregister("arrived")
    judge(connection, table, period)
    connection.execute(
        f"CREATE TABLE {table.name} AS {table.select.replace('$period', str(period))}"
    )


@pytest.fixture(scope="module")
def real() -> Iterable[duckdb.DuckDBPyConnection]:
    """All tables of the early 2020 cycle, as the source reads them."""
    zips = {"itcont": "indiv20.zip", "itoth": "oth20.zip", "itpas2": "pas220.zip"}
    with duckdb.connect() as connection:
        for table in PIPED:
            file = zips.get(table.name, f"{table.name}20.zip")
            load_real(connection, table, real_lines(file), 2020)
        yield connection


def ask(connection: duckdb.DuckDBPyConnection, query: str) -> Any:
    found = connection.execute(query).fetchone()
    assert found is not None
    return found[0] if len(found) == 1 else found


@needs_real
@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("itcont", 70_671),
        ("itoth", 50_921),
        ("itpas2", 3_159),
        ("oppexp", 11_929),
        ("cm", 11_605),
        ("cn", 3_937),
        ("ccl", 3_752),
        ("weball", 141),
        ("webk", 7_851),
        ("webl", 11),
    ],
)
def test_every_real_row_is_read(real: duckdb.DuckDBPyConnection, table: str, rows: int) -> None:
    n, fit, other, judged = ask(
        real,
        "SELECT count(*), count(*) FILTER (reason IS NULL), count(*) FILTER (other_year),"
        f" count(other_year) FROM {table}",
    )
    assert (n, fit) == (rows, rows)
    assert other <= judged / 10


@needs_real
@pytest.mark.slow
def test_no_real_code_is_unknown(real: duckdb.DuckDBPyConnection) -> None:
    codes = {
        row[0]
        for row in real.execute(
            "SELECT type_code FROM itcont UNION SELECT type_code FROM itoth"
        ).fetchall()
    }
    assert codes <= {r.code for r in RULES}


@needs_real
@pytest.mark.slow
def test_itpas2_stands_in_itoth(real: duckdb.DuckDBPyConnection) -> None:
    alone = "SELECT count(*) FROM itpas2 ANTI JOIN itoth USING (source_id, amount, date, kind)"
    assert ask(real, alone) == 0


@needs_real
@pytest.mark.slow
def test_one_donor_adds_up(real: duckdb.DuckDBPyConnection) -> None:
    counted, left_out = Decimal(0), Decimal(0)
    for cells in (row.split("|") for row in real_lines("indiv20.zip") + real_lines("oth20.zip")):
        name, day = cells[7], cells[13]
        if name.startswith("SUSSMAN") and "DONALD" in name and day[:2] + day[4:] == "012019":
            if cells[18] == "X":
                left_out += Decimal(cells[14])
            else:
                counted += Decimal(cells[14])
    found = ask(
        real,
        "SELECT sum(amount) FILTER (counted), sum(amount) FILTER (NOT counted)"
        " FROM (FROM itcont UNION ALL FROM itoth)"
        " WHERE other_name LIKE 'SUSSMAN%DONALD%'"
        " AND date BETWEEN DATE '2019-01-01' AND DATE '2019-01-31'",
    )
    assert found == (counted, left_out)
    assert found == (Decimal(1_086_300), Decimal(390_000))


@needs_real
@pytest.mark.slow
def test_one_pacs_receipts_net_of_refunds(real: duckdb.DuckDBPyConnection) -> None:
    net = Decimal(0)
    for cells in (row.split("|") for row in real_lines("indiv20.zip")):
        if cells[0] == "C00236489":
            net += Decimal(cells[14]) * (-1 if cells[5] == "22Y" else 1)
    query = "SELECT sum(amount) FROM itcont WHERE filer_id = 'C00236489' AND counted"
    assert ask(real, query) == net == 328_478


@needs_real
@pytest.mark.slow
def test_earmarks_count_once(real: duckdb.DuckDBPyConnection) -> None:
    once = sum(
        Decimal(cells[14])
        for cells in (row.split("|") for row in real_lines("indiv20.zip"))
        if cells[5] == "15E" and cells[15] == "C00401224"
    )
    query = "SELECT sum(amount) FROM itcont WHERE conduit_id = 'C00401224' AND counted"
    assert ask(real, query) == once
    assert ask(real, "SELECT count(*) FROM itcont WHERE type_code IN ('24I', '24T')") == 84
    copies = "SELECT count(*) FROM itcont WHERE type_code IN ('24I', '24T') AND counted"
    assert ask(real, copies) == 0


@needs_real
@pytest.mark.slow
def test_joint_fundraising_counts_once(real: duckdb.DuckDBPyConnection) -> None:
    shares = "SELECT count(*), count(*) FILTER (counted) FROM itoth WHERE type_code = '15J'"
    assert ask(real, shares) == (44_765, 0)


@needs_real
@pytest.mark.slow
def test_the_real_pairs_are_those_of_a_plain_loop(real: duckdb.DuckDBPyConnection) -> None:
    real.execute(
        "CREATE OR REPLACE VIEW reported AS SELECT *, NULL::DATE AS counted_until"
        " FROM (FROM itcont UNION ALL FROM itoth)"
    )
    found = {row[0] for row in real.execute(SOURCE.mirrors).fetchall()}
    names = ("source_id", "filer_id", "other_id", "kind", "side", "amount", "date")
    rows = real.execute(
        f"SELECT {', '.join(names)} FROM itoth WHERE counted AND date IS NOT NULL AND amount > 0"
        " AND starts_with(other_id, 'C') AND kind IN ('contribution', 'in_kind', 'transfer')"
    ).fetchall()
    assert len(found) == 441  # six of them payments that their receivers split over two accounts
    assert found == paired_by_hand([dict(zip(names, row, strict=True)) for row in rows])


@needs_real
@pytest.mark.slow
def test_nothing_is_filed_after_the_files_were_published(real: duckdb.DuckDBPyConnection) -> None:
    latest = ask(
        real,
        "SELECT max(filed) FROM (FROM itcont UNION ALL FROM itoth UNION ALL BY NAME FROM oppexp)",
    )
    assert latest <= date(2019, 3, 17)


@needs_real
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "table", "cycle"),
    [
        ("cm", "cm", 2022),
        ("cn", "cn", 2022),
        ("ccl", "ccl", 2022),
        ("weball20", "weball", 2020),
        ("weball22", "weball", 2022),
        ("webk18", "webk", 2018),
        ("webk22", "webk", 2022),
    ],
)
def test_the_2022_masters_are_read(name: str, table: str, cycle: int) -> None:
    held = gzip.decompress((SHARED / "bulk" / "2022-masters" / f"{name}.txt.gz").read_bytes())
    lines = [row.rstrip("\r\n") for row in io.StringIO(held.decode("utf-8"), newline="\n")]
    with duckdb.connect() as connection:
        load_real(connection, SOURCE.table(table), lines, cycle)
        n, fit, other = ask(
            connection,
            "SELECT count(*), count(*) FILTER (reason IS NULL), count(*) FILTER (other_year)"
            f" FROM {table}",
        )
    assert (n, fit, other) == (len(lines), len(lines), 0)


def test_a_file_of_no_cycle_loads_by_itself(tmp_path):
    from itemized.desk import Desk
    from itemized.settings import Settings

    desk = Desk(Settings(ledger=tmp_path / "ledger", downloads=tmp_path))
    bundled = Path(__file__).parents[1] / "samples" / "fec_bulk" / "lobbyist_bundle.csv"
    (load,) = desk.load("fec_bulk", [bundled]).loads
    assert load.rows == load.entries + load.merged + load.rejects > 0


def test_a_cycle_is_told_by_name_row_or_folder_or_asked_for(tmp_path: Path) -> None:
    """cm and cn say no cycle in their rows; ccl does, in FEC_ELECTION_YR."""

    def cycle(*path: str) -> int:
        copy = tmp_path.joinpath(*path)
        copy.parent.mkdir(parents=True, exist_ok=True)
        table = copy.name.removesuffix(".gz").rstrip("0123456789zip.").split(".")[0]
        data = (SAMPLES / f"{table}.txt").read_bytes()
        if copy.suffix == ".zip":
            with zipfile.ZipFile(copy, "w") as z:
                z.writestr(f"{table}.txt", data)
        else:
            copy.write_bytes(gzip.compress(data) if copy.suffix == ".gz" else data)
        [piece] = find_pieces(SOURCE, [copy], None)[0]
        return piece.period

    assert cycle("given", "cm22.zip") == cycle("given", "cn22.zip") == 2022
    assert cycle("given", "ccl.txt.gz") == 2020  # of the sample's rows
    assert cycle("2022", "cm.txt.gz") == cycle("2021", "cn.txt") == 2022
    for name in ("cm.txt.gz", "cn.txt"):
        with pytest.raises(UsageError, match=f"{name}: its name does not tell the cycle"):
            cycle("2022-masters", name)
