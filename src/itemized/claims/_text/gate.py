"""Whether an amount is political money, as far as its text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itemized.claims._text import gate_forms as forms
from itemized.claims._text import staff
from itemized.claims._text.gift_forms import TO_CHARITY
from itemized.claims._text.other_sums import is_other_sum
from itemized.claims._text.politics import is_other, is_public, is_strong, leans
from itemized.claims._text.wages import wages
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.money import Money

_LEANING = 2  # words of elections beside a gift, as in "Rep. Roe, a Democrat, received $5"
_MUCH_LEANING = 4  # the same, in the sentences around a sum
MOST_SPENT = 20_000_000_000  # dollars; a whole federal cycle has cost less (14.4 billion in 2020)
_MOVES = frozenset({"give", "receive", "raise", "spend", "pledge", "loan"})
_WELL_CUED = 4  # words of political money near a sum, where the words beside it name another kind


def is_political(money: Money) -> bool:
    """Whether the text gives reason to take an amount for political money."""
    context, sentence = money.context, money.sentence
    if forms.SEAT_PRICE.match(money.text, money.end):
        return False
    if wages(money):
        return True
    if forms.GOOD_CAMPAIGN.search(sentence.text) or forms.ON_A_PAGE.search(sentence.text):
        return False
    clause = context.faceless[
        max(sentence.start, money.start - 120) : min(sentence.end, money.end + 120)
    ]
    if context.of_good_cause(sentence) or money.amount.value > MOST_SPENT or _is_of_else(money):
        return False
    if forms.RACE_COST.search(money.before) or paid_to_committee(money):
        return True
    if forms.CAMPAIGN_MONEY.match(money.text, money.end, money.sentence.end):
        return True
    strong = is_strong(sentence.text) or context.names_committee(sentence)
    strong = strong or money.item is not None
    strong = strong or _to_officeholder(money) or _on_somebody(money)
    strong = strong or (money.family == "give" and takes_politically(money))
    if not strong and forms.ROUND.search(sentence.text):
        return False
    near, about = context.nearby_cues(sentence), context.about_money
    moved = (context.has_strong or context.moves_politics) and money.family in _MOVES
    if is_other(_but_giver(money, clause)):
        told = strong or about or moved
        words = _but_giver(money, _told_words(money))
        own = is_other(words) and not _by_campaign(money)
        own = own and not forms.THAT_CAME.match(money.text, money.end)
        return told and not own and not (not strong and _by_office(money))
    if not strong and (_by_office(money) or _of_a_page(money) or _is_private(money)):
        return False
    told = strong or about or moved or context.moves_politics
    return told or _leans(money, near) or staff.gives(money)


def _is_of_else(money: Money) -> bool:
    """Whether the words right beside it say that it is none, whatever the text is about."""
    return (
        _is_price(money)
        or _for_oneself(money)
        or _part_of_other(money)
        or _to_foundation(money)
        or _is_wealth(money)
        or _is_invested(money)
        or _to_everybody(money)
        or is_other_sum(money)
    )


def takes_politically(money: Money) -> bool:
    """Whether its verb gives it to a committee, candidate or party, or says that one raised it."""
    takers = {"give": "to_party", "receive": "subject", "raise": "subject"}
    side = takers.get(money.family or "")
    taker = getattr(money, side) if side else None
    first = taker[0] if isinstance(taker, tuple) else taker
    if (
        first is None
        or is_other(money.faceless_words)
        or money.context.of_good_cause(money.sentence)
    ):
        return False
    if money.family == "give" and forms.TITLE.search(
        money.text[max(0, first.start - 24) : first.start]
    ):
        return not forms.OWN_GAIN.match(money.text, money.end, money.sentence.end)
    return first.kind == "committee" or bool(forms.TAKES_POLITICALLY.search(first.name))


def paid_to_committee(money: Money) -> bool:
    """Whether a campaign or committee was paid it, by whomever: it is on its reports."""
    payee = money.to_party if money.family == "pay" and not money.follows else None
    return isinstance(payee, Mention) and payee.kind == "committee"


def _is_price(money: Money) -> bool:
    """Whether something other than advertising was sold for it, or is worth it."""
    if forms.EACH_THING.match(money.text, money.end) or forms.UNIT_PRICE.search(money.before):
        return True
    if forms.EARNS.search(money.before) or forms.BY_TAX.search(money.before):
        return True
    if forms.IS_OTHER.match(money.text, money.end, money.sentence.end):
        return True
    verb = money.verb
    wages = verb is not None and verb.family == "pay" and not verb.passive
    if wages and money.to_party is None and forms.A_YEAR.match(money.text, money.end):
        return True
    said = forms.PRICE.search(money.before)
    return said is not None and not forms.ADVERTISING.search(said[0] + money.after)


def _leans(money: Money, near: int) -> bool:
    """Whether words of elections beside an amount say so."""
    context, sentence = money.context, money.sentence
    lean = leans(context.faceless[sentence.start : sentence.end])
    if lean and money.family == "raise":
        return True
    if lean >= _LEANING and money.family in {"give", "receive"}:
        return True
    needed = 2 if money.family in {"give", "receive", "raise", "spend", "has", None} else 3
    lean += _names_fund(money)
    if money.family not in {"total", "owe"}:
        near += leans(context.paragraph(sentence)) >= _MUCH_LEANING
    return near + min(lean, 1) >= needed


def _of_a_page(money: Money) -> bool:
    """Whether a page, a film or a company raised it."""
    by = money.subject if money.family == "raise" else None
    if not isinstance(by, Mention) or forms.SOMEBODYS_TEAM.search(by.name):
        return False
    return bool(forms.PAGE.search(by.name))


def _but_giver(money: Money, words: str) -> str:
    """Words without those that name who gave: hospitals and investors give as others do."""
    giver = money.subject if money.family in {"give", "spend"} and not money.follows else None
    for party in giver if isinstance(giver, tuple) else (giver,) if giver else ():
        words = words.replace(party.text, "X")
    return words


def _told_words(money: Money) -> str:
    """The clause's own words; of a gift from its verb on, for what is said of the giver is none
    of its use."""
    words = money.faceless_words
    verb = money.verb
    told = money.family in {"give", "spend", "loan", "raise"} and not money.follows
    if verb is None or not told or verb.passive:
        return words
    return words[max(0, verb.start - money.own_start) :]


def _by_campaign(money: Money) -> bool:
    """Whether a campaign or committee paid it: its rent and its payroll are on its reports."""
    payer = money.subject if money.family in {"pay", "spend"} and not money.follows else None
    if payer is not None and money.verb is not None and money.verb.passive:
        payer = money.from_party
    if not isinstance(payer, Mention):
        return False
    return payer.kind == "committee" or bool(forms.CAMPAIGN.search(payer.name))


def _on_somebody(money: Money) -> bool:
    """Whether it was spent for or against somebody who holds an elected office or seeks one."""
    spent = money.family in {"spend", "give"} and not money.follows
    return spent and bool(forms.ON.match(money.text, money.end, money.sentence.end))


def _to_officeholder(money: Money) -> bool:
    """Whether it was given to somebody who holds an elected office by title, or runs for one."""
    taker = {"give": money.to_party, "receive": money.subject}.get(money.family or "")
    first = taker[0] if isinstance(taker, tuple) else taker
    if first is None or money.verb is None or money.verb.passive or forms.KIN.search(first.name):
        return False
    if forms.OWN_GAIN.match(money.text, money.end, money.sentence.end):
        return False
    if forms.OFFICEHOLDER.match(first.text):
        return True
    titled = forms.TITLE.search(money.text[max(0, first.start - 24) : first.start])
    return bool(titled or forms.RUNS.match(money.text, first.end))


def _part_of_other(money: Money) -> bool:
    """Whether it is a part of other money: "took $36,000 in bribes and hid $22,000 of it"."""
    before = money.before_item
    if before is None or before.sentence is not money.sentence:
        return False
    return bool(forms.OF_IT.match(money.text, money.end)) and not before.political


def _to_foundation(money: Money) -> bool:
    """Whether it was given to a foundation."""
    if money.family not in {"give", "receive"}:
        return False
    taker = money.to_party if money.family == "give" else money.subject
    named = isinstance(taker, Mention) and taker.kind != "committee"
    known = money.context.names_committee(money.sentence)
    if named and not known and forms.FOUNDATION.search(taker.name):  # type: ignore[union-attr]
        return True
    if forms.FOR_FOUNDATION.match(money.text, money.end, money.sentence.end):
        return True
    before = money.before_item
    beside = before is not None and before.sentence is money.sentence and money.to_party is None
    return beside and before is not None and money.family == "give" and _to_foundation(before)


def _is_wealth(money: Money) -> bool:
    """Whether it is what somebody owns or takes home, or what they gave of that to nobody named."""
    if forms.WEALTH.search(money.before) and not forms.CAMPAIGN_WORD.search(money.before):
        return True
    if forms.MADE.search(money.before) and forms.FOR_WORK.match(money.text, money.end):
        return True
    before = money.before_item
    beside = before is not None and before.sentence is money.sentence and money.family == "give"
    return beside and before is not None and money.to_party is None and _is_wealth(before)


def _is_invested(money: Money) -> bool:
    """Whether it went into a business, or was raised to make a film or a product."""
    if money.family in {"give", "spend", "loan"}:
        return bool(forms.INTO_BUSINESS.match(money.text, money.end, money.sentence.end))
    made = forms.TO_MAKE.match(money.text, money.end, money.sentence.end)
    return money.family == "raise" and bool(made)


def _to_everybody(money: Money) -> bool:
    """Whether a plan would give it to every voter, family or child."""
    text = money.sentence.text
    return bool(forms.WOULD.search(text) and forms.EVERYBODY.search(text))


def _after_gift(money: Money) -> bool:
    """Whether its sentence tells of a political gift before it."""
    before = money.before_item
    same = before is not None and before.sentence is money.sentence
    return same and before is not None and before.family == "give" and before.political


def _goes_with_other(money: Money) -> bool:
    """Whether it adds to what was given to a good cause or by a crowd: "and the Rotary gave $5"."""
    before = money.before_item
    if before is None or before.sentence is not money.sentence or money.family != "give":
        return False
    if money.to_party is not None or before.family != "give":
        return False
    return bool(TO_CHARITY.match(before.text, before.end)) or _is_private(before)


def _is_private(money: Money) -> bool:
    """Whether kin of somebody got it, or investors gave it and not to somebody named."""
    verb, by = money.verb, money.subject
    if _goes_with_other(money):
        return True
    to = money.to_party if money.family == "give" else None
    if isinstance(to, Mention) and forms.CHILDREN.search(to.name):
        return True
    if verb is None or not isinstance(by, Mention):
        return False
    if money.family == "receive":
        return bool(forms.KIN.search(by.name))
    if money.family == "give":
        crowd = forms.INVESTORS.search(by.name) or forms.FANS.search(by.name)
        return bool(crowd) and money.to_party is None and not _after_gift(money)
    works = forms.ON_WORKS.match(money.text, money.end, money.sentence.end)
    return money.family == "spend" and by.kind == "person" and bool(works)


def _for_oneself(money: Money) -> bool:
    """Whether a person paid it to themselves, or for a house or a boat."""
    verb, by = money.verb, money.subject
    if verb is None or money.family not in {"pay", "spend"} or not isinstance(by, Mention):
        return False
    own = forms.ONESELF.match(money.text, verb.end) or forms.FOR_A_HOUSE.match(
        money.text, money.end
    )
    return by.kind == "person" and bool(own)


def _by_office(money: Money) -> bool:
    """Whether a government gives, spends or pays, as the governor and lawmakers do."""
    if money.family in {"raise", "receive"} and isinstance(money.subject, Mention):
        name = money.subject.name  # "Save Our Schools" is a committee
        return name[1:].islower() and is_public(name)
    payer = money.subject if money.family in {"give", "spend", "pay"} else None
    if not isinstance(payer, Mention) or forms.PRIVATE.search(payer.name):
        return False
    if forms.NO_GIVER.search(payer.name) or forms.HIS_PLAN.match(money.text, payer.end):
        return True
    return is_public(payer.name) or bool(forms.OFFICE.search(payer.name))


def _names_fund(money: Money) -> bool:
    """Whether a name beside it has the form of a committee's: "Acme Victory Fund"."""
    cast = money.context.cast
    near = cast.between(money.sentence.start, money.sentence.end)
    return any(cast.kind(n) == "committee" or n.text in cast.grouped for n in near)
