"""Who is in a text: its proper names, and who was spoken of last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from itemized.claims._text import roster_forms as forms
from itemized.claims._text.known import Index
from itemized.claims._text.names import Name, find_names, is_headline, kind_of
from itemized.claims._text.sentences import Sentence
from itemized.claims._text.words import COMPANY_ENDS, PEOPLES

_NEAREST = 24  # names either side in which one is looked for by what its bearer is
_AT_HEAD = 24  # code points into a sentence in which its subject begins
_AHEAD = 3  # sentences in which a party may be named after it was spoken of
_REACH = 6  # sentences that a pronoun may look back over


class Roster:
    """All proper names of one article.

    names: proper names in order, ids filled where an index knew them. spelled: what an acronym
    stands for, where the text says so or a full name has these initials. shortened: the other way.
    """

    def __init__(
        self, text: str, sentences: Sequence[Sentence], index: Index | None = None
    ) -> None:
        self.text = text
        self.sentences = sentences
        self._starts = [s.start for s in sentences]
        self.grouped: set[str] = set()  # names that the text calls a group
        self.ids: dict[int, tuple[str | None, str | None]] = {}
        self.names = self._find(index)
        self._name_starts = [n.start for n in self.names]
        self.introduced: dict[str, Name] = {}
        self.spelled = self._spell_out()
        self.shortened = {long: short for short, long in self.spelled.items()}
        self._full = self._full_names()
        self._companies = self._short_companies()
        self._kinds = {n.text.lower(): n.kind for n in reversed(self.names) if n.kind}

    # -- finding

    def _find(self, index: Index | None) -> list[Name]:
        known = self._known_words()
        names: list[Name] = []
        for s in self.sentences:
            names += find_names(s.text, s.start, known, headline=is_headline(s.text) and not s.line)
        for hit in index.find(self.text) if index else ():
            words = self.text[hit.start : hit.end]
            self.ids[hit.start] = (hit.entity_id, hit.kind)
            names = [n for n in names if n.end <= hit.start or n.start >= hit.end]
            names.append(Name(hit.start, hit.end, words, hit.kind or kind_of(words.split())))
        return self._told(sorted(names, key=lambda n: n.start))

    def _told(self, names: list[Name]) -> list[Name]:
        """The names with the kind that words beside one of them give: "Acme Now, a super PAC"."""
        kinds: dict[str, str] = {}
        self.grouped = set()
        for n in names:
            if n.kind in {None, "person"} and not n.titled and forms.TRADED.match(self.text, n.end):
                kinds.setdefault(n.text, "organization")
            if forms.PAC_AFTER.match(self.text, n.end, n.end + 40):
                kinds[n.text] = "committee"
            if n.kind in {None, "person", "organization"} and not n.titled and n.text not in kinds:
                noun = forms.CALLED_AFTER.match(self.text, n.end, n.end + 120)
                before = forms.CALLED_BEFORE.search(self.text[max(0, n.start - 90) : n.start])
                said = noun or before
                if said:
                    fund = re.search(r"pac|committee|arm|fund", said["noun"], re.IGNORECASE)
                    kinds[n.text] = "committee" if fund else "organization"
                    if re.search(r"group|nonprofit|organi|coalition", said["noun"], re.IGNORECASE):
                        self.grouped.add(n.text)
        return [replace(n, kind=kinds.get(n.text, n.kind)) if not n.titled else n for n in names]

    def _known_words(self) -> frozenset[str]:
        """Words written large inside sentences: at the head of another one they are names too."""
        known: Counter[str] = Counter()
        for s in self.sentences:
            if not is_headline(s.text):
                for m in re.finditer(
                    r"(?<=[a-z,;] )[^\W\d_a-z](?:[\w&-]|['\u2019](?=[^\W\d_a-z]))*", s.text
                ):
                    known[m[0]] += 1
                for m in forms.TITLED.finditer(s.text):
                    known[m[1]] += 1
                for m in re.finditer(r"(?<=[a-z] )([^\W\d_a-z]\w+) ([^\W\d_a-z]\w+)", s.text):
                    known[m[2]] += 1
        return frozenset(known)

    def _spell_out(self) -> dict[str, str]:
        short = {n.text for n in self.names if n.text.isupper() and 2 <= len(n.text) <= 6}
        spelled: dict[str, str] = {}
        for n in self.names:
            words = re.findall(r"[^\W\d_]+", n.text)
            letters = "".join(w[0] for w in words if w[0].isupper())
            every = "".join(w[0] for w in words).upper()
            after = re.match(
                r"(?:['\u2019]s)?,? \(([A-Z][A-Za-z&-]{1,7})\)", self.text[n.end : n.end + 14]
            )
            if after and after[1] != n.text:
                spelled.setdefault(after[1], n.text)
                if letters.endswith(after[1].upper()) or every.endswith(after[1].upper()):
                    self.introduced.setdefault(after[1], n)
            for key in (letters, every):
                if len(words) > 1 and key in short:
                    spelled.setdefault(key, n.text)
        return spelled

    def _full_names(self) -> dict[str, str]:
        """Surname → the first full name with it; none where two people share it."""
        full: dict[str, str] = {}
        shouted: dict[str, str] = {}
        shared = set()
        for n in self.names:
            words = n.text.split()
            if n.kind != "person" or len(words) < 2:
                continue
            last = words[-1].lower()
            if n.text.isupper() and len(words[-1]) > 3:
                shouted.setdefault(last, n.text.title())
                continue
            if last in full and full[last].split()[0] != words[0]:
                shared.add(last)
            full.setdefault(last, n.text)
        full = shouted | full  # capitals throughout only where no other place has the name
        heads: dict[str, str] = {}
        for m in re.finditer(r"\b([A-Z]{3,}) (?=([A-Z]+)\b)", self.text):
            heads.setdefault(m[2], m[1])
        for n in self.names:
            # A heading in capitals may be the only place with the given name.
            if (
                " " not in n.text
                and n.text.lower() not in full
                and n.text.isalpha()
                and n.kind is None
            ):
                given = heads.get(n.text.upper())
                if given and not n.text.isupper():
                    full[n.text.lower()] = f"{given.title()} {n.text}"
        return {k: v for k, v in full.items() if k not in shared}

    def _short_companies(self) -> dict[str, Name]:
        """The first word of a company's name → the company, where nobody else has that name."""
        firsts: dict[str, Name] = {}
        for n in self.names:
            words = n.text.lower().split()
            if len(words) > 1 and words[-1] in COMPANY_ENDS and words[0] not in self._full:
                firsts.setdefault(words[0], n)
        return firsts

    # -- who is meant

    def full(self, name: Name) -> str:
        """The name with its given name, or an acronym in full, where the text gives that."""
        long = self.introduced.get(name.text)
        if long is not None:
            return long.text
        if " " not in name.text and name.kind in {None, "person"}:
            key = name.text.lower()
            company = self._companies.get(key)
            return self._full.get(key, company.text if company else name.text)
        return name.text

    def kind(self, name: Name) -> str | None:
        """What the name is: "Roe" is a person where "Jane Roe" is one."""
        name = self.introduced.get(name.text, name)
        called = self._full.get(name.text.lower())
        if name.kind is None and name.text.lower() in self._companies and not called:
            return "organization"
        full = self.full(name)
        if full != name.text:
            return "person"
        return self._kinds.get(name.text.lower(), name.kind)

    def between(self, a: int, b: int) -> list[Name]:
        """The names that lie in [a, b)."""
        i = bisect_left(self._name_starts, a)
        found = []
        while i < len(self.names) and self.names[i].start < b:
            if self.names[i].end <= b:
                found.append(self.names[i])
            i += 1
        return found

    def is_staff(self, n: Name) -> bool:
        """Whether a person speaks or works for a campaign, so that it is not theirs."""
        before = self.text[max(0, n.start - 60) : n.start]
        after = self.text[n.end : n.end + 60]
        return bool(forms.STAFF_BEFORE.search(before) or forms.STAFF_AFTER.match(after))

    def is_person(self, n: Name) -> bool:
        kind = self.kind(n)
        if n.text.lower() in PEOPLES:
            return False
        if kind is None and (forms.EMPLOYS.match(self.text, n.end) or self.is_whereabouts(n)):
            return False
        return kind == "person" or (kind is None and " " not in n.text and not n.text.isupper())

    def is_whereabouts(self, n: Name) -> bool:
        """Whether a name but says where, or who published: "in Metropol", "the envoy to"."""
        where = forms.WHERE.search(self.text[max(0, n.start - 30) : n.start])
        return bool(where or forms.REPORTED_FIRST.match(self.text, n.end))

    def sentence_index(self, at: int) -> int:
        return max(0, bisect_left(self._starts, at + 1) - 1)

    def person_before(
        self, at: int, skip: str = "", *, staff: bool = True, same: str = ""
    ) -> Name | None:
        """The person spoken of before a place: the first in the nearest sentence with one.

        skip: a name that cannot be meant, because the sentence already has it in another part.
        same: the pronoun ("he"); a sentence that begins with it is about whom it means as well.
        """
        here = self.sentence_index(at)
        for i in range(here, max(-1, here - _REACH), -1):
            s = self.sentences[i]
            if same and i < here and re.match(rf"(?:In \w+, |\w+ly, )?(?:{same})\b", s.text, re.I):
                continue
            low = self._clause_before(s, at) if i == here else s.start
            people = [n for n in self.between(low, min(s.end, at)) if self.is_person(n)]
            people = people or [n for n in self.between(s.start, low) if self.is_person(n)]
            people = [n for n in people if self.full(n) != skip and not self._is_label(n)]
            if not staff:
                people = [n for n in people if not self.is_staff(n)]
            if people and not is_headline(s.text):
                return self._not_owner(people)
        return None

    def _is_label(self, n: Name) -> bool:
        """Whether a name in capitals but says who speaks: "JANE ROE: He raised"."""
        return n.text.isupper() and self.text[n.end : n.end + 1] in {":", ","} and " " in n.text

    def _clause_before(self, s: Sentence, at: int) -> int:
        """Where the clause begins that a place of a sentence lies in."""
        low = max(s.start, self.text.rfind(";", s.start, at) + 1)
        for said in forms.SAYS_THAT.finditer(self.text, low, at):
            low = said.end()
        return low

    def _not_owner(self, people: list[Name]) -> Name:
        """The first of them, or whom it only owns: of "Roe's rival, Jo Doe, said", Doe."""
        if len(people) > 1:
            owned = forms.OWNS.match(self.text, people[0].end, people[1].start)
            if owned and owned.end() == people[1].start:
                return people[1]
        return people[0]

    def titled_before(self, at: int, office: str) -> Name | None:
        """The person before a place whose name stands after an office: of "mayor", Mayor Jo Roe."""
        short = {"senator": "sen", "governor": "gov"}.get(office, office)
        short = "rep" if office.startswith("congress") else short
        low = self.sentences[max(0, self.sentence_index(at) - 2 * _REACH)].start
        for n in reversed(self.between(low, at)):
            at = max(low, n.start - 30)
            at = max([at, *(m.end for m in self.between(at, n.start))])
            before = self.text[at : n.start].lower()
            titled = re.search(rf"{forms.NO_OTHER}\b(?:{short}|{office})\b[^,;]*$", before)
            if self.is_person(n) and titled:
                return n
        return None

    def person_called(self, a: int, b: int, words: str) -> Name | None:
        """The person whom the text calls so: "the Navy veteran" is "Roe, a veteran of the Navy"."""
        noun = re.search(r"(?:[\w-]+ members?|(?!members?$)[\w-]+)$", words)
        if noun is None:
            return None
        by = re.compile(rf"\b{re.escape(noun[0])}s?\b", re.IGNORECASE)
        at = bisect_left(self._name_starts, a)
        near = [*reversed(self.names[max(0, at - _NEAREST) : at]), *self.names[at : at + _NEAREST]]
        for n in near:
            if (n.start >= a and n.start < b) or not self.is_person(n):
                continue
            low = max(0, n.start - 50, b if n.start >= b else 0)
            before = re.split(r"[,.;:]|\bwh(?:o|ich)\b", self.text[low : n.start])[-1]
            after = forms.APPOSED.match(self.text, n.end, n.end + 90)
            if by.search(before) or (after and by.search(after[0])):
                return n
        return None

    def bears(self, office: str) -> Name | None:
        """The person whom the text calls by an office anywhere, before the name or after it."""
        for n in self.names:
            near = self.text[max(0, n.start - 20) : n.end + 40].lower()
            name = re.escape(n.text.lower())
            beside = (
                rf"{forms.NO_OTHER}\b{office} {name}\b"
                rf"|, (?:an?|the|its|our)[^,.;]*\b{office}\b"
            )
            if self.is_person(n) and re.search(beside, near):
                return n
        return None

    def thing_before(self, at: int, noun: str = "", skip: str = "") -> Name | None:
        """The committee or organization spoken of before a place; skip as of person_before."""
        here = self.sentence_index(at)
        fallback: Name | None = None
        wants_pac = "pac" in noun.lower()
        wants_committee = wants_pac or noun.lower() in forms.LIKE_COMMITTEES
        titled = self._titled(at, noun, skip)
        if titled is not None:
            return titled
        for i in range(here, max(-1, here - 2 * _REACH), -1):
            s = self.sentences[i]
            things = [n for n in self.between(s.start, min(s.end, at)) if self._is_thing(n)]
            things = [n for n in things if not skip or self.full(n) != skip]
            if noun.lower() in forms.FIRMS:
                firms = [n for n in things if n.text.lower().split()[-1] in forms.FIRM_ENDS]
                if firms:
                    return firms[-1] if i < here else firms[0]
            fits = [n for n in things if "pac" in n.text.lower()] if wants_pac else []
            fits = fits or [
                n for n in things if self.kind(n) == "committee" or n.text in self.grouped
            ]
            if fits:
                return fits[-1] if i < here else fits[0]
            if noun.lower() == "committee":
                things = [
                    n for n in things if self.kind(n) == "committee" or n.text in self.grouped
                ]
            if things and fallback is None:
                fallback = things[0]
            if fallback and (not wants_committee or here - i > _REACH):
                return fallback
        return fallback

    def firm_before(self, at: int) -> Name | None:
        """The company that "the company" may mean though nothing in its name says that it is one:
        the name that the sentence before begins with or speaks of twice."""
        here = self.sentence_index(at)
        for s in reversed(self.sentences[max(0, here - 2) : here]):
            names = [n for n in self.between(s.start, s.end) if self._may_be_firm(n)]
            often = [n for n in names if sum(m.text == n.text for m in names) > 1]
            first = [n for n in names[:1] if n.start - s.start < _AT_HEAD]
            if often or first:
                return (often or first)[0]
        return None

    def _may_be_firm(self, n: Name) -> bool:
        plain = n.kind is None and " " not in n.text and self.full(n) == n.text and not n.titled
        if forms.HEADS.match(self.text, n.end):
            return False
        return (plain and not n.text.isupper()) or self.kind(n) == "organization"

    def _titled(self, at: int, noun: str, skip: str = "") -> Name | None:
        """The party whose name ends in the noun: of "the fund", Acme Victory Fund."""
        last = noun.lower()
        if not last or "pac" in last or last in {"campaign", "group", "company"}:
            return None
        low = self.sentences[max(0, self.sentence_index(at) - 2 * _REACH)].start
        for n in reversed(self.between(low, at)):
            if n.text.lower().split()[-1] == last and self._is_thing(n) and self.full(n) != skip:
                return n
        return None

    def thing_after(self, at: int) -> Name | None:
        """The committee that the text names only later: "The PAC … Its name, Roads Now"."""
        here = self.sentence_index(at)
        low = self.sentences[here].start
        end = self.sentences[min(here + _AHEAD, len(self.sentences) - 1)].end
        for n in self.between(low, end):
            grouped = self.kind(n) == "committee" or n.text in self.grouped
            if n.start >= at and grouped and self._is_thing(n):
                return n
        return None

    def main_thing(self) -> Name | None:
        """The committee the text speaks of most, or else the organization."""
        things = [n for n in self.names if self._is_thing(n)]
        counts = Counter(n.text for n in things)
        return max(
            things,
            key=lambda n: (self.kind(n) == "committee", counts[n.text], -n.start),
            default=None,
        )

    def _is_thing(self, n: Name) -> bool:
        if self.kind(n) not in {"committee", "organization"}:
            return False
        if forms.OUTLET.search(n.text) or forms.NO_PARTY.search(n.text):
            return False
        before = self.text[max(0, n.start - 6) : n.start]
        return not before.endswith(("told ", "via ")) and n.text not in {"FEC", "IRS", "FBI"}
