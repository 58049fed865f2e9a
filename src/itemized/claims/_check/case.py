"""What a claim is checked against: the article around it, the ledger, and what that covers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from itemized.claims._check import guards
from itemized.claims._check import question as questions
from itemized.claims._check import resolve as names
from itemized.claims._check.home_place import at_home
from itemized.model import (
    Answer,
    Claim,
    Coverage,
    Finding,
    Mention,
    Question,
    Reading,
    Record,
    Verdict,
)
from itemized.model_filings import Stated

if TYPE_CHECKING:
    from itemized.claims._check.resolve import Resolved
    from itemized.ledger import Reader
    from itemized.trace import Traced

_CAPITALS = re.compile(r"(?:[A-Z][\w'\u2019-]* ){1,2}$")
#: What may belong to a name after it: "of the Prairie" after "Friends".
_AFTER = re.compile(
    r"(?:,? (?:(?:of|in|for|on|the|and|&) ){0,3}[A-Z][\w'\u2019.-]*)(?: [A-Z][\w'\u2019.-]*)*"
)


@dataclass(frozen=True)
class Case:
    """One article, and one ledger or none.

    Answers and names are kept, because the claims of an article ask the same things again.
    """

    reading: Reading
    reader: Reader | None = None
    coverage: tuple[Coverage, ...] = ()
    thin: frozenset[str] = frozenset()  # source/table, of which fewer rows are loaded than all
    _kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, reading: Reading, reader: Reader | None) -> Case:
        """The case of an article before a ledger; None stands for no ledger at all."""
        if reader is None:
            return cls(reading)
        from itemized import entities  # with it comes the database, which reading does without

        return cls(reading, reader, entities.coverage(reader), entities.thin(reader))

    @property
    def published(self) -> date | None:
        """The article's day."""
        return self.reading.article.published

    @property
    def known_by(self) -> date | None:
        """The day by which what the filings showed then was filed: the article's, or that as of
        which the records are taken, where this is earlier."""
        day = self.reader.day if self.reader else None
        return min(self.published, day) if self.published and day else self.published

    @property
    def ledger(self) -> Reader:
        """The ledger; ValueError where there is none."""
        if self.reader is None:
            raise ValueError("there is no ledger in this case")
        return self.reader

    def ask(self, question: Question) -> Answer:
        """The ledger's answer. Of one as of a day it is asked as of that day, so that the question
        and query that are told give the same of a ledger that knows more."""
        if days := [day for day in (question.as_of, self.ledger.day) if day]:
            question = replace(question, as_of=min(days))
        if question not in self._kept:
            self._kept[question] = questions.ask(self.ledger, question)
        answer: Answer = self._kept[question]
        return answer

    def resolve(self, mention: Mention, role: str) -> Resolved:
        """Whom of the records a mention means as donor or recipient."""
        key = (mention, role)
        if key not in self._kept:
            text = self.reading.article.text
            self._kept[key] = at_home(self._resolved(mention, role), text, self.ledger)
        found: Resolved = self._kept[key]
        return found

    def _resolved(self, mention: Mention, role: str) -> Resolved:
        text = self.reading.article.text
        if self.nobody(mention):
            return names.Resolved(mention)
        found = names.resolve(self.ledger, mention, role)
        if found.meant or text[mention.start : mention.end] != mention.text:
            return found
        # By its form "Great" of "Great Harbor PAC" is any adjective; the ledger may know better.
        before = _CAPITALS.search(text[: mention.start])
        if before:
            longer = names.resolve(
                self.ledger, replace(mention, name=before.group() + mention.text), role
            )
            if longer.meant:
                return longer
        # ... and "Helpers" of "Helpers in the Orchard" is a whole name.
        after = _AFTER.match(text, mention.end)
        if after:
            whole = names.resolve(
                self.ledger, replace(mention, name=mention.text + after.group()), role
            )
            if any(match.tier == "same name" for match in whole.meant):
                return whole
        return found

    def nobody(self, mention: Mention) -> bool:
        """Whether a mention is no name, or of a party that is not the one it names."""
        if guards.is_no_name(mention.name) or guards.is_common(mention.name):
            return True
        return guards.of_another(mention, self.reading.article.text) is not None

    def sentence(self, claim: Claim) -> str:
        """The sentence that a claim stands in."""
        return claim.sentence.of(self.reading.article.text)

    def answers(self, question: Question) -> Answers:
        """The three answers: as filed on the article's day, paid by then, and today."""
        now = self.ask(question)
        if self.published is None:
            return Answers(None, None, now)
        after = self.published + timedelta(days=1)
        by_then = replace(question, end=min(question.end or after, after))
        return Answers(self.ask(replace(by_then, as_of=self.known_by)), self.ask(by_then), now)


@dataclass(frozen=True)
class Answers:
    """What a question gives for each of the three clocks; the first two need the article's day."""

    then: Answer | None
    by_then: Answer | None
    now: Answer

    @property
    def basis(self) -> Answer:
        """What a verdict rests on: what had happened by then, as filings tell it now."""
        return self.by_then or self.now


@dataclass
class Draft:
    """A finding in the making."""

    claim: Claim
    because: list[str] = field(default_factory=list)
    fields: dict[str, Verdict] = field(default_factory=dict)
    answers: Answers | None = None
    records: tuple[Record, ...] = ()
    missing: tuple[str, ...] = ()
    routed: Traced | None = None
    stated: tuple[Stated, ...] = ()

    def say(self, *sentences: str) -> Draft:
        """Add reasons, each once."""
        self.because += [s for s in sentences if s and s not in self.because]
        return self

    def done(self, verdict: Verdict) -> Finding:
        """The finding; what differs is read off its fields."""
        answers = self.answers
        return Finding(
            claim=self.claim,
            verdict=verdict,
            because=tuple(self.because),
            fields=dict(self.fields),
            then=answers.then if answers else None,
            by_then=answers.by_then if answers else None,
            now=answers.now if answers else None,
            records=self.records,
            missing=self.missing,
            differs=tuple(name for name, v in self.fields.items() if v is Verdict.DIFFERS),
            routed=self.routed,
            stated=self.stated,
        )


def mentions(parties: Mention | tuple[Mention, ...] | None) -> tuple[Mention, ...]:
    """The parties of one side of a claim, however many."""
    if parties is None:
        return ()
    return (parties,) if isinstance(parties, Mention) else parties


#: The verdict of a claim about several parties is the one that a reader must not miss.
_GRAVEST = (
    Verdict.DIFFERS,
    Verdict.DID_NOT_HOLD_THEN,
    Verdict.AMBIGUOUS,
    Verdict.NO_MATCHING_RECORD,
    Verdict.NOT_CHECKABLE,
    Verdict.HELD_THEN_NOT_NOW,
    Verdict.MATCH_WITH_CAVEAT,
    Verdict.HELD_THEN_STILL_HOLDS,
    Verdict.MATCH,
)


def together(findings: Iterable[Finding]) -> Finding:
    """One finding out of those on each of several parties, the gravest first."""
    ranked = sorted(findings, key=lambda f: _GRAVEST.index(f.verdict))
    first = ranked[0]
    if len(ranked) == 1:
        return first
    return replace(
        first,
        because=tuple(dict.fromkeys(s for f in ranked for s in f.because)),
        records=tuple({r.entry_key: r for f in ranked for r in f.records}.values()),
        missing=tuple(dict.fromkeys(m for f in ranked for m in f.missing)),
        stated=tuple(dict.fromkeys(s for f in ranked for s in f.stated)),
    )


def told_beside(finding: Finding, said: str, field: str, verdict: Verdict) -> Finding:
    """A finding that is borne out, with a sentence on what of the text the rows have otherwise."""
    return replace(
        finding,
        verdict=Verdict.MATCH_WITH_CAVEAT,
        because=(*finding.because, said),
        fields={**finding.fields, field: verdict},
    )
