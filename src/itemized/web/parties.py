"""Pages of parties: one by itself, several side by side, and the routes of money between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from itemized import questions
from itemized.answers import RowsAnswer, ShowAnswer
from itemized.desk import Desk
from itemized.errors import NotFoundError, UsageError
from itemized.export import _bars
from itemized.export._bands import Band
from itemized.export._payments import payments
from itemized.export._timeline import timeline
from itemized.export.routes import NARROW, WIDE, Site, routes_part
from itemized.model import Kind, Match, Totals
from itemized.model_rows import NONE, RowsAsked
from itemized.model_sums import Summed
from itemized.trace import Hop, Traced
from itemized.web import _asked, _asked_lists
from itemized.web._behind import behind_site, not_named
from itemized.web._choose import choices, choose
from itemized.web._grounds import grounds
from itemized.web._listed import desk
from itemized.web._shown import address, entity_address, page, record_address, rows_address

router = APIRouter(include_in_schema=False, dependencies=[Depends(_asked.only_known)])
Sort = Literal["total", "rows", "name"]
SIDES = (("given", "Gave", "to"), ("received", "Received", "from"), ("spent", "Spent", "to"))
Drawings = list[tuple[str, str]]  # the window it is for, and the drawing
_COUNTERPARTS, _MOST = 50, 1000  # of a table on an entity's page: at first, and at the most
_COMPARED = 4


@router.get("/entity/{entity_id:path}")
def entity(
    request: Request,
    entity_id: str,
    days: _asked.Days,
    as_of: _asked.AsOf = None,
    sort: Sort = "total",
    holds: Annotated[str, Query(max_length=100)] = "",
    counterparts: Annotated[int, Query(ge=1, le=_MOST)] = _COUNTERPARTS,
) -> HTMLResponse:
    """A person, organization, committee or candidate: gave, received, spent."""
    held = desk(request)
    match = _by_id(held, entity_id)
    if match is None:
        said = f"no party in the loaded records has the id {entity_id!r}"
        return page(
            request,
            "problem.html.j2",
            status=404,
            title="No party has this id",
            what=said,
            q=entity_id,
        )
    # the largest alone are asked for where they are what is shown: there may be a million others
    most = counterparts if sort == "total" and not holds else None
    shown = held.show([match.entity_id], start=days.start, end=days.end, as_of=as_of, most=most)
    largest = held.rows_of(_all_that_counts(shown, days), limit=_asked.KEYS)
    return page(
        request,
        "entity.html.j2",
        # whose rows name who gave, whoever is asked about
        private=match.kind not in ("committee", "candidate") or bool(shown.records),
        shown=shown,
        match=shown.entities[0],
        sides=[_side(request, shown, *side, sort, holds, counterparts) for side in SIDES],
        most=_MOST,
        twice=[key for each in shown.twice for key in (each.payment, each.receipt)][: _asked.KEYS],
        filings=held.listed("filings", by=match.entity_id, limit=20, as_of=as_of),
        times=_times(match, largest, as_of),
        besides=_besides(shown, days),
        own=held.own_totals([match.entity_id], as_of),
        stated=held.listed("stated", by=match.entity_id, limit=1).n,
        grounds=grounds(shown.basis),
        sort=sort,
        holds=holds,
    )


def _by_id(held: Desk, entity_id: str) -> Match | None:
    """Whoever has an id. A name is no address: whom it means may change with what is loaded."""
    found = held.find(entity_id, limit=1) if entity_id.strip() else ()
    return next((m for m in found if m.tier == "same id"), None)


def _side(
    request: Request,
    shown: ShowAnswer,
    side: str,
    word: str,
    toward: str,
    sort: Sort,
    holds: str,
    most: int,
) -> dict[str, object]:
    """One of gave, received and spent: its sum, years, counterparts, and where their rows are."""
    totals: Totals = getattr(shown, side)
    period = {k: request.query_params.get(k) for k in ("from", "to", "as_of")}
    here = {"of": _ids(shown), "side": side, "counted": "true", **period}
    year = _year_of(here)
    other = "giver" if side == "received" else "recipient"
    found = [c for c in totals.by_counterpart if holds.casefold() in c[1].casefold()]
    return {
        "side": side,
        "word": word,
        "toward": toward,
        "totals": totals,
        "rows": rows_address(**here),
        "years": [(y, total, n, year(y)) for y, total, n in totals.by_year],
        "drawings": _drawn(
            lambda across: _bars.bars(totals.by_year, f"{word} by year", across=across, link=year)
        ),
        "counterparts": [
            (c, entity_address(c[0], as_of=period["as_of"]), rows_address(**here, **{other: c[0]}))
            if c[0]
            else (c, None, rows_address(**here, **{other: NONE}))
            for c in sorted(found, key=_ORDERS[sort])[:most]
        ],
        "all": len(found) + totals.others[0],
    }


_ORDERS = {
    "total": lambda c: (-abs(c[2]), c[1], c[0]),
    "rows": lambda c: (-c[3], c[1], c[0]),
    "name": lambda c: (c[1], c[0]),
}


def _ids(shown: ShowAnswer) -> list[str]:
    return [m.entity_id for m in shown.entities]


def _year_of(here: Mapping[str, object]) -> Callable[[int | None], str | None]:
    """The rows of a year, no further than the days asked about."""

    def year(of: int | None) -> str | None:
        if of is None:
            return rows_address(**here, undated="true")
        first, last = f"{of}-01-01", f"{of}-12-31"
        start, end = str(here.get("from") or first), str(here.get("to") or last)
        return rows_address(**{**here, "from": max(first, start), "to": min(last, end)})

    return year


def _drawn(draw: Callable[[int], str], wide: int = 640) -> Drawings:
    """A drawing for wide windows and for narrow ones."""
    return [("wide", draw(wide)), ("narrow", draw(300))]


def _besides(shown: ShowAnswer, days: _asked.Period) -> list[tuple[Summed, str]]:
    """What of parties' rows that count is in none of gave, received and spent, with its rows."""
    last = days.end and days.end - timedelta(days=1)
    period = {"from": days.start, "to": last, "as_of": shown.as_of}
    return [
        (Summed(side, n, total), rows_address(of=_ids(shown), side=side, counted="true", **period))
        for side, n, total in shown.besides
        if n
    ]


def _times(match: Match, answer: RowsAnswer, as_of: date | None) -> dict[str, object] | None:
    """Its largest payments that count, on a line of time, each band with the rows drawn in it; None
    where none has a day."""
    bands = payments(answer.rows)
    day = str(as_of) if as_of else None
    title = f"Payments of {questions.short(match.name)} over time"

    def rows_drawn(band: Band) -> str:
        return rows_address(key=[r.entry_key for r in band.hop.records], as_of=day)

    def row(record: object) -> str:
        return record_address(getattr(record, "entry_key"), as_of=day)  # noqa: B009

    def draw(across: int) -> str:
        return timeline(bands, title, across=across, link=rows_drawn, to_row=row)

    drawn = [r for band in bands for r in band.hop.records]
    drawings = [("wide", draw(WIDE)), ("narrow", draw(NARROW - 90))]
    said = (
        "The one payment that counts" if answer.n == 1 else f"All {answer.n:,} payments that count"
    )
    if len(drawn) < answer.n:
        among = "all" if len(answer.rows) == answer.n else f"the {len(answer.rows):,} largest"
        said = (
            f"{len(drawn):,} of {answer.n:,} payments that count: of {among} those with a day,"
            f" for the {len(bands)} pairs of payer and payee that these come to most for"
        )
    return {"drawings": drawings, "rows": drawn, "said": said} if bands else None


@router.get("/compare")
def compare(
    request: Request,
    days: _asked.Days,
    of: Annotated[list[str], Query(max_length=_COMPARED)] = [],  # noqa: B006  FastAPI copies it
    as_of: _asked.AsOf = None,
) -> HTMLResponse:
    """Two to four parties side by side."""
    names = [name for name in of if name.strip()]
    if len(names) == 1:
        raise UsageError("one party is no comparison", way_out="name two to four")
    held = desk(request)
    try:
        answer = (
            held.compare(names, start=days.start, end=days.end, as_of=as_of, most=0)
            if names
            else None
        )
    except NotFoundError:
        open_ones = choices(request, held, [("of", n) for n in names], as_of, ids=False)
        if not open_ones:
            raise
        return choose(request, open_ones, heading="Compare")
    found = answer.parties if answer else ()
    return page(
        request,
        "compare.html.j2",
        found=[(s, _called(s)) for s in found],
        besides=[(_called(s), _besides(s, days)) for s in found],
        tables=[_beside(request, found, *side[:2]) for side in SIDES],
        grounds=grounds(answer.basis) if answer else None,
        said=_caveats(found),
        names=names,
        most=_COMPARED,
    )


def _all_that_counts(shown: ShowAnswer, days: _asked.Period) -> RowsAsked:
    return RowsAsked(
        tuple(_ids(shown)),
        start=days.start,
        end=days.end,
        as_of=shown.as_of,
        counted_only=True,
        order="largest",
    )


def _caveats(found: Sequence[ShowAnswer]) -> list[str]:
    """What is to be kept in mind, once; of some of the parties alone with their names."""
    told: dict[str, list[str]] = {}
    for shown in found:
        for caveat in shown.caveats:
            told.setdefault(caveat, []).append(_called(shown))
    return [
        said if len(names) == len(found) else f"{'; '.join(names)}: {said}"
        for said, names in told.items()
    ]


def _called(shown: ShowAnswer) -> str:
    more = len(shown.entities) - 1
    return questions.short(shown.entities[0].name) + (f" and {more} more" if more else "")


def _beside(
    request: Request, found: Sequence[ShowAnswer], side: str, word: str
) -> dict[str, object]:
    """One of gave, received and spent of several: by year, drawn and as a table."""
    period = {k: request.query_params.get(k) for k in ("from", "to", "as_of")}
    here = [{"of": _ids(s), "side": side, "counted": "true", **period} for s in found]
    sums: list[Totals] = [getattr(s, side) for s in found]
    years = sorted({y for t in sums for y, _, _ in t.by_year}, key=lambda y: (y is None, y))
    parties = [(_called(s), t.by_year) for s, t in zip(found, sums, strict=True)]

    def row(year: int | None) -> Iterable[tuple[object, str | None]]:
        for t, asked in zip(sums, here, strict=True):
            yield next((of[1:] for of in t.by_year if of[0] == year), None), _year_of(asked)(year)

    return {
        "side": side,
        "word": word,
        "all": [(t, rows_address(**asked)) for t, asked in zip(sums, here, strict=True)],
        "years": [(year, list(row(year))) for year in years],
        "drawings": _drawn(
            lambda across: _bars.side_by_side(
                parties,
                f"{word} by year, side by side",
                across=across,
                link=lambda place, year: _year_of(here[place])(year),
            )
        )
        if years
        else [],
    }


@router.get("/trace")
def trace(
    request: Request,
    wanted: _asked_lists.AskedRoutes,
    giver: Annotated[str, Query(max_length=200)] = "",
    recipient: Annotated[str, Query(max_length=200)] = "",
    account: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:
    """Routes of money out of one party, into one, or between two; or who stands behind one."""
    held, traced, stands = desk(request), None, None
    if account and (giver or recipient):
        raise UsageError(
            "who stands behind an account is a question of its own",
            way_out="leave the other names out",
        )
    if giver or recipient or account:
        try:
            if account:
                stands = held.behind(account, wanted)
            else:
                traced = held.trace(giver or (), recipient or (), wanted)
        except NotFoundError:
            names = [("giver", giver), ("recipient", recipient), ("account", account)]
            open_ones = choices(request, held, names, wanted.as_of, ids=False)
            if not open_ones:
                raise
            return choose(request, open_ones, heading="Trace")
    return page(
        request,
        "trace.html.j2",
        traced=traced,
        part=routes_part(traced, _site(traced)) if traced else "",
        not_named=not_named(held, traced) if traced else (),
        stands=stands,
        behind=behind_site(held, stands, account) if stands else None,
        grounds=grounds(answer.basis) if (answer := traced or stands) else None,
        wanted=wanted,
        kinds=[kind.value for kind in Kind],
        sources=held.loaded(),
        giver=giver,
        recipient=recipient,
        account=account,
    )


def _site(traced: Traced) -> Site:
    asked = traced.wanted
    day = str(asked.as_of) if asked.as_of else None
    ends = [[m.entity_id for m in side] for side in (traced.start, traced.finish)]

    def ids(entity_id: str) -> list[str]:
        """Several parties that are taken together are told by the first of them."""
        return next((side for side in ends if entity_id in side), [entity_id])

    def paid(hop: Hop, kinds: Sequence[str]) -> str:
        if len(asked.sources) > 1 or hop.gaps:
            return ""  # no page has these rows and no others
        # a refund runs back from whom the gift had gone to; spending about a candidate has a payee
        back = Kind.REFUND in kinds
        payer, payee = (hop.payee_id, hop.payer_id) if back else (hop.payer_id, hop.payee_id)
        return rows_address(
            giver=ids(payer),
            recipient=None if hop.side else ids(payee),
            # what is about a candidate was paid to somebody, too, and is followed to the candidate
            candidate=payee if hop.side else None if back else NONE,
            support_oppose=hop.side,
            kind=kinds,
            from_=hop.first,
            to=hop.last,
            source="".join(asked.sources),
            counted="true",
            as_of=day,
        )

    return Site(
        party=lambda entity_id: entity_address(entity_id, as_of=day),
        row=lambda entry_key: record_address(entry_key, as_of=day),
        paid=paid,
        bounds=address("/method", as_of=day) + "#routes",
    )
