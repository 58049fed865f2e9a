"""Philadelphia's own files: their columns, and how their rows fit Pennsylvania's report."""

from __future__ import annotations

from itemized.sources import _pa_rules as pa
from itemized.sources import _state as sql
from itemized.sources._purpose import purpose_code

RULES = pa.RULES
_RECEIPT = "'receipt'"


def named(column: str) -> str:
    """The id of a filer that is only named."""
    return sql.by_name("PHL", column)


def _report(rename: str, amending: str = pa.AMENDS_NONE) -> str:
    """The CTEs of `pa.DATED` over rows whose report goes by other columns. rename: what stands for
    the columns of Pennsylvania's; CampaignFinanceID is a report's whole name."""
    renamed = f"renamed AS (SELECT *, {rename} FROM rows), "
    dated = pa.DATED.replace("FROM rows", "FROM renamed").replace(pa.FOLDER_DAY, pa.NO_DAY)
    dated = dated.replace(pa.AMENDING, amending)
    return renamed + dated.replace("'CF' || CampaignFinanceID", "CampaignFinanceID")


# ------------------------------------------------------------------------------ transactions

_PLACE = ("AddressLine1", "AddressLine2", "City", "State", "Zip")
TRANSACTIONS = (
    *("FilerName", "Year", "Cycle", "DocType", "EntityName", *(f"Entity{p}" for p in _PLACE)),
    *("Occupation", "EmployerName", *(f"Employer{p}" for p in _PLACE), "Date", "Amount"),
    *("Description", "Amended", "SubDate", "FiledBy"),
)
TRANSACTIONS_IGNORED = (
    *("EntityAddressLine1", "EntityAddressLine2", *(f"Employer{p}" for p in _PLACE), "FiledBy"),
)
BAD_TRANSACTION = f"""CASE
    WHEN FilerName = '' AND EntityName = '' AND Amount <> ''
        OR regexp_matches(lower(FilerName), '^(grand )?total') AND EntityName = ''
    THEN 'is the sum of the file and no payment'
    WHEN FilerName = '' THEN 'it names no filer'
    {sql.no_amount("Amount")}
END"""

#: The part of the report that a document type names: "CFR - Schedule I - Part D - All Other
#: Contributions (Over $250.00)".
_PART = f"""CASE
        WHEN contains(DocType, 'Schedule IV') THEN 'IV'
        WHEN contains(DocType, 'Schedule III') THEN {purpose_code("Description", "III")}
        WHEN contains(DocType, 'Part E') THEN 'IE'
        WHEN regexp_matches(DocType, 'Part [FG]')
        THEN 'II' || regexp_extract(DocType, 'Part ([FG])', 1)
        WHEN contains(DocType, 'Schedule II') THEN 'IIG'
        WHEN regexp_matches(DocType, 'Part [A-D]')
        THEN 'I' || regexp_extract(DocType, 'Part ([A-D])', 1)
        ELSE upper(DocType)
    END"""

_AMENDED = "upper(left(Amended, 1)) IN ('Y', 'T', '1')"
# Of each filer, year, cycle and part the report handed in last counts.
_TRANSACTED = _report(
    f"""
        Year AS EYEAR, FilerName || '|' || DocType AS FILERID,
        coalesce({sql.day("SubDate")}::VARCHAR, '') AS SubmittedDate,
        CASE WHEN {sql.day("SubDate")} IS NOT NULL
            THEN concat_ws('/', FilerName, Year, Cycle, DocType, {sql.day("SubDate")}) ELSE '' END
            AS CampaignFinanceID""",
    pa.amending(_AMENDED),
)
_WHO = """CASE WHEN coded IN ('IA', 'IC', 'III gift') THEN 'committee'
        WHEN Occupation <> '' OR EmployerName <> '' THEN 'person' END"""

TRANSACTION_ENTRIES = sql.entries(
    before=f"{_TRANSACTED}, {sql.ruled(RULES, _PART, _RECEIPT, 'dated')}",
    amount="Amount",
    day="Date",
    **pa.OF_ENTRY,
    source_id="$file || ':' || line",
    filer_id=named("FilerName"),
    filer_name=sql.text("FilerName"),
    amendment=f"CASE WHEN {_AMENDED} THEN 'A' ELSE 'N' END",
    schedule="nullif(regexp_extract(DocType, 'Schedule (I[IV]*)', 1), '')",
    other_name=pa.plain("EntityName"),
    other_kind=_WHO,
    # filers go by their names here, and so do the committees they give to and get from
    other_id=f"CASE WHEN coded IN ('IA', 'IC', 'III gift') THEN {named('EntityName')} END",
    other_city=sql.text("EntityCity"),
    other_state="nullif(upper(EntityState), '')",
    other_zip=sql.text("EntityZip"),
    other_employer=pa.plain("EmployerName"),
    other_occupation=pa.plain("Occupation"),
    memo_text=pa.plain("Description"),
)

# ------------------------------------------------------------------------------ open data

_NEEDED = (
    *("transaction_date", "transaction_type", "transaction_amount", "filer_name", "entity_name"),
    *("report_year", "report_cycle_code"),  # without its report a late gift counts twice
)
_USED = ("entity_type", "entity_city", "entity_state", "entity_zip")
OPEN_DATA_IGNORED = (
    *("filer_id", "filer_type", "filer_local_flag", "filer_local_flag_desc", "filer_city"),
    *("filer_state", "filer_zip", "filer_actv_cand_flag", "filer_actv_city_cand_flag"),
    *("filer_actv_city_cand_desg_flag", "entity_local_flag", "entity_local_flag_desc"),
    *("report_election_date", "election_type", "filer_candidate_name", "candidate_office"),
    *("office_level", "candidate_party", "candidate_district_num", "candidate_district_name"),
    *("report_cycle_name", "est_trans_count"),
)
OPEN_DATA_OPTIONAL = (*_USED, "transaction_supertype", *OPEN_DATA_IGNORED)
OPEN_DATA = (*_NEEDED, *OPEN_DATA_OPTIONAL)
BAD_OPEN_DATA = f"""CASE
    WHEN filer_name = '' THEN 'it names no filer'
    {sql.no_amount("transaction_amount")}
END"""
_TYPES = "lower(concat_ws(' ', transaction_type, transaction_supertype))"
#: A kind in which none of the words below is: the supertype alone tells what such a row is.
_UNREAD = """CASE WHEN NOT regexp_matches(lower(transaction_type),
        'debt|in[- ]?kind|expend|receipt|contrib') THEN transaction_type END"""
_KIND = f"""CASE
        WHEN contains({_TYPES}, 'debt') THEN 'IV'
        WHEN regexp_matches({_TYPES}, 'in[- ]?kind') THEN 'IIG'
        WHEN contains({_TYPES}, 'expend') THEN 'III'
        WHEN contains({_TYPES}, 'receipt') THEN 'IE'
        WHEN contains({_TYPES}, 'contrib') THEN 'ID'
        ELSE upper(transaction_type)
    END"""
_OPEN = _report("""
        report_year AS EYEAR, report_cycle_code AS CYCLE, filer_name AS FILERID,
        '' AS SubmittedDate, '' AS CampaignFinanceID""")

OPEN_DATA_ENTRIES = sql.entries(
    {"transaction_type": _UNREAD},
    before=f"{_OPEN}, {sql.ruled(RULES, _KIND, _RECEIPT, 'dated')}",
    amount="transaction_amount",
    day="transaction_date",
    **pa.OF_ENTRY,
    source_id="$file || ':' || line",
    filer_id=named("filer_name"),
    filer_name=sql.text("filer_name"),
    line_number=sql.text("transaction_type"),
    other_name=pa.plain("entity_name"),
    other_id="CASE WHEN regexp_matches(lower(entity_type), 'committee|pac')"
    f" THEN {named('entity_name')} END",
    other_kind="CASE WHEN regexp_matches(lower(entity_type), 'committee|pac') THEN 'committee'"
    " WHEN regexp_matches(lower(entity_type), 'individual|person') THEN 'person' END",
    other_city=sql.text("entity_city"),
    other_state="nullif(upper(entity_state), '')",
    other_zip=sql.text("entity_zip"),
)

# ------------------------------------------------------------------------------ said twice

#: Gifts reported within 24 hours (cycles 8 and 9); a filer's folder where the year's file of
#: transactions holds the same report; and the open data's cuts where its table of all transactions
#: holds rows of the same report on the same side (decision 88): an extract of one filer repeats
#: nobody else's.
_WITHIN_THE_CITY = f"""WITH alias AS (
    SELECT committee_id AS id, {named("name")} AS alias FROM committees
    WHERE source = 'philadelphia'
    UNION SELECT filer_id, filer_id FROM reported
), told AS (
    SELECT DISTINCT a.alias, e.election, e.report_type
    FROM reported e JOIN alias a ON a.id = e.filer_id
    WHERE e.table_name IN ('explorer', 'explorer_csv')
)
SELECT source_id, until FROM ({pa.late("PHL")})
UNION ALL
SELECT f.source_id, NULL FROM reported f JOIN alias a ON a.id = f.filer_id
    JOIN told t ON t.alias = a.alias AND t.election = f.election AND t.report_type = f.report_type
WHERE f.table_name IN ('contrib', 'expense', 'receipt')
UNION ALL
SELECT c.source_id, NULL FROM reported c
WHERE c.table_name IN ('contributions', 'expenditures', 'unpaid_debts') AND EXISTS (
    FROM reported t WHERE t.table_name = 'transactions' AND t.filer_id = c.filer_id
        AND t.election = c.election AND t.report_type IS NOT DISTINCT FROM c.report_type
        AND t.side = c.side)"""


def _bare(name: str) -> str:
    return f"regexp_replace(replace(upper({name}), '&', 'AND'), '[^A-Z0-9]', '', 'g')"


#: What one payment is told by in the two copies of a report.
_REPORT_AND_PAYMENT = "filer, election, report_type, side, date, amount"

#: A committee that files with the Department of State files a copy of that report with the city
#: (Philadelphia Code 20-1006(1)(a)(.2)). It is the same report where filer's name, year and cycle
#: are the same and a payment in both agrees in side, day, amount and the other party's name; its
#: rows then pair one to one by side, day and amount, and the state's counts (decision 77).
REPEATS = f"""WITH said AS ({_WITHIN_THE_CITY}), called AS (
    -- a name that two filers of an agency have names neither
    SELECT source, bare, any_value(id) AS id FROM (
        SELECT source, {_bare("name")} AS bare, committee_id AS id FROM committees
        WHERE source IN ('pennsylvania', 'philadelphia')
        UNION SELECT source, {_bare("filer_name")}, filer_id FROM reported
    )
    WHERE bare <> '' GROUP BY source, bare HAVING count(DISTINCT id) = 1
), told AS (
    SELECT r.source, r.source_id, r.filed, c.bare AS filer, r.election, r.report_type, r.side,
        r.date, r.amount, {_bare("r.other_name")} AS other, r.counted
    FROM (
        SELECT * FROM reported WHERE source_id NOT IN (SELECT source_id FROM said)
        UNION ALL BY NAME SELECT * FROM standing WHERE source = 'pennsylvania'
    ) r JOIN called c ON c.source = r.source AND c.id = r.filer_id
    WHERE (r.counted OR r.why_not = 'replaced') AND r.date IS NOT NULL
), row_of AS (
    SELECT * FROM told WHERE counted
), first_told AS (
    -- from when on the state had it, in whatever version of its report
    SELECT {_REPORT_AND_PAYMENT}, min(filed) AS filed FROM told WHERE source = 'pennsylvania'
    GROUP BY ALL
), same AS (
    SELECT DISTINCT filer, election, report_type
    FROM (SELECT * FROM row_of WHERE source = 'philadelphia')
    SEMI JOIN (SELECT * FROM row_of WHERE source = 'pennsylvania')
        USING ({_REPORT_AND_PAYMENT}, other)
), ranked AS (
    SELECT *, row_number() OVER (
        PARTITION BY source, {_REPORT_AND_PAYMENT} ORDER BY other, source_id) AS n
    FROM (SELECT DISTINCT ON (source, source_id) * FROM row_of)
    SEMI JOIN same USING (filer, election, report_type)
)
FROM said
UNION ALL
SELECT city.source_id, first_told.filed AS until
FROM (SELECT * FROM ranked WHERE source = 'philadelphia') city
    JOIN (SELECT * FROM ranked WHERE source = 'pennsylvania') state
    USING ({_REPORT_AND_PAYMENT}, n)
    JOIN first_told USING ({_REPORT_AND_PAYMENT})"""
