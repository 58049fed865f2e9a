"""Comparisons: by how much, or how many times, one party raised, spent or had more than another."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from itemized.claims._check import around, figures, margins, nearby, summaries
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.figures import Figure
from itemized.claims._check.givers import check_gifts
from itemized.claims._check.resolve import Resolved
from itemized.claims._check.sides import Sides
from itemized.model import Amount, Claim, Finding, Match, Mention, Verdict

_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
_PARTS = re.compile(r"\b(?:from|among|on (?:ads|television|TV|consult\w+))\b", re.IGNORECASE)

#: What was spent for or against somebody is a part of what was spent.
_ABOUT = re.compile(
    r"\b(?:support|back|boost|promot|oppos|attack)\w*\b|\b(?:against|on behalf of)\b"
    r"|\bto (?:help|elect|re-?elect|defeat|unseat)\b",
    re.IGNORECASE,
)


#: What a party does with its own money, in the order that the text sets one against the other.
_OWN = re.compile(
    r"\b(?:(?P<spent>spent|spending|spends|expenditures|disbursements|paid out)"
    r"|(?P<received>raised|raising|raises|took in|taken in|brought in|received|receipts))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Pair:
    """Figures of one sense of both parties, the one said to have more first."""

    one: Figure
    two: Figure

    @property
    def own(self) -> bool:
        return self.one.own and self.two.own


def check_comparison(claim: Claim, case: Case) -> Finding:
    """The finding on two parties' sums set against each other."""
    told = around.filled(claim, case)
    draft = Draft(told)
    givers, takers = mentions(told.donor), mentions(told.recipient)
    pairs = [(giver, taker) for giver in givers for taker in takers or (None,)]
    if told.direction == "gave" and len(pairs) == 2:
        return replace(check_gifts(draft, case, pairs), claim=claim)
    named = around.parties(told)
    if len(named) == 1:
        other = around.other_after(case, told, "as|than|by|over")
        named = (*named, other) if other is not None and other.name != named[0].name else named
    if len(named) != 2:
        draft.say("The text does not name both of the parties that it compares.")
        return replace(draft.done(Verdict.NOT_CHECKABLE), claim=claim)
    if named[0].name == named[1].name:
        return replace(_with_itself(draft, case, named[0]), claim=claim)
    rest = case.reading.article.text[told.start : told.sentence.end]
    about = told.direction == "spent" and _ABOUT.search(rest)
    if about or _PARTS.search(told.quote):
        draft.say("The text compares a part of what they raised or spent; that is not looked up.")
        return replace(draft.done(Verdict.NOT_CHECKABLE), claim=claim)
    return replace(_look(draft, case, named[0], named[1]), claim=claim)


def _look(draft: Draft, case: Case, one: Mention, two: Mention) -> Finding:
    sides: list[Match] = []
    for mention in (one, two):
        ready = around.ready(draft, case, None, mention)
        if isinstance(ready, Finding):
            return ready
        found = around.unknown(draft, case, ready)
        if found is not None:
            return found
        match = _filer(draft.claim, case, ready.recipient)
        if match is None:
            draft.say(f"Which party {mention.name} is in the records the text does not say.")
            return nearby.not_checkable(draft, case, ready)
        sides.append(match)
    first, second = sides
    if margins.LESS.search(draft.claim.quote):
        first, second = second, first
    every = figures.figures(draft.claim, case, second)
    pairs = [
        _Pair(a, b)
        for a in figures.figures(draft.claim, case, first)
        for b in every
        if a.what == b.what
    ]
    whole = Sides.of(case, None, one)
    if not pairs:
        draft.say("The loaded records do not state such a figure of both for that time.")
        return nearby.not_checkable(draft, case, whole)
    if draft.claim.direction != "has":
        draft.answers = figures.answers(draft.claim, case, first)
    return _weighed(draft, case, whole, pairs)


def _with_itself(draft: Draft, case: Case, who: Mention) -> Finding:
    """The finding on "spent more than it raised": by what the filer states of both."""
    said = [m.lastgroup or "" for m in _OWN.finditer(draft.claim.quote)]
    sides = around.ready(draft, case, None, who)
    if isinstance(sides, Finding):
        return sides
    known = around.filers(sides.recipient)
    if len(known) != 1 or sorted(said) != ["received", "spent"]:
        draft.say("What of its own the text compares was not understood.")
        return nearby.not_checkable(draft, case, sides)
    every = [
        figures.figures(replace(draft.claim, direction=each), case, known[0])[:1] for each in said
    ]
    if not all(every):
        draft.say("The loaded records do not state both of its figures for that time.")
        return nearby.not_checkable(draft, case, sides)
    one, two = (found[0] for found in every)
    if margins.LESS.search(draft.claim.quote):
        one, two = two, one
    return _weighed(draft, case, sides, [_Pair(one, two)])


def _filer(claim: Claim, case: Case, side: Resolved | None) -> Match | None:
    """The one filer of a name that has such a figure."""
    known = [m for m in around.filers(side) if figures.figures(claim, case, m)]
    return known[0] if len(known) == 1 else None


def _weighed(draft: Draft, case: Case, sides: Sides, pairs: list[_Pair]) -> Finding:
    """The first sense that agrees; where none does, the best one's difference, if it is whole."""
    margin = margins.said(draft.claim, case)
    if margin is None:
        draft.say("By how much one is said to have more was not understood.")
        return draft.done(Verdict.NOT_CHECKABLE)
    each = [(_verdict(draft.claim, margin, pair), pair) for pair in pairs]
    agreeing = [(verdict, pair) for verdict, pair in each if verdict in _AGREES]
    verdict, pair = (agreeing or each)[0]
    other = pair is not each[0][1]
    told = margins.words(draft.claim, margin, pair.one.total, pair.two.total)
    draft.say(f"{pair.one.words}.", f"{pair.two.words}.", told)
    draft.stated = figures.stated(pair.one, pair.two)
    if other:
        first = each[0][1]
        draft.stated += summaries.beside(figures.stated(first.one, first.two))
        draft.say(
            f"By another figure it is otherwise: {first.one.words}; {first.two.words}.",
        )
        verdict = Verdict.AMBIGUOUS if margins.bare(margin) else Verdict.MATCH_WITH_CAVEAT
    if verdict in _AGREES and not pair.own:
        draft.say("These are itemized rows only; what is too small to be listed is in neither.")
        verdict = Verdict.MATCH_WITH_CAVEAT
    if verdict is Verdict.DIFFERS and not pair.own:
        draft.missing = around.reports_of(sides)
        return nearby.not_checkable(draft, case, sides)
    draft.fields["amount"] = verdict
    return draft.done(verdict)


def _verdict(claim: Claim, margin: Amount, pair: _Pair) -> Verdict:
    return margins.verdict(claim, margin, pair.one.total, pair.two.total)
