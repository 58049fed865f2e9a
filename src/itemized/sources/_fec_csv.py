"""The FEC's bulk files that are CSV with a header: spending outside campaigns, and lists.

Columns are those of the file descriptions at fec.gov/campaign-finance-data, and of the header lines
themselves, which name some of them otherwise. Days are written 15-OCT-20.
"""

from __future__ import annotations

from itemized.sources import _fec_layouts as layouts
from itemized.sources import _state as sql
from itemized.sources._base import Holds, Rule, Table
from itemized.sources._delimited import Delimited
from itemized.sources._fec_rules import RULES

_PAGE = "FEC, {} file description"
_NOTICES = (
    "FEC, Independent expenditures file description: 24- and 48-hour reports; 11 CFR 104.4(b), (c)"
)
_INDEPENDENT = Rule(
    "independent_expenditure", "independent_expenditure", "disbursement", True, None, _NOTICES
)
_BROADCAST = Rule(
    "electioneering",
    "electioneering",
    "disbursement",
    True,
    None,
    "FEC, Electioneering communications file description: a disbursement's equal share for each"
    " candidate it names; 11 CFR 104.20",
)
CSV_RULES = (_INDEPENDENT, _BROADCAST)

_IMAGE = "https://docquery.fec.gov/cgi-bin/fecimg/?"
_FORMS = "https://docquery.fec.gov/cgi-bin/forms/"


def _also(file: str, row: str) -> str:
    """The row's name in the electronic filing it comes from."""
    return (
        f"CASE WHEN {file} <> '' AND {row} <> '' THEN 'fec:' || {file} || ':' || upper({row}) END"
    )


def _day(column: str) -> str:
    """A day as these files write it: 15-OCT-20, 15-OCT-2020, 2020-10-15 or 10/15/2020."""
    c = sql.named(column)
    return (
        f"CASE WHEN regexp_full_match({c}, '[0-9]{{1,2}}-[A-Za-z]{{3}}-[0-9]{{2}}')"
        f" THEN try_strptime({c}, '%d-%b-%y')::DATE"
        f" WHEN regexp_full_match({c}, '[0-9]{{1,2}}-[A-Za-z]{{3}}-[0-9]{{4}}')"
        f" THEN try_strptime({c}, '%d-%b-%Y')::DATE ELSE {sql.day(column)} END"
    )


def _aliases(names: str) -> dict[str, str]:
    """Other names of columns, "other=column other=column"."""
    return dict(pair.split("=") for pair in names.split())


def _first_day(*columns: str) -> str:
    return f"coalesce({', '.join(_day(c) for c in columns)})"


def _other_cycle(day: str) -> str:
    return f"year({day}) NOT BETWEEN $period - 2 AND $period + 1"


# ---------------------------------------------------------------- independent expenditures

_SPENT_DAY = _first_day("exp_date", "dissem_dt", "receipt_dat")

INDEPENDENT_EXPENDITURES = Table(
    name="independent_expenditure",
    title="Independent expenditures, 24- and 48-hour notices",
    holds=Holds.ENTRIES,
    files=("independent_expenditure_*.csv", "independent_expenditure*.csv"),
    columns=layouts.INDEPENDENT_EXPENDITURE,
    delimited=Delimited(
        optional=("dissem_dt", "prev_file_num", "fec_election_yr"),
        aliases=_aliases(
            "can_id=cand_id can_nam=cand_name ele_typ=ele_type can_off_sta=can_office_state"
            " can_off_dis=can_office_dis can_off=can_office can_par_aff=cand_pty_aff"
            " exp_dat=exp_date amn_ind=amndt_ind tra_id=tran_id ima_num=image_num"
            " rec_dt=receipt_dat rec_dat=receipt_dat spe_name=spe_nam"
        ),
    ),
    bad=f"""CASE
        WHEN spe_id = '' THEN 'it names no spender'
        WHEN file_num = '' AND image_num = '' THEN 'it names no filing'
        {sql.no_amount("exp_amo")}
    END""",
    other_year=_other_cycle(_SPENT_DAY),
    day="exp_date",
    amount="exp_amo",
    scope="independent expenditures as 24- and 48-hour notices report them",
    codes={"type_code": ("S", "O")},
    ignored=(
        *("agg_amo", "can_office_state", "can_office_dis", "cand_pty_aff", "fec_election_yr"),
        "spe_nam",
    ),
    distinct=True,
    precedence=3,
    select=sql.select(
        Holds.ENTRIES,
        "rows",
        source_id="""'ie:' || coalesce(nullif(file_num, ''), image_num) || ':'
            || coalesce(nullif(tran_id, ''), 'line ' || line)""",
        filing_id=sql.text("file_num"),
        filer_id="upper(spe_id)",
        amendment="nullif(left(amndt_ind, 1), '')",
        filed=_day("receipt_dat"),
        filed_basis=f"CASE WHEN {_day('receipt_dat')} IS NOT NULL THEN 'stated' END",
        schedule="'SE'",
        type_code=sql.text("sup_opp"),
        kind=f"'{_INDEPENDENT.kind}'",
        side=f"'{_INDEPENDENT.side}'",
        other_name=sql.text("pay"),
        # some notices name a candidate without an id
        target=f"""CASE WHEN length(cand_id) = 9 THEN upper(cand_id)
            ELSE {sql.by_name("FEC", "cand_name")} END""",
        target_name=sql.text("cand_name"),
        target_office=sql.text("can_office"),
        support_oppose="CASE upper(sup_opp) WHEN 'S' THEN 'support' WHEN 'O' THEN 'oppose' END",
        amount_filed=sql.dollars("exp_amo"),
        amount=sql.dollars("exp_amo"),
        date=_SPENT_DAY,
        election=sql.text("ele_type"),
        memo="false",
        memo_text=sql.text("pur"),
        counted=f"abs({sql.dollars('exp_amo')}) <= {sql.MOST}",
        why_not=f"CASE WHEN abs({sql.dollars('exp_amo')}) > {sql.MOST} THEN 'implausible' END",
        url=f"""CASE WHEN image_num <> '' THEN '{_IMAGE}' || image_num
            ELSE '{_FORMS}' || spe_id || '/' || file_num || '/' END""",
        also=_also("file_num", "tran_id"),
        amends="nullif(nullif(nullif(prev_file_num, ''), '0'), file_num)",
    ),
)

# ---------------------------------------------------------------- electioneering communications

_SHARE = f"""coalesce({sql.dollars("CALCULATED_CANDIDATE_SHARE")},
    ({sql.dollars("REPORTED_DISBURSEMENT_AMOUNT")}
        / greatest(try_cast(NUMBER_OF_CANDIDATES AS INTEGER), 1))::DECIMAL(14, 2))"""
_AIRED_DAY = _first_day("DISBURSEMENT_DATE", "COMMUNICATION_DATE", "PUBLIC_DISTRIBUTION_DATE")

ELECTIONEERING = Table(
    name="electioneering",
    title="Electioneering communications",
    holds=Holds.ENTRIES,
    files=("electioneeringcomm*.csv", "electioneering*.csv"),
    columns=layouts.ELECTIONEERING,
    delimited=Delimited(
        trailing=True,
        aliases=_aliases(
            "CANDIDATE_DISTRICT=CANDIDATE_OFFICE_DISTRICT"
            " CANDIDATE_OFFICE_STATE=CANDIDATE_STATE"
            " PUBLIC_DISBURSEMENT_DATE=PUBLIC_DISTRIBUTION_DATE"
            " PUBLIC_DISTRIBUTION_DT=PUBLIC_DISTRIBUTION_DATE"
            " COMMUNICATION_DT=COMMUNICATION_DATE DISBURSEMENT_DT=DISBURSEMENT_DATE"
        ),
    ),
    addresses=True,
    bad=f"""CASE
        WHEN COMMITTEE_ID = '' THEN 'it names no spender'
        WHEN CALCULATED_CANDIDATE_SHARE = '' AND REPORTED_DISBURSEMENT_AMOUNT = ''
        THEN 'it has no amount'
        WHEN {_SHARE} IS NULL THEN 'its amount is no number'
    END""",
    other_year=_other_cycle(_AIRED_DAY),
    day="DISBURSEMENT_DATE",
    amount="REPORTED_DISBURSEMENT_AMOUNT",
    scope="broadcast advertising that names a candidate near an election",
    ignored=("PAYEE_STREET", "CANDIDATE_STATE", "CANDIDATE_OFFICE_DISTRICT", "COMMITTEE_NAME"),
    distinct=True,
    precedence=3,
    select=sql.select(
        Holds.ENTRIES,
        "rows",
        source_id="concat_ws(':', 'ec', COMMITTEE_ID, SB_IMAGE_NUM, nullif(CANDIDATE_ID, ''))",
        filer_id="upper(COMMITTEE_ID)",
        form="'F9'",
        filed=f"{_AIRED_DAY} + 1",  # due the day after: 11 CFR 104.20(b)
        filed_basis=f"CASE WHEN {_AIRED_DAY} IS NOT NULL THEN 'due date' END",
        kind=f"'{_BROADCAST.kind}'",
        side=f"'{_BROADCAST.side}'",
        other_name=sql.text("PAYEE_NAME"),
        other_city=sql.text("PAYEE_CITY"),
        other_state=sql.text("PAYEE_STATE"),
        target="CASE WHEN length(CANDIDATE_ID) = 9 THEN upper(CANDIDATE_ID) END",
        target_name=sql.text("CANDIDATE_NAME"),
        target_office=sql.text("CANDIDATE_OFFICE"),
        amount_filed=f"coalesce({sql.dollars('REPORTED_DISBURSEMENT_AMOUNT')}, {_SHARE})",
        amount=_SHARE,
        date=_AIRED_DAY,
        memo="false",
        memo_text=sql.text("DISBURSEMENT_DESCRIPTION"),
        counted=f"abs({_SHARE}) <= {sql.MOST}",
        why_not=f"CASE WHEN abs({_SHARE}) > {sql.MOST} THEN 'implausible' END",
        url=f"CASE WHEN SB_IMAGE_NUM <> '' THEN '{_IMAGE}' || SB_IMAGE_NUM END",
    ),
)

# ---------------------------------------------------------------- communication costs

_COST = {r.code: r for r in RULES if r.code in ("24F", "24N")}

COMMUNICATION_COSTS = Table(
    name="communication_costs",
    title="Communication costs",
    holds=Holds.ENTRIES,
    files=("communicationcosts*.csv", "communication_costs*.csv"),
    columns=layouts.COMMUNICATION_COST,
    delimited=Delimited(
        trailing=True,
        optional=("PURPOSE", "CAND_STATE_DESCRIPTION", "CAND_PTY_AFFILIATION_DESCRIPTION"),
        aliases=_aliases(
            "CMTE_NAME=CMTE_NM CANDIDATE_ID=CAND_ID CANDIDATE_NAME=CAND_NAME"
            " CANDIDATE_OFFICE=CAND_OFFICE CANDIDATE_OFFICE_STATE=CAND_STATE"
            " CANDIDATE_OFFICE_DISTRICT=CAND_OFFICE_DISTRICT CAND_OFFICE_STATE=CAND_STATE"
            " COMMUNICATION_DT=TRANSACTION_DT COMMUNICATION_COST=TRANSACTION_AMT"
            " CAND_OFFICE_ST=CAND_STATE"
        ),
    ),
    bad=f"""CASE
        WHEN SUB_ID = '' THEN 'it has no SUB_ID'
        WHEN CMTE_ID = '' THEN 'it has no committee id'
        {sql.no_amount("TRANSACTION_AMT")}
    END""",
    other_year=_other_cycle(_day("TRANSACTION_DT")),
    day="TRANSACTION_DT",
    amount="TRANSACTION_AMT",
    scope="what corporations and unions spent telling their members whom to vote for",
    ignored=(
        *("CAND_STATE", "CAND_OFFICE_DISTRICT", "CAND_PTY_AFFILIATION", "SUPPORT_OPPOSE_IND"),
        *("CAND_STATE_DESCRIPTION", "COMMUNICATION_TP", "LINE_NUM"),
        *("CAND_PTY_AFFILIATION_DESCRIPTION", "RPT_YR", "CMTE_NM", "COMMUNICATION_CLASS"),
    ),
    precedence=2,  # its rows stand in itpas2 and itoth too, under the same SUB_ID
    select=sql.select(
        Holds.ENTRIES,
        "rows",
        source_id="SUB_ID",
        filing_id=sql.text("FILE_NUM"),
        filer_id="upper(CMTE_ID)",
        form=sql.text("FORM_TP_CD"),
        filed=f"make_date(year({_day('TRANSACTION_DT')}) + 1, 1, 31)",
        filed_basis=f"CASE WHEN {_day('TRANSACTION_DT')} IS NOT NULL THEN 'estimated' END",
        schedule=sql.text("SCHED_TP_CD"),
        type_code=sql.text("TRANSACTION_TP"),
        kind=f"'{_COST['24F'].kind}'",
        side=f"'{_COST['24F'].side}'",
        target="CASE WHEN length(CAND_ID) = 9 THEN upper(CAND_ID) END",
        target_name=sql.text("CAND_NAME"),
        target_office=sql.text("CAND_OFFICE"),
        support_oppose=f"""CASE TRANSACTION_TP WHEN '24F' THEN '{_COST["24F"].support_oppose}'
            WHEN '24N' THEN '{_COST["24N"].support_oppose}' END""",
        amount_filed=sql.dollars("TRANSACTION_AMT"),
        amount=sql.dollars("TRANSACTION_AMT"),
        date=_day("TRANSACTION_DT"),
        memo="false",
        memo_text=sql.text("PURPOSE"),
        counted="true",
        url=f"""CASE WHEN starts_with(IMAGE_NUM, 'http') THEN IMAGE_NUM
            WHEN IMAGE_NUM <> '' THEN '{_IMAGE}' || IMAGE_NUM END""",
        also=_also("FILE_NUM", "TRAN_ID"),
    ),
)

# ---------------------------------------------------------------- lists

LEADERSHIP = Table(
    name="leadership",
    title="Leadership PACs and their sponsors",
    holds=Holds.COMMITTEES,
    files=("leadership*.csv",),
    columns=layouts.LEADERSHIP,
    delimited=Delimited(
        optional=layouts.LEADERSHIP[2:],
        aliases=_aliases(
            "COM_ID=Committee_Id COM_NAM=Committee_Name LIN_IMA=Link_Image"
            " SPO_NAM=Sponsor_Name CAS_ON_HAN=Cash_on_Hand COV_END_DAT=Coverage_End_Date"
            " TOT_DIS=Total_Disbursement TOT_REC=Total_Receipt Candidate_Name=Sponsor_Name"
        ),
    ),
    bad="CASE WHEN Committee_Id = '' THEN 'it has no committee id' END",
    scope="committees that say they are a candidate's or officeholder's leadership PAC",
    # their totals are webk's
    ignored=("Link_Image", *layouts.LEADERSHIP[4:]),
    select=sql.select(
        Holds.COMMITTEES,
        "rows",
        committee_id="upper(Committee_Id)",
        name=sql.text("Committee_Name"),
        designation="'D'",
        connected_name=sql.text("Sponsor_Name"),
    ),
)

BUNDLED = Table(
    name="lobbyist_bundle",
    title="Contributions bundled by lobbyists, Form 3L",
    holds=Holds.DETAILS,
    files=("lobbyist_bundle*.csv",),
    columns=layouts.BUNDLED,
    delimited=Delimited(
        optional=("Committee_Election_State", "Committee_Election_District", "Link_Image"),
        aliases=_aliases(
            "COM_ID=Committee_Id COM_NAM=Committee_Name REP_TYP=Report_Type"
            " REC_DAT=Receipt_Date COV_STA_DAT=Coverage_Start_Date"
            " COV_END_DAT=Coverage_End_Date QUA_CON=Quarterly_Contribution"
            " SEM_ANN_CON=Semi_Annual_Contribution LIN_IMA=Link_Image"
        ),
    ),
    bad=f"""CASE
        WHEN Committee_Id = '' THEN 'it has no committee id'
        WHEN Quarterly_Contribution <> '' AND {sql.dollars("Quarterly_Contribution")} IS NULL
            OR Semi_Annual_Contribution <> '' AND {sql.dollars("Semi_Annual_Contribution")} IS NULL
        THEN 'its amount is no number'
    END""",
    scope="what committees report that lobbyists bundled for them, in all years",
    ignored=("Committee_Election_State", "Committee_Election_District"),
    whole=True,
    distinct=True,
    # The half-year's total covers the quarter's (11 CFR 104.22(a)(5)); each gift in either stands
    # in the committee's own report, so these are no entries.
    select=sql.select(
        Holds.DETAILS,
        "rows",
        source_id="concat_ws(':', 'F3L', Committee_Id, Report_Type, Coverage_End_Date)",
        filer_id="upper(Committee_Id)",
        row_type="'F3L'",
        name=sql.text("Committee_Name"),
        amount=f"""coalesce({sql.dollars("Quarterly_Contribution")},
            {sql.dollars("Semi_Annual_Contribution")})""",
        date=_day("Coverage_End_Date"),
        text="""concat_ws('; ', Report_Type, 'covers ' || nullif(Coverage_Start_Date, '') || ' to '
            || nullif(Coverage_End_Date, ''), 'filed ' || nullif(Receipt_Date, ''),
            'half-year ' || nullif(Semi_Annual_Contribution, ''), nullif(Link_Image, ''))""",
    ),
)

PRESIDENTIAL_REPORTS = Table(
    name="presidential_reports",
    title="Presidential committees' reports with their totals",
    holds=Holds.FILINGS,
    files=("*presidential_campaigns_download.csv", "presidential_campaigns*.csv"),
    columns=layouts.PRESIDENTIAL_REPORT,
    delimited=Delimited(twice=("CAND_ID",), trailing=True),
    addresses=True,
    bad="""CASE
        WHEN CMTE_ID = '' THEN 'it has no committee id'
        WHEN RPT_TP = '' OR RPT_YR = '' THEN 'it does not say which report it is'
    END""",
    scope="reports of presidential committees, each with the day it came in and its totals",
    ignored=layouts.PRESIDENTIAL_REPORT_IGNORED,
    select=sql.select(
        Holds.FILINGS,
        "rows",
        filing_id="concat_ws('/', CMTE_ID, RPT_TP, RPT_YR)",  # the file gives no number
        filer_id="CMTE_ID",
        filer_name=sql.text("CMTE_NM"),
        form=sql.text("FORM_TP_CD"),
        report_type=sql.text("RPT_TP"),
        period_start=_day("CVG_START_DT"),
        period_end=_day("CVG_END_DT"),
        filed=_day("RECEIPT_DT"),
        filed_basis=f"CASE WHEN {_day('RECEIPT_DT')} IS NOT NULL THEN 'stated' END",
        chained="false",
        nature="'other'",  # totals only: it itemizes nothing that a notice could repeat
        receipts=sql.dollars("TTL_RECEIPTS"),
        itemized_individuals=sql.dollars("INDV_ITEM_CONTB"),
        unitemized_individuals=sql.dollars("INDV_UNITEM_CONTB"),
        disbursements=sql.dollars("TTL_DISB"),
        independent_expenditures=sql.dollars("INDT_EXP_PER"),
        cash_start=sql.dollars("COH_BOP"),
        cash_end=sql.dollars("COH_COP"),
        debts=sql.dollars("DEBTS_OWED_BY_CMTE"),
        url=sql.text("LINK_IMAGE"),
    ),
)

CSV_TABLES = (
    INDEPENDENT_EXPENDITURES,
    ELECTIONEERING,
    COMMUNICATION_COSTS,
    LEADERSHIP,
    BUNDLED,
    PRESIDENTIAL_REPORTS,
)
