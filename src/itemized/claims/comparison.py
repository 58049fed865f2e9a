"""One sum is set against another: an edge, a multiple, more than somebody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.draft import Draft
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_MARGIN = re.compile(
    r"\b(?:out-?(?:raised|spent|paced|raising|spending|pacing)\b[^;.]*\bby\b|(?:advantage|edge"
    r"|lead|gap|margin) of)"
    r"\s+(?:[\w-]+ ){0,4}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+(?:more|less|fewer)\b(?: [\w-]+){0,10} than\b|\s+(?:[\w-]+ ){0,2}?(?:advantage|edge"
    r"|lead|gap)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:(?P<n>\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten) times|twice|double"
    r"|triple|quadruple)"
    r" (?:the (?:amount|sum|total|haul|take|\$)|what|as (?:much|many)|more than)\b[^.;,]{0,80}",
    re.IGNORECASE,
)
#: "Spent $5, more than it raised".
_THAN_RAISED = re.compile(
    r"\bmore than (?:it|he|she|they|the \w+) (?:had )?(?:raised|took in|collected|brought in)\b",
    re.IGNORECASE,
)
#: "Outraised the other 3 to 1", "a 20-to-1 cash advantage".
_RATIO = re.compile(
    r"\bout-?(?:raised?|spent|spend|raising|spending)\b[^.;$]{3,60}? (?:\d+|two|three|four|five|six"
    r"|ten)[- ]to[- ](?:\d+|one)\b"
    r"|\b(?:\d+|two|three|four|five|six|ten)[- ]to[- ](?:\d+"
    r"|one) (?:[\w-]+ ){0,2}?(?:advantage|edge"
    r"|lead)\b",
    re.IGNORECASE,
)
_CASH = re.compile(r"\bcash|\bon hand|\bin the bank|\bwar chest", re.IGNORECASE)


_HAD = re.compile(r"\b(?:what|than) [^,;.]{2,50} (?:had|has)$")
_EDGE = re.compile(r"to[- ](?:\d+|one) .*(?:advantage|edge|lead)$", re.IGNORECASE)
#: "Spent less on politics than the unions", "gave more to Roe than to Doe".
_MORE_THAN = re.compile(
    r"\b(?:spen[dt]|spending|gave|given|raised|collected|donated|contributed|took in|brought in)"
    r"(?: (?:the )?(?-i:[A-Z])[\w'\u2019-]*(?: [\w'\u2019-]+){0,5}?)?"
    r" (?:far |much |slightly |a little |even )?(?:more|less|fewer)\b(?! than \$)"
    r"(?: [\w'\u2019-]+){0,9}? than (?=[\w'\u2019-]+)[^.;,$]{2,60}",
    re.IGNORECASE,
)
#: "Gave Democrats four dollars for every one it gave Republicans".
_FOR_EVERY = re.compile(
    r"\b(?:gave|spent|raised|outspent|donated)\b[^.;,]{2,60}? (?:\w+) dollars? for (?:every|each) "
    r"(?:one|dollar)\b[^.;,]{2,60}",
    re.IGNORECASE,
)
#: "Outraised him, $3 million to $2 million".
_OUTDID = re.compile(
    r"\bout-?(?:raised|spent|gave) (?=(?:the |his |her "
    r"|their )?[\w])[^.;,$]{2,60}(?=,? (?:with )?\$[^;]{1,24} to \$)",
    re.IGNORECASE,
)
#: "Outspent Roe": no sum tells by how much.
_OUT = re.compile(
    r"\bout-?(?:raised|spent)\s+(?![^.;]*(?:\$|[- ]to[- ](?:\d|one)|\bby\b))[^.;,]{2,80}",
    re.IGNORECASE,
)
#: One of these stands in each of the forms; few sentences have any.
_HINT = re.compile(
    r"\bthan\b|\btimes\b|\btwice\b|double|triple|quadruple|[- ]to[- ]|dollars? for"
    r"|\bout-?(?:rais|sp)",
    re.IGNORECASE,
)
_FORMS = (_TIMES, _THAN_RAISED, _RATIO, _MORE_THAN, _FOR_EVERY, _OUTDID, _OUT)
#: Words after the name of who is outdone: "than Roe did", "than Roe had".
_DID = re.compile(r"\s+(?:did|does|has|had|gave|raised|spent)\b")


def _direction(words: str) -> str:
    if _CASH.search(words) or _HAD.search(words):
        return "has"
    if re.search(r"\b(?:out-?spen|spen[dt]|sunk)", words, re.IGNORECASE):
        return "spent"
    if re.search(r"\b(?:gave|given|gives|donated|contributed)\b", words, re.I):
        return "gave"
    return "received"


def read(context: Context) -> list[Claim]:
    """Edges and multiples."""
    claims = []
    for money in context.moneys:
        margin = _MARGIN.search(money.before)
        after = _AFTER.match(context.text, money.end, money.sentence.end)
        if not money.political or not (margin or after):
            continue
        direction = _direction(money.sentence.text)
        phrases = context.phrases(money.sentence)
        own = money.subject if money.verb and not money.follows else None
        first = own or phrases.main_subject(money.sentence, money.start)
        other = re.search(r"\bout-?(?:raised|spent|paced)\b", money.before, re.IGNORECASE)
        names = (
            context.cast.between(money.sentence.start + other.end(), money.start) if other else []
        )
        both = (
            (first, context.cast.mention(names[0]))
            if names and isinstance(first, Mention)
            else first
        )
        one, two = (None, both) if direction == "received" else (both, None)
        claims.append(money.claim("comparison", direction, one, two))
    for sentence in context.sentences:
        if not _HINT.search(sentence.text):
            continue
        found = [m for form in _FORMS for m in form.finditer(sentence.text)]
        found = [m for m in found if m.re is not _OUT or _is_named(_other(context, sentence, m))]
        if found and context.is_political(sentence):
            claims += [_in_words(context, sentence, m) for m in found]
    return claims


def _is_named(party: Mention | None) -> bool:
    """Whether somebody is outdone, and not a target or a forecast."""
    return party is not None and party.kind in {"person", "committee", "organization"}


def _in_words(context: Context, sentence: Sentence, m: re.Match[str]) -> Claim:
    """A comparison told without the sum by which the two differ."""
    a, b = sentence.start + m.start(), sentence.start + m.end()
    phrases = context.phrases(sentence)
    verb = next((v for v in context.verbs[sentence.index] if v.start == a), None)
    if verb is not None:
        subject = phrases.subject(sentence, verb)
        direction = _direction(m[0])
    else:
        told = [x.subject for x in context.moneys_in(sentence) if x.end <= a]
        subject = (told[-1] if told else None) or phrases.main_subject(sentence, a)
        direction = "has" if _HAD.search(m[0]) else _direction(sentence.text)
    if m.re is _THAN_RAISED:
        direction = "spent"
    elif _EDGE.search(m[0]):
        direction = "has"
    other = _other(context, sentence, m)
    both = (subject, other) if isinstance(subject, Mention) and other else subject
    one, two = (None, both) if direction == "received" else (both, None)
    if direction == "gave" and isinstance(both, tuple) and m.re is _MORE_THAN:
        between = context.cast.between(a, a + m[0].find(" than "))
        to = [n for n in between if context.cast.kind(n) == "committee"]
        two = context.cast.mention(to[0]) if to else None
    extra = {"multiple": m["n"] or m[0].split()[0]} if m.re is _TIMES else {}
    return context.claim(Draft("comparison", direction, a, b, one, two, (), None, extra))


def _other(context: Context, sentence: Sentence, m: re.Match[str]) -> Mention | None:
    """Who is outdone: the Roe of "outraised Roe", "more than Roe", "twice the total of Roe"."""
    start = re.search(r"^out-?\w+ | than |['\u2019]s? (?:total|haul|take)$| of ", m[0])
    if start is None or m.re in (_THAN_RAISED, _FOR_EVERY):
        return None
    at, end = sentence.start + m.start() + start.end(), sentence.start + m.end()
    did = _DID.search(context.text, at, end)
    end = did.start() if did else end
    phrases = context.phrases(sentence)
    party = context.cast.party(at, phrases.end_of_phrase(at, end))
    return party if isinstance(party, Mention) else None


KIND = ClaimKind(
    name="comparison",
    title="A comparison",
    doc="One sum is set against another: an edge, a multiple, more than somebody else.",
    directions=("received", "has", "spent", "gave"),
    rank=85,
    read=read,
    check=Later("compared", "check_comparison"),
    examples=(
        Example(
            "Acme Holdings’ donors have given 23 times as much to Mia Holt’s campaign as to"
            " Lee Moss.",
            (Expected("23 times", direction="gave"),),
        ),
        Example(
            "The Better Roads PAC has outraised the Valley Victory Fund by some $4 million, filings"
            " show.",
            (Expected("", None, "Better Roads PAC; Valley Victory Fund", "4000000", "received"),),
        ),
        Example(
            "Mia Holt’s campaign outraised Lee Moss nearly 3-to-1.",
            (Expected("3-to-1", None, "Mia Holt’s campaign; Lee Moss", None, "received"),),
        ),
        Example(
            "Acme Holdings spent less on politics than the unions, filings show. Acme Holdings"
            " gave candidates four dollars for every one it gave charity.",
            (
                Expected("spent less", "Acme Holdings; unions", None, None, "spent"),
                Expected("four dollars for every one", "Acme Holdings", None, None, "gave"),
            ),
        ),
        Example(
            "The Better Roads PAC spent $6 million in May, more than it raised.",
            (Expected("more than it raised", "Better Roads PAC", None, None, "spent"),),
        ),
        Example(
            "The Better Roads PAC outspent the Valley Victory Fund in 2021.",
            (
                Expected(
                    "outspent",
                    "Better Roads PAC; Valley Victory Fund",
                    None,
                    None,
                    "spent",
                ),
            ),
        ),
        Example(
            "Dana Vole gave more to the Better Roads PAC than Ada Quill did.",
            (Expected("gave more", "Dana Vole; Ada Quill", "Better Roads PAC", None, "gave"),),
        ),
        Example("The team led by 4 points, twice as much as before."),
        Example("Rents are $400 more than last year."),
    ),
)
