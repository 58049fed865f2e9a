"""First times: a payment before the one that is said to be the first, or none that is loaded.

Records begin somewhere, so that an earlier payment takes a first time back and the lack of one
bears it out only as far as the loaded records reach.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from itemized.claims._check import around, nearby
from itemized.claims._check import coverage as loaded
from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.readings import row_words
from itemized.claims._check.sides import Sides
from itemized.claims._check.systems import FEC, way_to
from itemized.model import GIFTS, SPENDING, Claim, Finding, Question, Record, Verdict

_GIVEN = ("donation", "transfer", "in_kind", "donation_total")
#: Whom a first gift goes to, in words for a kind of party that no column tells.
_SOME = re.compile(
    r"\b(?:to|from|for|of|in|on)\s+(?:an?|any|the)\s+(?!first\b|time\b|year\b|cycle\b|month\b)"
    r"[a-z][\w-]*",
)
_TO = re.compile(r"\b(?:to|from)\s+(?:the\s+)?[A-Z]")
_NEVER = re.compile(r"\bnever\b", re.IGNORECASE)
#: "Had never before" is of some day that the text tells otherwise, or not at all.
_BEFORE = re.compile(r"\bbefore\b|\bhad\b", re.IGNORECASE)


def check_first_time(claim: Claim, case: Case) -> Finding:
    """The finding on a first time of giving, receiving or spending."""
    told = around.filled(claim, case)
    draft = Draft(told)
    givers, takers = mentions(told.donor), mentions(told.recipient)
    rest = case.sentence(told)
    why = ""
    if len(givers) > 1 or len(takers) > 1 or not (givers or takers):
        why = "The text does not name the one party whose first time it is."
    elif _half_read(told, rest):
        why = "The first of which payments is meant was not understood."
    if why:
        return replace(draft.say(why).done(Verdict.NOT_CHECKABLE), claim=claim)
    giver, taker = (givers or (None,))[0], (takers or (None,))[0]
    sides = around.ready(draft, case, giver, taker)
    if isinstance(sides, Finding):
        return replace(sides, claim=claim)
    found = around.unknown(draft, case, sides) or around.several(sides, _look(draft, case, sides))
    return replace(found, claim=claim)


def _half_read(claim: Claim, rest: str) -> bool:
    """Whether the words narrow which payments are meant, and nobody read how."""
    both = claim.donor is not None and claim.recipient is not None
    for named in (*mentions(claim.donor), *mentions(claim.recipient)):
        rest = rest.replace(named.text, named.name)  # "the PAC" is one that the text names
    if claim.direction == "spent" and claim.recipient is not None:
        return True
    return bool(_SOME.search(rest) or (_TO.search(rest) and not both))


def _look(draft: Draft, case: Case, sides: Sides) -> Finding:
    claim = draft.claim
    payers, payees = around.ids(case, sides)
    day = _told_day(claim, case, payers, payees) or _day(claim, case)
    question = Question(
        "exists",
        payers=payers,
        payees=payees,
        kinds=SPENDING if claim.direction == "spent" else GIFTS,
        end=day,
    )
    draft.answers = case.answers(question)
    rows = _earliest(draft.answers.basis.records)
    never = _NEVER.search(claim.quote) is not None and not _BEFORE.search(claim.quote)
    if day is None and not never:
        draft.say("The text does not say when that first time was.")
        if rows:
            draft.say(f"The first that is loaded: {row_words(rows[0])}.")
        return nearby.not_checkable(draft, case, sides)
    if rows:
        before = f"before {day}" if day else "by the article's day"
        draft.records = rows
        draft.fields["date"] = Verdict.DIFFERS
        draft.say(f"There is one {before}: {row_words(rows[0])}.")
        return draft.done(Verdict.DIFFERS)
    starts = [c.start for c in case.coverage if c.table in sides.tables and c.start]
    first = min(starts, default=None)
    since = f"since {first} " if first else ""
    draft.say(f"No earlier one is in what is loaded ({since}on), and older records are not.")
    draft.missing = (way_to(FEC, loaded.cycle_of(first) - 2),) if first else (way_to(FEC),)
    return draft.done(Verdict.NOT_CHECKABLE)


def _earliest(records: tuple[Record, ...]) -> tuple[Record, ...]:
    rows = [r for r in records if r.paid and r.date is not None]
    return tuple(sorted(rows, key=lambda r: (r.date or date.max, r.entry_key)))


def _told_day(
    claim: Claim, case: Case, payers: tuple[str, ...], payees: tuple[str, ...]
) -> date | None:
    """The day of the row that bears out the payment told beside it, which is itself no earlier."""
    for other in _beside(claim, case):
        if not other.amounts:
            continue
        period = other.period
        question = Question(
            "sum",
            payers=payers,
            payees=payees,
            kinds=SPENDING if claim.direction == "spent" else GIFTS,
            start=period.start if period else None,
            end=period.end if period else None,
            amount=other.amounts[0].value,
        )
        rows = _earliest(case.answers(question).basis.records)
        days = [r.date for r in rows if compare(other.amounts[0], r.amount).agrees]
        if days:
            return days[0]
    return None


def _beside(claim: Claim, case: Case) -> list[Claim]:
    """The payments between the same that the text tells beside it, the nearest first."""
    named = {m.name for m in around.parties(claim)}
    near = [
        other
        for other in case.reading.claims
        if other.kind in _GIVEN
        and (
            other.sentence.start == claim.sentence.start
            or (other.start < claim.end and claim.sentence.start - other.end < 300)
        )
        and named <= {m.name for m in around.parties(other)}
    ]
    return near[::-1]


def _day(claim: Claim, case: Case) -> date | None:
    """The first day of the time said to hold the first one: the claim's own, or that of the
    payment told just before."""
    if claim.period is not None and claim.period.start is None and _NEVER.search(claim.quote):
        return claim.period.end  # "had never given before April"
    if claim.period is not None:
        return claim.period.start
    named = {m.name for m in around.parties(claim)}
    for other in reversed(case.reading.claims):
        if other.start >= claim.end or other.kind not in _GIVEN or other.period is None:
            continue
        near = claim.sentence.start - other.end < 300
        if near and named & {m.name for m in around.parties(other)}:
            return other.period.start
    return None
