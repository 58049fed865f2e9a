"""Massachusetts Office of Campaign and Political Finance (OCPF): one zip a year, and the filers.

Tab-delimited with a header, text in quotes, and a tab at the end of each line. Amended reports are
left out by the publisher: a file holds each report as it stood on the day it was made. Rows of
money name their report; the report names the filer.
"""

from __future__ import annotations

from dataclasses import replace

from itemized.sources import _massachusetts_rules as rules
from itemized.sources import _state as sql
from itemized.sources._base import Download, Holds, Settling, Source, Table
from itemized.sources._delimited import Delimited, Quotes
from itemized.sources._pairs import pairs

_TABS = Delimited("\t", Quotes.BARE, trailing=True)

_ITEMS = (
    *("Item_ID", "Report_ID", "Record_Type_ID", "Date", "Amount", "Name", "First_Name"),
    *("Street_Address", "City", "State", "Zip", "Description", "Related_CPF_ID", "Occupation"),
    *("Employer", "Principal_Officer", "Tender_Type_ID", "Clarified_Name", "Clarified_Purpose"),
    *("Is_Supported", "Is_Previous_Year_Receipt"),
)
_REPORTS = (
    *("Report_ID", "GUID", "CPF_ID", "Filer_CPF_ID", "Report_Type_ID", "Report_Type_Description"),
    *("Is_Amendment", "Amendment_To_Report_ID", "Filing_Date", "Reporting_Period", "Report_Year"),
    *("Start_Date", "End_Date", "Start_Balance", "Receipts_Total", "Subtotal"),
    *("Expenditures_Total", "End_Balance", "Inkinds_Total", "Receipts_Unitemized_Total"),
    *("Receipts_Itemized_Total", "Expenditures_Unitemized_Total", "Expenditures_Itemized_Total"),
    *("Inkinds_Unitemized_Total", "Inkinds_Itemized_Total", "Liabilities_Itemized_Total"),
    *("Savings_Total", "Out_Of_Pocket_Itemized_Total", "Out_Of_Pocket_Unitemized_Total"),
    *("Deposit_Sequence", "Reimbursee", "Payments_Made", "Interest", "Account_Name"),
    *("Check_Number", "OCPF_Candidate_First_Name", "OCPF_Candidate_Last_Name", "OCPF_Full_Name"),
    *("OCPF_Depository_Bank_Name", "OCPF_District_Code", "OCPF_Office", "OCPF_District"),
    *("OCPF_Comm_Name", "Payment_Date", "In_Transit_Adjustment", "Vendor_Name"),
)
_COMMITTEE = (
    *("CPF ID", "Account Type Code", "Comm_Name", "Treasurer First Name", "Treasurer Last Name"),
    *("Comm Street Address", "Comm City", "Comm State", "Comm Zip Code", "Chair First Name"),
    *("Chair Last Name", "Organization Date", "Closed Date"),
)
_FILER = (
    *_COMMITTEE,
    *("Is_Candidate_Only", "Candidate First Name", "Candidate Last Name"),
    *("Candidate Street Address", "Candidate City", "Candidate State", "Candidate Zip Code"),
    *("District Code Sought", "Office Type Sought", "District Name Sought"),
    *("District Code Held", "Office Type Held", "District Name Held"),
    *("Related Candidate CPF ID", "Party Affiliation"),
)

_PERSON = "CASE WHEN \"First_Name\" <> '' THEN 'person'"
_SPENT_ON = "rule_kind = 'independent_expenditure'"
#: OCPF files a candidate's committee under the candidate's own number; here they are two.
_CANDIDATE = sql.known_as("MA-CAN", "Related_CPF_ID")

_MONEY = Table(
    name="report_items",
    title="Report items",
    holds=Holds.ENTRIES,
    files=("report-items.txt",),
    a_day=50,  # 1.4 million items of receipts in 2020 to 2023; decision 123
    columns=_ITEMS,
    delimited=_TABS,
    addresses=True,
    numbered=True,
    scope="items of the newest version of each report of the year",
    day="Date",
    amount="Amount",
    codes={"type_code": sql.codes_of(rules.RULES), "Is_Supported": ("", "TRUE", "FALSE")},
    bad=sql.bad_entry("Item_ID", "Item_ID", filer="Report_ID"),
    other_year=f"year({sql.day('Date')}) NOT BETWEEN $period - 1 AND $period + 1",
    select=sql.entries(
        {"Is_Supported": sql.named("Is_Supported")},
        before=sql.ruled(
            rules.RULES,
            '"Record_Type_ID"',
            "CASE WHEN left(coded, 1) IN ('2', '4') THEN 'receipt' ELSE 'disbursement' END",
        ),
        amount="Amount",
        day="Date",
        source_id='"Item_ID"',
        filing_id=sql.text("Report_ID"),
        other_name=sql.person("Name", "First_Name"),
        other_kind=f"""{_PERSON} WHEN coded IN ('202', '209', '303', '317', '402') THEN 'committee'
            WHEN coded IN ('203', '211', '403', '405') THEN 'organization' END""",
        other_city=sql.text("City"),
        other_state=sql.text("State"),
        other_zip=sql.text("Zip"),
        other_employer=sql.text("Employer"),
        other_occupation=sql.text("Occupation"),
        other_id=f"""CASE WHEN rule_kind IN ('contribution', 'in_kind', 'transfer', 'refund')
            AND "First_Name" = '' THEN {sql.known_as("MA", "Related_CPF_ID")} END""",
        target=f"CASE WHEN {_SPENT_ON} THEN {_CANDIDATE} END",
        support_oppose=f"""CASE WHEN {_SPENT_ON} THEN CASE upper("Is_Supported")
            WHEN 'TRUE' THEN 'support' WHEN 'FALSE' THEN 'oppose' END END""",
        memo_text=f"""nullif(concat_ws('; ', {sql.text("Description")},
            {sql.text("Clarified_Name")}, {sql.text("Clarified_Purpose")}), '')""",
    ),
)

_FILINGS = Table(
    name="reports",
    title="Reports",
    holds=Holds.FILINGS,
    files=("reports.txt",),
    columns=_REPORTS,
    delimited=_TABS,
    scope="reports as filed, with their own totals",
    codes={"report_type": rules.REPORT_TYPES},
    bad="CASE WHEN \"Report_ID\" = '' THEN 'it has no Report_ID' END",
    select=sql.select(
        Holds.FILINGS,
        "rows",
        filing_id=sql.text("Report_ID"),
        # of a bank's report the filer is whose account it is on
        filer_id=sql.known_as("MA", "CPF_ID"),
        filer_name=f"coalesce({sql.text('OCPF_Comm_Name')}, {sql.text('OCPF_Full_Name')})",
        form=sql.text("Report_Type_Description"),
        amendment="CASE WHEN \"Is_Amendment\" ILIKE 'true' THEN 'A' ELSE 'N' END",
        report_type=sql.text("Report_Type_ID"),
        period_start=f"coalesce({sql.day('Start_Date')}, {sql.day('End_Date')})",
        period_end=sql.day("End_Date"),
        filed=sql.day("Filing_Date"),
        filed_basis=f"CASE WHEN {sql.day('Filing_Date')} IS NOT NULL THEN 'stated' END",
        amends=sql.text("Amendment_To_Report_ID"),
        chained="true",
        # a late report's rows are told by the source's own rule: a deposit covers no period
        nature="CASE \"Report_Type_ID\" WHEN '61' THEN 'other' ELSE 'periodic' END",
        receipts=sql.dollars("Receipts_Total"),
        disbursements=sql.dollars("Expenditures_Total"),
        cash_start=sql.dollars("Start_Balance"),
        cash_end=sql.dollars("End_Balance"),
        debts=sql.dollars("Liabilities_Itemized_Total"),
        url="'https://www.ocpf.us/Reports/DisplayReport?menuHidden=true&id=' || \"Report_ID\"",
    ),
)


_TOTALS = Table(
    name="report_totals",
    title="Totals of reports",
    holds=Holds.STATED,
    files=_FILINGS.files,
    columns=_REPORTS,
    delimited=_TABS,
    explodes=True,
    scope="what reports state of their totals",
    bad=_FILINGS.bad,
    select=sql.stated(
        rules.TOTALS,
        filing_id=sql.text("Report_ID"),
        filer_id=sql.known_as("MA", "CPF_ID"),
        form=sql.text("Report_Type_Description"),
        whole="true",
    ),
)


def _registry(
    file: str, columns: tuple[str, ...], scope: str, layout: Delimited = _TABS, **more: str
) -> Table:
    return Table(
        name=file,
        title=scope.capitalize(),
        holds=Holds.COMMITTEES,
        files=(f"{file}.txt",),
        columns=columns,
        delimited=layout,
        addresses=True,
        whole=True,
        scope=scope,
        bad="CASE WHEN \"CPF ID\" = '' THEN 'it has no CPF ID' END",
        select=sql.select(
            Holds.COMMITTEES,
            "rows",
            **{
                "committee_id": sql.known_as("MA", "CPF ID"),
                "name": sql.text("Comm_Name"),
                "type": sql.text("Account Type Code"),
                "treasurer": sql.person("Treasurer Last Name", "Treasurer First Name"),
                "city": sql.text("Comm City"),
                "state": sql.text("Comm State"),
                "zip": sql.text("Comm Zip Code"),
                **more,
            },
        ),
    )


_CANDIDATE_NAME = sql.person("Candidate Last Name", "Candidate First Name")
_REGISTRIES = (
    _registry(
        "all_filers",
        _FILER,
        "all filers, candidates among them",
        name=f"coalesce({sql.text('Comm_Name')}, {_CANDIDATE_NAME})",
        party=sql.text("Party Affiliation"),
        candidate_id=f"""CASE WHEN {_CANDIDATE_NAME} IS NOT NULL
            THEN {sql.known_as("MA-CAN", "CPF ID")} END""",
        candidate_name=_CANDIDATE_NAME,
        candidate_office=f"""nullif(concat_ws(', ', nullif({sql.text("Office Type Sought")}, 'N/A'),
            nullif({sql.text("District Name Sought")}, 'N/A')), '')""",
    ),
    _registry("pacs", _COMMITTEE, "political action committees"),
    # the other lists of the filers' zip: some of the same columns each
    *(
        _registry(
            file,
            _FILER,
            scope,
            layout=replace(_TABS, optional=tuple(c for c in _FILER if c != "CPF ID")),
            name=f"coalesce({sql.text('Comm_Name')}, {_CANDIDATE_NAME})",
        )
        for file, scope in (("candidates", "candidates"), ("lpcs", "local party committees"))
    ),
)


def _codes(name: str, columns: tuple[str, ...], meaning: str) -> Table:
    return Table(
        name=name,
        title=name,
        holds=Holds.CODES,
        files=(f"{name}.txt",),
        columns=columns,
        delimited=_TABS,
        whole=True,
        scope="what codes mean",
        select=sql.select(
            Holds.CODES, "rows", list=f"'{name}'", code=sql.text(columns[0]), meaning=meaning
        ),
    )


_CODES = (
    _codes(
        "district_code_list",
        ("District_Code", "Office_Type_Description", "District_Description"),
        'concat_ws(\', \', "Office_Type_Description", "District_Description")',
    ),
    _codes(
        "account_types",
        ("Account_Type_Code", "Account_Type_Description"),
        sql.text("Account_Type_Description"),
    ),
)


def _downloads(period: int) -> tuple[Download, ...]:
    names = (f"ocpf-{period}-reports.zip", "ocpf-filers.zip", "district_code_list.zip")
    return tuple(Download(path=name, name=name) for name in names)


SOURCE = Source(
    name="massachusetts",
    title="Massachusetts campaign finance (OCPF)",
    agency="Massachusetts Office of Campaign and Political Finance",
    base_url="https://ocpf2.blob.core.windows.net/downloads/data2/",
    tables=(_MONEY, _FILINGS, _TOTALS, *_REGISTRIES, *_CODES),
    rules=rules.RULES,
    period_word="year",
    first_period=2002,
    downloads=_downloads,
    mirrors=pairs(),
    repeats=rules.REPEATS,
    mingled=rules.MINGLED,
    settling=(
        Settling(
            _FILINGS.name,
            "reports.txt",
            (_MONEY.name,),
            "whose the items are, and which of a late or a year-end report another one lists again",
        ),
    ),
    never=(
        "Versions of a report before its newest: the agency takes them out of its files.",
        "Candidates for most town offices, who file with their town.",
        "Independent spending of those who are no committee: it lies in a zip that is not read.",
    ),
)
