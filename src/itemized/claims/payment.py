"""A campaign or committee paid somebody for something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.politics import is_public, may_be_political
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.parties import Parties
    from itemized.model import Claim

#: "Collected $5,000 in fees" is no gift.
_FEES = re.compile(
    r"\s+(?:in|for) (?:[\w-]+ ){0,2}?(?:fees|commissions?|consulting|rent|salary|retainers?"
    r"|reimbursements?)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+(?:of (?:it|that|which) )?(?:(?:went|going) )?to ")
_TAKES_GIFTS = re.compile(
    r"\b(?:campaigns?|candidates?|party|parties|pacs?|committees?|democrats|republicans|lawmakers"
    r"|members|caucus|races?|groups?|nonprofits?|causes?)\b",
    re.IGNORECASE,
)
_SELLS = re.compile(
    r"\b(?:firms?|compan(?:y|ies)|vendors?|consultants?|lawyers?|attorneys?|agenc(?:y|ies)|hotels?"
    r"|resorts?|restaurants?|stations?|pollsters?|strategists?|contractors?|business(?:es)?|clubs?"
    r"|caterers?|printers?|landlords?|wife|husband|son|daughter|brother|sister|relatives|family)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"\b(?:president|chief|executive|director|coach|superintendent|manager)$", re.I)
_AND = re.compile(r"\b(?:and|but|or)\b")
_NOUN = re.compile(r"\b(?:payments?|disbursements?|reimbursements?)\b", re.IGNORECASE)
_OF = re.compile(r"\bpayments? of\s+(?:\w+ ){0,2}$", re.IGNORECASE)
_FROM_TO = re.compile(r"\b(?:payments?|disbursements?|reimbursements?)\s+from\b", re.IGNORECASE)


def read(context: Context) -> list[Claim]:
    """What committees bought: consultants, travel, rent."""
    claims = []
    for money in context.moneys:
        if not money.political:
            continue
        noun = _FROM_TO.search(money.before)
        of = _OF.search(money.before)
        phrases = context.phrases(money.sentence)
        if of:
            owner = _owner(money)
            payer = context.cast.party(*owner) if owner else None
            claims.append(money.claim("payment", "paid", payer, money.to_party))
        elif noun:
            start = money.sentence.start + noun.start()
            payer = phrases.after("from", start, money.start)
            payee = phrases.after("to", start, money.start)
            claims.append(money.claim("payment", "paid", payer, payee))
        elif money.family == "spend" and not money.follows and (paid := _paid_to(money, claims)):
            claims.append(money.claim("payment", "paid", money.subject, paid))
        elif money.family in {"raise", "receive"} and _FEES.match(
            money.text, money.end, money.sentence.end
        ):
            claims.append(money.claim("payment", "received", money.from_party, money.subject))
        elif money.family == "pay" and money.verb:
            if money.follows and _AND.search(context.text, money.end, money.verb.start):
                continue  # "earned $312,000 and paid": the sum is another verb's
            passive = money.verb.passive
            if _is_wages(money) if passive else _is_public(money) or _is_trade(money):
                continue
            payer = money.from_party if passive else money.subject
            claims.append(
                money.claim("payment", "paid", payer, money.subject if passive else money.to_party)
            )
    return claims


def _paid_to(money: Money, before: list[Claim]) -> Parties | None:
    """The firms of "shelled out $5 to two law firms, $2 of it to Acme"."""
    to = _TO.match(money.text, money.end, money.sentence.end)
    if to is None:
        return None
    payee = money.context.phrases(money.sentence).after("to", to.end() - 3, money.clause_end)
    first = payee[0] if isinstance(payee, tuple) else payee
    if first is None or first.kind == "committee" or _TAKES_GIFTS.search(first.name):
        return None
    again = bool(before) and before[-1].sentence.start == money.sentence.start
    return payee if again or first.kind == "organization" or _SELLS.search(first.name) else None


def _is_public(money: Money) -> bool:
    """Whether a government pays: "the City Council voted to pay $4 million"."""
    payer = money.subject
    public = isinstance(payer, Mention) and is_public(payer.name)
    return public and not money.strongly_political()


def _is_wages(money: Money) -> bool:
    """Whether somebody "was paid $2 million" by nobody in particular, as chief executives are."""
    payee = money.subject
    person = isinstance(payee, Mention) and (
        payee.kind == "person" or bool(_HOLDS.search(payee.name))
    )
    return person and money.from_party is None


def _is_trade(money: Money) -> bool:
    """Whether a company pays another for its own ends: "the brewer is paying the league $5"."""
    payer = money.subject
    if not isinstance(payer, Mention) or payer.kind in {"person", "committee"}:
        return False
    return not (money.strongly_political() or may_be_political(payer.name))


def _owner(money: Money) -> tuple[int, int] | None:
    """The campaign that a payment belongs to, named before it in the sentence."""
    m = re.search(r"[^\W\d_a-z][\w.]*['\u2019]s? campaign", money.before)
    if not m:
        return None
    start = money.sentence.start
    return start + m.start(), start + m.end()


KIND = ClaimKind(
    name="payment",
    title="A payment",
    doc="A campaign or committee paid somebody for something.",
    directions=("paid",),
    rank=70,
    read=read,
    check=Later("spending", "check_bought"),
    examples=(
        Example(
            "Lee Moss’s campaign shelled out $2 million to three law firms, $1 million of it to"
            " Acme Holdings.",
            (
                Expected("", "Lee Moss’s campaign", "three law firms", "2000000", "paid"),
                Expected("", "Lee Moss’s campaign", "Acme Holdings", "1000000", "paid"),
            ),
        ),
        Example("The Better Roads PAC spent $2 million to sink a ballot measure."),
        Example("Acme’s president, a frequent political donor, was paid $2 million."),
        Example("Gov. Mia Holt signed the bill. The casino is paying the league $120 million."),
        Example("The airline shelled out $2 million to three law firms."),
        Example(
            "Lee Moss’s campaign has paid Acme Holdings around $230,000 for consulting since 2018.",
            (Expected("", "Lee Moss’s campaign", "Acme Holdings", "230000", "paid"),),
        ),
        Example("The company paid its chief executive $230,000."),
        Example("Lee Moss paid $4,000 in taxes."),
    ),
)
