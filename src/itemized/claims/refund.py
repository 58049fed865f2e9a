"""A gift was given back, or is to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.verbs import Verb

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.parties import Parties
    from itemized.model import Claim

_BACK = re.compile(
    r".*\b(?P<verb>return(?:s|ed|ing)?|refund(?:s|ed|ing)?|(?:g[ai]ve|giv(?:es|ing|en)|sen[dt]"
    r"|sending|hand(?:s|ed|ing)?|pa(?:y|id|ying)) back"
    r"|repa(?:id|ying|ys?)(?= (?:the|his|her|its|their) (?:\w+ )?"
    r"(?:campaign|committee|pac|fund)\b))\b[^;.]{0,60}$",
    re.IGNORECASE | re.DOTALL,
)
#: "The PAC got back $5 from Roe": it had given them.
_GOT_BACK = re.compile(
    r"\b(?P<verb>g[eo]t(?:s|ten)? back|(?:received|receives|took|taken) back) (?:[\w-]+ ){0,3}$",
    re.I,
)
#: "Declined to return the $5".
_KEPT = re.compile(
    r"\b(?:(?:declin|refus|fail)(?:e[sd]?|es|s|ed|ing)|yet|unwilling|reluctant|neglected) to $"
    r"|(?:\bnever|\bnot|n['\u2019]t|\b(?:whether|if) (?:[\w.'\u2019-]+ ){1,4})\s*(?:(?:ever|yet"
    r"|would|will"
    r"|had|has) )*$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s+refunds?\b", re.IGNORECASE)
#: "Gave back $18,000 of his salary".
_OF_PAY = re.compile(
    r" (?:of|in|from) (?:[\w-]+ ){0,2}(?:salary|pay|wages|bonus(?:es)?|fees?|aid|grants?)\b"
)
_LATER_VERB = re.compile(r"\b(?:donat|contribut|gave|gives|spen[dt]|rais|paid)\w*\b", re.IGNORECASE)


def _giver(money: Money, verb_end: int) -> Parties | None:
    """To whom it went back: "to Roe", "from Roe", "refunded Roe $5"."""
    phrases = money.context.phrases(money.sentence)
    end = money.sentence.end
    to = phrases.after("to", money.end, min(end, money.end + 60))
    named = to or phrases.after("from|by", money.end, min(end, money.end + 90))
    between = money.context.cast.between(verb_end, money.start)
    if named is None and between:
        return money.context.cast.mention(between[-1])
    return named


def _got_back(context: Context, money: Money, said: re.Match[str]) -> Claim:
    """The claim of who "got back $5 from Roe"."""
    phrases = context.phrases(money.sentence)
    verb = Verb(*said.span("verb"), said["verb"], "receive", passive=False)
    holder = phrases.after("from", money.end, money.sentence.end)
    return money.claim("refund", "gave", holder, phrases.subject(money.sentence, verb))


def read(context: Context) -> list[Claim]:
    """Sums given back by those who had received them."""
    claims = []
    for money in context.moneys:
        said = _BACK.match(money.text, money.sentence.start, money.start)
        if said and _LATER_VERB.search(money.text, said.end("verb"), money.start):
            said = None
        noun = _NOUN.match(money.text, money.end, money.sentence.end)
        got = _GOT_BACK.search(money.text, money.sentence.start, money.start)
        claims += [_got_back(context, money, got)] if got and money.political else []
        if got:
            continue
        if not money.political or not (said or noun):
            continue
        if said and _KEPT.search(context.text, money.sentence.start, said.start("verb")):
            continue
        if _OF_PAY.match(money.text, money.end):
            continue
        at = said.start("verb") if said else money.start
        end = said.end("verb") if said else money.start
        verb = Verb(at, end, said["verb"] if said else "refund", "refund", passive=False)
        holder = context.phrases(money.sentence).subject(money.sentence, verb)
        claims.append(money.claim("refund", "gave", holder, _giver(money, end)))
    return claims


KIND = ClaimKind(
    name="refund",
    title="A gift given back",
    doc="Whoever had received a gift gave it back; the donor is who gives now.",
    directions=("gave",),
    rank=96,
    read=read,
    check=Later("refunds", "check_refund"),
    examples=(
        Example(
            "Lee Moss’s campaign returned $15,000 in donations from Acme Holdings.",
            (Expected("", "Lee Moss’s campaign", "Acme Holdings", "15000", "gave"),),
        ),
        Example(
            "The Better Roads PAC got back $2,000 from Mia Holt’s campaign.",
            (Expected("", "Mia Holt’s campaign", "Better Roads PAC", "2000", "gave"),),
        ),
        Example(
            "The Better Roads PAC refunded $2,000 to Dana Vole.",
            (Expected("", "Better Roads PAC", "Dana Vole", "2000", "gave"),),
        ),
        Example("The store refunded $40 to each customer."),
        Example("The union’s president, a donor to campaigns, gave back $18,000 of his salary."),
        Example("He returned to Ohio, where the campaign raised $5 million."),
        Example("Mia Holt’s campaign declined to return the $2,000 donation from Ada Quill."),
    ),
)
