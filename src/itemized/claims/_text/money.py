"""An amount in its clause: the verb that governs it, who paid, who was paid, and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from itemized.claims._text import money_forms as forms
from itemized.claims._text import order
from itemized.claims._text.clause import Clause
from itemized.claims._text.draft import Draft
from itemized.claims._text.gapping import described_beside, named_beside
from itemized.claims._text.gate import is_political
from itemized.claims._text.listed import TRAILS, Item, item_of, name_beside
from itemized.claims._text.parties import Parties
from itemized.claims._text.phrases import Phrases
from itemized.claims._text.politics import is_other, is_strong
from itemized.claims._text.profiles import line_owner, whose_figure
from itemized.claims._text.stance import read_stance
from itemized.model import Claim, Mention, Period


class Money(Clause):
    """An amount of one sentence, and what the words around it say. Read on demand."""

    @cached_property
    def stance(self) -> str | None:
        """What the sentence makes of it: denied, conditional, imagined; None where plainly said."""
        return read_stance(self)

    @property
    def governed(self) -> bool:
        """Whether a verb of money right before it has it for its object."""
        verb = self.verb
        if verb is None or verb.family == "any":
            return False
        if self.follows:
            return bool(forms.HAS_COME.fullmatch(self.text, self.end, verb.start))
        return not re.search(r"[,;:$()]", self.text[verb.end : self.start])

    # -- the parties

    @cached_property
    def subject(self) -> Parties | None:
        """Who does what the verb says."""
        owner = line_owner(self) or whose_figure(self)
        if owner is not None:
            return owner
        if self.verb is None:
            return None
        before = self.before_item
        if before and self.verb.passive and forms.OF_WHICH.search(self.before):
            return before.subject  # "Roe had $5 million, of which $2 million was transferred"
        phrases = self.context.phrases(self.sentence)
        among = order.elsewhere(self, phrases)
        if among is not None:
            return among
        own = order.holder(self, phrases) or order.giver(self)
        own = own or order.named_in_order(self) or self._adjacent_name()
        if own is not None:
            return own
        if self.follows:
            gap = self.text[self.end : self.verb.start]
            who = re.match(r"\s+(?:that |which )?", gap)
            start = self.end + (who.end() if who else 0)
            words = self.text[start : self.verb.start].strip()
            they = forms.ENDS_IN_PRONOUN.search(words)
            if they:  # "the $5 lobbying fee it was receiving from"
                at = self.text.index(words, start) + they.start("who")
                return self.context.cast.party(at, at + len(they["who"]))
            if words and not forms.ONLY_HELPERS.fullmatch(words):
                return self.context.cast.party(start, self._before_helpers(start))
            return self._of_report(phrases)
        return order.respective(self, phrases.subject(self.sentence, self.verb))

    def _of_report(self, phrases: Phrases) -> Parties | None:
        """Whose "$5 raised" and "$2 spent by Roe" are: "Roe reported $5 raised and $2 spent"."""
        assert self.verb is not None
        if self.family == "spend":
            by = phrases.after("by", self.verb.end, self._reach())
            if by is not None:
                return by
        if self.family not in {"raise", "spend"}:
            return None
        told = forms.REPORTED.search(self.text, self.sentence.start, self.start)
        if told is not None:
            return phrases.main_subject(self.sentence, told.start())
        return order.with_sum(self, phrases)

    def _adjacent_name(self) -> Parties | None:
        """The "Acme PAC" of "Roe got $5 million, Acme PAC $2 million"."""
        if not self.verb or self.verb.start >= self.clause_start or self.family == "pay":
            return None
        return self.beside_name or described_beside(self)

    @cached_property
    def before_item(self) -> Money | None:
        """The amount told before this one."""
        every = self.context.moneys
        at = bisect_left(every, self.start, key=lambda m: m.start)
        return every[at - 1] if at else None

    @cached_property
    def item(self) -> Item | None:
        """The item of a list that it stands in: "Roe ($5,000) and Doe ($2,000)"."""
        return item_of(self) or self._ranked()

    def listed(self, family: str) -> Item | None:
        """The item of a list of sums given, raised, spent or held."""
        return self.item if self.item and self.item.family == family else None

    def _ranked(self) -> Item | None:
        """What goes on with a list: "Roe raised $5 million, ahead of Doe, at $2 million"."""
        told = (
            self.verb is None
            or self.verb.family in {"has", "lead"}
            or self.verb.end < self.clause_start
        )
        if self.family_before in {"raise", "has"} and TRAILS.search(self.before):
            name = name_beside(self)
            return Item(self.family_before, self.context.cast.headed(name), None) if name else None
        goes_on = told and self.family_before in {"give", "raise", "has"}
        if not goes_on or not forms.AT.search(self.before[-24:]) or self.beside_name is None:
            return None
        return Item(self.family_before or "", self.beside_name, None)

    @cached_property
    def beside_name(self) -> Parties | None:
        """The name that alone stands between the amount before this one and this one."""
        return named_beside(self)

    def _before_helpers(self, start: int) -> int:
        assert self.verb is not None
        words = self.text[start : self.verb.start].rstrip()
        bare = re.sub(
            r"(?:(?:['\u2019](?:ve|d)|\s+(?:has|have|had|also|already|now|since|once|personally"
            r"|recently|so far|alone"
            r"|himself|herself|itself|was|were|been|is|can|may|could|will|would)))+$",
            "",
            words,
        )
        return start + len(bare)

    def _reach(self) -> int:
        """How far the phrases after the amount may go: a little beyond the clause."""
        after = [a.start or 0 for a in self.others if (a.start or 0) >= self.end]
        high = min(after, default=self.sentence.end)
        if "respectively" in self.text[high : self.sentence.end]:
            return self.sentence.end
        new = forms.AND_THAT.search(self.text, self.end, high)
        high = new.start() if new else high
        for verb in self.context.verbs[self.sentence.index]:
            if self.end < verb.start < high and not (verb.participle or verb.passive):
                own = forms.OTHER_CLAUSE.search(self.text, self.end, verb.start)
                high = own.start() if own else high
        semi = self.text.find(";", self.end, high)
        return semi if semi >= 0 else high

    @cached_property
    def to_party(self) -> Parties | None:
        """To whom: "to the group", "into its account", or between verb and amount."""
        found = self._given_to
        own = isinstance(found, Mention) and forms.OWN_THING.match(found.text)
        giver = self.subject
        if not own or not isinstance(found, Mention) or not isinstance(giver, Mention):
            return found
        if giver.kind == "person" and found.resolved:
            backed = order.backed(self, giver, found)
            if backed is not None:
                return replace(found, name=f"{backed}\u2019s {own['rest']}")
            return replace(found, name=f"{giver.name}\u2019s {own['rest']}")
        return found

    @cached_property
    def _given_to(self) -> Parties | None:
        return order.respective(self, self._with_next(self._taker()))

    def _with_next(self, first: Parties | None) -> Parties | None:
        """Both of "to Roe and to Doe"."""
        end = first.end if isinstance(first, Mention) else 0
        too = forms.AND_TO.match(self.text, end, self.sentence.end) if end > self.end else None
        if too is None or not isinstance(first, Mention):
            return first
        stop = self.context.phrases(self.sentence).end_of_phrase(too.end(), self._reach())
        second = self.context.cast.party(too.end(), stop, _name_of(self.subject))
        proper = isinstance(second, Mention) and second.kind in {"person", "committee"}
        return (first, second) if proper and isinstance(second, Mention) else first

    def _taker(self) -> Parties | None:
        phrases = self.context.phrases(self.sentence)
        skip = _name_of(self.subject)
        if self.verb and self.verb.start < self.clause_start and self.others:
            # "gave Roe $5, compared with $2 for Doe"
            reach = self._reach()
            near = phrases.after(
                f"for|{forms.TO}", self.end, min(self.end + 40, reach), skip, reach
            )
            if near is not None:
                return near
        if self.verb and not self.follows and self.verb.family in {"give", "pay", "loan"}:
            sums = [a.start or 0 for a in self.others if self.verb.end <= (a.start or 0)]
            given = phrases.dative(self.verb, min([*sums, self.start]), skip)
            if given is not None:
                return given
        start = self.verb.end if self.verb and self.follows else self.end
        parted = forms.IN_PARTS.match(self.text, self.end, self.sentence.end)
        if parted:  # "$900 in two $450 checks to Roe"
            to = forms.to_after(parted[0])
            return phrases.after(to, parted.end(), self.sentence.end, skip)
        whom = self._whom(skip) or self._donor_to(skip) or self._of_absolute(skip)
        if whom is not None:
            return whom
        to = forms.to_after(self.verb.word) if self.verb else forms.TO
        found = phrases.after(to, start, self._reach(), skip)
        if found is None and self.verb and not self.follows:
            found = phrases.after(forms.TO, self.verb.end, self.start, skip)
        return found

    def _of_absolute(self, skip: str) -> Parties | None:
        """The Roe of "Roe reported $5, with the trial bar supplying $2"."""
        absolute = order.absolute(self) if self.family == "give" else None
        if absolute is None or forms.GOES_TO.match(self.text, self.end, self.sentence.end):
            return None
        first = absolute if isinstance(absolute, Mention) else absolute[0]
        phrases = self.context.phrases(self.sentence)
        low = self.text.rfind(", with ", self.sentence.start, first.start)
        whose = phrases.main_subject(self.sentence, low)
        named = whose if isinstance(whose, Mention) else None
        return named if named and named.name != skip else None

    def _donor_to(self, skip: str) -> Parties | None:
        """The Doe of "Roe is a major donor to Doe, contributing $5,000"."""
        if self.verb is None or self.follows or not self.verb.participle:
            return None
        to = forms.DONOR_TO.search(self.text, self.sentence.start, self.verb.start)
        phrases = self.context.phrases(self.sentence)
        return phrases.after("to", to.end() - 3, self.verb.start, skip) if to else None

    def _whom(self, skip: str) -> Parties | None:
        """The "him" of "the $5 that Roe paid him", the Doe of "Doe, to whom Roe gave $5"."""
        if self.verb is None:
            return None
        if self.follows:
            him = forms.HIM.match(self.text, self.verb.end, self.sentence.end)
            if him:
                return self.context.cast.party(*him.span(1), skip)
            whom = forms.WHOM_GIVEN.match(self.text, self.verb.end, self.sentence.end)
            if whom is None or self.family != "give" or self.verb.passive:
                return None
            at = whom.end()
            phrases = self.context.phrases(self.sentence)
            return self.context.cast.party(at, phrases.end_of_phrase(at, self._reach()), skip)
        low = max(self.sentence.start, self.verb.start - 60)
        to = forms.TO_WHOM.search(self.text, low, self.verb.start)
        phrases = self.context.phrases(self.sentence)
        return phrases.antecedent(self.sentence, to.start()) if to else None

    @cached_property
    def beaten(self) -> Parties | None:
        """Whose the second figure is in "outraised Roe, $7 million to $5 million"."""
        if self.verb is None or self.family != "raise" or self.follows:
            return None
        first = [a for a in self.others if self.verb.end <= (a.start or 0) < self.start]
        if not first or not re.fullmatch(r"\s+to\s+", self.text[first[-1].end or 0 : self.start]):
            return None
        return self.context.cast.party(self.verb.end, first[0].start or 0)

    @cached_property
    def rival(self) -> Parties | None:
        """The other one in "raised $7 million to Roe's $5 million" and "… to her $4 million"."""
        beside = forms.COMPARED.search(self.before)
        whose = forms.FOR_WHOM.match(self.text, self.end, self.sentence.end) if beside else None
        if whose:
            phrases = self.context.phrases(self.sentence)
            return self.context.cast.party(
                whose.end(), phrases.end_of_phrase(whose.end(), self.sentence.end)
            )
        said = forms.RIVAL.search(self.before)
        if not said:
            return None
        start = self.sentence.start + said.start("who")
        if said["who"].lower() in {"his", "her", "their", "its"}:
            other = self.context.cast.person_before(start, skip=_name_of(self.subject))
            return self.context.cast.stands_for(start, start + len(said["who"]), other)
        names = self.context.cast.between(start, self.start)
        if not names and said["who"].startswith("the "):
            return self.context.cast.party(start, start + len(said["who"]))
        return self.context.cast.mention(names[0]) if names else None

    @cached_property
    def from_party(self) -> Parties | None:
        """From whom: "from the group", of a passive "by the group", "in Acme contributions"."""
        phrases = self.context.phrases(self.sentence)
        skip = _name_of(self.subject)
        reach = self._reach()
        part = forms.PART_FROM.search(self.text, self.end, reach)
        found = phrases.after("from", self.end, part.start() if part else reach, skip)
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
        told = forms.IN_THEIR_MONEY.match(self.text, self.end, self.clause_end)
        return self.context.cast.party(*told.span("who")) if told else None

    # -- when, and whether it is political

    @cached_property
    def period(self) -> Period | None:
        """The time the statement is about."""
        verb_start = self.verb.start if self.verb and not self.follows else self.start
        told = self.before_item
        if told and verb_start < told.start and told.sentence.index == self.sentence.index:
            # "$5 in May and $7 in June": of several sums of one verb each has its own
            own = self.context.times_in(self.end, self._reach())
            if own and own[0].start <= self.clause_end + 2:
                return own[0].period
            running = forms.RUNNING_TOTAL.search(self.before)
            if running:
                within = self.context.times_in(self.start - len(running[0]), self.start)
                return within[0].period if within else None
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
        return is_political(self)

    def strongly_political(self) -> bool:
        """Whether its own sentence says so."""
        strong = is_strong(self.sentence.text) or self.context.names_committee(self.sentence)
        return strong and not is_other(self.faceless_words)

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
        if forms.EACH.match(self.after):
            facts["each"] = "yes"
        credited = self.context.credited(self.sentence)
        if credited:
            facts["src"] = credited
        start, end = self.span
        named = isinstance(donor, Mention) and self.sentence.start <= donor.start < start
        if named and isinstance(donor, Mention) and start == self.start:
            gap = self.text[donor.end : start]
            # "Roe ($5,000)" and "Roe's gift of $5,000" are more than their figures
            if 0 <= len(gap) < forms.NEAR_DONOR and not any(c in gap for c in "$;,"):
                start = donor.start
        draft = Draft(
            kind, direction, start, end, donor, recipient, (self.amount,), self.period, facts
        )
        return self.context.claim(draft)


def _name_of(party: Parties | None) -> str:
    return party.name if isinstance(party, Mention) else ""
