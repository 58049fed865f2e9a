"""Who is named: parties by their form, and whom "he", "the PAC" or a bare surname means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from itemized.claims._text.known import Index
from itemized.claims._text.names import Name, find_names, is_headline, kind_of
from itemized.claims._text.sentences import Sentence
from itemized.claims._text.words import GROUP_NOUNS, PEOPLE_NOUNS
from itemized.model import Mention

Parties = Mention | tuple[Mention, ...]

_OUTLET = re.compile(
    r"\b(?:Times|Post|Journal|News|Herald|Tribune|Beacon|Guardian|Gazette|Chronicle|Magazine|Press"
    r"|Reporter|Mail|Examiner|Register|Globe|Observer|Inquirer|Star)\b"
)
_PERSON_WORD = re.compile(r"(?:he|she|him|himself|herself|who|his|her)", re.IGNORECASE)
_THING_WORD = re.compile(r"(?:it|its|itself|they|them|their|which|that|we|our)", re.IGNORECASE)
_THE_PERSON = re.compile(
    rf"(?:the|this|that) (?:[\w-]+ ){{0,3}}?(?:{PEOPLE_NOUNS})(?: (?:and|who)\b.*)?", re.IGNORECASE
)
_THE_GROUP = re.compile(
    r"(?:the|this|that) (?:(?:super|same|new|joint|fundraising|political|action|advocacy|outside"
    r"|nonprofit"
    r"|conservative|liberal|progressive|dark-money|pro-\w+|anti-\w+|well-funded) ){0,2}"
    rf"(?P<noun>{GROUP_NOUNS})",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?P<owner>his|her|their|its|the candidate's) (?P<rest>.+)", re.IGNORECASE | re.DOTALL
)
_LIST_GAP = re.compile(
    r"(?:,|;)?\s*(?:and|or|&|as well as|,|;)\s*(?:(?:also|then|the|to)\s+)?", re.IGNORECASE
)
_HEAD_AFTER = re.compile(
    r"(?:['\u2019]s?)?(?-i:\s+(?!and\b)[a-z][\w-]*){0,3}?\s+(?:campaigns?|committees?|super ?pacs?"
    r"|pacs?|employees|donors|supporters|allies|family|wife|husband|son|daughter|brother|sister"
    r"|team"
    r"|operation|re-?election(?! (?:campaign|bid|effort|committee))|effort|bid|network|accounts?"
    r"|affiliates|executives|members|coffers|fund)\b",
    re.IGNORECASE,
)
_HEAD_OF = re.compile(
    r"(?:campaigns?|opponents?|opposition|supporters|proponents|members|friends|employees"
    r"|backers|allies"
    r"|families|wife|husband|coffers|re-?election|owners?|affiliates|candidac(?:y|ies)|committees?"
    r"|\w*pacs?|groups?|candidates|advocates) (?:of|to|for|supporting|backing|opposing|behind"
    r"|against)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s(?:of|in|from|at|for|with|on|near|behind|who|which|that)\s|,|\s[\u2014\u2013-]\s|\("
)
_LEAD = re.compile(
    r"^(?:[\s\u201c\u2018\"'(\u2014\u2013-]|(?:and|but|that|while|whether|both|also|including"
    r"|like|because"
    r"|either|even|only|just|then|meanwhile|as well as|how|like|of|to|by)\s)+",
    re.IGNORECASE,
)
_REACH = 6  # sentences that a pronoun may look back over


class Cast:
    """All parties of one article.

    names: proper names in order, ids filled where an index knew them. spelled: what an acronym
    stands for, where the text says so or a full name has these initials.
    """

    def __init__(
        self, text: str, sentences: Sequence[Sentence], index: Index | None = None
    ) -> None:
        self.text = text
        self.sentences = sentences
        self._starts = [s.start for s in sentences]
        self.ids: dict[int, tuple[str | None, str | None]] = {}
        self.names = self._find(index)
        self._name_starts = [n.start for n in self.names]
        self.spelled = self._spell_out()
        self._full = self._full_names()
        self._kinds = {n.text.lower(): n.kind for n in reversed(self.names) if n.kind}

    # -- finding

    def _find(self, index: Index | None) -> list[Name]:
        known = self._known_words()
        names: list[Name] = []
        for s in self.sentences:
            names += find_names(s.text, s.start, known, headline=is_headline(s.text))
        for hit in index.find(self.text) if index else ():
            words = self.text[hit.start : hit.end]
            self.ids[hit.start] = (hit.entity_id, hit.kind)
            names = [n for n in names if n.end <= hit.start or n.start >= hit.end]
            names.append(Name(hit.start, hit.end, words, hit.kind or kind_of(words.split())))
        return sorted(names, key=lambda n: n.start)

    def _known_words(self) -> frozenset[str]:
        """Words written large inside sentences: at the head of another one they are names too."""
        known: Counter[str] = Counter()
        for s in self.sentences:
            if not is_headline(s.text):
                for m in re.finditer(r"(?<=[a-z,;] )[^\W\d_a-z][\w&-]*", s.text):
                    known[m[0]] += 1
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
            for key in (letters, every):
                if len(words) > 1 and key in short:
                    spelled.setdefault(key, n.text)
        return spelled

    def _full_names(self) -> dict[str, str]:
        """Surname → the first full name with it; none where two people share it."""
        full: dict[str, str] = {}
        shared = set()
        for n in self.names:
            words = n.text.split()
            if n.kind != "person" or len(words) < 2:
                continue
            last = words[-1].lower()
            if last in full and full[last].split()[0] != words[0]:
                shared.add(last)
            full.setdefault(last, n.text)
        for n in self.names:
            # A heading in capitals may be the only place with the given name.
            if (
                " " not in n.text
                and n.text.lower() not in full
                and n.text.isalpha()
                and n.kind is None
            ):
                m = re.search(rf"\b([A-Z]{{3,}}) {n.text.upper()}\b", self.text)
                if m and not n.text.isupper():
                    full[n.text.lower()] = f"{m[1].title()} {n.text}"
        return {k: v for k, v in full.items() if k not in shared}

    # -- who is meant

    def full(self, name: Name) -> str:
        """The name with its given name where the text gives one elsewhere."""
        if " " not in name.text and name.kind in {None, "person"}:
            return self._full.get(name.text.lower(), name.text)
        return name.text

    def kind(self, name: Name) -> str | None:
        """What the name is: "Roe" is a person where "Jane Roe" is one."""
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

    def _is_person(self, n: Name) -> bool:
        kind = self.kind(n)
        return kind == "person" or (kind is None and " " not in n.text and not n.text.isupper())

    def _sentence_at(self, at: int) -> int:
        return max(0, bisect_left(self._starts, at + 1) - 1)

    def person_before(self, at: int, start: int | None = None, skip: str = "") -> Name | None:
        """The person spoken of before a place: the first in the nearest sentence with one.

        skip: a name that cannot be meant, because the sentence already has it in another part.
        """
        here = self._sentence_at(at)
        for i in range(here, max(-1, here - _REACH), -1):
            s = self.sentences[i]
            low = max(s.start, self.text.rfind(";", s.start, at) + 1) if i == here else s.start
            people = [n for n in self.between(low, min(s.end, at)) if self._is_person(n)]
            people = [n for n in people if not skip or self.full(n) != skip]
            if people and not is_headline(s.text):
                return people[0]
        return None

    def thing_before(self, at: int, noun: str = "") -> Name | None:
        """The committee or organization spoken of before a place."""
        here = self._sentence_at(at)
        fallback: Name | None = None
        wants_pac = "pac" in noun.lower()
        wants_committee = wants_pac or noun.lower() in {"committee", "committees", "campaign"}
        for i in range(here, max(-1, here - 2 * _REACH), -1):
            s = self.sentences[i]
            things = [n for n in self.between(s.start, min(s.end, at)) if self._is_thing(n)]
            fits = [n for n in things if "pac" in n.text.lower()] if wants_pac else []
            fits = fits or [n for n in things if self.kind(n) == "committee"]
            if fits:
                return fits[-1] if i < here else fits[0]
            if things and fallback is None:
                fallback = things[0]
            if fallback and (not wants_committee or here - i > _REACH):
                return fallback
        return fallback

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
        if self.kind(n) not in {"committee", "organization"} or _OUTLET.search(n.text):
            return False
        before = self.text[max(0, n.start - 6) : n.start]
        return not before.endswith(("told ", "via ")) and n.text not in {"FEC", "IRS", "FBI"}

    # -- reading a phrase

    def mention(self, name: Name, end: int | None = None) -> Mention:
        """A proper name as a party."""
        entity_id, _ = self.ids.get(name.start, (None, None))
        full = self.full(name)
        kind = self.kind(name) or ("person" if self._is_person(name) else None)
        kind = {"place": "group", "side": "group"}.get(kind or "", kind)
        return Mention(
            name.text, full, name.start, end or name.end, kind, full != name.text, entity_id
        )

    def stands_for(self, start: int, end: int, name: Name | None, rest: str = "") -> Mention:
        """A phrase that means somebody named elsewhere; the phrase itself where nobody is found."""
        words = self.text[start:end]
        if name is None:
            return Mention(words, words, start, end, None)
        meant = self.mention(name)
        whole = f"{meant.name}\u2019s {rest}" if rest else meant.name
        kind = meant.kind
        if rest:
            kind = "committee" if re.search(r"campaign|committee|pac", rest, re.I) else "group"
        entity_id = None if rest else meant.entity_id
        return Mention(words, whole, start, end, kind, resolved=True, entity_id=entity_id)

    def party(self, a: int, b: int, skip: str = "") -> Parties | None:
        """Whom the phrase [a, b) names; several where it is a list; None where it names nobody."""
        raw = self.text[a:b]
        lead = _LEAD.match(raw)
        a += lead.end() if lead else 0
        raw = self.text[a:b]
        b -= len(raw) - len(raw.rstrip(" \t\n\u00a0,;:.\u201d\"\u2019'\u2014\u2013-"))
        if b <= a:
            return None
        words = self.text[a:b]
        named = self._by_word(a, b, words, skip) or self._by_name(a, b)
        if named or _PERSON_WORD.fullmatch(words) or _THING_WORD.fullmatch(words):
            return named
        plain = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
        if len(plain) < 3 or not re.search(r"[^\W\d_]{3}", plain) or len(words) > 160:
            return None
        start = b - len(plain)
        return Mention(plain, plain, start, b, "group")

    def _by_word(self, a: int, b: int, words: str, skip: str) -> Parties | None:
        """Pronouns and "the group"."""
        if _PERSON_WORD.fullmatch(words):
            person = self.person_before(a, skip=skip)
            return self.stands_for(a, b, person) if person else None
        if _THING_WORD.fullmatch(words):
            thing = self.thing_before(a)
            return self.stands_for(a, b, thing) if thing else None
        owned = _OWNED.fullmatch(words)
        if owned and re.search(rf"(?:{PEOPLE_NOUNS}|opponent|rival|wife|husband)$", words, re.I):
            beside = re.match(r", (?:the |a )?(?:(?-i:[a-z][\w-]* )){0,4}", self.text[b : b + 60])
            named = [n for n in self.between(b, b + 90) if beside and n.start == b + beside.end()]
            if named:
                return self.mention(named[0])
        if owned and not self.between(a, b):
            personal = owned["owner"].lower() in {"his", "her"}
            owner = self.person_before(a) if personal else self.thing_before(a)
            rest = re.sub(r"\s+", " ", owned["rest"])
            return self.stands_for(a, b, owner, rest) if len(rest) < 60 else None
        group = _THE_GROUP.fullmatch(words)
        if group and not self._names_in(a, b):
            meant = self.thing_before(a, group["noun"])
            if group["noun"].lower() == "campaign":
                return self.stands_for(a, b, self.person_before(a), "campaign")
            return self.stands_for(a, b, meant)
        if _THE_PERSON.fullmatch(words) and not self._names_in(a, b):
            return self.stands_for(a, b, self.person_before(a, skip=skip))
        return None

    def _names_in(self, a: int, b: int) -> list[Name]:
        """Names that are parties: not places, and not a side used as an adjective."""
        names = [n for n in self.between(a, b) if self.kind(n) not in {"place", "side"}]
        # "Hemp-related businesses" are businesses.
        return [n for n in names if not re.match(r"[-\u2010][a-z]", self.text[n.end : n.end + 2])]

    def _by_name(self, a: int, b: int) -> Parties | None:
        names = self._names_in(a, b)
        if not names:
            return self._by_apposition(a, b)
        listed = self._listed(names, b)
        if len(listed) > 1:
            return tuple(listed)
        cut = _CUT.search(self.text, a, b)
        while cut and any(n.start < cut.end() - 1 and cut.start() < n.end for n in names):
            cut = _CUT.search(self.text, cut.end() - 1, b)
        end = cut.start() if cut else b
        inside = [n for n in names if n.end <= end]
        head = _HEAD_OF.search(self.text, a, b)
        if head and (not inside or head.start() < inside[0].start) and head.end() <= names[0].start:
            return self._headed(head.start(), names[0], b)
        if not inside:
            return self._by_apposition(a, b) or self.mention(names[0])
        return self._with_head(inside[-1], b)

    def _headed(self, start: int, name: Name, b: int) -> Mention:
        """ "The campaign of Jane Roe"."""
        words = self.text[start : name.end]
        whole = words[: -len(name.text)] + self.full(name)
        of = re.search(r" (?:of|to|for|supporting|backing)\b", words)
        campaign = words.lower().startswith(("campaign", "committee")) and of is not None
        meant = re.sub(r"\s+", " ", whole)
        if campaign:
            meant = f"{self.full(name)}\u2019s {words.split()[0].lower()}"
        return Mention(
            words, meant, start, name.end, "committee" if campaign else "group", meant != words
        )

    def _with_head(self, name: Name, b: int) -> Mention:
        """ "Roe's campaign" is the campaign, "Roe" is Roe."""
        head = _HEAD_AFTER.match(self.text, name.end, b)
        if not head:
            return self.mention(name)
        words = self.text[name.start : head.end()]
        meant = self.full(name) + self.text[name.end : head.end()]
        kind = (
            "committee" if re.search(r"campaign|committee|pac", words, re.IGNORECASE) else "group"
        )
        return Mention(
            words, re.sub(r"\s+", " ", meant), name.start, head.end(), kind, meant != words
        )

    def _listed(self, names: list[Name], b: int) -> list[Mention]:
        """Names with nothing but commas and "and" between them."""
        found = [self._with_head(names[0], b)]
        for last, name in pairwise(names):
            gap = self.text[last.end : name.start]
            bare = re.sub(r"\b(?:Sens?|Reps?|Govs?|Mr|Mrs|Ms)\.? |\([^)]*\)", "", gap)
            if not _LIST_GAP.fullmatch(bare.strip() + " " if bare.strip() else "x"):
                break
            found.append(self._with_head(name, b))
        return found

    def _by_apposition(self, a: int, b: int) -> Mention | None:
        """ "A super PAC, the Better Roads PAC": whom the words after the comma name."""
        if not re.match(r"(?:an?|the|another|one)\s", self.text[a:b], re.IGNORECASE):
            return None
        if re.fullmatch(
            r"(?:one|a single|a) (?:\w+ )?(?:man|woman|donor|person|group|couple)", self.text[a:b]
        ):
            rest = re.match(r", [^,.;:()]{3,80}", self.text[b : b + 90])
            people = self.between(b, b + rest.end()) if rest else []
            if people:
                return self.mention(people[-1])
        after = re.match(r",? (?:called |named |known as )?(?:the )?", self.text[b : b + 24])
        if not after or not after[0].strip(" "):
            return None
        for n in self.between(b, b + 120):
            if n.start == b + after.end() and self.kind(n) in {
                "committee",
                "organization",
                "person",
            }:
                return self.mention(n)
        return None
