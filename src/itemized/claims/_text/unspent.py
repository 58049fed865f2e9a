"""Denials of spending: "spent nothing to oppose Roe", "did not pay Acme", "made no payments"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text.draft import Draft
from itemized.claims._text.for_or_against import side_after
from itemized.claims._text.verbs import Verb
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_ANY = r"(?:money|cash|dime|penny|cent|nickel|dollar|thing)"
_NOTHING = rf"(?:nothing|no (?:\w+ )?money|not (?:a|one|a single) (?:\w+ )?{_ANY})"
_NOT = (
    r"(?:\b(?:did|does|do|has|have|had)(?: not|n['\u2019]t)|\b(?:has |have |had )?never)"
    r"(?: ever| yet)?"
)
_SPENT_NOTHING = rf"\b(?P<verb>spen(?:t|ds?|ding)|pa(?:id|ys|ying)) {_NOTHING}\b"
_NOT_SPENT = (
    rf"{_NOT} (?P<verb>spen[dt]) (?:any(?:thing)?|an?|one|money)\b"
    rf"(?: (?:\w+ )?{_ANY}\b)?(?! \$)"
)
_NOT_PAID = rf"{_NOT} (?P<verb>pa(?:y|id))(?= (?:the )?(?-i:[A-Z]))"
_OUTSIDE = (
    r"(?:independent expenditures?|(?:outside |political )?spending"
    r"|(?:outside |independent )expenditures?)\b"
)
_MADE_NONE = rf"\b(?P<verb>made|reported|makes|reports) no {_OUTSIDE}"
_NOT_MADE = rf"{_NOT} (?P<verb>ma[dk]e|report(?:ed)?) any {_OUTSIDE}"
_NO_PAYMENTS = r"\b(?P<verb>made|reported|makes|reports) no payments?(?= to (?:the )?(?-i:[A-Z]))"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (_SPENT_NOTHING, _NOT_SPENT, _NOT_PAID, _NO_PAYMENTS, _MADE_NONE, _NOT_MADE)
)
_ENDS = re.compile(r"[,;](?:\s|$)|[.!?]\W*$")
_PAYEE = re.compile(r"(?: to)? (?:the )?(?=(?-i:[^\W\d_a-z]))", re.IGNORECASE)
_ON = re.compile(r" (?:(?P<for>for|on behalf of)|on|about) (?=(?-i:[^\W\d_a-z]))", re.IGNORECASE)
#: "Had never spent money on a race before": a first time, which has its own kind.
_BEFORE = re.compile(r"\b(?:before|until|till|prior|this much|so much|more than|less than)\b", re.I)


def unspent(context: Context, sentence: Sentence) -> Claim | None:
    """That somebody spent nothing, at all or on somebody, or paid somebody nothing."""
    if not context.is_political(sentence):
        return None
    for form in _FORMS:
        m = form.search(sentence.text)
        if m and not _BEFORE.search(sentence.text, m.end()):
            return _claim(context, sentence, m)
    return None


def _claim(context: Context, sentence: Sentence, m: re.Match[str]) -> Claim | None:
    start, end = sentence.start + m.start(), sentence.start + m.end()
    if any(start <= (a.start or 0) < end + 2 for a in context.amounts_in(sentence)):
        return None  # a sum is denied, and is read with it
    verb = Verb(start, start + 1, m["verb"], "spend", passive=False)
    phrases = context.phrases(sentence)
    who = phrases.subject(sentence, verb)
    if not isinstance(who, Mention):
        return None
    payee = _named(context, sentence, _PAYEE.match(context.text, end, sentence.end))
    paid = m["verb"].lower().startswith("pa") or " payment" in m[0]
    extra = {}
    on = _ON.match(context.text, end, sentence.end)
    if not paid and (told := side_after(context, sentence, end)):
        extra = {"support_oppose": told[0], "target": told[1]}
    elif not paid and on and (name := _named(context, sentence, on)):
        extra = {"support_oppose": "support" if on["for"] else "", "target": name.name}
    said = _ENDS.search(context.text[end : sentence.end])
    stop = end + said.start() if said else sentence.end
    start = who.start if sentence.start <= who.start < start else start
    period = context.period_near(sentence, start, sentence.end)
    return context.claim(
        Draft("absence", "spent", start, stop, who, payee if paid else None, (), period, extra)
    )


def _named(context: Context, sentence: Sentence, at: re.Match[str] | None) -> Mention | None:
    """The name that begins where the words before it end."""
    first = next(iter(context.cast.between(at.end(), sentence.end)), None) if at else None
    here = first is not None and at is not None and first.start == at.end()
    return context.cast.mention(first) if first is not None and here else None
