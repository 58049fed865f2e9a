"""What a campaign's money went for, sum by sum, after the text has said that it spends.

"Roe's campaign spent $3 million in May. Payroll cost $640,000, and another $212,000 went for
travel": rent and wages are no political money by themselves, but in a passage on a campaign's
spending they are its bills.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from itemized.model import Claim, Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.parties import Parties

_NEAR = 2  # sentences after the last statement of spending
_SPENT = frozenset({"spent", "paid"})
#: "Payroll cost", "travel ran to", "bills came to".
_COST = re.compile(
    r"\b(?:costs?|ate up|eats up|ran|runs?|came|comes|totall?ed|amounted|consumed|accounted for"
    r"|added up"
    r"|set (?:it|them|him|her|the \w+) back|billed|charged|invoiced)"
    r"(?: (?:to|up|the|its?|his|her|their|campaign|committee|group|PAC|them|him|another|about"
    r"|nearly"
    r"|more|than|roughly|around|some|over|an|additional|for|almost|just))*\s*$",
    re.IGNORECASE,
)
_PAYEE = re.compile(
    r"\b(?:was|were|been|being|got|gets|collected|received|receives|earned|earns|made|billed"
    r"|charged)"
    r"(?: paid)?(?: (?:another|about|nearly|more|than|roughly|around|some|over|an|additional|almost"
    r"|just|up|to|it|him|her|the|campaign|committee))*\s*$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?: more)?,? (?:of (?:it|that|which) )?(?:(?:has |have |had )?(?:went|gone)|(?:was|were"
    r"|is being) "
    r"(?:paid|sent|wired|handed|given)|going) to ",
)
_FOR = re.compile(
    r"(?:, [^,$]{3,50},)?(?: more| a (?:month|week|year))?,? (?:(?:of (?:it|that"
    r"|which) )?(?:covered|paid for|bought"
    r"|went (?:toward|for|into)|was (?:spent|used|eaten up|put|charged|billed)) |(?:for|on|in"
    r"|worth of"
    r"|to (?:cover|pay|rent|buy|hire|settle|print|produce|air)) )(?=[\w\u201c\"])"
)
#: Money that comes in, or that no bill is: a passage on spending may tell of it too.
_OTHER = re.compile(
    r"\b(?:rais(?:ed|ing)|donat\w+|contribut\w+|gifts?|on hand|in the bank|budget|salary of|sold"
    r"|loan\w*"
    r"|fine[ds]?|worth|earn(?:s|ed) a salary|cash|goal|limit|lawsuit|verdict|damages|taxpayers?"
    r"|taxes|bonds?|wages?|price|prices|pledged)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:(?::| \u2014| \u2013| -|,| \()|(?P<to>,?(?: [\w-]+){0,3}? to))\s+(?P<what>[^$;:.]{2,70})"
)
#: Before the name of who was paid: "printing at Acme", "printing (Acme)", "consultant: Acme".
_WITH = re.compile(
    r"(?: (?:to|from|at|with|by|through|via|firm|company|consultants?|vendor)"
    r"|[:(\u2014\u2013-]) ?(?:the )?$"
)
_LEAD = 16  # code points
_BACK = 12  # statements of sums
_LONGEST = 60  # lines
#: A name that is all of a line's label, or is followed by what it was paid for.
_ALONE = re.compile(r"\s*(?:$|[,(;.\u2014\u2013-]| for | in | to )")
_AT_HEAD = 4  # code points
_SPENDING = re.compile(
    r"\b(?:spen[dt]\w*|paid|pay\w*|expens\w*|expenditures?|went|costs?|bills?|purchas\w*|bought"
    r"|disburse\w*|vendors?|outlays?)\b",
    re.IGNORECASE,
)


def read_outlays(claims: list[Claim], context: Context) -> list[Claim]:
    """The claims with one more for each bill in a passage on somebody's spending."""
    taken = {a.start for c in claims for a in c.amounts}
    told = sorted((c for c in claims if c.amounts), key=_place)
    before: list[Claim] = []  # what is told of sums before the one looked at
    most: dict[str, Decimal] = {}  # the largest sum that each spent
    added: list[Claim] = []
    for money in context.moneys:
        while told and _place(told[0]) < money.start:
            _remember(told.pop(0), before, most)
        if money.start in taken or money.stance:
            continue
        listed = _list_of(before, money)
        last = listed or _last(before, money)
        if last is None or not isinstance(last.donor, Mention):
            continue
        part = money.amount.value <= most.get(last.donor.name, Decimal(0))
        claim = _bill(money, last.donor, part=part)
        if claim is None and listed is not None and part and money.political:
            claim = _line(money, last.donor)
        if claim is not None:
            added.append(claim)
            _remember(claim, before, most)
    return sorted([*claims, *added], key=lambda c: (c.start, c.end, c.kind))


def _place(claim: Claim) -> int:
    return claim.amounts[0].start or 0


def _remember(claim: Claim, before: list[Claim], most: dict[str, Decimal]) -> None:
    """Keep a statement of a sum among those told before: no bill is larger than what was spent."""
    before.append(claim)
    if claim.direction in _SPENT and isinstance(claim.donor, Mention):
        spent = max(a.value for a in claim.amounts)
        most[claim.donor.name] = max(spent, most.get(claim.donor.name, spent))


def _last(before: list[Claim], money: Money) -> Claim | None:
    """The last statement of spending, shortly before a sum and with no other in its sentence."""
    near = before[-_BACK:]
    here = [c for c in near if c.sentence.start == money.sentence.start]
    spent = [c for c in here or near if c.direction in _SPENT and isinstance(c.donor, Mention)]
    if not spent:
        return None
    apart = money.sentence.index - money.context.sentence_at(spent[-1].start).index
    return spent[-1] if apart <= _NEAR else None


def _list_of(before: list[Claim], money: Money) -> Claim | None:
    """The spending that a list of lines tells of, each of which begins with a sum."""
    sentences, context = money.context.sentences, money.context
    first = at = money.sentence.index
    while at >= max(0, first - _LONGEST) and _begins_with_sum(context, at):
        at -= 1
    lead = sentences[max(0, at - 1)].start, sentences[at].end
    if at < 0 or at == first or not _SPENDING.search(context.text, *lead):
        return None
    spent = (c for c in reversed(before) if c.direction in _SPENT and isinstance(c.donor, Mention))
    return next(spent, None)


def _begins_with_sum(context: Context, index: int) -> bool:
    """Whether a sentence begins with a sum, but for a bullet, and its paragraph with it."""
    s = context.sentences[index]
    sums = context.amounts_in(s)
    new = index == 0 or context.sentences[index - 1].paragraph != s.paragraph or s.line
    return bool(sums and new) and (sums[0].start or 0) - s.start <= _AT_HEAD


def _bill(money: Money, payer: Parties | None, *, part: bool) -> Claim | None:
    """The payment that a sum is, by whoever the passage says spends."""
    text, end = money.text, money.sentence.end
    if _OTHER.search(money.words):
        return None
    phrases = money.context.phrases(money.sentence)
    to = _TO.match(text, money.end, end)
    if to:
        payee = money.context.cast.party(to.end(), phrases.end_of_phrase(to.end(), end))
        return money.claim("payment", "paid", payer, payee)
    paid = _PAYEE.search(money.before)
    if paid:
        who = phrases.main_subject(money.sentence, money.sentence.start + paid.start())
        first = who[0] if isinstance(who, tuple) else who
        proper = isinstance(first, Mention) and first.kind in {"person", "organization"}
        return money.claim("payment", "paid", payer, who) if proper else None
    use = _FOR.match(text, money.end, end)
    if not part or not (use or _COST.search(money.before)):
        return None
    payee = _with_whom(money, use.end()) if use else None
    if payee is not None:
        return money.claim("payment", "paid", payer, payee)
    return money.claim("spent_total", "spent", payer)


def _with_whom(money: Money, at: int) -> Parties | None:
    """The Acme of "$5,000 for printing at Acme", "$5,000, printing (Acme)"."""
    cast = money.context.cast
    sums = [a.start or 0 for a in money.others if (a.start or 0) > money.end]
    end = min([*sums, money.sentence.end])
    for n in cast.between(at, end):
        if cast.kind(n) in {"person", "organization", "committee"}:
            lead = _WITH.search(money.text, max(at - 1, n.start - _LEAD), n.start)
            return cast.headed(n) if lead else None
    return None


def _line(money: Money, payer: Parties | None) -> Claim | None:
    """A line of a list: "$5,000 to Acme Media", "$9,000: rent"."""
    cast, phrases = money.context.cast, money.context.phrases(money.sentence)
    item = _ITEM.match(money.text, money.end, money.sentence.end)
    if item is None:
        return None
    start = item.start("what")
    if item["to"]:
        to = cast.party(start, phrases.end_of_phrase(start, money.sentence.end))
        return money.claim("payment", "paid", payer, to)
    names = cast.between(start, item.end("what"))
    alone = (
        names
        and names[0].start - start < _AT_HEAD
        and cast.kind(names[0]) not in {"place", "side"}
        and _ALONE.match(money.text, names[0].end, item.end("what"))
    )
    payee = cast.headed(names[0]) if alone else _with_whom(money, start)
    if payee is None:
        return money.claim("spent_total", "spent", payer)
    return money.claim("payment", "paid", payer, payee)
