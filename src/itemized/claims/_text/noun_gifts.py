"""Gifts told with a noun: "Roe's gift of $5,000 to Doe", "$5,000 from Acme and $2,000 from Roe"."""

from __future__ import annotations

import re

from itemized.claims._text.money import Money
from itemized.claims._text.parties import Parties
from itemized.claims._text.verbs import Verb

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
    known = money.family in {"give", "receive", "raise"} and not money.follows
    known = known and not _PART.search(money.before)
    if not said or known or not (_LISTS.search(money.before) or money.verb is None):
        return None
    phrases = money.context.phrases(money.sentence)
    donor = phrases.after("from", money.end, money.sentence.end)
    subject = money.subject if money.verb and not money.follows else None
    taker = subject or phrases.main_subject(money.sentence, money.start)
    words = getattr(taker, "text", "")
    if _LISTS.search(words):
        taker = None
    return (donor, taker, False) if donor else None
