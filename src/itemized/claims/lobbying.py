"""Money spent to lobby, or somebody registered to do it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected
from itemized.claims._text.draft import Draft
from itemized.claims._text.politics import is_other

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_LOBBY = re.compile(r"\blobby(?:ing|ists?|ed)?\b", re.IGNORECASE)
_FOR_IT = re.compile(
    r"\s+(?:(?:last|this|that) \w+ |in \d{4} |so far |directly )?(?:on |for |in )?"
    r"(?:[\w-]+ ){0,4}?(?:lobbying|lobbyists?|to lobby)\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"\blobbying (?:expenses|expenditures|spending|fees|costs|outlays|contracts?)\b[^.;]{0,40}$"
    r"|\blobby(?:ing)?(?: firm)? [^.;,]{0,40}$",
    re.IGNORECASE,
)
_BEHALF = re.compile(r"\b(?:behalf|supporting|against|opposing|ads|races?|to (?:elect|defeat))\b")
_REGISTERED = re.compile(
    r"\b(?:registered (?:as (?:an? )?(?:federal |state |foreign )?(?:lobbyists?|agents?)|to lobby)"
    r"|lobbied)\b(?: [\w-]+){0,6}? (?:for|on behalf of) ",
    re.IGNORECASE,
)


def _spent(context: Context, money: Money) -> Claim | None:
    verb = money.verb
    if verb is None or money.follows or verb.family not in {"spend", "pay", "give", "total"}:
        return None
    behalf = _BEHALF.search(context.text, money.end, money.sentence.end)
    after = _FOR_IT.match(context.text, money.end, money.sentence.end)
    before = _OF_IT.search(context.text, max(money.sentence.start, verb.start - 60), money.start)
    hired = verb.family == "pay" and (
        _LOBBY.search(money.sentence.text) or _told_before(context, money.sentence)
    )
    if not (after or hired or (before and not behalf)) or (
        is_other(context.faceless[money.clause_start : money.clause_end]) and not after
    ):
        return None
    if verb.family == "pay" and verb.passive:
        return money.claim("lobbying", "paid", money.from_party, money.subject)
    if verb.family in {"pay", "give"}:
        return money.claim("lobbying", "paid", money.subject, money.to_party)
    return money.claim("lobbying", "spent", money.subject)


def _told_before(context: Context, sentence: Sentence) -> bool:
    """Whether the sentence before was about somebody hired to lobby."""
    if not sentence.index:
        return False
    before = context.sentences[sentence.index - 1]
    return before.paragraph == sentence.paragraph and bool(
        re.search(r"\b(?:hired|retained|engaged)\b.*\blobby", before.text)
    )


def read(context: Context) -> list[Claim]:
    """Sums spent on lobbying, and who lobbies for whom."""
    claims = []
    for money in context.moneys:
        claim = _spent(context, money)
        if claim is not None:
            claims.append(claim)
    for sentence in context.sentences:
        for m in _REGISTERED.finditer(sentence.text):
            a, b = sentence.start + m.start(), sentence.start + m.end()
            phrases = context.phrases(sentence)
            client = context.cast.party(b, phrases.end_of_phrase(b, sentence.end))
            end = phrases.end_of_phrase(b, sentence.end)
            who = phrases.main_subject(sentence, a)
            claims.append(context.claim(Draft("lobbying", "registered", a, end, client, who)))
    return claims


KIND = ClaimKind(
    name="lobbying",
    title="Lobbying",
    doc="Somebody spent a sum on lobbying, or is registered to lobby for somebody.",
    directions=("spent", "paid", "registered"),
    rank=87,
    read=read,
    examples=(
        Example(
            "The lobbyist’s firm, Acme Holdings, was paid $420,000 by the Better Roads Union to"
            " lobby Congress.",
            (Expected("", "Better Roads Union", "Acme Holdings", "420000", "paid"),),
        ),
        Example(
            "Acme Holdings spent $1.4 million lobbying Congress last year.",
            (Expected("", "Acme Holdings", None, "1400000", "spent"),),
        ),
        Example(
            "The trade group shelled out $900,000 on lobbying in the first quarter.",
            (Expected("", "trade group", None, "900000", "spent"),),
        ),
        Example(
            "Lee Moss is registered as a lobbyist for Acme Holdings.",
            (Expected("registered as a lobbyist", "Acme Holdings", "Lee Moss"),),
        ),
        Example("He spent $14 in the hotel lobby."),
        Example("The lobby was rebuilt for $3 million."),
    ),
)
