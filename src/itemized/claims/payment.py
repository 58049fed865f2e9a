"""A campaign or committee paid somebody for something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.for_or_against import for_or_against
from itemized.claims._text.gate import paid_to_committee
from itemized.claims._text.noun_gifts import is_reimbursed
from itemized.claims._text.politics import is_public, may_be_political
from itemized.claims._text.wages import wages
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.parties import Parties
    from itemized.model import Claim

Sides = tuple[str, "Parties | None", "Parties | None"]  # direction, payer, payee

#: "Collected $5,000 in fees" is no gift.
_FEES = re.compile(
    r"\s+(?:in|for) (?:[\w-]+ ){0,2}?(?:fees|commissions?|consulting|rent|salary|retainers?"
    r"|reimbursements?)\b",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\s+(?:of (?:it|that|which) )?(?:(?:went|going) )?to "
    r"|\s+with (?=(?:the|a) (?:[\w-]+ )?(?:compan(?:y|ies)|firm|agency|vendor|consultant)"
    r"|[^\W\d_a-z])"
)
#: "Including $6 million to firms owned by its founders".
_PART_TO = re.compile(r"\bincluding (?:[\w-]+ ){0,3}$", re.IGNORECASE)
_TAKES_GIFTS = re.compile(
    r"\b(?:campaigns?|candidates?|party|parties|pacs?|committees?|democrats|republicans|lawmakers"
    r"|members|caucus|races?|groups?|nonprofits?|causes?|associations?|federations?|leagues?)\b",
    re.IGNORECASE,
)
_SELLS = re.compile(
    r"\b(?:firms?|compan(?:y|ies)|vendors?|consultants?|lawyers?|attorneys?|agenc(?:y|ies)|hotels?"
    r"|resorts?|restaurants?|stations?|pollsters?|strategists?|contractors?|business(?:es)?|clubs?"
    r"|caterers?|printers?|landlords?|wife|husband|son|daughter|brother|sister|relatives|family)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"\b(?:president|chief|executive|director|coach|superintendent|manager)$", re.I)
#: "Fined the group and ordered it to pay the state $5": no bill of a campaign's.
_ORDERED = re.compile(r"\b(?:ordered|fined|sentenced|required)\b[^;$]* to pay (?:[\w-]+ ){0,3}$")
_AND = re.compile(r"\b(?:and|but|or)\b")
#: "$6,400 in payments to a company", "$11,200 of it went to a resort".
_IN_PAYMENTS = re.compile(
    r"\s+in (?:[\w-]+ ){0,2}?(?:payments?|fees|reimbursements?|disbursements?) to ", re.IGNORECASE
)
_WENT = re.compile(r",?\s+(?:of (?:it|that|which) )?(?:went|has gone|was paid) to ", re.IGNORECASE)
_PAYS = re.compile(r"\b(?:campaign|committee|pac|party)$", re.IGNORECASE)
_BACK = 3  # sentences
_ITS = re.compile(r"\b(?:its|his|her|their|the (?:campaign|group|committee|PAC)['\u2019]s)\b", re.I)
_FOR_ADS = re.compile(
    r"[^.;$]{0,60}\b(?:ads?|advert\w+|commercials?|spots?|mailers?|air ?time|fl[iy]ers?)\b", re.I
)
_NOUN = re.compile(r"\b(?:payments?|disbursements?|reimbursements?)\b", re.IGNORECASE)
_OF = re.compile(r"\bpayments? of\s+(?:\w+ ){0,2}$", re.IGNORECASE)
_FROM_TO = re.compile(r"\b(?:payments?|disbursements?|reimbursements?)\s+from\b", re.IGNORECASE)


def read(context: Context) -> list[Claim]:
    """What committees bought: consultants, travel, rent."""
    claims: list[Claim] = []
    for money in context.moneys:
        sides = None
        if money.political and not is_reimbursed(money):  # that is what others gave
            sides = (
                _earned(money)
                or _noun(context, money)
                or _bought(money)
                or _spent(money, claims)
                or _paid(money)
            )
        if sides is not None:
            claims.append(money.claim("payment", *sides, _on_whom(context, money)))
    return claims


def _earned(money: Money) -> Sides | None:
    """The sides of "Roe earns $3,130 a month from Doe's campaign"."""
    told = wages(money)
    return ("paid", *told) if told else None


def _on_whom(context: Context, money: Money) -> dict[str, str]:
    """Whom the ads of "paid Acme $5 for ads attacking Roe" were for or against."""
    ads = _FOR_ADS.match(money.text, money.end, money.sentence.end)
    told = for_or_against(context, money) if ads else None
    return dict(zip(("support_oppose", "target"), told or (), strict=False))


def _noun(context: Context, money: Money) -> Sides | None:
    """The sides of "payments of $5 to Acme" and "payments from Roe to Acme of $5"."""
    if _OF.search(money.before):
        owner = _owner(money)
        return "paid", context.cast.party(*owner) if owner else None, money.to_party
    noun = _FROM_TO.search(money.before)
    if noun is None:
        return None
    phrases, start = context.phrases(money.sentence), money.sentence.start + noun.start()
    payer = phrases.after("from", start, money.start)
    return "paid", payer, phrases.after("to", start, money.start)


def _spent(money: Money, before: list[Claim]) -> Sides | None:
    """The sides of "shelled out $5 to two law firms" and "collected $5 in fees"."""
    if money.family == "spend" and not money.follows and (paid := _paid_to(money, before)):
        return "paid", money.subject, paid
    fees = _FEES.match(money.text, money.end, money.sentence.end)
    if fees and money.family in {"raise", "receive"}:
        return "received", money.from_party, money.subject
    return None


def _paid(money: Money) -> Sides | None:
    """The sides of a verb of paying."""
    if money.family != "pay" or money.verb is None:
        return None
    if money.follows and _AND.search(money.text, money.end, money.verb.start):
        return None  # "earned $312,000 and paid": the sum is another verb's
    if money.verb.passive and money.follows:  # "another $5 is being paid to Acme"
        payee = money.context.phrases(money.sentence).after(
            "to", money.verb.end, money.sentence.end
        )
        if payee is not None:
            return "paid", money.from_party, payee
    if money.verb.passive:
        payer = _payer_near(money) if _is_wages(money) else money.from_party
        return None if _is_wages(money) and payer is None else ("paid", payer, money.subject)
    elsewhere = (_is_public(money) or _is_trade(money)) and not paid_to_committee(money)
    if elsewhere or _ORDERED.search(money.before):
        return None
    return "paid", money.subject, money.to_party


def _bought(money: Money) -> Sides | None:
    """The sides of "sent $5 to a printer", "$5 went to a resort", "$5 in payments to Acme"."""
    phrases = money.context.phrases(money.sentence)
    told = _IN_PAYMENTS.match(money.text, money.end, money.sentence.end)
    went = _WENT.match(money.text, money.end, money.sentence.end)
    before = money.before_item
    if before and before.sentence is money.sentence and (part := _part_to(money, before)):
        return "paid", before.subject, part
    if told or (went and before and before.family in {"spend", "pay"}):
        at = (told or went).end()  # type: ignore[union-attr]
        payee = phrases.after("to", at - 3, money.sentence.end)
        near = before and money.sentence.index - before.sentence.index <= 1
        payer = before.subject if before and near and before.family in {"spend", "pay"} else None
        return ("paid", payer, payee) if payee else None
    payer, payee = money.subject, money.to_party
    if money.family != "give" or money.follows or not isinstance(payee, Mention):
        return None
    if payee.kind == "committee" or not isinstance(payer, Mention) or payee.start < money.end:
        return None
    sells = _SELLS.search(money.text, money.end, payee.end)
    own = payer.kind == "committee" or _PAYS.search(payer.name)
    takes = _TAKES_GIFTS.search(money.text, money.end, payee.end)
    return ("paid", payer, payee) if sells and own and not takes else None


def _part_to(money: Money, before: Money) -> Parties | None:
    """The firms of "spent $9 million on ads, including $6 million to firms"."""
    spends = before.family in {"spend", "pay"} and _PART_TO.search(money.before)
    if not spends or not _TO.match(money.text, money.end, money.sentence.end):
        return None
    payee = money.context.phrases(money.sentence).after("to", money.end, money.sentence.end)
    sells = isinstance(payee, Mention) and payee.kind != "committee"
    return payee if sells and _SELLS.search(money.text, money.end, payee.end) else None  # type: ignore[union-attr]


def _paid_to(money: Money, before: list[Claim]) -> Parties | None:
    """The firms of "shelled out $5 to two law firms, $2 of it to Acme"."""
    to = _TO.match(money.text, money.end, money.sentence.end)
    if to is None:
        return None
    near = money.context.phrases(money.sentence)
    payee = near.after("to|with", money.end, money.clause_end)
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


def _payer_near(money: Money) -> Parties | None:
    """The campaign or committee whose money the sum told just before was: it "paid $5 to Acme"."""
    before = money.before_item
    if before is None or money.sentence.index - before.sentence.index > _BACK:
        return None
    payer = before.subject if before.family in {"pay", "spend", "raise"} else None
    if not isinstance(payer, Mention) or not before.political:
        return None
    if before.family == "raise" and not _ITS.search(money.before):
        return None
    return payer if payer.kind == "committee" or _PAYS.search(payer.name) else None


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
    if payer.name in money.context.cast.grouped:
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
            "The Better Roads PAC paid Acme Media $180,000 for ads attacking Mia Holt.",
            (
                Expected(
                    "$180,000",
                    "Better Roads PAC",
                    "Acme Media",
                    "180000",
                    "paid",
                    extra=(("support_oppose", "oppose"), ("target", "Mia Holt")),
                ),
            ),
        ),
        Example(
            "Lee Moss’s campaign paid $1.1 million to Quay Media. Another $2.4 million is being"
            " paid to Acme Holdings.",
            (
                Expected("", "Lee Moss’s campaign", "Quay Media", "1100000", "paid"),
                Expected("", "Lee Moss’s campaign", "Acme Holdings", "2400000", "paid"),
            ),
        ),
        Example(
            "Lee Moss’s campaign is spending $150,000 with Quay Media for polling.",
            (Expected("", "Lee Moss’s campaign", "Quay Media", "150000", "paid"),),
        ),
        Example("Lee Moss’s campaign spent $150,000 with weeks to go."),
        Example(
            "The PACs spent $37 million on mail, including $6 million to firms owned by their"
            " founders.",
            (Expected("", "PACs", "firms owned by their founders", "6000000", "paid"),),
        ),
        Example(
            "The court fined the Better Roads PAC and ordered it to pay the state $15 million."
        ),
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
        Example(
            "Mia Holt’s campaign is spending about $1.5 million with Fortress Consulting.",
            (Expected("", "Mia Holt’s campaign", "Fortress Consulting", "1500000", "paid"),),
        ),
        Example(
            "The firm was paid $90,000 in consulting fees by the Better Roads PAC.",
            (Expected("", "Better Roads PAC", None, "90000", "paid"),),
        ),
        Example(
            "Mia Holt’s campaign paid Acme Media $2 million. Smaller sums went to people. Dana"
            " Vole was"
            " paid $25,000.",
            (Expected("$25,000", "Mia Holt’s campaign", "Dana Vole", "25000", "paid"),),
        ),
        Example(
            "Mia Holt’s campaign raised $2 million. The coach of the Reno team was paid $25,000."
        ),
    ),
)
