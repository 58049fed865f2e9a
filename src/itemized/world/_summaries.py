"""Summary lines of committees and candidates (webk, weball), added up from the rows.

Two of them do not agree with the rows, as happens: QUILLFEATHER FOR SENATE has gifts too small to
be itemized, and LANTERN STREET PAC has interest from its bank.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from itemized.world import cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from itemized.world._shapes import Committee, Expense, Row

THROUGH = "12/31/2022"
UNITEMIZED = {cast.QUILLFEATHER.id: Decimal("4321.09")}
INTEREST = {cast.LANTERN.id: Decimal("17.25")}
START = Decimal("10000.00")

#: The line of a summary that a row of each type adds to. Earmarks at the conduit (24T, 24I) and
#: joint-fundraising memos (15J) add to none.
LINES = {
    "10": "individuals",
    "15": "individuals",
    "15E": "individuals",
    "31": "other_receipts",
    "15C": "candidate",
    "16C": "candidate_loans",
    "18K": "committees",
    "18G": "transfers_in",
    "22Y": "refunds",
    "24K": "to_committees",
    "24G": "transfers_out",
    "24E": "outside",
    "24A": "outside",
}
_IN = (
    "individuals",
    "other_receipts",
    "candidate",
    "candidate_loans",
    "committees",
    "transfers_in",
)
_OUT = ("refunds", "to_committees", "transfers_out", "outside", "operating")

Sums = dict[str, Decimal]


def _sums(rows: Iterable[Row], expenses: Iterable[Expense]) -> dict[str, Sums]:
    found: dict[str, Sums] = defaultdict(lambda: defaultdict(Decimal))
    for row in rows:
        line = LINES.get(row.type)
        if line and not row.memo:
            found[row.filer][line] += row.amount
    for expense in expenses:
        found[expense.filer]["operating"] += Decimal(expense.cents) / 100
    for filer, amount in UNITEMIZED.items():
        found[filer]["individuals"] += amount
    for filer, amount in INTEREST.items():
        found[filer]["other_receipts"] += amount
    return found


def _shown(amount: Decimal) -> str:
    """As FEC writes it: no zeros at the end."""
    return f"{amount:.2f}".rstrip("0").rstrip(".") or "0"


def committee_summaries(
    rows: Iterable[Row], expenses: Iterable[Expense], committees: Iterable[Committee]
) -> list[list[str]]:
    """The lines of webk: 27 fields; those of a committee that never filed are empty."""
    found = _sums(rows, expenses)
    return [_webk(c, found.get(c.id)) for c in committees]


def _webk(c: Committee, sums: Sums | None) -> list[str]:
    head = [c.id, c.name, c.type, c.designation, c.reports]
    if sums is None:
        return [*head, *[""] * 22]
    receipts = sum((sums[k] for k in _IN), Decimal())
    spent = sum((sums[k] for k in _OUT), Decimal())
    zero = Decimal()
    amounts = [
        receipts,
        sums["transfers_in"],
        sums["individuals"],
        sums["committees"],
        sums["candidate"],
        sums["candidate_loans"],
        sums["candidate_loans"],
        spent,
        sums["transfers_out"],
        sums["refunds"],
        zero,
        zero,
        zero,
        START,
        START + receipts - spent,
        sums["candidate_loans"],
        zero,
        sums["to_committees"],
        sums["outside"],
        zero,
        zero,
    ]
    return [*head, *map(_shown, amounts), THROUGH]


def all_candidates(rows: Iterable[Row], expenses: Iterable[Expense]) -> list[list[str]]:
    """The lines of weball and webl: 30 fields a candidate."""
    found = _sums(rows, expenses)
    lines = []
    for c in cast.CANDIDATES:
        sums = found[c.committee]
        receipts = sum((sums[k] for k in _IN), Decimal())
        spent = sum((sums[k] for k in _OUT), Decimal())
        zero = Decimal()
        money = [
            receipts,
            sums["transfers_in"],
            spent,
            sums["transfers_out"],
            START,
            START + receipts - spent,
            sums["candidate"],
            sums["candidate_loans"],
            zero,
            zero,
            zero,
            sums["candidate_loans"],
            sums["individuals"],
        ]
        lines.append(
            [
                c.id,
                c.name,
                c.status,
                "3",
                c.party,
                *map(_shown, money),
                c.state,
                c.district,
                "",
                "",
                "",
                "",
                "",
                _shown(sums["committees"]),
                "0",
                THROUGH,
                _shown(sums["refunds"]),
                "0",
            ]
        )
    return lines
