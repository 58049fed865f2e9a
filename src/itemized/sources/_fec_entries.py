"""How a row of FEC's bulk files of money becomes an entry, as SQL text.

The common part of itcont, itoth, itpas2 and oppexp. Column names are FEC's, from its file
descriptions; each is text, and empty where FEC leaves it so.
"""

from __future__ import annotations

from typing import Any

from itemized.sources import _fec_reports as reports
from itemized.sources._base import CARRIED_WITH_FIELDS
from itemized.sources._fec_rules import OPERATING, RULES, rules_sql, schedule_sql

#: DuckDB's own cast would also take "1e5", "1_000" and " 12 ", and round a third decimal away.
_IS_AMOUNT = r"regexp_full_match({0}, '-?[0-9]*[.]?[0-9]{0,2}')"


def day(column: str, *, slashes: bool = False) -> str:
    """A day as FEC writes it, MMDDYYYY or with slashes MM/DD/YYYY; null where it is none."""
    length, form = (10, "%m/%d/%Y") if slashes else (8, "%m%d%Y")
    return f"CASE WHEN length({column}) = {length} THEN try_strptime({column}, '{form}')::DATE END"


def no_amount(column: str) -> str:
    """True where the text is no amount of dollars with at most two decimals (".55" is one)."""
    return (
        f"(try_cast({column} AS DECIMAL(14, 2)) IS NULL"
        f" OR NOT {_IS_AMOUNT.replace('{0}', column, 1)})"
    )


BAD_ENTRY = f"""CASE
    WHEN SUB_ID = '' THEN 'it has no SUB_ID'
    WHEN CMTE_ID = '' THEN 'it has no committee id'
    WHEN {no_amount("TRANSACTION_AMT")} THEN 'its amount is no number'
END"""

#: Files have no header: what the cells of some columns look like tells whether all stand in place.
PLACES: dict[str, Any] = {
    "day": "TRANSACTION_DT",
    "amount": "TRANSACTION_AMT",
    "forms": {
        "CMTE_ID": ("filer_id", "[A-Z][0-9]{8}"),
        "STATE": ("other_state", "[A-Za-z]{2}"),
        "TRANSACTION_TP": ("type_code", "[0-9][0-9A-Za-z]{1,2}"),
    },
}

#: FEC's ids: C and eight digits is a committee; H, S or P and eight more a candidate.
_IS_COMMITTEE = "(length({0}) = 9 AND starts_with({0}, 'C'))"
_IS_CANDIDATE = "(length({0}) = 9 AND left({0}, 1) IN ('H', 'S', 'P'))"

_URL = """CASE
        WHEN IMAGE_NUM <> '' THEN 'https://docquery.fec.gov/cgi-bin/fecimg/?' || IMAGE_NUM
        WHEN FILE_NUM <> ''
        THEN 'https://docquery.fec.gov/cgi-bin/forms/' || CMTE_ID || '/' || FILE_NUM || '/'
    END"""

#: The row's name in the electronic filing it comes from.
LATER = {
    "also": """CASE WHEN filing_id IS NOT NULL AND "_TRAN_ID" <> ''
    THEN 'fec:' || filing_id || ':' || upper("_TRAN_ID") END"""
}

#: The same, and the schedule, which only operating expenditures state.
LATER_ITEMIZED = {**LATER, "schedule": schedule_sql()}

#: P, G, R, S, C, E, O, with the election's year since 2022 or so ("P2022").
_ELECTION = """CASE
        WHEN length(TRANSACTION_PGI) = 5 THEN TRANSACTION_PGI
        ELSE nullif(left(TRANSACTION_PGI, 1), '')
    END"""

_ENTITY_KIND = """CASE ENTITY_TP
        WHEN 'IND' THEN 'person'
        WHEN 'CAN' THEN 'candidate'
        WHEN 'ORG' THEN 'organization'
        WHEN 'COM' THEN 'committee'
        WHEN 'PAC' THEN 'committee'
        WHEN 'CCM' THEN 'committee'
        WHEN 'PTY' THEN 'committee'
    END"""

# Each row with what its date, image number and amount say.
_READ = """read AS (
    SELECT *,
        {day} AS day,
        {image_day} AS image_day,
        {image_year} AS image_year,
        try_cast(TRANSACTION_AMT AS DECIMAL(14, 2)) AS dollars
    FROM rows
)"""

# Each row with its report's days. A report cannot close after the day it was filed: where it seems
# to, the filer named the wrong one or filed early, and what it covers is left open.
_DATED = """reports AS ({reports}
), dated AS (
    SELECT read.*, {year} AS report_year,
        CASE report_year WHEN $period THEN p.start_2 WHEN $period - 1 THEN p.start_1 END AS starts,
        CASE report_year WHEN $period THEN p.close_2 WHEN $period - 1 THEN p.close_1 END AS closes,
        CASE report_year WHEN $period THEN p.due_2 WHEN $period - 1 THEN p.due_1 END AS due,
        coalesce(closes > image_day, false) AS misnamed
    FROM read LEFT JOIN reports p ON p.code = RPT_TP
)"""

_FILING = """SUB_ID AS source_id,
    nullif(FILE_NUM, '') AS filing_id,
    CMTE_ID AS filer_id,
    {form} AS form,
    nullif(AMNDT_IND, '') AS amendment,
    nullif(RPT_TP, '') AS report_type,
    CASE WHEN NOT misnamed THEN starts END AS period_start,
    CASE WHEN NOT misnamed THEN closes END AS period_end,
    coalesce(image_day, due) AS filed,
    CASE WHEN image_day IS NULL AND due IS NOT NULL THEN 'due date' ELSE 'estimated' END
        AS filed_basis,
    CASE WHEN filed IS NULL THEN {by_year_end} END AS filed_by"""

_SELECT = """WITH rules(code, kind, side, counted, why_not, sign, support_oppose) AS (VALUES
    {rules}
), {read}, {dated}, known AS (
    SELECT dated.*,
        coalesce(
            r.side,
            CASE WHEN left(TRANSACTION_TP, 1) IN ('2', '4') THEN 'disbursement' ELSE 'receipt' END
        ) AS rule_side,
        coalesce(r.kind, 'other') AS rule_kind,
        coalesce(r.counted, true) AS rule_counted,
        r.why_not AS rule_why_not,
        coalesce(r.sign, 1) AS rule_sign,
        r.support_oppose AS rule_support_oppose,
        -- what OTHER_ID is: the conduit, the candidate spent on, or the other party
        coalesce(r.kind = 'earmark', false) AS through_conduit,
        coalesce(
            r.kind IN ('independent_expenditure', 'coordinated', 'electioneering')
            OR r.support_oppose IS NOT NULL,
            false
        ) AS about_candidate,
        CASE
            WHEN through_conduit OR about_candidate THEN NULL
            WHEN {other_is_committee} OR {other_is_candidate} THEN OTHER_ID
        END AS party_id
    FROM dated LEFT JOIN rules r ON r.code = TRANSACTION_TP
)
SELECT
    {carried},
    {filing},
    NULL::VARCHAR AS line_number,
    nullif(TRANSACTION_TP, '') AS type_code,
    -- from one account of a committee to another of its own: no gift
    CASE WHEN party_id = CMTE_ID THEN 'other' ELSE rule_kind END AS kind,
    rule_side AS side,
    nullif(NAME, '') AS other_name,
    CASE left(party_id, 1)
        WHEN 'C' THEN 'committee'
        WHEN 'H' THEN 'candidate'
        WHEN 'S' THEN 'candidate'
        WHEN 'P' THEN 'candidate'
        ELSE {entity_kind}
    END AS other_kind,
    nullif(CITY, '') AS other_city,
    nullif(STATE, '') AS other_state,
    nullif(ZIP_CODE, '') AS other_zip,
    nullif(EMPLOYER, '') AS other_employer,
    nullif(OCCUPATION, '') AS other_occupation,
    party_id AS other_id,
    CASE
        WHEN NOT through_conduit THEN NULL
        WHEN rule_why_not = 'conduit_copy' THEN CMTE_ID
        WHEN {other_is_committee} THEN OTHER_ID
    END AS conduit_id,
    {target} AS target,
    rule_support_oppose AS support_oppose,
    dollars AS amount_filed,
    CASE WHEN rule_sign < 0 THEN -dollars ELSE dollars END AS amount,
    day AS date,
    CASE WHEN day IS NULL THEN nullif(TRANSACTION_DT, '') END AS date_text,
    {election} AS election,
    MEMO_CD = 'X' AS memo,
    nullif(MEMO_TEXT, '') AS memo_text,
    rule_counted AND MEMO_CD <> 'X' AS counted,
    CASE WHEN MEMO_CD = 'X' THEN 'memo' ELSE rule_why_not END AS why_not,
    {url} AS url
FROM known"""

_SELECT_OPERATING = """WITH {read}, {dated}
SELECT
    {carried},
    {filing},
    nullif(SCHED_TP_CD, '') AS schedule,
    nullif(LINE_NUM, '') AS line_number,
    NULL::VARCHAR AS type_code,
    '{kind}' AS kind,
    '{side}' AS side,
    nullif(NAME, '') AS other_name,
    {entity_kind} AS other_kind,
    nullif(CITY, '') AS other_city,
    nullif(STATE, '') AS other_state,
    nullif(ZIP_CODE, '') AS other_zip,
    NULL::VARCHAR AS other_employer,
    NULL::VARCHAR AS other_occupation,
    NULL::VARCHAR AS other_id,
    NULL::VARCHAR AS conduit_id,
    NULL::VARCHAR AS target,
    NULL::VARCHAR AS support_oppose,
    dollars AS amount_filed,
    dollars AS amount,
    day AS date,
    CASE WHEN day IS NULL THEN nullif(TRANSACTION_DT, '') END AS date_text,
    {election} AS election,
    MEMO_CD = 'X' AS memo,
    nullif(concat_ws('; ', nullif(PURPOSE, ''), nullif(MEMO_TEXT, '')), '') AS memo_text,
    MEMO_CD <> 'X' AS counted,
    CASE WHEN MEMO_CD = 'X' THEN 'memo' END AS why_not,
    {url} AS url
FROM dated"""


def _fill(text: str, **parts: str) -> str:
    """The text with each {part} put in; parts may hold parts that come later."""
    for name, value in parts.items():
        text = text.replace("{" + name + "}", value)
    return text


def _entries(select: str, *, day: str, year: str, form: str, **more: str) -> str:
    return _fill(
        select,
        **more,
        read=_READ,
        dated=_DATED,
        carried=CARRIED_WITH_FIELDS,
        filing=_FILING,
        day=day,
        year=year,
        form=form,
        image_day=reports.image_day("IMAGE_NUM"),
        image_year=reports.image_year("IMAGE_NUM"),
        reports=reports.REPORTS,
        by_year_end=reports.BY_YEAR_END,
        entity_kind=_ENTITY_KIND,
        election=_ELECTION,
        url=_URL,
    )


def _itemized(target: str) -> str:
    return _entries(
        _SELECT,
        day=day("TRANSACTION_DT"),
        year=reports.REPORT_YEAR,
        form="NULL::VARCHAR",
        rules=rules_sql(RULES),
        target=target,
        other_is_committee=_IS_COMMITTEE.replace("{0}", "OTHER_ID"),
        other_is_candidate=_IS_CANDIDATE.replace("{0}", "OTHER_ID"),
    )


#: `select` of itcont and itoth.
ITEMIZED = _itemized("CASE WHEN about_candidate AND {other_is_candidate} THEN OTHER_ID END")

#: `select` of itpas2: the same, with the candidate it names.
WITH_CANDIDATE = _itemized(
    f"""CASE
        WHEN {_IS_CANDIDATE.replace("{0}", "CAND_ID")} THEN CAND_ID
        WHEN about_candidate AND {{other_is_candidate}} THEN OTHER_ID
    END"""
)

#: `select` of oppexp.
OPERATING_EXPENDITURES = _entries(
    _SELECT_OPERATING,
    day=day("TRANSACTION_DT", slashes=True),
    year=reports.STATED_YEAR,
    form="nullif(FORM_TP_CD, '')",
    kind=OPERATING.kind,
    side=OPERATING.side,
)


def _texts(**columns: str) -> dict[str, str]:
    """Publisher's columns that ours are, but for empty ones."""
    return {theirs: f"coalesce({ours}, '')" for theirs, ours in columns.items()}


_PAGE = "https://docquery.fec.gov/cgi-bin/fecimg/?"

#: What gives FEC's fields back; where it does not, the field is kept (`Table.given_back`).
_GIVEN_BACK = {
    "CMTE_ID": "filer_id",
    "SUB_ID": "source_id",
    "MEMO_CD": "CASE WHEN memo THEN 'X' ELSE '' END",
    "IMAGE_NUM": f"CASE WHEN starts_with(url, '{_PAGE}') THEN url[{len(_PAGE) + 1}:] ELSE '' END",
    "TRANSACTION_AMT": """CASE WHEN amount_filed = trunc(amount_filed)
        THEN amount_filed::BIGINT::VARCHAR ELSE amount_filed::VARCHAR END""",
    **_texts(
        AMNDT_IND="amendment",
        RPT_TP="report_type",
        TRANSACTION_PGI="election",
        NAME="other_name",
        CITY="other_city",
        STATE="other_state",
        ZIP_CODE="other_zip",
        FILE_NUM="filing_id",
    ),
}

ITEMIZED_GIVEN_BACK = {
    **_GIVEN_BACK,
    "TRANSACTION_DT": "coalesce(strftime(date, '%m%d%Y'), date_text, '')",
    "OTHER_ID": "coalesce(conduit_id, other_id, target, '')",
    **_texts(
        TRANSACTION_TP="type_code",
        EMPLOYER="other_employer",
        OCCUPATION="other_occupation",
        MEMO_TEXT="memo_text",
    ),
}

WITH_CANDIDATE_GIVEN_BACK = {
    **ITEMIZED_GIVEN_BACK,
    "OTHER_ID": "coalesce(conduit_id, other_id, '')",
    "CAND_ID": "coalesce(target, '')",
}

OPERATING_GIVEN_BACK = {
    **_GIVEN_BACK,
    "TRANSACTION_DT": "coalesce(strftime(date, '%m/%d/%Y'), date_text, '')",
    **_texts(
        FORM_TP_CD="form",
        SCHED_TP_CD="schedule",
        LINE_NUM="line_number",
        PURPOSE="memo_text",
    ),
}
