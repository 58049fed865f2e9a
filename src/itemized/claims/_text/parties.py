"""Who is named: parties by their form, and whom "he", "the PAC" or a bare surname means."""

from __future__ import annotations

import re
from dataclasses import replace

from itemized.claims._text import party_forms as forms
from itemized.claims._text.heads import Heads, Parties
from itemized.claims._text.names import Name
from itemized.claims._text.nobody import names_somebody
from itemized.claims._text.spoken_of import (
    BOTH,
    THE_MANY,
    bare_before,
    both_before,
    campaign_before,
    many_before,
    members_of,
    pair_before,
    speaker_before,
    the_family,
)
from itemized.claims._text.staff import STAFF
from itemized.claims._text.topic import topic_before
from itemized.claims._text.words import (
    KIN_NOUNS,
    NO_PARTY_WORDS,
    OTHER_RELATIONS,
    PEOPLE_NOUNS,
)
from itemized.model import Mention

__all__ = ["Cast", "Parties"]


class Cast(Heads):
    """All parties of one article, and what its phrases and pronouns mean."""

    def party(self, a: int, b: int, skip: str = "") -> Parties | None:
        """Whom the phrase [a, b) names; several where it is a list; None where it names nobody."""
        raw = self.text[a:b]
        if BOTH.fullmatch(raw.strip()) and (both := both_before(self, a, b)):
            return both
        lead = forms.LEAD.match(raw)
        a += lead.end() if lead else 0
        raw = self.text[a:b]
        b -= len(raw) - len(raw.rstrip(" \t\n\u00a0,;:.\u201d\"\u2019'\u2014\u2013-"))
        tail = re.search(r" (?:and|or|but|then)$", self.text[a:b])
        b -= len(tail[0]) if tail else 0
        if b <= a:
            return None
        words = self.text[a:b]
        if words.lower() in {"the", "a", "an"}:
            return None
        named: Parties | None = self._called(b, words)
        named = named or self._by_word(a, b, words, skip) or self._by_name(a, b)
        if named or forms.PERSON_WORD.fullmatch(words) or forms.THING_WORD.fullmatch(words):
            return named
        told = forms.SAID_IN.match(words)
        if told:
            return self.party(a + told.end(), b, skip)
        acts = forms.ACTS.search(words)
        words = words[: acts.start()] if acts else words
        loose = forms.LOOSE_END.search(words) or forms.CUT_OFF.search(words)
        words = words[: loose.start()] if loose else words
        b = a + len(words)
        plain = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
        if len(plain) < 3 or not re.search(r"[^\W\d_]{3}", plain) or len(words) > 160:
            return None
        if forms.NO_NAME.match(plain) or NO_PARTY_WORDS.match(plain):
            return None
        start = b - len(plain)
        by = forms.BY_WHOM.match(self.text, b) if forms.OWNED_END.search(plain) else None
        if by:
            plain = self.text[start : by.end()].rstrip(" .")
            b = start + len(plain)
        return Mention(plain, plain, start, b, "group")

    def _by_pronoun(self, a: int, b: int, words: str, skip: str) -> Parties | None:
        """Whom "he" or "it" means; None where nobody was named."""
        if forms.PERSON_WORD.fullmatch(words):
            reflexive = words.lower().endswith("self")
            low = self.sentences[self.sentence_index(a)].start
            again = forms.SAME_ONE["her" if words.lower() == "she" else "his"].search(
                self.text, low, a
            )
            at = again.start() if again and words.lower() in {"he", "she"} else a
            same = "she" if words.lower() in {"she", "her", "herself"} else "he"
            person = self.person_before(at, skip="" if reflexive else skip, same=same)
            return self.stands_for(a, b, person) if person else None
        if words.lower() in {"it", "they"}:
            own = self._campaign_before(a) or speaker_before(self, a)
            if own:
                return own
        pair = pair_before(self, a) if words.lower() in {"they", "them"} else None
        if pair is not None:
            return pair
        many = many_before(self, a, b) if words.lower() in {"they", "them"} else None
        if many is not None and self._nearer(a, many):
            return many
        topic = topic_before(self, a)
        if topic is not None and topic.name != skip:
            whole = self.text[a:b]
            return replace(topic, text=whole, start=a, end=b, resolved=True)
        thing = self.thing_before(a, skip=skip)
        return self.stands_for(a, b, thing) if thing else bare_before(self, a, b)

    def _by_word(self, a: int, b: int, words: str, skip: str) -> Parties | None:
        """Pronouns and "the group"."""
        if forms.PERSON_WORD.fullmatch(words) or forms.THING_WORD.fullmatch(words):
            return self._by_pronoun(a, b, words, skip)
        several = THE_MANY.fullmatch(words)
        if several and (many := many_before(self, a, b, several["noun"])):
            return many
        owned = forms.OWNED.fullmatch(words)
        owns_person = owned and re.search(
            rf"(?:{PEOPLE_NOUNS}|{KIN_NOUNS}|{OTHER_RELATIONS})$", words, re.I
        )
        owns_person = owns_person or forms.ITS_PERSON.fullmatch(words)
        if owns_person or forms.THE_PERSON.fullmatch(words) or forms.THE_GROUP.fullmatch(words):
            beside = self.beside(b)
            if beside:
                return beside
        if owned and (not self.between(a, b) or forms.OWNS_AT_END.search(words)):
            return self._owned(a, b, words, owned)
        same = words.lower().startswith("the same ") and forms.THE_GROUP.fullmatch(words)
        if same and (last := self._named_last(a)):
            return self.stands_for(a, b, last)
        return self._told_before(a, b, words, skip)

    def _owned(self, a: int, b: int, words: str, owned: re.Match[str]) -> Mention | None:
        """ "His campaign", "its super PAC", "the mayor's committee", by whose it is."""
        topic = topic_before(self, a) if owned["owner"].lower() in {"its", "their"} else None
        if topic is not None:
            whole = f"{topic.name}\u2019s {owned['rest']}"
            kind = "committee" if re.search("pac|committee", whole, re.I) else "group"
            return Mention(words, whole, a, b, kind, resolved=True)
        takes = bool(forms.TAKES.match(owned["rest"]))
        owner = self._owner(a, owned["owner"].lower(), takes=takes)
        if owner is None and owned["owner"].lower().startswith("the "):
            return None
        rest = forms.AND_ITS.split(re.sub(r"\s+", " ", owned["rest"]))[0]
        return self.stands_for(a, b, owner, rest) if len(rest) < 60 else None

    def _told_before(self, a: int, b: int, words: str, skip: str) -> Parties | None:
        """ "The group", "the couple" and "the billionaire": somebody named before."""
        group = forms.THE_GROUP.fullmatch(words)
        if group and not self._names_in(a, b):
            firm = self.firm_before(a) if forms.FIRM.fullmatch(group["noun"]) else None
            later = None if forms.NEVER_PAC.fullmatch(group["noun"]) else self.thing_after(b)
            meant = firm or self._thing_called(a, group["noun"], skip) or later
            if group["noun"].lower() == "campaign":
                cause = forms.FOR_CAUSE.match(self.text, b)
                if cause:  # "the campaign to pass the measure" is nobody's
                    whole = self.text[a : cause.end()]
                    return Mention(whole, whole, a, cause.end(), "group")
                told = campaign_before(self, a)
                if told is not None:
                    return replace(told, text=words, start=a, end=b, resolved=True)
                return self.stands_for(a, b, self.person_before(a, staff=False), "campaign")
            return self.stands_for(a, b, meant)
        if forms.COUPLE.match(words) and not self._names_in(a, b):
            pair = list(forms.PAIR.finditer(self.text, max(0, a - 900), a))
            before = self.between(max(0, a - 1000), pair[-1].start() + 1) if pair else []
            if before and before[-1].end == pair[-1].start():
                return self.stands_for(a, b, before[-1])
        if forms.THE_PERSON.fullmatch(words) and not self._names_in_head(a, b):
            office = forms.OFFICE.search(words.lower())
            holder = self.titled_before(a, office[0]) if office else None
            if holder is not None and self.full(holder) != skip:
                return self.stands_for(a, b, holder)
            if office and office[0] == "president":  # nobody else of the text is meant by that
                holder = self.bears(office[0])
                return self.stands_for(
                    a, b, holder if holder is None or self.full(holder) != skip else None
                )
            called = self.person_called(a, b, words)
            called = called or self.person_before(a, skip=skip, same="he|she")
            return self.stands_for(a, b, called)
        return None

    def _named_last(self, at: int) -> Name | None:
        """ "The same PAC": the group that was named last, in the sentence or the one before."""
        low = self.sentences[max(0, self.sentence_index(at) - 1)].start
        groups = {"committee", "organization"}
        named = [n for n in self.between(low, at) if self.kind(n) in groups]
        return named[-1] if named else None

    def _thing_called(self, a: int, noun: str, skip: str) -> Name | None:
        """The committee or organization before that a noun may call so: no PAC is a union."""
        found = self.thing_before(a, noun, skip)
        other = forms.NEVER_PAC.fullmatch(noun) and noun.lower() not in {"campaign", "party"}
        if found is None or not other or noun.lower() in found.text.lower():
            return found
        return None if "pac" in found.text.lower() or " for " in found.text else found

    def _owner(self, a: int, word: str, *, takes: bool) -> Name | None:
        """Whose "his", "its" or "the mayor's" is; an office is that of the one called so.

        takes: whether it is a campaign, which is rather that of somebody else than of its giver.
        """
        office = forms.OFFICE.search(word)
        if office:
            return self.titled_before(a, office[0])
        if word in {"their", "its"}:
            return self.thing_before(a) or self.firm_before(a)
        low = self.sentences[self.sentence_index(a)].start
        other = forms.OTHER_ONE["her" if word == "her" else "his"].search(self.text, low, a)
        first = self.person_before(other.start()) if other else None
        same = (
            None
            if first or takes
            else forms.SAME_ONE["her" if word == "her" else "his"].search(self.text, low, a)
        )
        if same:
            return self.person_before(same.start())
        return self.person_before(a, skip=self.full(first) if first else "")

    def _called(self, b: int, words: str) -> Mention | None:
        """ "His super PAC, Acme Now," is Acme Now, and so is "a single source: Acme Now"."""
        last = self.between(b - len(words), b)[-1:]
        if last and last[0].end == b and not last[0].titled and "," in words:
            lead = words[: len(words) - len(last[0].text)]
            if re.search(r", (?:the |called )?$", lead) and forms.GROUP_END.search(
                lead.rsplit(",", 1)[0]
            ):
                return None if " and " in lead else self.mention(last[0])
        if not forms.GROUP_END.search(words):
            return None
        gap = re.match(r"(?:, (?:the |called )?|: (?:the (?:[a-z-]+ )?)?)", self.text[b : b + 30])
        for n in self.between(b, b + 90) if gap else ():
            ends = re.match(r"[,.;:)]|$| (?:and|in|on|for)\b", self.text[n.end : n.end + 6])
            if gap and n.start == b + gap.end() and ends and (":" in gap[0] or not n.titled):
                return None if self._is_list(b, n) else self.mention(n)
        return None

    def _is_list(self, b: int, n: Name) -> bool:
        """Whether a comma parts the members of a list: "Acme PAC, Roe and Doe"."""
        more = re.match(r",? (?:and|or) (?=[^\W\d_a-z])", self.text[n.end : n.end + 8])
        left = [m for m in self.between(max(0, b - 60), b) if m.end == b]
        return bool(more and left)

    def described(self, low: int, end: int) -> Mention | None:
        """The group that the stretch before a verb describes, by its name where the text has it."""
        told = list(forms.DESCRIBED.finditer(self.text, low, end))
        said = told[-1] if told else None
        if said is None or forms.SAYS.search(self.text, said.end(), end):
            return None
        left = [
            n
            for n in self.between(max(low, said.start() - 80), said.start())
            if forms.TO_ASIDE.fullmatch(self.text, n.end, said.start())
        ]
        if left:
            return self.mention(left[0])
        beside = re.search(
            r", (?:the |called )?(?=[^\W\d_a-z])[^,;]*$", self.text[said.end() : end].rstrip(" ,")
        )
        named = self.between(said.end() + beside.start(), end) if beside else []
        if named:
            return self.mention(named[0])
        start, stop = said.start("what"), said.end("what")
        definite = said["the"].lower() in {"the", "this"}
        meant = self.thing_before(low, said["noun"]) if definite else None
        later = self.thing_after(self.sentences[self.sentence_index(low)].end)
        if meant is None and later is not None and self._may_be(later, said["noun"]):
            meant = later
        if meant is None:
            whole = self.text[start:end].strip(" ,")
            return Mention(whole, whole, start, start + len(whole), "group")
        return self.stands_for(start, stop, meant)

    def _may_be(self, n: Name, noun: str) -> bool:
        """Whether a name told later may be the group: a super PAC is no party's committee."""
        if n.text in self.grouped:
            return True
        is_pac = re.search(r"pac|committee", noun, re.IGNORECASE)
        return bool(is_pac) and not re.search(r"\b(?:National|Congressional|Senatorial)\b", n.text)

    def beside(self, b: int) -> Mention | None:
        """Whom the words after a comma name: "his rival, farmer Jo Penn,"."""
        for n in self.between(b, b + 90):
            if self.kind(n) not in {"place", "side"}:
                gap = re.fullmatch(r", (?:[\w.\u2019'-]+ ){0,5}", self.text[b : n.start])
                verb = gap and forms.TELLS.search(gap[0])
                return self.mention(n) if gap and not verb else None
        return None

    def _campaign_before(self, at: int) -> Mention | None:
        """ "The Roe campaign said it": the campaign named before in the sentence."""
        low = self.sentences[self.sentence_index(at)].start
        for n in reversed(self.between(low, at)):
            head = re.match(
                r"(?:['\u2019]s)? (?:campaign|camp|team)(?: [a-z]+)? (?:said|says|reported"
                r"|announced"
                r"|claimed)\b",
                self.text[n.end : at],
            )
            if head:
                meant = self._with_head(n, at)
                start, end = at, at + 2
                return Mention(
                    self.text[start:end], meant.name, start, end, "committee", resolved=True
                )
        return None

    def _nearer(self, a: int, many: Mention) -> bool:
        """Whether no committee or company was named after several were told of."""
        at = self.text.rfind(many.name, 0, a)
        return at >= 0 and not any(
            self.kind(n) in {"committee", "organization"} and n.titled is False
            for n in self.between(at + len(many.name), a)
            if re.search(r"(?:^|[.;] )$", self.text[max(0, n.start - 2) : n.start])
        )

    def _names_in_head(self, a: int, b: int) -> list[Name]:
        """Names but those that only say what somebody is: "the Navy veteran"."""
        return [n for n in self._names_in(a, b) if n.end == b or self.kind(n) == "person"]

    def _by_name(self, a: int, b: int) -> Parties | None:
        names = self._names_in(a, b)
        if not names:
            return members_of(self, a, b) or self._by_apposition(a, b)
        kin = the_family(self, names[0]) if len(names) == 1 else None
        if kin is not None:
            return kin
        for i in range(min(len(names) - 1, 3)):  # "Acme owners Jo Roe and Bo Roe" are the Roes
            listed = self._listed(names[i:], b)
            if len(listed) > 1 and (i == 0 or len(listed) == len(names) - i):
                return tuple(listed)
        cut = forms.CUT.search(self.text, a, b)
        while cut and any(n.start < cut.end() - 1 and cut.start() < n.end for n in names):
            cut = forms.CUT.search(self.text, max(cut.end() - 1, cut.start() + 1), b)
        end = cut.start() if cut else b
        inside = [n for n in names if n.end <= end]
        if len(inside) == 1 and self.only_tells_whence(inside[0], end):
            return self.described_as(inside[0], end)
        head = forms.HEAD_OF.search(self.text, a, b)
        if head and (not inside or head.start() < inside[0].start) and head.end() <= names[0].start:
            return self._headed(head.start(), self._owner_named(names), b)
        if not inside:
            beside = self._by_apposition(a, b)
            of_many = cut and forms.MANY.search(self.text, a, cut.start())
            unnamed = self._told_by_cause(a, b, cut, of_many=bool(of_many))
            return beside or unnamed or self._by_noun(a, cut) or self.mention(names[0])
        return self._with_head(inside[-1], b)

    def _by_noun(self, a: int, cut: re.Match[str] | None) -> Mention | None:
        """The challenger of "the average challenger in races rated by Acme": its own noun tells."""
        plain = (
            re.sub(r"^(?:the|an?)\s+", "", self.text[a : cut.start()], flags=re.I) if cut else ""
        )
        whole = cut is None or cut[0].strip() in {"", ",", "(", "\u2014", "\u2013", "-"}
        if whole or cut is None or (cut[0].strip() == "of" and not plain.endswith("s")):
            return None  # "her rival, Roe", "the firm of Roe & Doe"
        if cut[0].strip() in {"at", "for", "from"} and re.fullmatch(STAFF, plain, re.IGNORECASE):
            return None  # "workers at Acme" are told by whose they are
        if not names_somebody(plain) or forms.NO_NAME.match(plain):
            return None
        return Mention(plain, plain, cut.start() - len(plain), cut.start(), "group")

    def _told_by_cause(
        self, a: int, b: int, cut: re.Match[str] | None, *, of_many: bool
    ) -> Mention | None:
        """ "A group for Roe", "the groups behind Acme": no name is theirs that follows."""
        if cut and (of_many or forms.BACKED.match(cut[0])):
            return self._unnamed(a, cut.start())
        return self._unnamed(a, b) if forms.A_GROUP_FOR.match(self.text, a, b) else None

    def _by_apposition(self, a: int, b: int) -> Mention | None:
        """ "A super PAC, the Better Roads PAC": whom the words after the comma name."""
        head = r"(?:an?|the|another|(?:just |only )?one)\s"
        if not re.match(head, self.text[a:b], re.IGNORECASE):
            return None
        if re.fullmatch(
            r"(?:one|a single|a) (?:\w+ )?(?:man|woman|donor|person|group|couple)", self.text[a:b]
        ):
            rest = re.match(r"[,:] [^,.;:()]{3,80}", self.text[b : b + 90])
            people = self.between(b, b + rest.end()) if rest else []
            if people:
                return self.mention(people[-1])
        after = re.match(r",? (?:called |named |known as )?(?:the )?", self.text[b : b + 24])
        if not after or not after[0].strip(" "):
            return None
        for n in self.between(b, b + 120):
            of_them = re.match(r"(?:just |only )?one of (?:them|these|those)$", self.text[a:b])
            kinds = {"committee", "organization", "person", None if of_them else "person"}
            if n.start == b + after.end() and self.kind(n) in kinds:
                return self.mention(n)
        return None
