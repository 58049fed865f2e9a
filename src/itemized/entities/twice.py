"""Payments that may stand in a total twice: in the reports of two agencies that nothing pairs, in
a report and its amendment that nothing tells apart, or in two reports whose days overlap.

Both rows count, since two payments may be alike; what is said beside the total is how many there
are, what they come to, and how to see them (decisions 76, 89).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from itemized.entities.identify import bare
from itemized.ledger import Reader
from itemized.model import GIFTS, SPENDING
from itemized.model_filings import Twice
from itemized.money import show_dollars

_SEE = "perhaps_twice has both rows of each."


@dataclass(frozen=True)
class Twin:
    """One of the two rows."""

    pair: int
    days: int
    entry_key: str
    side: str
    payer_id: str | None
    payee_id: str | None
    kind: str
    amount: Decimal


def twins(
    reader: Reader,
    ids: Sequence[str],
    *,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
) -> list[Twin]:
    """Rows of such payments in which one of the parties stands, and which count."""
    asked = {"ids": list(ids), "start": start, "end": end, "as_of": as_of}
    return [Twin(*row) for row in reader.rows(bare("twice"), asked)]


def both(rows: Iterable[Twin], stands: Callable[[Twin], bool]) -> tuple[Twice, ...]:
    """The payments of which both rows stand in a total."""
    found = []
    for _, of in groupby(rows, lambda row: row.pair):
        held = [row for row in of if stands(row)]
        if len(held) == 2:  # by their sides: the payer's row, then the recipient's
            payment, receipt = held
            amount = min(payment.amount, receipt.amount, key=abs)  # of a return it is negative
            found.append(Twice(payment.entry_key, receipt.entry_key, amount, payment.days))
    return tuple(found)


def of_account(
    rows: Sequence[Twin], ids: Sequence[str], to: Sequence[str] | None
) -> tuple[Twice, ...]:
    """Those in what parties paid (to these alone, where given) and in what was paid to them."""
    paid = both(
        rows,
        lambda row: (
            row.payer_id in ids
            and (to is None or row.payee_id in to)
            and row.kind in (*GIFTS, *SPENDING)
        ),
    )
    got = both(
        rows,
        lambda row: (
            row.payee_id in ids and (to is None or row.payee_id in to) and row.kind in GIFTS
        ),
    )
    return tuple(dict.fromkeys((*paid, *got)))


def said(reader: Reader, found: Sequence[Twice]) -> tuple[str, ...]:
    """Sentences on these; none where there are none."""
    abroad = [each for each in found if _source(each.payment) != _source(each.receipt)]
    home = [each for each in found if _source(each.payment) == _source(each.receipt)]
    keys = [key for each in home for key in (each.payment, each.receipt)]
    of = dict(reader.rows(bare("twice_filings"), {"keys": keys})) if home else {}
    overlapping = [each for each in home if of[each.payment] != of[each.receipt]]
    amended = [each for each in home if of[each.payment] == of[each.receipt]]
    return (
        *_in_two_agencies([each for each in abroad if each.amount > 0], "payment", "too much"),
        *_in_two_agencies([each for each in abroad if each.amount <= 0], "return", "too little"),
        *_in_two_reports(overlapping),
        *_in_an_amendment(reader, amended),
    )


def _source(entry_key: str) -> str:
    return entry_key.partition(":")[0]


def _rows(found: Sequence[Twice]) -> tuple[str, str]:
    """How many rows say again what another says, and what they come to."""
    n, total = len(found), sum((each.amount for each in found), Decimal(0))
    return "1 row says" if n == 1 else f"{n:,} rows say", show_dollars(total)


def _in_two_reports(found: Sequence[Twice]) -> tuple[str, ...]:
    if not found:
        return ()
    rows, total = _rows(found)
    sentence = (
        f"Of reports of one filer whose days overlap, {rows} what one of the other report says"
        " (same parties, amount and day), so the same payment may be counted twice here:"
        f" {total} too much, at most. To see them: {_SEE}"
    )
    return (sentence,)


def _in_an_amendment(reader: Reader, found: Sequence[Twice]) -> tuple[str, ...]:
    """At most one of equal rows is in each version of a report; the first of them is not counted
    among those that may be too many."""
    if not found:
        return ()
    rows, total = _rows(found)
    told = (
        f"In amended reports {rows} what another of the same report says (same parties, amount and"
        " day); nothing tells the first report's rows from the amendment's, so the same payment may"
        f" be counted twice here: {total} too much, at most; {_SEE}"
    )
    keys = [each.payment for each in found]
    reports, stated = reader.rows(bare("twice_stated"), {"keys": keys})[0]
    if not reports:
        return (told,)
    whose = "cover of this report states" if reports == 1 else f"covers of {reports:,} such state"
    return (told, f"The last {whose} {show_dollars(stated)} of money received in all.")


def _in_two_agencies(found: Sequence[Twice], name: str, wrong: str) -> tuple[str, ...]:
    """A return that is taken off twice leaves too little."""
    if not found:
        return ()
    n, total = len(found), show_dollars(sum((abs(each.amount) for each in found), Decimal(0)))
    apart = sorted({abs(each.days) for each in found})
    days = f"{apart[0]} to {apart[-1]}" if len(apart) > 1 else str(apart[0])
    unit = "day" if apart == [1] else "days"
    what = f"the same {name}" if n == 1 else f"the same {n:,} {name}s"
    sentence = (
        f"{2 * n:,} rows may be {what} in two agencies' reports (same amount, parties alike,"
        f" {days} {unit} apart), counted twice here: {total} {wrong}, if so; {_SEE}"
    )
    return (sentence,)
