"""What an address asks for beside rows: names, lists, sums and routes."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from fastapi import Depends, Path, Query

from itemized.errors import UsageError
from itemized.model import Kind
from itemized.model_rows import ListAsked
from itemized.trace import Wanted
from itemized.trace._base import MOST_HOPS
from itemized.web._asked import (
    SOURCE,
    WRITTEN,
    AsOf,
    Counterparts,
    Days,
    Dollars,
    File,
    Name,
    Period,
    Table,
)

MOST_ROUTES = 100  # of each number of hops, that may be asked for


@dataclass(frozen=True)
class NameAsked:
    """A name, and what narrows who it may mean."""

    q: str
    limit: int
    place: str | None
    employer: str | None
    as_of: date | None


def _name_asked(
    q: Name,
    limit: Annotated[int, Query(ge=1, le=200, description="Parties at the most.")] = 20,
    place: Annotated[
        str | None,
        Query(max_length=100, description="Only who is written with this city, state or zip."),
    ] = None,
    employer: Annotated[
        str | None, Query(max_length=100, description="Only who is written with this employer.")
    ] = None,
    as_of: AsOf = None,
) -> NameAsked:
    return NameAsked(q, limit, place, employer, as_of)


AskedName = Annotated[NameAsked, Depends(_name_asked)]
_Held = Annotated[str | None, Query(max_length=100, description="Only those whose name holds it.")]
_Id = Annotated[
    str | None, Query(max_length=100, description="Only those of this id, as the agency gives it.")
]


def committees_asked(
    name: _Held = None,
    committee_id: _Id = None,
    file: File = None,
    table: Table = None,
    as_of: AsOf = None,
) -> ListAsked:
    """Which committees."""
    return ListAsked("committees", committee_id, name, file, table, as_of)


def candidates_asked(
    name: _Held = None,
    candidate_id: _Id = None,
    file: File = None,
    table: Table = None,
    as_of: AsOf = None,
) -> ListAsked:
    """Which candidates."""
    return ListAsked("candidates", candidate_id, name, file, table, as_of)


def filings_asked(
    days: Days,
    name: _Held = None,
    committee_id: _Id = None,
    *,
    unitemized: Annotated[
        bool,
        Query(
            description="Only reports in force that state gifts too small to be itemized, of"
            " periods within `from` and `to`."
        ),
    ] = False,
    as_of: AsOf = None,
) -> ListAsked:
    """Which filings."""
    if (days.start or days.end) and not unitemized:
        raise UsageError("days narrow only reports", way_out="leave them out, or ask unitemized")
    return ListAsked(
        "filings",
        committee_id,
        name,
        as_of=as_of,
        unitemized=unitemized,
        start=days.start,
        end=days.end,
    )


def stated_asked(
    name: _Held = None,
    committee_id: _Id = None,
    fits: Annotated[bool | None, Query(description="Whether it fits the rows.")] = None,
    as_of: AsOf = None,
) -> ListAsked:
    """Which totals that filers state."""
    return ListAsked("stated", committee_id, name, as_of=as_of, fits=fits)


def on_page(asks: Callable[..., ListAsked]) -> Callable[..., ListAsked]:
    """The same as the address of a page asks for it: whose id it is, is `by` there."""
    parts = inspect.signature(asks).parameters.values()
    (of,) = (part.name for part in parts if part.name.endswith("_id"))

    def asked(by: str | None = None, **more: Any) -> ListAsked:
        return asks(**{of: by}, **more)

    # which is what the parameters of an address are read from
    named = [part.replace(name="by") if part.name == of else part for part in parts]
    asked.__signature__ = inspect.Signature(named)  # type: ignore[attr-defined]
    return asked


AskedCommittees = Annotated[ListAsked, Depends(committees_asked)]
AskedCandidates = Annotated[ListAsked, Depends(candidates_asked)]
AskedFilings = Annotated[ListAsked, Depends(filings_asked)]
AskedStated = Annotated[ListAsked, Depends(stated_asked)]


@dataclass(frozen=True)
class LinesAsked:
    """Which lines of a loaded file."""

    file: str
    table: str
    unread: bool


def _lines_asked(
    file: Annotated[str, Query(max_length=64, description="The loaded file's sha256.")],
    table: Annotated[str, Query(max_length=60, description="The table of it.")],
    *,
    unread: Annotated[bool, Query(description="Only lines that could not be used.")] = False,
) -> LinesAsked:
    return LinesAsked(file, table, unread)


AskedLines = Annotated[LinesAsked, Depends(_lines_asked)]
AfterLine = Annotated[int, Query(ge=0, description="The `next` of the page before.")]


@dataclass(frozen=True)
class PartyAsked:
    """One party by its id or name, and what narrows its payments."""

    entity_id: str
    days: Period
    as_of: date | None
    recipient: str | None
    limit: int


def _party_asked(
    entity_id: Annotated[str, Path(description="The ledger's id of a party, or its name.")],
    days: Days,
    as_of: AsOf = None,
    recipient: Annotated[
        str | None,
        Query(
            max_length=200,
            description="Only payments to this party, by its name or id; - is nobody whom the row"
            " names.",
        ),
    ] = None,
    limit: Counterparts = 1000,
) -> PartyAsked:
    return PartyAsked(entity_id, days, as_of, recipient, limit)


AskedParty = Annotated[PartyAsked, Depends(_party_asked)]


@dataclass(frozen=True)
class SeveralAsked:
    """Parties by names or ids, each by itself."""

    names: tuple[str, ...]
    days: Period
    as_of: date | None
    limit: int


def _several_asked(
    of: Annotated[list[str], Query(min_length=2, max_length=4, description="Names or ids.")],
    days: Days,
    as_of: AsOf = None,
    limit: Counterparts = 50,
) -> SeveralAsked:
    return SeveralAsked(tuple(of), days, as_of, limit)


AskedSeveral = Annotated[SeveralAsked, Depends(_several_asked)]


@dataclass(frozen=True)
class SumsAsked:
    """Parties by names or ids, taken together."""

    names: tuple[str, ...]
    days: Period
    as_of: date | None


def _sums_asked(
    name: Annotated[
        list[str],
        Query(min_length=1, max_length=20, description="Names or ids of parties, taken together."),
    ],
    days: Days,
    as_of: AsOf = None,
) -> SumsAsked:
    return SumsAsked(tuple(name), days, as_of)


AskedSums = Annotated[SumsAsked, Depends(_sums_asked)]


@dataclass(frozen=True)
class Ends:
    """Names or ids of whom money went out from and came to, each side taken together."""

    giver: tuple[str, ...]
    recipient: tuple[str, ...]


def _ends(
    giver: Annotated[
        list[str],
        Query(max_length=20, description="Whose money: names or ids, taken together."),
    ] = [],  # noqa: B006  FastAPI copies it
    recipient: Annotated[
        list[str],
        Query(max_length=20, description="Where it ends: names or ids, taken together."),
    ] = [],  # noqa: B006
) -> Ends:
    return Ends(tuple(giver), tuple(recipient))


AskedEnds = Annotated[Ends, Depends(_ends)]
AskedAccount = Annotated[
    list[str],
    Query(min_length=1, max_length=20, description="Names or ids, taken together as one account."),
]


def _wanted(
    days: Days,
    hops: Annotated[
        int, Query(ge=1, le=MOST_HOPS, description="Payments that follow one another at the most.")
    ] = 3,
    limit: Annotated[
        int,
        Query(
            ge=1,
            le=MOST_ROUTES,
            description="Routes of each number of hops, the largest first (`routes_left_out` says"
            " how many more there are); of `/v1/behind`, givers.",
        ),
    ] = 20,
    least: Annotated[
        Dollars | None, Query(description=f"Only routes that can carry so much. {WRITTEN}.")
    ] = None,
    kind: Annotated[
        list[Kind],
        Query(
            max_length=13,
            description="Only payments of these kinds are followed; without any all but what is"
            " paid for a committee's own running, for ads and of no known kind.",
        ),
    ] = [],  # noqa: B006  FastAPI copies it
    source: Annotated[
        list[str],
        Query(max_length=20, description=f"{SOURCE}; several are followed together."),
    ] = [],  # noqa: B006
    as_of: AsOf = None,
) -> Wanted:
    return Wanted(
        hops=hops,
        limit=limit,
        start=days.start,
        end=days.end,
        kinds=tuple(k.value for k in kind),
        sources=tuple(source),
        least=least or Decimal(0),
        as_of=as_of,
        most=MOST_ROUTES,
    )


AskedRoutes = Annotated[Wanted, Depends(_wanted)]
