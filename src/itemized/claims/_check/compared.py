"""Comparisons: by how much, or how many times, one party raised, spent or had more than another."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from itemized.claims._check import around, figures, nearby
from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.figures import Figure
from itemized.claims._check.givers import check_givers
from itemized.claims._check.resolve import Resolved
from itemized.claims._check.sides import Sides
from itemized.model import Amount, Claim, Finding, Match, Mention, Verdict
from itemized.money import show_dollars

_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
_TIMES = {
    "twice": 2, "double": 2, "two": 2, "triple": 3, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_MORE = re.compile(r"(?:more than|over|at least)\s+$", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less|fewer|behind|trail\w*|lag\w*)\b", re.IGNORECASE)
#: Words that say who had more and not by how much.
_MORE_THAN = re.compile(r"\b(?:more|less|fewer)\b.* than\b|\bout-?(?:raised|spent)\b", re.I)
_ANY_MORE = Amount("more", Decimal(0), "more_than", Decimal(0), None)
_NEARLY = re.compile(r"(?:nearly|almost)\s+$", re.IGNORECASE)
_PARTS = re.compile(r"\b(?:from|among|on (?:ads|television|TV|consult\w+))\b", re.IGNORECASE)


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
    if told.direction == "gave" and len(givers) == 2 and len(takers) < 2:
        found = check_givers(draft, case, givers, takers[0] if takers else None)
        return replace(found, claim=claim)
    named = around.parties(told)
    if len(named) == 1:
        other = around.other_after(case, told, "as|than|by|over")
        named = (*named, other) if other is not None and other.name != named[0].name else named
    if len(named) != 2:
        draft.say("The text does not name both of the parties that it compares.")
        return replace(draft.done(Verdict.NOT_CHECKABLE), claim=claim)
    if _PARTS.search(told.quote):
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
    if _LESS.search(draft.claim.quote):
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


def _filer(claim: Claim, case: Case, side: Resolved | None) -> Match | None:
    """The one filer of a name that has such a figure."""
    known = [m for m in around.filers(side) if figures.figures(claim, case, m)]
    return known[0] if len(known) == 1 else None


def _weighed(draft: Draft, case: Case, sides: Sides, pairs: list[_Pair]) -> Finding:
    """The first sense that agrees; where none does, the best one's difference, if it is whole."""
    said = _said(draft.claim, case)
    if said is None:
        draft.say("By how much one is said to have more was not understood.")
        return draft.done(Verdict.NOT_CHECKABLE)
    each = [(_verdict(draft.claim, said, pair), pair) for pair in pairs]
    agreeing = [(verdict, pair) for verdict, pair in each if verdict in _AGREES]
    verdict, pair = (agreeing or each)[0]
    draft.say(f"{pair.one.words}.", f"{pair.two.words}.", _shown(draft.claim, said, pair))
    if verdict in _AGREES and not pair.own:
        draft.say("These are itemized rows only; what is too small to be listed is in neither.")
        verdict = Verdict.MATCH_WITH_CAVEAT
    if verdict is Verdict.DIFFERS and not pair.own:
        draft.missing = around.reports_of(sides)
        return nearby.not_checkable(draft, case, sides)
    draft.fields["amount"] = verdict
    return draft.done(verdict)


def _said(claim: Claim, case: Case) -> Amount | None:
    """The margin in dollars, or the multiple."""
    if claim.amounts:
        return claim.amounts[0]
    word = str(claim.extra.get("multiple", "")).lower()
    times = _TIMES.get(word) or (Decimal(word) if re.fullmatch(r"\d+(\.\d+)?", word) else None)
    if times is None:
        return _ANY_MORE if not word and _MORE_THAN.search(claim.quote) else None
    before = case.reading.article.text[max(0, claim.start - 20) : claim.start]
    value = Decimal(times)
    if _MORE.search(before) or "more than" in claim.quote[: len(word) + 18]:
        return Amount(word, value, "more_than", value, None)
    qualifier = "nearly" if _NEARLY.search(before) else "about"
    slack = value / 10
    return Amount(word, value, qualifier, value - slack, value + slack)


def _verdict(claim: Claim, said: Amount, pair: _Pair) -> Verdict:
    one, two = pair.one.total, pair.two.total
    if said is _ANY_MORE:
        return Verdict.MATCH if one > two else Verdict.DIFFERS
    if claim.amounts:
        return compare(said, one - two).verdict
    return compare(said, one / two).verdict if two > 0 else Verdict.DIFFERS


def _shown(claim: Claim, said: Amount, pair: _Pair) -> str:
    one, two = pair.one.total, pair.two.total
    if said is _ANY_MORE:
        more = "more" if one > two else "less" if one < two else "just as much"
        return f"By that the one said to have more has {more}."
    if claim.amounts:
        gap = f"{show_dollars(abs(one - two))} {'more' if one >= two else 'less'}"
        return f"The text says {said.text} more, the records {gap}."
    ratio = f"{(one / two).quantize(Decimal('0.01'))} times as much" if two > 0 else "no multiple"
    return f"The text says {said.text}, the records {ratio}."
