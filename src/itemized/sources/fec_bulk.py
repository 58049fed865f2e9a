"""Federal Election Commission, bulk data: the files at fec.gov/data/browse-data/?tab=bulk-data.

Pipe-delimited, no header, no quoting (a '"' is data); those in _fec_csv are CSV. A two-year cycle
goes by its even year. What
the columns are is in _fec_layouts; what a row becomes in _fec_entries; what the codes mean and
whether a row counts in _fec_rules; when a report was due in _fec_reports.
"""

from __future__ import annotations

from datetime import date

from itemized.sources import _fec_entries as entries
from itemized.sources import _fec_layouts as layouts
from itemized.sources._base import CARRIED, Download, Holds, Source, Table
from itemized.sources._fec_calendar import PACE, deadlines
from itemized.sources._fec_csv import CSV_RULES, CSV_TABLES
from itemized.sources._fec_repeats import REPEATS
from itemized.sources._fec_rules import OPERATING, RULES, TOTALS
from itemized.sources._pairs import pairs

# ------------------------------------------------------------------------------ money, row by row


def _files(*stems: str) -> tuple[str, ...]:
    """Names FEC gives a table's file: bare, or with the cycle's two digits."""
    return tuple(pattern for s in stems for pattern in (f"{s}.txt", f"{s}[0-9][0-9].txt"))


def _select(**columns: str) -> str:
    """SQL giving each of our columns by its expression over the publisher's."""
    ours = (f"{sql} AS {name}" for name, sql in columns.items())
    return " ".join(("SELECT", ",\n    ".join((CARRIED, *ours)), "FROM rows"))


def _text(column: str) -> str:
    return f"nullif({column}, '')"


def _whole(column: str) -> str:
    return f"try_cast({column} AS INTEGER)"


def _other_cycle(day: str) -> str:
    # Late reports and voids reach back, and a cycle's last report runs into the next year.
    return f"year({day}) NOT BETWEEN $period - 2 AND $period + 1"


_DAY = entries.day("TRANSACTION_DT")
_SLASHED_DAY = entries.day("TRANSACTION_DT", slashes=True)
_THROUGH = entries.day("CVG_END_DT", slashes=True)

_CODES = {"type_code": tuple(rule.code for rule in RULES)}

_MONEY = (
    Table(
        name="itcont",
        title="Contributions by individuals",
        holds=Holds.ENTRIES,
        files=_files("itcont", "indiv"),
        a_day=100,  # 70,671 rows of January 2019 alone; decision 123
        columns=layouts.ITEMIZED,
        select=entries.ITEMIZED,
        given_back=entries.ITEMIZED_GIVEN_BACK,
        later=entries.LATER_ITEMIZED,
        bad=entries.BAD_ENTRY,
        **entries.PLACES,
        codes=_CODES,
        other_year=_other_cycle(_DAY),
        scope="itemized receipts from individuals and organizations, and their refunds",
        ignored=layouts.ITEMIZED_IGNORED,
    ),
    Table(
        name="itoth",
        title="Any transaction from one committee to another",
        holds=Holds.ENTRIES,
        files=_files("itoth", "oth"),
        a_day=20,
        columns=layouts.ITEMIZED,
        select=entries.ITEMIZED,
        given_back=entries.ITEMIZED_GIVEN_BACK,
        later=entries.LATER_ITEMIZED,
        bad=entries.BAD_ENTRY,
        **entries.PLACES,
        codes=_CODES,
        other_year=_other_cycle(_DAY),
        scope="itemized transactions between committees, loans, spending for or against candidates",
        ignored=layouts.ITEMIZED_IGNORED,
    ),
    Table(
        name="itpas2",
        title="Contributions from committees to candidates, and independent expenditures",
        holds=Holds.ENTRIES,
        files=_files("itpas2", "pas2"),
        a_day=5,
        columns=layouts.WITH_CANDIDATE,
        select=entries.WITH_CANDIDATE,
        given_back=entries.WITH_CANDIDATE_GIVEN_BACK,
        later=entries.LATER_ITEMIZED,
        bad=entries.BAD_ENTRY,
        **entries.PLACES,
        codes=_CODES,
        other_year=_other_cycle(_DAY),
        scope="candidates that committees gave to or spent on",
        precedence=1,  # its rows stand in itoth too, without CAND_ID
        ignored=layouts.ITEMIZED_IGNORED,
    ),
    Table(
        name="oppexp",
        title="Operating expenditures",
        holds=Holds.ENTRIES,
        files=_files("oppexp"),
        a_day=15,
        columns=layouts.OPERATING,
        select=entries.OPERATING_EXPENDITURES,
        given_back=entries.OPERATING_GIVEN_BACK,
        later=entries.LATER,
        bad=entries.BAD_ENTRY,
        **entries.PLACES,
        other_year=_other_cycle(_SLASHED_DAY),
        scope="itemized operating expenditures",
        ignored=(*layouts.ITEMIZED_IGNORED, *layouts.OPERATING_IGNORED),
    ),
)

# ------------------------------------------------------------------------------ who is registered

_REGISTRIES = (
    Table(
        name="cm",
        title="Committee master",
        holds=Holds.COMMITTEES,
        files=_files("cm"),
        columns=layouts.COMMITTEE,
        addresses=True,
        select=_select(
            committee_id="CMTE_ID",
            name=_text("CMTE_NM"),
            type=_text("CMTE_TP"),
            designation=_text("CMTE_DSGN"),
            party=_text("CMTE_PTY_AFFILIATION"),
            frequency=_text("CMTE_FILING_FREQ"),
            organization_type=_text("ORG_TP"),
            connected_name=_text("CONNECTED_ORG_NM"),
            candidate_id=_text("CAND_ID"),
            treasurer=_text("TRES_NM"),
            city=_text("CMTE_CITY"),
            state=_text("CMTE_ST"),
            zip=_text("CMTE_ZIP"),
        ),
        bad="CASE WHEN CMTE_ID = '' THEN 'it has no committee id' END",
        scope="registered committees",
        ignored=("CMTE_ST1", "CMTE_ST2"),
    ),
    Table(
        name="cn",
        title="Candidate master",
        holds=Holds.CANDIDATES,
        files=_files("cn"),
        columns=layouts.CANDIDATE,
        addresses=True,
        select=_select(
            candidate_id="CAND_ID",
            name=_text("CAND_NAME"),
            party=_text("CAND_PTY_AFFILIATION"),
            election_year=_whole("CAND_ELECTION_YR"),
            office=_text("CAND_OFFICE"),
            state=_text("CAND_OFFICE_ST"),
            district=_text("CAND_OFFICE_DISTRICT"),
            incumbent=_text("CAND_ICI"),
            status=_text("CAND_STATUS"),
            principal_committee=_text("CAND_PCC"),
            city=_text("CAND_CITY"),
        ),
        bad="CASE WHEN CAND_ID = '' THEN 'it has no candidate id' END",
        scope="candidates",
        # CAND_ST is the state of the address; the office's is CAND_OFFICE_ST
        ignored=("CAND_ST1", "CAND_ST2", "CAND_ST", "CAND_ZIP"),
    ),
    Table(
        name="ccl",
        title="Candidate-committee linkages",
        holds=Holds.LINKS,
        files=_files("ccl"),
        columns=layouts.LINK,
        select=_select(
            link_id="LINKAGE_ID",
            candidate_id="CAND_ID",
            committee_id="CMTE_ID",
            candidate_election_year=_whole("CAND_ELECTION_YR"),
            period_year=_whole("FEC_ELECTION_YR"),
            committee_type=_text("CMTE_TP"),
            committee_designation=_text("CMTE_DSGN"),
        ),
        bad="""CASE
            WHEN LINKAGE_ID = '' THEN 'it has no linkage id'
            WHEN CMTE_ID = '' THEN 'it has no committee id'
            WHEN CAND_ID = '' THEN 'it has no candidate id'
        END""",
        other_year=f"{_whole('FEC_ELECTION_YR')} <> $period",
        period_column="FEC_ELECTION_YR",  # "active 2-year period" in FEC's description of the file
        scope="which committees are whose",
    ),
)

# ------------------------------------------------------------------------------ what they sum to


def _dollars(column: str) -> str:
    # Those who filed no report have empty amounts: unknown, not zero.
    return f"try_cast(nullif({column}, '') AS DECIMAL(14, 2))"


def _both(one: str, other: str) -> str:
    """Their sum as DECIMAL(14,2); null where neither is given."""
    total = f"coalesce({_dollars(one)}, 0) + coalesce({_dollars(other)}, 0)"
    return f"CASE WHEN {one} <> '' OR {other} <> '' THEN ({total})::DECIMAL(14, 2) END"


def _bad_summary(id_column: str, what: str, amounts: tuple[str, ...]) -> str:
    unreadable = "\n    ".join(
        f"WHEN {a} <> '' AND {entries.no_amount(a)} THEN 'its {a} is no number'" for a in amounts
    )
    return f"CASE\n    WHEN {id_column} = '' THEN 'it has no {what} id'\n    {unreadable}\nEND"


_CANDIDATE_SUMMARY_SELECT = _select(
    filer_id="CAND_ID",
    filer_kind="'candidate'",
    name=_text("CAND_NAME"),
    through=_THROUGH,
    receipts=_dollars("TTL_RECEIPTS"),
    from_individuals=_dollars("TTL_INDIV_CONTRIB"),
    from_committees=_both("OTHER_POL_CMTE_CONTRIB", "POL_PTY_CONTRIB"),
    from_candidate=_dollars("CAND_CONTRIB"),
    transfers_in=_dollars("TRANS_FROM_AUTH"),
    loans=_both("CAND_LOANS", "OTHER_LOANS"),
    disbursements=_dollars("TTL_DISB"),
    transfers_out=_dollars("TRANS_TO_AUTH"),
    refunds_to_individuals=_dollars("INDIV_REFUNDS"),
    refunds_to_committees=_dollars("CMTE_REFUNDS"),
    loan_repayments=_both("CAND_LOAN_REPAY", "OTHER_LOAN_REPAY"),
    given_to_committees="NULL::DECIMAL(14, 2)",
    independent_expenditures="NULL::DECIMAL(14, 2)",
    cash_start=_dollars("COH_BOP"),
    cash_end=_dollars("COH_COP"),
    debts=_dollars("DEBTS_OWED_BY"),
)

_COMMITTEE_SUMMARY_SELECT = _select(
    filer_id="CMTE_ID",
    filer_kind="'committee'",
    name=_text("CMTE_NM"),
    through=_THROUGH,
    receipts=_dollars("TTL_RECEIPTS"),
    from_individuals=_dollars("INDV_CONTRIB"),
    from_committees=_dollars("OTHER_POL_CMTE_CONTRIB"),
    from_candidate=_dollars("CAND_CONTRIB"),
    transfers_in=_dollars("TRANS_FROM_AFF"),
    loans=_dollars("TTL_LOANS_RECEIVED"),
    disbursements=_dollars("TTL_DISB"),
    transfers_out=_dollars("TRANF_TO_AFF"),
    refunds_to_individuals=_dollars("INDV_REFUNDS"),
    refunds_to_committees=_dollars("OTHER_POL_CMTE_REFUNDS"),
    loan_repayments=_dollars("LOAN_REPAY"),
    given_to_committees=_dollars("CONTRIB_TO_OTHER_CMTE"),
    independent_expenditures=_dollars("IND_EXP"),
    cash_start=_dollars("COH_BOP"),
    cash_end=_dollars("COH_COP"),
    debts=_dollars("DEBTS_OWED_BY"),
)


def _candidate_summary(name: str, title: str, precedence: int) -> Table:
    return Table(
        name=name,
        title=title,
        holds=Holds.SUMMARIES,
        files=_files(name),
        columns=layouts.CANDIDATE_SUMMARY,
        select=_CANDIDATE_SUMMARY_SELECT,
        bad=_bad_summary("CAND_ID", "candidate", layouts.CANDIDATE_SUMMARY_AMOUNTS),
        other_year=_other_cycle(_THROUGH),
        scope="candidates' totals",
        precedence=precedence,
        ignored=layouts.CANDIDATE_SUMMARY_IGNORED,
    )


_SUMMARIES = (
    _candidate_summary("weball", "All candidates", 0),
    # the House and Senate campaigns of weball once more
    _candidate_summary("webl", "House and Senate current campaigns", 1),
    Table(
        name="webk",
        title="PAC summary",
        holds=Holds.SUMMARIES,
        files=_files("webk"),
        columns=layouts.COMMITTEE_SUMMARY,
        select=_COMMITTEE_SUMMARY_SELECT,
        bad=_bad_summary("CMTE_ID", "committee", layouts.COMMITTEE_SUMMARY_AMOUNTS),
        other_year=_other_cycle(_THROUGH),
        scope="totals of PACs and parties",
        ignored=layouts.COMMITTEE_SUMMARY_IGNORED,
    ),
)

# ------------------------------------------------------------------------------ the source

#: FEC's name for each file, and the first cycle it was published for.
_PUBLISHED = {
    "cm": 1980,
    "cn": 1980,
    "ccl": 2000,
    "indiv": 1980,
    "pas2": 1980,
    "oth": 1980,
    "oppexp": 2004,
    "weball": 1980,
    "webk": 1996,
    "webl": 1996,
}


def _cycle_of_year(year: int) -> int:
    return year + year % 2


def _span(cycle: int) -> tuple[date, date]:
    return date(cycle - 1, 1, 1), date(cycle, 12, 31)


#: Files that are no zips: name in a cycle's folder, and the first cycle.
_PLAIN = {
    "independent_expenditure_{0}.csv": 2010,
    "ElectioneeringComm_{0}.csv": 2008,
    "CommunicationCosts_{0}.csv": 2010,
    "leadership{0}.csv": 2010,
}


def _downloads(cycle: int) -> tuple[Download, ...]:
    zips = (
        Download(
            path=f"bulk-downloads/{cycle}/{stem}{cycle % 100:02}.zip",
            name=f"{stem}{cycle % 100:02}.zip",
            optional=cycle < first,
        )
        for stem, first in _PUBLISHED.items()
    )
    # optional, for the FEC has moved these about
    plain = (
        Download(f"bulk-downloads/{cycle}/{name.format(cycle)}", name.format(cycle), optional=True)
        for name, first in _PLAIN.items()
        if cycle >= first
    )
    bundled = Download(
        "bulk-downloads/data.fec.gov/lobbyist_bundle.csv", "lobbyist_bundle.csv", optional=True
    )
    return (*zips, *plain, bundled)


SOURCE = Source(
    name="fec_bulk",
    title="FEC bulk data",
    agency="Federal Election Commission",
    base_url="https://www.fec.gov/files/",
    tables=(*_MONEY, *_REGISTRIES, *_SUMMARIES, *CSV_TABLES),
    rules=(*RULES, OPERATING, *CSV_RULES),
    period_word="cycle",
    period_of_year=_cycle_of_year,
    span=_span,
    first_period=1980,
    downloads=_downloads,
    mirrors=pairs("starts_with(other_id, 'C')"),
    totals=TOTALS,
    repeats=REPEATS,
    never=(
        "Givers of $200 and less, but through conduits (52 U.S.C. 30104(b)(3)(A)): only their sum.",
        "The days of filing, and what amended reports said before: fec_efile has both.",
        "Candidates and committees of states, counties and cities, who report there.",
        "Who gave to a group that spends on a race and need not say whose money it is.",
    ),
    deadlines=deadlines,
    pace=PACE,
    system="fec",
)
