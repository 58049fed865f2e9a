"""The five files of Pennsylvania's campaign finance report, as tables of a source.

Both the Department of State and, of its FTP era, the city of Philadelphia publish them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from itemized.sources import _pa_rules as pa
from itemized.sources import _state as sql
from itemized.sources._base import Holds, Settling, Table

_NO_YEAR = "WHEN NOT regexp_full_match(EYEAR, '((19|20)[0-9]{2})?') THEN 'its EYEAR is no year'"
_NO_FILER = f"CASE WHEN FILERID = '' THEN 'it names no filer' {_NO_YEAR} END"
_RECEIPT, _DISBURSEMENT = "'receipt'", "'disbursement'"

# A report filed again takes the place of the one before it, by filer, year and cycle. Until 2021
# the files do not tell the rows of the one from those of the other: all of them count, and the
# report is marked as amended (decision 76).
_COVERS = f"""{pa.DATED.replace(pa.AMENDING, pa.amending("AMMEND = 'Y'"))}, covers AS (
    SELECT *, bool_or(AMMEND = 'Y') OVER same AS ever_amended,
        -- of several covers with one number the last is the newest
        CASE WHEN known THEN MONETARY ELSE arg_max(MONETARY, line) OVER same END AS money,
        CASE WHEN known THEN BEGINNING ELSE arg_max(BEGINNING, line) OVER same END AS carried
    FROM dated
    WINDOW same AS (PARTITION BY reason IS NULL, FILERID, EYEAR, c, CampaignFinanceID = '')
)"""

#: Without the covers a report filed again and a late gift listed again go unseen.
SETTLING = Settling(
    "filings",
    "the file of filers",
    ("contrib", "expense", "receipt"),
    "who the filers are, which reports were filed again, and when",
)

#: Filers' numbers have six or seven digits, and since 2024 there are such as 2025C0033.
_FILER_FORM = "[0-9]{5,8}|20[0-9]{2}C[0-9]{3,6}"
_CYCLE = {"CYCLE": ("report_type", "[1-9]")}
_REPORT = {"EYEAR": ("election", "(19|20)[0-9]{2}"), **_CYCLE}
_SECTION = {"SECTION": ("type_code", "[0-9A-Za-z]{1,6}")}


def _filer(letters: str, ours: str = "filer_id") -> dict[str, tuple[str, str]]:
    return {"FILERID": (ours, f"{letters}-({_FILER_FORM})")}


#: Names of a table's files, by its stem.
Files = Callable[[str], Mapping[str, Any]]


def _bad_row(amount: str) -> str:
    day = amount.replace("AMT", "DATE")
    return f"""CASE
        WHEN FILERID = '' THEN 'it names no filer'
        {sql.no_amount(amount)}
        WHEN {pa.a_day(amount, day)} THEN 'its amount is a day'
        {_NO_YEAR}
    END"""


def _table(stem: str, name: str, holds: Holds, select: str, **more: Any) -> Table:
    amount = {"expense": "EXPAMT", "receipt": "RECAMT", "debt": "DBTAMT"}.get(stem)
    return Table(
        name=name,
        holds=holds,
        columns=pa.columns(stem),
        delimited=pa.layout(stem),
        addresses=True,
        bad=_bad_row(amount) if amount else _NO_FILER,
        ignored=pa.IGNORED[stem],
        select=select,
        **more,
    )


def _covers(letters: str, **more: Any) -> Table:
    select = sql.select(
        Holds.FILINGS,
        "covers",
        before=_COVERS,
        **pa.REPORT,
        filer_id=sql.known_as(letters, "FILERID"),
        filer_name=pa.plain("FILERNAME"),
        amendment="CASE WHEN AMMEND = 'Y' OR NOT known AND ever_amended THEN 'A' ELSE 'N' END",
        chained="known",
        nature="CASE WHEN within_a_day THEN 'notice' ELSE 'periodic' END",
        receipts=sql.dollars("money"),
        cash_start=sql.dollars("carried"),
    )
    return _table(
        *("filer", "filings", Holds.FILINGS, select),
        title="Reports",
        forms={**_filer(letters), **_CYCLE},
        codes={"report_type": pa.CYCLES},
        **more,
    )


#: A cover's totals hold what need not be itemized too: gifts of $50 and less (25 P.S. 3246(b)).
_COVER_TOTALS = (
    (
        *("monetary", "monetary contributions and receipts", "MONETARY"),
        ("IA", "IB", "IC", "ID", "IE"),
    ),
    ("in-kind", "in-kind contributions", "INKIND", ("IIF", "IIG", "IF", "IG")),
)


def _cover_totals(letters: str, **more: Any) -> Table:
    select = sql.stated(
        _COVER_TOTALS,
        "dated",
        before=pa.DATED,
        filing_id="report_id",
        filer_id=sql.known_as(letters, "FILERID"),
        form="'DSEB-502'",
        whole="false",
    )
    return _table(
        "filer", "totals", Holds.STATED, select, title="Totals of reports", explodes=True, **more
    )


def _filers(letters: str, also_id: str, **more: Any) -> Table:
    select = sql.select(
        Holds.COMMITTEES,
        "dated",
        before=pa.DATED,
        committee_id=sql.known_as(letters, "FILERID"),
        name=pa.plain("FILERNAME"),
        also_id=also_id,
        type=sql.text("FILERTYPE"),
        # 1 candidate, 2 committee, 3 contributing lobbyist: DSEB-502
        filer_kind="CASE FILERTYPE WHEN '1' THEN 'candidate' WHEN '3' THEN 'organization' END",
        party=sql.text("PARTY"),
        candidate_office="nullif(concat_ws(' ', nullif(OFFICE, ''), nullif(DISTRICT, '')), '')",
        city=sql.text("CITY"),
        state="nullif(upper(STATE), '')",
        zip=sql.text("ZIPCODE"),
        since="coalesce(submitted, due)",
    )
    forms = _filer(letters, "committee_id")
    return _table("filer", "filers", Holds.COMMITTEES, select, title="Filers", forms=forms, **more)


def _contributions(letters: str, row_id: str, **more: Any) -> Table:
    select = sql.entries(
        before=f"{pa.PAYMENTS}, {sql.ruled(pa.RULES, 'upper(SECTION)', _RECEIPT, 'contribs')}",
        amount="pay_amount",
        day="pay_day",
        **pa.OF_ENTRY,
        source_id=f"{row_id} || ':contrib:' || line || '.' || n",
        filer_id=sql.known_as(letters, "FILERID"),
        schedule="'I'",
        other_name=pa.plain("CONTRIBUTOR"),
        other_kind=pa.GIVER,
        other_city=sql.text("CITY"),
        other_state="nullif(upper(STATE), '')",
        other_zip=sql.text("ZIPCODE"),
        other_employer=pa.plain("ENAME"),
        other_occupation=pa.plain("OCCUPATION"),
        memo_text=pa.plain("CONTDESC"),
    )
    return _table(
        "contrib",
        "contrib",
        Holds.ENTRIES,
        select,
        title="Contributions",
        day="CONTDATE1",
        amount="CONTAMT1",
        forms={**_filer(letters), **_REPORT, **_SECTION},
        explodes=True,
        codes={"type_code": sql.codes_of(pa.RULES), "report_type": pa.CYCLES},
        **more,
    )


def _rows(letters: str, row_id: str, stem: str, **more: Any) -> Table:
    """Expenses, or other receipts."""
    spent = stem == "expense"
    short, code = ("EXP", "code") if spent else ("REC", "'IE'")
    side = _DISBURSEMENT if spent else _RECEIPT
    before, relation = (pa.SPENT, "spending") if spent else (pa.RECEIVED, "receipts")
    select = sql.entries(
        before=f"{before}, {sql.ruled(pa.RULES, code, side, relation)}",
        amount=f"{short}AMT",
        day="pay_day",
        **pa.OF_ENTRY,
        source_id=f"{row_id} || ':{stem}:' || line",
        filer_id=sql.known_as(letters, "FILERID"),
        schedule="'III'" if spent else "'I'",
        other_name=pa.plain(f"{short}NAME"),
        # whoever is given to may be a committee that the registry knows by that name
        other_kind="CASE WHEN coded = 'III gift' THEN 'committee' END",
        other_city=sql.text("CITY"),
        other_state="nullif(upper(STATE), '')",
        other_zip=sql.text("ZIPCODE"),
        memo_text=pa.plain(f"{short}DESC"),
    )
    return _table(
        *(stem, stem, Holds.ENTRIES, select),
        day=f"{short}DATE",
        amount=f"{short}AMT",
        forms={**_filer(letters), **_REPORT},
        codes={"report_type": pa.CYCLES},
        **more,
    )


def _debts(letters: str, row_id: str, **more: Any) -> Table:
    select = sql.select(
        Holds.DETAILS,
        "dated",
        before=pa.DATED,
        source_id=f"{row_id} || ':debt:' || line",
        filing_id="report_id",
        filer_id=sql.known_as(letters, "FILERID"),
        row_type="'debt'",
        name=pa.plain("DBTNAME"),
        amount=sql.dollars("DBTAMT"),
        date=f"coalesce({sql.compact_day('DBTDATE')}, {sql.day('DBTDATE')})",
        text=pa.plain("DBTDESC"),
    )
    forms = _filer(letters)
    return _table("debt", "debt", Holds.DETAILS, select, title="Unpaid debts", forms=forms, **more)


def tables(
    letters: str,
    row_id: str,
    files: Files,
    also_id: str = "NULL",
    other_year: str = "NULL",
    folder_day: str = pa.NO_DAY,
) -> tuple[Table, ...]:
    """The tables of a source. letters: with which its filers' ids begin. row_id: SQL that tells one
    file's rows from another's. also_id: another id that rows may give for a filer. folder_day: SQL
    for the day that a report's folder is named for, or null."""
    year = {"other_year": other_year}
    found = (
        _covers(letters, scope="reports, with what their covers say", **files("filer"), **year),
        _filers(letters, also_id, scope="who filed", **files("filer"), **year),
        _cover_totals(letters, scope="what covers state of totals", **files("filer"), **year),
        _contributions(
            letters, row_id, scope="contributions above $50", **files("contrib"), **year
        ),
        *(
            _rows(letters, row_id, stem, title=title, scope=scope, **files(stem), **year)
            for stem, title, scope in (
                ("expense", "Expenses", "what filers spent"),
                ("receipt", "Other receipts", "refunds, interest and returns received"),
            )
        ),
        _debts(letters, row_id, scope="debts not paid yet", **files("debt"), **year),
    )
    given = {pa.FOLDER_DAY: folder_day, pa.AMENDING: pa.AMENDS_NONE}
    return tuple(replace(table, select=_filled(table.select, given)) for table in found)


def _filled(select: str, given: Mapping[str, str]) -> str:
    for place, value in given.items():
        select = select.replace(place, value)
    return select
