"""Spending told by its ads: "backed Roe with $5 in ads", "its spending against Roe topped $5"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text.for_or_against import side_after
from itemized.claims._text.verbs import Verb

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.model import Claim

#: What says that ads were bought.
ADS = re.compile(
    r"\b(?:ad|advertising|media|television|TV|digital|radio|air) (?:buys?|campaigns?|blitz(?:es)?"
    r"|reservations?|barrages?|push|offensive|onslaught|assault|war)\b|\b(?:attack|tv|television|digital|radio"
    r"|political|cable)"
    r" (?:ads?|advert\w+)\b|\bads\b|\bcommercials?\b|\bindependent expenditures?\b|\b(?:air"
    r"|television |tv |ad )time\b"
    r"|\bmailers?\b|\bfl[iy]ers?\b|\bflyers?\b|\bair ?time\b|\bspots\b",
    re.IGNORECASE,
)
#: "Has run $2 million in ads", "hammered Roe with $8 million in TV spots".
IN_ADS = re.compile(
    r"\s+(?:in|worth of|on) (?:[\w-]+ ){0,3}?(?:ads|advertising|commercials|spots|airtime"
    r"|mailers)\b",
    re.IGNORECASE,
)
_SPENDING_ON = re.compile(
    r"\b(?:spending|outlays|ads|advertising)\b (?:[\w-]+ ){0,3}?(?:for|against|on behalf of|about"
    r"|(?:support|oppos|back|attack|boost|promot)ing) [^,;$]{2,60}? (?:topp?(?:s|ed)|reach(?:es|ed)"
    r"|exceed(?:s|ed)?|surpass(?:es|ed)|total(?:s|ed|led)?|came to|was|amount(?:s|ed) to|hit)"
    r" (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
#: "Backed Roe with $5 in ads", "hit Roe with a $5 ad campaign".
_WITH_ADS = re.compile(
    r"\b(?:(?P<support>back(?:ed|s)|support(?:ed|s)|boost(?:ed|s)|help(?:ed|s)|aid(?:ed|s)"
    r"|propp?(?:ed|s) up)|(?P<oppose>attack(?:ed|s)|hits?|hammer(?:ed|s)|blast(?:ed|s)"
    r"|target(?:ed|s)|pummel(?:ed|s)|oppos(?:ed|es)))"
    r" (?P<who>[^,;$]{2,60}?) with (?:(?:an?|about|nearly|almost|more|than|over|some|roughly|at"
    r"|least|up|to|another) )*$",
    re.IGNORECASE,
)


def with_ads(context: Context, money: Money) -> Claim | None:
    """The spending of "the PAC backed Roe with $5 in ads", in which Roe is given nothing."""
    said = _WITH_ADS.search(money.text, money.sentence.start, money.start)
    ads = IN_ADS.match(money.text, money.end, money.sentence.end) or ADS.match(
        money.text, money.end + 1, money.sentence.end
    )
    if said is None or not ads or not money.political:
        return None
    start, end = said.span("who")
    every = context.cast.between(start, end)
    named = [n for n in every if context.cast.kind(n) not in {"place", "side"}]
    side = "support" if said["support"] else "oppose"
    target = context.cast.full(named[0]) if named else context.text[start:end]
    verb = Verb(said.start(), start - 1, said[side], "spend", passive=False)
    buyer = context.phrases(money.sentence).subject(money.sentence, verb)
    extra = {"support_oppose": side, "target": target}
    return money.claim("ie_spending", "spent", buyer, None, extra) if buyer else None


def spending_on(context: Context, money: Money) -> Claim | None:
    """The "$5" of "its spending against Roe topped $5"."""
    said = _SPENDING_ON.search(money.text, money.sentence.start, money.start)
    if said is None or not money.political or money.follows:
        return None
    target = side_after(context, money.sentence, said.start())
    if target is None or money.text.find(target[1].split()[-1], said.start(), money.start) < 0:
        return None
    told = zip(("support_oppose", "target"), target, strict=True)
    extra = {name: words for name, words in told if words}
    return money.claim("ie_spending", "spent", money.subject, None, extra)
