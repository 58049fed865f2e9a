"""What a campaign or committee pays somebody by the month, told by who earns it.

"Kay Roe earns $3,130 a month from Roe's campaign": it stands on the campaign's reports (11 CFR
104.3(b)), though the words beside it are those of any pay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text.verbs import Verb
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.money import Money
    from itemized.claims._text.parties import Parties

_EARNS = re.compile(
    r"\b(?P<verb>earn(?:s|ed|ing)?|mak(?:es|ing)|made|collect(?:s|ed|ing)?|receiv(?:es|ed|ing)"
    r"|draw(?:s|ing)?|drew|gets?|got|paid)\b(?: (?!to\b)[\w-]+){0,5} $",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?: more)?(?:(?: (?:a|per)|,) (?:month|week|year)(?:ly)?)?(?: (?:as|in"
    r"|for) [^,;.$]{2,40}?)?,?"
    r" (?:from|by|for|out of) (?=\S)"
)
#: What anybody may have from a campaign as a gift, but by the month, and but a firm.
_TAKES = re.compile(r"(?:collect|receiv|get|got)", re.IGNORECASE)
_BY_MONTH = re.compile(
    r"\b(?:month|monthly|year|weekly|salary|wages?|fees?|pay|retainer)\b", re.IGNORECASE
)
_SELLS = re.compile(r"\b(?:firms?|compan(?:y|ies)|business(?:es)?|consultan\w+)\b", re.IGNORECASE)
_PAYS = re.compile(r"\b(?:campaign|committee|pac|coffers)\b", re.IGNORECASE)


def wages(money: Money) -> tuple[Mention, Parties] | None:
    """The campaign that pays a sum and who earns it; None where it is no such pay."""
    said = _EARNS.search(money.text, money.sentence.start, money.start)
    told = _FROM.match(money.text, money.end, money.sentence.end)
    if said is None or told is None:
        return None
    phrases = money.context.phrases(money.sentence)
    payer = phrases.after("from|by|for|of", money.end, money.sentence.end)
    if not isinstance(payer, Mention) or not _PAYS.search(payer.text):
        return None
    verb = Verb(said.start("verb"), said.end("verb"), said["verb"], "receive", passive=False)
    payee = phrases.subject(money.sentence, verb)
    first = payee[0] if isinstance(payee, tuple) else payee
    if payee is None or first is None or first.kind == "committee":
        return None
    takes = _TAKES.match(said["verb"]) and not _BY_MONTH.search(money.before[-60:] + told[0])
    return None if takes and not _SELLS.search(first.name) else (payer, payee)
