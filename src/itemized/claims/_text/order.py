"""Whose a sum is where several parties or sums stand in a row, or where it is told beside another.

"Roe and Doe raised $5 and $2, respectively", "among those giving $5 were Roe and Doe".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text import money_forms as forms
from itemized.claims._text.gift_forms import NOUN_GIFT, OWNER
from itemized.claims._text.parties import Parties

if TYPE_CHECKING:
    from itemized.claims._text.money import Money
    from itemized.claims._text.phrases import Phrases
    from itemized.model import Mention

#: What raises money for somebody else: "an event at the home of Roe", "the April dinner".
_GATHERING = re.compile(
    r"\W*(?:(?:In|On|Last|That) [\w ,]{2,24}, )?(?:an?|the|that|this|one|his|her|two|three|another)"
    r" (?:[\w'\u2019-]+ ){0,4}?(?:events?|fund-?raisers?|dinners?|galas?|receptions?|rall(?:y|ies)"
    r"|lunche?o?ns?|breakfasts?|concerts?|auctions?|barbecues?|cocktail hour)\b",
    re.IGNORECASE,
)


def absolute(money: Money) -> Parties | None:
    """The trial bar of "reported $2 million, with the trial bar supplying $1 million"."""
    if money.verb is None or money.follows or not money.verb.participle:
        return None
    told = forms.WITH_SOMEBODY.search(money.text, money.sentence.start, money.verb.start)
    return money.context.cast.party(*told.span("who")) if told else None


def holder(money: Money, phrases: Phrases) -> Parties | None:
    """The Roe of "leaving Roe $5 in the bank", "which gave him $5 in total receipts"."""
    if not money.leaves or money.verb is None:
        return None
    return phrases.dative(money.verb, money.start)


def giver(money: Money) -> Parties | None:
    """The Roe of "Roe's $5 donation to Doe gave him an edge": its noun has it."""
    if not money.follows or not NOUN_GIFT.match(money.text, money.end, money.sentence.end):
        return None
    cast, low = money.context.cast, money.sentence.start
    owner = OWNER.search(money.text[low : money.start])
    named = cast.between(low, low + owner.start() + 1) if owner else []
    whose = named and owner and named[-1].end == low + owner.start()
    return cast.mention(named[-1]) if whose else None


def with_sum(money: Money, phrases: Phrases) -> Parties | None:
    """The Roe of "with $5 spent, Roe was second" and "Roe led the field with $5 raised"."""
    told = forms.WITH_SUM.search(money.before)
    if told is None:
        return None
    at = money.sentence.start + told.start()
    if told.start() and not forms.SHORT_LEAD.fullmatch(money.before, 0, told.start()):
        return phrases.main_subject(money.sentence, at)
    comma = re.compile(r", ").search(money.text, money.end, money.sentence.end)
    return phrases.head_of(comma.end(), money.sentence.end) if comma else None


def spending_by(money: Money, phrases: Phrases) -> Parties | None:
    """Those of "spending by outside groups has reached $5 million"."""
    if money.verb is None or money.verb.word.lower() != "spending" or money.follows:
        return None
    by = forms.BY.match(money.text, money.verb.end, money.start)
    return phrases.after("by", money.verb.end, money.start) if by else None


def respective(money: Money, parties: Parties | None) -> Parties | None:
    """The one of several whose sum this is: "Roe and Doe received $5 and $2, respectively"."""
    if not isinstance(parties, tuple) or not (
        "respectively" in money.text[money.end : money.sentence.end] or paired(money)
    ):
        return parties
    sums = money.context.amounts_in(money.sentence)
    at = next((i for i, a in enumerate(sums) if a.start == money.start), 0)
    return parties[at] if len(sums) == len(parties) else parties


def paired(money: Money) -> bool:
    """Whether it is one of just two sums that "and" joins: "gave $5 million and $2 million"."""
    sums = money.context.amounts_in(money.sentence)
    return len(sums) == 2 and money.text[sums[0].end or 0 : sums[1].start or 0] == " and "


def named_in_order(money: Money) -> Parties | None:
    """The one of "two PACs, Acme and Doe Now, spent $5 and $2, respectively"."""
    if money.verb is None or money.follows:
        return None
    if "respectively" not in money.text[money.end : money.sentence.end]:
        return None
    sums = money.context.amounts_in(money.sentence)
    cast = money.context.cast
    names = cast.between(money.sentence.start, money.verb.start)[-len(sums) :]
    listed = cast.several(names) if len(names) == len(sums) > 1 else []
    at = next((i for i, a in enumerate(sums) if a.start == money.start), 0)
    return listed[at] if len(listed) == len(sums) else None


def among(money: Money) -> Parties | None:
    """Those of "among those giving $5,000 were Roe and Doe"."""
    if (
        money.verb is None
        or money.follows
        or not forms.AMONG.search(money.text[money.sentence.start : money.verb.end])
    ):
        return None
    were = forms.WERE.search(money.text, money.end, min(money.end + 80, money.sentence.end))
    return money.context.cast.party(were.end(), money.sentence.end) if were else None


def backed(money: Money, giver: Mention, found: Mention) -> str | None:
    """The Doe of "Roe is backing Jo Doe, giving his super PAC $5"."""
    if money.verb is None or not money.verb.participle or money.follows:
        return None
    cast = money.context.cast
    named = cast.between(money.sentence.start, money.verb.start)
    people = [n for n in named if cast.is_person(n)]
    told = cast.full(people[-1]) if people else giver.name
    return told if told != giver.name and found.start > money.verb.start else None


def elsewhere(money: Money, phrases: Phrases) -> Parties | None:
    """Who does what the verb says, where that is none of the words before it."""
    found = gathered(money, phrases) or among(money)
    return found or spending_by(money, phrases) or absolute(money)


def gathered(money: Money, phrases: Phrases) -> Parties | None:
    """The Roe of "a dinner raised $5,000 for Roe" and "with $5,000 raised, Roe leads"."""
    verb = money.verb
    if verb is None or money.family != "raise":
        return None
    if money.follows:
        opens = forms.WITH_SUM.fullmatch(money.before)
        main = forms.MAIN.search(money.text, money.end, money.sentence.end) if opens else None
        return phrases.head_of(main.end(), money.sentence.end) if main else None
    if not _GATHERING.match(money.text, money.sentence.start, verb.start):
        return None
    return phrases.after("for", money.end, money.sentence.end)
