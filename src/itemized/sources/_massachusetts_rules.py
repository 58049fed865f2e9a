"""What OCPF's record types are and whether they count.

The types are those of the readme.txt that lies in each yearly zip ("ITEM RECORD TYPES"). What is
listed twice, and in which report, follows from its report types and from M.G.L. c. 55, s. 19 (in
the depository system the bank reports what it pays, and each deposit is a report of its own).
"""

from __future__ import annotations

from itemized.sources._base import Rule

_IN, _OUT = "receipt", "disbursement"
_README = "OCPF readme.txt, item record types"


def _of(kind: str, side: str, *codes: str, sign: int = 1) -> tuple[Rule, ...]:
    return tuple(Rule(code, kind, side, True, None, _README, sign=sign) for code in codes)


def _parts(kind: str, side: str, why: str, *codes: str) -> tuple[Rule, ...]:
    return tuple(Rule(code, kind, side, False, "sub_item", f"{_README}: {why}") for code in codes)


RULES = (
    *_of("contribution", _IN, "201", "202", "203", "210", "211", "220", "230"),
    *_of("transfer", _IN, "209"),
    *_of("loan", _IN, "206", "331"),
    *_of("other", _IN, "204", "205", "207", "208", "212", "721", "722", "723", "801"),
    *_of("in_kind", _IN, "332", "401", "402", "403", "404", "405", "420"),
    # a gift given back: the giver stays the payer
    *_of("refund", _IN, "305", "314", sign=-1),
    *_of("operating", _OUT, "301", "302", "304", "307", "308", "309", "311", "316", "319", "320"),
    *_of("contribution", _OUT, "303"),
    *_of("independent_expenditure", _OUT, "315"),
    *_of("transfer", _OUT, "317"),
    *_of("loan_repayment", _OUT, "310"),
    *_of("other", _OUT, "601", "751", "752", "753", "754"),
    *_parts("operating", _OUT, "what a payment of types 307 to 309 consisted of", "351", "352"),
    *_parts("operating", _OUT, "what a payment of types 307 to 309 consisted of", "354", "951"),
    *_parts("operating", _OUT, "what a payment of types 307 to 309 consisted of", "952", "954"),
    *_parts("operating", _OUT, "what a payment of types 307 to 309 consisted of", "955", "956"),
    *_parts("operating", _OUT, "what a payment the bank reported (311) consisted of", "312"),
    *_parts("other", _OUT, "what is owed is no payment", "501", "502", "509", "510", "520"),
    *_parts("loan", _IN, "a loan reported before", "517", "518", "519"),
    *_parts("other", _OUT, "a balance is no payment", "700", "701", "720"),
)


def _itemized(first: str, *but: str) -> tuple[str, ...]:
    return tuple(r.code for r in RULES if r.code.startswith(first) and r.code not in but)


#: The itemized totals of a report ("Report Data Fields" of the readme) and the types of the items
#: that make them up. Types 220, 320 and 420 are the unitemized rest; sub-items are parts of others;
#: what a candidate paid out of pocket (331, 332) has a total of its own.
TOTALS = (
    ("receipts", "receipts, itemized", "Receipts_Itemized_Total", _itemized("2", "220")),
    (
        *("expenditures", "expenditures, itemized", "Expenditures_Itemized_Total"),
        _itemized("3", "312", "320", "331", "332", "351", "352", "354"),
    ),
    (
        "in-kinds",
        "in-kind contributions, itemized",
        "Inkinds_Itemized_Total",
        _itemized("4", "420"),
    ),
)

#: The readme's report types, each a span of numbers.
REPORT_TYPES = tuple(
    str(number)
    for first, last in (
        *((10, 16), (20, 29), (30, 37), (40, 49), (50, 57), (60, 66), (70, 72), (80, 80), (90, 90)),
        *((110, 111), (113, 116), (120, 123)),
    )
    for number in range(first, last + 1)
)

#: Report types: the year-end report of filers in the depository system, deposits, late
#: contributions, and what banks report.
YEAR_END, DEPOSIT, LATE, BANK = "11", "60", "61", ("70", "71", "72")
#: Reports that list what was spent and no receipts: of subvendors, independent spending, banks and
#: what they paid, credit cards, reimbursements, and those who are not registered.
_ON_SPENDING = ("63", "64", "66", *BANK, "80", "90", "120", "121", "122", "123")

#: How many days after a late contribution the deposit that lists it again may be dated.
_LATE_DAYS = 60

#: What is listed again together: gifts in kind and loans are in year-end reports and, the former,
#: in no deposit; money of a year-end report is of deposits before.
_FAMILY = "CASE WHEN kind IN ('in_kind', 'loan') THEN kind ELSE 'cash' END"

#: SQL over `reported` and `covers`: rows of late reports and year-end reports that other reports
#: of the same filer, of which rows are loaded too, list. A late gift is listed again by a report of
#: which rows of its family are loaded and stand: depository filers report late what they had in
#: kind alone (970 CMR 1.18(1)), which no deposit lists, and the money of a year-end report stands
#: where no deposits are loaded.
REPEATS = f"""WITH told AS (
    SELECT *, {_FAMILY} AS family FROM reported WHERE side = 'receipt'
), year_end AS (
    SELECT r.source_id, r.filed AS until
    FROM reported r
    WHERE r.report_type = '{YEAR_END}' AND r.counted AND r.kind NOT IN ('in_kind', 'loan')
        AND EXISTS (
            FROM covers c WHERE c.filer_id = r.filer_id
                AND c.period_end BETWEEN r.period_start AND r.period_end
                AND list_contains(c.sides, r.side)
                AND (r.type_code LIKE '2%' AND c.report_type = '{DEPOSIT}'
                    OR r.type_code LIKE '3%' AND c.report_type IN {BANK})
        )
), standing AS (
    SELECT DISTINCT filing_id, family FROM told
    WHERE source_id NOT IN (SELECT source_id FROM year_end)
), late AS (
    SELECT r.source_id, min(c.filed) AS until
    FROM told r
        JOIN covers c ON c.filer_id = r.filer_id AND c.report_type NOT IN {(LATE, *_ON_SPENDING)}
            AND c.filing_id <> r.filing_id AND c.nature = 'periodic'
            AND (r.date BETWEEN c.period_start AND c.period_end
                OR c.report_type = '{DEPOSIT}'
                AND c.period_end BETWEEN r.date AND r.date + {_LATE_DAYS})
        SEMI JOIN standing again ON again.filing_id = c.filing_id AND again.family = r.family
    WHERE r.report_type = '{LATE}' AND r.counted
    GROUP BY r.source_id
)
FROM late UNION FROM year_end"""

#: Reports of independent expenditure PACs as they spend, and of their year.
_IEPAC, _IEPAC_YEAR = "64", "36"
#: SQL over `reported`: rows that two kinds of report both have and of which no rule says that the
#: one lists the other's again: spending in an independent expenditure PAC's reports on the year
#: and before, and a candidate's loan in a deposit and in the year-end report. Both count.
MINGLED = f"""WITH listed AS (
    SELECT source_id, report_type, filer_id, type_code, upper(other_name) AS who, date, amount,
        concat_ws(' ', target, support_oppose) AS whom,
        row_number() OVER (PARTITION BY filer_id, report_type, type_code, upper(other_name), date,
            amount, target, support_oppose ORDER BY source_id) AS n
    FROM reported
    WHERE counted AND date IS NOT NULL AND other_name IS NOT NULL AND (
        type_code = '315' AND report_type IN ('{_IEPAC}', '{_IEPAC_YEAR}')
        OR type_code = '206' AND report_type IN ('{DEPOSIT}', '{YEAR_END}'))
)
SELECT a.source_id AS payment, b.source_id AS receipt
FROM listed a JOIN listed b USING (filer_id, type_code, who, date, amount, whom, n)
WHERE a.report_type IN ('{_IEPAC}', '{DEPOSIT}')
    AND b.report_type IN ('{_IEPAC_YEAR}', '{YEAR_END}')"""
