"""Items of a list: "Roe's donors include Jo Doe ($5,000) and Acme ($2,000)", lines, "followed by".

An item is a name beside an amount; what was done is told once, at the head of the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itemized.claims._text import money_forms as forms
from itemized.claims._text.figures import heading
from itemized.claims._text.names import Name
from itemized.claims._text.parties import Parties
from itemized.claims._text.phrase_forms import WHENCE
from itemized.claims._text.profiles import headed_by
from itemized.claims._text.sentences import LINE_MARK
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.money import Money
    from itemized.claims._text.sentences import Sentence

#: "($5,000)", ", $5,000", ": $5,000", ", with $5,000" right after a name.
_BESIDE = re.compile(
    r"(?P<lead>\.?(?P<head>(?:['\u2019]s)? (?:family|brothers|sisters|campaign|estate"
    r"|foundation|network|firm|group|fund"
    r"|company))?(?: \([^()$]{1,30}\))?(?: (?:of|in"
    r"|from) [A-Z][\w. ]{1,25}?)?(?:, [^,;:()$]{3,70})?)"
    r"(?: (?:follow|trail|com)(?:s|ed|ing)(?: (?:in|far|close|closely|just|not|behind|second|third"
    r"|next|a|distant)){0,4})?(?:,? \(|, |: ?| ?[\u2014\u2013] ?| - |\.{2,} ?|,? (?:at|with|for"
    r"|gave|each|another)\b ?)"
    r"(?:(?:at|with|for|gave|another|about|nearly|almost|more than|some|over|roughly|just|only|a"
    r"|an additional|around|at least|up to|the) )*",
)
#: What the head of a list of givers says before the first of them.
_GIVERS = re.compile(
    r"\b(?P<noun>donors?|givers?|contributors?|backers?|funders?|patrons?|benefactors?"
    r"|contributions|donations|gifts|checks)\b(?P<to>(?: (?:to|for) [^,;:$]{3,60}?)?)"
    r"(?: (?:this|last) [\w-]+| so far)?(?:,? by donor)?"
    r"(?:\s(?:include[sd]?|including|were|are|was|is|came from|like|such as|from)\b|\s*[:\u2014])",
    re.IGNORECASE,
)
#: "His biggest giver, at $5,000", "The top donor was Acme, a union, with $5,000".
_RANKED_GIVER = re.compile(
    r"\b(?:(?P<raiser>fundraisers?)|donors?|givers?|contributors?|backers?|funders?"
    r"|patrons?)\b(?P<to>(?: (?:to|for)"
    r" [^,;$()]{3,50}?)?)(?P<is>(?:\s*:|,|\s(?:is|was|were|remains|has been))\s[^;$()]{2,80}?)?"
    r"(?:,? (?:at|with|giving|having given)|,| \()\s?(?:(?:about|nearly|almost|more|than|over|just"
    r"|some|roughly|around|only|least|a|an|the|another|up|to) )*$",
    re.IGNORECASE,
)
_AMONG_THEM = re.compile(r"\b(?:among them|including|such as|like|led by)\b")
_AMONG = re.compile(
    r"\b(?:among|as) (?:its|his|her|their) (?:[\w-]+ ){0,3}(?:donors|givers|contributors|backers"
    r"|funders|patrons)\b",
    re.IGNORECASE,
)
_FUNDED = re.compile(
    r"\b(?:bankrolled|funded|financed|backed|underwritten|fueled|supported)(?: \w+ly)? by\b", re.I
)
#: What joins an item to the one before it: "Roe ($5,000), and Doe ($2,000)".
_JOINS = re.compile(
    r"\)?[,;]?\s(?:(?:and|then|plus|followed|trailed|joined|next) )*(?:by )?(?:the )?"
    r"(?:(?!(?:in|on|for|from|of|to|with|who|that|by)\b)[a-z][\w-]* |[A-Z][\w-]*-[a-z]+ ){0,4}"
    r"(?:(?:former |then-|Ex-)?(?:Sen|Rep|Gov|Mayor|Lt|Mr|Ms|Dr|State)\.? ){0,2}"
)
#: "Roe ($5,000) and Doe ($2,000) were next".
_WERE_NEXT = re.compile(
    r"\b(?:(?:was|were|came|ranked|finished|followed) (?:next|second|third|close behind|not far"
    r" behind)|followed)[^,;$]{0,20}$",
    re.IGNORECASE,
)
#: "Roe leads, with Doe following far behind at $5 million".
TRAILS = re.compile(
    r"\b(?:follow(?:s|ed|ing)|trail(?:s|ed|ing)|next|second|third|far behind|close behind"
    r"|c[ao]m(?:e|es|ing) in)\b[^;,$]{0,30}? (?:at|with) (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
#: A sentence that is but an item: "Sen. Jane Roe, $5 million".
_ONLY_ITEM = re.compile(r"\W*(?:\([^()]{1,40}\))?(?:, plus\b.*)?\W*$")
#: It goes on with the gifts that the sentence before it told of.
_ON = re.compile(
    r"(?:(?:he|she|it|they|that|those) (?:was|were) )?(?:followed|trailed|joined) by\b"
    r"|next (?:came|was|were)\b|(?:(?:not far|close|right|just) )?behind (?:was|were|came|him|her"
    r"|them)\b|(?:the )?(?:top|biggest|largest|other|another) (?:[\w-]+ ){0,2}?"
    r"(?:donors?|givers?|contributors?|backers?|checks?)\b",
    re.IGNORECASE,
)
_HEADS = (
    (
        "raise",
        re.compile(
            r"\b(?:presidential|quarterly|fundraising|campaign|Q[1-4]|\d{4}) totals\b",
            re.IGNORECASE,
        ),
    ),
    ("give", re.compile(r"\b(?:donors?|givers|contribut\w+|donat\w+|gifts?|gave|checks)\b", re.I)),
    ("raise", re.compile(r"\b(?:rais\w+|hauls?|receipts|fundrais\w+|took in)\b", re.I)),
    ("spend", re.compile(r"\b(?:spen[dt]\w*|expenditures)\b", re.I)),
    ("has", re.compile(r"\b(?:cash|on hand|in the bank|war chests?)\b", re.I)),
)
_TO_WHOM = re.compile(r"\b(?:donors?|contribut\w+|donations?|gifts?|checks|gave) (?:to|for) ", re.I)
#: "And the carpenters' union (", ", a coal company with".
_COMMON_ITEM = re.compile(
    r"(?:[,;:] (?:and )?|\band |\b(?:include[sd]?|including|from|were|are) )(?:the |an? )?"
    r"(?P<who>(?:(?!(?:from|to|of|for|by|with|and|in|the)\b)[\w'\u2019-]+ ){1,4}?(?:unions?"
    r"|associations?|lobby|industry"
    r"|council|federation|compan(?:y|ies)|firms?|foundation|party|pac|committee|alliance|chamber"
    r"|interests|executives|contractors|developers))"
    r"(?: \(|,? (?:with |at |gave |another |about |nearly |more than )*)$",
    re.IGNORECASE,
)
#: "The prison guards (" : whatever it is called, a sum in brackets is beside it.
_BRACKETED_ITEM = re.compile(
    r"(?:[,;:] (?:and )?|\b(?:and|include[sd]?|including|from|by) )(?:the |an? )?"
    r"(?P<who>(?:(?!(?:from|to|of|for|by|with|and|in|the|which|who|that|about|only)\b)"
    r"[a-z][\w'\u2019-]* ){0,3}?[a-z][\w'\u2019-]*) \($"
)
_SHORT = 60  # code points of "Republican Jo Roe: "
_NEAR_VERB = 20  # code points between "received" and "contributions from"
_LINES_BACK = 20  # lines of a list before the one that heads it


@dataclass(frozen=True)
class Item:
    """A name beside an amount. family: of what was done; other: to whom, where the head says."""

    family: str
    who: Parties
    other: Parties | None
    direction: str = "gave"
    takes: bool = False  # the items of its list are those who were given to


def item_of(money: Money) -> Item | None:
    """The item of a list that an amount stands in, with what the head of the list says."""
    name = name_beside(money)
    if name is None:
        return _ranked_giver(money)
    return (
        _of_takers(money, name)
        or _among_givers(money, name)
        or _of_givers(money, name)
        or _of_funders(money, name)
        or _line_head(money, name)
        or _colon_head(money, name)
        or _after_item(money, name)
        or _ranked_giver(money)
    )


def _ranked_giver(money: Money) -> Item | None:
    """The one whose rank among givers is told with the sum: "Acme was his top donor, at $5,000"."""
    low = money.sentence.start
    if any((a.start or 0) < money.start for a in money.others):
        return None
    ranked = _RANKED_GIVER.search(money.before)
    if ranked is None:
        return None
    cast, phrases = money.context.cast, money.context.phrases(money.sentence)
    named = cast.between(low + ranked.start("is"), low + ranked.end("is")) if ranked["is"] else []
    who = (
        cast.headed(named[0])
        if named
        else phrases.main_subject(money.sentence, low + ranked.start())
    )
    if ranked["raiser"]:
        return Item("raise", who, None) if who else None
    skip = who.name if isinstance(who, Mention) else ""
    return Item("give", who, _taker(money, ranked, skip)) if who else None


def _of_takers(money: Money, name: Name) -> Item | None:
    """One of "Acme gave $9,000 to candidates, among them Jo Doe ($5,000) and Bo Roe ($2,000)"."""
    before = money.before_item
    if before is None or before.sentence is not money.sentence:
        return None
    if not money.text[name.end : money.start].endswith("("):
        return None
    taker = money.context.cast.headed(name)
    item = before.item
    if item is not None and item.takes:
        return Item("give", item.who, taker, takes=True)
    giver = before.subject if before.family == "give" and not before.follows else None
    led = _AMONG_THEM.search(money.text, before.end, name.start)
    return Item("give", giver, taker, takes=True) if giver and led and before.to_party else None


def _among_givers(money: Money, name: Name) -> Item | None:
    """One of "Acme PAC raised $5,000, with Jo Doe ($2,000) among its donors"."""
    low = max([money.sentence.start, money.text.rfind(" with ", money.sentence.start, name.start)])
    among = _AMONG.search(money.text, money.end, money.sentence.end)
    if not among or low == money.sentence.start:
        return None
    who = money.context.cast.headed(name)
    return Item(
        "give", who, money.context.phrases(money.sentence).main_subject(money.sentence, low)
    )


def _of_givers(money: Money, name: Name) -> Item | None:
    """One of "Roe's donors include Jo Doe ($5,000) and Acme ($2,000)"."""
    head = money.text[money.sentence.start : name.start]
    given = list(_GIVERS.finditer(head))
    told = [a.end or 0 for a in money.others if (a.end or 0) <= name.start]
    at = max([given[-1].end(), *(end - money.sentence.start for end in told)]) if given else 0
    if not given or re.search(r"\b(?:who|which)\b", head[at:]):
        return None
    who, taker = money.context.cast.headed(name), _taker(money, given[-1])
    at = money.sentence.start + given[-1].start()
    got = [v for v in money.context.verbs[money.sentence.index] if v.family == "receive"]
    got = [v for v in got if v.end <= at < v.end + _NEAR_VERB]
    came = bool(got) and got[-1].word.lower().startswith("c")
    if taker is None and came:
        return Item("give", who, _who_took(money))
    if taker is None and got:
        taker = money.context.phrases(money.sentence).subject(money.sentence, got[-1])
        return Item("give", who, taker, "received")
    return Item("give", who, taker)


def _who_took(money: Money) -> Parties | None:
    """He of "he received $9,000, most of which comes from Acme ($5,000) and Roe ($2,000)"."""
    before = money.before_item
    if before is None or before.sentence is not money.sentence:
        return None
    if before.item is not None:
        return before.item.other
    return before.subject if before.family == "receive" else None


def _of_funders(money: Money, name: Name) -> Item | None:
    """One of "Acme Now, bankrolled by Jo Doe ($5,000) and Bo Roe ($2,000)"."""
    low = money.sentence.start
    funded = _FUNDED.search(money.text, low, name.start)
    if not funded or not re.match(r" \(|, (?!gave )", money.text[name.end : money.start]):
        return None  # of "Acme Now, bankrolled by Jo Doe, gave $5,000" the sum is Acme's
    phrases = money.context.phrases(money.sentence)
    taker = phrases.antecedent(money.sentence, funded.start())
    return Item("give", money.context.cast.headed(name), taker)


def _colon_head(money: Money, name: Name) -> Item | None:
    """The first item after the words that head it: "First-quarter totals: Jane Roe, $5 million"."""
    low = money.sentence.start
    colon = money.text.rfind(": ", low, name.start)
    if colon < 0 or not _JOINS.fullmatch(money.text, colon + 1, name.start):
        return None
    if any(low <= (a.start or 0) < money.start for a in money.others):
        return None
    family = next((f for f, form in _HEADS[:1] if form.search(money.text, low, colon)), None)
    return Item(family, money.context.cast.headed(name), None) if family else None


def _after_item(money: Money, name: Name) -> Item | None:
    """What goes on with the amount before it: "Roe gave $5,000; Jo Doe, $2,000"."""
    before = money.before_item
    if before is None or not _goes_on(money, name, before):
        return None
    who = money.context.cast.headed(name)
    if before.item is not None and before.item.takes:
        return Item("give", before.item.who, who, takes=True)
    own = _to_own(money)
    if before.item is not None:
        return Item(before.item.family, who, own or before.item.other, before.item.direction)
    if before.verb is None and forms.GIVERS.search(before.before):
        ranked = _RANKED_GIVER.search(before.before)
        return Item("give", who, _taker(before, ranked) if ranked else None)
    if before.verb is None or before.verb.passive:
        return None
    if before.family == "give":
        return Item("give", who, own or before.to_party)
    family = "raise" if before.family == "receive" else before.family
    return Item(family, who, None) if family in {"raise", "spend", "has"} else None


def _to_own(money: Money) -> Parties | None:
    """To whom an item itself says that it went: "Roe gave $5 to Acme; Doe, $1 to Quay"."""
    to = re.match(r" (?:in)?to (?=[^\W\d_])", money.text[money.end : money.end + 8])
    phrases = money.context.phrases(money.sentence)
    return phrases.after("to|into", money.end, money.clause_end) if to else None


def _goes_on(money: Money, name: Name, before: Money) -> bool:
    """Whether an amount only adds to the list that the amount before it stands in."""
    if before.sentence is money.sentence:
        told = money.verb is not None and before.end <= money.verb.start < money.start
        bracketed = money.text[before.end : before.end + 1] == ")" and before.item is not None
        joined = bracketed and _JOINS.fullmatch(money.text, before.end, name.start)
        led = re.search(r"\b(?:followed|trailed|joined) by\b", money.text[before.end : name.start])
        return not told and bool(";" in money.text[before.end : name.start] or joined or led)
    rest = money.text[money.end : money.sentence.end]
    if before.item is not None and name.start - money.sentence.start < _SHORT:
        only = _ONLY_ITEM.match(rest) and _JOINS.fullmatch(
            " " + money.before[: name.start - money.sentence.start]
        )
        if only and money.sentence.index - before.sentence.index <= 1:
            return True
    if _WERE_NEXT.search(money.sentence.text.rstrip(" .")):
        return money.sentence.index - before.sentence.index <= 1
    colon = money.before.endswith(": ") and len(money.before) < _SHORT
    return money.sentence.index - before.sentence.index <= 1 and bool(
        colon or _ON.match(money.sentence.text)
    )


def name_beside(money: Money) -> Name | None:
    """The name that an amount stands beside: "Jo Doe ($5,000)", "Jo Doe, a banker, $5,000"."""
    low = max([a.end or 0 for a in money.others if (a.end or 0) <= money.start], default=0)
    low = max(low, money.sentence.start)
    for n in reversed(money.context.cast.between(low, money.start)):
        if money.context.cast.kind(n) in {"place", "side"}:
            continue
        gap = _BESIDE.fullmatch(money.text, n.end, money.start)
        if gap is None or forms.TOLD.search(gap["lead"]):
            return _common_beside(money, n.end)
        return _whose_place(money, n, low)
    return _common_beside(money, low)


def _whose_place(money: Money, place: Name, low: int) -> Name:
    """The Roe of "Jo Roe of Acme Falls, $5,000": whoever is from there, where anybody is."""
    before = money.context.cast.between(low, place.start)
    from_it = [n for n in before if WHENCE.fullmatch(money.text, n.end, place.start)]
    return from_it[-1] if from_it and money.context.cast.kind(place) is None else place


def _common_beside(money: Money, low: int) -> Name | None:
    """A group told by what it is, in a list: "Roe ($5,000) and the carpenters' union ($2,000)"."""
    said = _COMMON_ITEM.search(money.text, low, money.start)
    said = said or _BRACKETED_ITEM.search(money.text, low, money.start)
    if said is None:
        return None
    return Name(said.start("who"), said.end("who"), said["who"], "organization")


def _taker(money: Money, given: re.Match[str], skip: str = "") -> Parties | None:
    """To whom the gifts of a list went: "donors to Roe", "Roe's donors", "her donors"."""
    cast, low = money.context.cast, money.sentence.start
    if given["to"] and not given["to"].endswith((" date", " now")):
        start, end = low + given.start("to"), low + given.end("to")
        return cast.party(start + 4, end)
    at = low + given.start()
    owner = re.search(
        r"(?:\b(?P<his>his|her|its|their)|(?P<of>['\u2019]s?)) (?:[\w.-]+ ){0,4}$",
        money.text[low:at],
        re.IGNORECASE,
    )
    if owner is None:
        return None
    if owner["of"]:
        end = low + owner.start()
        named = [n for n in cast.between(low, end + 1) if n.end == end]
        return cast.mention(named[-1]) if named else None
    start, end = (low + i for i in owner.span("his"))
    personal = owner["his"].lower() in {"his", "her"}
    meant = cast.person_before(start, skip) if personal else cast.thing_before(start, skip=skip)
    return cast.stands_for(start, end, meant) if meant else None


def _line_head(money: Money, name: Name) -> Item | None:
    """The item of a line in a list of lines, by what the line above the list says."""
    sentence = money.sentence
    if not _is_line(money, sentence):
        return None
    if any((a.start or 0) < money.start for a in money.others):
        return None
    sentences = money.context.sentences
    for s in reversed(sentences[max(0, sentence.index - _LINES_BACK) : sentence.index]):
        if _is_line(money, s):
            continue
        if s.paragraph < sentence.paragraph - 1 and not s.text.endswith(":"):
            return None
        found = [(family, m) for family, form in _HEADS if (m := form.search(s.text))]
        if not found:
            continue
        family = min(found, key=lambda f: f[1].start())[0]
        to = _TO_WHOM.search(s.text) if family == "give" else None
        phrases = money.context.phrases(s)
        taker = None
        if to:
            at = s.start + to.end()
            taker = money.context.cast.party(at, phrases.end_of_phrase(at, s.end))
        elif family == "give":
            owner = headed_by(money.context, s)
            taker = money.context.cast.mention(owner) if owner else None
            taker = taker or heading(money.context, 0, s.start)
        return Item(family, money.context.cast.headed(name), taker)
    return None


def _is_line(money: Money, sentence: Sentence) -> bool:
    """Whether a sentence stands in a line of a list, behind a mark or by itself."""
    text = money.text
    if LINE_MARK.match(sentence.text):
        return True
    at = text.rfind("\n", 0, sentence.start) + 1
    return sentence.line or bool(LINE_MARK.match(text, at, sentence.start + 1))
