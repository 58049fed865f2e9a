"""Somebody expects to raise, give or spend a sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected
from itemized.claims._text import money_forms as forms

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.parties import Parties
    from itemized.model import Claim

_EXPECTS = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|aim(?:s|ed|ing)?"
    r"|intend(?:s|ed|ing)?|want(?:s|ed)?"
    r"|prepar(?:e|es|ed|ing)|(?-i:p)roject(?:s|ed)?|seek(?:s|ing)?|look(?:s|ing)?|likely|poised|set"
    r"|on track|on pace"
    r"|goal|target|budgeted)\b(?: of (?:the )?(?:[\w-]+ ){1,5}?(?=is|was))?(?: ?(?:is|was))?(?:"
    r" to| of| it will)? (?:\w+ and )?$",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\b(?:will|would|could|may|might|['\u2019]ll)\s+(?:\w+ly |also |then )?(?:\w+ and )?$",
    re.IGNORECASE,
)
#: "Set for 'historic' $1 billion fundraising", "is planning fundraising of $1 billion".
_PLANS = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|set for|aim(?:s|ed|ing) for|expect(?:s|ed|ing)?"
    r"|(?-i:p)roject(?:s|ed|ing)?"
    r"|target(?:s|ed|ing)?|ey(?:e|es|ed|ing)|seek(?:s|ing)?|hop(?:es|ed|ing) for|goal of"
    r"|shoot(?:s|ing)?"
    r" for)(?P<of>(?: [^\s,;.$]+){0,4}? (?:fund-?raising|haul|raise|war chest) of)?"
    r"(?: [^\s,;.$]+){0,3} $",
    re.IGNORECASE,
)
_HAUL = re.compile(r"[ -](?:[\w-]+ )?(?:fund-?raising|haul|war chest|campaign budget)\b", re.I)
_TO = re.compile(r"[\w\u2019')] to $")
_HOW = {"raise": "received", "receive": "received", "spend": "spent", "give": "gave"}


def read(context: Context) -> list[Claim]:
    """Sums of the future: no record can hold them yet."""
    claims = []
    for money in context.moneys:
        verb = money.verb
        if money.political and _is_planned(money):
            planner = context.phrases(money.sentence).main_subject(money.sentence, money.start)
            claims.append(money.claim("forecast", "received", None, planner))
            continue
        if verb is None or money.follows or not money.political or verb.family not in _HOW:
            continue
        before = context.text[money.sentence.start : verb.start]
        headline = money.sentence.index == 0 and not money.sentence.text.endswith((".", "\u201d"))
        announced = headline and _TO.search(before)  # "Acme PAC to spend $5"
        if not (announced or _EXPECTS.search(before) or _WILL.search(before)):
            continue
        subject = money.subject
        named = getattr(subject, "kind", None)
        if subject is None or (named in {"person", None} and not _near(context, money, subject)):
            subject = _campaign(context, money) or _committee(context, money) or subject
        how = _HOW[verb.family]
        if how == "gave" and (
            forms.RACE.match(context.text, money.end, money.sentence.end)
            or forms.INTO_ADS.match(context.text, money.end, money.sentence.end)
        ):
            how = "spent"
        if how == "received":
            claims.append(money.claim("forecast", how, None, subject))
        else:
            claims.append(
                money.claim("forecast", how, subject, None if how == "spent" else money.to_party)
            )
    return claims


_WHOSE = re.compile(
    r".*(?:^|[\s\u2014])(?P<who>(?:the |his |her |(?=[^\W\d_a-z]))(?:[\w.'\u2019-]+"
    r" ){0,5}?campaign)"
    r" (?:is|was|has|had|also|and|plans|hopes|expects)\b",
    re.DOTALL,
)


def _campaign(context: Context, money: Money) -> Parties | None:
    """The campaign that a sentence speaks of before it says what is expected."""
    assert money.verb is not None
    said = _WHOSE.match(context.text, money.sentence.start, money.verb.start)
    return context.cast.party(*said.span("who")) if said else None


def _committee(context: Context, money: Money) -> Parties | None:
    thing = context.cast.thing_before(money.start)
    return context.cast.mention(thing) if thing else None


def _is_planned(money: Money) -> bool:
    """Whether it is a haul that somebody plans, told with no verb of raising."""
    plans = _PLANS.search(money.before)
    haul = plans and (plans["of"] or _HAUL.match(money.text, money.end, money.sentence.end))
    return bool(haul)


def _near(context: Context, money: Money, subject: object) -> bool:
    """Whether the subject stands close enough before the verb to be its own."""
    end = getattr(subject, "end", 0)
    return bool(money.verb) and money.verb is not None and 0 <= money.verb.start - end < 40


KIND = ClaimKind(
    name="forecast",
    title="A forecast",
    doc="Somebody expects to raise, give or spend a sum.",
    directions=("received", "spent", "gave"),
    rank=78,
    imagines=True,
    read=read,
    examples=(
        Example(
            "The Better Roads PAC plans to pour $45 million into Senate races.",
            (Expected("", "Better Roads PAC", None, "45000000", "spent"),),
        ),
        Example(
            "The Better Roads PAC hopes to raise $150m by the fall.",
            (Expected("", None, "Better Roads PAC", "150000000", "received"),),
        ),
        Example(
            "The Better Roads PAC plans to spend $8 million on the race.",
            (Expected("", "Better Roads PAC", None, "8000000", "spent"),),
        ),
        Example("The company expects to spend $8 million on a new plant."),
        Example(
            "The goal of the dinner was to raise $5 million for the Better Roads PAC.",
            (Expected("", None, None, "5000000", "received"),),
        ),
        Example(
            "Mia Holt set for ‘historic’ $1 billion fundraising\n\nHer campaign is planning"
            " fundraising"
            " of $1 billion, an adviser said.",
            (
                Expected("$1 billion", None, "Mia Holt", "1000000000", "received"),
                Expected("", None, "Mia Holt’s campaign", "1000000000", "received"),
            ),
        ),
    ),
)
