"""What is said of ways that money can have gone: payments, bounds, and the text's own sum."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Draft
from itemized.claims._check.other_kinds import OUTSIDE, words_of
from itemized.claims._text.vague import least as least_meant
from itemized.model import Amount, Finding, Kind, Verdict
from itemized.money import show_dollars

if TYPE_CHECKING:
    from itemized.trace import Hop, Route, Traced

#: Sums that tell a span and no one figure.
_SPANS = ("range", "less_than", "up_to")
#: Of these those that say that there was no more.
_BELOW = ("less_than", "up_to")
_TRIFLE = 10  # of a payment so many times as large, hardly any was the first party's


def settled(
    draft: Draft,
    routes: list[Route],
    traced: Traced,
    verdict: Verdict | None = None,
    *,
    cut: bool,
) -> Finding:
    """The finding where there is such a way: by its bounds, and the sum in the text.

    verdict: the one it has whatever the bounds are. cut: whether there may be more such ways.
    """
    most = sum((r.at_most for r in routes), Decimal(0))
    side = routes[0].hops[-1].side
    most = min([most, *(t.at_most for t in traced.together if t.side == side)])
    leasts = [r.at_least for r in routes if r.at_least is not None]
    least = max(leasts, default=None)
    best = routes[0]
    draft.routed = replace(traced, routes=tuple(routes))
    records = (record for route in routes for hop in route.hops for record in hop.records)
    draft.records = tuple({record.entry_key: record for record in records}.values())
    draft.fields |= {"donor": Verdict.MATCH, "recipient": Verdict.MATCH}
    draft.say(*map(hop_words, best.hops))
    draft.say(_bounds_words(routes, most, least))
    if apart := sorted({days for hop in best.hops for days in hop.apart}):
        from itemized.trace import (
            two_days,
        )  # with it comes the database, which reading does without

        draft.say(two_days(apart, "this way"))
    draft.say(f"Ways of more than {traced.wanted.hops} steps were not looked at.")
    if best.hops[-1].side and draft.claim.kind != "ie_spending":
        draft.say(OUTSIDE)
    for hop in best.hops[1:]:
        if hop.split:
            which = ", and does not say which" if hop.split_unnamed else ""
            draft.say(
                f"{hop.payee} itself reports {show_dollars(hop.split[1])} as {hop.split_of}'s"
                f" share of a joint fundraising committee's money{which}."
            )
    return draft.done(verdict or _verdict(draft, routes, most, least, cut=cut))


def _verdict(
    draft: Draft, routes: list[Route], most: Decimal, least: Decimal | None, *, cut: bool
) -> Verdict:
    """Whether the bounds bear the text out: only in part, where the money was mixed."""
    amounts = draft.claim.amounts
    words = str(draft.claim.extra.get("vague") or "")
    if words and most < least_meant(words) and not cut:
        draft.say(f"The text says “{words}”, which is more than can have come that way.")
        return Verdict.NO_MATCHING_RECORD
    if not amounts:
        # without a caveat only what the last one got, and was no trifle of what was paid there
        paid = sum((route.hops[-1].total for route in routes), Decimal(0))
        sure = bool(least) and _TRIFLE * most >= paid and not routes[0].hops[-1].side
        return Verdict.MATCH if sure else Verdict.MATCH_WITH_CAVEAT
    low, high = amounts[0].low, amounts[0].high
    over = _over(amounts[0], most)
    if over not in (None, Verdict.MATCH) and cut:
        draft.say(f"The text says {amounts[0].text}; more ways lead there than were looked at.")
        return Verdict.NOT_CHECKABLE
    if over is Verdict.MATCH_WITH_CAVEAT:
        draft.say(f"The text says {amounts[0].text}, loosely rounded above that.")
    elif over is Verdict.DIFFERS:
        draft.fields["amount"] = Verdict.DIFFERS
        above = show_dollars(amounts[0].value - most)
        draft.say(f"The text says {amounts[0].text}, {above} above the most that can have come.")
        return Verdict.DIFFERS
    under = _under(amounts[0], least or Decimal(0))
    if under is Verdict.MATCH_WITH_CAVEAT:
        draft.say(f"The text says {amounts[0].text}, loosely rounded below that.")
    elif under is Verdict.DIFFERS:
        draft.fields["amount"] = Verdict.DIFFERS
        below = show_dollars((least or Decimal(0)) - amounts[0].value)
        draft.say(f"The text says {amounts[0].text}, {below} below the least that must have come.")
        return Verdict.DIFFERS
    if high is not None and most > high and amounts[0].qualifier in _BELOW:
        draft.say(f"The text says {amounts[0].text} at most; it can have been more that way.")
        return Verdict.NOT_CHECKABLE
    sure = least is not None and (low or 0) <= least and (high is None or most <= high)
    draft.fields["amount"] = Verdict.MATCH if sure else Verdict.MATCH_WITH_CAVEAT
    return draft.fields["amount"]


def _over(amount: Amount, most: Decimal) -> Verdict | None:
    """What is made of a sum above the most that can have come; None of one that is not above it."""
    low = amount.value if amount.low is None else amount.low
    if most < low:
        return Verdict.DIFFERS
    if amount.value <= most or amount.qualifier in _SPANS:
        return None
    return compare(amount, most).verdict


def _under(amount: Amount, least: Decimal) -> Verdict | None:
    """What is made of a sum below the least that must have come; None of one that is not below it,
    or says itself that there was more."""
    if amount.high is None:
        return None
    if least > amount.high:
        return Verdict.DIFFERS
    if amount.value >= least or amount.qualifier in _SPANS:
        return None
    return compare(amount, least).verdict


def hop_words(hop: Hop) -> str:
    """The payments of a hop in a sentence."""
    days = str(hop.first) if hop.first == hop.last else f"{hop.first} to {hop.last}"
    paid = "one payment" if hop.n == 1 else f"{hop.n:,} payments"
    whom = f"for {hop.payee}" if hop.side == "support" else f"to {hop.payee}"
    whom = f"against {hop.payee}" if hop.side == "oppose" else whom
    return f"{hop.payer} {whom}: {show_dollars(hop.total)} in {paid}, {days}{_kind_words(hop)}."


def _kind_words(hop: Hop) -> str:
    """What the payments are, where they are no gifts of money and no spending on a candidate."""
    kinds = [Kind(kind) for kind, *_ in hop.kinds or ((hop.kind,),)]
    odd = [words_of(kind) for kind in kinds if kind not in (Kind.CONTRIBUTION, Kind.TRANSFER)]
    return f" ({', '.join(odd)})" if odd and not hop.side else ""


def _bounds_words(routes: list[Route], most: Decimal, least: Decimal | None) -> str:
    first, last = routes[0].hops[0], routes[0].hops[-1]
    over = "Of this" if len(routes) == 1 else f"Over {len(routes):,} such ways taken together"
    what = f"was spent on {last.payee}" if last.side else f"reached {last.payee}"
    said = (
        f"{over}, at most {show_dollars(most)} of what {what} can have been {first.payer}'s money"
    )
    if least:
        return (
            f"{said}, and at least {show_dollars(least)} must have been, if the records are whole."
        )
    if why := next((r.why for r in routes if r.at_least is None), ""):
        return f"{said}; no least can be given, since {why}."
    return f"{said}; none of it need have been: the accounts held other money."
