"""What is told of the money itself: whose it was, whom it reached, and that none did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text.draft import Draft
from itemized.claims._text.politics import is_charity, is_other
from itemized.claims._text.words import CARRIES

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_MONEY = r"(?:\w+ )?(?:money|cash|funds?|funding|contributions?|donations?|gifts?)"
_WENT = (
    r"(?P<verb>(?:went|gone|goes?|flowed|came|moved|made its way|found its way) (?:to|into)"
    r"|reach(?:ed|es))"
)
_WAY = r"(?=,? (?:through|via|by way of)\b)"
#: "None of Roe's money came from Doe", "no gift from Doe went to Roe", and of a way: "Doe never
#: financed Roe through a fund".
_NO_MONEY = (
    re.compile(
        r"\b(?:not (?:a|one|a single) (?:dime|penny|cent|nickel|dollar)|none|no part) of"
        rf" (?P<to>[^,;.$]{{2,60}}?)['\u2019]s? {_MONEY}(?: has| have)?(?: ever)?"
        r" (?:came|comes?|was|were|is|are) from (?P<by>[^,;.$]{2,60})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bno {_MONEY} (?:from|by) (?P<by>[^,;.$]{{2,60}}?)(?: has| have)?(?: ever)?"
        rf" {_WENT} (?P<to>[^,;.$]{{2,60}})",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:^|[,;] |\band )(?P<by>(?-i:[A-Z])[^,;$]{2,60}?)"
        r" (?:(?:has |have |had )?never|did(?: not|n['\u2019]t))"
        r" (?:financed?|fund(?:ed)?|bankroll(?:ed)?)"
        rf" (?P<to>[^,;$]{{2,60}}?){_WAY}",
        re.IGNORECASE,
    ),
)
#: "Money from Roe reached Doe through a fund", "Roe's money went to Doe through a fund", "the fund
#: served as a conduit for Roe's money to Doe".
_CAME = (
    re.compile(
        rf"(?P<verb>{CARRIES}) for (?:{_MONEY} from )?(?P<by>(?:the )?(?-i:[A-Z])[^,;$]{{2,60}}?)"
        rf"(?:['\u2019]s? {_MONEY})? (?:in|on)?to (?P<to>[^,;.$]{{2,60}})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\bno )\b{_MONEY} (?:from|of) (?P<by>[^,;$]{{2,60}}?) {_WENT}"
        rf" (?P<to>[^,;$]{{2,60}}?){_WAY}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:^|[,;] |\band )(?P<by>(?-i:[A-Z])[^,;$]{{2,60}}?)['\u2019]s? {_MONEY} {_WENT}"
        rf" (?P<to>[^,;$]{{2,60}}?){_WAY}",
        re.IGNORECASE,
    ),
)

#: "Roe financed Doe through the fund": what is said of routes, in a text without another word of
#: politics.
_FINANCED = re.compile(
    r"\b(?:financ|fund|underwr)\w+ (?P<to>(?:the )?(?-i:[A-Z])[^,;.$]{2,60}?),?"
    r" (?:through|via|by way of|by means of) (?P<way>(?:the )?(?-i:[A-Z])[^,;.$]{2,60})",
    re.IGNORECASE,
)

#: "Roe financed the Committee for Doe", of which a registry tells that it is a committee.
_FINANCED_IT = re.compile(
    r"(?<!\bnot )(?<!\bnever )\b(?:financed|funded|underwrote) (?:the )?(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)


def financed_committee(context: Context, sentence: Sentence) -> bool:
    """Whether it has somebody finance a committee that is in a registry."""
    m = _FINANCED_IT.search(context.text, sentence.start, sentence.end)
    if m is None or is_other(sentence.text):
        return False
    named = context.cast.between(m.end(), sentence.end)[:1]
    return any(
        n.start == m.end() and "committee" in context.cast.ids.get(n.start, ()) for n in named
    )


def financed_by_way(context: Context, sentence: Sentence) -> bool:
    """Whether it has somebody finance somebody, who is no good cause, through a third, and one of
    them is in a registry, or a committee or party by its name."""
    m = _FINANCED.search(context.text, sentence.start, sentence.end)
    if m is None or is_charity(m["to"]) or is_other(sentence.text):
        return False
    return any(
        n.start in context.cast.ids
        or context.cast.kind(n) == "committee"
        or n.text.endswith(" Party")
        for n in context.cast.between(sentence.start, sentence.end)
    )


def no_money(context: Context, sentence: Sentence) -> Claim | None:
    """The denial of "no money from Roe went to Doe's campaign", "none of Doe's money came from Roe"
    and "Roe never financed Doe through the fund"."""
    for form in _NO_MONEY:
        m = form.search(context.text, sentence.start, sentence.end)
        if m and (sides := _sides(context, sentence, m)):
            return context.claim(Draft("absence", "received", *m.span(), *sides))
    return None


def money_came(context: Context, sentence: Sentence) -> Claim | None:
    """The support of "Roe's money reached Doe through the fund"; only where a way is named."""
    for form in _CAME:
        m = form.search(context.text, sentence.start, sentence.end)
        if m and (sides := _sides(context, sentence, m)):
            said = {"verb": m["verb"].lower()}
            return context.claim(Draft("relation", "gave", *m.span(), *sides, extra=said))
    return None


def _sides(
    context: Context, sentence: Sentence, m: re.Match[str]
) -> tuple[Parties, Parties] | None:
    phrases = context.phrases(sentence)
    giver, taker = (
        context.cast.party(m.start(side), phrases.end_of_phrase(m.start(side), m.end(side)))
        for side in ("by", "to")
    )
    return (giver, taker) if giver is not None and taker is not None else None
