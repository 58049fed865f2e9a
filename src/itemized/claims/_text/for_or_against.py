"""For or against whom money was spent, by the words after its sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.sentences import Sentence

_AGAINST = (
    r"attack(?:s|ed|ing)?|against|oppos(?:e|es|ed|ing)|defeat(?:s|ed|ing)?|unseat(?:s|ed|ing)?"
    r"|oust(?:s|ed|ing)?"
    r"|beat(?:s|ing)?|block(?:s|ed|ing)?|hammer(?:s|ed|ing)?|blast(?:s|ed|ing)?|target(?:s|ed|ing)?"
    r"|criticiz(?:e|es|ed|ing)|slam(?:s|med|ming)?|topple|bury|take down|knock(?:ing)? out"
)
_FOR = (
    r"support(?:s|ed|ing)?|promot(?:e|es|ed|ing)|back(?:s|ed|ing)?|boost(?:s|ed|ing)?"
    r"|(?:re-?)?elect(?:s|ed|ing)?"
    r"|help(?:s|ed|ing)?(?: to)?(?: (?:re-?)?elect)?|prop(?:s|ped|ping)? up|protect(?:s|ed|ing)?"
    r"|defend(?:s|ed|ing)?"
    r"|on behalf of|on (?:his|her|its|their)(?= behalf)|in support of|benefit(?:s|ed|ing)?"
    r"|tout(?:s|ed|ing)?|prais(?:e|es|ed|ing)"
    r"|aid(?:s|ed|ing)?"
)
#: "Ads for Roe", "mailers about Roe": before a person's name.
_ADS_ON = re.compile(
    r"\b(?:ads?|advertis\w+|mailers?|commercials?|spots|airtime|air time|flyers?|canvassing"
    r"|spending|independent expenditures?)\s+(?:(?P<support>for)|about|on|mentioning|featuring)\s+",
    re.IGNORECASE,
)
_SIDE = re.compile(rf"\b(?:(?P<oppose>{_AGAINST})|(?P<support>{_FOR}))\s+", re.IGNORECASE)


def for_or_against(context: Context, money: Money) -> tuple[str, str] | None:
    """The side that the words after a sum take, and whom it is about; None where they take none."""
    return side_after(context, money.sentence, money.end)


def side_after(context: Context, sentence: Sentence, at: int) -> tuple[str, str] | None:
    """The same of the words after a place."""
    for m in _SIDE.finditer(context.text, at, min(at + 160, sentence.end)):
        crossed = [a for a in context.amounts_in(sentence) if at < (a.start or 0) < m.start()]
        if crossed and not re.search(r"\bon\b", context.text[at : m.start()]):
            return None
        names = [
            n
            for n in context.cast.between(m.end(), min(m.end() + 70, sentence.end))
            if context.cast.kind(n) not in {"place", "side"}
        ]
        side = m.lastgroup or ""
        if names:
            return side, context.cast.full(names[0])
        words = re.match(r"[^,;.]{3,50}", context.text[m.end() : sentence.end])
        if words:
            return side, words[0].strip()
    return _ads_on(context, sentence, at)


def _ads_on(context: Context, sentence: Sentence, at: int) -> tuple[str, str] | None:
    """Whom ads are for or about; of the second no side is told."""
    m = _ADS_ON.search(context.text, at, min(at + 100, sentence.end))
    first = next(iter(context.cast.between(m.end(), sentence.end)), None) if m else None
    if m is None or first is None or first.start != m.end() or not context.cast.is_person(first):
        return None
    return ("support" if m["support"] else ""), context.cast.full(first)
