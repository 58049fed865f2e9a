"""The clause of an amount: where its own words begin and end, and the verb that governs it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from itemized.claims._text import money_forms as forms
from itemized.claims._text.sentences import Sentence
from itemized.claims._text.verbs import Verb
from itemized.model import Amount

if TYPE_CHECKING:
    from itemized.claims._text.context import Context

_SPENDING = re.compile(r"\b(?:spending|spent|costs?|outlays|ad buys?)\b", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r";|, (?:with|while|but|as|after|whose)\b|\b(?:what|than)\b")
_PASSED = re.compile(
    r"(?:top|surpass|exceed|reach|pass(?!ed (?:on|along))|eclips|hit)", re.IGNORECASE
)
_TO_NAME = re.compile(r" (?:on )?to (?:the |a |an )?[A-Z]")
_RAISING = re.compile(
    r"\b(?:fundrais\w+|haul|receipts|rais(?:ed|ing)|war chest|total)\b", re.IGNORECASE
)
_GIVING = re.compile(
    r"\b(?:donations|contributions|gifts|giving|debts?|price|value|worth|checks)\b", re.IGNORECASE
)


def _topped(before: str, word: str) -> str | None:
    """The family of "topped $5": of spending, of giving, else of what somebody raised."""
    if _SPENDING.search(before):
        return "spend"
    if _GIVING.search(before):
        return "total"
    return "raise" if word.lower().startswith("top") or _RAISING.search(before) else None


class Clause:
    """An amount of one sentence, the bounds of its own words, and the verb that governs it."""

    def __init__(self, context: Context, sentence: Sentence, amount: Amount) -> None:
        self.context = context
        self.sentence = sentence
        self.amount = amount
        self.start = amount.start or 0
        self.end = amount.end or 0
        self.text = context.text

    # -- the clause

    @cached_property
    def others(self) -> list[Amount]:
        """The other amounts of the sentence."""
        every = [a for a in self.context.amounts_in(self.sentence) if a.start != self.start]
        return [
            a
            for a in every
            if not forms.NOT_SUM.search(self.text[max(0, (a.start or 0) - 16) : a.start])
        ]

    @cached_property
    def clause_start(self) -> int:
        """Where this amount's own words begin: after the amount before it, or with the sentence."""
        before = [a.end or 0 for a in self.others if (a.end or 0) <= self.start]
        low = max(before, default=self.sentence.start)
        semi = self.text.rfind(";", low, self.start)
        low = max(low, semi + 1)
        if before and low == max(before):
            split = forms.SPLIT.search(self.text, low, self.start)
            low = split.start() if split else low
        return low

    @cached_property
    def clause_end(self) -> int:
        """Where this amount's own words end."""
        after = [a.start or 0 for a in self.others if (a.start or 0) >= self.end]
        high = min(after, default=self.sentence.end)
        if after:
            splits = [m.start() for m in forms.SPLIT.finditer(self.text, self.end, high)]
            high = splits[-1] if splits else high
        end = forms.END.search(self.text, self.end, high)
        if end is None:
            return high
        aside = self._after_aside(end.start(), high)
        return aside if aside is not None else end.start()

    def _after_aside(self, at: int, high: int) -> int | None:
        """The end of the time that ends a clause after an aside: ", a PAC, in 2016"."""
        opening = self.text.rfind("(", self.end, at + 1)
        if self.text[at : at + 1] == ")" and opening > 0:
            at = len(self.text[:opening].rstrip())
        aside = forms.ASIDE.match(self.text, at, high)
        if aside and forms.TOLD.search(aside[0]):
            return None
        times = self.context.times_in(aside.end() - 12, high) if aside else []
        for when in times:
            if aside and at < when.start <= aside.end() <= when.end:
                return when.end
        return None

    @property
    def words(self) -> str:
        """The clause's own words."""
        return self.text[self.clause_start : self.clause_end]

    @cached_property
    def before(self) -> str:
        """The words before the amount, in its sentence."""
        return self.text[self.sentence.start : self.start]

    @property
    def after(self) -> str:
        """The words after the amount, in its clause."""
        return self.text[self.end : self.clause_end]

    @cached_property
    def own_start(self) -> int:
        """Where the words of its verb begin: after ", but" in "steered no contracts, but gave"."""
        if self.verb is None or self.follows:
            return self.clause_start
        cuts = list(forms.BUT.finditer(self.text, self.clause_start, self.verb.start))
        return cuts[-1].end() if cuts else self.clause_start

    @property
    def faceless_words(self) -> str:
        return self.context.faceless[self.own_start : self.clause_end]

    # -- the verb

    @cached_property
    def verb(self) -> Verb | None:
        """The verb of money that governs the amount."""
        verbs = self.context.verbs[self.sentence.index]
        relative = self._relative(verbs)
        passed_on = self._passed_on(verbs) if relative else None
        if relative:
            return passed_on or relative
        low = self.text.rfind(";", self.sentence.start, self.start)
        before = [v for v in verbs if v.end <= self.start and v.start >= low]
        before = [v for v in before if v.family not in {"has", "total"} or self.start - v.end < 60]
        if before and forms.BALANCE.match(before[-1].word):
            between = [a for a in self.others if before[-1].end <= (a.start or 0) < self.start]
            if not between and forms.WITH.search(self.text[before[-1].end : self.start]):
                return before[-1]
        strong = [v for v in before if v.family not in {"has", "total"}]
        if before and before[-1].family in {"has", "total"} and strong:
            near = self.text[before[-1].end : self.start]
            if before[-1].family == "total" or re.search(r"\b(?:with|who|which)\b", near):
                return strong[-1]
        totaling = bool(before) and before[-1].family == "total" and before[-1].participle
        if before and not totaling:
            return before[-1]
        after = [v for v in verbs if self.end <= v.start <= self.end + 120]
        after = [v for v in after if not self._is_aim(v)]
        after = [v for v in after if not self._of_another(v)]
        if len(after) > 1 and forms.HELPER.match(after[0].word):
            helps = after[1].start - after[0].end <= 1  # "the $5 that Roe has raised"
            after = after[1:] if helps else after
        after = [v for v in after if not _NEW_CLAUSE.search(self.text[self.end : v.start])]
        return after[0] if after else next(iter(before), None)

    def _passed_on(self, verbs: list[Verb]) -> Verb | None:
        """The "donated" of "donated the $5 she received from Roe to a shelter"."""
        for v in verbs:
            gap = self.text[v.end : self.start] if v.end <= self.start else ""
            if v.family == "give" and re.fullmatch(r" (?:all )?(?:of )?the (?:[\w-]+ ){0,2}", gap):
                got = re.match(
                    r" (?:that |which )?(?:he|she|it|they|[^\W\d_a-z][\w.]+) (?:had "
                    r"|has )?(?:received|got"
                    r"|took|accepted|raised)\b[^,;.$]*? to ",
                    self.text[self.end : self.sentence.end],
                )
                return v if got else None
        return None

    def _relative(self, verbs: list[Verb]) -> Verb | None:
        """The verb of "the $5 million they raised" or "$5 million raised by the group"."""
        for v in verbs:
            if not self.end <= v.start <= self.end + 70:
                continue
            gap = self.text[self.end : v.start]
            if v.family in {"has", "total"} and not self._it_reported(v, gap):
                continue
            came = v.word.lower().startswith("c")
            if gap.isspace() and forms.WENT.match(v.word):
                return v
            if came and re.fullmatch(r"\s+of (?:which|that|it) (?:has |had |have )?", gap):
                return v
            if re.fullmatch(
                r"\s+(?:has been |was |were |had been |have been |being |it |)", gap
            ) and (
                v.word.lower().endswith(("ed", "en", "t", "id")) or v.word.lower().startswith("c")
            ):
                return v
            who = forms.FOLLOWED.fullmatch(gap)
            if (
                who
                and re.match(
                    r"(?:[A-Z]|(?:[a-z][\w-]* ){1,4}[A-Z]"
                    r"|(?:he|she|it|they|the|an?|his|her|had)\b)",
                    who["who"],
                )
                and not re.search(r"\b(?:in|to|for|from|of|by|on|and|while)\b", who["who"])
            ):
                return v
        return None

    def _is_aim(self, verb: Verb) -> bool:
        """Whether a verb only says what a sum is for: "pushed for $4 billion to raise pay"."""
        to = self.text[self.end : verb.start].strip() == "to"
        return to and verb.family in {"raise", "receive", "give"}

    def _of_another(self, verb: Verb) -> bool:
        """Whether a verb after a comma has its subject before it: "who made $5, has given $2"."""
        active = verb.family in {"give", "pay", "spend"} and not verb.passive
        own = verb.word.lower().startswith(("came", "went", "go"))
        gap = self.text[self.end : verb.start]
        return active and not own and bool(forms.COMMA_HAS.fullmatch(gap))

    def _it_reported(self, verb: Verb, gap: str) -> bool:
        """Whether it is "of the $5 million it has reported", and nothing more is said of it."""
        whole = self.before.endswith(("of the ", "of its ", "of his ", "of her "))
        said = verb.word.lower() == "reported" and re.match(r" (?:that )?(?:it|he|she|they) ", gap)
        return whole and bool(said)

    @property
    def family(self) -> str | None:
        """The verb's family: give, receive, raise, spend, pay, has, loan, owe, pledge, total."""
        noun = forms.NOUN_OF.search(self.before)
        if noun:
            return "raise" if noun["in"] else "spend"
        if self.verb is None:
            return None
        if self.follows and self.verb.word == "reported":
            return "raise"
        if self._accounts(self.verb):
            return "give"
        if _PASSED.match(self.verb.word) and self.verb.family != "give":
            if self.verb.word.lower().startswith("pass") and _TO_NAME.match(self.after):
                return "give"
            return _topped(self.before, self.verb.word)
        told = self._by_what_follows(self.verb)
        if told is not None:
            return told
        if self.verb.family == "any":
            return self._by_complement()
        return self._led(self.verb) if self.verb.family == "lead" else self._reported(self.verb)

    def _by_what_follows(self, verb: Verb) -> str | None:
        """What the words after a sum make of it, whatever its verb: "spent $5 in grants to"."""
        if self.family_before == "raise" and forms.ADDED.match(verb.word):
            return "give" if forms.TO_NEXT.match(self.after) else "raise"
        if verb.family == "spend" and forms.IN_GIFTS.match(self.after):
            return "give"
        if verb.family in {"raise", "has"} and forms.IN_SPENDING.match(self.after):
            return "spend"
        if self.leaves:
            return "raise" if forms.TAKEN_IN.match(self.after) else "has"
        return None

    @cached_property
    def leaves(self) -> bool:
        """Whether it is what somebody came to have: "giving her $5 in cash on hand"."""
        verb = self.verb
        if verb is None or self.follows or not forms.LEAVES.match(verb.word):
            return False
        return bool(forms.TAKEN_IN.match(self.after) or forms.IN_HAND.match(self.after))

    def _accounts(self, verb: Verb) -> bool:
        """Whether somebody "accounted for" a part of what was raised or given."""
        told_before = self.family_before in {"raise", "give", "receive"}
        accounts = verb.word.lower().startswith("account")
        return accounts and bool(told_before or forms.OF_TOTAL.match(self.after))

    def _led(self, verb: Verb) -> str:
        """What is said of the sum of "led with $5", "ranks third among donors with $5"."""
        if forms.HELD.match(self.after):
            return "has"
        if verb.word.lower().startswith("follow"):
            return self.family_before or "give"
        ranked = verb.word.lower().startswith(("rank", "led", "lead"))
        if not ranked:
            return "raise"
        givers = forms.GIVERS.search(self.text, verb.end, max(self.start, verb.end))
        return "give" if givers else self.family_before or "raise"

    def _reported(self, verb: Verb) -> str:
        """What is said of a sum that somebody reports: raised, or held; else the verb's family."""
        reported = verb.word.lower().startswith(("report", "list")) and not self.follows
        if reported and forms.FROM_MANY.match(self.after):
            return "raise"
        if reported and forms.IN_RECEIPTS.match(self.after):
            return "raise"
        if reported and forms.SUMS_OF.search(self.before) and not forms.FROM_NEXT.match(self.after):
            return "raise"
        if reported and self.family_before != "has" and forms.BARE_SUM.match(self.after):
            return "raise"
        if reported and not forms.HELD.match(self.after) and not forms.OF_SUM.search(self.before):
            return "raise" if self.family_before == "raise" else "has"
        return verb.family

    def _by_complement(self) -> str | None:
        """What a verb that is none of money says of its sum: "booked $5 in ads"."""
        if self.verb is None or self.follows:
            return None
        text, end = self.text, self.sentence.end
        return next((f for f, form in forms.COMPLEMENTS if form.match(text, self.end, end)), None)

    @cached_property
    def family_before(self) -> str | None:
        """What was done with the sum told before this one, where it is near."""
        every = self.context.moneys
        at = bisect_left(every, self.start, key=lambda m: m.start)
        for last in reversed(every[max(0, at - 4) : at]):
            if self.sentence.index - last.sentence.index > 2:
                return None
            found = last.family
            if found == "receive" and last.from_party is None:
                return "raise"
            if found in {"raise", "give", "receive", "spend", "has"}:
                return found
        return None

    @cached_property
    def follows(self) -> bool:
        """Whether the verb comes after the amount."""
        return bool(self.verb and self.verb.start >= self.end)
