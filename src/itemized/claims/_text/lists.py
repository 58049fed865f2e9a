"""Parties listed one after another, by name or by what they are.

"To Roe, other Democrats and a political action committee", "groups such as Acme Now and the Doe
Fund": a list ends with "and" and none of its members has a verb of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text import party_forms as forms
from itemized.claims._text.politics import may_be_political
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.parties import Cast, Parties

_MEMBER = re.compile(
    r"(?P<gap>,? and |,? as well as |, )(?:(?:to|from|by) )?(?P<np>(?:(?:the|an?|his|her|its|other"
    r"|two|three"
    r"|several|some|many) )?[\w.'\u2019&-]+(?: [\w.'\u2019&-]+){0,6}?)(?=,| and |[.;:)\u201d\"]|$)"
)
#: What is said of a member before the next: "Roe, D-Ohio, and", "the Roe family behind Acme and".
_ASIDE = re.compile(
    r"(?:, (?:[DRIL]|Ind)-[A-Z][\w.]+(?=,)| \([^()]{1,30}\)"
    r"| behind (?:the )?[\w.' \u2019-]{2,30}?(?= and |,))"
)
_SUCH_AS = re.compile(
    r",? (?:such as|like|including) (?=(?:the |an? )?(?:[\w.'\u2019-]+ ){0,4}[^\W\d_a-z])"
)
_MANY = re.compile(
    r"\b(?:groups|organi[sz]ations|committees|pacs|donors|companies|firms|unions|nonprofits|candidates"
    r"|lawmakers|executives|democrats|republicans|senators|members|politicians|contributors|backers"
    r"|supporters|interests)$",
    re.IGNORECASE,
)
#: "Democrats like Roe and Doe" are more than those two.
_SIDE = re.compile(r"\b(?:democrats|republicans|libertarians|candidates)$", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|was|are|were|has|have|had|will|would|said|says|gave|spent|raised|took|got|paid|sent|put"
    r"|made|ran|won|lost|who|which|that|(?!united\b|allied\b|retired\b|affiliated\b)[a-z]{3,}ed|\$)\b"
)
_MOST = 6  # members


def with_list(cast: Cast, first: Parties | None, limit: int) -> Parties | None:
    """The party with those that a list right after it names; of "groups such as", those."""
    if not isinstance(first, Mention) or (first.resolved and first.text.islower()):
        return first
    such = _SUCH_AS.match(cast.text, first.end, limit) if _MANY.search(first.name) else None
    if such:
        member = _MEMBER.match(", " + cast.text[such.end() : limit])
        start = such.end()
        end = start + len(member["np"]) if member else start
        one = cast.party(start, end) if member else None
        if not isinstance(one, Mention) or not cast.between(start, end):
            return first
        named = (one, *_members(cast, end, limit))
        named = (first, *named) if _SIDE.search(first.name) else named
        return named if len(named) > 1 else one
    rest = _members(cast, first.end, limit)
    return (first, *rest) if rest else first


def _members(cast: Cast, at: int, limit: int) -> list[Mention]:
    """The members of a list from its second on; none where it is no list."""
    found: list[Mention] = []
    last = False
    while len(found) < _MOST and not last:
        aside = _ASIDE.match(cast.text, at, limit)
        at = aside.end() if aside else at
        m = _MEMBER.match(cast.text, at, limit)
        if m is None or _VERB.search(m["np"]):
            break
        party = cast.party(*m.span("np"))
        if not isinstance(party, Mention) or not _may_be(cast, party, m):
            break
        found.append(party)
        last, at = "and" in m["gap"] or "as well" in m["gap"], m.end()
    return found if last and not _goes_on(cast, at, limit) else []


def _may_be(cast: Cast, party: Mention, m: re.Match[str]) -> bool:
    """Whether a member is named or is a kind of giver or taker, and no time or place."""
    names = cast.between(*m.span("np"))
    named = any(cast.kind(n) not in {"place", "side"} for n in names)
    groups = may_be_political(party.name) or forms.GROUP_END.search(party.name)
    return named or bool(groups or _MANY.search(party.name))


def _goes_on(cast: Cast, at: int, limit: int) -> bool:
    """Whether what was taken for the last member is the subject of a clause."""
    return bool(_VERB.match(cast.text[at : min(limit, at + 20)].lstrip()))
