"""Washington State Public Disclosure Commission (PDC): its tables at data.wa.gov.

Commas, RFC 4180 quotes, a header, UTF-8; the last ten years in one file. Superseded reports are
left out by the publisher; a correction is a row of its own. A row is told from all others by its id
together with its origin, the form and line that it was reported on (data.wa.gov, column "id").
"""

from __future__ import annotations

from datetime import date

from itemized.sources import _state as sql
from itemized.sources._base import Download, Holds, Rule, Source, Table
from itemized.sources._delimited import Delimited
from itemized.sources._pairs import pairs

_CSV = Delimited(",")

_FILER = (
    *("id", "report_number", "origin", "committee_id", "filer_id", "type", "filer_name", "office"),
    *("legislative_district", "position", "party", "ballot_number", "for_or_against"),
    *("jurisdiction", "jurisdiction_county", "jurisdiction_type", "election_year", "amount"),
)
_CONTRIBUTIONS = (
    *_FILER,
    *("cash_or_in_kind", "receipt_date", "description", "memo", "primary_general", "code"),
    *("contributor_category", "contributor_name", "contributor_address", "contributor_city"),
    *("contributor_state", "contributor_zip", "contributor_occupation"),
    *("contributor_employer_name", "contributor_employer_city", "contributor_employer_state"),
    *("url", "contributor_location"),
)
_EXPENDITURES = (
    *_FILER,
    *("itemized_or_non_itemized", "expenditure_date", "description", "code", "recipient_name"),
    *("recipient_address", "recipient_city", "recipient_state", "recipient_zip", "url"),
    *("recipient_location", "payee", "creditor"),
)
_INDEPENDENT = (
    *("id", "report_number", "origin", "sponsor_entity_id", "sponsor_id", "sponsor_name"),
    *("sponsor_description", "report_type", "report_date", "election_year", "sponsor_address"),
    *("sponsor_city", "sponsor_state", "sponsor_zip", "sponsor_email", "sponsor_phone"),
    *("total_unitemized", "total_cycle", "total_this_report", "expenditure_amount"),
    *("expenditure_description", "date_expense_obligated", "date_advertising_presented"),
    *("vendor_name", "vendor_address", "vendor_city", "vendor_state", "vendor_zipcode"),
    *("candidate_entity_id", "candidate_candidacy_id", "candidate_committee_id"),
    *("candidate_filer_id", "candidate_name", "candidate_last_name", "candidate_first_name"),
    *("candidate_office", "candidate_jurisdiction", "candidate_party", "candidate_office_type"),
    *("ballot_name", "ballot_number", "ballot_type", "portion_of_amount", "for_or_against"),
    *("funders_name", "funders_first_name", "funders_middle_initial", "date_received", "amount"),
    *("funders_address", "funders_city", "funders_state", "funders_zipcode"),
    *("funders_occupation", "funders_employer", "funders_employer_city"),
    *("funders_employer_state", "url", "sponsor_location", "vendor_location"),
    *("funders_location", "filer_id"),
)

RULES = (
    Rule("CASH", "contribution", "receipt", True, None, "PDC Form C3; RCW 42.17A.240"),
    Rule("IN-KIND", "in_kind", "receipt", True, None, "PDC Form C4, Schedule B; RCW 42.17A.240"),
    # interest, rebates, what vendors gave back: money in, and nobody's gift
    Rule("C3.1D", "other", "receipt", True, None, "PDC Form C3, line 1d: miscellaneous receipts"),
    # of Form C4, Schedule A, by its code for the kind of payment
    Rule("EXPENDITURE", "operating", "disbursement", True, None, "PDC Form C4, Schedule A"),
    Rule("CONTRIBUTIONS", "contribution", "disbursement", True, None, "PDC Form C4, code C"),
    Rule(
        "INDEPENDENT EXPENDITURES",
        "independent_expenditure",
        "disbursement",
        True,
        None,
        "PDC Form C4, code I; RCW 42.17A.255",
    ),
    Rule("C6", "independent_expenditure", "disbursement", True, None, "RCW 42.17A.255, .260"),
    Rule("C6 EC", "electioneering", "disbursement", True, None, "RCW 42.17A.305"),
    Rule("C6 FUNDER", "contribution", "receipt", False, "sub_item", "PDC Form C6: where from"),
)
#: Form C6 names the candidate and the side; the sponsor's own Form C4 lists the same payment again.
REPEATS = """SELECT r.source_id, r.filed AS until FROM reported r
WHERE r.schedule = 'C4' AND r.kind = 'independent_expenditure' AND r.counted AND EXISTS (
    FROM reported c6 WHERE c6.schedule = 'C6' AND c6.counted AND c6.filer_id = r.filer_id
        AND c6.date BETWEEN r.date - 31 AND r.date + 31)"""

_SIDE = (
    """CASE upper("for_or_against") WHEN 'FOR' THEN 'support' WHEN 'AGAINST' THEN 'oppose' END"""
)
#: A row of Form C6 is a payment's portion for one candidate or measure, or one of the sponsor's
#: sources of money.
_PORTION = """(SELECT * REPLACE (coalesce(nullif("portion_of_amount", ''),
        nullif("expenditure_amount", ''), "amount") AS "amount"),
        "portion_of_amount" || "expenditure_amount" = '' AS funder FROM rows)"""
_MEASURE = """CASE WHEN "ballot_number" || "ballot_name" <> '' THEN concat_ws(': ',
        'Measure ' || nullif("ballot_number", ''), nullif("ballot_name", '')) END"""
_TARGET = f"coalesce({sql.text('candidate_name')}, {_MEASURE})"


_CODES = {
    "contributions": {"line_number": ("CASH", "IN-KIND", "IN KIND")},
    "independent": {"for_or_against": ("", "FOR", "AGAINST")},
}


#: Far below what the whole of these sets holds (decision 123).
_A_DAY = {"contributions": 10, "expenditures": 5}


def _table(
    name: str, columns: tuple[str, ...], scope: str, code: str, relation: str = "rows", **ours: str
) -> Table:
    bad = sql.bad_entry("id", "id", amount="amount")
    side = "'receipt'" if name == "contributions" else "'disbursement'"
    if relation != "rows":
        bad = "CASE WHEN \"id\" = '' THEN 'it has no id' END"
    return Table(
        name=name,
        title=name.replace("_", " ").capitalize(),
        holds=Holds.ENTRIES,
        files=(f"{name}*.csv",),
        a_day=_A_DAY.get(name, 0),
        columns=columns,
        delimited=_CSV,
        addresses=True,
        numbered=True,
        whole=True,
        scope=scope,
        codes=_CODES.get(name, {}),
        day=ours["day"],
        bad=bad,
        select=sql.entries(
            {c: sql.named(c) for c in _CODES.get(name, {}) if c in columns},
            before=sql.ruled(RULES, code, side, relation),
            amount="amount",
            **{
                "source_id": f"'{name[0]}' || concat_ws('/', \"id\", {sql.text('origin')})",
                "filing_id": sql.text("report_number"),
                "filed_basis": "'estimated'",
                "url": sql.text("url"),
                **ours,
            },
        ),
    )


#: Reports are due by the tenth of the next month at the latest, RCW 42.17A.235.
_DUE = "(date_trunc('month', {0}) + INTERVAL 1 MONTH + INTERVAL 9 DAY)::DATE"
_MONTH_END = "(date_trunc('month', {0}) + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE"
_TABLES = (
    _table(
        "contributions",
        _CONTRIBUTIONS,
        "contributions to candidates and committees",
        "CASE upper(\"origin\") WHEN 'C3.1D' THEN 'C3.1D'"
        " ELSE upper(replace(\"cash_or_in_kind\", ' ', '-')) END",
        day="receipt_date",
        filer_id=sql.known_as("WA", "filer_id"),
        filer_name=sql.text("filer_name"),
        filed=_DUE.format(sql.day("receipt_date")),
        period_end=_MONTH_END.format(sql.day("receipt_date")),
        schedule="'C3'",
        line_number=sql.text("cash_or_in_kind"),
        type_code=sql.text("code"),
        other_name=sql.text("contributor_name"),
        other_kind="""CASE upper("code") WHEN 'INDIVIDUAL' THEN 'person' WHEN 'SELF' THEN 'person'
            WHEN 'POLITICAL ACTION COMMITTEE' THEN 'committee' WHEN 'PARTY' THEN 'committee'
            WHEN 'CAUCUS' THEN 'committee' WHEN 'BUSINESS' THEN 'organization'
            WHEN 'UNION' THEN 'organization' END""",
        other_city=sql.text("contributor_city"),
        other_state=sql.text("contributor_state"),
        other_zip=sql.text("contributor_zip"),
        other_employer=sql.text("contributor_employer_name"),
        other_occupation=sql.text("contributor_occupation"),
        election=sql.text("primary_general"),
        memo_text=sql.text("description"),
    ),
    _table(
        "expenditures",
        _EXPENDITURES,
        "payments of candidates and committees",
        """CASE WHEN upper("code") IN ('CONTRIBUTIONS', 'INDEPENDENT EXPENDITURES')
            THEN upper("code") ELSE 'EXPENDITURE' END""",
        day="expenditure_date",
        filer_id=sql.known_as("WA", "filer_id"),
        filer_name=sql.text("filer_name"),
        filed=_DUE.format(sql.day("expenditure_date")),
        period_end=_MONTH_END.format(sql.day("expenditure_date")),
        schedule="'C4'",
        type_code=sql.text("code"),
        other_name=f"coalesce({sql.text('recipient_name')}, {sql.text('payee')})",
        other_kind="CASE upper(\"code\") WHEN 'CONTRIBUTIONS' THEN 'committee' END",
        other_city=sql.text("recipient_city"),
        other_state=sql.text("recipient_state"),
        other_zip=sql.text("recipient_zip"),
        memo_text=sql.text("description"),
    ),
    _table(
        "independent",
        _INDEPENDENT,
        "spending for and against candidates and measures (Form C6)",
        "CASE WHEN funder THEN 'C6 FUNDER' WHEN \"report_type\" ILIKE 'Electioneering%'"
        " THEN 'C6 EC' ELSE 'C6' END",
        relation=_PORTION,
        day="date_expense_obligated",
        filer_id=f"coalesce({sql.known_as('WA', 'sponsor_id')}, {sql.known_as('WA', 'filer_id')})",
        filer_name=sql.text("sponsor_name"),
        filed=sql.day("report_date"),
        filed_basis="'stated'",
        schedule="'C6'",
        type_code=sql.text("report_type"),
        other_name=f"CASE WHEN funder THEN {sql.person('funders_name', 'funders_first_name')}"
        f" ELSE {sql.text('vendor_name')} END",
        other_city=f"CASE WHEN funder THEN {sql.text('funders_city')}"
        f" ELSE {sql.text('vendor_city')} END",
        other_state=f"CASE WHEN funder THEN {sql.text('funders_state')}"
        f" ELSE {sql.text('vendor_state')} END",
        target=sql.by_name("WA", _TARGET),
        target_name=_TARGET,
        target_office=f"""coalesce({sql.text("candidate_office")},
            CASE WHEN {_TARGET} = {_MEASURE} THEN '{sql.MEASURE}' END)""",
        support_oppose=_SIDE,
        memo_text=sql.text("expenditure_description"),
    ),
)


def _downloads(period: int) -> tuple[Download, ...]:
    tables = {
        "contributions.csv": "kv7h-kjye",
        "expenditures.csv": "tijg-9zyp",
        "independent_expenditures.csv": "67cp-h962",
    }
    return tuple(
        Download(path=f"{number}/rows.csv?accessType=DOWNLOAD", name=name)
        for name, number in tables.items()
    )


SOURCE = Source(
    name="washington",
    title="Washington campaign finance (PDC)",
    agency="Washington Public Disclosure Commission",
    base_url="https://data.wa.gov/api/views/",
    tables=_TABLES,
    rules=RULES,
    period_word="",
    first_period=2014,
    span=lambda _: (date(2000, 1, 1), date(2199, 12, 31)),
    downloads=_downloads,
    repeats=REPEATS,
    mirrors=pairs(),
    never=(
        "Campaigns that chose mini reporting, and records older than the last ten years.",
        "The day a report was filed: it is reckoned from the day it was due.",
    ),
)
