"""Who founded a committee or runs it, and who is named among its donors; for relation.py."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text.draft import Draft
from itemized.claims._text.lists import with_list
from itemized.claims._text.stance import of_words
from itemized.claims._text.verbs import Verb
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

#: "Donors to the Acme PAC include Roe and Doe", "its other backers are Roe and Doe".
DONORS_ARE = re.compile(
    r"\b(?P<verb>(?:donors|contributors|backers|funders|benefactors|bankrollers))(?P<to> to"
    r" [^,;.$]{3,50}?)?"
    r" (?:have )?(?:include[sd]?|are|were) (?:also )?(?=(?:the |an? |both )?(?-i:[A-Z]))",
    re.IGNORECASE,
)
_PROPER = frozenset({"person", "committee", "organization"})
#: "Roe founded the Acme PAC", "a political action committee that he launched".
_FOUNDED = re.compile(
    r"\b(?P<verb>(?:co-?)?(?:founded|launched|created|formed|established|set up|started|chairs"
    r"|chaired"
    r"|heads|headed|runs|leads)) (?:the |an? |his |her |their |its"
    r" )?(?=(?P<what>(?:[\w.'\u2019&-]+ ){0,6}?"
    r"(?:(?:super )?PACs?|[Pp]olitical [Aa]ction [Cc]ommittees?|(?-i:Committee|Fund"
    r"|Alliance)\b)[^,;.$]{0,40}))",
    re.IGNORECASE,
)
_HE_FOUNDED = re.compile(
    r"\b(?P<what>(?:super )?PAC|political action committee|leadership PAC|(?-i:[A-Z]\w*PAC))"
    r"(?: that| which|,? (?:which|that)| called [^,;$]{2,40})? "
    r"(?P<who>he|she|they|(?-i:[A-Z])[\w.'\u2019-]+(?: (?-i:[A-Z])[\w'\u2019-]+){0,2}) (?:had "
    r"|has )?(?:co-?)?"
    r"(?P<verb>founded|launched|created|formed|established|set up|started)\b",
    re.IGNORECASE,
)
_FOUNDED_BY = re.compile(
    r"\b(?P<what>(?:super )?PAC|political action committee|(?-i:[A-Z]\w*PAC|Fund|Committee))"
    r",?(?: (?:that )?(?:was|is))? (?P<verb>(?:co-?)?(?:founded|launched|created|formed|established"
    r"|set up|started)(?: and \w+)?)(?: in \d{4})? by ",
    re.IGNORECASE,
)

_NAME = r"(?-i:[^\W\d_a-z])[\w.\u2019'&]*(?: (?-i:[^\W\d_a-z])[\w.\u2019'&]*){0,3}"
#: "The Roe-backed Acme PAC".
_BACKED = re.compile(
    rf"(?<![\w-])(?P<who>{_NAME})[-\u2010\u2011\u2013](?:backed|funded|financed|bankrolled) (?=\w)",
)
#: "Roe is a longtime donor to Doe", "Roe, a Doe donor,".
_A_DONOR = re.compile(
    r"\b(?:is|was|are|were|been|remains?|became) (?:also |long )?(?:an?|the|one of|among) "
    r"(?:(?!top\b|largest\b|biggest\b|most\b)[\w'\u2019-]+ ){0,5}?(?:donors?|contributors?|givers?"
    r"|funders?|benefactors?) (?:to|of|for) (?=\w)",
    re.IGNORECASE,
)
_OF_THEIRS = re.compile(
    rf"(?P<who>{_NAME}), an? (?:(?:[a-z-]+ ){{0,3}}?)(?P<to>{_NAME}) (?:mega-?)?(?:donor"
    rf"|contributor|bundler)"
    r"\b(?![- ])"
)


def backers(context: Context, sentence: Sentence) -> list[Claim]:
    """Who backs somebody by what they are called: "Roe-backed", "a Roe donor", "a donor to Roe"."""
    cast, phrases = context.cast, context.phrases(sentence)
    found: list[tuple[re.Match[str], Parties | None, Parties | None]] = []
    for m in _BACKED.finditer(context.text, sentence.start, sentence.end):
        end = phrases.end_of_phrase(m.end(), sentence.end)
        owner = [n for n in cast.between(*m.span("who")) if n.end == m.end("who")]
        backer = cast.mention(owner[0]) if owner and cast.kind(owner[0]) != "side" else None
        found.append((m, backer, cast.party(m.end(), end)))
    for m in _A_DONOR.finditer(context.text, sentence.start, sentence.end):
        verb = Verb(m.start(), m.end(), m[0].split()[0], "be", passive=False)
        end = phrases.end_of_phrase(m.end(), sentence.end)
        found.append((m, phrases.subject(sentence, verb), cast.party(m.end(), end)))
    found += [
        (m, cast.party(*m.span("who")), cast.party(*m.span("to")))
        for m in _OF_THEIRS.finditer(context.text, sentence.start, sentence.end)
    ]
    claims = []
    for m, donor, taker in found:
        if donor is not None and taker is not None and donor != taker:
            end = max(m.end(), taker.end if isinstance(taker, Mention) else 0)
            end = min(end, sentence.end)
            claims.append(context.claim(Draft("relation", "gave", m.start(), end, donor, taker)))
    return claims


def founders(context: Context, sentence: Sentence) -> list[Claim]:
    """Who founded a committee, or runs it."""
    claims = []
    for form in (_FOUNDED, _HE_FOUNDED, _FOUNDED_BY):
        for m in form.finditer(context.text, sentence.start, sentence.end):
            sides = _founder(context, sentence, m)
            if sides is not None:
                who, what = sides
                start = min(p.start for p in (who, what) if sentence.start <= p.start)
                end = max(m.end(), what.end if what.end <= sentence.end else 0)
                extra = {"verb": m["verb"].lower()}
                draft = Draft("relation", "has", start, end, who, what, extra=extra)
                claims.append(context.claim(draft))
    return claims


def _founder(
    context: Context, sentence: Sentence, m: re.Match[str]
) -> tuple[Mention, Mention] | None:
    """The founder and what was founded, where the text names both."""
    phrases, cast = context.phrases(sentence), context.cast
    who: Parties | None
    if m.re is _FOUNDED:
        if of_words(context.text[sentence.start : m.start()]):
            return None
        verb = Verb(m.start(), m.end("verb"), m["verb"], "give", passive=False)
        who = phrases.subject(sentence, verb)
        what = cast.party(m.end(), phrases.end_of_phrase(m.end(), sentence.end))
    else:
        at = m.end() if m.re is _FOUNDED_BY else m.start("who")
        end = phrases.end_of_phrase(at, sentence.end) if m.re is _FOUNDED_BY else m.end("who")
        who = cast.party(at, end)
        named = [
            n
            for n in cast.between(sentence.start, m.end("what") + 1)
            if m.start("what") - n.end < 6
        ]
        what = cast.mention(named[-1]) if named else cast.party(*m.span("what"))
    if not (isinstance(who, Mention) and isinstance(what, Mention)) or who.name == what.name:
        return None
    return (who, what) if who.kind in _PROPER else None


def donors_are(context: Context, sentence: Sentence, m: re.Match[str]) -> list[Claim]:
    """Who the donors are, where no sum is told: "its donors include Roe and Doe"."""
    if context.amounts_in(sentence):
        return []
    at, phrases = sentence.start + m.end(), context.phrases(sentence)
    names = context.cast.between(at, sentence.end)
    givers = tuple(context.cast.mention(n) for n in names if context.cast.kind(n) in _PROPER)
    first = context.cast.party(at, phrases.end_of_phrase(at, sentence.end))
    every = with_list(context.cast, first, sentence.end)
    givers = every if isinstance(every, tuple) and len(every) > len(givers) else givers
    if m["to"]:
        taker = context.cast.party(sentence.start + m.start("to") + 4, sentence.start + m.end("to"))
    else:
        taker = phrases.main_subject(sentence, sentence.start + m.start())
    if not givers or taker is None:
        return []
    draft = Draft("relation", "gave", sentence.start + m.start(), givers[-1].end, givers, taker)
    return [context.claim(draft)]
