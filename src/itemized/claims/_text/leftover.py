"""Political sums that no kind has read: what their verb and the words around them say of them.

It comes last, after the kinds and after `goes_on`, so that a sum is not passed over because its
sentence has a form that no rule foresaw. A sum that is measured against another one, a price of
a seat at a dinner, a goal or a limit is no statement of what was given or spent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text.goes_on import FOR_WHOM, owner_of
from itemized.claims._text.parties import Parties
from itemized.claims._text.politics import cues, is_strong, may_be_political
from itemized.model import Amount, Claim, Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money

_NOT_TOLD = re.compile(
    r"\b(?:limit|maximum|cap|capped at|record|goal|target|worth|tickets?(?: \w+){0,3}"
    r"|compared (?:to|with)|all but"
    r"|(?:up|down) from|increase|fined|under|below|less than|exceed\w*|cost|costs|for as little as"
    r"|or (?:more|less)|out of|of (?:the|that|its|his|her|their))"
    r"(?: (?:of|at|to|by|with|over|in|a|an|about|nearly|more|than|just|only|gifts|was|is"
    r"|estimated))*\s*$",
    re.IGNORECASE,
)
_SEAT = re.compile(
    r"[- ](?:a|per)[- ](?:couple|plate|head|person|ticket|seat|table|cycle|year|election|month)\b"
    r"|[- ](?:limit|cap|maximum|threshold|initiative|plan|program|project|question|bill|tax|deal"
    r"|price)\b"
    r"| or (?:less|more|under)\b",
    re.IGNORECASE,
)
_SPENDING = re.compile(
    r"\s+(?:and \w+ )?(?:in|on|for|worth of) (?:[\w-]+ ){0,3}?(?:spending|ads?|advert\w+|airtime"
    r"|commercials|mailers|expenditures|outlays|TV|television|radio)\b",
    re.IGNORECASE,
)
_ROW = 2  # sums
_COMMA = re.compile(r"\s*(?:,|,? and|;)\s+(?:(?:about|nearly|some|roughly|over|more than) )?")
_OF_WHAT = re.compile(
    r"\b(?:(?P<held>cash|balances?|war chests?|on hand)|(?P<spent>spen\w+|outlays|expenditures"
    r"|expenses)"
    r"|(?P<raised>rais\w+|fund-?rais\w+|hauls?|receipts|totals?|donations|contributions|takes?))\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\s+(?:\w+ ){0,2}from (?=[^\W\d_])")
_BENEFITS = re.compile(r"\b(?:beneficiar|recipient)\w*", re.IGNORECASE)
_BEST = re.compile(
    r"\b(?:best|biggest|strongest|worst) (?:\w+ ){0,2}?(?:day|week|month|quarter|haul|year)\b", re.I
)
#: "The $5 million rate increase".
_OF_A_THING = re.compile(
    r"[ -](?!(?:in|from|to|for|on|of|with|more|last|this|so|and|but|or|by|over|through|since|during"
    r"|after|before|while|as|at|against|behind|each|apiece|raised|spent|given|total|left|even|came"
    r"|went|was|were|is|has|had|which|that|who|haul|contribution|donation|gift|check)\b)[a-z]"
)
_FEW = re.compile(
    r" (?:(?:about|nearly|almost|just|only|some|a|over|more|than|another|still|roughly|around|less"
    r"|under|at|least) )*"
)
#: "Had $5 million in contributions", "$5 from Roe", "$5 in debt": it is not what was held.
_NOT_HELD = re.compile(
    r"\s*(?:-|(?:in|worth of|of) (?:[\w-]+ ){0,2}?(?:contributions?|donations?|gifts?|pledges"
    r"|commitments"
    r"|debts?|bills|spending|expens\w+|ads?|receipts|loans?)\b|from\b|come in|raised|spent|given)"
)
_RAISED = frozenset({"raised_total"})
_SPENT = frozenset({"ie_spending", "spent_total"})
_GIVEN = frozenset({"donation", "donation_total", "superlative"})
_PROPER = frozenset({"person", "committee", "organization"})
_NEAR = 300  # code points back to the statement that a sum without a verb goes on with


def read_leftovers(claims: list[Claim], context: Context) -> list[Claim]:
    """The claims with one more for each political sum that none of them holds."""
    taken = {a.start for c in claims for a in c.amounts}
    told = sorted((c for c in claims if c.amounts), key=lambda c: c.start)
    added = []
    for money in context.moneys:
        if money.start in taken or not money.political or money.stance:
            continue
        last = next((c for c in reversed(told) if c.start < money.start), None)
        if not _in_talk(money, last):
            continue
        claim = _in_a_row(money) or _told(money, last)
        if claim is not None:
            added.append(claim)
    return sorted([*claims, *added], key=lambda c: (c.start, c.end, c.kind))


def _in_talk(money: Money, last: Claim | None) -> bool:
    """Whether its sentence, or a statement near before it, speaks of political money."""
    near = last is not None and money.start - last.end < _NEAR
    return near or is_strong(money.sentence.text) or cues(money.sentence.text) > 1


def _in_a_row(money: Money) -> Claim | None:
    """What a row of sums says of a row of names: "Roe and Doe had hauls of $5 and $2"."""
    row = _row(money)
    if len(row) < _ROW:
        return None
    before = money.text[money.sentence.start : row[0].start or 0]
    noun = next((m for m in _OF_WHAT.finditer(before)), None)
    if noun is None:
        return None
    cast = money.context.cast
    names = [
        n
        for n in cast.between(money.sentence.start, row[0].start or 0)
        if cast.kind(n) not in {"place", "side"}
    ][-len(row) :]
    each = cast.several(names) if len(names) == len(row) else []
    if len(each) == len(row):
        who: Parties | None = each[row.index(money.amount)]
    else:
        who = _proper(
            money.context.phrases(money.sentence).main_subject(money.sentence, money.start)
        )
    if who is None:
        return None
    if noun.lastgroup == "held":
        return money.claim("cash_on_hand", "has", who)
    if noun.lastgroup == "spent":
        return money.claim("spent_total", "spent", who)
    return money.claim("raised_total", "received", None, who)


def _row(money: Money) -> list[Amount]:
    """The sums that stand in a row with one, nothing but commas between them."""
    every = money.context.amounts_in(money.sentence)
    at = every.index(money.amount) if money.amount in every else -1
    if at < 0:
        return []
    low = high = at
    while low and _COMMA.fullmatch(money.text, every[low - 1].end or 0, every[low].start or 0):
        low -= 1
    while high + 1 < len(every) and _COMMA.fullmatch(
        money.text, every[high].end or 0, every[high + 1].start or 0
    ):
        high += 1
    return every[low : high + 1]


def _told(money: Money, last: Claim | None) -> Claim | None:
    """The statement that a sum makes, or None where it makes none."""
    if _NOT_TOLD.search(money.before[-60:]) or _SEAT.match(money.text, money.end):
        return None
    doer, family = _proper(money.subject), money.family
    if _SPENDING.match(money.text, money.end, money.sentence.end):
        return money.claim("spent_total", "spent", doer)
    if family == "give" and doer:
        taker = money.to_party
        return money.claim("donation", "gave", doer, taker) if taker == _proper(taker) else None
    if _FROM.match(money.text, money.end, money.sentence.end) and money.from_party:
        return money.claim("donation", "received", money.from_party, doer)
    if doer is None or family in {None, "has"}:
        return _like(money, last)
    if family in {"raise", "receive"}:
        return money.claim("raised_total", "received", None, doer)
    return None


def _like(money: Money, last: Claim | None) -> Claim | None:
    """What goes on with the statement before it, of whoever its own sentence is about."""
    if _OF_A_THING.match(money.text, money.end, money.sentence.end):
        return None
    phrases = money.context.phrases(money.sentence)
    own = (
        owner_of(money, FOR_WHOM)
        or money.beside_name
        or phrases.main_subject(money.sentence, money.start)
    )
    who = _proper(own)
    if who is None or last is None or money.start - last.end > _NEAR:
        return None
    if _BENEFITS.search(money.before):
        return money.claim("donation_total", "received", None, who)
    if _just_had(money):
        return money.claim("cash_on_hand", "has", who)
    if last.kind in _RAISED or _BEST.search(money.before):
        return money.claim("raised_total", "received", None, who)
    if last.kind == "cash_on_hand" and money.beside_name is not None:
        return money.claim("cash_on_hand", "has", who)
    if last.kind in _SPENT:
        return money.claim(last.kind, "spent", who)
    if last.kind in _GIVEN and last.direction in {"gave", "received"}:
        taker = last.recipient if last.recipient != who else None
        return money.claim("donation", last.direction, who, taker)
    return None


def _just_had(money: Money) -> bool:
    """Whether somebody just "had" it: "raised $5 million and had $2 million"."""
    verb = money.verb
    had = verb is not None and verb.word.lower() in {"had", "has", "have"} and not money.follows
    if verb is None or not had or not _FEW.fullmatch(money.text, verb.end, money.start):
        return False
    return not _NOT_HELD.match(money.text, money.end, money.sentence.end)


def _proper(party: Parties | None) -> Parties | None:
    """The party, where it can have money in politics."""
    first = party[0] if isinstance(party, tuple) else party
    if not isinstance(first, Mention):
        return None
    return party if first.kind in _PROPER or may_be_political(first.name) else None
