"""What a row of CAL-ACCESS is and whether it counts, by schedule and by payment code.

The schedules are those of the Fair Political Practices Commission's forms (FPPC 460, 461, 450,
465, 496, 497, 498, 401), the payment codes those printed on Schedule E. Above the table: an amount
marked as a memo (MEMO_CODE X) is in no total of its filing, and counts in none here.
"""

from __future__ import annotations

from collections.abc import Mapping

from itemized.sources._base import Rule, Settling

_IN, _OUT = "receipt", "disbursement"
_460 = "FPPC Form 460, Schedule"
_401 = "FPPC Form 401, slate mailer organizations, Schedule"
_900 = "FPPC Form 900, candidates for the public employees' retirement board, Schedule"

#: TRAN_TYPE of receipts: forgiven loan, intermediary, returned, paid by a third party, transfer
#: (CAL-ACCESS, "CAL format" of the electronic filing). 0, M and N occur and are in no list.
_TRANSACTIONS = ("F", "I", "R", "T", "X")

#: Of receipts, by FORM_TYPE, with TRAN_TYPE behind it where that changes what the row is.
RECEIPTS = (
    Rule("A", "contribution", _IN, True, None, f"{_460} A: monetary contributions received"),
    # the committee's own earlier committee is the payer; whom it names gave there: Gov. Code 85306
    Rule("A X", "transfer", _IN, True, None, f"{_460} A; Cal. Gov. Code 85306"),
    # CTRIB_* is who gave, INTR_* through whom: Gov. Code 84302
    Rule("A I", "earmark", _IN, True, None, f"{_460} A; Cal. Gov. Code 84302"),
    Rule("A R", "refund", _IN, True, None, f"{_460} A: a contribution returned, as filed negative"),
    Rule("A-1", "contribution", _IN, True, None, "FPPC Form 460, Schedule A-1, until 2001"),
    Rule("C", "in_kind", _IN, True, None, f"{_460} C: nonmonetary contributions received"),
    Rule("I", "other", _IN, True, None, f"{_460} I: miscellaneous increases to cash"),
    Rule("F496P3", "contribution", _IN, True, None, "FPPC Form 496, part 3; Gov. Code 84204"),
    Rule(
        "F401A", "other", _IN, True, None, "FPPC Form 401, Schedule A: payments to a slate mailer"
    ),
    Rule("F900 A", "contribution", _IN, True, None, f"{_900} A: contributions received"),
)

#: Payment codes of Schedule E that are no spending of the filer's own.
_CODES = (
    ("CTB", "contribution", _OUT, 1),
    ("MON", "contribution", _OUT, 1),
    ("IKD", "in_kind", _OUT, 1),
    ("IND", "independent_expenditure", _OUT, 1),
    ("TSF", "transfer", _OUT, 1),
    ("LON", "loan", _OUT, 1),
    ("RFD", "refund", _IN, -1),
)
_PAID = (
    ("E", f"{_460} E"),
    ("F461P5", "FPPC Form 461, part 5"),
    ("F450P5", "FPPC Form 450, part 5"),
)

#: Of payments, by FORM_TYPE and, where it changes what the row is, EXPN_CODE.
PAYMENTS = (
    *(
        Rule(f"{form} {code}", kind, side, True, None, f"{cite}, code {code}", sign=sign)
        for form, cite in _PAID
        for code, kind, side, sign in _CODES
    ),
    *(Rule(form, "operating", _OUT, True, None, f"{cite}: payments made") for form, cite in _PAID),
    Rule("F401B", "operating", _OUT, True, None, f"{_401} B: payments made"),
    # as Schedule G of Form 460: the payment to the agent is a row of Schedule B
    Rule("F401B-1", "operating", _OUT, False, "sub_item", f"{_401} B-1: payments by an agent"),
    Rule("F900", "operating", _OUT, True, None, f"{_900} B: expenditures made"),
    # Of independent expenditures Schedule D alone names the candidate and the side
    Rule("D IND", "independent_expenditure", _OUT, True, None, f"{_460} D, Gov. Code 84211(k)(5)"),
    Rule("D IKD", "in_kind", _OUT, False, "repeated", f"{_460} D: listed again from E and C"),
    Rule("D", "contribution", _OUT, False, "repeated", f"{_460} D: contributions, listed on E too"),
    Rule("G", "operating", _OUT, False, "sub_item", f"{_460} G: what an agent paid out of E's row"),
    Rule(
        *("F465P3", "independent_expenditure", _OUT, True, None),
        "FPPC Form 465; Gov. Code 84203.5, repealed by AB 594 of 2015",
    ),
)

#: Of loans, by FORM_TYPE. Balances and guarantees are no payments; what was paid back has no day.
LOANS = (
    Rule("B1", "loan", _IN, True, None, f"{_460} B part 1, column (b): received this period"),
    Rule("H", "loan", _OUT, True, None, f"{_460} H, column (b): loaned this period"),
    Rule("H1", "loan", _OUT, True, None, f"{_460} H part 1, until 2001"),
    *(
        Rule(code, "loan", _IN, False, "sub_item", f"{_460} {code[0]}: guarantors, earlier loans")
        for code in ("B2", "B3", "H2", "H3")
    ),
)

LATE = (
    Rule("F497P1", "contribution", _IN, True, None, "FPPC Form 497, part 1; Gov. Code 84203"),
    Rule("F497P2", "contribution", _OUT, True, None, "FPPC Form 497, part 2; Gov. Code 84203"),
    Rule("F496", "independent_expenditure", _OUT, True, None, "FPPC Form 496; Gov. Code 84204"),
    Rule("F498-R", "other", _IN, True, None, "FPPC Form 498; Gov. Code 84220: a slate mailer's"),
    Rule(
        "F498-A", "other", _IN, False, "sub_item", "FPPC Form 498: to whom a payment is attributed"
    ),
)

#: What is known of FORM_TYPE in each table, of TRAN_TYPE behind it, and of payment codes: those
#: printed on Schedules D and E.
_RECEIPT_FORMS = ("A", "A-1", "C", "I", "F496P3", "F401A", "F900")
_PAYMENT_CODES = tuple(
    """
    CMP CNS CTB CVC FIL FND IKD IND LEG LIT LON MBR MON MTG OFC PET PHO POL POS PRO PRT RAD RFD
    SAL TEL TRC TRS TSF VOT WEB
""".split()
)
_LATE_FORMS = {"schedule": tuple(rule.code for rule in LATE)}
CODES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "RCPT_CD": {
        "schedule": _RECEIPT_FORMS,
        "type_code": (
            *_RECEIPT_FORMS,
            *(f"{form} {code}" for form in _RECEIPT_FORMS for code in _TRANSACTIONS),
        ),
    },
    "EXPN_CD": {
        "schedule": ("D", "E", "F401B", "F401B-1", "F450P5", "F461P5", "F465P3", "F900", "G"),
        "type_code": ("", *_PAYMENT_CODES),
    },
    "LOAN_CD": {"schedule": tuple(rule.code for rule in LOANS)},
    "S496_CD": _LATE_FORMS,
    "S497_CD": _LATE_FORMS,
    "S498_CD": _LATE_FORMS,
}

#: Codes that say whether a row is a memo, whom it names and on which side: those that are read.
READ = {
    "MEMO_CODE": ("", "X"),
    "ENTITY_CD": (
        *("", "IND", "COM", "RCP", "SCC", "CTL", "BMC", "BNM", "PTY", "CAO", "OFF", "OTH"),
    ),
    "SUP_OPP_CD": ("", "S", "O"),
}
#: Of these, the column of ours that tells whether a table's rows are read by it.
READ_INTO = {"ENTITY_CD": "other_kind", "SUP_OPP_CD": "support_oppose"}

RULES = (*RECEIPTS, *PAYMENTS, *LOANS, *LATE)

#: What OFFICE_CD means, of the offices that rows speak of (LOOKUP_CODES_CD, 30000).
OFFICES = {
    "ASM": "Assembly",
    "ATT": "Attorney General",
    "BOE": "Board of Equalization",
    "CON": "Controller",
    "DAT": "District Attorney",
    "GOV": "Governor",
    "INS": "Insurance Commissioner",
    "LTG": "Lieutenant Governor",
    "SEN": "State Senate",
    "SOS": "Secretary of State",
    "SPI": "Superintendent of Public Instruction",
    "TRE": "Treasurer",
}

_OFFICE_OF = " ".join(f"WHEN '{code}' THEN '{name}'" for code, name in OFFICES.items())
#: A district attorney is code DAT with the county in JURIS_DSCR, or OTH described as "DA".
OFFICE = f"""nullif(concat_ws(', ', CASE upper("OFFICE_CD") {_OFFICE_OF}
            ELSE CASE WHEN regexp_full_match(upper("OFFIC_DSCR"), 'D\\.?A\\.?')
                THEN 'District Attorney' ELSE nullif("OFFIC_DSCR", '') END END,
            nullif("JURIS_DSCR", ''), nullif("DIST_NO", '')), '')"""

#: What a schedule's first line of summary states: all that it itemizes (FPPC Form 460, summaries of
#: Schedules A, C, D, E and I; Form 461, part 3). Its next lines are what need not be itemized, and
#: the total. Form and line, what it sums, and the FORM_TYPE of its rows.
SUMMARIES = (
    ("A", "itemized monetary contributions", "A"),
    ("C", "itemized nonmonetary contributions", "C"),
    ("D", "itemized contributions and independent expenditures made", "D"),
    ("E", "itemized payments", "E"),
    ("I", "itemized increases to cash", "I"),
    ("F461", "expenditures and contributions of $100 or more", "F461P5"),
)

#: Forms that covers are of, those no longer in use among them.
FORMS = tuple(
    """
    E530 F400 F401 F402 F405 F410 F415 F416 F419 F420 F425 F430 F450 F460 F461 F465 F470 F490 F495
    F496 F497 F498 F501 F502 F511
""".split()
)

#: Reports within 24 hours: all of it stands again in the report on the period (Form 460, 461, 450,
#: 401). Of those on independent expenditures (Forms 496 and 465) rows are told one by one.
NOTICES = ("F495", "F497", "F498")
PERIODIC = ("F401", "F425", "F450", "F460", "F461")


def nature(column: str) -> str:
    """SQL: what a filing of the form in a column is."""
    notices, periodic = (", ".join(f"'{form}'" for form in of) for of in (NOTICES, PERIODIC))
    return f"""CASE WHEN "{column}" IN ({notices}) THEN 'notice'
            WHEN "{column}" IN ({periodic}) THEN 'periodic' ELSE 'other' END"""


#: What a major donor (Form 461) or a late report of gifts made (Form 497, part 2) says it gave to
#: a committee is in that committee's own report on the day, under whatever spelling of the giver:
#: where rows of its receipts are loaded it is said twice. Before, a receipt of the same amount
#: tells.
GIVERS_SIDE = """SELECT r.source_id, coalesce(c.filed, got.filed) AS since,
    CASE WHEN c.filing_id IS NULL AND NOT got.counted THEN got.counted_until END AS until
FROM reported r
    LEFT JOIN covers c ON c.filer_id = r.other_id AND c.nature = 'periodic'
        AND list_contains(c.sides, 'receipt')
        AND r.date BETWEEN c.period_start AND c.period_end
    LEFT JOIN reported got ON got.filer_id = r.other_id AND got.side = 'receipt'
        AND (got.counted OR got.counted_until > got.filed)
        AND got.amount = r.amount AND got.date BETWEEN r.date - 5 AND r.date + 5
WHERE r.schedule IN ('F461P5', 'F497P2') AND (r.counted OR r.counted_until > r.filed)
    AND r.kind IN ('contribution', 'in_kind')
    AND (c.filing_id IS NOT NULL OR got.source_id IS NOT NULL)"""

#: Gifts that part 3 of Form 496 lists: a report on their day of which receipts are loaded has them.
GIFTS_BEHIND = """SELECT r.source_id, min(c.filed) AS until
FROM reported r JOIN covers c ON c.filer_id = r.filer_id AND c.nature = 'periodic'
    AND list_contains(c.sides, 'receipt')
    AND coalesce(r.date, r.filed) BETWEEN c.period_start AND c.period_end
WHERE r.schedule = 'F496P3' GROUP BY r.source_id"""

#: Covers say whose the rows are; without them the tables of money are loaded all the same.
SETTLING = (
    Settling(
        "cvr_campaign_disclosure_cd",
        "CVR_CAMPAIGN_DISCLOSURE_CD.TSV",
        ("rcpt_cd", "expn_cd", "loan_cd", "s496_cd", "s497_cd", "s498_cd"),
        "whose the rows are, and which of a report within 24 hours a later one lists again",
    ),
    Settling(
        *("rcpt_cd", "RCPT_CD.TSV", ("s497_cd", "s498_cd")),
        "which receipts reported within 24 hours a report on the period lists again",
    ),
    Settling(
        *("expn_cd", "EXPN_CD.TSV", ("s496_cd", "s497_cd")),
        "which payments reported within 24 hours a report on the period lists again",
    ),
)

#: Of EXPN_CD 7.2 million rows were published by August 2020, about 960 a day (decision 123).
A_DAY = {"RCPT_CD": 40, "EXPN_CD": 40}
