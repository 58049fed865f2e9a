"""Sides that rows are on, and what those that count come to on each.

What parties gave, received and spent is summed by kind, and each of these sums is one direction of
money. What is left counts too: loans and their repayments, what a vendor was paid, payments of
another kind. It is told by direction as well, since money in and money out are no one sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from itemized.entities._near import Near, of_side, sum_of
from itemized.entities.find import Stretches, within
from itemized.entities.identify import bare
from itemized.model_rows import RowsAsked
from itemized.model_sums import SIDES, Summed

_OF_PARTIES = tuple(side for side in SIDES if side != "all")
#: Of anyone whatever was paid was also received.
_OF_ANYONE = ("given", "spent", "paid_besides")
_GIFT, _SPENT = "list_contains($gifts, kind)", "list_contains($spending, kind)"
#: Of which kinds a row is by its side.
KINDS = {
    "given": _GIFT,
    "received": _GIFT,
    "spent": _SPENT,
    "paid_besides": f"NOT {_GIFT} AND NOT {_SPENT}",
    # what a vendor was paid is its payer's spending, and no sum of the vendor's
    "received_besides": f"NOT {_GIFT}",
}
_SUM = "count(*) FILTER ({of}), coalesce(sum(amount) FILTER ({of}), 0)::DECIMAL(18, 2)"


def kinds_of(asked: RowsAsked) -> str | None:
    """The condition of a row's kind by the side asked about; None where that is any."""
    if asked.side == "received_besides" and not asked.entities:
        return KINDS["paid_besides"]
    return KINDS.get(asked.side)


def sides_of(asked: RowsAsked) -> Sequence[str]:
    """The sides that rows asked for are summed by; none where one sum tells all of them: of one
    side, behind a total of the filer's own, or left out of totals."""
    if asked.side != "all" or asked.why or asked.stated:
        return ()
    return _OF_PARTIES if asked.entities else _OF_ANYONE


def one_sum(asked: RowsAsked) -> bool:
    """Whether rows asked for run one way, so that they have a sum."""
    return not (sides_of(asked) and asked.entities)


def sums_near(rows: Iterable[Near], asked: RowsAsked, parties: Stretches | None) -> list[Summed]:
    """What those of few rows that count come to on each side."""
    held = [*rows]
    return [Summed(side, *sum_of(of_side(held, side, parties))) for side in sides_of(asked)]


def sums_text(asked: RowsAsked, entries: str, paid: str, got: str) -> str:
    """The query of how many rows there are, what those that count come to, and the same of each
    side. paid, got: whether a row was paid by, and paid to, whom it is asked of."""
    each = (f"known AND {_told(asked, side, paid, got)}" for side in sides_of(asked))
    sums = [_SUM.replace("{of}", of) for of in each]
    text = bare("account_count").replace("{sums}", "".join(f",\n    {each}" for each in sums))
    return text.replace("{entries}", entries)


def _told(asked: RowsAsked, side: str, paid: str, got: str) -> str:
    if not asked.entities:
        return KINDS[side]
    theirs = {
        "received": f"coalesce({got}, false)",
        "received_besides": f"coalesce({got}, false) AND NOT coalesce({paid}, false)",
    }.get(side, f"coalesce({paid}, false)")
    return f"{theirs} AND {KINDS[side]}"


def told_sql(asked: RowsAsked) -> str:
    """SQL: of a row of parties asked for on any side the sides it is on, one behind another; with
    $ids, $gifts and $spending."""
    paid, got = (f"list_contains($ids, {each}_id)" for each in ("payer", "payee"))
    each = [
        f"CASE WHEN {_told(asked, side, paid, got)} THEN '{side}' END" for side in sides_of(asked)
    ]
    return f"concat_ws(' ', {', '.join(each)})"


def sums_of(asked: RowsAsked, told: Sequence[Any]) -> list[Summed]:
    """The sums by side, out of what follows the first two columns of that query."""
    each = zip(told[::2], told[1::2], strict=True)
    return [
        Summed(side, n, Decimal(total))
        for side, (n, total) in zip(sides_of(asked), each, strict=True)
    ]


def ways(parties: Stretches) -> tuple[str, str]:
    """Whether parties paid a row, and whether it was paid to them, by the numbers it has."""
    return f"({within('payer_key', parties)})", f"({within('payee_key', parties)})"
