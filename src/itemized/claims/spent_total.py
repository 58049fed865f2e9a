"""What a campaign or committee spent over a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.gate_forms import RACE_COST
from itemized.claims._text.politics import cues
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.parties import Parties
    from itemized.model import Claim

_NOT_OWN = re.compile(
    r"\bad(?:s|vert\w*)?\b|\battack|\bagainst\b|\bunseat|\bdefeat|\bre-?elect", re.IGNORECASE
)
_BEFORE = re.compile(r"\b(?:up|down) from (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_BOUGHT = re.compile(r"b(?:ought|uy)", re.IGNORECASE)
_ON_A_THING = re.compile(r"\s+(?:on|for) (?:an?|his|her|their) ")
#: "$3 million went toward printing": what a campaign buys takes no gifts.
_WENT = re.compile(
    r"\s+(?:of (?:it|that|which) )?(?:also )?(?:went|has gone|was put) (?:to|towards?|for|into)"
    r" (?:[\w-]+ ){0,2}?(?:ads?|advert\w+|airtime|production|printing|postage|mail(?:ers|ings?)?"
    r"|polls|polling|consult\w+|salaries|payroll|staff|overhead|travel|rent|legal fees"
    r"|fund-?raising|canvass\w+|field work|digital|television|radio|commercials)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween (?P<who>[^;$]{5,120}?) (?:has |had )?cost", re.IGNORECASE)
_RANKED = re.compile(r"\b(?:biggest|top|largest|highest)[- ]spending\b", re.IGNORECASE)


def _private(money: Money) -> bool:
    """Whether somebody bought something for themselves: "bought the ranch for $11 million"."""
    thing = money.verb is not None and _BOUGHT.match(money.verb.word)
    thing = thing or _ON_A_THING.match(money.text, money.end, money.sentence.end)
    person = isinstance(money.subject, Mention) and money.subject.kind == "person"
    return bool(thing) and person and not cues(money.text[money.end : money.clause_end])


def _rivals(money: Money) -> Parties | None:
    """The two of "the primary between Roe and Doe cost $30 million"."""
    between = _BETWEEN.search(money.text, money.sentence.start, money.start)
    if between is None:
        return None
    cast = money.context.cast
    named = cast.between(*between.span("who"))
    people = tuple(cast.mention(n) for n in named if cast.kind(n) in {"person", "committee"})
    return people if len(people) > 1 else None


def read(context: Context) -> list[Claim]:
    """Sums spent, to no payee in particular."""
    claims = []
    for money in context.moneys:
        ranked = _RANKED.search(money.before)
        if money.political and RACE_COST.search(money.before):
            claims.append(money.claim("spent_total", "spent", _rivals(money)))
            continue
        if not money.political or _BEFORE.search(money.before[-20:]):
            continue
        if _WENT.match(context.text, money.end, money.sentence.end):
            claims.append(money.claim("spent_total", "spent"))
        elif ranked and re.search(r"\b(?:at|with)\s+(?:\w+ ){0,2}$", money.before):
            names = context.cast.between(money.sentence.start, money.start)
            spender = context.cast.mention(names[0]) if names else None
            claims.append(money.claim("spent_total", "spent", spender))
        elif item := money.listed("spend"):
            claims.append(money.claim("spent_total", "spent", item.who))
        elif money.family == "spend" and not _private(money) and not money.listed("give"):
            claims.append(money.claim("spent_total", "spent", money.beaten or money.subject))
    return claims + context.figures_of("spent_total")


KIND = ClaimKind(
    name="spent_total",
    title="Money spent",
    doc="A campaign or committee spent a sum over a time.",
    directions=("spent",),
    rank=54,
    read=read,
    check=Later("spenders", "check_spent"),
    examples=(
        Example("Dana Vole, a donor to both parties, bought the ranch for $11 million."),
        Example(
            "Mia Holt’s campaign spent $52.4 million on the primary.",
            (Expected("", "Mia Holt’s campaign", None, "52400000", "spent"),),
        ),
        Example(
            "Price for Congress spent $20,000 in May.",
            (Expected("", "Price for Congress", None, "20000", "spent"),),
        ),
        Example("The price for tickets rose. Fans spent $20,000 in May."),
        Example("The state spent $52.4 million on highway construction last year."),
        Example("Shoppers spent $52.4 billion online over the holiday, a survey found."),
        Example(
            "Mia Holt’s campaign stepped up its spending, plowing through more than $59 million.",
            (Expected("$59 million", "Mia Holt’s campaign", None, "59000000", "spent"),),
        ),
        Example(
            "The Better Roads PAC spent only $3 million on ads backing Mia Holt, compared to $39"
            " million on its own operations.",
            (Expected("$39 million", "Better Roads PAC", None, "39000000", "spent"),),
        ),
        Example(
            "Rep. Lee Moss is accused of spending on himself; he spent $40,000 in campaign funds on"
            " family trips and tuition.",
            (Expected("in campaign funds", None, None, "40000", "spent"),),
        ),
        Example(
            "The bruising primary between Gov. Mia Holt and Sen. Lee Moss cost an eye-popping $30"
            " million.",
            (Expected("$30 million", "Mia Holt; Lee Moss", None, "30000000", "spent"),),
        ),
        Example("The investigation of election meddling cost $32 million."),
        Example("A special election would cost the county $2 million."),
    ),
)
