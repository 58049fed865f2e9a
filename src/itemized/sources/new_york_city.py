"""New York City Campaign Finance Board (CFB): contributions to candidates for the city's offices.

One CSV an election, with a header as the board publishes it and without one in older copies; RFC
4180 quotes, Windows-1252. Filers are candidates, by the board's numbers; a row names its disclosure
statement by number, and no day on which that was filed.
"""

from __future__ import annotations

from datetime import date

from itemized.sources import _state as sql
from itemized.sources._base import Download, Holds, Rule, Source, Table
from itemized.sources._delimited import Delimited

_KEY = "CFB, Contribution key: SCHEDULE"

RULES = (
    Rule("ABC", "contribution", "receipt", True, None, f"{_KEY}, monetary contributions"),
    Rule("ICONT", "contribution", "receipt", True, None, f"{_KEY}; to independent spenders"),
    Rule("D", "in_kind", "receipt", True, None, f"{_KEY}, in-kind contributions"),
    Rule("G", "transfer", "receipt", True, None, f"{_KEY}, transfers in"),
    Rule("K", "contribution", "receipt", True, None, f"{_KEY}, loans and liabilities forgiven"),
    # filed as a negative amount: a check returned, a gift refunded
    Rule("M", "refund", "receipt", True, None, f"{_KEY}, receipt adjustments"),
    Rule("N", "other", "disbursement", False, "sub_item", f"{_KEY}: what is owed is no payment"),
)

_COLUMNS = tuple(
    """
    ELECTION OFFICECD CANDID CANCLASS CANDNAME COMMITTEE FILING SCHEDULE PAGENO SEQUENCENO REFNO
    DATE REFUNDDATE NAME C_CODE STRNO STRNAME APARTMENT BOROUGHCD CITY STATE ZIP OCCUPATION EMPNAME
    EMPSTRNO EMPSTRNAME EMPCITY EMPSTATE AMNT MATCHAMNT PREVAMNT PAY_METHOD INTERMNO INTERMNAME
    INTSTRNO INTSTRNM INTAPTNO INTCITY INTST INTZIP INTEMPNAME INTEMPSTNO INTEMPSTNM INTEMPCITY
    INTEMPST INTOCCUPA PURPOSECD EXEMPTCD ADJTYPECD RR_IND SEG_IND INT_C_CODE
""".split()
)
#: In older files a candidate's name is three columns (the board's list of 54).
_NAMED = ("CANDLAST", "CANDFIRST", "CANDMI")
_AT = _COLUMNS.index("CANDNAME")
_OLDER = (*_COLUMNS[:_AT], *_NAMED, *_COLUMNS[_AT + 1 :])
_OFFICES = ("Mayor", "Public Advocate", "Comptroller", "Borough President", "City Council")
_OFFICE = " ".join(f"WHEN '{n}' THEN '{office}'" for n, office in enumerate(_OFFICES, 1))

_MONEY = Table(
    name="contributions",
    title="Contributions",
    holds=Holds.ENTRIES,
    files=("*contributions*.csv",),
    a_day=1,  # far below what any election's file holds; decision 123
    columns=(*_COLUMNS, *_NAMED),
    delimited=Delimited(
        header=None,
        aliases={"RECIPID": "CANDID", "RECIPNAME": "CANDNAME"},
        bare=_COLUMNS,
        others=(_OLDER,),
        optional=("CANDNAME", *_NAMED),
    ),
    addresses=True,
    distinct=True,
    day="DATE",
    amount="AMNT",
    scope="contributions to candidates for the city's offices and to independent spenders",
    codes={"type_code": sql.codes_of(RULES)},
    bad=sql.bad_entry("REFNO", "REFNO", filer="CANDID", amount="AMNT"),
    other_year="try_cast(ELECTION AS INTEGER) <> $period",
    select=sql.entries(
        before=sql.ruled(RULES, 'upper("SCHEDULE")', "'receipt'"),
        amount="AMNT",
        day="DATE",
        # one gift may be adjusted more than once; an adjustment has the number of its gift
        source_id='concat_ws(\'/\', "ELECTION", "CANDID", "COMMITTEE", "SCHEDULE", "REFNO")',
        filer_id=sql.known_as("NYC", "CANDID"),
        filer_name=f"coalesce({sql.text('CANDNAME')}, {sql.person(*_NAMED)})",
        report_type=sql.text("FILING"),
        schedule=sql.text("SCHEDULE"),
        election=sql.text("ELECTION"),
        other_name=sql.text("NAME"),
        other_kind="""CASE WHEN "C_CODE" IN ('IND', 'FAM', 'SPO') THEN 'person'
            WHEN "C_CODE" = 'CAN' THEN 'candidate'
            WHEN "C_CODE" IN ('PCOMC', 'PCOMP', 'PCOMZ') THEN 'committee'
            WHEN "C_CODE" IN ('CORP', 'EMPO', 'LLC', 'PART') THEN 'organization' END""",
        other_city=sql.text("CITY"),
        other_state="nullif(upper(\"STATE\"), '')",
        # spreadsheets take the zeros before a ZIP code away
        other_zip="CASE WHEN regexp_full_match(\"ZIP\", '[0-9]{3,4}') THEN lpad(\"ZIP\", 5, '0')"
        " ELSE nullif(\"ZIP\", '') END",
        other_employer=sql.text("EMPNAME"),
        other_occupation=sql.text("OCCUPATION"),
        memo_text=f"""nullif(concat_ws('; ', {sql.text("PURPOSECD")},
            'delivered by ' || {sql.text("INTERMNAME")},
            CASE WHEN coded = 'M' AND "REFUNDDATE" <> '' THEN 'refunded ' || "REFUNDDATE" END,
            'for ' || CASE "OFFICECD" {_OFFICE} END), '')""",
    ),
)


def _downloads(year: int) -> tuple[Download, ...]:
    name = f"{year}_Contributions.csv"
    return (Download(path=name, name=name),)


SOURCE = Source(
    name="new_york_city",
    title="New York City contributions (CFB)",
    agency="New York City Campaign Finance Board",
    base_url="https://www.nyccfb.info/DataLibrary/",
    tables=(_MONEY,),
    rules=RULES,
    period_word="year",
    first_period=2001,
    # an election's file begins with the gifts that candidates carried over
    span=lambda year: (date(year - 5, 1, 1), date(year, 12, 31)),
    downloads=_downloads,
    never=(
        "The day a disclosure statement was filed.",
        "District attorneys, state officers and their committees, who file with the State Board.",
        "What candidates spent: that lies in other files of the board, which are not loaded.",
    ),
)
