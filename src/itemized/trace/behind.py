"""Who stands behind an account: its givers, theirs, and so on, until nobody reports any further.

A committee reports who gave to it, and is looked behind; people, companies and organizations that
report no givers are where it ends. What came through committees is mixed there, so that the part
of each class is told by its bounds (see bounds), and not by shares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from itemized.entities import rows
from itemized.entities.account import unsettled
from itemized.entities.named import named, said_of_candidates
from itemized.errors import UsageError
from itemized.ledger import Reader, bound
from itemized.model import FOLLOWED, Kind, Match, Record
from itemized.model_rows import RowsAsked
from itemized.money import show_dollars
from itemized.trace._about import about_somebody
from itemized.trace._base import Class, Stands, Wanted, dollars, text
from itemized.trace._cash import Stated, accounts
from itemized.trace._givers import Onward, largest
from itemized.trace._graph import Graph, Paid, came_about
from itemized.trace._search import own_days, payment
from itemized.trace._unfollowed import unfollowed
from itemized.trace._unnamed import lots
from itemized.trace.bounds import SINK, SOURCE, Accounts, Payment, at_least, at_most
from itemized.trace.routes import check, not_loaded

CLASSES = ("person", "organization", "committee", "unknown", "unnamed", "own")
#: Classes whose givers may be anybody, and so of any of the others.
_ANYBODY = ("committee", "unknown", "unnamed")
#: Committees looked behind; those that paid less are among the ones not looked behind.
MOST_COMMITTEES = 200


class _Came(NamedTuple):
    """What came to an account: from a class of givers, or from one committee. What the account
    asked about paid itself is a class of its own: who stands behind that was counted when it first
    came. goods: it was a gift in kind."""

    paid: Paid
    payee: str
    payer: str | None
    class_: str
    goods: bool

    @property
    def cents(self) -> int:
        """How much."""
        return self.paid.cents

    def payment(self, payer: str) -> Payment:
        """As bounds take it."""
        return payment(self.paid, payer, self.payee)


def behind(reader: Reader, names: Sequence[str], wanted: Wanted) -> Stands:
    """Who stands behind the accounts named, taken together, at most `wanted.hops` hops back.

    Raises NotFoundError for a name that nothing goes by, UsageError for what cannot be asked.
    """
    if not names:
        raise UsageError("nobody is named", way_out="name a committee")
    check(wanted)
    account, cautions = named(reader, names)
    graph = Graph(reader, wanted, finish=[m.entity_id for m in account], back=True)
    every, looked = _followed_back(graph)
    came, between = _of_money(every, looked)
    known = _known(graph, came, between)
    into = [c for c in came if c.payee == SINK]
    said = [*cautions, *said_of_candidates(reader, account), *not_loaded(reader, wanted)]
    if left := {c.payer for c in came if c.payer} - between - {SINK}:
        said.append(_not_looked_behind(len(left)))
    if wanted.as_of is None and (silent := between - known.keys()):
        said.append(_no_cash(len(silent)))
    said += [*_in_goods(graph), *about_somebody(graph)]
    givers, more = largest(graph, _onward(every, looked))
    said += unfollowed(graph, None, {SINK, *looked})
    said += [*more, *unsettled(reader, _sources(graph, looked))]
    held = _statements(graph)
    return Stands(
        wanted,
        account,
        dollars(sum(c.cents for c in into)),
        dollars(sum(each.small for each in held)) if held else None,
        (
            *(_class(name, came, between, known) for name in CLASSES),
            _before(came, between, known, sum(c.cents for c in into)),
        ),
        givers,
        tuple(said),
        _largest_rows(reader, account, wanted),
        _stated(held),
    )


def received(account: Sequence[Match], wanted: Wanted) -> tuple[RowsAsked, ...]:
    """The rows that the money which accounts received is the sum of: what was paid to them, and
    what came back of their own gifts (rows of a gift taken back are negative, and its giver's)."""
    ids = tuple(m.entity_id for m in account)
    # what is given in goods brings no money, and what is spent about a candidate is followed there
    held = tuple(k for k in map(str, wanted.kinds or FOLLOWED) if k != Kind.IN_KIND)
    return lots(ids, held, wanted, into=True)


def received_sql(account: Sequence[Match], wanted: Wanted) -> str:
    """The query of these rows, as it stands."""
    lots = received(account, wanted) or (RowsAsked(entry_keys=(), as_of=wanted.as_of),)
    every = " UNION ALL BY NAME ".join(f"({rows.query(lot)})" for lot in lots)
    return text("came").replace("{lots}", every)


def _largest_rows(reader: Reader, account: Sequence[Match], wanted: Wanted) -> tuple[Record, ...]:
    most = rows.MOST if wanted.records is None else min(wanted.records, rows.MOST)
    asked = [each for each in received(account, wanted) if each.recipients]
    found = [row for each in asked for row in rows.rows(reader, each, limit=most).rows]
    found = [row for row in found if row.date and row.payer_id != row.payee_id]
    return tuple(sorted(found, key=lambda row: (-row.amount, row.entry_key))[:most])


def _onward(came: Iterable[_Came], looked: set[str]) -> list[Onward]:
    """What those looked behind paid one another and the account."""
    return [
        Onward(c.paid.early, c.paid.late, c.payer, c.payee, c.cents)
        for c in came
        if c.payer and c.payer in looked
    ]


def _not_looked_behind(n: int) -> str:
    if n == 1:
        return (
            "1 committee was not looked behind, or its own receipts are not among the loaded"
            " records; any class may stand behind it."
        )
    return (
        f"{n:,} committees were not looked behind, or their own receipts are not among the loaded"
        " records; any class may stand behind them."
    )


def _no_cash(n: int) -> str:
    if n == 1:
        return (
            "1 committee between states no cash on hand that covers these days: nothing that came"
            " through it is counted as having to."
        )
    return (
        f"{n:,} committees between state no cash on hand that covers these days: nothing that came"
        " through them is counted as having to."
    )


def _in_goods(graph: Graph) -> list[str]:
    """A sentence on what the account got in goods, where it got any."""
    sql, params = bound(text("goods"), nodes=graph.ids(SINK), kinds=graph.kinds)
    ((cents,),) = graph.reader.rows(sql, params | graph.asked)
    if cents <= 0:
        return []
    said = (
        f"Gifts in kind of {show_dollars(dollars(cents))} to it besides brought no money: of these"
        " figures only those of single givers hold them."
    )
    return [said]


def _followed_back(graph: Graph) -> tuple[list[_Came], set[str]]:
    """All that came to the account and those behind it, and the committees looked behind. What it
    got in kind is among it: who stands behind the giver stands behind the gift."""
    every, looked, frontier = [], set[str](), [SINK]
    for _ in range(graph.wanted.hops):
        came = _level(graph, frontier)
        every += came
        looked |= {c.payee for c in came} - {SINK}
        paid: dict[str, int] = defaultdict(int)
        for c in came:
            if c.payer and c.payer not in looked and c.payer != SINK:
                paid[c.payer] += c.cents
        room = MOST_COMMITTEES - len(looked)
        frontier = sorted(paid, key=lambda n: (-paid[n], n))[: max(0, room)]
        if not frontier:
            break
    return every, looked


def _of_money(every: Iterable[_Came], looked: set[str]) -> tuple[list[_Came], set[str]]:
    """Of all that came what came in money to the account and those who paid it on, and of those
    looked behind these: a gift in kind brought the account none."""
    money = [c for c in every if not c.goods]
    between, found = set[str](), {SINK}
    while found:
        found = {c.payer for c in money if c.payer and c.payee in found} & looked - between
        between |= found
    return [c for c in money if c.payee == SINK or c.payee in between], between


def _level(graph: Graph, nodes: Sequence[str]) -> list[_Came]:
    sql, params = bound(
        text("behind"), nodes=[i for n in nodes for i in graph.ids(n)], kinds=graph.kinds
    )
    found: dict[tuple[str, str | None, str, bool], list[Paid]] = defaultdict(list)
    finish = graph.stands[SINK]
    params |= graph.asked | {"goods": SINK in nodes}
    for payee, payer, class_, kind, goods, day, own, cents in graph.reader.rows(sql, params):
        to, by = (SINK if i in finish else i for i in (payee, payer))
        found[to, by, class_, goods].append(Paid(day, kind, cents, None, 0, own))
    return [
        _Came(p, to, by if class_ == "committee" or by == SINK else None, of, goods)
        for (to, by, class_, goods), paid in found.items()
        if to != by and (of := "own" if by == SINK else class_)
        for p in came_about(paid)
    ]


def _sources(graph: Graph, looked: Iterable[str]) -> set[str]:
    """Whose records the rows are that the account and those behind it got."""
    sql, params = bound(
        "SELECT DISTINCT source FROM arrivals"
        " WHERE to_no IN (SELECT low FROM entities WHERE entity_id IN ({nodes}))",
        nodes=[i for n in (SINK, *looked) for i in graph.ids(n)],
    )
    found = {source for (source,) in graph.reader.rows(sql, params)}
    return found & set(graph.wanted.sources or found)


def _known(graph: Graph, came: Iterable[_Came], looked: set[str]) -> Accounts:
    days: dict[str, list[int]] = defaultdict(list)
    for c in came:
        days[c.payee] += own_days([c.paid], payer=False)
        if c.payer:
            days[c.payer] += own_days([c.paid], payer=True)
    graph.load_accounts(looked)
    held = {n: graph.account(n, min(days[n]), max(days[n])) for n in looked}
    return {n: account for n, account in held.items() if account is not None}


def _class(name: str, came: Iterable[_Came], looked: set[str], known: Accounts) -> Class:
    """The bounds on what a class of givers stands for of all that came to the account."""
    sure, may_be = [], []
    direct = 0
    for c in came:
        if c.payer in looked:
            between = c.payment(c.payer or "")
            sure.append(between)
            may_be.append(between)
            continue
        given = c.payment(SOURCE)
        if c.class_ == name:
            sure.append(given)
            direct += c.cents if c.payee == SINK else 0
        if c.class_ in (name, *_ANYBODY):
            may_be.append(given)
    if name in _ANYBODY:
        most = dollars(at_most(sure, known))
        payers = {c.payer for c in came if c.payer and c.payee == SINK and c.class_ == name}
        return Class(name, dollars(direct), None, most, tuple(sorted(payers - looked)))
    return Class(
        name, dollars(direct), dollars(at_least(sure, known)), dollars(at_most(may_be, known))
    )


def _before(came: Iterable[_Came], looked: set[str], known: Accounts, total: int) -> Class:
    """The bounds on what nobody's itemized payment brought: cash of before, and small sums."""
    every = [c.payment(c.payer if c.payer and c.payer in looked else SOURCE) for c in came]
    least, most = total - at_most(every, known), total - at_least(every, known)
    return Class("before", dollars(0), dollars(least), dollars(most))


def _statements(graph: Graph) -> list[Stated]:
    """What each of the accounts states over the most days, where nothing narrows the question."""
    wanted, ids = graph.wanted, graph.stands[SINK]
    if wanted.start or wanted.end or wanted.as_of or wanted.sources or wanted.kinds:
        return []
    held = accounts(graph.reader, ids)
    return [held[i][0] for i in ids] if all(held.get(i) for i in ids) else []


def _stated(held: Sequence[Stated]) -> tuple[Decimal, date, date] | None:
    if not held:
        return None
    first, last = min(each.start for each in held), max(each.through for each in held)
    every = dollars(sum(each.receipts for each in held))
    return every, date.fromordinal(first), date.fromordinal(last)
