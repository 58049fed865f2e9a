"""What a clause or a sentence is about: the party at its head, after whatever opens it."""

from __future__ import annotations

import re

from itemized.claims._text import phrase_forms as forms
from itemized.claims._text.kin import campaign_and, is_role
from itemized.claims._text.names import Name
from itemized.claims._text.parties import Cast, Parties
from itemized.claims._text.sentences import Sentence


class MainClause:
    """Reads the heads of clauses in one article."""

    def __init__(self, text: str, cast: Cast, breaks: tuple[tuple[int, int], ...]) -> None:
        self.text = text
        self.cast = cast
        self.breaks = breaks  # amounts and times, which no party's name runs across

    def head_of(self, start: int, stop: int) -> Parties | None:
        """The party a clause begins with; of what somebody says, the one that it begins with."""
        for said in forms.SAID_THAT.finditer(self.text, start, stop):
            start = said.end()
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
        they_are = self._told_by_what(start, stop, names)
        if they_are is not None:
            return they_are
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

    def _told_by_what(self, start: int, stop: int, names: list[Name]) -> Parties | None:
        """Whom "the Navy veteran raised" and "the judge who blocked Roe's bill gave" tell of."""
        told = forms.THE_ONE.match(self.text, start, stop)
        if told is None or not names:
            return None
        inside = names[0].end < told.end() and names[0].start >= start
        behind = told["who"] and names[0].start >= told.end()
        return self.cast.party(start, told.end("one")) if inside or behind else None

    def _end_of_head(self, name: Name, stop: int) -> int:
        after = re.match(r"(?:['\u2019]s? [\w-]+)?(?: [a-z-]+){0,2}", self.text[name.end : stop])
        return name.end + (after.end() if after else 0)

    def _opens(self, start: int, words: str) -> bool:
        """Whether a participle opens a sentence: "Speaking on Friday, Roe", "Named last, both"."""
        return bool(forms.PARTICIPLE.match(words)) and not any(
            n.start - start < 3 for n in self.cast.between(start, start + len(words))
        )

    def _describes(self, words: str, at: int, end: int) -> bool:
        """Whether a sentence opens with what its subject is: "A friend of labor, Roe has"."""
        named = [n for n in self.cast.between(at, end) if n.start == at]
        return bool(named) and bool(
            re.match(r"(?:(?:Long|Once) )?an? ", words, re.IGNORECASE)
            and re.match(
                r" (?:has|had|have|is|was|also|\w+ed|took|got|gave)\b",
                self.text[named[0].end :][:16],
            )
        )

    def main_subject(self, sentence: Sentence, end: int) -> Parties | None:
        """Who the sentence up to a place is about: its first party after any opening phrase."""
        aside = re.match(
            r"\s*\([^()]*\)\s*|[A-Z][a-z]+ [a-z]{3,12}: (?=[A-Z])", self.text[sentence.start : end]
        )
        start = sentence.start + (aside.end() if aside else 0)
        for _, b in self.breaks:
            if start < b <= end and ";" in self.text[b:end]:
                start = b + self.text[b:end].index(";") + 1
        while True:
            chunk = self.text[start:end]
            comma = re.search(r",\s", chunk)
            bare = chunk.lstrip("\u201c\"' ")
            opens = forms.OPENING.match(bare) or self._opens(start, bare)
            opens = opens or (comma is not None and self._describes(bare, start + comma.end(), end))
            told = forms.OPENING_CLAUSE.match(bare)
            if opens and told:  # "earlier that day she met with donors, bringing in"
                at = start + len(chunk) - len(bare)
                return self.cast.party(at + told.start("who"), at + told.end("who"))
            if not (opens and comma):
                break
            start += comma.end()
        stop = re.search(r", |;|\s[\u2014\u2013]\s", self.text[start:end])
        at = start + stop.start() if stop else end
        holder = self._of_place(start, at)
        return holder or campaign_and(self.cast, start, at) or self.head_of(start, at)

    def _of_place(self, start: int, stop: int) -> Parties | None:
        """The Roe of "the mayor of Acme, Jo Roe, raised": the place but says of what."""
        names = self.cast.between(start, stop)
        only = len(names) == 1 and names[0].end == stop and self.text[stop : stop + 2] == ", "
        return self.cast.beside(stop) if only and self.cast.is_whereabouts(names[0]) else None
