"""Gifts told with a noun: "Roe's gift of $5,000 to Doe", "$5,000 from Acme and $2,000 from Roe"."""

from __future__ import annotations

import re

from itemized.claims._text.money import Money
from itemized.claims._text.money_forms import MADE_MANY
from itemized.claims._text.parties import Parties
from itemized.claims._text.politics import may_be_political
from itemized.claims._text.verbs import Verb
from itemized.claims._text.words import CARRIES, ROUTED
from itemized.model import Mention

_NOUN = r"(?P<noun>contributions?|donations?|gifts?|che(?:ck|que)s?|infusions?|payouts?)"
_OF = re.compile(
    rf"\b{_NOUN}(?: (?:between|from|in|since|over|during|through) [\w ,]{{3,30}}?)? (?:of|for"
    rf"|worth|totaling|totalling|valued at|amounting to) (?:[\w-]+ ){{0,4}}$",
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

#: "Made a $5,000 contribution to", "with a $5,000 check to".
_MADE_A = re.compile(
    r"\b(?P<verb>made|makes|making|make|gave|giving) (?:an? |the |another |also |two |several )+$",
    re.IGNORECASE,
)
#: "Have made more than $5 million in contributions to".
_MADE_SOME = re.compile(
    r"\b(?P<verb>made|makes?|making) (?:(?:more|less|than|about|nearly|almost|some|over|at|least"
    r"|roughly|an?|estimated|combined|total|of|up|to|just|only) )*$",
    re.IGNORECASE,
)
_SUM_GIFT = re.compile(
    r"[ -](?:(?!in |worth )\w+ )?(?P<noun>contributions?|donations?|gifts?|che(?:ck|que)s?"
    r"|payouts?)\b",
    re.IGNORECASE,
)
#: "A $5 million check written by a new senator".
_WRITTEN_BY = re.compile(r" (?:written|sent|signed|cut|given|made) by ", re.IGNORECASE)
#: "A $1,000 donation she received from a union leader".
_THEY_GOT = re.compile(
    r" (?:that |which )?(?P<who>he|she|it|they|(?-i:[^\W\d_a-z])[\w.'\u2019 -]{2,40}?)"
    r" (?:had |has |have )?(?:received|got|gotten|accepted|took|taken)\b(?! by\b)",
    re.IGNORECASE,
)
#: "Reimbursed eight employees for $21,600 in contributions to Roe": theirs by name.
_REIMBURSED = re.compile(
    r"\breimburs(?:ed?|es|ing) (?P<who>[^,;$]{3,80}?) for (?:[\w-]+ ){0,3}$", re.IGNORECASE
)
_IN_GIFTS = re.compile(
    r"\s+(?:in|worth of) (?:[\w-]+ ){0,2}(?:contributions|donations|gifts)\b", re.IGNORECASE
)
#: "The eye doctor's $750,000 in contributions to".
_SOMEBODYS = re.compile(
    r"\b(?P<who>(?:the|an?) (?:[a-z][\w-]* ){0,3}[a-z][\w-]*)['\u2019]s? (?:[a-z-]+ ){0,2}$",
    re.IGNORECASE,
)

#: "Has spent $5, thanks in large part to $2 from Roe" and $1 from Doe.
_DUE_TO = re.compile(
    r"\b(?:thanks (?:in (?:\w+ )?part |largely |mostly )?to|buoyed by|fueled by|boosted by"
    r"|bolstered by|on the strength of|with the help of|courtesy of)\b[^;.]*$",
    re.IGNORECASE,
)
_A_SUM = re.compile(
    r"(?:an?|another|the|one|and|but|\s)+", re.IGNORECASE
)  # "A $5,000 gift from Acme"
_PARTS = re.compile(r"(?::|\u2014|,) (?:[\w-]+ ){0,2}$|: [^:;]*\band (?:[\w-]+ ){0,2}$")
_TO_NEXT = re.compile(r"\s+(?:each |apiece )?to (?=[^\W\d_])")
_SPREADS = re.compile(
    r"\b(?:money|cash|checks|contributions|donations|gifts|giving|generous"
    r"|largesse)\b[^:;$]{0,40}: ",
    re.IGNORECASE,
)
#: A list of gifts goes on: "Then there is $5,000 from Acme and $2,000 from Roe".
_THERE_IS = re.compile(
    r"(?:(?:and|then|also|next),? )*there (?:is|was|are|were|came)\b|there['\u2019]s\b", re.I
)

_COMMITTEE = re.compile(r"\b(?:committee|campaign|PAC|fund|party)$", re.IGNORECASE)

#: "The fund served as a conduit for Acme's $5,000 to Roe": whose it was stands after it.
_CARRIED = re.compile(
    rf"\b(?:{CARRIES} for|{ROUTED}) (?:[^;$]{{2,80}} )?$"
    r"|\b(?:gave|sent|handed) (?:the )?(?-i:[A-Z])[^,;$]{1,60}['\u2019]s? $",
    re.IGNORECASE,
)

#: "Donations from Roe to Doe topped $5".
_FROM_TO = re.compile(
    r"\b(?:donations|contributions|gifts|giving|money|checks|payments) from (?P<by>[^,;$]{2,60}?)"
    r" to (?P<to>[^,;$]{2,60}?) (?:have |has |had )?(?:total(?:s|ed|led)?|topp?(?:s|ed)"
    r"|exceed(?:s|ed)?|surpass(?:es|ed)|came to|add(?:s|ed)? up to|reach(?:es|ed)"
    r"|amount(?:s|ed) to) (?:[\w-]+ ){0,3}$",
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
    donor = donor or phrases.after("from|by", money.end, end) or _named_before(money, at)
    recipient = phrases.after("to|into", money.end, end)
    return (donor, recipient, said["noun"].lower().endswith("s")) if donor or recipient else None


def carried(money: Money) -> Sides | None:
    """The sides of "the fund served as a conduit for Acme's $5,000 to Roe" and "the fund passed on
    $5,000 from Acme to Roe", in which the subject of the sentence is neither."""
    low = money.sentence.start
    said = _CARRIED.search(money.text, low, money.start)
    if said is None:
        return None
    phrases, cast = money.context.phrases(money.sentence), money.context.cast
    owner = _OWNER.search(money.text, said.start(), money.start)
    at = owner.start() if owner else money.start
    named = [n for n in cast.between(said.start(), at + 1) if n.end == at] if owner else []
    donor = (
        cast.mention(named[-1]) if named else phrases.after("from", said.end(), money.clause_end)
    )
    recipient = phrases.after("to|into", money.end, money.sentence.end)
    return (donor, recipient, False) if donor and recipient else None


def given_from_to(money: Money) -> Sides | None:
    """The sides of "donations from Roe to Doe topped $5"."""
    said = _FROM_TO.search(money.text, money.sentence.start, money.start)
    if said is None:
        return None
    cast = money.context.cast
    donor, recipient = cast.party(*said.span("by")), cast.party(*said.span("to"))
    return (donor, recipient, True) if donor and recipient else None


def _named_before(money: Money, at: int) -> Parties | None:
    """The Acme of "the Acme donation of $5,000"."""
    cast = money.context.cast
    named = [n for n in cast.between(money.sentence.start, at + 1) if at - n.end in (0, 1)]
    the = named and re.search(r"\b[Tt]he $", money.text[: named[-1].start][-5:])
    return cast.mention(named[-1]) if the and cast.kind(named[-1]) != "side" else None


def made_gift(money: Money) -> Sides | None:
    """The sides of "who also made a $5,000 contribution to Roe", and of one's own "$5,000 gift".

    The noun beside the sum says what it was, whatever verb stands further off.
    """
    noun = _SUM_GIFT.match(money.text, money.end, money.sentence.end)
    low = money.sentence.start
    phrases = money.context.phrases(money.sentence)
    totaling = MADE_MANY.search(money.text, low, money.start)
    if totaling is not None:
        start, end = totaling.span("verb")
        verb = Verb(start, end, totaling["verb"], "give", passive=False)
        taker = phrases.after("to", totaling.end("what"), money.start)
        taker = taker or phrases.after("to", money.end, money.sentence.end)
        return (phrases.subject(money.sentence, verb), taker, True) if taker else None
    if noun is None:
        return _in_gifts(money)
    many = noun["noun"].lower().endswith("s")
    got = _THEY_GOT.match(money.text, noun.end(), money.sentence.end)
    if got:
        giver = phrases.after("from", got.end(), money.sentence.end)
        return (giver, money.context.cast.party(*got.span("who")), many) if giver else None
    by = _WRITTEN_BY.match(money.text, noun.end(), money.sentence.end)
    if by:
        giver = phrases.after("by", noun.end(), money.sentence.end)
        return (giver, None, many) if giver else None
    made = _MADE_A.search(money.text, low, money.start)
    if made is None:
        return None
    verb = Verb(made.start("verb"), made.end("verb"), made["verb"], "give", passive=False)
    taker = phrases.after("to|for", noun.end(), money.sentence.end)
    return (phrases.subject(money.sentence, verb), taker, many) if taker else None


def _in_gifts(money: Money) -> Sides | None:
    """Whose "$5,000 in contributions to Roe" are: of whom somebody reimbursed, or of an owner."""
    given = _IN_GIFTS.match(money.text, money.end, money.sentence.end)
    if given is None:
        return None
    low = money.sentence.start
    made = _MADE_SOME.search(money.text, low, money.start)
    if made:
        phrases = money.context.phrases(money.sentence)
        verb = Verb(made.start("verb"), made.end("verb"), made["verb"], "give", passive=False)
        taker = phrases.after("to", given.end(), money.sentence.end)
        return (phrases.subject(money.sentence, verb), taker, True) if taker else None
    said = _REIMBURSED.search(money.text, low, money.start)
    said = said or (_SOMEBODYS.search(money.text, low, money.start) if money.follows else None)
    if said is None:
        return None
    phrases = money.context.phrases(money.sentence)
    taker = phrases.after("to", given.end(), money.sentence.end)
    return money.context.cast.party(*said.span("who")), taker, True


def takes_by_noun(money: Money) -> bool:
    """Whether its receiver's side is told: "a $1,000 donation she received"."""
    noun = _SUM_GIFT.match(money.text, money.end, money.sentence.end)
    return bool(noun and _THEY_GOT.match(money.text, noun.end(), money.sentence.end))


def is_reimbursed(money: Money) -> bool:
    """Whether a sum is what somebody reimbursed others for giving."""
    given = _IN_GIFTS.match(money.text, money.end, money.sentence.end)
    return bool(given and _REIMBURSED.search(money.text, money.sentence.start, money.start))


def listed_from(money: Money) -> Sides | None:
    """The sides of each of "the largest were $5,000 from Acme and $2,000 each from Roe and Doe"."""
    said = _FROM.match(money.text, money.end, money.sentence.end)
    if not said:
        return None
    funded = _FUNDED_WITH.search(money.before)
    came = bool(money.verb and _CAME.match(money.verb.word))
    thanks = _DUE_TO.search(money.before) or _is_part(money)
    known = money.family in {"give", "receive", "raise"} and not money.follows and not thanks
    known = known and not _PART.search(money.before) and not funded and not came
    told = money.verb is None or money.follows or came
    reported = money.family == "has" and not money.follows
    if known or not (thanks or funded or told or reported or _LISTS.search(money.before)):
        return None
    phrases = money.context.phrases(money.sentence)
    donor = phrases.after("from", money.end, money.sentence.end)
    if donor is None:
        return None
    to = phrases.after("to|into", said.end(), money.clause_end)
    if to is None and _is_part(money):
        to = money.before_item.to_party if money.before_item else None
    if to is not None:
        return donor, to, False
    if came or _THERE_IS.match(money.sentence.text):
        return (donor, None, False) if not came else None
    if funded:
        at = money.sentence.start + funded.start()
        return donor, phrases.antecedent(money.sentence, at), False
    return donor, _taker(money, donor), False


def for_committee(money: Money, at: int) -> Parties | None:
    """The committee of "solicited $5 from Roe for her husband's inaugural committee"."""
    found = money.context.phrases(money.sentence).after("for", at, money.clause_end)
    fits = isinstance(found, Mention) and _COMMITTEE.search(found.name)
    return found if fits else None


def _is_part(money: Money) -> bool:
    """ "They gave $30 million to Roe: $13 million from Acme and $17 million from Doe"."""
    before = money.before_item
    if before is None or before.sentence is not money.sentence or money.family != "give":
        return False
    return not money.follows and bool(_PARTS.search(money.before))


def listed_to(money: Money) -> Sides | None:
    """The sides of each of "Acme is spreading its cash: $5 to Roe, $2 to Doe and $1 to Bo Penn"."""
    said = _TO_NEXT.match(money.text, money.end, money.sentence.end)
    spread = _SPREADS.search(money.before) if said and money.verb is None else None
    if said is None or spread is None:
        return None
    phrases = money.context.phrases(money.sentence)
    taker = phrases.after("to", said.end() - 3, money.sentence.end)
    giver = phrases.main_subject(money.sentence, money.sentence.start + spread.start())
    return (giver, taker, False) if giver and taker else None


def there_is(money: Money) -> bool:
    """Whether its sentence only goes on with a list of gifts, or tells what came of them."""
    if _is_part(money) or _THERE_IS.match(money.sentence.text):
        return True
    if _DUE_TO.search(money.before) and not _THANKS.match(money.sentence.text):
        return True
    one = _SUM_GIFT.match(money.text, money.end, money.sentence.end)
    return bool(one and not one["noun"].endswith("s") and _A_SUM.fullmatch(money.before))


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
