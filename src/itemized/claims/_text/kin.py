"""Those who give together: "Roe and his wife, Kay, each gave", "two unions, A and B, gave"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text import phrase_forms as forms
from itemized.claims._text.party_forms import ROLE_WORDS
from itemized.claims._text.words import KIN_NOUNS, PEOPLE_NOUNS
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.names import Name
    from itemized.claims._text.parties import Cast, Parties
    from itemized.claims._text.sentences import Sentence

_CAPITAL = r"[^\W\d_a-z][\w.'\u2019-]*"
_KIN = re.compile(
    rf"(?:,? and|,) (?P<who>(?:his|her|their) (?:late |two |three |four |adult |young )*"
    rf"(?P<kin>{KIN_NOUNS}))(?:, (?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,3}}))?"
    r"(?:,? and (?:his|her|their|two|three|four|five|several) [^,;.]{3,30})?,?\s*$"
)
_HE = re.compile(rf"\b(?:he|she|the (?:[\w-]+ ){{0,2}}?(?:{PEOPLE_NOUNS}))$", re.IGNORECASE)
_WHO_ASIDE = re.compile(r", who [^,;$]{3,80}$")
_KIN_AFTER = re.compile(
    rf" and (?P<who>(?:his|her) (?:late )?(?P<kin>wife|husband|son|daughter|brother|sister|father"
    rf"|mother))"
    rf"(?:,? (?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,2}})(?=[,.;:)]|$))?"
)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|several|a pair of) (?:[\w-]+ ){0,3}?(?:organi[sz]ations|groups"
    r"|companies"
    r"|unions|PACs|donors|firms|committees|nonprofits|executives|brothers|billionaires|lawyers"
    r"|developers|foundations|associations)(?:,|:| \u2014| like"
    r"| such as) (?=(?:the )?(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
_CAMPAIGN_AND = re.compile(
    r"\s*(?P<one>(?:[Tt]he |[A-Z])[\w.'\u2019 -]{2,50}?(?:campaign|committee|PAC|party))"
    r" and (?:the |his |her |its )?"
)
#: A list of givers told by what they are, right before a verb and at the head of a clause.
_PLURAL = (
    r"(?!(?:his|her|its|their|the|who|which|as|is|was|has|this|those|these|both|said|says)\b)"
    r"(?:[\w&-]+ ){0,3}?(?:[a-z-]{3,}s|labor|people|industry|management|women|men)"
    r"(?: (?:of|at|from|in|with|for) (?:[\w.&'\u2019-]+ ?){1,5}?)?"
)
_PLURALS = re.compile(
    r"(?:^|[.;:\u2014] |\b(?:while|but|that|because|whereas) "
    r"|^(?:In|Since|Over|During|Between|From|By|At|On|Last|This) [^,;$]{2,50}, )"
    rf"(?P<all>{_PLURAL}(?:, {_PLURAL}){{0,5}},? and {_PLURAL})$",
    re.IGNORECASE,
)
_ONE_OF_PLURALS = re.compile(
    rf"(?:^|, (?:and )?| and )(?P<one>{_PLURAL})(?=,| and |$)", re.IGNORECASE
)
_REACH = 200  # code points before the verb in which all of them are named


def family(cast: Cast, sentence: Sentence, end: int) -> Parties | None:
    """Both of "Roe and his wife, Kay," where they stand right before a place.

    A given name alone takes the surname of the first: "Kay" is Kay Roe.
    """
    low = max(sentence.start, end - _REACH)
    kin = _KIN.search(cast.text, low, end)
    if not kin:
        return None
    first = [n for n in cast.between(low, kin.start()) if n.end == kin.start()]
    who = _WHO_ASIDE.search(cast.text, low, kin.start())
    if who:  # "Roe, who owns Acme, and her husband": Roe's
        first = [n for n in cast.between(low, who.start()) if n.end == who.start()] or first
    pronoun = None if first else _HE.search(cast.text[low : kin.start()])
    meant = cast.party(low + pronoun.start(), kin.start()) if pronoun else None
    head = cast.mention(first[-1]) if first else meant
    if not isinstance(head, Mention):
        return None
    if not kin["name"]:
        start, stop = kin.span("who")
        whole = f"{head.name}\u2019s {kin['kin']}"
        return head, Mention(cast.text[start:stop], whole, start, stop, "person", resolved=True)
    start, stop = kin.span("name")
    name = kin["name"]
    if " " not in name and " " in head.name:
        name = f"{name} {head.name.split()[-1]}"
    resolved = name != kin["name"]
    return head, Mention(kin["name"], name, start, stop, "person", resolved=resolved)


def with_kin(cast: Cast, party: Parties | None, limit: int) -> Parties | None:
    """Both of "from Roe and his wife, Kay", where the phrase read ends with Roe."""
    if not isinstance(party, Mention) or party.kind != "person":
        return party
    kin = _KIN_AFTER.match(cast.text, party.end, min(limit, party.end + 80))
    if not kin:
        return party
    start, stop = kin.span("name" if kin["name"] else "who")
    surname = party.name.split()[-1]
    name = (kin["name"] or "").rstrip(".") or f"{party.name}\u2019s {kin['kin']}"
    if kin["name"] and " " not in name and " " in party.name:
        name = f"{name} {surname}"
    text = cast.text[start:stop]
    return party, Mention(text, name, start, stop, "person", resolved=name != text)


def enumerated(cast: Cast, low: int, end: int) -> Parties | None:
    """Both of "two groups, Acme Now and the Roe Fund,"."""
    told = _SEVERAL.search(cast.text, low, end)
    names = cast.between(told.end(), end) if told else []
    listed = cast.several(names) if len(names) > 1 else []
    return tuple(listed) if len(listed) == len(names) > 1 else None


def plurals(cast: Cast, low: int, end: int) -> Parties | None:
    """Each of "unions, trial lawyers and teachers", told by nothing but what they are."""
    low = max(low, end - _REACH)
    told = _PLURALS.search(cast.text[low:end])
    if told is None:
        return None
    start = low + told.start("all")
    parties = []
    for m in _ONE_OF_PLURALS.finditer(told["all"]):
        words = m["one"]
        at = start + m.start("one")
        parties.append(Mention(words, words, at, at + len(words), "group"))
    return tuple(parties) if len(parties) > 1 else None


def absolute(cast: Cast, low: int, end: int) -> Mention | None:
    """The union of "backers raised $6 million, the union chipping in $2 million"."""
    named = [n for n in cast.between(max(low, end - 90), end) if n.end == end]
    if not named or not re.search(r", (?:the |with |and )*$", cast.text[low : named[-1].start]):
        return None
    return cast.mention(named[-1])


def neither(cast: Cast, low: int, pre: str) -> Parties | None:
    """Both of "neither Roe nor Doe", in the words pre that begin at low."""
    said = forms.NEITHER.search(pre)
    if not said:
        return None
    sides = [cast.party(low + said.start(g), low + said.end(g)) for g in ("one", "two")]
    both = [s for s in sides if isinstance(s, Mention)]
    return tuple(both) if len(both) == len(sides) else None


def is_role(cast: Cast, name: Name, person: Name) -> bool:
    """Whether a name only says what the one after it is: "Retired Marine colonel Jo Roe"."""
    words = re.fullmatch(
        rf"(?:['\u2019]s?)? {ROLE_WORDS.pattern}", cast.text[name.end : person.start]
    )
    full = " " in name.text and cast.kind(name) == "person"
    if words is None or (full and words[0].startswith(" ")):
        return False  # "Roe leads Doe"
    return " " in person.text and cast.kind(person) == "person"


def owned(what: str, owner: str, start: int, end: int) -> Mention:
    """The campaign or the company at [start, end) that is somebody's."""
    kind = "committee" if re.search(r"campaign|committee|pac", what, re.IGNORECASE) else "group"
    return Mention(what, f"{owner}\u2019s {what}", start, end, kind, resolved=True)


def campaign_and(cast: Cast, start: int, end: int) -> Parties | None:
    """Both of "the president's campaign and the Acme Party"."""
    said = _CAMPAIGN_AND.match(cast.text, start, end)
    named = cast.between(said.end(), end) if said else []
    if said is None or not named or named[0].start != said.end():
        return None
    sides = (cast.party(*said.span("one")), cast.headed(named[0]))
    both = [s for s in sides if isinstance(s, Mention)]
    return tuple(both) if len(both) == len(sides) else None
