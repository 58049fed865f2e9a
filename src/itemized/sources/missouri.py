"""Missouri Ethics Commission: CSV files that its site exports by form and year.

The site (mec.mo.gov, Campaign Finance, Download Contributions and Expenditures) turns many
addresses away, so the files are downloaded by hand. Commas, quotes, a header, UTF-8. An amended
report's rows stand beside those of the report it amends, told only by the report's name.
"""

from __future__ import annotations

from dataclasses import replace

from itemized.sources import _state as sql
from itemized.sources._base import Holds, Rule, Source, Table
from itemized.sources._delimited import Delimited
from itemized.sources._missouri_hours import HOURS, REPEATS
from itemized.sources._pairs import pairs, said_again

#: The site's search for spending names a column otherwise.
_CSV = Delimited(aliases={"Candidates Name and Address": "Candidate Name and Address"})
#: What its searches for contributions and expenditures call the columns of the forms. A second
#: "Committee" says whether a row is a transfer.
_GIFTS_FOUND = Delimited(
    aliases={
        "Committee": "Committee Name",
        "Contributor-Committee": "Committee",
        "Contributor-Company": "Company",
        "Contributor-Last Name": "Last Name",
        "Contributor-First Name": "First Name",
        "Contribution Date": "Date",
        "Contribution Amount": "Amount",
        "Monetary/In-Kind": "Contribution Type",
    },
    twice=("Committee",),
)
_SPENDING_FOUND = Delimited(
    aliases={
        **{
            f"Expenditure-{c}": c
            for c in ("Last Name", "First Name", "Company", "City", "State", "Zip")
        },
        **{f"Expenditure-Address{n}": f"Address {n}" for n in (1, 2)},
        "Expenditure Purpose": "Purpose",
        "Expenditure Date": "Date",
        "Expenditure Amount": "Amount",
    },
)

_PLACE = ("Address 1", "Address 2", "City", "State", "Zip")
_CONTRIBUTIONS = (
    *("CD1_A ID", "MECID", "Committee Name", "Committee", "Company", "First Name", "Last Name"),
    *_PLACE,
    *("Employer", "Occupation", "Date", "Amount", "Contribution Type", "Report"),
)
_EXPENDITURES = (
    *("CD3_B ID", "MECID", "Committee Name", "First Name", "Last Name", "Company"),
    *_PLACE,
    *("Date", "Purpose", "Amount", "Expenditure Type", "Report"),
)
_GIVEN = (
    *("CD3_C ID", "MECID", "Committee Name", "Committee"),
    *_PLACE,
    *("Date", "Amount", "Contribution Type", "Report"),
)
_FOR_CANDIDATES = (
    *("Candidate Name and Address", "Office Sought", "Support/Oppose", "Date", "Amount"),
    *("Reporting Committee", "Report"),
)
_COMMITTEES = ("MECID", "Committee Type", "Committee Name", "Committee Status", "Acitve Name")

RULES = (
    Rule("CD1_A MONETARY", "contribution", "receipt", True, None, "Form CD1, part A; RSMo 130.041"),
    Rule("CD1_A IN-KIND", "in_kind", "receipt", True, None, "Form CD1, part A; RSMo 130.041"),
    Rule("CD3_B PAID", "operating", "disbursement", True, None, "Form CD3, part B; RSMo 130.041"),
    Rule("CD3_B INCURRED", "operating", "disbursement", True, None, "Form CD3, part B"),
    Rule("CD3_C MONETARY", "contribution", "disbursement", True, None, "Form CD3, part C"),
    Rule("CD3_C IN-KIND", "in_kind", "disbursement", True, None, "Form CD3, part C"),
    Rule(
        "CD3 FOR",
        "independent_expenditure",
        "disbursement",
        True,
        None,
        "RSMo 130.041: expenditures for or against candidates",
    ),
)

_DAY = sql.day("Date")
#: Which amendment a name says a report is, before the word or behind it.
_NTH = "((FIRST|SECOND|THIRD|FOURTH|FIFTH|[0-9]+(ST|ND|RD|TH))[ -]+)?"
_NO = "( ?(NO[.]?|#) ?[0-9]+)?"
#: How names say that a report is an amendment, at either end or between, with the signs around it.
#: An election may be on an amendment to the constitution, so that this word alone says nothing.
_MARK = (
    f"[ (,:-]*\\b{_NTH}AMENDED\\b{_NO}[ ),:-]*"
    f"|^{_NTH}AMENDMENT{_NO}( TO| OF)( THE)? +|^{_NTH}AMENDMENT{_NO} *[,:-] *"
    f"|[ ]*[(,:-] *{_NTH}AMENDMENT{_NO}\\)?$"
)
_WRITTEN = """regexp_replace(upper(trim("Report")), '\\s+', ' ', 'g')"""
_AMENDED = f"regexp_matches({_WRITTEN}, '{_MARK}')"
#: The how-manieth amendment; the first where the name only says that it is one.
_COUNT = f"""coalesce(
        list_position(['FIRST', 'SECOND', 'THIRD', 'FOURTH', 'FIFTH'],
            regexp_extract({_WRITTEN}, '\\b([A-Z]+)[ -]+AMEND(ED|MENT)\\b', 1)),
        try_cast(regexp_extract({_WRITTEN}, '\\b([0-9]+)(ST|ND|RD|TH)[ -]+AMEND(ED|MENT)\\b', 1)
            AS INTEGER),
        try_cast(regexp_extract({_WRITTEN}, '\\bAMEND(ED|MENT) ?(NO[.]?|#) ?([0-9]+)', 3)
            AS INTEGER), 1)"""
#: A report's name without what says that it is an amendment, and with a hyphen before a day.
_NAME = f"""regexp_replace(trim(regexp_replace({_WRITTEN}, '{_MARK}', ' ', 'g')),
        '[ -]+([0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}})', '-\\1')"""
#: Whose place an amended report takes: none that a name tells, of those within hours.
_TAKES = f"{_AMENDED} AND NOT regexp_matches({_NAME}, '{HOURS}')"
_ELECTION = """try_strptime(regexp_extract("Report", '[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}'),
        '%m/%d/%Y')::DATE"""
_QUARTERLY = f"contains({_NAME}, 'QUARTERLY')"
#: The quarter that a report is on is named by the month it is due in (RSMo 130.046.1(3)); where it
#: is not, it is that of the row's day.
_QUARTER = f"""CASE regexp_extract({_NAME}, '(JANUARY|APRIL|JULY|OCTOBER) QUARTERLY', 1)
        WHEN 'JANUARY' THEN 4 WHEN 'APRIL' THEN 1 WHEN 'JULY' THEN 2 WHEN 'OCTOBER' THEN 3
        ELSE quarter({_DAY}) END"""
#: The last day of the quarter of that name whose middle is nearest to the row's day: reports list
#: a payment of another quarter too, and all of their rows are one report's.
_CLOSES = f"""CASE WHEN {_QUARTERLY} THEN last_day(make_date(
        year({_DAY} + (138 - 91 * ({_QUARTER} - 1))::INTEGER), 3 * ({_QUARTER}), 1)) END"""
#: Names of reports repeat each year, but for those that name an election's day.
_ROOT = f"""concat_ws('/', {{0}}, {_NAME}, CASE WHEN {_ELECTION} IS NULL
        THEN coalesce(year({_CLOSES}), year({_DAY})) END)"""
#: RSMo 130.046.1: the eighth day before an election, the thirtieth after it, and the fifteenth day
#: after a quarter.
_DUE = f"""CASE WHEN regexp_matches({_NAME}, '{HOURS}') THEN {_DAY} + 2
        WHEN contains({_NAME}, '8 DAY BEFORE') THEN {_ELECTION} - 8
        WHEN contains({_NAME}, '30 DAY AFTER') THEN {_ELECTION} + 30
        ELSE {_CLOSES} + 15 END"""


_GIFTS = {"type_code": ("MONETARY", "IN-KIND")}
_CODES = {
    "cd1_a": _GIFTS,
    "cd3_b": {"type_code": ("PAID", "INCURRED")},
    "cd3_c": _GIFTS,
    "independent": {"Support/Oppose": ("SUPPORT", "OPPOSE")},
}


def _table(name: str, columns: tuple[str, ...], scope: str, code: str, **ours: str) -> Table:
    """A table of money. ours: our columns, and besides `filer` and `key`, the SQL of whose a row
    is and of its id: where that is none of the commission's own numbers, each line is a row."""
    filer, key = ours.pop("filer", '"MECID"'), ours.pop("key")
    numbered = columns[0].endswith(" ID")
    root = _ROOT.replace("{0}", filer)
    side = "'receipt'" if name == "cd1_a" else "'disbursement'"
    return Table(
        name=name,
        title=scope.capitalize(),
        holds=Holds.ENTRIES,
        files=(f"*{name}*.csv",),
        a_day=1 if name in ("cd1_a", "cd3_b") else 0,  # far below any whole year; decision 123
        columns=columns,
        delimited=_CSV,
        addresses=True,
        distinct=not numbered,
        numbered=numbered,
        scope=scope,
        day="Date",
        amount="Amount",
        codes=_CODES.get(name, {}),
        bad=f"""CASE WHEN {filer} = '' THEN 'it names no filer'
            {sql.no_amount("Amount")} END""",
        other_year=f"year({_DAY}) NOT BETWEEN $period - 1 AND $period + 1",
        select=sql.entries(
            {c: sql.named(c) for c in _CODES.get(name, {}) if c in columns},
            before=sql.ruled(RULES, code, side),
            amount="Amount",
            day="Date",
            **{
                "source_id": key,
                "filing_id": f"{root} || CASE WHEN {_AMENDED} THEN '/amended' || CASE"
                f" WHEN {_COUNT} > 1 THEN ' ' || {_COUNT} ELSE '' END ELSE '' END",
                "amends": f"CASE WHEN {_TAKES} THEN {root} END",
                "amends_number": f"CASE WHEN {_TAKES} THEN {_COUNT} END",
                "amendment": f"CASE WHEN {_AMENDED} THEN 'A' ELSE 'N' END",
                "filer_id": sql.known_as("MO", "MECID"),
                "filer_name": sql.text("Committee Name"),
                "filer_also": sql.by_name("MO", '"Committee Name"'),
                "report_type": _NAME,
                "period_start": f"date_trunc('quarter', {_CLOSES})",
                "period_end": _CLOSES,
                "filed": f"coalesce({_DUE}, {_DAY} + 107)",
                "filed_basis": f"CASE WHEN {_DUE} IS NULL OR {_AMENDED} THEN 'estimated'"
                " ELSE 'due date' END",
                "schedule": f"'{name.upper()}'",
                **ours,
            },
        ),
    )


_WHO = {
    "other_name": f"coalesce({sql.text('Company')}, {sql.person('Last Name', 'First Name')})",
    "other_kind": "CASE WHEN \"Company\" <> '' THEN 'organization'"
    " WHEN \"Last Name\" <> '' THEN 'person' END",
    "other_city": sql.text("City"),
    "other_state": sql.text("State"),
    "other_zip": sql.text("Zip"),
}
_COMMITTEE = sql.by_name("MO", '"Committee"')
_FOR = '"Reporting Committee"'
#: The name ends where the street's number or a post box begins: no address may be shown.
_TARGET = """trim(regexp_extract("Candidate Name and Address", '(?i)^(.*?)'
        || '(\\s*,?\\s+([0-9]|P\\.?\\s*O\\.?\\s*Box|General Delivery|RR ).*|\\s{2,}.*|)$', 1))"""


def _found(form: Table, name: str, layout: Delimited) -> Table:
    """What a search of the site gave of a form's rows: without the commission's own numbers, so
    that a row is known by what it says, and by which it is of those that say the same."""
    number, *columns = form.columns
    said = ", ".join(sql.named(column) for column in columns)
    return replace(
        form,
        name=f"{name}_search",
        title=f"{form.title}, as searches give them",
        files=(),
        partial=(f"*{name}*search*.xls", f"*{name}*search*.csv"),
        whole=True,
        columns=tuple(columns),
        delimited=layout,
        counted_off=True,
        distinct=False,
        numbered=False,
        other_year="NULL",
        select=form.select.replace(sql.named(number), f"left(md5(concat_ws('|', {said})), 16)"),
    )


_MONEY = (
    _table(
        "cd1_a",
        _CONTRIBUTIONS,
        "itemized contributions received",
        "'CD1_A ' || upper(\"Contribution Type\")",
        key='"CD1_A ID"',
        **{
            **_WHO,
            "other_name": f"coalesce({sql.text('Committee')}, {_WHO['other_name']})",
            "other_kind": f"CASE WHEN \"Committee\" <> '' THEN 'committee'"
            f" ELSE {_WHO['other_kind']} END",
            "other_id": _COMMITTEE,
            "other_employer": sql.text("Employer"),
            "other_occupation": sql.text("Occupation"),
            "type_code": sql.text("Contribution Type"),
        },
    ),
    _table(
        "cd3_b",
        _EXPENDITURES,
        "itemized expenditures",
        "'CD3_B ' || upper(\"Expenditure Type\")",
        key="'b' || \"CD3_B ID\"",
        **_WHO,
        type_code=sql.text("Expenditure Type"),
        memo_text=sql.text("Purpose"),
    ),
    _table(
        "cd3_c",
        _GIVEN,
        "contributions made to other committees",
        "'CD3_C ' || upper(\"Contribution Type\")",
        key="'c' || \"CD3_C ID\"",
        **{
            **{name: _WHO[name] for name in ("other_city", "other_state", "other_zip")},
            "other_name": sql.text("Committee"),
            "other_kind": "'committee'",
            "other_id": _COMMITTEE,
            "type_code": sql.text("Contribution Type"),
        },
    ),
    _table(
        "independent",
        _FOR_CANDIDATES,
        "expenditures for and against candidates",
        "'CD3 FOR'",
        filer=_FOR,
        # rows have no id: what they say, and of those that say the same their line
        key=f"""'i' || left(md5(concat_ws('|', {_FOR}, "Candidate Name and Address",
            "Support/Oppose", "Date", "Amount", "Report")), 16)""",
        filer_id=sql.by_name("MO", _FOR),
        filer_name=sql.text("Reporting Committee"),
        filer_also="NULL",
        type_code="'CD3 FOR'",
        target=sql.by_name("MO", _TARGET),
        target_name=f"nullif({_TARGET}, '')",
        target_office=sql.text("Office Sought"),
        support_oppose="""CASE lower(left("Support/Oppose", 1)) WHEN 's' THEN 'support'
            WHEN 'o' THEN 'oppose' END""",
    ),
)

_REGISTRY = Table(
    name="committee_data",
    title="Committees",
    holds=Holds.COMMITTEES,
    files=("*committeedata*.csv", "*committee_data*.csv"),
    columns=_COMMITTEES,
    delimited=_CSV,
    whole=True,
    scope="registered committees",
    bad="CASE WHEN \"MECID\" = '' THEN 'it has no MECID' END",
    select=sql.select(
        Holds.COMMITTEES,
        "rows",
        committee_id=sql.known_as("MO", "MECID"),
        also_id=sql.by_name("MO", '"Committee Name"'),
        name=sql.text("Committee Name"),
        type=sql.text("Committee Type"),
        state="'MO'",
    ),
)

SOURCE = Source(
    name="missouri",
    title="Missouri campaign finance (MEC)",
    agency="Missouri Ethics Commission",
    base_url="https://www.mec.mo.gov/MEC/Campaign_Finance/",
    tables=(
        *_MONEY,
        _found(_MONEY[0], "contributions", _GIFTS_FOUND),
        _found(_MONEY[1], "expenditures", _SPENDING_FOUND),
        _REGISTRY,
    ),
    rules=RULES,
    period_word="year",
    first_period=2011,
    mirrors=pairs(),
    repeats=REPEATS,
    mingled=said_again("amendment = 'A'"),  # of a report amended twice both versions bear one name
    never=(
        "The day a report was filed: it is reckoned from the report's name and the law's days.",
        (
            "Who was paid for spending for or against a candidate; and that of those who are no"
            " committee, which is published as scanned pages."
        ),
        "Reports before 2011.",
    ),
)
