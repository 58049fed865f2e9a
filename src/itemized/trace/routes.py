"""Routes of money out of a party, into one, or between two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from itemized.entities.account import not_yet_due, unsettled
from itemized.entities.named import named, said_of_candidates
from itemized.entities.twice import both, said, twins
from itemized.errors import UsageError
from itemized.ledger import Reader, bound
from itemized.model import Kind, Match, Record
from itemized.trace._about import about_somebody
from itemized.trace._base import (
    MOST_HOPS,
    Cut,
    Hop,
    Route,
    Together,
    Traced,
    Wanted,
    dollars,
    text,
)
from itemized.trace._cut import cut, cut_said
from itemized.trace._days import on_two_days
from itemized.trace._graph import Edge, Graph, Paid, ways
from itemized.trace._search import (
    MOST_MEASURED,
    Measured,
    Search,
    own_days,
    payment,
    payments,
    route_accounts,
    so_far,
)
from itemized.trace._splits import Splits
from itemized.trace._unfollowed import unfollowed
from itemized.trace._unnamed import unnamed
from itemized.trace.bounds import SINK, SOURCE, Account, Payment, at_least, at_most

_NO_CASH = (
    "{} states no cash on hand that covers these days, so that it can have paid with other money"
)
_AS_OF = "as of a day no account's cash on hand is known"
_ESTIMATED = "Some filing days are estimated (from page numbers, or the day a report was due)."


def trace(reader: Reader, start: Sequence[str], finish: Sequence[str], wanted: Wanted) -> Traced:
    """The largest routes out of the parties named `start`, into those named `finish`, or between.

    Names or ids; several of a side are taken together, and one side may be empty. Raises
    NotFoundError for a name that nothing goes by, UsageError for what cannot be asked.
    """
    _check(start, finish, wanted)
    first, cautions = named(reader, start)
    last, more = named(reader, finish)
    if {m.entity_id for m in first} & {m.entity_id for m in last}:
        raise UsageError("both ends are the same party", way_out="name two, or only one")
    graph = Graph(
        reader,
        wanted,
        [m.entity_id for m in first],
        [m.entity_id for m in last],
        back=not first,
    )
    search = Search(graph, toward=bool(first and last))
    found = search.run()
    routes = _Shown(graph, found, first, last).routes()
    both = tuple(_together(graph, found)) if search.toward else ()
    due = not_yet_due(reader, [m.entity_id for m in (*first, *last)], wanted.end, wanted.as_of)
    of, left = _sources(reader, (*first, *last), routes), cut(search)
    told = (*not_loaded(reader, wanted), *_caveats(search, left, routes), *unsettled(reader, of))
    told += tuple(on_two_days(found))
    told += (*_unfollowed(graph, toward=search.toward), *about_somebody(graph), *unnamed(graph))
    told += _twice(graph, found) if len(of) > 1 else ()
    beside = said_of_candidates(reader, (*first, *last))
    caveats = (*cautions, *more, *beside, *told, *due)
    return Traced(wanted, first, last, routes, both, search.complete and not left, caveats, left)


def _check(start: Sequence[str], finish: Sequence[str], wanted: Wanted) -> None:
    if not start and not finish:
        raise UsageError("nobody is named", way_out="name whose money, or into whom it went")
    check(wanted)


def check(wanted: Wanted) -> None:
    """Raise UsageError for what cannot be asked."""
    if not _whole(wanted.hops) or not 1 <= wanted.hops <= MOST_HOPS:
        raise UsageError(f"{wanted.hops} hops", way_out=f"choose from 1 to {MOST_HOPS}")
    if not _whole(wanted.limit) or wanted.limit < 1:
        raise UsageError(f"the {wanted.limit} largest", way_out="give a limit of 1 or more")
    if wanted.records is not None and (not _whole(wanted.records) or wanted.records < 1):
        raise UsageError(f"{wanted.records} rows of each hop", way_out="give 1 or more, or None")
    for day in (wanted.start, wanted.end, wanted.as_of):
        if day is not None and not isinstance(day, date):
            raise UsageError(f"{day!r} is no day", way_out="give a datetime.date")
    if wanted.start and wanted.end and wanted.start >= wanted.end:
        raise UsageError(
            f"no day is from {wanted.start} on and before {wanted.end}", way_out="change one"
        )
    if not _finite(wanted.least):
        raise UsageError(f"at least {wanted.least}", way_out="give a finite Decimal")
    if wanted.least < 0:
        raise UsageError(f"at least {wanted.least}", way_out="give no less than 0")
    if unknown := [k for k in wanted.kinds if k not in list(Kind)]:
        raise UsageError(
            f"no payment is of the kind {unknown[0]}", way_out=f"choose among: {', '.join(Kind)}"
        )


def _whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def _finite(amount: object) -> bool:
    return isinstance(amount, Decimal) and amount.is_finite()


def not_loaded(reader: Reader, wanted: Wanted) -> list[str]:
    """The sources asked for of which no records are loaded, told each."""
    held = {name for (name,) in reader.rows("SELECT DISTINCT source FROM coverage")}
    return [
        f"{name} is not loaded: none of its records were looked at."
        for name in wanted.sources
        if name not in held
    ]


def _caveats(search: Search, left: Iterable[Cut], routes: Iterable[Route]) -> tuple[str, ...]:
    said = []
    if not search.complete:
        said.append(
            f"More than {MOST_MEASURED:,} chains of payments could be among these; not all of them"
            " were looked at. A larger least amount, or fewer days, leaves fewer."
        )
    said += cut_said(left, toward=search.toward, most=search.graph.wanted.most)
    records = [r for route in routes for hop in route.hops for r in hop.records]
    if any(r.filed_basis != "stated" for r in records):
        said.append(_ESTIMATED)
    return tuple(said)


def _unfollowed(graph: Graph, *, toward: bool) -> tuple[str, ...]:
    """Sentences on what was not followed of those looked at and, between two, may lead there."""
    near = graph.looked_at()
    if graph.back:
        return tuple(unfollowed(graph, None, near))
    return tuple(unfollowed(graph, near, {SINK, *graph.gate(), *near} if toward else None))


def _twice(graph: Graph, found: Iterable[Measured]) -> tuple[str, ...]:
    """Where payments of one hop may be the same, in two reports, sentences on them."""
    wanted, edges = graph.wanted, {edge for route in found for edge in route.edges}
    ids = sorted({i for edge in edges for i in graph.ids(edge.payer)})
    rows = twins(graph.reader, ids, start=wanted.start, end=wanted.end, as_of=wanted.as_of)
    hops = {(graph.ids(edge.payer), graph.ids(edge.payee)) for edge in edges}
    twice = dict.fromkeys(
        each
        for payers, payees in sorted(hops)
        for each in both(
            rows,
            lambda row, payers=payers, payees=payees: (  # type: ignore[misc]
                row.payer_id in payers and row.payee_id in payees and row.kind in graph.kinds
            ),
        )
    )
    return said(graph.reader, tuple(twice))


def _sources(reader: Reader, ends: Iterable[Match], routes: Sequence[Route]) -> set[str]:
    """Whose records the routes' rows are; without a route, those of the parties asked for."""
    if routes:
        hops = (hop for route in routes for hop in route.hops)
        return {r.entry_key.partition(":")[0] for hop in hops for r in hop.records}
    sql, params = bound(
        "SELECT DISTINCT source FROM entries WHERE payer_id IN ({ids}) OR payee_id IN ({ids})",
        ids=[m.entity_id for m in ends],
    )
    return {source for (source,) in reader.rows(sql, params)}


def least_of(graph: Graph, route: Measured) -> tuple[Decimal | None, str]:
    """The least that must have come all the way, or none and why."""
    held = route_accounts(graph, route.edges, route.hops)
    cents = at_least((p for hop in payments(route.hops) for p in hop), held)
    silent = [e.payer for n, e in enumerate(route.edges) if n and str(n) not in held]
    if cents or not silent:
        return dollars(cents), ""
    return None, silent[0]


def _together(graph: Graph, found: Sequence[Measured]) -> Iterator[Together]:
    """The bounds over all payments of the routes found between two parties, by how they end."""
    for side in sorted({route.edges[-1].side for route in found}, key=lambda side: side or ""):
        alike = [route for route in found if route.edges[-1].side == side]
        yield Together(side, len(alike), *_over(graph, alike))


def payments_of(
    graph: Graph, found: Sequence[Measured]
) -> tuple[list[Payment], dict[str, Account]]:
    """All payments of routes, each once, and what the accounts between state of their days."""
    seen: dict[int, Payment] = {}
    days: dict[str, set[int]] = defaultdict(set)
    for route in found:
        for edge, hop in zip(route.edges, route.hops, strict=True):
            for p in hop:
                seen[p.entry] = payment(p, edge.payer, edge.payee)
            days[edge.payer].update(own_days(hop, payer=True))
            days[edge.payee].update(own_days(hop, payer=False))
    every = list(seen.values())
    between = days.keys() - {SOURCE, SINK}
    held = {n: graph.account(n, min(days[n]), max(days[n])) for n in between}
    return every, {n: account for n, account in held.items() if account is not None}


def _over(graph: Graph, found: Sequence[Measured]) -> tuple[Decimal, Decimal | None]:
    """The bounds over all payments of routes."""
    every, known = payments_of(graph, found)
    between = {n for p in every for n in (p.payer, p.payee)} - {SOURCE, SINK}
    least = at_least(every, known)
    return (
        dollars(at_most(every, known)),
        dollars(least) if least or len(known) == len(between) else None,
    )


@dataclass(frozen=True)
class _Shown:
    """Turns measured chains into routes with names and records."""

    graph: Graph
    found: Sequence[Measured]
    first: Sequence[Match]
    last: Sequence[Match]

    def routes(self) -> tuple[Route, ...]:
        """Every route, in the order found."""
        names = self._names()
        records = self._records(names)
        splits = Splits(self.graph, self.found)
        return tuple(self._route(m, names, records, splits) for m in self.found)

    def _ids(self, node: str) -> str:
        return self.graph.ids(node)[0]

    def _names(self) -> Mapping[str, str]:
        wanted = {i for m in self.found for n in m.nodes for i in self.graph.ids(n)}
        wanted |= {p.conduit for m in self.found for hop in m.hops for p in hop if p.conduit}
        sql, params = bound(
            "SELECT entity_id, name FROM entities WHERE entity_id IN ({ids})", ids=sorted(wanted)
        )
        return dict(self.graph.reader.rows(sql, params)) if wanted else {}

    def _largest(self, hop: Sequence[Paid]) -> list[Paid]:
        most = self.graph.wanted.records
        return sorted(hop, key=lambda p: (-p.cents, p.day, p.entry))[:most]

    def _records(self, names: Mapping[str, str]) -> Mapping[int, Record]:
        entries = {p.entry for m in self.found for hop in m.hops for p in self._largest(hop)}
        edges = {e for m in self.found for e in m.edges}
        if not entries:
            return {}
        rows = []
        order = sorted(edges, key=lambda e: (e.payer, e.payee, e.side or "", e.ends))
        for table, among in ways(order).items():
            payers = sorted({i for e in among for i in self.graph.ids(e.payer)})
            sql, params = bound(text("records").replace("{rows}", table), payers=payers)
            rows += self.graph.reader.dicts(sql, params | {"entries": sorted(entries)})
        for row in rows:
            for side in ("payer", "payee"):
                row[side] = names.get(row[f"{side}_id"], row[f"{side}_id"])
        return {row.pop("entry"): Record(**row) for row in rows}

    def _route(
        self,
        route: Measured,
        names: Mapping[str, str],
        records: Mapping[int, Record],
        splits: Splits,
    ) -> Route:
        least, silent = least_of(self.graph, route)
        why = ""
        if least is None:
            why = _AS_OF if self.graph.wanted.as_of else _NO_CASH.format(self._name(silent, names))
        hops = [
            self._hop(route, place, cents, names, records, splits)
            for place, cents in enumerate(so_far(self.graph, route))
        ]
        returns = route.nodes[-1] in route.nodes[:-1]
        return Route(tuple(hops), dollars(route.cents), least, why, returns)

    def _name(self, node: str, names: Mapping[str, str]) -> str:
        several = {SOURCE: self.first, SINK: self.last}.get(node, ())
        if len(several) > 1:
            return f"{several[0].name} and {len(several) - 1} more, taken together"
        return names.get(self._ids(node), self._ids(node))

    def _hop(
        self,
        route: Measured,
        place: int,
        at_most: int,
        names: Mapping[str, str],
        records: Mapping[int, Record],
        splits: Splits,
    ) -> Hop:
        edge, paid = route.edges[place], route.hops[place]
        kinds = _sums((p.kind, p.cents) for p in paid)
        split = splits.told(route, place)
        through = _sums((p.conduit, p.cents) for p in paid if p.conduit)
        return Hop(
            payer_id=self._ids(edge.payer),
            payer=self._name(edge.payer, names),
            payee_id=self._ids(edge.payee),
            payee=self._name(edge.payee, names),
            kind=kinds[0][0],
            n=len(paid),
            total=dollars(sum(p.cents for p in paid)),
            at_most=dollars(at_most),
            first=paid[0].day,
            last=paid[-1].day,
            apart=tuple((p.day, p.paid) for p in paid if p.paid),
            gaps=self._gaps(edge, paid),
            window=route.window(place),
            records=tuple(records[p.entry] for p in self._largest(paid)),
            kinds=kinds,
            side=edge.side,
            conduits=tuple((i, names.get(i, i), n, total) for i, n, total in through),
            split=split and (split.n, split.total),
            split_unnamed=split.unnamed if split else 0,
            split_of=self._name(route.nodes[place - 1], names) if split else "",
            payer_ids=self.graph.ids(edge.payer) if self.graph.several(edge.payer) else (),
            payee_ids=self.graph.ids(edge.payee) if self.graph.several(edge.payee) else (),
        )

    def _gaps(self, edge: Edge, paid: Sequence[Paid]) -> int:
        every = self.graph.payments(edge)
        return sum(paid[0].day <= p.day <= paid[-1].day for p in every) - len(paid)


def _sums(pairs: Iterable[tuple[str | None, int]]) -> tuple[tuple[str, int, Decimal], ...]:
    """Of each name how often it stands and what it comes to, the largest first."""
    n, total = Counter[str](), Counter[str]()
    for name, cents in pairs:
        n[str(name)] += 1
        total[str(name)] += cents
    order = sorted(total, key=lambda name: (-total[name], name))
    return tuple((name, n[name], dollars(total[name])) for name in order)
