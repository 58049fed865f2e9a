"""What a kind of claim is given to read: the article with everything found in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import Any

from itemized.claims._text.agencies import Agency, find_agencies
from itemized.claims._text.amounts import find_amounts
from itemized.claims._text.calendar import When
from itemized.claims._text.dates import find_times
from itemized.claims._text.draft import Draft
from itemized.claims._text.figures import Figure, find_figures
from itemized.claims._text.founding import of_beginning
from itemized.claims._text.gate import takes_politically
from itemized.claims._text.known import Index
from itemized.claims._text.money import Money
from itemized.claims._text.nobody import somebody
from itemized.claims._text.parties import Cast
from itemized.claims._text.phrases import Phrases
from itemized.claims._text.politics import (
    cues,
    is_all_good_cause,
    is_good_cause,
    is_other,
    is_strong,
    leans,
    without_other,
)
from itemized.claims._text.sentences import Sentence, split
from itemized.claims._text.vague import find_vague
from itemized.claims._text.verbs import Verb, find_verbs
from itemized.model import Amount, Article, Claim, Mention, Period, Span

_CREDITED = re.compile(
    r"\b(?:according to|citing|per|reported by|first reported by)\s+(?P<a>[^,;.()\u2014]{3,80})"
    r"|(?:^|[,\u201d\"]\s*)(?P<b>[^,;.\u201c\u201d\"()]{3,60}?)\s(?:said|says|say|shows?|showed"
    r"|reported|reports|claimed"
    r"|indicates?|told|reveals?|revealed)\b"
)
#: "The records show": that is no verb of anybody's money.
_RECORDS_SHOW = re.compile(
    r"\b(?:records?|filings?|reports?|data|disclosures?|documents|statements|returns|forms"
    r"|analysis)"
    r" (?:also )?(?:shows?|showed)$"
)
_MUCH_LEANING = 4  # words of elections in a sentence and those beside it
_LEANING_TEXT = 3  # different words of elections in a text
_MANY_CUES = 5  # sentences with words of political money; so many are no slip of a text on others
_BESIDE_FIGURE = 40  # code points
_TABLE = 16  # amounts; more stand in a table, whose cells are no statements


class Context:
    """One article as the kinds of claims see it. found: claims of the kinds read before."""

    def __init__(self, article: Article, index: Index | None = None) -> None:
        self.article = article
        self.text = article.text
        self.published = article.published
        self.sentences = split(article.text)
        self.amounts = find_amounts(article.text)
        every = find_times(article.text, article.published)
        self.founded = tuple(w for w in every if of_beginning(article.text, w))
        self.times = tuple(w for w in every if w not in self.founded)
        self.cast = Cast(article.text, self.sentences, index)
        breaks = [(a.start or 0, a.end or 0) for a in self.amounts] + [
            (w.start, w.end) for w in self.times
        ]
        self._breaks = sorted(breaks)
        self._starts = [s.start for s in self.sentences]
        self._good: dict[int, bool] = {}
        self._phrases: dict[int, Phrases] = {}
        self.found: tuple[Claim, ...] = ()

    @cached_property
    def faceless(self) -> str:
        """The text with people's names blotted out, place for place: "Rep. Price" is no price.

        Of a committee's name only such words are: "Price for Congress" is of politics all the same.
        """
        parts, at = [], 0
        for n in self.cast.names:
            if n.start < at:
                continue
            if self.cast.is_person(n):
                parts += [self.text[at : n.start], "X" * (n.end - n.start)]
                at = n.end
            elif self.cast.kind(n) == "committee":
                parts += [self.text[at : n.start], without_other(self.text[n.start : n.end])]
                at = n.end
        return "".join((*parts, self.text[at:]))

    # -- finding one's way

    def sentence_at(self, at: int) -> Sentence:
        """The sentence a place lies in, or the last one before it."""
        return self.sentences[max(0, bisect_left(self._starts, at + 1) - 1)]

    def paragraph(self, sentence: Sentence) -> str:
        """The sentence with the ones right before and after it in its paragraph."""
        near = self.sentences[max(0, sentence.index - 1) : sentence.index + 2]
        mine = [s for s in near if s.paragraph == sentence.paragraph]
        return self.faceless[mine[0].start : mine[-1].end]

    def of_good_cause(self, sentence: Sentence) -> bool:
        """Whether a sentence stands among words of a good cause, and of nothing political."""
        if sentence.index not in self._good:
            near = self.paragraph(sentence)
            self._good[sentence.index] = self.all_good or is_good_cause(near)
        return self._good[sentence.index]

    @cached_property
    def all_good(self) -> bool:
        """Whether the whole text is of good causes."""
        return is_all_good_cause(self.faceless)

    def phrases(self, sentence: Sentence) -> Phrases:
        """The reader of parties for one sentence."""
        if sentence.index not in self._phrases:
            low = bisect_left(self._breaks, (sentence.start, 0))
            high = bisect_left(self._breaks, (sentence.end, 0))
            self._phrases[sentence.index] = Phrases(
                self.text, self.cast, tuple(self._breaks[low:high])
            )
        return self._phrases[sentence.index]

    def times_in(self, start: int, end: int) -> list[When]:
        """The times in [start, end)."""
        low = bisect_left(self._time_starts, start)
        high = bisect_left(self._time_starts, end)
        return [w for w in self.times[low:high] if w.end <= end]

    def whole(self, sentence: Sentence, end: int) -> int:
        """Where words end whose form stops after so many letters: after the name or the time that
        they end within."""
        while end < sentence.end and self.text[end - 1].isalnum() and self.text[end].isalnum():
            end += 1
        names = [n.end for n in self.cast.between(sentence.start, sentence.end) if n.start < end]
        times = [w.end for w in self.times_in(sentence.start, sentence.end) if w.start < end]
        return max([end, *names, *times])

    @cached_property
    def _time_starts(self) -> list[int]:
        return [w.start for w in self.times]

    def amounts_in(self, sentence: Sentence) -> list[Amount]:
        """The amounts of a sentence, in order."""
        return self._amounts_of.get(sentence.index, [])

    @cached_property
    def _amounts_of(self) -> dict[int, list[Amount]]:
        found: dict[int, list[Amount]] = {}
        for amount in self.amounts:
            found.setdefault(self.sentence_at(amount.start or 0).index, []).append(amount)
        return found

    @cached_property
    def verbs(self) -> dict[int, list[Verb]]:
        """The verbs of money of each sentence, by its index."""
        found = {}
        for s in self.sentences:
            names = [n for n in self.cast.between(s.start, s.end) if " " in n.text]
            found[s.index] = [
                v
                for v in find_verbs(self.faceless[s.start : s.end], s.start)
                if not any(n.start <= v.start < n.end for n in names)
                and not (v.family == "has" and _RECORDS_SHOW.search(self.text, s.start, v.end))
            ]
        return found

    @cached_property
    def agencies(self) -> list[Agency]:
        """The agencies that the text names."""
        return [a for s in self.sentences for a in find_agencies(s.text, s.start)]

    @cached_property
    def _cues(self) -> list[int]:
        return [cues(self.faceless[s.start : s.end]) for s in self.sentences]

    def nearby_cues(self, sentence: Sentence) -> int:
        """Words of political money in a sentence and the three before and after it."""
        low, high = max(0, sentence.index - 3), sentence.index + 4
        return sum(self._cues[low:high])

    @cached_property
    def about_money(self) -> bool:
        """Whether political money is what the whole text is about."""
        with_cue = sum(1 for n in self._cues if n)
        if with_cue < _MANY_CUES:
            others = sum(is_other(self.faceless[s.start : s.end]) for s in self.sentences)
            return with_cue * 3 >= len(self._cues) and with_cue > 0 and with_cue + 1 > others
        return with_cue * 4 >= len(self._cues)

    @cached_property
    def has_strong(self) -> bool:
        """Whether some sentence speaks of political money by itself, and of a sum."""
        return any(
            is_strong(s.text)
            and self.amounts_in(s)
            and not is_other(self.faceless[s.start : s.end])
            for s in self.sentences
        )

    @cached_property
    def moves_politics(self) -> bool:
        """Whether the text, one with words of elections, tells of a sum that politics took."""
        if leans(self.faceless) < _LEANING_TEXT or not any(self._cues):
            return False
        words = [self.faceless[s.start : s.end] for s in self.sentences]
        strong = sum(is_strong(w) for w in words)
        if strong + 1 < sum(is_other(w) for w in words):
            return False  # mostly of other money
        return strong > 0 or any(takes_politically(m) for m in self.moneys)

    def is_political(self, sentence: Sentence) -> bool:
        """Whether a sentence without an amount is to be read as one about political money."""
        if is_strong(sentence.text) or self.names_committee(sentence):
            return True
        near = self.nearby_cues(sentence)
        if self.moves_politics and not is_other(self.faceless[sentence.start : sentence.end]):
            return True
        if near and leans(self.paragraph(sentence)) >= _MUCH_LEANING:
            return True
        return near >= 3 or self.about_money

    def names_committee(self, sentence: Sentence) -> bool:
        """Whether a sentence names a committee that the ledger knows."""
        low = bisect_left(self._committees, sentence.start)
        return low < len(self._committees) and self._committees[low] < sentence.end

    @cached_property
    def _committees(self) -> list[int]:
        return sorted(at for at, (_, kind) in self.cast.ids.items() if kind == "committee")

    @cached_property
    def moneys(self) -> tuple[Money, ...]:
        """Every amount with the verb, the parties and the time that go with it."""
        labelled = {f.amount.start for f in self.figures if f.amount}
        told = [
            Money(self, sentence, amount)
            for sentence in self.sentences
            for amount in self.amounts_in(sentence)
            if len(self.amounts_in(sentence)) <= _TABLE and amount.start not in labelled
        ]
        return tuple(sorted([*told, *self.vague], key=lambda m: m.start))

    @cached_property
    def vague(self) -> list[Money]:
        """The sums that no figure is given of and that a verb governs."""
        every = [Money(self, self.sentence_at(a.start or 0), a) for a in find_vague(self.text)]
        return [m for m in every if m.governed]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures with a label under a name; a label says all, so none is read otherwise."""
        return find_figures(self)

    def figures_of(self, kind: str) -> list[Claim]:
        """The claims that labelled figures of a kind make."""
        return [f.claim(self) for f in self.figures if f.kind == kind]

    def figure_before(self, at: int) -> Figure | None:
        """The labelled sum right before a place."""
        near = [f for f in self.figures if f.amount and 0 < at - f.end < _BESIDE_FIGURE]
        return near[-1] if near else None

    def amount_from(self, start: int) -> Amount | None:
        """The amount that begins at a place."""
        at = bisect_left(self.amounts, start, key=lambda a: a.start or 0)
        found = self.amounts[at] if at < len(self.amounts) else None
        return found if found and found.start == start else None

    def moneys_in(self, sentence: Sentence) -> list[Money]:
        """The amounts of a sentence with what goes with them."""
        low = bisect_left(self.moneys, sentence.start, key=lambda m: m.start)
        high = bisect_left(self.moneys, sentence.end, key=lambda m: m.start)
        return list(self.moneys[low:high])

    @cached_property
    def unsaid(self) -> frozenset[int]:
        """The places of the amounts that no plain statement is about."""
        return frozenset(m.start for m in self.moneys if m.political and m.stance)

    def period_near(self, sentence: Sentence, start: int, end: int) -> Period | None:
        """The time a statement at [start, end) is about: in it, else before it."""
        inside = self.times_in(start, min(end + 40, sentence.end))
        near = [
            w
            for w in inside
            if w.start <= end + 2 or not re.search(r"[,;]", self.text[end : w.start])
        ]
        if near:
            return near[0].period
        before = self.times_in(sentence.start, start)
        opening = [w for w in before if w.start - sentence.start < 40 or start - w.end < 30]
        return opening[-1].period if opening else None

    def credited(self, sentence: Sentence) -> str | None:
        """Whom the sentence credits: "according to state records", "records show", "Roe said"."""
        for m in _CREDITED.finditer(sentence.text):
            words = (m["a"] or m["b"]).strip()
            if (
                m["a"]
                or re.search(r"records?|filings?|reports?|data|disclos", words)
                or self.cast.between(sentence.start + m.start(), sentence.start + m.end())
            ):
                return words
        return None

    def found_in(self, sentence: Sentence) -> list[Claim]:
        """The claims read before that begin in a sentence, in order."""
        low = bisect_left(self.found, sentence.start, key=lambda c: c.start)
        high = bisect_left(self.found, sentence.end, key=lambda c: c.start)
        return list(self.found[low:high])

    # -- writing claims

    def claim(self, draft: Draft) -> Claim:
        """The claim a draft describes; its quote is the text of its span."""
        sentence = self.sentence_at(draft.start)
        start, end = self._trim(draft.start, draft.end)
        return Claim(
            id="",
            kind=draft.kind,
            direction=draft.direction,
            start=start,
            end=end,
            quote=self.text[start:end],
            sentence=Span(sentence.start, max(sentence.end, end)),
            donor=somebody(draft.donor, self.cast),
            recipient=somebody(draft.recipient, self.cast),
            amounts=draft.amounts,
            period=draft.period,
            extra={**draft.extra, **self._spelled_out(draft)},
        )

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        words = self.text[start:end]
        start += len(words) - len(words.lstrip(" \t\n\u00a0,;"))
        end -= len(words) - len(words.rstrip(" \t\n\u00a0,;:\u2014\u2013-"))
        return start, max(start, end)

    def _spelled_out(self, draft: Draft) -> dict[str, Any]:
        """What the acronyms among the parties stand for in this text."""
        stands: dict[str, str] = {}
        for side in (draft.donor, draft.recipient):
            for party in (side,) if isinstance(side, Mention) else side or ():
                if party.text in self.cast.spelled:
                    stands[party.text] = self.cast.spelled[party.text]
                short = self.cast.shortened.get(party.name)
                if short:
                    stands[short] = party.name
        return {"stands_for": stands} if stands else {}
