"""What a line of an electronic filing is and whether it counts, by form and line number.

Filings carry no transaction types of FEC's; what a row is follows from the line of the summary page
that it supports. A rule's code is the form and the row type; "*" stands for any form, and a row
that no rule names is kind `other` and counts. Above the table:

- A row with memo code X never counts: its amount is not in the filer's total.
- A conduit's report of a gift that it passed on ("earmarked for ...") does not count: the
  recipient reports the gift, 11 CFR 110.6(c).
- A schedule of loans states what is owed; the loan itself is a receipt on Schedule A.
"""

from __future__ import annotations

from collections.abc import Iterable

from itemized.sources._base import Rule

_IN, _OUT = "receipt", "disbursement"
_F3 = "Form 3 Detailed Summary Page"
_F3P = "Form 3P Detailed Summary Page"
_F3X = "Form 3X Detailed Summary Page"


def _rules(cite: str, kind: str, side: str, codes: str, sign: int = 1) -> tuple[Rule, ...]:
    return tuple(
        Rule(code.replace("_", " "), kind, side, True, None, cite, sign=sign)
        for code in codes.split()
    )


RULES: tuple[Rule, ...] = (
    # Form 3: campaigns for House and Senate
    *_rules(f"{_F3}, lines 11(a) to (d)", "contribution", _IN, "F3_SA11AI F3_SA11AII F3_SA11A"),
    *_rules(f"{_F3}, lines 11(b) to (d)", "contribution", _IN, "F3_SA11B F3_SA11C F3_SA11D"),
    *_rules(f"{_F3}, line 12", "transfer", _IN, "F3_SA12"),
    *_rules(f"{_F3}, line 13", "loan", _IN, "F3_SA13A F3_SA13B"),
    *_rules(f"{_F3}, line 14", "operating", _OUT, "F3_SA14", sign=-1),
    *_rules(f"{_F3}, line 17", "operating", _OUT, "F3_SB17"),
    *_rules(f"{_F3}, line 18", "transfer", _OUT, "F3_SB18"),
    *_rules(f"{_F3}, line 19", "loan_repayment", _OUT, "F3_SB19A F3_SB19B"),
    *_rules(f"{_F3}, line 20", "refund", _IN, "F3_SB20A F3_SB20B F3_SB20C", sign=-1),
    # Form 3P: campaigns for President
    *_rules(f"{_F3P}, lines 17(a) to (d)", "contribution", _IN, "F3P_SA17A F3P_SA17AI F3P_SA17B"),
    *_rules(f"{_F3P}, lines 17(c) and (d)", "contribution", _IN, "F3P_SA17C F3P_SA17D"),
    *_rules(f"{_F3P}, line 18", "transfer", _IN, "F3P_SA18"),
    *_rules(f"{_F3P}, line 19", "loan", _IN, "F3P_SA19A F3P_SA19B"),
    *_rules(f"{_F3P}, line 20", "operating", _OUT, "F3P_SA20A F3P_SA20B F3P_SA20C", sign=-1),
    *_rules(f"{_F3P}, lines 23, 25, 26", "operating", _OUT, "F3P_SB23 F3P_SB25 F3P_SB26"),
    *_rules(f"{_F3P}, line 24", "transfer", _OUT, "F3P_SB24"),
    *_rules(f"{_F3P}, line 27", "loan_repayment", _OUT, "F3P_SB27A F3P_SB27B"),
    *_rules(f"{_F3P}, line 28", "refund", _IN, "F3P_SB28A F3P_SB28B F3P_SB28C", sign=-1),
    # Form 3X: PACs and parties
    *_rules(f"{_F3X}, line 11", "contribution", _IN, "F3X_SA11AI F3X_SA11A F3X_SA11B F3X_SA11C"),
    *_rules(f"{_F3X}, line 12", "transfer", _IN, "F3X_SA12"),
    *_rules(f"{_F3X}, line 13", "loan", _IN, "F3X_SA13"),
    *_rules(f"{_F3X}, line 14", "loan_repayment", _IN, "F3X_SA14"),
    *_rules(f"{_F3X}, line 15", "operating", _OUT, "F3X_SA15", sign=-1),
    *_rules(f"{_F3X}, line 16", "refund", _OUT, "F3X_SA16", sign=-1),
    *_rules(f"{_F3X}, line 21", "operating", _OUT, "F3X_SB21A F3X_SB21B F3X_SB21"),
    *_rules(f"{_F3X}, line 22", "transfer", _OUT, "F3X_SB22"),
    *_rules(f"{_F3X}, line 23", "contribution", _OUT, "F3X_SB23"),
    *_rules(f"{_F3X}, line 26", "loan_repayment", _OUT, "F3X_SB26"),
    *_rules(f"{_F3X}, line 27", "loan", _OUT, "F3X_SB27"),
    *_rules(f"{_F3X}, line 28", "refund", _IN, "F3X_SB28A F3X_SB28B F3X_SB28C", sign=-1),
    *_rules(f"{_F3X}, line 30", "operating", _OUT, "F3X_SB30B"),
    # any form
    *_rules("Schedule E; 11 CFR 104.4", "independent_expenditure", _OUT, "*_SE *_F57"),
    *_rules("Schedule F; 11 CFR 109.32", "coordinated", _OUT, "*_SF"),
    *_rules("Schedules H4 and H6; 11 CFR 106.7", "operating", _OUT, "*_H4 *_H6"),
    *_rules("Schedules H3 and H5; 11 CFR 106.7(f)", "other", _IN, "*_H3 *_H5"),
    *_rules("Form 5 line 6; Form 6; Form 9 line 10", "contribution", _IN, "*_F56 *_F65 *_F92"),
    *_rules("Form 7; 11 CFR 104.6", "other", _OUT, "*_F76"),
    *_rules("Form 9; 11 CFR 104.20", "electioneering", _OUT, "*_F93"),
    *_rules("Form 13 line 7; 11 CFR 104.21", "contribution", _IN, "*_F132"),
    *_rules("Form 13 line 8; 11 CFR 104.21", "refund", _IN, "*_F133", sign=-1),
    Rule("* SC", "loan", _IN, False, "sub_item", "Schedule C; 11 CFR 104.3(d): what is owed"),
    Rule("* F3P31", "other", _IN, False, "sub_item", "Form 3P line 31: items still to be sold"),
    Rule("* SA3L", "contribution", _IN, False, "repeated", "Form 3L; 11 CFR 104.22"),
)


def _text(value: str | None) -> str:
    return "NULL" if value is None else f"'{value}'"


def rules_sql(rules: Iterable[Rule] = RULES) -> str:
    """The table as rows of a VALUES list: form, row_type, kind, side, counted, why_not, sign.

    >>> print(rules_sql([Rule("F3X SA16", "refund", "disbursement", True, None, "", sign=-1)]))
    ('F3X', 'SA16', 'refund', 'disbursement', true, NULL, -1)
    """
    return ",\n    ".join(
        f"({', '.join(_text(part) for part in r.code.split(' '))}, {_text(r.kind)},"
        f" {_text(r.side)}, {str(r.counted).lower()}, {_text(r.why_not)}, {r.sign})"
        for r in rules
    )
