"""Whose money a statement is about that names nobody: whoever the passage is on.

"Roe's campaign raised $5 million. The average gift was $20, more than ever before": all of it is
Roe's. Only what a statement cannot be without is filled in: who received what was raised, who spent
what was spent. It comes last, so that whatever the words themselves say is taken first.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from itemized.claims._text.carry import resolved
from itemized.claims._text.politics import may_be_political
from itemized.model import Claim, Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties

_TAKES = frozenset(
    {
        *("raised_total", "average", "count", "share", "superlative", "comparison", "bundled"),
        *("forecast", "donation", "donation_total", "absence", "relation"),
    }
)
_SPENDS = frozenset({"spent", "has", "paid"})
_SPENDERS = frozenset(
    {
        *("spent_total", "ie_spending", "cash_on_hand", "debt", "superlative", "comparison"),
        *("forecast", "payment", "share", "average", "absence"),
    }
)
_TO = frozenset(
    {"donation", "donation_total", "count", "share", "average", "pledge", "relation", "superlative"}
)
_GIVES = frozenset({"gave", "pledged"})
_GIVERS = frozenset({"donation", "donation_total", "transfer", "pledge", "in_kind", "loan"})
_RANKS = frozenset({"superlative", "comparison"})
_PLAIN = frozenset({"group", None})
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_PROPER = frozenset({"person", "committee", "organization"})
_NEAR = 3  # sentences
_BACK = 40  # statements


def whose(claims: list[Claim], context: Context) -> list[Claim]:
    """The claims, each with the side that it cannot be without where the passage tells it."""
    done: list[Claim] = []
    for claim in claims:
        claim = _of_haul(_own_loan(_but_talk(claim)), done)
        side = _lacks(claim)
        found = _holder(done, claim, context) if side else None
        if side and not found:
            gives = claim.direction in _GIVES
            found = _protagonist(context, claim, _givers_of(claims) if gives else set())
        if side and found:
            claim = replace(claim, **{side: resolved(found)})  # type: ignore[arg-type]
        if claim.direction in _GIVES and claim.kind in _GIVERS and claim.donor is None:
            claim = replace(claim, donor=_giver(done, claim, context))
        done.append(claim)
    return done


def _but_talk(claim: Claim) -> Claim:
    """A comparison or rank without a holder that can hold no money: "the sum", "that all"."""
    if claim.kind not in _RANKS or claim.direction not in {"received", "has"}:
        return claim
    side = "recipient" if claim.direction == "received" else "donor"
    held = claim.recipient if side == "recipient" else claim.donor
    first = held[0] if isinstance(held, tuple) else held
    if first is None or first.kind not in _PLAIN or may_be_political(first.name):
        return claim
    if _CAPITAL.search(first.name) or first.resolved or first.name.endswith("s"):
        return claim
    return replace(claim, **{side: None})  # type: ignore[arg-type]


def _of_haul(claim: Claim, done: list[Claim]) -> Claim:
    """A rank said right after what somebody raised is of that: its holder gave nothing."""
    last = done[-1] if done else None
    if claim.kind not in _RANKS or claim.direction != "gave" or last is None:
        return claim
    beside = last.kind == "raised_total" and last.sentence == claim.sentence
    if not beside or not _names(claim.donor) & _names(last.recipient):
        return claim
    return replace(claim, direction="received", donor=None, recipient=claim.donor)


def _own_loan(claim: Claim) -> Claim:
    """A loan to nobody told, of somebody: mostly a candidate's to the own campaign."""
    if claim.kind != "loan" or claim.direction != "gave" or claim.recipient or not claim.donor:
        return claim
    return replace(claim, recipient=resolved(claim.donor))


def _lacks(claim: Claim) -> str | None:
    """The side that a statement lacks and cannot be without."""
    if claim.direction == "received" and claim.kind in _TAKES and claim.recipient is None:
        return "recipient"
    if claim.direction in {"gave", "pledged"} and claim.kind in _TO and claim.recipient is None:
        return "recipient"
    spends = claim.direction in _SPENDS and claim.kind in _SPENDERS
    return "donor" if spends and claim.donor is None else None


def _giver(done: list[Claim], claim: Claim, context: Context) -> Parties | None:
    """Who a sentence that names no giver is about, else who gave or spent shortly before."""
    sentence = context.sentence_at(claim.start)
    who = context.phrases(sentence).main_subject(sentence, claim.end)
    taken = _names(claim.recipient)
    if isinstance(who, Mention) and who.kind in _PROPER and who.name not in taken:
        return who
    for earlier in reversed(done[-_BACK:]):
        if sentence.index - context.sentence_at(earlier.start).index > _NEAR:
            return None
        if earlier.direction in _GIVES | _SPENDS and earlier.donor is not None:
            return None if _names(earlier.donor) & taken else resolved(earlier.donor)
    return None


def _holder(done: list[Claim], claim: Claim, context: Context) -> Parties | None:
    """Whose money was told of last, in the sentence or shortly before it."""
    here = context.sentence_at(claim.start).index
    for earlier in reversed(done[-_BACK:]):
        if here - context.sentence_at(earlier.start).index > _NEAR:
            return None
        spends = earlier.direction in _SPENDS
        side: Parties | None = earlier.donor if spends else earlier.recipient
        first = side[0] if isinstance(side, tuple) else side
        if isinstance(first, Mention) and first.kind in _PROPER:
            if _names(side) & _names(claim.donor):
                continue
            return side
    return None


def _givers_of(claims: list[Claim]) -> set[str]:
    """Who gives in any of them: in a passage on several givers the one named most took nothing."""
    gifts = (c for c in claims if c.direction in _GIVES | {"received"})
    return {name for claim in gifts for name in _names(claim.donor)}


def _protagonist(context: Context, claim: Claim, but: set[str]) -> Mention | None:
    """Whom the text speaks of most, where it is a person or committee; none of the names in but."""
    cast = context.cast
    named = (cast.full(n) for n in cast.names if cast.kind(n) in {"person", "committee"})
    often = Counter(name for name in named if name not in but).most_common(1)
    if not often or often[0][1] < 2:
        return None
    first = next(n for n in cast.names if cast.full(n) == often[0][0])
    found = cast.mention(first)
    return None if _names(found) & (_names(claim.donor) | _names(claim.recipient)) else found


def _names(party: Parties | None) -> set[str]:
    every = party if isinstance(party, tuple) else (party,)
    return {p.name for p in every if p}
