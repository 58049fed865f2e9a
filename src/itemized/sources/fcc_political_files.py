"""Federal Communications Commission, stations' political files: publicfiles.fcc.gov (OPIF).

Broadcasters, cable and satellite operators keep a public file of requests to buy political
advertising time and what became of them (47 CFR 73.1943, 76.1701, 25.701). The FCC hosts the
documents; it keeps no reports of contributions and adds up nothing. What a document says stands in
PDFs: only a total that one states in its text becomes an amount here, and as an order, which no
total counts.
"""

from __future__ import annotations

import re

from itemized.sources import _fcc_records as records
from itemized.sources import _state as sql
from itemized.sources._base import Download, Holds, Rule, Source, Table
from itemized.sources._delimited import Delimited

_ORDER = (
    "47 CFR 73.1943(a): a request to purchase time and its disposition; the payment itself is in"
    " the advertiser's own reports"
)
RULES = (Rule("order", "ad_buy", "receipt", False, "repeated", _ORDER),)

# ------------------------------------------------------------------------------ what a path says

#: Political Files / year / Federal, State, Local or Non-Candidate Issue Ads / office / advertiser
_LEVELS = "'federal', 'state', 'local', 'non-candidate issue ads', 'terms and disclosures'"
#: Names of folders that are an office's and nothing more, as stations write them.
_OFFICES = """'(?i)president|mayor|((lt\\.?|lieutenant) )?governor|secretary of state'
    || '|((us|state|[0-9]+(st|nd|rd|th)( state)?) )?(senate|senator|house|rep|representative)s?'
    || '( (dist\\.?|district))?( [0-9]+)?'
    || '|(state )?(attorney general|treasurer|auditor)'
    || '|[0-9]+(st|nd|rd|th) judicial circuit|circuit court judge|recorder of deeds'
    || '|(.* )?county (judge|sheriff)|city council|school board'"""
#: Folders that sort an advertiser's own documents.
_PAPERS = """'(?i)(.* )?(orders?|invoices?|contracts?|nab|forms?|disclosures?|schedules?|agency.*)'
    || '|(.* )?agreements?( .*)?'"""
_PATHED = f"""pathed AS (
    SELECT *,
        list_filter(string_split(folder_path, '/'), lambda x: trim(x) <> '') AS path,
        lower(path[1]) = 'political files' AND regexp_full_match(path[2], '(19|20)[0-9][0-9]')
            AS placed,
        CASE WHEN placed THEN path[2]::INTEGER END AS campaign_year,
        CASE WHEN lower(path[3]) IN ({_LEVELS}) THEN path[3] END AS race,
        -- an office's folder holds its candidates'; an issue's advertiser lies right under it
        CASE WHEN race IS NOT NULL AND lower(race) IN ('federal', 'state', 'local')
            AND (regexp_full_match(trim(path[4]), {_OFFICES})
                OR (len(path) > 4 AND NOT regexp_full_match(path[5], {_PAPERS})))
        THEN path[4] END AS office,
        CASE WHEN race IS NULL THEN NULL WHEN office IS NULL THEN path[4]
            WHEN NOT regexp_full_match(path[5], {_PAPERS}) THEN path[5] END AS advertiser,
        try_cast(left(create_ts, 10) AS DATE) AS created
    FROM rows
)"""

_BAD_FILE = """CASE
    WHEN {problem} THEN problem
    WHEN file_id = '' AND file_manager_id = '' THEN 'it has no file id'
    WHEN try_cast(left(create_ts, 10) AS DATE) IS NULL AND create_ts <> ''
    THEN 'the day it was put there is no date'
END"""

#: The name a station goes by, the same in files and orders.
_STATION = "coalesce(nullif(upper(callsign), ''), 'FCC-' || nullif(entity_id, ''))"


def _files(name: str, **more: object) -> Table:
    """The table of documents, out of one kind of file."""
    return Table(
        name=name,
        title="Documents of political files",
        holds=Holds.FILINGS,
        files=(),
        whole=True,
        scope="documents in stations' political files, by station, year, race and advertiser",
        select=sql.select(
            Holds.FILINGS,
            "pathed",
            before=_PATHED,
            filing_id="coalesce(nullif(file_manager_id, ''), file_id)",
            filer_id=_STATION,
            filer_name=_STATION,
            form="'political file'",
            report_type="nullif(concat_ws(' / ', race, office), '')",
            period_start="make_date(campaign_year, 1, 1)",
            period_end="make_date(campaign_year, 12, 31)",
            filed="created",
            filed_basis="CASE WHEN created IS NOT NULL THEN 'stated' END",
            chained="false",
            nature="'other'",
            text="concat_ws(': ', advertiser, nullif(file_name, ''))",
            url=sql.text("url"),
        ),
        **more,  # type: ignore[arg-type]  # other fields of Table
    )


_FROM_API = _files(
    "files",
    partial=("*.json", "*.jsonl"),
    columns=records.FILE,
    delimiter=records.SEPARATOR,
    rewritten=records.lines_of("file", records.FILE),
    bad=_BAD_FILE.replace("{problem}", "problem <> ''"),
    least_rows=0,
)
_FROM_LIST = _files(
    "file_list",
    partial=("*.csv",),
    columns=(
        *("callsign", "file_name", "folder_path", "file_id", "file_extension", "file_size"),
        *("file_status", "create_ts", "last_update_ts", "file_manager_id", "moved_from"),
        *("moved_ts", "url", "documentcloud_id", "entity_id"),
    ),
    ignored=(
        *("file_extension", "file_size", "file_status", "last_update_ts", "moved_from"),
        *("moved_ts", "documentcloud_id"),
    ),
    delimited=Delimited(
        optional=("documentcloud_id", "entity_id", "moved_from", "moved_ts", "file_status"),
        aliases={"folder__entity": "callsign", "folder": "folder_path"},
    ),
    bad=_BAD_FILE.replace("WHEN {problem} THEN problem", ""),
)

_FOLDERS = Table(
    name="folders",
    title="Folders of political files",
    holds=Holds.DETAILS,
    files=(),
    whole=True,
    partial=_FROM_API.partial,
    columns=records.FOLDER,
    delimiter=records.SEPARATOR,
    rewritten=records.lines_of("folder", records.FOLDER),
    bad="CASE WHEN entity_folder_id = '' THEN 'it has no folder id' END",
    scope="folders of stations' public files, with how many documents are in them",
    least_rows=0,
    distinct=True,
    select=sql.select(
        Holds.DETAILS,
        "rows",
        source_id="entity_folder_id",
        filer_id="'FCC-' || nullif(entity_id, '')",
        row_type="'folder'",
        name=sql.text("folder_path"),
        date="try_cast(left(create_ts, 10) AS DATE)",
        text="nullif(file_count, '') || ' documents'",
    ),
)

_STATIONS = Table(
    name="stations",
    title="Stations",
    holds=Holds.DETAILS,
    files=(),
    whole=True,
    partial=_FROM_API.partial,
    columns=records.STATION,
    delimiter=records.SEPARATOR,
    rewritten=records.lines_of("station", records.STATION),
    bad="CASE WHEN id = '' THEN 'it has no id' WHEN callSign = '' THEN 'it has no call sign' END",
    scope="stations, their owners and where they are",
    ignored=("partyZip1",),
    least_rows=0,
    distinct=True,
    select=sql.select(
        Holds.DETAILS,
        "rows",
        source_id="id",
        filer_id="upper(callSign)",
        row_type="'station'",
        name="upper(callSign)",
        text="""concat_ws('; ', nullif(partyName, ''), nullif(service, ''),
        nullif(concat_ws(', ', nullif(communityCity, ''), nullif(communityState, '')), ''),
        nullif(networkAfil, ''), nullif(nielsenDma, ''))""",
    ),
)

_ORDERS = Table(
    name="orders",
    title="Totals that documents state",
    holds=Holds.ENTRIES,
    files=(),
    whole=True,
    partial=("*.pdf",),
    columns=records.ORDER,
    delimiter=records.SEPARATOR,
    rewritten=records.orders,
    lone=True,
    bad="nullif(problem, '')",
    scope="orders for advertising time whose documents state a total in text",
    select=sql.select(
        Holds.ENTRIES,
        "rows, rules",
        before="rules(code, rule_kind, rule_side, rule_why_not, sign) AS (VALUES "
        f"{sql.rules_sql(RULES)})",
        source_id="name",
        filing_id="name",
        filer_id="nullif(upper(station), '')",
        form="'political file'",
        type_code="'order'",
        kind="rule_kind",
        side="rule_side",
        other_name=sql.text("advertiser"),
        amount_filed="try_cast(amount AS DECIMAL(14, 2))",
        amount="try_cast(amount AS DECIMAL(14, 2))",
        date="""CASE WHEN day LIKE '%/____' THEN try_strptime(day, '%m/%d/%Y')
            ELSE try_strptime(day, '%m/%d/%y') END""",
        memo="false",
        memo_text="label || ', page ' || page",
        counted="rule_why_not IS NULL",
        why_not="rule_why_not",
    ),
)


def _list(name: str) -> Download | None:
    """The documents of a station by its facility id; by a call sign the record that has the id."""
    asked = name.strip().upper()
    if re.fullmatch(r"[1-9][0-9]{0,8}", asked):
        path = f"manager/search/key/Political%20File.json?entityId={asked}"
        return Download(path=path, name=f"{asked}.json")
    if re.fullmatch(r"[KW][A-Z]{2,3}(-[A-Z]{2}[0-9]?)?", asked):
        return Download(path=f"service/facility/search/{asked}.json", name=f"{asked}.json")
    return None


_API = "https://publicfiles.fcc.gov/api/"
SOURCE = Source(
    name="fcc_political_files",
    title="FCC political files",
    agency="Federal Communications Commission",
    base_url=_API,
    filing=_list,
    filings_url=_API,
    tables=(_FROM_API, _FROM_LIST, _FOLDERS, _STATIONS, _ORDERS),
    rules=RULES,
    period_word="",
    first_period=2012,
    never=(
        "Reports of contributions: the FCC keeps none.",
        "What an advertiser paid: stations file orders, and most as images without text.",
        "Documents of before 2012 to 2018, which stations kept on paper, and those taken down.",
    ),
    system="fcc",
)
