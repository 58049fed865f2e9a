"""What an address asks for: its parameters, read once for pages and API alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal, get_origin

from fastapi import Depends, FastAPI, Query, Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BeforeValidator, WithJsonSchema

from itemized.days import read_day
from itemized.desk import Desk
from itemized.errors import NotFoundError, UsageError
from itemized.model import Kind, Match, WhyNot
from itemized.model_rows import NONE, RowsAsked
from itemized.money import read_dollars

PARTIES = 20  # that a question may name on a side
NAMED = 200  # payers or payees that rows may be asked of: some 20 letters of an address each
KEYS = 100  # rows that may be named: as many as are drawn on a line of time
Name = Annotated[str, Query(min_length=1, max_length=200, description="A name or id.")]
Counterparts = Annotated[
    int,
    Query(
        ge=0,
        le=10_000,
        description="Counterparts on each side, the largest first; `others` sums those left out.",
    ),
]


def _day(value: object) -> object:
    """A day as an address writes it."""
    return None if value is None else read_day(value)


def _dollars(value: object) -> object:
    """An amount as people write it: 1000, 1,000, $1,000.50."""
    if not isinstance(value, str):
        return value
    try:
        amount = read_dollars(value)
    except ValueError:
        raise ValueError("it is no amount; write it as 1000 or $1,000.50") from None
    if not 0 <= amount < 10**12:
        raise ValueError("it is no amount from 0 to below 1,000,000,000,000")
    return amount


Day = Annotated[date, BeforeValidator(_day)]
AsOf = Annotated[Day | None, Query(description="Only what had been filed by this day.")]
From = Annotated[Day | None, Query(alias="from", description="Only payments from this day on.")]
To = Annotated[Day | None, Query(description="Only payments to this day.")]
_AS_WRITTEN = {
    "type": "string",
    "pattern": r"^\$?([0-9]{1,12}|[0-9]{1,3}(,[0-9]{3}){1,3})(\.[0-9]{1,2})?$",
    "examples": ["1000", "$1,000.50"],
}
Dollars = Annotated[Decimal, BeforeValidator(_dollars), WithJsonSchema(_AS_WRITTEN)]
WRITTEN = "Dollars: 1000, 1,000 or $1,000.50"
_SIZE = f"{WRITTEN}; what was taken back goes by its size"
_NOBODY = "- is nobody whom the row names."
File = Annotated[
    str | None, Query(max_length=64, description="The sha256 of the loaded file it was read from.")
]
Table = Annotated[str | None, Query(max_length=60, description="The table of that file.")]
Side = Annotated[
    Literal["all", "given", "received", "spent", "paid_besides", "received_besides"],
    Query(
        description="Which side of a row the parties of `of` stand on; besides: what counts and is"
        " in none of given, received and spent, as loans and what a vendor was paid."
    ),
]
Order = Annotated[
    Literal["newest", "oldest", "largest", "smallest"],
    Query(description="By day or by amount; rows without a day come last."),
]
Kinds = Annotated[
    list[Kind], Query(max_length=13, description="Only payments of these kinds; any of them.")
]
SOURCE = "A publisher of records, by the name that /v1/coverage has as `source`"
Cursor = Annotated[str | None, Query(max_length=500, description="The `next` of the page before.")]
PerPage = Annotated[int, Query(ge=1, le=1000, description="Rows of a page.")]


def only_known(request: Request) -> None:
    """Refuse parameters that the operation does not have, several of one that it has once, and one
    without a value: a misspelled `as_off`, or an `of` whose variable was empty, would otherwise be
    answered as if it had not been asked. An address of a page may carry what nothing here is asked
    by, as sites that link to it add such, and the day that it keeps for those after it; `as-of` and
    `AS_OF` are none of these."""
    known = parameters_of(request.scope["route"])
    given = Counter(name for name, _ in request.query_params.multi_items())
    if not request.url.path.startswith("/v1"):
        known = {"as_of": False, **known}
        asked_by = {_letters(name) for name in _anywhere(request.app)}
        for name in given.keys() - known.keys():
            if _letters(name) not in asked_by:
                del given[name]
    listed = ", ".join(sorted(known)) or "none"
    faults = [
        _fault(name, f"there is no such parameter here; those known: {listed}")
        for name in given
        if name not in known
    ]
    faults += [
        _fault(name, f"it is given {n} times, and has one value")
        for name, n in given.items()
        if n > 1 and not known.get(name, True)
    ]
    faults += [
        _fault(name, "it has no value; give it one, or leave it out")
        for name in known
        if any(not value.strip() for value in request.query_params.getlist(name))
    ]
    if faults:
        raise RequestValidationError(faults)


def parameters_of(route: APIRoute) -> dict[str, bool]:
    """The parameters of an operation, and whether several of each may be given."""
    return {
        field.alias: get_origin(field.field_info.annotation) is list
        for field in _parameters(route.dependant)
    }


def _anywhere(app: FastAPI) -> frozenset[str]:
    """All that the API is asked by."""
    asks = [of for path in app.openapi()["paths"].values() for of in path.values()]
    return frozenset(each["name"] for of in asks for each in of.get("parameters", ()))


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


def _parameters(dependant: Dependant) -> Iterator[Any]:
    yield from dependant.query_params
    for each in dependant.dependencies:
        yield from _parameters(each)


def _fault(name: str, what: str) -> dict[str, object]:
    return {"type": "parameter", "loc": ("query", name), "msg": what}


@dataclass(frozen=True)
class Period:
    """The days of payments asked about, half-open as everywhere inside."""

    start: date | None
    end: date | None


def _period(start: From = None, to: To = None) -> Period:
    if start and to and start > to:
        raise UsageError("from is a later day than to", way_out="change one of them")
    return Period(start, to + timedelta(days=1) if to else None)


Days = Annotated[Period, Depends(_period)]


OfKind = Annotated[
    Literal["person", "organization", "committee", "unknown"] | None,
    Query(description="Only payments from (or to) such; candidates are people."),
]


def _within(
    schedule: Annotated[
        list[str],
        Query(max_length=10, description="Schedules of the form, any of them; - is none stated."),
    ] = [],  # noqa: B006  FastAPI copies it
    line: Annotated[
        str | None, Query(max_length=20, description="A line of the form; - is none.")
    ] = None,
    filing: Annotated[str | None, Query(max_length=200, description="A filing's key.")] = None,
    summary: Annotated[
        str | None, Query(max_length=40, description="A line of that filing's own summary page.")
    ] = None,
    file: File = None,
    table: Table = None,
    stated: Annotated[
        str | None,
        Query(max_length=300, description="A total that a filer states: its `stated_key`."),
    ] = None,
    key: Annotated[
        list[str], Query(max_length=KEYS, description="Rows by their keys, and no others.")
    ] = [],  # noqa: B006
    giver_kind: OfKind = None,
    recipient_kind: OfKind = None,
    *,
    again: Annotated[
        bool, Query(description="Rows of another file that stand in that one too.")
    ] = False,
    memo: Annotated[
        bool | None, Query(description="Only memos (true), or only what is none (false).")
    ] = None,
) -> dict[str, Any]:
    """Of which filing, file, line or total rows are, and from or to what: what figures lead by."""
    return {
        "schedules": tuple(schedule) or None,
        "line": line,
        "filing": filing,
        "summary": summary,
        "file": file,
        "table": table,
        "stated": stated,
        "entry_keys": tuple(key) or None,
        "again": again,
        "memo": memo,
        "giver_kind": giver_kind,
        "recipient_kind": recipient_kind,
    }


Payers = Annotated[
    list[str], Query(max_length=NAMED, description=f"Payers' ids; any of them. {_NOBODY}")
]
Payees = Annotated[
    list[str], Query(max_length=NAMED, description=f"Payees' ids; any of them. {_NOBODY}")
]
About = Annotated[
    str | None,
    Query(
        max_length=200,
        description="The candidate or measure that the spending is about; - is none, as of gifts,"
        " or not said for or against whom.",
    ),
]


def _rows_asked(
    days: Days,
    within: Annotated[dict[str, Any], Depends(_within)],
    of: Annotated[
        list[str], Query(max_length=PARTIES, description="Ids of parties, taken together.")
    ] = [],  # noqa: B006  FastAPI copies it
    side: Side = "all",
    giver: Payers = [],  # noqa: B006
    recipient: Payees = [],  # noqa: B006
    candidate: About = None,
    support_oppose: Annotated[
        Literal["support", "oppose", "about"] | None,
        Query(description="Spending for or against a candidate, or that states neither."),
    ] = None,
    kind: Kinds = [],  # noqa: B006
    source: Annotated[str | None, Query(max_length=60, description=f"{SOURCE}.")] = None,
    least: Annotated[
        Dollars | None, Query(description=f"Only payments of so much and more. {_SIZE}.")
    ] = None,
    most: Annotated[
        Dollars | None, Query(description=f"Only payments of so much and less. {_SIZE}.")
    ] = None,
    *,
    counted: Annotated[
        bool,
        Query(
            description="Leave out rows that count toward no total. false is as without it, all"
            " rows; of those that count toward no total `why_not` asks alone."
        ),
    ] = False,
    why_not: Annotated[
        WhyNot | None, Query(description="Only rows that count toward no total, for this reason.")
    ] = None,
    undated: Annotated[bool, Query(description="Only rows without a day.")] = False,
    as_of: AsOf = None,
    order: Order = "newest",
) -> RowsAsked:
    if least is not None and most is not None and least > most:
        raise UsageError("the least amount is more than the most", way_out="change one of them")
    return RowsAsked(
        entities=tuple(of),
        side=side,
        start=days.start,
        end=days.end,
        as_of=as_of,
        givers=_some(giver),
        recipients=_some(recipient),
        targets=(candidate,) if candidate else None,
        support_oppose=support_oppose,
        kinds=tuple(k.value for k in kind) or None,
        source=source,
        least=least,
        most=most,
        counted_only=counted,
        why=why_not.value if why_not else None,
        undated=undated,
        order=order,
        **within,
    )


def _some(names: list[str]) -> tuple[str, ...] | None:
    """Those named; a field of a form that was left empty names nobody."""
    return tuple(name for name in names if name) or None


AskedRows = Annotated[RowsAsked, Depends(_rows_asked)]


def known(desk: Desk, asked: RowsAsked) -> tuple[RowsAsked, dict[str, str]]:
    """The same with every id as the ledger has it, and the name of each. NotFoundError for an id
    that no party has: no row of nobody would read like a sum of $0."""
    names: dict[str, str] = {}
    of_all = (*asked.entities, *(asked.givers or ()), *(asked.recipients or ()))
    held = desk.by_ids((*of_all, *(asked.targets or ())))

    def ids(several: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return None if several is None else tuple(one(each, NONE) for each in several)

    def about(asked_for: str) -> str:
        try:
            return one(asked_for, NONE)
        except NotFoundError:
            # spending may name a candidate whom no loaded registry has
            if not desk.rows_of(RowsAsked(targets=(asked_for,)), limit=1).n:
                raise
            return names.setdefault(asked_for, asked_for)

    def one(asked_for: str, nobody: str | None = None) -> str:
        if asked_for == nobody:
            return names.setdefault(NONE, NONE)
        found = held.get(asked_for) or _by_id(desk, asked_for)
        if found is None:
            raise NotFoundError(
                f"no party in the loaded records has the id {asked_for!r}",
                way_out="look the name up with /find, and ask with the id it gives",
            )
        names[found.entity_id] = found.name
        return found.entity_id

    of = replace(
        asked,
        entities=tuple(map(one, asked.entities)),
        givers=ids(asked.givers),
        recipients=ids(asked.recipients),
        targets=tuple(map(about, asked.targets)) if asked.targets else None,
    )
    return of, names


def _by_id(desk: Desk, asked_for: str) -> Match | None:
    """Whoever goes by an id that is written otherwise, or by that of another way of writing."""
    return next((m for m in desk.find(asked_for, limit=1) if m.tier == "same id"), None)


def one_each(desk: Desk, names: Iterable[str]) -> list[str]:
    """The id of the one party that each name or id means; AmbiguousError where it is several's: a
    program has no eye for the caveat that two of one name were taken together."""
    return [desk.one(name).entity_id for name in names]
