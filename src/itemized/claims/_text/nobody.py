"""What no party can be: a clause that was taken for a name, a figure, a word of how or when.

A statement without a donor or recipient may yet have one from the text before it; with "that total"
for its donor it would never ask.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text.words import (
    BUSINESS_NOUNS,
    COMMON,
    GROUP_NOUNS,
    KIN_NOUNS,
    OTHER_RELATIONS,
    PEOPLE_NOUNS,
)
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.parties import Cast, Parties

#: Where a phrase goes on as a clause: "Roe has received support", "the haul helped him".
_CLAUSE = re.compile(
    r"\s(?:has|have|had|is|was|were|are|became|came|comes|means|shows?|showed|said|says|will|would"
    r"|could|can|may|might|must|did|does|faces?|\w{3,}ed (?:him|her|them|his|its|their|the|an?))\s"
)
_TOLD_BY = re.compile(r"\b(?:who|that|which|whose|whom|it|they|he|she)\b")
#: Where the first noun of a phrase ends: "the donors | of Ohio", "a PAC | backing Roe".
_PAST_NOUN = re.compile(
    r"\s(?:of|from|to|in|at|for|with|by|on|behind|against|near|across|over|like|such|who|that|which"
    r"|whose|they|he|she|we|run by|backing|supporting|opposing|seeking|fighting|promoting|pushing"
    r"|\w{3,}ing (?:an?|the|his|her|its|their|for|to|on|in)|and (?:\w+ly )?\w+ed"
    r"|(?:\w{3,}ed|tied|led|known) (?:by|with|to|at|in|on|for|from|against))\s"
    r"|\s(?:\w{3,}ed|tied|trying|heading|alone|overall|together|combined)$"
    r"|[;:(]|[,.]['\"\u201d]?\s|\s[\u2014\u2013-]\s",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:(?:about|nearly|almost|roughly|some|more|most|than|at least|close|up|to|all|over|fewer"
    r"|less|just|only) )*(?:of )?",
    re.IGNORECASE,
)
#: "Nine of the others", "both", "another", "14 of them": told by their number.
_COUNTED = re.compile(
    r"(?:\d[\d,.]*(?: (?:percent|million|thousand))?|[a-z]+-?(?:one|two|three|four|five|six|seven"
    r"|eight|nine|thirds?)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?"
    r"|half|each|both|all|some|many|most|none|several|few|others?|another|every|neither|any\w*"
    r"|nobody|no one|whom)(?: of\b.*)?",
    re.IGNORECASE,
)
#: Givers told by where or of what kind they are: "from out of state", "corporate money".
_WHENCE = re.compile(
    r"(?:outside|out[- ]of[- ](?:state|town)|(?:other|\w+) states|abroad|elsewhere)(?: .*)?"
    r"|(?:corporate|dark|outside|special[- ]interest|lobbyist|pac|industry) money"
    r"|\w+['\u2019]s? (?:contributions|donations|gifts|money)(?: to .*)?|you",
    re.IGNORECASE,
)
#: Who can give or take: people by what they are or do, and what people form.
_SOMEBODY = re.compile(
    rf"(?:{PEOPLE_NOUNS}|{KIN_NOUNS}|{OTHER_RELATIONS}|{BUSINESS_NOUNS}|{GROUP_NOUNS}|people|men"
    r"|women|labor|industry|sector|lobby|bar|guy|individual|person|team|effort|bid|race|measure"
    r"|side|network|source|local|club|clergy|management|opposition|camp|coalition|handful|slew"
    r"|dozen|recruit|jury|drive|fight"
    r"|re-?election|candidacy|operation|account|pocket|fortune|caucus|arm|slate|alliance|machine|city"
    r"|council|state|county|school|district|resort|casino|hospital|hotel|member|leader|head|principal"
    r"|agency|government|proposition|initiative|amendment|question|effort|ticket|delegation|crowd"
    r"|media|press|establishment|community|lodge|department|office|seat|counterpart|committeewoman"
    r"|\w*(?:man|men|woman|women)|\w+(?:er|or|ist|ian|ant|ent|eer))",
    re.IGNORECASE,
)
#: Money itself, what is told of it and what it buys gives and takes none, though it be many.
_THINGS = re.compile(
    r"(?:totals?|figures?|sums?|reserves|hauls?|amounts?|contributions?|donations?|numbers?|gifts?"
    r"|ranks?|fundraisers?|tally|reports?|results?|elections?|flights|ads?|bills?|expenditures"
    r"|checks?|payments?|times|dollars|funds|receipts|ever|never|matter|order|number|paper"
    r"|letter|either|however|later|earlier|further|larger|bigger|under|over|after|other|another"
    r"|percent|spent|went|sent|investment|amount|event|moment|statement|percentage|figure|limit"
    r"|this|is|was|has|its|his|hers|theirs|as|plus|across|always|perhaps|less|news|years?|months"
    r"|weeks?|days|polls|votes|ballots|taxes|fees|costs|expenses|salaries|states|ways|reasons"
    r"|records|filings|disclosures|documents)",
    re.IGNORECASE,
)
#: "Small donations" stand for those who gave them.
_SMALL = re.compile(r"(?:small|low|online|grass-?roots)[\w-]* ", re.I)
_ADVERB = re.compile(r"(?: (?:not|also|all|now|both|once|still|\w+ly))+$")
_NUMBERED = re.compile(r"\s\d+$")
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_PLAIN = frozenset({"group", None})


def somebody(party: Parties | None, cast: Cast) -> Parties | None:
    """The party, or the part of it that can be one, or nobody."""
    if isinstance(party, tuple):
        kept = tuple(p for p in (_real(p, cast) for p in party) if p is not None)
        return kept[0] if len(kept) == 1 else kept or None
    return _real(party, cast) if party is not None else None


def _real(party: Mention, cast: Cast) -> Mention | None:
    if party.kind not in _PLAIN:
        return party
    clause = _CLAUSE.search(party.text)
    if clause and not _TOLD_BY.search(party.text, 0, clause.start()):
        end = party.start + clause.start()
        head = cast.party(party.start, end) if clause.start() > 1 else None
        if not isinstance(head, Mention) or head.end > end or head.text == party.text:
            return None
        return _real(head, cast)
    return party if party.resolved or names_somebody(party.text) else None


def names_somebody(words: str) -> bool:
    """Whether the noun of a phrase is a word for somebody, or a name."""
    if _COUNTED.fullmatch(words) or _WHENCE.fullmatch(words):
        return True
    words = _NUMBERED.sub("", words)
    start = _LEADING.match(words)
    past = _PAST_NOUN.search(words, start.end() if start else 0)
    noun = _ADVERB.sub("", words[: past.start()] if past else words)
    noun = re.sub(r"['\u2019]s?$", "", noun.split()[-1]) if noun.split() else ""
    if _THINGS.fullmatch(noun):
        return bool(_SMALL.match(words))
    several = noun.endswith("s") and not noun.endswith("ss")
    named = bool(_CAPITAL.match(noun)) and noun.lower() not in COMMON
    return several or named or bool(_SOMEBODY.fullmatch(noun))
