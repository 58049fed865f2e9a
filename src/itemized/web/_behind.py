"""Where the figures of who stands behind an account lead on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from itemized.desk import Desk
from itemized.export import _routes as words
from itemized.model import Kind
from itemized.model_rows import CLASSES, NONE, RowsAsked
from itemized.trace import Behind, Class, Stands, Traced, Wanted, received, unnamed_rows
from itemized.web._asked import NAMED
from itemized.web._asked_lists import MOST_ROUTES
from itemized.web._shown import address, entity_address, record_address, rows_address


class Lot(NamedTuple):
    """Rows of a figure: their address, what they come to, and whether they were given back."""

    rows: str
    amount: Decimal
    back: bool


@dataclass(frozen=True)
class Figure:
    """Where a figure leads. exact: its lots come to just it, to the cent."""

    amount: Decimal
    lots: tuple[Lot, ...]

    @property
    def came(self) -> Decimal:
        """What the lots come to."""
        return sum((lot.amount for lot in self.lots), Decimal(0))

    @property
    def exact(self) -> bool:
        """Whether that is just the figure."""
        return self.came == self.amount


@dataclass(frozen=True)
class BehindSite:
    """said: the sentence on the undisclosed. classes: the words of each. total: the rows that came.
    straight: those of each class, by its name. notes: why rows come to another sum than a figure.
    party and row: the page of one. ways: the trace from a giver to the account.
    """

    said: str
    classes: Mapping[str, str]
    total: Figure
    straight: Mapping[str, Figure]
    notes: Sequence[str]
    party: Callable[[str], str]
    ways: Callable[[Behind], str]
    row: Callable[[str], str]


def _straight(of: Class, lots: Sequence[RowsAsked], led: Callable[..., Figure]) -> Figure:
    """The rows of what a class paid the account itself: those of all such payers or, of committees
    of which some were looked behind, of the others by their ids, so
    many in an address as it has room for."""
    if of.name == "unnamed":
        return led(of.direct, [_of_payers(lot, (NONE,)) for lot in lots])
    if of.name not in CLASSES or not of.direct:
        return Figure(of.direct, ())
    found = led(of.direct, [_of_kind(lot, of.name) for lot in lots])
    if found.exact or not of.payers:
        return found
    several = (of.payers[n : n + NAMED] for n in range(0, len(of.payers), NAMED))
    return led(of.direct, [_of_payers(lot, some) for some in several for lot in lots])


_FEWER = (
    "Where rows come to less than the figure they are of, something was taken back of which no"
    " loaded row holds the payment (a check of before that bounced): that takes nothing off the"
    " figure."
)
_MORE = (
    "Where rows come to more than the figure they are of, some have no day, or went between"
    " accounts that are taken together here: these are not in the figure."
)


def _notes(figures: Sequence[Figure]) -> list[str]:
    said = (
        (any(f.came < f.amount for f in figures), _FEWER),
        (any(f.came > f.amount for f in figures), _MORE),
    )
    return [note for holds, note in said if holds]


def _of_kind(lot: RowsAsked, kind: str) -> RowsAsked:
    """Those of a lot by what the others are: those it was paid by or, given back, who gave it."""
    if lot.recipients:
        return replace(lot, giver_kind=kind)
    return replace(lot, recipient_kind=kind)


def _of_payers(lot: RowsAsked, payers: tuple[str, ...]) -> RowsAsked:
    if lot.recipients:
        return replace(lot, givers=payers)
    return replace(lot, recipients=payers)


def _narrowed(asked: Wanted) -> dict[str, Any]:
    """The days that narrow a question, as addresses of pages have them."""
    return {
        "from": asked.start,
        "to": asked.end - timedelta(days=1) if asked.end else None,
        "as_of": str(asked.as_of) if asked.as_of else None,
    }


def _lots(held: Desk, lots: Iterable[RowsAsked], narrowed: Mapping[str, Any]) -> tuple[Lot, ...]:
    found = [(lot, held.rows_of(lot, limit=1)) for lot in lots]
    return tuple(
        Lot(_address(lot, narrowed), -total if back else total, back)
        for lot, rows in found
        if rows.n and (total := rows.total) is not None
        for back in [lot.kinds == (Kind.REFUND,)]
    )


def not_named(held: Desk, traced: Traced) -> tuple[Lot, ...]:
    """Rows of the one party that was asked about which name nobody at their other end, and are in
    no route."""
    return _lots(held, unnamed_rows(traced), _narrowed(traced.wanted))


def behind_site(held: Desk, stands: Stands, name: str) -> BehindSite:
    """Those of an answer. name: as the account was asked for; it may be several's."""
    asked, account = stands.wanted, [m.entity_id for m in stands.account]
    day, narrowed = str(asked.as_of) if asked.as_of else None, _narrowed(asked)

    def led(amount: Decimal, lots: Iterable[RowsAsked]) -> Figure:
        return Figure(amount, _lots(held, lots, narrowed))

    lots = received(stands.account, asked)
    total = led(stands.total, lots)
    straight = {of.name: _straight(of, lots, led) for of in stands.classes}

    def ways(giver: Behind) -> str:
        return address(
            "/trace",
            giver=giver.entity_id,
            recipient=account[0] if len(account) == 1 else name,
            hops=asked.hops,
            limit=min(MOST_ROUTES, max(asked.limit, giver.routes)),
            kind=asked.kinds,
            source=asked.sources,
            **narrowed,
        )

    return BehindSite(
        words.stands_sentence(stands),
        words.CLASSES,
        total,
        straight,
        _notes([total, *straight.values()]),
        lambda entity_id: entity_address(entity_id, as_of=day),
        ways,
        lambda entry_key: record_address(entry_key, as_of=day),
    )


def _address(lot: RowsAsked, narrowed: Mapping[str, Any]) -> str:
    return rows_address(
        giver=lot.givers,
        recipient=lot.recipients,
        giver_kind=lot.giver_kind,
        recipient_kind=lot.recipient_kind,
        candidate=NONE,
        kind=lot.kinds,
        source=lot.source,
        counted="true",
        **narrowed,
    )
