"""California Secretary of State, CAL-ACCESS: the daily export of its tables (dbwebexport.zip).

Tab-delimited with a header, no quoting, Windows-1252. An amendment files the whole report again
under the same FILING_ID with the next AMEND_ID, and all of them are in the files. Rows of money do
not say whose they are: the filing's cover (CVR_CAMPAIGN_DISCLOSURE_CD) does.
"""

from __future__ import annotations

from itemized.sources import _california_codes as codes
from itemized.sources import _california_layouts as layouts
from itemized.sources import _california_rules as rules
from itemized.sources import _california_spending as spending
from itemized.sources import _state as sql
from itemized.sources._base import Download, Holds, Rule, Source, Table
from itemized.sources._pairs import pairs

_NAMES = ("NAML", "NAMF", "NAMT", "NAMS")  # last, first, title, suffix

#: One version of a filing: its number and, from the first amendment on, which one.
_FILING = """"FILING_ID" || '-' || coalesce(nullif("AMEND_ID", ''), '0')"""
_FIRST = """CASE WHEN try_cast("AMEND_ID" AS INTEGER) > 0 THEN "FILING_ID" || '-0' END"""
_URL = """'https://cal-access.sos.ca.gov/PDFGen/pdfgen.prg?filingid=' || "FILING_ID"
        || '&amendid=' || coalesce(nullif("AMEND_ID", ''), '0')"""


def _name(prefix: str) -> str:
    last, first, _, suffix = (f"{prefix}_{part}" for part in _NAMES)
    return sql.person(last, first, suffix)


def _id(column: str) -> str:
    """A committee's id as rows give it: the state's number, "#" or "ID" before it, or FEC's."""
    number = f"""regexp_extract(upper("{column}"), '([0-9]{{5,8}})$', 1)"""
    return f"""CASE WHEN regexp_full_match("{column}", 'C[0-9]{{8}}') THEN "{column}"
            WHEN {number} <> '' THEN 'CA-' || {number} END"""


def _kind(prefix: str) -> str:
    """IND person; COM, RCP, SCC, CTL, BMC, PTY, and BNM, which goes by the name of the measure it
    is for or against, committees; OTH a firm, a union or another group."""
    return f"""CASE WHEN upper("ENTITY_CD") IN ('COM', 'RCP', 'SCC', 'CTL', 'BMC', 'BNM', 'PTY')
            THEN 'committee' WHEN upper("ENTITY_CD") IN ('CAO', 'OFF') THEN 'candidate'
            WHEN upper("ENTITY_CD") = 'IND' OR "{prefix}_NAMF" <> '' THEN 'person'
            WHEN upper("ENTITY_CD") = 'OTH' THEN 'organization' END"""


_MEASURE = """CASE WHEN "BAL_NUM" <> '' OR "BAL_NAME" <> '' THEN
            concat_ws(': ', 'Measure ' || nullif("BAL_NUM", ''), nullif("BAL_NAME", '')) END"""
_TARGET = f"coalesce({_name('CAND')}, {_MEASURE})"
_SIDE = "CASE upper({0}) WHEN 'S' THEN 'support' WHEN 'O' THEN 'oppose' END"
_ABOUT = {
    "target": sql.by_name("CA", _TARGET),
    "target_name": _TARGET,
    "target_office": f"""CASE WHEN {_name("CAND")} IS NOT NULL THEN {rules.OFFICE}
        WHEN {_MEASURE} IS NOT NULL THEN '{sql.MEASURE}' END""",
    "support_oppose": _SIDE.format('"SUP_OPP_CD"'),
}
_WITH_CODE = """"FORM_TYPE" || ' ' || upper({0})"""


def _coded(some: tuple[Rule, ...], column: str) -> str:
    """A row's rule: its schedule's with this code where there is one, else its schedule's."""
    both = _WITH_CODE.format(f'"{column}"')
    known = ", ".join(f"'{r.code}'" for r in some)
    return f"""CASE WHEN {both} IN ({known}) THEN {both} ELSE "FORM_TYPE" END"""


def _money(
    name: str,
    columns: tuple[str, ...],
    some: tuple[Rule, ...],
    scope: str,
    **more: str,
) -> Table:
    """A table of rows that a filing itemizes. more: our columns, and besides `coded`, `side` (of no
    known code), `relation`, `bad`, `amount` and `day`: its rule, and where amount and day stand."""
    coded = more.pop("coded", '"FORM_TYPE"')
    amount, day = more.pop("amount", "AMOUNT"), more.pop("day")
    relation = more.pop("relation", "rows")
    bad = more.pop("bad", sql.bad_entry("FILING_ID", "FILING_ID", amount=amount))
    side = more.pop("side", "'receipt'")
    memo = "upper(\"MEMO_CODE\") = 'X'"
    read = ("MEMO_CODE", *(code for code, ours in rules.READ_INTO.items() if ours in more))
    return Table(
        name=name.lower(),
        title=name,
        holds=Holds.ENTRIES,
        files=(f"{name.lower()}.tsv",),
        a_day=rules.A_DAY.get(name, 0),
        columns=columns,
        delimited=layouts.TABS,
        whole=True,
        distinct=True,
        scope=scope,
        day=day,
        amount=amount,
        codes={**rules.CODES[name], **{code: rules.READ[code] for code in read}},
        bad=bad,
        select=sql.entries(
            {code: sql.named(code) for code in read},
            before=sql.ruled(some, coded, side, relation),
            amount=amount,
            day=day,
            why=f"CASE WHEN {memo} THEN 'memo' END",
            **{
                "source_id": f'concat_ws(\'/\', {_FILING}, "FORM_TYPE", "REC_TYPE", "LINE_ITEM")',
                "filing_id": _FILING,
                "amends": _FIRST,
                "amends_number": sql.whole("AMEND_ID"),
                "schedule": """nullif("FORM_TYPE", '')""",
                "line_number": sql.text("LINE_ITEM"),
                "memo": memo,
                "url": _URL,
                **more,
            },
        ),
    )


#: Of a transfer: the payer is the committee it came out of, not whom that attributes it to.
_FROM = "rule_kind = 'transfer'"
_RECEIPTS = _money(
    "RCPT_CD",
    layouts.RCPT,
    rules.RECEIPTS,
    "itemized receipts",
    coded=f"""CASE WHEN "FORM_TYPE" = 'F900' THEN 'F900 A'
            ELSE {_coded(rules.RECEIPTS, "TRAN_TYPE")} END""",
    type_code="""nullif(concat_ws(' ', "FORM_TYPE", nullif(upper("TRAN_TYPE"), '')), '')""",
    day="RCPT_DATE",
    other_name=f"CASE WHEN {_FROM} THEN {_name('INTR')} ELSE {_name('CTRIB')} END",
    other_kind=f"CASE WHEN {_FROM} THEN 'committee' ELSE {_kind('CTRIB')} END",
    other_city=f"CASE WHEN {_FROM} THEN {sql.text('INTR_CITY')} ELSE {sql.text('CTRIB_CITY')} END",
    other_state=f"CASE WHEN {_FROM} THEN {sql.text('INTR_ST')} ELSE {sql.text('CTRIB_ST')} END",
    other_zip=f"CASE WHEN {_FROM} THEN {sql.text('INTR_ZIP4')} ELSE {sql.text('CTRIB_ZIP4')} END",
    other_employer=f"CASE WHEN NOT {_FROM} THEN {sql.text('CTRIB_EMP')} END",
    other_occupation=f"CASE WHEN NOT {_FROM} THEN {sql.text('CTRIB_OCC')} END",
    other_id=f"CASE WHEN {_FROM} THEN {_id('INTR_CMTEID')} ELSE {_id('CMTE_ID')} END",
    conduit_id=f"CASE WHEN rule_kind = 'earmark' THEN {_id('INTR_CMTEID')} END",
    memo_text=f"""nullif(concat_ws('; ', {sql.text("CTRIB_DSCR")},
        CASE WHEN rule_kind = 'earmark' THEN 'through ' || {_name("INTR")}
            WHEN {_FROM} THEN 'from gifts of ' || {_name("CTRIB")} END), '')""",
)
_PAYMENTS = _money(
    "EXPN_CD",
    layouts.EXPN,
    rules.PAYMENTS,
    "payments made, and for and against whom",
    coded=_coded(rules.PAYMENTS, "EXPN_CODE"),
    side="'disbursement'",
    day="EXPN_DATE",
    type_code=sql.text("EXPN_CODE"),
    other_name=_name("PAYEE"),
    other_kind=_kind("PAYEE"),
    other_city=sql.text("PAYEE_CITY"),
    other_state=sql.text("PAYEE_ST"),
    other_zip=sql.text("PAYEE_ZIP4"),
    other_id=f"CASE WHEN rule_kind IN ('contribution', 'transfer', 'in_kind', 'loan', 'refund')"
    f" THEN {_id('CMTE_ID')} END",
    memo_text=sql.text("EXPN_DSCR"),
    **_ABOUT,
)
_LOANS = _money(
    "LOAN_CD",
    layouts.LOAN,
    rules.LOANS,
    "loans received and made",
    # a row may state a balance only: nothing was lent then
    relation="""(SELECT * REPLACE (coalesce(nullif("LOAN_AMT1", ''), '0') AS "LOAN_AMT1")
        FROM rows)""",
    bad=f"""CASE WHEN "FILING_ID" = '' THEN 'it has no FILING_ID'
        {sql.bad_amount("LOAN_AMT1")}
        END""",
    amount="LOAN_AMT1",
    day="LOAN_DATE1",
    memo_text="""CASE WHEN "FORM_TYPE" IN ('B1', 'H') AND try_cast("LOAN_AMT5" AS DOUBLE) <> 0
        THEN 'paid back in the period: ' || "LOAN_AMT5" END""",
    type_code=sql.text("LOAN_TYPE"),
    other_name=_name("LNDR"),
    other_kind=_kind("LNDR"),
    other_city=sql.text("LOAN_CITY"),
    other_state=sql.text("LOAN_ST"),
    other_zip=sql.text("LOAN_ZIP4"),
    other_employer=sql.text("LOAN_EMP"),
    other_occupation=sql.text("LOAN_OCC"),
    other_id=_id("CMTE_ID"),
)
_LATE = (
    _money(
        "S496_CD",
        layouts.S496,
        rules.LATE,
        "independent expenditures reported within 24 hours",
        side="'disbursement'",
        day="EXP_DATE",
        memo_text=sql.text("EXPN_DSCR"),
    ),
    _money(
        "S497_CD",
        layouts.S497,
        rules.LATE,
        "contributions reported within 24 hours",
        day="CTRIB_DATE",
        other_name=_name("ENTY"),
        other_kind=_kind("ENTY"),
        other_city=sql.text("ENTY_CITY"),
        other_state=sql.text("ENTY_ST"),
        other_zip=sql.text("ENTY_ZIP4"),
        other_employer=sql.text("CTRIB_EMP"),
        other_occupation=sql.text("CTRIB_OCC"),
        other_id=_id("CMTE_ID"),
        **_ABOUT,
    ),
    _money(
        "S498_CD",
        layouts.S498,
        rules.LATE,
        "payments to slate mailers reported within 24 hours",
        # a row is a payment received, or how much of one is for a candidate or measure
        relation="""(SELECT * REPLACE (coalesce(nullif("AMT_RCVD", ''), "AMT_ATTRIB")
            AS "AMT_RCVD") FROM rows)""",
        bad=f"""CASE WHEN "AMT_RCVD" = '' AND {sql.dollars("AMT_ATTRIB")} IS NOT NULL THEN NULL
            ELSE {sql.bad_entry("FILING_ID", "FILING_ID", amount="AMT_RCVD")} END""",
        amount="AMT_RCVD",
        day="DATE_RCVD",
        other_name=_name("PAYOR"),
        other_kind=_kind("PAYOR"),
        other_city=sql.text("PAYOR_CITY"),
        other_state=sql.text("PAYOR_ST"),
        other_zip=sql.text("PAYOR_ZIP4"),
        other_employer=sql.text("EMPLOYER"),
        other_occupation=sql.text("OCCUPATION"),
        other_id=_id("CMTE_ID"),
        **_ABOUT,
    ),
)

# ------------------------------------------------------------------------------ who filed what


def _filings(
    name: str, columns: tuple[str, ...], scope: str, precedence: int, **more: str
) -> Table:
    read = ("SUP_OPP_CD",) if "support_oppose" in more else ()
    return Table(
        name=name.lower(),
        title=name,
        holds=Holds.FILINGS,
        files=(f"{name.lower()}.tsv",),
        columns=columns,
        delimited=layouts.TABS,
        whole=True,
        addresses=True,
        scope=scope,
        codes={"form": rules.FORMS, **{code: rules.READ[code] for code in read}} if read else {},
        precedence=precedence,
        bad="""CASE WHEN "FILING_ID" = '' THEN 'it has no FILING_ID' END""",
        select=sql.select(
            Holds.FILINGS,
            "rows",
            {code: sql.named(code) for code in read},
            filer_id=sql.known_as("CA", "FILER_ID"),
            chained="true",
            filed_basis=f"CASE WHEN {more['filed']} IS NOT NULL THEN 'stated' END",
            **more,
        ),
    )


_COVERS = (
    _filings(
        "CVR_CAMPAIGN_DISCLOSURE_CD",
        layouts.COVER,
        "covers of campaign filings",
        0,
        filing_id=_FILING,
        # covers of early 2000 have an X in the name's place
        filer_name=f"nullif({_name('FILER')}, 'X')",
        filer_kind="""CASE WHEN upper("ENTITY_CD") = 'SMO' THEN 'organization'
            WHEN upper("ENTITY_CD") = 'MDI' AND "FILER_NAMF" <> '' THEN 'person' END""",
        filer_city=sql.text("FILER_CITY"),
        filer_state=sql.text("FILER_ST"),
        filer_zip=sql.text("FILER_ZIP4"),
        form=sql.text("FORM_TYPE"),
        amendment="CASE WHEN try_cast(\"AMEND_ID\" AS INTEGER) > 0 THEN 'A' ELSE 'N' END",
        report_type=sql.text("STMT_TYPE"),
        period_start=sql.day("FROM_DATE"),
        period_end=sql.day("THRU_DATE"),
        filed=sql.day("RPT_DATE"),
        amends=_FIRST,
        amends_number=sql.whole("AMEND_ID"),
        nature=rules.nature("FORM_TYPE"),
        url=_URL,
        **{
            column: f"""CASE WHEN "SUP_OPP_CD" <> '' THEN {value} END"""
            for column, value in _ABOUT.items()
        },
    ),
    _filings(
        "FILER_FILINGS_CD",
        layouts.FILER_FILINGS,
        "which filer filed what, and when",
        1,
        filing_id=_FILING.replace("AMEND_ID", "FILING_SEQUENCE"),
        form=sql.text("FORM_ID"),
        period_start=sql.day("RPT_START"),
        period_end=sql.day("RPT_END"),
        filed=sql.day("FILING_DATE"),
        amends=_FIRST.replace("AMEND_ID", "FILING_SEQUENCE"),
        amends_number=sql.whole("FILING_SEQUENCE"),
        nature=rules.nature("FORM_ID"),
    ),
)

_SUMMED = " ".join(
    f"WHEN '{form}' THEN {{'what': '{what}', 'rows': ['{rows}']}}"
    for form, what, rows in rules.SUMMARIES
)
#: Only lines of this period, and of them those that sum a schedule, are compared; all are kept.
_SUMMARY = Table(
    name="smry_cd",
    title="SMRY_CD",
    holds=Holds.STATED,
    files=("smry_cd.tsv",),
    columns=layouts.SUMMARY,
    delimited=layouts.TABS,
    whole=True,
    scope="what reports state of their totals",
    bad="""CASE WHEN "FILING_ID" = '' THEN 'it has no FILING_ID' END""",
    select=sql.select(
        Holds.STATED,
        "summed",
        before=f"""summed AS (SELECT *, CASE WHEN "LINE_ITEM" = '1' THEN
            CASE upper("FORM_TYPE") {_SUMMED} END END AS sums FROM rows)""",
        filing_id=_FILING,
        form=sql.text("FORM_TYPE"),
        line_number="""nullif(concat_ws(' ', "FORM_TYPE", "LINE_ITEM"), '')""",
        what="sums.what",
        amount=sql.dollars("AMOUNT_A"),
        supported_by="sums.rows",
        whole="true",
    ),
)

_NAMES_TABLE = Table(
    name="filername_cd",
    title="FILERNAME_CD",
    holds=Holds.COMMITTEES,
    files=("filername_cd.tsv",),
    columns=layouts.FILERNAME,
    delimited=layouts.TABS,
    whole=True,
    addresses=True,
    scope="names of filers",
    bad="""CASE WHEN "FILER_ID" = '' THEN 'it has no FILER_ID' END""",
    select=sql.select(
        Holds.COMMITTEES,
        "rows",
        committee_id=sql.known_as("CA", "FILER_ID"),
        also_id=sql.known_as("CA", "XREF_FILER_ID"),
        name=sql.person("NAML", "NAMF", "NAMS"),
        type=sql.text("FILER_TYPE"),
        filer_kind="""CASE WHEN contains("FILER_TYPE", 'COMMITTEE') THEN 'committee'
            WHEN contains("FILER_TYPE", 'CANDIDATE') THEN 'candidate'
            WHEN "NAMF" <> '' OR contains("FILER_TYPE", 'TREASURER') THEN 'person'
            ELSE 'organization' END""",
        since=sql.day("EFFECT_DT"),
        city=sql.text("CITY"),
        state=sql.text("ST"),
        zip=sql.text("ZIP4"),
    ),
)


SOURCE = Source(
    name="california",
    title="California campaign disclosure (CAL-ACCESS)",
    agency="California Secretary of State",
    base_url="https://campaignfinance.cdn.sos.ca.gov/",
    tables=(_RECEIPTS, _PAYMENTS, _LOANS, *_LATE, *_COVERS, _SUMMARY, _NAMES_TABLE, codes.LOOKUPS),
    rules=rules.RULES,
    period_word="",
    first_period=2000,
    downloads=lambda _: (Download(path="dbwebexport.zip", name="dbwebexport.zip"),),
    mirrors=" UNION ALL BY NAME ".join(
        f"FROM ({rule})" for rule in (pairs(), rules.GIVERS_SIDE, spending.BETWEEN)
    ),
    repeats=f"FROM ({spending.REPEATS}) UNION ALL BY NAME FROM ({rules.GIFTS_BEHIND})",
    settling=rules.SETTLING,
    never=(
        (
            "Local candidates and committees, who file with their county or city: of Los Angeles"
            " County, whose district attorney's race is one, no bulk file exists before 2024; its"
            " reports are published one by one, some as redacted images."
        ),
        "Gifts under $100 to a filer in a year, which reports give as one sum.",
        "Reports filed on paper, and all before 2000.",
    ),
)
