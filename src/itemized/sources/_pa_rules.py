"""Pennsylvania's campaign finance report as data: its columns, codes, cycles and what counts.

The Department of State's export and Philadelphia's of its FTP era hold the same report (form
DSEB-502) in the same five files. The forms' schedules are named in the department's "Technical
specifications"; what must be reported is 25 P.S. 3246, and within 24 hours 25 P.S. 3248.
"""

from __future__ import annotations

from itemized.sources import _state as sql
from itemized.sources._base import Rule
from itemized.sources._delimited import Delimited, Quotes
from itemized.sources._pairs import said_again
from itemized.sources._purpose import purpose_code

_IN, _OUT = "receipt", "disbursement"
_FORM = "DSEB-502, Schedule {}; 25 P.S. 3246(b)"
_LATE = "25 P.S. 3248: reported within 24 hours, and again in the next report"


def _gifts(kind: str, *codes: str) -> tuple[Rule, ...]:
    return tuple(Rule(c, kind, _IN, True, None, _FORM.format(c[:2])) for c in codes)


RULES = (
    *_gifts("contribution", "IA", "IB", "IC", "ID"),
    *_gifts("in_kind", "IIF", "IIG", "IF", "IG"),  # IF and IG are slips for IIF and IIG
    Rule("24HRS", "contribution", _IN, True, None, _LATE),
    Rule("IE", "other", _IN, True, None, _FORM.format("I Part E: refunds, interest, returns")),
    Rule("III", "operating", _OUT, True, None, _FORM.format("III")),
    Rule("III gift", "contribution", _OUT, True, None, _FORM.format("III: description")),
    Rule("III refund", "refund", _IN, True, None, _FORM.format("III: description"), sign=-1),
    Rule("IV", "other", _OUT, False, "sub_item", _FORM.format("IV: unpaid debts, no payment")),
)

#: The form's cycles; the city's 8 and 9 are gifts within 24 hours.
CYCLES = tuple("123456789")

# ------------------------------------------------------------------------------ layouts

#: What a row names its report by since 2022, and before.
_REPORT = ("CampaignFinanceID", "FILERID", "EYEAR", "SubmittedDate", "CYCLE")
_ADDRESS = ("ADDRESS1", "ADDRESS2", "CITY", "STATE", "ZIPCODE")
_ROWS = {
    "contrib": (
        *("SECTION", "CONTRIBUTOR", *_ADDRESS, "OCCUPATION", "ENAME", "EADDRESS1", "EADDRESS2"),
        *("ECITY", "ESTATE", "EZIPCODE", "CONTDATE1", "CONTAMT1", "CONTDATE2", "CONTAMT2"),
        *("CONTDATE3", "CONTAMT3", "CONTDESC"),
    ),
    "filer": (
        *("AMMEND", "TERMINATE", "FILERTYPE", "FILERNAME", "OFFICE", "DISTRICT", "PARTY"),
        *(*_ADDRESS, "COUNTY", "PHONE", "BEGINNING", "MONETARY", "INKIND"),
    ),
    "expense": ("EXPNAME", *_ADDRESS, "EXPDATE", "EXPAMT", "EXPDESC"),
    "debt": ("DBTNAME", *_ADDRESS, "DBTDATE", "DBTAMT", "DBTDESC"),
    "receipt": ("RECNAME", *_ADDRESS, "RECDESC", "RECDATE", "RECAMT"),
}
IGNORED = {
    "contrib": (*_ADDRESS[:2], "EADDRESS1", "EADDRESS2", "ECITY", "ESTATE", "EZIPCODE"),
    "filer": (*_ADDRESS[:2], "PHONE", "COUNTY", "TERMINATE"),
    "expense": _ADDRESS[:2],
    "debt": _ADDRESS,
    "receipt": _ADDRESS[:2],
}


def columns(table: str) -> tuple[str, ...]:
    """The columns of a table's files, in the newer order."""
    return _REPORT + _ROWS[table]


def layout(table: str) -> Delimited:
    """How a table's files are written: since 2022 with a header, before without one and without
    the report's number and day. Which of the two a file is follows from its first row."""
    old = ("FILERID", "EYEAR", "CYCLE", *_ROWS[table])
    return Delimited(
        quotes=Quotes.BARE,
        dos=True,
        header=None,
        bare=old,
        others=(columns(table),),
        optional=("CampaignFinanceID", "SubmittedDate"),
        aliases={"REPORTID": "CampaignFinanceID", "TIMESTAMP": "SubmittedDate"},
    )


# ------------------------------------------------------------------------------ reports and days


def plain(column: str) -> str:
    """A text without the marks of HTML that the export leaves in it; null where it is empty."""
    text = sql.named(column)
    for mark, sign in (("&quot;", '"'), ("&#39;", "''"), ("&lt;", "<"), ("&gt;", ">")):
        text = f"replace({text}, '{mark}', '{sign}')"
    return f"nullif(replace({text}, '&amp;', '&'), '')"


def day_text(column: str) -> str:
    """A day as text that `_state.day` reads: the export has YYYYMMDD."""
    c = sql.named(column)
    return (
        f"CASE WHEN regexp_full_match({c}, '[0-9]{{8}}')"
        f" THEN concat_ws('-', left({c}, 4), substr({c}, 5, 2), right({c}, 2)) ELSE {c} END"
    )


def a_day(amount: str, day: str) -> str:
    """SQL: whether a day stands in the amount's place and none in its own, as where a row's fields
    have moved by one."""
    return (
        f"{sql.compact_day(amount)} BETWEEN DATE '1990-01-01' AND DATE '2100-01-01' AND {day} = ''"
    )


#: The general election: the Tuesday after the first Monday in November (25 P.S. 2751).
_GENERAL = """(make_date(y, 11, 1) + ((8 - isodow(make_date(y, 11, 1))) % 7)::INTEGER + 1)"""
#: The primary: the third Tuesday of May, the fourth of April in years that elect a President
#: (25 P.S. 2753), but for 2000 (April 4) and 2020 (June 2: Act 12 of 2020).
_PRIMARY = """CASE WHEN y = 2000 THEN DATE '2000-04-04' WHEN y = 2020 THEN DATE '2020-06-02'
        WHEN y % 4 = 0
        THEN make_date(y, 4, 1) + ((9 - isodow(make_date(y, 4, 1))) % 7)::INTEGER + 21
        ELSE make_date(y, 5, 1) + ((9 - isodow(make_date(y, 5, 1))) % 7)::INTEGER + 14
    END"""

#: CTEs that end in `dated`: each row with its report, and with the report that this one takes the
#: place of, where the file says so: the one before it by filer, year and cycle.
#: A report is complete 50 days before an election and due on the sixth Tuesday before it (cycles
#: 1, 4), 15 days and the second Friday before it (2, 5), 20 and 30 days after it (3, 6), on
#: December 31 and January 31 (7): 25 P.S. 3246(d), (e).
#: Cycles 8 and 9 are reports within 24 hours, before the primary and before the general election.
#: There are as many of those as there were gifts: one takes the place of another only where it is
#: marked as an amendment (`$amending`).
#: `$folder_day`: the day that the city's folder of a report is named for. Of reports of one filer,
#: year and cycle in folders of several days the last takes the place of the others.
FOLDER_DAY, NO_DAY = "$folder_day", "NULL::DATE"
AMENDING, AMENDS_NONE = "$amending", "NULL"
DATED = f"""numbered AS (
    SELECT *, try_cast(EYEAR AS INTEGER) AS y, trim(CYCLE) AS c FROM rows
), held AS (
    SELECT *, CASE WHEN c IN ('1', '2', '3') THEN {_PRIMARY} WHEN c IN ('4', '5', '6')
        THEN {_GENERAL} END AS vote
    FROM (SELECT * REPLACE (CASE WHEN y BETWEEN 1990 AND 2100 THEN y END AS y) FROM numbered)
), submitted AS (
    SELECT *,
        CASE WHEN c IN ('1', '4') THEN vote - 50 WHEN c IN ('2', '5') THEN vote - 15
            WHEN c IN ('3', '6') THEN vote + 20 WHEN c = '7' THEN make_date(y, 12, 31) END
            AS closes,
        CASE WHEN c IN ('1', '4') THEN vote - 42 WHEN c IN ('2', '5') THEN vote - 11
            WHEN c IN ('3', '6') THEN vote + 30 WHEN c = '7' THEN make_date(y + 1, 1, 31) END
            AS due,
        -- none can be handed in before what it tells of begins
        coalesce({sql.compact_day("SubmittedDate")}, {sql.day("SubmittedDate")},
            CASE WHEN $folder_day >= CASE WHEN c IN ('2', '5') THEN vote - 50
                WHEN c IN ('3', '6') THEN vote - 15 ELSE make_date(y, 1, 1) END
            THEN $folder_day END) AS submitted,
        -- letters before the number, so that a report's day and not its number says which is newer
        CASE WHEN CampaignFinanceID <> '' THEN 'CF' || CampaignFinanceID
            ELSE concat_ws('/', FILERID, EYEAR, CYCLE, strftime($folder_day, '%Y%m%d'))
            END AS report_id,
        $folder_day AS folder_day,
        c IN ('8', '9') AS within_a_day,
        -- by day, then by number
        CASE WHEN CampaignFinanceID <> ''
            THEN coalesce(date_diff('day', DATE '1970-01-01', submitted), 0) * 10000000000
                + coalesce(try_cast(CampaignFinanceID AS BIGINT), 0) END AS turn
    FROM held
), dated AS (
    SELECT *,
        turn IS NOT NULL OR folder_day IS NOT NULL AS known,
        CASE WHEN turn IS NOT NULL AND within_a_day THEN $amending
            WHEN turn IS NOT NULL THEN arg_max(report_id, turn) OVER before
            -- a filer whose number is 0 is none that another folder could be known to be of
            WHEN folder_day IS NOT NULL AND NOT within_a_day AND FILERID <> '0'
            THEN concat_ws('/', FILERID, EYEAR, CYCLE) END AS earlier,
        CASE WHEN turn IS NOT NULL
            THEN dense_rank() OVER (PARTITION BY FILERID, EYEAR, c ORDER BY turn) - 1
            ELSE date_diff('day', DATE '1970-01-01', folder_day) END AS nth
    FROM submitted
    WINDOW before AS (PARTITION BY FILERID, EYEAR, c ORDER BY turn
        RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)"""


def amending(marked: str) -> str:
    """SQL for `$amending`: the report within 24 hours that a report marked as an amendment takes
    the place of: the one before it, where one alone that is not marked can be meant; else null."""
    return f"""CASE WHEN {marked}
            AND count(DISTINCT report_id) FILTER (NOT ({marked})) OVER before = 1
        THEN arg_max(report_id, turn) OVER before END"""


#: What every row says of its report.
REPORT = {
    "filing_id": "report_id",
    "form": "'DSEB-502'",
    "report_type": "nullif(c, '')",
    "period_end": "closes",
    "filed": "coalesce(submitted, due)",
    "filed_basis": "CASE WHEN submitted IS NOT NULL THEN 'stated'"
    " WHEN due IS NOT NULL THEN 'due date' END",
    "amends": "earlier",
    "amends_number": "nth",
}

#: What a payment's row says of it besides.
OF_ENTRY = {**REPORT, "election": "nullif(EYEAR, '')"}

#: `contribs`: each of the up to three payments of a row. A row without any stays one, as a reject.
PAYMENTS = f"""{DATED}, paired AS (
    SELECT *, [
        {{'n': 1, 'day': {day_text("CONTDATE1")}, 'amount': CONTAMT1}},
        {{'n': 2, 'day': {day_text("CONTDATE2")}, 'amount': CONTAMT2}},
        {{'n': 3, 'day': {day_text("CONTDATE3")}, 'amount': CONTAMT3}}] AS pairs
    FROM dated
), parted AS (
    SELECT * EXCLUDE (pairs, pay, reason), pay.n AS n, coalesce(pay.day, '') AS pay_day,
        coalesce(pay.amount, '') AS pay_amount, reason AS row_reason
    FROM (SELECT *, unnest(CASE WHEN len(list_filter(pairs, lambda p: {{filled}})) > 0
        THEN list_filter(pairs, lambda p: {{filled}}) ELSE pairs[:1] END) AS pay FROM paired)
), contribs AS (
    SELECT *, CASE WHEN row_reason IS NOT NULL THEN row_reason
        {sql.no_amount("pay_amount")}
        WHEN {a_day("pay_amount", "pay_day")} THEN 'its amount is a day' END AS reason
    FROM parted
)""".replace("{filled}", "NOT regexp_full_match(coalesce(p.amount, ''), '[0.]*')")

SPENT = f"""{DATED}, spending AS (
    SELECT *, {day_text("EXPDATE")} AS pay_day, {purpose_code("EXPDESC", "III")} AS code FROM dated
)"""
RECEIVED = f"{DATED}, receipts AS (SELECT *, {day_text('RECDATE')} AS pay_day FROM dated)"

#: Schedule I tells gifts of political committees (Parts A and C) from all others (B and D).
GIVER = """CASE WHEN coded IN ('IA', 'IC') THEN 'committee'
        WHEN OCCUPATION <> '' OR ENAME <> '' THEN 'person' END"""


#: Gifts that were reported within 24 hours under a cycle of other reports.
AT_ONCE = "type_code = '24HRS' AND report_type NOT IN ('8', '9')"

#: SQL for a source's `mingled`: reports without a number of their own, one of whose covers amends;
#: and reports within 24 hours, where it is not told which of them an amendment amends.
_UNNUMBERED = said_again(
    """amendment = 'A' AND NOT starts_with(filing_id, 'CF')
    AND NOT regexp_matches(filing_id, '/[0-9]{8}$')
    AND table_name IN ('contrib', 'expense', 'receipt')"""
)
_WITHIN_A_DAY = said_again(
    """(report_type IN ('8', '9') OR type_code = '24HRS') AND (
        starts_with(filing_id, 'CF') OR table_name IN ('explorer', 'explorer_csv'))""",
    of="election, report_type",
)
MINGLED = f"FROM ({_UNNUMBERED}) UNION FROM ({_WITHIN_A_DAY})"


def late(letters: str) -> str:
    """SQL for a source's `repeats`: gifts reported within 24 hours, once receipts of the filer's
    next report are loaded: the first of the year to be complete on or after the gift's day.
    letters: with which the ids of its filers begin."""
    return f"""WITH hasty AS (
    SELECT source_id, filer_id, date FROM reported
    WHERE type_code = '24HRS' OR report_type IN ('8', '9')
), report AS (
    SELECT filer_id, period_end, filed FROM reported
    WHERE period_end IS NOT NULL AND side = 'receipt' AND type_code IS DISTINCT FROM '24HRS'
)
SELECT h.source_id, min(r.filed) AS until
FROM hasty h JOIN (SELECT filer_id, period_end, min(filed) AS filed FROM report GROUP BY ALL) r
    ON r.filer_id = h.filer_id AND r.period_end >= h.date AND year(r.period_end) = year(h.date)
WHERE starts_with(h.filer_id, '{letters}')
GROUP BY h.source_id"""
