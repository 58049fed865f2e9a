"""The lines of the summary pages of Forms 3, 3P and 3X, and the rows that support each.

A filer states a total a line and itemizes it on a schedule that names the line (11 CFR 104.3(a) and
(b)). Some lines are itemized in full; of others only what passes $200 a year to or from one party
is, so that the total may be larger than its rows, and never smaller: `whole` says which.

Memo rows are in no total (FEC, instructions for Schedule A: "memo entry").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from itemized.sources._efile_amounts import dollars


@dataclass(frozen=True)
class SummaryLine:
    """One line of a summary page, for one period (column A).

    line: its number, as rows name it. column: hardmoney's name of it on the cover. rows: schedules,
    with the line for A and B, whose amounts make it up. whole: whether every payment is itemized.
    """

    form: str
    line: str
    what: str
    column: str
    rows: tuple[str, ...]
    whole: bool


def _lines(form: str, whole: bool, *texts: str) -> tuple[SummaryLine, ...]:  # noqa: FBT001
    """Lines written as "line | what | column (without col_a_) | rows"."""
    parts = (tuple(part.strip() for part in text.split("|")) for text in texts)
    return tuple(
        SummaryLine(form, line, what, f"col_a_{column}", tuple(rows.split()), whole)
        for line, what, column, rows in parts
    )


#: In full: gifts of committees and candidates, transfers and loans of any size (11 CFR
#: 104.3(a)(4)(ii) to (iv)), the itemized part of line 11(a) and 17(a) itself, contributions,
#: transfers and loans made, refunds to committees (104.3(b)(3) and (4)), allocated activity
#: (104.10(b)(3) and (4)), coordinated party expenditures (104.3(b)(3)(viii)).
#: Above $200 a year from or to one party: offsets, other receipts, operating expenditures, other
#: disbursements, independent expenditures, federal election activity (104.3(a)(4)(v) and (vi),
#: (b)(3)(i), (vii) and (ix), (b)(4)(i) and (vi), 104.4(a), 300.36), and refunds to individuals,
#: which are itemized where the gift was (104.3(b)(3)(v), (b)(4)(v)).
SUMMARY_LINES: tuple[SummaryLine, ...] = (
    *_lines(
        "F3",
        True,
        "11AI | individuals, itemized | individuals_itemized | SA11AI",
        "11B | party committees | political_party_contributions | SA11B",
        "11C | other political committees | pac_contributions | SA11C",
        "11D | the candidate | candidate_contributions | SA11D",
        "12 | transfers from authorized committees | transfers_from_authorized | SA12",
        "13A | loans of the candidate | candidate_loans | SA13A",
        "13B | other loans | other_loans | SA13B",
        "18 | transfers to authorized committees | transfers_to_authorized | SB18",
        "19A | repayments to the candidate | candidate_loan_repayments | SB19A",
        "19B | repayments of other loans | other_loan_repayments | SB19B",
        "20B | refunds to party committees | refunds_to_party_committees | SB20B",
        "20C | refunds to other committees | refunds_to_other_committees | SB20C",
    ),
    *_lines(
        "F3",
        False,
        "14 | offsets to operating expenditures | offset_to_operating_expenditures | SA14",
        "15 | other receipts | other_receipts | SA15",
        "17 | operating expenditures | operating_expenditures | SB17",
        "20A | refunds to individuals | refunds_to_individuals | SB20A",
        "21 | other disbursements | other_disbursements | SB21",
    ),
    *_lines(
        "F3P",
        True,
        "16 | federal funds | federal_funds | SA16",
        "17AI | individuals, itemized | individuals_itemized | SA17A SA17AI",
        "17B | party committees | political_party_contributions | SA17B",
        "17C | other political committees | pac_contributions | SA17C",
        "17D | the candidate | candidate_contributions | SA17D",
        "18 | transfers from other authorized committees"
        " | transfers_from_aff_other_party_cmttees | SA18",
        "19A | loans of the candidate | candidate_loans | SA19A",
        "19B | other loans | other_loans | SA19B",
        "24 | transfers to authorized committees | transfers_to_authorized | SB24",
        "27A | repayments to the candidate | candidate_loan_repayments | SB27A",
        "27B | repayments of other loans | other_loan_repayments | SB27B",
        "28B | refunds to party committees | refunds_to_party_committees | SB28B",
        "28C | refunds to other committees | refunds_to_other_committees | SB28C",
    ),
    *_lines(
        "F3P",
        False,
        "20A | offsets to operating expenditures | offset_to_operating_expenditures | SA20A",
        "20B | offsets to fundraising | offset_to_fundraising_expenditures | SA20B",
        "20C | offsets to legal and accounting | offset_to_legal_expenditures | SA20C",
        "21 | other receipts | other_receipts | SA21",
        "23 | operating expenditures | operating_expenditures | SB23",
        "25 | fundraising | fundraising_disbursements | SB25",
        "26 | exempt legal and accounting | exempt_legal_disbursements | SB26",
        "28A | refunds to individuals | refunds_to_individuals | SB28A",
        "29 | other disbursements | other_disbursements | SB29",
    ),
    *_lines(
        "F3X",
        True,
        "11AI | individuals, itemized | individuals_itemized | SA11AI",
        "11B | party committees | political_party_contributions | SA11B",
        "11C | other political committees | pac_contributions | SA11C",
        "12 | transfers from affiliated committees | transfers_from_aff_other_party_cmttees | SA12",
        "13 | loans received | total_loans | SA13",
        "14 | loan repayments received | total_loan_repayments_received | SA14",
        "16 | refunds of contributions made | refunds_of_federal_contributions | SA16",
        "18A | transfers from nonfederal accounts | transfers_from_nonfederal_h3 | H3",
        "18B | transfers from Levin funds | levin_funds | H5",
        "22 | transfers to affiliated committees | transfers_to_affiliated | SB22",
        "23 | contributions to committees | contributions_to_candidates | SB23",
        "25 | coordinated party expenditures | coordinated_expenditures_by_party_committees | SF",
        "26 | loan repayments made | total_loan_repayments_made | SB26",
        "27 | loans made | loans_made | SB27",
        "28B | refunds to party committees | refunds_to_party_committees | SB28B",
        "28C | refunds to other committees | refunds_to_other_committees | SB28C",
    ),
    *_lines(
        "F3X",
        False,
        "15 | offsets to operating expenditures | offsets_to_expenditures | SA15",
        "17 | other federal receipts | other_federal_receipts | SA17",
        "21B | other operating expenditures | other_federal_operating_expenditures | SB21B",
        "24 | independent expenditures | independent_expenditures | SE",
        "28A | refunds to individuals | refunds_to_individuals | SB28A",
        "29 | other disbursements | other_disbursements | SB29",
        "30B | federal election activity, all federal"
        " | federal_election_activity_all_federal | SB30B",
    ),
)


@cache
def of_form(form: str) -> tuple[SummaryLine, ...]:
    """The summary lines of a form; empty for one without such a page."""
    return tuple(line for line in SUMMARY_LINES if line.form == form)


def stated(
    form: str, at: Callable[[str], str | None], names: Mapping[str, int], totals: Iterable[str]
) -> str:
    """What a cover states, as "line=amount" joined by ";"; a line left blank is 0.

    at: gives what stands in a column. names: the columns that its format version has. totals: those
    of totals; where no line of a summary page is for one, it goes by the column's name.
    """
    lines = {name: name for name in totals} | {x.column: x.line for x in of_form(form)}
    return ";".join(
        f"{line}={(at(column) or '0').replace(';', ',')}"
        for column, line in lines.items()
        if column in names
    )


@cache
def relation() -> Mapping[str, Sequence[str | int | None]]:
    """SUMMARY_LINES as columns, for SQL."""
    return {
        "form": [x.form for x in SUMMARY_LINES],
        "line_number": [x.line for x in SUMMARY_LINES],
        "what": [x.what for x in SUMMARY_LINES],
        "supported_by": [" ".join(x.rows) for x in SUMMARY_LINES],
        "whole": [int(x.whole) for x in SUMMARY_LINES],
    }


#: `select` of the stated lines, from `rows` (documents) and `summary_lines` (the relation above).
STATED = """WITH said AS (
    SELECT *, unnest(string_split(stated, ';')) AS one FROM rows WHERE stated <> ''
), parted AS (
    SELECT * EXCLUDE stated, split_part(one, '=', 1) AS line_number,
        split_part(one, '=', 2) AS stated
    FROM said
), read AS (
    SELECT *, {amount} AS amount FROM parted
)
SELECT line, raw,
    CASE WHEN amount IS NULL
        THEN 'the amount it states ' || CASE WHEN what IS NULL THEN 'as ' ELSE 'on line ' END
            || line_number || ' is no number: ' || stated END AS reason,
    other_year, filing_id, filer_id, form, line_number, what, amount,
    string_split(supported_by, ' ') AS supported_by, whole = 1 AS whole
FROM read LEFT JOIN summary_lines USING (form, line_number)
WHERE what IS NOT NULL OR amount IS NULL""".replace("{amount}", dollars("stated"))
