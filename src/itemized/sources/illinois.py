"""Illinois State Board of Elections: the tables at elections.il.gov/campaigndisclosuredatafiles.

Tab-delimited with a header, no quoting, Windows-1252, full history since 1994, rebuilt nightly. A
few rows are broken by line ends that someone typed. A report that an amendment replaced stays in
the files with Archived True, and so do its rows. Committees report large receipts within days (A-1)
and independent expenditures too (B-1), and list them again in the quarterly report (D-2).
"""

from __future__ import annotations

from dataclasses import replace

from itemized.sources import _state as sql
from itemized.sources._base import Download, Holds, Rule, Settling, Source, Table
from itemized.sources._delimited import Delimited, Quotes
from itemized.sources._pairs import pairs

_D2 = "Form D-2, Report of Campaign Contributions and Expenditures"
_LATE = "10 ILCS 5/9-10(c)"

RULES = (
    Rule("1A", "contribution", "receipt", True, None, f"{_D2}, section A1: individuals"),
    Rule("2A", "transfer", "receipt", True, None, f"{_D2}, section A2: transfers in"),
    Rule("3A", "loan", "receipt", True, None, f"{_D2}, section A3: loans received"),
    Rule("4A", "other", "receipt", True, None, f"{_D2}, section A4: other receipts"),
    Rule("5A", "in_kind", "receipt", True, None, f"{_D2}, section A5: in-kind contributions"),
    Rule("6B", "transfer", "disbursement", True, None, f"{_D2}, section B6: transfers out"),
    Rule("7B", "loan", "disbursement", True, None, f"{_D2}, section B7: loans made"),
    Rule("8B", "operating", "disbursement", True, None, f"{_D2}, section B8: expenditures"),
    Rule(
        "9B",
        "independent_expenditure",
        "disbursement",
        True,
        None,
        f"{_D2}, section B9: independent expenditures; 10 ILCS 5/9-8.6",
    ),
)

_TABS = Delimited("\t", Quotes.DATA, rejoin=True)
#: Rows as the board publishes them, and as Illinois Sunshine's exports of its own database do: with
#: commas and quotes, other names for some columns, and two columns of its search engine.
RECEIPTS = (
    *("ID", "CommitteeID", "FiledDocID", "ETransID", "LastOnlyName", "FirstName", "RcvDate"),
    *("Amount", "AggregateAmount", "LoanAmount", "Occupation", "Employer", "Address1", "Address2"),
    *("City", "State", "Zip", "D2Part", "Description", "VendorLastOnlyName", "VendorFirstName"),
    *("VendorAddress1", "VendorAddress2", "VendorCity", "VendorState", "VendorZip", "Archived"),
    *("Country", "RedactionRequested"),
)
_SEARCHED = ("search_name", "search_date")
_SUNSHINE = Delimited(
    ",",
    Quotes.DOUBLED,
    aliases={
        "last_name": "LastOnlyName",
        "received_date": "RcvDate",
        "expenditure_date": "ExpendedDate",
        "zipcode": "Zip",
        "vendor_last_name": "VendorLastOnlyName",
        "vendor_zipcode": "VendorZip",
    },
)
EXPENDITURES = (
    *("ID", "CommitteeID", "FiledDocID", "ETransID", "LastOnlyName", "FirstName", "ExpendedDate"),
    *("Amount", "AggregateAmount", "Address1", "Address2", "City", "State", "Zip", "D2Part"),
    *("Purpose", "CandidateName", "Office", "Supporting", "Opposing", "Archived", "Country"),
    "RedactionRequested",
)
_FILED_DOCS = (
    *("ID", "CommitteeID", "FiledDocType", "DocName", "Amend", "Comment", "Pages", "ElectionType"),
    *("ElectionYear", "RptPdBegDate", "RptPdEndDate", "RcvdAt", "RcvdDateTime", "Source"),
    *("Provider", "SignerLastOnlyName", "SignerFirstName", "SbmttrLastOnlyName"),
    *("SbmttrFirstName", "SbmttrAddress1", "SbmttrAddress2", "SbmttrCity", "SbmttrState"),
    *("SbmttrZip", "B9SignerLastOnlyName", "B9SignerFirstName", "Archived", "Clarification"),
    "RedactionRequested",
)
D2_TOTALS = (
    *("ID", "CommitteeID", "FiledDocID", "BegFundsAvail", "IndivContribI", "IndivContribNI"),
    *("XferInI", "XferInNI", "LoanRcvI", "LoanRcvNI", "OtherRctI", "OtherRctNI", "TotalReceipts"),
    *("InKindI", "InKindNI", "TotalInKind", "XferOutI", "XferOutNI", "LoanMadeI", "LoanMadeNI"),
    *("ExpendI", "ExpendNI", "IndependentExpI", "IndependentExpNI", "TotalExpend", "DebtsI"),
    *("DebtsNI", "TotalDebts", "TotalInvest", "EndFundsAvail", "Archived"),
)
COMMITTEES = (
    *("ID", "TypeOfCommittee", "StateCommittee", "StateID", "LocalCommittee", "LocalID"),
    *("ReferName", "Name", "Address1", "Address2", "Address3", "City", "State", "Zip", "Status"),
    *("StatusDate", "CreationDate", "CreationAmount", "DispFundsReturn", "DispFundsPolComm"),
    *("DispFundsCharity", "DispFunds95", "DispFundsDescrip", "CanSuppOpp", "PolicySuppOpp"),
    *("PartyAffiliation", "Purpose"),
)
_CANDIDATES = (
    *("ID", "LastName", "FirstName", "Address1", "Address2", "City", "State", "Zip", "Office"),
    *("DistrictType", "District", "ResidenceCounty", "PartyAffiliation", "RedactionRequested"),
)

_FILER = sql.known_as("IL", "CommitteeID")
#: How the board writes yes and no, and how databases that hold its tables do.
_YES, _NO = ("TRUE", "T", "1"), ("FALSE", "F", "0", "")


def _is(column: str) -> str:
    return f"upper({sql.named(column)}) IN {_YES}"


#: A row of spending that says both sides says none, and the load names it.
_BOTH = f"{_is('Supporting')} AND {_is('Opposing')}"
_SUPPORTING = f"CASE WHEN {_BOTH} THEN 'True, as Opposing is' ELSE \"Supporting\" END"

#: Of a row that neither says the one nor the other nothing tells whether an amendment has taken its
#: report's place: it counts toward no total, and the load names what it says (decision 88).
_ARCHIVED = f"""CASE WHEN {_is("Archived")} THEN 'replaced'
        WHEN upper("Archived") NOT IN {_NO} THEN 'unknown_code' END"""
_PERSON = "CASE WHEN \"FirstName\" <> '' THEN 'person' ELSE 'organization' END"


def _money(name: str, columns: tuple[str, ...], scope: str, **more: str) -> tuple[Table, Table]:
    """The board's table, and the same rows as Illinois Sunshine exports them. more: our columns."""
    side, day = ("receipt", "RcvDate") if name == "Receipts" else ("disbursement", "ExpendedDate")
    marks = tuple(c for c in ("Archived", "Supporting", "Opposing") if c in columns)
    select = sql.entries(
        {c: _SUPPORTING if c == "Supporting" else sql.named(c) for c in marks},
        before=sql.ruled(RULES, 'upper("D2Part")', f"'{side}'"),
        amount="Amount",
        day=day,
        why=_ARCHIVED,
        source_id=f"'{side[0]}' || \"ID\"",  # receipts and expenditures are numbered apart
        filing_id=sql.text("FiledDocID"),
        filer_id=_FILER,
        schedule="left(coded, 1)",
        line_number="nullif(coded, '')",
        other_name=sql.person("LastOnlyName", "FirstName"),
        other_kind=f"CASE WHEN coded IN ('2A', '6B') THEN 'committee' ELSE {_PERSON} END",
        other_city=sql.text("City"),
        other_state=sql.text("State"),
        other_zip=sql.text("Zip"),
        **more,
    )
    board = Table(
        name=name.lower(),
        title=name,
        holds=Holds.ENTRIES,
        files=(f"{name.lower()}.txt",),
        a_day=25 if name == "Receipts" else 15,  # 5.8 million receipts by 2023; decision 123
        columns=columns,
        delimited=_TABS,
        addresses=True,
        numbered=True,
        whole=True,
        scope=scope,
        day=day,
        amount="Amount",
        bad=sql.bad_entry("ID", "ID", filer="CommitteeID"),
        select=select,
        codes={"type_code": sql.codes_of(RULES), **dict.fromkeys(marks, (*_YES, *_NO))},
    )
    sunshine = replace(
        board,
        name=f"{name.lower()}_sunshine",
        title=f"{name}, as Illinois Sunshine exports them",
        files=(),
        partial=(f"*sunshine*{name.lower()}*.csv",),
        columns=(*columns, *_SEARCHED),
        delimited=_SUNSHINE,
        precedence=1,
    )
    return board, sunshine


_TARGET = "CASE WHEN coded = '9B' THEN {} END"
_TABLES = (
    *_money(
        "Receipts",
        RECEIPTS,
        "itemized receipts of state and local committees",
        other_employer=sql.text("Employer"),
        other_occupation=sql.text("Occupation"),
        memo_text=sql.text("Description"),
    ),
    *_money(
        "Expenditures",
        EXPENDITURES,
        "itemized expenditures, those for and against candidates among them",
        memo_text=sql.text("Purpose"),
        target=_TARGET.format(sql.by_name("IL", '"CandidateName"')),
        target_name=_TARGET.format(sql.text("CandidateName")),
        target_office=_TARGET.format(sql.text("Office")),
        support_oppose=f"CASE WHEN {_BOTH} THEN NULL"
        f" WHEN {_is('Supporting')} THEN 'support' WHEN {_is('Opposing')} THEN 'oppose' END",
    ),
)

#: A report before an election covers days that the next quarterly or semiannual report covers too.
_NATURE = f"""CASE
        WHEN regexp_full_match("DocName", '(?i)(A-?1|B-?1|Pre-?election).*') THEN 'notice'
        WHEN regexp_full_match("DocName", '(?i)Statement of Organization.*') THEN 'registration'
        WHEN {sql.day("RptPdEndDate")} IS NOT NULL THEN 'periodic'
        ELSE 'other' END"""
#: A report and what amends it share committee, kind and days; the files name no other tie.
_CHAIN = f"""concat_ws(' ', {_FILER}, "DocName", {sql.day("RptPdBegDate")},
        {sql.day("RptPdEndDate")})"""

_WITH_NATURE = " ".join(("known AS (SELECT *,", _NATURE, "AS nature FROM rows)"))

_FILINGS = Table(
    name="filed_docs",
    title="Filed documents",
    holds=Holds.FILINGS,
    files=("fileddocs.txt",),
    columns=_FILED_DOCS,
    delimited=_TABS,
    addresses=True,
    whole=True,
    scope="reports as filed, with their days",
    bad="CASE WHEN \"ID\" = '' THEN 'it has no ID' END",
    codes={"Amend": (*_YES, *_NO)},
    select=sql.select(
        Holds.FILINGS,
        "known",
        {"Amend": sql.named("Amend")},
        before=_WITH_NATURE,
        filing_id=sql.text("ID"),
        filer_id=_FILER,
        form=sql.text("DocName"),
        amendment=f"CASE WHEN {_is('Amend')} THEN 'A' ELSE 'N' END",
        report_type=sql.text("DocName"),
        period_start=sql.day("RptPdBegDate"),
        period_end=sql.day("RptPdEndDate"),
        filed=sql.day("RcvdDateTime"),
        filed_basis=f"CASE WHEN {sql.day('RcvdDateTime')} IS NOT NULL THEN 'stated' END",
        amends=f"CASE nature WHEN 'periodic' THEN {_CHAIN} END",
        chained="nature = 'periodic'",
        nature="nature",
    ),
)

#: Of each section of Form D-2, the column with what it itemizes and the rows it itemizes it in.
_TOTALS = (
    ("A1", "contributions of individuals, itemized", "IndivContribI", ("1A",)),
    ("A2", "transfers in, itemized", "XferInI", ("2A",)),
    ("A3", "loans received, itemized", "LoanRcvI", ("3A",)),
    ("A4", "other receipts, itemized", "OtherRctI", ("4A",)),
    ("A5", "in-kind contributions, itemized", "InKindI", ("5A",)),
    ("B6", "transfers out, itemized", "XferOutI", ("6B",)),
    ("B7", "loans made, itemized", "LoanMadeI", ("7B",)),
    ("B8", "expenditures, itemized", "ExpendI", ("8B",)),
    ("B9", "independent expenditures, itemized", "IndependentExpI", ("9B",)),
)
_D2_TOTALS = Table(
    name="d2_totals",
    title="Totals of Forms D-2",
    holds=Holds.STATED,
    files=("d2totals.txt",),
    columns=D2_TOTALS,
    delimited=_TABS,
    whole=True,
    explodes=True,
    scope="what reports state of their totals",
    bad="CASE WHEN \"FiledDocID\" = '' THEN 'it has no FiledDocID' END",
    ignored=(
        *(
            "BegFundsAvail",
            "IndivContribNI",
            "XferInNI",
            "LoanRcvNI",
            "OtherRctNI",
            "TotalReceipts",
        ),
        *("InKindNI", "TotalInKind", "XferOutNI", "LoanMadeNI", "ExpendNI", "IndependentExpNI"),
        *("TotalExpend", "DebtsI", "DebtsNI", "TotalDebts", "TotalInvest", "EndFundsAvail"),
    ),
    select=sql.stated(
        _TOTALS, filing_id=sql.text("FiledDocID"), filer_id=_FILER, form="'D-2'", whole="true"
    ),
)

_DISTRICT = f"nullif(concat_ws(' ', {sql.text('DistrictType')}, {sql.text('District')}), '')"
_REGISTRIES = (
    Table(
        name="committees",
        title="Committees",
        holds=Holds.COMMITTEES,
        files=("committees.txt",),
        columns=COMMITTEES,
        delimited=_TABS,
        addresses=True,
        whole=True,
        scope="registered committees",
        bad="CASE WHEN \"ID\" = '' THEN 'it has no ID' END",
        select=sql.select(
            Holds.COMMITTEES,
            "rows",
            committee_id=sql.known_as("IL", "ID"),
            name=sql.text("Name"),
            type=sql.text("TypeOfCommittee"),
            party=sql.text("PartyAffiliation"),
            city=sql.text("City"),
            state=sql.text("State"),
            zip=sql.text("Zip"),
        ),
    ),
    Table(
        name="candidates",
        title="Candidates",
        holds=Holds.CANDIDATES,
        files=("candidates.txt",),
        columns=_CANDIDATES,
        delimited=_TABS,
        addresses=True,
        whole=True,
        scope="candidates",
        bad="CASE WHEN \"ID\" = '' THEN 'it has no ID' END",
        select=sql.select(
            Holds.CANDIDATES,
            "rows",
            candidate_id=sql.known_as("IL-CAN", "ID"),
            name=sql.person("LastName", "FirstName"),
            party=sql.text("PartyAffiliation"),
            office=sql.text("Office"),
            state="'IL'",
            district=_DISTRICT,
            city=sql.text("City"),
        ),
    ),
    Table(
        name="committee_candidate_links",
        title="Which committees are which candidates'",
        holds=Holds.LINKS,
        files=("cmtecandidatelinks.txt",),
        columns=("ID", "CommitteeID", "CandidateID"),
        delimited=_TABS,
        whole=True,
        scope="which committees are whose",
        bad="CASE WHEN \"ID\" = '' THEN 'it has no ID' END",
        select=sql.select(
            Holds.LINKS,
            "rows",
            link_id=sql.known_as("IL", "ID"),
            candidate_id=sql.known_as("IL-CAN", "CandidateID"),
            committee_id=_FILER,
        ),
    ),
)


def _downloads(period: int) -> tuple[Download, ...]:
    names = (
        *("Receipts.txt", "Expenditures.txt", "FiledDocs.txt", "Committees.txt"),
        *("Candidates.txt", "CmteCandidateLinks.txt", "D2Totals.txt"),
    )
    return tuple(Download(path=name, name=name) for name in names)


SOURCE = Source(
    name="illinois",
    title="Illinois campaign disclosure",
    agency="Illinois State Board of Elections",
    base_url="https://elections.il.gov/campaigndisclosuredatafiles/",
    tables=(*_TABLES, _FILINGS, _D2_TOTALS, *_REGISTRIES),
    rules=RULES,
    period_word="",
    first_period=1994,
    downloads=_downloads,
    mirrors=pairs(),
    settling=(
        Settling(
            "filed_docs",
            "FiledDocs.txt",
            tuple(table.name for table in _TABLES),
            "which gifts and spending reported within days (A-1, B-1) or before an election a"
            " quarterly or semiannual report lists again",
        ),
    ),
    never=(
        "Gifts of $150 or less to a committee in a quarter, which reports give as one sum.",
        "Which report an amended one replaced: told by committee, kind of report and days.",
    ),
)
