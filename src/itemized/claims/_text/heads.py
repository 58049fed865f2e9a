"""Parties by a proper name: alone, with the word that follows it, or in a list."""

from __future__ import annotations

import re
from itertools import pairwise

from itemized.claims._text import party_forms as forms
from itemized.claims._text.names import Name
from itemized.claims._text.roster import Roster
from itemized.model import Mention

Parties = Mention | tuple[Mention, ...]


class Heads(Roster):
    """Reads a name with what stands beside it: "Roe", "Roe's campaign", "the campaign of Roe"."""

    def mention(self, name: Name, end: int | None = None) -> Mention:
        """A proper name as a party."""
        entity_id, _ = self.ids.get(name.start, (None, None))
        full = self.full(name)
        kind = self.kind(name) or ("person" if self.is_person(name) else None)
        kind = {"place": "group", "side": "group"}.get(kind or "", kind)
        return Mention(
            name.text, full, name.start, end or name.end, kind, full != name.text, entity_id
        )

    def stands_for(self, start: int, end: int, name: Name | None, rest: str = "") -> Mention:
        """A phrase that means somebody named elsewhere; the phrase itself where nobody is found."""
        words = self.text[start:end]
        if name is None:
            return Mention(words, words, start, end, None)
        rest = "" if forms.REPORT.match(rest) else rest
        meant = self.mention(name)
        whole = f"{meant.name}\u2019s {rest}" if rest else meant.name
        kind = meant.kind
        if rest:
            kind = "committee" if re.search(r"campaign|committee|pac", rest, re.I) else "group"
        entity_id = None if rest else meant.entity_id
        return Mention(words, whole, start, end, kind, resolved=True, entity_id=entity_id)

    def headed(self, name: Name) -> Parties:
        """A name with the word that follows it: "the Roe family" is more than Roe."""
        return self._with_head(name, min(name.end + 40, len(self.text)))

    def several(self, names: list[Name]) -> list[Mention]:
        """The names that a list begins with, as parties."""
        return self._listed(names, names[-1].end)

    def only_tells_whence(self, name: Name, end: int) -> bool:
        """Whether a name only says where somebody is from: "a Mesa car dealer"."""
        bare = not name.titled and self.text[: name.start].endswith((" a ", " an ", "A ", "An "))
        return bare and bool(forms.LOWER_WORDS.fullmatch(self.text, name.end, end))

    def described_as(self, name: Name, end: int) -> Mention:
        """The car dealer of "a Mesa car dealer"."""
        words = self.text[name.start : end]
        return Mention(words, words, name.start, end, "group")

    def _names_in(self, a: int, b: int) -> list[Name]:
        """Names that are parties: not places, and not a side used as an adjective."""
        names = [n for n in self.between(a, b) if self.kind(n) not in {"place", "side"}]
        # "Hemp-related businesses" are businesses.
        return [n for n in names if not re.match(r"[-\u2010][a-z]", self.text[n.end : n.end + 2])]

    def _owner_named(self, names: list[Name]) -> Name:
        """Whose it is: of "the foundation of Norse tycoon Jo Roe", Roe."""
        if len(names) > 1 and self.kind(names[1]) == "person":
            gap = self.text[names[0].end : names[1].start].lstrip()
            if forms.ROLE_WORDS.fullmatch(gap):
                return names[1]
        return names[0]

    def _unnamed(self, a: int, b: int) -> Mention | None:
        """ "A super PAC backed by Roe" is a super PAC, not Roe."""
        plain = re.sub(r"^(?:the|a|an)\s+", "", self.text[a:b], flags=re.IGNORECASE)
        if len(plain) < 3:
            return None
        owned = forms.OWNED_BY.match(self.text, b) if forms.OWNS_NO_NAME.search(plain) else None
        if owned:  # "a company owned by Roe" is told by whose it is
            plain = self.text[b - len(plain) : owned.end()].rstrip(" .")
            return Mention(plain, plain, owned.end() - len(plain), owned.end(), "group")
        return Mention(plain, plain, b - len(plain), b, "group")

    def _headed(self, start: int, name: Name, b: int) -> Mention:
        """ "The campaign of Jane Roe"."""
        family = re.match(r" (?:family|brothers|sisters)\b", self.text[name.end : b])
        words = self.text[start : name.end]
        whole = words[: -len(name.text)] + self.full(name)
        if family:
            words, whole = words + family[0], whole + family[0]
        of = re.search(r" (?:of|to|for)\b", words)
        recall = re.match(r"campaigns? to (?!(?:re-?)?elect\b)", words, re.IGNORECASE)
        campaign = words.lower().startswith(("campaign", "committee")) and of is not None
        campaign = campaign and not recall
        meant = re.sub(r"\s+", " ", whole)
        if campaign:
            meant = f"{self.full(name)}\u2019s {words.split()[0].lower()}"
        return Mention(
            words,
            meant,
            start,
            start + len(words),
            "committee" if campaign else "group",
            meant != words,
        )

    def _with_head(self, name: Name, b: int) -> Mention:
        """ "Roe's campaign" is the campaign, "Roe's company" the company, "Roe" is Roe."""
        owned = forms.POSSESSED.match(self.text, name.end, b)
        if owned:
            return self._possessed(name, owned.end())
        head = forms.HEAD_AFTER.match(self.text, name.end, b)
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

    def _possessed(self, name: Name, end: int) -> Mention:
        """ "Jane Roe's company": not Jane Roe."""
        words = re.sub(r"\s+", " ", self.text[name.start : end])
        meant = self.full(name) + re.sub(r"\s+", " ", self.text[name.end : end])
        kind = "organization"
        if forms.KIN.search(words):
            kind = "group" if forms.SEVERAL.search(words) else "person"
        text = self.text[name.start : end]
        return Mention(text, meant, name.start, end, kind, meant != text)

    def _but_places(self, a: int, b: int) -> str:
        """A stretch with a small word for each place: "and New York banker" tells a role."""
        words = self.text[a:b]
        if words.lstrip(", ").startswith("and "):
            for n in self.between(a, b):
                words = words.replace(n.text, "a", 1) if self.kind(n) == "place" else words
        return words

    def _listed(self, names: list[Name], b: int) -> list[Mention]:
        """Names with nothing but commas and "and" between them."""
        found = [self._with_head(names[0], b)]
        for last, name in pairwise(names):
            gap = self._but_places(last.end, name.start)
            placed = forms.OF_PLACE.match(gap)
            gap = gap[placed.end() :] if placed else gap
            bare = re.sub(r"\b(?:Sens?|Reps?|Govs?|Mr|Mrs|Ms)\.? |\([^)]*\)", "", gap)
            joint = re.match(r"(?:,? and|,) ", bare)
            if joint and forms.ROLE_WORDS.fullmatch(bare, joint.end()):
                bare = joint[0]
            if not forms.LIST_GAP.fullmatch(bare.strip() + " " if bare.strip() else "x"):
                break
            found.append(self._with_head(name, b))
        return found
