"""Claims of what several spent: the text's sum is of all of them together, or of each.

Where it does not say which, the reading that agrees is taken, and the sum is of all of them where
none does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from itemized.claims._check import around, candidates, outside, summaries, totals
from itemized.claims._check import coverage as loaded
from itemized.claims._check.candidates import Target
from itemized.claims._check.case import Case, Draft, mentions, together
from itemized.claims._check.readings import IN_ALL, Asked
from itemized.claims._check.reasons import of_whom
from itemized.claims._check.spending import (
    check_one_outside,
    check_one_spent,
    parties_of,
    spender_of,
    timed,
)
from itemized.model import Claim, Finding, Mention, Verdict

_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
_PART = r"[A-Z][\w.\u2019'-]*"
_NAME = rf"{_PART}(?: {_PART}){{1,3}}"
_SIDED = (
    r"(?:(?:also |to )*(?:against|for|(?:oppos|attack|support|help|back|boost|defeat|promot|elect"
    r"|criticiz|unseat|benefit)\w*) )?"
)
_EACH = re.compile(r"\b(?:each|apiece|respectively)\b", re.IGNORECASE)


def check_spent(claim: Claim, case: Case) -> Finding:
    """The finding on what one or several committees spent in all."""
    return _of_all(claim, case, check_one_spent, None)


def check_outside(claim: Claim, case: Case) -> Finding:
    """The finding on what one or several spent for or against a candidate."""
    return _of_all(claim, case, check_one_outside, candidates.target(claim, case))


def _of_all(
    claim: Claim, case: Case, check: Callable[[Claim, Case], Finding], target: Target | None
) -> Finding:
    told, claim = claim, around.with_joined(claim, case)
    named = mentions(claim.donor)
    if target is not None and (second := _second(target, claim, case)):
        draft = Draft(claim).say(
            f"The text also names {second}; what was spent on each of them it does not say."
        )
        return draft.done(Verdict.NOT_CHECKABLE)
    if len(named) < 2 or case.reader is None or not claim.amounts:
        return replace(check(claim, case), claim=told)
    alone = [check(replace(claim, donor=one), case) for one in named]
    every = None if _EACH.search(claim.quote) else _together(claim, case, target)
    each = all(found.verdict in _AGREES for found in alone) and not IN_ALL.search(claim.quote)
    found = every if every and (every.verdict in _AGREES or not each) else together(alone)
    return replace(found, claim=told)


def _second(target: Target, claim: Claim, case: Case) -> str:
    """Another candidate whom the same sum was spent on: "against Roe and Doe", "supporting Roe and
    opposing Doe"."""
    name, sentence = re.escape(target.mention.text), case.sentence(claim)
    after = re.search(rf"{name},? (?:and|&|or|while) {_SIDED}(?P<who>{_NAME})", sentence)
    if after is None or case.reader is None:
        return ""
    at = claim.sentence.start + after.start("who")
    who = Mention(after["who"], after["who"], at, at + len(after["who"]), "person")
    meant = case.resolve(who, "recipient").meant
    return who.name if any(match.kind == "candidate" for match in meant) else ""


def _together(claim: Claim, case: Case, target: Target | None) -> Finding | None:
    """The finding on the sum of all of them; None where one is no one filer."""
    ids: list[str] = []
    names: list[str] = []
    groups: list[tuple[str, ...]] = []
    if target is not None and len(target.meant) != 1:
        return None
    for one in mentions(claim.donor):
        draft, sides = spender_of(replace(claim, donor=one), case)
        parties = parties_of(case, sides)
        if isinstance(parties, str) or len(parties) != 1:
            return None
        ids += parties[0].ids
        groups.append(parties[0].ids)
        names.append(parties[0].who)
    side = outside.side(claim)
    whom = target.meant[0].entity_id if target else None
    if claim.kind == "spent_total":
        days = loaded.window(claim, case)
        draft.fields["donor"] = Verdict.MATCH
        own = summaries.of_all(draft, case, groups, summaries.SPENT, days)
        if own is not None:
            return own
    asked = Asked(claim, case, tuple(dict.fromkeys(ids)), (), " and ".join(names), whom, side)
    seen = timed(asked, draft)
    if not seen.rows:
        return None
    draft.claim = claim
    draft.answers, draft.records = seen.answers, seen.records
    draft.fields |= seen.fields
    draft.say(of_whom(asked.who, seen.because[0]), *seen.because[1:])
    if claim.kind == "spent_total":
        draft.say("It rests on itemized rows, and on no total of the spenders' own.")
    return totals.settle(draft, case, sides, seen)
