"""What tracing speaks: what is asked for, hops, routes, and who stands behind an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib import resources

from itemized.model import Match, Record

MOST_HOPS = 6


def text(name: str) -> str:
    """The text of one of this folder's .sql files."""
    return (
        resources.files("itemized.trace").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
    )


def dollars(cents: int) -> Decimal:
    """Cents as dollars."""
    return Decimal(cents).scaleb(-2)


@dataclass(frozen=True)
class Wanted:
    """Which routes: of at most `hops` hops, and of each number of hops the `limit` largest.

    start and end bound the day of every payment, half-open. kinds and sources: only payments of
    these (one may stand by itself); none is the usual kinds, and all sources. least: only routes
    that can carry as much. as_of: only what had been filed by then. records: so many rows of each
    hop's payments are told, the largest first; None is all. most: the largest limit that may be
    asked for where this is asked; None is any.
    """

    hops: int = 3
    limit: int = 20
    start: date | None = None
    end: date | None = None
    kinds: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    least: Decimal = Decimal(0)
    as_of: date | None = None
    records: int | None = 50
    most: int | None = None

    def __post_init__(self) -> None:
        """Take one kind or source by itself, and whole dollars, as what they stand for."""
        given = dict(vars(self))
        for name in ("kinds", "sources"):
            if isinstance(given[name], str):
                object.__setattr__(self, name, (given[name],))
        if isinstance(given["least"], int):
            object.__setattr__(self, "least", Decimal(given["least"]))


@dataclass(frozen=True)
class Hop:
    """The payments of a route from one party to the next that fit its order of time.

    at_most: of the money followed, the most that can have come so far by these payments and those
    before (of routes into a party, that can have gone all the way by them and those after).
    kinds: each with its number of payments and their sum; `kind` is the largest. side: of spending
    on a candidate (the payee then): support, oppose, or about. records: the largest of them.
    conduits: through whom earmarked gifts among them came: id, name, payments, sum. split: of what
    a joint committee paid, what the payee reports as that of the one before, `split_of`: memo rows
    and their sum; `split_unnamed` of these name no joint committee, and may be of another's money.
    payer_ids, payee_ids: where several parties are taken together, all of them. first, last: the
    receiver's days. apart: the two days of those that the payer reports on another, the receiver's
    first; then `window` is between which days the money can have gone, and `gaps` how many other
    payments, that do not fit its order of time, are between first and last.
    """

    payer_id: str
    payer: str
    payee_id: str
    payee: str
    kind: str
    n: int
    total: Decimal
    at_most: Decimal
    first: date
    last: date
    records: tuple[Record, ...] = ()
    kinds: tuple[tuple[str, int, Decimal], ...] = ()
    side: str | None = None
    conduits: tuple[tuple[str, str, int, Decimal], ...] = ()
    split: tuple[int, Decimal] | None = None
    split_of: str = ""
    split_unnamed: int = 0
    payer_ids: tuple[str, ...] = ()
    payee_ids: tuple[str, ...] = ()
    apart: tuple[tuple[date, date], ...] = ()
    gaps: int = 0
    window: tuple[date, date] | None = None

    @property
    def within(self) -> tuple[date, date]:
        """Between which days its money can have gone."""
        return self.window or (self.first, self.last)


@dataclass(frozen=True)
class Route:
    """A chain of payments in order of time, and how much can have gone all the way.

    at_most: of what the last payee got here, the most that can have been the first payer's money.
    at_least: the least that must have been; None where the records do not tell, and `why` says why.
    returns: the last payee stands on the route before.
    """

    hops: tuple[Hop, ...]
    at_most: Decimal
    at_least: Decimal | None
    why: str = ""
    returns: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The parties, in order."""
        return (self.hops[0].payer, *(hop.payee for hop in self.hops))

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids, in order."""
        return (self.hops[0].payer_id, *(hop.payee_id for hop in self.hops))


@dataclass(frozen=True)
class Together:
    """The bounds over all routes between two parties that end alike.

    side: None of those that end in money or goods; of spending on a candidate support, oppose or
    about, since what was spent for and against somebody is no one sum. n: how many routes.
    """

    side: str | None
    n: int
    at_most: Decimal
    at_least: Decimal | None


@dataclass(frozen=True)
class Cut:
    """That of the routes of so many hops only the largest are shown. of: how many there are; None
    where that was not counted, and is more."""

    hops: int
    shown: int
    of: int | None


@dataclass(frozen=True)
class Traced:
    """Routes of money, the largest first.

    start and finish: the parties asked for; empty is anyone. together: of a trace between two, the
    bounds over all of `routes` that end alike. complete: whether none was left
    out, neither as one more than asked for (`cut`) nor by chains that were not looked at.
    """

    wanted: Wanted
    start: tuple[Match, ...]
    finish: tuple[Match, ...]
    routes: tuple[Route, ...]
    together: tuple[Together, ...] = ()
    complete: bool = True
    caveats: tuple[str, ...] = ()
    cut: tuple[Cut, ...] = ()


@dataclass(frozen=True)
class Class:
    """A class of givers behind an account: people, organizations, or those not known.

    name: person, organization (companies and others that report no givers of their own), committee
    (whose givers were not looked at, or are not loaded), unknown, unnamed (of whose gifts no row
    says whose they are), own (what the account itself had paid to others), before (cash of before
    and sums that no row itemizes, in the committees between). direct: what they paid the account
    themselves. at_least and at_most: of what it received, with what came through committees
    between; at_least is None of those whose givers may be anybody. payers: of committees, those
    that paid the account themselves.
    """

    name: str
    direct: Decimal
    at_least: Decimal | None
    at_most: Decimal
    payers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Behind:
    """A giver behind an account, and the most of its money that can have come there over all its
    `routes` together. hops: those of the largest."""

    entity_id: str
    name: str
    kind: str | None
    at_most: Decimal
    hops: int
    routes: int


@dataclass(frozen=True)
class Stands:
    """Who stands behind an account: its givers, theirs, and so on.

    total: what it received in itemized payments. unitemized: what it states to have received
    besides, where it does; stated: all receipts that it states, of which days. classes: of its
    givers, in a fixed order. givers: the `wanted.limit` largest that were not looked behind, the
    largest first. records: the largest of the rows that `total` sums.
    """

    wanted: Wanted
    account: tuple[Match, ...]
    total: Decimal
    unitemized: Decimal | None
    classes: tuple[Class, ...]
    givers: tuple[Behind, ...] = ()
    caveats: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()
    stated: tuple[Decimal, date, date] | None = None

    @property
    def undisclosed(self) -> Class:
        """What ends in companies and organizations that do not report who gave to them."""
        return next(c for c in self.classes if c.name == "organization")

    def share(self, amount: Decimal) -> Decimal:
        """The part of the total that an amount is, to four places; of nothing it is none."""
        return (amount / self.total if self.total > 0 else Decimal(0)).quantize(Decimal("0.0001"))
