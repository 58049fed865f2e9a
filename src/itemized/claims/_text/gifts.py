"""Gifts: who gave whom, whichever way the sentence turns it. Kinds of gifts share this reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itemized.claims._text import gift_forms as forms
from itemized.claims._text import staff
from itemized.claims._text.gapping import given_again
from itemized.claims._text.gate_forms import PRIVATE
from itemized.claims._text.lists import with_list
from itemized.claims._text.money import Money
from itemized.claims._text.noun_gifts import (
    carried,
    for_committee,
    gift_of,
    given_from_to,
    listed_from,
    listed_to,
    made_gift,
    takes_by_noun,
    there_is,
)
from itemized.claims._text.parties import Parties
from itemized.claims._text.politics import cues, is_charity, is_public, may_be_political
from itemized.claims._text.vague import VAGUE
from itemized.claims._text.verbs import Verb
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context

_Sides = tuple[str, Parties | None, Parties | None]  # direction, donor, recipient


@dataclass(frozen=True)
class Gift:
    """A gift as the text tells it. direction: gave or received, after the verb."""

    money: Money
    direction: str
    donor: Parties | None
    recipient: Parties | None
    total: bool
    each: bool


def _is_total(money: Money, parties: tuple[Parties | None, ...]) -> bool:
    if forms.EACH.match(money.after) or forms.EACH_GAVE.search(money.before[-40:]):
        return False
    if any(isinstance(p, tuple) for p in parties):
        return True
    start, end = money.span
    qualified = money.amount.qualifier in {
        *("more_than", "about", "nearly", "at_least", "less_than", "up_to")
    }
    qualified = qualified or (
        money.amount.qualifier == VAGUE and not forms.ONE_CHECK.search(money.amount.text)
    )
    perfect = (
        re.search(
            r"\b(?:has|have|['\u2019]s|['\u2019]ve|had) (?:\w+ )?$",
            money.text[start : money.verb.start],
        )
        if (money.verb and money.verb.start >= start)
        else None
    )
    return bool(forms.TOTAL.search(money.text[start:end]) or (perfect and qualified) or qualified)


def _fit(money: Money, donor: Parties | None, recipient: Parties | None) -> bool:
    """Whether the parties can be sides of a political gift, as far as they and the words say."""
    every = [
        p
        for side in (donor, recipient)
        for p in (side if isinstance(side, tuple) else (side,))
        if p
    ]
    others = [p for p in every if p.kind != "person"]
    if any(is_charity(p.name) for p in others) or forms.TO_CHARITY.match(money.text, money.end):
        return False
    givers = donor if isinstance(donor, tuple) else (donor,)
    public = [
        p for p in others if is_public(p.name) and not (p in givers and PRIVATE.search(p.name))
    ]
    if public and not money.strongly_political():
        return False
    if cues(money.sentence.text) or money.context.names_committee(money.sentence):
        return True
    if staff.gives(money):
        return True
    plain = (
        money.context.about_money
        and money.family == "give"
        and money.amount.qualifier != "less_than"
    )
    if plain and every and not any(forms.LOOSE.search(p.name) for p in every):
        return True
    proper = {"person", "committee", "organization"}
    named = any(p.kind is None and " " in p.text and p.text.istitle() for p in every)
    return named or any(p.kind in proper or may_be_political(p.name) for p in every)


def read_gift(money: Money) -> Gift | None:
    """The gift an amount is, or None where its verb says something else."""
    family = money.family
    verb = money.verb
    if verb is None or not money.political:
        return None
    if not money.follows and forms.OF_THE.search(money.before[-10:]):
        return None
    if money.follows and family == "give" and forms.NOUN_GIFT.match(money.after):
        return None  # "Roe's $5 donation gave him the edge": its noun tells
    reads = {"give": _given, "receive": _received, "total": _summed}.get(family or "")
    sides = reads(money, verb) if reads else None
    if sides is None:
        return None
    direction, donor, recipient = sides
    if _part_went(money, recipient):
        recipient = None
    donor = _named_after(money, donor)
    if not _fit(money, donor, recipient):
        return None
    each = bool(forms.EACH.match(money.after))
    return Gift(money, direction, donor, recipient, _is_total(money, (donor, recipient)), each)


def _part_went(money: Money, taker: Parties | None) -> bool:
    """Whether only a part of it went there: "of the $5 that Roe gave, half went to Doe"."""
    after = isinstance(taker, Mention) and taker.start > money.end
    if not after or not isinstance(taker, Mention) or not forms.OF_THE.search(money.before[-10:]):
        return False
    return bool(forms.PART_WENT.search(money.text, money.end, taker.start))


def _named_after(money: Money, donor: Parties | None) -> Parties | None:
    """The Roe and Doe of "donors who gave $5,000 included Roe and Doe"."""
    several = isinstance(donor, Mention) and forms.SEVERAL_GIVERS.fullmatch(donor.name)
    told = several and forms.INCLUDED.match(money.text, money.end, money.sentence.end)
    if not told:
        return donor
    phrases, cast = money.context.phrases(money.sentence), money.context.cast
    first = cast.party(told.end(), phrases.end_of_phrase(told.end(), money.sentence.end))
    return with_list(cast, first, money.sentence.end) or donor


def _given(money: Money, verb: Verb) -> _Sides | None:
    if verb.word.lower().endswith((" to", " into")):  # "of that, $5 went to Roe"
        phrases = money.context.phrases(money.sentence)
        end = money.sentence.end
        taker = phrases.after("to|into", verb.end - 5, end) if money.follows else None
        if taker is None:
            return None
        gifts_from = forms.GIFTS_FROM.search(money.text, money.sentence.start, money.start)
        giver = phrases.after("from", gifts_from.start(), money.start) if gifts_from else None
        return "gave", giver or _possessor(money), taker
    if money.follows and forms.FROM_NEXT.match(money.text, verb.end, money.sentence.end):
        phrases = money.context.phrases(money.sentence)
        taker = phrases.main_subject(money.sentence, money.start)
        return "received", phrases.after("from", verb.end, money.sentence.end), taker
    if verb.passive and not money.follows:
        return "received", money.from_party, money.subject
    if (again := given_again(money)) is not None:
        return "gave", *again
    own = verb.passive or verb.word.lower().startswith(("gave", "give", "donat", "contribut"))
    if money.follows and own and money.subject is None:
        return "gave", money.from_party, money.to_party
    if forms.ROUTES.match(verb.word) and forms.FROM_TO.match(
        money.text, money.end, money.clause_end
    ):
        return "gave", money.from_party or money.subject, money.to_party
    if forms.MOVES.match(verb.word) and (account := _account(money)) is not None:
        return "gave", account, money.to_party or money.subject
    return "gave", money.subject, money.to_party


def _account(money: Money) -> Mention | None:
    """The account of "moved $5 from her Senate account": what is moved comes from there."""
    found = money.context.phrases(money.sentence).after("from", money.end, money.clause_end)
    fits = isinstance(found, Mention) and forms.ACCOUNT.search(found.name)
    return found if fits and isinstance(found, Mention) else None


def _possessor(money: Money) -> Parties | None:
    """The Roe of "Roe's $5,000 went to Doe", of "Roe, whose $5,000 was the largest gift"."""
    whose = forms.WHOSE.search(money.before)
    if whose:
        at = money.sentence.start + whose.start()
        return money.context.phrases(money.sentence).antecedent(money.sentence, at)
    owner = forms.OWNER.search(money.text, money.sentence.start, money.start)
    if owner is None or owner["behind"]:
        return None
    cast = money.context.cast
    named = cast.between(money.sentence.start, owner.start() + 1)
    return cast.mention(named[-1]) if named and named[-1].end == owner.start() else None


def _received(money: Money, verb: Verb) -> _Sides | None:
    if money.follows and verb.passive:
        phrases = money.context.phrases(money.sentence)
        by = phrases.after("by", verb.end, money.sentence.end)
        return "received", phrases.after("from", verb.end, money.sentence.end), by
    if not verb.word.lower().startswith(("came", "come", "coming")):
        asked = forms.ASKED.match(verb.word)
        taker = for_committee(money, money.end) if asked else None
        return "received", money.from_party, taker or money.subject
    phrases = money.context.phrases(money.sentence)
    donor = phrases.after("from", money.end, money.clause_end)
    donor = donor or phrases.after("from", verb.start, money.sentence.end)
    whole = re.search(r"\b(?:of which|of that|including)\s+(?:\w+ ){0,3}$", money.before)
    recipient = phrases.main_subject(money.sentence, money.start) if whole else None
    before = money.before_item
    if forms.OF_WHICH.match(money.text, money.end) and before and before.sentence is money.sentence:
        recipient = before.subject
    recipient = recipient or _who_reported(money)
    crowd = isinstance(donor, Mention) and donor.kind == "group" and forms.CROWD.search(donor.name)
    return "received" if crowd else "gave", donor, recipient


def _summed(money: Money, verb: Verb) -> _Sides | None:
    if re.match(r"\s+in (?:\w+ )?(?:donations|contributions|gifts)\b", money.after):
        return "gave", money.subject, None
    if re.match(r"(?:donations|contributions|gifts) from ", money.sentence.text, re.I):
        phrases = money.context.phrases(money.sentence)
        return "gave", phrases.after("from", money.sentence.start, verb.start), None
    return None


def _who_reported(money: Money) -> Parties | None:
    """The receiver in "$5,000 came from Roe, the Doe campaign reported"."""
    said = forms.REPORTED.search(money.sentence.text)
    if not said:
        return None
    start = money.sentence.start
    return money.context.cast.party(start + said.start("who"), start + said.end("who"))


def noun_gift(money: Money) -> Gift | None:
    """ "Roe's $5,000 donation to Doe": a gift without a verb."""
    found = _totaled(money) if money.political else None
    if found is not None:
        return found
    if not money.political or (money.family not in {None, "has", "total"} and not money.follows):
        return None
    after = forms.NOUN_GIFT.match(money.text, money.end, money.sentence.end)
    if forms.GIVEN_BACK.search(money.before):
        return None
    if not after:
        return _installment(money) or _was_gift(money)
    cast = money.context.cast
    low = money.sentence.start
    owner = forms.OWNER.search(money.text[low : money.start])
    donor: Parties | None = None
    if owner:
        at = low + owner.start()
        names = [n for n in cast.between(low, at + 1) if n.end == at]
        donor = (
            cast.mention(names[0]) if names else cast.party(low, at) if owner["behind"] else None
        )
    phrases = money.context.phrases(money.sentence)
    donor = donor or phrases.after("from|by", after.end(), money.clause_end)
    near = min(after.end() + 45, money.clause_end)
    told = re.match(
        r"(?!\s+(?:was|were) (?:made|given|sent|paid|wired|routed)\b)"
        r"\s+(?:is|was|constitutes?|represents?|marks?|makes?|came)\b",
        money.text[after.end() : near],
    )
    recipient = None if told else phrases.after("to|for", after.end(), near, reach=money.clause_end)
    recipient = None if forms.ANYBODY.match(getattr(recipient, "text", "")) else recipient
    recipient = recipient or _whose_donor(money, donor)
    if (
        donor is None
        and recipient is not None
        and money.family is None
        and forms.FOR_GIFT.search(money.before)
    ):
        donor = phrases.main_subject(money.sentence, money.start)
    if recipient is None and donor is not None and money.family == "has" and not money.follows:
        recipient = money.subject  # "Roe reported a $5,000 contribution from Doe"
    many = after[0].rstrip().endswith("s")
    if (donor is None and recipient is None) or (money.verb and many and donor is None):
        return None
    return Gift(money, "gave", donor, recipient, many, each=False)


def _totaled(money: Money) -> Gift | None:
    """ "Roe's donations to Doe totaled $13,000"."""
    said = forms.TOTALED.search(money.before)
    if not said:
        return None
    low = money.sentence.start
    cast = money.context.cast
    names = [n for n in cast.between(low, low + said.start() + 1) if n.end == low + said.start()]
    donor: Parties | None = cast.mention(names[-1]) if names else None
    owner = None if names else forms.OWNING.search(money.text, low, low + said.start())
    if owner and not said["his"]:
        donor = cast.party(*owner.span("who"))
    if said["his"]:
        start, end = (low + i for i in said.span("his"))
        party = cast.party(start, end)
        donor = party if isinstance(party, Mention) else None
    if donor is None:
        return None
    to = re.search(r" to ", said[0])
    start = low + said.start()
    recipient = (
        money.context.phrases(money.sentence).after("to", start, start + len(said[0]))
        if to
        else None
    )
    return Gift(money, "gave", donor, recipient, total=True, each=False)


def _installment(money: Money) -> Gift | None:
    """ "Roe's first check, in February, was $20 million"."""
    low = money.sentence.start
    apart = forms.FROM_THEN_SUM.search(money.before)
    if apart:
        phrases = money.context.phrases(money.sentence)
        giver = money.context.cast.party(low + apart.start("who"), low + apart.end("who"))
        taker = phrases.after("to", money.end, money.clause_end)
        return Gift(money, "gave", giver, taker, total=False, each=False) if giver else None
    listed = forms.ONE_GIFT.search(money.before)
    if listed:
        phrases = money.context.phrases(money.sentence)
        giver = phrases.after("from|by", money.end, money.clause_end)
        taker = phrases.main_subject(money.sentence, low + listed.start())
        if isinstance(taker, Mention) and forms.RANK_WORD.search(taker.name):
            taker = None
        return Gift(money, "received", giver, taker, total=False, each=False) if giver else None
    said = forms.WAS.search(money.text[low : money.start])
    names = money.context.cast.between(low, low + said.start() + 1) if said else []
    if not said or not names or names[-1].end != low + said.start():
        return None
    phrases = money.context.phrases(money.sentence)
    taker = phrases.after("to", low + said.start(), money.start)
    taker = taker or phrases.after("to", money.end, money.clause_end)
    giver = money.context.cast.mention(names[-1])
    return Gift(money, "gave", giver, taker, total=False, each=False)


def _was_gift(money: Money) -> Gift | None:
    """ "Roe's $1 million in March was his last contribution"."""
    giver = _possessor(money)
    if giver is None or not forms.WAS_A_GIFT.match(money.text, money.end, money.sentence.end):
        return None
    taker = money.context.phrases(money.sentence).after("to", money.end, money.clause_end)
    taker = taker or _whose_donor(money, giver)
    return Gift(money, "gave", giver, taker, total=False, each=False)


def _whose_donor(money: Money, giver: Parties | None) -> Parties | None:
    """The PAC of "Roe's $5,000 gift made her the PAC's biggest donor"."""
    said = forms.DONOR_OF.match(money.text, money.end, money.sentence.end)
    if said is None:
        return None
    found = money.context.cast.party(*said.span("who"))
    same = isinstance(found, Mention) and isinstance(giver, Mention) and found.name == giver.name
    proper = isinstance(found, Mention) and (found.kind or may_be_political(found.name))
    return found if proper and not same else None


def read_gifts(context: Context) -> list[Gift]:
    """Every gift of an article, in order."""
    found = (_first(money) or read_gift(money) or noun_gift(money) for money in context.moneys)
    return [gift for gift in found if gift is not None]


_BY_NOUN = (
    (carried, "gave"),
    (made_gift, "gave"),
    (gift_of, "gave"),
    (given_from_to, "gave"),
    (listed_to, "gave"),
    (listed_from, "received"),
)


def _first(money: Money) -> Gift | None:
    """A gift that its noun or its brackets tell, whatever verb stands further off."""
    if not money.political:
        return None
    item = money.listed("give")
    if item is not None and _fit(money, item.who, item.other):
        return Gift(money, item.direction, item.who, item.other, total=True, each=False)
    for reads, direction in _BY_NOUN:
        sides = reads(money)
        if sides is not None and _fit(money, sides[0], sides[1]):
            donor, recipient, many = sides
            if reads is made_gift and takes_by_noun(money):
                direction = "received"
            if reads is listed_from and (
                there_is(money) or forms.FROM_TO.match(money.text, money.end, money.clause_end)
            ):
                direction = "gave"
            each = bool(forms.EACH.match(money.after))
            return Gift(money, direction, donor, recipient, many, each)
    return None
