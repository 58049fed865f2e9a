"""Subjects and objects of a verb, found without a parser, by the marks that English leaves."""

from __future__ import annotations

import re

from itemized.claims._text import phrase_forms as forms
from itemized.claims._text.kin import with_kin
from itemized.claims._text.lists import with_list
from itemized.claims._text.parties import Parties
from itemized.claims._text.subjects import Subjects
from itemized.claims._text.verbs import Verb


class Phrases(Subjects):
    """Reads the parties around a verb in one article."""

    # -- what stands after it

    def end_of_phrase(self, start: int, limit: int) -> int:
        """Where the noun phrase that begins at a place ends."""
        for a, _ in self.breaks:
            if start <= a < limit:
                limit = a
        at = start
        while True:
            m = forms.STOP.search(self.text, at, limit)
            if not m:
                return limit
            inside = next(
                (n for n in self.cast.between(start - 1, limit) if n.start <= m.start() < n.end),
                None,
            )
            possessive = re.match(r"['\u2019]s", self.text[m.start() :])
            if inside is None and not possessive and not self._list_goes_on(start, m, limit):
                return m.start() if m.start() > start else min(limit, self._past(m, limit))
            at = max(m.end(), inside.end if inside else 0)

    def _past(self, m: re.Match[str], limit: int) -> int:
        return min(m.end() + 1, limit) if m[0].lower() in {"his", "it"} else m.start()

    def _list_goes_on(self, start: int, m: re.Match[str], limit: int) -> bool:
        if m[0] != ",":
            return False
        names = self.cast.between(start, limit)
        left = [n for n in names if n.end == m.start()]
        right = [n for n in names if 0 < n.start - m.end() <= 5]
        if not (left and right):
            return False
        if re.search(r"\band (?:the )?$", self.text[start : left[-1].start]):
            return False  # "between Roe and Doe, the PAC hedged": its last one has been told
        kinds = {self.cast.kind(left[0]), self.cast.kind(right[0])}
        if forms.LIST_MORE.match(self.text, right[0].end, limit):
            return True
        # "Of Roe, the Hemp candidate" is no list of two.
        return len(kinds) == 1 or (None in kinds and right[0].start == m.end() + 1)

    def after(
        self, words: str, start: int, limit: int, skip: str = "", reach: int = 0
    ) -> Parties | None:
        """The party after one of these prepositions (a regex) in [start, limit).

        reach: how far its name may go, where that is beyond the place of the preposition.
        """
        reach = max(reach, limit)
        for m in re.finditer(
            rf"(?<![\w-])(?<!according )(?:{words})\s+", self.text[start:limit], re.I
        ):
            at = start + m.end()
            at += self.text[at : at + 1] in {'"', "\u201c"}
            most = forms.AT_LEAST.match(self.text, at, reach)
            at = most.end() if most else at
            named = any(n.start == at and " " in n.text for n in self.cast.between(at, reach))
            if forms.NOT_TARGET.match(self.text, at, reach) and not named:
                continue
            if any(n.start < at - 1 < n.end for n in self.cast.between(start, limit)):
                continue
            party = self.cast.party(at, self.end_of_phrase(at, reach), skip)
            if party is not None:
                return with_list(self.cast, with_kin(self.cast, party, reach), reach)
        return None

    def dative(self, verb: Verb, amount_start: int, skip: str = "") -> Parties | None:
        """Whom a gift goes to when it is named between the verb and the amount ("gave Roe $5")."""
        start = verb.end
        way = forms.WAY.search(self.text, start, amount_start)
        if way and self.text[start : way.start()].strip(" ,"):
            amount_start = way.start()
        elif way:
            start = way.end()
        between = self.text[start:amount_start]
        aside = re.match(r"\s*\([^()]{3,60}\)\s*", between)
        if aside:  # "giving (with his wife, Kay) a total of $5"
            start += aside.end()
            between = between[aside.end() :]
        bare = forms.DATIVE_NOISE.sub("", between).strip(' ,\u2014\u2013-\u201c"')
        if not bare or len(between) > 110 or forms.NO_DATIVE.search(between):
            return None
        end = amount_start - len(between) + len(between.rstrip())
        tail = re.search(
            rf"(?:\s|^)(?:(?:{forms.DATIVE_NOISE.pattern})\s*)+$", between, re.IGNORECASE
        )
        if tail:
            end = start + tail.start()
        has_name = bool(self.cast.between(start, end))
        words = self.text[start:end].strip()
        if not has_name and not re.match(
            r"(?:him|her|them|it|his|their|its|the|candidates|both|each)\b", words
        ):
            return None
        return self.cast.party(start, end, skip)
