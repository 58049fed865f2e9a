"""What a campaign's money went for, sum by sum, after the text has said that it spends.

"Roe's campaign spent $3 million in May. Payroll cost $640,000, and another $212,000 covered travel":
rent and wages are no political money by themselves, but in a passage on a campaign's spending they
are its bills.
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
    r"\b(?:costs?|ate up|eats up|ran|runs?|came|comes|totall?ed|amounted|consumed|accounted for|added up"
    r"|set (?:it|them|him|her|the \w+) back|billed|charged|invoiced)"
    r"(?: (?:to|up|the|its?|his|her|their|campaign|committee|group|PAC|them|him|another|about|nearly"
    r"|more|than|roughly|around|some|over|an|additional|for|almost|just))*\s*$",
    re.IGNORECASE,
)
_PAYEE = re.compile(
    r"\b(?:was|were|been|being|got|gets|collected|received|receives|earned|earns|made|billed|charged)"
    r"(?: paid)?(?: (?:another|about|nearly|more|than|roughly|around|some|over|an|additional|almost"
    r"|just|up|to|it|him|her|the|campaign|committee))*\s*$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?: more)?,? (?:of (?:it|that|which) )?(?:(?:has |have |had )?(?:went|gone)|(?:was|were|is being) "
    r"(?:paid|sent|wired|handed|given)|going) to ",
)
_FOR = re.compile(
    r"(?: more| a (?:month|week|year))?,? (?:(?:of (?:it|that|which) )?(?:covered|paid for|bought"
    r"|went (?:toward|for|into)|was (?:spent|used|eaten up|put|charged|billed)) |(?:for|on|in|worth of"
    r"|to (?:cover|pay|rent|buy|hire|settle|print|produce|air)) )(?=[\w\u201c\"])"
)
#: Money that comes in, or that no bill is: a passage on spending may tell of it too.
_OTHER = re.compile(
    r"\b(?:rais(?:ed|ing)|donat\w+|contribut\w+|gifts?|on hand|in the bank|budget|salary of|sold|loan\w*"
    r"|fine[ds]?|worth|earn(?:s|ed) a salary|cash|goal|limit|lawsuit|verdict|damages|taxpayers?"
    r"|taxes|bonds?|wages?|price|prices|pledged)\b",
    re.IGNORECASE,
)
#: The label of a line, before its sum or after it.
_LABEL = re.compile(
    r"(?:^|[;,.\n]|\d\)?,? (?:and )?)\s*(?:[\u2022*-] )?(?P<what>[^$;:]{2,70}?)"
    r"(?::| \u2014| \u2013| -|,| \(| for| at)\s*(?:(?:about|nearly|more than|roughly|over) )?$"
)
_ITEM = re.compile(r"(?::| \u2014| \u2013| -|,| \(| to)\s*(?P<what>[^$;:.]{2,70})")
_WITH = re.compile(r" (?:to|from|at|with|by|through|via) (?=(?:the )?[^\W\d_a-z])")
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
    told = sorted((c for c in claims if c.amounts), key=lambda c: c.amounts[0].start or 0)
    added: list[Claim] = []
    for money in context.moneys:
        if money.start in taken or money.stance:
            continue
        listed = _list_of(told, money)
        last = listed or _last(told, added, money)
        whole = _whole([*told, *added], last) if last is not None else Decimal(0)
        part = money.amount.value <= whole
        claim = _bill(money, last.donor, part=part) if last is not None else None
        if claim is None and listed is not None and part and money.political:
            claim = _line(money, listed.donor)
        if claim is not None:
            added.append(claim)
    return sorted([*claims, *added], key=lambda c: (c.start, c.end, c.kind))


def _last(told: list[Claim], added: list[Claim], money: Money) -> Claim | None:
    """The last statement of spending, shortly before a sum and with no other in its sentence."""
    before = [c for c in (*told, *added) if (c.amounts[0].start or 0) < money.start]
    here = [c for c in before if c.sentence.start == money.sentence.start]
    spent = [c for c in here or before if c.direction in _SPENT and isinstance(c.donor, Mention)]
    last = max(spent, key=lambda c: c.amounts[0].start or 0, default=None)
    if last is None:
        return None
    apart = money.sentence.index - money.context.sentence_at(last.start).index
    return last if apart <= _NEAR else None


def _list_of(told: list[Claim], money: Money) -> Claim | None:
    """The spending that a list of lines tells of, each of which begins with a sum."""
    sentences, context = money.context.sentences, money.context
    at = money.sentence.index
    while at >= 0 and _begins_with_sum(context, at):
        at -= 1
    lead = sentences[max(0, at - 1)].start, sentences[at].end
    if at < 0 or at == money.sentence.index or not _SPENDING.search(context.text, *lead):
        return None
    spent = [
        c
        for c in told
        if c.start < lead[1] and c.direction in _SPENT and isinstance(c.donor, Mention)
    ]
    return spent[-1] if spent else None


def _begins_with_sum(context: Context, index: int) -> bool:
    """Whether a sentence begins with a sum, but for a bullet, and its paragraph with it."""
    s = context.sentences[index]
    sums = context.amounts_in(s)
    new = index == 0 or context.sentences[index - 1].paragraph != s.paragraph or s.line
    return bool(sums and new) and (sums[0].start or 0) - s.start <= _AT_HEAD


def _whole(told: list[Claim], last: Claim) -> Decimal:
    """The largest sum that the text says was spent by whoever paid: no bill is larger."""
    payer = getattr(last.donor, "name", None)
    spent = [c for c in told if c.direction in _SPENT and getattr(c.donor, "name", "") == payer]
    return max(a.value for c in spent for a in c.amounts)


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
    """The Acme of "$5,000 for printing at Acme"."""
    with_ = _WITH.search(money.text, at, money.clause_end)
    phrases = money.context.phrases(money.sentence)
    if with_ is None:
        return None
    end = phrases.end_of_phrase(with_.end(), money.sentence.end)
    payee = money.context.cast.party(with_.end(), end)
    proper = isinstance(payee, Mention) and payee.kind in {"person", "organization", None}
    return payee if proper else None


def _line(money: Money, payer: Parties | None) -> Claim | None:
    """A line of a list: "Payroll: $12,000", "Acme Media ($5,000)", "$9,000: rent"."""
    cast, low = money.context.cast, money.sentence.start
    before = _LABEL.search(money.before)
    after = None if before else _ITEM.match(money.text, money.end, money.sentence.end)
    if before is None and after is None:
        return None
    a, b = (low + before.start("what"), low + before.end("what")) if before else after.span("what")  # type: ignore[union-attr]
    names = [n for n in cast.between(a, b) if cast.kind(n) not in {"place", "side"}]
    alone = names and names[0].start - a < _AT_HEAD and _ALONE.match(money.text, names[0].end, b)
    payee = cast.headed(names[0]) if alone else None
    if payee is None:
        return money.claim("spent_total", "spent", payer)
    return money.claim("payment", "paid", payer, payee)
