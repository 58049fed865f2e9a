"""A campaign or committee owes a sum."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.draft import Draft
from itemized.claims._text.verbs import Verb
from itemized.model import Amount

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_AFTER = re.compile(
    r"\s*(?:(?:worth )?of |in )?(?:(?:outstanding|campaign|unpaid|total|reported) )?(?:debts?"
    r"|obligations|unpaid bills|the (?:hole|red))\b"
    r"|\s+(?:still )?owed\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:debts? of|ow(?:es|ed|ing))\s+(?:[\w-]+ ){0,5}$", re.IGNORECASE)

#: "Without any debt, compared to the $4 million that Roe carries".
_CARRIES = re.compile(
    r" (?:that |which )?(?P<who>[^,;.$]{2,60}?) (?:still )?(?:carries|carried|owes|owed|holds"
    r"|has)\b"
)
_NONE = re.compile(
    r"\b(?:no|zero|without(?: any)?)(?: outstanding| campaign)? debts?\b(?! (?:ceiling|limit))"
    r"|\bowe[sd]? nothing\b|\b(?:is|was|are|were|remains?|and) debt[- ]free\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"\b(?:ha[sd]|have|carr(?:y|ies|ied)|reports?|reported|show(?:s|ed)|lists?)\b")


def _debtless(context: Context, sentence: Sentence, at: int) -> Parties | None:
    """Who owes nothing: who has the verb before the words, or held the sum told before them."""
    told = [m.subject for m in context.moneys_in(sentence) if m.end <= at and m.subject]
    if told:
        return told[-1]
    held = list(_HOLDS.finditer(context.text, sentence.start, at))
    phrases = context.phrases(sentence)
    if not held:
        return phrases.main_subject(sentence, at)
    verb = Verb(held[-1].start(), held[-1].end(), held[-1][0], "has", passive=False)
    return phrases.subject(sentence, verb)


def _none(context: Context) -> list[Claim]:
    """ "The campaign has no debt": a debt of nothing."""
    claims = []
    for sentence in context.sentences:
        said = _NONE.search(sentence.text)
        if said is None or not context.is_political(sentence):
            continue
        a, b = sentence.start + said.start(), sentence.start + said.end()
        zero = Decimal(0)
        amount = Amount(said[0], zero, "exact", zero, zero, a, b)
        who = _debtless(context, sentence, a)
        period = context.period_near(sentence, a, b)
        claims.append(context.claim(Draft("debt", "has", a, b, who, None, (amount,), period)))
    return claims


def read(context: Context) -> list[Claim]:
    """Debts: "$5.7 million in debt", "no debt"."""
    claims = _none(context)
    for money in context.moneys:
        after = _AFTER.match(context.text, money.end, money.sentence.end)
        carried = _CARRIES.match(context.text, money.end, money.sentence.end)
        if money.political and carried and "debt" in money.before.lower():
            claims.append(money.claim("debt", "has", context.cast.party(*carried.span("who"))))
        elif money.political and (after or _BEFORE.search(money.before)):
            main = context.phrases(money.sentence).main_subject(money.sentence, money.start)
            claims.append(money.claim("debt", "has", money.subject or main))
    return claims + context.figures_of("debt")


KIND = ClaimKind(
    name="debt",
    title="Debt",
    doc="A campaign or committee owes a sum.",
    directions=("has",),
    rank=81,
    read=read,
    check=Later("balances", "check_balance"),
    examples=(
        Example(
            "The Better Roads PAC was left with $5.7 million in debt after the election.",
            (Expected("$5.7 million in debt", None, None, "5700000", "has"),),
        ),
        Example(
            "Mia Holt’s campaign has $2 million in the bank and no debt.",
            (Expected("no debt", "Mia Holt’s campaign", None, "0", "has"),),
        ),
        Example("Graduates leave with $30,000 in debt on average."),
        Example(
            "The Better Roads PAC has more than $1 million in outstanding debt.",
            (Expected("", "Better Roads PAC", None, "1000000", "has"),),
        ),
        Example(
            "The Better Roads PAC has no debt, compared to the $4 million the Valley Victory Fund"
            " carries.",
            (Expected("", "Valley Victory Fund", None, "4000000", "has"),),
        ),
    ),
)
