"""City of Philadelphia: who finances candidates for the city's offices, the district attorney too.

Three generations. Until about 2018, on ftp.phila-records.com: folders by year, cycle and filer with
the five files of Pennsylvania's older layout, and a file a year of all transactions
("Explorer.Transactions.2017.YTD.txt"). Since 2019: tables on the city's open data site. Their
columns and counting are in _phl_rules; the shared layout is in _pa_tables.
"""

from __future__ import annotations

from typing import Any

from itemized.sources import _pa_rules as pa
from itemized.sources import _phl_rules as phl
from itemized.sources import _state as sql
from itemized.sources._base import Download, Holds, Source, Table
from itemized.sources._delimited import Delimited, Quotes
from itemized.sources._pa_tables import SETTLING, tables
from itemized.sources._pairs import pairs

#: Everything of a year, in whichever of the three forms.
_ALL = "transactions of a year"


def _files(stem: str) -> dict[str, Any]:
    # every filer's folder has files of the same names
    names = tuple(f"*/{stem}*.{ending}" for ending in ("txt", "csv"))
    return {"files": (), "partial": names, "whole": True}


#: Folders of reports are named for the day they were handed in: 2011/2011 Cycle 6/FILER/20111129.
_DAY = "nullif(regexp_extract($folder, '^[0-9]{8}$'), '')"
_FTP = tables(
    "PHL",
    # what is handed in again may be the same to the letter
    f"concat_ws('/', $file, {_DAY})",
    _files,
    also_id=phl.named("FILERNAME"),
    folder_day=f"try_strptime({_DAY}, '%Y%m%d')::DATE",
)


def _transactions(name: str, ending: str, delimiter: str) -> Table:
    return Table(
        name=name,
        title="Transactions of a year",
        holds=Holds.ENTRIES,
        files=(),
        partial=(f"*explorer*transactions*.{ending}",),
        whole=True,
        columns=phl.TRANSACTIONS,
        # either a tab or a comma, each with the quotes that a spreadsheet may have left
        family=_ALL,
        delimited=Delimited(delimiter, Quotes.BARE if ending == "txt" else Quotes.DOUBLED),
        addresses=True,
        bad=phl.BAD_TRANSACTION,
        day="Date",
        amount="Amount",
        codes={"type_code": sql.codes_of(phl.RULES), "report_type": pa.CYCLES},
        scope="contributions, expenditures and debts of a year, about 2005 to 2018",
        ignored=phl.TRANSACTIONS_IGNORED,
        select=phl.TRANSACTION_ENTRIES,
    )


def _open_data(name: str, title: str, pattern: str) -> Table:
    return Table(
        name=name,
        title=title,
        holds=Holds.ENTRIES,
        files=(),
        partial=(f"*{pattern}*.csv",),
        whole=True,
        columns=phl.OPEN_DATA,
        family=_ALL if name == "transactions" else name,
        delimited=Delimited(optional=phl.OPEN_DATA_OPTIONAL, more=True),
        bad=phl.BAD_OPEN_DATA,
        day="transaction_date",
        amount="transaction_amount",
        codes={
            "type_code": sql.codes_of(phl.RULES),
            "report_type": pa.CYCLES,
            "transaction_type": ("",),
        },
        scope=f"{title.lower()} since 2019",
        ignored=phl.OPEN_DATA_IGNORED,
        select=phl.OPEN_DATA_ENTRIES,
    )


_NAMES = Table(
    name="committee_names",
    title="Names that mean one committee",
    holds=Holds.COMMITTEES,
    files=(),
    partial=("*committeenames*.csv", "*committee_names*.csv"),
    whole=True,
    columns=("Original", "Cleaned"),
    delimited=Delimited(
        aliases={
            "Campaign.Committee.Name.Original": "Original",
            "Campaign.Committee.Name.Cleaned": "Cleaned",
        }
    ),
    bad="CASE WHEN Original = '' OR Cleaned = '' THEN 'it names no committee' END",
    scope="ways of writing committees' names, as somebody has sorted them",
    select=sql.select(
        Holds.COMMITTEES,
        "rows",
        committee_id=phl.named("Cleaned"),
        name=sql.text("Original"),
        also_id=phl.named("Original"),
        state="'PA'",
    ),
)


def _downloads(year: int) -> tuple[Download, ...]:
    query = f"SELECT+*+FROM+campfin_transactions+WHERE+report_year={year}"
    name = f"campfin_transactions_{year}.csv"
    return (Download(f"sql?q={query}&format=csv&skipfields=cartodb_id", name),)


SOURCE = Source(
    name="philadelphia",
    title="Philadelphia campaign finance reports",
    agency="Philadelphia Board of Ethics and Department of Records",
    base_url="https://phl.carto.com/api/v2/",
    tables=(
        *_FTP,
        _transactions("explorer", "txt", "\t"),
        _transactions("explorer_csv", "csv", ","),
        _open_data("transactions", "All transactions", "campfin_transactions"),
        _open_data("contributions", "Contributions", "campfin_contributions"),
        _open_data("expenditures", "Expenditures", "campfin_expenditures"),
        _open_data("unpaid_debts", "Unpaid debts", "campfin_unpaid_debts"),
        _NAMES,
    ),
    rules=phl.RULES,
    period_word="year",
    first_period=2019,
    downloads=_downloads,
    mirrors=pairs("starts_with(other_id, 'PHL')"),
    repeats=phl.REPEATS,
    mingled=pa.MINGLED,
    at_once=pa.AT_ONCE,
    settling=(SETTLING,),
    never=(
        "Givers of $50 and less.",
        "Since 2019: the days on which reports were filed, and which of them were amended.",
    ),
)
