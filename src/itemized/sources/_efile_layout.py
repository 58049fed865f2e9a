"""Where each thing stands in a line of an electronic filing, by kind of line and format version.

The columns come from hardmoney's `layout`, which covers FEC's format specifications from version 1
on and those of paper filings keyed in; here its many names become the few that `select` asks for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

#: Kinds of line: hardmoney's table, and the row types (in capitals, whole or to the end) it covers.
#: The first that fits holds. A schedule's name may be followed by the line it supports: SC/10.
MONEY_LINES: tuple[tuple[str, str], ...] = (
    ("SchA3L", "SA3L.*"),
    ("SchA", "SA.*"),
    ("SchB", "SB.*"),
    ("SchC", "SC(/.*|[0-9][0-9].*)?"),
    ("SchE", "SE.*"),
    ("SchF", "SF.*"),
    ("H3", "H3.*"),
    ("H4", "H4.*"),
    ("H5", "H5.*"),
    ("H6", "H6.*"),
    ("F132", "F132.*"),
    ("F133", "F133.*"),
    ("F3P31", "F3P31.*"),
    ("F56", "F56.*"),
    ("F57", "F57.*"),
    ("F65", "F65.*"),
    ("F76", "F76.*"),
    ("F92", "F92.*"),
    ("F93", "F93.*"),
    ("F105", "F105.*"),
)
DETAIL_LINES: tuple[tuple[str, str], ...] = (
    ("SchC1", "SC1(/.*|[^0-9].*)?"),
    ("SchC2", "SC2(/.*|[^0-9].*)?"),
    ("SchD", "SD.*"),
    ("SchI", "SI.*"),
    ("SchL", "SL.*"),
    ("H1", "H1.*"),
    ("H2", "H2.*"),
    ("TEXT", "TEXT.*"),
    ("F1S", "F1S.*"),
    ("F2S", "F2S.*"),
    ("F3S", "F3S.*"),
    ("F3PS", "F3PS.*"),
    ("F3PZ1", "F3PZ1.*"),
    ("F3PZ2", "F3PZ2.*"),
    ("F3Z1", "F3Z1.*"),
    ("F3Z2", "F3Z2.*"),
    ("F3Z", "F3Z.*"),
    ("F82", "F82.*"),
    ("F83", "F83.*"),
    ("F91", "F91.*"),
    ("F94", "F94.*"),
)

#: Every version that FEC's specifications name.
VERSIONS = (
    *("1.00", "2.00", "2.02", "3.00", "5.00", "5.1", "5.2", "5.3", "6.1", "6.2", "6.3", "6.4"),
    *("7.0", "8.0", "8.1", "8.2", "8.3", "8.4", "8.5"),
    *("P1.0", "P2.2", "P2.3", "P2.4", "P2.6", "P3.0", "P3.1", "P3.2", "P3.3", "P3.4"),
)

_WHO = (
    *("contributor", "payee", "lender", "creditor", "guarantor", "controller"),
    "lobbyist_registrant",
)

#: What is asked of a line → the names it goes by in layouts; the first that a layout has counts.
PLACES: Mapping[str, tuple[str, ...]] = {
    "tran": ("transaction_id",),
    "back": ("back_reference_tran_id",),
    "entity": ("entity_type",),
    "whole_name": ("contributor_name", "payee_name", "lender_name", "creditor_name"),
    "organization": (
        "contributor_organization_name",
        "payee_organization_name",
        "lender_organization_name",
        "creditor_organization_name",
        "account_name",
        "communication_type_description",
        "activity_event_name",
        "lobbyist_registrant_organization_name",
        "joint_fund_participant_committee_name",
    ),
    "last": tuple(f"{who}_last_name" for who in _WHO),
    "first": tuple(f"{who}_first_name" for who in _WHO),
    "middle": ("contributor_middle_name", "payee_middle_name", "lender_middle_name"),
    "suffix": ("contributor_suffix", "payee_suffix", "lender_suffix"),
    "city": ("contributor_city", "payee_city", "lender_city"),
    "state": ("contributor_state", "payee_state", "lender_state"),
    "zip": ("contributor_zip_code", "payee_zip_code", "lender_zip_code"),
    "employer": ("contributor_employer", "payee_employer"),
    "occupation": ("contributor_occupation", "payee_occupation"),
    "other": (
        "donor_committee_fec_id",
        "beneficiary_committee_fec_id",
        "lender_committee_id_number",
        "payee_committee_id_number",
        "contributor_fec_id",
    ),
    "candidate": (
        "donor_candidate_fec_id",
        "beneficiary_candidate_fec_id",
        "lender_candidate_id_number",
        "payee_candidate_id_number",
        "candidate_id_number",
    ),
    "support": ("support_oppose_code",),
    "election": ("election_code",),
    "day": (
        "contribution_date",
        "expenditure_date",
        "dissemination_date",
        "donation_date",
        "refund_date",
        "receipt_date",
        "communication_date",
        "item_contribution_aquired_date",
        "loan_incurred_date_terms",
        "loan_incurred_date",
    ),
    "paid_day": ("disbursement_date",),
    "amount": (
        "contribution_amount",
        "expenditure_amount",
        "total_amount",
        "transferred_amount",
        "total_amount_transferred",
        "donation_amount",
        "refund_amount",
        "communication_cost",
        "item_fair_market_value",
        "bundled_amount_period",
        "loan_amount_original",
        "balance_at_close_this_period",
        "guaranteed_amount",
        "loan_amount",
        "col_a_total_receipts",
    ),
    "purpose": (
        "contribution_purpose_descrip",
        "expenditure_purpose_descrip",
        "purpose_of_debt_or_obligation",
        "item_description",
        "text",
    ),
    "memo_code": ("memo_code",),
    "memo": ("memo_text",),
    "conduit": ("conduit_name",),
}


def known(version: str) -> str | None:
    """A version as FEC's specifications name it; null where they name none such.

    A newer one is not read by the columns of its neighbor: FEC has put columns in between others
    (8.1, Schedule E), and an amount would become another.

    >>> known("8.3"), known("3"), known(" 5.0"), known("8.9"), known("x")
    ('8.3', '3.00', '5.00', None, None)
    """
    asked = _number(version)
    return next((v for v in VERSIONS if asked is not None and _number(v) == asked), None)


def _number(version: str) -> tuple[bool, int, int] | None:
    m = re.fullmatch(r"(P?)(\d{1,2})(?:\.(\d{1,2}))?", version.strip().upper())
    return (m[1] == "P", int(m[2]), int((m[3] or "0").ljust(2, "0"))) if m else None


@cache
def columns(table: str, version: str) -> dict[str, int]:
    """Name → position (from 1) of a kind of line; empty where that version has none."""
    import hardmoney  # heavy, and only needed when filings are read

    try:
        return {name: place + 1 for name, place in hardmoney.layout(table, version)}
    except ValueError:
        return {}


@cache
def places() -> Mapping[str, Sequence[str | int | None]]:
    """A relation: table, version, width, and for each of PLACES its position or null."""
    found: dict[str, list[str | int | None]] = {
        name: [] for name in ("class", "version", "width", *PLACES)
    }
    for table, _ in (*MONEY_LINES, *DETAIL_LINES):
        for version in VERSIONS:
            held = columns(table, version)
            if not held:
                continue
            found["class"].append(table)
            found["version"].append(version)
            found["width"].append(max(held.values()))
            for place, names in PLACES.items():
                found[place].append(next((held[n] for n in names if n in held), None))
    return found


def class_of(row_type: str) -> str:
    """SQL CASE from a row type in capitals to its kind of line; null where it is unknown."""
    kinds = (*MONEY_LINES, *DETAIL_LINES)
    whens = " ".join(
        f"WHEN regexp_full_match({row_type}, '{pattern}') THEN '{table}'"
        for table, pattern in kinds
    )
    return f"CASE {whens} END"


#: SQL list of the kinds of line that are no payment.
DETAIL_CLASSES = ", ".join(f"'{table}'" for table, _ in DETAIL_LINES)
