"""The words for what is watched, and for what a load brought that is new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from itemized.model_sums import SIDES as OF_ROWS
from itemized.model_sums import Summed

Day = date  # for classes whose own `date` hides the type's name
#: The sides of rows that are watched: of parties, and of spending on a race by others.
SIDES = (*(side for side in OF_ROWS if side != "all"), "supporting", "opposing", "about")


@dataclass(frozen=True)
class Watch:
    """What somebody wants to hear of.

    kind: donor, committee, party, race or question. names: whose rows, or a race's candidates.
    race: office, state, district and year, as far as given. question: a query of the user's own.
    least: only rows of at least so many dollars, paid or taken back.
    """

    title: str
    kind: str
    names: tuple[str, ...] = ()
    race: tuple[tuple[str, str | int], ...] = ()
    question: str = ""
    least: Decimal | None = None

    @property
    def one_way(self) -> bool:
        """Whether its rows run one way, so that they have a sum: what somebody gave."""
        return self.kind == "donor"


@dataclass(frozen=True)
class Item:
    """A row that is new, changed or gone; of a question the row as JSON, and nothing else."""

    key: str
    date: Day | None = None
    amount: Decimal | None = None
    payer: str | None = None
    payee: str | None = None
    counted: bool | None = None
    why_not: str | None = None
    filed: Day | None = None
    url: str | None = None


@dataclass(frozen=True)
class Lot:
    """Rows of one sort: how many, the sum of those that count, and the largest of them.

    total: None where it would add up what was paid and what was received, or spent for and against
    a candidate. sums: of those that count on each side (SIDES), each by itself.
    """

    n: int = 0
    total: Decimal | None = None
    items: tuple[Item, ...] = ()
    sums: tuple[Summed, ...] = ()


@dataclass(frozen=True)
class News:
    """What one load brought to one watch.

    since, until: the ledgers compared, each by its snapshot and the day it was looked at; `since`
    is None on the first look. gone: rows that are no longer there at all. before: how changed rows
    were, in the order of `changed`.
    """

    watch: Watch
    since: tuple[str, Day] | None
    until: tuple[str, Day]
    rows: int  # that the watch is over now
    added: Lot = Lot()
    changed: Lot = Lot()
    gone: Lot = Lot()
    before: tuple[Item, ...] = ()
    caveats: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything new."""
        return bool(self.added.n or self.changed.n or self.gone.n)


@dataclass(frozen=True)
class Watched:
    """What is new, watch by watch, and what was before that, the newest first."""

    news: tuple[News, ...]
    history: tuple[News, ...]
    snapshot: str
    content: str


def to_json(news: News) -> dict[str, Any]:
    """News as a document: days and amounts are text."""
    document: dict[str, Any] = _plain(asdict(news))
    return document


def from_json(document: Mapping[str, Any]) -> News:
    """The news that `to_json` wrote."""
    watch = document["watch"]
    least = watch["least"]
    of = Watch(
        watch["title"],
        watch["kind"],
        tuple(watch["names"]),
        tuple((k, v) for k, v in watch["race"]),
        watch["question"],
        Decimal(least) if least else None,
    )
    return News(
        watch=of,
        since=_look(document["since"]) if document["since"] else None,
        until=_look(document["until"]),
        rows=document["rows"],
        added=_lot(document["added"], of),
        changed=_lot(document["changed"], of),
        gone=_lot(document["gone"], of),
        before=tuple(map(_item, document["before"])),
        caveats=tuple(document["caveats"]),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, (date, Decimal)) else value


def _look(told: Any) -> tuple[str, Day]:
    return str(told[0]), date.fromisoformat(told[1])


def _lot(told: Mapping[str, Any], watch: Watch) -> Lot:
    # news of a look that kept no sides have one total, which may mix them
    total = Decimal(told["total"]) if watch.one_way else None
    sums = tuple(Summed(side, n, Decimal(of)) for side, n, of in told.get("sums", ()))
    return Lot(told["n"], total, tuple(map(_item, told["items"])), sums)


def _item(told: Mapping[str, Any]) -> Item:
    held = {field.name: told[field.name] for field in fields(Item)}
    for name in ("date", "filed"):
        held[name] = date.fromisoformat(held[name]) if held[name] else None
    held["amount"] = Decimal(held["amount"]) if held["amount"] else None
    return Item(**held)
