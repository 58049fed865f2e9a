"""The subject of a verb, found without a parser, by the marks that English leaves."""

from __future__ import annotations

import re

from itemized.claims._text import phrase_forms as forms
from itemized.claims._text.kin import (
    absolute,
    campaign_and,
    enumerated,
    family,
    is_role,
    neither,
    owned,
    plurals,
)
from itemized.claims._text.names import Name
from itemized.claims._text.parties import Cast, Parties
from itemized.claims._text.party_forms import ROLE_WORDS
from itemized.claims._text.sentences import Sentence
from itemized.claims._text.verbs import Verb
from itemized.model import Mention

_BARE = re.compile(
    r"(?:raise|collect|amass|bring in|pull in|take in|spend|pay|give|win|get)$", re.I
)


class Subjects:
    """Reads the parties before a verb in one article."""

    def __init__(self, text: str, cast: Cast, breaks: tuple[tuple[int, int], ...]) -> None:
        self.text = text
        self.cast = cast
        self.breaks = breaks  # amounts and times, which no party's name runs across

    # -- what stands before the verb

    def subject(self, sentence: Sentence, verb: Verb) -> Parties | None:
        """Who does what the verb says; of a passive, to whom it is done."""
        pre_end = verb.start
        helpers = forms.HELPERS.search(self.text, max(sentence.start, pre_end - 90), pre_end)
        if helpers:
            pre_end = helpers.start()
            for n in self.cast.between(sentence.start, verb.start):
                if n.start < pre_end < n.end:  # "Clear Skies Now" ends in no adverb
                    pre_end = n.end
        pre = self.text[sentence.start : pre_end].rstrip(' \n\u201c"')
        named = self._by_form(sentence, pre, verb)
        if named is not None:
            return named
        together = re.search(r",?\s(?:along|together) with [^,;]{1,40},?$", pre)
        pre = pre[: together.start()] if together else pre
        end = sentence.start + len(pre)
        relative = forms.RELATIVE.search(pre)
        if relative:
            return self.antecedent(sentence, sentence.start + relative.start())
        joined = forms.JOINED.search(pre)
        going_on = helpers is not None and forms.PROGRESSIVE.search(helpers[0])
        running = forms.WHO_AND.search(pre) if joined else None
        if running:
            return self.antecedent(sentence, sentence.start + running.start())
        if (verb.participle and not going_on) or (joined and not pre.endswith(",")) or not pre:
            return self.main_subject(
                sentence, sentence.start + (joined.start() if joined else len(pre))
            )
        if pre.endswith((",", "\u2014", "\u2013", ")")):
            return self._who_ranks(sentence, pre) or self._before_insertion(sentence, end)
        return self._noun_phrase(sentence, end) or self.main_subject(sentence, end)

    def _by_form(self, sentence: Sentence, pre: str, verb: Verb) -> Parties | None:
        """The subjects that a set form of words before the verb names."""
        low = sentence.start
        end = low + len(pre)
        kin = family(self.cast, sentence, end) or neither(self.cast, low, pre)
        accused = forms.ACCUSED.search(pre) if kin is None and verb.participle else None
        if accused:
            return self.cast.party(low + accused.start("who"), low + accused.end("who"))
        helped = forms.HELPED.search(pre) if _BARE.match(verb.word) else None
        if helped:
            return self.cast.party(low + helped.start("who"), end)
        kin = kin or (absolute(self.cast, low, end) if verb.participle else None)
        kin = kin or enumerated(self.cast, low, end) or plurals(self.cast, low, end)
        return kin or self.cast.described(low, end) or self._whose(sentence, pre)

    def _who_ranks(self, sentence: Sentence, pre: str) -> Parties | None:
        """The nurses of "the biggest giver, the state nurses association, contributed"."""
        ranks = forms.RANKS.search(pre)
        if ranks is None:
            return None
        start, end = ranks.span("who")
        return self.cast.party(sentence.start + start, sentence.start + end)

    def _whose(self, sentence: Sentence, pre: str) -> Mention | None:
        """The campaign of "Roe, whose campaign"."""
        whose = forms.WHOSE.search(pre)
        owner = self.antecedent(sentence, sentence.start + whose.start()) if whose else None
        if whose is None or not isinstance(owner, Mention):
            return None
        start, end = (sentence.start + at for at in whose.span("what"))
        return owned(whose["what"], owner.name, start, end)

    def _chunk_start(self, sentence: Sentence, end: int) -> int:
        """Where the noun phrase that ends at a place begins."""
        start = sentence.start
        for m in forms.EDGE.finditer(self.text, sentence.start, end):
            inside_name = any(
                n.start < m.end() - 1 and m.start() < n.end for n in self.cast.between(start, end)
            )
            listed = m[0].strip().lower() in {"and", ","} and (
                self._in_list(m.start(), m.end(), end)
                or bool(forms.AND_THEIRS.match(self.text, m.end(), end))
            )
            if not inside_name and not listed:
                start = m.end()
        for _, b in self.breaks:
            if start < b <= end:
                start = b
        return start

    def _in_list(self, a: int, b: int, end: int) -> bool:
        """Whether a comma or "and" only parts the names of a list ("Acme and Roe gave")."""
        left = self.cast.between(max(0, a - 80), a)
        before = [n for n in left if n.end == a or self.text[n.end : a].isspace()]
        before += [n for n in left if self.text[n.end : a] in {"'s", "\u2019s"}]
        placed = bool(before) and self.cast.kind(before[0]) == "place"
        if placed and self.text[: before[0].start].endswith(" of "):
            at = before[0].start - 4
            before = [n for n in left if n.end == at] or before
        role = ROLE_WORDS.match(self.text, b + 1, end)
        near = max(b + 4, role.end() if role else 0)
        after = [n for n in self.cast.between(b, end) if n.start <= near]
        if not before or not after:
            return False
        lead = self.text[max(0, before[0].start - 12) : before[0].start].split("\n")[-1].lstrip()
        opened = forms.OPENING.match(lead) and not lead.endswith(", ")
        return not opened and self.cast.kind(before[0]) != "place"

    def _noun_phrase(self, sentence: Sentence, end: int) -> Parties | None:
        start = self._chunk_start(sentence, end)
        both = self._both(sentence, start, end)
        if both is not None:
            return both
        joint = re.match(r"\s*(?:and|but|while) (?=his |her |their |its )", self.text[start:end])
        start += joint.end() if joint else 0
        words = self.text[start:end]
        who = forms.RELATIVE_BEFORE.search(self.text, sentence.start, start)
        if who and forms.RELATIVE_VERB.match(words.lstrip()):
            return self.antecedent(sentence, who.start())  # "a lawmaker who carried the bill got"
        pronoun = re.search(r"\b(?:he|she|it|they)$", words)
        if pronoun:
            return self._who_says(sentence, start + pronoun.start()) or self.cast.party(
                start + pronoun.start(), end
            )
        opening = forms.OPENING.match(words.lstrip())
        if opening:
            names = [
                n
                for n in self.cast.between(start, end)
                if self.cast.kind(n) not in {"place", "side"}
            ]
            if not names:
                tail = re.search(
                    r"\b(?:he|she|they|it|(?:the|an?) [\w'\u2019-]+(?: [\w-]+)?)$", words
                )
                return self.cast.party(start + tail.start(), end) if tail else None
            return self.cast.mention(names[-1])
        places = self.cast.between(start, end)
        if places and all(self.cast.kind(n) == "place" for n in places) and start > sentence.start:
            wider = self._wider(sentence, start, end)
            if wider is not None:
                start = wider
        return self.cast.party(start, end)

    def _who_says(self, sentence: Sentence, at: int) -> Mention | None:
        """The Roe of "while Attorney General Roe said he took in $5"."""
        says = forms.SAYS_THAT.search(self.text, sentence.start, at)
        named = self.cast.between(sentence.start, says.start()) if says else []
        if says is None or not named or named[-1].end != says.start():
            return None
        person = self.cast.is_person(named[-1])
        return self.cast.stands_for(at, at + 2, named[-1]) if person else None

    def _both(self, sentence: Sentence, start: int, end: int) -> Parties | None:
        """Both of "the mayor's campaign and allied committees", "he and his wife"."""
        before = self.text[sentence.start : start]
        last = re.search(r",? and\s*$", before)
        if last is None:
            last = re.match(r"\s*and (?=his |her |their |its )", self.text[start:end])
            at, right = start, start + (last.end() if last else 0)
        else:
            at, right = sentence.start + last.start(), start
        left = forms.NOUN_PHRASE.search(self.text, sentence.start, at) if last else None
        if left is None or forms.SAYS.search(left["np"]):
            return None
        if forms.ONE_NOUN.match(self.text, left.start("np"), end):
            return self.cast.party(left.start("np"), end)
        sides: list[Mention] = []
        for a, b in (left.span("np"), (right, end)):
            side = self.cast.party(a, b)
            sides += [side] if isinstance(side, Mention) else side or ()
        return tuple(sides) if len(sides) > 1 else None

    def _wider(self, sentence: Sentence, start: int, end: int) -> int | None:
        """A phrase that ends in a list of places begins before the list."""
        words = self.text[start:end].strip()
        if not re.fullmatch(r"(?:[A-Z][\w.]*(?: |$)|and )+", words):
            return None
        before = self.text[sentence.start : start]
        return sentence.start if ", " in before and len(before) < 100 else None

    def antecedent(self, sentence: Sentence, end: int) -> Parties | None:
        """Whom "who" or "which" at a place means: "Roe, a banker who" is Roe."""
        end -= len(self.text[sentence.start : end]) - len(
            self.text[sentence.start : end].rstrip(" ,")
        )
        low = sentence.start
        for _, b in self.breaks:
            if low < b <= end:
                low = b
        for _ in range(12):  # no aside nests deeper
            bare = re.sub(r"(?:\s*\([^()]*\)|[\s,;(\u2014\u2013-])+$", "", self.text[low:end])
            end = low + len(bare)
            start = self._comma_before(low, end)
            chunk = self.text[start:end].strip()
            names = [
                n
                for n in self.cast.between(start, end)
                if self.cast.kind(n) not in {"place", "side"}
            ]
            names = [n for n in names if not self.cast.is_staff(n)] or names
            if len(names) == 1 and self.cast.only_tells_whence(names[0], end):
                return self.cast.described_as(names[0], end)
            near = forms.NEAR_NOUN.match(self.text, start, end)
            at = near.start(near.lastgroup or 0) if near else end
            if near and not any(n.end > at for n in names):
                return self.cast.party(at, end)
            describes = (
                bool(forms.LOWER.match(chunk))
                and not forms.OPENING.match(chunk)
                and not chunk.startswith("and ")
            )
            left = self.cast.between(max(low, start - 60), start)
            if describes and left and self.text[left[-1].end : start].strip(" ,") == "":
                end = left[-1].end
            elif names:
                return self._joint(names, low)
            elif start <= low or (not describes and not left):
                return self.cast.party(start, end)
            else:
                end = start
        return None

    def _joint(self, names: list[Name], low: int) -> Parties:
        """The last of some names, with those that "and" joins to it: "Roe and Doe, who gave"."""
        every = [
            n
            for n in self.cast.between(low, names[-1].end)
            if self.cast.kind(n) not in {"place", "side"}
        ]
        for i in range(max(0, len(every) - 4), len(every) - 1):
            listed = self.cast.several(every[i:])
            if len(listed) == len(every) - i:
                return tuple(listed)
        return self.cast.mention(names[-1])

    def _comma_before(self, low: int, end: int) -> int:
        """The start of the stretch between commas that ends at a place."""
        start = low
        words = forms.BRACKETED.sub(lambda m: "x" * len(m[0]), self.text[low:end])
        for m in forms.COMMA.finditer(words):
            start = low + m.end()
        return start

    def _before_insertion(self, sentence: Sentence, end: int) -> Parties | None:
        """The subject before ", who represents Ohio," or ", a banker,"."""
        stop = last = end  # last: where the stretch right of the one looked at ends
        first: Parties | None = None
        for _ in range(12):
            if stop <= sentence.start:
                break
            bare = re.sub(
                r"(?:\s*\([^()]*\)|[\s,;(\u2014\u2013-])+$", "", self.text[sentence.start : stop]
            )
            stop = sentence.start + len(bare)
            start = self._comma_before(sentence.start, stop)
            chunk = self.text[start:stop].strip()
            if chunk in {"who", "which", "and who"}:
                return self.antecedent(sentence, start)
            named = [n for n in self.cast.between(start, stop) if n.end == stop]
            if start > sentence.start and self._is_place(chunk, named):
                last, stop = stop, start  # "of Columbus, Ohio,"
                continue
            if first is None and named and self._has_role(sentence, start, named[-1]):
                return self.cast.mention(named[-1])
            if named and named[-1].text.split()[0].lower() in forms.NUMBERED:
                named = []  # "backers of the measure, Proposition 30, raised"
            if (
                first is None
                and named
                and forms.NEW_SUBJECT.fullmatch(self.text[start : named[-1].start])
            ):
                return self.cast.mention(named[-1])
            inserted = re.match(
                r"(?:(?:[DRIL]|Ind)-[A-Z]|\d{1,3}$|who|whose|which|an?|the|of|with|one|now|then"
                r"|then-|[a-z]"
                r"|[^\W\d_a-z][\w.-]*['\u2019]s? (?:[a-z][\w-]* ){0,4}(?:[a-z]+|PAC)$)",
                chunk,
            )
            if not inserted or start <= sentence.start:
                if forms.OPENING.match(chunk) and first is None:
                    after = re.match(r"[,\s]+", self.text[stop:end])
                    at = stop + (after.end() if after else 0)
                    return self.head_of(at, last) if last > at else None
                return self.head_of(start, stop)
            last, stop = stop, start
        return first

    def _is_place(self, chunk: str, named: list[Name]) -> bool:
        """Whether words between commas are no more than the name of a place."""
        place = named and named[-1].text == chunk and self.cast.kind(named[-1]) == "place"
        return bool(place or forms.STATE_SHORT.fullmatch(chunk))

    def _has_role(self, sentence: Sentence, start: int, name: Name) -> bool:
        """Whether a name stands after what its bearer is: "his opponent, lawyer Jo Doe,"."""
        lead = self.text[start : name.start]
        if lead and not re.fullmatch(r"(?:(?!who\b|which\b|and\b|as\b|in\b)[\w.-]+ ){1,5}", lead):
            return False
        before = self.text[sentence.start : start].rstrip(" ,")
        stop = sentence.start + len(before)
        left = self.cast.between(max(sentence.start, stop - 60), stop)
        return bool(forms.ROLE_END.search(before)) and not (left and left[-1].end == stop)

    def head_of(self, start: int, stop: int) -> Parties | None:
        """The party a clause begins with."""
        names = [
            n for n in self.cast.between(start, stop) if self.cast.kind(n) not in {"place", "side"}
        ]
        pronoun = re.match(
            r"\s*(?:and |but )?(?:(?:since|by) then |so far |(?:in|last) \w+ )?(he|she|they|it)\b",
            self.text[start:stop],
            re.IGNORECASE,
        )
        if pronoun:
            return self.cast.party(start + pronoun.start(1), start + pronoun.end(1))
        if len(names) > 1 and is_role(self.cast, names[0], names[1]):
            names = names[1:]
        plain = forms.PLAIN_HEAD.match(self.text, start, names[0].start) if names else None
        if plain:  # "two drillers and their trade group spent … lobbying the Legislature"
            return self.cast.party(*plain.span("who"))
        if names:
            return self.cast.party(names[0].start, self._end_of_head(names[0], stop))
        verb = re.search(
            r"\s(?:has|have|had|is|was|were|are|will|would|said|spent|gave|took|got|won|paid"
            r"|brought|sent"
            r"|put|cut|laid|lent|made|ran|\w+ed)\b",
            self.text[start:stop],
        )
        return self.cast.party(start, start + verb.start() if verb else stop)

    def _end_of_head(self, name: Name, stop: int) -> int:
        after = re.match(r"(?:['\u2019]s? [\w-]+)?(?: [a-z-]+){0,2}", self.text[name.end : stop])
        return name.end + (after.end() if after else 0)

    def main_subject(self, sentence: Sentence, end: int) -> Parties | None:
        """Who the sentence up to a place is about: its first party after any opening phrase."""
        aside = re.match(r"\s*\([^()]*\)\s*", self.text[sentence.start : end])
        start = sentence.start + (aside.end() if aside else 0)
        for _, b in self.breaks:
            if start < b <= end and ";" in self.text[b:end]:
                start = b + self.text[b:end].index(";") + 1
        while True:
            chunk = self.text[start:end]
            comma = re.search(r",\s", chunk)
            if not (forms.OPENING.match(chunk.lstrip("\u201c\"' ")) and comma):
                break
            start += comma.end()
        stop = re.search(r", |;|\s[\u2014\u2013]\s", self.text[start:end])
        at = start + stop.start() if stop else end
        return campaign_and(self.cast, start, at) or self.head_of(start, at)
