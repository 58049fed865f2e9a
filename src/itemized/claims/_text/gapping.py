"""Who stands beside a sum whose verb was told before: "Roe got $5, the carpenters' union $2"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text import money_forms as forms
from itemized.claims._text.parties import Parties
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.money import Money

_LONGEST = 90  # code points between two sums that a name and what its bearer is may fill
_LEAD = re.compile(
    r"^\s*(?:,|;|and\b|followed by|led by|the\b|\s)+|(?:,? (?:with|at|got|received))?\s+$"
)
#: "Roe $5 and the plumbers' local $2": no name, but what it is.
_DESCRIBED = re.compile(
    r"(?:,|;)? ?(?:and |while |but )?(?P<who>(?:the|an?|his|her|its|their|two|three|four|several)"
    r" (?:(?!(?:who|which|that|is|was|were|are|has|have|had|for|from|to|in|on|with|at|by|of|as"
    r"|and|more|rest|remaining|other|same|latter|former|additional|another|total)\b)"
    r"[\w'\u2019-]+ ){1,4}?)"
    r"(?:(?:another|an additional|at|with|about|nearly|more than|over|just|only|roughly|almost"
    r"|some|around|gave|chipped in|kicked in) )*",
    re.IGNORECASE,
)
#: What no giver and no taker is called: a time, or the sum by another word.
_NO_WHO = re.compile(
    r"\b(?:year|month|week|quarter|cycle|day|time|total|amount|sum|figure|record|average|number"
    r"|median|balance|maximum|limit|donation|contribution|gift|check|payment|loan|debt|bill|cost"
    r"|price|salary|budget|cool|whopping|mere|estimated|combined)s? $",
    re.IGNORECASE,
)
#: What a verb told of before has no second subject for: "paid Roe $5, Doe $2".
_ONE_PAYER = frozenset({"pay", "loan", "owe", "any", None})


def named_beside(money: Money) -> Parties | None:
    """The name that alone stands between the amount before this one and this one."""
    opened = money.text.rfind("(", money.clause_start, money.start)
    low = opened + 1 if opened >= 0 else money.clause_start
    words = money.text[low : money.start]
    if len(words) > _LONGEST or not any((a.end or 0) <= money.clause_start for a in money.others):
        return None
    cast = money.context.cast
    names = cast.between(low, money.start)
    owned = len(names) == 2 and money.text[names[0].end : names[1].start] in {"'s ", "\u2019s "}
    if owned and cast.kind(names[0]) == "place":  # "Ohio's Jo Roe $5 million"
        last = money.text[names[1].end : money.start]
        return cast.mention(names[1]) if forms.SUM_AFTER.fullmatch(last) else None
    if not names:
        return None
    after = money.text[names[-1].end : money.start]
    before = money.text[low : names[0].start]
    role = forms.TITLES_BEFORE if names[0].titled else forms.ROLE_BEFORE
    beside = after == " (" or forms.SUM_AFTER.fullmatch(after)
    alone = len(names) == 1 and role.fullmatch(before) and beside
    return cast.mention(names[0]) if names[0].text == _LEAD.sub("", words) or alone else None


def described_beside(money: Money) -> Parties | None:
    """The plumbers' local of "the carpenters gave $5 and the plumbers' local $2"."""
    verb = money.verb
    if verb is None or money.follows or verb.passive or money.family in _ONE_PAYER:
        return None
    before = max((a.end or 0 for a in money.others if (a.end or 0) <= money.start), default=0)
    if not verb.end < before <= money.start:
        return None
    said = _DESCRIBED.fullmatch(money.text, before, money.start)
    if said is None or _NO_WHO.search(said["who"]):
        return None
    return money.context.cast.party(said.start("who"), said.end("who"))


def given_again(money: Money) -> tuple[Parties | None, Parties] | None:
    """Giver and taker of the second sum of "Roe gave the Harbor Fund $5 and the Acme PAC $2".

    Only where both takers are committees and the giver is none: "Roe gave Doe $5 and Penn $2" may
    say that Penn gave.
    """
    first, taker = money.before_item, money.beside_name
    if first is None or first.verb is None or money.verb is None or taker is None:
        return None
    same = first.verb.start == money.verb.start and not money.verb.passive
    given = first.to_party
    if not same or not isinstance(given, Mention) or not isinstance(taker, Mention):
        return None
    giver = first.subject
    dative = first.verb.end <= given.start < first.start
    alike = given.kind == taker.kind == "committee"
    if dative and alike and isinstance(giver, Mention) and giver.kind != "committee":
        return giver, taker
    return None
