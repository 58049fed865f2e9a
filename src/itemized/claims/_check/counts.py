"""Counts of gifts or of givers; and money that bundlers brought, which is in other reports."""

from __future__ import annotations

import re
from dataclasses import replace

from itemized.claims._check import around, nearby, reports, unstated
from itemized.claims._check import coverage as loaded
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.sides import Sides
from itemized.claims._check.systems import FEC
from itemized.claims._text.numbers import NUMBER, value_of
from itemized.model import GIFTS, Claim, Finding, Kind, Question, Verdict

_PEOPLE = re.compile(r"\b(?:donors|contributors)\b", re.IGNORECASE)
_KINDS = re.compile(
    r"\b(?:individual|small[- ]dollar|small|large|online|new|corporate|PAC|in-state"
    r"|out-of-state)\b",
    re.IGNORECASE,
)
#: Words right before a number that say on which side of it the count is.
_BOUNDS = {
    "more": re.compile(
        r"\b(?:(?<!no )(?<!not )more than|over|upwards? of|exceeding)\s*$", re.IGNORECASE
    ),
    "least": re.compile(r"\b(?:at least|no (?:fewer|less) than|a minimum of)\s*$", re.IGNORECASE),
    "less": re.compile(r"\b(?:(?<!no )(?:fewer|less) than|under|below)\s*$", re.IGNORECASE),
    "most": re.compile(r"\b(?:at most|(?:no|not) more than|up to|a maximum of)\s*$", re.IGNORECASE),
    "about": re.compile(
        r"\b(?:about|around|roughly|some|nearly|almost|approximately|close to)\s*$", re.IGNORECASE
    ),
}
_NEAR = 10  # "about" so many is within a tenth
_OF_GIFTS = tuple(kind for kind in GIFTS if kind is not Kind.REFUND)


def check_count(claim: Claim, case: Case) -> Finding:
    """The finding on a number of gifts or of givers.

    Committees' gifts are itemized whatever their size (52 U.S.C. 30104(b)(3)(B)); those of people
    only above $200 a year, so that their rows are at least as many as are said, or say nothing,
    unless the filer's own total shows that none is left out.
    """
    told = around.filled(claim, case)
    if _PEOPLE.search(claim.quote) and not (claim.donor or told.recipient):
        told = replace(told, donor=None, recipient=told.donor)  # "Roe's PAC counted nine donors"
    draft = Draft(told)
    givers, takers = mentions(told.donor), mentions(told.recipient)
    n = _number(str(told.extra.get("n", "")))
    why = ""
    if told.direction == "solicited":
        why = "Whom a campaign asked for money no report says."
    elif n is None:
        why = "The text gives no number."
    elif len(givers) > 1 or len(takers) > 1 or not (givers or takers):
        why = "The text does not name the one party whose gifts are counted."
    elif _KINDS.search(_without_names(told)):
        why = "Which gifts the text counts no column says."
    if why or n is None:
        return replace(draft.say(why).done(Verdict.NOT_CHECKABLE), claim=claim)
    giver, taker = (givers or (None,))[0], (takers or (None,))[0]
    sides = around.ready(draft, case, giver, taker)
    if isinstance(sides, Finding):
        return replace(sides, claim=claim)
    found = around.unknown(draft, case, sides) or around.several(
        sides, _look(draft, case, sides, n)
    )
    return replace(found, claim=claim)


def _without_names(claim: Claim) -> str:
    words = claim.quote
    for mention in around.parties(claim):
        words = words.replace(mention.text, "")
    return words


def _number(written: str) -> int | None:
    """The number; "one" of something is an article as often as a count."""
    low = written.lower()
    return value_of(low) if low != "one" and re.fullmatch(NUMBER, low) else None


def _look(draft: Draft, case: Case, sides: Sides, n: int) -> Finding:
    claim = draft.claim
    payers, payees = around.ids(case, sides)
    people = _PEOPLE.search(claim.quote) is not None
    question = Question(
        "givers" if people else "count",
        payers=payers,
        payees=payees,
        kinds=_OF_GIFTS,
        start=claim.period.start if claim.period else None,
        end=claim.period.end if claim.period else None,
    )
    draft.answers = case.answers(question)
    basis = draft.answers.basis
    held = int(basis.value or 0)
    rows = "row" if held == 1 else "rows"
    what = "givers, told apart by their names" if people else f"counted {rows} of such gifts"
    draft.say(f"The text says {n:,}; the records hold {held:,} {what}.")
    draft.records = tuple(r for r in basis.records if r.counted)
    start, end = loaded.window(claim, case)
    if not people and _bound(claim, case) in ("less", "most") and held > n:
        draft.fields["count"] = Verdict.DIFFERS  # rows that are not loaded are only more
        return draft.done(Verdict.DIFFERS)
    whole = claim.period is not None and loaded.covered(case.coverage, sides.tables, start, end)
    unreported = reports.gap(case, payees, end) if whole else ""
    if not whole or unreported:
        draft.missing = reports.way(end) if unreported else ()
        return nearby.not_checkable(draft.say(unreported), case, sides)
    every = unstated.all_itemized(case, payees, (start, end))
    complete = bool(every) or loaded.FROM_PEOPLE not in sides.tables
    verdict = _verdict(_bound(claim, case), n, held, people=people, complete=complete)
    if held < n or verdict is not Verdict.DIFFERS:
        draft.say(every)
    if not complete and verdict is not Verdict.DIFFERS:
        draft.say("Gifts of $200 and less need not be itemized, so that there may be more.")
    if verdict is None:
        return nearby.not_checkable(draft, case, sides)
    draft.fields["count"] = verdict
    return draft.done(verdict)


def _bound(claim: Claim, case: Case) -> str:
    """Which side of its number the text has the count on; empty for just so many."""
    before = case.reading.article.text[claim.sentence.start : claim.start]
    return next((name for name, words in _BOUNDS.items() if words.search(before)), "")


def _verdict(bound: str, n: int, held: int, *, people: bool, complete: bool) -> Verdict | None:
    """What so many rows say to a number; None where they leave it open.

    There are no fewer gifts than rows, and no more where nothing is left out. One giver may be
    written in several ways, so that of givers there may be fewer.
    """
    low = 1 if people else held
    high = held if complete else None
    plain = Verdict.MATCH if complete and not people else Verdict.MATCH_WITH_CAVEAT
    if bound in ("more", "least"):
        n += bound == "more"
        if held >= n:
            return Verdict.MATCH_WITH_CAVEAT if people else Verdict.MATCH
        return None if high is None else Verdict.DIFFERS
    if bound in ("less", "most"):
        n -= bound == "less"
        if low > n:
            return Verdict.DIFFERS
        return plain if high is not None and high <= n else None
    near = abs(held - n) * _NEAR <= n if bound == "about" else held == n
    if near:
        return Verdict.MATCH if complete else Verdict.MATCH_WITH_CAVEAT
    return Verdict.DIFFERS if low > n or (high is not None and high < n) else None


def check_bundled(claim: Claim, case: Case) -> Finding:
    """The finding on money that somebody brought together: no row of a gift says who asked for it.

    Only what registered lobbyists bundle is reported, on FEC Form 3L (52 U.S.C. 30104(i)).
    """
    draft = Draft(claim)
    draft.say(
        "Rows of gifts do not say who asked for them. Committees report what registered lobbyists"
        " bundled on Form 3L (52 U.S.C. 30104(i)), and what others bundled nowhere."
    )
    draft.missing = (f"{FEC.agency}: Form 3L of the committee that received it",)
    return draft.done(Verdict.NOT_CHECKABLE)
