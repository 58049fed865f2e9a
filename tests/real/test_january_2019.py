"""The real records of January 2019 against sums made by hand over the raw rows."""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from itemized.desk import Desk
from itemized.settings import Settings
from real.january import BULK, MONTH, Early, dollars, in_month

ROWS = {
    "itcont": 70_671, "itoth": 50_921, "itpas2": 3_159, "oppexp": 11_929, "cm": 11_605, "cn": 3_937, "ccl": 3_752,
}  # fmt: skip
#: Receipts that itcont holds from persons, and the refunds of them (FEC, transaction type codes).
RECEIVED = {"10", "11", "15", "15C", "15E", "30", "31", "32"}
REFUNDED = {"20Y", "22Y"}


def effect(row: dict[str, str]) -> Decimal:
    """What a row adds to what its giver has given, by hand: memos nothing, refunds the reverse."""
    if row["MEMO"] == "X":
        return Decimal(0)
    if row["TYPE"] in RECEIVED:
        return dollars(row)
    return -dollars(row) if row["TYPE"] in REFUNDED else Decimal(0)


def test_every_row_is_accounted_for(early: Early):
    loads = {x.table: x for x in early.report.loads}
    for table, rows in ROWS.items():
        x = loads[table]
        assert x.rows == rows == x.entries + x.merged + x.rejects
    assert loads["itpas2"].merged == ROWS["itpas2"]


def test_loading_again_changes_nothing(early: Early):
    again = early.desk.load("fec_bulk", sorted((BULK / "2020-early").glob("*.zip")))
    assert again.snapshot == early.report.snapshot
    assert all(x.already for x in again.loads)


def test_a_donor_under_every_spelling_each_dollar_once(early: Early):
    def is_he(row: dict[str, str]) -> bool:
        return row["NAME"].startswith("SUSSMAN") and "DONALD" in row["NAME"] and in_month(row)

    cont = [r for r in early.raw("itcont") if is_he(r)]
    oth = [r for r in early.raw("itoth") if is_he(r)]
    assert sum(map(dollars, cont)) == 1_106_300
    assert sum(map(dollars, cont + oth)) == 1_476_300

    matches = early.desk.find("donald sussman", limit=50)
    written = {spelling.split(" · ")[0] for m in matches for spelling in m.spellings}
    assert written == {r["NAME"] for r in cont + oth}
    places = {(s.split(" · ")[0], s.split(" · ")[1]) for m in matches for s in m.spellings}
    assert places == {(r["NAME"], f"{r['CITY']}, {r['STATE']}") for r in cont + oth}

    start, end = MONTH
    shown = early.desk.show([m.entity_id for m in matches], start=start, end=end)
    assert shown.given.total == sum(map(effect, cont)) == 1_086_300
    memos = [r for r in cont + oth if r["MEMO"] == "X"]
    assert shown.left_out == (("memo", len(memos), Decimal(sum(map(dollars, memos)))),)
    assert shown.given.by_counterpart[0][:3] == (
        "C00658476", "DEMOCRATIC GRASSROOTS VICTORY FUND", Decimal(849_000),
    )  # fmt: skip


def test_the_largest_single_gift_of_the_month(early: Early):
    rows = early.desk.sql(
        "SELECT amount, payee_id FROM entries WHERE counted AND kind IN ('contribution', 'earmark')"
        " AND type_code IN ('10', '11', '15', '15C', '15E', '30', '31', '32')"
        " AND date >= '2019-01-01' AND date < '2019-02-01' ORDER BY amount DESC LIMIT 1"
    ).rows
    by_hand = max((effect(r), r["CMTE_ID"]) for r in early.raw("itcont") if in_month(r))
    assert rows[0] == by_hand == (Decimal(849_000), "C00658476")


def test_the_ten_committees_that_received_most_from_persons(early: Early):
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in early.raw("itcont"):
        if in_month(row):
            sums[row["CMTE_ID"]] += effect(row)
    by_hand = sorted(((v, k) for k, v in sums.items()), reverse=True)[:10]
    ours = early.desk.sql(
        "SELECT sum(amount), payee_id FROM entry_rows WHERE counted AND table_name = 'itcont'"
        " AND date >= '2019-01-01' AND date < '2019-02-01' GROUP BY payee_id ORDER BY 1 DESC, 2 DESC LIMIT 10"
    ).rows
    assert [(v, k) for v, k in ours] == by_hand


def test_the_ten_names_that_gave_most(early: Early):
    """By the name as written, which needs no view on who is who."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in early.raw("itcont"):
        if in_month(row):
            sums[row["NAME"]] += effect(row)
    by_hand = sorted(((v, k) for k, v in sums.items()), reverse=True)[:10]
    ours = early.desk.sql(
        "SELECT sum(amount), p.name FROM entry_rows e JOIN parties p ON p.party_key = e.payer_key"
        " WHERE counted AND table_name = 'itcont' AND date >= '2019-01-01' AND date < '2019-02-01'"
        " GROUP BY p.name ORDER BY 1 DESC, 2 DESC LIMIT 10"
    ).rows
    assert [(v, k) for v, k in ours] == by_hand


def test_receipts_from_individuals_net_of_refunds(early: Early):
    kochpac = "C00236489"
    rows = [r for r in early.raw("itcont") if r["CMTE_ID"] == kochpac]
    assert {r["TYPE"] for r in rows} >= {"15", "22Y"}, "the case needs both gifts and refunds"
    by_hand = sum(map(effect, rows))
    (match,) = [m for m in early.desk.find("kochpac") if m.entity_id == kochpac]
    ours = early.desk.sql(
        f"SELECT sum(amount) FROM entry_rows WHERE counted AND payee_id = '{kochpac}' AND table_name = 'itcont'"
    ).rows
    assert ours == ((by_hand,),)
    assert match.name.endswith("(KOCHPAC)")


def test_earmarks_through_a_conduit_count_once(early: Early):
    """15E at the receiver counts; 24I and 24T, the conduit's copies of the same gifts, do not."""
    cont = list(early.raw("itcont"))
    by_hand = sum(dollars(r) for r in cont if r["TYPE"] == "15E" and r["MEMO"] != "X")
    actblue = sum(dollars(r) for r in cont if r["TYPE"] == "15E" and r["OTHER_ID"] == "C00401224")
    rows = early.desk.sql(
        "SELECT sum(amount) FILTER (counted), sum(amount) FILTER (counted AND conduit_id = 'C00401224'),"
        " count(*) FILTER (NOT counted AND why_not = 'conduit_copy') FROM entries WHERE kind = 'earmark'"
    ).rows[0]
    copies = [r for r in cont if r["TYPE"] in {"24I", "24T"} and r["MEMO"] != "X"]
    assert rows == (by_hand, actblue, len(copies))


def test_no_dollar_of_a_joint_committee_twice(early: Early):
    """15J and its like tell how a joint committee's gift was shared: marked memo or not, never counted."""
    codes = ("15J", "18J", "31J", "32F")
    rows = early.desk.sql(
        f"SELECT count(*), count(*) FILTER (counted) FROM entries WHERE type_code IN {codes}"
    ).rows[0]
    assert rows == (sum(r["TYPE"] in codes for r in early.raw("itoth")), 0)


def test_a_transfer_in_two_reports_counts_once(early: Early):
    """Pair each payment with a receipt of the same payer, payee and amount by hand, in order."""
    side = dict.fromkeys(("24K", "24G"), "paid") | dict.fromkeys(
        ("18K", "18G", "30K", "30G", "31K", "31G", "32K", "32G"), "got"
    )
    found: dict[tuple[str, str, str], dict[str, int]] = defaultdict(lambda: {"paid": 0, "got": 0})
    for r in early.raw("itoth"):
        if r["MEMO"] != "X" and (s := side.get(r["TYPE"])) and r["OTHER_ID"] != r["CMTE_ID"]:
            pair = (r["CMTE_ID"], r["OTHER_ID"]) if s == "paid" else (r["OTHER_ID"], r["CMTE_ID"])
            found[(*pair, r["AMOUNT"])][s] += 1
    at_most = sum(min(x.values()) for x in found.values())
    (mirrors,) = early.desk.sql(
        "SELECT count(*) FROM entries WHERE why_not = 'mirror' AND type_code IN ('24K', '24G')"
    ).rows[0]
    assert 0 < mirrors <= at_most + 6  # six more are split over accounts: see below
    assert mirrors > 0.8 * at_most, "the window of days leaves out few"


def test_a_payment_that_its_receiver_split_over_accounts_counts_once(early: Early):
    """One payment of A to B beside B's receipts that together come to the same, by hand."""
    paid: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    got: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for r in early.raw("itoth"):
        if r["MEMO"] == "X" or r["OTHER_ID"] == r["CMTE_ID"]:
            continue
        if r["TYPE"] in {"24K", "24G"}:
            paid[r["CMTE_ID"], r["OTHER_ID"]].append(dollars(r))
        elif r["TYPE"] in {"18K", "18G", "30K", "30G", "31K", "31G", "32K", "32G"}:
            got[r["OTHER_ID"], r["CMTE_ID"]].append(dollars(r))
    split = {
        pair for pair, amounts in got.items() if len(amounts) > 1 and [sum(amounts)] == paid[pair]
    }
    assert len(split) == 6
    for payer, payee in split:
        (counted,) = early.desk.sql(
            f"SELECT sum(amount) FROM entries WHERE counted AND payer_id = '{payer}'"
            f" AND payee_id = '{payee}' AND kind IN ('contribution', 'transfer')"
        ).rows[0]
        assert counted == sum(paid[payer, payee])


def test_spending_for_and_against(early: Early):
    """24E is for, 24A against, and what they are about is a candidate and not who was paid."""
    ours = early.desk.sql(
        "SELECT support_oppose, sum(amount), count(*) FROM entries WHERE counted"
        " AND kind = 'independent_expenditure' GROUP BY ALL ORDER BY ALL"
    ).rows
    rows = [r for r in early.raw("itoth") if r["MEMO"] != "X"]
    by_hand = tuple(
        (
            word,
            sum(dollars(r) for r in rows if r["TYPE"] == code),
            sum(r["TYPE"] == code for r in rows),
        )
        for word, code in (("oppose", "24A"), ("support", "24E"))
    )
    assert ours == by_hand


def test_the_masters_of_2022_load_too(early: Early, tmp_path):
    from itemized.desk import Desk
    from itemized.settings import Settings

    desk = Desk(Settings(ledger=tmp_path / "ledger", downloads=tmp_path))
    report = desk.load("fec_bulk", [BULK / "2022-masters"], cycle=2022)
    assert {x.table for x in report.loads} == {"cm", "cn", "ccl", "weball", "webk"}
    assert all(x.rows == x.entries + x.merged + x.rejects and x.rejects == 0 for x in report.loads)
    assert desk.status().compared == 0, "no itemized rows are loaded to compare totals with"
    (match,) = [m for m in desk.find("Color of Change PAC") if m.tier == "same name"]
    assert match.entity_id == "C00428557"


def test_a_file_of_another_year_is_refused(early: Early, tmp_path):
    from itemized.errors import InputError

    with pytest.raises(InputError, match="2020 by its name, not 2022"):
        early.desk.load("fec_bulk", [BULK / "2020-early" / "indiv20.zip"], cycle=2022)
    renamed = tmp_path / "indiv22.zip"
    renamed.write_bytes((BULK / "2020-early" / "indiv20.zip").read_bytes())
    with pytest.raises(InputError, match="dated rows are not of cycle 2022"):
        early.desk.load("fec_bulk", [renamed])


def test_presidential_reports_state_their_own_totals(tmp_path: Path) -> None:
    path = BULK / "2020-early" / "2020_PRESIDENTIAL_CAMPAIGNS_DOWNLOAD.csv"
    if not path.exists():
        pytest.skip("the real records are not beside this checkout (../shared/data/fec/bulk)")
    desk = Desk(Settings(ledger=tmp_path / "ledger", downloads=tmp_path))
    desk.load("fec_bulk", [path], cycle=2020)
    with path.open(encoding="utf-8", newline="") as f:
        plain = {
            (row["CMTE_ID"], row["RPT_TP"], Decimal(row["TTL_RECEIPTS"] or 0))
            for row in csv.DictReader(f)
        }
    held = desk.sql("SELECT filer_id, report_type, coalesce(receipts, 0) FROM filings").rows
    assert set(held) == plain
    assert len(held) == 6
