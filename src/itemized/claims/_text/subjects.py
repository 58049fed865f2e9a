"""The subject of a verb, found without a parser, by the marks that English leaves."""

from __future__ import annotations

import re
from dataclasses import replace

from itemized.claims._text import phrase_forms as forms
from itemized.claims._text.asides import Asides
from itemized.claims._text.kin import (
    absolute,
    enumerated,
    family,
    neither,
    owned,
    plurals,
)
from itemized.claims._text.parties import Parties
from itemized.claims._text.party_forms import ROLE_WORDS
from itemized.claims._text.sentences import Sentence
from itemized.claims._text.verbs import Verb, find_verbs
from itemized.model import Mention

_BARE = re.compile(r"(?:raise|collect|amass|(?:bring|pull|take) in|spend|pay|give|win|get)$", re.I)
#: "Financed Doe through the fund and Roe gave": whom it went through is no giver.
_THROUGH = re.compile(r"\b(?:through|via|way of) (?:the )?$", re.I)


class Subjects(Asides):
    """Reads the parties before a verb in one article."""

    # -- what stands before the verb

    def subject(self, sentence: Sentence, verb: Verb) -> Parties | None:
        """Who does what the verb says; of a passive, to whom it is done."""
        pre_end = verb.start
        helpers = forms.HELPERS.search(self.text, max(sentence.start, pre_end - 90), pre_end)
        if helpers:
            pre_end = helpers.start()
            if helpers[0].lower().startswith("having"):  # "having raised $5, Roe won"
                verb = replace(verb, word=f"having {verb.word}")
            for n in self.cast.between(sentence.start, verb.start):
                if n.start < pre_end < n.end:  # "Clear Skies Now" ends in no adverb
                    pre_end = n.end
        pre = self.text[sentence.start : pre_end].rstrip(' \n\u201c"')
        pre = forms.SUFFIX_COMMA.sub(r"\1", pre)
        named = self._by_form(sentence, pre, verb)
        if named is not None:
            return named
        together = forms.TOGETHER.search(pre)
        pre = pre[: together.start()] if together else pre
        relative = forms.RELATIVE.search(pre)
        if relative:
            return self.antecedent(sentence, sentence.start + relative.start())
        elsewhere = self._of_participle(sentence, pre, verb) or self._shared(sentence, pre, verb)
        if elsewhere is not None:
            return elsewhere
        going_on = helpers is not None and forms.PROGRESSIVE.search(helpers[0])
        return self._further_off(sentence, pre, going_on=not verb.participle or bool(going_on)) or (
            self._right_before(sentence, pre)
        )

    def _further_off(self, sentence: Sentence, pre: str, *, going_on: bool) -> Parties | None:
        """The subject of a verb that "and" joins to another, or of a participle."""
        joined = forms.JOINED.search(pre)
        running = forms.WHO_AND.search(pre) if joined else None
        if running:
            return self.antecedent(sentence, sentence.start + running.start())
        if going_on and pre and not (joined and not pre.endswith(",")):
            return None
        return self.main_subject(
            sentence, sentence.start + (joined.start() if joined else len(pre))
        )

    def _right_before(self, sentence: Sentence, pre: str) -> Parties | None:
        """The subject that ends where the verb begins, but for what is inserted."""
        end = sentence.start + len(pre)
        dashes = forms.DASHED.search(pre)
        if dashes:  # "Roe, Doe and Penn - all up for re-election - received"
            end = sentence.start + dashes.start()
            return self._noun_phrase(sentence, end) or self.main_subject(sentence, end)
        if pre.endswith((",", "\u2014", "\u2013", ")")):
            return self._who_ranks(sentence, pre) or self._before_insertion(sentence, end)
        return self._noun_phrase(sentence, end) or self.main_subject(sentence, end)

    def _of_participle(self, sentence: Sentence, pre: str, verb: Verb) -> Parties | None:
        """Who "reported receiving $5"; Roe of "after raising $5, Roe dropped out"."""
        if not verb.participle:
            return None
        owning = forms.OWNS_UP.search(pre)
        if owning:
            at = sentence.start + owning.start()
            says = Verb(at, at + len(owning[0]), owning["says"], "has", passive=False)
            return self.subject(sentence, says)
        if pre and not forms.FRONTS.fullmatch(pre):
            return None
        comma = forms.MAIN_AFTER.search(self.text, verb.end, sentence.end)
        return self.head_of(comma.end(), sentence.end) if comma else None

    def _shared(self, sentence: Sentence, pre: str, verb: Verb) -> Parties | None:
        """Roe of "the report says Roe raised $5 and spent": the subject of the verb joined to."""
        if verb.participle:
            return None
        joined = forms.AND_THEN.search(pre)
        low = sentence.start
        stop = low + len(pre[: joined.start()].rstrip(" ,;\u2014")) if joined else low + len(pre)
        if joined is None and not any(b == stop for _, b in self.breaks):
            return None
        for last in reversed(find_verbs(self.text[low:stop], low)):
            if last.family in {"any", "lead", "total"} or self._told_aside(low, last, pre):
                continue
            if last.participle or forms.NEW_CLAUSE.search(self.text, last.end, stop):
                return None
            return self.subject(sentence, last)
        return None

    def _told_aside(self, low: int, verb: Verb, pre: str) -> bool:
        """Whether a verb only tells of somebody named on the way: "raised $5, 82 percent of it
        from people who gave little, and lent": the comma ends what is told of the people."""
        closed = re.search(r",\s*(?:and|but)$", pre)
        before = forms.HELPERS.sub("", self.text[low : verb.start])
        return bool(closed and forms.RELATIVE.search(before))

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
                or bool(forms.AND_AGAINST.match(self.text, max(start, m.start() - 12), end))
            )
            if not inside_name and not listed:
                start = m.end()
        for _, b in self.breaks:
            if start < b <= end:
                start = b
        return start

    def _in_list(self, a: int, b: int, end: int) -> bool:
        """Whether a comma or "and" only parts the names of a list ("Acme and Roe gave")."""
        if self.text[a:b].strip() == "," and not re.search(r"\band\b", self.text[b:end]):
            return False  # a list of two has an "and"
        left = self.cast.between(max(0, a - 80), a)
        before = [n for n in left if n.end == a or self.text[n.end : a].strip() in {"", ","}]
        before = before[-1:]
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
        opened = bool(forms.OPENING.match(lead)) and not lead.endswith(", ")
        opened = opened or bool(_THROUGH.search(lead))
        return not opened and self.cast.kind(before[0]) != "place"

    def _noun_phrase(self, sentence: Sentence, end: int) -> Parties | None:
        start = self._chunk_start(sentence, end)
        both = self._both(sentence, start, end)
        if both is not None:
            return both
        joint = re.match(r"\s*(?:and|but|while) (?=his |her |their |its )", self.text[start:end])
        start += joint.end() if joint else 0
        words = self.text[start:end]
        after = forms.AND_HIS.search(words)
        if after:  # "gave $5 to Acme and his wife gave $2"
            return self.cast.party(start + after.start("who"), end)
        who = forms.RELATIVE_BEFORE.search(self.text, sentence.start, start)
        if who and forms.RELATIVE_VERB.match(words.lstrip()):
            return self.antecedent(sentence, who.start())  # "a lawmaker who carried the bill got"
        led = forms.THEY_LEAD.fullmatch(words.strip())
        if who and led:  # "an account that he leads has collected"
            return self.antecedent(sentence, who.start())
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
        left = forms.NOUN_PHRASE.search(self.text[sentence.start : at]) if last else None
        if left is None or forms.SAYS.search(left["np"]):
            return None
        first = (sentence.start + left.start("np"), at)
        if forms.ONE_NOUN.match(self.text, first[0], end):
            return self.cast.party(first[0], end)
        sides: list[Mention] = []
        for a, b in (first, (right, end)):
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
