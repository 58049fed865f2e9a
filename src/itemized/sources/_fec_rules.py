"""What each of FEC's transaction type codes is, and whether its rows count toward totals.

The codes are those of FEC's page "Transaction type code descriptions", with three that openFEC's
`is_coded_individual` names besides (30E, 31E, 32E). Every rule is a row: its code, kind, side,
whether it counts, why not, and where that is laid down. Two things hold above the table:

- A row with MEMO_CD X never counts, whatever its code: its amount is not in the filer's total.
- A code that is not in the table is kind `other`: it counts, so that it is not hidden among the
  rows left out, and it is among neither gifts nor spending. Its side follows FEC's numbering (1x
  and 3x are receipts, 2x and 4x disbursements).

Side says who the other party is: on a receipt it is the payer, on a disbursement the payee. A
refund goes by the gift it takes back: the giver stays the payer and the sign is -1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from itemized.sources._base import Rule, Total

_RECEIPT, _DISBURSEMENT = "receipt", "disbursement"

_CODES = "FEC, Transaction type code descriptions"
_GIFT = f"{_CODES}; 11 CFR 104.3(a)(4)"
_MEMO = f"{_CODES} (Memo); 11 CFR 102.17(c)(8): the joint fundraising committee reports the gift"
_EARMARK = f"{_CODES}; 11 CFR 110.6(c)(2): the recipient reports the gift and its conduit"
_CONDUIT = f"{_CODES}; 11 CFR 110.6(c)(1): the conduit's own report of the recipient's receipt"
_IN_KIND = f"{_CODES}; 11 CFR 104.13"
_LOAN = f"{_CODES}; 11 CFR 104.3(d)"
_FORGIVEN = f"{_CODES}; 11 CFR 100.52: a loan forgiven becomes a contribution"
_REFUND = f"{_CODES}; openFEC disbursement_purpose: REFUNDS; 11 CFR 104.3(b)"
_GOT_BACK = f"{_CODES}; Form 3X line 16: refunds of contributions made"
_OFFSET = f"{_CODES}; Form 3X line 15: offsets to operating expenditures"
_BUNDLED = f"{_CODES}; 11 CFR 104.22: Form 3L repeats what the report itemizes giver by giver"
_INAUGURAL = f"{_CODES}; 11 CFR 104.21"
_LEVIN = f"{_CODES}; 11 CFR 300.36"
_ACCOUNT = f"{_CODES}; 52 U.S.C. 30116(a)(9)"
_ACCOUNT_EARMARK = "openFEC is_coded_individual; 11 CFR 110.6(c)(2); 52 U.S.C. 30116(a)(9)"
_SPENT = f"{_CODES}; 11 CFR 104.3(b)"
_INDEPENDENT = f"{_CODES}; 11 CFR 104.4"
_PARTY_SPENT = f"{_CODES}; 11 CFR 109.32"
_MEMBERS = f"{_CODES}; 11 CFR 104.6: communication costs, Form 7"
_BROADCAST = f"{_CODES}; 11 CFR 104.20"


def _gifts(*codes: str, cite: str = _GIFT) -> tuple[Rule, ...]:
    return tuple(Rule(code, "contribution", _RECEIPT, True, None, cite) for code in codes)


def _memos(*codes: str) -> tuple[Rule, ...]:
    return tuple(Rule(code, "contribution", _RECEIPT, False, "memo", _MEMO) for code in codes)


def _refunds(*codes: str, cite: str = _REFUND) -> tuple[Rule, ...]:
    return tuple(Rule(code, "refund", _RECEIPT, True, None, cite, sign=-1) for code in codes)


def _loans(kind: str, side: str, *codes: str) -> tuple[Rule, ...]:
    return tuple(Rule(code, kind, side, True, None, _LOAN) for code in codes)


def _spending(kind: str, *codes: str, cite: str = _SPENT) -> tuple[Rule, ...]:
    return tuple(Rule(code, kind, _DISBURSEMENT, True, None, cite) for code in codes)


#: Operating expenditures (oppexp): FEC gives these rows no transaction type. Negative amounts are
#: voids and refunds, and stay as filed.
OPERATING = Rule(
    "oppexp",
    "operating",
    _DISBURSEMENT,
    True,
    None,
    "FEC, Operating expenditures file description; Form 3 line 17, 3P line 23, 3X line 21",
)

RULES: tuple[Rule, ...] = (
    # gifts received
    *_gifts("10", "11", "15", "15C", "18K", "18U"),
    *_gifts("13", cite=_INAUGURAL),
    *_gifts("19", cite=_BROADCAST),
    *_gifts("15F", cite=_FORGIVEN),
    Rule("15Z", "in_kind", _RECEIPT, True, None, _IN_KIND),
    Rule("18G", "transfer", _RECEIPT, True, None, _GIFT),
    # gifts through a conduit: the recipient's row counts, the conduit's three do not
    Rule("15E", "earmark", _RECEIPT, True, None, _EARMARK),
    Rule("15I", "earmark", _RECEIPT, False, "conduit_copy", _CONDUIT),
    Rule("15T", "earmark", _RECEIPT, False, "conduit_copy", _CONDUIT),
    # the contributor stays the other party of what a conduit passed on, and the payer
    Rule("24I", "earmark", _RECEIPT, False, "conduit_copy", _CONDUIT),
    Rule("24T", "earmark", _RECEIPT, False, "conduit_copy", _CONDUIT),
    # joint fundraising: counted where it was raised, not again at each partner
    *_memos("10J", "11J", "15J", "18J", "19J"),
    *_memos("30J", "31J", "32J", "30F", "31F", "32F"),
    # bundled gifts: Form 3L names the lobbyist beside gifts that the report itemizes
    Rule("18L", "contribution", _RECEIPT, False, "repeated", _BUNDLED),
    Rule("28L", "refund", _RECEIPT, False, "repeated", _BUNDLED, sign=-1),
    # national parties' convention, headquarters and recount accounts
    *_gifts("30", "30T", "30K", "31", "31T", "31K", "32", "32T", "32K", cite=_ACCOUNT),
    Rule("30G", "transfer", _RECEIPT, True, None, _ACCOUNT),
    Rule("31G", "transfer", _RECEIPT, True, None, _ACCOUNT),
    Rule("32G", "transfer", _RECEIPT, True, None, _ACCOUNT),
    Rule("30E", "earmark", _RECEIPT, True, None, _ACCOUNT_EARMARK),
    Rule("31E", "earmark", _RECEIPT, True, None, _ACCOUNT_EARMARK),
    Rule("32E", "earmark", _RECEIPT, True, None, _ACCOUNT_EARMARK),
    *_spending("operating", "40", "41", "42", cite=_ACCOUNT),
    # gifts given back by the filer: the giver is the other party, and the payer
    *_refunds("20Y", "21Y", "22R", "22Y", "22Z"),
    *_refunds("23Y", cite=_INAUGURAL),
    *_refunds("40T", "40Y", "40Z", "41T", "41Y", "41Z", "42T", "42Y", "42Z", cite=_ACCOUNT),
    # gifts given back to the filer, who is the giver
    Rule("17R", "refund", _DISBURSEMENT, True, None, _GOT_BACK, sign=-1),
    # payments that came back: less was spent with the other party
    Rule("17U", "operating", _DISBURSEMENT, True, None, _OFFSET, sign=-1),
    Rule("17Y", "operating", _DISBURSEMENT, True, None, _OFFSET, sign=-1),
    Rule("17Z", "operating", _DISBURSEMENT, True, None, _OFFSET, sign=-1),
    # loans, each from lender to borrower, and repayments back
    *_loans("loan", _RECEIPT, "16C", "16F", "16G", "16H", "16R", "16U"),
    *_loans("loan", _DISBURSEMENT, "22G", "22H", "22X"),
    *_loans("loan_repayment", _RECEIPT, "16J", "16K", "16L"),
    *_loans("loan_repayment", _DISBURSEMENT, "20C", "20F", "20G", "20R"),
    *_loans("loan_repayment", _DISBURSEMENT, "22J", "22K", "22L", "22U"),
    # gifts made by the filer
    *_spending("contribution", "24K", "24P", "24U"),
    *_spending("transfer", "24G"),
    *_spending("in_kind", "24Z", cite=_IN_KIND),
    # spending for and against candidates: the other party is the vendor, OTHER_ID the candidate
    Rule(
        "24A",
        "independent_expenditure",
        _DISBURSEMENT,
        True,
        None,
        _INDEPENDENT,
        support_oppose="oppose",
    ),
    Rule(
        "24E",
        "independent_expenditure",
        _DISBURSEMENT,
        True,
        None,
        _INDEPENDENT,
        support_oppose="support",
    ),
    Rule("24C", "coordinated", _DISBURSEMENT, True, None, _PARTY_SPENT, support_oppose="support"),
    Rule("24F", "other", _DISBURSEMENT, True, None, _MEMBERS, support_oppose="support"),
    Rule("24N", "other", _DISBURSEMENT, True, None, _MEMBERS, support_oppose="oppose"),
    Rule("29", "electioneering", _DISBURSEMENT, True, None, _BROADCAST),
    # the rest
    *_spending("operating", "24R"),
    *_spending("operating", "20A", "20B", "20D", "20V", cite=_LEVIN),
    *_spending("other", "20", "24H"),
    Rule("12", "other", _RECEIPT, True, None, _LEVIN),
    Rule("18H", "other", _RECEIPT, True, None, _GIFT),
)


def _text(value: str | None) -> str:
    return "NULL" if value is None else "'" + value.replace("'", "''") + "'"


def rules_sql(rules: Iterable[Rule] = RULES) -> str:
    """The table as rows of a VALUES list: code, kind, side, counted, why_not, sign, support_oppose.

    >>> print(rules_sql([Rule("22Y", "refund", "receipt", True, None, "FEC", sign=-1)]))
    ('22Y', 'refund', 'receipt', true, NULL, -1, NULL)
    """
    return ",\n    ".join(
        f"({_text(r.code)}, {_text(r.kind)}, {_text(r.side)}, {str(r.counted).lower()},"
        f" {_text(r.why_not)}, {r.sign}, {_text(r.support_oppose)})"
        for r in rules
    )


#: Which schedule of Forms 3, 3P and 3X itemizes each type: A receipts, B disbursements, E
#: independent expenditures (with those of Form 5), F coordinated party expenditures (52 U.S.C.
#: 30104(b)(3)-(6); 11 CFR 104.3(a)(4), (b)(3), 104.4, 109.10; Form 3X, lines 11 to 29). The bulk
#: files name it for operating expenditures only.
SCHEDULES: Mapping[str, tuple[str, ...]] = {
    "SA": (
        *("10", "10J", "11", "11J", "15", "15C", "15E", "15I", "15J", "15T", "15Z"),
        *(
            "16C",
            "16F",
            "16G",
            "16H",
            "16J",
            "16K",
            "16L",
            "16R",
            "16U",
            "17R",
            "17U",
            "17Y",
            "17Z",
        ),
        *("18G", "18H", "18J", "18K", "18U"),
        *(f"3{account}{more}" for account in "012" for more in ("", *"EFGJKT")),
    ),
    "SB": (
        *(
            "20C",
            "20F",
            "20G",
            "20R",
            "21Y",
            "22G",
            "22H",
            "22J",
            "22K",
            "22L",
            "22R",
            "22U",
            "22X",
        ),
        *("22Y", "22Z", "24G", "24H", "24I", "24K", "24P", "24R", "24T", "24U", "24Z"),
        *(f"4{account}{more}" for account in "012" for more in ("", *"TYZ")),
    ),
    "SE": ("24A", "24E"),
    "SF": ("24C",),
}

#: Types that none of these itemizes, or that do not tell: Levin funds (Schedules L-A and L-B),
#: nonfederal accounts until 2002, Forms 3L, 7, 9 and 13, and loans forgiven.
NO_SCHEDULE = (
    *("12", "13", "15F", "18L", "19", "19J", "20", "20A", "20B", "20D", "20V", "20Y", "23Y"),
    *("24F", "24N", "28L", "29"),
)


def schedule_sql() -> str:
    """The schedule of a row by its `type_code`; null where that does not tell it."""
    cases = (
        f"WHEN upper(type_code) IN ({', '.join(map(_text, codes))}) THEN {_text(schedule)}"
        for schedule, codes in SCHEDULES.items()
    )
    return f"CASE {' '.join(cases)} END"


#: Form 3X's summary lines and the transaction types that its instructions put on them. Type 10 is
#: line 11(a) for a Super PAC (committee types O, U), and line 17 for a committee with a separate
#: account (V, W). Receipts of accounts (30, 31, 32) are line 17; a candidate's money stands apart.
TOTALS = (
    Total(
        "contributions from individuals, line 11(a)",
        "from_individuals",
        "itcont",
        "type_code IN ('11', '15', '15E') OR type_code = '10' AND filer_type IN ('O', 'U')",
        partly=True,  # itemized above $200 a year: 52 U.S.C. 30104(b)(3)(A)
    ),
    Total(
        "refunds to individuals, line 28(a)",
        "refunds_to_individuals",
        "itcont",
        "type_code = '22Y'",
        sign=-1,
        partly=True,  # 11 CFR 104.3(b)(3)(v): refunds of itemized gifts
    ),
    Total(
        "transfers from affiliated committees, line 12",
        "transfers_in",
        "itoth",
        "type_code = '18G'",
    ),
    Total(
        "independent expenditures, line 24",
        "independent_expenditures",
        "itoth",
        "type_code IN ('24A', '24E')",
        partly=True,  # itemized above $200: 52 U.S.C. 30104(b)(6)(B)(iii)
    ),
)
