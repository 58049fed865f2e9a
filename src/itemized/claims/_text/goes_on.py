"""Sums that no verb governs: they go on with the statement told before them.

"Roe raised $5 million in May; for Doe it was $2 million", "gave $5 to Roe and $2 to Doe".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text.listed import name_beside
from itemized.claims._text.parties import Parties
from itemized.model import Claim, Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money

_HELD = frozenset({"raised_total", "spent_total", "cash_on_hand", "debt", "ie_spending"})
_GIVEN = frozenset({"donation", "donation_total", "transfer"})
_PARTED = frozenset({"ie_spending", "spent_total"})
_NEXT_TO = 2  # sentences
_NEAR = 200  # code points between two sums of one list
_OWNED = re.compile(r"['\u2019]s? (?:[a-z-]+ ){0,3}$")
#: "Roe is second with $5".
_NEXT = re.compile(
    r"\b(?:is|was|came(?: in)?|finished|placed|ranked|follow(?:s|ed)|trail(?:s"
    r"|ed))(?: an?)?(?: close| distant)?"
    r"(?: second| third| next| fourth| last)?,? (?:at|with) (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
FOR_WHOM = re.compile(
    r"\s+(?:of (?:it|that|which) )?(?:for|by|(?:was |were )?(?:raised|held|reported"
    r"|spent) by) (?=[^\W\d_])"
)
_FROM = re.compile(r"\s+(?:each |apiece )?(?:from|by) (?=[^\W\d_])")
_TO = re.compile(r"\s+(?:each |apiece )?(?:to|for) (?=[^\W\d_])")
#: "$9 million of it against Roe": a part of the sum just told.
_PART = re.compile(
    r"\s+of (?:it|that|which)\b(?! (?:from|came|comes|was from))(?: (?:went|has gone|was spent))?"
    r" (?:to|into|on|against|for|in|attacking|supporting|backing|opposing)\b"
)
_SAID = (
    (re.compile(r"\bin cash\b|\bon hand\b|\bin the bank\b|\bcash\b"), "cash_on_hand", "has"),
    (re.compile(r"\b(?:beneficiar|recipient)"), "donation_total", "received"),
    (re.compile(r"\b(?:rais|haul|fundrais)|\breported by\b"), "raised_total", "received"),
    (re.compile(r"\b(?:spen[dt]|outlay)"), "spent_total", "spent"),
)
#: What is no statement of its own: a bound, a price, what a sum is measured against.
_NOT_ONE = re.compile(
    r"\b(?:limit|maximum|cap|record|goal|target|of (?:the|that|its|his|her|their)|or (?:more|less)"
    r"|under|below|least|of|all but)\s(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)


def carry_on(claims: list[Claim], context: Context) -> list[Claim]:
    """The claims with one more for each sum that goes on with the claim before it."""
    taken = {a.start for c in claims for a in c.amounts}
    told = sorted((c for c in claims if c.amounts), key=_end)
    added: list[Claim] = []
    last, at = None, 0
    for money in context.moneys:
        while at < len(told) and _end(told[at]) <= money.start:
            last, at = told[at], at + 1
        skip = money.start in taken or money.stance or not money.political or _own_verb(money)
        claim = _like(last, money) if last is not None and not skip else None
        if claim is not None:
            added.append(claim)
            last = claim
    return sorted([*claims, *added], key=lambda c: (c.start, c.end, c.kind))


def _end(claim: Claim) -> int:
    """Where the last sum of a claim ends."""
    return claim.amounts[-1].end or 0


def _own_verb(money: Money) -> bool:
    """Whether a verb of its own governs the sum: then it is another statement, read or refused."""
    verb = money.verb
    return (
        verb is not None
        and (money.follows or verb.start >= money.clause_start)
        and (verb.family not in {"has", "any"})
    )


def _kind(last: Claim, money: Money) -> tuple[str, str]:
    """What the sentence's own words make of the sum, else what the last one was."""
    for form, kind, direction in _SAID:
        if form.search(money.sentence.text):
            return kind, direction
    return last.kind, last.direction or ""


#: "Spent $3 million on ads, compared to $39 million on salaries".
_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|versus|against) (?:[\w-]+ ){0,3}$", re.IGNORECASE
)
_ON = re.compile(r" (?:on|for) ")


#: "Had $8 million, down from $21 million in April": the same one's, at another time.
_FROM_THEN = re.compile(
    r"\b(?:down (?:sharply )?from|compared (?:to|with)) (?:[\w-]+ ){0,3}$", re.IGNORECASE
)
_THEN = re.compile(
    r"(?: (?:raised|collected|spent|on hand))? (?:in|at|during|for|a|last|the|[\w-]+) (?:[\w-]+"
    r" ){0,4}?"
    r"(?:(?-i:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)"
    r"|\d{4}|earlier|ago|before|previous|prior|last|first|second|third|fourth|same|quarter|month"
    r"|year"
    r"|cycle)\b"
)


def _of_then(last: Claim, money: Money) -> Claim | None:
    """What the same one had, raised or spent at the time that a sum is compared with."""
    same = last.sentence.start == money.sentence.start and last.kind in _HELD
    if not same or not _FROM_THEN.search(money.before):
        return None
    if not _THEN.match(money.text, money.end, money.sentence.end):
        return None
    return money.claim(last.kind, last.direction or "", last.donor, last.recipient)


def _set_beside(last: Claim, money: Money) -> Claim | None:
    """What the same one spent on something else, set against the sum just told."""
    same = last.sentence.start == money.sentence.start and last.kind in _PARTED
    if not same or not _COMPARED.search(money.before):
        return None
    if not _ON.match(money.text, money.end, money.sentence.end):
        return None
    return money.claim("spent_total", "spent", last.donor)


#: "Roe gave $9 million to groups. This includes $2 million to Acme PAC": parts of what was told.
_INCLUDES = re.compile(
    r"(?:(?:This|That|It|They|These|Those|(?:The|Her|His|Its|Their|Some|Most|Among)\b[^.;$]{0,40}?)"
    r" (?:includes?d?|were|was|is|are|:)|Including|Among them(?: were| are)?:?) (?:[\w-]+ ){0,3}$"
)


def _is_part(last: Claim, money: Money) -> bool:
    """Whether its sentence tells the parts of the gifts told in the sentence before."""
    near = money.sentence.index - money.context.sentence_at(last.start).index <= _NEXT_TO
    gave = last.direction == "gave" and last.donor is not None
    return near and gave and bool(_INCLUDES.match(money.before))


def _like(last: Claim, money: Money) -> Claim | None:
    """A claim like the last one, of another sum and of whom the words beside it name."""
    beside = _set_beside(last, money) or _of_then(last, money)
    if beside is not None:
        return beside
    part = _is_part(last, money)
    if (money.start - _end(last) > _NEAR and not part) or _NOT_ONE.search(money.before[-40:]):
        return None
    if last.kind in _PARTED and _PART.match(money.text, money.end, money.sentence.end):
        return money.claim(last.kind, last.direction or "", last.donor, last.recipient)
    if last.kind in _HELD:
        who = owner_of(money, FOR_WHOM)
        if who is None:
            return None
        kind, direction = _kind(last, money)
        one, two = (None, who) if direction == "received" else (who, None)
        return money.claim(kind, direction, one, two)
    if last.kind not in _GIVEN or (last.sentence.start != money.sentence.start and not part):
        return None
    taker, giver = _named(money, _TO), owner_of(money, _FROM)
    if taker is None and giver is None:
        return None
    if giver is not None and giver == last.recipient:
        giver = None  # "$2 to Roe, $1 to Doe": who stands before the sum got the one before it
    donor, recipient = giver or last.donor, taker or last.recipient
    return money.claim(last.kind, last.direction or "gave", donor, recipient)


def owner_of(money: Money, after: re.Pattern[str]) -> Parties | None:
    """Whose the sum is: "Roe's $5", "$5 for Roe", "Roe, $5"."""
    cast, low = money.context.cast, money.sentence.start
    owned = _OWNED.search(money.text, low, money.start)
    if owned:
        named = [n for n in cast.between(low, owned.start() + 1) if n.end == owned.start()]
        return cast.mention(named[-1]) if named else None
    if _NEXT.search(money.before):
        return money.context.phrases(money.sentence).main_subject(money.sentence, money.start)
    said = _named(money, after)
    if said is not None:
        return said
    name = name_beside(money)
    return cast.headed(name) if name else None


def _named(money: Money, words: re.Pattern[str]) -> Parties | None:
    """Whom the words right after the sum name."""
    said = words.match(money.text, money.end, money.sentence.end)
    if said is None:
        return None
    phrases = money.context.phrases(money.sentence)
    party = money.context.cast.party(
        said.end(), phrases.end_of_phrase(said.end(), money.sentence.end)
    )
    first = party[0] if isinstance(party, tuple) else party
    proper = isinstance(first, Mention) and first.kind in {"person", "committee", "organization"}
    return party if proper else None
