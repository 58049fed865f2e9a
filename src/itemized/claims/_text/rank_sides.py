"""Who gave and who received, in the words around a rank; superlative.py reads with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text import rank_forms as forms

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.sentences import Sentence

#: "The top recipient of oil money".
_OF_MONEY = re.compile(
    r"s? of (?P<who>[^,;.$]{3,50}?)(?:['\u2019]s?)? (?:money|cash|contributions|donations"
    r"|dollars)\b"
)


def direction_of(m: re.Match[str], sentence: str) -> str:
    """What is ranked: what was given, received, spent or is had."""
    if forms.HELD.search(m[0]) or (m.re in forms.OF_SUM and forms.HELD.search(sentence)):
        return "has"
    if m.re is forms.RANKS and forms.MONEY_RACE.search(sentence, m.end()):
        return "received"
    what = (m.groupdict().get("what") or "") + sentence[m.end() : m.end() + 20]
    around = sentence[max(0, m.start() - 60) : m.end() + 60]
    if (
        m.re is forms.BEST
        or (m.re in forms.RAISERS and not forms.SPENDER.search(m[0]))
        or forms.RECIPIENT.search(what + (m[0] if m.re is forms.RECORD else ""))
        or re.search(
            r"\b(?:received|raised|took in|netted|collected|pulled in|brought in|hauled"
            r" in)\b[^,;.]*$",
            sentence[: m.end()],
        )
    ):
        return "received"
    told = m.re in forms.OF_SUM
    verbs = forms.VERBS.findall(m[0]) if told else []  # "more than it spent in any other"
    verbs = verbs or (forms.VERBS.findall(sentence[: m.start()]) if told else [])
    verbs = verbs or (forms.VERBS.findall(sentence[m.end() :])[:1] if told else [])
    if verbs and forms.GOT.fullmatch(verbs[-1]):
        return "received"
    if m.re is forms.COSTLIEST or (m.re is forms.TIME_IN_A_ROW and forms.SPENDER.search(sentence)):
        return "spent"
    if forms.SPENDER.search(what) or re.search(r"\bspen[dt]|outspen[dt]", around):
        return "spent"
    return "gave"


def received_by(context: Context, a: int, b: int) -> Parties | None:
    """The receiver in "the largest donation that the PAC received"."""
    got = forms.RECEIVED.match(context.text[a:b])
    return context.cast.party(a + got.start("who"), a + got.end("who")) if got else None


def came_from(context: Context, sentence: Sentence, a: int) -> Parties | None:
    """The giver in "the largest donation … came from Roe", "a check from Roe was the largest"."""
    phrases = context.phrases(sentence)
    for m in forms.FROM.finditer(context.text, a, sentence.end):
        return context.cast.party(m.end(), phrases.end_of_phrase(m.end(), sentence.end))
    owned = forms.OWNED_GIFT.search(sentence.text, 0, a - sentence.start)
    owner = sentence.start + owned.start() if owned else -1
    for n in context.cast.between(sentence.start, a):
        if n.end == owner:
            return context.cast.mention(n)
    if 0 < owner - sentence.start < 60:
        return context.cast.party(sentence.start, owner)
    head = forms.GIFT_FROM.match(sentence.text)
    if head and sentence.start + head.end() < a:
        at = sentence.start + head.end()
        return context.cast.party(at, phrases.end_of_phrase(at, a))
    return None


def giver_after(context: Context, a: int, b: int, *, taker: bool) -> Parties | None:
    """The giver in "the largest donation that Roe has made", "recipients of Acme cash"."""
    made = re.search(
        r"(?:that |which )?(?P<who>[^,.;]{2,60}?) (?:has |have |had |himself |herself )*(?:made"
        r"|given|gave)\b",
        context.text[a:b],
    )
    if made:
        return context.cast.party(a + made.start("who"), a + made.end("who"))
    money = _OF_MONEY.match(context.text, a, b) if taker else None
    if money:
        return context.cast.party(*money.span("who"))
    of = re.match(r"s? of ", context.text[a:b])
    names = context.cast.between(a, b) if of else []
    return context.cast.mention(names[0]) if names else None


def most_from(context: Context, sentence: Sentence, a: int, b: int) -> Parties | None:
    """The giver in "has received the most money from Roe"."""
    donor = context.phrases(sentence).after("from", a, b, reach=sentence.end)
    return None if forms.ANY.match(getattr(donor, "name", "")) else donor
