"""Somebody is said to have given, received or spent for the first time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.draft import Draft
from itemized.claims._text.verbs import Verb
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_ACT = r"(?:donat|contribut|g[ai]ve|spen[dt]|receiv|accept|rais|fund|back|endors|back)\w*"
_GIFT = r"(?:donation|contribution|gift|check|foray|venture|expenditure|ad buy|payment)s?"
_FIRST = re.compile(
    r"(?:\bfor the (?:very )?first time|(?:\b(?:the|its|his|her|their) |(?<=['\u2019]s ))"
    r"(?:very )?first(?:[- ]ever)?"
    rf"(?: [\w-]+){{0,3}}? (?:{_GIFT}|time)|\bfirst[- ]ever(?: [\w-]+){{0,2}} {_GIFT}"
    rf"|\b(?:has|have|had) never (?:before )?{_ACT}|\bnever before (?:had|has|have)?\b"
    r"|\bfirst[- ]time (?:donors?|givers?|contributors?))\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"[^,.;]{0,12}\$\d(?![^.;]*\bbefore\b)")
_NEVER = re.compile(r"(?:has|have|had) never", re.IGNORECASE)
_GIVING = re.compile(
    r"(?:has|have|had) never (?:donated?|contributed?|given|gave|received?|accepted?|spent)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:before|until|till|prior|previously)\b"
    r"|^(?:\w+ ){3}(?:(?:this|that|so|as) (?:much|many|large|big)|more)\b",
    re.IGNORECASE,
)
_IT_WAS = re.compile(
    r"(?:it|that|this|which)(?: [\w-]+)?(?: (?:was|is|marked|made))? |that (?:gift|check|donation"
    r"|contribution) (?:was|is) ",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\bdonat|\bcontribut|\bspen[dt]|\bgave\b|\bgiven\b|\bgift|\bforay|\bcheck\b|\bfund"
    r"|\bdonors?\b|\bpolitical money\b",
    re.IGNORECASE,
)


def _direction(words: str) -> str:
    if re.search(r"\breceiv|\baccept|\brais|\btook\b", words, re.IGNORECASE):
        return "received"
    return "spent" if re.search(r"\bspen[dt]|\bforay|\bad buy", words, re.IGNORECASE) else "gave"


def _denies(words: str) -> bool:
    """Whether "has never given to Roe" says that nothing was given, then or now: without a time
    that ended it, or a measure of it, it is no first."""
    return bool(_GIVING.match(words)) and not _ENDED.search(words)


def _who(context: Context, sentence: Sentence, m: re.Match[str], end: int) -> Parties | None:
    """Whose first time it is: named after it ("the first time Roe has given"), else before."""
    phrases = context.phrases(sentence)
    start, at = sentence.start + m.start(), sentence.start + m.end()
    if _NEVER.match(m[0]):
        verb = Verb(start, start + 3, m[0].split()[0], "give", passive=False)
        return phrases.subject(sentence, verb)
    clause = re.match(
        r" (?!to )(?:that |when )?(?P<who>[^,.;]{2,50}?) (?:has|have|had|gave|donated|contributed"
        r"|spent)\b",
        context.text[at:end],
    )
    if clause:
        return context.cast.party(at + clause.start("who"), at + clause.end("who"))
    if _IT_WAS.fullmatch(sentence.text[: m.start()]):
        return _giver_before(context, sentence)
    return phrases.main_subject(sentence, start)


def _giver_before(context: Context, sentence: Sentence) -> Parties | None:
    """The Roe of "Roe gave $5 to Doe. It was his first gift": who gave the sum told just before."""
    for money in reversed(context.moneys):
        if money.end <= sentence.start:
            near = sentence.index - money.sentence.index <= 1
            return money.subject if near and money.family == "give" else None
    return None


def _whom(context: Context, sentence: Sentence, at: int, end: int) -> Parties | None:
    """To whom: a name, or "the PAC" for the one told before; no group of them."""
    party = context.phrases(sentence).after("to", at, end)
    proper = isinstance(party, Mention) and party.kind in {"person", "committee", "organization"}
    return party if proper else None


def read(context: Context) -> list[Claim]:
    """First times of giving, receiving or spending political money."""
    claims = []
    for sentence in context.sentences:
        for m in _FIRST.finditer(sentence.text):
            rest = sentence.text[m.end() :]
            if _NEVER.match(m[0]) and (_SUM.match(rest) or _denies(m[0] + rest)):
                continue  # "has never given $5", "has never given to Roe" deny a gift
            stop = re.search(r"[,;](?:\s|$)|\.$|\s[\u2014\u2013-]\s", rest)
            near = (
                sentence.text[max(0, m.start() - 70) : m.end()]
                + rest[: stop.start() if stop else 80]
            )
            if not _MONEY.search(near) or not context.is_political(sentence):
                continue
            end = sentence.start + m.end() + (stop.start() if stop else len(rest))
            who = _who(context, sentence, m, end)
            direction = _direction(near)
            one, two = (None, who) if direction == "received" else (who, None)
            if direction == "gave" and who is not None:
                two = _whom(context, sentence, sentence.start + m.end(), end)
            start = sentence.start + m.start()
            claims.append(context.claim(Draft("first_time", direction, start, end, one, two)))
            break
    return claims


KIND = ClaimKind(
    name="first_time",
    title="A first time",
    doc="Somebody is said to have given, received or spent for the first time, or never before.",
    directions=("gave", "received", "spent"),
    rank=44,
    read=read,
    check=Later("firsts", "check_first_time"),
    examples=(
        Example(
            "It is the first time Dana Vole has donated to a super PAC.",
            (Expected("first time Dana Vole has donated", "Dana Vole", direction="gave"),),
        ),
        Example(
            "Acme Holdings gave to a candidate for the first time, the PAC’s filing shows.",
            (Expected("for the first time", "Acme Holdings", direction="gave"),),
        ),
        Example(
            "Dana Vole gave $5,000 to the Better Roads PAC in May. Vole had never before given to"
            " the PAC.",
            (Expected("never before given", "Dana Vole", "Better Roads PAC", direction="gave"),),
        ),
        Example(
            "Dana Vole had never before given to the Better Roads PAC when she gave it $5,000.",
            (Expected("never before given", "Dana Vole", "Better Roads PAC", direction="gave"),),
        ),
        Example(
            "Dana Vole gave $5,000 to the Better Roads PAC. It was her first gift to the PAC.",
            (Expected("her first gift", "Dana Vole", "Better Roads PAC", direction="gave"),),
        ),
        Example(
            "Dana Vole\u2019s first gift to the Better Roads PAC was $5,000 in May.",
            (Expected("first gift", "Dana Vole", "Better Roads PAC", direction="gave"),),
        ),
        Example("She ran for the first time in 2018 and lost the primary to Sen. Mia Holt."),
        Example("The team spent the first time-out on a substitution."),
    ),
)
