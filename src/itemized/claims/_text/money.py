"""An amount in its clause: the verb that governs it, who paid, who was paid, and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from itemized.claims._text.draft import Draft
from itemized.claims._text.parties import Parties
from itemized.claims._text.politics import is_good_cause, is_other, is_strong, leans
from itemized.claims._text.sentences import Sentence
from itemized.claims._text.verbs import Verb
from itemized.model import Amount, Claim, Mention, Period

if TYPE_CHECKING:
    from itemized.claims._text.context import Context

_TO = r"to|into|toward|towards"
_FOLLOWED = re.compile(
    r"\s+(?:(?:that|which|in \w+ that)\s+)?(?P<who>(?:[\w.'\u2019&-]+\s+){0,6}?)$", re.IGNORECASE
)
_RIVAL = re.compile(
    r"\b(?:to|versus|vs\.?|against|compared (?:to|with)|than) (?P<who>his|her|their|its"
    r"|(?-i:[^\W\d_a-z])[^,;$]{1,40}?)(?:['\u2019]s?)? (?:[a-z-]+ ){0,2}?$",
    re.IGNORECASE,
)
_END = re.compile(
    r"[;\u201d\"]|\s[\u2014\u2013-]+\s|\)|,\s+(?:who|which|and|but|while|although|making|or|as"
    r"|according|said|with|whose|far"
    r"|more|most|the|an?|about|accounting|including|a|up|down|compared|its|his|her)\b"
    r"|\s(?:while|but|according|whereas|because|although|and (?:has|had|was|then|another"
    r"|an additional))\b",
    re.IGNORECASE,
)
#: What may stand between the receiver and the time: ", a PAC," and "(a super PAC)".
_ASIDE = re.compile(
    r"(?:\s*\([^()]{1,80}\)|,\s(?:an?|the|one|its|his|her|their|then)\s[^,;:.$()]{1,80}(?=,))*"
    r",?\s(?:(?:back|earlier|early|late|in|on|during|over|for|just|of)\s)*",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:is|was|are|were|has|have|had|did|does|do|gave|spent|raised|received|got|took|said|who"
    r"|that|which|\w+ed)\b"
)
_ONLY_HELPERS = re.compile(r"(?:(?:has|have|had|was|were|is|are|been|being|already|also) ?)+")
#: "and comedian Bo Roe another $2 million", "followed by Sen. Roe of Ohio at $2 million".
_ROLE_BEFORE = re.compile(
    r"\s*(?:,|;|and\b|\s|followed by\b|by\b|(?:from|to|for)\b(?=\s[A-Z]))*(?:(?:the|an?|former|fellow|chief|Sen|Rep|Gov)\b\.?\s|"
    r"(?!(?:gave|has|had|was|said|from|to|for|of|in|by|with|raised|spent)\b)[a-z][\w-]*\s){0,4}"
)
_SUM_AFTER = re.compile(
    r"(?: of [A-Z][\w ]{2,20}?)?,?(?:['\u2019]s?)?(?: (?:another|an additional|at|with|about|nearly|more than|over|just|only|roughly"
    r"|almost|some|a|around|up to|at least|the|gave|kicked in|contributed|chipped in))*\s+"
)
_HELD = re.compile(
    r"\s*(?:of |in )?(?:cash|on hand|in the bank|in reserve|left|debts?|obligations|war chest|gift"
    r"|donation|contribution|check|loan)"
)
_OF_SUM = re.compile(r"\b(?:gifts?|donations?|contributions?|checks?|loans?|debts?) (?:\w+ ){0,2}$")
_OWN_THING = re.compile(
    r"(?:his|her|their) (?:own )?(?P<rest>(?:[\w-]+ )?(?:campaign|committee|account|candidacy|bid|pac))$",
    re.IGNORECASE,
)
#: "Ended June with $5": no other verb has the sum, whatever came before.
_BALANCE = re.compile(r"(?:end|beg[aiu]n|enter|start|finish|clos|sat|sit)", re.IGNORECASE)
_WITH = re.compile(r"\bwith (?:[\w-]+ ){0,3}$")
#: "Compared with $8 million for Roe".
_COMPARED = re.compile(r"\b(?:compared (?:to|with)|versus|vs\.?|against)\s+(?:[\w-]+ ){0,2}$", re.I)
_FOR_WHOM = re.compile(r"\s+(?:for|by|from|raised by|held by) (?=(?:the )?[^\W\d_a-z])")
_AT = re.compile(r"\b(?:at|with) (?:[\w-]+ ){0,2}$")
_LEANING = 2  # words of elections beside a gift, as in "Rep. Roe, a Democrat, received $5"
_WELL_CUED = 4  # words of political money near a sum, where the words beside it name another kind
_EACH = re.compile(r"\s*(?:each\b|apiece\b|a ?piece\b)", re.IGNORECASE)
_SPLIT = re.compile(r"\s(?:and|or|of which|compared|versus)\s|,\s|;\s")
_OWN_SOURCE = re.compile(
    r"(?:(?P<who>[^\W\d_a-z][\w&.'\u2019 -]{1,60}?)['\u2019]s?\s+)?(?:contributions?|donations?"
    r"|money|cash|funds)\b"
)


class Money:
    """An amount of one sentence, and what the words around it say. Read on demand."""

    def __init__(self, context: Context, sentence: Sentence, amount: Amount) -> None:
        self.context = context
        self.sentence = sentence
        self.amount = amount
        self.start = amount.start or 0
        self.end = amount.end or 0
        self.text = context.text

    # -- the clause

    @cached_property
    def _others(self) -> list[Amount]:
        return [a for a in self.context.amounts_in(self.sentence) if a.start != self.start]

    @cached_property
    def clause_start(self) -> int:
        """Where this amount's own words begin: after the amount before it, or with the sentence."""
        before = [a.end or 0 for a in self._others if (a.end or 0) <= self.start]
        low = max(before, default=self.sentence.start)
        semi = self.text.rfind(";", low, self.start)
        low = max(low, semi + 1)
        if before and low == max(before):
            split = _SPLIT.search(self.text, low, self.start)
            low = split.start() if split else low
        return low

    @cached_property
    def clause_end(self) -> int:
        """Where this amount's own words end."""
        after = [a.start or 0 for a in self._others if (a.start or 0) >= self.end]
        high = min(after, default=self.sentence.end)
        if after:
            splits = [m.start() for m in _SPLIT.finditer(self.text, self.end, high)]
            high = splits[-1] if splits else high
        end = _END.search(self.text, self.end, high)
        if end is None:
            return high
        aside = self._after_aside(end.start(), high)
        return aside if aside is not None else end.start()

    def _after_aside(self, at: int, high: int) -> int | None:
        """The end of the time that ends a clause after an aside: ", a PAC, in 2016"."""
        opening = self.text.rfind("(", self.end, at + 1)
        if self.text[at : at + 1] == ")" and opening > 0:
            at = len(self.text[:opening].rstrip())
        aside = _ASIDE.match(self.text, at, high)
        if aside and _TOLD.search(aside[0]):
            return None
        times = self.context.times_in(aside.end() - 12, high) if aside else []
        for when in times:
            if aside and at < when.start <= aside.end() <= when.end:
                return when.end
        return None

    @property
    def words(self) -> str:
        """The clause's own words."""
        return self.text[self.clause_start : self.clause_end]

    @property
    def before(self) -> str:
        """The words before the amount, in its sentence."""
        return self.text[self.sentence.start : self.start]

    @property
    def after(self) -> str:
        """The words after the amount, in its clause."""
        return self.text[self.end : self.clause_end]

    @property
    def _faceless_words(self) -> str:
        return self.context.faceless[self.clause_start : self.clause_end]

    # -- the verb

    @cached_property
    def verb(self) -> Verb | None:
        """The verb of money that governs the amount."""
        verbs = self.context.verbs[self.sentence.index]
        relative = self._relative(verbs)
        if relative:
            return relative
        low = self.text.rfind(";", self.sentence.start, self.start)
        before = [v for v in verbs if v.end <= self.start and v.start >= low]
        before = [v for v in before if v.family not in {"has", "total"} or self.start - v.end < 60]
        if before and _BALANCE.match(before[-1].word):
            between = [a for a in self._others if before[-1].end <= (a.start or 0) < self.start]
            if not between and _WITH.search(self.text[before[-1].end : self.start]):
                return before[-1]
        strong = [v for v in before if v.family not in {"has", "total"}]
        if before and before[-1].family in {"has", "total"} and strong:
            near = self.text[before[-1].end : self.start]
            if before[-1].family == "total" or re.search(r"\b(?:with|who|which)\b", near):
                return strong[-1]
        if before:
            return before[-1]
        after = [v for v in verbs if self.end <= v.start <= self.end + 120]
        after = [v for v in after if not re.search(r"[;]", self.text[self.end : v.start])]
        return after[0] if after else None

    def _relative(self, verbs: list[Verb]) -> Verb | None:
        """The verb of "the $5 million they raised" or "$5 million raised by the group"."""
        for v in verbs:
            if not self.end <= v.start <= self.end + 70:
                continue
            gap = self.text[self.end : v.start]
            if v.family in {"has", "total"}:
                continue
            if re.fullmatch(
                r"\s+(?:has been |was |were |had been |have been |being |it |)", gap
            ) and (
                v.word.lower().endswith(("ed", "en", "t", "id")) or v.word.lower().startswith("c")
            ):
                return v
            who = _FOLLOWED.fullmatch(gap)
            if (
                who
                and re.match(
                    r"(?:[A-Z]|he\b|she\b|it\b|they\b|the\b|a\b|an\b|his\b|her\b|had\b)", who["who"]
                )
                and not re.search(r"\b(?:in|to|for|from|of|by|on|and|while)\b", who["who"])
            ):
                return v
        return None

    @property
    def family(self) -> str | None:
        """The verb's family: give, receive, raise, spend, pay, has, loan, owe, pledge, total."""
        if self.verb is None:
            return None
        if self.verb.family == "lead":
            return self._family_before or "raise"
        reported = self.verb.word.lower().startswith("report") and not self.follows
        if reported and not _HELD.match(self.after) and not _OF_SUM.search(self.before):
            return self._family_before if self._family_before == "raise" else "has"
        return self.verb.family

    @cached_property
    def _family_before(self) -> str | None:
        """What was done with the sum told before this one, where it is near."""
        every = self.context.moneys
        at = bisect_left(every, self.start, key=lambda m: m.start)
        for last in reversed(every[max(0, at - 4) : at]):
            if self.sentence.index - last.sentence.index > 2:
                return None
            found = last.family
            if found == "receive" and last.from_party is None:
                return "raise"
            if found in {"raise", "give", "receive", "spend", "has"}:
                return found
        return None

    @cached_property
    def follows(self) -> bool:
        """Whether the verb comes after the amount."""
        return bool(self.verb and self.verb.start >= self.end)

    # -- the parties

    @cached_property
    def subject(self) -> Parties | None:
        """Who does what the verb says."""
        if self.verb is None:
            return None
        phrases = self.context.phrases(self.sentence)
        own = self._adjacent_name()
        if own is not None:
            return own
        if self.follows:
            gap = self.text[self.end : self.verb.start]
            who = re.match(r"\s+(?:that |which )?", gap)
            start = self.end + (who.end() if who else 0)
            words = self.text[start : self.verb.start].strip()
            if words and not _ONLY_HELPERS.fullmatch(words):
                return self.context.cast.party(start, self._before_helpers(start))
            return None
        return phrases.subject(self.sentence, self.verb)

    def _adjacent_name(self) -> Parties | None:
        """The "Acme PAC" of "Roe got $5 million, Acme PAC $2 million"."""
        if not self.verb or self.verb.start >= self.clause_start or self.family == "pay":
            return None
        return self.beside_name

    def listed_after(self, family: str) -> bool:
        """Whether it goes on with a list: "Roe raised $5 million, ahead of Doe, at $2 million"."""
        told = (
            self.verb is None
            or self.verb.family in {"has", "lead"}
            or self.verb.end < self.clause_start
        )
        return (
            told
            and self._family_before == family
            and bool(_AT.search(self.before[-24:]))
            and self.beside_name is not None
        )

    @cached_property
    def beside_name(self) -> Parties | None:
        """The name that alone stands between the amount before this one and this one."""
        words = self.text[self.clause_start : self.start]
        if len(words) > 90 or not any((a.end or 0) <= self.clause_start for a in self._others):
            return None
        names = self.context.cast.between(self.clause_start, self.start)
        bare = re.sub(
            r"^\s*(?:,|;|and\b|followed by|led by|the\b|\s)+|(?:,? (?:with|at|got|received))?\s+$",
            "",
            words,
        )
        if not names:
            return None
        after = self.text[names[-1].end : self.start]
        before = self.text[self.clause_start : names[0].start]
        alone = len(names) == 1 and _ROLE_BEFORE.fullmatch(before) and _SUM_AFTER.fullmatch(after)
        if names[0].text == bare or alone:
            return self.context.cast.mention(names[0])
        return None

    def _before_helpers(self, start: int) -> int:
        assert self.verb is not None
        words = self.text[start : self.verb.start].rstrip()
        bare = re.sub(
            r"(?:\s+(?:has|have|had|also|himself|herself|itself|was|were|been|is))+$", "", words
        )
        return start + len(bare)

    def _reach(self) -> int:
        """How far the phrases after the amount may go: a little beyond the clause."""
        after = [a.start or 0 for a in self._others if (a.start or 0) >= self.end]
        high = min(after, default=self.sentence.end)
        semi = self.text.find(";", self.end, high)
        return semi if semi >= 0 else high

    @cached_property
    def to_party(self) -> Parties | None:
        """To whom: "to the group", "into its account", or between verb and amount."""
        found = self._given_to
        own = isinstance(found, Mention) and _OWN_THING.match(found.text)
        if own and isinstance(found, Mention) and isinstance(self.subject, Mention):
            if self.subject.kind == "person" and found.resolved:
                return replace(found, name=f"{self.subject.name}\u2019s {own['rest']}")
        return found

    @cached_property
    def _given_to(self) -> Parties | None:
        phrases = self.context.phrases(self.sentence)
        skip = _name_of(self.subject)
        if self.verb and self.verb.start < self.clause_start and self._others:
            # "gave Roe $5, compared with $2 for Doe"
            near = phrases.after(f"for|{_TO}", self.end, min(self.end + 40, self._reach()), skip)
            if near is not None:
                return near
        if self.verb and not self.follows and self.verb.family in {"give", "pay", "loan"}:
            sums = [a.start or 0 for a in self._others if self.verb.end <= (a.start or 0)]
            given = phrases.dative(self.verb, min([*sums, self.start]), skip)
            if given is not None:
                return given
        start = self.verb.end if self.verb and self.follows else self.end
        found = phrases.after(_TO, start, self._reach(), skip)
        if found is None and self.verb and not self.follows:
            found = phrases.after(_TO, self.verb.end, self.start, skip)
        return found

    @cached_property
    def beaten(self) -> Parties | None:
        """Whose the second figure is in "outraised Roe, $7 million to $5 million"."""
        if self.verb is None or not self.verb.word.lower().startswith("out") or self.follows:
            return None
        first = [a for a in self._others if self.verb.end <= (a.start or 0) < self.start]
        if not first or not re.fullmatch(r"\s+to\s+", self.text[first[-1].end or 0 : self.start]):
            return None
        return self.context.cast.party(self.verb.end, first[0].start or 0)

    @cached_property
    def rival(self) -> Parties | None:
        """The other one in "raised $7 million to Roe's $5 million" and "… to her $4 million"."""
        beside = _COMPARED.search(self.before)
        whose = _FOR_WHOM.match(self.text, self.end, self.sentence.end) if beside else None
        if whose:
            phrases = self.context.phrases(self.sentence)
            return self.context.cast.party(
                whose.end(), phrases.end_of_phrase(whose.end(), self.sentence.end)
            )
        said = _RIVAL.search(self.before)
        if not said:
            return None
        start = self.sentence.start + said.start("who")
        if said["who"].lower() in {"his", "her", "their", "its"}:
            other = self.context.cast.person_before(start, skip=_name_of(self.subject))
            return self.context.cast.stands_for(start, start + len(said["who"]), other)
        names = self.context.cast.between(start, self.start)
        return self.context.cast.mention(names[0]) if names else None

    @cached_property
    def from_party(self) -> Parties | None:
        """From whom: "from the group", of a passive "by the group", "in Acme contributions"."""
        phrases = self.context.phrases(self.sentence)
        skip = _name_of(self.subject)
        found = phrases.after("from", self.end, self._reach(), skip)
        if found is None and self.verb and not self.follows:
            found = phrases.after("from", self.verb.end, self.start, skip)
        if found is None and self.verb and (self.verb.passive or self.follows):
            found = phrases.after("by", min(self.verb.end, self.end), self._reach(), skip)
        return found or self._own_source()

    def _own_source(self) -> Parties | None:
        """The giver in "received Acme contributions" and "$5,000 in Acme donations"."""
        start = self.verb.end if self.verb and not self.follows else self.end
        for name in self.context.cast.between(start, self.clause_end):
            if (
                re.match(
                    r"(?:['\u2019]s?)? (?:contributions?|donations?|money|cash)\b",
                    self.text[name.end :][:24],
                )
                and self.context.cast.kind(name) != "side"
            ):
                return self.context.cast.mention(name)
        return None

    # -- when, and whether it is political

    @cached_property
    def period(self) -> Period | None:
        """The time the statement is about."""
        verb_start = self.verb.start if self.verb and not self.follows else self.start
        return self.context.period_near(self.sentence, min(verb_start, self.start), self.clause_end)

    @cached_property
    def span(self) -> tuple[int, int]:
        """The words of the statement: from its subject, where that stands before it, to its end."""
        start = self.start
        if self.verb and not self.follows:
            start = self.verb.start
            subject = self.subject
            first = subject if isinstance(subject, Mention) else subject[0] if subject else None
            if first and self.sentence.start <= first.start < start and start - first.end < 160:
                start = first.start
            if self.clause_start > start and self.verb.start < self.clause_start:
                start = self.clause_start
        start = max(start, self.sentence.start)
        words = re.match(r"(?:\s|,|and\b|of which\b)+", self.text[start : self.start])
        start += words.end() if words else 0
        verb_end = self.verb.end if self.verb else 0
        return start, max(self.clause_end, self.end, verb_end)

    @cached_property
    def political(self) -> bool:
        """Whether the text gives reason to take this for political money."""
        clause = self.context.faceless[
            max(self.sentence.start, self.start - 120) : min(self.sentence.end, self.end + 120)
        ]
        if is_good_cause(self.context.paragraph(self.sentence)):
            return False
        strong = is_strong(self.sentence.text) or self.context.names_committee(self.sentence)
        near, about = self.context.nearby_cues(self.sentence), self.context.about_money
        if is_other(clause):
            told = strong or (about and near >= _WELL_CUED)
            return told and not is_other(self._faceless_words)
        if strong or about:
            return True
        lean = leans(self.context.faceless[self.sentence.start : self.sentence.end])
        if lean and self.family == "raise":
            return True
        if lean >= _LEANING and self.family in {"give", "receive"}:
            return True
        needed = 2 if self.family in {"give", "receive", "raise", "spend", "has", None} else 3
        return near + min(lean, 1) >= needed

    def strongly_political(self) -> bool:
        """Whether its own sentence says so."""
        strong = is_strong(self.sentence.text) or self.context.names_committee(self.sentence)
        return strong and not is_other(self._faceless_words)

    # -- the claim

    def claim(
        self,
        kind: str,
        direction: str,
        donor: Parties | None = None,
        recipient: Parties | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Claim:
        """The claim that this amount makes."""
        facts: dict[str, Any] = dict(extra or {})
        if _EACH.match(self.after):
            facts["each"] = "yes"
        credited = self.context.credited(self.sentence)
        if credited:
            facts["src"] = credited
        start, end = self.span
        if isinstance(donor, Mention) and start == self.start and 0 <= start - donor.end <= 3:
            start = donor.start  # "Roe ($5,000)" is more than its figure
        draft = Draft(
            kind, direction, start, end, donor, recipient, (self.amount,), self.period, facts
        )
        return self.context.claim(draft)


def _name_of(party: Parties | None) -> str:
    return party.name if isinstance(party, Mention) else ""
