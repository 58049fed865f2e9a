"""What is said of a firm's employees: gifts of the people who state it as their employer.

The firm itself is another giver than they are, and which of the two "Quill Mills gave" means the
words often leave open. Reports of gifts name the employer (52 U.S.C. 30101(13)), in the giver's own
spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from itemized.claims._check import asking, nearby
from itemized.claims._check import coverage as loaded
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.named import carried
from itemized.claims._check.readings import Asked, Seen, look
from itemized.claims._check.resolve import looks_like_committee
from itemized.claims._check.sides import ANYONE, Sides
from itemized.claims._text.staff import STAFF
from itemized.model import Claim, Finding, Mention, Question, Verdict

_NAMED_OF = re.compile(rf"(?:the )?{STAFF} (?:of|at|for|from) (?:the )?(?P<firm>\S.*)", re.I)
# in lower case: "Government Employees" is a part of a name
_NAMED = re.compile(rf"(?:the )?(?P<firm>\S.*?)(?:['\u2019]s?)? {STAFF}")
_BEFORE = re.compile(rf"\b{STAFF} (?:of|at|for|from) (?:the )?$", re.I)
_AFTER = re.compile(rf"(?:['\u2019]s?)? {STAFF}\b")
_BOTH = re.compile(rf",? (?:and|together with|along with) (?:its|their|the firm's) {STAFF}\b", re.I)
_BARE = re.compile(rf"(?:(?:the|its|their|other|top) )*{STAFF}", re.I)
_PROPER = re.compile(r"[A-Z0-9]")
_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
SPELLING = "Employers are as the givers wrote them; gifts under another spelling are not in it."
SMALL = "Gifts too small to be itemized, or under another spelling of the employer, are not in it."
ANY_TAKER = "The text names no recipient; gifts to every filer whose records are loaded are in it."


@dataclass(frozen=True)
class Firm:
    """An employer that a text names. both: its own gifts are meant as well as its employees'."""

    name: str
    both: bool = False


def firm_of(mention: Mention, text: str) -> Firm | None:
    """The firm of whose employees a text speaks; None where it speaks of none.

    >>> firm_of(Mention("Quill Mills employees", "Quill Mills employees", 0, 21), "")
    Firm(name='Quill Mills', both=False)
    """
    for pattern in (_NAMED_OF, _NAMED):
        found = pattern.fullmatch(mention.name.strip())
        if found and _PROPER.match(found["firm"]):
            return Firm(found["firm"])
    if text[mention.start : mention.end] != mention.text:
        return None
    if _BOTH.match(text, mention.end):
        return Firm(mention.name, both=True)
    if _AFTER.match(text, mention.end) or _BEFORE.search(text[: mention.start]):
        return Firm(mention.name)
    return None


def check_employees(claim: Claim, case: Case) -> Finding | None:
    """The finding on what a firm's employees gave; None where the words are of something else.

    Without a recipient of the sentence's own, what they gave to anyone is what is asked for; one
    taken from a sentence before comes first.
    """
    givers = tuple(m for m in mentions(claim.donor) if not _BARE.fullmatch(m.name))
    takers: tuple[Mention | None, ...] = mentions(claim.recipient) or (None,)
    if case.reader is None or len(givers) != 1 or len(takers) != 1 or len(claim.amounts) != 1:
        return None
    firm = firm_of(givers[0], case.reading.article.text)
    named = case.nobody(givers[0]) or not case.resolve(givers[0], "donor").meant
    if firm is None or not (firm.both or named or firm.name == givers[0].name):
        return None
    (taker,) = takers
    if taker is not None and ANYONE.fullmatch(taker.name.strip()):
        taker = None
    found = _given(claim, case, firm, taker)
    away = taker is not None and carried(claim, taker)
    if away and (found is None or found.verdict not in _AGREES):
        anyone = _given(replace(claim, recipient=None), case, firm, None)
        if anyone is not None and anyone.verdict in _AGREES:
            return replace(anyone, claim=claim)
    return found


def _given(claim: Claim, case: Case, firm: Firm, taker: Mention | None) -> Finding | None:
    """The finding on what they gave to one recipient, or where none is named, to any."""
    sides = Sides(held=(loaded.FROM_PEOPLE,))
    payees: tuple[str, ...] = ()
    if taker is not None:
        sides = replace(Sides.of(case, None, taker), held=loaded.local_tables(claim, case, taker))
        payees = asking.filers(case, sides)
        if not payees:
            return None
    own = _own_ids(case, firm.name) if firm.both else ()
    whole = replace(claim, kind="donation_total")
    seen = look(Asked(whole, case, own, payees, firm.name, employers=(firm.name,)))
    draft = Draft(claim, answers=seen.answers, records=seen.records)
    to = f" to {taker.name}" if taker is not None else ""
    if not seen.rows:
        draft.say(f"No loaded row{to} is from {_words(firm)}.", SMALL)
        return nearby.not_checkable(draft, case, sides)
    draft.say(f"It rests on this reading: {_words(firm)}.", *seen.because)
    draft.say("" if taker is not None else ANY_TAKER, _how_many(case, seen))
    draft.fields = {"recipient": Verdict.MATCH} if taker is not None else {}
    value, most = seen.answers.basis.value or 0, claim.amounts[0].high
    if seen.verdict in _AGREES:
        draft.say(SPELLING)
        draft.fields["amount"] = Verdict.MATCH_WITH_CAVEAT
        return draft.done(Verdict.MATCH_WITH_CAVEAT)
    if most is not None and value > most:
        draft.fields["amount"] = Verdict.DIFFERS
        return draft.done(Verdict.DIFFERS)
    draft.say(SMALL)
    return nearby.not_checkable(draft, case, sides)


def _how_many(case: Case, seen: Seen) -> str:
    """How many givers the rows name, by the parties that they stand under."""
    question = replace(seen.answers.basis.question, measure="givers")
    n = int(case.ask(question).value or 0)
    return f"The rows are of {n:,} giver{'s' if n != 1 else ''} by the way they are written."


def _words(firm: Firm) -> str:
    people = f"people who state {firm.name} as their employer"
    return f"{firm.name} and {people}" if firm.both else people


def other_givers(claim: Claim, case: Case, first: Question) -> Iterator[tuple[Question, str, bool]]:
    """Beside a firm's own gifts those of its employees and both, and the other way round; each with
    its words and whether the claim's words leave it open.

    One gift of the firm is no gift of somebody who works there: only a sum leaves it open.
    """
    givers = mentions(claim.donor)
    if len(givers) != 1 or not first.payees:
        return
    firm = firm_of(givers[0], case.reading.article.text)
    name = firm.name if firm else givers[0].name
    if firm is None and not _is_firm(case, givers[0]):
        return
    own = _own_ids(case, name)
    people = f"people who state {name} as their employer"
    open_ = firm is None and claim.kind == "donation_total"
    each = (
        (replace(first, payers=own, employers=()), f"given by {name} itself", False),
        (replace(first, payers=(), employers=(name,)), f"given by {people}", open_),
        (replace(first, payers=own, employers=(name,)), f"given by {name} and {people}", open_),
    )
    for question, words, may in each:
        if question != first and (question.payers or question.employers):
            yield question, words, may


def _is_firm(case: Case, mention: Mention) -> bool:
    """Whether a giver may be a firm: no person, no committee and no candidate."""
    if mention.kind not in (None, "organization", "group") or looks_like_committee(mention):
        return False
    if case.nobody(mention):
        return False
    meant = case.resolve(mention, "donor").meant
    return all(match.kind not in ("person", "candidate", "committee") for match in meant)


def _own_ids(case: Case, name: str) -> tuple[str, ...]:
    return case.resolve(Mention(name, name, -1, -1, "organization"), "donor").ids
