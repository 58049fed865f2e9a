"""Reports in a terminal: readable at 80 columns, inert, with color and without."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from export import samples
from itemized.export import terminal
from itemized.export.terminal import as_text
from itemized.model import NOTICE, Coverage, Finding, Table, Verdict
from itemized.model_filings import Reconciliation
from itemized.model_loads import CoverageDated, PassedOver

PAGES = {
    "check": lambda: terminal.check_report(samples.check()),
    "claims": lambda: terminal.claims_report(samples.check().reading),
    "find": lambda: terminal.find_report([samples.match()]),
    "show": lambda: terminal.show_report(samples.shown()),
    "status": lambda: terminal.status_report(samples.STATUS),
    "reconcile": lambda: terminal.reconcile_report(samples.RECONCILED),
    "filing": lambda: terminal.filing_report(samples.FILING),
    "load": lambda: terminal.load_report(samples.REPORT),
}
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def test_an_article_without_a_day_is_told_the_option_that_gives_it() -> None:
    reading = samples.check().reading
    undated = replace(reading, article=replace(reading.article, published=None))
    told = "Give the day it came out with --published."
    assert told in as_text(terminal.claims_report(undated), width=80)
    assert told not in as_text(terminal.claims_report(reading), width=80)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [80, 100])
def test_nothing_is_wider_than_the_page(name: str, width: int) -> None:
    lines = as_text(PAGES[name](), width=width).splitlines()
    assert [line for line in lines if len(line) > width] == []


@pytest.mark.parametrize("name", PAGES)
def test_color_adds_only_color(name: str) -> None:
    plain, colored = as_text(PAGES[name]()), as_text(PAGES[name](), color=True)
    stripped = "".join(f"{line.rstrip()}\n" for line in ESCAPES.sub("", colored).splitlines())
    assert stripped == plain
    assert "\x1b" not in plain


def test_no_color_where_it_is_no_terminal() -> None:
    out = io.StringIO()
    terminal.print_page(PAGES["check"](), out)
    assert "\x1b" not in out.getvalue()


def test_a_finding_is_told_whole() -> None:
    text = as_text(PAGES["check"]())
    first = text[text.index("1   ±") : text.index("2   ≠")]
    assert (
        first
        == """\
1   ± Held then, no longer holds
    “gave $1 million to Clear Rivers Action in May”
    - As filed by July 26, 2021, the gift was $1,000,000.
    - An amendment filed on September 3, 2021 lowers it to $100,000.
    Asked      How much did Wilhelmina Plumtree give to Clear Rivers Action from
               2021-05-01 to 2021-05-31?
    Then       $1,000,000 in 1 row (as filed by 2021-07-26)
    By then    $100,000 in 1 row (dated by 2021-07-26, as filings tell it now)
    Now        $100,000 in 1 row (as filings tell it now)
    2021-05-14 $1,000,000 · PLUMTREE, WILHELMINA → CLEAR RIVERS ACTION
               filed 2021-07-31 (due date), not counted: replaced by an
               amendment
               https://docquery.fec.gov/cgi-bin/fecimg/?202107319000000001
    2021-05-14 $100,000 · PLUMTREE, WILHELMINA → CLEAR RIVERS ACTION
               filed 2021-09-03, counted
               https://docquery.fec.gov/cgi-bin/fecimg/?202107319000000002

"""
    )


def test_claims_come_in_the_order_of_the_text_and_those_out_of_scope_at_the_end() -> None:
    text = as_text(PAGES["check"]())
    quotes = [
        "gave $1 million to Clear",
        "records filed with the FCC",
        "It was her largest",
        "raised $2.5 million",
        "gave $2 million",
        "Not looked up: no question for filings, or none that this version asks\n- “she will give more”",
    ]
    places = [text.index(quote) for quote in quotes]
    assert places == sorted(places)


def test_what_is_missing_comes_with_the_command() -> None:
    text = " ".join(as_text(PAGES["check"]()).split())
    assert "itemized fetch california --year 2021" in text
    assert "fec_bulk, 2021-01-01 through 2022-12-31, 2 files" in text
    assert NOTICE in text


def test_an_article_without_claims_says_so() -> None:
    empty = samples.check(findings=())
    assert "nothing to check" in as_text(terminal.check_report(empty))
    assert "No statement" in as_text(terminal.claims_report(empty.reading))


HOSTILE = (
    "[bold red]EVIL[/] \x1b[31mPAC\x1b]8;;https://x.example\x07\x00\u202eCAP\u2066 \x9b2J :boom:"
)


def test_names_from_records_are_inert() -> None:
    record = samples.record(payer=HOSTILE, payee=HOSTILE, url="javascript:alert(1)")
    finding = Finding(samples.GIFT, Verdict.MATCH, (HOSTILE,), records=(record,))
    pages = (
        terminal.check_report(samples.check(findings=(finding,))),
        terminal.find_report([samples.match(name=HOSTILE, place=HOSTILE)]),
        terminal.show_report(samples.shown(spellings=({"name": HOSTILE, "n": 1},))),
        terminal.table_report(Table((HOSTILE,), ((HOSTILE,),))),
    )
    for page in pages:
        text = as_text(page, width=200)
        assert "[bold red]EVIL[/] [31mPAC" in text
        assert ":boom:" in text
        assert "javascript" not in text
        assert not [c for c in text if c != "\n" and not c.isprintable()]


def test_long_lists_are_cut_and_say_so() -> None:
    records = tuple(samples.record(str(n)) for n in range(13))
    finding = Finding(samples.GIFT, Verdict.MATCH, ("so",), records=records)
    assert "8 more rows are in the JSON" in as_text(
        terminal.check_report(samples.check(findings=(finding,)))
    )
    many = tuple((f"e{n}", f"NAME {n}", Decimal(n), 1) for n in range(20))
    given = replace(samples.shown().given, by_counterpart=many)
    assert "and 5 more" in as_text(terminal.show_report(samples.shown(given=given)))


def test_totals_of_nothing_are_told_as_nothing_on_file() -> None:
    text = as_text(terminal.show_report(samples.shown()))
    assert "Received nothing that counts in the loaded records" in text
    assert "$0" not in text.replace("received $0", "")


def test_no_street_is_shown() -> None:
    spelling = {"name": "A", "street": "1 Elm Street", "city": "QUILLMERE", "state": "OH", "n": 1}
    text = as_text(terminal.show_report(samples.shown(spellings=(spelling,))))
    assert "QUILLMERE, OH" in text
    assert "Elm" not in text


def test_coverage_without_dates_is_still_told() -> None:
    bare = Coverage("x", "t", "", None, None, "f", "0" * 64, None, 5)
    text = as_text(terminal.show_report(samples.shown(coverage=(bare,))))
    assert "- x, 1 file, 5 rows" in text


def test_cycles_years_apart_are_told_apart() -> None:
    def cycle(first: int) -> Coverage:
        days = date(first, 1, 1), date(first + 1, 12, 31)
        return Coverage("fec_bulk", "t", "s", *days, f"f{first}", "0" * 64, None, 5)

    text = terminal.show_report(samples.shown(coverage=(cycle(2015), cycle(2019), cycle(2021))))
    assert (
        "fec_bulk, 2015-01-01 through 2016-12-31 and 2019-01-01 through 2022-12-31, 3 files"
        in " ".join(as_text(text).split())
    )


def test_a_filing_says_what_it_states_and_what_it_changed() -> None:
    said = as_text(terminal.filing_report(samples.FILING), width=100)
    assert "11AI  individuals, itemized  $1,250.50    $1,250  $0.50" in said
    assert "Beside fec_efile:9900100, whose place it took" in said
    assert "- added: PLUMTREE, WILHELMINA, SA11AI, $400, 2021-02-01" in said
    assert "amount 200.00 → 250.00; employer empty → PLUMTREE ORCHARDS" in said
    alone = replace(samples.FILING, difference=None)
    assert "It amends 9900100, which is not loaded." in as_text(terminal.filing_report(alone))


def test_the_share_that_reconciles_is_said() -> None:
    said = as_text(terminal.reconcile_report(samples.RECONCILED), width=100)
    assert "Of 12 reports that state their totals line by line, 11 (91.7 %) reconcile" in said
    assert "fec_efile:9900101  11AI  $1,250.50    $1,250  $0.50" in said
    none = as_text(terminal.reconcile_report(Reconciliation(0, 0, ())))
    assert none.startswith("No report that states its totals is loaded")


def test_a_table_that_is_too_wide_is_shown_row_by_row() -> None:
    columns = tuple(f"column_{n}" for n in range(12))
    text = as_text(terminal.table_report(Table(columns, (tuple(range(12)), tuple(range(12))))))
    assert all(column in text for column in columns)
    assert "row 2\n" in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_what_a_load_passed_over_and_what_was_cut_is_named() -> None:
    passed = [PassedOver(f"notes{n}.txt", "is no zip file") for n in range(8)]
    [*before, last] = samples.REPORT.loads
    report = replace(
        samples.REPORT,
        loads=(*before, replace(last, cut_short=True)),
        passed_over=(PassedOver("\x1b.txt", "is empty"), *passed),
    )
    text = as_text(terminal.load_report(report), width=100)
    assert f"they may have been cut short:\n  - {last.file}\n" in text
    assert "notes5.txt and 2 more: is no zip file" in " ".join(text.split())
    assert "Passed over" not in as_text(PAGES["load"]())


def test_a_load_of_many_files_is_told_by_table() -> None:
    [one, *_] = samples.REPORT.loads
    loads = [
        replace(
            one, file=f"A/B {n}/2011/{table}.txt", table=table, rows=2, entries=1, rejects=1,
            merged=0, seconds=0.1, cut_short=True,
        )
        for n in range(30)
        for table in ("contrib", "expense")
    ]  # fmt: skip
    text = as_text(terminal.load_report(replace(samples.REPORT, loads=tuple(loads))), width=100)
    [line] = re.findall(r"^30 files +contrib .*$", text, re.MULTILINE)
    assert line.split() == ["30", "files", "contrib", "60", "30", "0", "30", "3.0"]
    assert text.count("30 files") == 2
    assert "--json" in text
    assert "- and 20 more" in text


def test_a_folder_is_no_zip() -> None:
    [one, *_] = samples.REPORT.loads
    named = replace(one, file="GCC/IBT DC 9/filer.txt"), replace(one, file="a.ZIP/in/filer.txt")
    text = as_text(terminal.load_report(replace(samples.REPORT, loads=named[:1])), width=100)
    assert "GCC/IBT DC 9/filer.txt" in text
    text = as_text(terminal.load_report(replace(samples.REPORT, loads=named[1:])), width=100)
    assert "a.ZIP " in text
    assert "a.ZIP/in" not in text


def test_a_file_that_is_read_into_several_tables_is_one_file() -> None:
    def held(file: str, table: str, holds: str, n: int) -> Coverage:
        return Coverage("x", table, "", None, None, file, "0" * 64, None, n, holds)

    both = (
        held("a/filer.txt", "filings", "filings", 3),
        held("a/filer.txt", "totals", "summaries", 3),
        held("a/contrib.txt", "contrib", "entries", 5),
    )
    text = as_text(terminal.show_report(samples.shown(coverage=both)))
    assert "- x, 2 files, 8 rows, no day complete\n" in text


def test_the_days_of_payments_are_told_where_none_is_complete() -> None:
    days = {"dated_from": date(2003, 1, 2), "dated_through": date(2014, 12, 31)}
    bare = CoverageDated("x", "t", "gifts", None, None, "f", "0" * 64, None, 5)
    whole = replace(
        bare, table="u", scope="loans", start=date(2003, 1, 1), through=date(2004, 1, 1)
    )
    status = replace(
        samples.STATUS, coverage=(replace(bare, **days), replace(whole, **days)), loads=()
    )
    text = as_text(terminal.status_report(status), width=100)
    assert (
        "- x (gifts), 1 file, 5 rows, dated 2003-01-02 through 2014-12-31, no day complete" in text
    )
    assert "- x (loans), 2003-01-01 through 2004-01-01, 1 file, 5 rows\n" in text
