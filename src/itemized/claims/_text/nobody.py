"""What no party can be: a clause that was taken for a name, a figure, a word of how or when.

A statement without a donor or recipient may yet have one from the text before it; with "that total"
for its donor it would never ask.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.parties import Cast, Parties

#: Where a phrase goes on as a clause: "Roe has received support", "the haul helped him".
_CLAUSE = re.compile(
    r"\s(?:has|have|had|is|was|were|are|became|came|comes|means|shows?|showed|said|says|will|would"
    r"|could|did|does|faces?|\w{3,}ed (?:him|her|them|his|its|their|the|an?))\s"
)
_TOLD_BY = re.compile(r"\b(?:who|that|which|whose|whom|it|they|he|she)\b")
#: No noun: "around $600,000", "further", "historically", "citing people familiar with it".
_NO_NOUN = re.compile(
    r"(?:[,;.)]|(?:around|about|nearly|almost|roughly|over|further|historically|combined|since"
    r"|citing|according|including|based|compared|thanks|despite|that|what|which|this|these"
    r"|those|there|more|less|much|most|some|how|when|where|why|to|by|in|on|at(?! least)|of|with"
    r"|join|means|\w+ing to)(?:\s|$))",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"(?:some|most|more|much|those|these|that|this|about|over|around|nearly"
    r"|almost|roughly)\s+[^\W\d]",
    re.IGNORECASE,
)
#: Money itself, and what is told of it, gives and takes none.
_MONEY = re.compile(
    r"(?:(?:the|this|that|these|those|his|her|its|their|an?|[\w.]+['\u2019]s?|big|large|overall"
    r"|grand|same|first|combined|final|(?:vast )?(?:majority|bulk|rest|half|part) of) )*"
    r"(?:totals?|figures?|sums?|reserves|hauls?|amounts?|contributions?|donations?|numbers?"
    r"|ranks?|fundraisers?|tally|money|cash|reports?|results?|general election|primary election"
    r"|election|primary)$",
    re.IGNORECASE,
)
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
    loose = _NO_NOUN.match(party.text) and not _SOME.match(party.text)
    return None if loose or _MONEY.fullmatch(party.text) else party
