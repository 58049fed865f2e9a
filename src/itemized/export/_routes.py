"""Routes in words that say no more than the records do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal

from itemized.money import show_dollars
from itemized.questions import short
from itemized.trace import Hop, Route, Stands, Together, Traced, Wanted

#: Classes of givers behind an account, in words.
CLASSES: Mapping[str, str] = {
    "person": "people",
    "organization": "companies and organizations that report no givers",
    "committee": "committees not looked behind, or not loaded",
    "unknown": "givers of an unknown kind",
    "unnamed": "givers not named",
    "own": "its own money, come back through others",
    "before": "cash of before and small sums, in committees between",
}
SIDES: Mapping[str, str] = {"support": "for", "oppose": "against", "about": "about"}


def title(traced: Traced) -> str:
    """What is traced, in words."""
    start = ", ".join(short(m.name) for m in traced.start)
    finish = ", ".join(short(m.name) for m in traced.finish)
    if start and finish:
        return f"From {start} to {finish}"
    return f"Where money of {start} went" if start else f"Where money of {finish} came from"


def narrowed(wanted: Wanted) -> list[str]:
    """What narrows which payments and routes are looked for, each in words."""
    said = []
    if wanted.kinds:
        said.append(f"only {', '.join(kind.replace('_', ' ') for kind in wanted.kinds)}")
    if wanted.start:
        said.append(f"from {wanted.start}")
    if wanted.end:
        said.append(f"through {wanted.end - timedelta(days=1)}")
    if wanted.least:
        said.append(f"at least {show_dollars(wanted.least)}")
    if wanted.sources:
        said.append(f"only records of {', '.join(wanted.sources)}")
    return said


def nothing_sentence(wanted: Wanted) -> str:
    """That no route was found, and among what."""
    asked = [] if wanted.kinds else ["the kinds followed where none is named"]
    asked += [*narrowed(wanted), f"up to {wanted.hops} hop{'s' * (wanted.hops > 1)}"]
    if wanted.as_of:
        asked.append(f"filed by {wanted.as_of}")
    return (
        "No chain of reported payments in order of time is among the loaded records with what was"
        f" asked for ({', '.join(asked)})."
    )


def payments(n: int) -> str:
    """A number of payments in words."""
    return f"{n:,} payment{'' if n == 1 else 's'}"


def days(hop: Hop) -> str:
    """The days of a hop's payments."""
    return str(hop.first) if hop.first == hop.last else f"{hop.first} to {hop.last}"


def kinds(hop: Hop) -> str:
    """What the payments of a hop are, in words."""
    return ", ".join(kind.replace("_", " ") for kind, _, _ in hop.kinds or ((hop.kind, 0, 0),))


def one_way(hop: Hop) -> bool:
    """Whether all its payments are rows from payer to payee, or all are refunds the other way."""
    held = {kind for kind, _, _ in hop.kinds} or {hop.kind}
    return "refund" not in held or held == {"refund"}


def payee(hop: Hop) -> str:
    """Whom a hop reached; of spending on a candidate, its side."""
    name = short(hop.payee)
    return f"spent {SIDES[hop.side]} {name}" if hop.side else name


def parties(route: Route) -> list[str]:
    """Whom a route passed, from the first payer on."""
    return [short(route.hops[0].payer), *map(payee, route.hops)]


def at_most_of(traced: Traced) -> str:
    """What a band's "at most" is of, for the head of a column: of routes into a party money is
    followed back, so that it is what went on from there all the way."""
    return "gone all the way" if not traced.start else "of the money followed"


def shown(traced: Traced) -> str:
    """Which of the routes are shown, for the head of their table."""
    cut = [
        f"{each.shown:,} of {'more' if each.of is None else f'{each.of:,}'} of {each.hops}"
        f" hop{'' if each.hops == 1 else 's'}"
        for each in traced.cut
    ]
    return f"the largest first: {', '.join(cut)}" if cut else "the largest first"


def width(traced: Traced) -> str:
    """What a band's width says, in a sentence."""
    most = (
        "that can have gone all the way by its payments and those after them"
        if not traced.start
        else "that can have come so far of the money followed"
    )
    return (
        f"A band is as wide as the most {most}; in an account that mixes money, no dollar can be"
        " told from another."
    )


def hop_words(hop: Hop) -> str:
    """The payments of a hop in one line."""
    return f"{show_dollars(hop.total)} in {payments(hop.n)}, {days(hop)} ({kinds(hop)})"


def hop_notes(hop: Hop) -> list[str]:
    """What else the records say of a hop: conduits, what was taken back, a joint split."""
    said = [
        f"{show_dollars(total)} of it earmarked, through {short(name)}"
        for _, name, _, total in hop.conduits
    ]
    shown = sum((abs(r.amount) for r in hop.records), Decimal(0))
    if hop.n == len(hop.records) and shown > hop.total:
        said.append(
            f"{show_dollars(shown - hop.total)} of these rows did not come about (a bounced check"
            " or a void takes it back) and is not in the sum"
        )
    if hop.apart:
        n, of = len(hop.apart), "" if hop.n == 1 else "one of them "
        on = f"{of}on {hop.apart[0][1]}" if n == 1 else f"{n:,} of them on other days"
        said.append(f"{on} by the payer's report")
    if hop.split:
        said.append(_split(hop, *hop.split))
    return said


def _split(hop: Hop, n: int, total: Decimal) -> str:
    memos = f"{n:,} memo row{'' if n == 1 else 's'}"
    whose, unnamed = "the joint committee", hop.split_unnamed
    if unnamed:
        whose = "a joint committee"
        some = "which" if n == 1 else f"{unnamed:,} of which"
        memos += f", {some} {'does' if unnamed == 1 else 'do'} not name it"
    return (
        f"{short(hop.payee)} itself reports {show_dollars(total)} as the share of"
        f" {short(hop.split_of)} in what {whose} raised ({memos})"
    )


def legend(looks: Iterable[tuple[str | None, bool]]) -> str:
    """What the looks of the bands drawn mean. looks: of each its side, and whether it returns."""
    drawn = set(looks)
    sides, returns = {side for side, _ in drawn}, any(back for _, back in drawn)
    said = [
        *(["green is spending for a candidate"] if "support" in sides else []),
        *(["orange is spending against one"] if "oppose" in sides else []),
        *(["dashed is money that comes back to a party on the way"] if returns else []),
    ]
    return f"{'; '.join(said).capitalize()}." if said else ""


def bounds(route: Route) -> str:
    """The bounds of a route, short."""
    most = f"at most {show_dollars(route.at_most)}"
    return most if route.at_least is None else f"{most}, at least {show_dollars(route.at_least)}"


def route_sentence(route: Route) -> str:
    """What the bounds of a route mean, in a sentence; of one hop they are what was paid."""
    last = route.hops[-1]
    if len(route.hops) == 1:
        return f"Reported as paid: {show_dollars(last.total)}."
    what = (
        f"spending {SIDES[last.side]} {short(last.payee)}"
        if last.side
        else f"what {short(last.payee)} got here"
    )
    least = (
        f"No least can be given: {route.why}."
        if route.at_least is None
        else f"At least {show_dollars(route.at_least)} must have, if the records are whole."
    )
    back = " It returns to a party on the way." if route.returns else ""
    return (
        f"At most {show_dollars(route.at_most)} of {what} can have come from"
        f" {short(route.hops[0].payer)} this way. {least}{back}"
    )


def together_sentence(traced: Traced) -> str:
    """The bounds over all routes between two parties, in a sentence."""
    return " ".join(_together(traced, each) for each in traced.together)


def _together(traced: Traced, found: Together) -> str:
    if len(traced.together) == 1:
        which = "all these routes" if traced.complete else "the routes"
    elif found.side is None:
        which = "the routes by which money itself came"
    else:
        which = f"the routes that end in spending {SIDES[found.side]} {_last(traced)}"
    left_out = "" if traced.complete else " shown (others are left out)"
    most = show_dollars(found.at_most)
    said = f"Over {which}{left_out} together, at most {most} can have come that far"
    if found.at_least is None:
        return f"{said}; no least can be given."
    least = show_dollars(found.at_least)
    return f"{said}, and at least {least} must have, if the records are whole."


def _last(traced: Traced) -> str:
    """Whom routes between two end in, by name."""
    return traced.routes[0].hops[-1].payee


def stands_sentence(stands: Stands) -> str:
    """The part of an account's money that ends in the undisclosed, in a sentence."""
    found = stands.undisclosed
    least, most = (_percent(stands, a) for a in (found.at_least, found.at_most))
    return (
        f"Of {show_dollars(stands.total)} received in itemized payments,"
        f" {show_dollars(found.direct)} came straight from companies and organizations that report"
        " no givers of their own; with what came through committees, at least"
        f" {least} and at most {most} of it ends in them."
    )


def dollars(amount: Decimal | None) -> str:
    """A bound in dollars; nothing where none can be given."""
    return "" if amount is None else show_dollars(amount)


def _percent(stands: Stands, amount: Decimal | None) -> str:
    amount = amount or Decimal(0)
    return f"{show_dollars(amount)} ({stands.share(amount) * 100:.1f} %)"
