"""Whom "who" means, and the subject before what is set between commas."""

from __future__ import annotations

import re

from itemized.claims._text import phrase_forms as forms
from itemized.claims._text.main_clause import MainClause
from itemized.claims._text.names import Name
from itemized.claims._text.parties import Parties
from itemized.claims._text.sentences import Sentence


class Asides(MainClause):
    """Reads past asides to the party that a clause is about, in one article."""

    def antecedent(self, sentence: Sentence, end: int) -> Parties | None:
        """Whom "who" or "which" at a place means: "Roe, a banker who" is Roe."""
        end -= len(self.text[sentence.start : end]) - len(
            self.text[sentence.start : end].rstrip(" ,")
        )
        low = sentence.start
        for _, b in self.breaks:
            if low < b <= end:
                low = b
        low = max(low, self.text.rfind("; ", low, end) + 1)
        of_person = bool(forms.WHO_NEXT.match(self.text, end))
        for _ in range(12):  # no aside nests deeper
            bare = re.sub(r"(?:\s*\([^()]*\)|[\s,;(\u2014\u2013-])+$", "", self.text[low:end])
            end = low + len(bare)
            start = self._comma_before(low, end)
            said = [m.end() for m in forms.TOLD_THAT.finditer(self.text, start, end)]
            start = said[-1] if said else start  # "the paper found that 14 donors, who gave"
            if said and not self.cast.between(start, end):
                return self.cast.party(start, end)
            chunk = self.text[start:end].strip()
            names = self._givers_in(start, end)
            if len(names) == 1 and self.cast.only_tells_whence(names[0], end):
                return self.cast.described_as(names[0], end)
            at = self._noun_at_end(start, end, names)
            if at is not None:
                return self.cast.party(at, end)
            describes = (
                bool(forms.LOWER.match(chunk))
                and not forms.PREDICATE.match(chunk)
                and not forms.OPENING.match(chunk)
                and not chunk.startswith("and ")
            )
            left = self.cast.between(max(low, start - 60), start)
            beside = bool(left) and self.text[left[-1].end : start].strip(" ,") == ""
            if beside and (describes or (of_person and self._tells_of(left[-1], names))):
                end = left[-1].end
            elif names:
                return self._joint(names, low)
            elif start <= low or (not describes and not left):
                object_of = forms.OBJECT_AT_END.search(self.text, start, end)
                return self.cast.party(object_of.start("who") if object_of else start, end)
            else:
                end = start
        return None

    def _tells_of(self, person: Name, names: list[Name]) -> bool:
        """Whether a stretch after a name only says what its bearer is: "Roe, of Acme Oil, who"."""
        whence = bool(names) and forms.WHENCE.search(self.text, person.end, names[0].start)
        kinds = {self.cast.kind(n) for n in names} - ({None, "place"} if whence else set())
        return self.cast.kind(person) == "person" and kinds <= {"organization", "committee"}

    def _noun_at_end(self, start: int, end: int, names: list[Name]) -> int | None:
        """Where a noun begins that ends a stretch: "help from the teachers union"."""
        for form in (forms.GROUP_AT_END, forms.NEAR_NOUN):
            found = form.match(self.text, start, end)
            at = found.start(found.lastgroup or 0) if found else end
            if found and not any(n.end > at for n in names):
                return at
        return None

    def _givers_in(self, start: int, end: int) -> list[Name]:
        """The names in a stretch that may be parties; of staff only where there is nobody else."""
        names = [
            n for n in self.cast.between(start, end) if self.cast.kind(n) not in {"place", "side"}
        ]
        return [n for n in names if not self.cast.is_staff(n)] or names

    def _joint(self, names: list[Name], low: int) -> Parties:
        """The last of some names, with those that "and" joins to it: "Roe and Doe, who gave"."""
        every = [
            n
            for n in self.cast.between(low, names[-1].end)
            if self.cast.kind(n) not in {"place", "side"}
        ]
        for i in range(max(0, len(every) - 4), len(every) - 1):
            if forms.OBJECT_OF.search(self.text, low, every[i].start):
                continue  # "who gave $5 to Acme, and the Roes, who"
            listed = self.cast.several(every[i:])
            if len(listed) == len(every) - i:
                return tuple(listed)
        return self.cast.headed(names[-1])

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
            if named and self._has_role(sentence, start, named[-1]):
                return self.cast.mention(named[-1])
            if named and named[-1].text.split()[0].lower() in forms.NUMBERED:
                named = []  # "backers of the measure, Proposition 30, raised"
            new = self._new_subject(start, stop, named)
            if new is not None:
                return new
            inserted = re.match(
                r"(?:(?:[DRIL]|Ind)-[A-Z]|\d{1,3}$|who|whose|which|an?|the|of|with|one|now|then"
                r"|then-|[a-z]"
                r"|[^\W\d_a-z][\w.-]*['\u2019]s? (?:[a-z][\w-]* ){0,4}(?:[a-z]+|PAC)$)",
                chunk,
            )
            if not inserted or start <= sentence.start:
                if forms.OPENING.match(chunk):
                    after = re.match(r"[,\s]+", self.text[stop:end])
                    at = stop + (after.end() if after else 0)
                    return self.head_of(at, last) if last > at else None
                return self.head_of(start, stop)
            last, stop = stop, start
        return None

    def _new_subject(self, start: int, stop: int, named: list[Name]) -> Parties | None:
        """The subject of a clause that "and" or "while" opens: "while Roe, a banker, raised"."""
        if named and forms.NEW_SUBJECT.fullmatch(self.text[start : named[-1].start]):
            return self.cast.mention(named[-1])
        apart = forms.SET_APART.match(self.text, start, stop)
        return self.head_of(apart.end(), stop) if apart else None

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
