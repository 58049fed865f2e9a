"""Internal Revenue Service, political organizations: Forms 8871 and 8872 as filed electronically.

One file holds all of them, back to July 2000: forms.irs.gov/app/pod/dataDownload, rebuilt weekly.
What its records are is in _irs_layout. Organizations that report to the FEC, or to a state that
asks as much of them, file no Form 8872 (26 U.S.C. 527(j)(5)).
"""

from __future__ import annotations

import re
from datetime import date

from itemized.sources import _state as sql
from itemized.sources._base import Document, Download, Head, Holds, Rule, Source, Table
from itemized.sources._irs_layout import RECORDS, is_file, mended
from itemized.sources._purpose import purpose_code

_FIRST_YEAR = 2000  # Public Law 106-230, in force from July 1, 2000

# ------------------------------------------------------------------------------ what counts

_SCHEDULES = "Form 8872, Schedules A and B; 26 U.S.C. 527(j)(3)"

RULES = (
    Rule("A", "contribution", "receipt", True, None, _SCHEDULES),
    Rule("B", "operating", "disbursement", True, None, _SCHEDULES),
    # an expenditure says what it was for: one that was a gift is no purchase, and one that gave a
    # gift back is taken from the giver
    Rule("B gift", "contribution", "disbursement", True, None, f"{_SCHEDULES}: purpose"),
    Rule("B refund", "refund", "receipt", True, None, f"{_SCHEDULES}: purpose", sign=-1),
)

#: Schedule B lists gifts among the other expenditures.
_PURPOSE = f"CASE f[1] WHEN 'A' THEN 'A' ELSE {purpose_code('purpose', 'B')} END"

#: A report tells all of its period (26 U.S.C. 527(j)(2), (3)): one filed later whose days contain
#: those of an earlier one lists its payments again. Rows pair one to one, by side, name, day and
#: amount as filed; what the later report does not list goes on counting. A row without a day tells
#: nothing of which period it is.
_PAYMENT = "side, kind, other, date, amount_filed"
REPEATS = f"""WITH listed AS (
    SELECT source_id, filing_id, filer_id, period_start, period_end, filed, side, kind, date,
        amount_filed, regexp_replace(upper(other_name), '[^A-Z0-9]', '', 'g') AS other,
        row_number() OVER (PARTITION BY filing_id, {_PAYMENT} ORDER BY source_id) AS n
    FROM reported WHERE counted AND date IS NOT NULL AND other_name IS NOT NULL
)
SELECT earlier.source_id, min(later.filed) AS until
FROM listed earlier JOIN listed later USING (filer_id, {_PAYMENT}, n)
WHERE earlier.period_start >= later.period_start AND earlier.period_end <= later.period_end
    AND (earlier.period_start > later.period_start OR earlier.period_end < later.period_end)
    AND earlier.filed <= later.filed
GROUP BY earlier.source_id"""

#: Where the days of two reports overlap and the later one holds not all of the earlier one's, no
#: rule says which tells of the days they share: what both list for such a day may be one payment.
MINGLED = f"""WITH listed AS (
    SELECT source_id, filing_id, filer_id, period_start, period_end, counted, {_PAYMENT},
        row_number() OVER (PARTITION BY filing_id, {_PAYMENT} ORDER BY source_id) AS n
    FROM (
        SELECT *, regexp_replace(upper(other_name), '[^A-Z0-9]', '', 'g') AS other FROM reported
        WHERE (counted OR counted_until IS NOT NULL) AND date IS NOT NULL AND other_name IS NOT NULL
    )
)
SELECT a.source_id AS payment, b.source_id AS receipt
FROM listed a JOIN listed b USING (filer_id, {_PAYMENT}, n)
WHERE a.filing_id < b.filing_id AND a.counted AND b.counted
    AND date BETWEEN a.period_start AND a.period_end
    AND date BETWEEN b.period_start AND b.period_end"""

# ------------------------------------------------------------------------------ reading


def _fields(kinds: str) -> str:
    """`mine`: the records of these kinds with a column for each field any of them has."""
    names = dict.fromkeys(name for kind in kinds for name in RECORDS[kind])
    columns = []
    for name in names:
        at = " ".join(
            f"WHEN '{kind}' THEN f[{RECORDS[kind].index(name) + 1}]"
            for kind in kinds
            if name in RECORDS[kind]
        )
        columns.append(f"trim(coalesce(CASE f[1] {at} END, '')) AS {name}")
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return f"""mine AS (
    SELECT line, raw, f, {_MISSHAPEN} AS misshapen, {", ".join(columns)}
    FROM rows WHERE f[1] IN ({listed})
)"""


_WIDTH = "CASE f[1] " + " ".join(f"WHEN '{k}' THEN {len(v)}" for k, v in RECORDS.items()) + " END"
# most records end on a pipe, which leaves one empty field more
_GIVEN = "(len(f) - (f[len(f)] = '')::INTEGER)"
_MISSHAPEN = f"""CASE
    WHEN len(f) = {_WIDTH} OR (len(f) = {_WIDTH} + 1 AND f[len(f)] = '') THEN NULL
    ELSE 'has ' || {_GIVEN} || CASE {_GIVEN} WHEN 1 THEN ' field' ELSE ' fields' END
        || ' and not ' || {_WIDTH}
END"""


#: An EIN, told apart from the ids of other systems.
_FILER = sql.known_as("EIN", "ein")
_AMENDMENT = """CASE
        WHEN final = '1' THEN 'T' WHEN amended = '1' THEN 'A' WHEN initial = '1' THEN 'N'
    END"""
#: Form 8872, line 8.
_REPORT = """CASE report
        WHEN '1' THEN 'Q1' WHEN '2' THEN 'Q2' WHEN '3' THEN 'Q3' WHEN '4' THEN 'YE'
        WHEN '5' THEN 'MY' WHEN '6' THEN concat('M', month) WHEN '7' THEN 'PRE' WHEN '8' THEN 'POST'
    END"""

_FILINGS = Table(
    name="filings",
    title="Forms 8871 and 8872",
    holds=Holds.FILINGS,
    files=("*fulldatafile*", "*.txt"),
    columns=(),
    over="lines",
    addresses=True,
    scope="registrations (8871) and reports (8872), with their own totals",
    # A report on the very days of an earlier one of the same organization stands in its place,
    # whether or not it says that it amends: there is one report for a period (26 U.S.C. 527(j)(2)).
    select=sql.select(
        Holds.FILINGS,
        "judged",
        before=f"""{_fields("12")}, dated AS (
    SELECT *, {sql.day("inserted")} AS filed_on,
        {sql.compact_day("begins")} AS starts, {sql.compact_day("ends")} AS closes
    FROM mine
), judged AS (
    SELECT *, NULL::BOOLEAN AS other_year, CASE
            WHEN misshapen IS NOT NULL THEN misshapen
            WHEN form_id = '' THEN 'it has no form id'
            WHEN ein = '' THEN 'it names no organization by EIN'
            WHEN f[1] = '2' AND (starts IS NULL OR closes IS NULL)
            THEN 'the days it covers are no dates'
        END AS reason
    FROM dated
)""",
        filing_id="form_id",
        filer_id=_FILER,
        filer_name=sql.text("organization"),
        form="form",
        amendment=_AMENDMENT,
        report_type=f"CASE f[1] WHEN '2' THEN {_REPORT} END",
        period_start="starts",
        period_end="closes",
        filed="filed_on",
        filed_basis="CASE WHEN filed_on IS NOT NULL THEN 'stated' END",
        amends="""CASE f[1] WHEN '2' THEN lag(form_id) OVER (
            PARTITION BY f[1], reason IS NULL, ein, starts, closes
            ORDER BY inserted, try_cast(form_id AS BIGINT), form_id) END""",
        chained="true",
        nature="CASE f[1] WHEN '1' THEN 'registration' ELSE 'periodic' END",
        receipts=sql.dollars("total_a"),
        disbursements=sql.dollars("total_b"),
        text=sql.text("purpose"),
    ),
)

#: Form 8872, lines 9 and 10: the totals of all its Schedules A and B.
_TOTALS = (
    ("9", "contributions reported", "total_a", ("A",)),
    ("10", "expenditures reported", "total_b", ("B",)),
)
_STATED = Table(
    name="totals",
    title="Totals of Forms 8872",
    holds=Holds.STATED,
    files=_FILINGS.files,
    columns=(),
    over="lines",
    addresses=True,
    explodes=True,
    scope="what reports state of their totals",
    select=sql.stated(
        _TOTALS,
        "judged",
        before=f"""{_fields("2")}, judged AS (
    SELECT *, misshapen AS reason, NULL::BOOLEAN AS other_year FROM mine
    WHERE misshapen IS NULL AND form_id <> ''
)""",
        filing_id="form_id",
        filer_id=_FILER,
        form="form",
        whole="true",
    ),
)

#: `told`: of lines that share an id what tells them apart (`apart`). Two of one filing count, alike
#: or not. A filing that stands in the file once more, as its own record (`2`) does, has in each
#: copy the same rows.
_TOLD_APART = f"""again AS (
    SELECT f[{RECORDS["2"].index("form_id") + 1}] AS form_id, list(line) AS starts FROM rows
    WHERE f[1] = '2' GROUP BY ALL HAVING count(*) > 1
), shared AS (
    SELECT f[1] AS kind, form_id, row_id FROM read GROUP BY ALL HAVING count(*) > 1
), alike AS (
    SELECT line, f[1] AS kind, form_id, row_id, rtrim(raw, chr(13) || chr(10)) AS said,
        coalesce(len(list_filter(starts, lambda s: s < line)), 0) AS copy
    FROM read LEFT JOIN again USING (form_id)
    WHERE (f[1], form_id, row_id) IN (FROM shared)
), told AS (
    SELECT line, concat(
        CASE WHEN first > min(first) OVER (PARTITION BY kind, form_id, row_id)
            THEN ':line ' || first END,
        CASE WHEN nth > 1 THEN ':' || nth END) AS apart
    FROM (
        SELECT *, min(line) OVER (PARTITION BY kind, form_id, row_id, said) AS first,
            row_number() OVER (PARTITION BY kind, form_id, row_id, said, copy ORDER BY line) AS nth
        FROM alike
    )
)"""

_ENTRIES = Table(
    name="entries",
    title="Schedules A and B of Form 8872",
    holds=Holds.ENTRIES,
    a_day=1,  # far below what the full data file holds; decision 123
    files=_FILINGS.files,
    columns=(),
    over="lines",
    addresses=True,
    scope="itemized contributions to and expenditures of 527 organizations",
    select=sql.select(
        Holds.ENTRIES,
        "judged",
        before=f"""rules(code, rule_kind, rule_side, rule_why_not, sign) AS (VALUES
    {sql.rules_sql(RULES)}
), {_fields("AB")}, read AS (
    SELECT *, {sql.compact_day("day")} AS paid, {sql.dollars("amount")} AS cash, {_PURPOSE} AS code
    FROM mine
), {_TOLD_APART}, judged AS (
    SELECT read.*, apart, rule_kind, rule_side, sign, NULL::BOOLEAN AS other_year, CASE
            WHEN misshapen IS NOT NULL THEN misshapen
            WHEN form_id = '' OR row_id = '' THEN 'it has no id'
            WHEN ein = '' THEN 'it names no organization by EIN'
            {sql.no_amount("amount")}
        END AS reason
    FROM read JOIN rules USING (code) LEFT JOIN told USING (line)
)""",
        source_id="f[1] || ':' || form_id || ':' || row_id || coalesce(apart, '')",
        filing_id="form_id",
        filer_id=_FILER,
        form="'8872'",
        schedule="f[1]",
        type_code="f[1]",
        kind="rule_kind",
        side="rule_side",
        other_name=sql.text("name"),
        other_city=sql.text("other_city"),
        other_state="nullif(upper(other_state), '')",
        other_zip="nullif(other_zip || other_ext, '')",
        other_employer=sql.text("employer"),
        other_occupation=sql.text("occupation"),
        amount_filed="cash",
        amount="(sign * cash)::DECIMAL(14, 2)",
        date="paid",
        date_text="CASE WHEN paid IS NULL THEN nullif(day, '') END",
        memo="false",
        memo_text=sql.text("purpose"),
        counted=f"abs(cash) <= {sql.MOST}",
        why_not=f"CASE WHEN abs(cash) > {sql.MOST} THEN 'implausible' END",
    ),
)

_DETAILS = Table(
    name="details",
    title="Directors, related entities, election authority numbers, header and footer",
    holds=Holds.DETAILS,
    files=_FILINGS.files,
    columns=(),
    over="lines",
    addresses=True,
    distinct=True,
    scope="who directs 527 organizations, and what they are related to",
    # whatever is no record of a known kind is with these, as a reject
    select=sql.select(
        Holds.DETAILS,
        "judged",
        before=f"""{_fields("DREHF")}, judged AS (
    SELECT *, NULL::BOOLEAN AS other_year, CASE
            WHEN misshapen IS NOT NULL THEN misshapen
            WHEN f[1] IN ('D', 'R', 'E') AND (form_id = '' OR row_id = '') THEN 'it has no id'
        END AS reason
    FROM mine
    UNION ALL BY NAME
    SELECT line, raw, f, NULL::BOOLEAN AS other_year,
        'begins no record and continues none' AS reason
    FROM rows WHERE f[1] NOT IN ({", ".join(f"'{kind}'" for kind in RECORDS)})
)""",
        source_id="concat_ws(':', f[1], nullif(form_id, ''), nullif(row_id, ''))",
        filing_id=sql.text("form_id"),
        filer_id=_FILER,
        row_type="f[1]",
        name=sql.text("name"),
        date=sql.compact_day("day"),
        text="""CASE f[1] WHEN 'E' THEN concat_ws(' ', nullif(state, ''), nullif(number, ''))
            WHEN 'F' THEN count || ' records' ELSE nullif(title, '') END""",
    ),
)

_COMMITTEES = Table(
    name="committees",
    title="Organizations as their filings name them",
    holds=Holds.COMMITTEES,
    files=_FILINGS.files,
    columns=(),
    over="lines",
    addresses=True,
    scope="names of 527 organizations",
    # each way a filing or one of its lines names an organization, by the first line that does
    select=sql.select(
        Holds.COMMITTEES,
        "judged",
        before=f"""{_fields("12AB")}, first_of AS (
    SELECT min(line) AS line, arg_min(raw, line) AS raw, ein, organization,
        arg_max(mailing_city, inserted) AS city, arg_max(mailing_state, inserted) AS state,
        arg_max(mailing_zip, inserted) AS zip, arg_max(custodian, inserted) AS custodian,
        max(nullif(inserted, '')) AS inserted
    FROM mine WHERE misshapen IS NULL AND ein <> '' AND organization <> ''
    GROUP BY ein, organization
), judged AS (
    SELECT *, NULL::VARCHAR AS reason, NULL::BOOLEAN AS other_year FROM first_of
)""",
        committee_id=_FILER,
        name="organization",
        type="'527'",
        since=sql.day("inserted"),
        treasurer=sql.text("custodian"),
        city=sql.text("city"),
        state="nullif(upper(state), '')",
        zip=sql.text("zip"),
    ),
)

# ------------------------------------------------------------------------------ the source


def _read_head(head: Head) -> Document:
    if not is_file(head.text):
        return Document({}, reason="it begins with none of the IRS's records")
    made = re.match(r"\ufeff?H\|(\d{4})(\d\d)(\d\d)\|\d*\|(\w)", head.text)
    if not made:
        return Document({})
    # F: the full file; A to D are parts of it by letter
    return Document({"filed": "-".join(made.groups()[:3])}, whole=made[4] == "F")


def _downloads(year: int) -> tuple[Download, ...]:
    return (Download("fullData", "FullDataFile.zip"),)


SOURCE = Source(
    name="irs_527",
    title="IRS political organizations",
    agency="Internal Revenue Service",
    base_url="https://forms.irs.gov/app/pod/dataDownload/",
    search="https://forms.irs.gov/app/pod/basicSearch/search",
    tables=(_FILINGS, _STATED, _ENTRIES, _DETAILS, _COMMITTEES),
    rules=RULES,
    period_word="",
    span=lambda _: (date(_FIRST_YEAR, 7, 1), date(2199, 12, 31)),
    first_period=_FIRST_YEAR,
    downloads=_downloads,
    document=_read_head,
    without_letters=mended,
    repeats=REPEATS,
    mingled=MINGLED,
    never=(
        "Organizations that report to the FEC or to a state instead: 26 U.S.C. 527(j)(5).",
        "Givers of less than $200 and recipients of less than $500 in a year, each by name.",
        "Forms 8872 filed on paper, before 2020: those are images.",
    ),
)
