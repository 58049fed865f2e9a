"""Whose gifts a passage is on, where a sentence without a sum has said it.

"Among the donors to Roe's fund were three companies. Acme gave $5", "Two senators took money from
Roe. Doe received $5".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.model import Claim, Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties

NEAR = 3  # sentences; further back a reader would have been told again
TO_TOPIC = frozenset({"donation", "donation_total", "in_kind", "average"})
#: Whom the gifts that follow went to: "the donors to Roe's fund", "Roe's biggest backers".
_TO_WHOM = re.compile(
    r"\b(?:donors|contributors|givers|donations|contributions|gifts|checks|money|cash)"
    r" (?:(?:given|flowing|going|sent) )?to (?=(?:the |his |her "
    r"|its )?(?:[\w.]+ ){0,3}?[^\W\d_a-z])"
    r"|\b(?:donated|contributed|gave|given) to (?=(?:the |his |her "
    r"|its )?(?:[\w.]+ ){0,3}?[^\W\d_a-z])"
    r"|\bwho(?:['\u2019]s| is| are)? (?:paying for|funding|behind|backing"
    r"|bankrolling) (?=[^\W\d_a-z])"
)
_WHOSE_GIVERS = re.compile(
    r"(?P<who>[^,;:.$]{2,60}?)['\u2019]s? (?:[\w-]+ ){0,3}?(?:donors|contributors|backers|funders"
    r"|givers"
    r"|benefactors|supporters|contributions|donations)"
    r"(?: (?:in|during|over|for|since|so far|this|last) [\w ,]{2,30}?)? (?:is|are|were|was"
    r"|include[sd]?|range[sd]?|come"
    r"|came|run|ran|read)\b"
)
#: "The fund took no money this year. In 2021 Roe gave it $5": whose gifts a passage is on.
_GOT_GIFTS = re.compile(
    r"(?P<who>(?:The )?[^\W\d_a-z][^,;:.$]{1,60}?) (?:has |had |have )?(?:did not get"
    r"|didn['\u2019]t get|got"
    r"|gets|received|receives|accepted|accepts|took in|reported|has not reported|relied on|drew)"
    r" (?:no |any |few |most )?(?:[\w-]+ ){0,2}?(?:contributions|donations|gifts|checks)\b"
)
_GIVEN = frozenset({"donation", "donation_total"})
#: "Received money from Roe", "accepted donations of many sizes from contractors".
_MONEY_FROM = re.compile(
    r"\b(?:received|accepted|took|taken|taking|accepting|got|gotten|returned?"
    r"|returning)"
    r" (?:[\w-]+ ){0,4}?"
    r"(?:money|donations?|contributions?|gifts?|cash|checks?)(?: [\w-]+){0,4}? from "
    r"(?=[^\W\d_])"
)


def names_of(party: Parties | None) -> set[str]:
    """The names of one party, or of several."""
    if isinstance(party, Mention):
        return {party.name}
    return {p.name for p in party or ()}


def gift_topic(claim: Claim, source: Claim | None, context: Context) -> Parties | None:
    """Whom gifts went to by a sentence before, nearer than the last statement of a sum:
    "Among the donors to Roe's fund were three companies. Acme gave $5"."""
    about = claim.kind in TO_TOPIC or claim.kind == "superlative"
    if claim.recipient is not None or claim.donor is None or not about:
        return None
    here = context.sentence_at(claim.start).index
    low = context.sentence_at(source.start).index if source else -1
    for index in range(here, max(low, here - NEAR - 1), -1):
        s = context.sentences[index]
        end = claim.start if index == here else s.end
        to = _TO_WHOM.search(context.text, s.start, end)
        whose = None if to else _WHOSE_GIVERS.match(context.text, s.start, end)
        if to is None and whose is None and index < here:
            whose = _GOT_GIFTS.match(context.text, s.start, end)
        if to is None and whose is None:
            continue
        at = to.end() if to else s.start
        stop = context.phrases(s).end_of_phrase(at, end) if to else s.start + len(whose["who"])  # type: ignore[index]
        found = context.cast.party(at, stop)
        return found if names_of(found) and not names_of(found) & names_of(claim.donor) else None
    return None


def from_whom(claim: Claim, context: Context) -> Parties | None:
    """Whose gifts a passage is on: "Two senators took money from Roe. Doe received $5"."""
    if claim.kind not in _GIVEN or claim.direction != "received" or not claim.recipient:
        return None
    here = context.sentence_at(claim.start).index
    for index in range(here, max(-1, here - NEAR - 1), -1):
        s = context.sentences[index]
        end = min(s.end, claim.amounts[0].start or s.end) if claim.amounts else s.end
        told = _MONEY_FROM.search(context.text, s.start, end if index == here else s.end)
        if told is None:
            continue
        stop = context.phrases(s).end_of_phrase(told.end(), s.end)
        found = context.cast.party(told.end(), stop)
        return None if names_of(found) & names_of(claim.recipient) else found
    return None
