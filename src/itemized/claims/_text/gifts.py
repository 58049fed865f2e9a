"""Gifts: who gave whom, whichever way the sentence turns it. Kinds of gifts share this reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itemized.claims._text.money import Money
from itemized.claims._text.noun_gifts import gift_of, listed_from
from itemized.claims._text.parties import Parties
from itemized.claims._text.politics import cues, is_charity, is_public, may_be_political
from itemized.claims._text.verbs import Verb
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context

_NOUN_GIFT = re.compile(
    r"\s*(?:-|in )?\s*(?:campaign |political |cash )?(?:contributions?|donations?|gifts?"
    r"|che(?:ck|que)s?|infusion|payments?)\b",
    re.IGNORECASE,
)
_GIVEN_BACK = re.compile(
    r"\b(?:return(?:s|ed|ing)?|refund(?:s|ed|ing)?|gave back|giving back)\s+(?:\w+ ){0,2}$", re.I
)
_OWNER = re.compile(
    r"(?:['\u2019]s?\s+(?:[a-z]+ ){0,2}|\s(?P<behind>behind|made|wrote|gave) (?:an? |the )?)$"
)
_WAS = re.compile(
    r"['\u2019]s? (?:\w+ ){0,2}(?:installment|che(?:ck|que)|gift|donation"
    r"|contribution)s?\b(?:,[^,]{0,40},)?"
    r" (?:was|were|totaled|came to) (?:\w+ ){0,3}$"
)
_TOTALED = re.compile(
    r"(?:['\u2019]s?|\b(?P<his>his|her|its|their)) (?:\w+ ){0,2}"
    r"(?:donations|contributions|gifts|giving|checks)\b[^;.$]{0,80}?"
    r"\b(?:total(?:s|ed|led)?|(?:amount|add|came|come)(?:s|ed)? (?:up )?to|reached|to|at|past"
    r"|surpassed|exceed(?:s|ed)?|top(?:s|ped)|stands? at)"
    r" (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
_ONE_GIFT = re.compile(
    r"\b(?:contribution|donation|gift|check)s?(?: [\w-]+){0,3}(?::| \u2014|,) (?:\w+ ){0,2}$", re.I
)
_TOTAL = re.compile(
    r"\btotal(?:s|ed|ing|led|ling)?\b|\bcombined\b|\baltogether\b|\ball told\b"
    r"|\bover the years\b|\bcontributions\b"
    r"|\bdonations\b|\bcollectively\b|\bmembers\b|\bemployees\b|\bcandidates\b|\braces\b"
    r"|\bgroups\b|\bso far\b"
    r"|\bto date\b|\bcycle\b|\bsince\b|\bdecade\b|\byears\b|\bcampaigns\b"
    r"|\bgiven\b.{0,40}\b(?:about|some)\b"
    r"|\bthis year\b|\bfamily\b|\bcareer\b|\bPACs and\b|\bopponents\b|\bsupporters\b",
    re.IGNORECASE,
)
_EACH_GAVE = re.compile(
    r"\beach (?:gave|given|donated|contributed|chipped in|kicked in|sent|wrote)\b", re.IGNORECASE
)
_REPORTED = re.compile(
    r", (?P<who>[^,;]{3,60}?(?:campaign|committee|PAC|party)) (?:reported|said|disclosed)\b[^,;]*$"
)
#: Who routes money on is not who gives it: "funneled $5 from Acme to Roe".
_ROUTES = re.compile(r"(?:funnel|rout|channel|steer|pass|direct|launder)", re.IGNORECASE)
_RANK_WORD = re.compile(r"\b(?:largest|biggest|single|top|first|last|next|only)\b", re.IGNORECASE)
#: "The donation from Acme, $5, was made in May".
_FROM_THEN_SUM = re.compile(
    r"\b(?:contribution|donation|gift|check) from (?P<who>[^,;$]{3,60}), (?:[\w-]+ ){0,2}$", re.I
)
_FROM_TO = re.compile(r"\s+(?:[\w-]+ ){0,2}from [^,;.$]{2,80}? (?:in)?to ", re.IGNORECASE)
#: "Roe's $1 million in March was his last contribution".
_WAS_A_GIFT = re.compile(
    r"(?! (?:ad|worth|loan|budget|salary|debt)\b)[^;.$]{0,40}?\b(?:was|is|remains|makes?|made"
    r"|ranks?|represents?|accounts? for)\b"
    r"[^;.$]{0,60}?\b(?:contributions?|donations?|gifts?|donors?"
    r"|givers?|contributors?)\b|[^;.$]{0,30}? (?:was|is|ranks?|remains) (?:among |by far )?the"
    r" (?:largest|biggest|most generous|single largest|single biggest)\b",
    re.IGNORECASE,
)
#: "Made her the PAC's biggest donor".
_DONOR_OF = re.compile(
    r"[^;.$]{0,50}?\b(?:made|makes|making|is|was|remains|as|are|were)\b (?:(?:him|her|it|them"
    r"|by far|still|also|among|one of) ){0,3}"
    r"(?P<who>(?:the |(?=[^\W\d_a-z]))[^,;.$]{2,50}?)['\u2019]s?"
    r" (?:[\w-]+ ){0,3}(?:donors?|contributors?|givers?|gifts?|donations?|contributions?|checks?)\b"
)
#: "The family pooled together for a $15 million gift to", "announced a $5,000 gift".
_FOR_GIFT = re.compile(
    r"\b(?:together for|announced|with|revealed) (?:an? |another )$", re.IGNORECASE
)
_GIFTS_FROM = re.compile(
    r"\b(?:checks|donations|contributions|gifts|money|cash) from ", re.IGNORECASE
)
#: "In all, the industry's contributions".
_OWNING = re.compile(
    r"(?:^|, |\u2014 ?|; |\b(?:and|but|that) )(?P<who>(?:[Tt]he|[Aa]n?) [\w -]{2,40})$"
)
_WHOSE = re.compile(r",? whose (?:[a-z]+ ){0,2}$")
_FROM_NEXT = re.compile(r"\s+(?:over |in )?from\b")
_EACH = re.compile(r"\s*(?:each|apiece|a ?piece|per)\b", re.IGNORECASE)


_CROWD = re.compile(r"\b(?:donors|contributors|people|supporters|givers|donations)$", re.IGNORECASE)
_TO_CHARITY = re.compile(
    r"\s+to (?:an?|the|his|her|local|several|two) (?:[\w\u2019'.-]+ ){0,4}?(?:food (?:bank|pantry)"
    r"|pantry|charit(?:y|ies)|red cross|shelters?|church(?:es)?|hospitals?|museums?"
    r"|universit(?:y|ies)"
    r"|schools?|scholarships?|librar(?:y|ies))\b"
    r"|\s+(?:for|toward|to buy) (?:an? |the |new )*(?:[\w-]+ )?(?:instruments|uniforms"
    r"|scholarships?"
    r"|textbooks|computers|playgrounds?|school supplies|flood victims|storm victims|meals"
    r"|scoreboards?"
    r"|libraries|library|ambulances?|fire trucks?)\b",
    re.IGNORECASE,
)


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
    if _EACH.match(money.after) or _EACH_GAVE.search(money.before[-40:]):
        return False
    if any(isinstance(p, tuple) for p in parties):
        return True
    start, end = money.span
    qualified = money.amount.qualifier in {"more_than", "about", "nearly", "at_least"}
    perfect = (
        re.search(
            r"\b(?:has|have|['\u2019]s|['\u2019]ve|had) (?:\w+ )?$",
            money.text[start : money.verb.start],
        )
        if (money.verb and money.verb.start >= start)
        else None
    )
    return bool(_TOTAL.search(money.text[start:end]) or (perfect and qualified) or qualified)


def _fit(money: Money, donor: Parties | None, recipient: Parties | None) -> bool:
    """Whether the parties can be sides of a political gift, as far as they and the words say."""
    every = [
        p
        for side in (donor, recipient)
        for p in (side if isinstance(side, tuple) else (side,))
        if p
    ]
    others = [p for p in every if p.kind != "person"]
    if any(is_charity(p.name) for p in others) or _TO_CHARITY.match(money.text, money.end):
        return False
    if any(is_public(p.name) for p in others) and not money.strongly_political():
        return False
    if cues(money.sentence.text) or money.context.names_committee(money.sentence):
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
    reads = {"give": _given, "receive": _received, "total": _summed}.get(family or "")
    sides = reads(money, verb) if reads else None
    if sides is None:
        return None
    direction, donor, recipient = sides
    if not _fit(money, donor, recipient):
        return None
    each = bool(_EACH.match(money.after))
    return Gift(money, direction, donor, recipient, _is_total(money, (donor, recipient)), each)


def _given(money: Money, verb: Verb) -> _Sides | None:
    if verb.word.lower().endswith((" to", " into")):  # "of that, $5 went to Roe"
        phrases = money.context.phrases(money.sentence)
        end = money.sentence.end
        taker = phrases.after("to|into", verb.end - 5, end) if money.follows else None
        if taker is None:
            return None
        gifts_from = _GIFTS_FROM.search(money.text, money.sentence.start, money.start)
        giver = phrases.after("from", gifts_from.start(), money.start) if gifts_from else None
        return "gave", giver or _possessor(money), taker
    if money.follows and _FROM_NEXT.match(money.text, verb.end, money.sentence.end):
        phrases = money.context.phrases(money.sentence)
        taker = phrases.main_subject(money.sentence, money.start)
        return "received", phrases.after("from", verb.end, money.sentence.end), taker
    if verb.passive and not money.follows:
        return "received", money.from_party, money.subject
    own = verb.passive or verb.word.lower().startswith(("gave", "give", "donat", "contribut"))
    if money.follows and own and money.subject is None:
        return "gave", money.from_party, money.to_party
    if _ROUTES.match(verb.word) and _FROM_TO.match(money.text, money.end, money.clause_end):
        return "gave", money.from_party or money.subject, money.to_party
    return "gave", money.subject, money.to_party


def _possessor(money: Money) -> Parties | None:
    """The Roe of "Roe's $5,000 went to Doe", of "Roe, whose $5,000 was the largest gift"."""
    whose = _WHOSE.search(money.before)
    if whose:
        at = money.sentence.start + whose.start()
        return money.context.phrases(money.sentence).antecedent(money.sentence, at)
    owner = _OWNER.search(money.text, money.sentence.start, money.start)
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
        return "received", money.from_party, money.subject
    phrases = money.context.phrases(money.sentence)
    donor = phrases.after("from", money.end, money.clause_end)
    donor = donor or phrases.after("from", verb.start, money.sentence.end)
    whole = re.search(r"\b(?:of which|of that|including)\s+(?:\w+ ){0,3}$", money.before)
    recipient = phrases.main_subject(money.sentence, money.start) if whole else None
    recipient = recipient or _who_reported(money)
    crowd = isinstance(donor, Mention) and donor.kind == "group" and _CROWD.search(donor.name)
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
    said = _REPORTED.search(money.sentence.text)
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
    after = _NOUN_GIFT.match(money.text, money.end, money.sentence.end)
    if _GIVEN_BACK.search(money.before):
        return None
    if not after:
        return _installment(money) or _was_gift(money)
    cast = money.context.cast
    low = money.sentence.start
    owner = _OWNER.search(money.text[low : money.start])
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
    recipient = None if told else phrases.after("to|for", after.end(), near)
    recipient = recipient or _whose_donor(money, donor)
    if (
        donor is None
        and recipient is not None
        and money.family is None
        and _FOR_GIFT.search(money.before)
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
    said = _TOTALED.search(money.before)
    if not said:
        return None
    low = money.sentence.start
    cast = money.context.cast
    names = [n for n in cast.between(low, low + said.start() + 1) if n.end == low + said.start()]
    donor: Parties | None = cast.mention(names[-1]) if names else None
    owner = None if names else _OWNING.search(money.text, low, low + said.start())
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
    apart = _FROM_THEN_SUM.search(money.before)
    if apart:
        phrases = money.context.phrases(money.sentence)
        giver = money.context.cast.party(low + apart.start("who"), low + apart.end("who"))
        taker = phrases.after("to", money.end, money.clause_end)
        return Gift(money, "gave", giver, taker, total=False, each=False) if giver else None
    listed = _ONE_GIFT.search(money.before)
    if listed:
        phrases = money.context.phrases(money.sentence)
        giver = phrases.after("from|by", money.end, money.clause_end)
        taker = phrases.main_subject(money.sentence, low + listed.start())
        if isinstance(taker, Mention) and _RANK_WORD.search(taker.name):
            taker = None
        return Gift(money, "received", giver, taker, total=False, each=False) if giver else None
    said = _WAS.search(money.text[low : money.start])
    names = money.context.cast.between(low, low + said.start() + 1) if said else []
    if not said or not names or names[-1].end != low + said.start():
        return None
    taker = money.context.phrases(money.sentence).after("to", money.end, money.clause_end)
    giver = money.context.cast.mention(names[-1])
    return Gift(money, "gave", giver, taker, total=False, each=False)


def _was_gift(money: Money) -> Gift | None:
    """ "Roe's $1 million in March was his last contribution"."""
    giver = _possessor(money)
    if giver is None or not _WAS_A_GIFT.match(money.text, money.end, money.sentence.end):
        return None
    taker = money.context.phrases(money.sentence).after("to", money.end, money.clause_end)
    taker = taker or _whose_donor(money, giver)
    return Gift(money, "gave", giver, taker, total=False, each=False)


def _whose_donor(money: Money, giver: Parties | None) -> Parties | None:
    """The PAC of "Roe's $5,000 gift made her the PAC's biggest donor"."""
    said = _DONOR_OF.match(money.text, money.end, money.sentence.end)
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


def _first(money: Money) -> Gift | None:
    """A gift that its noun or its brackets tell, whatever verb stands further off."""
    if not money.political:
        return None
    item = money.listed("give")
    if item is not None and _fit(money, item.who, item.other):
        return Gift(money, item.direction, item.who, item.other, total=True, each=False)
    for reads, direction in ((gift_of, "gave"), (listed_from, "received")):
        sides = reads(money)
        if sides is not None and _fit(money, sides[0], sides[1]):
            donor, recipient, many = sides
            if reads is listed_from and _FROM_TO.match(money.text, money.end, money.clause_end):
                direction = "gave"
            each = bool(_EACH.match(money.after))
            return Gift(money, direction, donor, recipient, many, each)
    return None
