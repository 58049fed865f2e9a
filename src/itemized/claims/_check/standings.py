"""Ranks of parties: who gave a recipient the most in all, and to whom a giver gave the most."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from itemized.claims._check import around, nearby, reports
from itemized.claims._check import coverage as loaded
from itemized.claims._check.case import Answers, Case, Draft, mentions
from itemized.claims._check.question import names, totals
from itemized.claims._check.rank_said import Place, place_said
from itemized.claims._check.reasons import OfCounted
from itemized.claims._check.sides import Sides
from itemized.model import GIFTS, Answer, Claim, Finding, Kind, Mention, Question, Verdict
from itemized.money import show_dollars

_GIVER = re.compile(r"\b(?:donors?|givers?|contributors?|funders?|backers?)\b", re.IGNORECASE)
_TAKER = re.compile(r"\b(?:recipients?|beneficiar(?:y|ies))\b", re.IGNORECASE)
#: Words before it that narrow whom it is compared with, and in no column.
_NARROW = re.compile(
    r"\b(?:individual|corporate|union|local|private|known|outside|out-of-state|in-state|PAC"
    r"|political|party|business)\b",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"\b(?:to|of|for|among|behind|on|from|by|at|within)\b|\bin (?!$|[.,;])")
_OWN_RANK = re.compile(
    r"['\u2019]s? (?:[\w-]+ ){0,4}?(?:donors?|givers?|contributors?|funders?|backers?)\b", re.I
)
_ONLY = re.compile(r"\b(?:only|sole)\b", re.IGNORECASE)
#: With and without what committees pass on to one another.
_GIVEN = tuple(kind for kind in GIFTS if kind is not Kind.TRANSFER)


def is_of_parties(claim: Claim) -> bool:
    """Whether a superlative ranks givers or recipients by what they gave or got in all."""
    scope = str(claim.extra.get("scope", ""))
    return claim.direction not in {"spent", "has"} and bool(
        _GIVER.search(scope) or _TAKER.search(scope)
    )


def check_standing(claim: Claim, case: Case) -> Finding:
    """The finding on the largest (or nth) giver of a recipient, or recipient of a giver."""
    told = around.filled(claim, case)
    draft = Draft(told)
    givers, takers = mentions(told.donor), mentions(told.recipient)
    scope = str(told.extra.get("scope", ""))
    why = ""
    of_all = bool(givers) and not takers and _of_everybody(told, case)
    if (
        len(givers) != 1
        or (len(takers) != 1 and not of_all)
        or (takers and givers[0].name == takers[0].name)
    ):
        why = "The text does not name both who gave and who received."
    elif _NARROW.search(scope):
        why = f"“{scope}” narrows whom it is compared with; that is not looked up."
    if why:
        return replace(draft.say(why).done(Verdict.NOT_CHECKABLE), claim=claim)
    sides = around.ready(draft, case, givers[0], _taker(takers, case))
    if isinstance(sides, Finding):
        return replace(sides, claim=claim)
    by = "payee" if _TAKER.search(scope) else "payer"
    found = around.unknown(draft, case, sides) or around.several(
        sides, _look(draft, case, sides, by)
    )
    return replace(found, claim=claim)


def _of_everybody(claim: Claim, case: Case) -> bool:
    """Whether "the largest donor" is said of some time and of nobody's money in particular."""
    rest = case.reading.article.text[claim.start : claim.sentence.end]
    told = claim.period.text if claim.period else ""
    giver = _GIVER.search(rest)
    return bool(told and giver and not _WHOSE.search(rest[giver.end() :].replace(told, "")))


def _taker(takers: tuple[Mention, ...], case: Case) -> Mention | None:
    """The recipient. In "the PAC's top donor" the words after it are those of the rank, and name
    nobody else."""
    if not takers:
        return None
    own = _OWN_RANK.match(case.reading.article.text, takers[0].end)
    return replace(takers[0], start=-1, end=-1) if own else takers[0]


def _look(draft: Draft, case: Case, sides: Sides, by: str) -> Finding:
    claim = draft.claim
    payers, payees = around.ids(case, sides)
    start, end = loaded.window(claim, case)
    question = Question(
        f"standing_{by}",
        payers=payers,
        payees=payees,
        kinds=GIFTS,
        start=claim.period.start if claim.period else None,
        end=claim.period.end if claim.period else None,
    )
    each = [case.answers(replace(question, kinds=kinds)) for kinds in (GIFTS, _GIVEN)]
    said = _said(claim)
    # who is the largest of all that is filed so far may not be of all there is
    whole = claim.period is not None and loaded.covered(
        case.coverage, loaded.tables_for(None), start, end
    )
    unreported = reports.gap(case, payees, end) if whole and by == "payer" else ""
    if each[0].basis.value is None:
        draft.answers = each[0]
        draft.say(
            OfCounted("No row shows money from the one to the other in that time."), unreported
        )
        near = sides.donor is not None and sides.donor.may_be
        if not whole or unreported or near:
            return nearby.not_checkable(draft, case, sides)
        draft.fields["rank"] = Verdict.DIFFERS
        return draft.done(Verdict.DIFFERS)
    held = [said.holds(_known(answers)) for answers in each]
    best = held.index(True) if any(held) else 0
    draft.answers = each[best]
    draft.say(_told(case, each[best], by, bare=best == 1))
    if not whole or unreported:
        draft.missing = reports.way(end) if unreported else ()
        return nearby.not_checkable(draft.say(unreported), case, sides)
    draft.say("Givers are told apart by how their names are written.")
    if not held[best] and _with_near_names(case, sides, question, said):
        draft.say(
            "With parties of near names it would be; whether they are one nobody has settled."
        )
        return draft.done(Verdict.AMBIGUOUS)
    if held[best] and not all(held):
        other = each[held.index(False)].basis.value
        sense = "with" if held.index(False) == 0 else "without"
        place = f"number {other}" if other else "in no row"
        draft.say(f"Counted {sense} what committees pass on to one another, it is {place}.")
    if held[best] and said.only:
        draft.say("Gifts too small to be itemized, and whose they were, are in no row.")
    return _settled(draft, said, each[best], sure=all(held) and not said.only)


@dataclass(frozen=True)
class Said:
    """The place that a text gives; only: nobody else gave or got any."""

    place: Place
    only: bool = False

    def holds(self, answer: Answer) -> bool:
        """Whether an answer has that place."""
        if answer.value is None or (self.only and answer.n > 1):
            return False
        return self.place.has(int(answer.value))


def _known(answers: Answers) -> Answer:
    """What the filings showed on the article's day; what had happened by then where they had no
    row."""
    then = answers.then
    return then if then is not None and then.value is not None else answers.basis


def _with_near_names(case: Case, sides: Sides, question: Question, said: Said) -> bool:
    near = sides.donor.may_be if sides.donor else ()
    if question.measure != "standing_payer" or not near:
        return False
    payers = (*question.payers, *(match.entity_id for match in near))
    return said.holds(_known(case.answers(replace(question, payers=payers))))


def _settled(draft: Draft, said: Said, answers: Answers, *, sure: bool) -> Finding:
    then, now = _known(answers), answers.now
    if not said.holds(then):
        draft.fields["rank"] = Verdict.DIFFERS
        return draft.done(Verdict.DIFFERS if answers.then is None else Verdict.DID_NOT_HOLD_THEN)
    draft.fields["rank"] = Verdict.MATCH if sure else Verdict.MATCH_WITH_CAVEAT
    if not sure or answers.then is None:
        return draft.done(draft.fields["rank"])
    if said.holds(now):
        return draft.done(Verdict.HELD_THEN_STILL_HOLDS)
    draft.fields["rank"] = Verdict.MATCH_WITH_CAVEAT
    draft.say(f"Today it is number {now.value}.")
    return draft.done(Verdict.HELD_THEN_NOT_NOW)


def _told(case: Case, answers: Answers, by: str, *, bare: bool) -> str:
    """The place with the parties above it, and what each came to."""
    basis = _known(answers)
    kinds = "contributions" if bare else "all gifts and transfers"
    place = f"It was number {basis.value} of {basis.n:,} by {kinds}."
    top = totals(case.ledger, basis.question, most=3)
    known = names(case.ledger, replace(basis.question, payers=tuple(i for i, _ in top), payees=()))
    listed = "; ".join(f"{known.get(i, i)} {show_dollars(total)}" for i, total in top)
    word = "givers" if by == "payer" else "recipients"
    return f"{place} The largest {word}: {listed}."


def _said(claim: Claim) -> Said:
    place = place_said(claim)
    only = not place.loose and bool(_ONLY.search(str(claim.extra.get("rank", ""))))
    return Said(place, only)
