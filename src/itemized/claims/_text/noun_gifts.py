"""Gifts told with a noun: "Roe's gift of $5,000 to Doe", "$5,000 from Acme and $2,000 from Roe"."""

from __future__ import annotations

import re

from itemized.claims._text.money import Money
from itemized.claims._text.parties import Parties
from itemized.claims._text.politics import may_be_political
from itemized.claims._text.verbs import Verb
from itemized.model import Mention

_NOUN = r"(?P<noun>contributions?|donations?|gifts?|che(?:ck|que)s?|infusions?)"
_OF = re.compile(
    rf"\b{_NOUN} (?:of|for|worth|totaling|totalling|valued at|amounting to) (?:[\w-]+ ){{0,4}}$",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?P<verb>made|makes|making|make) (?:an? |the |his |her |its |their )?(?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"['\u2019]s? (?:[a-z-]+ ){0,3}$")
_FROM = re.compile(
    r"\s+(?:each |apiece |more |(?:\w+ )?(?:gifts?|donations?|contributions?|checks?|infusions?) )?"
    r"from (?=[^\W\d_])"
)
_PART = re.compile(r"\bincluding (?:an? |another )?$", re.IGNORECASE)
_LISTS = re.compile(
    r"\b(?:contributions?|donations?|gifts?|checks|donors|contributors|contributed|donated|raised"
    r"|received|accepted|collected|including|backers|haul)\b",
    re.IGNORECASE,
)

#: "Funded largely with $5,000 from Roe".
_FUNDED_WITH = re.compile(
    r"\b(?:funded|financed|bankrolled|seeded|fueled|buoyed|launched|started|capitalized|powered"
    r"|sustained|boosted|propelled)(?: \w+ly)?(?: in \w+ part)? (?:with|by|on)"
    r" (?:(?:an?|the|just|about|nearly|more|than|another|over|some|initial|single) ){0,3}$",
    re.IGNORECASE,
)
_CAME = re.compile(r"c[ao]m(?:e|es|ing)\b", re.IGNORECASE)
#: What comes of a gift is told after it: "thanks to $5,000 from Roe, the PAC is on the air".
_THANKS = re.compile(
    r"(?:thanks (?:in \w+ part )?to|with|buoyed by|fueled by|boosted by|helped by|armed with|after"
    r"|despite|flush with|bolstered by|because of|aided by)\b",
    re.IGNORECASE,
)

Sides = tuple[Parties | None, Parties | None, bool]  # donor, recipient, several gifts


def gift_of(money: Money) -> Sides | None:
    """The sides of "Roe's gift of $5,000 to Doe" and "a check for $5,000 from Roe"."""
    said = _OF.search(money.before[-120:])
    if not said or (
        money.verb and not money.follows and money.family in {"receive", "pay", "raise"}
    ):
        return None
    if money.verb and not money.follows and money.family == "give":
        return None
    at = money.start - len(money.before[-120:]) + said.start()
    low = money.sentence.start
    phrases = money.context.phrases(money.sentence)
    end = money.clause_end
    donor: Parties | None = None
    made = _MADE.search(money.text, low, at)
    owner = _OWNER.search(money.text, low, at)
    if made:
        start = made.start("verb")
        verb = Verb(start, made.end("verb"), made["verb"], "give", passive=False)
        donor = phrases.subject(money.sentence, verb)
    elif owner:
        named = [
            n for n in money.context.cast.between(low, owner.start() + 1) if n.end == owner.start()
        ]
        donor = money.context.cast.mention(named[-1]) if named else None
    donor = donor or phrases.after("from|by", money.end, end)
    recipient = phrases.after("to|into", money.end, end)
    return (donor, recipient, said["noun"].lower().endswith("s")) if donor or recipient else None


def listed_from(money: Money) -> Sides | None:
    """The sides of each of "the largest were $5,000 from Acme and $2,000 each from Roe and Doe"."""
    said = _FROM.match(money.text, money.end, money.sentence.end)
    if not said:
        return None
    funded = _FUNDED_WITH.search(money.before)
    came = bool(money.verb and _CAME.match(money.verb.word))
    known = money.family in {"give", "receive", "raise"} and not money.follows
    known = known and not _PART.search(money.before) and not funded and not came
    told = money.verb is None or money.follows or came
    reported = money.family == "has" and not money.follows
    if known or not (funded or told or reported or _LISTS.search(money.before)):
        return None
    phrases = money.context.phrases(money.sentence)
    donor = phrases.after("from", money.end, money.sentence.end)
    if donor is None:
        return None
    to = phrases.after("to|into", said.end(), money.clause_end)
    if to is not None:
        return donor, to, False
    if came:
        return None
    if funded:
        at = money.sentence.start + funded.start()
        return donor, phrases.antecedent(money.sentence, at), False
    return donor, _taker(money, donor), False


def _taker(money: Money, donor: Parties) -> Parties | None:
    """Who had the $5,000 that came from Roe: the owner, the subject, or whom "thanks to" heads."""
    phrases, cast = money.context.phrases(money.sentence), money.context.cast
    low = money.sentence.start
    owner = _OWNER.search(money.text, low, money.start)
    if owner:
        named = [n for n in cast.between(low, owner.start() + 1) if n.end == owner.start()]
        if named or money.text[low : owner.start()].lower().startswith("the "):
            return cast.mention(named[-1]) if named else cast.party(low, owner.start())
    if _THANKS.match(money.sentence.text):
        comma = re.search(
            r", (?!who\b|which\b|an? |and )", money.text[money.end : money.sentence.end]
        )
        at = money.end + comma.end() if comma else money.sentence.end
        head = phrases.head_of(at, money.sentence.end)
        return head if _may_take(head, donor) else None
    subject = money.subject if money.verb and not money.follows else None
    taker = subject or phrases.main_subject(money.sentence, money.start)
    return taker if _may_take(taker, donor) else None


def _may_take(taker: Parties | None, donor: Parties) -> bool:
    """Whether a party can have the money: no words that name nobody, and not the giver."""
    if isinstance(taker, Mention):
        proper = taker.kind is not None or may_be_political(taker.name)
        same = isinstance(donor, Mention) and donor.name == taker.name
        return proper and not same and not _LISTS.search(taker.text)
    return taker is not None
