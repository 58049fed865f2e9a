"""What a campaign or committee has in the bank."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.parties import Parties
    from itemized.model import Claim

_AFTER = re.compile(
    r"\s*(?:of |in )?(?:(?:available |ready )?cash[- ](?:on[- ]hand|in hand|reserves?)"
    r"|(?:left |remaining |still )?(?:on hand|in the bank"
    r"|in (?:its|his|her|their|the campaign['\u2019]s|campaign)"
    r" (?:campaign |re-?election |political |own )?(?:bank(?: account)?|coffers"
    r"|war chest|account)|in reserve"
    r"|banked(?=[,.;]|$| (?:at|as|for|after|by|in|and)\b)|in cash|left over"
    r"|at (?:his|her|its|their) disposal|to spend(?= (?:after|before|on|in"
    r"|heading|through)\b|[,.;]|$)"
    r"|left(?= (?:to spend|for|after|at|as|in|going|heading)\b|[,.;]|$))|(?:[a-z]+ )?(?:war chest"
    r"|bank account|stockpile|bankroll|nest egg)"
    r"|cash\b(?! (?:prize|bail|bond)))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\bcash of (?:\w+ ){0,2}$|\b(?:leaving|left) [\w ]{2,30} with (?:\w+ ){0,2}$"
    r"|(?:cash[- ]on[- ]hand|war chest|cash reserves?)\b[^.;]{0,30}$"
    r"|\bbalance (?:of|is|was|stands? at|stood at|fell to|grew to|has)\b[^.;$]{0,20}$",
    re.IGNORECASE,
)
#: "Ended January with $40 million" and nothing more said of the sum.
_ENDED = re.compile(
    r"\b(?:end(?:ed|s|ing)|beg[aiu]n(?:s|ning)?|start(?:ed|s|ing)|finish(?:ed|es|ing)"
    r"|clos(?:ed|es|ing)(?: out)?|enter(?:ed|s"
    r"|ing)) (?!up\b)(?:[\w.,]+ ){0,5}with (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
#: "Had $9 million at the end of September".
_HAD_AT = re.compile(
    r"\s+(?:at|as of|on) (?:the )?(?:end|close|start|beginning|(?-i:[A-Z][a-z]+) \d)"
)
_SITS = re.compile(r"s[ai]t\w* on|still h[eo]ld", re.IGNORECASE)
_BARE = re.compile(
    r"\s*(?:$|[,.;]|and\b|while\b|to spend\b|(?:to|against|versus) [^,;.$]{2,40}['\u2019]s? $)"
)
_WITH = re.compile(r"\bwith (?:[\w-]+ ){0,3}$")
#: "Bringing the group's cash on hand to", "leaves Roe's war chest at".
_WHOSE = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|push(?:es|ed|ing)?|put(?:s|ting)?|leav(?:es|ing)|left"
    r"|lift(?:s|ed|ing)?"
    r"|rais(?:es|ed|ing)) (?P<who>[^,;$]{3,60}?)['\u2019]s? (?:total |combined |own )?"
    r"(?:cash[- ]on[- ]hand|war chest|cash reserves?|(?:bank )?balance) (?:[\w-]+ ){0,4}$",
    re.IGNORECASE,
)
#: "Moved $6 million of the $27 million he has on hand": it is held, whatever was done with a part.
_THEY_HAVE = re.compile(
    r"\s+(?:that |which )?(?P<who>he|she|it|they|(?:the )?[^,;.$]{3,40}?) (?:still )?(?:has|had"
    r"|have)"
    r" (?:left )?(?:on hand|in the bank|in cash|in reserve|left in)\b",
    re.IGNORECASE,
)
_ON_HAND = re.compile(r"\bcash[- ]on[- ]hand\b|\bin the bank\b", re.IGNORECASE)
_NEAR_EDGE = 30  # code points between a sum and the "advantage" that it measures
_EDGE = re.compile(r"\b(?:advantage|edge|lead|gap)\b", re.IGNORECASE)


def _holds(money: Money) -> bool:
    """Whether its verb says that it was held: "ended June with $5", "sat on $5"."""
    if money.verb is None or money.family != "has":
        return False
    if _ENDED.search(money.before) and _BARE.match(money.after):
        return True
    held = _SITS.match(money.verb.word) or _HAD_AT.match(money.after)
    return bool(held) and not money.follows


def _owner(context: Context, money: Money) -> Parties | None:
    """Whose "bringing the joint effort's cash on hand to $9 million" is."""
    owned = _WHOSE.search(money.text, money.sentence.start, money.start)
    return context.cast.party(*owned.span("who")) if owned else None


def _balance_told(context: Context, money: Money) -> bool:
    """Whether it is reported right after a sentence on what candidates have in the bank."""
    if money.verb is None or not money.verb.word.lower().startswith("report") or money.follows:
        return False
    last = context.sentences[money.sentence.index - 1] if money.sentence.index else None
    return bool(last and _ON_HAND.search(last.text) and not context.amounts_in(last))


def read(context: Context) -> list[Claim]:
    """Balances: "$8 million on hand", "a war chest of $8 million"."""
    claims: list[Claim] = []
    for money in context.moneys:
        after = _AFTER.match(context.text, money.end, money.sentence.end)
        before = _BEFORE.search(money.before)
        again = claims and claims[-1].sentence.start == money.sentence.start
        rival = money.rival if again else None
        told = before or _balance_told(context, money)
        reported = (
            again and money.family == "has" and money.verb and money.verb.start > claims[-1].end
        )
        ended, low = _holds(money), money.sentence.start
        held = _THEY_HAVE.match(context.text, money.end, money.sentence.end)
        if held and money.political:
            who = context.cast.party(*held.span("who"))
            claims.append(money.claim("cash_on_hand", "has", who))
            continue
        if (
            not (after or told or rival or reported or ended or money.listed("has"))
            or _EDGE.search(
                context.text, max(low, money.start - _NEAR_EDGE), money.end + _NEAR_EDGE
            )
            or (money.family in {"give", "receive"} and not _WITH.search(money.before))
        ):
            continue
        if not money.political:
            continue
        item = money.listed("has")
        if item:
            claims.append(money.claim("cash_on_hand", "has", item.who))
            continue
        holder = rival or _owner(context, money) or money.subject
        if holder is None or getattr(holder, "text", "").lower() in {"that", "this", "which"}:
            main = context.phrases(money.sentence).main_subject(money.sentence, money.start)
            own = isinstance(main, Mention) and context.cast.between(main.start, main.end)
            thing = own[0] if own else context.cast.main_thing()
            holder = replace(context.cast.mention(thing), resolved=True) if thing else None
        claims.append(money.claim("cash_on_hand", "has", holder))
    return claims + context.figures_of("cash_on_hand")


KIND = ClaimKind(
    name="cash_on_hand",
    title="Cash on hand",
    doc="A campaign or committee had a sum in the bank on some day.",
    directions=("has",),
    rank=80,
    read=read,
    check=Later("balances", "check_balance"),
    examples=(
        Example(
            "The state party raised $45 million, lifting the joint Holt effort’s cash on hand to"
            " $79 million.",
            (Expected("", "Holt effort", None, "79000000", "has"),),
        ),
        Example(
            "Mia Holt’s campaign finished the month with $98 million to Lee Moss’s $120 million.",
            (
                Expected("", "Mia Holt’s campaign", None, "98000000", "has"),
                Expected("", "Lee Moss", None, "120000000", "has"),
            ),
        ),
        Example(
            "Mia Holt’s campaign raised $4 million and spent $6 million, leaving it with"
            " $1 million.",
            (Expected("", "Mia Holt’s campaign", None, "1000000", "has"),),
        ),
        Example(
            "The Better Roads PAC closed out June with $44 million on hand.",
            (Expected("", "Better Roads PAC", None, "44000000", "has"),),
        ),
        Example(
            "Mia Holt’s campaign had only $7 million on hand, FEC reports show.",
            (Expected("", "Mia Holt’s campaign", None, "7000000", "has"),),
        ),
        Example(
            "The Better Roads PAC ended June with $40.8 million.",
            (Expected("", "Better Roads PAC", None, "40800000", "has"),),
        ),
        Example("The retailer ended June with $44 million in cash and no stock."),
        Example("Agents found $90,000 in cash in the freezer."),
        Example(
            "Another number in the campaigns’ reports is cash on hand. Two candidates reported $10"
            " million or more.",
            (Expected("$10 million or more", "Two candidates", None, "10000000", "has"),),
        ),
        Example(
            "Mia Holt has moved $6 million of the $27 million she has on hand to other candidates’"
            " campaigns.",
            (Expected("she has on hand", "Mia Holt", None, "27000000", "has"),),
        ),
        Example(
            "Mia Holt’s campaign entered July with nearly $9 million remaining in its bank"
            " account.",
            (Expected("", "Mia Holt’s campaign", None, "9000000", "has"),),
        ),
        Example("The mill has $9 million remaining on its lease."),
        Example(
            "The Better Roads PAC had $14 million on hand in March, down from $24 million three"
            " months"
            " earlier.",
            (
                Expected("", "Better Roads PAC", None, "14000000", "has"),
                Expected("", "Better Roads PAC", None, "24000000", "has"),
            ),
        ),
    ),
)
